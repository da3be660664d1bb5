//! How the whole report stands to its targets, in two sentences: totals, and growth.

use std::cmp::Ordering;

use crate::{
    Lang, Report,
    i18n::{Completion, GrowthGroup},
    progress::{self, Growth, Total},
};

/// The answer to "how far is each target": one sentence for totals, one for growth.
pub fn overview(report: &Report, lang: Lang) -> [String; 2] {
    let elapsed = progress::elapsed(&report.period);
    let mut totals = Completion { elapsed: Some(elapsed), ..Completion::default() };
    let mut growth: Vec<GrowthGroup<'_>> = Vec::new();
    for indicator in &report.indicators {
        let name = indicator.subject.short.get(lang);
        let side = match progress::total(indicator, elapsed) {
            Total::Measured { against, .. } => against.first().map(|first| first.gap.side()),
            Total::NoTarget(_) | Total::NotReported => None,
        };
        match side {
            Some(Ordering::Greater) => totals.above.push(name),
            Some(Ordering::Equal) => totals.on.push(name),
            Some(Ordering::Less) => totals.below.push(name),
            None => totals.untargeted.push(name),
        }
        if let Growth::Measured { against, .. } = progress::growth(indicator) {
            let sides = against
                .iter()
                .map(|comparison| (comparison.authority, comparison.gap.side()))
                .collect();
            match growth.iter_mut().find(|group| group.sides == sides) {
                Some(group) => group.names.push(name),
                None => growth.push(GrowthGroup { names: vec![name], sides }),
            }
        }
    }
    let words = lang.words();
    [words.completion(&totals), words.growth_groups(&growth)]
}
