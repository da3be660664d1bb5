//! Text files and pasted text: their encoding, what is between their cells, and their cells.

use std::collections::BTreeMap;

use csv_core::ReadFieldResult;
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::{Grid, MAX_CELLS, Matter, kind};

/// The text of a file and the name of its encoding. `label` is what the editor chose.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> Result<(String, &'static str), Matter> {
    if let Some(encoding) = label.and_then(|label| Encoding::for_label(label.as_bytes())) {
        let (text, wrong) = encoding.decode_with_bom_removal(bytes);
        return if wrong {
            Err(Matter::NotThisEncoding { name: encoding.name().to_owned() })
        } else {
            Ok((text.into_owned(), encoding.name()))
        };
    }
    let utf16 = match bytes {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        [first, ..] if kind::looks_like_utf16(bytes) => {
            Some(if *first == 0 { UTF_16BE } else { UTF_16LE })
        }
        _ => None,
    };
    if let Some(encoding) = utf16 {
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return Ok((text.into_owned(), encoding.name()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.trim_start_matches('\u{FEFF}').to_owned(), "UTF-8"));
    }
    GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| (text.into_owned(), "GB 18030"))
        .ok_or(Matter::UnknownEncoding)
}

/// The cells of a text, and what is between them: what the first line says (`sep=;`), or what gives the most rows the
/// same width.
pub(super) fn separated(text: &str, chosen: Option<char>) -> Result<(Grid, char), Matter> {
    let first = text.split_terminator(['\r', '\n']).next().unwrap_or_default();
    let (text, stated) = match first.to_ascii_lowercase().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => {
            let rest = &text[first.len()..];
            (
                rest.strip_prefix("\r\n").or(rest.get(1..)).unwrap_or_default(),
                Some(char::from(*separator)),
            )
        }
        _ => (text, None),
    };
    let lines_before = u32::from(stated.is_some());
    let separator = chosen.or(stated).unwrap_or_else(|| guess(text));
    let mut grid = Grid::new("");
    cells(text, separator, |row, column, cell| {
        grid.put_text(row.saturating_add(lines_before), column, cell);
        let most = usize::try_from(column).unwrap_or(usize::MAX).max(grid.cells.len());
        if most > MAX_CELLS { Err(Matter::TooManyCells { most: MAX_CELLS }) } else { Ok(()) }
    })?;
    Ok((grid, separator))
}

/// The cells of a pasted text: between tabs, as spreadsheets and Word give them.
pub(super) fn pasted(text: &str) -> Result<Grid, Matter> {
    let separator = if text.contains('\t') { Some('\t') } else { None };
    Ok(separated(text, separator)?.0)
}

/// Takes each cell with the line that its row begins in and its column, both from 0, until that fails. One after the
/// other: ten million empty cells are ten megabytes of text, and as a list a gigabyte.
fn cells(
    text: &str,
    separator: char,
    mut take: impl FnMut(u32, u32, &str) -> Result<(), Matter>,
) -> Result<(), Matter> {
    let mut reader = csv_core::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        // A quote within a cell of a pasted table is a quote.
        .quoting(text.matches('"').count().is_multiple_of(2))
        .build();
    let (mut rest, mut cell, mut length) = (text.as_bytes(), vec![0; 1024], 0);
    let (mut line, mut row, mut column) = (0_usize, 0_usize, None);
    // Of `\r\n`, the second ends the line.
    let breaks = |from: usize, to: usize| {
        let bytes = text.as_bytes();
        let ends = |at: usize| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        (from..to).filter(|at| ends(*at)).count()
    };
    loop {
        let at = text.len() - rest.len();
        if column.is_none() {
            // Blank lines before a row are passed over.
            let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            row = line + breaks(at, at + blank);
        }
        let (found, read, written) = reader.read_field(rest, &mut cell[length..]);
        line += breaks(at, at + read);
        rest = &rest[read..];
        length += written;
        match found {
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::OutputFull => cell.resize(2 * cell.len(), 0),
            ReadFieldResult::Field { record_end } => {
                // Between separators of one byte, the text is UTF-8 as it was before.
                let text = String::from_utf8_lossy(&cell[..length]);
                let at = column.unwrap_or(0);
                take(u32::try_from(row).unwrap_or(u32::MAX), at, &text)?;
                column = (!record_end).then_some(at.saturating_add(1));
                length = 0;
            }
            ReadFieldResult::End => return Ok(()),
        }
    }
}

fn guess(text: &str) -> char {
    /// More ends of lines are not looked at; `\r\n` are two.
    const ENDS: usize = 400;
    let lines = text.split_inclusive(['\r', '\n']).take(ENDS);
    let sample = &text[..lines.map(str::len).sum()];
    let score = |separator: char| {
        let mut widths: BTreeMap<u32, usize> = BTreeMap::new();
        // Counting does not fail.
        let _ = cells(sample, separator, |row, column, _| {
            widths.insert(row, column as usize + 1);
            Ok(())
        });
        let widths: Vec<_> = widths.into_values().filter(|width| *width > 1).collect();
        // As many rows as possible of the most frequent width, and wide ones.
        let most = widths
            .iter()
            .map(|width| (widths.iter().filter(|other| *other == width).count(), *width))
            .max();
        most.unwrap_or((0, 0))
    };
    ['\t', ';', ',', '|']
        .into_iter()
        .max_by_key(|separator| (score(*separator), *separator == '\t'))
        .filter(|s| score(*s).0 > 0)
        .unwrap_or(',')
}
