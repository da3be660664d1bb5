//! What one test plays on: a window, and a server of its own for the page.

use std::path::Path;

use crate::server::{Options, Server};
use anyhow::Result;

use crate::page::site;
use crate::session::Session;
use crate::watch::WATCH;

/// A session with a server whose log holds this test's requests only.
#[derive(Debug)]
pub struct Stage {
    session: Session,
    server: Server,
}

impl Stage {
    /// Serves the page as it is meant to be served.
    ///
    /// # Errors
    /// When the built page is not there.
    pub fn new(session: Session) -> Result<Self> {
        Ok(Self { session, server: serve(Options::default())? })
    }

    /// The window.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The server.
    #[must_use]
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// A further server, for pages that embed the first one's, or for answers that go wrong.
    ///
    /// # Errors
    /// When the built page is not there.
    pub fn serve(&self, options: Options) -> Result<Server> {
        serve(options)
    }

    /// Opens a path of the page; `""` is the page itself.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.session.open(&self.server.url(path)).await
    }

    /// Opens a path and waits until the canvases have replaced the pictures.
    ///
    /// # Errors
    /// When they do not.
    pub async fn open_live(&self, path: &str) -> Result<()> {
        self.open(path).await?;
        self.session.wait_live().await
    }

    /// Gives the window back.
    #[must_use]
    pub fn into_session(self) -> Session {
        self.session
    }
}

/// Serves the page with a watch on it, which comes before what else a test wants to come first.
fn serve(options: Options) -> Result<Server> {
    watched(&site()?, options)
}

/// Serves another folder with the same watch.
///
/// # Errors
/// When no port is free.
pub fn watched(folder: &Path, options: Options) -> Result<Server> {
    let first = [WATCH, options.first.as_deref().unwrap_or_default()].join("\n");
    Server::start(folder, Options { first: Some(first), ..options })
}
