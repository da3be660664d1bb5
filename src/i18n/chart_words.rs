//! What a language draws in a chart.

use std::fmt::Debug;

use crate::{
    Decimal, Ratio,
    progress::{Authority, Gap, Rate},
    report::{Figure, Unit},
};

/// What a language draws in a chart, and where there is none. Apart from
/// [`Words`](super::Words), so that a module that only draws holds nothing else.
///
/// Numbers have U+2212 for minus; a sentence puts the sign in words instead.
pub trait ChartWords: Debug + Sync {
    /// The fonts of its pages and pictures, as CSS has them, with names in single quotes so that they fit into an
    /// attribute. Those with its letters come first: Chinese fonts hold digits too, so that a browser looks for one
    /// font, not two, but their quotation marks are as wide as a character.
    fn fonts(&self) -> &'static str;
    /// A number with its sign, grouped as the language does.
    fn number(&self, number: Decimal) -> String;
    /// A printed figure with its qualifier and unit, the amount converted to the language's scale.
    fn figure(&self, figure: &Figure) -> String;
    /// The same for a label or a table cell, where space is short.
    fn label(&self, figure: &Figure) -> String {
        self.figure(figure)
    }
    /// A derived amount, marked as approximate: about 85.7 billion yuan.
    fn estimate(&self, amount: Decimal, unit: Unit) -> String;
    /// A percentage.
    fn percent(&self, percent: Decimal) -> String;
    /// A completion rate, marked as approximate where an approximate figure went into it.
    fn rate(&self, rate: &Rate) -> String {
        let percent = self.percent(rate.percent);
        if rate.about { format!("{}{percent}", self.about()) } else { percent }
    }
    /// A distance in percentage points, without its direction.
    fn points(&self, points: Decimal) -> String;
    /// The time schedule with its share, as the label of its mark.
    fn schedule(&self, elapsed: Ratio) -> String;
    /// How a completion rate compares with the time schedule.
    fn gap_to_schedule(&self, gap: Gap) -> String;
    /// How a growth rate compares with a target.
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
    /// What is before an approximate number.
    fn about(&self) -> &'static str;
    /// Where there is no annual target for a total.
    fn no_target(&self) -> &'static str;
    /// Why there is no chart: none is called `kind`.
    fn unknown_kind(&self, kind: &str) -> String;
    /// Why there is no chart: it is about one indicator, and none was named.
    fn needs_indicator(&self) -> String;
    /// Why there is no chart: the record has no indicator `id`.
    fn unknown_indicator(&self, id: &str) -> String;
    /// Why there is no chart: the indicator `id` has no annual target for its total.
    fn untargeted_indicator(&self, id: &str) -> String;
}
