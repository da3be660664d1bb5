//! How the whole report stands to its targets, at one glance: indicators by where they stand, and growth in a sentence.

use std::cmp::Ordering;

use super::{
    Kind, Spec, headline, names,
    totals::{self, Total},
    values::{self, Value},
};
use crate::{
    Lang, Report,
    i18n::{Planned, Position},
    progress::Verdict,
    report::{Aspect, Better, Indicator},
};

/// The answer to "how far is each target".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The indicators by where they stand; no group is empty.
    pub groups: Vec<Group>,
    /// How growth compares with its targets, where that is not in the groups; `None` where there are none.
    pub growth: Option<String>,
    /// The groups as one sentence, for places that take no more than a text.
    pub sentence: String,
}

/// Indicators that stand alike.
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
    /// Its completion rate, growth or level, where it has a target.
    pub value: Option<String>,
    /// The ids of the charts that show it, the best first.
    pub charts: Vec<String>,
}

/// An indicator in a group: the aspect that put it there.
struct Placed<'r> {
    indicator: &'r Indicator,
    value: Option<String>,
    aspect: Option<Aspect>,
}

/// How `report` stands, in one look.
pub fn overview(report: &Report, lang: Lang) -> Overview {
    let words = lang.words();
    let annual = names::annual(report);
    let mut placed = totals_placed(report, lang);
    placed.extend(values_placed(report, Aspect::Level, lang));
    let planned = planned(report, lang);
    let growth = if placed.is_empty() {
        placed = values_placed(report, Aspect::Growth, lang);
        None
    } else {
        (!planned.is_empty()).then(|| words.growth_reached(&planned))
    };
    let groups = placed.iter().map(|(position, members)| Group {
        label: words.position(*position, annual),
        members: members.iter().map(|member| member.shown(report, lang)).collect(),
    });
    let named: Vec<_> = placed
        .iter()
        .map(|(position, members)| (*position, members.iter().map(|one| one.name(lang)).collect()))
        .collect();
    Overview {
        groups: groups.collect(),
        growth,
        sentence: if named.is_empty() { String::new() } else { words.positions(&named, annual) },
    }
}

impl<'r> Placed<'r> {
    fn name(&self, lang: Lang) -> &'r str {
        self.indicator.subject.short.get(lang)
    }

    fn shown(&self, report: &Report, lang: Lang) -> Member {
        Member {
            name: self.name(lang).to_owned(),
            value: self.value.clone(),
            charts: charts(report, self.indicator, self.aspect, lang),
        }
    }
}

/// Totals by where they stand to the time schedule or, without one, to the target; then, where there are such, the
/// indicators without one. Those with derived targets only where there are no others.
fn totals_placed<'r>(report: &'r Report, lang: Lang) -> Vec<(Position, Vec<Placed<'r>>)> {
    let words = lang.words();
    let listed = headline::listed(report);
    let totals: Vec<_> = listed
        .iter()
        .filter_map(|indicator| Total::new(report, indicator))
        .filter(|total| !total.against.is_empty())
        .collect();
    let schedule = totals::common_schedule(totals.iter().flat_map(|total| &total.against));
    let position = |total: &Total<'_>| {
        let first = total.against.first()?;
        let comparison = &first.comparison;
        Some(match first.gap {
            Some(gap) => Position::Schedule(gap.side(), schedule),
            None => Position::Target(Aspect::Total, comparison.better, comparison.verdict),
        })
    };
    let place = |total: &Total<'r>| Placed {
        indicator: total.indicator,
        value: total.against.first().map(|first| words.rate(&first.rate)),
        aspect: Some(Aspect::Total),
    };
    let mut groups = grouped(
        [Ordering::Greater, Ordering::Equal, Ordering::Less]
            .map(|side| Position::Schedule(side, schedule))
            .into_iter()
            .chain(targets(Aspect::Total)),
        totals.iter().filter_map(|total| Some((position(total)?, place(total)))),
    );
    let untargeted = listed.iter().filter(|indicator| {
        let shown = |total: &Total<'_>| total.indicator.subject.id == indicator.subject.id;
        let level = indicator.measure(Aspect::Level);
        !totals.iter().any(shown) && level.is_none_or(|level| level.targets.is_empty())
    });
    let untargeted: Vec<_> = untargeted
        .map(|indicator| Placed { indicator, value: None, aspect: None })
        .collect();
    if !groups.is_empty() && !untargeted.is_empty() {
        groups.push((Position::Untargeted, untargeted));
    }
    groups
}

/// Levels or growth rates by where they stand to the first of their targets.
fn values_placed<'r>(
    report: &'r Report,
    aspect: Aspect,
    lang: Lang,
) -> Vec<(Position, Vec<Placed<'r>>)> {
    let words = lang.words();
    let values = values::values(report, aspect);
    let place = |value: &Value<'r>| {
        let first = value.against().first()?;
        let placed = Placed {
            indicator: value.indicator,
            value: value.result().map(|result| words.label(result)),
            aspect: Some(aspect),
        };
        Some((Position::Target(aspect, first.better, first.verdict), placed))
    };
    grouped(targets(aspect), values.iter().filter_map(place))
}

/// Positions to targets, in the order of the overview.
fn targets(aspect: Aspect) -> impl Iterator<Item = Position> {
    let judged = [Better::More, Better::Less].into_iter().flat_map(move |better| {
        [Verdict::Met, Verdict::Missed, Verdict::Open]
            .map(|verdict| Position::Target(aspect, better, verdict))
    });
    judged.chain([Position::Target(aspect, Better::Neither, Verdict::Open)])
}

/// Members by their positions, in the order of `positions`, without empty groups.
fn grouped<T>(
    positions: impl Iterator<Item = Position>,
    members: impl Iterator<Item = (Position, T)>,
) -> Vec<(Position, Vec<T>)> {
    let mut groups: Vec<_> = positions.map(|position| (position, Vec::new())).collect();
    for (position, member) in members {
        if let Some((_, group)) = groups.iter_mut().find(|(other, _)| *other == position) {
            group.push(member);
        }
    }
    groups.retain(|(_, group)| !group.is_empty());
    groups
}

/// The same of what is only named.
pub(super) fn positions<'a>(
    members: impl Iterator<Item = (Better, Verdict, &'a str)>,
    aspect: Aspect,
) -> Vec<(Position, Vec<&'a str>)> {
    let members =
        members.map(|(better, verdict, name)| (Position::Target(aspect, better, verdict), name));
    grouped(targets(aspect), members)
}

/// The charts that show `indicator`: its gauge, what has its total, its level, its growth.
fn charts(report: &Report, indicator: &Indicator, placed: Option<Aspect>, lang: Lang) -> Vec<String> {
    let gauge = Spec::gauge(&indicator.subject.id, lang).chart_id();
    let of_kind = |kind: Kind| kind.id().to_owned();
    let shown = |aspect: Aspect| {
        values::values(report, aspect).iter().any(|value| std::ptr::eq(value.indicator, indicator))
    };
    let total = Total::new(report, indicator);
    let all = [
        (placed == Some(Aspect::Total), gauge),
        (total.is_some(), of_kind(Kind::BARS)),
        (shown(Aspect::Level), of_kind(Kind::LEVELS)),
        (shown(Aspect::Growth), of_kind(Kind::GROWTH)),
    ];
    all.into_iter().filter_map(|(shown, id)| shown.then_some(id)).collect()
}

/// For each setter with planned growth rates: how many there are, and how many of those have been reached.
fn planned(report: &Report, lang: Lang) -> Vec<Planned<'_>> {
    let values = values::values(report, Aspect::Growth);
    let all: Vec<_> = values.iter().flat_map(Value::against).collect();
    let of_setter = |setter: usize| {
        let own: Vec<_> = all.iter().filter(|one| one.setters == [setter]).collect();
        let reached = own.iter().filter(|one| one.verdict == Verdict::Met).count();
        let better = own.first()?.better;
        let name = names::short(report, &[setter], better, lang);
        Some(Planned { name, count: own.len(), reached })
    };
    (0..report.setters.len()).filter_map(of_setter).collect()
}
