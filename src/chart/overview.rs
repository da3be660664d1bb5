//! How the whole report stands to its targets, at one glance: totals by where they stand, and growth in a sentence.

use std::cmp::Ordering;

use super::{Kind, Spec};
use crate::{
    Lang, Report,
    i18n::{Completion, Planned},
    progress::{self, Authority, Growth, Total},
    report::Indicator,
};

/// The answer to "how far is each target".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The indicators by where their totals stand; no group is empty.
    pub groups: Vec<Group>,
    /// How growth compares with its targets; `None` where there are none.
    pub growth: Option<String>,
    /// The groups as one sentence, for places that take no more than a text.
    pub sentence: String,
}

/// Indicators whose totals stand alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Where they stand.
    pub label: String,
    /// They, in the report's order.
    pub members: Vec<Member>,
}

/// An indicator of a [`Group`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its short name.
    pub name: String,
    /// Its completion rate, where it has a target.
    pub rate: Option<String>,
    /// The ids of the charts that show it, the best first.
    pub charts: Vec<String>,
}

/// How `report` stands, in one look.
pub fn overview(report: &Report, lang: Lang) -> Overview {
    let words = lang.words();
    let elapsed = progress::elapsed(&report.period);
    let totals = report.indicators.iter().map(|indicator| {
        let first = match progress::total(indicator, elapsed) {
            Total::Measured { against, .. } => against.first().copied(),
            Total::NoTarget(_) | Total::NotReported => None,
        };
        (first.map(|first| first.gap.side()), indicator, first.map(|first| first.rate))
    });
    let totals: Vec<_> = totals.collect();
    let mut completion = Completion { elapsed: Some(elapsed), ..Completion::default() };
    let mut groups = Vec::new();
    for (side, names) in [
        (Some(Ordering::Greater), &mut completion.above),
        (Some(Ordering::Equal), &mut completion.on),
        (Some(Ordering::Less), &mut completion.below),
        (None, &mut completion.untargeted),
    ] {
        let mut members = Vec::new();
        for (_, indicator, rate) in totals.iter().filter(|(its, ..)| *its == side) {
            let name = indicator.subject.short.get(lang);
            names.push(name);
            members.push(Member {
                name: name.to_owned(),
                rate: rate.map(|rate| words.rate(&rate)),
                charts: charts(indicator, side.is_some(), lang),
            });
        }
        if !members.is_empty() {
            groups.push(Group { label: words.standing(side, elapsed), members });
        }
    }
    let planned = [Authority::Plan, Authority::Municipal].map(|who| planned(report, who));
    let planned: Vec<_> = planned.into_iter().filter(|planned| planned.count > 0).collect();
    Overview {
        groups,
        growth: (!planned.is_empty()).then(|| words.growth_reached(&planned)),
        sentence: words.completion(&completion),
    }
}

/// The charts that show `indicator`: its gauge, what has its total, what has its growth.
fn charts(indicator: &Indicator, targeted: bool, lang: Lang) -> Vec<String> {
    let gauge = Spec::gauge(&indicator.subject.id, lang).chart_id();
    let total = indicator.result.total.figure().is_some();
    let grown = !matches!(progress::growth(indicator), Growth::NotReported);
    [(targeted, gauge), (total, Kind::BARS.id().to_owned()), (grown, Kind::GROWTH.id().to_owned())]
        .into_iter()
        .filter_map(|(shown, id)| shown.then_some(id))
        .collect()
}

/// How many indicators have a planned growth rate of `authority`, and how many of those have reached it.
fn planned(report: &Report, authority: Authority) -> Planned {
    let gaps = report.indicators.iter().filter_map(|indicator| {
        let Growth::Measured { against, .. } = progress::growth(indicator) else { return None };
        against.iter().find(|one| one.authority == authority).map(|one| one.gap.side())
    });
    let gaps: Vec<_> = gaps.collect();
    let reached = gaps.iter().filter(|side| **side != Ordering::Less).count();
    Planned { authority, count: gaps.len(), reached }
}
