//! The record of a report: what it printed, in types that hold nothing else.
//!
//! A record is read from JSON text ([`Report::from_json`], native) or from a JavaScript object (in
//! the browser); both pass the same reader, which refuses what it does not know. Figures stay as
//! printed; nothing is calculated here. The embedded record and where it comes from: `README.md` beside
//! this file.

mod compact;
mod date;
mod part;
pub mod statements;
mod tree;
mod unit;
mod validation;
mod written;

pub use date::Date;
pub(crate) use date::days_in_year;
pub use tree::MAX_BYTES;
pub use unit::{Measure, Unit};
pub use validation::{MAX_INDICATORS, MAX_NAME, MAX_TEXT};

use serde::{Deserialize, Serialize};
use tree::Node;

use crate::{Decimal, Faults, Text};

/// The embedded record, JSON text: Hanyang District, Wuhan, first half of 2023.
pub const EMBEDDED: &str = include_str!("hanyang-2023-h1.json");

/// What charts draw of it, for [`Report::from_compact`]. A test holds it to be current.
pub const EMBEDDED_COMPACT: &[u8] = include_bytes!("hanyang-2023-h1.postcard");

/// A report on how far a year's plan has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// Names the record in addresses and files.
    pub id: String,
    /// Day of the last change to the record.
    pub revision: Date,
    /// Which place the report is about.
    pub place: Text,
    /// Which part of which year it covers.
    pub period: Period,
    /// Where the figures were printed.
    #[serde(skip)]
    pub source: Source,
    /// Places in the report that indicators refer to.
    #[serde(skip)]
    pub sections: Vec<Section>,
    /// The headline indicators, in the report's order.
    pub indicators: Vec<Indicator>,
    /// Results for which the report states a rate instead of a target.
    pub stated: Vec<Stated>,
    /// What is left out or in doubt in the report as a whole.
    #[serde(skip)]
    pub remarks: Vec<Text>,
}

/// The part of a plan year that a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The plan year.
    pub year: u16,
    /// First day, in the plan year.
    pub start: Date,
    /// Last day, in the plan year, not before `start`.
    pub end: Date,
}

/// Where the figures were printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Title of the report.
    pub title: Text,
    /// Who issued it.
    pub publisher: Text,
    /// When, if the text says so.
    pub published: Option<Date>,
}

/// A place in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// What indicators call it.
    pub id: String,
    /// What readers call it.
    pub name: Text,
}

/// What an indicator or stated result is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Names it in addresses; letters, digits and hyphens.
    pub id: String,
    /// Full name.
    #[serde(skip)]
    pub name: Text,
    /// Name for the label of a mark.
    pub short: Text,
    /// What readers search for it by besides: abbreviations, former names.
    #[serde(skip)]
    pub aliases: Vec<String>,
    /// What it counts.
    #[serde(skip)]
    pub definition: Text,
    /// Index into [`Report::sections`]: where it is printed.
    #[serde(skip)]
    pub section: usize,
    /// What a reader should know before using its figures.
    #[serde(skip)]
    pub notes: Vec<Note>,
}

/// A contradiction or doubt, to be shown beside the chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which figures it concerns.
    pub on: Aspect,
    /// The note.
    pub text: Text,
}

/// The two sides of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// Its total.
    Total,
    /// Its growth on the year before.
    Growth,
    /// Total and growth alike.
    Both,
}

/// One row of the table of headline indicators.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// What it is called.
    pub subject: Subject,
    /// The district's annual plan.
    pub plan: Pair,
    /// The municipal annual performance target.
    pub municipal: Pair,
    /// The half-year result.
    pub result: Pair,
}

/// Total and growth, as one column or two of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The total.
    pub total: Entry,
    /// Growth on the same period of the year before, in per cent.
    pub growth: Entry,
}

/// What a table cell holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// A figure.
    Figure(Figure),
    /// Words instead of a figure.
    Words(Text),
    /// A slash: expressly not set.
    NotSet,
    /// Nothing printed, or the table has no such cell.
    Empty,
}

impl Entry {
    /// The figure, if it is one.
    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

/// A printed figure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its digits as printed.
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// A word before it that makes it approximate.
    pub qualifier: Option<Qualifier>,
}

/// A word that makes a figure approximate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "record"), derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// 约
    About,
    /// 超, 突破
    Over,
    /// 近
    Nearly,
    /// 不少于, 以上
    AtLeast,
    /// 不足
    Below,
}

impl Qualifier {
    /// What a record calls it.
    pub fn code(self) -> &'static str {
        code(self)
    }
}

/// A result whose annual target the report does not print but implies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// What it is called.
    pub subject: Subject,
    /// The half-year result.
    pub result: Figure,
    /// What the report states about it.
    pub claim: Claim,
}

/// What a report states about a result in place of its target.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Claim {
    /// The result is this share of the target, in per cent. `annual`: whether the report says that
    /// the target is the year's.
    Rate {
        /// The share, in per cent.
        rate: Decimal,
        /// Whether the report calls the target annual.
        annual: bool,
    },
    /// The completion rate is this many percentage points ahead of the time schedule.
    Ahead(Decimal),
}

impl Report {
    /// Reads a record from JSON text.
    ///
    /// # Errors
    /// Every fault of the record, in its order.
    ///
    /// ```
    /// use plan_chart::{EMBEDDED, Report};
    /// let report = Report::from_json(EMBEDDED)?;
    /// assert_eq!(report.indicators.len(), 7);
    /// # Ok::<(), plan_chart::Faults>(())
    /// ```
    #[cfg(not(target_arch = "wasm32"))]
    pub fn from_json(text: &str) -> Result<Self, Faults> {
        Node::from_json(text).and_then(|tree| validation::report(&tree))
    }

    /// Reads a record from any serde deserializer, with the same checks as [`Report::from_json`].
    ///
    /// # Errors
    /// Every fault of the record, in its order.
    pub fn from_deserializer<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Self, Faults> {
        Node::from_deserializer(from).and_then(|tree| validation::report(&tree))
    }
}

impl Report {
    /// What its indicators and then its stated results are called.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        let indicators = self.indicators.iter().map(|indicator| &indicator.subject);
        indicators.chain(self.stated.iter().map(|result| &result.subject))
    }
}

/// What a record calls the value of an enum: its name in serde.
pub(crate) fn code(value: impl Serialize) -> &'static str {
    // Only enums without data come here, and all of them have names.
    serde_variant::to_variant_name(&value).unwrap_or_default()
}
