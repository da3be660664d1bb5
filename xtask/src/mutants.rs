//! Mutation testing: every small change to the report, its arithmetic, the words, the charts, the scene and its drawing
//! must turn a test red.

use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::packages::on_path;
use crate::process;
use crate::workspace::{Workspace, cargo};

const NAME: &str = "cargo-mutants";
const VERSION: &str = "27.1.0";

/// What is changed if no file is named.
const FILES: [&str; 7] = [
    "src/decimal.rs",
    "src/progress.rs",
    "src/report/**/*.rs",
    "src/i18n/**/*.rs",
    "src/chart/**/*.rs",
    "src/scene/**/*.rs",
    "src/render/**/*.rs",
];

/// What to change.
#[derive(Debug, Default, PartialEq, Args)]
pub struct Choice {
    /// A file or a pattern of files to change, as often as wanted; the report, its arithmetic, words, charts, scene and
    /// drawing if none is given.
    #[arg(long = "file", value_name = "PATTERN")]
    pub files: Vec<String>,
}

/// Makes one change after another in a copy of the sources, and lists those that no test notices.
///
/// # Errors
/// When a change is not noticed, or the tool cannot be built.
pub fn run(workspace: &Workspace, choice: &Choice) -> Result<()> {
    let program = workspace.tools().join(format!("{NAME}-{VERSION}"));
    let built = program.join("bin").join(NAME);
    if on_path(NAME).is_none() && !built.is_file() {
        println!("building {NAME} {VERSION}");
        let mut command = cargo();
        command.args(["install", NAME, "--version", VERSION, "--locked", "--debug", "--quiet"]);
        command.arg("--root").arg(&program).env_remove("CARGO_TARGET_DIR");
        process::run(&mut command, "cargo install cargo-mutants")?;
    }
    let mut command = Command::new(on_path(NAME).unwrap_or(built));
    command.args(["mutants", "--no-shuffle", "--output"]).arg(workspace.target());
    let files: Vec<_> = if choice.files.is_empty() {
        FILES.into_iter().collect()
    } else {
        choice.files.iter().map(String::as_str).collect()
    };
    command.args(files.into_iter().flat_map(|file| ["--file", file]));
    // Whether a test fails is all that matters: failing records need not be made smaller.
    command.env("PROPTEST_MAX_SHRINK_ITERS", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
    process::run(command.current_dir(workspace.root()), "cargo mutants")
}
