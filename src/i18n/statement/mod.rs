//! How the quantities of a report's text are said. Apart from [`Sentences`], because no chart needs it.

mod en;
mod zh;

use std::cmp::Ordering;

use super::Sentences;
use crate::{
    Decimal,
    report::{
        Figure,
        statements::{Counter, Kind, Measured, Number, Part, Statement, Statements, Value},
    },
};

/// How a language says the quantities of a report's text.
pub trait StatementWords: Sentences {
    /// A number of things, with the word that loosens it.
    fn counted(&self, number: &Number, counter: &Counter) -> String;
    /// A place in an order.
    fn ranked(&self, place: Decimal, among: &str) -> String;
    /// Growth, its direction in words.
    fn grown(&self, size: &str, side: Ordering) -> String;
    /// A share of a target.
    fn of_goal(&self, rate: &str) -> String;
    /// A lead over the time schedule.
    fn lead(&self, points: &str) -> String;
    /// What a figure is called that qualifies the one called `parent`.
    fn qualifying(&self, parent: &str, kind: Kind) -> String;
    /// Where a topic is printed: its area's place and its number there.
    fn place(&self, area: &str, part: Part, number: usize) -> String;
    /// The unit that the raw number of a record is in: 10,000 people.
    fn unit_of(&self, all: &Statements, number: &Number) -> String;
    /// How many figures there are.
    fn count(&self, figures: usize) -> String;
    /// The fixed labels.
    fn sheet_labels(&self) -> &'static SheetLabels;

    /// A quantity with all that belongs to it: word, number, unit, direction.
    fn statement(&self, all: &Statements, one: &Statement, lang: super::Lang) -> String {
        let number = match &one.value {
            Value::Words(words) => return words.get(lang).to_owned(),
            Value::Rank { place, among } => return self.ranked(*place, among.get(lang)),
            Value::Number(number) => number,
        };
        let signless = one.kind == Kind::Growth;
        let value = if signless { number.value.abs() } else { number.value };
        let said = match number.unit {
            Measured::Counted(counter) => {
                self.counted(&Number { value, ..*number }, &all.counters[counter])
            }
            Measured::In(unit) => match number.to {
                Some(to) => self.span(value, to, unit),
                None => self.figure(&Figure { value, unit, qualifier: number.qualifier }),
            },
        };
        match one.kind {
            Kind::Growth => self.grown(&said, number.value.sign()),
            Kind::Rate => self.of_goal(&said),
            Kind::Ahead => self.lead(&said),
            _ => said,
        }
    }
}

/// Fixed labels of the sheet of all figures.
#[derive(Debug)]
#[allow(missing_docs)] // the words themselves say what they are
pub struct SheetLabels {
    pub heading: &'static str,
    pub hint: &'static str,
    pub planned_hint: &'static str,
    pub terms_hint: &'static str,
    pub parts: [&'static str; 4],
    pub search: &'static str,
    pub area: &'static str,
    pub every_area: &'static str,
    pub none_found: &'static str,
    pub csv: &'static str,
    pub from_table: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub related: &'static str,
    pub chart: &'static str,
    pub done_already: &'static str,
    pub to_come: &'static str,
    pub words: &'static str,
    pub note: &'static str,
    pub jump: &'static str,
    pub colon: &'static str,
    /// What is between the entries of a list in a line.
    pub semicolon: &'static str,
}
