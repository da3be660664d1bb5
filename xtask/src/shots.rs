//! `cargo xtask shots`: pictures of the page for looking at.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::browser::{self, Browser};
use crate::packages::Install;
use crate::workspace::{Workspace, cargo};
use crate::{build, process};

/// Builds the page and has a browser take the pictures.
///
/// # Errors
/// When the build, the browser or a picture fails.
pub fn run(workspace: &Workspace, out: Option<PathBuf>, install: Install) -> Result<()> {
    let out = match out {
        Some(out) => env::current_dir()?.join(out),
        None => workspace.target().join("shots"),
    };
    browser::ensure(workspace, &[Browser::Chromium], install)?;
    build(workspace, &workspace.site())?;
    // The part that drives browsers is a package of its own, so that building the page does not wait for it.
    let mut command = cargo();
    command
        .args(["run", "--quiet", "--package", "browser-tests", "--bin", "shots", "--"])
        .args([workspace.site(), out])
        .current_dir(workspace.root());
    process::run(&mut command, "taking the pictures")
}
