//! Firefox's driver, which Debian does not package: built by cargo, once, into the target folder.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::packages::on_path;
use crate::process;
use crate::workspace::{Workspace, cargo};

/// What the program is called.
pub(super) const NAME: &str = "geckodriver";

/// Knows the Firefox that Debian has.
const VERSION: &str = "0.37.1";

/// The driver that was built.
pub(super) fn built(tools: &Path) -> Option<PathBuf> {
    Some(folder(tools).join("bin").join(NAME)).filter(|path| path.is_file())
}

/// Builds the driver if there is none.
pub(super) fn ensure(workspace: &Workspace) -> Result<()> {
    let tools = workspace.tools();
    if on_path(NAME).or_else(|| built(&tools)).is_some() {
        return Ok(());
    }
    println!("building {NAME} {VERSION}");
    let mut command = cargo();
    // Without optimisation: it passes messages on, and is ready in half the time.
    command.args(["install", NAME, "--version", VERSION, "--locked", "--debug", "--quiet"]);
    command.arg("--root").arg(folder(&tools)).env_remove("CARGO_TARGET_DIR");
    process::run(&mut command, "cargo install geckodriver (the driver of Firefox)")
}

/// Named after the version, so that another one is built anew.
fn folder(tools: &Path) -> PathBuf {
    tools.join(format!("{NAME}-{VERSION}"))
}
