//! Spreadsheets to records, and records to templates: the program's side.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::system_lang;
use crate::import::{self, Level, Options};
use crate::{EMBEDDED, Lang};

/// What to import, and how.
#[derive(Debug, clap::Args)]
pub struct Importing {
    /// A spreadsheet, a text file with a table, or a page with tables: .xlsx, .xls, .ods, .csv, .tsv, .html.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// An earlier record of the same office: its names, units, definitions and setters are kept. `embedded` is the
    /// record of this program.
    #[arg(long, value_name = "RECORD")]
    like: Option<PathBuf>,
    /// The sheet to read.
    #[arg(long)]
    sheet: Option<String>,
    /// The encoding of a text file: utf-8, gb18030, utf-16le.
    #[arg(long)]
    encoding: Option<String>,
    /// What to read in the place of a cell: Sheet1!C7=7.5%.
    #[arg(long, value_name = "CELL=TEXT", value_parser = pair)]
    cell: Vec<(String, String)>,
    /// What a column holds, by the cell of its heading: Sheet1!C3=target.growth.
    #[arg(long, value_name = "CELL=FIELD", value_parser = pair)]
    column: Vec<(String, String)>,
    /// The day of the record's revision: 2026-11-23.
    #[arg(long, value_name = "DAY")]
    revision: Option<String>,
    /// The record to write, also with faults left in it.
    #[arg(long, value_name = "FILE", default_value = "record.json")]
    out: PathBuf,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (cell, value) =
        text.split_once('=').ok_or("a cell and what it holds, with = between them")?;
    Ok((cell.to_owned(), value.to_owned()))
}

/// Reads a file into a draft, prints what was understood, and writes the draft.
///
/// # Errors
/// When a file cannot be read or written, and when faults are left.
pub fn import(what: &Importing, lang: Option<Lang>) -> Result<()> {
    let lang = lang.unwrap_or_else(system_lang);
    let like = what.like.as_ref().map(|file| {
        let text = if file == Path::new("embedded") {
            EMBEDDED.to_owned()
        } else {
            fs::read_to_string(file)
                .with_context(|| format!("could not read {}", file.display()))?
        };
        serde_json::from_str(&text).with_context(|| file.display().to_string())
    });
    let options = Options {
        like: like.transpose()?,
        sheet: what.sheet.clone(),
        encoding: what.encoding.clone(),
        columns: what.column.iter().cloned().collect(),
        edits: what.cell.iter().cloned().collect(),
        today: what.revision.clone(),
        ..Options::default()
    };
    let import = import::read(&super::bytes(&what.file)?, &options);
    let headings = lang.import_words().levels();
    let levels = [Level::Fault, Level::Warning, Level::Question, Level::Automatic];
    for (level, heading) in levels.into_iter().zip(headings) {
        let readings: Vec<_> =
            import.of_level(level).map(|reading| format!("\n  {}", reading.text(lang))).collect();
        if !readings.is_empty() {
            eprintln!("{}: {heading}{}", what.file.display(), readings.concat());
        }
    }
    if import.record.is_null() {
        bail!("{}: nothing was read", what.file.display());
    }
    fs::write(&what.out, import.record_text())
        .with_context(|| format!("could not write {}", what.out.display()))?;
    println!("{}", what.out.display());
    let faults = import.of_level(Level::Fault).count();
    if faults > 0 {
        bail!("{}: {faults} faults are left", what.out.display());
    }
    Ok(())
}

/// Writes a template with an example, or one that is filled with a record.
///
/// # Errors
/// When a file cannot be read or written.
pub fn template(record: Option<&Path>, lang: Option<Lang>, out: &Path) -> Result<()> {
    let record = match record {
        Some(file) => serde_json::from_slice(&super::bytes(file)?)
            .with_context(|| file.display().to_string())?,
        None => import::example(),
    };
    let xlsx =
        import::to_xlsx(&record, lang.unwrap_or_else(system_lang)).map_err(anyhow::Error::msg)?;
    fs::write(out, xlsx).with_context(|| format!("could not write {}", out.display()))?;
    println!("{}", out.display());
    Ok(())
}
