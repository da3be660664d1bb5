//! Exact decimals and ratios: the only arithmetic between a printed figure and a displayed one.
//!
//! A [`Decimal`] is a figure as a report prints it; a [`Ratio`] is what comes out when figures are
//! divided. Rounding happens once, when a ratio is shown. Binary floating point is absent here but
//! for [`Ratio::to_f64`], which a scene uses to place a mark.

use std::{cmp::Ordering, fmt};

use serde::{Deserialize, Serialize};

/// Most digits of a figure, before and after the point together: so few that the difference of two rates of figures fits
/// the 128 bits of a [`Ratio`]. A rate fits the 64 bits of a [`Decimal`] with three digits after the point, as no record
/// has a result of more than 10^13 times its target.
pub(crate) const MAX_DIGITS: usize = 12;
/// Most digits after the point.
pub(crate) const MAX_SCALE: u8 = 6;

/// Most digits after the point of a number that is shown. A rate as near to a mark as to need them is one of two numbers
/// of 12 digits at the most, however many of those are after the point, so that it differs from a share of the days of a
/// year by 2 × 10^-16 per cent at the least, and fits a [`Decimal`].
const MOST_SHOWN: u8 = 16;

/// A decimal number as printed: `5.0` and `5` are equal in value and differ in print.
///
/// At most 12 digits, of which at most 6 stand after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

impl Decimal {
    /// The number `mantissa × 10^-scale`.
    pub(crate) const fn new(mantissa: i64, scale: u8) -> Self {
        Self { mantissa, scale }
    }

    /// Reads an optional minus sign, digits, and optionally a point with more digits.
    ///
    /// `None` for anything else: empty text, a plus sign, grouping, an exponent, full-width digits,
    /// a bare point, more digits than a [`Decimal`] holds.
    ///
    /// ```
    /// use plan_chart::Decimal;
    /// assert_eq!(Decimal::parse("5.0").unwrap().to_string(), "5.0");
    /// assert_eq!(Decimal::parse("1e3"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (digits, ""),
        };
        if whole.is_empty()
            || whole.len() + fraction.len() > MAX_DIGITS
            || fraction.len() > usize::from(MAX_SCALE)
        {
            return None;
        }
        let mut mantissa = 0_i64;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            mantissa = mantissa * 10 + i64::from(byte - b'0');
        }
        if digits.len() < text.len() {
            mantissa = -mantissa;
        }
        // The length was checked to be at most MAX_SCALE.
        #[allow(clippy::cast_possible_truncation)]
        Some(Self::new(mantissa, fraction.len() as u8))
    }

    /// Digits after the point, as printed.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Digits after the point of the same number × 10^`power`.
    pub(crate) fn scale_in(self, power: i32) -> u8 {
        u8::try_from(i32::from(self.scale) - power).unwrap_or(0)
    }

    /// Below, at or above zero.
    pub fn sign(self) -> Ordering {
        self.mantissa.cmp(&0)
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self::new(self.mantissa.abs(), self.scale)
    }

    /// The number with the other sign.
    #[must_use]
    pub(crate) fn negated(self) -> Self {
        Self::new(-self.mantissa, self.scale)
    }

    /// The same number × 10^`power`, exactly: moves the point.
    pub(crate) fn shift(self, power: i32) -> Self {
        let scale = i32::from(self.scale) - power;
        match u8::try_from(scale) {
            Ok(scale) => Self::new(self.mantissa, scale),
            Err(_) => Self::new(self.mantissa * 10_i64.pow(scale.unsigned_abs()), 0),
        }
    }

    /// The same number `factor` times.
    pub(crate) fn times(self, factor: i64) -> Self {
        Self::new(self.mantissa * factor, self.scale)
    }

    /// The same number without zeros at the end of its fraction.
    pub(crate) fn trim(self) -> Self {
        self.trim_to(0)
    }

    /// The same without those beyond `least` digits.
    pub(crate) fn trim_to(self, least: u8) -> Self {
        let mut trimmed = self;
        while trimmed.scale > least && trimmed.mantissa % 10 == 0 {
            trimmed = Self::new(trimmed.mantissa / 10, trimmed.scale - 1);
        }
        trimmed
    }

    /// As printed, with an ASCII minus sign and no grouping.
    pub(crate) fn text(self) -> String {
        let scale = usize::from(self.scale);
        let mut rest = self.mantissa.unsigned_abs();
        // The last digit first; at least one is before the point.
        let mut digits = Vec::with_capacity(20);
        while rest > 0 || digits.len() <= scale {
            digits.push(b"0123456789"[(rest % 10) as usize]);
            rest /= 10;
        }
        let mut text = String::with_capacity(digits.len() + 2);
        if self.mantissa < 0 {
            text.push('-');
        }
        for (behind, digit) in digits.iter().enumerate().rev() {
            text.push(char::from(*digit));
            if behind == scale && scale > 0 {
                text.push('.');
            }
        }
        text
    }

    /// The interval of numbers that print as this one when rounded to its last digit.
    pub fn rounding_interval(self) -> (Ratio, Ratio) {
        let den = 2 * ten(self.scale);
        let twice = 2 * i128::from(self.mantissa);
        (Ratio::new(twice - 1, den), Ratio::new(twice + 1, den))
    }
}

impl fmt::Display for Decimal {
    /// As printed, with an ASCII minus sign and no grouping.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// An exact fraction. The denominator is positive.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Ratio {
    num: i128,
    den: i128,
}

impl Ratio {
    fn new(num: i128, den: i128) -> Self {
        let (num, den) = if den < 0 { (-num, -den) } else { (num, den) };
        let divisor = gcd(num.unsigned_abs(), den.unsigned_abs());
        // A divisor of an i128's magnitude that is not the magnitude of i128::MIN fits.
        let divisor = i128::try_from(divisor).unwrap_or(1).max(1);
        if divisor == 1 {
            return Self { num, den };
        }
        Self { num: num / divisor, den: den / divisor }
    }

    /// A share such as 181 of 365 days. `None` when `whole` is zero.
    pub fn of(part: i64, whole: i64) -> Option<Self> {
        (whole != 0).then(|| Self::new(part.into(), whole.into()))
    }

    pub(crate) const ZERO: Self = Self::whole(0);
    pub(crate) const HUNDRED: Self = Self::whole(100);

    /// A whole number.
    pub(crate) const fn whole(number: i128) -> Self {
        Self { num: number, den: 1 }
    }

    /// 10^`power`, for a power that a unit has: zero to 17.
    pub(crate) fn power_of_ten(power: i32) -> Self {
        Self { num: 10_i128.pow(power.unsigned_abs()), den: 1 }
    }

    /// Quotient, `None` when `other` is zero.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        (other.num != 0).then(|| Self::new(self.num * other.den, self.den * other.num))
    }

    /// Product.
    pub(crate) fn times(self, other: Self) -> Self {
        Self::new(self.num * other.num, self.den * other.den)
    }

    /// Sum.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self::new(self.num * other.den + other.num * self.den, self.den * other.den)
    }

    /// Difference.
    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(Self { num: -other.num, den: other.den })
    }

    /// A hundred times as much: a share in per cent, a difference of shares in percentage points.
    pub(crate) fn percent(self) -> Self {
        Self::new(self.num * 100, self.den)
    }

    /// A hundredth: per cent as a share.
    pub(crate) fn share(self) -> Self {
        Self::new(self.num, self.den * 100)
    }

    /// The largest whole number that is not above it.
    pub(crate) fn floor(self) -> i64 {
        i64::try_from(self.num.div_euclid(self.den)).unwrap_or(i64::MAX)
    }

    /// Rounded half away from zero to `scale` digits after the point. Never a negative zero.
    pub fn round(self, scale: u8) -> Decimal {
        let scaled = self.num.unsigned_abs() * ten(scale).unsigned_abs();
        let den = self.den.unsigned_abs();
        let rounded = i64::try_from((2 * scaled + den) / (2 * den)).unwrap_or(i64::MAX);
        Decimal::new(if self.num < 0 { -rounded } else { rounded }, scale)
    }

    /// The fewest digits after the point, `least` at the least, with which this looks like one of `marks`, which are whole
    /// numbers, only if it is.
    pub(crate) fn digits_apart(self, marks: &[Self], least: u8) -> u8 {
        let honest = |scale: &u8| {
            let shown = Self::from(self.round(*scale));
            shown == self || !marks.contains(&shown)
        };
        (least..MOST_SHOWN).find(honest).unwrap_or(MOST_SHOWN)
    }

    /// The nearest binary floating-point number, for placing a mark; never for showing a figure.
    #[allow(clippy::cast_precision_loss)]
    pub fn to_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Self {
        Self::new(decimal.mantissa.into(), ten(decimal.scale))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}

fn ten(scale: u8) -> i128 {
    10_i128.pow(scale.into())
}

fn gcd(a: u128, b: u128) -> u128 {
    // In machine words as soon as they are enough, which is nearly always: those divide many times as fast.
    if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
        return word_gcd(a, b).into();
    }
    if b == 0 { a } else { gcd(b, a % b) }
}

fn word_gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { word_gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect(text)
    }

    #[test]
    fn prints_what_it_read() {
        for text in ["5.0", "609.97", "0", "-3.2", "0.05", "-0.5", "999999999999", "0.001"] {
            assert_eq!(decimal(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_what_is_not_a_decimal() {
        for text in [
            "",
            "-",
            ".",
            "5.",
            ".5",
            "+5",
            "1e3",
            "NaN",
            "inf",
            "1,000",
            "５",
            "1 ",
            "1.2.3",
            "--1",
            "1234567890123",
            "0.1234567",
            "0x10",
            "1_000",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn rounds_half_away_from_zero_once() {
        for (part, whole, scale, expected) in [
            (2675, 1000, 2, "2.68"),
            (-2675, 1000, 2, "-2.68"),
            (1, 2, 0, "1"),
            (-1, 2, 0, "-1"),
            (-1, 1000, 1, "0.0"),
            (4635, 100, 1, "46.4"),
            (2, 3, 3, "0.667"),
        ] {
            assert_eq!(Ratio::of(part, whole).expect("whole").round(scale).to_string(), expected);
        }
    }

    #[test]
    fn calculates_exactly() {
        let ratio = Ratio::from(decimal("407.9")).over(decimal("880").into()).expect("not zero");
        assert_eq!(ratio.percent().round(1).to_string(), "46.4");
        let gap = ratio.minus(Ratio::of(1, 2).expect("half")).percent();
        assert_eq!(gap.round(1).to_string(), "-3.6");
        assert!(Ratio::from(decimal("1")).over(decimal("0.0").into()).is_none());
    }

    #[test]
    fn fractions_stay_small() {
        let of = |part, whole| Ratio::of(part, whole).expect("whole");
        assert_eq!(of(2, 3).times(of(3, 4)), of(1, 2));
        // Sixty factors that cancel: without that, the product of their parts fits no number.
        let product = (1..=60).fold(of(1, 1), |product, i| product.times(of(i + 1, i)));
        assert_eq!(product, of(61, 1));
    }

    #[test]
    fn the_point_moves_without_loss() {
        assert_eq!(decimal("407.9").shift(-1).to_string(), "40.79");
        assert_eq!(decimal("1.9").shift(4).to_string(), "19000");
        assert_eq!(decimal("880").shift(-1).trim().to_string(), "88");
    }

    #[test]
    fn the_largest_figures_do_not_overflow() {
        let large = decimal("999999999999");
        let small = decimal("0.001");
        let rate = Ratio::from(large).over(small.into()).expect("not zero");
        assert!(rate.percent().round(0).sign().is_gt());
        let (low, high) = large.rounding_interval();
        let (small_low, _) = decimal("0.002").rounding_interval();
        assert!(low.over(small_low) < high.over(small_low));
        let other = large.rounding_interval().1.over(decimal("0.003").into()).expect("not zero");
        assert!(other < rate && rate.minus(other).percent().round(4).sign().is_gt());
        // As far from each other as figures can be, with as many digits as they can have.
        let tiny = decimal("0.000001");
        let (most, least) =
            (Ratio::from(large).over(tiny.into()), Ratio::from(tiny).over(large.into()));
        let (most, least) = (most.expect("not zero").percent(), least.expect("not zero").percent());
        assert!(most > least && most.minus(least) < most);
        // The largest rate that a record can have.
        let rate = Ratio::from(decimal("10000000")).over(tiny.into()).expect("not zero").percent();
        assert_eq!(rate.round(3).to_string(), "1000000000000000.000");
    }

    /// A rate that is nearly the whole, of figures with as many digits as they can have, is not shown as the whole.
    #[test]
    fn what_is_nearly_reached_is_not_reached() {
        for (part, whole) in [("999999.999998", "999999.999999"), ("999999999998", "999999999999")]
        {
            let rate =
                Ratio::from(decimal(part)).over(decimal(whole).into()).expect("not zero").percent();
            let shown = rate.round(rate.digits_apart(&[Ratio::HUNDRED], 1)).to_string();
            assert_eq!(shown, "99.9999999999", "{part} of {whole}");
        }
        let half = Ratio::of(181, 365).expect("a year").percent();
        let rate = Ratio::from(decimal("495890.410959")).over(decimal("1000000").into());
        let gap = rate.expect("not zero").percent().minus(half);
        assert!(gap.round(gap.digits_apart(&[Ratio::ZERO], 1)).sign().is_gt());
    }
}
