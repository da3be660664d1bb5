//! English. Amounts are converted, not relabelled: 407.9亿元 is 40.79 billion yuan.

mod accessibility;
mod chart;
mod faults;
mod labels;
mod scripts;

use std::cmp::Ordering;

use self::chart::{NO_TARGET, direction, qualifier, scale, short};
use super::{
    Attained, ChartWords as _, Completion, Extremes, Grown, Implied, Labels, Planned, Reached,
    StatedAs, Words,
};
use crate::{
    Decimal, Lang, Ratio,
    progress::{Authority, Gap},
    report::{
        Date, Figure, Measure, Period, Qualifier, Unit,
        statements::{Counter, Kind, Measured, Number, Part, Statements},
    },
};

impl Lang {
    /// English.
    pub const EN: Self = Self::new("en");
}

#[derive(Debug)]
pub(super) struct En;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A range within a sentence: 85.2 and 86.2 billion yuan.
fn between(span: &str) -> String {
    let ends = span.split_once(' ').and_then(|(low, rest)| Some((low, rest.strip_prefix("to ")?)));
    ends.map_or_else(|| span.to_owned(), |(low, high)| format!("{low} and {high}"))
}

/// A, B and C.
fn list(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| within(name)).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// Text as it begins a sentence.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// Indicators, with small numbers in words.
fn counted(count: usize) -> String {
    const SMALL: [&str; 9] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match SMALL.get(count.wrapping_sub(1)) {
        Some(&"one") => "one indicator".to_owned(),
        Some(word) => format!("{word} indicators"),
        None => format!("{count} indicators"),
    }
}

/// A name as it stands within a sentence: GDP, but retail sales.
fn within(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_ascii_lowercase() => {
            format!("{}{}", first.to_ascii_lowercase(), chars.as_str())
        }
        _ => name.to_owned(),
    }
}

/// 1st, 2nd, 3rd, 4th, 11th.
fn ordinal(place: Decimal) -> String {
    let digits = place.to_string();
    let ending = match digits.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    digits + ending
}

/// What is counted in ones of 1 and `zeros` zeros: 10,000 people.
fn times(zeros: i32, noun: &str) -> String {
    match zeros {
        0 => noun.to_owned(),
        8 => format!("100 million {noun}"),
        _ => format!("{} {noun}", En.number(Decimal::new(1, 0).shift(zeros))),
    }
}

impl En {
    fn gap_sentence(&self, elapsed: Ratio, gap: Gap) -> String {
        let schedule = format!("the time schedule ({})", self.elapsed(elapsed));
        self.gap(&schedule, "percentage points", gap)
    }
}

impl Words for En {
    fn labels(&self) -> &'static Labels {
        &labels::LABELS
    }

    fn gap_alone(&self, gap: Gap) -> String {
        let about = if gap.about { "about " } else { "" };
        match gap.side() {
            Ordering::Equal => "level".to_owned(),
            side => format!("{about}{} {}", self.number(gap.points.abs()), direction(side)),
        }
    }

    fn span(&self, low: Decimal, high: Decimal, unit: Unit) -> String {
        let (power, counted) = scale(low, unit);
        let (low, high) = (low.shift(power), high.shift(power));
        format!("{} to {}{counted}", self.number(low), self.number(high))
    }

    fn period(&self, period: &Period) -> String {
        let text = self.within_sentence(period);
        sentence(text.strip_prefix("the ").unwrap_or(&text))
    }

    fn within_sentence(&self, period: &Period) -> String {
        let Period { year, start, end } = *period;
        let month = |number: u8| MONTHS[usize::from(number.clamp(1, 12) - 1)];
        let whole_months = start.day == 1 && end.ends_month();
        match (start.month, end.month) {
            (from, to) if !whole_months => {
                let (first, last) = (start.day, end.day);
                format!("the period from {first} {} to {last} {} {year}", month(from), month(to))
            }
            (1, 3) => format!("the first quarter of {year}"),
            (1, 6) => format!("the first half of {year}"),
            (1, 9) => format!("the first three quarters of {year}"),
            (1, 12) => format!("the year {year}"),
            (7, 12) => format!("the second half of {year}"),
            (from, to) if from == to => format!("{} {year}", month(from)),
            (from, to) => format!("the months from {} to {} {year}", month(from), month(to)),
        }
    }

    fn authority(&self, authority: Authority) -> &'static str {
        match authority {
            Authority::Plan => "district annual plan",
            Authority::Municipal => "municipal annual target",
            Authority::Both => "annual target of district and city",
        }
    }

    fn attained(&self, what: &Attained<'_>) -> String {
        let mut text = format!("{}: {} in {}", what.name, what.result, what.period);
        for (authority, target, rate, gap) in &what.against {
            text += &format!(
                ", {} of the {} of {target} and {}",
                self.rate(rate),
                self.authority(*authority),
                self.gap_sentence(what.elapsed, *gap)
            );
        }
        text + "."
    }

    fn derived(&self, what: &Implied<'_>) -> String {
        let gap = self.gap_sentence(what.elapsed, what.gap);
        let stated = match what.stated {
            StatedAs::OfAnnualTarget(rate) => {
                format!("{} of the annual target, {gap}", self.percent(rate))
            }
            StatedAs::OfTarget(rate) => format!(
                "{} of “the target”, without calling it annual; that is {gap}",
                self.percent(rate)
            ),
            StatedAs::Ahead(_) => {
                format!("{gap}, which makes a completion rate of {}", self.rate(&what.rate))
            }
        };
        format!(
            "{}: {} in {}. The report puts this at {stated}. From this follows an annual target of {} \
             (between {}).",
            what.name,
            what.result,
            what.period,
            what.target,
            between(&what.span),
        )
    }

    fn working(&self, what: &Implied<'_>) -> String {
        let lead = match what.stated {
            StatedAs::Ahead(points) => format!(
                "{} + {} = {}; ",
                self.elapsed(what.elapsed),
                self.points(points),
                self.rate(&what.rate)
            ),
            _ => String::new(),
        };
        let [less, more, least, most] = what.rounding;
        format!(
            "{lead}{} ÷ {} ≈ {}. Printed figures are rounded: the result lies between {}, the \
             completion rate between {} and {}, so the target lies between {}.",
            what.result,
            self.rate(&what.rate),
            what.target.strip_prefix("about ").unwrap_or(&what.target),
            between(&self.span(less, more, what.unit)),
            self.percent(least),
            self.percent(most),
            between(&what.span),
        )
    }

    fn completion(&self, what: &Completion<'_>) -> String {
        let count = what.above.len() + what.on.len() + what.below.len();
        let elapsed = what.elapsed.map_or(String::new(), |e| format!(" ({})", self.elapsed(e)));
        let mut parts = Vec::new();
        for (names, side) in [
            (&what.above, Ordering::Greater),
            (&what.on, Ordering::Equal),
            (&what.below, Ordering::Less),
        ] {
            if !names.is_empty() {
                let schedule = if parts.is_empty() {
                    format!("the time schedule{elapsed}")
                } else {
                    "it".to_owned()
                };
                // "Stood" fits one name and several, jobs and investment alike.
                parts.push(format!("{} stood {} {schedule}", list(names), direction(side)));
            }
        }
        let mut text = match count {
            0 => "No indicator has an annual total to reach".to_owned(),
            _ => {
                format!("Of {} with an annual total to reach, {}", counted(count), parts.join("; "))
            }
        };
        if !what.untargeted.is_empty() {
            text += &format!(". {} had no such total", sentence(&list(&what.untargeted)));
        }
        text + "."
    }

    fn standing(&self, side: Option<Ordering>, elapsed: Ratio) -> String {
        match side {
            None => NO_TARGET.to_owned(),
            Some(side) => sentence(&format!(
                "{} the time schedule ({})",
                direction(side),
                self.elapsed(elapsed)
            )),
        }
    }

    fn growth_reached(&self, planned: &[Planned]) -> String {
        let one = |planned: &Planned| {
            let Planned { authority, count, reached } = *planned;
            format!("at or above the {}: {reached} of {count}", short(authority))
        };
        let planned: Vec<_> = planned.iter().map(one).collect();
        format!("Indicators with growth {}.", planned.join("; "))
    }

    fn rates(&self, what: &Extremes<'_, Reached>) -> String {
        let one = |(name, (rate, gap)): &(&str, Reached)| {
            format!("{}, {}, {}", within(name), self.rate(rate), self.gap_to_schedule(*gap))
        };
        let mut text = match (&what.highest, &what.lowest) {
            (Some(highest), Some(lowest)) if highest.0 != lowest.0 => {
                format!("Highest completion rate: {}; lowest: {}", one(highest), one(lowest))
            }
            (Some(only), _) => format!("Completion rate: {}", one(only)),
            _ => return format!("{}.", NO_TARGET),
        };
        if !what.without.is_empty() {
            text += &format!("; without an annual total, result only: {}", list(&what.without));
        }
        text + "."
    }

    fn growth(&self, what: &Extremes<'_, Grown>) -> String {
        let one = |(name, (percent, gaps)): &(&str, Grown)| {
            let start = format!(
                "{}, {}",
                within(name),
                self.change(&Figure { value: *percent, unit: Unit::Percent, qualifier: None })
            );
            gaps.iter()
                .fold(start, |text, gap| format!("{text}, {}", self.gap_to_target(gap.0, gap.1)))
        };
        let mut text = match (&what.highest, &what.lowest) {
            (Some(highest), Some(lowest)) if highest.0 != lowest.0 => {
                format!("Highest growth: {}; lowest: {}", one(highest), one(lowest))
            }
            (Some(only), _) => format!("Growth: {}", one(only)),
            _ => return "The report prints no growth.".to_owned(),
        };
        if !what.without.is_empty() {
            text += &format!("; in words only: {}", list(&what.without));
        }
        text + "."
    }

    fn counted(&self, number: &Number, counter: &Counter) -> String {
        let scaled = |value: Decimal| self.number(value.shift(counter.zeros));
        let to = number.to.map_or(String::new(), |to| format!(" to {}", scaled(to)));
        let value = scaled(number.value);
        let noun = if value == "1" && to.is_empty() { &counter.one } else { &counter.en };
        let gap = if noun == "%" { "" } else { " " };
        format!("{}{value}{to}{gap}{noun}", qualifier(number.qualifier))
    }

    fn ranked(&self, place: Decimal, among: &str) -> String {
        format!("{} {among}", ordinal(place))
    }

    fn grown(&self, size: &str, side: Ordering) -> String {
        match side {
            Ordering::Greater => format!("up {size}"),
            Ordering::Equal => "unchanged on the year before".to_owned(),
            Ordering::Less => format!("down {size}"),
        }
    }

    fn of_goal(&self, rate: &str) -> String {
        format!("{rate} of the target")
    }

    fn lead(&self, points: &str) -> String {
        format!("{points} above the time schedule")
    }

    fn qualifying(&self, parent: &str, kind: Kind) -> String {
        let what = match kind {
            Kind::Growth => "growth on the year before",
            Kind::Rate => "share of the target",
            Kind::Ahead => "against the time schedule",
            _ => "remark",
        };
        format!("{parent}: {what}")
    }

    fn place(&self, area: &str, part: Part, number: usize) -> String {
        match (number, part) {
            (0, _) => area.to_owned(),
            (_, Part::Done | Part::Planned) => format!("{area}, paragraph {number}"),
            (_, Part::Problems) => format!("{area}, problem {number}"),
            (_, Part::Terms) => format!("{area}, entry {number}"),
        }
    }

    fn unit_of(&self, all: &Statements, number: &Number) -> String {
        match number.unit {
            Measured::In(unit) => self.unit(unit),
            Measured::Counted(counter) => {
                let counter = &all.counters[counter];
                times(counter.zeros, &counter.en)
            }
        }
    }

    fn note(&self, number: usize) -> String {
        format!("Note {number}")
    }

    fn count(&self, figures: usize) -> String {
        if figures == 1 { "1 figure".to_owned() } else { format!("{figures} figures") }
    }

    fn unit(&self, unit: Unit) -> String {
        let noun = match unit.measure() {
            Measure::Rate => "%",
            Measure::Difference => "percentage points",
            Measure::Money => "yuan",
            Measure::People => "people",
            Measure::PersonTimes => "person-times",
            Measure::Homes => "homes",
        };
        times(unit.zeros(), noun)
    }

    fn qualifier(&self, of: Option<Qualifier>) -> &'static str {
        qualifier(of)
    }

    fn aside(&self, heading: &str, part: &str) -> String {
        format!("{heading} ({part})")
    }

    fn origin(&self, title: &str, publisher: &str, published: Option<Date>) -> String {
        let published = published.map_or(String::new(), |date| format!(", published {date}"));
        format!("{title}, {publisher}{published}")
    }

    fn dated(&self, until: Date, revision: Date) -> String {
        format!("Data until {until}; last revised {revision}")
    }
}
