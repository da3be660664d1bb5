//! Where things are: the root of the checkout and the target folder, as cargo sees them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process;

/// The folders of this checkout.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
    tools: PathBuf,
}

impl Workspace {
    /// Asks cargo, which knows of `CARGO_TARGET_DIR` and of configuration files.
    ///
    /// # Errors
    /// When cargo does not run or this is not the checkout.
    pub fn find() -> Result<Self> {
        let mut command = cargo();
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let text = process::capture(&mut command, "cargo metadata")?;
        let metadata: serde_json::Value =
            serde_json::from_str(&text).context("cargo metadata did not answer in JSON")?;
        let folder = |key: &str| {
            let path = metadata[key].as_str().map(PathBuf::from);
            path.with_context(|| format!("cargo metadata does not say the {key}"))
        };
        let target = folder("target_directory")?;
        let tools = target.join("tools");
        Ok(Self { root: folder("workspace_root")?, target, tools })
    }

    /// The root of the checkout.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where everything built goes.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Where programs go that the tests need and no package holds.
    #[must_use]
    pub fn tools(&self) -> PathBuf {
        self.tools.clone()
    }

    /// The same sources and tools, built in a folder apart.
    pub(crate) fn apart(&self, name: &str) -> Self {
        Self { target: self.target.join(name), ..self.clone() }
    }

    /// The built page that `serve` and the tests use.
    #[must_use]
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }
}

/// The cargo that runs this program.
#[must_use]
pub fn cargo() -> Command {
    Command::new(variable_or("CARGO", "cargo"))
}

/// The compiler that this cargo uses.
pub(crate) fn rustc() -> Command {
    Command::new(variable_or("RUSTC", "rustc"))
}

fn variable_or(name: &str, usual: &str) -> OsString {
    env::var_os(name).unwrap_or_else(|| usual.into())
}
