//! From records and the sources to folders of static files, and to a program that makes them.

mod bench;
mod bindings;
mod module;
mod package;
mod parts;
mod program;
mod record;
mod sbom;
mod script;
mod stamp;
mod style;
mod traditional;
mod wasm_opt;

pub(crate) use bench::{Page, bench};
pub(crate) use module::{Module, TARGET, ensure_target};
pub use package::package;
pub use program::program;
pub(crate) use script::folder as script_folder;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};
use clap::Args;
use plan_chart::publish::{self, Publication};

use crate::workspace::Workspace;

/// What a site shows, and where it will be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct Contents {
    /// Records to show instead of the embedded one; several get a page that leads to each.
    #[arg(long = "record", value_name = "FILE", num_args = 1..)]
    records: Vec<PathBuf>,
    /// Where the pages will be.
    #[command(flatten)]
    publication: Publication,
}

/// Builds the page of the embedded record into `folder`. A build that fails leaves the folder as it was.
///
/// # Errors
/// A sentence saying what is wrong and what to do.
pub fn build(workspace: &Workspace, folder: &Path) -> Result<()> {
    publish(workspace, folder, &Contents::default())
}

/// The same for any records.
///
/// # Errors
/// As [`build`].
pub fn publish(workspace: &Workspace, folder: &Path, contents: &Contents) -> Result<()> {
    let embedded = [workspace.root().join(record::RECORD)];
    let records = if contents.records.is_empty() { &embedded[..] } else { &contents.records };
    // Before the parts, which nobody should wait for in vain.
    let entries = publish::read(records, None)?;
    let parts = parts::parts(workspace)?;
    let start = Instant::now();
    let written =
        publish::build(&entries, &parts, folder, &contents.publication.clone().with_editor())?;
    println!("{}: {written}, {:.1} s", folder.display(), start.elapsed().as_secs_f64());
    Ok(())
}

/// A file of the sources as text.
fn source(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("could not read {path}"))
}
