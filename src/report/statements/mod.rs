//! Every quantity of a report's text: what it counts, where it stands and what qualifies it.
//!
//! The headline table is the [`Report`]'s; this record holds the rest, and refers to the table where
//! the text repeats it. Nothing is calculated here, and nothing is needed for the first chart: the record
//! is read when the page is built, never in a browser.

mod check;
mod validation;
mod written;

use serde::{Deserialize, Serialize};

use super::{
    Aspect, Distance, DistanceUnit, Figure, Qualifier, Report, Unit,
    part::{Findings, Notes},
    tree::Node,
};
use crate::{Decimal, Fault, Faults, Lang, Problem, Ratio, Text};

/// The record of the embedded report's text, JSON.
pub const STATEMENTS: &str = include_str!("../hanyang-2023-h1-statements.json");

/// Every quantity of a report's text, in its order.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Statements {
    /// The id of the report.
    pub report: String,
    /// The parts of the report, in its order.
    pub parts: Vec<Part>,
    /// Their sections.
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

/// A part of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Names it in files.
    pub id: String,
    /// What readers call it.
    pub name: Text,
    /// What it is for; `None` where that changes nothing.
    pub role: Option<Role>,
    /// What readers should know of its figures.
    pub hint: Option<Text>,
    /// Where a topic is printed that is one of several: `{place}, paragraph {n}`.
    pub numbered: Option<Text>,
}

impl Part {
    /// Where a topic is printed: the place of its area, and its number there.
    pub fn place(&self, area: &Area, number: usize, lang: Lang) -> String {
        let place = area.place.get(lang);
        match &self.numbered {
            Some(pattern) if number > 0 => {
                let pattern = pattern.get(lang).replace("{n}", &number.to_string());
                // Last, as the place may hold anything.
                pattern.replace("{place}", place)
            }
            _ => place.to_owned(),
        }
    }
}

/// A section of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Names it in addresses.
    pub id: String,
    /// Index into [`Statements::parts`].
    pub part: usize,
    /// What it is about.
    pub name: Text,
    /// Where it is printed.
    pub place: Text,
}

/// What a part of a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What was done.
    Done,
    /// What is wrong.
    Problems,
    /// What is to be done.
    Planned,
    /// What words mean.
    Terms,
}

impl Role {
    /// Every role.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its digits as printed.
    pub value: Decimal,
    /// The upper end of a range.
    pub to: Option<Decimal>,
    /// Its unit.
    pub unit: Unit,
    /// A word that makes it approximate.
    pub qualifier: Option<Qualifier>,
}

/// A figure of the headline record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated {
    /// The id of its indicator.
    pub subject: String,
    /// Which of its measures.
    pub aspect: Aspect,
    /// Which of the measure's figures.
    pub side: Side,
}

/// The figures of a measure that a text repeats. Of a target: of the setter with this index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The result.
    Result,
    /// A target.
    Target(usize),
    /// The stated share of a target.
    Rate(usize),
    /// The stated distance to a target.
    Distance(usize),
    /// The stated lead over the time schedule of a target.
    Lead(usize),
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
    /// use plan_chart::{EMBEDDED, Report, report::statements::Statements};
    /// let report = Report::from_json(EMBEDDED)?;
    /// let id = &report.id;
    /// let text = format!(r#"{{ "report": "{id}", "parts": [], "areas": [], "topics": [], "figures": [] }}"#);
    /// let statements = Statements::from_json(&text, &report)?;
    /// assert_eq!(statements.report, report.id);
    /// # Ok::<(), plan_chart::Faults>(())
    /// ```
    pub fn from_json(text: &str, report: &Report) -> Result<Self, Faults> {
        Self::of(report, |notes| Node::from_json(text, notes))
    }

    /// Reads the record from the bytes of a file, which should be UTF-8.
    ///
    /// # Errors
    /// Every fault of the record, in its order; of another encoding, its name.
    pub fn from_bytes(bytes: &[u8], report: &Report) -> Result<Self, Faults> {
        Self::of(report, |notes| Node::from_bytes(bytes, notes))
    }

    /// Reads the record from any serde deserializer, with the same checks.
    ///
    /// # Errors
    /// Every fault of the record, in its order.
    pub fn from_deserializer<'de, D: serde::Deserializer<'de>>(
        from: D,
        report: &Report,
    ) -> Result<Self, Faults> {
        Self::of(report, |notes| Node::from_deserializer(from, notes))
    }

    fn of(report: &Report, read: impl FnOnce(&Notes) -> Option<Node>) -> Result<Self, Faults> {
        let notes = Notes::default();
        let tree = read(&notes);
        let all = tree.as_ref().and_then(|tree| validation::statements(tree, report, &notes));
        let Findings { mut faults, .. } = notes.finish();
        if all.is_none() && faults.is_empty() {
            faults.push(Fault::new("", None, Problem::Incomplete));
        }
        Faults::check(faults)?;
        all.ok_or_else(|| Faults::single(Problem::Incomplete))
    }

    /// The figure called `id`, as an index.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.figures.iter().position(|one| one.id == id)
    }

    /// The part of the report that a figure is in.
    pub fn part_of(&self, figure: usize) -> &Part {
        &self.parts[self.area_of(figure).part]
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
        let power = number.unit.power();
        let one = Ratio::of(10_i64.pow(power.unsigned_abs()), 1).unwrap_or(Ratio::ZERO);
        Ratio::from(number.value).times(one)
    }
}

impl Report {
    /// A figure that a text may repeat.
    pub(crate) fn restated(&self, what: &Restated) -> Option<Figure> {
        let measure = self.indicator(&what.subject)?.measure(what.aspect)?;
        let claims = |setter| measure.target(setter).map(|target| &target.claims);
        match what.side {
            Side::Result => measure.result.figure().cloned(),
            Side::Target(setter) => measure.target(setter)?.entry.figure().cloned(),
            Side::Rate(setter) => Some(Figure::new(claims(setter)?.rate?, Unit::PERCENT)),
            Side::Distance(setter) => {
                let Distance { value, measured_in } = claims(setter)?.distance?;
                let unit = match measured_in {
                    DistanceUnit::Points => Unit::POINTS,
                    DistanceUnit::Unit => measure.unit.clone(),
                    DistanceUnit::Percent => Unit::PERCENT,
                };
                Some(Figure::new(value, unit))
            }
            Side::Lead(setter) => Some(Figure::new(claims(setter)?.lead?, Unit::POINTS)),
        }
    }
}
