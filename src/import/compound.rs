//! What is in an .xls, before calamine reads it: whether the sectors of each part come to an end, and how far cells reach.
//! calamine follows sectors for as long as they lead on, and makes room for every place up to the last cell.

use std::io::{Cursor, Error, Read as _};

use cfb::CompoundFile;

use super::Matter;

/// Most places of a sheet up to its last cell, filled in or not.
const MAX_PLACES: u64 = 2_000_000;

/// A record of several cells of a row: `MulRk` (MS-XLS 2.3).
const SEVERAL: u16 = 0x00BD;
/// Records whose content begins with the row and the column of a cell: also Formula, `RString`, `LabelSst`, Number, Label,
/// `BoolErr` and RK.
const CELLS: [u16; 8] = [0x0006, SEVERAL, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];
/// What a sheet says of its size: first row, row after the last, first column, column after the last.
const DIMENSIONS: u16 = 0x0200;
/// Where a sheet or chart begins.
const BEGIN: u16 = 0x0809;

/// Refuses what calamine would not come to an end with.
pub(super) fn check(bytes: &[u8]) -> Result<(), Matter> {
    let damaged = |error: Error| Matter::Damaged { reason: error.to_string() };
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let parts = file.walk().filter(cfb::Entry::is_stream);
    let paths: Vec<_> = parts.map(|part| part.path().to_owned()).collect();
    for path in paths {
        let mut part = Vec::new();
        file.open_stream(&path).and_then(|mut it| it.read_to_end(&mut part)).map_err(damaged)?;
        if path.ends_with("Workbook") || path.ends_with("Book") {
            check_reach(&part)?;
        }
    }
    Ok(())
}

/// Refuses sheets whose cells are too far away, or said to be.
fn check_reach(mut records: &[u8]) -> Result<(), Matter> {
    let (mut rows, mut columns) = (0, 0);
    while let [a, b, c, d, rest @ ..] = records {
        let length = usize::from(u16::from_le_bytes([*c, *d]));
        let (content, next) = rest.split_at(length.min(rest.len()));
        let short = |at: usize| match content.get(at..at + 2) {
            Some(&[low, high]) => u64::from(u16::from_le_bytes([low, high])),
            _ => 0,
        };
        match u16::from_le_bytes([*a, *b]) {
            BEGIN => (rows, columns) = (0, 0),
            // Rows have two bytes each before Excel 97, and four since.
            DIMENSIONS if length < 14 => (rows, columns) = (short(2), short(6)),
            DIMENSIONS => (rows, columns) = (short(4) + (short(6) << 16), short(10)),
            id if CELLS.contains(&id) => {
                // The last column of several ends the record.
                let last = if id == SEVERAL { length.saturating_sub(2) } else { 2 };
                rows = rows.max(short(0) + 1);
                columns = columns.max(short(last) + 1);
            }
            _ => {}
        }
        if rows * columns > MAX_PLACES {
            return Err(Matter::TooManyCells { most: super::MAX_CELLS });
        }
        records = next;
    }
    Ok(())
}
