//! A static server for the built page: for a look at it, and for the browser tests.

mod answer;
mod options;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Context as _, Result, anyhow};
use axum::Router;
use tokio::sync::oneshot;

use answer::Site;
pub use options::{Gate, Options, POLICY, Policy, Rule};

/// A request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, usually.
    pub method: String,
    /// The path with the query, as it came.
    pub address: String,
    /// The status it was answered with.
    pub status: u16,
    /// The page that it came from, if the browser said so.
    pub referrer: Option<String>,
}

/// A running server. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    log: Log,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

type Log = Arc<Mutex<Vec<Request>>>;

impl Server {
    /// Serves a folder until dropped.
    ///
    /// # Errors
    /// When the folder is missing or the port is taken.
    pub fn start(folder: &Path, options: Options) -> Result<Self> {
        if !folder.is_dir() {
            return Err(anyhow!("there is no folder {} to serve", folder.display()));
        }
        let listener = TcpListener::bind((options.host, options.port))
            .map_err(|error| refused(&error, options.port))?;
        listener.set_nonblocking(true).context("the port cannot be listened on")?;
        let address = listener.local_addr().context("the port has no address")?;
        let prefix = options.prefix.clone();
        let log = Log::default();
        let site =
            Arc::new(Site::new(folder, options, format!("http://{address}"), Arc::clone(&log)));
        let router = Router::new().fallback(answer::answer).with_state(site);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.context("the server could not be started")?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
                    return;
                };
                // Whichever ends first; connections that browsers keep open are not waited for.
                tokio::select! {
                    _ = axum::serve(listener, router) => {}
                    _ = stopped => {}
                }
            });
        });
        Ok(Self { address, prefix, log, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:8080`, as browsers write the origin.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of a path below the place that the page is served at; `""` is the page itself.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{}/{}", self.origin(), self.prefix, path.trim_start_matches('/'))
    }

    /// Every request so far, in the order of their answers.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves until the program is ended from outside.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic in the server has been printed already.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // It may have ended by itself.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Makes sure that the port can be had.
pub(crate) fn ensure_free(port: u16) -> Result<()> {
    let host = Options::default().host;
    TcpListener::bind((host, port)).map(drop).map_err(|error| refused(&error, port))
}

fn refused(error: &io::Error, port: u16) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!(
            "port {port} is taken: choose another with `--port N`, or any free one with `--port 0`"
        ),
        io::ErrorKind::PermissionDenied => {
            anyhow!("port {port} may not be used by you: choose one from 1024 on with `--port N`")
        }
        _ => anyhow!("port {port} cannot be listened on: {error}"),
    }
}

#[cfg(test)]
mod tests;
