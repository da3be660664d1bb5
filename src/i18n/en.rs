//! English. Amounts are converted, not relabelled: 407.9亿元 is 40.79 billion yuan.

use std::cmp::Ordering;

use super::{
    Attained, Completion, Extremes, Grown, Implied, Labels, LargePrint, PageWords, Reached,
    Sentences, Standing, StatedAs, Words,
};
use crate::{
    Decimal, Ratio,
    joined::{joined, strung},
    progress::{Authority, Gap},
    report::{Figure, Measure, Period, Qualifier, Unit},
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

/// How many places the point of an amount in `unit` moves, and the words behind it.
///
/// Money is told in billions from one billion on, else in millions.
fn scale(sample: Decimal, unit: Unit) -> (i32, &'static str) {
    match unit.measure() {
        Measure::Rate => (0, "%"),
        Measure::Difference => (0, " percentage points"),
        Measure::People => (unit.zeros(), " people"),
        Measure::PersonTimes => (unit.zeros(), " person-times"),
        Measure::Homes => (unit.zeros(), " homes"),
        Measure::Money => {
            let billion =
                Ratio::from(sample.abs().shift(unit.zeros() - 4)) >= Ratio::BILLION_IN_10K;
            if billion {
                (unit.zeros() - 9, " billion yuan")
            } else {
                (unit.zeros() - 6, " million yuan")
            }
        }
    }
}

pub(super) fn qualifier(qualifier: Option<Qualifier>) -> &'static str {
    match qualifier {
        None => "",
        Some(Qualifier::About) => "about ",
        Some(Qualifier::Over) => "over ",
        Some(Qualifier::Nearly) => "nearly ",
        Some(Qualifier::AtLeast) => "at least ",
        Some(Qualifier::Below) => "under ",
    }
}

fn direction(side: Ordering) -> &'static str {
    match side {
        Ordering::Greater => "above",
        Ordering::Equal => "on",
        Ordering::Less => "below",
    }
}

fn short(authority: Authority) -> &'static str {
    match authority {
        Authority::Plan => "district plan",
        Authority::Municipal => "municipal target",
        Authority::Both => "both targets",
    }
}

/// Short forms for labels: 40.79bn yuan; people are plain numbers, as the indicator says what it counts.
fn abbreviated(amount: &str) -> String {
    const SHORT: [(&str, &str); 4] = [
        (" people", ""),
        (" person-times", ""),
        (" billion yuan", "bn yuan"),
        (" million yuan", "m yuan"),
    ];
    let shortened =
        |(long, short): &(&str, &str)| Some(amount.strip_suffix(long)?.to_owned() + short);
    SHORT.iter().find_map(shortened).unwrap_or_else(|| amount.to_owned())
}

/// A span within a sentence: 85.2 and 86.2 billion yuan.
fn between(span: &str) -> String {
    let ends = span.split_once(' ').and_then(|(low, rest)| Some((low, rest.strip_prefix("to ")?)));
    ends.map_or_else(|| span.to_owned(), |(low, high)| format!("{low} and {high}"))
}

/// A, B and C.
fn list(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| within(name)).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", joined(rest, ", ")),
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

impl En {
    fn elapsed(&self, elapsed: Ratio) -> String {
        self.percent(elapsed.percent().round(1).trim())
    }

    fn gap(&self, reference: &str, unit: &str, gap: Gap) -> String {
        if gap.side() == Ordering::Equal {
            return strung(&["on ", reference]);
        }
        let about = if gap.about { "about " } else { "" };
        let points = self.number(gap.points.abs());
        strung(&[about, &points, " ", unit, " ", direction(gap.side()), " ", reference])
    }

    fn gap_sentence(&self, elapsed: Ratio, gap: Gap) -> String {
        let schedule = format!("the time schedule ({})", self.elapsed(elapsed));
        self.gap(&schedule, "percentage points", gap)
    }
}

impl Words for En {
    fn number(&self, number: Decimal) -> String {
        let text = number.abs().text();
        // The point and what follows it.
        let fraction = match usize::from(number.scale()) {
            0 => 0,
            digits => digits + 1,
        };
        let mut grouped = String::new();
        if number.sign() == Ordering::Less {
            grouped.push('−');
        }
        for (index, digit) in text.chars().enumerate() {
            let left = text.len() - index;
            if index > 0 && left > fraction && (left - fraction).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    fn figure(&self, figure: &Figure) -> String {
        let (power, counted) = scale(figure.value, figure.unit);
        let value = figure.value.shift(power);
        // A point that moved leaves zeros that were not printed: 880 is 88, not 88.0.
        let value = if power < 0 { value.trim() } else { value };
        strung(&[qualifier(figure.qualifier), &self.number(value), counted])
    }

    fn label(&self, figure: &Figure) -> String {
        abbreviated(&self.figure(figure))
    }

    fn estimate(&self, amount: Decimal, unit: Unit) -> String {
        let (power, counted) = scale(amount, unit);
        strung(&["about ", &self.number(amount.shift(power)), counted])
    }

    fn percent(&self, percent: Decimal) -> String {
        strung(&[&self.number(percent), "%"])
    }

    fn points(&self, points: Decimal) -> String {
        strung(&[&self.number(points), " percentage points"])
    }

    fn schedule(&self, elapsed: Ratio) -> String {
        strung(&["Time schedule ", &self.elapsed(elapsed)])
    }

    fn gap_to_schedule(&self, gap: Gap) -> String {
        self.gap("schedule", "points", gap)
    }

    fn gap_to_target(&self, authority: Authority, gap: Gap) -> String {
        self.gap(short(authority), "points", gap)
    }

    fn target_label(&self, target: &str) -> String {
        strung(&["Target ", target])
    }

    fn of_target(&self, target: &str) -> String {
        strung(&["of ", target])
    }

    fn derived_label(&self, target: &str) -> [String; 2] {
        ["Derived target".to_owned(), abbreviated(target)]
    }

    fn growth_target_label(&self, authority: Authority, percent: &str) -> String {
        let whose = match authority {
            Authority::Plan => "Plan ",
            Authority::Municipal => "City ",
            Authority::Both => "Both ",
        };
        strung(&[whose, percent])
    }

    fn about(&self) -> &'static str {
        "about "
    }

    fn no_target(&self) -> &'static str {
        NO_TARGET
    }
}

impl Sentences for En {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn change(&self, growth: &Figure) -> String {
        let size = self.figure(&Figure { value: growth.value.abs(), ..*growth });
        match growth.value.sign() {
            Ordering::Greater => format!("up {size}"),
            Ordering::Equal => "unchanged on the year before".to_owned(),
            Ordering::Less => format!("down {size}"),
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
                format!(
                    "Of {} with an annual total to reach, {}",
                    counted(count),
                    joined(&parts, "; ")
                )
            }
        };
        if !what.untargeted.is_empty() {
            text += &format!(". {} had no such total", sentence(&list(&what.untargeted)));
        }
        text + "."
    }

    fn standing(&self, groups: &[Standing<'_>]) -> String {
        let planned = groups.iter().filter(|group| !group.sides.is_empty());
        let count: usize = planned.clone().map(|group| group.names.len()).sum();
        let parts: Vec<_> = planned
            .map(|group| {
                let sides = match group.sides[..] {
                    [(a, first), (b, second)] if first == second => {
                        format!("{} both the {} and the {}", direction(first), short(a), short(b))
                    }
                    ref sides => {
                        let one = |(a, side): &(Authority, Ordering)| {
                            format!("{} the {}", direction(*side), short(*a))
                        };
                        joined(&sides.iter().map(one).collect::<Vec<_>>(), " but ")
                    }
                };
                format!("{} stood {sides}", list(&group.names))
            })
            .collect();
        match count {
            0 => "No indicator has a planned growth rate.".to_owned(),
            _ => format!(
                "Of {} with a planned growth rate, {}.",
                counted(count),
                joined(&parts, "; ")
            ),
        }
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
}

/// Said where there is no annual target for a total.
const NO_TARGET: &str = "No annual total set";

static LABELS: Labels = Labels {
    minus: "minus ",
    indicator: "Indicator",
    result: "Result",
    annual_target: "Annual target",
    completion_rate: "Completion rate",
    against_schedule: "Against the time schedule",
    growth: "Growth on the year before",
    plan: "District annual plan",
    plan_gap: "Against the district plan",
    municipal: "Municipal annual target",
    municipal_gap: "Against the municipal target",
    derived_target: "Derived annual target",
    derived_span: "Range of the target",
    municipal_total: "Municipal target: total",
    municipal_growth: "Municipal target: growth",
    result_total: "Result: total",
    result_growth: "Result: growth",
    section: "Place in the report",
    none: "—",
    bars_heading: "Results and annual targets",
    growth_heading: "Growth against two targets",
    gauges_heading: "How much of each target is done",
    derived_heading: "Further targets the report mentions",
    headline_heading: "All headline indicators",
    key_result: "Result",
    key_target: "Annual target",
    key_schedule: "Time schedule",
    key_growth: "Growth on the year before",
    key_derived: "Target derived from a stated rate",
};

pub(super) static PAGE: PageWords = PageWords {
    title: "How far the plan has come",
    half_year_question: "Half the year is gone. How much of the plan is done?",
    question: "How much of the plan is done so far?",
    description: "Charts, tables and explanations: each indicator against its annual targets and the time schedule.",
    skip: "Skip to content",
    walk: "Marks one by one, with the arrow keys",
    tools: "Save and share",
    picture_file: "SVG chart",
    data_file: "CSV data",
    own_name: "English",
    large_print: LargePrint {
        label: "Large print",
        lead: "This page has large letters and shows what matters most.",
        gauges_hint: "The longer the arc, the more is done. A full arc means that the target for the whole year is met. The dashed line shows how much of the year has gone.",
        growth_hint: "How many per cent more or less than in the same months of the year before. The diamond is the district’s own plan, the triangle the target set by the city.",
        table_hint: "All the main indicators of the report. “/” means that the report says there is no target; a blank means that it says nothing.",
        more_heading: "If you want more",
        more: "The standard page has every chart and every figure of the report.",
    },
    to_standard: "Standard page",
    accessibility: "Accessibility",
    back: "Back to the charts",
    still_pictures: "Some charts on this page are shown as still pictures; figures and tables are complete.",
    show_table: "Show data table",
    gauges_hint: "A full arc is the whole annual target. The dashed mark is the time schedule: the part of the year that has gone.",
    bars_hint: "Each indicator has its own scale: the bold line is its annual target, the dashed line the time schedule.",
    growth_hint: "Growth on the same period of the year before. Growth is never pro-rated: it is held against the planned rate as it is.",
    derived_hint: "The report does not print these targets, only the share done or the lead over the time schedule. They are worked back from that; the arcs are drawn in segments, and the range comes from rounding.",
    table_hint: "Seven indicators and two sets of targets, as in the report’s table. “/” means that the report expressly sets none; a blank means that it prints nothing.",
    every_chart: "All charts",
    whole_page: "Open the whole page",
    other_version: "The version of the data shown here is not the one that was asked for:",
    source_line: "Source",
    terms_heading: "What the words mean",
    terms: &[
        (
            "Time schedule",
            "The part of the year that has gone, counted in equal months: 50% at half-year. It is a reference, not a verdict: much work is not spread evenly over a year.",
        ),
        ("Completion rate", "The result divided by the annual target."),
        (
            "Percentage point",
            "The difference of two percentages: 46.4% is 3.6 percentage points below 50%. Labels say “points” for short.",
        ),
        ("District annual plan", "The plan for the year that the district set itself."),
        (
            "Municipal annual target",
            "The performance target for the year that the city set the district.",
        ),
        ("Growth on the year before", "Compared with the same period of the year before."),
        (
            "Derived",
            "Not printed in the report but worked out from figures that are; the working is shown.",
        ),
    ],
    definitions: "The indicators",
    caveats_heading: "What is missing or in doubt",
    source_heading: "Source and dates",
    source_title: "Report",
    publisher: "Issued by",
    published: "Date of issue",
    published_unknown: "not given in the text used",
    data_until: "Data up to",
    data_kind: "Kind of data",
    data_kind_text: "accumulated from January; growth on the same period of the year before",
    revision: "Record last changed",
    responsible: "Responsible office",
    responsible_text: "not given in the text used",
};
