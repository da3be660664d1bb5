//! What goes into the sentences about charts.

use crate::{
    Decimal, Ratio,
    progress::{Authority, Gap, Rate},
    report::Unit,
};

/// The parts of a gauge's sentence.
#[derive(Debug)]
pub struct Attained<'a> {
    /// Name of the indicator.
    pub name: &'a str,
    /// The period, as [`Words::within_sentence`](super::Words::within_sentence) gives it.
    pub period: String,
    /// The result, with unit.
    pub result: String,
    /// Each target with who set it, its rate and its gap.
    pub against: Vec<(Authority, String, Rate, Gap)>,
    /// The elapsed share of the year.
    pub elapsed: Ratio,
}

/// The parts of the sentence about a derived target.
#[derive(Debug)]
pub struct Implied<'a> {
    /// Name of what is counted.
    pub name: &'a str,
    /// The period, as [`Words::within_sentence`](super::Words::within_sentence) gives it.
    pub period: String,
    /// The result, with unit.
    pub result: String,
    /// The stated rate in per cent, or the stated lead in percentage points.
    pub stated: StatedAs,
    /// The completion rate.
    pub rate: Rate,
    /// Its gap to the time schedule.
    pub gap: Gap,
    /// The derived target, with unit.
    pub target: String,
    /// The amounts between which it lies.
    pub span: String,
    /// The smallest and largest result and the smallest and largest rate that print as stated.
    pub rounding: [Decimal; 4],
    /// Unit of the results in `rounding`.
    pub unit: Unit,
    /// The elapsed share of the year.
    pub elapsed: Ratio,
}

/// What a report states in place of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedAs {
    /// A share of the annual target, in per cent.
    OfAnnualTarget(Decimal),
    /// A share of a target that is not called annual, in per cent.
    OfTarget(Decimal),
    /// A lead over the time schedule, in percentage points.
    Ahead(Decimal),
}

/// What the sentence of the completion bars says: names by where they stand.
#[derive(Debug, Default)]
pub struct Completion<'a> {
    /// Elapsed share of the year.
    pub elapsed: Option<Ratio>,
    /// Above the time schedule.
    pub above: Vec<&'a str>,
    /// On it.
    pub on: Vec<&'a str>,
    /// Below it.
    pub below: Vec<&'a str>,
    /// Without an annual target for the total.
    pub untargeted: Vec<&'a str>,
}

/// How many indicators have a planned growth rate, and how many have reached it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Who planned it.
    pub authority: Authority,
    /// Those with a planned rate.
    pub count: usize,
    /// Those of them at or above it.
    pub reached: usize,
}

/// What the sentence of a chart with bars says: its highest and its lowest value. The two are the same
/// when there is but one.
#[derive(Debug)]
pub struct Extremes<'a, V> {
    /// The highest, with the name of its indicator; `None` when no indicator has a value.
    pub highest: Option<(&'a str, V)>,
    /// The lowest.
    pub lowest: Option<(&'a str, V)>,
    /// The indicators shown without such a value.
    pub without: Vec<&'a str>,
}

/// A completion rate with its gap to the time schedule.
pub type Reached = (Rate, Gap);

/// A growth rate in per cent with its gap to each target.
pub type Grown = (Decimal, Vec<(Authority, Gap)>);
