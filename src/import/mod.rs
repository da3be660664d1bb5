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
mod draft;
mod figure;
mod flat;
mod grid;
mod html;
mod kind;
mod known;
mod reading;
mod shown;
mod tables;
mod template;
mod text;
mod workbook;

use std::collections::BTreeMap;

pub use address::Address;
pub use draft::Import;
pub use figure::{Written, written};
pub use grid::{Cell, Grid, Held};
pub use kind::Kind;
pub use reading::{Choice, Level, Matter, Place, Reading};
use serde_json::Value as Json;
pub use template::{example, to_xlsx};

/// Most bytes of a file.
pub const MAX_FILE: usize = 10 << 20;
/// Most bytes of what a file holds, unpacked.
pub const MAX_UNPACKED: u64 = 100 << 20;
/// Most cells of a file that hold something.
pub const MAX_CELLS: usize = 100_000;
/// Most characters of a cell that are read; no record has a longer text.
pub const MAX_CELL: usize = 4_000;

/// What the editor decided; everything may be left out.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// An earlier record of the same office: its names, units, definitions, setters and sections are kept.
    pub like: Option<Json>,
    /// The sheet to read, by its name.
    pub sheet: Option<String>,
    /// The encoding of a text file: `utf-8`, `gb18030`, `utf-16le` and other labels of the WHATWG.
    pub encoding: Option<String>,
    /// What is between the cells of a text file.
    pub separator: Option<char>,
    /// What columns hold, by the address of the heading (`Sheet1!C5`): a code of [`field_codes`].
    pub columns: BTreeMap<String, String>,
    /// Cells that were changed or answered for, by sheet and address: what to read in their place.
    pub edits: BTreeMap<String, String>,
    /// The day of the import, `2026-11-23`: the revision of the draft.
    pub today: Option<String>,
}

/// The codes of what a column may hold, for [`Options::columns`].
#[must_use]
pub fn field_codes() -> &'static [&'static str] {
    columns::CODES
}

/// Reads a file of any kind.
#[must_use]
pub fn read(bytes: &[u8], options: &Options) -> Import {
    let mut readings = Vec::new();
    let grids = grids(bytes, options, &mut readings);
    match grids {
        Some(Opened::Record(text)) => draft::of_record(&text, readings),
        Some(Opened::Grids(kind, grids)) => draft::of_grids(kind, grids, options, readings),
        None => Import::failed(readings),
    }
}

/// Reads what was pasted: the HTML of the clipboard if there is any, and its plain text. HTML has the shape of the
/// table; where the text has the same shape, its cells are read, as they are what was shown.
#[must_use]
pub fn read_pasted(html: Option<&str>, plain: &str, options: &Options) -> Import {
    let readings = Vec::new();
    let mut grids = html.map(html::grids).unwrap_or_default();
    let kind = if grids.is_empty() { Kind::Text } else { Kind::Html };
    if grids.is_empty() {
        grids = vec![text::pasted(plain)];
    }
    draft::of_grids(kind, grids, options, readings)
}

/// What a file turned out to be.
enum Opened {
    /// A record as JSON text.
    Record(String),
    /// Tables.
    Grids(Kind, Vec<Grid>),
}

fn grids(bytes: &[u8], options: &Options, readings: &mut Vec<Reading>) -> Option<Opened> {
    let mut fail = |matter| {
        readings.push(Reading::fault(Place::default(), matter));
        None
    };
    if bytes.len() > MAX_FILE {
        return fail(Matter::FileTooLarge { found: bytes.len() as u64, most: MAX_FILE as u64 });
    }
    let kind = match kind::of(bytes) {
        Ok(kind) => kind,
        Err(matter) => return fail(matter),
    };
    match kind {
        Kind::Xlsx | Kind::Xls | Kind::Ods => match workbook::grids(bytes, kind, readings) {
            Ok(grids) => Some(Opened::Grids(kind, grids)),
            Err(matter) => {
                readings.push(Reading::fault(Place::default(), matter));
                None
            }
        },
        Kind::Json | Kind::Html | Kind::Text => {
            let text = match text::decode(bytes, options.encoding.as_deref()) {
                Ok((text, encoding)) => {
                    if encoding != "UTF-8" {
                        readings.push(Reading::automatic(
                            Place::default(),
                            Matter::Encoding { name: encoding.to_owned() },
                        ));
                    }
                    text
                }
                Err(matter) => {
                    readings.push(Reading::fault(Place::default(), matter));
                    return None;
                }
            };
            Some(match kind {
                Kind::Json => Opened::Record(text),
                Kind::Html => Opened::Grids(kind, html::grids(&text)),
                _ => {
                    let (grid, separator) = text::separated(&text, options.separator);
                    readings.push(Reading::automatic(
                        Place::default(),
                        Matter::Separator { found: separator },
                    ));
                    Opened::Grids(kind, vec![grid])
                }
            })
        }
    }
}
