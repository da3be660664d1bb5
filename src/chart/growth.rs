//! Growth bars: every growth rate of the report against the district's plan and the municipal target.

use super::{
    Body, BodyBuilder, Chart, ChartBuilder, Key, Kind, Quantities, Row, Spec, SpecError, Table,
    notes, quantities,
};
use crate::{
    Decimal, Lang, Ratio, Report,
    i18n::{Extremes, Grown, Labels, Words},
    progress::{self, Authority, Growth as Progress, Shortfall},
    report::{Aspect, Entry, Indicator},
};

/// What growth bars draw.
#[derive(Clone, Debug)]
pub struct Growth {
    /// Its language, for the numbers of the axis.
    pub lang: Lang,
    /// One row for each indicator with a growth rate, in figures or in words.
    pub rows: Vec<GrowthRow>,
}

/// One row of growth bars.
#[derive(Clone, Debug)]
pub struct GrowthRow {
    /// Id of the indicator.
    pub id: String,
    /// Name of the indicator.
    pub name: String,
    /// The growth rate in per cent; `None` where the report puts it in words.
    pub percent: Option<Decimal>,
    /// The growth rate as text, or the report's words.
    pub value: String,
    /// The district's planned rate in per cent, and its label.
    pub plan: Option<(Decimal, String)>,
    /// The municipal target rate in per cent, and its label.
    pub municipal: Option<(Decimal, String)>,
    /// Where the growth rate stands to each target.
    pub gaps: Vec<String>,
}

impl Kind {
    /// Growth bars of all growth rates.
    pub const GROWTH: Self = Self::new("growth");
}

/// Builds growth bars.
pub(super) struct Builder;

impl BodyBuilder for Builder {
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError> {
        Ok(Body::Growth(bars(report, spec.lang)))
    }
}

impl ChartBuilder for Builder {
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
        Ok(chart(report, spec.lang))
    }

    fn quantities(&self, report: &Report, _: &Spec) -> Result<Vec<Quantities>, SpecError> {
        Ok(report.indicators.iter().filter_map(quantities::grown).collect())
    }

    fn aspect(&self) -> Aspect {
        Aspect::Growth
    }

    fn section(&self) -> Option<&'static str> {
        Some("rates")
    }

    fn hint(&self, labels: &Labels) -> &'static str {
        labels.page.growth_hint
    }

    fn plain_hint(&self, labels: &Labels) -> Option<&'static str> {
        Some(labels.large_print.growth_hint)
    }
}

/// Indicators with a growth rate in figures or in words: the rate if it is one, its text, and each
/// target that it is held against.
fn grown(
    report: &Report,
    lang: Lang,
) -> impl Iterator<Item = (&Indicator, Option<Decimal>, String, Vec<Shortfall>)> {
    report.indicators.iter().filter_map(move |indicator| match progress::growth(indicator) {
        Progress::NotReported => None,
        Progress::Words(text) => Some((indicator, None, text.get(lang).to_owned(), Vec::new())),
        Progress::Measured { result, against } => {
            Some((indicator, Some(result.value), lang.chart_words().figure(&result), against))
        }
    })
}

fn bars(report: &Report, lang: Lang) -> Growth {
    let words = lang.chart_words();
    let rows = grown(report, lang).map(|(indicator, percent, value, against)| {
        let target = |authority| {
            against.iter().find(|comparison| comparison.authority == authority).map(|comparison| {
                let percent = words.figure(&comparison.target);
                (comparison.target.value, words.growth_target_label(authority, &percent))
            })
        };
        GrowthRow {
            id: indicator.subject.id.clone(),
            name: indicator.subject.short.get(lang).to_owned(),
            percent,
            value,
            plan: target(Authority::Plan),
            municipal: target(Authority::Municipal),
            gaps: against
                .iter()
                .map(|comparison| words.gap_to_target(comparison.authority, comparison.gap))
                .collect(),
        }
    });
    Growth { lang, rows: rows.collect() }
}

fn chart(report: &Report, lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let mut cells = Vec::new();
    let mut remarks = Vec::new();
    let mut measured: Vec<(&str, Grown)> = Vec::new();
    let mut without = Vec::new();
    for (datum, (indicator, percent, value, against)) in grown(report, lang).enumerate() {
        let short = indicator.subject.short.get(lang);
        match percent {
            Some(percent) => {
                let gaps = against
                    .iter()
                    .map(|comparison| (comparison.authority, comparison.gap))
                    .collect();
                measured.push((short, (percent, gaps)));
            }
            None => without.push(short),
        }
        remarks.extend(notes(&indicator.subject, Aspect::Growth, lang));
        let of = |authority| against.iter().find(|comparison| comparison.authority == authority);
        let [plan, plan_gap] =
            target_cells(words, &indicator.plan.growth, of(Authority::Plan), lang);
        let [city, city_gap] =
            target_cells(words, &indicator.municipal.growth, of(Authority::Municipal), lang);
        let name = indicator.subject.name.get(lang);
        let place = report.sections[indicator.subject.section].name.get(lang);
        let with_spoken = |entry: &Entry, text: &str| match entry {
            Entry::Figure(figure) => words.change(figure),
            _ => text.to_owned(),
        };
        let spoken = [
            with_spoken(&indicator.result.growth, &value),
            with_spoken(&indicator.plan.growth, &plan),
            plan_gap.clone(),
            with_spoken(&indicator.municipal.growth, &city),
            city_gap.clone(),
        ];
        let row = Row::new(name, [value, plan, plan_gap, city, city_gap]).with_spoken(spoken);
        cells.push(row.of(&indicator.subject.id, datum, place));
    }
    let columns = [
        labels.table.indicator,
        labels.table.growth,
        labels.table.plan,
        labels.table.plan_gap,
        labels.table.municipal,
        labels.table.municipal_gap,
    ];
    Chart {
        kind: Kind::GROWTH,
        id: Kind::GROWTH.id().to_owned(),
        lang,
        heading: labels.chart.growth_heading.to_owned(),
        sentence: words.spoken(&words.growth(&Extremes {
            highest: measured.iter().max_by_key(|(_, (rate, _))| Ratio::from(*rate)).cloned(),
            lowest: measured.iter().min_by_key(|(_, (rate, _))| Ratio::from(*rate)).cloned(),
            without,
        })),
        key: vec![
            (Key::Result, labels.chart.key_growth),
            (Key::Plan, labels.chart.key_plan),
            (Key::Municipal, labels.chart.key_municipal),
        ],
        table: Table::new(lang, labels.chart.growth_heading.to_owned(), columns, cells),
        notes: remarks,
        working: None,
        body: Body::Growth(bars(report, lang)),
    }
}

/// A planned rate and the gap to it; a dash where there is none.
fn target_cells(
    words: &dyn Words,
    entry: &Entry,
    held_against: Option<&Shortfall>,
    lang: Lang,
) -> [String; 2] {
    let none = words.labels().table.none.to_owned();
    match (entry, held_against) {
        (Entry::Figure(figure), Some(comparison)) => {
            [words.figure(figure), words.gap_to_target(comparison.authority, comparison.gap)]
        }
        (Entry::Figure(figure), None) => [words.figure(figure), none],
        (Entry::Words(text), _) => [text.get(lang).to_owned(), none],
        (Entry::NotSet | Entry::Empty, _) => [none.clone(), none],
    }
}
