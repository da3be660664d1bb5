//! Growth rates and levels against their targets: results that do not grow with the period, so that each is held against
//! the target as it is.

use serde::{Deserialize, Serialize};

use super::{Cell, Chart, Key, Kind, Row, Table, aside, is_stated, names, notes, workings};
use crate::{
    Lang, Ratio, Report,
    i18n::Words,
    progress::{self, Comparison, Gap, Standing, Verdict},
    report::{
        Aspect, Better, DistanceUnit, Entry, Figure, Indicator, Measure, Target, TargetMark, Unit,
    },
};

/// A value with the targets that it is held against.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ValueRow {
    /// Id of the indicator.
    pub id: String,
    /// Name of the indicator.
    pub name: String,
    /// The value in its unit; `None` where the report puts it in words.
    pub value: Option<Ratio>,
    /// The value as text, or the report's words.
    pub text: String,
    /// The number alone, where there is no room for its unit.
    pub number: String,
    /// What it was when the plan began, in the same unit, with its label.
    pub baseline: Option<(Ratio, String)>,
    /// Its targets, in the order of the setters.
    pub targets: Vec<MarkedTarget>,
    /// Where the value stands to each target.
    pub gaps: Vec<String>,
}

impl ValueRow {
    /// Every value of the row: its own, those of its targets, and what it was.
    pub fn values(&self) -> impl Iterator<Item = Ratio> {
        let targets = self.targets.iter().flat_map(|target| [target.from, target.to]);
        let baseline = self.baseline.iter().map(|(value, _)| *value);
        self.value.into_iter().chain(targets).chain(baseline)
    }
}

/// A target at its mark.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MarkedTarget {
    /// The mark of who set it.
    pub mark: TargetMark,
    /// Whether it is a ceiling.
    pub ceiling: bool,
    /// The target in the unit of the value; the lower end of a range.
    pub from: Ratio,
    /// The upper end; the same for a target that is no range.
    pub to: Ratio,
    /// Its label.
    pub label: String,
    /// The amount alone, where there is no room for the label.
    pub amount: String,
}

/// An indicator with a result of the aspect, in figures or in words.
pub(super) struct Value<'r> {
    pub(super) indicator: &'r Indicator,
    measure: &'r Measure,
    pub(super) standing: Standing,
}

impl<'r> Value<'r> {
    pub(super) fn result(&self) -> Option<&Figure> {
        match &self.standing {
            Standing::Measured { result, .. } => Some(result),
            _ => None,
        }
    }

    /// The unit of the result.
    fn unit(&self) -> &Unit {
        self.result().map_or(&self.measure.unit, |result| &result.unit)
    }

    /// Where it stands to a target of which the report prints no more: in words, and as a number in its unit.
    fn claimed(&self, report: &Report, target: &Target, lang: Lang) -> Option<(String, Gap, Unit)> {
        let distance = target.claims.distance.filter(|_| self.result().is_none())?;
        let gap = Gap { value: distance.value, about: false };
        let unit = match distance.measured_in {
            DistanceUnit::Unit => self.measure.unit.clone(),
            DistanceUnit::Points | DistanceUnit::Percent => Unit::PERCENT,
        };
        let name = names::short(report, &[target.setter], self.measure.better, lang);
        let words = lang.chart_words();
        Some(match distance.measured_in {
            DistanceUnit::Percent => (words.gap_in_percent(&name, gap), gap, unit),
            _ => {
                let text = words.gap_to_target(&name, gap, &unit, Verdict::Missed);
                (text, gap, unit.of_difference())
            }
        })
    }

    pub(super) fn against(&self) -> &[Comparison] {
        match &self.standing {
            Standing::Measured { against, .. } => against,
            _ => &[],
        }
    }

    pub(super) fn name(&self, lang: Lang) -> &'r str {
        self.indicator.subject.short.get(lang)
    }

    /// The result as text.
    fn text(&self, lang: Lang) -> String {
        let words = lang.chart_words();
        match &self.standing {
            Standing::Measured { result, .. } => words.label(result),
            Standing::Stated(entry) => words.entry(entry, lang),
            Standing::NotReported => String::new(),
        }
    }

    /// Where the result stands to each target; the first with the date of the result, where that has one of its own.
    fn gaps(&self, report: &Report, lang: Lang) -> Vec<String> {
        let words = lang.chart_words();
        let gaps = self.against().iter().map(|one| gap_text(report, self, one, lang));
        let mut gaps: Vec<_> = gaps.collect();
        if let Some((date, first)) = self.measure.date.zip(gaps.first_mut()) {
            *first = words.aside(first, &words.date(date));
        }
        gaps
    }
}

/// Every result of `aspect`, in the report's order.
pub(super) fn values(report: &Report, aspect: Aspect) -> Vec<Value<'_>> {
    let value = |indicator| {
        let measure = Indicator::measure(indicator, aspect)?;
        let standing = progress::standing(report, measure);
        (standing != Standing::NotReported).then_some(Value { indicator, measure, standing })
    };
    report.indicators.iter().filter_map(value).collect()
}

/// Where a value stands to a target.
pub(super) fn gap_text(report: &Report, value: &Value<'_>, one: &Comparison, lang: Lang) -> String {
    names::gap_text(report, one, value.unit(), lang)
}

/// What charts draw of `values`.
pub(super) fn rows(report: &Report, values: &[Value<'_>], lang: Lang) -> Vec<ValueRow> {
    let words = lang.chart_words();
    let claims = |value: &Value<'_>| {
        let claims = value.measure.targets.iter();
        let claims = claims.filter_map(|target| Some(value.claimed(report, target, lang)?.0));
        claims.collect::<Vec<_>>().into_iter()
    };
    let row = |value: &Value<'_>| {
        let in_unit = |figure: &Figure| {
            let result = value.result()?;
            progress::share(figure, &Figure::new(crate::Decimal::new(1, 0), result.unit.clone()))
        };
        let target = |one: &Comparison| {
            let (from, to) = match &one.target {
                Entry::Range(from, to) => (in_unit(from)?, in_unit(to)?),
                entry => (in_unit(entry.figure()?)?, in_unit(entry.figure()?)?),
            };
            let name = names::short(report, &one.setters, one.better, lang);
            let amount = words.entry(&one.target, lang);
            Some(MarkedTarget {
                mark: report.setters[one.setters[0]].mark,
                ceiling: one.better == Better::Less,
                from,
                to,
                label: words.mark_label(&name, &amount, one.derived.is_some()),
                amount,
            })
        };
        let baseline = value.measure.baseline.as_ref().and_then(|baseline| {
            let label = words.baseline(&words.label(&baseline.figure), baseline.date);
            Some((in_unit(&baseline.figure)?, label))
        });
        ValueRow {
            id: value.indicator.subject.id.clone(),
            name: value.name(lang).to_owned(),
            value: value.result().and_then(in_unit),
            number: value.result().map_or(String::new(), |result| words.number(result.value)),
            text: match value.text(lang) {
                // Where nothing else is printed, that is shown in its place.
                text if text.is_empty() => claims(value).collect::<Vec<_>>().join(" "),
                text => text,
            },
            baseline,
            targets: value.against().iter().filter_map(target).collect(),
            gaps: value.gaps(report, lang),
        }
    };
    values.iter().map(row).collect()
}

/// The setters that have targets of `aspect`, printed or derived, in words or in figures: their indices.
pub(super) fn setters(report: &Report, values: &[Value<'_>]) -> Vec<usize> {
    let targets = |setter: &usize| {
        values.iter().any(|value| {
            let printed = value.measure.target(*setter);
            printed.is_some_and(|one| is_stated(&one.entry) || one.claims.distance.is_some())
                || value.against().iter().any(|one| one.setters.contains(setter))
        })
    };
    (0..report.setters.len()).filter(targets).collect()
}

/// The texts of a chart of values, around what it draws.
pub(super) struct Texts {
    pub(super) heading: String,
    /// Of the column of results.
    pub(super) result: &'static str,
    pub(super) key_result: &'static str,
    pub(super) sentence: String,
}

/// A chart of `values` of the aspect of `kind`, which draws `body`.
pub(super) fn chart(
    report: &Report,
    values: &[Value<'_>],
    (kind, lang): (Kind, Lang),
    texts: Texts,
    body: super::Body,
) -> Chart {
    let words = lang.words();
    let aspect = kind.aspect();
    let setters = setters(report, values);
    let notes = values.iter().flat_map(|value| notes(report, value.indicator, aspect, lang));
    let workings = values.iter().flat_map(|value| {
        let workings = workings(words, value.measure, &value.standing);
        workings.into_iter().map(|working| words.working_of(value.name(lang), &working))
    });
    let mut key = vec![(Key::Result, texts.key_result.to_owned())];
    // Targets in words have no mark.
    let drawn = |setter: &&usize| {
        values.iter().any(|value| value.against().iter().any(|one| one.setters.contains(setter)))
    };
    key.extend(setters.iter().filter(drawn).map(|setter| {
        let setter = &report.setters[*setter];
        (Key::Setter(setter.mark), words.heading(setter.name.get(lang)))
    }));
    let ceiling = |one: &Comparison| one.better == Better::Less;
    if values.iter().any(|value| value.against().iter().any(ceiling)) {
        let annual = names::annual(report);
        key.push((Key::Ceiling, words.labels().chart.key_ceiling.get(annual).to_owned()));
    }
    if values.iter().any(|value| value.measure.baseline.is_some()) {
        key.push((Key::Baseline, words.labels().chart.key_baseline.to_owned()));
    }
    Chart {
        kind,
        id: kind.id().to_owned(),
        lang,
        heading: texts.heading.clone(),
        sentence: words.spoken(&texts.sentence),
        key,
        table: table(report, values, &setters, (texts.heading, texts.result), (aspect, lang)),
        notes: notes.collect(),
        workings: workings.collect(),
        body,
    }
}

fn table(
    report: &Report,
    values: &[Value<'_>],
    setters: &[usize],
    (caption, result): (String, &'static str),
    (aspect, lang): (Aspect, Lang),
) -> Table {
    let words = lang.words();
    let labels = &words.labels().table;
    let mut columns = vec![labels.indicator.to_owned(), result.to_owned()];
    for setter in setters {
        let setter = &report.setters[*setter];
        columns.extend([
            words.heading(setter.name.get(lang)),
            words.gap_column(setter.short.get(lang)),
        ]);
    }
    columns.extend([labels.measured, labels.baseline, labels.rank].map(str::to_owned));
    let cell = |entry: &Entry| match aspect {
        Aspect::Growth => Cell::growth(words, entry, lang),
        _ => Cell::entry(words, entry, lang),
    };
    let rows = values.iter().enumerate().map(|(datum, value)| {
        let result = match &value.standing {
            Standing::Measured { result, .. } => cell(&Entry::Figure(result.clone())),
            Standing::Stated(entry) if is_stated(entry) => cell(entry),
            Standing::Stated(_) => Cell::none(words),
            Standing::NotReported => Cell::none(words),
        };
        let mut cells = vec![result];
        for setter in setters {
            cells.extend(target_cells(report, value, *setter, &cell, lang));
        }
        let baseline = value.measure.baseline.as_ref();
        let baseline = baseline.map_or_else(
            || Cell::none(words),
            |one| Cell::words(words.baseline(&words.label(&one.figure), one.date)),
        );
        let [date, rank] = aside(words, value.measure, lang);
        cells.extend([date, baseline, rank]);
        let subject = &value.indicator.subject;
        Row::new(subject.name.get(lang), cells).of(
            &subject.id,
            datum,
            report.section(subject, lang),
        )
    });
    let columns = columns.iter().map(String::as_str);
    let table = Table::new(lang, caption, columns, rows.collect());
    table.without_empty_columns(labels.none)
}

/// A target and the gap to it; a dash where there is none.
fn target_cells(
    report: &Report,
    value: &Value<'_>,
    setter: usize,
    cell: &impl Fn(&Entry) -> Cell,
    lang: Lang,
) -> [Cell; 2] {
    let words: &dyn Words = lang.words();
    let none = || Cell::none(words);
    let compared = value.against().iter().find(|one| one.setters.contains(&setter));
    let printed = value.measure.target(setter);
    match (compared, printed) {
        (Some(one), _) => {
            let gap = gap_text(report, value, one, lang);
            [cell(&one.target), names::gap_cell(gap, one, value.unit())]
        }
        (None, Some(target)) => {
            let gap = value.claimed(report, target, lang);
            let gap = gap.map_or_else(none, |(text, gap, unit)| Cell::gap(text, gap, unit));
            [if is_stated(&target.entry) { cell(&target.entry) } else { none() }, gap]
        }
        _ => [none(), none()],
    }
}
