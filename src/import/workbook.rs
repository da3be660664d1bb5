//! Workbooks by calamine: cells are taken one by one into a sparse table, so that one cell far away costs nothing.

use std::{
    collections::BTreeMap,
    io::Cursor,
    panic::{self, AssertUnwindSafe},
};

use calamine::{
    Data, DataRef, Dimensions, Ods, OdsError, Reader as _, Sheet, SheetVisible, Xls, XlsError,
    Xlsx, XlsxError,
};

use super::{
    Grid, Held, Kind, MAX_CELLS, MAX_TEXTS, Matter, Place, Reading, archive, compound, formats,
    grid::Merged, opendocument,
};
use crate::report::Date;

/// The sheets that are shown.
pub(super) fn grids(
    bytes: &[u8],
    kind: Kind,
    readings: &mut Vec<Reading>,
) -> Result<Vec<Grid>, Matter> {
    if kind != Kind::Xls {
        let (macros, links) = archive::extras(bytes);
        if macros {
            readings.push(Reading::warning(Place::default(), Matter::Macros));
        }
        if links {
            readings.push(Reading::warning(Place::default(), Matter::ExternalLinks));
        }
    }
    let read = AssertUnwindSafe(|| match kind {
        Kind::Xls => xls(bytes, readings),
        Kind::Ods => ods(bytes, readings),
        _ => xlsx(bytes, readings),
    });
    // calamine believes what a damaged file says of itself, and panics where that is not there. In a browser, where panics
    // end the module, the worker ends with it.
    panic::catch_unwind(read)
        .unwrap_or_else(|_| Err(Matter::damaged("its parts contradict each other")))
}

/// The names of the sheets to read. Hidden ones are named to the editor, not read.
fn visible(sheets: &[Sheet], readings: &mut Vec<Reading>) -> Vec<String> {
    let names = |visible: bool| {
        let sheets =
            sheets.iter().filter(|sheet| (sheet.visible == SheetVisible::Visible) == visible);
        sheets.map(|sheet| sheet.name.clone()).collect::<Vec<_>>()
    };
    let hidden = names(false);
    if !hidden.is_empty() {
        readings.push(Reading::warning(Place::default(), Matter::HiddenSheets { names: hidden }));
    }
    names(true)
}

/// The bytes of the texts of a workbook so far.
#[derive(Default)]
struct Texts(usize);

impl Texts {
    fn add(&mut self, length: usize) -> Result<(), Matter> {
        self.0 = self.0.saturating_add(length);
        if self.0 > MAX_TEXTS { Err(Matter::too_long(self.0 as u64)) } else { Ok(()) }
    }
}

fn merged(of: &[Dimensions]) -> Vec<Merged> {
    of.iter().map(|of| Merged { start: of.start, end: of.end }).collect()
}

fn xlsx(bytes: &[u8], readings: &mut Vec<Reading>) -> Result<Vec<Grid>, Matter> {
    let problem = |error: XlsxError| match error {
        XlsxError::Password => Matter::Password,
        other => Matter::damaged(other),
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(problem)?;
    let names = visible(book.sheets_metadata(), readings);
    let (mut grids, mut left, mut texts) = (Vec::new(), MAX_CELLS, Texts::default());
    for name in names {
        let mut grid = Grid { has_formats: true, ..Grid::new(&name) };
        let mut cells = match book.worksheet_cells_reader(&name) {
            // A sheet that is one chart.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            cells => cells.map_err(problem)?,
        };
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(problem)? {
            let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
            let (row, column) = cell.get_position();
            let value = cell.get_value();
            let length = match value {
                DataRef::Empty => continue,
                DataRef::SharedString(text) => text.len(),
                DataRef::String(text) => text.len(),
                _ => format.map_or(0, |format| format.format_code.len()),
            };
            texts.add(length)?;
            let format = format.map(|format| format.format_code.to_string());
            match value {
                DataRef::SharedString(text) => grid.put_text(row, column, text),
                DataRef::Int(value) => {
                    #[allow(clippy::cast_precision_loss)] // a number of a spreadsheet is a float
                    grid.put(row, column, Held::Number { value: *value as f64, format }, false);
                }
                DataRef::Float(value) => {
                    grid.put(row, column, Held::Number { value: *value, format }, false);
                }
                other => put(&mut grid, row, column, &Data::from(other.clone())),
            }
            left = left.checked_sub(1).ok_or(Matter::TooManyCells { most: MAX_CELLS })?;
        }
        drop(cells);
        let mut cells = book.worksheet_cells_reader(&name).map_err(problem)?;
        while let Some(cell) = cells.next_cell_with_formula().map_err(problem)? {
            let (row, column) = cell.pos;
            let Some(formula) = cell.formula else { continue };
            texts.add(formula.len())?;
            let before = grid.cells.len();
            note_formula(&mut grid, row, column, &formula);
            left = left
                .checked_sub(grid.cells.len() - before)
                .ok_or(Matter::TooManyCells { most: MAX_CELLS })?;
        }
        drop(cells);
        grid.merge(merged(&book.merge_cells_by_sheet_name(&name).unwrap_or_default()));
        grids.push(grid);
    }
    Ok(grids)
}

fn xls(bytes: &[u8], readings: &mut Vec<Reading>) -> Result<Vec<Grid>, Matter> {
    let problem = |error: XlsError| match error {
        XlsError::Password => Matter::Password,
        other => Matter::damaged(other),
    };
    let sheets = compound::check(bytes)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(problem)?;
    let names = visible(book.sheets_metadata(), readings);
    let all = book.sheets_metadata().iter().map(|sheet| sheet.name.clone());
    let mut formats: BTreeMap<_, _> = all.zip(formats::of_sheets(&sheets)).collect();
    let mut left = MAX_CELLS;
    let read = |name: String| {
        let formats = formats.remove(&name);
        let mut grid = Grid { has_formats: formats.is_some(), ..Grid::new(&name) };
        fill(&mut grid, &book.worksheet_range(&name).map_err(problem)?, &mut left)?;
        formulas(&mut grid, &book.worksheet_formula(&name).unwrap_or_default());
        grid.set_formats(formats.into_iter().flatten());
        grid.merge(merged(&book.merge_cells_by_sheet_name(&name).unwrap_or_default()));
        Ok(grid)
    };
    names.into_iter().map(read).collect()
}

fn ods(bytes: &[u8], readings: &mut Vec<Reading>) -> Result<Vec<Grid>, Matter> {
    let problem = |error: OdsError| match error {
        OdsError::Password => Matter::Password,
        OdsError::CellLimitExceeded { .. } => Matter::TooManyCells { most: MAX_CELLS },
        other => Matter::damaged(other),
    };
    let mut more = opendocument::book(bytes)?;
    let closed_up = more.spaced.then(|| opendocument::closed_up(bytes)).transpose()?;
    let bytes = closed_up.as_deref().unwrap_or(bytes);
    let mut book = Ods::new(Cursor::new(bytes)).map_err(problem)?;
    let names = visible(book.sheets_metadata(), readings);
    let mut left = MAX_CELLS;
    let read = |name: String| {
        let mut grid = Grid::new(&name);
        fill(&mut grid, &book.worksheet_range(&name).map_err(problem)?, &mut left)?;
        formulas(&mut grid, &book.worksheet_formula(&name).unwrap_or_default());
        if let Some(more) = more.sheets.remove(&name) {
            more.add_to(&mut grid);
        }
        Ok(grid)
    };
    names.into_iter().map(read).collect()
}

fn fill(grid: &mut Grid, range: &calamine::Range<Data>, left: &mut usize) -> Result<(), Matter> {
    let (top, first) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        *left = left.checked_sub(1).ok_or(Matter::TooManyCells { most: MAX_CELLS })?;
        put(grid, place(top, row), place(first, column), data);
    }
    Ok(())
}

/// So many rows or columns behind the first one.
fn place(first: u32, offset: usize) -> u32 {
    first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX))
}

fn formulas(grid: &mut Grid, range: &calamine::Range<String>) {
    let (top, first) = range.start().unwrap_or_default();
    for (row, column, formula) in range.used_cells() {
        note_formula(grid, place(top, row), place(first, column), formula);
    }
}

/// Notes that a cell has a formula; one without a value is a cell of its own kind.
fn note_formula(grid: &mut Grid, row: u32, column: u32, formula: &str) {
    if formula.is_empty() {
        return;
    }
    match grid.cells.get_mut(&(row, column)) {
        Some(cell) => cell.formula = true,
        None => grid.put(row, column, Held::NoValue { formula: formula.to_owned() }, true),
    }
}

#[allow(clippy::cast_precision_loss)] // a number of a spreadsheet is a float
fn put(grid: &mut Grid, row: u32, column: u32, data: &Data) {
    let number = |value: f64| Held::Number { value, format: None };
    let held = match data {
        Data::Empty => return,
        Data::DateTimeIso(text) => match text.get(..10).and_then(Date::parse) {
            Some(Date { year, month, day }) => Held::Date { date: (year, month, day), serial: 0.0 },
            None => return grid.put_text(row, column, text),
        },
        Data::String(text) | Data::DurationIso(text) => return grid.put_text(row, column, text),
        Data::Int(value) => number(*value as f64),
        Data::Float(value) => number(*value),
        Data::Bool(value) => Held::Text(value.to_string()),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Held::Date { date: (year, month, day), serial: date.as_f64() }
        }
        Data::Error(error) => Held::Error(error.to_string()),
        #[allow(unreachable_patterns)] // more with other features of calamine
        other => Held::Text(other.to_string()),
    };
    grid.put(row, column, held, false);
}
