//! English.

use std::cmp::Ordering;

use super::{SheetLabels, StatementWords};
use crate::{
    Decimal,
    i18n::{
        Words as _,
        en::{En, qualifier},
        file::{FileWords as _, times},
    },
    report::statements::{Counter, Kind, Measured, Number, Part, Statements},
};

impl StatementWords for En {
    fn counted(&self, number: &Number, counter: &Counter) -> String {
        let scaled = |value: Decimal| self.number(value.shift(counter.zeros));
        let to = number.to.map_or(String::new(), |to| format!(" to {}", scaled(to)));
        let value = scaled(number.value);
        let noun = if value == "1" && to.is_empty() { &counter.one } else { &counter.en };
        let gap = if noun == "%" { "" } else { " " };
        format!("{}{value}{to}{gap}{noun}", qualifier(number.qualifier))
    }

    fn ranked(&self, place: Decimal, among: &str) -> String {
        let digits = place.to_string();
        let ending = match digits.as_bytes() {
            [.., b'1', _] => "th",
            [.., b'1'] => "st",
            [.., b'2'] => "nd",
            [.., b'3'] => "rd",
            _ => "th",
        };
        format!("{digits}{ending} {among}")
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
                times(self, counter.zeros, &counter.en)
            }
        }
    }

    fn count(&self, figures: usize) -> String {
        if figures == 1 { "1 figure".to_owned() } else { format!("{figures} figures") }
    }

    fn sheet_labels(&self) -> &'static SheetLabels {
        &LABELS
    }
}

static LABELS: SheetLabels = SheetLabels {
    heading: "Every figure in the report’s text",
    hint: "In the report’s order, section by section, in this page’s own words. Only figures that count the same thing share a scale; bars start at zero; in those of a target the bold line is the target, the dashed one the time schedule. A figure is its own link.",
    planned_hint: "What the report promises for the second half. Where it gives a first-half figure for the same thing, the two stand side by side. Except for jobs it never says whether the second comes on top of the first, so nothing is worked out.",
    terms_hint: "The report explains these terms; here they are explained in this page’s own words.",
    parts: ["First half", "Problems", "Second half", "Terms"],
    search: "Find",
    area: "Section",
    every_area: "All",
    none_found: "Nothing found",
    csv: "Download all figures (CSV)",
    from_table: "The report’s text holds many more figures: all of them, one by one, to search",
    copy: "Copy link",
    copied: "Copied",
    related: "Related",
    chart: "Chart",
    done_already: "First half",
    to_come: "Second half",
    words: "Terms",
    note: "Note ",
    jump: "Go to",
    colon: ": ",
    semicolon: "; ",
};
