//! Spreadsheets and pasted tables to records, and back.
//!
//! A file goes one way: bytes → kind ([`Kind`]) → grids of cells with their addresses ([`Grid`]) → tables with columns
//! that are understood → cells as people write them → a draft record in the form of `report/README.md`, checked by
//! [`Review`](crate::Review). Nothing is cut or changed silently: whatever was read as something else, is in doubt or is wrong is a
//! [`Reading`] with its sheet and cell. The original is kept by the caller; an answer or a change is one more entry of
//! [`Options`], and everything is read again.
//!
//! No file system, no clock, no threads: the same code runs natively and in a browser.

mod address;
mod archive;
mod columns;
mod compare;
mod compound;
mod draft;
mod figure;
mod flat;
mod formats;
mod grid;
mod head;
mod html;
mod kind;
mod known;
mod list;
mod opendocument;
mod parts;
mod paste;
mod period;
mod reading;
mod review;
mod shown;
mod tables;
mod template;
mod text;
mod workbook;

use std::collections::BTreeMap;

pub use address::Address;
pub use figure::{Written, written};
pub(crate) use figure::{in_english, typed_as};
pub use grid::{Cell, Grid, Held};
pub use kind::Kind;
pub(crate) use known::{likely_better, likely_measure, likely_unit};
pub use list::readings_to_xlsx;
pub use reading::{Choice, Level, Matter, Place, Reading};
pub use review::Import;
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;
pub use template::{emptied, example, is_record, is_same_draft, to_xlsx};

/// Most bytes of a file.
pub const MAX_FILE: usize = 10 << 20;
/// Most bytes of what a file holds, unpacked.
pub const MAX_UNPACKED: u64 = 100 << 20;
/// Most cells of a file that hold something.
pub const MAX_CELLS: usize = 100_000;
/// Most places of a sheet, rows times columns that hold something: whatever is asked of each column in each row is asked
/// as often.
pub const MAX_PLACES: usize = 5 * MAX_CELLS;
/// Most characters of a cell that are read; no record has a longer text.
pub const MAX_CELL: usize = 4_000;

/// Most bytes of all texts of a workbook that are read: a text may be in many cells and only once in the file.
const MAX_TEXTS: usize = MAX_FILE;

/// What the editor decided; everything may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Options {
    /// An earlier record of the same office: its names, units, definitions, setters and sections are kept. The editor's
    /// page keeps it as JSON text.
    #[serde(deserialize_with = "record_in_text")]
    pub like: Option<Json>,
    /// The sheet to read, by its name.
    pub sheet: Option<String>,
    /// The row in which its headings begin, from 0.
    pub heading: Option<u32>,
    /// The encoding of a text file: `utf-8`, `gb18030`, `utf-16le` and other labels of the WHATWG.
    pub encoding: Option<String>,
    /// What is between the cells of a text file.
    pub separator: Option<char>,
    /// What columns hold, by the address of the heading (`Sheet1!C5`): a code of [`field_codes`].
    pub columns: BTreeMap<String, String>,
    /// Cells that were changed or answered for, by sheet and address: what to read in their place.
    pub edits: BTreeMap<String, String>,
    /// Texts of the report itself, by their path as in a template: `id`, `place/zh`, `sources/#1/title/zh`. `period` is
    /// both days at once: `2024-01-01/2024-06-30`.
    pub report: BTreeMap<String, String>,
    /// The day of the import, `2026-11-23`: the revision of the draft.
    pub today: Option<String>,
}

/// A record in its text; `None` where that is no JSON.
fn record_in_text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Json>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// The codes of what a column may hold, for [`Options::columns`].
#[must_use]
pub fn field_codes() -> &'static [&'static str] {
    columns::CODES
}

/// The day that is so many days after the first of January 1970: `2026-11-23`.
#[must_use]
pub fn day_of(days: u64) -> String {
    // What spreadsheets count from is that many days before.
    const BEFORE: u64 = 25_569;
    let serial = (days + BEFORE) as f64;
    let kind = calamine::ExcelDateTimeType::DateTime;
    let (year, month, day, ..) =
        calamine::ExcelDateTime::new(serial, kind, false).to_ymd_hms_milli();
    format!("{year}-{month:02}-{day:02}")
}

/// Reads a file of any kind.
#[must_use]
pub fn read(bytes: &[u8], options: &Options) -> Import {
    read_files(&[("", bytes)], options)
}

/// Reads tables of one report from several files, each with its name. A record or a filled template is read by itself.
#[must_use]
pub fn read_files(files: &[(&str, &[u8])], options: &Options) -> Import {
    Source::of_files(files, options).import(options)
}

/// What was handed in, opened once, and read again whenever something else is decided about it.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// A record as JSON text.
    record: Option<String>,
    sets: Vec<(Kind, Vec<Grid>)>,
    readings: Vec<Reading>,
}

impl Source {
    /// Opens files, each with its name; of the options, encoding and separator count here.
    #[must_use]
    pub fn of_files(files: &[(&str, &[u8])], options: &Options) -> Self {
        let mut source = Self::default();
        for (name, bytes) in files {
            let of_file = Place { sheet: (*name).to_owned(), address: None };
            let place = if files.len() > 1 { of_file } else { Place::default() };
            let from = source.readings.len();
            let opened = open(bytes, options, &mut source.readings);
            if files.len() > 1 {
                source.readings[from..]
                    .iter_mut()
                    .for_each(|reading| reading.place = place.clone());
            }
            match opened {
                Ok(Opened::Record(text)) if files.len() == 1 => source.record = Some(text),
                Ok(Opened::Grids(kind, mut grids)) => {
                    if files.len() > 1 && template::is_one(&grids) {
                        let matter = Matter::ByItself { name: (*name).to_owned() };
                        source.readings.push(Reading::fault(place, matter));
                        continue;
                    }
                    if files.len() > 1 {
                        grids.iter_mut().for_each(|grid| grid.name = within(name, &grid.name));
                    }
                    source.sets.push((kind, grids));
                }
                Ok(Opened::Record(_)) => {
                    let matter = Matter::ByItself { name: (*name).to_owned() };
                    source.readings.push(Reading::fault(place, matter));
                }
                Err(matter) => source.readings.push(Reading::fault(place, matter)),
            }
        }
        source
    }

    /// Opens what was pasted: the HTML of the clipboard if there is any, and its plain text.
    #[must_use]
    pub fn pasted(html: Option<&str>, plain: &str) -> Self {
        let mut source = Self::default();
        match pasted(html, plain, &mut source.readings) {
            Ok(set) => source.sets.push(set),
            Err(matter) => source.readings.push(Reading::fault(Place::default(), matter)),
        }
        source
    }

    /// Reads it.
    #[must_use]
    pub fn import(&self, options: &Options) -> Import {
        if let Some(text) = &self.record {
            return review::of_record(text, self.readings.clone());
        }
        if self.sets.is_empty() {
            return Import::failed(self.readings.clone());
        }
        draft::of_grids(self.sets.clone(), options, self.readings.clone())
    }

    /// The record, where it is one and no table.
    #[must_use]
    pub fn record(&self) -> Option<&str> {
        self.record.as_deref()
    }

    /// Its kind; `None` where nothing could be opened.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        let json = self.record.as_ref().map(|_| Kind::Json);
        json.or(self.sets.first().map(|(kind, _)| *kind))
    }

    /// Whether it is a filled template, which has the texts of the report itself.
    #[must_use]
    pub fn is_template(&self) -> bool {
        self.sets.iter().any(|(_, grids)| template::is_one(grids))
    }

    /// Its sheets.
    pub fn grids(&self) -> impl Iterator<Item = &Grid> {
        self.sets.iter().flat_map(|(_, grids)| grids)
    }
}

/// What a sheet is called where there are several files.
fn within(file: &str, sheet: &str) -> String {
    if sheet.is_empty() { file.to_owned() } else { format!("{file}/{sheet}") }
}

/// Reads what was pasted: the HTML of the clipboard if there is any, and its plain text. HTML has the shape of the
/// table, the text what was shown in it.
#[must_use]
pub fn read_pasted(html: Option<&str>, plain: &str, options: &Options) -> Import {
    Source::pasted(html, plain).import(options)
}

fn pasted(
    html: Option<&str>,
    plain: &str,
    readings: &mut Vec<Reading>,
) -> Result<(Kind, Vec<Grid>), Matter> {
    let size = plain.len() + html.map_or(0, str::len);
    if plain.len() > MAX_FILE {
        return Err(Matter::FileTooLarge { found: plain.len() as u64, most: MAX_FILE as u64 });
    }
    // HTML of a clipboard has many times the size of its text.
    if size > 4 * MAX_FILE {
        return Err(Matter::FileTooLarge { found: size as u64, most: 4 * MAX_FILE as u64 });
    }
    let mut grids = html.map(html::grids).transpose()?.unwrap_or_default();
    let plain = text::pasted(plain)?;
    if grids.is_empty() {
        return Ok((Kind::Text, vec![plain]));
    }
    if !plain.cells.is_empty() {
        paste::complete(&mut grids, &plain, readings);
    }
    Ok((Kind::Html, grids))
}

/// What a file turned out to be.
enum Opened {
    /// A record as JSON text.
    Record(String),
    /// Tables.
    Grids(Kind, Vec<Grid>),
}

fn open(bytes: &[u8], options: &Options, readings: &mut Vec<Reading>) -> Result<Opened, Matter> {
    if bytes.len() > MAX_FILE {
        return Err(Matter::FileTooLarge { found: bytes.len() as u64, most: MAX_FILE as u64 });
    }
    let kind = kind::of(bytes)?;
    if matches!(kind, Kind::Xlsx | Kind::Xls | Kind::Ods) {
        return Ok(Opened::Grids(kind, workbook::grids(bytes, kind, readings)?));
    }
    let (text, encoding) = text::decode(bytes, options.encoding.as_deref())?;
    let mut note = |matter| readings.push(Reading::automatic(Place::default(), matter));
    if encoding != "UTF-8" {
        note(Matter::Encoding { name: encoding.to_owned() });
    }
    Ok(match kind {
        Kind::Json => Opened::Record(text),
        Kind::Html => Opened::Grids(kind, html::grids(&text)?),
        _ => {
            let (grid, found) = text::separated(&text, options.separator)?;
            note(Matter::Separator { found });
            Opened::Grids(kind, vec![grid])
        }
    })
}
