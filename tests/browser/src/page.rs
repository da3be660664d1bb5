//! The built page that is under test.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

/// The folder of the built page.
///
/// # Errors
/// When nobody has said where it is.
pub fn site() -> Result<PathBuf> {
    match env::var_os("PLAN_CHART_SITE").map(PathBuf::from) {
        Some(folder) if folder.is_absolute() && folder.is_dir() => Ok(folder),
        Some(folder) => bail!(
            "PLAN_CHART_SITE is not the absolute path of a folder ({}): run `cargo xtask test`, which builds the page and sets it",
            folder.display()
        ),
        None => bail!(
            "PLAN_CHART_SITE is not set: run `cargo xtask test`, which builds the page and sets it"
        ),
    }
}
