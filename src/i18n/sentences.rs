//! What goes into the sentences about charts.

use std::cmp::Ordering;

use crate::{
    Decimal, Ratio,
    progress::{Derived, Gap, Rate, Verdict},
    report::{Better, Figure},
};

/// What a target is called in a phrase.
#[derive(Clone, Debug)]
pub struct TargetName<'a> {
    /// The names of those who set it.
    pub setters: Vec<&'a str>,
    /// Which way it is to be reached.
    pub better: Better,
    /// Whether the record has but one setter, who need not be named then.
    pub only: bool,
}

/// The parts of a gauge's sentence.
#[derive(Debug)]
pub struct Attained<'a> {
    /// Name of the indicator.
    pub name: &'a str,
    /// The period, as [`Words::within_sentence`](super::Words::within_sentence) gives it.
    pub period: String,
    /// The result, with unit; `None` where the report prints only how much is done.
    pub result: Option<String>,
    /// What it is held against.
    pub against: Vec<AttainedTarget<'a>>,
}

/// A target in a gauge's sentence.
#[derive(Debug)]
pub struct AttainedTarget<'a> {
    /// What it is called.
    pub name: TargetName<'a>,
    /// The target, with unit; `None` where the report does not print it.
    pub target: Option<String>,
    /// How much of it is done, or used.
    pub rate: Rate,
    /// Where the rate stands to the time schedule, or the result to the target.
    pub comparison: Option<String>,
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
    /// What the target is called.
    pub target_name: TargetName<'a>,
    /// How the target was derived.
    pub derived: &'a Derived,
    /// The completion rate, stated or calculated.
    pub rate: Rate,
    /// The elapsed share and the gap to it, where there is a schedule.
    pub schedule: Option<(Ratio, Gap)>,
}

/// How a figure that is not printed was calculated.
#[derive(Clone, Copy, Debug)]
pub enum Working<'a> {
    /// A target, from a result.
    Target(&'a Derived),
    /// A result, from a target.
    Result(&'a Derived),
    /// A figure that is the sum of printed ones.
    Sum(&'a Figure),
}

/// Where indicators stand that are shown together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Position {
    /// Totals above, on or below the time schedule, with its share where it is the same for all.
    Schedule(Ordering, Option<Ratio>),
    /// Totals and levels that are held against the target itself.
    Target(Better, Verdict),
    /// Growth rates.
    Growth(Better, Verdict),
    /// Totals without a target.
    Untargeted,
}

/// How many indicators have a planned growth rate, and how many have reached it.
#[derive(Clone, Debug)]
pub struct Planned<'a> {
    /// What the planned rates are called.
    pub name: TargetName<'a>,
    /// Those with a planned rate.
    pub count: usize,
    /// Those of them that have reached it.
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

/// A completion rate with its comparison, as text.
pub type Reached = (Rate, String);

/// A growth rate in per cent with its comparison with each target, as text.
pub type Grown = (Decimal, Vec<String>);
