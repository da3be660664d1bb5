//! The glossary of a page: the terms that it uses.

use std::borrow::Cow;

use crate::{
    Lang, Report,
    chart::{self, Chart, Key},
    report::{Aspect, Better},
};

/// A term, and what it means.
pub(super) type Term<'r> = (Cow<'r, str>, &'r str);

/// The terms on a page on `report` with these charts.
pub(super) fn terms<'r>(report: &'r Report, charts: &[&Chart], lang: Lang) -> Vec<Term<'r>> {
    let terms = &lang.words().labels().page.terms;
    let annual = chart::annual(report);
    let keyed = |key: Key| charts.iter().any(|chart| chart.key.iter().any(|(own, _)| *own == key));
    let measured = |aspect: Aspect| {
        report.indicators.iter().any(|indicator| indicator.measure(aspect).is_some())
    };
    let points = charts.iter().any(|chart| {
        let mut cells = chart.table.rows.iter().flat_map(|row| &row.cells);
        cells.any(|cell| cell.number.as_ref().is_some_and(|number| number.unit.is_points()))
    });
    let ceilings = report.indicators.iter().flat_map(|indicator| &indicator.measures);
    let mut ceilings = ceilings.filter(|one| one.better == Better::Less && !one.targets.is_empty());
    let derived = charts.iter().any(|chart| !chart.workings.is_empty());
    let totals = charts.iter().any(|chart| chart.kind.aspect() == Aspect::Total);
    let setters = report.setters.iter().filter_map(|setter| {
        let name = lang.words().heading(setter.name.get(lang));
        Some((Cow::Owned(name), setter.explained.as_ref()?.get(lang)))
    });
    let (schedule, rate) = (terms.schedule, terms.completion_rate);
    let before = [
        (keyed(Key::Schedule), (schedule.0, schedule.1.get(annual))),
        (totals, (rate.0, rate.1.get(annual))),
        (points, terms.points),
        (ceilings.next().is_some(), terms.ceiling),
    ];
    let after = [(measured(Aspect::Growth), terms.growth), (derived, terms.derived)];
    let used = |(used, (term, text)): (bool, (&'r str, &'r str))| {
        used.then_some((Cow::Borrowed(term), text))
    };
    before
        .into_iter()
        .filter_map(used)
        .chain(setters)
        .chain(after.into_iter().filter_map(used))
        .collect()
}
