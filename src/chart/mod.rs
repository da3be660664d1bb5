//! What one chart shows: numbers and words, no pixels.
//!
//! A chart is the one source of every text and number that a person meets: the marks of the scene,
//! the cells of the table, the sentence and the name that a screen reader says.

mod bars;
mod caption;
mod drawings;
mod figure_list;
mod gauge;
mod growth;
mod headline;
mod kind;
mod levels;
mod names;
mod overview;
mod search;
mod spec;
mod table;
mod totals;
mod values;

pub use bars::{BarRow, Bars};
pub use caption::{Caption, origin, origin_titles};
pub use drawings::{Drawings, EMBEDDED_DRAWINGS};
pub use figure_list::{
    ChartLink, Entry, FigureArea, FigureList, FigurePart, FigureTopic, Link, Mark, Note,
    figure_list,
};
pub use gauge::{Gauge, derived_gauges, gauges};
pub use growth::Growth;
pub use headline::headline_table;
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub use kind::add;
pub(crate) use kind::kinds;
pub use kind::{Body, BodyBuilder, ChartBuilder, Kind};
pub use levels::Levels;
pub use names::annual;
pub use overview::{Group, Member, Overview, overview};
pub use spec::{Spec, SpecError};
pub use table::{Cell, Column, Quantity, Row, Shown, ShownCell, ShownRow, Table};
pub use totals::{Against, TotalTarget};
pub use values::{MarkedTarget, ValueRow};

use crate::{
    Lang, Report,
    i18n::{Words, Working},
    progress::{self, Gap, Standing, Verdict},
    report::{self, Aspect, Figure, Indicator, Measure, TargetMark},
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
    pub key: Vec<(Key, String)>,
    /// Every value drawn, as a table.
    pub table: Table,
    /// Contradictions and doubts about what it shows.
    pub notes: Vec<String>,
    /// How what the report does not print was calculated.
    pub workings: Vec<String>,
    /// What is drawn.
    pub body: Body,
}

impl Chart {
    /// The name that a screen reader says: heading and sentence.
    pub fn name(&self) -> String {
        let stop = self.lang.words().labels().punctuation.stop;
        format!("{}{stop}{}", self.heading, self.sentence)
    }

    /// Whether its rows are held against a time schedule.
    pub fn is_scheduled(&self) -> bool {
        self.key.iter().any(|(key, _)| *key == Key::Schedule)
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
    /// The line of a target.
    Target,
    /// The bracket of a ceiling.
    Ceiling,
    /// The dashed line of the time schedule.
    Schedule,
    /// The mark of the targets of one setter.
    Setter(TargetMark),
    /// The segmented arc over a derived target.
    Derived,
    /// The short line of what a measure was when the plan began.
    Baseline,
}

impl Key {
    /// Its name in class attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Target => "target",
            Self::Ceiling => "ceiling",
            Self::Schedule => "schedule",
            Self::Setter(mark) => mark.code(),
            Self::Derived => "derived",
            Self::Baseline => "baseline",
        }
    }
}

/// Builds a chart of `report`.
///
/// # Errors
/// Says why there is no such chart.
///
/// ```
/// use plan_chart::{EMBEDDED, Report, chart};
/// let report = Report::from_json(EMBEDDED)?;
/// for spec in chart::specs(&report, report.lang()) {
///     let chart = chart::build(&report, &spec).unwrap();
///     assert_eq!(chart.kind, spec.kind);
/// }
/// # Ok::<(), plan_chart::Faults>(())
/// ```
pub fn build(report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
    spec.kind.chart_builder().chart(report, spec)
}

/// What a chart of `report` draws, and nothing else of it: neither table nor sentence.
///
/// # Errors
/// As [`build`].
pub fn body(report: &Report, spec: &Spec) -> Result<Body, SpecError> {
    spec.kind.body_builder().body(report, spec)
}

/// Every chart that `report` has, kind by kind.
pub fn specs(report: &Report, lang: Lang) -> Vec<Spec> {
    let of_kind = |kind: Kind| {
        let builder = kind.chart_builder();
        let indicators: Vec<_> = if builder.needs_indicator() {
            builder.indicators(report).into_iter().map(|id| Some(id.to_owned())).collect()
        } else {
            builder.shows(report).then_some(None).into_iter().collect()
        };
        indicators.into_iter().map(move |indicator| Spec { indicator, ..Spec::new(kind, lang) })
    };
    Kind::all().flat_map(of_kind).collect()
}

/// The notes on a chart of `kind` that concern the indicator `id`.
pub fn notes_on(report: &Report, id: &str, kind: Kind, lang: Lang) -> Vec<String> {
    let aspect = kind.chart_builder().aspect();
    report.indicator(id).map_or_else(Vec::new, |indicator| notes(report, indicator, aspect, lang))
}

/// The notes of an indicator that concern `aspect`: the record's, and what follows from its targets.
fn notes(report: &Report, indicator: &Indicator, aspect: Aspect, lang: Lang) -> Vec<String> {
    let words = lang.words();
    let name = indicator.subject.short.get(lang);
    let own = indicator.subject.notes.iter();
    let own = own.filter(|note| note.on.is_none_or(|on| on == aspect));
    let mut notes: Vec<_> = own.map(|note| note.text.get(lang).to_owned()).collect();
    let Some(measure) = indicator.measure(aspect) else { return notes };
    for former in measure.targets.iter().flat_map(|target| &target.former) {
        notes.push(words.revised(name, &words.entry(&former.entry, lang), former.until));
    }
    let mut contradict = |printed: String, calculated: String| {
        notes.push(words.contradiction(name, &printed, &calculated));
    };
    if aspect == Aspect::Total {
        for one in progress::attainments(report, indicator) {
            if let Some(calculated) = one.rate.calculated {
                contradict(words.percent(one.rate.percent), words.percent(calculated));
            }
            if let Some((printed, gap)) = one.contradicted.zip(one.gap) {
                let lead = Gap { value: printed, about: false };
                let [lead, gap] = [lead, gap].map(|gap| words.gap_to_schedule(gap, None));
                contradict(lead, gap);
            }
        }
    }
    if let Standing::Measured { result, against, .. } = progress::standing(report, measure) {
        for one in against {
            let Some(printed) = one.contradicted else { continue };
            let target = names::short(report, &one.setters, one.better, lang);
            let gap = |value| {
                let gap = Gap { value, about: false };
                words.gap_to_target(&target, gap, &result.unit, Verdict::Missed)
            };
            contradict(gap(printed), gap(one.gap.value));
        }
    }
    notes
}

/// How those figures of a measure were calculated that the report does not print.
fn workings(words: &dyn Words, measure: &Measure, standing: &Standing) -> Vec<String> {
    let sum =
        |figure: &Figure| figure.derived.is_some().then(|| words.working(Working::Sum(figure)));
    let mut workings = Vec::new();
    if let Standing::Measured { result, derived, against } = standing {
        workings.extend(sum(result));
        workings.extend(derived.iter().map(|derived| words.working(Working::Result(derived))));
        let targets = against.iter().filter_map(|one| one.derived.as_ref());
        workings.extend(targets.map(|derived| words.working(Working::Target(derived))));
    }
    let printed = measure.targets.iter().filter_map(|target| target.entry.figure());
    workings.extend(printed.filter_map(sum));
    workings
}

/// What few results have: a date of their own, and a place among others.
fn aside(words: &dyn Words, measure: &Measure, lang: Lang) -> [Cell; 2] {
    let date = measure.date.map(|date| words.date(date));
    let rank = measure.rank.as_ref().map(|rank| words.rank(rank, lang));
    [date, rank].map(|text| text.map_or_else(|| Cell::none(words), Cell::words))
}

/// Whether there is something printed that is neither empty nor expressly not set.
fn is_stated(entry: &report::Entry) -> bool {
    !matches!(entry, report::Entry::Empty | report::Entry::NotSet)
}
