//! What one test plays on: a window, and a server of its own for the pages on a report.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use plan_chart::site::Mode;
use plan_chart::{Lang, Report};

use crate::page::{RECORD, site};
use crate::server::{Options, Server};
use crate::session::Session;
use crate::watch::WATCH;

/// A session with a server whose log holds this test's requests only.
#[derive(Debug)]
pub struct Stage {
    session: Arc<Session>,
    server: Server,
    folder: PathBuf,
    record: String,
    report: Report,
}

impl Stage {
    /// Serves the pages that cases are written for as they are meant to be served.
    ///
    /// # Errors
    /// When they cannot be built.
    pub fn new(session: Session) -> Result<Self> {
        Self::in_folder(Arc::new(session), site()?, RECORD.to_owned())
    }

    /// The same window with pages on another record, which are in a folder of their own.
    ///
    /// # Errors
    /// When they are not there, or the record has faults.
    pub fn with(&self, folder: &Path, record: String) -> Result<Self> {
        Self::in_folder(Arc::clone(&self.session), folder.to_owned(), record)
    }

    fn in_folder(session: Arc<Session>, folder: PathBuf, record: String) -> Result<Self> {
        let server = watched(&folder, Options::default())?;
        let report = Report::from_json(&record)?;
        Ok(Self { session, server, folder, record, report })
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

    /// The folder of the pages.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The record that the pages are on, as JSON text.
    #[must_use]
    pub fn record(&self) -> &str {
        &self.record
    }

    /// The report that the pages are on.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The pages for the readers whom a mode is for, by their files.
    #[must_use]
    pub fn pages(&self, mode: Mode) -> Vec<(String, Lang)> {
        let languages = self.report.languages.iter();
        languages.map(|lang| (mode.page(&self.report, *lang), *lang)).collect()
    }

    /// The pages for all readers.
    #[must_use]
    pub fn all_pages(&self) -> Vec<(String, Lang)> {
        Mode::ALL.into_iter().flat_map(|mode| self.pages(mode)).collect()
    }

    /// A further server, for pages that embed the first one's, or for answers that go wrong.
    ///
    /// # Errors
    /// When the pages are not there.
    pub fn serve(&self, options: Options) -> Result<Server> {
        watched(&self.folder, options)
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

    /// Gives the window back, unless another stage still has it.
    #[must_use]
    pub fn into_session(self) -> Option<Session> {
        Arc::into_inner(self.session)
    }
}

/// Serves another folder with a watch on its pages, which comes before what else a test wants to come first.
///
/// # Errors
/// When no port is free.
pub fn watched(folder: &Path, options: Options) -> Result<Server> {
    let first = [WATCH, options.first.as_deref().unwrap_or_default()].join("\n");
    Server::start(folder, Options { first: Some(first), ..options })
}
