//! The pages that are under test.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow, bail};
use plan_chart::publish::{self, Publication};
use plan_chart::site::Parts;
use xtask::workspace::Workspace;

/// The record that cases are written for: they name its charts and figures, and hold whatever record is embedded.
pub const RECORD: &str = include_str!("../record/hanyang-2023-h1.json");

/// Its file.
const FILE: &str = "hanyang-2023-h1.json";

/// The folder of the pages on [`RECORD`], which are built once in a run.
///
/// # Errors
/// When they cannot be built.
pub fn site() -> Result<PathBuf> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let build = || {
        let folder = target()?.join("records").join("own");
        let publication = Publication::default().with_editor();
        build(&record_folder()?.join(FILE), &folder, &publication)?;
        Ok(folder)
    };
    let built = BUILT.get_or_init(|| build().map_err(|error: anyhow::Error| format!("{error:#}")));
    built.clone().map_err(|error| anyhow!(error))
}

/// Where [`RECORD`] is, with the figures of the report's text beside it.
///
/// # Errors
/// When the workspace is not found.
pub fn record_folder() -> Result<PathBuf> {
    Ok(Workspace::find()?.root().join("tests/browser/record"))
}

/// Builds the pages on the record in `file`, of the parts that the built page has.
///
/// # Errors
/// When it cannot be read, or the folder cannot be written.
pub fn build(file: &Path, folder: &Path, publication: &Publication) -> Result<()> {
    let entries = publish::read(&[file], None)?;
    let above = folder.parent().context("a folder of sites")?;
    fs::create_dir_all(above).with_context(|| format!("could not create {}", above.display()))?;
    publish::build(&entries, &parts()?, folder, publication)?;
    Ok(())
}

/// The parts that the built page has.
///
/// # Errors
/// When they have not been built.
pub fn parts() -> Result<Parts> {
    let path = target()?.join("parts").join("parts.bin");
    let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
    Ok(Parts::from_bytes(&bytes)?)
}

/// The folder that everything is built in.
///
/// # Errors
/// When nobody has said where the built page is.
pub fn target() -> Result<PathBuf> {
    Ok(embedded()?.parent().context("the built page is in a folder")?.to_owned())
}

/// The folder of the built page, which is on the embedded record.
///
/// # Errors
/// When nobody has said where it is.
pub fn embedded() -> Result<PathBuf> {
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
