//! Tables of HTML as clipboards of Excel, WPS and Word give them, and of pages saved as .xls.

use html5gum::{Token, Tokenizer};

use super::{Grid, MAX_CELLS, grid::Merged};

/// Most rows or columns that one cell is said to span.
const MAX_SPAN: u32 = 200;

/// Every table of a page, each by itself. A table within a cell is a table of its own.
pub(super) fn grids(html: &str) -> Vec<Grid> {
    let mut done = Vec::new();
    let mut open: Vec<Table> = Vec::new();
    let mut skipped = None;
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let span = |attribute: &str| {
                    let found = tag
                        .attributes
                        .iter()
                        .find(|(name, _)| name.as_slice() == attribute.as_bytes());
                    let found = found.and_then(|(_, value)| {
                        String::from_utf8_lossy(value).trim().parse::<u32>().ok()
                    });
                    found.unwrap_or(1).clamp(1, MAX_SPAN)
                };
                match name.as_str() {
                    "style" | "script" | "title" => skipped = Some(name),
                    "table" => open.push(Table::default()),
                    "tr" => open.iter_mut().last().into_iter().for_each(Table::row),
                    "td" | "th" => {
                        let (rows, columns) = (span("rowspan"), span("colspan"));
                        open.iter_mut()
                            .last()
                            .into_iter()
                            .for_each(|table| table.cell(rows, columns));
                    }
                    "br" | "p" | "div" => open.iter_mut().last().into_iter().for_each(Table::blank),
                    _ => {}
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if skipped.as_ref() == Some(&name) {
                    skipped = None;
                }
                match name.as_str() {
                    "table" => done.extend(open.pop().map(Table::finish)),
                    "td" | "th" => open.iter_mut().last().into_iter().for_each(Table::end_cell),
                    _ => {}
                }
            }
            Token::String(text) if skipped.is_none() => {
                if let Some(table) = open.last_mut() {
                    table.text(&String::from_utf8_lossy(&text));
                }
            }
            _ => {}
        }
    }
    done.extend(open.into_iter().map(Table::finish));
    done.retain(|grid| !grid.cells.is_empty());
    done
}

#[derive(Default)]
struct Table {
    grid: Grid,
    /// The row that comes next.
    rows: u32,
    column: u32,
    current: Option<(u32, u32, String)>,
    /// For each column, the first row that is free of a cell from above.
    free_from: Vec<u32>,
}

impl Table {
    fn row(&mut self) {
        self.end_cell();
        self.rows += 1;
        self.column = 0;
    }

    fn cell(&mut self, rows: u32, columns: u32) {
        self.end_cell();
        if self.rows == 0 {
            self.rows = 1;
        }
        let row = self.rows - 1;
        let taken =
            |column: u32, free: &[u32]| free.get(column as usize).is_some_and(|from| *from > row);
        while taken(self.column, &self.free_from) {
            self.column += 1;
        }
        // Wider pages are no tables.
        if self.column > 10_000 {
            return;
        }
        let column = self.column;
        let end = (column + columns) as usize;
        if self.free_from.len() < end {
            self.free_from.resize(end, 0);
        }
        self.free_from[column as usize..end].fill(row + rows);
        if rows > 1 || columns > 1 {
            let merged =
                Merged { start: (row, column), end: (row + rows - 1, column + columns - 1) };
            self.grid.merged.push(merged);
        }
        self.column += columns;
        self.current = Some((row, column, String::new()));
    }

    fn text(&mut self, text: &str) {
        if let Some((.., held)) = &mut self.current {
            held.push_str(text);
        }
    }

    fn blank(&mut self) {
        self.text(" ");
    }

    fn end_cell(&mut self) {
        if let Some((row, column, text)) = self.current.take()
            && self.grid.cells.len() < MAX_CELLS
        {
            // Lines of the source are no lines of the cell.
            let text = text
                .split([' ', '\n', '\r', '\t'])
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
            self.grid.put_text(row, column, &text);
        }
    }

    fn finish(mut self) -> Grid {
        self.end_cell();
        self.grid
    }
}
