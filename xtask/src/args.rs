//! The command line of `cargo xtask`.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::Contents;
use crate::packages::Install;
use crate::{bench, mutants, steps};

/// Builds, serves and tests plan-chart.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// One command with its options.
#[derive(Debug, PartialEq, Subcommand)]
pub enum Command {
    /// Builds the page and serves it on this machine.
    Serve {
        /// The port to listen on; 0 takes any free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// What the page shows.
        #[command(flatten)]
        contents: Contents,
    },
    /// Builds the page for release into dist/, and the npm package and the program into target/.
    Dist {
        /// What the page shows.
        #[command(flatten)]
        contents: Contents,
    },
    /// Formats, lints, tests, builds, and checks the result in a browser.
    Test(steps::Choice),
    /// Prints what the built page weighs by file and by crate, and holds it to its budget.
    Size,
    /// Measures the page against one written by hand.
    Bench(bench::Choice),
    /// Changes the sources bit by bit and lists the changes that no test notices; takes hours.
    Mutants(mutants::Choice),
    /// Takes pictures of the page for looking at.
    Shots {
        /// The folder to write them to [default: target/shots].
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Whether system packages may be installed.
        #[command(flatten)]
        install: Install,
    },
}

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub enum Request {
    /// To print this text.
    Help(String),
    /// To run this command.
    Run(Command),
}

impl Request {
    /// Reads the arguments; the first is the name of the program.
    ///
    /// # Errors
    /// A sentence naming the argument that is not understood and the values that are.
    pub fn parse<T: Into<OsString> + Clone>(
        arguments: impl IntoIterator<Item = T>,
    ) -> Result<Self> {
        match Arguments::try_parse_from(arguments) {
            Ok(arguments) => Ok(Self::Run(arguments.command)),
            Err(error) => match error.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                    Ok(Self::Help(error.render().to_string()))
                }
                _ => Err(anyhow!(sentence(&error))),
            },
        }
    }
}

/// The first paragraph of clap's message in one line, and where to find what is allowed if it does not say so.
fn sentence(error: &clap::Error) -> String {
    let message = error.render().to_string();
    let paragraph = message.split("\n\n").next().unwrap_or_default();
    let words: Vec<_> = paragraph.split_whitespace().collect();
    let sentence = words.join(" ");
    let sentence = sentence.strip_prefix("error: ").unwrap_or(&sentence);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let commands = Arguments::command();
            let names: Vec<_> = commands.get_subcommands().map(clap::Command::get_name).collect();
            format!("{sentence} [possible values: {}]", names.join(", "))
        }
        ErrorKind::UnknownArgument => format!("{sentence}; `--help` lists the options"),
        _ => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::Browser;
    use crate::steps::Step;

    fn parse(line: &str) -> Result<Request> {
        Request::parse(["xtask"].into_iter().chain(line.split_whitespace()))
    }

    #[track_caller]
    fn command(line: &str) -> Command {
        match parse(line).expect("parses") {
            Request::Run(command) => command,
            Request::Help(text) => panic!("`{line}` prints help: {text}"),
        }
    }

    #[track_caller]
    fn help(line: &str) -> String {
        match parse(line).expect("parses") {
            Request::Help(text) => text,
            Request::Run(command) => panic!("`{line}` runs {command:?}"),
        }
    }

    #[track_caller]
    fn refused(line: &str, words: &[&str]) {
        let message = format!("{:#}", parse(line).expect_err("must be refused"));
        for word in words {
            assert!(message.contains(word), "`{line}` says: {message}");
        }
        assert!(!message.contains('\n'), "one sentence, not: {message}");
    }

    #[test]
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_command_is_help() {
        assert_eq!(help(""), help("--help"));
        for name in ["serve", "dist", "test", "size", "bench", "mutants", "shots"] {
            assert!(help("").contains(&format!("\n  {name} ")), "{name} is listed");
        }
        assert!(help("serve --help").contains("--port"));
        assert!(help("test --help").contains("old-engines"), "steps are listed");
    }

    #[test]
    fn options_are_read() {
        for (line, due) in [("serve", 8080), ("serve --port 0", 0), ("serve --port=81", 81)] {
            let contents = Contents::default();
            assert_eq!(command(line), Command::Serve { port: due, contents });
        }
        let known = command("dist --site https://example.org/plan --picture a.png");
        assert_ne!(known, Command::Dist { contents: Contents::default() });
        let others = command("dist --record a.json b.json --site https://example.org/plan");
        assert_ne!(others, Command::Dist { contents: Contents::default() });
        assert_eq!(command("test"), Command::Test(steps::Choice::default()));
        assert_eq!(
            command("test --browsers all --only build,wasm --case live --fuzz 3 --no-install"),
            Command::Test(steps::Choice {
                all: false,
                browsers: Some(Browser::ALL.to_vec()),
                only: vec![Step::Build, Step::Wasm],
                case: Some("live".into()),
                fuzz: 3,
                install: Install { no_install: true },
            })
        );
        assert_eq!(
            command("test --all"),
            Command::Test(steps::Choice { all: true, ..steps::Choice::default() })
        );
        assert_eq!(
            command("bench --peers --rounds 3"),
            Command::Bench(bench::Choice { peers: true, rounds: 3, install: Install::default() })
        );
        assert_eq!(
            command("mutants --file src/decimal.rs"),
            Command::Mutants(mutants::Choice { files: vec!["src/decimal.rs".into()] })
        );
        assert_eq!(
            command("shots --out x"),
            Command::Shots { out: Some("x".into()), install: Install::default() }
        );
    }

    #[test]
    fn what_is_not_understood_is_named_with_what_is() {
        refused("fly", &["'fly'", "serve", "shots"]);
        refused("dist --site plan", &["'plan'", "--site", "https://"]);
        refused("dist --picture a.png", &["--site"]);
        refused("dist --fast", &["'--fast'", "--help"]);
        refused("--port 1", &["'--port'"]);
        refused("serve --port x", &["'x'", "--port"]);
        refused("serve --port 70000", &["70000", "--port", "65535"]);
        refused("serve --port", &["--port"]);
        refused("test --fuzz much", &["'much'", "--fuzz"]);
        refused("bench --rounds few", &["'few'", "--rounds"]);
        refused("dist more", &["'more'"]);
        refused("test --browsers netscape", &["netscape", "--browsers", "chromium", "all"]);
        refused("test --only build,fly", &["'fly'", "--only", "build", "old-engines"]);
        refused("test --all --only build", &["--all", "--only"]);
    }
}
