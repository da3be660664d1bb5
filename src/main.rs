//! `plan-chart`: checks records, and builds sites from them.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use clap::{Parser, Subcommand};
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
        /// Records; figures of a report's text are read from NAME-statements.json beside NAME.json.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Builds a site of one record, or of several with a page that leads to each.
    Build {
        /// Records; figures of a report's text are read from NAME-statements.json beside NAME.json.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The folder to write; one that holds something else than such a site is left alone.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Where the pages will be.
        #[command(flatten)]
        publication: Publication,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Check { files } => publish::read(&files).map(drop),
        Command::Build { files, out, publication } => {
            let start = Instant::now();
            if PARTS.is_empty() {
                bail!(
                    "this program was built without modules and scripts: `cargo xtask dist` in a checkout of \
                     plan-chart builds a whole one, target/plan-chart"
                );
            }
            let parts = Parts::from_bytes(PARTS).context("the program is damaged")?;
            let entries = publish::read(&files)?;
            let written = publish::build(&entries, &parts, &out, &publication)?;
            println!("{}: {written}, {:.1} s", out.display(), start.elapsed().as_secs_f64());
            Ok(())
        }
    }
}
