//! A table: the figures of a chart as text, and in numbers for programs.

use crate::{
    Decimal, Lang,
    i18n::Words,
    progress::{Gap, Rate},
    report::{Entry, Figure, Qualifier, Unit},
};

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
    pub cells: Vec<Cell>,
    /// Id of its indicator.
    pub id: String,
    /// Its mark in the chart: an index into the scene's bands.
    pub datum: usize,
    /// Where the report prints it.
    pub place: String,
}

/// A cell of a [`Table`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, complete by itself. A minus sign is the ASCII one, as tables are copied into other programs
    /// (GB/T 15835).
    pub text: String,
    /// The same as a screen reader should speak it: signs in words, 下降3.2% for -3.2%.
    pub spoken: String,
    /// The number in it; `None` where it has words or nothing.
    pub number: Option<Quantity>,
}

/// A number as printed or calculated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// In `unit`; a gap below its reference is below zero.
    pub value: Decimal,
    /// Its unit, as printed.
    pub unit: Unit,
    /// The word that makes it approximate.
    pub qualifier: Option<Qualifier>,
    /// Whether it is a distance from a reference, whose text says in which direction.
    pub gap: bool,
}

impl Cell {
    /// Words.
    pub(super) fn words(text: impl Into<String>) -> Self {
        let text = text.into().replace('−', "-");
        Self { spoken: text.clone(), text, number: None }
    }

    /// A cell without a figure.
    pub(super) fn none(words: &dyn Words) -> Self {
        Self::words(words.labels().table.none)
    }

    /// A printed figure.
    pub(super) fn figure(words: &dyn Words, figure: &Figure) -> Self {
        let Figure { value, unit, qualifier, .. } = figure.clone();
        let number = Quantity { value, unit, qualifier, gap: false };
        Self { number: Some(number), ..Self::words(words.label(figure)) }
    }

    /// What is printed.
    pub(super) fn entry(words: &dyn Words, entry: &Entry, lang: Lang) -> Self {
        match entry {
            Entry::Figure(figure) => Self::figure(words, figure),
            entry => Self::words(words.entry(entry, lang)),
        }
    }

    /// A printed figure of growth, spoken with its direction.
    pub(super) fn growth(words: &dyn Words, entry: &Entry, lang: Lang) -> Self {
        let cell = Self::entry(words, entry, lang);
        match entry {
            Entry::Figure(figure) => Self { spoken: words.change(figure), ..cell },
            _ => cell,
        }
    }

    /// A completion rate.
    pub(super) fn rate(words: &dyn Words, rate: &Rate) -> Self {
        let number = calculated(rate.percent, Unit::PERCENT, rate.about, false);
        Self { number: Some(number), ..Self::words(words.rate(rate)) }
    }

    /// A distance from a reference, as `text` says it.
    pub(super) fn gap(text: String, gap: Gap, unit: Unit) -> Self {
        Self { number: Some(calculated(gap.value, unit, gap.about, true)), ..Self::words(text) }
    }
}

fn calculated(value: Decimal, unit: Unit, about: bool, gap: bool) -> Quantity {
    Quantity { value, unit, qualifier: about.then_some(Qualifier::About), gap }
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
    pub(super) fn new(header: &str, cells: impl IntoIterator<Item = Cell>) -> Self {
        let (id, place) = (String::new(), String::new());
        Self { header: header.to_owned(), cells: cells.into_iter().collect(), id, datum: 0, place }
    }

    /// The same row for the mark `datum` of the indicator `id`, printed at `place` in the report.
    pub(super) fn of(self, id: &str, datum: usize, place: &str) -> Self {
        Self { id: id.to_owned(), datum, place: place.to_owned(), ..self }
    }

    /// The texts of its cells.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.text.as_str())
    }

    fn number(&self, index: usize) -> Option<&Quantity> {
        self.cells.get(index)?.number.as_ref()
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
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.spoken = words.spoken(&cell.spoken);
        }
        Self { caption, columns: columns.into_iter().map(str::to_owned).collect(), rows }
    }

    /// The same table without columns that hold nothing but `none` in all rows.
    pub(super) fn without_empty_columns(mut self, none: &str) -> Self {
        let blank = |index: &usize| {
            self.rows.iter().all(|row| ["", none].contains(&row.cells[*index].text.as_str()))
        };
        let blank: Vec<_> = (0..self.columns.len().saturating_sub(1)).filter(blank).collect();
        for index in blank.into_iter().rev() {
            self.columns.remove(index + 1);
            self.rows.iter_mut().for_each(|row| drop(row.cells.remove(index)));
        }
        self
    }

    /// Tables put together, each for one mark: one table for those that have the same columns, in order.
    pub fn merge(caption: &str, tables: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut merged: Vec<Self> = Vec::new();
        for (datum, mut table) in tables.into_iter().enumerate() {
            table.rows.iter_mut().for_each(|row| row.datum = datum);
            match merged.iter_mut().find(|other| other.columns == table.columns) {
                Some(same) => same.rows.extend(table.rows),
                None => merged.push(Self { caption: caption.to_owned(), ..table }),
            }
        }
        merged
    }

    /// The table as pages in `lang`, its language, show it.
    pub fn shown(&self, lang: Lang) -> Shown {
        let units: Vec<_> =
            (0..self.columns.len().saturating_sub(1)).map(|index| self.unit(index)).collect();
        let numbers = |index: usize| self.rows.iter().any(|row| row.number(index).is_some());
        let columns = self.columns.iter().enumerate().map(|(index, name)| {
            let unit = index.checked_sub(1).and_then(|index| units[index]);
            let unit = unit.map(|unit| match unit {
                Common::Points => lang.words().unit(&Unit::POINTS),
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
            let ending = row.cells[index].text.rsplit(|c: char| c.is_ascii_digit()).next();
            Some(match number.gap {
                true if number.unit.is_points() => Common::Points,
                // Its direction is in its text, or a word is behind its unit.
                true => Common::Ending(""),
                false if number.qualifier.is_some_and(Qualifier::is_behind) => Common::Ending(""),
                false => Common::Ending(ending.unwrap_or_default()),
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
    /// The cell at `index` under a head with `unit`.
    fn shown(&self, index: usize, unit: Option<Common<'_>>, lang: Lang) -> ShownCell {
        let Cell { text: cell, spoken, number } = &self.cells[index];
        let text = match (number, unit) {
            (Some(gap), Some(Common::Points)) => {
                let gap = Gap { value: gap.value, about: gap.qualifier.is_some() };
                lang.words().gap_alone(gap)
            }
            (Some(_), Some(Common::Ending(unit))) => {
                cell.strip_suffix(unit).unwrap_or(cell).to_owned()
            }
            _ => cell.clone(),
        };
        let spoken = Some(spoken.clone()).filter(|spoken| *spoken != text);
        ShownCell { text, spoken, number: number.is_some(), lacking: String::new() }
    }
}
