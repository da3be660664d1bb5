//! Every figure of a report as CSV: the table of indicators, then the text, each with unit and place.

use super::csv::{Cell, csv};
use crate::{
    Lang, Report, Text,
    report::{
        Aspect, Entry, Figure, Indicator, Qualifier, Subject, Unit,
        statements::{Kind, Number, Restated, Side, Statements, Value},
    },
};

/// The name of the file.
pub const FIGURES_FILE: &str = "figures.csv";

/// A column, or one for each language.
enum Column {
    Plain(&'static str),
    Translated(&'static str),
}

const COLUMNS: [Column; 17] = {
    use Column::{Plain, Translated};
    [
        Plain("id"),
        Plain("part"),
        Translated("place"),
        Translated("topic"),
        Plain("kind"),
        Translated("name"),
        Plain("qualifier"),
        Plain("value"),
        Plain("value_to"),
        Translated("unit"),
        Translated("words"),
        Plain("qualifies"),
        Plain("restates"),
        Plain("beside"),
        Plain("related"),
        Translated("note"),
        Plain("record"),
    ]
};

/// The file of all figures, one a row.
pub fn figures(report: &Report, statements: &Statements) -> String {
    let names = COLUMNS.iter().flat_map(|column| match column {
        Column::Plain(name) => vec![(*name).to_owned()],
        Column::Translated(name) => {
            report.languages.iter().map(|lang| format!("{name}_{}", lang.code())).collect()
        }
    });
    let names: Vec<_> = names.collect();
    let header: Vec<_> = names.iter().map(String::as_str).collect();
    let table = report.indicators.iter().flat_map(|indicator| of_indicator(report, indicator));
    let text = (0..statements.figures.len()).map(|index| of_text(report, statements, index));
    let rows = table.chain(text).map(|row| row.cells(report.languages.len()));
    csv(&header, &rows.collect::<Vec<_>>())
}

/// A text in every language of the report, in their order; none where there is no text.
type Texts = Vec<String>;

fn each(report: &Report, text: impl FnMut(Lang) -> String) -> Texts {
    report.languages.iter().copied().map(text).collect()
}

fn texts(report: &Report, text: &Text) -> Texts {
    each(report, |lang| text.get(lang).to_owned())
}

/// A row before it is written.
#[derive(Default)]
struct Row {
    id: String,
    part: String,
    place: Texts,
    topic: Texts,
    kind: &'static str,
    name: Texts,
    number: Option<(Number, Texts)>,
    words: Texts,
    qualifies: String,
    restates: String,
    beside: String,
    related: String,
    note: Texts,
    record: String,
}

impl Row {
    /// Its cells in this many languages.
    fn cells(self, languages: usize) -> Vec<Cell> {
        let text = |text: &str| Cell::from(text);
        let each = |texts: &Texts| {
            let texts = texts.iter().map(|text| Cell::from(text.as_str()));
            texts.chain(std::iter::repeat(Cell::Empty)).take(languages).collect::<Vec<_>>()
        };
        let number = self.number.as_ref().map(|(number, _)| number);
        let word = number.and_then(|number| number.qualifier).map_or("", Qualifier::code);
        let value = number.map_or(Cell::Empty, |number| Cell::Number(number.value));
        let to = number.and_then(|number| number.to).map_or(Cell::Empty, Cell::Number);
        let mut cells = vec![text(&self.id), text(&self.part)];
        cells.extend(each(&self.place));
        cells.extend(each(&self.topic));
        cells.push(text(self.kind));
        cells.extend(each(&self.name));
        cells.extend([text(word), value, to]);
        cells.extend(each(&self.number.map(|(_, unit)| unit).unwrap_or_default()));
        cells.extend(each(&self.words));
        cells.extend(
            [&self.qualifies, &self.restates, &self.beside, &self.related].map(|t| text(t)),
        );
        cells.extend(each(&self.note));
        cells.push(text(&self.record));
        cells
    }
}

fn with_unit(report: &Report, number: Number) -> (Number, Texts) {
    let unit = each(report, |lang| lang.words().unit(&number.unit));
    (number, unit)
}

/// What is printed of an indicator: its results and its targets.
fn of_indicator(report: &Report, indicator: &Indicator) -> Vec<Row> {
    let mut rows = Vec::new();
    for measure in &indicator.measures {
        let targets = measure.targets.iter().map(|target| (Some(target.setter), &target.entry));
        for (setter, entry) in targets.chain([(None, &measure.result)]) {
            let (number, words) = match entry {
                Entry::Figure(figure) => (Some((figure, None)), Texts::new()),
                Entry::Range(low, high) => (Some((low, Some(high.value))), Texts::new()),
                Entry::Words(text) => (None, texts(report, text)),
                Entry::NotSet | Entry::Empty => continue,
            };
            let number = number.map(|(figure, to)| {
                let Figure { value, unit, qualifier, .. } = figure.clone();
                with_unit(report, Number { value, to, unit, qualifier })
            });
            let aspect = measure.aspect;
            let notes = indicator.subject.notes.iter();
            let notes = notes.filter(|note| note.on.is_none_or(|on| on == aspect));
            let column = setter.map_or("result", |setter| &report.setters[setter].id);
            let subject = &indicator.subject;
            rows.push(Row {
                id: format!("{}.{column}.{}", subject.id, aspect.code()),
                part: "table".to_owned(),
                place: each(report, |lang| report.section(subject, lang).to_owned()),
                kind: if aspect == Aspect::Growth { Kind::Growth } else { Kind::Amount }.code(),
                name: each(report, |lang| name(report, subject, (aspect, setter), lang)),
                number,
                words,
                note: join(report, notes.map(|note| &note.text)),
                record: report.id.clone(),
                ..Row::default()
            });
        }
    }
    rows
}

/// What a cell of the table is called: indicator, whose target or that it is the result, and the aspect.
fn name(
    report: &Report,
    subject: &Subject,
    (aspect, setter): (Aspect, Option<usize>),
    lang: Lang,
) -> String {
    let words = lang.words();
    let labels = &words.labels().table;
    let (of_target, of_result) = match aspect {
        Aspect::Total => (labels.total, labels.result_total),
        Aspect::Level => (labels.level, labels.result_level),
        Aspect::Growth => (labels.rate_of_growth, labels.result_growth),
    };
    let column = setter.map_or_else(
        || of_result.to_owned(),
        |setter| words.target_column(report.setters[setter].name.get(lang), of_target),
    );
    format!("{}{}{column}", subject.name.get(lang), words.labels().punctuation.colon)
}

fn of_text(report: &Report, all: &Statements, index: usize) -> Row {
    let figure = &all.figures[index];
    let topic = &all.topics[figure.topic];
    let area = &all.areas[topic.area];
    let part = &all.parts[area.part];
    let name = each(report, |lang| {
        let own = |index: usize| all.figures[index].name.as_ref().map_or("", |name| name.get(lang));
        match figure.parent {
            Some(parent) if figure.name.is_none() => {
                lang.words().qualifying(own(parent), figure.kind)
            }
            Some(parent) => {
                format!("{}{}{}", own(parent), lang.words().labels().punctuation.colon, own(index))
            }
            None => own(index).to_owned(),
        }
    });
    let (number, words) = match &figure.value {
        Value::Number(number) => (Some(with_unit(report, number.clone())), Texts::new()),
        Value::Rank { place, among } => {
            // The raw place is a number; among whom is its unit.
            let number = Number { value: *place, to: None, unit: Unit::PERCENT, qualifier: None };
            (Some((number, texts(report, among))), Texts::new())
        }
        Value::Words(text) => (None, texts(report, text)),
    };
    let id = |index: usize| all.figures[index].id.clone();
    let related: Vec<_> = all.related(index).into_iter().map(id).collect();
    let notes = all.notes.iter().filter(|note| note.on.contains(&index)).map(|note| &note.text);
    Row {
        id: figure.id.clone(),
        part: part.id.clone(),
        place: each(report, |lang| part.place(area, topic.number, lang)),
        topic: texts(report, &topic.name),
        kind: figure.kind.code(),
        name,
        number,
        words,
        qualifies: figure.parent.map_or(String::new(), id),
        restates: figure.restates.as_ref().map_or(String::new(), |what| restated(report, what)),
        beside: figure.beside.map_or(String::new(), id),
        related: related.join(" "),
        note: join(report, notes),
        record: report.id.clone(),
    }
}

/// The id of the row that a figure repeats, and what of it.
fn restated(report: &Report, what: &Restated) -> String {
    let Restated { subject, aspect, side } = what;
    let aspect = aspect.code();
    let setter = |setter: usize| report.setters[setter].id.as_str();
    match *side {
        Side::Result => format!("{subject}.result.{aspect}"),
        Side::Target(of) => format!("{subject}.{}.{aspect}", setter(of)),
        Side::Rate(of) => format!("{subject}.{}.{aspect}.rate", setter(of)),
        Side::Distance(of) => format!("{subject}.{}.{aspect}.distance", setter(of)),
        Side::Lead(of) => format!("{subject}.{}.{aspect}.lead", setter(of)),
    }
}

fn join<'t>(report: &Report, notes: impl Iterator<Item = &'t Text>) -> Texts {
    let notes: Vec<_> = notes.collect();
    each(report, |lang| notes.iter().map(|note| note.get(lang)).collect::<Vec<_>>().join(" "))
}
