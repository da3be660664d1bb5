//! Text files and pasted text: their encoding, what is between their cells, and their cells.

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
    let (text, stated) = match text.split_once('\n') {
        Some((first, rest))
            if first.trim_end().len() == 5 && first.to_ascii_lowercase().starts_with("sep=") =>
        {
            (rest, first.trim_end().chars().nth(4))
        }
        _ => (text, None),
    };
    let lines_before = u32::from(stated.is_some());
    let separator = chosen.or(stated).unwrap_or_else(|| guess(text));
    let mut grid = Grid::new("");
    for (row, cells) in rows(text, separator) {
        for (column, cell) in (0..).zip(&cells) {
            grid.put_text(row + lines_before, column, cell);
        }
        if grid.cells.len() > MAX_CELLS {
            return Err(Matter::TooManyCells { most: MAX_CELLS });
        }
    }
    Ok((grid, separator))
}

/// The cells of a pasted text: between tabs, as spreadsheets and Word give them.
pub(super) fn pasted(text: &str) -> Result<Grid, Matter> {
    let separator = if text.contains('\t') { Some('\t') } else { None };
    Ok(separated(text, separator)?.0)
}

/// Each record with the line that it begins in, from 0.
fn rows(text: &str, separator: char) -> Vec<(u32, Vec<String>)> {
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        // A quote within a cell of a pasted table is a quote.
        .quoting(text.matches('"').count().is_multiple_of(2))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // The text is UTF-8 and rows may be of any width: nothing is left that a record could fail on.
    for record in reader.records().map_while(Result::ok) {
        // Blank lines before a record count to it.
        let line = record.position().map_or(0, |position| {
            let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
            let rest = text.as_bytes().get(from..).unwrap_or_default();
            let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            position.line() - 1 + blank.filter(|byte| **byte == b'\n').count() as u64
        });
        rows.push((
            u32::try_from(line).unwrap_or(u32::MAX),
            record.iter().map(ToOwned::to_owned).collect(),
        ));
    }
    rows
}

fn guess(text: &str) -> char {
    /// More lines are not looked at.
    const LINES: usize = 200;
    let sample: String = text.lines().take(LINES).flat_map(|line| [line, "\n"]).collect();
    let score = |separator: char| {
        let widths: Vec<_> = rows(&sample, separator)
            .iter()
            .map(|(_, cells)| cells.len())
            .filter(|width| *width > 1)
            .collect();
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
