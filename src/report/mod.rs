//! The record of a report: what it printed, in types that hold nothing else.
//!
//! A record is read from JSON text ([`Report::from_json`]) or from a JavaScript object (in
//! the browser); both pass the same reader, which refuses what it does not know. Figures stay as
//! printed; nothing is calculated here. The embedded record and where it comes from: `README.md` beside
//! this file.

mod agreement;
mod date;
mod encoding;
mod json;
mod limits;
mod part;
mod remedy;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
pub mod statements;
mod tree;
mod unit;
mod validation;
mod written;

pub use date::{Date, PartialDate, Span};
pub use limits::*;
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use unit::{NamedThing, Thing, Unit};

use part::{Findings, Notes};
pub(crate) use remedy::{Remedy, of_date, of_decimal};
use serde::{Deserialize, Serialize};
use tree::Node;

use crate::{Decimal, Fault, Faults, Lang, Problem, Review, Text};

/// The embedded record, JSON text: Hanyang District, Wuhan, first half of 2023.
pub const EMBEDDED: &str = include_str!("hanyang-2023-h1.json");

/// A report on how far results have come towards targets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// Names the record in addresses and files.
    pub id: String,
    /// Day of the last change to the record.
    pub revision: Date,
    /// The languages of its texts; the first is the page's own, in which every text is there.
    pub languages: Vec<Lang>,
    /// Which place the report is about.
    pub place: Text,
    /// What results are about.
    pub period: Period,
    /// What targets are set for, where their setter does not say otherwise.
    pub plan: Span,
    /// Who sets targets.
    pub setters: Vec<Setter>,
    /// Where the figures were printed; at least one.
    #[serde(skip)]
    pub sources: Vec<Source>,
    /// Parts of the report that indicators belong to.
    #[serde(skip)]
    pub sections: Vec<Section>,
    /// The indicators, in the report's order.
    pub indicators: Vec<Indicator>,
    /// What is left out or in doubt in the report as a whole.
    #[serde(skip)]
    pub remarks: Vec<Text>,
    /// What was corrected after the first publication of the record, the oldest first.
    #[serde(skip)]
    pub corrections: Vec<Correction>,
    /// The file beside the record that holds every figure of the report's text.
    #[serde(skip)]
    pub statements: Option<String>,
}

/// What results are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// From when to when.
    pub span: Span,
    /// What the report calls it, where its length does not say that.
    pub name: Option<Text>,
}

/// Who sets targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setter {
    /// Names it in the record.
    pub id: String,
    /// What its targets are called: 市级年度目标.
    pub name: Text,
    /// The same where space is short: 市级目标.
    pub short: Text,
    /// What readers should know of it.
    #[serde(skip)]
    pub explained: Option<Text>,
    /// The mark of its targets in charts.
    pub mark: TargetMark,
    /// From when to when its targets are to be reached; `None` where the report does not say.
    pub span: Option<Span>,
}

/// The mark of a setter's targets in charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetMark {
    /// A hollow diamond.
    Diamond,
    /// A solid triangle.
    Triangle,
    /// A hollow square.
    Square,
    /// A solid diamond.
    SolidDiamond,
    /// A hollow triangle.
    HollowTriangle,
    /// A solid square.
    SolidSquare,
}

impl TargetMark {
    /// Every mark, in the order in which setters without one of their own get them.
    pub const ALL: [Self; 6] = [
        Self::Diamond,
        Self::Triangle,
        Self::Square,
        Self::SolidDiamond,
        Self::HollowTriangle,
        Self::SolidSquare,
    ];

    /// What a record calls it.
    pub fn code(self) -> &'static str {
        code(self)
    }
}

/// Where figures were printed. What is not known is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What indicators call it.
    pub id: String,
    /// Title of the report.
    pub title: Text,
    /// Who issued it.
    pub publisher: Option<Text>,
    /// The office that answers for it.
    pub office: Option<Text>,
    /// Its address, http or https.
    pub url: Option<String>,
    /// When it was delivered.
    pub delivered: Option<PartialDate>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Whether its figures may still change.
    pub status: Option<Status>,
}

/// Whether figures may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// 初步数: they may.
    Preliminary,
    /// 最终数: they are final.
    Final,
}

/// A part of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What indicators call it.
    pub id: String,
    /// What readers call it.
    pub name: Text,
}

/// What was corrected, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When.
    pub date: PartialDate,
    /// What.
    pub text: Text,
}

/// What an indicator is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Names it in addresses; letters, digits and hyphens.
    pub id: String,
    /// Full name.
    #[serde(skip)]
    pub name: Text,
    /// Name for the label of a mark; the full one where the record has no shorter one.
    pub short: Text,
    /// What readers search for it by besides: abbreviations, former names.
    #[serde(skip)]
    pub aliases: Vec<String>,
    /// What it counts.
    #[serde(skip)]
    pub definition: Option<Text>,
    /// Index into [`Report::sections`]: where it is printed.
    #[serde(skip)]
    pub section: Option<usize>,
    /// Index into [`Report::sources`]: where its figures were printed, if not in the first.
    #[serde(skip)]
    pub source: Option<usize>,
    /// What a reader should know before using its figures.
    #[serde(skip)]
    pub notes: Vec<Note>,
}

/// A contradiction or doubt, to be shown beside the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which figures it concerns; `None` for all of the indicator.
    pub on: Option<Aspect>,
    /// The note.
    pub text: Text,
}

/// What is measured of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// An amount that grows with the length of the period, so that it has a time schedule.
    Total,
    /// A rate, index, average or stock: no schedule.
    Level,
    /// Growth on the same period of the year before.
    Growth,
}

impl Aspect {
    /// Every aspect, in the order of tables.
    pub const ALL: [Self; 3] = [Self::Total, Self::Level, Self::Growth];

    /// What a record calls it.
    pub fn code(self) -> &'static str {
        code(self)
    }
}

/// Something that is measured, with what was measured of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// What it is called.
    pub subject: Subject,
    /// What is measured of it, each aspect once, in the order of [`Aspect::ALL`].
    pub measures: Vec<Measure>,
    /// Its share of something, as printed.
    #[serde(skip)]
    pub share: Option<Share>,
    /// What its total consists of, as printed.
    #[serde(skip)]
    pub parts: Vec<Component>,
}

impl Indicator {
    /// What was measured of `aspect`.
    pub fn measure(&self, aspect: Aspect) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.aspect == aspect)
    }
}

/// One aspect of an indicator: its result and its targets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Which aspect.
    pub aspect: Aspect,
    /// The unit of its figures, but for those that have one of their own.
    pub unit: Unit,
    /// Which way its targets are to be reached. Without targets it does not matter.
    pub better: Better,
    /// The result.
    pub result: Entry,
    /// When the result was measured, if not at the end of the period.
    pub date: Option<PartialDate>,
    /// What it was when the plan began.
    pub baseline: Option<Baseline>,
    /// The targets, in the order of [`Report::setters`], one for each at the most.
    pub targets: Vec<Target>,
    /// Its place among others.
    #[serde(skip)]
    pub rank: Option<Rank>,
}

impl Measure {
    /// The target of the setter with this index.
    pub fn target(&self, setter: usize) -> Option<&Target> {
        self.targets.iter().find(|target| target.setter == setter)
    }
}

/// Which way a target is to be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// At least as much as the target: a floor.
    More,
    /// At most as much as the target: a ceiling.
    Less,
    /// Neither is better: a mark to compare with.
    #[default]
    Neither,
}

impl Better {
    /// What a record calls it.
    pub fn code(self) -> &'static str {
        code(self)
    }
}

/// What a measure was when the plan began.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// The figure.
    pub figure: Figure,
    /// When.
    pub date: PartialDate,
}

/// A place among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 1 for the first.
    pub place: u16,
    /// Among whom: 全市.
    pub among: Text,
    /// How many they are.
    pub of: Option<u16>,
}

/// A printed share.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// In per cent.
    pub percent: Decimal,
    /// Of what.
    pub of: Whole,
}

/// What a share is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The total of an indicator, an index into [`Report::indicators`].
    Indicator(usize),
    /// Something that the record does not have.
    Named(Text),
}

/// A part of a total, in the total's unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// What it is called.
    pub name: Text,
    /// How much it is.
    pub figure: Figure,
}

/// What is to be reached, and what the report prints about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Index into [`Report::setters`].
    pub setter: usize,
    /// The target that counts; [`Entry::Empty`] where the report prints a claim in its place.
    pub entry: Entry,
    /// What it was before it was revised, the oldest first.
    pub former: Vec<Former>,
    /// What the report prints about the result and this target.
    pub claims: Claims,
}

/// A target before it was revised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Former {
    /// The target.
    pub entry: Entry,
    /// Until when it counted, if the report says so.
    pub until: Option<PartialDate>,
}

/// What a report prints about a result and a target. Beside a target it is checked; in its place the target is derived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// The result is this share of the target, in per cent.
    pub rate: Option<Decimal>,
    /// The result is this far above the target; below it, if below zero.
    pub distance: Option<Distance>,
    /// The completion rate is this many percentage points ahead of the time schedule; behind it, if below zero.
    pub lead: Option<Decimal>,
}

/// How far a result is from a target, as printed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distance {
    /// Above zero: above the target.
    pub value: Decimal,
    /// What it is in.
    pub measured_in: DistanceUnit,
}

/// What a distance to a target is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DistanceUnit {
    /// Percentage points.
    Points,
    /// The unit of the measure.
    Unit,
    /// Per cent of the target.
    Percent,
}

/// What a report prints in the place of a figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// A figure.
    Figure(Figure),
    /// From one figure to another of the same unit, the smaller first.
    Range(Figure, Figure),
    /// Words instead of a figure.
    Words(Text),
    /// A slash: expressly not set.
    NotSet,
    /// Nothing printed, or there is no such place.
    #[default]
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

    /// Whether nothing is printed.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

/// A printed figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its digits as printed.
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// A word with it that makes it approximate, or a bound.
    pub qualifier: Option<Qualifier>,
    /// The printed figures that it was calculated from, where it is not printed itself.
    pub derived: Option<Sum>,
}

impl Figure {
    /// A figure as printed, without a qualifier.
    pub fn new(value: Decimal, unit: Unit) -> Self {
        Self { value, unit, qualifier: None, derived: None }
    }

    /// The same figure without a qualifier that makes it a bound; one that makes it approximate stays.
    #[must_use]
    pub fn without_bound(&self) -> Self {
        let qualifier = self.qualifier.filter(|qualifier| qualifier.is_approximate());
        Self { qualifier, ..self.clone() }
    }
}

/// Printed figures whose sum is a figure that is not printed: 100 − 21.7.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum(pub Vec<Decimal>);

/// A word with a figure that makes it approximate, or a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "record"), derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// 约
    About,
    /// 左右
    Around,
    /// 近
    Nearly,
    /// 超, 突破
    Over,
    /// 不足
    Below,
    /// 高于, >
    MoreThan,
    /// 低于, <
    LessThan,
    /// 不少于
    AtLeast,
    /// 不低于
    NotBelow,
    /// 以上
    OrMore,
    /// 不超过
    AtMost,
    /// 以下, 以内
    OrLess,
    /// 力争
    Aim,
}

impl Qualifier {
    /// Every qualifier.
    pub const ALL: [Self; 13] = [
        Self::About,
        Self::Around,
        Self::Nearly,
        Self::Over,
        Self::Below,
        Self::MoreThan,
        Self::LessThan,
        Self::AtLeast,
        Self::NotBelow,
        Self::OrMore,
        Self::AtMost,
        Self::OrLess,
        Self::Aim,
    ];

    /// What a record calls it.
    pub fn code(self) -> &'static str {
        code(self)
    }

    /// Whether the word may be behind the figure.
    pub(crate) fn is_behind(self) -> bool {
        matches!(self, Self::Around | Self::OrMore | Self::OrLess)
    }

    /// Whether a bound with it is not reached by itself.
    pub fn is_strict(self) -> bool {
        matches!(self, Self::Over | Self::Below | Self::MoreThan | Self::LessThan)
    }

    /// Whether a target with it holds only to its printed digits.
    pub fn is_approximate(self) -> bool {
        matches!(self, Self::About | Self::Around | Self::Nearly)
    }
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
    /// assert_eq!(report.lang(), report.languages[0]);
    /// # Ok::<(), plan_chart::Faults>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Faults> {
        Review::of_json(text).report()
    }

    /// Reads a record from the bytes of a file, which should be UTF-8.
    ///
    /// # Errors
    /// Every fault of the record, in its order; of another encoding, its name.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Faults> {
        Review::of_bytes(bytes).report()
    }

    /// Reads a record from any serde deserializer, with the same checks as [`Report::from_json`].
    ///
    /// # Errors
    /// Every fault of the record, in its order.
    pub fn from_deserializer<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Self, Faults> {
        Review::of_deserializer(from).report()
    }
}

impl Review {
    /// Reads a record from JSON text: the report, its faults, and what may be wrong with it.
    pub fn of_json(text: &str) -> Self {
        Self::of(|notes| Node::from_json(text, notes))
    }

    /// The same of the bytes of a file, which should be UTF-8.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::of(|notes| Node::from_bytes(bytes, notes))
    }

    /// The same of what any serde deserializer reads.
    pub fn of_deserializer<'de, D: serde::Deserializer<'de>>(from: D) -> Self {
        Self::of(|notes| Node::from_deserializer(from, notes))
    }

    fn of(read: impl FnOnce(&Notes) -> Option<Node>) -> Self {
        let notes = Notes::default();
        let tree = read(&notes);
        let report = tree.as_ref().and_then(|tree| validation::report(tree, &notes));
        let Findings { mut faults, warnings } = notes.finish();
        if report.is_none() && faults.is_empty() {
            faults.push(Fault::new("", None, Problem::Incomplete));
        }
        Self { report: report.filter(|_| faults.is_empty()), faults, warnings }
    }
}

impl Report {
    /// What its indicators are called.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.indicators.iter().map(|indicator| &indicator.subject)
    }

    /// Its own language: that of its page.
    pub fn lang(&self) -> Lang {
        self.languages[0]
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.subject.id == id)
    }

    /// Where an indicator is printed, in `lang`.
    pub fn section(&self, subject: &Subject, lang: Lang) -> &str {
        subject.section.map_or("", |section| self.sections[section].name.get(lang))
    }
}

/// What a record calls the value of an enum: its name in serde.
pub(crate) fn code(value: impl Serialize) -> &'static str {
    // Only enums without data come here, and all of them have names.
    serde_variant::to_variant_name(&value).unwrap_or_default()
}
