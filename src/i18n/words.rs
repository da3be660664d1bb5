//! All words of a language.

use std::cmp::Ordering;

use super::{
    Attained, ChartWords, Extremes, FaultWords, Grown, Implied, Labels, Planned, Position, Reached,
    TargetName, Working,
};
use crate::{
    Decimal, Lang, Ratio,
    progress::{Gap, Verdict},
    report::{
        Better, Date, Figure, PartialDate, Period, Qualifier, Rank, Span, Unit,
        statements::{Kind, Statement, Value},
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
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            // A sign of a currency may be between.
            let mut rest = chars.clone().skip_while(|c| matches!(c, '$' | '€'));
            let number = rest.next().is_some_and(|c| c.is_ascii_digit()) && !last.is_ascii_digit();
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
        let size = self.figure(&Figure { value: growth.value.abs(), ..growth.clone() });
        self.grown(&size, growth.value.sign())
    }
    /// How a completion rate compares with the time schedule, within a sentence.
    fn said_of_schedule(&self, gap: Gap, elapsed: Ratio) -> String {
        self.gap_to_schedule(gap, Some(elapsed))
    }
    /// How a result in `unit` compares with a target, within a sentence.
    fn said_of_target(
        &self,
        target: &TargetName<'_>,
        gap: Gap,
        unit: &Unit,
        verdict: Verdict,
    ) -> String {
        self.gap_to_target(target, gap, unit, verdict)
    }
    /// A gap in percentage points where its head says so, and to what: below 3.6.
    fn gap_alone(&self, gap: Gap) -> String;
    /// Two amounts between which a derived one lies.
    fn span(&self, low: Decimal, high: Decimal, unit: &Unit) -> String;
    /// What results are about: first half of 2023.
    fn period(&self, period: &Period, lang: Lang) -> String {
        match &period.name {
            Some(name) => name.get(lang).to_owned(),
            None => self.span_of_time(period.span),
        }
    }
    /// A span of time, as a heading: first half of 2023.
    fn span_of_time(&self, span: Span) -> String;
    /// What results are about, within a sentence; Chinese leaves the year out.
    fn within_sentence(&self, period: &Period, lang: Lang) -> String;
    /// The time of a result that was measured at `date`, within a sentence.
    fn measured_at(&self, date: PartialDate) -> String;
    /// A place among others.
    fn rank(&self, rank: &Rank, lang: Lang) -> String;
    /// The heading of a chart of growth that shows the targets of this many setters.
    fn growth_heading(&self, setters: usize) -> &'static str;
    /// A name of the record, which is written as within a sentence, where it begins a line.
    fn heading(&self, name: &str) -> String {
        name.to_owned()
    }
    /// The heading of a column of targets of `aspect`, where a setter has a column for each.
    fn target_column(&self, name: &str, heading: &str) -> String;
    /// The heading of a column of gaps to the targets of a setter.
    fn gap_column(&self, name: &str) -> String;
    /// The sentence of a gauge.
    fn attained(&self, what: &Attained<'_>) -> String;
    /// The sentence of a gauge whose target is derived.
    fn derived(&self, what: &Implied<'_>) -> String;
    /// How a figure that is not printed was calculated.
    fn working(&self, what: Working<'_>) -> String;
    /// The same, of a row of a chart of several.
    fn working_of(&self, name: &str, working: &str) -> String {
        format!("{name}{}{working}", self.labels().punctuation.colon)
    }
    /// A printed figure that does not follow from other printed ones, and what does.
    fn contradiction(&self, name: &str, printed: &str, calculated: &str) -> String;
    /// Parts of a sentence as one.
    fn sentence(&self, parts: &[String]) -> String;
    /// What something consists of, in a row.
    fn parts(&self, parts: &[String]) -> String;
    /// A target before it was revised.
    fn revised(&self, name: &str, former: &str, until: Option<PartialDate>) -> String;
    /// Names in a row, or how many they are if that is too many to read.
    fn names(&self, names: &[&str]) -> String;
    /// Which indicators stand where, in one sentence; `annual`: targets are those of a year.
    fn positions(&self, positions: &[(Position, Vec<&str>)], annual: bool) -> String;
    /// The heading over indicators that stand alike.
    fn position(&self, position: Position, annual: bool) -> String;
    /// How many indicators have reached each planned growth rate, in one sentence.
    fn growth_reached(&self, planned: &[Planned<'_>]) -> String;
    /// The sentence of the completion bars about targets that are `better` reached that way.
    fn rates(&self, what: &Extremes<'_, Reached>, better: Better) -> String;
    /// The sentence about totals that have no target.
    fn untargeted(&self, names: &[&str], annual: bool) -> String;
    /// The sentence of the growth bars.
    fn growth(&self, what: &Extremes<'_, Grown>) -> String;

    // The quantities of a report's text.

    /// A quantity with all that belongs to it: qualifier, number, unit, direction.
    fn statement(&self, one: &Statement, lang: Lang) -> String {
        let number = match &one.value {
            Value::Words(words) => return words.get(lang).to_owned(),
            Value::Rank { place, among } => return self.ranked(*place, among.get(lang)),
            Value::Number(number) => number,
        };
        let signless = one.kind == Kind::Growth;
        let value = if signless { number.value.abs() } else { number.value };
        let quantity = match number.to {
            Some(to) => self.span(value, to, &number.unit),
            None => {
                let figure = Figure::new(value, number.unit.clone());
                self.figure(&Figure { qualifier: number.qualifier, ..figure })
            }
        };
        match one.kind {
            Kind::Growth => self.grown(&quantity, number.value.sign()),
            Kind::Rate => self.of_goal(&quantity),
            Kind::Ahead => self.lead(&quantity),
            _ => quantity,
        }
    }
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
    /// The name of a note by its number.
    fn note(&self, number: usize) -> String;
    /// How many figures there are.
    fn count(&self, figures: usize) -> String;

    // Files to download.

    /// A unit as the heading of numbers: 100 million yuan.
    fn unit(&self, unit: &Unit) -> String;
    /// The word of a qualifier, or nothing.
    fn qualifier(&self, qualifier: Option<Qualifier>) -> &'static str;
    /// Where figures were printed, and by whom, as far as it is known.
    fn origin(
        &self,
        title: &str,
        publisher: Option<&str>,
        published: Option<PartialDate>,
    ) -> String;
    /// From when totals are accumulated, and that growth is on the year before; nothing of what there is none of.
    fn data_kind(&self, totals_from: Option<Date>, growth: bool) -> String;
    /// Up to which day figures go, and when they were last revised.
    fn dated(&self, until: Date, revision: Date) -> String;
}
