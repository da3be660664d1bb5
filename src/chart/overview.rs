//! How the whole report stands to its targets, at one glance: indicators by where they stand, and growth in a sentence.

use std::cmp::Ordering;

use super::{
    Kind, Spec, headline, names,
    totals::{self, Total},
    values::{self, Value},
};
use crate::{
    Lang, Report,
    i18n::{NAMED, Planned, Position},
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
    /// How many they are, where that is too many to name.
    pub count: Option<String>,
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

/// An indicator in a group, with the aspect that put it there.
struct Placed<'r> {
    indicator: &'r Indicator,
    value: Option<String>,
    aspect: Option<Aspect>,
}

/// How `report` stands, in one look.
pub fn overview(report: &Report, lang: Lang) -> Overview {
    let words = lang.words();
    let annual = names::annual(report);
    let mut members = totals(report, lang);
    members.extend(values_of(report, Aspect::Level, lang));
    let planned = planned(report, lang);
    let growth = if members.is_empty() {
        members = values_of(report, Aspect::Growth, lang);
        None
    } else {
        (!planned.is_empty()).then(|| words.growth_reached(&planned))
    };
    let placed = grouped(members);
    let shown = Shown::new(report);
    let groups = placed.iter().map(|(position, members)| Group {
        label: words.position(*position, annual),
        members: members.iter().map(|member| member.shown(&shown, lang)).collect(),
        count: (members.len() > NAMED)
            .then(|| words.names(&members.iter().map(|one| one.name(lang)).collect::<Vec<_>>())),
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

    fn shown(&self, shown: &Shown<'_>, lang: Lang) -> Member {
        Member {
            name: self.name(lang).to_owned(),
            value: self.value.clone(),
            charts: shown.charts(self.indicator, self.aspect, lang),
        }
    }
}

/// Totals by where they stand to the time schedule or, without one, to the target; then, where there are such, the
/// indicators without one. Those with derived targets only where there are no others.
fn totals<'r>(report: &'r Report, lang: Lang) -> Vec<(Position, Placed<'r>)> {
    let words = lang.words();
    let listed = headline::listed(report);
    let totals: Vec<_> = listed
        .iter()
        .filter_map(|indicator| Total::new(report, indicator))
        .filter(|total| !total.against.is_empty())
        .collect();
    let schedule = totals::common_schedule(totals.iter().flat_map(|total| &total.against));
    let member = |total: &Total<'r>| {
        let first = total.against.first()?;
        let position = match first.gap {
            Some(gap) => Position::Schedule(gap.side(), schedule),
            None => Position::Target(first.better, first.verdict()),
        };
        let value = Some(words.rate(&first.rate));
        Some((position, Placed { indicator: total.indicator, value, aspect: Some(Aspect::Total) }))
    };
    let mut members: Vec<_> = totals.iter().filter_map(member).collect();
    let untargeted = listed.iter().filter(|indicator| {
        let shown = |total: &Total<'_>| total.indicator.subject.id == indicator.subject.id;
        let level = indicator.measure(Aspect::Level);
        !totals.iter().any(shown) && level.is_none_or(|level| level.targets.is_empty())
    });
    if !members.is_empty() {
        let placed = |indicator| Placed { indicator, value: None, aspect: None };
        members.extend(untargeted.map(|indicator| (Position::Untargeted, placed(indicator))));
    }
    members
}

/// Levels or growth rates by where they stand to the first of their targets.
fn values_of<'r>(report: &'r Report, aspect: Aspect, lang: Lang) -> Vec<(Position, Placed<'r>)> {
    let words = lang.words();
    let values = values::values(report, aspect);
    let member = |value: &Value<'r>| {
        let first = value.against().first()?;
        let position = match aspect {
            Aspect::Growth => Position::Growth(first.better, first.verdict),
            _ => Position::Target(first.better, first.verdict),
        };
        let value_text = value.result().map(|result| words.label(result));
        let placed = Placed { indicator: value.indicator, value: value_text, aspect: Some(aspect) };
        Some((position, placed))
    };
    values.iter().filter_map(member).collect()
}

/// Members by their positions, the best first, without empty groups.
pub(super) fn grouped<T>(
    members: impl IntoIterator<Item = (Position, T)>,
) -> Vec<(Position, Vec<T>)> {
    let mut groups: Vec<(Position, Vec<T>)> = Vec::new();
    for (position, member) in members {
        match groups.iter_mut().find(|(other, _)| *other == position) {
            Some((_, group)) => group.push(member),
            None => groups.push((position, vec![member])),
        }
    }
    groups.sort_by_key(|(position, _)| order(*position));
    groups
}

/// The place of a group among the others.
fn order(position: Position) -> u8 {
    let judged = |better: Better, verdict: Verdict| match (better, verdict) {
        (Better::More, Verdict::Met) => 0,
        (Better::Less, Verdict::Met) => 1,
        (Better::More, Verdict::Missed) => 2,
        (Better::Less, Verdict::Missed) => 3,
        (Better::More | Better::Less, Verdict::Open) => 4,
        (Better::Neither, _) => 5,
    };
    match position {
        Position::Schedule(Ordering::Greater, _) => 0,
        Position::Schedule(Ordering::Equal, _) => 1,
        Position::Schedule(Ordering::Less, _) => 2,
        Position::Target(better, verdict) => 10 + judged(better, verdict),
        Position::Growth(better, verdict) => 20 + judged(better, verdict),
        Position::Untargeted => 30,
    }
}

/// Which indicators the charts of all show: their ids.
struct Shown<'r>([(Kind, Vec<&'r str>); 3]);

impl<'r> Shown<'r> {
    fn new(report: &'r Report) -> Self {
        let bars = totals::printed(report).into_iter().map(|total| total.indicator);
        let values = |aspect| {
            let values = values::values(report, aspect).into_iter();
            values.map(|value| value.indicator)
        };
        let shown = |kind: Kind, indicators: &mut dyn Iterator<Item = &'r Indicator>| {
            let ids = indicators.map(|indicator| indicator.subject.id.as_str());
            (kind, if kind.chart_builder().shows(report) { ids.collect() } else { Vec::new() })
        };
        Self([
            shown(Kind::BARS, &mut bars.into_iter()),
            shown(Kind::LEVELS, &mut values(Aspect::Level)),
            shown(Kind::GROWTH, &mut values(Aspect::Growth)),
        ])
    }

    /// The charts that show `indicator`: its gauge, what has its total, its level, its growth.
    fn charts(&self, indicator: &Indicator, placed: Option<Aspect>, lang: Lang) -> Vec<String> {
        let id = &indicator.subject.id;
        let gauge = (placed == Some(Aspect::Total)).then(|| Spec::gauge(id, lang).chart_id());
        let of_all = self.0.iter().filter(|(_, ids)| ids.contains(&id.as_str()));
        gauge.into_iter().chain(of_all.map(|(kind, _)| kind.id().to_owned())).collect()
    }
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
