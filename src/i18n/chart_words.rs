//! What a language draws in a chart.

use std::fmt::Debug;

use super::TargetName;
use crate::{
    Decimal, Lang, Ratio,
    progress::{Gap, Rate, Verdict},
    report::{Entry, Figure, PartialDate, Unit},
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
    /// From one figure to another.
    fn range(&self, low: &Figure, high: &Figure) -> String;
    /// What is printed, for a label or a table cell; nothing for what is not printed.
    fn entry(&self, entry: &Entry, lang: Lang) -> String {
        match entry {
            Entry::Figure(figure) => self.label(figure),
            Entry::Range(low, high) => self.range(low, high),
            Entry::Words(text) => text.get(lang).to_owned(),
            Entry::NotSet => "/".to_owned(),
            Entry::Empty => String::new(),
        }
    }
    /// A percentage.
    fn percent(&self, percent: Decimal) -> String;
    /// A completion rate, marked as approximate where an approximate figure went into it.
    fn rate(&self, rate: &Rate) -> String {
        let percent = self.percent(rate.percent);
        if rate.about { format!("{}{percent}", self.about()) } else { percent }
    }
    /// A distance in percentage points, without its direction.
    fn points(&self, points: Decimal) -> String;
    /// A date as precise as it is known.
    fn date(&self, date: PartialDate) -> String;
    /// The time schedule with its share, as the label of its mark.
    fn schedule(&self, elapsed: Ratio) -> String;
    /// How a completion rate compares with the time schedule, whose share is given where rows have different ones.
    fn gap_to_schedule(&self, gap: Gap, elapsed: Option<Ratio>) -> String;
    /// How a result in `unit` compares with a target.
    fn gap_to_target(
        &self,
        target: &TargetName<'_>,
        gap: Gap,
        unit: &Unit,
        verdict: Verdict,
    ) -> String;
    /// How a result compares with a target, in per cent of the target.
    fn gap_in_percent(&self, target: &TargetName<'_>, gap: Gap) -> String;
    /// That a result is in a target that is a range.
    fn within_target(&self, target: &TargetName<'_>) -> String;
    /// The label of a target under its mark: what it is called, if that must be said, and the amount.
    fn target_label(&self, name: Option<&TargetName<'_>>, target: &str) -> String;
    /// The same under a result in a gauge.
    fn of_target(&self, name: Option<&TargetName<'_>>, target: &str) -> String {
        self.target_label(name, target)
    }
    /// The label of a derived target, in lines.
    fn derived_label(&self, target: &str) -> [String; 2];
    /// The label of a setter's mark for a target that is `derived` or printed.
    fn mark_label(&self, name: &TargetName<'_>, target: &str, derived: bool) -> String;
    /// The label of what a measure was when the plan began.
    fn baseline(&self, figure: &str, date: PartialDate) -> String;
    /// A text with what is said of it in brackets: result (unit).
    fn aside(&self, text: &str, aside: &str) -> String;
    /// What is before an approximate number.
    fn about(&self) -> &'static str;
    /// Where there is no target for a total; `annual`: targets are those of a year.
    fn no_target(&self, annual: bool) -> &'static str;
    /// Why there is no chart: none is called `kind`.
    fn unknown_kind(&self, kind: &str) -> String;
    /// Why there is no chart: it is about one indicator, and none was named.
    fn needs_indicator(&self) -> String;
    /// Why there is no chart: the record has no indicator `id`.
    fn unknown_indicator(&self, id: &str) -> String;
    /// Why there is no chart: the indicator `id` has no target for its total.
    fn untargeted_indicator(&self, id: &str) -> String;
    /// Why there is no chart: the record has nothing to show in it.
    fn empty_chart(&self, kind: &str) -> String;
}
