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
mod kind;
mod overview;
mod quantities;
mod search;
mod spec;
mod table;

pub use bars::{Against, BarRow, Bars};
pub use caption::{Caption, origin};
pub use figure_list::{
    ChartLink, Entry, FigureArea, FigureList, FigureTopic, Link, Mark, Note, figure_list,
};
pub use gauge::{Gauge, gauges};
pub use growth::{Growth, GrowthRow};
pub use headline::headline_table;
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub use kind::add;
pub(crate) use kind::kinds;
pub use kind::{Body, BodyBuilder, ChartBuilder, Kind};
pub use overview::{Group, Member, Overview, overview};
pub use quantities::{Quantities, Quantity};
pub use spec::{Spec, SpecError};
pub use table::{Column, Row, Shown, ShownCell, ShownRow, Table};

use crate::{
    Lang, Report,
    report::{Aspect, Subject},
};

/// One chart in one language.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its kind.
    pub kind: Kind,
    /// Names it in addresses and files: `bars`, `gauge-gdp`.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// Heading.
    pub heading: String,
    /// One sentence that says what it shows.
    pub sentence: String,
    /// What its marks mean.
    pub key: Vec<(Key, &'static str)>,
    /// Every value drawn, as a table.
    pub table: Table,
    /// Contradictions and doubts about what it shows.
    pub notes: Vec<String>,
    /// For a derived target: how it was calculated.
    pub working: Option<String>,
    /// What is drawn.
    pub body: Body,
}

impl Chart {
    /// The name that a screen reader says: heading and sentence.
    pub fn name(&self) -> String {
        let stop = self.lang.words().labels().punctuation.stop;
        format!("{}{stop}{}", self.heading, self.sentence)
    }

    /// How to read it; empty where it needs no explanation.
    pub fn hint(&self) -> &'static str {
        self.kind.hint(self.lang.words().labels())
    }
}

impl AsRef<Body> for Chart {
    fn as_ref(&self) -> &Body {
        &self.body
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

/// Builds a chart of `report`.
///
/// # Errors
/// Says why there is no such chart.
///
/// ```
/// use plan_chart::{EMBEDDED, Lang, Report, chart};
/// let report = Report::from_json(EMBEDDED)?;
/// let gauge = chart::build(&report, &chart::Spec::gauge("gdp", Lang::ZH)).unwrap();
/// assert!(gauge.sentence.contains("46.4%"));
/// # Ok::<(), plan_chart::Faults>(())
/// ```
pub fn build(report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
    let builder = spec.kind.chart_builder();
    let mut chart = builder.chart(report, spec)?;
    for (row, numbers) in chart.table.rows.iter_mut().zip(builder.quantities(report, spec)?) {
        row.numbers = numbers;
    }
    Ok(chart)
}

/// What a chart of `report` draws, and nothing else of it: neither table nor sentence.
///
/// # Errors
/// As [`build`].
pub fn body(report: &Report, spec: &Spec) -> Result<Body, SpecError> {
    spec.kind.body_builder().body(report, spec)
}

/// The rows of the table of [`build`]'s chart, in numbers.
///
/// # Errors
/// As [`build`].
pub fn quantities(report: &Report, spec: &Spec) -> Result<Vec<Quantities>, SpecError> {
    spec.kind.chart_builder().quantities(report, spec)
}

/// Every chart that `report` has, kind by kind.
pub fn specs(report: &Report, lang: Lang) -> Vec<Spec> {
    let of_kind = |kind: Kind| {
        let builder = kind.chart_builder();
        let indicators: Vec<_> = if builder.needs_indicator() {
            builder.indicators(report).into_iter().map(|id| Some(id.to_owned())).collect()
        } else {
            vec![None]
        };
        indicators.into_iter().map(move |indicator| Spec { indicator, ..Spec::new(kind, lang) })
    };
    Kind::all().flat_map(of_kind).collect()
}

/// The notes on a chart of `kind` that concern the indicator or stated result `id`.
pub fn notes_on(report: &Report, id: &str, kind: Kind, lang: Lang) -> Vec<String> {
    let aspect = kind.chart_builder().aspect();
    let indicators = report.indicators.iter().map(|indicator| &indicator.subject);
    let mut subjects = indicators.chain(report.stated.iter().map(|result| &result.subject));
    let subject = subjects.find(|subject| subject.id == id);
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
