//! The numbers behind the cells of a chart's table, for programs: as printed or reckoned, with their units.

use super::{Kind, Spec, SpecError, bars, gauge};
use crate::{
    Decimal, Report,
    progress::{self, Attainment, Authority, Derived, Gap, Growth, Rate, Shortfall},
    report::{Entry, Figure, Indicator, Qualifier, Stated, Unit},
};

/// A number that a cell tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// In `unit`; a gap below its reference is below zero.
    pub value: Decimal,
    /// Its unit, as printed.
    pub unit: Unit,
    /// The word that loosens it.
    pub qualifier: Option<Qualifier>,
}

/// A row of a table in numbers: a place for each cell, `None` where the cell tells words or nothing.
pub type Quantities = Vec<Option<Quantity>>;

/// The rows of the table that [`build`](super::build) makes of `spec`, in numbers.
///
/// # Errors
/// As [`build`](super::build).
pub fn quantities(report: &Report, spec: &Spec) -> Result<Vec<Quantities>, SpecError> {
    let elapsed = progress::elapsed(&report.period, spec.convention);
    Ok(match spec.kind {
        Kind::Bars => {
            let rows = bars::totals(report, elapsed);
            rows.flat_map(|(_, result, against)| attained(result, &against)).collect()
        }
        Kind::Growth => report.indicators.iter().filter_map(grown).collect(),
        Kind::Gauge => {
            let id = spec.indicator.as_deref().ok_or(SpecError::NoIndicator)?;
            match gauge::shown(report, id, elapsed)? {
                gauge::Shown::Measured(_, result, against) => attained(result, &against),
                gauge::Shown::Derived(stated, derived) => vec![implied(stated, &derived)],
            }
        }
    })
}

fn printed(Figure { value, unit, qualifier }: Figure) -> Option<Quantity> {
    Some(Quantity { value, unit, qualifier })
}

fn reckoned(value: Decimal, unit: Unit, about: bool) -> Option<Quantity> {
    Some(Quantity { value, unit, qualifier: about.then_some(Qualifier::About) })
}

fn rate(rate: &Rate) -> Option<Quantity> {
    reckoned(rate.percent, Unit::Percent, rate.about)
}

fn gap(gap: Gap) -> Option<Quantity> {
    reckoned(gap.points, Unit::Points, gap.about)
}

fn attained(result: Figure, against: &[Attainment]) -> Vec<Quantities> {
    if against.is_empty() {
        return vec![vec![printed(result), None, None, None]];
    }
    let row = |one: &Attainment| {
        vec![printed(result), printed(one.target), rate(&one.rate), gap(one.gap)]
    };
    against.iter().map(row).collect()
}

fn implied(stated: &Stated, derived: &Derived) -> Quantities {
    let target = reckoned(derived.target, stated.result.unit, true);
    vec![printed(stated.result), target, None, rate(&derived.rate), gap(derived.gap), None]
}

fn grown(indicator: &Indicator) -> Option<Quantities> {
    let (result, against) = match progress::growth(indicator) {
        Growth::NotReported => return None,
        Growth::Words(_) => (None, Vec::new()),
        Growth::Measured { result, against } => (printed(result), against),
    };
    let held = |authority| against.iter().find(|one| one.authority == authority);
    let target = |entry: &Entry, held: Option<&Shortfall>| {
        [entry.figure().copied().and_then(printed), held.and_then(|one| gap(one.gap))]
    };
    let plan = target(&indicator.plan.growth, held(Authority::Plan));
    let municipal = target(&indicator.municipal.growth, held(Authority::Municipal));
    Some([&[result][..], &plan, &municipal].concat())
}
