//! Tables of HTML as clipboards of Excel, WPS and Word give them, and of pages saved as .xls.

use html5gum::{Token, Tokenizer};

use super::{Grid, MAX_CELLS, Matter, grid::Merged};

/// Most rows and columns that one cell is said to span, as in browsers.
const MAX_SPAN: [u32; 2] = [65_534, 1_000];
/// Most columns; wider pages are no tables.
const MAX_COLUMNS: u32 = 10_000;
/// Lines around tables: more of them are a page, not the title and the notes of a table.
pub(super) const MAX_LINES: usize = 1_000;

/// Every table of a page, each by itself, with the lines before and behind it. A table within a cell is a table of its
/// own.
pub(super) fn grids(html: &str) -> Result<Vec<Grid>, Matter> {
    let mut done: Vec<Grid> = Vec::new();
    let mut open: Vec<Table> = Vec::new();
    let mut lines = Lines::default();
    let mut skipped = None;
    let mut cells = 0;
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let span = |attribute: &str, most: u32| {
                    let found = tag
                        .attributes
                        .iter()
                        .find(|(name, _)| name.as_slice() == attribute.as_bytes());
                    let found = found.and_then(|(_, value)| {
                        String::from_utf8_lossy(value).trim().parse::<u32>().ok()
                    });
                    found.unwrap_or(1).clamp(1, most)
                };
                match name.as_str() {
                    "style" | "script" | "title" => skipped = Some(name),
                    "table" => {
                        let mut table = Table::default();
                        if open.is_empty() {
                            (table.grid.before, table.grid.more_lines) = lines.take();
                        }
                        open.push(table);
                    }
                    "tr" => open.iter_mut().last().into_iter().for_each(Table::row),
                    "td" | "th" => {
                        let [rows, columns] = MAX_SPAN;
                        let (rows, columns) = (span("rowspan", rows), span("colspan", columns));
                        cells += 1;
                        if let Some(table) = open.last_mut() {
                            table.cell(rows, columns);
                            if cells > MAX_CELLS || table.column > MAX_COLUMNS {
                                return Err(Matter::TooManyCells { most: MAX_CELLS });
                            }
                        }
                    }
                    "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" => {
                        match open.last_mut() {
                            Some(table) => table.blank(),
                            None => lines.end(),
                        }
                    }
                    _ => {}
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if skipped.as_ref() == Some(&name) {
                    skipped = None;
                }
                match name.as_str() {
                    "table" => {
                        if let Some(mut grid) = open.pop().map(Table::finish) {
                            if grid.cells.is_empty() && open.is_empty() {
                                lines.put_back(&mut grid);
                            }
                            done.push(grid);
                        }
                    }
                    "p" | "div" | "li" if open.is_empty() => lines.end(),
                    "td" | "th" => open.iter_mut().last().into_iter().for_each(Table::end_cell),
                    _ => {}
                }
            }
            Token::String(text) if skipped.is_none() => {
                let text = String::from_utf8_lossy(&text);
                match open.last_mut() {
                    Some(table) => table.text(&text),
                    None => lines.text(&text),
                }
            }
            _ => {}
        }
    }
    done.extend(open.into_iter().map(Table::finish));
    done.retain(|grid| !grid.cells.is_empty());
    if let Some(last) = done.last_mut() {
        let (behind, more) = lines.take();
        last.behind = behind;
        last.more_lines |= more;
    }
    Ok(done)
}

/// The text outside of tables, in lines.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    open: String,
    /// Whether there were more than are kept.
    more: bool,
}

impl Lines {
    fn text(&mut self, text: &str) {
        self.open.push_str(text);
    }

    fn end(&mut self) {
        let line = joined(&std::mem::take(&mut self.open));
        if line.is_empty() {
            return;
        }
        self.more |= self.done.len() == MAX_LINES;
        if !self.more {
            self.done.push(line);
        }
    }

    /// What is before an empty table is before the next one, too.
    fn put_back(&mut self, empty: &mut Grid) {
        (self.done, self.more) = (std::mem::take(&mut empty.before), empty.more_lines);
    }

    /// The lines since the last table, and whether there were more.
    fn take(&mut self) -> (Vec<String>, bool) {
        self.end();
        (std::mem::take(&mut self.done), std::mem::take(&mut self.more))
    }
}

/// A text without the breaks of its source.
fn joined(text: &str) -> String {
    text.split([' ', '\n', '\r', '\t'])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
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
        if let Some((row, column, text)) = self.current.take() {
            self.grid.put_text(row, column, &joined(&text));
        }
    }

    fn finish(mut self) -> Grid {
        self.end_cell();
        self.grid
    }
}
