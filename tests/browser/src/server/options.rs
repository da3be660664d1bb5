//! How the server of a test answers: as a portal's server would, or with faults.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use tokio::sync::Semaphore;

/// The content security policy of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Policy {
    /// That of the development server.
    Strict,
    /// No such header.
    None,
    /// Another one.
    Custom(String),
}

/// How one path is answered instead of as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// This status and a short text.
    Status(u16),
    /// This content type, or none at all.
    Type(Option<&'static str>),
    /// The first bytes of the file only.
    Truncated(usize),
    /// The first bytes of the file, then nothing more while the connection stays open.
    Stalled(usize),
    /// The first bytes of the file, then nothing until the latch is released, then the rest.
    Held(usize, Latch),
    /// The first bytes of the file, then the end of the connection.
    Cut(usize),
    /// The file with every bit of the byte at this place turned.
    Flipped(usize),
    /// This content instead of a file, or where there is none.
    Content {
        /// Its content type.
        kind: &'static str,
        /// Its text.
        text: String,
    },
}

impl Rule {
    pub(super) fn changes_body(&self) -> bool {
        !matches!(self, Self::Type(_))
    }
}

/// What answers that are [held](Rule::Held) wait for: a connection as slow as a test wants it.
#[derive(Debug, Clone)]
pub struct Latch(Arc<Semaphore>);

impl Latch {
    /// A latch that holds answers.
    #[must_use]
    pub fn closed() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }

    /// Lets every answer continue from now on.
    pub fn release(&self) {
        self.0.close();
    }

    /// Waits until it is released.
    pub(super) async fn released(self) {
        // The only outcome is the error that the semaphore is closed.
        let _ = self.0.acquire().await;
    }
}

impl PartialEq for Latch {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Latch {}

/// How the server answers.
#[derive(Debug, Clone)]
pub struct Options {
    /// Default: 127.0.0.1, so that nobody else can reach it.
    pub host: IpAddr,
    /// Default: 0, one that no server before has had.
    pub port: u16,
    /// Where the folder stands, for example `/zwgk/tjsj/x`. Default: empty, the root.
    pub prefix: String,
    /// Default: [`Policy::Strict`].
    pub policy: Policy,
    /// Who may put the pages that are made for it into a frame: sources of `frame-ancestors`. Default: `'self'`.
    pub framed: String,
    /// Answers to paths that end as given; the first that fits holds. Default: none.
    pub rules: Vec<(String, Rule)>,
    /// A script that every page runs before its own, for tests that watch it or break it. Default: none.
    pub first: Option<String>,
}

/// Has every chart drawn at once, as browsers without observers do it: for tests that look at all canvases together.
pub const ALL_AT_ONCE: &str = "window.IntersectionObserver = undefined;";

impl Default for Options {
    fn default() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            prefix: String::new(),
            policy: Policy::Strict,
            framed: "'self'".to_owned(),
            rules: Vec::new(),
            first: None,
        }
    }
}

impl Options {
    /// The first rule for a path.
    pub(super) fn rule_for(&self, path: &str) -> Option<&Rule> {
        let found = self.rules.iter().find(|(ending, _)| path.ends_with(ending.as_str()));
        found.map(|(_, rule)| rule)
    }

    /// Serves the folder below a path, such as `/zwgk/tjsj/x/`.
    #[must_use]
    pub fn at(mut self, prefix: &str) -> Self {
        self.prefix = format!("/{}", prefix.trim_matches('/')).trim_end_matches('/').to_owned();
        self
    }

    /// Sends this policy.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Lets these sources put the pages that are made for it into a frame.
    #[must_use]
    pub fn framed(mut self, sources: &str) -> Self {
        sources.clone_into(&mut self.framed);
        self
    }

    /// Answers paths that end in `ending` by this rule.
    #[must_use]
    pub fn rule(mut self, ending: &str, rule: Rule) -> Self {
        self.rules.push((ending.to_owned(), rule));
        self
    }

    /// Has every page run this script before its own, after those that were given before.
    #[must_use]
    pub fn first(mut self, script: &str) -> Self {
        self.first = Some(match self.first.take() {
            Some(before) => format!("{before}\n{script}"),
            None => script.to_owned(),
        });
        self
    }

    /// Serves a script of a test at this path.
    #[must_use]
    pub fn script(self, path: &str, text: &str) -> Self {
        let content =
            Rule::Content { kind: "text/javascript; charset=utf-8", text: text.to_owned() };
        self.rule(path, content)
    }

    /// Serves an HTML page of a test at this path.
    #[must_use]
    pub fn page(self, path: &str, html: &str) -> Self {
        let content = Rule::Content { kind: "text/html; charset=utf-8", text: html.to_owned() };
        self.rule(path, content)
    }
}
