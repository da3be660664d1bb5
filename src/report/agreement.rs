//! What must hold between a result and its target: enough to derive what is not printed, and printed claims that follow
//! from printed figures within rounding. Where they do not, the report may really say so: that is a warning.

use std::cmp::Ordering;

use super::{
    Aspect, Claims, Component, Distance, DistanceUnit, Entry, Figure, Indicator, Measure, Span,
    Target, Unit, Whole,
    part::{Notes, Place},
};
use crate::{Decimal, Origin, Problem, Ratio};

/// Numbers from the first to the second.
type Interval = (Ratio, Ratio);

/// Powers of ten between units up to which figures are compared.
const MAX_POWER: i32 = 9;

/// The part of `span` that a period within it has taken up: in equal months, or in days where one of the two is not
/// whole months. `None` where the period is not within it.
pub(super) fn elapsed(period: Span, span: Span) -> Option<Ratio> {
    if period.start < span.start || period.end > span.end {
        return None;
    }
    match (period.months(), span.months()) {
        (Some(part), Some(whole)) => Ratio::of(part.into(), whole.into()),
        _ => Ratio::of(period.days(), span.days()),
    }
}

/// A result and a target of it.
pub(super) struct Pair<'a> {
    pub(super) notes: &'a Notes,
    /// Where the target is.
    pub(super) at: &'a Place,
    pub(super) aspect: Aspect,
    pub(super) result: &'a Entry,
    pub(super) target: &'a Target,
    /// What results are about.
    pub(super) period: Option<Span>,
    /// When the target is to be reached.
    pub(super) span: Option<Span>,
}

impl Pair<'_> {
    /// Notes a fault in a field of the target; `false`, for what has a fault.
    fn fault(&self, field: &str, problem: Problem) -> bool {
        self.notes.add(&self.at.step(field), problem);
        false
    }

    /// Notes what does not hold; figures without a unit of their own are in `unit`.
    pub(super) fn check(&self, unit: &Unit) {
        let Claims { rate, distance, lead } = self.target.claims;
        let sizes = self.sizes(unit);
        let (result, target) = (self.result.figure(), self.target.entry.figure());
        let not_here = [
            ("rate", rate.is_some()),
            ("lead", lead.is_some()),
            // Of growth there are distances only, of what is expressly not set nothing.
            ("distance", distance.is_some() && self.aspect != Aspect::Growth),
        ];
        if (self.aspect == Aspect::Growth || self.target.entry == Entry::NotSet)
            && let Some((field, _)) = not_here.into_iter().find(|(_, there)| *there)
        {
            self.fault(field, Problem::FieldNotHere);
            return;
        }
        if let Some(distance) = distance
            && distance.measured_in == DistanceUnit::Points
            && !unit.is_percentage()
        {
            let (found, allowed) = ("points".to_owned(), &["unit", "percent"]);
            self.fault("distance.in", Problem::UnknownWord { found, allowed });
            return;
        }
        if let (Some(result), Some(target)) = (result, target) {
            self.units(result, target);
            if let Some((result, target)) = sizes {
                self.sizes_fit(result, target);
            }
        }
        let good = [
            rate.is_none_or(|rate| self.rate(rate, sizes)),
            distance.is_none_or(|distance| self.distance(distance, unit, sizes)),
            lead.is_none_or(|lead| self.lead(lead, rate, sizes)),
        ];
        if good.contains(&false) {
            return;
        }
        let completed = match (rate, sizes) {
            (Some(rate), _) => Some(rate.into()),
            (None, Some((result, target))) => result.over(target).map(Ratio::percent),
            _ => None,
        };
        if self.aspect == Aspect::Total
            && let Some(completed) = completed.filter(|rate| *rate > whole(300))
        {
            let (found, most) = (completed.round(1).trim().to_string(), "300");
            self.notes.warn(self.at, Problem::RateTooHigh { found, most });
        }
        if self.aspect == Aspect::Growth {
            let points = match (sizes, distance) {
                (Some((result, target)), _) => Some(result.minus(target)),
                (None, Some(distance)) => Some(distance.value.into()),
                _ => None,
            };
            if let Some(points) =
                points.filter(|points| *points > whole(40) || *points < whole(-40))
            {
                let (found, most) = (points.round(1).trim().to_string(), "40");
                self.notes.warn(self.at, Problem::FarFromTarget { found, most });
            }
        }
    }

    /// Result and target in the unit of the measure, where both are figures of units that are near enough.
    fn sizes(&self, unit: &Unit) -> Option<(Ratio, Ratio)> {
        let (result, target) = (self.result.figure()?, self.target.entry.figure()?);
        Some((size(result, unit)?, size(target, unit)?))
    }

    fn units(&self, result: &Figure, target: &Figure) {
        if result.unit.power() != target.unit.power() {
            let (found, due) = (target.unit.code(), result.unit.code());
            self.notes.warn(self.at, Problem::OtherScale { found, due });
        }
    }

    /// Rates are shown exactly up to 10^15 per cent.
    fn sizes_fit(&self, result: Ratio, target: Ratio) {
        let most = whole(10_i64.pow(13));
        let ratio = result.over(target);
        if self.aspect != Aspect::Growth && ratio.is_some_and(|ratio| ratio > most) {
            let found = ratio.map(|ratio| ratio.percent().round(0).to_string());
            let found = found.unwrap_or_default();
            self.notes.add(self.at, Problem::RateTooHigh { found, most: "10^15" });
        }
    }

    /// Whether both figures are printed without a qualifier, so that what follows from them is known within rounding.
    fn exact(&self, unit: &Unit) -> Option<(Interval, Interval)> {
        let (result, target) = (self.result.figure()?, self.target.entry.figure()?);
        Some((interval(result, unit)?, interval(target, unit)?))
    }

    fn rate(&self, rate: Decimal, sizes: Option<(Ratio, Ratio)>) -> bool {
        let derives = self.target.entry.figure().is_none() || self.result.figure().is_none();
        let least = if derives { 1 } else { 0 };
        if Ratio::from(rate) < whole(least) || Ratio::from(rate) > whole(10_000) {
            let (least, most) = (Some(least.to_string()), Some("10000".to_owned()));
            return self
                .fault("rate", Problem::OutOfRange { found: rate.to_string(), least, most });
        }
        let Some(figure) = self.target.entry.figure() else { return self.above_zero("rate") };
        if let Some((result, target)) = self.exact(&figure.unit)
            && let Some(follows) = quotient(result, target)
            && !overlap(percent(follows), rate.rounding_interval())
        {
            let follows = sizes.and_then(|(result, target)| Some(result.over(target)?.percent()));
            self.contradiction("rate", rate, follows, Origin::ResultAndTarget);
        }
        true
    }

    fn distance(&self, distance: Distance, unit: &Unit, sizes: Option<(Ratio, Ratio)>) -> bool {
        let Distance { value, measured_in } = distance;
        let share = Ratio::HUNDRED.plus(value.into());
        if measured_in == DistanceUnit::Percent && share < whole(1) {
            let (found, least) = (value.to_string(), Some("-99".to_owned()));
            let problem = Problem::OutOfRange { found, least, most: None };
            return self.fault("distance.value", problem);
        }
        match (self.result.figure(), self.target.entry.figure()) {
            (None, None) => self.fault("distance", Problem::Needs { fields: &["result"] }),
            (Some(result), None) => self.target_above_zero(distance, result, unit),
            (None, Some(_)) => true,
            (Some(_), Some(_)) => {
                let Some((result, target)) = self.exact(unit) else { return true };
                let (follows, exactly) = if measured_in == DistanceUnit::Percent {
                    let share = |(low, high): Interval| {
                        (low.minus(whole(1)).percent(), high.minus(whole(1)).percent())
                    };
                    let exactly = sizes.and_then(|(result, target)| {
                        Some(result.over(target)?.minus(whole(1)).percent())
                    });
                    (quotient(result, target).map(share), exactly)
                } else {
                    let exactly = sizes.map(|(result, target)| result.minus(target));
                    (Some((result.0.minus(target.1), result.1.minus(target.0))), exactly)
                };
                if follows.is_some_and(|follows| !overlap(follows, value.rounding_interval())) {
                    self.contradiction("distance", value, exactly, Origin::ResultAndTarget);
                }
                true
            }
        }
    }

    fn lead(&self, lead: Decimal, rate: Option<Decimal>, sizes: Option<(Ratio, Ratio)>) -> bool {
        let elapsed = self.period.zip(self.span).and_then(|(period, span)| elapsed(period, span));
        let derives = self.target.entry.figure().is_none() || self.result.figure().is_none();
        let Some(elapsed) = elapsed.map(Ratio::percent) else {
            // Where the dates have a fault, that is enough.
            if derives && self.period.is_some() {
                return self.fault("lead", Problem::NoSchedule);
            }
            return true;
        };
        let implied = elapsed.plus(lead.into());
        if derives && (implied < whole(1) || implied > whole(10_000)) {
            let least = whole(1).minus(elapsed).round(1).trim().to_string();
            let most = whole(10_000).minus(elapsed).round(1).trim().to_string();
            let (least, most) = (Some(least), Some(most));
            return self
                .fault("lead", Problem::OutOfRange { found: lead.to_string(), least, most });
        }
        let unit = self.target.entry.figure().map(|figure| &figure.unit);
        let figures = unit.and_then(|unit| self.exact(unit));
        let figures = figures.and_then(|(result, target)| Some(percent(quotient(result, target)?)));
        let follows = figures.or_else(|| rate.map(Decimal::rounding_interval));
        let exactly = sizes
            .and_then(|(result, target)| Some(result.over(target)?.percent()))
            .or_else(|| rate.map(Ratio::from));
        if let Some((low, high)) = follows
            && !overlap((low.minus(elapsed), high.minus(elapsed)), lead.rounding_interval())
        {
            let follows = exactly.map(|rate| rate.minus(elapsed));
            self.contradiction("lead", lead, follows, Origin::Schedule);
        }
        if self.target.entry.figure().is_some() || rate.is_some() {
            return true;
        }
        if self.result.figure().is_none() {
            return self.fault("lead", Problem::Needs { fields: &["result"] });
        }
        self.above_zero("lead")
    }

    /// Whether the result is one that a target follows from.
    fn above_zero(&self, field: &str) -> bool {
        let below = self.result.figure().filter(|result| result.value.sign() != Ordering::Greater);
        match below {
            None => true,
            Some(result) => {
                let result = result.value.to_string();
                self.fault(field, Problem::NoTargetFollows { result })
            }
        }
    }

    /// Whether the target of a total that follows from a distance is above zero.
    fn target_above_zero(&self, distance: Distance, result: &Figure, unit: &Unit) -> bool {
        if distance.measured_in == DistanceUnit::Percent {
            return self.above_zero("distance");
        }
        let target = size(result, unit).map(|size| size.minus(distance.value.into()));
        let below = target.filter(|target| self.aspect == Aspect::Total && *target <= Ratio::ZERO);
        match below {
            None => true,
            Some(target) => {
                let found = target.round(3).trim().to_string();
                self.fault("distance.value", Problem::NotAboveZero { found })
            }
        }
    }

    fn contradiction(&self, field: &str, printed: Decimal, follows: Option<Ratio>, from: Origin) {
        let due = follows.map_or(printed, |ratio| ratio.round(printed.scale() + 1)).to_string();
        let printed = printed.to_string();
        self.notes.warn(&self.at.step(field), Problem::DoesNotFollow { printed, due, from });
    }
}

/// Warns of shares of another indicator's total that do not follow from the two totals.
pub(super) fn shares(notes: &Notes, places: &[Place], indicators: &[Indicator]) {
    let total = |indicator: &Indicator| {
        indicator.measure(Aspect::Total).and_then(|measure| measure.result.figure().cloned())
    };
    for (indicator, place) in indicators.iter().zip(places) {
        let Some(share) = &indicator.share else { continue };
        let Whole::Indicator(index) = share.of else { continue };
        let (Some(part), Some(whole)) = (total(indicator), total(&indicators[index])) else {
            continue;
        };
        if part.unit.family() != whole.unit.family() {
            continue;
        }
        let intervals = interval(&part, &whole.unit).zip(interval(&whole, &whole.unit));
        let follows = intervals.and_then(|(part, whole)| quotient(part, whole)).map(percent);
        if follows.is_some_and(|follows| !overlap(follows, share.percent.rounding_interval())) {
            let exactly = size(&part, &whole.unit).and_then(|part| part.over(whole.value.into()));
            let exactly = exactly.map_or(Ratio::ZERO, Ratio::percent);
            let due = exactly.round(share.percent.scale() + 1).to_string();
            let (printed, from) = (share.percent.to_string(), Origin::PartAndWhole);
            let problem = Problem::DoesNotFollow { printed, due, from };
            notes.warn(&place.step("share"), problem);
        }
    }
}

/// Warns of parts that do not add up to their total.
pub(super) fn parts(notes: &Notes, place: &Place, total: &Measure, parts: &[Component]) {
    let Some(figure) = total.result.figure() else { return };
    let Some(due) = interval(figure, &figure.unit) else { return };
    let mut sum = (Ratio::ZERO, Ratio::ZERO);
    let mut exactly = Ratio::ZERO;
    for part in parts {
        let Some((low, high)) = interval(&part.figure, &figure.unit) else { return };
        sum = (sum.0.plus(low), sum.1.plus(high));
        exactly = exactly.plus(size(&part.figure, &figure.unit).unwrap_or(Ratio::ZERO));
    }
    if !parts.is_empty() && !overlap(sum, due) {
        let due = exactly.round(figure.value.scale() + 1).to_string();
        let printed = figure.value.to_string();
        notes.warn(place, Problem::DoesNotFollow { printed, due, from: Origin::Sum });
    }
}

fn whole(number: i64) -> Ratio {
    Decimal::new(number, 0).into()
}

/// A figure in `unit`; `None` where the two units are too far apart.
fn size(figure: &Figure, unit: &Unit) -> Option<Ratio> {
    let power = figure.unit.power() - unit.power();
    let ten = Ratio::of(10_i64.pow(power.unsigned_abs().min(18)), 1)?;
    let size = Ratio::from(figure.value);
    if power.abs() > MAX_POWER {
        None
    } else if power < 0 {
        size.over(ten)
    } else {
        Some(size.times(ten))
    }
}

/// The amounts in `unit` that print as the figure; `None` where a qualifier leaves that open.
fn interval(figure: &Figure, unit: &Unit) -> Option<Interval> {
    if figure.qualifier.is_some() {
        return None;
    }
    let scale = |bound: Ratio| {
        let one = Figure::new(Decimal::new(1, 0), figure.unit.clone());
        Some(bound.times(size(&one, unit)?))
    };
    let (low, high) = figure.value.rounding_interval();
    Some((scale(low)?, scale(high)?))
}

/// What quotients of two intervals can be; `None` where one can divide by zero or less.
fn quotient(part: Interval, whole: Interval) -> Option<Interval> {
    if whole.0 <= Ratio::ZERO {
        return None;
    }
    let low = part.0.over(if part.0 < Ratio::ZERO { whole.0 } else { whole.1 })?;
    let high = part.1.over(if part.1 < Ratio::ZERO { whole.1 } else { whole.0 })?;
    Some((low, high))
}

fn percent((low, high): Interval) -> Interval {
    (low.percent(), high.percent())
}

fn overlap(one: Interval, other: Interval) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

#[cfg(test)]
mod tests {
    use super::{elapsed, interval, overlap, percent, quotient, size, whole};
    use crate::{
        Decimal, Ratio,
        report::{Date, Figure, Qualifier, Span, Unit},
    };

    fn span(start: &str, end: &str) -> Span {
        let day = |text| Date::parse(text).expect("a day");
        Span { start: day(start), end: day(end) }
    }

    fn figure(value: &str, unit: &str) -> Figure {
        Figure::new(Decimal::parse(value).expect(value), Unit::parse(unit).expect(unit))
    }

    #[test]
    fn time_is_counted_in_months_where_it_can_be() {
        let year = span("2023-01-01", "2023-12-31");
        let share =
            |period, plan| elapsed(period, plan).map(|share| share.percent().round(2).to_string());
        assert_eq!(share(span("2023-01-01", "2023-06-30"), year).as_deref(), Some("50.00"));
        assert_eq!(share(span("2023-01-01", "2023-06-29"), year).as_deref(), Some("49.32"));
        assert_eq!(share(year, year).as_deref(), Some("100.00"));
        let five = span("2021-01-01", "2025-12-31");
        assert_eq!(share(span("2021-01-01", "2023-06-30"), five).as_deref(), Some("50.00"));
        assert_eq!(share(span("2022-01-01", "2022-06-30"), year), None, "before it");
        assert_eq!(share(span("2023-01-01", "2024-06-30"), year), None, "beyond it");
    }

    #[test]
    fn figures_are_compared_in_one_unit() {
        let yuan = Unit::parse("万元").expect("is built in");
        let of =
            |value, unit| size(&figure(value, unit), &yuan).map(|size| size.round(2).to_string());
        assert_eq!(of("1.5", "亿元").as_deref(), Some("15000.00"));
        assert_eq!(of("150", "元").as_deref(), Some("0.02"));
        assert_eq!(of("1", "10t-yuan").as_deref(), Some("1000000000.00"));
        let hundred_million = Unit::parse("元").expect("is built in");
        assert_eq!(size(&figure("1", "10t-yuan"), &hundred_million), None, "too far apart");
    }

    #[test]
    fn what_follows_is_known_within_rounding() {
        let unit = Unit::parse("亿元").expect("is built in");
        let of = |value| interval(&figure(value, "亿元"), &unit);
        let rate = quotient(of("407.9").expect("exact"), of("880").expect("exact")).map(percent);
        let rate = rate.expect("not zero");
        // 407.85 of 880.5 to 407.95 of 879.5.
        assert_eq!([rate.0, rate.1].map(|end| end.round(3).to_string()), ["46.320", "46.384"]);
        let printed = |text: &str| Decimal::parse(text).expect(text).rounding_interval();
        assert!(overlap(rate, printed("46.4")) && overlap(rate, printed("46")));
        assert!(!overlap(rate, printed("46.5")) && !overlap(rate, printed("46.39")));
        let mut about = figure("407.9", "亿元");
        about.qualifier = Some(Qualifier::About);
        assert_eq!(interval(&about, &unit), None);
    }

    #[test]
    fn quotients_have_signs() {
        let of = |low, high| (whole(low), whole(high));
        let ends = |part, other| {
            quotient(part, other)
                .map(|(low, high)| [low, high].map(|end: Ratio| end.round(1).to_string()))
        };
        assert_eq!(ends(of(-4, 2), of(1, 2)), Some(["-4.0".to_owned(), "2.0".to_owned()]));
        assert_eq!(ends(of(-4, -2), of(1, 2)), Some(["-4.0".to_owned(), "-1.0".to_owned()]));
        assert_eq!(ends(of(2, 4), of(1, 2)), Some(["1.0".to_owned(), "4.0".to_owned()]));
        assert_eq!(ends(of(2, 4), of(0, 2)), None);
    }

    /// The largest figures that are compared, and the smallest, fit.
    #[test]
    fn nothing_overflows() {
        let (large, small) = (figure("999999999999", "亿元"), figure("0.000001", "元"));
        for unit in ["元", "亿元"].map(|unit| Unit::parse(unit).expect("is built in")) {
            let both = interval(&large, &unit).zip(interval(&small, &unit));
            let (large, small) = both.expect("near enough");
            for (part, other) in [(large, small), (small, large)] {
                let follows = percent(quotient(part, other).expect("above zero"));
                overlap(follows, Decimal::parse("9999.9").expect("a rate").rounding_interval());
            }
        }
    }
}
