//! Tables of charts as CSV.

use super::{
    csv::{self, Cell, csv},
    format::Format,
};
use crate::{
    Report,
    chart::{self, Row, Spec, SpecError},
};

pub(super) const CSV: Format = Format {
    extension: "csv",
    media_type: csv::MEDIA_TYPE,
    label: |labels| labels.data_file,
    file: |report, _, spec| table(report, spec),
    narrow: None,
};

/// The table of a chart as CSV: numbers with their units beside them, words where the report has words, the source
/// in each row.
///
/// # Errors
/// As [`chart::build`].
pub fn table(report: &Report, spec: &Spec) -> Result<String, SpecError> {
    let chart = chart::build(report, spec)?;
    let source = chart::origin(report, spec.lang);
    let words = spec.lang.words();
    let (none, labels) = (words.labels().table.none, &words.labels().file);
    let columns: Vec<_> = (0..chart.table.columns.len().saturating_sub(1))
        .map(|index| Column::of(&chart.table.rows, index))
        .collect();

    let (head, names) = chart
        .table
        .columns
        .split_first()
        .map_or(("", &[][..]), |(head, names)| (head.as_str(), names));
    let mut header = vec!["id".to_owned(), head.to_owned()];
    for (name, column) in names.iter().zip(&columns) {
        header.push(name.clone());
        header.extend(column.numbers.then(|| words.aside(name, labels.unit)));
        header.extend(column.qualifiers.then(|| words.aside(name, labels.qualifier)));
    }
    let placed = chart.table.rows.iter().any(|row| !row.place.is_empty());
    header.extend(placed.then(|| words.labels().table.section.to_owned()));
    header.extend([labels.notes, labels.source, labels.dates].map(str::to_owned));
    let dates = words.dated(report.period.span.end, report.revision);

    let rows: Vec<_> = chart
        .table
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::from(row.id.as_str()), Cell::from(row.header.as_str())];
            for (cell, column) in row.cells.iter().zip(&columns) {
                let text = if cell.text == none { "" } else { &cell.text };
                let number = cell.number.as_ref();
                cells.push(number.map_or(Cell::from(text), |number| Cell::Number(number.value)));
                let unit = number.map_or(String::new(), |number| words.unit(&number.unit));
                let word = words.qualifier(number.and_then(|number| number.qualifier));
                cells.extend(column.numbers.then(|| Cell::from(unit.as_str())));
                cells.extend(column.qualifiers.then(|| Cell::from(word.trim_end())));
            }
            cells.extend(placed.then(|| Cell::from(row.place.as_str())));
            let notes = chart::notes_on(report, &row.id, spec.kind, spec.lang).join(" ");
            cells.extend([&notes, &source, &dates].map(|text| Cell::from(text.as_str())));
            cells
        })
        .collect();
    let header: Vec<_> = header.iter().map(String::as_str).collect();
    Ok(csv(&header, &rows))
}

/// What a column of a table holds in any of its rows.
struct Column {
    numbers: bool,
    qualifiers: bool,
}

impl Column {
    fn of(rows: &[Row], index: usize) -> Self {
        let cells = rows.iter().filter_map(|row| row.cells.get(index));
        let numbers: Vec<_> = cells.filter_map(|cell| cell.number.as_ref()).collect();
        let qualifiers = numbers.iter().any(|number| number.qualifier.is_some());
        Self { numbers: !numbers.is_empty(), qualifiers }
    }
}
