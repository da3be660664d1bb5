//! From record files to a folder of static files.

mod folder;
mod import;
mod packed;
mod picture;
mod publication;

pub use folder::{Written, replace, write};
pub use import::{Importing, Templating, import, template};
pub use packed::packed;
pub use publication::Publication;

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::io::{self, Write, stderr, stdout};
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::report::statements::Statements;
use crate::site::{self, Entry, Parts, SiteFile};
use crate::{Fault, Lang, Report, Review};

/// Reads records, each with the figures of the report's text where it names a file of them. Prints what may be wrong with
/// each, in `lang`, and a line that says what it is. Without `lang` messages are in the record's own language, or in that
/// of the system where the record cannot be read.
///
/// # Errors
/// Every fault of every file, and reports that have the same id.
pub fn read(files: &[impl AsRef<Path>], lang: Option<Lang>) -> Result<Vec<Entry>> {
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        match read_one(file.as_ref(), lang) {
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

/// Says a line. Nobody has to listen to all of it (`| head -1`): files are written all the same.
///
/// # Errors
/// When it cannot be written, though somebody listens.
pub fn say(mut to: impl Write, line: impl Display) -> io::Result<()> {
    // At once: a line in pieces may be cut by those of others.
    match to.write_all(format!("{line}\n").as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        said => said,
    }
}

/// The language of the system, if the product has it; the default one if not.
fn system_lang() -> Lang {
    sys_locale::get_locale().and_then(|tag| Lang::parse(&tag)).unwrap_or(Lang::EN)
}

fn read_one(file: &Path, lang: Option<Lang>) -> Result<Entry> {
    let bytes = bytes(file)?;
    let review = Review::of_bytes(&bytes);
    let own = review.report.as_ref().map(Report::lang);
    let lang = lang.or(own).unwrap_or_else(system_lang);
    let labels = &lang.words().labels().program;
    if !review.warnings.is_empty() {
        say(stderr(), listed(file, labels.warnings, &review.warnings, lang))?;
    }
    let refused =
        |file: &Path, faults: &[Fault]| anyhow!("{}", listed(file, labels.faults, faults, lang));
    let report = review.report().map_err(|faults| refused(file, faults.list()))?;
    let statements = report.statements.as_ref().map(|name| {
        let beside = file.with_file_name(name);
        let read = fs::read(&beside).with_context(|| {
            format!("{}: {} {}", file.display(), labels.no_statements, beside.display())
        })?;
        Statements::from_bytes(&read, &report).map_err(|faults| refused(&beside, faults.list()))
    });
    let statements = statements.transpose()?;
    let figures = statements.as_ref().map(|all| lang.words().count(all.figures.len()));
    let figures = figures.map_or(String::new(), |figures| format!(", {figures}"));
    say(stdout(), format_args!("{}: {}, {}{figures}", file.display(), report.id, report.revision))?;
    // A byte-order mark is for files, not for what scripts fetch.
    let record = String::from_utf8(bytes).context("a record that was read is UTF-8")?;
    let record = record.trim_start_matches('\u{FEFF}').to_owned();
    Ok(Entry { report, statements, record, pictures: Vec::new() })
}

/// What is or may be wrong with a file, one a line.
fn listed(file: &Path, heading: &str, faults: &[Fault], lang: Lang) -> String {
    let lines = faults.iter().map(|fault| format!("\n  {}", fault.text(lang)));
    format!("{}: {heading}{}", file.display(), lines.collect::<String>())
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("could not read {}", file.display()))
}

/// Writes the site of these reports in the place of `folder`, and the editor's page if that is asked for. A failure leaves
/// the folder as it was.
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
        if !entries.is_empty() {
            for files in site::site(entries, parts, publication.address()) {
                written += write(new, &files?)?;
            }
        }
        if publication.has_editor() {
            let mut files = site::editor_files(parts)?;
            // By it the folder is known to be ours; the site of a report has it already.
            if entries.is_empty() {
                let part = parts.get("sbom.cdx.json");
                files.push(SiteFile::new(part.name.as_str(), part.bytes.as_slice()));
            }
            written += write(new, &files)?;
        }
        Ok(())
    })?;
    Ok(written)
}
