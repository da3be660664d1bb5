//! A table: the figures of a chart as text.

use super::Quantities;
use crate::{Lang, progress::Gap, report::Unit};

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
    /// The numbers in its cells.
    pub numbers: Quantities,
}

/// A [`Table`] as pages show it: a unit that all numbers of a column have is in its head, not in every cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What the table shows.
    pub caption: String,
    /// Its columns, the first that of the row headers.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<ShownRow>,
}

/// A column of a table that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, for labels of single cells.
    pub name: String,
    /// Its head: the name, with the unit if its numbers have but one.
    pub head: String,
    /// Whether there are numbers in it.
    pub numbers: bool,
}

/// A row of a table that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRow {
    /// The row with its header, and with cells that are complete by themselves.
    pub row: Row,
    /// Its cells under the heads of their columns.
    pub cells: Vec<ShownCell>,
}

/// A cell of a table that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCell {
    /// Its text.
    pub text: String,
    /// What it says by itself, as a screen reader should speak it, where that is something else.
    pub spoken: Option<String>,
    /// Whether it is a number.
    pub number: bool,
    /// What it lacks at its end, a point or decimals, to be as long as the longest number of its column.
    pub lacking: String,
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
            numbers: Vec::new(),
        }
    }

    /// The same row with the numbers in its cells.
    pub(super) fn with_numbers(self, numbers: Quantities) -> Self {
        Self { numbers, ..self }
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

    /// The table as pages in `lang`, its language, show it.
    pub fn shown(&self, lang: Lang) -> Shown {
        let units: Vec<_> =
            (0..self.columns.len().saturating_sub(1)).map(|index| self.unit(index)).collect();
        let numbers = |index: usize| self.rows.iter().any(|row| row.number(index).is_some());
        let columns = self.columns.iter().enumerate().map(|(index, name)| {
            let unit = index.checked_sub(1).and_then(|index| units[index]);
            let unit = unit.map(|unit| match unit {
                Common::Points => lang.words().unit(Unit::Points),
                Common::Ending(ending) => ending.trim().to_owned(),
            });
            Column {
                name: name.clone(),
                head: unit.map_or_else(|| name.clone(), |unit| lang.words().aside(name, &unit)),
                numbers: index.checked_sub(1).is_some_and(numbers),
            }
        });
        let rows = self.rows.iter().map(|row| ShownRow {
            row: row.clone(),
            cells: (0..row.cells.len()).map(|index| row.shown(index, units[index], lang)).collect(),
        });
        let mut rows: Vec<_> = rows.collect();
        (0..units.len()).for_each(|index| align(&mut rows, index));
        Shown { caption: self.caption.clone(), columns: columns.collect(), rows }
    }

    /// The unit that all numbers of the column of cells at `index` have, as it is written behind them.
    fn unit(&self, index: usize) -> Option<Common<'_>> {
        let mut units = self.rows.iter().filter_map(|row| {
            let number = row.number(index)?;
            let ending = row.cells[index].rsplit(|c: char| c.is_ascii_digit()).next();
            Some(match number.unit {
                Unit::Points => Common::Points,
                _ => Common::Ending(ending.unwrap_or_default()),
            })
        });
        let first = units.next().filter(|unit| *unit != Common::Ending(""))?;
        units.all(|unit| unit == first).then_some(first)
    }
}

/// Notes what the numbers of the column of cells at `index` lack to have their points below each other. Where words or
/// units stand behind them, their ends are what is compared.
fn align(rows: &mut [ShownRow], index: usize) {
    let cells = rows.iter_mut().filter_map(|row| row.cells.get_mut(index));
    let digit = |c: char| c.is_ascii_digit();
    // A gap of nothing is words alone.
    let mut numbers: Vec<_> =
        cells.filter(|cell| cell.number && cell.text.contains(digit)).collect();
    let decimals = |text: &str| text.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
    let bare = numbers.iter().all(|cell| cell.text.ends_with(digit));
    let most = numbers.iter().map(|cell| decimals(&cell.text)).max().unwrap_or(0);
    for cell in numbers.iter_mut().filter(|_| bare) {
        let own = decimals(&cell.text);
        let point = if own == 0 && most > 0 { "." } else { "" };
        cell.lacking = format!("{point}{}", "0".repeat(most - own));
    }
}

/// A unit that all numbers of a column have.
#[derive(Clone, Copy, PartialEq)]
enum Common<'t> {
    /// Percentage points, in gaps whose words say their direction.
    Points,
    /// What stands behind each number.
    Ending(&'t str),
}

impl Row {
    fn number(&self, index: usize) -> Option<&super::Quantity> {
        self.numbers.get(index).and_then(Option::as_ref)
    }

    /// The cell at `index` under a head with `unit`.
    fn shown(&self, index: usize, unit: Option<Common<'_>>, lang: Lang) -> ShownCell {
        let (cell, number) = (&self.cells[index], self.number(index));
        let text = match (number, unit) {
            (Some(gap), Some(Common::Points)) => {
                let gap = Gap { points: gap.value, about: gap.qualifier.is_some() };
                lang.words().gap_alone(gap)
            }
            (Some(_), Some(Common::Ending(unit))) => {
                cell.strip_suffix(unit).unwrap_or(cell).to_owned()
            }
            _ => cell.clone(),
        };
        let spoken = self.spoken.get(index).filter(|spoken| **spoken != text).cloned();
        ShownCell { text, spoken, number: number.is_some(), lacking: String::new() }
    }
}
