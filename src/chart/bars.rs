//! Completion bars: every total of the report against its targets.

use serde::{Deserialize, Serialize};

use super::{
    Against, Body, BodyBuilder, Chart, ChartBuilder, Key, Kind, Spec, SpecError, names, notes,
    totals::{self, Total},
    workings,
};
use crate::{
    Lang, Ratio, Report,
    i18n::{Extremes, Labels, Reached},
    progress::Attainment,
    report::Better,
};

/// What completion bars draw.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bars {
    /// The elapsed share with its label, where it is the same for all rows that have one.
    pub schedule: Option<(Ratio, String)>,
    /// One row for each indicator with a total.
    pub rows: Vec<BarRow>,
}

/// One row of completion bars.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BarRow {
    /// Id of the indicator.
    pub id: String,
    /// Name of the indicator.
    pub name: String,
    /// The result with unit.
    pub result: String,
    /// What it is held against; `None` where no total is set.
    pub against: Option<Against>,
    /// What is shown in place of a bar.
    pub no_target: String,
}

impl Kind {
    /// Completion bars of all totals.
    pub const BARS: Self = Self::new("bars");
}

/// Builds completion bars.
pub(super) struct Builder;

impl BodyBuilder for Builder {
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError> {
        shown(report, spec).map(|totals| Body::Bars(bars(report, &totals, spec.lang)))
    }
}

impl ChartBuilder for Builder {
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
        shown(report, spec).map(|totals| chart(report, &totals, spec.lang))
    }

    fn shows(&self, report: &Report) -> bool {
        totals::printed(report).iter().any(|total| !total.against.is_empty())
    }

    fn section(&self) -> Option<&'static str> {
        Some("totals")
    }

    fn hint(&self, labels: &Labels, annual: bool, scheduled: bool) -> &'static str {
        labels.page.bars_hint.get(annual, scheduled)
    }
}

/// The totals that have a row.
///
/// # Errors
/// Says that none has a target.
fn shown<'r>(report: &'r Report, spec: &Spec) -> Result<Vec<Total<'r>>, SpecError> {
    let totals = totals::printed(report);
    if totals.iter().any(|total| !total.against.is_empty()) {
        return Ok(totals);
    }
    Err(SpecError(spec.lang.chart_words().empty_chart(Kind::BARS.id())))
}

fn bars(report: &Report, totals: &[Total<'_>], lang: Lang) -> Bars {
    let words = lang.chart_words();
    let annual = names::annual(report);
    let schedule = totals::common_schedule(totals.iter().flat_map(|total| &total.against));
    let rows = totals.iter().map(|total| BarRow {
        id: total.indicator.subject.id.clone(),
        name: total.name(lang).to_owned(),
        result: total.result_label(lang),
        against: total
            .against(report, schedule, lang, |name, target| words.target_label(name, target)),
        no_target: words.no_target(annual).to_owned(),
    });
    let schedule = schedule.map(|elapsed| (elapsed, words.schedule(elapsed)));
    Bars { schedule, rows: rows.collect() }
}

fn chart(report: &Report, totals: &[Total<'_>], lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let annual = names::annual(report);
    let all = || totals.iter().flat_map(|total| &total.against);
    let aim = totals::aim(all());
    let firsts = totals.iter().filter_map(|total| total.against.first());
    let heading = labels.chart.bars_heading.get(aim).get(annual).to_owned();
    let result = (Key::Result, labels.chart.key_result.get(aim).to_owned());
    let workings = totals.iter().flat_map(|total| {
        let name = total.name(lang);
        let workings = workings(words, total.measure, &total.standing);
        workings.into_iter().map(move |working| words.working_of(name, &working))
    });
    Chart {
        kind: Kind::BARS,
        id: Kind::BARS.id().to_owned(),
        lang,
        heading: heading.clone(),
        sentence: words.spoken(&sentence(report, totals, lang)),
        key: std::iter::once(result).chain(totals::keys(words, annual, &all(), firsts)).collect(),
        table: totals::table(report, totals, (heading, lang), annual),
        notes: totals
            .iter()
            .flat_map(|total| notes(report, total.indicator, Kind::BARS.aspect(), lang))
            .collect(),
        workings: workings.collect(),
        body: Body::Bars(bars(report, totals, lang)),
    }
}

/// The highest and the lowest rate of floors, of ceilings and of marks, and what has no target.
fn sentence<'r>(report: &'r Report, totals: &[Total<'r>], lang: Lang) -> String {
    let words = lang.words();
    let schedule = totals::common_schedule(totals.iter().flat_map(|total| &total.against));
    let reached = |total: &Total<'_>, first: &Attainment| -> Reached {
        (first.rate, totals::gap_text(report, total, first, schedule, lang))
    };
    let mut parts = Vec::new();
    for better in [Better::More, Better::Less, Better::Neither] {
        let firsts = totals.iter().filter_map(|total| Some((total, total.against.first()?)));
        let rated: Vec<_> = firsts.filter(|(_, first)| first.better == better).collect();
        let share = |one: &&(&Total<'r>, &Attainment)| one.1.rate.share;
        let said = |one: &(&Total<'r>, &Attainment)| (one.0.name(lang), reached(one.0, one.1));
        let what = Extremes {
            highest: rated.iter().max_by_key(share).map(said),
            lowest: rated.iter().min_by_key(share).map(said),
            without: Vec::new(),
        };
        if !rated.is_empty() {
            parts.push(words.rates(&what, better));
        }
    }
    let without = totals.iter().filter(|total| total.against.is_empty());
    let without: Vec<_> = without.map(|total| total.name(lang)).collect();
    if !without.is_empty() {
        parts.push(words.untargeted(&without, names::annual(report)));
    }
    words.sentence(&parts)
}
