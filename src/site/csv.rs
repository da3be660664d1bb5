//! Rows as CSV (RFC 4180) that spreadsheets open as they should: UTF-8 with a byte-order mark, plain
//! numbers, and no text that a spreadsheet would take for a formula.

use crate::Decimal;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
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

/// The file: a header row, then the rows.
pub fn csv(header: &[&str], rows: &[Vec<Cell>]) -> String {
    let mut file = String::from('\u{FEFF}');
    let header = header.iter().map(|name| Cell::from(*name)).collect();
    for row in std::iter::once(&header).chain(rows) {
        let cells: Vec<_> = row.iter().map(written).collect();
        file += &cells.join(",");
        file += "\r\n";
    }
    file
}

fn written(cell: &Cell) -> String {
    let text = match cell {
        Cell::Number(number) => return number.to_string(),
        Cell::Empty => return String::new(),
        Cell::Text(text) => guarded(text),
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
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
            csv(&["a", "b"], &rows),
            "\u{FEFF}a,b\r\n'=1+1,'+8610,'-x,'@sum,'\tx,' =1,\"a,\"\"b\"\"\nc\",-3.2,\r\n"
        );
    }
}
