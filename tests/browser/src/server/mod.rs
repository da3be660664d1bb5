//! The server of one test: the development server on a free port, with a log, and with faults on demand.

mod answer;
mod options;

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Context as _, Result, bail};
use tokio::sync::oneshot;

pub use answer::is_hashed;
pub use options::{ALL_AT_ONCE, Latch, Options, Policy, Rule};

/// A request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, usually.
    pub method: String,
    /// The path with the query, as it came.
    pub address: String,
    /// The status it was answered with.
    pub status: u16,
    /// The address of the page that asked, if the browser sent it.
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
            bail!("there is no folder {} to serve", folder.display());
        }
        let listener = listen(options.host, options.port)?;
        listener.set_nonblocking(true).context("the port cannot be listened on")?;
        let address = listener.local_addr().context("the port has no address")?;
        let prefix = options.prefix.clone();
        let log = Log::default();
        let router =
            answer::router(folder, options, &format!("http://{address}"), Arc::clone(&log));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.context("the server could not be started")?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
                    return;
                };
                // Until the first ends; connections that browsers keep open are not waited for.
                tokio::select! {
                    _ = axum::serve(listener, router) => {}
                    _ = stopped => {}
                }
            });
        });
        Ok(Self { address, prefix, log, stop: Some(stop), thread: Some(thread) })
    }

    /// The address that it listens on.
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

    /// Every request so far, in the order of the answers.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // It may have ended by itself.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            // A panic in the server has been printed already.
            let _ = thread.join();
        }
    }
}

/// The ports that servers have listened on.
static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// Listens on a port; 0 is one that no server before has had: a browser keeps what it was given there, and would not ask
/// again.
fn listen(host: IpAddr, port: u16) -> Result<TcpListener> {
    // The system gives out what is free, so what was used before stays taken meanwhile.
    let mut passed_over = Vec::new();
    loop {
        let listener = TcpListener::bind((host, port))
            .with_context(|| format!("cannot listen on port {port}"))?;
        let given = listener.local_addr().context("the port has no address")?.port();
        let new = USED.lock().unwrap_or_else(PoisonError::into_inner).insert(given);
        if new || port != 0 {
            return Ok(listener);
        }
        passed_over.push(listener);
    }
}

#[cfg(test)]
mod tests;
