//! What was asked for on the command line.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;

use crate::bench;
use crate::browser::Browser;
use crate::mutants;
use crate::steps::Choice;

/// What `cargo xtask` and `cargo xtask --help` print.
pub const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]           builds the page and serves it on this machine (8080; 0 = any free port)
  dist                       builds the page for release into dist/
  test [--browsers LIST]     formats, lints, tests, builds, and checks the result in browsers
       [--only STEPS]        runs these steps alone
       [--fuzz N]             fuzzes N times as long
       [--case TEXT]         runs the browser cases alone that have this in their names
  size                       prints what the built page weighs by file and by crate, against its budget
  bench [--peers]            measures the page against one written by hand (and ECharts, Chart.js)
       [--rounds N]          takes the medians of N rounds (9; 0 builds the pages only)
  mutants [--file PATTERN]   changes the sources bit by bit: which changes does no test see? (hours)
  shots [--out DIR]          takes pictures of the page for looking at (target/shots/)

LIST is `all` or names with commas between them: chromium, firefox, webkitgtk. Default: chromium.
STEPS are names with commas between them: format, lint, native, fuzz, docs, tree, supply,
build, package, size, wasm, again, old, servers, browsers.
";

/// One task with its options.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// Print [`USAGE`].
    Help,
    /// Build, then serve.
    Serve {
        /// The port to listen on; 0 = any free one. Default: 8080.
        port: u16,
    },
    /// Build for release.
    Dist,
    /// Measure.
    Bench(bench::Choice),
    /// Change the sources and see whether a test fails.
    Mutants(mutants::Choice),
    /// Weigh the built page.
    Size,
    /// Run every test.
    Test(Choice),
    /// Take pictures.
    Shots {
        /// Where to write them. Default: `target/shots`.
        out: Option<PathBuf>,
    },
}

impl Task {
    /// Reads the arguments.
    ///
    /// # Errors
    /// A sentence naming the argument that is not understood, and what is.
    pub fn parse(mut parser: lexopt::Parser) -> Result<Self> {
        let mut task = None;
        while let Some(argument) = parser.next()? {
            match (&mut task, argument) {
                (_, Short('h') | Long("help")) => return Ok(Self::Help),
                (None, Value(name)) => task = Some(Self::named(&name.string()?)?),
                (Some(Self::Serve { port }), Long("port")) => {
                    let text = parser.value()?.string()?;
                    *port = text.parse().map_err(|_| {
                        anyhow!("`--port {text}` is not a port: give a number from 0 to 65535")
                    })?;
                }
                (Some(Self::Test(choice)), Long("browsers")) => {
                    choice.browsers = Browser::list(&parser.value()?.string()?)?;
                }
                (Some(Self::Test(choice)), Long("only")) => {
                    let names = parser.value()?.string()?;
                    choice.only = names.split(',').map(|name| name.trim().to_owned()).collect();
                }
                (Some(Self::Test(choice)), Long("fuzz")) => {
                    let text = parser.value()?.string()?;
                    choice.fuzz = text.parse().map_err(|_| {
                        anyhow!("`--fuzz {text}` is not a number of times: give one from 0 on")
                    })?;
                }
                (Some(Self::Test(choice)), Long("case")) => {
                    choice.case = Some(parser.value()?.string()?);
                }
                (Some(Self::Mutants(choice)), Long("file")) => {
                    choice.files.push(parser.value()?.string()?);
                }
                (Some(Self::Bench(choice)), Long("peers")) => choice.peers = true,
                (Some(Self::Bench(choice)), Long("rounds")) => {
                    let text = parser.value()?.string()?;
                    choice.rounds = text.parse().map_err(|_| {
                        anyhow!("`--rounds {text}`: give a number; 0 builds the pages only")
                    })?;
                }
                (Some(Self::Shots { out }), Long("out")) => *out = Some(parser.value()?.into()),
                (_, argument) => {
                    let problem = argument.unexpected();
                    bail!("{problem}: `cargo xtask --help` lists what there is");
                }
            }
        }
        Ok(task.unwrap_or(Self::Help))
    }

    fn named(name: &str) -> Result<Self> {
        Ok(match name {
            "help" => Self::Help,
            "serve" => Self::Serve { port: 8080 },
            "dist" => Self::Dist,
            "bench" => Self::Bench(bench::Choice::default()),
            "mutants" => Self::Mutants(mutants::Choice::default()),
            "size" => Self::Size,
            "test" => Self::Test(Choice::default()),
            "shots" => Self::Shots { out: None },
            _ => bail!("there is no command `{name}`: `cargo xtask --help` lists what there is"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Task> {
        Task::parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[track_caller]
    fn refused(line: &str, word: &str) {
        let message = format!("{:#}", parse(line).expect_err("must be refused"));
        assert!(message.contains(word), "`{line}` says: {message}");
        assert!(!message.contains('\n'), "one sentence, not: {message}");
    }

    #[test]
    fn nothing_asked_is_help() {
        assert_eq!(parse("").expect("parses"), Task::Help);
        assert_eq!(parse("--help").expect("parses"), Task::Help);
        assert_eq!(parse("serve --help").expect("parses"), Task::Help);
    }

    #[test]
    fn options_are_read() {
        assert_eq!(parse("serve").expect("parses"), Task::Serve { port: 8080 });
        assert_eq!(parse("serve --port 0").expect("parses"), Task::Serve { port: 0 });
        assert_eq!(parse("serve --port=81").expect("parses"), Task::Serve { port: 81 });
        assert_eq!(
            parse("test --browsers all --only build,wasm --case live").expect("parses"),
            Task::Test(Choice {
                browsers: Browser::ALL.to_vec(),
                only: vec!["build".into(), "wasm".into()],
                case: Some("live".into()),
                fuzz: 1,
            })
        );
        assert_eq!(
            parse("mutants --file src/decimal.rs").expect("parses"),
            Task::Mutants(mutants::Choice { files: vec!["src/decimal.rs".into()] })
        );
        assert_eq!(parse("shots --out x").expect("parses"), Task::Shots { out: Some("x".into()) });
    }

    #[test]
    fn what_is_not_understood_is_named() {
        refused("fly", "`fly`");
        refused("dist --fast", "--fast");
        refused("--port 1", "--port");
        refused("serve --port x", "`--port x`");
        refused("serve --port 70000", "65535");
        refused("serve --port", "--port");
        refused("test --fuzz much", "`--fuzz much`");
        refused("dist more", "more");
        refused("test --browsers netscape", "netscape");
    }
}
