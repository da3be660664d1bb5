//! Every figure of a report as CSV: the headline table, then the text, each with unit and place.

use super::csv::{Cell, csv};
use crate::{
    Lang, Report,
    report::{
        Aspect, Entry, Indicator, Qualifier,
        statements::{Kind, Measured, Number, Side, Statements, Value},
    },
};

/// What the page calls the file.
pub const FIGURES_FILE: &str = "figures.csv";

const HEADER: [&str; 23] = [
    "id",
    "part",
    "place_zh",
    "place_en",
    "topic_zh",
    "topic_en",
    "kind",
    "name_zh",
    "name_en",
    "qualifier",
    "value",
    "value_to",
    "unit_zh",
    "unit_en",
    "words_zh",
    "words_en",
    "qualifies",
    "restates",
    "first_half",
    "related",
    "note_zh",
    "note_en",
    "record",
];

/// The file of all figures, one a row.
pub fn figures(report: &Report, statements: &Statements) -> String {
    let table = report.indicators.iter().flat_map(|one| of_indicator(report, statements, one));
    let text = (0..statements.figures.len()).map(|one| of_text(report, statements, one));
    csv(&HEADER, &table.chain(text).map(Row::cells).collect::<Vec<_>>())
}

/// A row before it is written. Texts are Chinese, then English.
#[derive(Default)]
struct Row {
    id: String,
    part: &'static str,
    place: [String; 2],
    topic: [String; 2],
    kind: &'static str,
    name: [String; 2],
    number: Option<(Number, [String; 2])>,
    words: [String; 2],
    qualifies: String,
    restates: String,
    first_half: String,
    related: String,
    note: [String; 2],
    record: String,
}

impl Row {
    fn cells(self) -> Vec<Cell> {
        let text = |text: &str| Cell::from(text);
        let both = |texts: &[String; 2]| [Cell::from(&*texts[0]), Cell::from(&*texts[1])];
        let number = self.number.as_ref().map(|(number, _)| number);
        let word = number.and_then(|number| number.qualifier).map_or("", Qualifier::code);
        let value = number.map_or(Cell::Empty, |number| Cell::Number(number.value));
        let to = number.and_then(|number| number.to).map_or(Cell::Empty, Cell::Number);
        let mut cells = vec![text(&self.id), text(self.part)];
        cells.extend(both(&self.place));
        cells.extend(both(&self.topic));
        cells.push(text(self.kind));
        cells.extend(both(&self.name));
        cells.extend([text(word), value, to]);
        cells.extend(both(&self.number.map(|(_, unit)| unit).unwrap_or_default()));
        cells.extend(both(&self.words));
        cells.extend(
            [&self.qualifies, &self.restates, &self.first_half, &self.related].map(|t| text(t)),
        );
        cells.extend(both(&self.note));
        cells.push(text(&self.record));
        cells
    }
}

fn with_unit(statements: &Statements, number: Number) -> (Number, [String; 2]) {
    (number, Lang::ALL.map(|lang| lang.words().unit_of(statements, &number)))
}

/// The cells of the headline table that hold something.
fn of_indicator(report: &Report, statements: &Statements, one: &Indicator) -> Vec<Row> {
    let mut rows = Vec::new();
    for (column, pair) in
        [("plan", &one.plan), ("municipal", &one.municipal), ("result", &one.result)]
    {
        for (side, kind, entry) in
            [("total", Kind::Amount, &pair.total), ("growth", Kind::Growth, &pair.growth)]
        {
            let (number, words) = match entry {
                Entry::Figure(figure) => {
                    let number = Number {
                        value: figure.value,
                        to: None,
                        unit: Measured::In(figure.unit),
                        qualifier: figure.qualifier,
                    };
                    (Some(with_unit(statements, number)), Default::default())
                }
                Entry::Words(text) => (None, [text.zh.clone(), text.en.clone()]),
                Entry::NotSet | Entry::Empty => continue,
            };
            let aspect = if kind == Kind::Growth { Aspect::Growth } else { Aspect::Total };
            let notes = one
                .subject
                .notes
                .iter()
                .filter(|note| note.on == aspect || note.on == Aspect::Both);
            let section = &report.sections[one.subject.section].name;
            let name = Lang::ALL.map(|lang| {
                let labels = &lang.words().labels().table;
                let label = match (column, kind) {
                    ("plan", _) => labels.plan,
                    ("municipal", Kind::Growth) => labels.municipal_growth,
                    ("municipal", _) => labels.municipal_total,
                    (_, Kind::Growth) => labels.result_growth,
                    _ => labels.result_total,
                };
                let colon = lang.words().labels().punctuation.colon;
                format!("{}{colon}{label}", one.subject.name.get(lang))
            });
            rows.push(Row {
                id: format!("{}.{column}.{side}", one.subject.id),
                part: "table",
                place: Lang::ALL.map(|lang| section.get(lang).to_owned()),
                kind: kind.code(),
                name,
                number,
                words,
                note: joined(notes.map(|note| &note.text)),
                record: report.id.clone(),
                ..Row::default()
            });
        }
    }
    rows
}

fn of_text(report: &Report, all: &Statements, index: usize) -> Row {
    let one = &all.figures[index];
    let topic = &all.topics[one.topic];
    let area = &all.areas[topic.area];
    let name = Lang::ALL.map(|lang| {
        let own = |index: usize| all.figures[index].name.as_ref().map_or("", |name| name.get(lang));
        match one.parent {
            Some(parent) if one.name.is_none() => lang.words().qualifying(own(parent), one.kind),
            Some(parent) => {
                format!("{}{}{}", own(parent), lang.words().labels().punctuation.colon, own(index))
            }
            None => own(index).to_owned(),
        }
    });
    let (number, words) = match &one.value {
        Value::Number(number) => (Some(with_unit(all, *number)), Default::default()),
        Value::Rank { place, among } => {
            // The raw place is a number; among whom is its unit.
            let number =
                Number { value: *place, to: None, unit: Measured::Counted(0), qualifier: None };
            let unit = Lang::ALL.map(|lang| among.get(lang).to_owned());
            (Some((number, unit)), Default::default())
        }
        Value::Words(text) => (None, [text.zh.clone(), text.en.clone()]),
    };
    let id = |index: usize| all.figures[index].id.clone();
    let related: Vec<_> = all.related(index).into_iter().map(id).collect();
    let restates = one.restates.as_ref().map_or(String::new(), |what| {
        let side = match what.side {
            Side::Total => "result.total",
            Side::Growth => "result.growth",
            Side::Plan => "plan.total",
            Side::Rate => "rate",
            Side::Ahead => "ahead",
        };
        format!("{}.{side}", what.subject)
    });
    Row {
        id: one.id.clone(),
        part: area.part.code(),
        place: Lang::ALL
            .map(|lang| lang.words().place(area.place.get(lang), area.part, topic.number)),
        topic: Lang::ALL.map(|lang| topic.name.get(lang).to_owned()),
        kind: one.kind.code(),
        name,
        number,
        words,
        qualifies: one.parent.map_or(String::new(), id),
        restates,
        first_half: one.beside.map_or(String::new(), id),
        related: related.join(" "),
        note: joined(all.notes.iter().filter(|n| n.on.contains(&index)).map(|n| &n.text)),
        record: report.id.clone(),
    }
}

fn joined<'t>(notes: impl Iterator<Item = &'t crate::Text>) -> [String; 2] {
    let notes: Vec<_> = notes.collect();
    Lang::ALL.map(|lang| notes.iter().map(|note| note.get(lang)).collect::<Vec<_>>().join(" "))
}
