//! What one chart shows: numbers and words, no pixels.
//!
//! A chart is the one source of every text and number that a person meets: the marks of the scene,
//! the cells of the table, the sentence and the name that a screen reader says.

mod bars;
mod caption;
mod figure_list;
mod gauge;
mod growth;
mod headline;
mod overview;
mod quantities;
mod table;

use std::fmt;

pub use bars::{Against, BarRow, Bars};
pub use caption::{Caption, origin};
pub use figure_list::{Entry, FigureArea, FigureList, FigureTopic, Link, Mark, figure_list};
pub use gauge::Gauge;
pub use growth::{Growth, GrowthRow};
pub use headline::headline_table;
pub use overview::overview;
pub use quantities::{Quantities, Quantity, quantities};
pub use table::{Row, Table};

use crate::{
    Lang, Report,
    progress::{self, Convention},
    report::{Aspect, Subject},
};

/// One chart in one language.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Names it in addresses and files: `bars`, `gauge-gdp`.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// Heading.
    pub heading: String,
    /// One sentence that says what it shows.
    pub takeaway: String,
    /// What its marks mean.
    pub key: Vec<(Key, &'static str)>,
    /// Every value drawn, as a table.
    pub table: Table,
    /// Contradictions and doubts about what it shows.
    pub notes: Vec<String>,
    /// For a derived target: how it was reckoned.
    pub working: Option<String>,
    /// What is drawn.
    pub body: Body,
}

impl Chart {
    /// The name that a screen reader says: heading and sentence.
    pub fn name(&self) -> String {
        let stop = self.lang.words().labels().punctuation.stop;
        format!("{}{stop}{}", self.heading, self.takeaway)
    }
}

impl AsRef<Body> for Chart {
    fn as_ref(&self) -> &Body {
        &self.body
    }
}

/// What a chart draws.
#[allow(clippy::large_enum_variant)] // a page has a dozen
#[derive(Clone, Debug)]
pub enum Body {
    /// One completion rate on an arc.
    Gauge(Gauge),
    /// Completion rates as bars.
    Bars(Bars),
    /// Growth rates as bars.
    Growth(Growth),
}

impl AsRef<Self> for Body {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// A mark that a key explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The solid bar of a result.
    Result,
    /// The line of an annual target.
    Target,
    /// The dashed line of the time schedule.
    Schedule,
    /// The hollow diamond of the district's plan.
    Plan,
    /// The solid triangle of the municipal target.
    Municipal,
    /// The segmented arc over a derived target.
    Derived,
}

impl Key {
    /// Its name in class attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Target => "target",
            Self::Schedule => "schedule",
            Self::Plan => "plan",
            Self::Municipal => "municipal",
            Self::Derived => "derived",
        }
    }
}

/// Kinds of charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Completion bars of all totals.
    #[default]
    Bars,
    /// Growth bars of all growth rates.
    Growth,
    /// The gauge of one indicator or stated result.
    Gauge,
}

/// Which chart to build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spec {
    /// Kind of chart. Default: bars.
    pub kind: Kind,
    /// For a gauge: the id of its indicator. Default: none.
    pub indicator: Option<String>,
    /// Language. Default: Chinese.
    pub lang: Lang,
    /// How the elapsed share of the year is counted. Default: equal months.
    pub convention: Convention,
}

/// Why a chart cannot be built from a record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SpecError {
    /// A gauge needs an indicator.
    NoIndicator,
    /// The record has no indicator with this id.
    UnknownIndicator(String),
    /// This indicator has no annual total to reach, so there is no rate to show.
    NoTarget(String),
}

impl SpecError {
    /// Which part of the request is wrong, and why, in one line.
    pub fn message(&self, lang: Lang) -> String {
        let words = lang.chart_words();
        match self {
            Self::NoIndicator => words.needs_indicator(),
            Self::UnknownIndicator(id) => words.unknown_indicator(id),
            Self::NoTarget(id) => words.untargeted_indicator(id),
        }
    }
}

impl fmt::Display for SpecError {
    /// The message in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::EN))
    }
}

impl std::error::Error for SpecError {}

impl Spec {
    /// A chart of `kind` in `lang`.
    pub fn new(kind: Kind, lang: Lang) -> Self {
        Self { kind, lang, ..Self::default() }
    }

    /// The gauge of the indicator `id` in `lang`.
    pub fn gauge(id: &str, lang: Lang) -> Self {
        Self { kind: Kind::Gauge, indicator: Some(id.to_owned()), lang, ..Self::default() }
    }
}

/// Builds a chart of `report`.
///
/// # Errors
/// Says why a gauge cannot be shown; bars and growth always can.
///
/// ```
/// use plan_chart::{EMBEDDED, Lang, Report, chart};
/// let report = Report::from_json(EMBEDDED)?;
/// let gauge = chart::build(&report, &chart::Spec::gauge("gdp", Lang::ZH)).unwrap();
/// assert!(gauge.takeaway.contains("46.4%"));
/// # Ok::<(), plan_chart::Faults>(())
/// ```
pub fn build(report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
    let elapsed = progress::elapsed(&report.period, spec.convention);
    match spec.kind {
        Kind::Bars => Ok(bars::build(report, elapsed, spec.lang)),
        Kind::Growth => Ok(growth::build(report, spec.lang)),
        Kind::Gauge => {
            let id = spec.indicator.as_deref().ok_or(SpecError::NoIndicator)?;
            gauge::build(report, id, elapsed, spec.lang)
        }
    }
}

/// What a chart of `report` draws, and nothing else of it: neither table nor sentence is made.
///
/// # Errors
/// As [`build`].
pub fn drawn(report: &Report, spec: &Spec) -> Result<Body, SpecError> {
    let elapsed = progress::elapsed(&report.period, spec.convention);
    match spec.kind {
        Kind::Bars => Ok(Body::Bars(bars::drawn(report, elapsed, spec.lang))),
        Kind::Growth => Ok(Body::Growth(growth::drawn(report, spec.lang))),
        Kind::Gauge => {
            let id = spec.indicator.as_deref().ok_or(SpecError::NoIndicator)?;
            gauge::drawn(report, id, elapsed, spec.lang).map(Body::Gauge)
        }
    }
}

/// Every chart that `report` has: bars, growth, the gauges of its indicators, those of its stated results.
pub fn specs(report: &Report, lang: Lang) -> Vec<Spec> {
    let stated = report.stated.iter().map(|one| one.subject.id.as_str());
    let gauges = gauges(report).into_iter().chain(stated).map(|id| Spec::gauge(id, lang));
    [Kind::Bars, Kind::Growth].map(|kind| Spec::new(kind, lang)).into_iter().chain(gauges).collect()
}

/// The ids of the indicators that have a gauge, in the report's order.
pub fn gauges(report: &Report) -> Vec<&str> {
    let elapsed = progress::elapsed(&report.period, Convention::default());
    report
        .indicators
        .iter()
        .filter(|one| matches!(progress::total(one, elapsed), progress::Total::Measured { .. }))
        .map(|one| one.subject.id.as_str())
        .collect()
}

/// The notes on a chart of `kind` that concern the indicator or stated result `id`.
pub fn notes_on(report: &Report, id: &str, kind: Kind, lang: Lang) -> Vec<String> {
    let aspect = if kind == Kind::Growth { Aspect::Growth } else { Aspect::Total };
    let indicators = report.indicators.iter().map(|one| &one.subject);
    let mut subjects = indicators.chain(report.stated.iter().map(|one| &one.subject));
    let subject = subjects.find(|one| one.id == id);
    subject.map_or_else(Vec::new, |subject| notes(subject, aspect, lang).collect())
}

/// The notes of `subject` that concern `aspect`.
fn notes(subject: &Subject, aspect: Aspect, lang: Lang) -> impl Iterator<Item = String> {
    subject
        .notes
        .iter()
        .filter(move |note| note.on == aspect || note.on == Aspect::Both)
        .map(move |note| note.text.get(lang).to_owned())
}
