//! Spreadsheets to records, and records to templates: the program's side.

use std::fmt::Display;
use std::fs;
use std::io::{Write as _, stderr, stdout};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};
use clap::error::ErrorKind;
use encoding_rs::Encoding;
use serde_json::Value as Json;

use super::{say, system_lang};
use crate::import::{
    self, Address, Choice, Grid, Import, Level, Matter, Options, Place, Reading, Source,
};
use crate::report::Date;
use crate::{DateDue, EMBEDDED, Lang, Problem};

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
    /// The encoding of a text file: a label of the WHATWG Encoding Standard, such as utf-8, gb18030 or utf-16le.
    #[arg(long)]
    encoding: Option<String>,
    /// What to read in the place of a cell: Sheet1!C7=7.5%, or C7=7.5% where the file has no sheets.
    #[arg(long, value_name = "CELL=TEXT", value_parser = pair)]
    cell: Vec<(String, String)>,
    /// What a column holds, by the cell of its heading: Sheet1!C3=target.growth, or C3=target.growth.
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
/// When a file cannot be read or written, or nothing is in it; a [`clap::Error`] when an option names something that is
/// not there.
pub fn import(what: &Importing, lang: Option<Lang>) -> Result<bool> {
    let lang = lang.unwrap_or_else(system_lang);
    let words = lang.import_words();
    ensure_known(what, lang)?;
    let outs = [("--out", Some(&what.out)), ("--list", what.list.as_ref())];
    for (option, out) in outs.into_iter().filter_map(|(option, out)| Some((option, out?))) {
        ensure_no_input(option, out, what.files.iter().chain(&what.like), lang)?;
        ensure_free(out, what.overwrite, lang)?;
    }
    let options = Options {
        like: what.like.as_deref().map(|like| earlier(like, lang)).transpose()?,
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
    let source = Source::of_files(&named, &options);
    let import = source.import(&options);
    ensure_there(what, &source, &import, lang)?;
    let all = what.files.iter().map(|file| name(file)).collect::<Vec<_>>().join(", ");
    for (level, heading) in Level::ALL.into_iter().zip(words.levels()) {
        let readings: Vec<_> =
            import.of_level(level).map(|reading| format!("\n  {}", reading.text(lang))).collect();
        if !readings.is_empty() {
            say(stderr(), format_args!("{all}: {heading}{}", readings.concat()))?;
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
    say(stdout(), format_args!("{}: {state}", what.out.display()))?;
    Ok(complete)
}

/// An option that cannot be followed, said as clap does of those that it knows to be wrong.
fn misused(option: &str, found: &str, why: impl Display) -> anyhow::Error {
    clap::Error::raw(ErrorKind::ValueValidation, format!("{option} {found}: {why}\n")).into()
}

/// What options say that no file is needed for.
fn ensure_known(what: &Importing, lang: Lang) -> Result<()> {
    let (words, labels) = (lang.words(), lang.import_words().program());
    let is_none = |label: &&String| Encoding::for_label(label.as_bytes()).is_none();
    if let Some(found) = what.encoding.as_ref().filter(is_none) {
        return Err(misused("--encoding", found, labels.no_encoding));
    }
    let allowed = import::field_codes();
    let mut columns = what.column.iter();
    if let Some((place, code)) = columns.find(|(_, code)| !allowed.contains(&code.as_str())) {
        let problem = Problem::UnknownWord { found: code.clone(), allowed };
        return Err(misused("--column", place, words.problem(&problem)));
    }
    for (_, period) in what.report.iter().filter(|(path, _)| path == "period") {
        let is_day = |day: &str| Date::parse(day.trim()).is_some();
        if !period.split_once('/').is_some_and(|(first, last)| is_day(first) && is_day(last)) {
            let problem = Problem::BadDate { found: period.clone(), due: DateDue::Day };
            let option = "--report period=YYYY-MM-DD/YYYY-MM-DD";
            return Err(misused(option, "", words.problem(&problem)));
        }
    }
    Ok(())
}

/// That the sheets and cells that options name are in the files.
fn ensure_there(what: &Importing, source: &Source, import: &Import, lang: Lang) -> Result<()> {
    // What could not be opened is said by its readings.
    if source.kind().is_none() {
        return Ok(());
    }
    let labels = lang.import_words().program();
    let among = |names: &[String]| format!("{} {}", labels.there_are, names.join(", "));
    let sheets = source.grids().map(|grid| grid.name.clone());
    let sheets: Vec<_> = sheets.filter(|name| !name.is_empty()).collect();
    if let Some(sheet) = what.sheet.as_ref().filter(|sheet| !sheets.contains(sheet)) {
        let why = if sheets.is_empty() { labels.no_sheets.to_owned() } else { among(&sheets) };
        return Err(misused("--sheet", sheet, why));
    }
    for (place, _) in &what.cell {
        ensure_cell(place, source, lang)?;
    }
    let is_heading = |reading: &&Reading| {
        reading.choices.iter().any(|choice| matches!(choice, Choice::Column(_)))
    };
    let headings = import.readings.iter().filter(is_heading);
    let headings: Vec<_> = headings.map(|reading| reading.place.to_string()).collect();
    for (place, _) in what.column.iter().filter(|(place, _)| !headings.contains(place)) {
        if !headings.is_empty() {
            return Err(misused("--column", place, among(&headings)));
        }
        // A file without a table is said by its readings.
        if source.record().is_some() || source.is_template() {
            return Err(misused("--column", place, labels.no_headings));
        }
    }
    Ok(())
}

/// That a cell is where its sheet holds something: one that is empty may be filled.
fn ensure_cell(place: &str, source: &Source, lang: Lang) -> Result<()> {
    let (sheet, cell) = place.rsplit_once('!').unwrap_or(("", place));
    let at = Address::parse(cell);
    let mut ranges = Vec::new();
    for grid in source.grids() {
        let Some((first, last)) = used(grid) else { continue };
        let is_in = |at: &Address| {
            (first.row..=last.row).contains(&at.row)
                && (first.column..=last.column).contains(&at.column)
        };
        if grid.name == sheet && at.as_ref().is_some_and(is_in) {
            return Ok(());
        }
        ranges.push(format!("{}:{last}", Place::new(&grid.name, first)));
    }
    let labels = lang.import_words().program();
    Err(misused("--cell", place, format!("{} {}", labels.cells_are, ranges.join(", "))))
}

/// The first and the last of the rows and columns that hold something.
fn used(grid: &Grid) -> Option<(Address, Address)> {
    let rows = || grid.cells().map(|cell| cell.address.row);
    let columns = || grid.cells().map(|cell| cell.address.column);
    let first = Address::new(rows().min()?, columns().min()?);
    Some((first, Address::new(rows().max()?, columns().max()?)))
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

/// A record of the same office that was made before.
fn earlier(file: &Path, lang: Lang) -> Result<Json> {
    let read = record(file);
    match read {
        Ok(json) if import::is_record(&json) => Ok(json),
        // A file that cannot be opened is something else.
        Err(error) if !error.is::<serde_json::Error>() => Err(error),
        _ => bail!("{}: {}", file.display(), lang.import_words().matter(&Matter::NotARecord)),
    }
}

/// The day, in universal time.
fn today() -> String {
    let seconds = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    import::day_of(seconds / (24 * 60 * 60))
}

/// That no file is written over that was read, whatever may be written over.
fn ensure_no_input<'a>(
    option: &str,
    out: &Path,
    inputs: impl IntoIterator<Item = &'a PathBuf>,
    lang: Lang,
) -> Result<()> {
    let Ok(place) = out.canonicalize() else { return Ok(()) };
    if inputs.into_iter().any(|input| input.canonicalize().is_ok_and(|input| input == place)) {
        let found = out.display().to_string();
        return Err(misused(option, &found, lang.import_words().program().is_input));
    }
    Ok(())
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
    ensure_no_input("--out", &what.out, what.record.iter().chain(&what.like), lang)?;
    ensure_free(&what.out, what.overwrite, lang)?;
    let record = match (&what.record, &what.like) {
        (Some(file), _) => record(file)?,
        (None, Some(like)) => import::emptied(&earlier(like, lang)?),
        (None, None) => import::example(),
    };
    let xlsx = import::to_xlsx(&record, lang).map_err(anyhow::Error::msg)?;
    write(&what.out, &xlsx, what.overwrite, lang)?;
    say(stdout(), what.out.display())?;
    Ok(())
}
