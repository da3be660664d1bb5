//! English. Amounts are converted, not relabelled: 407.9亿元 is 40.79 billion yuan.

mod accessibility;
mod chart;
#[cfg(feature = "editor")]
pub(super) mod editor;
mod faults;
#[cfg(feature = "import")]
mod import;
mod labels;
mod scripts;

use std::cmp::Ordering;

use self::chart::{direction, no_target, noun, qualifier, target, the, written};
use super::{
    Attained, ChartWords as _, Extremes, Grown, Implied, Labels, NAMED, Planned, Position, Reached,
    TargetName, Words, Working,
};
use crate::{
    Decimal, Lang, Ratio,
    progress::{Claim, Derived, Gap, Verdict},
    report::{
        Better, Date, Figure, PartialDate, Period, Qualifier, Rank, Span, Thing, Unit,
        statements::Kind,
    },
};

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

/// A, B and C; where names have commas themselves: A; B, b; and C.
fn list(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| within(name)).collect();
    let commas = names.iter().any(|name| name.contains(','));
    let (comma, and) = if commas { ("; ", "; and ") } else { (", ", " and ") };
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}{and}{last}", rest.join(comma)),
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

/// Whether a target is reached.
fn judged(better: Better, verdict: Verdict) -> &'static str {
    match (better, verdict) {
        (Better::Neither, _) => "compared with its target",
        (_, Verdict::Open) => "about on target",
        (Better::More, Verdict::Met) => "target reached",
        (Better::More, Verdict::Missed) => "target not reached",
        (Better::Less, Verdict::Met) => "within the ceiling",
        (Better::Less, Verdict::Missed) => "above the ceiling",
    }
}

/// A span of time within a sentence: the first half of 2023.
fn within_text(span: Span) -> String {
    let Span { start, end } = span;
    let month = |number: u8| MONTHS[usize::from(number.clamp(1, 12) - 1)];
    let year = end.year;
    match (span.months(), start.year == year) {
        (Some(_), true) => match (start.month, end.month) {
            (1, 3) => format!("the first quarter of {year}"),
            (1, 6) => format!("the first half of {year}"),
            (1, 9) => format!("the first three quarters of {year}"),
            (1, 12) => format!("the year {year}"),
            (7, 12) => format!("the second half of {year}"),
            (from, to) if from == to => format!("{} {year}", month(from)),
            (from, to) => format!("the months from {} to {} {year}", month(from), month(to)),
        },
        (Some(_), false) if start.month == 1 && end.month == 12 => {
            format!("the years {} to {year}", start.year)
        }
        (Some(_), false) => format!(
            "the period from {} {} to {} {year}",
            month(start.month),
            start.year,
            month(end.month)
        ),
        (None, same) => {
            let first = if same { String::new() } else { format!(" {}", start.year) };
            let (from, to) = (month(start.month), month(end.month));
            format!("the period from {} {from}{first} to {} {to} {year}", start.day, end.day)
        }
    }
}

impl En {
    fn gap_sentence(&self, elapsed: Ratio, gap: Gap) -> String {
        let schedule = format!("the time schedule ({})", self.elapsed(elapsed));
        Self::gap(&schedule, &self.points(gap.value.abs()), gap)
    }

    /// What a report states about a result and a target, without the target.
    fn claimed(&self, what: &Implied<'_>) -> String {
        let schedule = what.schedule.map(|(elapsed, gap)| self.gap_sentence(elapsed, gap));
        let name = the(&target(&what.target_name));
        match what.derived.claim {
            Claim::Rate(rate) => {
                let schedule = schedule.map_or(String::new(), |schedule| format!(", {schedule}"));
                format!("{} of {name}{schedule}", self.percent(rate))
            }
            Claim::Lead(..) => format!(
                "{}, which makes a {} of {}",
                schedule.unwrap_or_default(),
                if what.target_name.better == Better::Less {
                    "used share"
                } else {
                    "completion rate"
                },
                self.rate(&what.rate)
            ),
            Claim::Above(distance) => {
                let size = Figure::new(distance.abs(), what.derived.from.unit.of_difference());
                format!("{} {} {name}", self.figure(&size), direction(distance.sign()))
            }
            Claim::AbovePercent(percent) => {
                format!("{} {} {name}", self.percent(percent.abs()), direction(percent.sign()))
            }
        }
    }

    /// The rate that follows from a distance to the target.
    fn implied_rate(&self, what: &Implied<'_>) -> String {
        if what.derived.percent().is_some() {
            return String::new();
        }
        let schedule = what.schedule.map(|(elapsed, gap)| self.gap_sentence(elapsed, gap));
        let schedule = schedule.map_or(String::new(), |schedule| format!(", {schedule}"));
        format!("; the result is {} of it{schedule}", self.rate(&what.rate))
    }

    /// A figure without its "about".
    fn exact(&self, derived: &Derived) -> String {
        self.figure(&Figure { qualifier: None, ..derived.figure() })
    }

    /// 100 − 21.7.
    fn sum(&self, terms: &[Decimal]) -> String {
        let mut text = String::new();
        for term in terms {
            match (text.is_empty(), term.sign()) {
                (true, _) => text = self.number(*term),
                (false, Ordering::Less) => text += &format!(" − {}", self.number(term.abs())),
                (false, _) => text += &format!(" + {}", self.number(*term)),
            }
        }
        text
    }
}

impl Words for En {
    fn labels(&self) -> &'static Labels {
        &labels::LABELS
    }

    fn said_of_schedule(&self, gap: Gap, elapsed: Ratio) -> String {
        self.gap_sentence(elapsed, gap)
    }

    fn said_of_target(
        &self,
        name: &TargetName<'_>,
        gap: Gap,
        unit: &Unit,
        verdict: Verdict,
    ) -> String {
        let reference = the(&target(name));
        if verdict == Verdict::Open && name.better != Better::Neither {
            return format!("about on {reference}");
        }
        let size = Figure::new(gap.value.abs(), unit.of_difference());
        Self::gap(&reference, &self.figure(&size), gap)
    }

    fn gap_alone(&self, gap: Gap) -> String {
        let about = if gap.about { "about " } else { "" };
        match gap.side() {
            Ordering::Equal => "level".to_owned(),
            side => format!("{about}{} {}", self.number(gap.value.abs()), direction(side)),
        }
    }

    fn span(&self, low: Decimal, high: Decimal, unit: &Unit) -> String {
        // From one to several is several.
        let sample = if low.trim() == Decimal::new(1, 0) { high } else { low };
        written(sample, unit).range(low, high)
    }

    fn span_of_time(&self, span: Span) -> String {
        let text = within_text(span);
        sentence(text.strip_prefix("the ").unwrap_or(&text))
    }

    fn within_sentence(&self, period: &Period, lang: Lang) -> String {
        period
            .name
            .as_ref()
            .map_or_else(|| within_text(period.span), |name| name.get(lang).to_owned())
    }

    fn measured_at(&self, date: PartialDate) -> String {
        self.date(date)
    }

    fn rank(&self, rank: &Rank, lang: Lang) -> String {
        let place = self.ranked(Decimal::new(rank.place.into(), 0), rank.among.get(lang));
        rank.of.map_or_else(|| place.clone(), |of| format!("{place} (of {of})"))
    }

    fn growth_heading(&self, setters: usize) -> &'static str {
        match setters {
            0 => "Growth",
            1 => "Growth against its target",
            2 => "Growth against two targets",
            _ => "Growth against several targets",
        }
    }

    fn heading(&self, name: &str) -> String {
        sentence(name)
    }

    fn target_column(&self, name: &str, heading: &str) -> String {
        format!("{}: {}", sentence(name), within(heading))
    }

    fn gap_column(&self, name: &str) -> String {
        format!("Against {}", the(name))
    }

    fn attained(&self, what: &Attained<'_>) -> String {
        let result = what.result.as_ref().map_or(String::new(), |result| format!("{result} "));
        let mut text = format!("{}: {result}in {}", what.name, what.period);
        for one in &what.against {
            let name = the(&target(&one.name));
            let amount =
                one.target.as_ref().map_or(String::new(), |target| format!(" of {target}"));
            text += &format!(", {} of {name}{amount}", self.rate(&one.rate));
            text += &one.comparison.as_ref().map_or(String::new(), |text| format!(" and {text}"));
        }
        text + "."
    }

    fn derived(&self, what: &Implied<'_>) -> String {
        let unit = &what.derived.from.unit;
        format!(
            "{}: {} in {}. The report puts this at {}. From this follows that {} is {} (between {}){}.",
            what.name,
            what.result,
            what.period,
            self.claimed(what),
            the(&target(&what.target_name)),
            self.figure(&what.derived.figure()),
            between(&self.span(what.derived.low, what.derived.high, unit)),
            self.implied_rate(what),
        )
    }

    fn working(&self, what: Working<'_>) -> String {
        let (derived, times, of, is) = match what {
            Working::Target(derived) => (derived, "÷", "result", "target"),
            Working::Result(derived) => (derived, "×", "target", "result"),
            Working::Sum(figure) => {
                let terms = figure.derived.as_ref().map_or(&[][..], |sum| sum.0.as_slice());
                return format!("{} = {}", self.sum(terms), self.figure(figure));
            }
        };
        let unit = &derived.from.unit;
        let from = self.figure(&derived.from);
        let [less, more] = derived.from_interval();
        let [least, most] = derived.claim_interval().map(|end| self.percent(end));
        let from_span = between(&self.span(less, more, unit));
        let span = between(&self.span(derived.low, derived.high, unit));
        let value = self.exact(derived);
        let rate = |percent: Ratio, digits: u8| self.percent(percent.round(digits));
        let sign = |added: Decimal| if added.sign() == Ordering::Less { "−" } else { "+" };
        let calculation = match (derived.claim, derived.percent()) {
            (Claim::Lead(lead, elapsed), Some((percent, digits))) => {
                let (elapsed, rate) = (self.elapsed(elapsed), rate(percent, digits));
                let lead = format!("{elapsed} {} {} = {rate}", sign(lead), self.points(lead.abs()));
                format!("{lead}; {from} {times} {rate} ≈ {value}")
            }
            (Claim::Above(distance), _) => {
                // From a result to its target the way is the other one.
                let sign = sign(if times == "×" { distance } else { distance.negated() });
                let size = self.figure(&Figure::new(distance.abs(), unit.of_difference()));
                return format!(
                    "{from} {sign} {size} = {value}. Printed figures are rounded, so the {is} lies between {span}."
                );
            }
            (Claim::AbovePercent(percent), _) => {
                let whole = format!("100% {} {}", sign(percent), self.percent(percent.abs()));
                format!("{from} {times} ({whole}) ≈ {value}")
            }
            (Claim::Rate(percent), _) => {
                format!("{from} {times} {} ≈ {value}", self.percent(percent))
            }
            (Claim::Lead(..), None) => String::new(),
        };
        format!(
            "{calculation}. Printed figures are rounded: the {of} lies between {from_span}, the \
             completion rate between {least} and {most}, so the {is} lies between {span}."
        )
    }

    fn contradiction(&self, name: &str, printed: &str, calculated: &str) -> String {
        format!("{name}: the report prints {printed}; its figures make {calculated}.")
    }

    fn sentence(&self, parts: &[String]) -> String {
        sentence(&format!("{}.", parts.join("; ")))
    }

    fn parts(&self, parts: &[String]) -> String {
        parts.join("; ")
    }

    fn revised(&self, name: &str, former: &str, until: Option<PartialDate>) -> String {
        let when = until.map_or_else(|| "later".to_owned(), |date| self.date(date));
        format!("{name}: the target was {former} before it was revised ({when}).")
    }

    fn names(&self, names: &[&str]) -> String {
        if names.len() > NAMED { counted(names.len()) } else { list(names) }
    }

    fn positions(&self, positions: &[(Position, Vec<&str>)], annual: bool) -> String {
        let (a, total) = if annual { ("an", "annual total") } else { ("a", "total") };
        let mut sentences = Vec::new();
        let mut parts = Vec::new();
        let mut count = 0;
        for (position, names) in positions {
            let Position::Schedule(side, elapsed) = position else { continue };
            count += names.len();
            let schedule = match elapsed {
                _ if !parts.is_empty() => "it".to_owned(),
                Some(elapsed) => format!("the time schedule ({})", self.elapsed(*elapsed)),
                None => "the time schedule".to_owned(),
            };
            // "Stood" fits one name and several, jobs and investment alike.
            parts.push(format!("{} stood {} {schedule}", self.names(names), direction(*side)));
        }
        if count > 0 {
            let counted = counted(count);
            sentences.push(format!("Of {counted} with {a} {total} to reach, {}", parts.join("; ")));
        }
        for (position, names) in positions {
            match position {
                Position::Schedule(..) => {}
                Position::Target(..) | Position::Growth(..) => {
                    let heading = self.position(*position, annual);
                    sentences.push(format!("{heading}: {}", self.names(names)));
                }
                Position::Untargeted if count == 0 => {
                    sentences.push(format!("No {total} to reach: {}", self.names(names)));
                }
                Position::Untargeted => {
                    sentences.push(format!("{} had no such total", sentence(&self.names(names))));
                }
            }
        }
        sentences.join(". ") + "."
    }

    fn position(&self, position: Position, annual: bool) -> String {
        match position {
            Position::Untargeted => no_target(annual).to_owned(),
            Position::Schedule(side, elapsed) => {
                let elapsed = elapsed.map_or(String::new(), |e| format!(" ({})", self.elapsed(e)));
                sentence(&format!("{} the time schedule{elapsed}", direction(side)))
            }
            Position::Target(better, verdict) => sentence(judged(better, verdict)),
            Position::Growth(better, verdict) => format!("Growth: {}", judged(better, verdict)),
        }
    }

    fn growth_reached(&self, planned: &[Planned<'_>]) -> String {
        let one = |planned: &Planned<'_>| {
            let Planned { name, count, reached } = planned;
            let reach = if name.better == Better::Less { "at or below" } else { "at or above" };
            format!("{reach} {}: {reached} of {count}", the(&target(name)))
        };
        let planned: Vec<_> = planned.iter().map(one).collect();
        format!("Indicators with growth {}.", planned.join("; "))
    }

    fn rates(&self, what: &Extremes<'_, Reached>, better: Better) -> String {
        let one = |(name, (rate, comparison)): &(&str, Reached)| {
            let comparison =
                if comparison.is_empty() { String::new() } else { format!(", {comparison}") };
            format!("{}, {}{comparison}", within(name), self.rate(rate))
        };
        let rate = match better {
            Better::More => "completion rate",
            Better::Less => "share of a ceiling used",
            Better::Neither => "share of a target",
        };
        match (&what.highest, &what.lowest) {
            (Some(highest), Some(lowest)) if highest.0 != lowest.0 => {
                format!("highest {rate}: {}; lowest: {}", one(highest), one(lowest))
            }
            (Some(only), _) => format!("{rate}: {}", one(only)),
            _ => String::new(),
        }
    }

    fn untargeted(&self, names: &[&str], annual: bool) -> String {
        let total = if annual { "an annual total" } else { "a total" };
        format!("without {total}, result only: {}", self.names(names))
    }

    fn growth(&self, what: &Extremes<'_, Grown>) -> String {
        let one = |(name, (percent, gaps)): &(&str, Grown)| {
            let change = self.change(&Figure::new(*percent, Unit::PERCENT));
            let start = format!("{}, {change}", within(name));
            gaps.iter().fold(start, |text, gap| format!("{text}, {gap}"))
        };
        let mut text = match (&what.highest, &what.lowest) {
            (Some(highest), Some(lowest)) if highest.0 != lowest.0 => {
                format!("Highest growth: {}; lowest: {}", one(highest), one(lowest))
            }
            (Some(only), _) => format!("Growth: {}", one(only)),
            _ => return "The report prints no growth.".to_owned(),
        };
        if !what.without.is_empty() {
            text += &format!("; in words only: {}", self.names(&what.without));
        }
        text + "."
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

    fn note(&self, number: usize) -> String {
        format!("Note {number}")
    }

    fn count(&self, figures: usize) -> String {
        if figures == 1 { "1 figure".to_owned() } else { format!("{figures} figures") }
    }

    fn unit(&self, unit: &Unit) -> String {
        // Tenths are in per cent: 7 of them are 7 times 10 %.
        let tenths = i32::from(unit.thing == Thing::Tenths);
        times(i32::from(unit.zeros) + tenths, noun(unit))
    }

    fn qualifier(&self, of: Option<Qualifier>) -> &'static str {
        let (before, behind) = qualifier(of);
        if before.is_empty() { behind.trim_start() } else { before }
    }

    fn origin(
        &self,
        title: &str,
        publisher: Option<&str>,
        published: Option<PartialDate>,
    ) -> String {
        let publisher = publisher.map_or(String::new(), |publisher| format!(", {publisher}"));
        let published = published.map_or(String::new(), |date| format!(", published {date}"));
        format!("{title}{publisher}{published}")
    }

    fn data_kind(&self, totals_from: Option<Date>, growth: bool) -> String {
        let totals = totals_from.map(|date| {
            let month = MONTHS[usize::from(date.month.clamp(1, 12) - 1)];
            let day = if date.day == 1 { String::new() } else { format!("{} ", date.day) };
            format!("accumulated from {day}{month}")
        });
        let growth = growth.then(|| "growth on the same period of the year before".to_owned());
        totals.into_iter().chain(growth).collect::<Vec<_>>().join("; ")
    }

    fn dated(&self, until: Date, revision: Date) -> String {
        format!("Data until {until}; last revised {revision}")
    }
}
