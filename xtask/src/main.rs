//! The command line of `cargo xtask`.

use std::process::ExitCode;

use xtask::args::{Task, USAGE};
use xtask::workspace::Workspace;
use xtask::{Tools, bench, build, mutants, package, serve, shots, size, steps};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let task = Task::parse(lexopt::Parser::from_env())?;
    if let Task::Help = task {
        print!("{USAGE}");
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match task {
        Task::Help => Ok(()),
        Task::Serve { port } => serve::run(&workspace, port),
        Task::Dist => {
            build(&workspace, &workspace.root().join("dist"), Tools::Needed)?;
            package(&workspace, &workspace.target().join("package"))
        }
        Task::Bench(choice) => bench::run(&workspace, &choice),
        Task::Mutants(choice) => mutants::run(&workspace, &choice),
        Task::Size => size::run(&workspace),
        Task::Test(choice) => steps::run(&workspace, &choice),
        Task::Shots { out } => shots::run(&workspace, out),
    }
}
