//! What was understood, what is in doubt and what is wrong, each with its place. Nothing here is a sentence: each
//! language of `i18n` turns a [`Matter`] into one.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{Address, MAX_TEXTS};
use crate::{Lang, Problem, report::Aspect};

/// Where something is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet; empty for what has no sheets.
    pub sheet: String,
    /// The cell; `None` for the file or the record as a whole. Its row is the line of a text file.
    pub address: Option<Address>,
}

impl Place {
    /// A cell of a sheet.
    #[must_use]
    pub fn new(sheet: &str, address: Address) -> Self {
        Self { sheet: sheet.to_owned(), address: Some(address) }
    }
}

impl fmt::Display for Place {
    /// As in [`Options`](super::Options): `Sheet1!C7`, `C7` where there are no sheets, nothing for the whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.address, self.sheet.as_str()) {
            (None, sheet) => f.write_str(sheet),
            (Some(address), "") => write!(f, "{address}"),
            (Some(address), sheet) => write!(f, "{sheet}!{address}"),
        }
    }
}

/// How much a reading matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Read as something else than it is: can be undone.
    Automatic,
    /// In doubt: one of its choices is taken until another is chosen.
    Question,
    /// May be wrong.
    Warning,
    /// Wrong: there is no record until it is corrected.
    Fault,
}

impl Level {
    /// Every level, the worst first.
    pub const ALL: [Self; 4] = [Self::Fault, Self::Warning, Self::Question, Self::Automatic];
}

/// What may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "for", content = "value")]
pub enum Choice {
    /// To read this in the place of the cell: an entry of [`Options::edits`](super::Options::edits).
    Cell(String),
    /// What the column holds: an entry of [`Options::columns`](super::Options::columns).
    Column(String),
    /// A path of the record, and what is there: an entry of [`Options::report`](super::Options::report).
    Report(String, String),
}

/// One thing that was understood, is in doubt or is wrong.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reading {
    /// Where.
    pub place: Place,
    /// How much it matters.
    pub level: Level,
    /// The name of the indicator.
    pub subject: Option<String>,
    /// What.
    pub matter: Matter,
    /// What may be chosen.
    pub choices: Vec<Choice>,
    /// Which choice is taken, unless another one is chosen.
    pub chosen: Option<usize>,
}

impl Reading {
    pub(super) fn new(level: Level, place: Place, matter: Matter) -> Self {
        Self { place, level, subject: None, matter, choices: Vec::new(), chosen: None }
    }

    pub(super) fn automatic(place: Place, matter: Matter) -> Self {
        Self::new(Level::Automatic, place, matter)
    }

    pub(super) fn warning(place: Place, matter: Matter) -> Self {
        Self::new(Level::Warning, place, matter)
    }

    pub(super) fn fault(place: Place, matter: Matter) -> Self {
        Self::new(Level::Fault, place, matter)
    }

    pub(super) fn with(mut self, choices: Vec<Choice>, chosen: Option<usize>) -> Self {
        (self.choices, self.chosen) = (choices, chosen);
        self
    }

    /// Of the file or record as a whole, of the headings, or of a cell.
    pub(super) fn group(&self) -> u8 {
        match (&self.place.address, &self.matter) {
            (None, _) => 0,
            (
                _,
                Matter::Headings { .. }
                | Matter::Column { .. }
                | Matter::UnknownColumn { .. }
                | Matter::SameColumn { .. }
                | Matter::NoColumn { .. }
                | Matter::NewSetter { .. }
                | Matter::UnitCaption { .. }
                | Matter::Title { .. }
                | Matter::TooManyAbove { .. },
            ) => 1,
            _ => 2,
        }
    }

    /// The reading in one line: where it is, what is there, and what to do.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        lang.import_words().reading(self)
    }
}

impl Serialize for Reading {
    /// For scripts.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("place", &self.place.to_string())?;
        map.serialize_entry("level", &self.level)?;
        map.serialize_entry("subject", &self.subject)?;
        let texts = Lang::ALL.map(|lang| (lang.code(), self.text(lang)));
        map.serialize_entry(
            "texts",
            &texts.into_iter().collect::<std::collections::BTreeMap<_, _>>(),
        )?;
        map.serialize_entry("choices", &self.choices)?;
        map.serialize_entry("chosen", &self.chosen)?;
        map.end()
    }
}

/// What was understood, is in doubt or is wrong. Texts of the file are as they are there.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs)] // fields are what their names say: `found` is what the file has, `read` what it was read as
pub enum Matter {
    // The file.
    /// There is nothing.
    NothingThere,
    /// More bytes than a file may have.
    FileTooLarge { found: u64, most: u64 },
    /// More bytes when unpacked than a file may have.
    UnpackedTooLarge { found: u64, most: u64 },
    /// More cells than a file may have.
    TooManyCells { most: usize },
    /// More places, filled or not, than a table may have.
    TooManyPlaces { rows: usize, columns: usize, most: usize },
    /// A text that is longer than any of a record.
    CellTooLong { found: usize, most: usize },
    /// More merged cells than are used.
    TooManyMerged { most: usize },
    /// More lines around a table of a page than are read.
    TooManyLines { most: usize },
    /// More texts above a table than may be its title or caption.
    TooManyAbove { found: usize, most: usize },
    /// A record or a filled template among other files.
    ByItself { name: String },
    /// It is protected by a password.
    Password,
    /// It is broken.
    Damaged { reason: String },
    /// No kind of file that is read.
    OtherKind,
    /// A text in no known encoding.
    UnknownEncoding,
    /// A text that is not in the encoding that was chosen.
    NotThisEncoding { name: String },
    /// It has macros, which are not run.
    Macros,
    /// It refers to other files, whose values may be old.
    ExternalLinks,
    /// It has hidden sheets, which are not read.
    HiddenSheets { names: Vec<String> },
    /// Read in this encoding.
    Encoding { name: String },
    /// Cells are between these.
    Separator { found: char },

    // Tables and columns.
    /// No row has the headings of a table.
    NoTable { found: Vec<String> },
    /// This sheet was read; others were not.
    SheetChosen { name: String, others: Vec<String> },
    /// The headings of a table are here.
    Headings { row: u32, transposed: bool },
    /// A column is read as this: a code of [`field_codes`](super::field_codes).
    Column { heading: String, field: String },
    /// A heading that is not known, with a guess.
    UnknownColumn { heading: String, guess: String },
    /// Two columns hold the same.
    SameColumn { heading: String, first: Address },
    /// A column that every table needs is not there: a path of a measure or an indicator, such as `unit`.
    NoColumn { field: String },
    /// A filled template without its sheet of the report.
    NoReportSheet,
    /// A heading stands for a setter that is not in the earlier record.
    NewSetter { heading: String },
    /// A row that is no indicator: a sum, a footnote, a heading.
    RowSkipped { text: String },
    /// Cells in rows of figures that are in no column with a heading: the first few, and how many there are.
    NoHeading { found: Vec<String>, count: usize },
    /// A unit was read from the caption.
    UnitCaption { found: String },
    /// A unit that is not known.
    UnknownUnit { found: String },
    /// The name of a row has another unit than its column of units.
    TwoUnits { of_name: String, of_column: String },
    /// A measure that is none of total, level and growth.
    UnknownMeasure { found: String },
    /// Another row of the same indicator has something else in this field.
    OtherInRow { field: String, first: Address, due: String },
    /// A row in which this indicator is there again.
    SameIndicator { first: Address },
    /// The period is not said anywhere; that of the earlier record.
    NoPeriod { earlier: Option<String> },
    /// The period is that of the earlier record.
    SamePeriod { period: String },
    /// A table whose title says another period than that of the report.
    OtherPeriod { found: String },
    /// What the title says of the report.
    Title { found: String, period: String },

    // Cells.
    /// Changed by the editor.
    Edited { found: String, read: String },
    /// Read as something else than it is.
    ReadAs { found: String, read: String },
    /// A number with digits of binary noise.
    FloatNoise { found: String, read: String },
    /// A dash: read as not printed.
    Dash { found: String },
    /// A comma, or a point, that may be for thousands or decimals.
    CommaDoubt { found: String },
    /// 1-2: a range, or something else.
    RangeDoubt { found: String },
    /// 3 5, or two lines with a figure each: one figure or several.
    FiguresApart { found: String },
    /// A fall of less than nothing.
    TwoSigns { found: String },
    /// The mark of a footnote behind a figure was left out.
    FootnoteMark { mark: String },
    /// 0.075 where per cent are due.
    PercentDoubt { found: String },
    /// A number of which the sheet shows less than it holds.
    ShownDoubt { shown: String, held: String },
    /// Signs in the place of a number that is wider than its column.
    NotShown { found: String },
    /// The plain text of the clipboard has something else than its HTML.
    TwoTexts { plain: String, html: String },
    /// Rows that only the plain text of the clipboard has.
    OnlyInText { found: Vec<String> },
    /// A date where a figure is due.
    DateInFigure { found: String },
    /// An error.
    ErrorCell { found: String },
    /// A formula without a stored value.
    NoStoredValue { formula: String },
    /// Digits with words around them that are not understood.
    WordsDoubt { found: String },
    /// More digits than a figure has.
    TooManyDigits { found: String },
    /// Words of growth in a column of totals.
    MovedToGrowth { found: String },
    /// Per cent that neither name nor heading says to be growth.
    PercentAsGrowth { found: String },
    /// A figure without a unit, in a column without one.
    NoUnit { found: String },
    /// A rate in a column of totals, or an amount in one of growth.
    OtherMeasure { found: String },

    // The record.
    /// What the reader of records finds wrong.
    Record(Problem, String),
    /// The same of a draft that was read from cells. `setter` is the name of the setter that the path leads to.
    Draft { problem: Box<Problem>, path: String, setter: Option<String> },
    /// What was handed in as an earlier record is none.
    NotARecord,
    /// A text or a figure that is still that of the example in the template.
    OfExample { path: String, setter: Option<String>, found: String },
    /// A text that the pages in this language lack, so that they show the record's own language.
    NoTranslation { path: String, lang: Lang },
    /// Targets are read as floors, or as ceilings where the name says so.
    BetterAssumed { less: Vec<String>, more: Vec<String> },
    /// What belongs to the figures of the earlier record was left out.
    LeftOut { what: Vec<String> },
    /// An indicator of the earlier record that the table does not have.
    NotThere { name: String },
    /// A measure of an indicator that the table does not have.
    MeasureNotThere { aspect: Aspect },
    /// The target of a setter, by its name, that the table does not have.
    TargetNotThere { setter: String, aspect: Aspect },
    /// An indicator that the earlier record does not have.
    New { name: String },
    /// A figure about ten times, or a tenth of, the earlier one.
    OtherMagnitude { found: String, earlier: String },
    /// Another unit than the earlier record's.
    OtherUnit { found: String, earlier: String },
}

impl Matter {
    /// A file that cannot be read, and why.
    #[allow(clippy::needless_pass_by_value)] // so that `map_err` takes it
    pub(super) fn damaged(reason: impl ToString) -> Self {
        Self::Damaged { reason: reason.to_string() }
    }

    /// A workbook whose texts are longer together than is read.
    pub(super) fn too_long(found: u64) -> Self {
        Self::UnpackedTooLarge { found, most: MAX_TEXTS as u64 }
    }
}
