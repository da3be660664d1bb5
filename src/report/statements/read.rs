//! From the tree that came in to [`Statements`]: every field is looked at, every fault noted.

use std::collections::BTreeSet;

use super::{
    Area, Counter, Kind, Measured, Number, Part, Remark, Restated, Side, Statement, Statements,
    Topic, Value, check,
};
use crate::{
    FaultKind, Faults, Report,
    report::{
        MAX_NAME, MAX_TEXT, Unit,
        node::Node,
        read::{MAX_INDICATORS, QUALIFIERS},
        reader::{Fields, Reader, excerpt},
    },
};

/// Most figures of a record, and most entries of its other lists.
pub const MAX_STATEMENTS: usize = MAX_INDICATORS;

const KINDS: [(&str, Kind); 9] = {
    let mut kinds = [("", Kind::Amount); 9];
    let mut index = 0;
    while index < kinds.len() {
        kinds[index] = (Kind::ALL[index].code(), Kind::ALL[index]);
        index += 1;
    }
    kinds
};

pub(super) fn statements(node: &Node, report: &Report) -> Result<Statements, Faults> {
    let mut reader = Reader::default();
    let statements = reader.statements(node, report);
    if let Some(statements) = &statements {
        check::statements(&mut reader, statements, report);
    }
    Faults::check(reader.faults)?;
    statements.ok_or_else(|| Faults::one(FaultKind::Missing, "the record is not complete"))
}

/// The ids of a list in its order, faulty ones included, so that whatever names one of them finds it
/// even when something else is wrong with its entry.
fn ids(node: Option<&Node>) -> Vec<&str> {
    let Some(Node::List(nodes)) = node else { return Vec::new() };
    nodes.iter().take(MAX_STATEMENTS).map(|node| text_of(node, "id")).collect()
}

fn text_of<'n>(node: &'n Node, field: &str) -> &'n str {
    match node {
        Node::Object(fields) => {
            fields.iter().find(|(name, _)| name == field).map_or("", |(_, node)| match node {
                Node::Text(text) => text,
                _ => "",
            })
        }
        _ => "",
    }
}

/// The ids of the figures, each followed by those of what qualifies it.
fn figure_ids(node: Option<&Node>) -> Vec<&str> {
    let Some(Node::List(nodes)) = node else { return Vec::new() };
    let mut all = Vec::new();
    for node in nodes.iter().take(MAX_STATEMENTS) {
        all.push(text_of(node, "id"));
        if let Node::Object(fields) = node {
            let with = fields.iter().find(|(name, _)| name == "with").map(|(_, node)| node);
            all.extend(ids(with));
        }
    }
    all
}

/// The ids that figures may name.
struct Known<'n> {
    counters: Vec<&'n str>,
    topics: Vec<&'n str>,
    figures: Vec<&'n str>,
}

impl Reader {
    /// The index of what `node` names.
    fn reference(&mut self, node: &Node, known: &[&str], what: &str) -> Option<usize> {
        let id = self.raw(node)?;
        let found = known.iter().position(|one| *one == id);
        if found.is_none() {
            let message = format!("no {what} has the id “{}”", excerpt(id));
            self.fault(FaultKind::UnknownId, message);
        }
        found
    }

    fn references(&mut self, node: &Node, known: &[&str], what: &str) -> Option<Vec<usize>> {
        self.list(node, MAX_STATEMENTS, |r, node| r.reference(node, known, what))
    }

    fn zeros(&mut self, node: &Node) -> Option<i32> {
        let digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];
        let known: Vec<_> = digits.into_iter().zip(0..).collect();
        self.word(node, &known)
    }

    fn counter(&mut self, node: &Node) -> Option<Counter> {
        let fields = self.object(node, &["id", "measure", "zeros", "base", "zh", "en", "one"])?;
        let id = self.field(&fields, "id", |r, n| {
            let id = r.id(n)?;
            if Unit::ALL.iter().any(|unit| unit.code() == id) {
                r.fault(FaultKind::DuplicateId, format!("“{id}” is a unit of its own"));
                return None;
            }
            Some(id)
        });
        let measure = self.field(&fields, "measure", Self::id);
        let zeros = self.field(&fields, "zeros", Self::zeros);
        let base = self.optional(&fields, "base", Self::zeros);
        let mut word = |name| self.field(&fields, name, |r, n| r.words(n, MAX_NAME));
        let (zh, en, one) = (word("zh"), word("en"), word("one"));
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

    fn area(&mut self, node: &Node) -> Option<Area> {
        let fields = self.object(node, &["id", "part", "name", "place"])?;
        let id = self.field(&fields, "id", Self::id);
        let part = self
            .field(&fields, "part", |r, n| r.word(n, &Part::ALL.map(|part| (part.code(), part))));
        let name = self.field(&fields, "name", |r, n| r.text(n, MAX_NAME));
        let place = self.field(&fields, "place", |r, n| r.text(n, MAX_NAME));
        Some(Area { id: id?, part: part?, name: name?, place: place? })
    }

    fn topic(&mut self, node: &Node, areas: &[&str], topics: &[&str]) -> Option<Topic> {
        let fields = self.object(node, &["id", "area", "name", "text", "terms"])?;
        let id = self.field(&fields, "id", Self::id);
        let area = self.field(&fields, "area", |r, n| r.reference(n, areas, "area"));
        let name = self.field(&fields, "name", |r, n| r.text(n, MAX_NAME));
        let text = self.optional(&fields, "text", |r, n| r.text(n, MAX_TEXT));
        let terms = self.optional(&fields, "terms", |r, n| r.references(n, topics, "term"));
        let terms = terms?.unwrap_or_default();
        Some(Topic { id: id?, area: area?, number: 0, name: name?, text: text?, terms })
    }

    fn unit(&mut self, node: &Node, counters: &[&str]) -> Option<Measured> {
        let id = self.raw(node)?;
        let unit = Unit::ALL.into_iter().find(|unit| unit.code() == id).map(Measured::In);
        let counter = counters.iter().position(|counter| *counter == id).map(Measured::Counted);
        let found = unit.or(counter);
        if found.is_none() {
            let units: Vec<_> = Unit::ALL.iter().map(|unit| unit.code()).collect();
            let message = format!(
                "“{}” is neither one of {} nor a counter of this record",
                excerpt(id),
                units.join(", ")
            );
            self.fault(FaultKind::UnknownWord, message);
        }
        found
    }

    fn value(&mut self, fields: &Fields<'_>, kind: Kind, known: &Known<'_>) -> Option<Value> {
        if let Some(words) = fields.get("words") {
            if let Some(other) = ["value", "to", "unit", "qualifier", "among"]
                .into_iter()
                .find(|name| fields.get(name).is_some())
            {
                self.fault(FaultKind::WrongType, format!("has both words and {other}; keep one"));
            }
            return self.at("words", |r| r.text(words, MAX_NAME)).map(Value::Words);
        }
        let value = self.field(fields, "value", Self::decimal);
        if kind == Kind::Rank {
            let among = self.field(fields, "among", |r, n| r.text(n, MAX_NAME));
            return Some(Value::Rank { place: value?, among: among? });
        }
        let to = self.optional(fields, "to", Self::decimal);
        let unit = self.field(fields, "unit", |r, n| r.unit(n, &known.counters));
        let qualifier = self.optional(fields, "qualifier", |r, n| r.word(n, &QUALIFIERS));
        let number = Number { value: value?, to: to?, unit: unit?, qualifier: qualifier? };
        Some(Value::Number(number))
    }

    fn restated(&mut self, node: &Node, report: &Report) -> Option<Restated> {
        let text = self.raw(node)?;
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
        let found = found.filter(|what| report.restated(what).is_some());
        if found.is_none() {
            let message = format!(
                "the headline record has no figure “{}”; name one as gdp.total, gdp.growth, \
                 jobs.plan, contracts.rate or infrastructure.ahead",
                excerpt(text)
            );
            self.fault(FaultKind::UnknownId, message);
        }
        found
    }

    /// A figure, then what qualifies it, into `all`.
    fn figure_and_with(
        &mut self,
        node: &Node,
        parent: Option<(usize, usize)>,
        (known, report): (&Known<'_>, &Report),
        all: &mut Vec<Option<Statement>>,
    ) -> Option<()> {
        let inner = ["id", "kind", "value", "to", "unit", "qualifier", "words", "among", "name"];
        let inner = [&inner[..], &["restates", "part", "whole"]].concat();
        let outer = [&inner[..], &["topic", "beside", "with"]].concat();
        let index = all.len();
        all.push(None);
        let fields = self.object(node, if parent.is_some() { &inner } else { &outer })?;
        let figure = |r: &mut Self, n: &Node| r.reference(n, &known.figures, "figure");
        let id = self.field(&fields, "id", Self::id);
        let topic = match parent {
            Some((_, topic)) => Some(topic),
            None => self.field(&fields, "topic", |r, n| r.reference(n, &known.topics, "topic")),
        };
        let kind = self.optional(&fields, "kind", |r, n| r.word(n, &KINDS));
        let said = kind.flatten().unwrap_or_default();
        let value = kind.and_then(|_| self.value(&fields, said, known));
        let name = self.optional(&fields, "name", |r, n| r.text(n, MAX_NAME));
        let wordless = matches!(said, Kind::Growth | Kind::Rate | Kind::Ahead);
        if name == Some(None) && !(parent.is_some() && wordless) {
            self.at("name", |r| r.fault(FaultKind::Missing, "must be there"));
        }
        let restates = self.optional(&fields, "restates", |r, n| r.restated(n, report));
        let beside = self.optional(&fields, "beside", figure);
        let part = self.optional(&fields, "part", figure);
        let whole = self.optional(&fields, "whole", figure);
        let ratio = match (part?, whole?) {
            (None, None) => None,
            (Some(part), Some(whole)) => Some((part, whole)),
            _ => {
                self.fault(FaultKind::Missing, "must have both part and whole, or neither");
                return None;
            }
        };
        if let Some(with) = fields.get("with") {
            self.at("with", |r| {
                r.list(with, MAX_STATEMENTS, |r, node| {
                    let parent = Some((index, topic.unwrap_or_default()));
                    r.figure_and_with(node, parent, (known, report), all)
                })
            })?;
        }
        all[index] = Some(Statement {
            id: id?,
            topic: topic?,
            parent: parent.map(|(index, _)| index),
            kind: said,
            name: name?,
            value: value?,
            restates: restates?,
            beside: beside?,
            ratio,
        });
        Some(())
    }

    /// Notes each id that stands twice, among figures and among what qualifies them.
    fn distinct_figures(&mut self, node: Option<&Node>) {
        let mut seen = BTreeSet::new();
        let Some(Node::List(nodes)) = node else { return };
        for (index, node) in nodes.iter().take(MAX_STATEMENTS).enumerate() {
            let Node::Object(fields) = node else { continue };
            let with = fields.iter().find(|(name, _)| name == "with").map(|(_, node)| node);
            let own = std::iter::once((text_of(node, "id"), String::new()));
            let inner = ids(with).into_iter().enumerate();
            for (id, step) in own.chain(inner.map(|(i, id)| (id, format!(".with[{i}]")))) {
                if !id.is_empty() && !seen.insert(id) {
                    let message = format!("“{}” stands twice", excerpt(id));
                    self.at(&format!("figures[{index}]{step}.id"), |r| {
                        r.fault(FaultKind::DuplicateId, message);
                    });
                }
            }
        }
    }

    fn statements(&mut self, node: &Node, report: &Report) -> Option<Statements> {
        let known =
            ["report", "counters", "areas", "topics", "figures", "drawings", "related", "notes"];
        let fields = self.object(node, &known)?;
        let id = self.field(&fields, "report", |r, n| {
            let id = r.id(n)?;
            if id != report.id {
                let message = format!("is about “{id}”, but the report is “{}”", report.id);
                r.fault(FaultKind::UnknownId, message);
            }
            Some(id)
        });
        let areas = ids(fields.get("areas"));
        let known = Known {
            counters: ids(fields.get("counters")),
            topics: ids(fields.get("topics")),
            figures: figure_ids(fields.get("figures")),
        };
        let most = MAX_STATEMENTS;
        let counters = self.field(&fields, "counters", |r, n| r.list(n, most, Self::counter));
        let read_areas = self.field(&fields, "areas", |r, n| r.list(n, most, Self::area));
        let topics = self.field(&fields, "topics", |r, n| {
            r.list(n, most, |r, n| r.topic(n, &areas, &known.topics))
        });
        let mut figures = Vec::new();
        self.field(&fields, "figures", |r, n| {
            r.list(n, most, |r, n| r.figure_and_with(n, None, (&known, report), &mut figures))
        });
        let drawings = self.optional(&fields, "drawings", |r, n| {
            r.list(n, most, |r, n| {
                let fields = r.object(n, &["id", "figures"])?;
                let id = r.field(&fields, "id", Self::id);
                let figures =
                    r.field(&fields, "figures", |r, n| r.references(n, &known.figures, "figure"));
                id.and(figures)
            })
        });
        let related = self.optional(&fields, "related", |r, n| {
            r.list(n, most, |r, n| r.references(n, &known.figures, "figure"))
        });
        let notes = self.optional(&fields, "notes", |r, n| {
            r.list(n, most, |r, n| {
                let fields = r.object(n, &["on", "text"])?;
                let on = r.field(&fields, "on", |r, n| r.references(n, &known.figures, "figure"));
                let text = r.field(&fields, "text", |r, n| r.text(n, MAX_TEXT));
                Some(Remark { on: on?, text: text? })
            })
        });
        for list in ["counters", "areas", "topics", "drawings"] {
            self.distinct(&fields, &[list]);
        }
        self.distinct_figures(fields.get("figures"));
        Some(Statements {
            report: id?,
            counters: counters?,
            areas: read_areas?,
            topics: numbered(topics?),
            figures: figures.into_iter().collect::<Option<_>>()?,
            drawings: drawings?.unwrap_or_default(),
            related: related?.unwrap_or_default(),
            notes: notes?.unwrap_or_default(),
        })
    }
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
