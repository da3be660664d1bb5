//! Rows as CSV (RFC 4180) that spreadsheets open as they should: UTF-8 with a byte-order mark, plain
//! numbers, and no text that a spreadsheet would take for a formula.

use ::csv::{Terminator, Writer, WriterBuilder};

use crate::Decimal;

/// The media type of the files.
pub(super) const MEDIA_TYPE: &str = "text/csv;charset=utf-8";

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Text, which is never a formula.
    Text(String),
    /// A number with its sign, a point and no grouping.
    Number(Decimal),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// The file: a header row, then the rows, each with as many cells.
pub(super) fn csv(header: &[&str], rows: &[Vec<Cell>]) -> String {
    let mut file = "\u{FEFF}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(&mut file);
    let header = header.iter().map(|name| Cell::from(*name)).collect();
    for row in std::iter::once(&header).chain(rows) {
        write(&mut writer, row);
    }
    drop(writer);
    String::from_utf8(file).expect("cells are UTF-8")
}

fn write(writer: &mut Writer<&mut Vec<u8>>, row: &[Cell]) {
    let row = row.iter().map(|cell| match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
    });
    writer.write_record(row).expect("rows are as long as their header; memory takes every byte");
}

/// A text that begins like a formula gets an apostrophe before it, which spreadsheets take as “text”.
fn guarded(text: &str) -> String {
    let formula = text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_a_formula_and_numbers_stay_numbers() {
        let rows = [vec![
            Cell::from("=1+1"),
            Cell::from("+8610"),
            Cell::from("-x"),
            Cell::from("@sum"),
            Cell::from("\tx"),
            Cell::from(" =1"),
            Cell::from("a,\"b\"\nc"),
            Cell::Number(Decimal::new(-32, 1)),
            Cell::Empty,
        ]];
        assert_eq!(
            csv(&["a", "b", "c", "d", "e", "f", "g", "h", "i"], &rows),
            "\u{FEFF}a,b,c,d,e,f,g,h,i\r\n'=1+1,'+8610,'-x,'@sum,'\tx,' =1,\"a,\"\"b\"\"\nc\",-3.2,\r\n"
        );
    }
}
