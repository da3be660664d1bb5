//! The report's own table of headline indicators: every cell as printed, with what follows from it.

use super::{Row, Table, quantities};
use crate::{
    Lang, Report,
    progress::{self, Total},
    report::{Entry, Pair},
};

/// The table of headline indicators.
///
/// "/" stands where the report expressly sets nothing, an empty cell where it prints nothing.
pub fn headline_table(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let labels = &words.labels().table;
    let elapsed = progress::elapsed(&report.period);
    let cell = |entry: &Entry| match entry {
        Entry::Figure(figure) => words.label(figure),
        Entry::Words(text) => text.get(lang).to_owned(),
        Entry::NotSet => "/".to_owned(),
        Entry::Empty => String::new(),
    };
    // The plan is one column of the report: a growth rate for most, a total for some.
    let plan = |pair: &Pair| {
        let cells = [cell(&pair.total), cell(&pair.growth)];
        cells.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let number = |entry: &Entry| entry.figure().copied().and_then(quantities::printed);
    let rows = report
        .indicators
        .iter()
        .map(|indicator| {
            let first = match progress::total(indicator, elapsed) {
                Total::Measured { against, .. } => against.first().copied(),
                Total::NoTarget(_) | Total::NotReported => None,
            };
            let Pair { total, growth } = &indicator.plan;
            let alone = matches!(total, Entry::Empty) || matches!(growth, Entry::Empty);
            let numbers = vec![
                number(total).or_else(|| number(growth)).filter(|_| alone),
                number(&indicator.municipal.total),
                number(&indicator.municipal.growth),
                number(&indicator.result.total),
                number(&indicator.result.growth),
                first.and_then(|first| quantities::rate(&first.rate)),
            ];
            let rate =
                first.map_or_else(|| labels.none.to_owned(), |first| words.rate(&first.rate));
            Row::new(
                indicator.subject.name.get(lang),
                [
                    plan(&indicator.plan),
                    cell(&indicator.municipal.total),
                    cell(&indicator.municipal.growth),
                    cell(&indicator.result.total),
                    cell(&indicator.result.growth),
                    rate,
                ],
            )
            .with_numbers(numbers)
        })
        .collect();
    let columns = [
        labels.indicator,
        labels.plan,
        labels.municipal_total,
        labels.municipal_growth,
        labels.result_total,
        labels.result_growth,
        labels.completion_rate,
    ];
    Table::new(lang, words.labels().chart.headline_heading.to_owned(), columns, rows)
}
