//! One completion rate on an arc: of an indicator, or of a stated result with a derived target.

use super::{Body, Chart, Key, Row, SpecError, Table, notes};
use crate::{
    Lang, Ratio, Report,
    progress::{self, Derived, Gap, Rate, Total},
    report::{Aspect, Claim, Figure, Indicator, Stated},
    words::{Attained, Implied, StatedAs, Words},
};

/// What a gauge draws.
#[derive(Clone, Debug)]
pub struct Gauge {
    /// Completion rate; 1 is the whole target, and it may be more.
    pub share: Ratio,
    /// The rate as text.
    pub rate: String,
    /// The result with unit.
    pub result: String,
    /// The target with unit, labelled as one, in lines.
    pub target: Vec<String>,
    /// Where the rate stands to the time schedule.
    pub gap: String,
    /// A second, different target as a share of the first, with its label.
    pub other_target: Option<(Ratio, String)>,
    /// Elapsed share of the year.
    pub elapsed: Ratio,
    /// Label of the time schedule.
    pub schedule: String,
    /// Whether the target is derived.
    pub derived: bool,
    /// For a derived target: how it was reckoned.
    pub working: Option<String>,
}

pub(super) fn build(
    report: &Report,
    id: &str,
    elapsed: Ratio,
    lang: Lang,
) -> Result<Chart, SpecError> {
    if let Some(indicator) = report.indicators.iter().find(|one| one.subject.id == id) {
        return indicated(report, indicator, elapsed, lang)
            .ok_or_else(|| SpecError::NoTarget(id.to_owned()));
    }
    match report.stated.iter().find(|one| one.subject.id == id) {
        Some(one) => Ok(stated(report, one, elapsed, lang)),
        None => Err(SpecError::UnknownIndicator(id.to_owned())),
    }
}

/// The columns of every completion table.
pub(super) fn columns(words: &dyn Words) -> [&'static str; 5] {
    let labels = words.labels();
    [
        labels.indicator,
        labels.result,
        labels.annual_target,
        labels.completion_rate,
        labels.against_schedule,
    ]
}

fn indicated(report: &Report, indicator: &Indicator, elapsed: Ratio, lang: Lang) -> Option<Chart> {
    let words = lang.words();
    let labels = words.labels();
    let Total::Measured { result, against } = progress::total(indicator, elapsed) else {
        return None;
    };
    let first = *against.first()?;
    let name = indicator.subject.name.get(lang);
    let label = words.label(&result);
    let place = report.sections[indicator.subject.section].name.get(lang);
    let rows = against
        .iter()
        .map(|one| {
            let target = words.label(&one.target);
            attainment_row(words, name, &label, &target, &one.rate, one.gap).of(0, place)
        })
        .collect();
    Some(Chart {
        id: format!("gauge-{}", indicator.subject.id),
        lang,
        heading: indicator.subject.short.get(lang).to_owned(),
        takeaway: words.attained(&Attained {
            name,
            period: words.within_sentence(&report.period),
            result: words.figure(&result),
            against: against
                .iter()
                .map(|one| (one.authority, words.figure(&one.target), one.rate, one.gap))
                .collect(),
            elapsed,
        }),
        key: vec![
            (Key::Result, labels.key_result),
            (Key::Target, labels.key_target),
            (Key::Schedule, labels.key_schedule),
        ],
        table: Table::new(name.to_owned(), columns(words), rows),
        notes: notes(&indicator.subject, Aspect::Total, lang).collect(),
        body: Body::Gauge(Gauge {
            share: first.rate.share,
            rate: words.rate(&first.rate),
            result: label,
            target: vec![words.of_target(&words.label(&first.target))],
            gap: words.gap_to_schedule(first.gap),
            other_target: against.get(1).and_then(|other| {
                let share = Ratio::from(other.target.value).over(first.target.value.into())?;
                Some((share, words.of_target(&words.label(&other.target))))
            }),
            elapsed,
            schedule: words.schedule(elapsed),
            derived: false,
            working: None,
        }),
    })
}

/// The row of a completion table that tells one result against one target.
pub(super) fn attainment_row(
    words: &dyn Words,
    name: &str,
    result: &str,
    target: &str,
    rate: &Rate,
    gap: Gap,
) -> Row {
    Row::new(
        name,
        [result.to_owned(), target.to_owned(), words.rate(rate), words.gap_to_schedule(gap)],
    )
}

fn stated(report: &Report, stated: &Stated, elapsed: Ratio, lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let derived = progress::derive(stated, elapsed);
    let implied = implied(report, stated, &derived, elapsed, lang);
    let name = stated.subject.name.get(lang);
    let label = words.label(&stated.result);
    let target = words.derived_label(&implied.target);
    let place = report.sections[stated.subject.section].name.get(lang);
    let columns = [
        labels.indicator,
        labels.result,
        labels.derived_target,
        labels.derived_span,
        labels.completion_rate,
        labels.against_schedule,
        labels.section,
    ];
    let row = Row::new(
        name,
        [
            label.clone(),
            target[1].clone(),
            implied.span.clone(),
            words.rate(&derived.rate),
            words.gap_to_schedule(derived.gap),
            place.to_owned(),
        ],
    )
    .of(0, "");
    Chart {
        id: format!("gauge-{}", stated.subject.id),
        lang,
        heading: stated.subject.short.get(lang).to_owned(),
        takeaway: words.derived(&implied),
        key: vec![
            (Key::Derived, labels.key_derived),
            (Key::Target, labels.key_target),
            (Key::Schedule, labels.key_schedule),
        ],
        table: Table::new(name.to_owned(), columns, vec![row]),
        notes: notes(&stated.subject, Aspect::Total, lang).collect(),
        body: Body::Gauge(Gauge {
            share: derived.rate.share,
            rate: words.rate(&derived.rate),
            result: label,
            target: target.into(),
            gap: words.gap_to_schedule(derived.gap),
            other_target: None,
            elapsed,
            schedule: words.schedule(elapsed),
            derived: true,
            working: Some(words.working(&implied)),
        }),
    }
}

fn implied<'a>(
    report: &Report,
    stated: &'a Stated,
    derived: &Derived,
    elapsed: Ratio,
    lang: Lang,
) -> Implied<'a> {
    let words = lang.words();
    let Figure { value, unit, .. } = stated.result;
    let (less, more) = value.rounding_interval();
    let (stated_as, printed, base) = match stated.claim {
        Claim::Rate { rate, annual: true } => (StatedAs::OfAnnualTarget(rate), rate, Ratio::ZERO),
        Claim::Rate { rate, annual: false } => (StatedAs::OfTarget(rate), rate, Ratio::ZERO),
        Claim::Ahead(points) => (StatedAs::Ahead(points), points, elapsed.percent()),
    };
    let (least, most) = printed.rounding_interval();
    Implied {
        name: stated.subject.name.get(lang),
        period: words.within_sentence(&report.period),
        result: words.figure(&stated.result),
        stated: stated_as,
        rate: derived.rate,
        gap: derived.gap,
        target: words.estimate(derived.target, unit),
        span: words.span(derived.low, derived.high, unit),
        // One digit more than printed holds half a unit of the last one exactly.
        rounding: [
            less.round(value.scale() + 1),
            more.round(value.scale() + 1),
            least.plus(base).round(printed.scale() + 1),
            most.plus(base).round(printed.scale() + 1),
        ],
        unit,
        elapsed,
    }
}
