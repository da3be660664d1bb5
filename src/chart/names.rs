//! What targets are called, and what their time is.

use super::Cell;
use crate::{
    Lang, Report,
    i18n::TargetName,
    progress::{Comparison, Verdict},
    report::{Better, Unit},
};

/// What the targets of these setters are called where space is short.
pub(super) fn short<'r>(
    report: &'r Report,
    setters: &[usize],
    better: Better,
    lang: Lang,
) -> TargetName<'r> {
    name(report, setters, better, |setter| report.setters[setter].short.get(lang))
}

/// The same in full.
pub(super) fn full<'r>(
    report: &'r Report,
    setters: &[usize],
    better: Better,
    lang: Lang,
) -> TargetName<'r> {
    name(report, setters, better, |setter| report.setters[setter].name.get(lang))
}

fn name<'r>(
    report: &'r Report,
    setters: &[usize],
    better: Better,
    name: impl Fn(usize) -> &'r str,
) -> TargetName<'r> {
    let names = setters.iter().map(|setter| name(*setter)).collect();
    TargetName { setters: names, better, only: report.setters.len() == 1 }
}

/// Where a result in `unit` stands to a target.
pub(super) fn gap_text(report: &Report, one: &Comparison, unit: &Unit, lang: Lang) -> String {
    let words = lang.chart_words();
    let name = short(report, &one.setters, one.better, lang);
    if one.within {
        return words.within_target(&name);
    }
    words.gap_to_target(&name, one.gap, unit, one.verdict)
}

/// The same as a cell with `text`: a number only where the text says one.
pub(super) fn gap_cell(text: String, one: &Comparison, unit: &Unit) -> Cell {
    let near = one.verdict == Verdict::Open && one.better != Better::Neither;
    if one.within || near {
        Cell::words(text)
    } else {
        Cell::gap(text, one.gap, unit.of_difference())
    }
}

/// Whether all targets of a report are those of a year.
pub fn annual(report: &Report) -> bool {
    if report.setters.is_empty() {
        return report.plan.months() == Some(12);
    }
    (0..report.setters.len()).all(|setter| annual_target(report, setter))
}

/// Whether the targets of the setter with this index are those of a year.
pub(super) fn annual_target(report: &Report, setter: usize) -> bool {
    report.setters[setter].span.is_some_and(|span| span.months() == Some(12))
}
