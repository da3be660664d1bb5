//! A table: the figures of a chart as text.

use crate::Lang;

/// A table with a header cell at the head of each column and each row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// Column headers, the first above the row headers.
    pub columns: Vec<String>,
    /// Rows, each with one cell fewer than there are columns.
    pub rows: Vec<Row>,
}

/// A row of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its header.
    pub header: String,
    /// Its cells.
    pub cells: Vec<String>,
    /// Id of its indicator.
    pub id: String,
    /// Its mark in the chart: an index into the scene's bands.
    pub datum: usize,
    /// Where the report prints it.
    pub place: String,
    /// Its cells as a screen reader should speak them: signs in words, 下降3.2% for -3.2%.
    pub spoken: Vec<String>,
}

impl Row {
    /// A row; a minus sign becomes the ASCII one, as tables are copied into other programs
    /// (GB/T 15835).
    pub(super) fn new(header: &str, cells: impl IntoIterator<Item = String>) -> Self {
        let cells = cells.into_iter().map(|cell| cell.replace('−', "-")).collect();
        Self {
            header: header.to_owned(),
            cells,
            id: String::new(),
            datum: 0,
            place: String::new(),
            spoken: Vec::new(),
        }
    }

    /// The same row with cells that are spoken otherwise.
    pub(super) fn with_spoken(self, spoken: impl IntoIterator<Item = String>) -> Self {
        Self { spoken: spoken.into_iter().collect(), ..self }
    }

    /// The same row for the mark `datum` of the indicator `id`, printed at `place` in the report.
    pub(super) fn of(self, id: &str, datum: usize, place: &str) -> Self {
        Self { id: id.to_owned(), datum, place: place.to_owned(), ..self }
    }
}

impl Table {
    pub(super) fn new<'a>(
        lang: Lang,
        caption: String,
        columns: impl IntoIterator<Item = &'a str>,
        mut rows: Vec<Row>,
    ) -> Self {
        let words = lang.words();
        for row in &mut rows {
            if row.spoken.is_empty() {
                row.spoken = row.cells.clone();
            }
            row.spoken.iter_mut().for_each(|cell| *cell = words.spoken(cell));
        }
        Self { caption, columns: columns.into_iter().map(str::to_owned).collect(), rows }
    }

    /// One table of several that have the same columns, each for one mark. `None` without any.
    pub fn merge(caption: &str, tables: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut tables = tables.into_iter();
        let mut merged = tables.next()?;
        caption.clone_into(&mut merged.caption);
        for (index, table) in tables.enumerate() {
            debug_assert_eq!(table.columns, merged.columns, "tables of one kind");
            merged.rows.extend(table.rows.into_iter().map(|row| Row { datum: index + 1, ..row }));
        }
        Some(merged)
    }
}
