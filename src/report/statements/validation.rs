//! From the record of a report's text as it is written to [`Statements`]: every part is checked, every fault noted.

use super::{
    Area, Counter, Kind, Measured, Number, Remark, Restated, Side, Statement, Statements, Topic,
    Value, check,
    written::{self, All},
};
use crate::{
    FaultKind, Faults, Report, Text,
    report::{
        MAX_NAME, MAX_TEXT, Unit,
        part::{self, Notes, Part, Place, excerpt},
        tree::Node,
        validation::{Validator, ids, texts},
        written::Text as WrittenText,
    },
};

/// Powers of ten that a counter may be larger than the unit of its measure.
const ZEROS: [&str; 9] = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];

pub(super) fn statements(tree: &Node, report: &Report) -> Result<Statements, Faults> {
    let notes = Notes::default();
    let written = part::read(tree, &notes);
    let statements = Validator { notes: &notes }.statements(written, report);
    if let Some(statements) = &statements {
        check::statements(&notes, statements, report);
    }
    notes.check()?;
    statements.ok_or_else(|| Faults::single(FaultKind::Missing, "the record is not complete"))
}

/// The ids that figures may name.
struct Known {
    counters: Vec<String>,
    topics: Vec<String>,
    figures: Vec<String>,
}

/// The figure that others qualify: its index and that of its topic.
#[derive(Clone, Copy)]
struct Parent {
    index: usize,
    topic: usize,
}

impl Validator<'_> {
    fn references(self, part: All<String>, known: &[String], what: &str) -> Option<Vec<usize>> {
        self.list(part, |v, part| v.reference(&part, known, what))
    }

    fn name(self, part: Part<WrittenText>) -> Option<Text> {
        self.text(part, MAX_NAME)
    }

    fn zeros(self, part: &Part<String>) -> Option<i32> {
        let word = part.value.as_ref()?;
        let found = (0..).zip(ZEROS).find(|(_, known)| known == word).map(|(zeros, _)| zeros);
        found.or_else(|| {
            let message = format!("“{}” is not one of {}", excerpt(word), ZEROS.join(", "));
            self.fault(&part.place, FaultKind::UnknownWord, message)
        })
    }

    fn counter(self, part: Part<written::Counter>) -> Option<Counter> {
        let written = part.value?;
        let id = self.id(&written.id).and_then(|id| {
            if Unit::ALL.iter().any(|unit| unit.code() == id) {
                let message = format!("“{id}” is a unit of its own");
                return self.fault(&written.id.place, FaultKind::DuplicateId, message);
            }
            Some(id)
        });
        let measure = self.id(&written.measure);
        let zeros = self.zeros(&written.zeros);
        let base = self.optional(written.base, |v, part| v.zeros(&part));
        let [zh, en, one] =
            [written.zh, written.en, written.one].map(|part| self.words(part, MAX_NAME));
        let zeros = zeros?;
        Some(Counter {
            id: id?,
            measure: measure?,
            zeros,
            base: base?.unwrap_or(zeros),
            zh: zh?,
            en: en?,
            one: one?,
        })
    }

    fn area(self, part: Part<written::Area>) -> Option<Area> {
        let written = part.value?;
        let id = self.id(&written.id);
        let (name, place) = (self.name(written.name), self.name(written.place));
        Some(Area { id: id?, part: written.part.value?, name: name?, place: place? })
    }

    fn topic(
        self,
        part: Part<written::Topic>,
        areas: &[String],
        topics: &[String],
    ) -> Option<Topic> {
        let written = part.value?;
        let id = self.id(&written.id);
        let area = self.reference(&written.area, areas, "area");
        let name = self.name(written.name);
        let text = self.optional(written.text, |v, part| v.text(part, MAX_TEXT));
        let terms = self.optional(written.terms, |v, part| v.references(part, topics, "term"));
        let terms = terms?.unwrap_or_default();
        Some(Topic { id: id?, area: area?, number: 0, name: name?, text: text?, terms })
    }

    fn unit(self, part: &Part<String>, counters: &[String]) -> Option<Measured> {
        let id = part.value.as_ref()?;
        let unit = Unit::ALL.into_iter().find(|unit| unit.code() == id).map(Measured::In);
        let counter = counters.iter().position(|counter| counter == id).map(Measured::Counted);
        unit.or(counter).or_else(|| {
            let units: Vec<_> = Unit::ALL.iter().map(|unit| unit.code()).collect();
            let message = format!(
                "“{}” is neither one of {} nor a counter of this record",
                excerpt(id),
                units.join(", ")
            );
            self.fault(&part.place, FaultKind::UnknownWord, message)
        })
    }

    fn value(
        self,
        place: &Place,
        written: &mut written::Figure,
        kind: Kind,
        known: &Known,
    ) -> Option<Value> {
        let [value, to, unit] =
            [&mut written.value, &mut written.to, &mut written.unit].map(Option::take);
        let (qualifier, among) = (written.qualifier.take(), written.among.take());
        if let Some(words) = written.words.take() {
            let others = [
                ("value", value.is_some()),
                ("to", to.is_some()),
                ("unit", unit.is_some()),
                ("qualifier", qualifier.is_some()),
                ("among", among.is_some()),
            ];
            if let Some((other, _)) = others.into_iter().find(|(_, there)| *there) {
                let message = format!("has both words and {other}; keep one");
                self.notes.add(place, FaultKind::WrongType, message);
            }
            return self.name(words).map(Value::Words);
        }
        let value = self.present(place, "value", value).and_then(|part| self.decimal(&part));
        if kind == Kind::Rank {
            let among = self.present(place, "among", among).and_then(|part| self.name(part));
            return Some(Value::Rank { place: value?, among: among? });
        }
        let to = self.optional(to, |v, part| v.decimal(&part));
        let unit = self.present(place, "unit", unit);
        let unit = unit.and_then(|part| self.unit(&part, &known.counters));
        let qualifier = self.optional(qualifier, |_, part| part.value);
        let number = Number { value: value?, to: to?, unit: unit?, qualifier: qualifier? };
        Some(Value::Number(number))
    }

    fn restated(self, part: &Part<String>, report: &Report) -> Option<Restated> {
        let text = part.value.as_ref()?;
        let sides = [
            (".total", Side::Total),
            (".growth", Side::Growth),
            (".plan", Side::Plan),
            (".rate", Side::Rate),
            (".ahead", Side::Ahead),
        ];
        let found = sides.into_iter().find_map(|(ending, side)| {
            let subject = text.strip_suffix(ending)?.to_owned();
            Some(Restated { subject, side })
        });
        found.filter(|what| report.restated(what).is_some()).or_else(|| {
            let message = format!(
                "the headline record has no figure “{}”; name one as gdp.total, gdp.growth, \
                 jobs.plan, contracts.rate or infrastructure.ahead",
                excerpt(text)
            );
            self.fault(&part.place, FaultKind::UnknownId, message)
        })
    }

    /// Notes the fields that a figure may not have where it qualifies another.
    fn only_of_its_own(self, place: &Place, written: &written::Figure) {
        let fields = [
            ("topic", written.topic.is_some()),
            ("beside", written.beside.is_some()),
            ("with", written.with.is_some()),
        ];
        for (name, _) in fields.into_iter().filter(|(_, there)| *there) {
            let message = "a figure that qualifies another does not have this field";
            self.notes.add(&place.step(name), FaultKind::UnknownField, message);
        }
    }

    /// A figure, then what qualifies it, into `all`.
    fn figure(
        self,
        part: Part<written::Figure>,
        parent: Option<Parent>,
        (known, report): (&Known, &Report),
        all: &mut Vec<Option<Statement>>,
    ) -> Option<()> {
        let index = all.len();
        all.push(None);
        let Part { place, value } = part;
        let mut written = value?;
        let id = self.id(&written.id);
        let topic = match parent {
            Some(Parent { topic, .. }) => {
                self.only_of_its_own(&place, &written);
                Some(topic)
            }
            None => {
                let part = self.present(&place, "topic", written.topic.take());
                part.and_then(|part| self.reference(&part, &known.topics, "topic"))
            }
        };
        let kind = self.optional(written.kind.take(), |_, part| part.value);
        let known_kind = kind.flatten().unwrap_or_default();
        let value = kind.and_then(|_| self.value(&place, &mut written, known_kind, known));
        let name = self.optional(written.name, Self::name);
        let wordless = matches!(known_kind, Kind::Growth | Kind::Rate | Kind::Ahead);
        if name == Some(None) && !(parent.is_some() && wordless) {
            self.notes.add(&place.step("name"), FaultKind::Missing, "must be there");
        }
        let restates = self.optional(written.restates, |v, part| v.restated(&part, report));
        let figure = |v: Self, part: Part<String>| v.reference(&part, &known.figures, "figure");
        let beside = self.optional(written.beside, figure);
        let share = self.optional(written.part, figure);
        let whole = self.optional(written.whole, figure);
        let ratio = match (share?, whole?) {
            (None, None) => None,
            (Some(part), Some(whole)) => Some((part, whole)),
            _ => {
                let message = "must have both part and whole, or neither";
                return self.fault(&place, FaultKind::Missing, message);
            }
        };
        if let Some(with) = written.with.filter(|_| parent.is_none()) {
            let parent = Some(Parent { index, topic: topic.unwrap_or_default() });
            self.list(with, |v, part| v.figure(part, parent, (known, report), all))?;
        }
        all[index] = Some(Statement {
            id: id?,
            topic: topic?,
            parent: parent.map(|parent| parent.index),
            kind: known_kind,
            name: name?,
            value: value?,
            restates: restates?,
            beside: beside?,
            ratio,
        });
        Some(())
    }

    fn statements(self, part: Part<written::Statements>, report: &Report) -> Option<Statements> {
        let written = part.value?;
        let id = self.id(&written.report).and_then(|id| {
            if id != report.id {
                let message = format!("is about “{id}”, but the report is “{}”", report.id);
                return self.fault(&written.report.place, FaultKind::UnknownId, message);
            }
            Some(id)
        });

        let counter_ids = ids(&written.counters, |one: &written::Counter| &one.id);
        let area_ids = ids(&written.areas, |one: &written::Area| &one.id);
        let topic_ids = ids(&written.topics, |one: &written::Topic| &one.id);
        let figure_ids = figure_ids(&written.figures);
        let drawing_ids = written.drawings.as_ref();
        let drawing_ids =
            drawing_ids.map(|list| ids(list, |one: &written::Drawing| &one.id)).unwrap_or_default();
        for list in [&counter_ids, &area_ids, &topic_ids, &figure_ids, &drawing_ids] {
            self.distinct(list.iter().copied());
        }
        let areas = texts(area_ids);
        let known = Known {
            counters: texts(counter_ids),
            topics: texts(topic_ids),
            figures: texts(figure_ids),
        };

        let counters = self.list(written.counters, Self::counter);
        let read_areas = self.list(written.areas, Self::area);
        let topics = self.list(written.topics, |v, part| v.topic(part, &areas, &known.topics));
        let mut figures = Vec::new();
        let read_figures = self
            .list(written.figures, |v, part| v.figure(part, None, (&known, report), &mut figures));
        let drawings = self.optional_list(written.drawings, |v, part| {
            let written::Drawing { id, figures } = part.value?;
            let id = v.id(&id);
            id.and(v.references(figures, &known.figures, "figure"))
        });
        let related = self
            .optional_list(written.related, |v, part| v.references(part, &known.figures, "figure"));
        let notes = self.optional_list(written.notes, |v, part| {
            let written::Note { on, text } = part.value?;
            let on = v.references(on, &known.figures, "figure");
            let text = v.text(text, MAX_TEXT);
            Some(Remark { on: on?, text: text? })
        });
        read_figures?;
        Some(Statements {
            report: id?,
            counters: counters?,
            areas: read_areas?,
            topics: numbered(topics?),
            figures: figures.into_iter().collect::<Option<_>>()?,
            drawings: drawings?,
            related: related?,
            notes: notes?,
        })
    }
}

/// The ids of the figures, each followed by those of what qualifies it.
fn figure_ids(list: &All<written::Figure>) -> Vec<&Part<String>> {
    let entries = list.value.as_ref().map(|list| list.0.as_slice()).unwrap_or_default();
    let mut all = Vec::new();
    for figure in entries.iter().filter_map(|entry| entry.value.as_ref()) {
        all.push(&figure.id);
        all.extend(figure.with.iter().flat_map(|with| ids(with, |one: &written::Figure| &one.id)));
    }
    all
}

/// Counts the topics of each area, where it has several.
fn numbered(mut topics: Vec<Topic>) -> Vec<Topic> {
    let areas: Vec<_> = topics.iter().map(|topic| topic.area).collect();
    for (index, topic) in topics.iter_mut().enumerate() {
        if areas.iter().filter(|area| **area == topic.area).count() > 1 {
            topic.number = areas[..=index].iter().filter(|area| **area == topic.area).count();
        }
    }
    topics
}
