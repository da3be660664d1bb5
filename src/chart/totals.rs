//! Totals against their targets, as bars and gauges show them.

use serde::{Deserialize, Serialize};

use super::{Cell, Key, Row, Table, aside, is_stated, names};
use crate::{
    Lang, Ratio, Report,
    i18n::{Aim, TargetName, Words},
    progress::{self, Attainment, Standing},
    report::{Aspect, Better, Figure, Indicator, Measure, Unit},
};

/// A total held against its targets.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Against {
    /// Completion rate; below zero for a negative result, more than 1 above the target.
    pub share: Ratio,
    /// The rate as text.
    pub rate: String,
    /// Where the rate stands to the time schedule, or the result to the target.
    pub gap: String,
    /// The first target with unit, labelled as one.
    pub target: String,
    /// The amounts of all targets, where there is no room for labels.
    pub amounts: String,
    /// Whether it is a ceiling.
    pub ceiling: bool,
    /// The other, different targets.
    pub others: Vec<TotalTarget>,
    /// The share of the target's time that has gone, where there is a schedule.
    pub elapsed: Option<Ratio>,
}

/// A target beside the first one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TotalTarget {
    /// As a share of the first.
    pub share: Ratio,
    /// Its label.
    pub label: String,
}

/// An indicator with a total in figures.
pub(super) struct Total<'r> {
    pub(super) indicator: &'r Indicator,
    pub(super) measure: &'r Measure,
    pub(super) standing: Standing,
    /// `None` where the report prints only how much is done.
    pub(super) result: Option<Figure>,
    pub(super) against: Vec<Attainment>,
}

impl<'r> Total<'r> {
    /// `None` where the report says neither how much it is nor how much is done.
    pub(super) fn new(report: &Report, indicator: &'r Indicator) -> Option<Self> {
        let measure = indicator.measure(Aspect::Total)?;
        let standing = progress::standing(report, measure);
        let result = match &standing {
            Standing::Measured { result, .. } => Some(result.clone()),
            _ => None,
        };
        let against = progress::attainments(report, indicator);
        let known = result.is_some() || !against.is_empty();
        known.then_some(Self { indicator, measure, standing, result, against })
    }

    /// The result as a label; nothing where it is not printed.
    pub(super) fn result_label(&self, lang: Lang) -> String {
        self.result.as_ref().map_or(String::new(), |result| lang.chart_words().label(result))
    }

    /// The short name of its indicator.
    pub(super) fn name(&self, lang: Lang) -> &'r str {
        self.indicator.subject.short.get(lang)
    }

    /// Whether all its targets were derived from what the report states in their place.
    pub(super) fn is_derived(&self) -> bool {
        let derived = |one: &Attainment| one.derived().is_some();
        !self.against.is_empty() && self.against.iter().all(derived)
    }

    /// What marks and labels say of it. `schedule`: the share that the chart shows for all rows.
    pub(super) fn against(
        &self,
        report: &Report,
        schedule: Option<Ratio>,
        lang: Lang,
        label: impl Fn(Option<&TargetName<'_>>, &str) -> String,
    ) -> Option<Against> {
        let words = lang.chart_words();
        let (first, others) = self.against.split_first()?;
        let label = |one: &Attainment| {
            let name = names::short(report, &one.setters, one.better, lang);
            match &one.comparison {
                Some(comparison) => {
                    let named = is_named(one, !others.is_empty());
                    label(named.then_some(&name), &words.entry(&comparison.target, lang))
                }
                None => label(Some(&name), ""),
            }
        };
        let amounts = self.against.iter().filter_map(|one| one.comparison.as_ref());
        let amounts: Vec<_> = amounts.map(|one| words.entry(&one.target, lang)).collect();
        let others = others.iter().filter_map(|one| {
            let [other, first] = [one, first].map(|one| one.comparison.as_ref());
            let share = progress::share(&other?.edge, &first?.edge)?;
            Some(TotalTarget { share, label: label(one) })
        });
        Some(Against {
            share: first.rate.share,
            rate: words.rate(&first.rate),
            gap: gap_text(report, self, first, schedule, lang),
            target: label(first),
            amounts: amounts.join(" / "),
            ceiling: first.better == Better::Less,
            others: others.collect(),
            elapsed: first.elapsed,
        })
    }
}

/// Whether the label of a target must say what it is: one of several, and a ceiling that does not say so itself.
fn is_named(one: &Attainment, several: bool) -> bool {
    let target = one.comparison.as_ref().map(|comparison| &comparison.target);
    let bound = target.and_then(|target| target.figure()?.qualifier);
    several || (one.better == Better::Less && bound.is_none())
}

/// Totals with a result in figures, but for those whose targets are all derived.
pub(super) fn printed(report: &Report) -> Vec<Total<'_>> {
    let totals = report.indicators.iter().filter_map(|indicator| Total::new(report, indicator));
    totals.filter(|total| !total.is_derived()).collect()
}

/// Whether all that is known of an indicator is a total with a derived target.
pub(super) fn is_only_derived(report: &Report, indicator: &Indicator) -> bool {
    let others = indicator.measures.iter().filter(|measure| measure.aspect != Aspect::Total);
    let mut others = others.filter(|measure| {
        is_stated(&measure.result) || measure.targets.iter().any(|target| is_stated(&target.entry))
    });
    others.next().is_none() && Total::new(report, indicator).is_some_and(|one| one.is_derived())
}

/// The elapsed share, if it is the same for all.
pub(super) fn common_schedule<'a>(
    attainments: impl IntoIterator<Item = &'a Attainment>,
) -> Option<Ratio> {
    let mut elapsed = attainments.into_iter().filter_map(|one| one.elapsed);
    let first = elapsed.next()?;
    elapsed.all(|other| other == first).then_some(first)
}

/// Where a rate stands to the time schedule, or a result to its target where there is none.
pub(super) fn gap_text(
    report: &Report,
    total: &Total<'_>,
    one: &Attainment,
    schedule: Option<Ratio>,
    lang: Lang,
) -> String {
    let words = lang.chart_words();
    match (one.gap, &one.comparison, &total.result) {
        (Some(gap), ..) => words.gap_to_schedule(gap, one.elapsed.filter(|_| schedule.is_none())),
        (None, Some(comparison), Some(result)) => {
            names::gap_text(report, comparison, &result.unit, lang)
        }
        _ => String::new(),
    }
}

/// The same as a cell.
fn gap_cell(
    report: &Report,
    total: &Total<'_>,
    one: &Attainment,
    schedule: Option<Ratio>,
    lang: Lang,
) -> Cell {
    let text = gap_text(report, total, one, schedule, lang);
    match (one.gap, &one.comparison, &total.result) {
        (Some(gap), ..) => Cell::gap(text, gap, Unit::POINTS),
        (None, Some(comparison), Some(result)) => names::gap_cell(text, comparison, &result.unit),
        _ => Cell::none(lang.words()),
    }
}

/// What a rate is compared with, for a sentence.
pub(super) fn reference(
    report: &Report,
    total: &Total<'_>,
    one: &Attainment,
    lang: Lang,
) -> Option<String> {
    let words = lang.words();
    if let Some((gap, elapsed)) = one.gap.zip(one.elapsed) {
        return Some(words.said_of_schedule(gap, elapsed));
    }
    let (comparison, result) = (one.comparison.as_ref()?, total.result.as_ref()?);
    let name = names::short(report, &comparison.setters, comparison.better, lang);
    Some(if comparison.within {
        words.within_target(&name)
    } else {
        words.said_of_target(&name, comparison.gap, &result.unit, comparison.verdict)
    })
}

/// The keys of marks that these totals have.
pub(super) fn keys<'a>(
    words: &dyn Words,
    annual: bool,
    attainments: &(impl Iterator<Item = &'a Attainment> + Clone),
    mut firsts: impl Iterator<Item = &'a Attainment>,
) -> Vec<(Key, String)> {
    let labels = &words.labels().chart;
    let ceiling = |one: &Attainment| one.better == Better::Less;
    let mut keys = Vec::new();
    if attainments.clone().any(|one| !ceiling(one)) {
        keys.push((Key::Target, labels.key_target.get(annual).to_owned()));
    }
    if attainments.clone().any(ceiling) {
        keys.push((Key::Ceiling, labels.key_ceiling.get(annual).to_owned()));
    }
    // The schedule is that of the first target.
    if firsts.any(|one| one.elapsed.is_some()) {
        keys.push((Key::Schedule, labels.key_schedule.to_owned()));
    }
    keys
}

/// What the targets are.
pub(super) fn aim<'a>(attainments: impl IntoIterator<Item = &'a Attainment>) -> Aim {
    let better: Vec<_> = attainments.into_iter().map(|one| one.better).collect();
    let all = |one| better.iter().all(|other| *other == one);
    if all(Better::More) {
        Aim::Floors
    } else if all(Better::Less) {
        Aim::Ceilings
    } else {
        Aim::Mixed
    }
}

/// The heading of a column of distances: from the schedule, or from targets where no row has one.
pub(super) fn gap_heading<'a>(
    words: &dyn Words,
    mut attainments: impl Iterator<Item = &'a Attainment>,
) -> &'static str {
    let labels = &words.labels().table;
    let unscheduled = attainments.any(|one| one.elapsed.is_none());
    if unscheduled { labels.against_target } else { labels.against_schedule }
}

/// The table of `totals`: a row for each target.
pub(super) fn table(
    report: &Report,
    totals: &[Total<'_>],
    (caption, lang): (String, Lang),
    annual: bool,
) -> Table {
    let words = lang.words();
    let labels = &words.labels().table;
    let all = || totals.iter().flat_map(|total| &total.against);
    let (schedule, aim) = (common_schedule(all()), aim(all()));
    let columns = [
        labels.indicator,
        labels.result.get(aim),
        labels.target.get(annual),
        labels.rate.get(aim),
        gap_heading(words, all()),
        labels.measured,
        labels.rank,
    ];
    let mut rows = Vec::new();
    for (datum, total) in totals.iter().enumerate() {
        let subject = &total.indicator.subject;
        let place = report.section(subject, lang);
        let result = match &total.result {
            Some(result) => Cell::figure(words, result),
            None => Cell::none(words),
        };
        let [date, rank] = aside(words, total.measure, lang);
        let mut push = |target, rate, gap| {
            let cells = [result.clone(), target, rate, gap, date.clone(), rank.clone()];
            rows.push(Row::new(subject.name.get(lang), cells).of(&subject.id, datum, place));
        };
        let several = total.against.len() > 1;
        for one in &total.against {
            let name = names::short(report, &one.setters, one.better, lang);
            let target = match &one.comparison {
                Some(comparison) => {
                    let mut target = Cell::entry(words, &comparison.target, lang);
                    if is_named(one, several) {
                        target.text = words.target_label(Some(&name), &target.text);
                        target.spoken.clone_from(&target.text);
                    }
                    target
                }
                None => Cell::words(words.target_label(Some(&name), "")),
            };
            let gap = gap_cell(report, total, one, schedule, lang);
            push(target, Cell::rate(words, &one.rate), gap);
        }
        if total.against.is_empty() {
            push(Cell::words(words.no_target(annual)), Cell::none(words), Cell::none(words));
        }
    }
    Table::new(lang, caption, columns, rows).without_empty_columns(labels.none)
}

impl Against {
    /// All its targets as one label.
    pub fn target_label(&self) -> String {
        let others = self.others.iter().map(|other| other.label.as_str());
        std::iter::once(self.target.as_str()).chain(others).collect::<Vec<_>>().join(" / ")
    }
}
