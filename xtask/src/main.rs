//! `cargo xtask`: reads the command line and runs the command.

use std::env;
use std::process::ExitCode;

use xtask::args::{Command, Request};
use xtask::workspace::Workspace;
use xtask::{bench, mutants, package, program, publish, serve, shots, size, steps};

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
    let command = match Request::parse(env::args_os())? {
        Request::Run(command) => command,
        Request::Help(text) => {
            print!("{text}");
            return Ok(());
        }
    };
    let workspace = Workspace::find()?;
    match command {
        Command::Serve { port, contents } => serve::run(&workspace, port, &contents),
        Command::Dist { contents } => {
            publish(&workspace, &workspace.root().join("dist"), &contents)?;
            package(&workspace, &workspace.target().join("package"))?;
            program(&workspace)
        }
        Command::Bench(choice) => bench::run(&workspace, &choice),
        Command::Mutants(choice) => mutants::run(&workspace, &choice),
        Command::Size => size::run(&workspace),
        Command::Test(choice) => steps::run(&workspace, &choice),
        Command::Shots { out, install } => shots::run(&workspace, out, install),
    }
}
