//! Growth bars: every growth rate of the report against its targets, on one axis.

use serde::{Deserialize, Serialize};

use super::{
    Body, BodyBuilder, Chart, ChartBuilder, Kind, Spec, SpecError, ValueRow,
    values::{self, Texts, Value},
};
use crate::{
    Decimal, Lang, Ratio, Report,
    i18n::{Extremes, Grown, Labels},
    report::Aspect,
};

/// What growth bars draw.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Growth {
    /// The ticks of the axis with their labels, from its lower end to its upper one.
    pub ticks: Vec<(Ratio, String)>,
    /// One row for each indicator with a growth rate, in figures or in words.
    pub rows: Vec<ValueRow>,
}

impl Kind {
    /// Growth bars of all growth rates.
    pub const GROWTH: Self = Self::new("growth");
}

/// Builds growth bars.
pub(super) struct Builder;

impl BodyBuilder for Builder {
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError> {
        shown(report, spec).map(|values| growth(report, &values, spec.lang))
    }
}

impl ChartBuilder for Builder {
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
        shown(report, spec).map(|values| chart(report, &values, spec.lang))
    }

    fn shows(&self, report: &Report) -> bool {
        values::values(report, Aspect::Growth).iter().any(|value| value.result().is_some())
    }

    fn aspect(&self) -> Aspect {
        Aspect::Growth
    }

    fn section(&self) -> Option<&'static str> {
        Some("rates")
    }

    fn hint(&self, labels: &Labels, _: bool, _: bool) -> &'static str {
        labels.page.growth_hint
    }

    fn plain_hint(&self, labels: &Labels) -> Option<&'static str> {
        Some(labels.large_print.growth_hint)
    }
}

/// The growth rates that have a row.
///
/// # Errors
/// Says that there is none in figures.
fn shown<'r>(report: &'r Report, spec: &Spec) -> Result<Vec<Value<'r>>, SpecError> {
    let values = values::values(report, Aspect::Growth);
    if values.iter().any(|value| value.result().is_some()) {
        return Ok(values);
    }
    Err(SpecError(spec.lang.chart_words().empty_chart(Kind::GROWTH.id())))
}

fn growth(report: &Report, values: &[Value<'_>], lang: Lang) -> Body {
    let rows = values::rows(report, values, lang);
    let ticks = ticks(rows.iter().flat_map(ValueRow::values));
    let words = lang.chart_words();
    let ticks = ticks.map(|tick| (tick.into(), words.percent(tick)));
    Body::Growth(Growth { ticks: ticks.collect(), rows })
}

/// Ticks at round steps, at most seven, around zero and every value.
fn ticks(values: impl Iterator<Item = Ratio>) -> impl Iterator<Item = Decimal> {
    let (low, high) = values.fold((Ratio::ZERO, Ratio::ZERO), |(l, h), v| (l.min(v), h.max(v)));
    let span = if low == high { Ratio::from(Decimal::new(1, 0)) } else { high.minus(low) };
    // 0.001, 0.002, 0.005, 0.01 ... until five steps hold the span; the first is fine enough for six digits.
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|digit| Decimal::new(digit, 3).shift(power)));
    let enough = |step: &Decimal| span.over((*step).into()).is_some_and(|steps| steps <= FIVE);
    let step = steps.take(MOST_STEPS).find(enough).unwrap_or(Decimal::new(1, 0));
    let at = |value: Ratio| value.over(step.into()).unwrap_or(Ratio::ZERO);
    let first = at(low).floor();
    let last = -at(Ratio::ZERO.minus(high)).floor();
    (first..=last.max(first + 1)).map(move |index| step.times(index).trim())
}

/// More than the steps from a thousandth to the largest figure.
const MOST_STEPS: usize = 60;
const FIVE: Ratio = Ratio::whole(5);

fn chart<'r>(report: &'r Report, values: &[Value<'r>], lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let measured: Vec<_> =
        values.iter().filter_map(|value| Some((value, value.result()?.value))).collect();
    let percent = |one: &&(&Value<'r>, Decimal)| Ratio::from(one.1);
    let grown = |(value, percent): &(&Value<'r>, Decimal)| -> (&'r str, Grown) {
        let gaps = value.against().iter().map(|one| values::gap_text(report, value, one, lang));
        (value.name(lang), (*percent, gaps.collect()))
    };
    let without = values.iter().filter(|value| value.result().is_none());
    let sentence = words.growth(&Extremes {
        highest: measured.iter().max_by_key(percent).map(grown),
        lowest: measured.iter().min_by_key(percent).map(grown),
        without: without.map(|value| value.name(lang)).collect(),
    });
    let texts = Texts {
        heading: words.growth_heading(values::setters(report, values).len()).to_owned(),
        result: labels.table.growth,
        key_result: labels.chart.key_growth,
        sentence,
    };
    let body = growth(report, values, lang);
    values::chart(report, values, (Kind::GROWTH, lang), texts, body)
}
