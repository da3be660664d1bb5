//! What calamine does not tell of .ods: which cells are merged, and how numbers are shown. And what it does not take:
//! blanks between cells.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Write};

use quick_xml::{
    Reader, Writer,
    events::{BytesStart, Event},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    Grid, MAX_CELLS, MAX_TEXTS, Matter, archive,
    grid::{MAX_MERGED, Merged},
    parts::{MAX_SHEETS, Tags, go_over},
    shown,
};

/// Most columns that a cell is repeated over; more are blank to the edge of the sheet.
const MAX_REPEATED: u32 = 1_000;

/// The last column and row of a sheet, which what is repeated may reach.
const MAX_COLUMNS: u32 = 16_384;
const MAX_ROWS: u32 = 1_048_576;
/// Most places of all sheets up to their last cells, filled in or not.
const MAX_PLACES: u64 = 1_000_000;

/// What there is to know of a sheet besides its values.
#[derive(Default)]
pub(super) struct Sheet {
    merged: Vec<Merged>,
    formats: Vec<((u32, u32), String)>,
}

impl Sheet {
    /// Puts it into the cells of the sheet.
    pub(super) fn add_to(self, grid: &mut Grid) {
        grid.set_formats(self.formats);
        grid.merge(self.merged);
    }
}

/// What there is to know of a workbook besides its values.
#[derive(Default)]
pub(super) struct Book {
    /// By the names of the sheets.
    pub(super) sheets: BTreeMap<String, Sheet>,
    /// Whether there is something between its cells.
    pub(super) spaced: bool,
}

/// What there is to know of a workbook.
pub(super) fn book(bytes: &[u8]) -> Result<Book, Matter> {
    let mut archive = archive::open(bytes)?;
    let content = archive.by_name("content.xml").map_err(Matter::damaged)?;
    let (mut walk, mut tags) = (Walk::default(), Tags::default());
    match go_over(content, &mut tags, |event| walk.take(event))? {
        Some(error) => Err(Matter::damaged(error)),
        None => Ok(walk.book),
    }
}

/// The same workbook without what is between its cells: SheetJS and others indent them.
pub(super) fn closed_up(bytes: &[u8]) -> Result<Vec<u8>, Matter> {
    let mut archive = archive::open(bytes)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["mimetype", "META-INF/manifest.xml"] {
        let file = archive.by_name(name).map_err(Matter::damaged)?;
        out.raw_copy_file(file).map_err(Matter::damaged)?;
    }
    let content = archive.by_name("content.xml").map_err(Matter::damaged)?;
    out.start_file("content.xml", SimpleFileOptions::default()).map_err(Matter::damaged)?;
    without_blanks(BufReader::new(content), &mut out).map_err(Matter::damaged)?;
    Ok(out.finish().map_err(Matter::damaged)?.into_inner())
}

fn without_blanks(content: impl BufRead, out: impl Write) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_reader(content);
    let (mut writer, mut buffer) = (Writer::new(out), Vec::new());
    let mut within_row = false;
    loop {
        let event = reader.read_event_into(&mut buffer)?;
        let (opens, closes) = match &event {
            Event::Eof => return Ok(()),
            Event::Start(tag) => (is_row(tag.name().as_ref()), is_cell(tag.name().as_ref())),
            Event::End(tag) => (is_cell(tag.name().as_ref()), is_row(tag.name().as_ref())),
            _ => (false, false),
        };
        within_row &= !closes;
        if !within_row || !matches!(event, Event::Text(_) | Event::Comment(_)) {
            writer.write_event(event)?;
        }
        within_row |= opens;
        buffer.clear();
    }
}

fn is_row(name: &str) -> bool {
    name == "table:table-row"
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table:table-cell" | "table:covered-table-cell")
}

/// A number, and the text that the program shows for it.
struct Number {
    column: u32,
    times: u32,
    value: f64,
    percent: bool,
    text: String,
}

/// Where the reader of a workbook is.
#[derive(Default)]
struct Walk {
    book: Book,
    name: String,
    sheet: Sheet,
    row: u32,
    rows: u32,
    column: u32,
    /// The number of the cell that is open.
    number: Option<Number>,
    within_row: bool,
    within_text: bool,
    within_note: bool,
    reach: Reach,
}

/// How far the cells of a workbook reach: calamine makes room for each place up to the last one, and repeats what is
/// repeated.
#[derive(Default)]
struct Reach {
    sheets: usize,
    /// Bytes of texts and names of the workbook, and places and cells of its sheets so far.
    texts: u64,
    places: u64,
    cells: u64,
    /// The first row of the sheet that holds something, and the places of the sheet up to its last one.
    first: Option<u32>,
    of_sheet: u64,
    width: u64,
    /// Of the row: its last column that holds something, its cells that do, and their texts.
    column: u64,
    filled_cells: u64,
    row_texts: u64,
    /// Of the cell: whether it has a value, its text, and how often it is there.
    filled: bool,
    text: usize,
    times: u32,
}

impl Reach {
    fn keep(&mut self, length: usize) -> Result<(), Matter> {
        self.texts += 200 + length as u64;
        self.check()
    }

    fn sheet(&mut self) -> Result<(), Matter> {
        self.sheets += 1;
        self.places += self.of_sheet;
        (self.first, self.of_sheet, self.width) = (None, 0, 0);
        if self.sheets > MAX_SHEETS {
            return Err(Matter::damaged("it has too many sheets"));
        }
        self.check()
    }

    /// At the end of a cell, behind which `column` comes.
    fn cell(&mut self, column: u32) -> Result<(), Matter> {
        if self.filled || self.text > 0 {
            self.column = column.min(MAX_COLUMNS).into();
            self.filled_cells += u64::from(self.times);
            self.row_texts += self.text as u64 * u64::from(self.times);
        }
        // So does a cell that holds nothing.
        self.places += 1;
        (self.filled, self.text) = (false, 0);
        self.check()
    }

    /// At the end of a row that is there so many times.
    fn row(&mut self, row: u32, times: u32) -> Result<(), Matter> {
        let times = u64::from(times.min(MAX_ROWS));
        // A row without cells takes a place, too.
        self.places += 1;
        if self.column > 0 {
            let first = *self.first.get_or_insert(row);
            self.width = self.width.max(self.column);
            let rows = u64::from(row.min(MAX_ROWS).saturating_sub(first)) + times;
            self.of_sheet = rows * self.width;
            self.cells += self.filled_cells * times;
            self.texts += self.row_texts * times;
        }
        (self.column, self.filled_cells, self.row_texts) = (0, 0, 0);
        self.check()
    }

    fn check(&self) -> Result<(), Matter> {
        if self.texts + self.row_texts > MAX_TEXTS as u64 {
            return Err(Matter::too_long(self.texts + self.row_texts));
        }
        if self.cells + self.filled_cells > MAX_CELLS as u64
            || self.places + self.of_sheet > MAX_PLACES
        {
            return Err(Matter::TooManyCells { most: MAX_CELLS });
        }
        Ok(())
    }
}

impl Walk {
    fn take(&mut self, event: &Event<'_>) -> Result<(), Matter> {
        match event {
            Event::Start(tag) => self.start(tag)?,
            Event::Empty(tag) => {
                self.start(tag)?;
                self.end(tag.name().as_ref())?;
            }
            Event::End(tag) => self.end(tag.name().as_ref())?,
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(_) => self.reach.text += 1,
            Event::Comment(_) => self.book.spaced |= self.within_row,
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Matter> {
        match tag.name().as_ref() {
            "style:style" | "table:named-range" | "table:named-expression" => {
                self.reach.keep(tag.len())?;
            }
            "table:table" => {
                self.reach.sheet()?;
                self.name = text(tag, "table:name").unwrap_or_default();
                self.row = 0;
            }
            "table:table-row" => {
                (self.column, self.rows) = (0, number(tag, "table:number-rows-repeated"));
                self.within_row = true;
            }
            name if is_cell(name) => self.cell(tag),
            "office:annotation" => self.within_note = true,
            "text:p" => self.within_text = !self.within_note,
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, tag: &BytesStart<'_>) {
        self.within_row = false;
        let times = number(tag, "table:number-columns-repeated");
        let rows = number(tag, "table:number-rows-spanned");
        let columns = number(tag, "table:number-columns-spanned");
        let (row, column) = (self.row, self.column);
        if (rows > 1 || columns > 1) && self.sheet.merged.len() <= MAX_MERGED {
            let end = (row.saturating_add(rows - 1), column.saturating_add(columns - 1));
            self.sheet.merged.push(Merged { start: (row, column), end });
        }
        let value = text(tag, "office:value").and_then(|value| value.parse().ok());
        let percent = text(tag, "office:value-type").as_deref() == Some("percentage");
        self.number =
            value.map(|value| Number { column, times, value, percent, text: String::new() });
        self.column = column.saturating_add(times);
        // Whatever it has as attributes, calamine keeps for each time.
        let has = |name: &str| tag.try_get_attribute(name).ok().flatten().is_some();
        let filled = [
            "office:value",
            "office:string-value",
            "office:date-value",
            "office:time-value",
            "office:boolean-value",
            "table:formula",
        ];
        self.reach.filled = filled.into_iter().any(has);
        self.reach.text = if self.reach.filled { tag.len() } else { 0 };
        self.reach.times = times.min(MAX_COLUMNS);
    }

    fn text(&mut self, text: &str) {
        self.book.spaced |= self.within_row;
        self.reach.text += text.len();
        if let Some(number) = self.number.as_mut().filter(|_| self.within_text) {
            number.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Matter> {
        match name {
            "table:table" => {
                let sheet = std::mem::take(&mut self.sheet);
                self.book.sheets.insert(std::mem::take(&mut self.name), sheet);
            }
            "table:table-row" => {
                self.reach.row(self.row, self.rows)?;
                self.row = self.row.saturating_add(self.rows);
                self.within_row = false;
            }
            name if is_cell(name) => {
                self.within_row = true;
                self.reach.cell(self.column)?;
                if let Some(number) = self.number.take() {
                    self.show(&number);
                }
            }
            "office:annotation" => self.within_note = false,
            "text:p" => self.within_text = false,
            _ => {}
        }
        Ok(())
    }

    /// Keeps how a number is shown, at each place where it is.
    fn show(&mut self, number: &Number) {
        let percent = number.percent.then(|| "%".to_owned());
        let format = format_of(number.value, &number.text);
        let format = format.or(percent).or_else(|| other_digits(number.value, &number.text));
        let Some(format) = format.filter(|_| self.sheet.formats.len() < MAX_CELLS) else { return };
        let columns =
            (0..number.times.min(MAX_REPEATED)).map(|at| number.column.saturating_add(at));
        let places: Vec<_> = columns.map(|column| (self.row, column)).collect();
        self.sheet.formats.extend(places.into_iter().map(|place| (place, format.clone())));
    }
}

/// The format that shows a number as this text: places behind the point, and whether it is in per cent.
fn format_of(value: f64, text: &str) -> Option<String> {
    let digits = |c: char| c.is_ascii_digit();
    let number = text
        .trim_start_matches(|c: char| !digits(c) && !"-(".contains(c))
        .trim_end_matches(|c: char| !digits(c) && !"%)".contains(c));
    // Commas are for thousands, or points are.
    let closed = |of: &[char]| number.replace(|c: char| c.is_whitespace() || of.contains(&c), "");
    let plain = [closed(&[',']), closed(&['.']).replace(',', ".")];
    plain.iter().find_map(|number| plain_format(value, number))
}

/// A format that shows this text for every number: 1.2万 for 12345. `None` where it has no digits, or all that the number
/// has in binary.
fn other_digits(value: f64, text: &str) -> Option<String> {
    let text = text.trim().replace('"', "");
    if text.parse::<f64>().is_ok_and(|shown| shown.to_bits() == value.to_bits()) {
        return None;
    }
    text.contains(|c: char| c.is_ascii_digit()).then(|| format!("\"{text}\""))
}

fn plain_format(value: f64, text: &str) -> Option<String> {
    let bracketed = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let text = bracketed.map_or_else(|| text.to_owned(), |inner| format!("-{inner}"));
    let (digits, sign) = text.strip_suffix('%').map_or((text.as_str(), ""), |digits| (digits, "%"));
    let places = digits.split_once('.').map_or(0, |(_, behind)| behind.len());
    let point = if places > 0 { "." } else { "" };
    let format = format!("0{point}{}{sign}", "0".repeat(places));
    (shown::number(value, Some(&format)).shown == text).then_some(format)
}

fn text(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// A count in an attribute; 1 where there is none.
fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    text(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
