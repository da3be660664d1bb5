//! What charts draw in English.

use std::cmp::Ordering;

use super::En;
use crate::{
    Decimal, Ratio,
    i18n::ChartWords,
    progress::{Authority, Gap},
    report::{Figure, Measure, Qualifier, Unit},
};

/// Where there is no annual target for a total.
pub(super) const NO_TARGET: &str = "No annual total set";

/// How many places the point of an amount in `unit` moves, and the words behind it.
///
/// Money is in billions from one billion on, else in millions.
pub(super) fn scale(sample: Decimal, unit: Unit) -> (i32, &'static str) {
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

pub(super) fn direction(side: Ordering) -> &'static str {
    match side {
        Ordering::Greater => "above",
        Ordering::Equal => "on",
        Ordering::Less => "below",
    }
}

pub(super) fn short(authority: Authority) -> &'static str {
    match authority {
        Authority::Plan => "district plan",
        Authority::Municipal => "municipal target",
        Authority::Both => "both targets",
    }
}

/// Short forms for labels: 40.79bn yuan; people are plain numbers, as the indicator says what it counts.
pub(super) fn abbreviated(amount: &str) -> String {
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

impl En {
    pub(super) fn elapsed(&self, elapsed: Ratio) -> String {
        self.percent(elapsed.percent().round(1).trim())
    }

    pub(super) fn gap(&self, reference: &str, unit: &str, gap: Gap) -> String {
        if gap.side() == Ordering::Equal {
            return format!("on {reference}");
        }
        let about = if gap.about { "about " } else { "" };
        let points = self.number(gap.points.abs());
        format!("{about}{points} {unit} {} {reference}", direction(gap.side()))
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
        let (power, counted) = scale(figure.value, figure.unit);
        let value = figure.value.shift(power);
        // A point that moved leaves zeros that were not printed: 880 is 88, not 88.0.
        let value = if power < 0 { value.trim() } else { value };
        format!("{}{}{counted}", qualifier(figure.qualifier), self.number(value))
    }

    fn label(&self, figure: &Figure) -> String {
        abbreviated(&self.figure(figure))
    }

    fn estimate(&self, amount: Decimal, unit: Unit) -> String {
        let (power, counted) = scale(amount, unit);
        format!("about {}{counted}", self.number(amount.shift(power)))
    }

    fn percent(&self, percent: Decimal) -> String {
        format!("{}%", self.number(percent))
    }

    fn points(&self, points: Decimal) -> String {
        format!("{} percentage points", self.number(points))
    }

    fn schedule(&self, elapsed: Ratio) -> String {
        format!("Time schedule {}", self.elapsed(elapsed))
    }

    fn gap_to_schedule(&self, gap: Gap) -> String {
        self.gap("schedule", "points", gap)
    }

    fn gap_to_target(&self, authority: Authority, gap: Gap) -> String {
        self.gap(short(authority), "points", gap)
    }

    fn target_label(&self, target: &str) -> String {
        format!("Target {target}")
    }

    fn of_target(&self, target: &str) -> String {
        format!("of {target}")
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
        format!("{whose}{percent}")
    }

    fn about(&self) -> &'static str {
        "about "
    }

    fn no_target(&self) -> &'static str {
        NO_TARGET
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
        format!("indicator: “{id}” has no annual total to reach, so no gauge")
    }
}
