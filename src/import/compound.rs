//! What is in an .xls, before calamine reads it: whether the sectors of each part come to an end, and how far cells reach.
//! calamine follows sectors for as long as they lead on, and makes room for every place up to the last cell.

use std::{
    io::{Cursor, Read as _},
    path::Path,
};

use cfb::CompoundFile;

use super::Matter;

/// Most places of all sheets up to their last cells, filled in or not.
const MAX_PLACES: u64 = 2_000_000;
/// Most records of all sheets: a file of records that hold nothing has as many.
const MAX_RECORDS: usize = 5_000_000;

/// A record of several cells of a row: `MulRk` (MS-XLS 2.3).
pub(super) const SEVERAL: u16 = 0x00BD;
/// Records whose content begins with the row and the column of a cell: also Formula, `RString`, `LabelSst`, Number, Label,
/// `BoolErr` and RK.
pub(super) const CELLS: [u16; 8] =
    [0x0006, SEVERAL, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];
/// What a sheet says of its size: first row, row after the last, first column, column after the last.
const DIMENSIONS: u16 = 0x0200;
/// Where a sheet or chart begins and ends.
pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
/// A sheet, with its name and where it begins: `BoundSheet8` (MS-XLS 2.4.28).
pub(super) const SHEET: u16 = 0x0085;

/// Refuses what calamine would not come to an end with. Returns the part that holds the sheets.
pub(super) fn check(bytes: &[u8]) -> Result<Vec<u8>, Matter> {
    let mut file =
        CompoundFile::open(Cursor::new(without_padding(bytes))).map_err(Matter::damaged)?;
    let parts = file.walk().filter(cfb::Entry::is_stream);
    let paths: Vec<_> = parts.map(|part| part.path().to_owned()).collect();
    let mut sheets = Vec::new();
    for path in paths {
        let mut part = Vec::new();
        file.open_stream(&path)
            .and_then(|mut it| it.read_to_end(&mut part))
            .map_err(Matter::damaged)?;
        if path.ends_with("Workbook") || path.ends_with("Book") {
            check_reach(&part)?;
        }
        // Some files have a second one for Excel 95.
        if path == Path::new("/Workbook") || sheets.is_empty() && path == Path::new("/Book") {
            sheets = part;
        }
    }
    Ok(sheets)
}

/// The file as `cfb` takes it: SheetJS says that sectors behind its end are ends of chains, where they are free (MS-CFB
/// 2.3).
fn without_padding(bytes: &[u8]) -> Vec<u8> {
    const FREE: [u8; 4] = [0xFF; 4];
    const END: [u8; 4] = [0xFE, 0xFF, 0xFF, 0xFF];
    let mut padded = bytes.to_vec();
    // Sectors have 512 bytes, or 4096 with a header that is as long.
    let size = if u16_at(bytes, 30) == 12 { 4096 } else { 512 };
    let sectors = (bytes.len() / size).saturating_sub(1);
    for (number, table) in tables(bytes, size).into_iter().enumerate() {
        let start = start_of(table, size);
        let Some(entries) = padded.get_mut(start..start.saturating_add(size)) else { break };
        let behind = sectors.saturating_sub(number * size / 4);
        for entry in entries.chunks_exact_mut(4).skip(behind).filter(|entry| **entry == END) {
            entry.copy_from_slice(&FREE);
        }
    }
    padded
}

/// The sectors with the tables of all sectors: the header lists the first 109, enough for 7 MB, and a chain of sectors
/// lists those after them (MS-CFB 2.5).
fn tables(bytes: &[u8], size: usize) -> Vec<u32> {
    /// Larger numbers are no sectors, but the end of a chain or nothing at all.
    const LAST: u32 = 0xFFFF_FFFA;
    let numbers = |from: usize, to: usize| {
        let entries = bytes.get(from..to).unwrap_or_default().chunks_exact(4);
        entries.map(|at| u32::from_le_bytes([at[0], at[1], at[2], at[3]])).collect::<Vec<_>>()
    };
    let mut listed = numbers(76, 512);
    let mut next = numbers(68, 72).first().copied().unwrap_or(u32::MAX);
    // A chain that never ends has more sectors than the file.
    for _ in 0..bytes.len() / size {
        let start = start_of(next, size);
        let mut entries = numbers(start, start.saturating_add(size));
        let (Some(after), true) = (entries.pop(), next <= LAST) else { break };
        listed.extend(entries);
        next = after;
    }
    listed.into_iter().take_while(|table| *table <= LAST).collect()
}

/// Where a sector begins, behind the header.
fn start_of(sector: u32, size: usize) -> usize {
    (sector as usize).saturating_add(1).saturating_mul(size)
}

/// Two bytes as a number; 0 where there are none.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    match bytes.get(at..at + 2) {
        Some(&[low, high]) => u16::from_le_bytes([low, high]),
        _ => 0,
    }
}

/// A number of four bytes, the lower two first.
fn u32_at(bytes: &[u8], at: usize) -> usize {
    usize::from(u16_at(bytes, at)) | usize::from(u16_at(bytes, at + 2)) << 16
}

/// Where a sheet begins.
pub(super) fn start(sheet: &[u8]) -> usize {
    u32_at(sheet, 0)
}

/// The records of a part: the kind of each, and what it holds.
pub(super) fn records(mut part: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let rest = part.get(4..)?;
        let length = usize::from(u16_at(part, 2)).min(rest.len());
        let id = u16_at(part, 0);
        let (content, next) = rest.split_at(length);
        part = next;
        Some((id, content))
    })
}

/// A text in a cell, by its number among the shared ones, and these (MS-XLS 2.4.149, 2.4.265).
const LABEL: u16 = 0x00FD;
const TEXTS: u16 = 0x00FC;
const CONTINUED: u16 = 0x003C;

/// Refuses sheets whose cells are too far away, or said to be, and texts that are in too many cells. Each sheet is read
/// from where the workbook says that it begins, as calamine does.
fn check_reach(part: &[u8]) -> Result<(), Matter> {
    let too_many = || Matter::TooManyCells { most: super::MAX_CELLS };
    let texts = lengths(part);
    let (mut places, mut kept, mut passed) = (0, 0, 0);
    let starts = records(part).filter(|(id, _)| *id == SHEET).map(|(_, sheet)| start(sheet));
    for start in starts {
        let (mut rows, mut columns, mut depth) = (0, 0, 0_u32);
        for (id, content) in records(part.get(start..).unwrap_or_default()) {
            passed += 1;
            let short = |at: usize| u64::from(u16_at(content, at));
            match id {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                // Rows have two bytes each before Excel 97, and four since.
                DIMENSIONS if content.len() < 14 => {
                    (rows, columns) = (rows.max(short(2)), columns.max(short(6)));
                }
                DIMENSIONS => {
                    rows = rows.max(short(4) + (short(6) << 16));
                    columns = columns.max(short(10));
                }
                id if CELLS.contains(&id) => {
                    // The last column of several ends the record.
                    let last = if id == SEVERAL { content.len().saturating_sub(2) } else { 2 };
                    rows = rows.max(short(0) + 1);
                    columns = columns.max(short(last) + 1);
                    if id == LABEL {
                        kept += texts.get(u32_at(content, 6)).copied().unwrap_or(0);
                    }
                }
                _ => {}
            }
            if places + rows * columns > MAX_PLACES || passed > MAX_RECORDS {
                return Err(too_many());
            }
            if kept > super::MAX_TEXTS {
                return Err(Matter::too_long(kept as u64));
            }
        }
        places += rows * columns;
    }
    Ok(())
}

/// The bytes of each shared text at the most.
fn lengths(part: &[u8]) -> Vec<usize> {
    let mut rest = records(part).skip_while(|(id, _)| *id != TEXTS);
    let Some((_, first)) = rest.next() else { return Vec::new() };
    let mut more = rest.take_while(|(id, _)| *id == CONTINUED).map(|(_, content)| content);
    let mut at = first.get(8..).unwrap_or_default();
    let mut found = Vec::new();
    loop {
        if at.is_empty() {
            match more.next() {
                Some(next) => at = next,
                None => return found,
            }
        }
        let flags = at.get(2).copied().unwrap_or(0);
        let mut left = usize::from(u16_at(at, 0));
        let (has_runs, has_more) = (flags & 8 != 0, flags & 4 != 0);
        let runs = if has_runs { usize::from(u16_at(at, 3)) } else { 0 };
        let head = 3 + if has_runs { 2 } else { 0 };
        let mut behind = 4 * runs + if has_more { u32_at(at, head) } else { 0 };
        at = at.get(head + if has_more { 4 } else { 0 }..).unwrap_or_default();
        let (mut wide, mut bytes) = (flags & 1 == 1, 0);
        // What does not fit goes on in the next record, which says again how wide its letters are.
        while left > 0 {
            let size = if wide { 2 } else { 1 };
            let here = left.min(at.len() / size);
            bytes += here * (size + 1);
            left -= here;
            at = &at[here * size..];
            if left > 0 {
                let Some(next) = more.next() else { return found };
                wide = next.first().is_some_and(|flags| flags & 1 == 1);
                at = next.get(1..).unwrap_or_default();
            }
        }
        found.push(bytes);
        while behind > 0 {
            let here = behind.min(at.len());
            (at, behind) = (&at[here..], behind - here);
            if behind > 0 {
                let Some(next) = more.next() else { return found };
                at = next;
            }
        }
    }
}
