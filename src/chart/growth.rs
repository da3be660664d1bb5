//! Growth bars: every growth rate of the report against the district's plan and the municipal target.

use super::{Body, Chart, Key, Row, Table, notes};
use crate::{
    Decimal, Lang, Ratio, Report,
    progress::{self, Authority, Growth as Progress, Shortfall},
    report::{Aspect, Entry},
    words::{Extremes, Grown, Words},
};

/// What growth bars draw.
#[derive(Clone, Debug)]
pub struct Growth {
    /// One row for each indicator with a growth rate, in figures or in words.
    pub rows: Vec<GrowthRow>,
}

/// One row of growth bars.
#[derive(Clone, Debug)]
pub struct GrowthRow {
    /// Id of the indicator.
    pub id: String,
    /// Name of the indicator.
    pub name: String,
    /// The growth rate in per cent; `None` where the report puts it in words.
    pub percent: Option<Decimal>,
    /// The growth rate as text, or the report's words.
    pub value: String,
    /// The district's planned rate in per cent, and its label.
    pub plan: Option<(Decimal, String)>,
    /// The municipal target rate in per cent, and its label.
    pub municipal: Option<(Decimal, String)>,
    /// Where the growth rate stands to each target.
    pub gaps: Vec<String>,
}

pub(super) fn build(report: &Report, lang: Lang) -> Chart {
    let words = lang.words();
    let labels = words.labels();
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut remarks = Vec::new();
    let mut grown: Vec<(&str, Grown)> = Vec::new();
    let mut without = Vec::new();
    for indicator in &report.indicators {
        let short = indicator.subject.short.get(lang);
        let (percent, value, against) = match progress::growth(indicator) {
            Progress::NotReported => continue,
            Progress::Words(text) => (None, text.get(lang).to_owned(), Vec::new()),
            Progress::Measured { result, against } => {
                (Some(result.value), words.figure(&result), against)
            }
        };
        match percent {
            Some(percent) => {
                let gaps = against.iter().map(|one| (one.authority, one.gap)).collect();
                grown.push((short, (percent, gaps)));
            }
            None => without.push(short),
        }
        remarks.extend(notes(&indicator.subject, Aspect::Growth, lang));
        let of = |authority| against.iter().find(|one| one.authority == authority);
        let target = |authority| {
            of(authority).map(|one| {
                let percent = words.figure(&one.target);
                (one.target.value, words.growth_target_label(authority, &percent))
            })
        };
        let [plan, plan_gap] =
            target_cells(words, &indicator.plan.growth, of(Authority::Plan), lang);
        let [city, city_gap] =
            target_cells(words, &indicator.municipal.growth, of(Authority::Municipal), lang);
        let name = indicator.subject.name.get(lang);
        let place = report.sections[indicator.subject.section].name.get(lang);
        let row = Row::new(name, [value.clone(), plan, plan_gap, city, city_gap]);
        cells.push(row.of(rows.len(), place));
        rows.push(GrowthRow {
            id: indicator.subject.id.clone(),
            name: short.to_owned(),
            percent,
            value,
            plan: target(Authority::Plan),
            municipal: target(Authority::Municipal),
            gaps: against.iter().map(|one| words.gap_to_target(one.authority, one.gap)).collect(),
        });
    }
    let columns = [
        labels.indicator,
        labels.growth,
        labels.plan,
        labels.plan_gap,
        labels.municipal,
        labels.municipal_gap,
    ];
    Chart {
        id: "growth".to_owned(),
        lang,
        heading: labels.growth_heading.to_owned(),
        takeaway: words.growth(&Extremes {
            highest: grown.iter().max_by_key(|(_, (rate, _))| Ratio::from(*rate)).cloned(),
            lowest: grown.iter().min_by_key(|(_, (rate, _))| Ratio::from(*rate)).cloned(),
            without,
        }),
        key: vec![
            (Key::Result, labels.key_growth),
            (Key::Plan, labels.plan),
            (Key::Municipal, labels.municipal),
        ],
        table: Table::new(labels.growth_heading.to_owned(), columns, cells),
        notes: remarks,
        body: Body::Growth(Growth { rows }),
    }
}

/// A planned rate and the gap to it; a dash where there is none.
fn target_cells(
    words: &dyn Words,
    entry: &Entry,
    held_against: Option<&Shortfall>,
    lang: Lang,
) -> [String; 2] {
    let none = words.labels().none.to_owned();
    match (entry, held_against) {
        (Entry::Figure(figure), Some(one)) => {
            [words.figure(figure), words.gap_to_target(one.authority, one.gap)]
        }
        (Entry::Figure(figure), None) => [words.figure(figure), none],
        (Entry::Words(text), _) => [text.get(lang).to_owned(), none],
        (Entry::NotSet | Entry::Empty, _) => [none.clone(), none],
    }
}
