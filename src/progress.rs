//! How far results have come towards targets, on exact decimals.
//!
//! Totals accumulate, so they are held against the share of the year that has gone (the time
//! schedule). Growth rates never are: they are held against the planned rate. A gap is a difference
//! of two percentages, so it is in percentage points. Nothing is calculated from words, from a slash
//! or from an empty cell, and no base of the year before is ever derived.

use std::cmp::Ordering;

use crate::{
    Decimal, Ratio, Text,
    report::{Claim, Entry, Figure, Indicator, Pair, Period, Stated},
};

/// The share of the plan year that `period` covers: in equal months, or in days where it is not whole months from the
/// first of one to the last of another.
pub fn elapsed(period: &Period) -> Ratio {
    let whole_months = period.start.day == 1 && period.end.ends_month();
    let (part, whole) = if whole_months {
        (u16::from(period.end.month - period.start.month) + 1, 12)
    } else {
        (
            period.end.day_of_year() - period.start.day_of_year() + 1,
            crate::report::days_in_year(period.year),
        )
    };
    Ratio::part(part, whole)
}

/// Who set a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Authority {
    /// The district, in its annual plan.
    Plan,
    /// The city, in its annual performance targets.
    Municipal,
    /// Both, to the same amount.
    Both,
}

/// A difference from a reference in percentage points, rounded once, as it is shown: to zero only where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Above zero: above the reference.
    pub points: Decimal,
    /// Whether an approximate figure ("about") went into it.
    pub about: bool,
}

impl Gap {
    /// `points` with as many digits as are needed, `least` at the least.
    fn new(points: Ratio, least: u8, about: bool) -> Self {
        Self { points: points.round(points.digits_apart(&[Ratio::ZERO], least)), about }
    }

    /// Above, on or below the reference.
    pub fn side(self) -> Ordering {
        self.points.sign()
    }
}

/// A completion rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Result over target; 1 is the whole target.
    pub share: Ratio,
    /// In per cent, rounded once, as it is shown: to 0 or 100 only where it is that.
    pub percent: Decimal,
    /// Whether an approximate figure ("about") went into it.
    pub about: bool,
}

impl Rate {
    /// The rate `percent` with as many digits as are needed, `least` at the least.
    fn new(percent: Ratio, least: u8, about: bool) -> Self {
        let digits = percent.digits_apart(&[Ratio::ZERO, Ratio::HUNDRED], least);
        Self { share: percent.share(), percent: percent.round(digits), about }
    }
}

/// A result held against a target that is to be reached by the end of the year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attainment {
    /// Who set the target.
    pub authority: Authority,
    /// The target.
    pub target: Figure,
    /// How much of it is done.
    pub rate: Rate,
    /// How far that is from the time schedule.
    pub gap: Gap,
}

/// How the total of an indicator stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Total {
    /// There is a result and at least one annual target: the municipal one first.
    Measured {
        /// The result.
        result: Figure,
        /// One entry for each different target.
        against: Vec<Attainment>,
    },
    /// There is a result, but no annual target for the total.
    NoTarget(Figure),
    /// The report prints no total.
    NotReported,
}

/// Calculates the total of `indicator`. Rates and gaps have one digit after the point, more where with one they would say
/// that a target or the schedule is just reached.
pub fn total(indicator: &Indicator, elapsed: Ratio) -> Total {
    let Some(result) = indicator.result.total.figure().copied() else {
        return Total::NotReported;
    };
    let attain = |pair: &Pair, authority| {
        let target = *pair.total.figure()?;
        let percent = Ratio::from(result.value).over(target.value.into())?.percent();
        let points = percent.minus(elapsed.percent());
        let about = result.qualifier.is_some() || target.qualifier.is_some();
        // Both have the same digits, so that they can be checked against each other.
        let rate = Rate::new(percent, points.digits_apart(&[Ratio::ZERO], 1), about);
        let gap = Gap::new(points, rate.percent.scale(), about);
        Some(Attainment { authority, target, rate, gap })
    };
    let mut against: Vec<_> =
        attain(&indicator.municipal, Authority::Municipal).into_iter().collect();
    match (attain(&indicator.plan, Authority::Plan), against.first_mut()) {
        (Some(plan), Some(city)) if plan.rate.share == city.rate.share => {
            city.authority = Authority::Both;
        }
        (plan, _) => against.extend(plan),
    }
    if against.is_empty() { Total::NoTarget(result) } else { Total::Measured { result, against } }
}

/// A growth rate held against a planned one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shortfall {
    /// Who planned it.
    pub authority: Authority,
    /// The planned rate, in per cent.
    pub target: Figure,
    /// How far the result is from it.
    pub gap: Gap,
}

/// How the growth of an indicator stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Growth<'r> {
    /// There is a result in per cent; targets may be missing.
    Measured {
        /// The result.
        result: Figure,
        /// The district's plan first.
        against: Vec<Shortfall>,
    },
    /// The report puts the result in words.
    Words(&'r Text),
    /// The report prints no growth.
    NotReported,
}

/// Calculates the growth of `indicator`. Gaps have as many digits as the more exact of the two rates.
pub fn growth(indicator: &Indicator) -> Growth<'_> {
    let result = match &indicator.result.growth {
        Entry::Figure(figure) => *figure,
        Entry::Words(words) => return Growth::Words(words),
        Entry::NotSet | Entry::Empty => return Growth::NotReported,
    };
    let against =
        [(&indicator.plan, Authority::Plan), (&indicator.municipal, Authority::Municipal)]
            .into_iter()
            .filter_map(|(pair, authority)| {
                let target = *pair.growth.figure()?;
                let scale = result.value.scale().max(target.value.scale());
                let about = result.qualifier.is_some() || target.qualifier.is_some();
                let points = Ratio::from(result.value).minus(target.value.into());
                let gap = Gap::new(points, scale, about);
                Some(Shortfall { authority, target, gap })
            })
            .collect();
    Growth::Measured { result, against }
}

/// An annual target that the report does not print but implies.
///
/// Printed figures are rounded, so the target is only known to lie between two amounts: the smallest
/// result that prints as given over the largest such rate, and the other way round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Derived {
    /// The completion rate, as stated or as the time schedule plus the stated lead.
    pub rate: Rate,
    /// How far that is from the time schedule.
    pub gap: Gap,
    /// Result over rate, in the result's unit and to its digits.
    pub target: Decimal,
    /// The least that the target can be.
    pub low: Decimal,
    /// The most that the target can be.
    pub high: Decimal,
}

/// Derives the annual target that a stated result implies.
pub fn derive(stated: &Stated, elapsed: Ratio) -> Derived {
    let (printed, base) = match stated.claim {
        Claim::Rate { rate, .. } => (rate, Ratio::ZERO),
        Claim::Ahead(points) => (points, elapsed.percent()),
    };
    let percent = Ratio::from(printed).plus(base);
    let (least, most) = printed.rounding_interval();
    let (least, most) = (least.plus(base), most.plus(base));
    let value = stated.result.value;
    let (less, more) = value.rounding_interval();
    let over = |amount: Ratio, percent: Ratio| {
        // The reader lets no rate through that could be zero.
        let target = amount.over(percent.share()).unwrap_or(amount);
        target.round(target.digits_apart(&[Ratio::ZERO], value.scale()))
    };
    // The rate is stated, not calculated from the result, so an approximate result does not make it approximate.
    let about = false;
    Derived {
        rate: Rate::new(percent, printed.scale(), about),
        gap: Gap::new(percent.minus(elapsed.percent()), printed.scale(), about),
        target: over(value.into(), percent),
        low: over(less, most),
        high: over(more, least),
    }
}
