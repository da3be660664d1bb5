//! A sheet as a sparse table: only cells that hold something, each with its own address.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{Address, MAX_CELL};

/// Most rectangles of merged cells of a sheet that are used.
pub(super) const MAX_MERGED: usize = 5_000;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// A text.
    Text(String),
    /// A number. `format` is its number format where the file tells it (.xlsx and .xls), or one that shows the same (.ods).
    Number {
        /// The number in binary.
        value: f64,
        /// Its number format: `0.0%`.
        format: Option<String>,
    },
    /// A date.
    Date {
        /// Year, month and day.
        date: (u16, u8, u8),
        /// The number of days that the file holds.
        serial: f64,
    },
    /// An error: `#DIV/0!`.
    Error(String),
    /// A formula whose value the program did not store.
    NoValue {
        /// The formula.
        formula: String,
    },
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Where it is in its file.
    pub address: Address,
    /// What it holds.
    pub held: Held,
    /// Whether that is the result of a formula.
    pub formula: bool,
}

impl Cell {
    /// What a person sees in it.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.held {
            Held::Text(text) => text.clone(),
            Held::Number { value, format } => super::shown::number(*value, format.as_deref()).shown,
            Held::Date { date: (year, month, day), .. } => format!("{year}-{month:02}-{day:02}"),
            Held::Error(error) => error.clone(),
            Held::NoValue { formula } => format!("={formula}"),
        }
    }
}

/// A rectangle of cells shown as one; both ends are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) start: (u32, u32),
    pub(super) end: (u32, u32),
}

impl Merged {
    fn contains(&self, (row, column): (u32, u32)) -> bool {
        (self.start.0..=self.end.0).contains(&row) && (self.start.1..=self.end.1).contains(&column)
    }
}

/// A sheet or a pasted table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The name of the sheet; empty for what has none.
    pub name: String,
    /// Whether numbers come with their formats: those of .xlsx and .xls do.
    pub(super) has_formats: bool,
    pub(super) cells: BTreeMap<(u32, u32), Cell>,
    pub(super) merged: Vec<Merged>,
    /// Cells whose texts are longer than is read, with their lengths.
    pub(super) long: Vec<(Address, usize)>,
    /// Texts with blanks at their ends, as they are: a record may have them.
    pub(super) blanks: BTreeMap<(u32, u32), String>,
    /// Cells that the editor wrote: what they say is meant.
    pub(super) edited: BTreeSet<(u32, u32)>,
    /// Lines of a page before the table, and behind it.
    pub(super) before: Vec<String>,
    pub(super) behind: Vec<String>,
    /// Whether there are more merged cells than are used.
    pub(super) more_merged: bool,
    /// Whether there are more lines of a page than are kept.
    pub(super) more_lines: bool,
}

impl Grid {
    /// An empty grid.
    pub(super) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Puts a text at a place, if it is not blank.
    pub(super) fn put_text(&mut self, row: u32, column: u32, text: &str) {
        // Blanks at the ends mean nothing, those within do.
        let whole = text;
        let text =
            text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}');
        if !text.is_empty() {
            let (length, text_length) = (text.chars().count(), text.len());
            if length > MAX_CELL {
                self.long.push((Address::new(row, column), length));
            }
            let text = text.chars().take(MAX_CELL).collect();
            self.put(row, column, Held::Text(text), false);
            if whole.len() > text_length {
                self.blanks.insert((row, column), whole.chars().take(MAX_CELL).collect());
            }
        }
    }

    /// Puts something at a place.
    pub(super) fn put(&mut self, row: u32, column: u32, held: Held, formula: bool) {
        let address = Address::new(row, column);
        self.blanks.remove(&(row, column));
        self.cells.insert((row, column), Cell { address, held, formula });
    }

    /// Gives the numbers at these places their formats.
    pub(super) fn set_formats(&mut self, formats: impl IntoIterator<Item = ((u32, u32), String)>) {
        for (place, shown) in formats {
            if let Some(Cell { held: Held::Number { format, .. }, .. }) = self.cells.get_mut(&place)
            {
                *format = Some(shown);
            }
        }
    }

    /// Merges cells. What is under a merged cell is not shown, but may be there all the same: it is not read.
    pub(super) fn merge(&mut self, mut merged: Vec<Merged>) {
        self.more_merged = merged.len() > MAX_MERGED;
        merged.truncate(MAX_MERGED);
        self.cells.retain(|place, _| {
            merged.iter().all(|merged| merged.start == *place || !merged.contains(*place))
        });
        self.merged = merged;
    }

    /// The cell at a place; of a merged rectangle, only its first place has one.
    #[must_use]
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// The cell that is shown at a place: that of the merged rectangle, if the place is in one.
    pub(super) fn shown(&self, row: u32, column: u32) -> Option<&Cell> {
        // What is under a merged cell is not there: whatever has a place of its own is shown in it.
        self.cell(row, column).or_else(|| {
            let merged = self.merged_at(row, column)?;
            self.cell(merged.start.0, merged.start.1)
        })
    }

    pub(super) fn merged_at(&self, row: u32, column: u32) -> Option<&Merged> {
        self.merged.iter().find(|merged| merged.contains((row, column)))
    }

    /// The text shown at a place; empty where there is none.
    pub(super) fn text(&self, row: u32, column: u32) -> String {
        self.shown(row, column).map(Cell::text).unwrap_or_default()
    }

    /// The text of a cell with the blanks at its ends.
    pub(super) fn whole(&self, cell: &Cell) -> String {
        let Address { row, column } = cell.address;
        self.blanks.get(&(row, column)).cloned().unwrap_or_else(|| cell.text())
    }

    /// Every cell that holds something, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.cells.values()
    }

    /// The rows that hold something, in order.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<_> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The columns of a row that hold something, in order.
    pub(super) fn columns(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        self.columns_in(row, 0..u32::MAX)
    }

    /// Those of a row within a range.
    pub(super) fn columns_in(
        &self,
        row: u32,
        Range { start, end }: Range<u32>,
    ) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.cells.range((row, start.min(end))..(row, end)).map(|((_, column), _)| *column)
    }

    /// The columns that hold something, in order.
    pub(super) fn used_columns(&self) -> BTreeSet<u32> {
        self.cells.keys().map(|(_, column)| *column).collect()
    }

    /// The same with rows as columns. Cells keep their addresses.
    pub(super) fn transposed(&self) -> Self {
        let turn = |(row, column): (u32, u32)| (column, row);
        Self {
            name: self.name.clone(),
            has_formats: self.has_formats,
            long: self.long.clone(),
            blanks: self.blanks.clone(),
            edited: self.edited.iter().copied().map(turn).collect(),
            before: self.before.clone(),
            behind: self.behind.clone(),
            more_merged: self.more_merged,
            more_lines: self.more_lines,
            cells: self.cells.iter().map(|(place, cell)| (turn(*place), cell.clone())).collect(),
            merged: self
                .merged
                .iter()
                .map(|m| Merged { start: turn(m.start), end: turn(m.end) })
                .collect(),
        }
    }
}
