//! Where everything comes from, and whether it may be used: cargo-deny by `deny.toml`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::Run;
use crate::packages::on_path;
use crate::process;
use crate::workspace::cargo;

const NAME: &str = "cargo-deny";
const VERSION: &str = "0.20.2";

pub(super) fn chain(run: &Run<'_>) -> Result<()> {
    let program = ready(run)?;
    let deny = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(["--log-level", "warn"]).args(arguments).current_dir(run.workspace.root());
        process::run(&mut command, "cargo deny")
    };
    // Not `advisories`: see deny.toml.
    deny(&["--workspace", "check", "licenses", "sources"])?;
    deny(&["check", "bans"])
}

/// The one on the PATH, or the one in the target folder, built if there is none.
fn ready(run: &Run<'_>) -> Result<PathBuf> {
    let folder = run.workspace.tools().join(format!("{NAME}-{VERSION}"));
    let built = folder.join("bin").join(NAME);
    if let Some(program) = on_path(NAME).or_else(|| built.is_file().then(|| built.clone())) {
        return Ok(program);
    }
    println!("building {NAME} {VERSION}");
    let mut command = cargo();
    command.args(["install", NAME, "--version", VERSION, "--locked", "--debug", "--quiet"]);
    command.args(["--no-default-features", "--root"]).arg(folder).env_remove("CARGO_TARGET_DIR");
    process::run(&mut command, "cargo install cargo-deny")?;
    Ok(built)
}
