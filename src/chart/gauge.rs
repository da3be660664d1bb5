//! Gauges: one total against its targets, printed or derived.

use serde::{Deserialize, Serialize};

use super::{
    Against, Body, BodyBuilder, Cell, Chart, ChartBuilder, Key, Kind, Row, Spec, SpecError, Table,
    TotalTarget, names, notes,
    totals::{self, Total},
    workings,
};
use crate::{
    Lang, Ratio, Report,
    i18n::{Aim, Attained, AttainedTarget, Implied, Working},
    progress::{Attainment, Derived},
    report::{Aspect, Measure, Unit},
};

/// What a gauge draws.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gauge {
    /// Completion rate; below zero for a negative result, more than 1 above the target.
    pub share: Ratio,
    /// The rate as text.
    pub rate: String,
    /// The result with unit.
    pub result: String,
    /// The target with unit, in lines.
    pub target: Vec<String>,
    /// What the targets are.
    pub aim: Aim,
    /// Where the rate stands to the time schedule, or the result to the target.
    pub gap: String,
    /// The other, different targets.
    pub others: Vec<TotalTarget>,
    /// The share of the target's time that has gone, with its label, where there is a schedule.
    pub schedule: Option<(Ratio, String)>,
    /// Whether the target is derived.
    pub derived: bool,
}

impl Kind {
    /// A gauge of one total.
    pub const GAUGE: Self = Self::new("gauge");
}

/// Builds gauges.
pub(super) struct Builder;

impl BodyBuilder for Builder {
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError> {
        let total = total(report, spec)?;
        gauge(report, &total, spec.lang).map(Body::Gauge).ok_or_else(|| untargeted(spec))
    }
}

impl ChartBuilder for Builder {
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
        let total = total(report, spec)?;
        let gauge = gauge(report, &total, spec.lang).ok_or_else(|| untargeted(spec))?;
        // How it was derived is said where nothing else is.
        if let [only] = total.against.as_slice()
            && let Some(derived) = only.derived()
        {
            return Ok(derived_chart(report, &total, (only, derived), gauge, spec.lang));
        }
        Ok(chart(report, &total, gauge, spec.lang))
    }

    fn needs_indicator(&self) -> bool {
        true
    }

    fn indicators<'r>(&self, report: &'r Report) -> Vec<&'r str> {
        gauges(report).into_iter().chain(derived_gauges(report)).collect()
    }
}

/// The ids of the indicators that have a gauge with a printed target, in the report's order.
pub fn gauges(report: &Report) -> Vec<&str> {
    with_gauge(report, false)
}

/// The ids of those whose targets are derived.
pub fn derived_gauges(report: &Report) -> Vec<&str> {
    with_gauge(report, true)
}

fn with_gauge(report: &Report, derived: bool) -> Vec<&str> {
    let totals = report.indicators.iter().filter_map(|indicator| Total::new(report, indicator));
    let targeted = totals.filter(|total| !total.against.is_empty());
    let shown = targeted.filter(|total| total.is_derived() == derived);
    shown.map(|total| total.indicator.subject.id.as_str()).collect()
}

/// The total that a gauge is about.
fn total<'r>(report: &'r Report, spec: &Spec) -> Result<Total<'r>, SpecError> {
    let id = spec.named_indicator()?;
    let words = spec.lang.chart_words();
    let indicator = report.indicator(id).ok_or_else(|| SpecError(words.unknown_indicator(id)))?;
    Total::new(report, indicator).ok_or_else(|| untargeted(spec))
}

fn untargeted(spec: &Spec) -> SpecError {
    let id = spec.indicator.as_deref().unwrap_or_default();
    SpecError(spec.lang.chart_words().untargeted_indicator(id))
}

/// `None` where the total has no target.
fn gauge(report: &Report, total: &Total<'_>, lang: Lang) -> Option<Gauge> {
    let words = lang.chart_words();
    let first = total.against.first()?;
    let schedule = first.elapsed;
    let against =
        total.against(report, schedule, lang, |name, target| words.of_target(name, target))?;
    let Against { share, rate, gap, target, others, .. } = against;
    let derived = first.derived();
    let target = match derived.filter(|_| others.is_empty()) {
        Some(derived) => words.derived_label(&words.figure(&derived.figure())).into(),
        None => vec![target],
    };
    Some(Gauge {
        share,
        rate,
        result: total.result_label(lang),
        target,
        aim: totals::aim(&total.against),
        gap,
        others,
        schedule: schedule.map(|elapsed| (elapsed, words.schedule(elapsed))),
        derived: derived.is_some(),
    })
}

/// The time of a result, within a sentence.
fn period(report: &Report, measure: &Measure, lang: Lang) -> String {
    let words = lang.words();
    measure
        .date
        .map_or_else(|| words.within_sentence(&report.period, lang), |date| words.measured_at(date))
}

fn chart(report: &Report, total: &Total<'_>, gauge: Gauge, lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let annual = names::annual(report);
    let subject = &total.indicator.subject;
    let name = subject.name.get(lang);
    let against = total.against.iter().map(|one| AttainedTarget {
        name: names::full(report, &one.setters, one.better, lang),
        target: one.comparison.as_ref().map(|comparison| match comparison.target.figure() {
            // In this place a bound would not be understood; the table has it.
            Some(figure) => words.figure(&figure.without_bound()),
            None => words.entry(&comparison.target, lang),
        }),
        rate: one.rate,
        comparison: totals::reference(report, total, one, lang),
    });
    let period = period(report, total.measure, lang);
    let result = total.result.as_ref().map(|result| words.figure(result));
    let attained = Attained { name, period, result, against: against.collect() };
    let result = labels.chart.key_result.get(totals::aim(&total.against));
    let result = (Key::Result, result.to_owned());
    let derived_key = (Key::Derived, labels.chart.key_derived.to_owned());
    let table = totals::table(report, std::slice::from_ref(total), (name.to_owned(), lang), annual);
    Chart {
        kind: Kind::GAUGE,
        id: format!("gauge-{}", subject.id),
        lang,
        heading: subject.short.get(lang).to_owned(),
        sentence: words.spoken(&words.attained(&attained)),
        key: std::iter::once(if gauge.derived { derived_key } else { result })
            .chain(totals::keys(words, annual, &total.against.iter(), total.against.iter().take(1)))
            .collect(),
        table,
        notes: notes(report, total.indicator, Aspect::Total, lang),
        workings: workings(words, total.measure, &total.standing),
        body: Body::Gauge(gauge),
    }
}

fn derived_chart(
    report: &Report,
    total: &Total<'_>,
    (first, derived): (&Attainment, &Derived),
    gauge: Gauge,
    lang: Lang,
) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let annual = names::annual_target(report, first.setters[0]);
    let subject = &total.indicator.subject;
    let (name, place) = (subject.name.get(lang), report.section(subject, lang));
    let implied = Implied {
        name,
        period: period(report, total.measure, lang),
        result: words.figure(&derived.from),
        target_name: names::full(report, &first.setters, first.better, lang),
        derived,
        rate: first.rate,
        schedule: first.elapsed.zip(first.gap),
    };
    let (unit, aim) = (&derived.from.unit, totals::aim([first]));
    let gap = match (first.gap, &first.comparison) {
        (Some(gap), _) => Cell::gap(gauge.gap.clone(), gap, Unit::POINTS),
        (None, Some(one)) => names::gap_cell(gauge.gap.clone(), one, unit),
        (None, None) => Cell::none(words),
    };
    let columns = [
        labels.table.indicator,
        labels.table.result.get(aim),
        labels.table.derived_target.get(annual),
        labels.table.derived_span,
        labels.table.rate.get(aim),
        totals::gap_heading(words, [first].into_iter()),
        labels.table.section,
    ];
    let row = [
        Cell::figure(words, &derived.from),
        Cell::figure(words, &derived.figure()),
        Cell::words(words.span(derived.low, derived.high, unit)),
        Cell::rate(words, &first.rate),
        gap,
        Cell::words(place),
    ];
    let rows = vec![Row::new(name, row).of(&subject.id, 0, "")];
    let derived_key = (Key::Derived, labels.chart.key_derived.to_owned());
    let keys = totals::keys(words, annual, &[first].into_iter(), [first].into_iter());
    Chart {
        kind: Kind::GAUGE,
        id: format!("gauge-{}", subject.id),
        lang,
        heading: subject.short.get(lang).to_owned(),
        sentence: words.spoken(&words.derived(&implied)),
        key: std::iter::once(derived_key).chain(keys).collect(),
        table: Table::new(lang, name.to_owned(), columns, rows)
            .without_empty_columns(labels.table.none),
        notes: notes(report, total.indicator, Aspect::Total, lang),
        workings: vec![words.working(Working::Target(derived))],
        body: Body::Gauge(gauge),
    }
}
