//! All words of a language.

use std::cmp::Ordering;

use super::{Attained, ChartWords, Completion, Extremes, FaultWords, Grown, Implied, Labels, Planned, Reached};
use crate::{
    Decimal, Lang, Ratio,
    progress::{Authority, Gap},
    report::{
        Date, Figure, Period, Qualifier, Unit,
        statements::{Counter, Kind, Measured, Number, Part, Statement, Statements, Value},
    },
};

/// All words of a language: what charts draw (above), sentences about charts, the quantities of a
/// report's text, files, faults of records (above), and every fixed text.
pub trait Words: ChartWords + FaultWords {
    /// The fixed texts.
    fn labels(&self) -> &'static Labels;

    // Sentences about charts.

    /// `text` as a screen reader should say it: a minus before a number in words.
    fn spoken(&self, text: &str) -> String {
        let mut spoken = String::with_capacity(text.len());
        let mut last = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let number = chars.peek().is_some_and(char::is_ascii_digit) && !last.is_ascii_digit();
            if matches!(c, '−' | '-') && number {
                spoken += self.labels().table.minus;
            } else {
                spoken.push(c);
            }
            last = c;
        }
        spoken
    }
    /// Growth with its direction in words: 下降3.2%.
    fn change(&self, growth: &Figure) -> String {
        let size = self.figure(&Figure { value: growth.value.abs(), ..*growth });
        self.grown(&size, growth.value.sign())
    }
    /// A gap in percentage points where its head says so, and to what: below 3.6.
    fn gap_alone(&self, gap: Gap) -> String;
    /// Two amounts between which a derived one lies.
    fn span(&self, low: Decimal, high: Decimal, unit: Unit) -> String;
    /// The part of the year: first half of 2023.
    fn period(&self, period: &Period) -> String;
    /// The same within a sentence; Chinese leaves the year out.
    fn within_sentence(&self, period: &Period) -> String;
    /// The name of a target, in full.
    fn authority(&self, authority: Authority) -> &'static str;
    /// The sentence of a gauge.
    fn attained(&self, what: &Attained<'_>) -> String;
    /// The sentence of a gauge whose target is derived.
    fn derived(&self, what: &Implied<'_>) -> String;
    /// The calculation of a derived target.
    fn working(&self, what: &Implied<'_>) -> String;
    /// How totals compare with the time schedule, in one sentence.
    fn completion(&self, what: &Completion<'_>) -> String;
    /// The heading over indicators whose totals are above, on or below the time schedule; `None`: they have no annual
    /// target for the total.
    fn standing(&self, side: Option<Ordering>, elapsed: Ratio) -> String;
    /// How many indicators have reached each planned growth rate, in one sentence.
    fn growth_reached(&self, planned: &[Planned]) -> String;
    /// The sentence of the completion bars.
    fn rates(&self, what: &Extremes<'_, Reached>) -> String;
    /// The sentence of the growth bars.
    fn growth(&self, what: &Extremes<'_, Grown>) -> String;

    // The quantities of a report's text.

    /// A quantity with all that belongs to it: qualifier, number, unit, direction.
    fn statement(&self, all: &Statements, one: &Statement, lang: Lang) -> String {
        let number = match &one.value {
            Value::Words(words) => return words.get(lang).to_owned(),
            Value::Rank { place, among } => return self.ranked(*place, among.get(lang)),
            Value::Number(number) => number,
        };
        let signless = one.kind == Kind::Growth;
        let value = if signless { number.value.abs() } else { number.value };
        let quantity = match number.unit {
            Measured::Counted(counter) => {
                self.counted(&Number { value, ..*number }, &all.counters[counter])
            }
            Measured::In(unit) => match number.to {
                Some(to) => self.span(value, to, unit),
                None => self.figure(&Figure { value, unit, qualifier: number.qualifier }),
            },
        };
        match one.kind {
            Kind::Growth => self.grown(&quantity, number.value.sign()),
            Kind::Rate => self.of_goal(&quantity),
            Kind::Ahead => self.lead(&quantity),
            _ => quantity,
        }
    }
    /// A number of things with its qualifier.
    fn counted(&self, number: &Number, counter: &Counter) -> String;
    /// A place in an order: 2nd in the city.
    fn ranked(&self, place: Decimal, among: &str) -> String;
    /// Growth by `size`, its direction in words.
    fn grown(&self, size: &str, side: Ordering) -> String;
    /// A share of a target.
    fn of_goal(&self, rate: &str) -> String;
    /// A lead over the time schedule.
    fn lead(&self, points: &str) -> String;
    /// The name of a figure without one of its own that qualifies the one called `parent`.
    fn qualifying(&self, parent: &str, kind: Kind) -> String;
    /// Where a topic is printed: its area's place and its number there.
    fn place(&self, area: &str, part: Part, number: usize) -> String;
    /// The unit of the raw number in a record: 10,000 people.
    fn unit_of(&self, all: &Statements, number: &Number) -> String;
    /// The name of a note by its number.
    fn note(&self, number: usize) -> String;
    /// How many figures there are.
    fn count(&self, figures: usize) -> String;

    // Files to download.

    /// A unit as the heading of numbers: 100 million yuan.
    fn unit(&self, unit: Unit) -> String;
    /// The word of a qualifier, or nothing.
    fn qualifier(&self, qualifier: Option<Qualifier>) -> &'static str;
    /// A heading with the part of it that a column holds: result (unit).
    fn aside(&self, heading: &str, part: &str) -> String;
    /// Where figures were printed, and by whom.
    fn origin(&self, title: &str, publisher: &str, published: Option<Date>) -> String;
    /// Up to which day figures go, and when they were last revised.
    fn dated(&self, until: Date, revision: Date) -> String;
}
