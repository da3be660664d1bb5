//! Completion bars: every total of the report against its annual target.

use super::{
    Body, BodyBuilder, Chart, ChartBuilder, Key, Kind, Quantities, Row, Spec, SpecError, Table,
    gauge::{attainment_row, columns},
    notes, quantities,
};
use crate::{
    Lang, Ratio, Report,
    i18n::{Extremes, Labels, Reached},
    progress::{self, Attainment, Total},
    report::{Aspect, Figure, Indicator},
};

/// What completion bars draw.
#[derive(Clone, Debug)]
pub struct Bars {
    /// Elapsed share of the year.
    pub elapsed: Ratio,
    /// Label of the time schedule.
    pub schedule: String,
    /// One row for each indicator with a total.
    pub rows: Vec<BarRow>,
}

/// One row of completion bars.
#[derive(Clone, Debug)]
pub struct BarRow {
    /// Id of the indicator.
    pub id: String,
    /// Name of the indicator.
    pub name: String,
    /// The result with unit.
    pub result: String,
    /// What it is held against; `None` where no annual total is set.
    pub against: Option<Against>,
    /// What is shown in place of a bar.
    pub no_target: &'static str,
}

/// A result held against its first target.
#[derive(Clone, Debug)]
pub struct Against {
    /// Completion rate; below zero for a negative result, more than 1 above the target.
    pub share: Ratio,
    /// The rate as text.
    pub rate: String,
    /// Where the rate stands to the time schedule.
    pub gap: String,
    /// The target with unit, labelled as one.
    pub target: String,
    /// A second, different target as a share of the first, with its label.
    pub other_target: Option<(Ratio, String)>,
}

impl Kind {
    /// Completion bars of all totals.
    pub const BARS: Self = Self::new("bars");
}

/// Builds completion bars.
pub(super) struct Builder;

impl BodyBuilder for Builder {
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError> {
        Ok(Body::Bars(bars(report, progress::elapsed(&report.period), spec.lang)))
    }
}

impl ChartBuilder for Builder {
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
        Ok(chart(report, progress::elapsed(&report.period), spec.lang))
    }

    fn quantities(&self, report: &Report, _: &Spec) -> Result<Vec<Quantities>, SpecError> {
        let totals = totals(report, progress::elapsed(&report.period));
        let rows = totals.flat_map(|(_, result, against)| quantities::attained(result, &against));
        Ok(rows.collect())
    }

    fn section(&self) -> Option<&'static str> {
        Some("totals")
    }

    fn hint(&self, labels: &Labels) -> &'static str {
        labels.page.bars_hint
    }
}

/// Indicators with a total, with their result and each target that it is held against.
fn totals(
    report: &Report,
    elapsed: Ratio,
) -> impl Iterator<Item = (&Indicator, Figure, Vec<Attainment>)> {
    report.indicators.iter().filter_map(move |indicator| {
        match progress::total(indicator, elapsed) {
            Total::NotReported => None,
            Total::NoTarget(result) => Some((indicator, result, Vec::new())),
            Total::Measured { result, against } => Some((indicator, result, against)),
        }
    })
}

fn bars(report: &Report, elapsed: Ratio, lang: Lang) -> Bars {
    let words = lang.chart_words();
    let rows = totals(report, elapsed).map(|(indicator, result, against)| BarRow {
        id: indicator.subject.id.clone(),
        name: indicator.subject.short.get(lang).to_owned(),
        result: words.label(&result),
        against: against.first().map(|first| Against {
            share: first.rate.share,
            rate: words.rate(&first.rate),
            gap: words.gap_to_schedule(first.gap),
            target: words.target_label(&words.label(&first.target)),
            other_target: against.get(1).and_then(|other| {
                let share = Ratio::from(other.target.value).over(first.target.value.into())?;
                Some((share, words.target_label(&words.label(&other.target))))
            }),
        }),
        no_target: words.no_target(),
    });
    Bars { elapsed, schedule: words.schedule(elapsed), rows: rows.collect() }
}

fn chart(report: &Report, elapsed: Ratio, lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let mut reached: Vec<(&str, Reached)> = Vec::new();
    let mut without = Vec::new();
    let mut cells = Vec::new();
    let mut remarks = Vec::new();
    for (datum, (indicator, result, against)) in totals(report, elapsed).enumerate() {
        let id = &indicator.subject.id;
        let name = indicator.subject.name.get(lang);
        let short = indicator.subject.short.get(lang);
        let place = report.sections[indicator.subject.section].name.get(lang);
        let result = words.label(&result);
        match against.first() {
            Some(first) => reached.push((short, (first.rate, first.gap))),
            None => without.push(short),
        }
        remarks.extend(notes(&indicator.subject, Aspect::Total, lang));
        for attainment in &against {
            let target = words.label(&attainment.target);
            let row =
                attainment_row(words, name, &result, &target, &attainment.rate, attainment.gap);
            cells.push(row.of(id, datum, place));
        }
        if against.is_empty() {
            let none = || labels.table.none.to_owned();
            let row = [result, words.no_target().to_owned(), none(), none()];
            cells.push(Row::new(name, row).of(id, datum, place));
        }
    }
    Chart {
        kind: Kind::BARS,
        id: Kind::BARS.id().to_owned(),
        lang,
        heading: labels.chart.bars_heading.to_owned(),
        sentence: words.spoken(&words.rates(&Extremes {
            highest: reached.iter().max_by_key(|(_, (rate, _))| rate.share).copied(),
            lowest: reached.iter().min_by_key(|(_, (rate, _))| rate.share).copied(),
            without,
        })),
        key: vec![
            (Key::Result, labels.chart.key_result),
            (Key::Target, labels.chart.key_target),
            (Key::Schedule, labels.chart.key_schedule),
        ],
        table: Table::new(lang, labels.chart.bars_heading.to_owned(), columns(words), cells),
        notes: remarks,
        working: None,
        body: Body::Bars(bars(report, elapsed, lang)),
    }
}
