//! `cargo xtask serve`: builds, then shows the page on this machine.

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{Contents, publish, server};

/// Builds and serves until the program is ended from outside.
///
/// # Errors
/// When the build fails or the port is taken.
pub fn run(workspace: &Workspace, port: u16, contents: &Contents) -> Result<()> {
    // Before the build, which nobody should wait for if the port is taken.
    let listener = server::listen(port)?;
    publish(workspace, &workspace.site(), contents)?;
    server::run(listener, &workspace.site())
}
