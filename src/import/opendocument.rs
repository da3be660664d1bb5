//! What calamine does not tell of .ods: which cells are merged, and which numbers are shown in per cent.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{Grid, Held, MAX_CELLS, Matter, archive, grid::Merged};

/// Most columns that a cell is repeated over; more are blank to the edge of the sheet.
const MAX_REPEATED: u32 = 1_000;

/// What there is to know of a sheet besides its values.
#[derive(Default)]
pub(super) struct Sheet {
    merged: Vec<Merged>,
    percents: Vec<(u32, u32)>,
}

impl Sheet {
    /// Puts it into the cells of the sheet.
    pub(super) fn add_to(self, grid: &mut Grid) {
        for Merged { start, end } in &self.merged {
            // What is under a merged cell is not shown, but may be there all the same.
            let rows = grid.cells.range((start.0, 0)..=(end.0, u32::MAX));
            let hidden: Vec<_> = rows
                .map(|(place, _)| *place)
                .filter(|place| (start.1..=end.1).contains(&place.1) && place != start)
                .collect();
            hidden.iter().for_each(|place| drop(grid.cells.remove(place)));
        }
        for place in &self.percents {
            if let Some(Held::Number { format, .. }) =
                grid.cells.get_mut(place).map(|cell| &mut cell.held)
            {
                *format = Some("%".to_owned());
            }
        }
        grid.merged = self.merged;
    }
}

/// What there is to know of each sheet, by its name.
pub(super) fn sheets(bytes: &[u8]) -> Result<BTreeMap<String, Sheet>, Matter> {
    let damaged = |error: &dyn std::fmt::Display| Matter::Damaged { reason: error.to_string() };
    let mut archive = archive::open(bytes)?;
    let content = archive.by_name("content.xml").map_err(|error| damaged(&error))?;
    read(BufReader::new(content)).map_err(|error| damaged(&error))
}

fn read(content: impl BufRead) -> Result<BTreeMap<String, Sheet>, quick_xml::Error> {
    let mut reader = Reader::from_reader(content);
    let (mut sheets, mut buffer) = (BTreeMap::new(), Vec::new());
    let (mut name, mut sheet) = (String::new(), Sheet::default());
    let (mut row, mut column, mut repeated) = (0_u32, 0_u32, 1_u32);
    loop {
        let event = reader.read_event_into(&mut buffer)?;
        let (tag, is_empty) = match &event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(tag) => {
                match tag.name().as_ref() {
                    "table:table" => {
                        sheets.insert(std::mem::take(&mut name), std::mem::take(&mut sheet));
                    }
                    "table:table-row" => row = row.saturating_add(repeated),
                    _ => {}
                }
                buffer.clear();
                continue;
            }
            Event::Eof => return Ok(sheets),
            _ => {
                buffer.clear();
                continue;
            }
        };
        match tag.name().as_ref() {
            "table:table" => {
                name = text(tag, "table:name").unwrap_or_default();
                (row, column) = (0, 0);
            }
            "table:table-row" => {
                (column, repeated) = (0, number(tag, "table:number-rows-repeated"));
                if is_empty {
                    row = row.saturating_add(repeated);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let times = number(tag, "table:number-columns-repeated");
                let rows = number(tag, "table:number-rows-spanned");
                let columns = number(tag, "table:number-columns-spanned");
                if rows > 1 || columns > 1 {
                    let end = (row.saturating_add(rows - 1), column.saturating_add(columns - 1));
                    sheet.merged.push(Merged { start: (row, column), end });
                }
                if text(tag, "office:value-type").as_deref() == Some("percentage")
                    && sheet.percents.len() < MAX_CELLS
                {
                    let all =
                        (0..times.min(MAX_REPEATED)).map(|at| (row, column.saturating_add(at)));
                    sheet.percents.extend(all);
                }
                column = column.saturating_add(times);
            }
            _ => {}
        }
        sheet.merged.truncate(super::workbook::MAX_MERGED);
        buffer.clear();
    }
}

fn text(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// A count in an attribute; 1 where there is none.
fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    text(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
