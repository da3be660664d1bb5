//! `cargo xtask serve`: builds, then shows the page on this machine.

use anyhow::Result;

use crate::server::{self, Options, Server};
use crate::workspace::Workspace;
use crate::{Tools, build};

/// Builds and serves until the program is ended from outside.
///
/// # Errors
/// When the build fails or the port is taken.
pub fn run(workspace: &Workspace, port: u16) -> Result<()> {
    // Before the build: nobody should wait for it only to hear of a taken port.
    server::ensure_free(port)?;
    build(workspace, &workspace.site(), Tools::Wanted)?;
    let server = Server::start(&workspace.site(), Options { port, ..Options::default() })?;
    println!("{}", server.url(""));
    server.wait();
    Ok(())
}
