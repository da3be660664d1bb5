//! The numbers behind the cells of a chart's table, for programs: as printed or calculated, with their units.

use crate::{
    Decimal,
    progress::{self, Attainment, Authority, Derived, Gap, Growth, Rate, Shortfall},
    report::{Entry, Figure, Indicator, Qualifier, Stated, Unit},
};

/// The number in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// In `unit`; a gap below its reference is below zero.
    pub value: Decimal,
    /// Its unit, as printed.
    pub unit: Unit,
    /// The word that makes it approximate.
    pub qualifier: Option<Qualifier>,
}

/// A row of a table in numbers: a place for each cell, `None` where the cell has words or nothing.
pub type Quantities = Vec<Option<Quantity>>;

pub(super) fn printed(Figure { value, unit, qualifier }: Figure) -> Option<Quantity> {
    Some(Quantity { value, unit, qualifier })
}

fn calculated(value: Decimal, unit: Unit, about: bool) -> Option<Quantity> {
    Some(Quantity { value, unit, qualifier: about.then_some(Qualifier::About) })
}

pub(super) fn rate(rate: &Rate) -> Option<Quantity> {
    calculated(rate.percent, Unit::Percent, rate.about)
}

fn gap(gap: Gap) -> Option<Quantity> {
    calculated(gap.points, Unit::Points, gap.about)
}

pub(super) fn attained(result: Figure, against: &[Attainment]) -> Vec<Quantities> {
    if against.is_empty() {
        return vec![vec![printed(result), None, None, None]];
    }
    let row = |attainment: &Attainment| {
        vec![
            printed(result),
            printed(attainment.target),
            rate(&attainment.rate),
            gap(attainment.gap),
        ]
    };
    against.iter().map(row).collect()
}

pub(super) fn implied(stated: &Stated, derived: &Derived) -> Quantities {
    let target = calculated(derived.target, stated.result.unit, true);
    vec![printed(stated.result), target, None, rate(&derived.rate), gap(derived.gap), None]
}

pub(super) fn grown(indicator: &Indicator) -> Option<Quantities> {
    let (result, against) = match progress::growth(indicator) {
        Growth::NotReported => return None,
        Growth::Words(_) => (None, Vec::new()),
        Growth::Measured { result, against } => (printed(result), against),
    };
    let held = |authority| against.iter().find(|comparison| comparison.authority == authority);
    let target = |entry: &Entry, held: Option<&Shortfall>| {
        [entry.figure().copied().and_then(printed), held.and_then(|comparison| gap(comparison.gap))]
    };
    let plan = target(&indicator.plan.growth, held(Authority::Plan));
    let municipal = target(&indicator.municipal.growth, held(Authority::Municipal));
    Some([&[result][..], &plan, &municipal].concat())
}
