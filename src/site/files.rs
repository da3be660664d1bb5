//! Files that a reader takes away: each chart as a picture that stands alone, and its table as CSV.

use super::csv::{Cell, csv};
use crate::{
    Lang, Report,
    chart::{self, Caption, Chart, Quantities, Spec, SpecError},
    render,
    scene::{self, Form, Theme},
};

/// The folder beside the page in which they stand.
pub const CHARTS_FOLDER: &str = "charts";

/// A file by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// `hanyang-2023-h1-gauge-gdp.svg`: record, chart, and the language unless it is Chinese.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The files of every chart of `report` in `lang`: one picture, a narrow one for phones of each chart with bars,
/// and one table.
pub fn files(report: &Report, lang: Lang) -> Vec<File> {
    let of = |spec: &Spec| {
        let chart = chart::build(report, spec)?;
        let stem = stem(report, &chart.id, lang);
        let mut files = vec![
            File { name: format!("{stem}.svg"), text: picture(report, &chart, Form::Wide) },
            File { name: format!("{stem}.csv"), text: table(report, spec)? },
        ];
        if scene::stretches(&chart) {
            let text = picture(report, &chart, Form::Compact);
            files.push(File { name: format!("{stem}-narrow.svg"), text });
        }
        Ok::<_, SpecError>(files)
    };
    // A chart that cannot be built is not on the page either.
    chart::specs(report, lang).iter().filter_map(|spec| of(spec).ok()).flatten().collect()
}

/// What the files of a chart are called, without their endings.
pub(super) fn stem(report: &Report, chart: &str, lang: Lang) -> String {
    let tail = if lang == Lang::default() { String::new() } else { format!("-{}", lang.tag()) };
    format!("{}-{chart}{tail}", report.id)
}

/// A chart of `report` as an SVG picture that stands alone, with heading, notes and source in it.
pub fn picture(report: &Report, chart: &Chart, form: Form) -> String {
    let scene = scene::poster(chart, &Caption::new(report, chart), form);
    let width = scene.width.unwrap_or(form.least());
    render::picture(&scene, width, &Theme::LIGHT, chart.lang, &chart.name())
}

/// The table of a chart as CSV: numbers with their units beside them, words where the report has words, the source
/// in each row.
///
/// # Errors
/// As [`chart::build`].
pub fn table(report: &Report, spec: &Spec) -> Result<String, SpecError> {
    let chart = chart::build(report, spec)?;
    let quantities = chart::quantities(report, spec)?;
    let source = chart::origin(report, spec.lang);
    let words = spec.lang.words();
    let (none, labels) = (words.labels().table.none, &words.labels().file);
    let columns: Vec<_> = (0..chart.table.columns.len().saturating_sub(1))
        .map(|index| Column::of(&quantities, index))
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
    let dates = words.dated(report.period.end, report.revision);

    let rows: Vec<_> = chart
        .table
        .rows
        .iter()
        .zip(&quantities)
        .map(|(row, quantities)| {
            let mut cells = vec![Cell::from(row.id.as_str()), Cell::from(row.header.as_str())];
            for ((text, quantity), column) in row.cells.iter().zip(quantities).zip(&columns) {
                let told = if text == none { "" } else { text };
                cells.push(quantity.map_or(Cell::from(told), |one| Cell::Number(one.value)));
                let unit = quantity.map_or(String::new(), |one| words.unit(one.unit));
                let word = words.qualifier(quantity.and_then(|one| one.qualifier));
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
    fn of(rows: &[Quantities], index: usize) -> Self {
        let mut cells = rows.iter().filter_map(|row| row.get(index).copied().flatten());
        let first = cells.next();
        let loose = first.into_iter().chain(cells).any(|one| one.qualifier.is_some());
        Self { numbers: first.is_some(), qualifiers: loose }
    }
}
