//! Spreadsheets to records, and records to templates: the program's side.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};
use serde_json::Value as Json;

use super::system_lang;
use crate::import::{self, Level, Matter, Options};
use crate::{EMBEDDED, Lang};

/// What to import, and how.
#[derive(Debug, clap::Args)]
pub struct Importing {
    /// Spreadsheets, text files with a table, or pages with tables, of one report: .xlsx, .xls, .ods, .csv, .tsv, .html.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// An earlier record of the same office: its names, units, definitions and setters are kept. `embedded` is the
    /// record of this program.
    #[arg(long, value_name = "RECORD")]
    like: Option<PathBuf>,
    /// The sheet to read.
    #[arg(long)]
    sheet: Option<String>,
    /// The row in which the headings begin, from 1.
    #[arg(long, value_name = "ROW", value_parser = clap::value_parser!(u32).range(1..))]
    heading: Option<u32>,
    /// The encoding of a text file: utf-8, gb18030, utf-16le.
    #[arg(long)]
    encoding: Option<String>,
    /// What to read in the place of a cell: Sheet1!C7=7.5%.
    #[arg(long, value_name = "CELL=TEXT", value_parser = pair)]
    cell: Vec<(String, String)>,
    /// What a column holds, by the cell of its heading: Sheet1!C3=target.growth.
    #[arg(long, value_name = "CELL=FIELD", value_parser = pair)]
    column: Vec<(String, String)>,
    /// What the table does not say of the report: period=2024-01-01/2024-06-30, place/zh=..., sources/#1/title/zh=...
    #[arg(long, value_name = "PATH=TEXT", value_parser = pair)]
    report: Vec<(String, String)>,
    /// The day of the record's revision: 2026-11-23. Today, if left out.
    #[arg(long, value_name = "DAY")]
    revision: Option<String>,
    /// The record to write, also with faults left in it.
    #[arg(long, value_name = "FILE", default_value = "record.json")]
    out: PathBuf,
    /// A spreadsheet (.xlsx) to write with everything that was listed.
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// Write over files that are there.
    #[arg(long)]
    overwrite: bool,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (cell, value) =
        text.split_once('=').ok_or("a name and what it stands for, with = between them")?;
    Ok((cell.to_owned(), value.to_owned()))
}

/// Reads files into a draft, prints what was understood, and writes the draft. Whether it is complete.
///
/// # Errors
/// When a file cannot be read or written, or nothing is in it.
pub fn import(what: &Importing, lang: Option<Lang>) -> Result<bool> {
    let lang = lang.unwrap_or_else(system_lang);
    let words = lang.import_words();
    for out in [&what.out].into_iter().chain(&what.list) {
        ensure_free(out, what.overwrite, lang)?;
    }
    let options = Options {
        like: what.like.as_deref().map(record).transpose()?,
        sheet: what.sheet.clone(),
        heading: what.heading.map(|row| row - 1),
        encoding: what.encoding.clone(),
        columns: what.column.iter().cloned().collect(),
        edits: what.cell.iter().cloned().collect(),
        report: what.report.iter().cloned().collect(),
        today: Some(what.revision.clone().unwrap_or_else(today)),
        ..Options::default()
    };
    let files = what.files.iter().map(|file| Ok((name(file), super::bytes(file)?)));
    let files = files.collect::<Result<Vec<_>>>()?;
    let named: Vec<_> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let import = import::read_files(&named, &options);
    let all = what.files.iter().map(|file| name(file)).collect::<Vec<_>>().join(", ");
    for (level, heading) in Level::ALL.into_iter().zip(words.levels()) {
        let readings: Vec<_> =
            import.of_level(level).map(|reading| format!("\n  {}", reading.text(lang))).collect();
        if !readings.is_empty() {
            eprintln!("{all}: {heading}{}", readings.concat());
        }
    }
    if let Some(list) = &what.list {
        let xlsx = import::readings_to_xlsx(&import, lang).map_err(anyhow::Error::msg)?;
        write(list, &xlsx, what.overwrite, lang)?;
    }
    if import.record.is_null() {
        bail!("{all}: {}", words.program().nothing_read);
    }
    write(&what.out, import.record_text().as_bytes(), what.overwrite, lang)?;
    let complete = import.of_level(Level::Fault).next().is_none();
    let labels = words.program();
    let state = if complete { labels.complete } else { labels.unfinished };
    println!("{}: {state}", what.out.display());
    Ok(complete)
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// A record by its file, or the program's own.
fn record(file: &Path) -> Result<Json> {
    let text = if file == Path::new("embedded") {
        EMBEDDED.as_bytes().to_vec()
    } else {
        super::bytes(file)?
    };
    serde_json::from_slice(&text).with_context(|| file.display().to_string())
}

/// The day, in universal time.
fn today() -> String {
    let seconds = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    import::day_of(seconds / (24 * 60 * 60))
}

fn ensure_free(out: &Path, overwrite: bool, lang: Lang) -> Result<()> {
    if !overwrite && out.exists() {
        bail!("{}: {}", out.display(), lang.import_words().program().exists);
    }
    Ok(())
}

/// Writes a file that is not there yet, unless it may be written over.
fn write(out: &Path, bytes: &[u8], overwrite: bool, lang: Lang) -> Result<()> {
    ensure_free(out, overwrite, lang)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).truncate(true).create(overwrite).create_new(!overwrite);
    options
        .open(out)
        .and_then(|mut file| file.write_all(bytes))
        .with_context(|| format!("could not write {}", out.display()))
}

/// What a template is filled with.
#[derive(Debug, clap::Args)]
pub struct Templating {
    /// A record to fill it with, in the place of the example.
    #[arg(value_name = "RECORD")]
    record: Option<PathBuf>,
    /// The last record of the same office: names, units, definitions and setters are in the template, figures are to be
    /// filled in. `embedded` is the record of this program.
    #[arg(long, value_name = "RECORD", conflicts_with = "record")]
    like: Option<PathBuf>,
    /// The .xlsx file to write.
    #[arg(long, value_name = "FILE", default_value = "template.xlsx")]
    out: PathBuf,
    /// Write over a file that is there.
    #[arg(long)]
    overwrite: bool,
}

/// Writes a template with an example, or one that is filled with a record.
///
/// # Errors
/// When a file cannot be read or written.
pub fn template(what: &Templating, lang: Option<Lang>) -> Result<()> {
    let lang = lang.unwrap_or_else(system_lang);
    ensure_free(&what.out, what.overwrite, lang)?;
    let record = match (&what.record, &what.like) {
        (Some(file), _) => record(file)?,
        (None, Some(like)) => {
            let earlier = record(like)?;
            if !import::is_record(&earlier) {
                let why = lang.import_words().matter(&Matter::NotARecord);
                bail!("{}: {why}", like.display());
            }
            import::emptied(&earlier)
        }
        (None, None) => import::example(),
    };
    let xlsx = import::to_xlsx(&record, lang).map_err(anyhow::Error::msg)?;
    write(&what.out, &xlsx, what.overwrite, lang)?;
    println!("{}", what.out.display());
    Ok(())
}
