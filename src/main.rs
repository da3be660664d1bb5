//! `plan-chart`: checks records, builds sites from them, and makes records of spreadsheets.

use std::io::{stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use clap::{Parser, Subcommand};
use plan_chart::Lang;
use plan_chart::publish::{self, Publication};
use plan_chart::site::Parts;

/// Modules, scripts and style sheets; empty where the program was built without them.
static PARTS: &[u8] = include_bytes!(env!("PLAN_CHART_PARTS"));

/// Checks records of government reports, and builds pages from them.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Lists the faults of records.
    Check {
        /// Records; one may name a file beside it with the figures of the report's text.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The language of messages: zh or en. Without it that of each record, or of the system.
        #[arg(long, value_parser = lang)]
        lang: Option<Lang>,
    },
    /// Builds a site of one record, or of several with a page that leads to each.
    Build {
        /// Records; one may name a file beside it with the figures of the report's text.
        #[arg(required_unless_present = "editor", value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The language of messages: zh or en. Without it that of each record, or of the system.
        #[arg(long, value_parser = lang)]
        lang: Option<Lang>,
        /// The folder to write; one that holds something else than such a site is left alone.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Where the pages will be.
        #[command(flatten)]
        publication: Publication,
    },
    /// Reads spreadsheets and tables into a record, and lists what was understood, what is in doubt and what is wrong.
    #[command(
        after_help = "Ends with 0 where the record is complete, 3 where the draft that was written has faults left, 2 where an option names something that is not there, 1 where nothing was written for another reason."
    )]
    Import {
        #[command(flatten)]
        what: publish::Importing,
        /// The language of messages: zh or en. Without it that of the system.
        #[arg(long, value_parser = lang)]
        lang: Option<Lang>,
    },
    /// Writes a spreadsheet to fill in, with lists, notes and an example.
    Template {
        #[command(flatten)]
        what: publish::Templating,
        /// The language of headings and notes: zh or en. Without it that of the system.
        #[arg(long, value_parser = lang)]
        lang: Option<Lang>,
    },
}

/// What `import` ends with where its draft has faults left: the file was written, and is no record yet.
const UNFINISHED: u8 = 3;

/// What clap ends with where an option is none.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        // Nothing is left to do where even this cannot be said.
        Err(error) => match error.downcast_ref::<clap::Error>() {
            Some(misused) => {
                drop(misused.print());
                ExitCode::from(MISUSED)
            }
            None => {
                drop(publish::say(stderr(), format_args!("error: {error:#}")));
                ExitCode::FAILURE
            }
        },
    }
}

/// The language of an option.
fn lang(tag: &str) -> Result<Lang, String> {
    let known = Lang::ALL.map(Lang::code).join(", ");
    Lang::parse(tag).ok_or_else(|| format!("there are {known}"))
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Import { what, lang } => {
            if !publish::import(&what, lang)? {
                return Ok(ExitCode::from(UNFINISHED));
            }
        }
        Command::Template { what, lang } => publish::template(&what, lang)?,
        Command::Check { files, lang } => drop(publish::read(&files, lang)?),
        Command::Build { files, lang, out, publication } => {
            let start = Instant::now();
            if PARTS.is_empty() {
                bail!(
                    "this program was built without modules and scripts: `cargo xtask dist` in a checkout of \
                     plan-chart builds a whole one, target/plan-chart"
                );
            }
            let parts = Parts::from_bytes(PARTS).context("the program is damaged")?;
            let entries = publish::read(&files, lang)?;
            let written = publish::build(&entries, &parts, &out, &publication)?;
            let seconds = start.elapsed().as_secs_f64();
            publish::say(stdout(), format_args!("{}: {written}, {seconds:.1} s", out.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
