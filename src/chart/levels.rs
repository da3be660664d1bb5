//! Levels: every rate, index or stock of the report against its targets, each on an axis of its own.

use serde::{Deserialize, Serialize};

use super::{
    Body, BodyBuilder, Chart, ChartBuilder, Kind, Spec, SpecError, ValueRow, names,
    overview::grouped,
    values::{self, Texts, Value},
};
use crate::{
    Lang, Report,
    i18n::{Labels, Position},
    report::Aspect,
};

/// What a chart of levels draws.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Levels {
    /// One row for each indicator with a level that is held against a target.
    pub rows: Vec<ValueRow>,
}

impl Kind {
    /// Levels of all indicators that have one to be reached.
    pub const LEVELS: Self = Self::new("levels");
}

/// Builds charts of levels.
pub(super) struct Builder;

impl BodyBuilder for Builder {
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError> {
        shown(report, spec).map(|values| levels(report, &values, spec.lang))
    }
}

impl ChartBuilder for Builder {
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
        shown(report, spec).map(|values| chart(report, &values, spec.lang))
    }

    fn shows(&self, report: &Report) -> bool {
        !compared(report).is_empty()
    }

    fn aspect(&self) -> Aspect {
        Aspect::Level
    }

    fn section(&self) -> Option<&'static str> {
        Some("states")
    }

    fn hint(&self, labels: &Labels, _: bool, _: bool) -> &'static str {
        labels.page.levels_hint
    }

    fn plain_hint(&self, labels: &Labels) -> Option<&'static str> {
        Some(labels.page.levels_hint)
    }
}

/// Levels in figures that are held against a target; others are in the report's table.
fn compared(report: &Report) -> Vec<Value<'_>> {
    let values = values::values(report, Aspect::Level).into_iter();
    values.filter(|value| !value.against().is_empty()).collect()
}

/// The levels that have a row.
///
/// # Errors
/// Says that there is none.
fn shown<'r>(report: &'r Report, spec: &Spec) -> Result<Vec<Value<'r>>, SpecError> {
    let values = compared(report);
    if values.is_empty() {
        return Err(SpecError(spec.lang.chart_words().empty_chart(Kind::LEVELS.id())));
    }
    Ok(values)
}

fn levels(report: &Report, values: &[Value<'_>], lang: Lang) -> Body {
    Body::Levels(Levels { rows: values::rows(report, values, lang) })
}

fn chart(report: &Report, values: &[Value<'_>], lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let named = values.iter().filter_map(|value| {
        let first = value.against().first()?;
        Some((Position::Target(first.better, first.verdict), value.name(lang)))
    });
    let positions = grouped(named);
    let texts = Texts {
        heading: labels.chart.levels_heading.to_owned(),
        result: labels.table.actual,
        key_result: labels.chart.key_level,
        sentence: words.positions(&positions, names::annual(report)),
    };
    let body = levels(report, values, lang);
    values::chart(report, values, (Kind::LEVELS, lang), texts, body)
}
