//! Every quantity of a report's text: what it counts, where it stands and what qualifies it.
//!
//! The headline table is the [`Report`]'s; this record holds the rest, and refers to the table where
//! the text repeats it. Nothing is calculated here, and nothing is needed for the first chart: the record
//! is read when the page is built, never in a browser.

mod check;
mod validation;
mod written;

use serde::{Deserialize, Serialize};

use super::{Figure, Qualifier, Report, Unit, tree::Node, validation::MAX_INDICATORS};
use crate::{Decimal, Faults, Ratio, Text};

/// Most figures of a record, and most entries of its other lists.
pub const MAX_STATEMENTS: usize = MAX_INDICATORS;

/// The record of the embedded report's text, JSON.
pub const STATEMENTS: &str = include_str!("../hanyang-2023-h1-statements.json");

/// Every quantity of a report's text, in its order.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Statements {
    /// The id of the report.
    pub report: String,
    /// Units that count things.
    pub counters: Vec<Counter>,
    /// The report's sections.
    pub areas: Vec<Area>,
    /// Their topics, and the terms of the glossary.
    pub topics: Vec<Topic>,
    /// The quantities; what qualifies one follows it.
    pub figures: Vec<Statement>,
    /// Which figures may be drawn on one scale, because they count the same.
    pub drawings: Vec<Vec<usize>>,
    /// Figures to be looked at together.
    pub related: Vec<Vec<usize>>,
    /// Contradictions and doubts.
    pub notes: Vec<Remark>,
}

/// A unit that counts things. There are as many as things to count, so they are in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    /// What figures call it.
    pub id: String,
    /// What it measures: figures of one measure can be held against each other.
    pub measure: String,
    /// Zeros between it and the English unit: 4 for 万平方米.
    pub zeros: i32,
    /// Zeros between it and the base of its measure: 4 for a hectare, whose base is the square metre.
    pub base: i32,
    /// Chinese.
    pub zh: String,
    /// English, for several.
    pub en: String,
    /// English, for one.
    pub one: String,
}

/// A section of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Names it in addresses.
    pub id: String,
    /// Which part of the report it belongs to.
    pub part: Part,
    /// What it is about.
    pub name: Text,
    /// Where it is printed.
    pub place: Text,
}

/// The parts of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// What was done.
    Done,
    /// What is wrong.
    Problems,
    /// What is to be done.
    Planned,
    /// What words mean.
    Terms,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Done, Self::Problems, Self::Planned, Self::Terms];

    /// What a record calls it.
    pub fn code(self) -> &'static str {
        crate::report::code(self)
    }
}

/// A topic of an area, or a term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Names it in addresses.
    pub id: String,
    /// Index into [`Statements::areas`].
    pub area: usize,
    /// Which of its area's topics it is, from 1; 0 for the only one.
    pub number: usize,
    /// What it is about, or the term.
    pub name: Text,
    /// What it says without a figure, or what the term means.
    pub text: Option<Text>,
    /// Indices of the terms that appear in it.
    pub terms: Vec<usize>,
}

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Names it in addresses and files.
    pub id: String,
    /// Index into [`Statements::topics`].
    pub topic: usize,
    /// The figure that it qualifies, an index into [`Statements::figures`].
    pub parent: Option<usize>,
    /// What it says.
    pub kind: Kind,
    /// What it counts. What qualifies a figure by growth or by a rate needs no words of its own.
    pub name: Option<Text>,
    /// The quantity.
    pub value: Value,
    /// The figure of the headline record that the text repeats.
    pub restates: Option<Restated>,
    /// For a commitment: the figure for the same thing in what was done.
    pub beside: Option<usize>,
    /// For a share whose part and whole are printed too: their indices.
    pub ratio: Option<(usize, usize)>,
}

/// What a quantity says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An amount or a number of things.
    #[default]
    Amount,
    /// Growth on the year before, in per cent.
    Growth,
    /// A part of a whole.
    Share,
    /// A place in an order.
    Rank,
    /// A share of a target.
    Rate,
    /// Percentage points ahead of the time schedule.
    Ahead,
    /// Percentage points between two shares.
    Difference,
    /// A limit that something must reach to be counted.
    Threshold,
    /// Being the first or the only one.
    First,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Amount,
        Self::Growth,
        Self::Share,
        Self::Rank,
        Self::Rate,
        Self::Ahead,
        Self::Difference,
        Self::Threshold,
        Self::First,
    ];

    /// What a record calls it.
    pub fn code(self) -> &'static str {
        crate::report::code(self)
    }
}

/// A quantity as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number with its unit.
    Number(Number),
    /// A place in an order.
    Rank {
        /// 1 for the first.
        place: Decimal,
        /// Among whom.
        among: Text,
    },
    /// Words instead of a number.
    Words(Text),
}

/// A printed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its digits as printed.
    pub value: Decimal,
    /// The upper end of a range.
    pub to: Option<Decimal>,
    /// Its unit.
    pub unit: Measured,
    /// A word that makes it approximate.
    pub qualifier: Option<Qualifier>,
}

/// What a number is given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// A unit of the headline record.
    In(Unit),
    /// A unit that counts, an index into [`Statements::counters`].
    Counted(usize),
}

/// A figure of the headline record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated {
    /// The id of its indicator or stated result.
    pub subject: String,
    /// Which of its figures.
    pub side: Side,
}

/// The figures of an indicator or stated result that a text repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The result.
    Total,
    /// Its growth.
    Growth,
    /// The plan's total.
    Plan,
    /// The stated share of the target.
    Rate,
    /// The stated lead over the time schedule.
    Ahead,
}

/// A contradiction or doubt about figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Indices of the figures that it is about.
    pub on: Vec<usize>,
    /// The note.
    pub text: Text,
}

impl Statements {
    /// Reads the record of `report`'s text from JSON text.
    ///
    /// # Errors
    /// Every fault of the record, in its order.
    ///
    /// ```
    /// use plan_chart::{EMBEDDED, Report, report::statements::{STATEMENTS, Statements}};
    /// let report = Report::from_json(EMBEDDED)?;
    /// let statements = Statements::from_json(STATEMENTS, &report)?;
    /// assert_eq!(statements.figures.len(), 173);
    /// # Ok::<(), plan_chart::Faults>(())
    /// ```
    #[cfg(not(target_arch = "wasm32"))]
    pub fn from_json(text: &str, report: &Report) -> Result<Self, Faults> {
        Node::from_json(text).and_then(|tree| validation::statements(&tree, report))
    }

    /// Reads the record from any serde deserializer, with the same checks.
    ///
    /// # Errors
    /// Every fault of the record, in its order.
    pub fn from_deserializer<'de, D: serde::Deserializer<'de>>(
        from: D,
        report: &Report,
    ) -> Result<Self, Faults> {
        Node::from_deserializer(from).and_then(|tree| validation::statements(&tree, report))
    }

    /// The figure called `id`, as an index.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.figures.iter().position(|one| one.id == id)
    }

    /// The area that a figure is in.
    pub fn area_of(&self, figure: usize) -> &Area {
        &self.areas[self.topics[self.figures[figure].topic].area]
    }

    /// The figures that are to be looked at together with `figure`, without itself: those of its groups,
    /// then the one that it is paired with. Relations hold both ways.
    pub fn related(&self, figure: usize) -> Vec<usize> {
        let groups = self.related.iter().filter(|group| group.contains(&figure)).flatten().copied();
        let beside = self.figures[figure].beside.into_iter();
        let back = (0..self.figures.len()).filter(|one| self.figures[*one].beside == Some(figure));
        let mut all = Vec::new();
        for one in groups.chain(beside).chain(back) {
            if one != figure && !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }

    /// A number in the base of its measure, so that hectares and square metres can share a scale. The
    /// upper end of a range does not count.
    pub fn size(&self, number: &Number) -> Ratio {
        let power = match number.unit {
            Measured::In(unit) => unit.zeros(),
            Measured::Counted(counter) => self.counters[counter].base,
        };
        let one = Ratio::of(10_i64.pow(power.unsigned_abs()), 1).unwrap_or(Ratio::ZERO);
        Ratio::from(number.value).times(one)
    }
}

impl Report {
    /// A figure that a text may repeat.
    pub(crate) fn restated(&self, what: &Restated) -> Option<Figure> {
        use super::Claim;

        let indicator = self.indicators.iter().find(|one| one.subject.id == what.subject);
        let stated = self.stated.iter().find(|one| one.subject.id == what.subject);
        let plain = |value, unit| Figure { value, unit, qualifier: None };
        match (what.side, indicator, stated.map(|one| (one.result, one.claim))) {
            (Side::Total, Some(one), _) => one.result.total.figure().copied(),
            (Side::Growth, Some(one), _) => one.result.growth.figure().copied(),
            (Side::Plan, Some(one), _) => one.plan.total.figure().copied(),
            (Side::Total, _, Some((result, _))) => Some(result),
            (Side::Rate, _, Some((_, Claim::Rate { rate, .. }))) => {
                Some(plain(rate, Unit::Percent))
            }
            (Side::Ahead, _, Some((_, Claim::Ahead(points)))) => Some(plain(points, Unit::Points)),
            _ => None,
        }
    }
}
