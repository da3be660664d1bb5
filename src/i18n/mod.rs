//! Numbers, units and sentences in a language. `zh.rs` and `en.rs` say the same things; a further
//! language is one more file that implements [`Words`] and [`Sentences`], and a variant of [`Lang`].
//!
//! Everything here turns values into text; nothing here decides what is shown.

mod en;
mod file;
mod page;
mod statement;
mod zh;

use std::fmt::Debug;

pub use file::{FileLabels, FileWords};
pub use page::{LargePrint, PageWords};
pub use statement::{SheetLabels, StatementWords};

use crate::{
    Decimal, Lang, Ratio,
    joined::strung,
    progress::{Authority, Gap, Rate},
    report::{Figure, Period, Unit},
};

impl Lang {
    /// How this language says things.
    pub fn words(self) -> &'static dyn Words {
        match self {
            Self::Zh => &zh::Zh,
            Self::En => &en::En,
        }
    }

    /// How this language tells charts in sentences.
    pub fn sentences(self) -> &'static dyn Sentences {
        match self {
            Self::Zh => &zh::Zh,
            Self::En => &en::En,
        }
    }

    /// How this language says the quantities of a report's text.
    pub fn statement_words(self) -> &'static dyn StatementWords {
        match self {
            Self::Zh => &zh::Zh,
            Self::En => &en::En,
        }
    }

    /// How this language says what stands in files.
    pub fn file_words(self) -> &'static dyn FileWords {
        match self {
            Self::Zh => &zh::Zh,
            Self::En => &en::En,
        }
    }

    /// What the page says in this language besides its charts.
    pub fn page_words(self) -> &'static PageWords {
        match self {
            Self::Zh => &zh::PAGE,
            Self::En => &en::PAGE,
        }
    }
}

/// How a language says what a chart shows.
///
/// Numbers carry U+2212 for minus; a sentence puts the sign in words instead.
pub trait Words: Debug + Sync {
    /// A number with its sign, grouped as the language does.
    fn number(&self, number: Decimal) -> String;
    /// A printed figure with its qualifier and unit, the amount converted to the language's scale.
    fn figure(&self, figure: &Figure) -> String;
    /// The same for a label or a table cell, where room is short.
    fn label(&self, figure: &Figure) -> String {
        self.figure(figure)
    }
    /// A derived amount, marked as approximate: about 85.7 billion yuan.
    fn estimate(&self, amount: Decimal, unit: Unit) -> String;
    /// A percentage.
    fn percent(&self, percent: Decimal) -> String;
    /// A completion rate, with "about" where a loosened figure went into it.
    fn rate(&self, rate: &Rate) -> String {
        let percent = self.percent(rate.percent);
        if rate.about { strung(&[self.about(), &percent]) } else { percent }
    }
    /// A distance in percentage points, without its direction.
    fn points(&self, points: Decimal) -> String;
    /// The time schedule with its share, as the label of its mark.
    fn schedule(&self, elapsed: Ratio) -> String;
    /// Where a completion rate stands to the time schedule.
    fn gap_to_schedule(&self, gap: Gap) -> String;
    /// Where a growth rate stands to a target.
    fn gap_to_target(&self, authority: Authority, gap: Gap) -> String;
    /// The label of an annual target under its mark.
    fn target_label(&self, target: &str) -> String;
    /// The same under a result in a gauge.
    fn of_target(&self, target: &str) -> String {
        self.target_label(target)
    }
    /// The label of a derived annual target, in lines.
    fn derived_label(&self, target: &str) -> [String; 2];
    /// The label of a growth target at its mark.
    fn growth_target_label(&self, authority: Authority, percent: &str) -> String;
    /// What stands before a loosened number.
    fn about(&self) -> &'static str;
    /// Said where there is no annual target for a total.
    fn no_target(&self) -> &'static str;
}

/// How a language tells what a chart shows in sentences. Apart from [`Words`], so that a program that
/// only draws has none of them.
pub trait Sentences: Words {
    /// The fixed labels.
    fn labels(&self) -> &'static Labels;
    /// `text` as it is heard: a minus before a number in words.
    fn said(&self, text: &str) -> String {
        let mut said = String::with_capacity(text.len());
        let mut last = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let number = chars.peek().is_some_and(char::is_ascii_digit) && !last.is_ascii_digit();
            if matches!(c, '−' | '-') && number {
                said += self.labels().minus;
            } else {
                said.push(c);
            }
            last = c;
        }
        said
    }
    /// Growth with its direction in words: 下降3.2%.
    fn change(&self, growth: &Figure) -> String;
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
    /// The working behind a derived target.
    fn working(&self, what: &Implied<'_>) -> String;
    /// How totals stand to the time schedule, in one sentence.
    fn completion(&self, what: &Completion<'_>) -> String;
    /// How growth stands to its targets, in one sentence.
    fn standing(&self, groups: &[Standing<'_>]) -> String;
    /// The sentence of the completion bars.
    fn rates(&self, what: &Extremes<'_, Reached>) -> String;
    /// The sentence of the growth bars.
    fn growth(&self, what: &Extremes<'_, Grown>) -> String;
}

/// What a gauge's sentence says.
#[derive(Debug)]
pub struct Attained<'a> {
    /// Name of the indicator.
    pub name: &'a str,
    /// The period, as [`Sentences::within_sentence`] says it.
    pub period: String,
    /// The result, with unit.
    pub result: String,
    /// Each target with who set it, its rate and its gap.
    pub against: Vec<(Authority, String, Rate, Gap)>,
    /// The elapsed share of the year.
    pub elapsed: Ratio,
}

/// What the sentence about a derived target says.
#[derive(Debug)]
pub struct Implied<'a> {
    /// Name of what is counted.
    pub name: &'a str,
    /// The period, as [`Sentences::within_sentence`] says it.
    pub period: String,
    /// The result, with unit.
    pub result: String,
    /// The stated rate in per cent, or the stated lead in percentage points.
    pub stated: StatedAs,
    /// The completion rate.
    pub rate: Rate,
    /// Its gap to the time schedule.
    pub gap: Gap,
    /// The derived target, with unit.
    pub target: String,
    /// The amounts between which it lies.
    pub span: String,
    /// The smallest and largest result and the smallest and largest rate that print as stated.
    pub rounding: [Decimal; 4],
    /// Unit of the results in `rounding`.
    pub unit: Unit,
    /// The elapsed share of the year.
    pub elapsed: Ratio,
}

/// What a report states in place of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedAs {
    /// A share of the annual target, in per cent.
    OfAnnualTarget(Decimal),
    /// A share of a target that is not called annual, in per cent.
    OfTarget(Decimal),
    /// A lead over the time schedule, in percentage points.
    Ahead(Decimal),
}

/// What the sentence of the completion bars says: names by where they stand.
#[derive(Debug, Default)]
pub struct Completion<'a> {
    /// Elapsed share of the year.
    pub elapsed: Option<Ratio>,
    /// Above the time schedule.
    pub above: Vec<&'a str>,
    /// On it.
    pub on: Vec<&'a str>,
    /// Below it.
    pub below: Vec<&'a str>,
    /// Without an annual target for the total.
    pub untargeted: Vec<&'a str>,
}

/// Indicators whose growth stands in the same way to its targets.
#[derive(Debug, PartialEq)]
pub struct Standing<'a> {
    /// Their names.
    pub names: Vec<&'a str>,
    /// To which targets, and above (greater), on or below them. Empty: there is no planned rate.
    pub sides: Vec<(Authority, std::cmp::Ordering)>,
}

/// What the sentence of a chart with bars says: its highest and its lowest value. The two are the same
/// when there is but one.
#[derive(Debug)]
pub struct Extremes<'a, V> {
    /// The highest, with the name of its indicator; `None` when no indicator has a value.
    pub highest: Option<(&'a str, V)>,
    /// The lowest.
    pub lowest: Option<(&'a str, V)>,
    /// The indicators shown without such a value.
    pub without: Vec<&'a str>,
}

/// A completion rate with its gap to the time schedule.
pub type Reached = (Rate, Gap);

/// A growth rate in per cent with its gap to each target.
pub type Grown = (Decimal, Vec<(Authority, Gap)>);

/// Fixed labels of charts and tables.
#[derive(Debug)]
#[allow(missing_docs)] // the words themselves say what they are
pub struct Labels {
    pub minus: &'static str,
    pub indicator: &'static str,
    pub result: &'static str,
    pub annual_target: &'static str,
    pub completion_rate: &'static str,
    pub against_schedule: &'static str,
    pub growth: &'static str,
    pub plan: &'static str,
    pub plan_gap: &'static str,
    pub municipal: &'static str,
    pub municipal_gap: &'static str,
    pub derived_target: &'static str,
    pub derived_span: &'static str,
    pub municipal_total: &'static str,
    pub municipal_growth: &'static str,
    pub result_total: &'static str,
    pub result_growth: &'static str,
    pub section: &'static str,
    pub none: &'static str,
    pub bars_heading: &'static str,
    pub growth_heading: &'static str,
    pub gauges_heading: &'static str,
    pub derived_heading: &'static str,
    pub headline_heading: &'static str,
    pub key_result: &'static str,
    pub key_target: &'static str,
    pub key_schedule: &'static str,
    pub key_growth: &'static str,
    pub key_derived: &'static str,
}
