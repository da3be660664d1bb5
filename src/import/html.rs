//! Tables of HTML as clipboards of Excel, WPS and Word give them, and of pages saved as .xls.

use html5gum::{
    Span, Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};

use super::{
    Grid, MAX_CELLS, Matter,
    grid::{MAX_MERGED, Merged},
};

/// Most rows and columns that one cell is said to span, as in browsers.
const MAX_SPAN: [u32; 2] = [65_534, 1_000];
/// Most columns; wider pages are no tables.
const MAX_COLUMNS: u32 = 10_000;
/// Lines around tables: more of them are a page, not the title and the notes of a table.
pub(super) const MAX_LINES: usize = 1_000;

/// Most tables, and most of them within each other: pages of more are no tables.
const MAX_TABLES: usize = 1_000;
const MAX_DEPTH: usize = 100;

/// Every table of a page, each by itself, with the lines before and behind it. A table within a cell is a table of its
/// own.
pub(super) fn grids(html: &str) -> Result<Vec<Grid>, Matter> {
    let mut page = Page::default();
    // Texts are taken as they pass by, and attributes that mean nothing here are not kept.
    let emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| page.event(&event).err());
    let failed = Tokenizer::new_with_emitter(html, emitter).next();
    match failed {
        Some(Ok(matter)) => Err(matter),
        None => Ok(page.finish()),
    }
}

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A digit as a superscript.
fn raised(c: char) -> char {
    c.to_digit(10).map_or(c, |digit| SUPERSCRIPTS[digit as usize])
}

/// A superscript as a digit.
pub(super) fn lowered(c: char) -> char {
    let digit = (0..).zip(SUPERSCRIPTS).find(|(_, superscript)| *superscript == c);
    digit.and_then(|(digit, _)| char::from_digit(digit, 10)).unwrap_or(c)
}

/// A page as far as it was read.
#[derive(Default)]
struct Page {
    done: Vec<Grid>,
    open: Vec<Table>,
    lines: Lines,
    /// The element whose text means nothing.
    skipped: Option<String>,
    /// Whether a superscript is open: the mark of a footnote must not become a digit of the number before it.
    superscript: bool,
    tables: usize,
    cells: usize,
    /// The tag that is open, its attribute, and how many rows and columns it says that it spans.
    tag: String,
    attribute: Option<usize>,
    spans: [Option<u32>; 2],
}

impl Page {
    fn event(&mut self, event: &CallbackEvent<'_>) -> Result<(), Matter> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = String::from_utf8_lossy(name).into_owned();
                (self.attribute, self.spans) = (None, [None; 2]);
            }
            CallbackEvent::AttributeName { name } => {
                let known = [&b"rowspan"[..], b"colspan"];
                self.attribute = known.into_iter().position(|known| known == *name);
            }
            CallbackEvent::AttributeValue { value } => {
                let Some(at) = self.attribute.take() else { return Ok(()) };
                let number = String::from_utf8_lossy(value).trim().parse().ok();
                self.spans[at] = self.spans[at].or(Some(number.unwrap_or(1)));
            }
            CallbackEvent::CloseStartTag { .. } => return self.start(),
            CallbackEvent::EndTag { name } => self.end(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } if self.skipped.is_none() => {
                let mut text = String::from_utf8_lossy(value);
                if self.superscript {
                    text = text.chars().map(raised).collect();
                }
                match self.open.last_mut() {
                    Some(table) => table.text(&text),
                    None => self.lines.text(&text),
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self) -> Result<(), Matter> {
        match self.tag.as_str() {
            "style" | "script" | "title" => self.skipped = Some(self.tag.clone()),
            "sup" => self.superscript = true,
            "table" => {
                self.tables += 1;
                if self.tables > MAX_TABLES || self.open.len() >= MAX_DEPTH {
                    return Err(Matter::damaged("too many tables"));
                }
                let mut table = Table::default();
                if self.open.is_empty() {
                    (table.grid.before, table.grid.more_lines) = self.lines.take();
                }
                self.open.push(table);
            }
            "tr" => self.open.iter_mut().last().into_iter().for_each(Table::row),
            "td" | "th" => {
                let [rows, columns] =
                    [0, 1].map(|at| self.spans[at].unwrap_or(1).clamp(1, MAX_SPAN[at]));
                self.cells += 1;
                if let Some(table) = self.open.last_mut() {
                    table.cell(rows, columns);
                    if self.cells > MAX_CELLS || table.column > MAX_COLUMNS {
                        return Err(Matter::TooManyCells { most: MAX_CELLS });
                    }
                }
            }
            "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" => match self.open.last_mut() {
                Some(table) => table.blank(),
                None => self.lines.end(),
            },
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if self.skipped.as_deref() == Some(name) {
            self.skipped = None;
        }
        match name {
            "sup" => self.superscript = false,
            "table" => {
                if let Some(mut grid) = self.open.pop().map(Table::finish) {
                    if grid.cells.is_empty() && self.open.is_empty() {
                        self.lines.put_back(&mut grid);
                    }
                    self.done.push(grid);
                }
            }
            "p" | "div" | "li" if self.open.is_empty() => self.lines.end(),
            "td" | "th" => {
                // Whatever was left open within the cell.
                self.superscript = false;
                self.open.iter_mut().last().into_iter().for_each(Table::end_cell);
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Vec<Grid> {
        let mut done = self.done;
        done.extend(self.open.into_iter().map(Table::finish));
        done.retain(|grid| !grid.cells.is_empty());
        if let Some(last) = done.last_mut() {
            let (behind, more) = self.lines.take();
            last.behind = behind;
            last.more_lines |= more;
        }
        done
    }
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
    let mut joined = String::new();
    for part in text.split([' ', '\n', '\r', '\t']).filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
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
            // As many as a sheet may have: each cell is looked for in all of them.
            self.grid.more_merged |= self.grid.merged.len() == MAX_MERGED;
            if !self.grid.more_merged {
                self.grid.merged.push(merged);
            }
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
