//! From record files to a folder of static files.

mod folder;
mod packed;
mod picture;
mod publication;

pub use folder::{Written, replace, write};
pub use packed::packed;
pub use publication::Publication;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::Report;
use crate::report::statements::Statements;
use crate::site::{self, Entry, Parts};

/// Reads records, each with the figures of the report's text where those are beside it: `NAME-statements.json` beside
/// `NAME.json`. Prints a line for each.
///
/// # Errors
/// Every fault of every file, and reports that have the same id.
pub fn read(files: &[impl AsRef<Path>]) -> Result<Vec<Entry>> {
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        match read_one(file.as_ref()) {
            Ok(entry) => entries.push(entry),
            Err(error) => faults.push(format!("{error:#}")),
        }
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    let mut ids = BTreeSet::new();
    if let Some(entry) = entries.iter().find(|entry| !ids.insert(entry.report.id.as_str())) {
        bail!("two records have the id {}: each report needs one of its own", entry.report.id);
    }
    Ok(entries)
}

fn read_one(file: &Path) -> Result<Entry> {
    let record = text(file)?;
    let report = Report::from_json(&record).map_err(|faults| {
        anyhow::anyhow!("{} has faults, correct these:\n{faults}", file.display())
    })?;
    let beside = beside(file);
    let statements = match beside.is_file() {
        true => {
            let statements = Statements::from_json(&text(&beside)?, &report);
            Some(statements.map_err(|faults| {
                anyhow::anyhow!("{} has faults, correct these:\n{faults}", beside.display())
            })?)
        }
        false => None,
    };
    let figures = match &statements {
        Some(statements) => format!("{} figures of its text", statements.figures.len()),
        None => format!("no list of all figures: there is no {}", beside.display()),
    };
    println!("{}: {}, revision {}; {figures}", file.display(), report.id, report.revision);
    Ok(Entry { report, statements, record, pictures: Vec::new() })
}

fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

/// Where the figures of the report's text are.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_stem().map_or_else(OsString::new, OsString::from);
    name.push("-statements.json");
    file.with_file_name(name)
}

/// Writes the site of these reports in the place of `folder`. A failure leaves the folder as it was.
///
/// # Errors
/// When the folder holds something else than such a site, or cannot be written.
pub fn build(
    entries: &[Entry],
    parts: &Parts,
    folder: &Path,
    publication: &Publication,
) -> Result<Written> {
    // Before the work, which nobody should wait for in vain.
    folder::ensure_own(folder)?;
    let published;
    let entries = match publication.address() {
        Some(_) => {
            published = publication.illustrated(entries)?;
            published.as_slice()
        }
        None => entries,
    };
    let mut written = Written::default();
    replace(folder, |new| {
        for files in site::site(entries, parts, publication.address()) {
            written += write(new, &files?)?;
        }
        Ok(())
    })?;
    Ok(written)
}
