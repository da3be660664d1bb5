//! Every figure of a report as CSV: the headline table, then the text, each with unit and place.

use super::csv::{Cell, csv};
use crate::{
    Lang, Report, Text,
    report::{
        Aspect, Entry, Indicator, Qualifier,
        statements::{Kind, Measured, Number, Side, Statements, Value},
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
        Plain("first_half"),
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
            Lang::ALL.iter().map(|lang| format!("{name}_{}", lang.code())).collect()
        }
    });
    let names: Vec<_> = names.collect();
    let header: Vec<_> = names.iter().map(String::as_str).collect();
    let table =
        report.indicators.iter().flat_map(|indicator| of_indicator(report, statements, indicator));
    let text = (0..statements.figures.len()).map(|index| of_text(report, statements, index));
    csv(&header, &table.chain(text).map(Row::cells).collect::<Vec<_>>())
}

/// A text in every language, in the order of [`Lang::ALL`].
type Texts = [String; Lang::ALL.len()];

fn texts(text: &Text) -> Texts {
    Lang::ALL.map(|lang| text.get(lang).to_owned())
}

/// A row before it is written.
#[derive(Default)]
struct Row {
    id: String,
    part: &'static str,
    place: Texts,
    topic: Texts,
    kind: &'static str,
    name: Texts,
    number: Option<(Number, Texts)>,
    words: Texts,
    qualifies: String,
    restates: String,
    first_half: String,
    related: String,
    note: Texts,
    record: String,
}

impl Row {
    fn cells(self) -> Vec<Cell> {
        let text = |text: &str| Cell::from(text);
        let each = |texts: &Texts| texts.each_ref().map(|text| Cell::from(text.as_str()));
        let number = self.number.as_ref().map(|(number, _)| number);
        let word = number.and_then(|number| number.qualifier).map_or("", Qualifier::code);
        let value = number.map_or(Cell::Empty, |number| Cell::Number(number.value));
        let to = number.and_then(|number| number.to).map_or(Cell::Empty, Cell::Number);
        let mut cells = vec![text(&self.id), text(self.part)];
        cells.extend(each(&self.place));
        cells.extend(each(&self.topic));
        cells.push(text(self.kind));
        cells.extend(each(&self.name));
        cells.extend([text(word), value, to]);
        cells.extend(each(&self.number.map(|(_, unit)| unit).unwrap_or_default()));
        cells.extend(each(&self.words));
        cells.extend(
            [&self.qualifies, &self.restates, &self.first_half, &self.related].map(|t| text(t)),
        );
        cells.extend(each(&self.note));
        cells.push(text(&self.record));
        cells
    }
}

fn with_unit(statements: &Statements, number: Number) -> (Number, Texts) {
    (number, Lang::ALL.map(|lang| lang.words().unit_of(statements, &number)))
}

/// The cells of the headline table that hold something.
fn of_indicator(report: &Report, statements: &Statements, indicator: &Indicator) -> Vec<Row> {
    let mut rows = Vec::new();
    for (column, pair) in [
        ("plan", &indicator.plan),
        ("municipal", &indicator.municipal),
        ("result", &indicator.result),
    ] {
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
                Entry::Words(text) => (None, texts(text)),
                Entry::NotSet | Entry::Empty => continue,
            };
            let aspect = if kind == Kind::Growth { Aspect::Growth } else { Aspect::Total };
            let notes = indicator
                .subject
                .notes
                .iter()
                .filter(|note| note.on == aspect || note.on == Aspect::Both);
            let section = &report.sections[indicator.subject.section].name;
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
                format!("{}{colon}{label}", indicator.subject.name.get(lang))
            });
            rows.push(Row {
                id: format!("{}.{column}.{side}", indicator.subject.id),
                part: "table",
                place: texts(section),
                kind: kind.code(),
                name,
                number,
                words,
                note: join(notes.map(|note| &note.text)),
                record: report.id.clone(),
                ..Row::default()
            });
        }
    }
    rows
}

fn of_text(report: &Report, all: &Statements, index: usize) -> Row {
    let figure = &all.figures[index];
    let topic = &all.topics[figure.topic];
    let area = &all.areas[topic.area];
    let name = Lang::ALL.map(|lang| {
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
        Value::Number(number) => (Some(with_unit(all, *number)), Default::default()),
        Value::Rank { place, among } => {
            // The raw place is a number; among whom is its unit.
            let number =
                Number { value: *place, to: None, unit: Measured::Counted(0), qualifier: None };
            let unit = texts(among);
            (Some((number, unit)), Default::default())
        }
        Value::Words(text) => (None, texts(text)),
    };
    let id = |index: usize| all.figures[index].id.clone();
    let related: Vec<_> = all.related(index).into_iter().map(id).collect();
    let restates = figure.restates.as_ref().map_or(String::new(), |what| {
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
        id: figure.id.clone(),
        part: area.part.code(),
        place: Lang::ALL
            .map(|lang| lang.words().place(area.place.get(lang), area.part, topic.number)),
        topic: texts(&topic.name),
        kind: figure.kind.code(),
        name,
        number,
        words,
        qualifies: figure.parent.map_or(String::new(), id),
        restates,
        first_half: figure.beside.map_or(String::new(), id),
        related: related.join(" "),
        note: join(all.notes.iter().filter(|n| n.on.contains(&index)).map(|n| &n.text)),
        record: report.id.clone(),
    }
}

fn join<'t>(notes: impl Iterator<Item = &'t Text>) -> Texts {
    let notes: Vec<_> = notes.collect();
    Lang::ALL.map(|lang| notes.iter().map(|note| note.get(lang)).collect::<Vec<_>>().join(" "))
}
