//! What charts draw in English.

use std::cmp::Ordering;

use super::{En, MONTHS};
use crate::{
    Decimal, Lang, Ratio,
    i18n::{ChartWords, TargetName},
    progress::{Gap, Verdict},
    report::{Better, Figure, PartialDate, Qualifier, Thing, Unit},
};

/// Where there is no target for a total: one of the year, or any.
pub(super) fn no_target(annual: bool) -> &'static str {
    if annual { "No annual total set" } else { "No total set" }
}

/// How an amount is written: what is before the number, how many places its point moves, and what is behind it.
pub(super) struct Written {
    before: &'static str,
    power: i32,
    behind: String,
}

/// What is counted, as a word behind a number.
pub(super) fn noun(unit: &Unit) -> &str {
    match &unit.thing {
        Thing::Percent | Thing::Tenths => "%",
        Thing::Number => "",
        Thing::Points => "percentage points",
        Thing::IndexPoints => "points",
        Thing::Yuan => "yuan",
        Thing::Dollars => "dollars",
        Thing::Euros => "euros",
        Thing::People => "people",
        Thing::PersonTimes => "person-times",
        Thing::Households => "households",
        Thing::Items => "items",
        Thing::Projects => "projects",
        Thing::Homes => "homes",
        Thing::Hectares => "ha",
        Thing::SquareMetres => "m²",
        Thing::Kilometres => "km",
        Thing::Tonnes => "tonnes",
        Thing::Jin => "jin",
        Thing::KilowattHours => "kWh",
        Thing::CarbonTonnes => "t CO2e",
        Thing::OilTonnes => "toe",
        Thing::Named(named) => named.name.get(Lang::EN),
    }
}

/// How amounts like `sample` in `unit` are written. Money is in millions at least, once it is in thousands or more; other
/// things are from a million on.
pub(super) fn written(sample: Decimal, unit: &Unit) -> Written {
    let zeros = i32::from(unit.zeros);
    let plain = |behind: String| Written { before: "", power: zeros, behind };
    let before = match unit.thing {
        Thing::Dollars => "$",
        Thing::Euros => "€",
        _ => "",
    };
    let noun = noun(unit);
    match &unit.thing {
        Thing::Percent => return plain("%".to_owned()),
        Thing::Tenths => return Written { before, power: zeros + 1, behind: "%".to_owned() },
        // Prefixes of the metric system.
        Thing::CarbonTonnes | Thing::OilTonnes => {
            let (power, prefix) = match zeros {
                0 => (0, ""),
                3 | 4 => (3, "k"),
                6 | 8 => (6, "M"),
                9 => (9, "G"),
                _ => (12, "T"),
            };
            return Written { before, power: zeros - power, behind: format!(" {prefix}{noun}") };
        }
        Thing::Named(named) => {
            let single =
                named.one.as_ref().filter(|_| zeros == 0 && sample.trim() == Decimal::new(1, 0));
            let noun = single.map_or(noun, |one| one.get(Lang::EN));
            if zeros == 0 {
                let gap = if noun.starts_with('%') { "" } else { " " };
                return plain(format!("{gap}{noun}"));
            }
        }
        _ => {}
    }
    let money = matches!(unit.thing, Thing::Yuan | Thing::Dollars | Thing::Euros);
    let amount = Ratio::from(sample.abs()).times(Ratio::power_of_ten(zeros));
    let at_least = |power| amount >= Ratio::power_of_ten(power);
    let (power, word) = match zeros {
        0 => (0, ""),
        _ if at_least(13) => (12, " trillion"),
        _ if at_least(9) => (9, " billion"),
        _ if at_least(6) || money || zeros >= 6 => (6, " million"),
        _ => (0, ""),
    };
    let noun =
        if before.is_empty() && !noun.is_empty() { format!(" {noun}") } else { String::new() };
    Written { before, power: zeros - power, behind: format!("{word}{noun}") }
}

/// What is before a number and behind it.
pub(super) fn qualifier(qualifier: Option<Qualifier>) -> (&'static str, &'static str) {
    match qualifier {
        None => ("", ""),
        Some(Qualifier::About) => ("about ", ""),
        Some(Qualifier::Around) => ("around ", ""),
        Some(Qualifier::Nearly) => ("nearly ", ""),
        Some(Qualifier::Over) => ("over ", ""),
        Some(Qualifier::Below) => ("under ", ""),
        Some(Qualifier::MoreThan) => ("more than ", ""),
        Some(Qualifier::LessThan) => ("less than ", ""),
        Some(Qualifier::AtLeast) => ("at least ", ""),
        Some(Qualifier::NotBelow) => ("not below ", ""),
        Some(Qualifier::OrMore) => ("", " or more"),
        Some(Qualifier::AtMost) => ("at most ", ""),
        Some(Qualifier::OrLess) => ("", " or less"),
        Some(Qualifier::Aim) => ("aiming for ", ""),
    }
}

pub(super) fn direction(side: Ordering) -> &'static str {
    match side {
        Ordering::Greater => "above",
        Ordering::Equal => "on",
        Ordering::Less => "below",
    }
}

/// What a target is called: district plan, municipal ceiling, ceiling.
pub(super) fn target(name: &TargetName<'_>) -> String {
    let ceiling = name.better == Better::Less;
    if ceiling && name.only {
        return "ceiling".to_owned();
    }
    let own = name.setters.join(" and ");
    if ceiling { format!("ceiling of {}", the(&own)) } else { own }
}

/// A name with its article.
pub(super) fn the(name: &str) -> String {
    if name.starts_with("the ") { name.to_owned() } else { format!("the {name}") }
}

/// Short forms for labels: 40.79bn yuan; people are plain numbers, as the indicator says what it counts.
pub(super) fn abbreviated(amount: &str) -> String {
    let mut short = amount.to_owned();
    for noun in [" people", " person-times"] {
        if let Some(number) = short.strip_suffix(noun) {
            short = number.to_owned();
        }
    }
    for (long, brief) in [(" trillion", "tn"), (" billion", "bn"), (" million", "m")] {
        short = short.replace(long, brief);
    }
    short
}

impl Written {
    /// An amount in words. A point that moved leaves zeros that were not printed: 880 is 88, not 88.0; but 110.0 is 11.00.
    pub(super) fn amount(&self, value: Decimal) -> String {
        format!("{}{}", self.number(value, true), self.behind)
    }

    /// Its number, with the sign before the currency's.
    fn number(&self, value: Decimal, trim: bool) -> String {
        let whole = value.scale() == 0;
        let value = value.shift(self.power);
        let value = if trim && whole && self.power < 0 { value.trim() } else { value };
        let minus = if value.sign() == Ordering::Less { "−" } else { "" };
        format!("{minus}{}{}", self.before, En.number(value.abs()))
    }

    /// From one amount to another, with all their digits.
    pub(super) fn range(&self, low: Decimal, high: Decimal) -> String {
        let percent = if self.behind == "%" { "%" } else { "" };
        let [low, high] = [low, high].map(|end| self.number(end, false));
        format!("{low}{percent} to {high}{}", self.behind)
    }
}

impl En {
    pub(super) fn elapsed(&self, elapsed: Ratio) -> String {
        self.percent(elapsed.percent().round(1).trim())
    }

    /// A distance with its direction to a reference: 3.6 points above schedule.
    pub(super) fn gap(reference: &str, size: &str, gap: Gap) -> String {
        if gap.side() == Ordering::Equal {
            return format!("on {reference}");
        }
        let about = if gap.about { "about " } else { "" };
        format!("{about}{size} {} {reference}", direction(gap.side()))
    }
}

impl ChartWords for En {
    fn fonts(&self) -> &'static str {
        "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif"
    }

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
        let (before, behind) = qualifier(figure.qualifier);
        let amount = written(figure.value, &figure.unit).amount(figure.value);
        format!("{before}{amount}{behind}")
    }

    fn label(&self, figure: &Figure) -> String {
        abbreviated(&self.figure(figure))
    }

    fn range(&self, low: &Figure, high: &Figure) -> String {
        let (before, behind) = qualifier(low.qualifier);
        let range = written(low.value, &low.unit).range(low.value, high.value);
        abbreviated(&format!("{before}{range}{behind}"))
    }

    fn percent(&self, percent: Decimal) -> String {
        format!("{}%", self.number(percent))
    }

    fn points(&self, points: Decimal) -> String {
        format!("{} percentage points", self.number(points))
    }

    fn date(&self, date: PartialDate) -> String {
        let PartialDate { year, month, day } = date;
        let month = month.map(|month| MONTHS[usize::from(month.clamp(1, 12) - 1)]);
        match (month, day) {
            (Some(month), Some(day)) => format!("{day} {month} {year}"),
            (Some(month), None) => format!("{month} {year}"),
            _ => year.to_string(),
        }
    }

    fn schedule(&self, elapsed: Ratio) -> String {
        format!("Time schedule {}", self.elapsed(elapsed))
    }

    fn gap_to_schedule(&self, gap: Gap, elapsed: Option<Ratio>) -> String {
        let elapsed = elapsed.map_or(String::new(), |e| format!(" ({})", self.elapsed(e)));
        let size = format!("{} points", self.number(gap.value.abs()));
        Self::gap(&format!("schedule{elapsed}"), &size, gap)
    }

    fn gap_to_target(
        &self,
        name: &TargetName<'_>,
        gap: Gap,
        unit: &Unit,
        verdict: Verdict,
    ) -> String {
        let reference = target(name);
        if verdict == Verdict::Open && name.better != Better::Neither {
            return format!("about on {reference}");
        }
        let unit = unit.of_difference();
        let size = if unit.is_points() {
            format!("{} points", self.number(gap.value.abs()))
        } else {
            self.figure(&Figure::new(gap.value.abs(), unit))
        };
        Self::gap(&reference, &size, gap)
    }

    fn gap_in_percent(&self, name: &TargetName<'_>, gap: Gap) -> String {
        Self::gap(&target(name), &self.percent(gap.value.abs()), gap)
    }

    fn within_target(&self, name: &TargetName<'_>) -> String {
        format!("within the range of {}", the(&target(name)))
    }

    fn target_label(&self, name: Option<&TargetName<'_>>, amount: &str) -> String {
        let label = name.map_or_else(|| "Target".to_owned(), |name| super::sentence(&target(name)));
        format!("{label} {amount}").trim_end().to_owned()
    }

    fn of_target(&self, name: Option<&TargetName<'_>>, amount: &str) -> String {
        match name {
            Some(name) if amount.is_empty() => format!("of {}", the(&target(name))),
            Some(name) => format!("of {amount} ({})", target(name)),
            None => format!("of {amount}"),
        }
    }

    fn derived_label(&self, target: &str) -> [String; 2] {
        ["Derived target".to_owned(), abbreviated(target)]
    }

    fn mark_label(&self, name: &TargetName<'_>, amount: &str, derived: bool) -> String {
        let derived = if derived { " (derived)" } else { "" };
        format!("{} {amount}{derived}", super::sentence(&target(name)))
    }

    fn baseline(&self, figure: &str, date: PartialDate) -> String {
        format!("{}: {figure}", self.date(date))
    }

    fn aside(&self, heading: &str, part: &str) -> String {
        format!("{heading} ({part})")
    }

    fn about(&self) -> &'static str {
        "about "
    }

    fn no_target(&self, annual: bool) -> &'static str {
        no_target(annual)
    }

    fn unknown_kind(&self, kind: &str) -> String {
        format!("chart: there is no “{kind}”")
    }

    fn needs_indicator(&self) -> String {
        "indicator: this chart must name one".to_owned()
    }

    fn unknown_indicator(&self, id: &str) -> String {
        format!("indicator: the record has none with the id “{id}”")
    }

    fn untargeted_indicator(&self, id: &str) -> String {
        format!("indicator: “{id}” has no total to reach, so no gauge")
    }

    fn empty_chart(&self, kind: &str) -> String {
        format!("chart: the record has nothing to show as “{kind}”")
    }
}
