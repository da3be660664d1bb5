//! How far results have come towards targets, on exact decimals.
//!
//! Totals grow with the period, so they are held against the share of the plan that has gone (the time schedule).
//! Levels and growth rates never are: they are held against the target itself. Nothing is calculated from words, from a
//! slash or from an empty cell, and no base of the year before is ever derived. What a report does not print but implies
//! is derived with the interval that rounding leaves.

use std::cmp::Ordering;

use crate::{
    Decimal, Ratio,
    report::{
        Aspect, Better, Claims, DistanceUnit, Entry, Figure, Indicator, Measure, PartialDate,
        Qualifier, Report, Span, Target, Unit,
    },
};

/// Powers of ten between units up to which figures are added.
const MAX_POWER: i32 = 9;

/// Where the time of a result lies in the time for a target.
#[derive(Clone, Copy, Debug)]
pub enum Phase {
    /// Within it: this share of it has gone.
    During(Ratio),
    /// The time for the target is over.
    Over,
    /// It had not begun.
    Before,
    /// The report does not say when the target is to be reached, or results count from before its time.
    Open,
}

impl Phase {
    /// The phase of a result over `time` for a target over `span`.
    pub fn of(time: Span, span: Option<Span>) -> Self {
        match span {
            None => Self::Open,
            Some(span) if time.end < span.start => Self::Before,
            Some(span) if time.end >= span.end => Self::Over,
            Some(span) if time.start < span.start => Self::Open,
            Some(span) => Self::During(elapsed(time, span)),
        }
    }

    /// The share that has gone, during the time for the target.
    pub fn elapsed(self) -> Option<Ratio> {
        match self {
            Self::During(elapsed) => Some(elapsed),
            _ => None,
        }
    }
}

/// The share of `span` that `time`, a part of it, covers: in equal months, or in days where one of them is not whole
/// months from the first of one to the last of another.
fn elapsed(time: Span, span: Span) -> Ratio {
    let (part, whole) = match (time.months(), span.months()) {
        (Some(part), Some(whole)) => (i64::from(part), i64::from(whole)),
        _ => (time.days(), span.days()),
    };
    Ratio::of(part, whole).unwrap_or(Ratio::ZERO)
}

/// From when to when a result of `measure` counts.
pub fn time(report: &Report, measure: &Measure) -> Span {
    let Span { start, end } = report.period.span;
    let end = measure.date.map_or(end, PartialDate::last_day);
    Span { start: start.min(end), end }
}

/// The phase of the result of `measure` for the targets of the setter with this index.
pub fn phase(report: &Report, measure: &Measure, setter: usize) -> Phase {
    Phase::of(time(report, measure), report.setters[setter].span)
}

/// A difference from a reference, rounded once, as it is shown: to zero only where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Above zero: above the reference. In percentage points, or in the unit of the measure.
    pub value: Decimal,
    /// Whether an approximate figure ("about") went into it.
    pub about: bool,
}

impl Gap {
    /// `difference` with as many digits as are needed, `least` at the least.
    fn new(difference: Ratio, least: u8, about: bool) -> Self {
        let digits = difference.digits_apart(&[Ratio::ZERO], least);
        Self { value: difference.round(digits), about }
    }

    /// The same gap as the report prints it, if it does and its figures make it; else the printed one as well.
    fn as_printed(self, exact: Ratio, printed: Option<Decimal>) -> (Self, Option<Decimal>) {
        let Some(value) = printed else { return (self, None) };
        let (low, high) = value.rounding_interval();
        let follows = self.about || (low <= exact && exact <= high);
        if follows { (Self { value, ..self }, None) } else { (self, Some(value)) }
    }

    /// Above, on or below the reference.
    pub fn side(self) -> Ordering {
        self.value.sign()
    }
}

/// A completion rate, or the used share of a ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Result over target; 1 is the whole target.
    pub share: Ratio,
    /// In per cent, as the report prints it, or else rounded once: to 0 or 100 only where it is that.
    pub percent: Decimal,
    /// Whether an approximate figure ("about") went into it.
    pub about: bool,
    /// What follows from the printed amounts, where the printed rate does not.
    pub calculated: Option<Decimal>,
}

impl Rate {
    /// The rate `percent` with as many digits as are needed, `least` at the least.
    fn new(percent: Ratio, least: u8, about: bool) -> Self {
        let digits = percent.digits_apart(&[Ratio::ZERO, Ratio::HUNDRED], least);
        let share = percent.share();
        Self { share, percent: percent.round(digits), about, calculated: None }
    }

    /// The same rate as the report prints it, if it does.
    fn as_printed(self, printed: Option<Decimal>) -> Self {
        let Some(printed) = printed else { return self };
        let (low, high) = printed.rounding_interval();
        let percent = self.share.percent();
        let follows = self.about || (low <= percent && percent <= high);
        let calculated = (!follows).then_some(self.percent);
        Self { percent: printed, about: false, calculated, ..self }
    }
}

/// Whether a target is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Met,
    /// It is not.
    Missed,
    /// Nothing can be said: neither way is better, or the figures are too near for how approximate they are.
    Open,
}

impl Verdict {
    /// Whether `result` has reached the figure `edge` of a target.
    fn of(better: Better, result: &Figure, edge: &Figure) -> Self {
        let (least, most) = extent(result);
        let (low, high) = extent(edge);
        let approximate = least < most || low < high;
        if better == Better::Neither || (approximate && least <= high && low <= most) {
            return Self::Open;
        }
        let met = match amount(result).cmp(&amount(edge)) {
            Ordering::Greater => better == Better::More,
            Ordering::Less => better == Better::Less,
            // A strict bound is not reached by itself.
            Ordering::Equal => !edge.qualifier.is_some_and(Qualifier::is_strict),
        };
        if met { Self::Met } else { Self::Missed }
    }
}

/// From where to where an amount lies, in the base of its unit's family: in its rounding interval where it is
/// approximate, else at itself.
fn extent(figure: &Figure) -> (Ratio, Ratio) {
    let (low, high) = if figure.qualifier.is_some_and(Qualifier::is_approximate) {
        figure.value.rounding_interval()
    } else {
        (figure.value.into(), figure.value.into())
    };
    let unit = Ratio::power_of_ten(figure.unit.power());
    (low.times(unit), high.times(unit))
}

/// An amount in the base of its unit's family.
fn amount(figure: &Figure) -> Ratio {
    Ratio::from(figure.value).times(Ratio::power_of_ten(figure.unit.power()))
}

/// An amount as a share of another.
pub fn share(part: &Figure, whole: &Figure) -> Option<Ratio> {
    amount(part).over(amount(whole))
}

/// Whether a result is not exact: what is calculated from it is not either.
fn is_about(result: &Figure) -> bool {
    result.qualifier.is_some_and(|qualifier| qualifier != Qualifier::Aim)
}

/// The same of a target, whose bounds are exact.
fn is_about_target(target: &Figure) -> bool {
    target.qualifier.is_some_and(Qualifier::is_approximate)
}

/// A result held against a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Who set the target: indices into [`Report::setters`]. More than one where they set the same.
    pub setters: Vec<usize>,
    /// The target, a figure or a range. Where it is derived from a rate, a figure marked as approximate.
    pub target: Entry,
    /// The figure of it that the result is held against: the near end of a range.
    pub edge: Figure,
    /// How the target was derived, where the report does not print it.
    pub derived: Option<Derived>,
    /// Which way it is to be reached.
    pub better: Better,
    /// How far the result is from it, in the unit of a difference of two results (`Unit::of_difference`).
    pub gap: Gap,
    /// Whether it is reached.
    pub verdict: Verdict,
    /// Whether the target is a range that the result is in.
    pub within: bool,
    /// The distance that the report prints, where it is not what its figures make.
    pub contradicted: Option<Decimal>,
}

/// How a measure stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// There is a result, printed or derived; targets may be missing.
    Measured {
        /// The result.
        result: Figure,
        /// How the result was derived, where the report does not print it.
        derived: Option<Derived>,
        /// One entry for each different target, in the order of the setters.
        against: Vec<Comparison>,
    },
    /// The report puts the result in words or as a range, or prints only how it stands to a target.
    Stated(Entry),
    /// The report prints no result.
    NotReported,
}

/// Holds the result of `measure` against each of its targets.
pub fn standing(report: &Report, measure: &Measure) -> Standing {
    let (result, derived) = match &measure.result {
        Entry::Figure(figure) => (figure.clone(), None),
        Entry::Words(_) | Entry::Range(..) => return Standing::Stated(measure.result.clone()),
        Entry::NotSet | Entry::Empty => match derived_result(report, measure) {
            Some(derived) => (derived.figure(), Some(derived)),
            None if measure.targets.iter().any(|target| target.claims != Claims::default()) => {
                return Standing::Stated(Entry::Empty);
            }
            None => return Standing::NotReported,
        },
    };
    let mut against: Vec<Comparison> = Vec::new();
    for target in &measure.targets {
        let Some(comparison) = compare(report, measure, &result, target) else { continue };
        let same = against.iter_mut().find(|other| {
            // A rate is held against each target, as each has a mark of its own.
            measure.aspect == Aspect::Total
                && other.derived.is_none()
                && same_target(&other.target, &comparison.target)
                && report.setters[other.setters[0]].span == report.setters[target.setter].span
        });
        match same {
            Some(same) => same.setters.push(target.setter),
            None => against.push(comparison),
        }
    }
    Standing::Measured { result, derived, against }
}

/// Whether two targets are the same amounts with the same words, however many digits are printed of them.
fn same_target(one: &Entry, other: &Entry) -> bool {
    let same = |one: &Figure, other: &Figure| {
        one.unit.family() == other.unit.family()
            && amount(one) == amount(other)
            && one.qualifier == other.qualifier
    };
    match (one, other) {
        (Entry::Figure(one), Entry::Figure(other)) => same(one, other),
        (Entry::Range(low, high), Entry::Range(from, to)) => same(low, from) && same(high, to),
        _ => one == other,
    }
}

fn compare(
    report: &Report,
    measure: &Measure,
    result: &Figure,
    target: &Target,
) -> Option<Comparison> {
    let (entry, derived) = match &target.entry {
        Entry::Figure(_) | Entry::Range(..) => (target.entry.clone(), None),
        Entry::Empty => {
            let phase = phase(report, measure, target.setter);
            let derived = Derived::of(result, target, phase, &measure.unit, Claim::target)?;
            (Entry::Figure(derived.figure()), Some(derived))
        }
        Entry::Words(_) | Entry::NotSet => return None,
    };
    let better = measure.better;
    let edge = match &entry {
        Entry::Range(low, high) => match better {
            Better::Less => high,
            Better::Neither if amount(result) > amount(high) => high,
            _ => low,
        },
        entry => entry.figure()?,
    };
    let edge = edge.clone();
    let unit = Ratio::power_of_ten(result.unit.power());
    let difference = amount(result).minus(amount(&edge)).over(unit)?;
    // As many digits as the more exact of the two has in the result's unit.
    let digits = edge.value.scale_in(edge.unit.power() - result.unit.power());
    let digits = digits.max(result.value.scale());
    let about = is_about(result) || is_about_target(&edge);
    let gap = Gap::new(difference, digits, about);
    let printed = target.claims.distance.filter(|_| derived.is_none());
    let printed = printed.filter(|one| {
        // It is in the unit of the measure, the gap in that of the result.
        one.measured_in != DistanceUnit::Percent && measure.unit.power() == result.unit.power()
    });
    let (gap, contradicted) = gap.as_printed(difference, printed.map(|one| one.value));
    let within = match &entry {
        Entry::Range(low, high) => amount(low) <= amount(result) && amount(result) <= amount(high),
        _ => false,
    };
    let verdict = Verdict::of(better, result, &edge);
    let setters = vec![target.setter];
    Some(Comparison {
        setters,
        target: entry,
        edge,
        derived,
        better,
        gap,
        verdict,
        within,
        contradicted,
    })
}

/// How much of a target a total has done, or used.
#[derive(Clone, Debug, PartialEq)]
pub struct Attainment {
    /// Who set the target: indices into [`Report::setters`]. More than one where they set the same.
    pub setters: Vec<usize>,
    /// Which way it is to be reached.
    pub better: Better,
    /// How the amounts compare; `None` where the report prints nothing but the rate.
    pub comparison: Option<Comparison>,
    /// How much of the target is done, or used.
    pub rate: Rate,
    /// The share of the target's time that has gone; `None` where there is no schedule.
    pub elapsed: Option<Ratio>,
    /// How far the rate is from the time schedule, in percentage points.
    pub gap: Option<Gap>,
    /// The lead on the schedule that the report prints, where it is not what its figures make.
    pub contradicted: Option<Decimal>,
}

impl Attainment {
    /// Whether the target is reached.
    pub fn verdict(&self) -> Verdict {
        match &self.comparison {
            Some(comparison) => comparison.verdict,
            None => match (self.better, self.rate.share.cmp(&Ratio::HUNDRED.share())) {
                (Better::Neither, _) => Verdict::Open,
                (Better::More, Ordering::Less) | (Better::Less, Ordering::Greater) => {
                    Verdict::Missed
                }
                _ => Verdict::Met,
            },
        }
    }

    /// How the target was derived, where the report does not print it.
    pub fn derived(&self) -> Option<&Derived> {
        self.comparison.as_ref()?.derived.as_ref()
    }
}

/// Holds the total of `indicator` against its targets; empty where the report says nothing of how much is done.
pub fn attainments(report: &Report, indicator: &Indicator) -> Vec<Attainment> {
    let Some(measure) = indicator.measure(Aspect::Total) else { return Vec::new() };
    match standing(report, measure) {
        Standing::Measured { result, derived, against } => {
            let attained = |one| attained(report, measure, (&result, derived.as_ref()), one);
            against.into_iter().filter_map(attained).collect()
        }
        Standing::Stated(Entry::Empty) => {
            measure.targets.iter().filter_map(|target| claimed(report, measure, target)).collect()
        }
        Standing::Stated(_) | Standing::NotReported => Vec::new(),
    }
}

/// Rates and gaps have one digit after the point, more where with one they would say that a target or the schedule is
/// just reached, or as many as the report prints.
fn attained(
    report: &Report,
    measure: &Measure,
    (result, derived_result): (&Figure, Option<&Derived>),
    comparison: Comparison,
) -> Option<Attainment> {
    let setter = comparison.setters[0];
    let elapsed = phase(report, measure, setter).elapsed();
    let gone = elapsed.map(Ratio::percent);
    let claims = measure.target(setter).map(|target| &target.claims);
    // The claim that one of the two follows from.
    let of_result = derived_result.filter(|one| comparison.target.figure() == Some(&one.from));
    let derived = comparison.derived.as_ref().or(of_result);
    let (rate, percent) = match derived.and_then(Derived::completed) {
        // It is stated, so an approximate result does not make it approximate.
        Some((percent, digits)) => (Rate::new(percent, digits, false), percent),
        None => {
            let percent = share(result, &comparison.edge)?.percent();
            let digits = gone.map_or(1, |gone| percent.minus(gone).digits_apart(&[Ratio::ZERO], 1));
            let about = is_about(result) || is_about_target(&comparison.edge);
            let printed = claims.and_then(|claims| claims.rate);
            (Rate::new(percent, digits, about).as_printed(printed), percent)
        }
    };
    let gap = gone.map(|gone| {
        let difference = percent.minus(gone);
        // Both have the same digits, so that they can be checked against each other.
        let gap = Gap::new(difference, rate.percent.scale(), rate.about);
        gap.as_printed(difference, claims.and_then(|claims| claims.lead))
    });
    let (gap, contradicted) = gap.unzip();
    Some(Attainment {
        setters: comparison.setters.clone(),
        better: comparison.better,
        comparison: Some(comparison),
        rate,
        elapsed,
        gap,
        contradicted: contradicted.flatten(),
    })
}

/// What the report states of a target without a result.
fn claimed(report: &Report, measure: &Measure, target: &Target) -> Option<Attainment> {
    let Claims { rate, lead, .. } = target.claims;
    let elapsed = phase(report, measure, target.setter).elapsed();
    let gone = elapsed.map(Ratio::percent);
    let (percent, digits) = match (rate, lead, gone) {
        (Some(rate), ..) => (Ratio::from(rate), rate.scale()),
        (None, Some(lead), Some(gone)) => (gone.plus(lead.into()), lead.scale()),
        _ => return None,
    };
    let gap = gone.map(|gone| {
        let difference = percent.minus(gone);
        Gap::new(difference, digits, false).as_printed(difference, lead)
    });
    let (gap, contradicted) = gap.unzip();
    Some(Attainment {
        setters: vec![target.setter],
        better: measure.better,
        comparison: None,
        rate: Rate::new(percent, digits, false),
        elapsed,
        gap,
        contradicted: contradicted.flatten(),
    })
}

/// What a figure that is not printed was derived from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Claim {
    /// The result is this share of the target, in per cent.
    Rate(Decimal),
    /// The completion rate is these percentage points ahead of the elapsed share.
    Lead(Decimal, Ratio),
    /// The result is this far above the target, in percentage points or in its unit.
    Above(Decimal),
    /// The result is this far above the target, in per cent of the target.
    AbovePercent(Decimal),
}

impl Claim {
    fn printed(self) -> Decimal {
        match self {
            Self::Rate(printed)
            | Self::Lead(printed, _)
            | Self::Above(printed)
            | Self::AbovePercent(printed) => printed,
        }
    }

    /// What the claimed figure is counted from.
    fn base(self) -> Ratio {
        match self {
            Self::Lead(_, elapsed) => elapsed.percent(),
            Self::AbovePercent(_) => Ratio::HUNDRED,
            Self::Rate(_) | Self::Above(_) => Ratio::ZERO,
        }
    }

    /// The first of `claims` that a figure follows from.
    fn of(claims: &Claims, phase: Phase) -> Option<Self> {
        Some(match (claims, phase) {
            (Claims { rate: Some(rate), .. }, _) => Self::Rate(*rate),
            (Claims { lead: Some(lead), .. }, Phase::During(gone)) => Self::Lead(*lead, gone),
            (Claims { distance: Some(distance), .. }, _) => match distance.measured_in {
                DistanceUnit::Percent => Self::AbovePercent(distance.value),
                DistanceUnit::Points | DistanceUnit::Unit => Self::Above(distance.value),
            },
            _ => return None,
        })
    }

    /// The target that `result` has when the claimed figure is `claimed`.
    fn target(self, result: Ratio, claimed: Ratio) -> Option<Ratio> {
        match self {
            Self::Above(_) => Some(result.minus(claimed)),
            _ => result.over(claimed.plus(self.base()).share()),
        }
    }

    /// The result that has `target` when the claimed figure is `claimed`.
    fn result(self, target: Ratio, claimed: Ratio) -> Option<Ratio> {
        Some(match self {
            Self::Above(_) => target.plus(claimed),
            _ => target.times(claimed.plus(self.base()).share()),
        })
    }
}

/// A figure that the report does not print but implies.
///
/// Printed figures are rounded, so it is only known to lie between two amounts: those that follow from the smallest and
/// the largest figures that print as given.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The printed figure that it follows from, besides the claim: the result, or the target.
    pub from: Figure,
    /// What the report states.
    pub claim: Claim,
    /// What follows, in the unit of `from`.
    pub value: Decimal,
    /// The least that it can be.
    pub low: Decimal,
    /// The most that it can be.
    pub high: Decimal,
}

impl Derived {
    /// What `derive` gives for `from` and what the report states of `target`, of a measure in `unit`.
    fn of(
        from: &Figure,
        target: &Target,
        phase: Phase,
        unit: &Unit,
        derive: impl Fn(Claim, Ratio, Ratio) -> Option<Ratio>,
    ) -> Option<Self> {
        let mut from = from.clone();
        let mut claim = Claim::of(&target.claims, phase)?;
        if let Claim::Above(distance) = claim {
            // Both in the larger of the two units, in which neither looks more exact than it is printed.
            let larger = unit.power() - from.unit.power();
            if larger.abs() > MAX_POWER {
                return None;
            }
            if larger > 0 {
                from = Figure { value: from.value.shift(-larger), unit: unit.clone(), ..from };
            } else {
                claim = Claim::Above(distance.shift(larger));
            }
        }
        Self::new(&from, claim, |amount, claimed| derive(claim, amount, claimed))
    }

    /// What `derive` gives for the figures of `from` and `claim`, each of which it follows monotonously.
    fn new(
        from: &Figure,
        claim: Claim,
        derive: impl Fn(Ratio, Ratio) -> Option<Ratio>,
    ) -> Option<Self> {
        let (value, printed) = (from.value, claim.printed());
        // A difference has the digits of the more exact figure, and its bounds may have one more: half a digit is added.
        let digits = match claim {
            Claim::Above(_) => value.scale().max(printed.scale()),
            _ => value.scale(),
        };
        let round =
            |amount: Ratio, digits| amount.round(amount.digits_apart(&[Ratio::ZERO], digits));
        let (less, more) = value.rounding_interval();
        let (least, most) = printed.rounding_interval();
        let mut corners = Vec::with_capacity(4);
        for (amount, claimed) in [(less, least), (less, most), (more, least), (more, most)] {
            corners.push(derive(amount, claimed)?);
        }
        corners.sort();
        // No more digits than the bounds have.
        let bound = |end: Ratio| match claim {
            Claim::Above(_) => end.round(digits + 1).trim_to(digits),
            _ => round(end, digits),
        };
        Some(Self {
            from: from.clone(),
            claim,
            value: round(derive(value.into(), printed.into())?, digits),
            low: bound(corners[0]),
            high: bound(corners[3]),
        })
    }

    /// The figure; marked as approximate, but for a difference of two printed ones.
    pub fn figure(&self) -> Figure {
        let about = !matches!(self.claim, Claim::Above(_));
        let qualifier = about.then_some(Qualifier::About);
        Figure { qualifier, ..Figure::new(self.value, self.from.unit.clone()) }
    }

    /// The completion rate in per cent that the report states, and its digits.
    pub fn percent(&self) -> Option<(Ratio, u8)> {
        let stated = matches!(self.claim, Claim::Rate(_) | Claim::Lead(..));
        let printed = self.claim.printed();
        stated.then(|| (Ratio::from(printed).plus(self.claim.base()), printed.scale()))
    }

    /// The completion rate in per cent that follows from what is stated alone, and its digits: the derived figure is
    /// rounded, and would make another.
    fn completed(&self) -> Option<(Ratio, u8)> {
        let printed = self.claim.printed();
        let percent = Ratio::from(printed).plus(self.claim.base());
        (!matches!(self.claim, Claim::Above(_))).then(|| (percent, printed.scale()))
    }

    /// The smallest and the largest `from` that print as given.
    pub fn from_interval(&self) -> [Decimal; 2] {
        interval(self.from.value, Ratio::ZERO)
    }

    /// The smallest and the largest completion rate in per cent, or distance, that print as given.
    pub fn claim_interval(&self) -> [Decimal; 2] {
        interval(self.claim.printed(), self.claim.base())
    }
}

/// The rounding interval of `value`, counted from `base`. One digit more than printed holds half a unit of the last one.
fn interval(value: Decimal, base: Ratio) -> [Decimal; 2] {
    let (low, high) = value.rounding_interval();
    [low, high].map(|end| end.plus(base).round(value.scale() + 1))
}

/// The result that follows from a target and what the report states about the two.
fn derived_result(report: &Report, measure: &Measure) -> Option<Derived> {
    measure.targets.iter().find_map(|target| {
        let from = target.entry.figure()?;
        let phase = phase(report, measure, target.setter);
        Derived::of(from, target, phase, &measure.unit, Claim::result)
    })
}
