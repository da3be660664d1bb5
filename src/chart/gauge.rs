//! One completion rate on an arc: of an indicator, or of a stated result with a derived target.

use super::{
    Body, BodyBuilder, Chart, ChartBuilder, Key, Kind, Quantities, Row, Spec, SpecError, Table,
    notes, quantities,
};
use crate::{
    Lang, Ratio, Report,
    i18n::{Attained, Implied, StatedAs, Words},
    progress::{self, Attainment, Derived, Gap, Rate, Total},
    report::{Aspect, Claim, Figure, Indicator, Stated},
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
}

impl Kind {
    /// The gauge of one indicator or stated result.
    pub const GAUGE: Self = Self::new("gauge");
}

/// Builds gauges.
pub(super) struct Builder;

impl BodyBuilder for Builder {
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError> {
        Subject::new(report, spec)?
            .gauge(progress::elapsed(&report.period), spec.lang)
            .map(Body::Gauge)
    }
}

impl ChartBuilder for Builder {
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
        let subject = Subject::new(report, spec)?;
        let gauge = subject.gauge(progress::elapsed(&report.period), spec.lang)?;
        Ok(match subject {
            Subject::Measured(indicator, result, against) => {
                indicated(report, indicator, result, &against, gauge, spec.lang)
            }
            Subject::Derived(result, derived) => stated(report, result, &derived, gauge, spec.lang),
        })
    }

    fn quantities(&self, report: &Report, spec: &Spec) -> Result<Vec<Quantities>, SpecError> {
        Ok(match Subject::new(report, spec)? {
            Subject::Measured(_, result, against) => quantities::attained(result, &against),
            Subject::Derived(stated, derived) => vec![quantities::implied(stated, &derived)],
        })
    }

    fn needs_indicator(&self) -> bool {
        true
    }

    fn indicators<'r>(&self, report: &'r Report) -> Vec<&'r str> {
        let stated = report.stated.iter().map(|result| result.subject.id.as_str());
        gauges(report).into_iter().chain(stated).collect()
    }
}

/// The ids of the indicators that have a gauge, in the report's order.
pub fn gauges(report: &Report) -> Vec<&str> {
    let elapsed = progress::elapsed(&report.period);
    report
        .indicators
        .iter()
        .filter(|indicator| matches!(progress::total(indicator, elapsed), Total::Measured { .. }))
        .map(|indicator| indicator.subject.id.as_str())
        .collect()
}

/// What a gauge is about: an indicator compared with its targets, or a result whose target is derived.
enum Subject<'r> {
    Measured(&'r Indicator, Figure, Vec<Attainment>),
    Derived(&'r Stated, Derived),
}

impl<'r> Subject<'r> {
    fn new(report: &'r Report, spec: &Spec) -> Result<Self, SpecError> {
        let id = spec.named_indicator()?;
        let elapsed = progress::elapsed(&report.period);
        let words = spec.lang.chart_words();
        if let Some(indicator) =
            report.indicators.iter().find(|indicator| indicator.subject.id == id)
        {
            return match progress::total(indicator, elapsed) {
                Total::Measured { result, against } => {
                    Ok(Self::Measured(indicator, result, against))
                }
                Total::NoTarget(_) | Total::NotReported => {
                    Err(SpecError(words.untargeted_indicator(id)))
                }
            };
        }
        match report.stated.iter().find(|result| result.subject.id == id) {
            Some(result) => Ok(Self::Derived(result, progress::derive(result, elapsed))),
            None => Err(SpecError(words.unknown_indicator(id))),
        }
    }

    fn gauge(&self, elapsed: Ratio, lang: Lang) -> Result<Gauge, SpecError> {
        let words = lang.chart_words();
        let (result, rate, gap, target, other_target) = match self {
            Self::Measured(indicator, result, against) => {
                let id = &indicator.subject.id;
                let first = against.first();
                let first = first.ok_or_else(|| SpecError(words.untargeted_indicator(id)))?;
                let target = vec![words.of_target(&words.label(&first.target))];
                let other = against.get(1).and_then(|other| {
                    let share = Ratio::from(other.target.value).over(first.target.value.into())?;
                    Some((share, words.of_target(&words.label(&other.target))))
                });
                (result, first.rate, first.gap, target, other)
            }
            Self::Derived(stated, derived) => {
                let target = words.estimate(derived.target, stated.result.unit);
                let target = words.derived_label(&target).into();
                (&stated.result, derived.rate, derived.gap, target, None)
            }
        };
        Ok(Gauge {
            share: rate.share,
            rate: words.rate(&rate),
            result: words.label(result),
            target,
            gap: words.gap_to_schedule(gap),
            other_target,
            elapsed,
            schedule: words.schedule(elapsed),
            derived: matches!(self, Self::Derived(..)),
        })
    }
}

/// The columns of every completion table.
pub(super) fn columns(words: &dyn Words) -> [&'static str; 5] {
    let labels = &words.labels().table;
    [
        labels.indicator,
        labels.result,
        labels.annual_target,
        labels.completion_rate,
        labels.against_schedule,
    ]
}

fn indicated(
    report: &Report,
    indicator: &Indicator,
    result: Figure,
    against: &[Attainment],
    gauge: Gauge,
    lang: Lang,
) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let name = indicator.subject.name.get(lang);
    let place = report.sections[indicator.subject.section].name.get(lang);
    let rows =
        against.iter().map(|attainment| {
            let target = words.label(&attainment.target);
            attainment_row(words, name, &gauge.result, &target, &attainment.rate, attainment.gap)
                .of(&indicator.subject.id, 0, place)
        });
    Chart {
        kind: Kind::GAUGE,
        id: format!("gauge-{}", indicator.subject.id),
        lang,
        heading: indicator.subject.short.get(lang).to_owned(),
        sentence: words.spoken(
            &words.attained(&Attained {
                name,
                period: words.within_sentence(&report.period),
                result: words.figure(&result),
                against: against
                    .iter()
                    .map(|attainment| {
                        (
                            attainment.authority,
                            words.figure(&attainment.target),
                            attainment.rate,
                            attainment.gap,
                        )
                    })
                    .collect(),
                elapsed: gauge.elapsed,
            }),
        ),
        key: vec![
            (Key::Result, labels.chart.key_result),
            (Key::Target, labels.chart.key_target),
            (Key::Schedule, labels.chart.key_schedule),
        ],
        table: Table::new(lang, name.to_owned(), columns(words), rows.collect()),
        notes: notes(&indicator.subject, Aspect::Total, lang).collect(),
        working: None,
        body: Body::Gauge(gauge),
    }
}

/// The row of a completion table for one result against one target.
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

fn stated(report: &Report, stated: &Stated, derived: &Derived, gauge: Gauge, lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let implied = implied(report, stated, derived, gauge.elapsed, lang);
    let name = stated.subject.name.get(lang);
    let place = report.sections[stated.subject.section].name.get(lang);
    let columns = [
        labels.table.indicator,
        labels.table.result,
        labels.table.derived_target,
        labels.table.derived_span,
        labels.table.completion_rate,
        labels.table.against_schedule,
        labels.table.section,
    ];
    let row = [
        gauge.result.clone(),
        gauge.target.last().cloned().unwrap_or_default(),
        implied.span.clone(),
        gauge.rate.clone(),
        gauge.gap.clone(),
        place.to_owned(),
    ];
    Chart {
        kind: Kind::GAUGE,
        id: format!("gauge-{}", stated.subject.id),
        lang,
        heading: stated.subject.short.get(lang).to_owned(),
        sentence: words.spoken(&words.derived(&implied)),
        key: vec![
            (Key::Derived, labels.chart.key_derived),
            (Key::Target, labels.chart.key_target),
            (Key::Schedule, labels.chart.key_schedule),
        ],
        table: Table::new(
            lang,
            name.to_owned(),
            columns,
            vec![Row::new(name, row).of(&stated.subject.id, 0, "")],
        ),
        notes: notes(&stated.subject, Aspect::Total, lang).collect(),
        working: Some(words.working(&implied)),
        body: Body::Gauge(gauge),
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
