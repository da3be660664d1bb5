//! Tables on a sheet: where their headings are, what their columns hold, which rows are indicators.

use std::{collections::BTreeSet, rc::Rc};

use super::{
    Address, Grid,
    columns::{self, Field, Part},
    known,
};

/// A table that was found.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The sheet, turned where the table is transposed; all of its tables have the same.
    pub(super) grid: Rc<Grid>,
    pub(super) transposed: bool,
    /// The row of the sheet, or the line of the file, in which its headings begin.
    pub(super) heading: u32,
    pub(super) columns: Vec<Column>,
    /// The rows behind the headings; those of tables side by side are the same.
    pub(super) rows: Rc<[u32]>,
    /// Texts above it, the nearest last; lines of a page have no address.
    pub(super) above: Vec<(Option<Address>, String)>,
    /// The first text above it that is not one of them, and how many there are.
    pub(super) left_out: Option<(Address, usize)>,
    /// Columns of its rows that have no heading, each with the places of its cells in the grid; of tables side by side, the
    /// first one has them.
    pub(super) without_heading: Vec<Vec<(u32, u32)>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) column: u32,
    /// Of the lowest line of its heading.
    pub(super) address: Address,
    pub(super) heading: String,
    pub(super) field: Field,
    /// Whether the field is only a guess.
    pub(super) guess: bool,
    pub(super) unit: Option<String>,
}

/// Most rows of headings.
const MAX_HEADINGS: u32 = 4;
/// Most texts above a table that may be its title or caption.
pub(super) const MAX_ABOVE: usize = 20;

/// Every table of a sheet; as it is, or turned where that shows more of them. Headings of the first one begin in the
/// row that the editor chose.
pub(super) fn find(grid: &Grid, setters: &[String], chosen: Option<u32>) -> Vec<Table> {
    let heads = heads(grid, setters, chosen);
    if !heads.is_empty() {
        return upright(&Rc::new(grid.clone()), &heads, setters, false);
    }
    let turned = Rc::new(grid.transposed());
    upright(&turned, &self::heads(&turned, setters, None), setters, true)
}

/// How many headings of a row are known.
fn known_headings(grid: &Grid, row: u32, setters: &[String]) -> usize {
    let known = |column: &u32| {
        let text = grid.text(row, *column);
        !matches!(
            columns::part(&text, setters),
            Part::Unknown | Part::Guess(_) | Part::Plain(Field::Name)
        )
    };
    grid.columns(row).filter(known).count()
}

/// The columns of names in a row of headings; several where tables are side by side.
fn name_columns(grid: &Grid, row: u32) -> Vec<u32> {
    grid.columns(row).filter(|column| columns::is_name(&grid.text(row, *column))).collect()
}

/// The row of the sheet, or the line of the file, that a row is.
fn line(grid: &Grid, row: u32) -> u32 {
    let first = grid.columns(row).find_map(|column| grid.cell(row, column));
    first.map_or(row, |cell| cell.address.row)
}

/// The rows in which headings begin, each with its columns of names.
fn heads(grid: &Grid, setters: &[String], chosen: Option<u32>) -> Vec<(u32, Vec<u32>)> {
    let rows = grid.rows();
    let of_row = |row: &u32| match chosen {
        Some(chosen) if line(grid, *row) < chosen => None,
        Some(chosen) if line(grid, *row) == chosen => {
            let names = name_columns(grid, *row);
            let first = grid.columns(*row).take(1).collect();
            Some((*row, if names.is_empty() { first } else { names }))
        }
        _ => head(grid, &rows, *row, setters),
    };
    rows.iter().filter_map(of_row).collect()
}

/// Whether headings begin in a row, and which of its columns have names below.
fn head(grid: &Grid, rows: &[u32], row: u32, setters: &[String]) -> Option<(u32, Vec<u32>)> {
    let names = name_columns(grid, row);
    let here = known_headings(grid, row, setters);
    let part = |column: u32| columns::part(&grid.text(row, column), setters);
    if !names.is_empty() {
        let guesses = grid.columns(row).filter(|column| matches!(part(*column), Part::Guess(_)));
        let more = || known_headings(grid, row + 1, setters) > 1;
        return (here + guesses.count() > 0 || more()).then_some((row, names));
    }
    // Without a heading for names: two known headings or more, and texts to the left of them.
    let first = grid.columns(row).find(|column| part(*column) != Part::Unknown)?;
    let is_text = |column: &u32| {
        let below = grid.text(row + 1, *column);
        !below.is_empty()
            && !below.contains(|c: char| c.is_ascii_digit())
            && columns::part(&below, setters) == Part::Unknown
    };
    let name = grid.columns_in(row + 1, 0..first).rev().find(is_text)?;
    let before = row.wrapping_sub(1);
    let sub = rows.binary_search(&before).is_ok() && known_headings(grid, before, setters) > 0;
    (here > 1 && !sub).then(|| (row, vec![name]))
}

fn upright(
    grid: &Rc<Grid>,
    heads: &[(u32, Vec<u32>)],
    setters: &[String],
    transposed: bool,
) -> Vec<Table> {
    let (rows, used) = (grid.rows(), grid.used_columns());
    // The second row of a heading is not one of its own.
    let mut tables: Vec<Table> = Vec::new();
    let mut after = 0;
    for (index, (row, names)) in heads.iter().enumerate() {
        if *row < after {
            continue;
        }
        let last = last_heading(grid, *row, names[0], setters);
        let next = heads[index + 1..]
            .iter()
            .map(|(row, _)| *row)
            .find(|next| *next > last)
            .unwrap_or(u32::MAX);
        // The title of a table below another one is in its last rows.
        let from = if tables.is_empty() { after } else { alone_above(grid, &rows, *row) };
        let (left_out, mut above) = above(grid, from, *row);
        if tables.is_empty() {
            let lines = grid.before.iter().map(|line| (None, line.clone()));
            above = lines.chain(above).collect();
        }
        let from = rows.partition_point(|data| *data <= last);
        let to = rows.partition_point(|data| *data < next).max(from);
        let below: Rc<[u32]> = rows[from..to].into();
        let first = tables.len();
        for (side, name) in names.iter().enumerate() {
            let from = if side == 0 { 0 } else { *name };
            let end = names.get(side + 1).copied().unwrap_or(u32::MAX);
            let columns = used
                .range(from..end)
                .filter_map(|column| read_column(grid, (*row, last), *column, *name, setters))
                .collect();
            tables.push(Table {
                grid: Rc::clone(grid),
                transposed,
                heading: line(grid, *row),
                columns,
                rows: Rc::clone(&below),
                above: above.clone(),
                left_out: left_out.filter(|_| side == 0),
                without_heading: Vec::new(),
            });
        }
        tables[first].without_heading = without_heading(grid, &used, &tables[first..]);
        after = next;
    }
    tables
}

/// The places of the cells of each column that none of the tables side by side has.
fn without_heading(grid: &Grid, used: &BTreeSet<u32>, sides: &[Table]) -> Vec<Vec<(u32, u32)>> {
    let known: BTreeSet<u32> =
        sides.iter().flat_map(|side| &side.columns).map(|column| column.column).collect();
    let rows = sides.first().map(|side| &side.rows[..]).unwrap_or_default();
    let places = |column: &u32| -> Vec<_> {
        let places = rows.iter().map(|row| (*row, *column));
        places.filter(|(row, column)| grid.cell(*row, *column).is_some()).collect()
    };
    used.difference(&known).map(places).filter(|places| !places.is_empty()).collect()
}

/// The last row of a heading that begins at `row`: rows below belong to it as long as all of them are known headings
/// without a name.
fn last_heading(grid: &Grid, row: u32, name: u32, setters: &[String]) -> u32 {
    let mut last = row;
    while last - row < MAX_HEADINGS - 1 {
        let next = last + 1;
        let mut columns = grid.columns(next).peekable();
        let is_heading = |column: u32| {
            column != name
                && (!matches!(columns::part(&grid.text(next, column), setters), Part::Unknown)
                    || known::caption(&grid.text(next, column)).is_some()
                    || known::units(grid.text(next, column).trim_matches(['(', ')', '（', '）']))
                        .is_some())
        };
        if columns.peek().is_none() || !columns.all(is_heading) {
            break;
        }
        last = next;
    }
    last
}

/// The first of the rows directly above a row that have one cell each.
fn alone_above(grid: &Grid, rows: &[u32], row: u32) -> u32 {
    let before = &rows[..rows.partition_point(|other| *other < row)];
    let alone = before.iter().rev().take(MAX_ABOVE);
    alone.take_while(|row| grid.columns(**row).nth(1).is_none()).last().copied().unwrap_or(row)
}

/// What is left out of the texts above a table, and the texts.
#[allow(clippy::type_complexity)] // a pair of what `Table` has
fn above(
    grid: &Grid,
    from: u32,
    to: u32,
) -> (Option<(Address, usize)>, Vec<(Option<Address>, String)>) {
    let cells: Vec<_> = grid.cells.range((from, 0)..(to, 0)).map(|(_, cell)| cell).collect();
    let (out, kept) = cells.split_at(cells.len().saturating_sub(MAX_ABOVE));
    let kept = kept.iter().map(|cell| (Some(cell.address), cell.text())).collect();
    (out.first().map(|first| (first.address, out.len())), kept)
}

fn read_column(
    grid: &Grid,
    (first, last): (u32, u32),
    column: u32,
    name: u32,
    setters: &[String],
) -> Option<Column> {
    let mut lines: Vec<String> = Vec::new();
    let mut address = None;
    for row in first..=last {
        let mut text = grid.text(row, column);
        // A heading over several columns that are not merged: its text is in the first one.
        if text.is_empty()
            && row < last
            && grid.merged_at(row, column).is_none()
            && (row + 1..=last).any(|row| grid.cell(row, column).is_some())
        {
            let left = grid.columns_in(row, name + 1..column).next_back();
            text = left
                .filter(|left| grid.cell(last, *left).is_some())
                .map(|left| grid.text(row, left))
                .unwrap_or_default();
        }
        if let Some(cell) = grid.shown(row, column) {
            address = Some(cell.address);
        }
        if !text.is_empty() && lines.last() != Some(&text) {
            lines.push(text);
        }
    }
    let heading = lines.join(" ");
    if column == name {
        let address = address.unwrap_or_else(|| Address::new(first, column));
        return Some(Column {
            column,
            address,
            heading,
            field: Field::Name,
            guess: false,
            unit: None,
        });
    }
    let address = address?;
    let (field, guess) = columns::field(&lines, setters);
    // Two columns of names: the second one is something else.
    let (field, guess) = if field == Field::Name { (Field::Ignored, true) } else { (field, guess) };
    let mut unit = columns::unit(&lines);
    if unit.is_none() {
        unit = lines.iter().rev().find_map(|line| {
            known::units(line.trim_matches(['(', ')', '（', '）'])).map(|units| units[0].clone())
        });
    }
    Some(Column { column, address, heading, field, guess, unit })
}
