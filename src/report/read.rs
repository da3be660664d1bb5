//! From the tree that came in to a [`Report`]: every field is looked at, every fault noted.

use std::{cmp::Ordering, collections::BTreeSet};

use super::{
    Aspect, Claim, Date, Entry, Figure, Indicator, Measure, Note, Pair, Period, Qualifier, Report,
    Section, Source, Stated, Subject, Text, Unit, node::Node,
};
use crate::{
    Decimal, Fault, FaultKind, Faults,
    decimal::{MAX_DIGITS, MAX_SCALE},
};

/// Most entries of a list: indicators, stated results, sections.
pub const MAX_INDICATORS: usize = 5_000;
/// Most characters of a name.
pub const MAX_NAME: usize = 200;
/// Most characters of a definition or note.
pub const MAX_TEXT: usize = 1_000;
const MAX_NOTES: usize = 20;
const MAX_FAULTS: usize = 1_000;

pub(super) fn report(node: &Node) -> Result<Report, Faults> {
    let mut reader = Reader::default();
    let report = reader.report(node);
    Faults::check(reader.faults)?;
    report.ok_or_else(|| Faults::one(FaultKind::Missing, "the record is not complete"))
}

/// Walks a record; keeps the path to where it stands and what it found wrong.
#[derive(Default)]
struct Reader {
    path: String,
    faults: Vec<Fault>,
}

/// The fields of an object, each known and there once.
struct Fields<'n>(Vec<(&'n str, &'n Node)>);

impl<'n> Fields<'n> {
    fn get(&self, name: &str) -> Option<&'n Node> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, node)| *node)
    }
}

impl Reader {
    fn fault(&mut self, kind: FaultKind, message: impl Into<String>) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { path: self.path.clone(), kind, message: message.into() });
        }
    }

    /// Runs `read` with `step` added to the path.
    fn at<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        if length > 0 && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(step);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    fn object<'n>(&mut self, node: &'n Node, known: &[&'static str]) -> Option<Fields<'n>> {
        let Node::Object(given) = node else {
            self.wrong_type(node, "an object");
            return None;
        };
        let mut fields = Vec::with_capacity(given.len());
        for (name, value) in given {
            if !known.contains(&name.as_str()) {
                let message = format!("no record has this field; allowed are {}", known.join(", "));
                self.at(&excerpt(name), |r| r.fault(FaultKind::UnknownField, message));
            } else if fields.iter().any(|(seen, _)| seen == name) {
                self.at(name, |r| r.fault(FaultKind::DuplicateField, "stands twice; keep one"));
            } else {
                fields.push((name.as_str(), value));
            }
        }
        Some(Fields(fields))
    }

    /// Reads a field that must be there.
    fn field<T>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<T> {
        self.at(name, |r| match fields.get(name) {
            None | Some(Node::Null) => {
                r.fault(FaultKind::Missing, "must be there");
                None
            }
            Some(node) => read(r, node),
        })
    }

    /// Reads a field that may be absent: `Some(None)` then, `None` when it is there and wrong.
    #[allow(clippy::option_option)]
    fn optional<T>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<Option<T>> {
        match fields.get(name) {
            None | Some(Node::Null) => Some(None),
            Some(node) => self.at(name, |r| read(r, node)).map(Some),
        }
    }

    fn list<T>(
        &mut self,
        node: &Node,
        most: usize,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Node::List(nodes) = node else {
            self.wrong_type(node, "a list");
            return None;
        };
        if nodes.len() > most {
            let message = format!("{} entries; at most {most} are allowed", nodes.len());
            self.fault(FaultKind::TooLarge, message);
            return None;
        }
        let mut values = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            values.extend(self.at(&format!("[{index}]"), |r| read(r, node)));
        }
        (values.len() == nodes.len()).then_some(values)
    }

    fn wrong_type(&mut self, node: &Node, due: &str) {
        self.fault(FaultKind::WrongType, format!("must be {due}, not {}", node.kind()));
    }

    fn raw<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let Node::Text(text) = node else {
            self.wrong_type(node, "a text in quotes");
            return None;
        };
        Some(text)
    }

    /// A text that a person reads, of at most `most` characters.
    fn words(&mut self, node: &Node, most: usize) -> Option<String> {
        let text = self.raw(node)?;
        let length = text.chars().count();
        if length > most {
            let message = format!("{length} characters; at most {most} are allowed");
            self.fault(FaultKind::TooLarge, message);
            None
        } else if text.trim().is_empty() {
            self.fault(FaultKind::Missing, "must not be empty");
            None
        } else if let Some(bad) = text.chars().find(|c| is_control(*c)) {
            let message = format!("holds the control character U+{:04X}; remove it", bad as u32);
            self.fault(FaultKind::OutOfRange, message);
            None
        } else {
            Some(text.to_owned())
        }
    }

    fn text(&mut self, node: &Node, most: usize) -> Option<Text> {
        let fields = self.object(node, &["zh", "en"])?;
        let zh = self.field(&fields, "zh", |r, n| r.words(n, most));
        let en = self.field(&fields, "en", |r, n| r.words(n, most));
        Some(Text { zh: zh?, en: en? })
    }

    fn id(&mut self, node: &Node) -> Option<String> {
        let text = self.raw(node)?;
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        if text.is_empty() || text.len() > 64 || !text.chars().all(allowed) {
            let message = format!(
                "an id has 1 to 64 lower-case letters, digits, hyphens and points, not “{}”",
                excerpt(text)
            );
            self.fault(FaultKind::OutOfRange, message);
            return None;
        }
        Some(text.to_owned())
    }

    fn word<T: Copy>(&mut self, node: &Node, known: &[(&'static str, T)]) -> Option<T> {
        let text = self.raw(node)?;
        let found = known.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let allowed: Vec<_> = known.iter().map(|(word, _)| *word).collect();
            let message = format!("“{}” is not one of {}", excerpt(text), allowed.join(", "));
            self.fault(FaultKind::UnknownWord, message);
        }
        found
    }

    fn date(&mut self, node: &Node) -> Option<Date> {
        let text = self.raw(node)?;
        let date = Date::parse(text);
        if date.is_none() {
            let message = format!(
                "must be a day from 1900 to 2199 written as 2023-06-30, not “{}”",
                excerpt(text)
            );
            self.fault(FaultKind::BadDate, message);
        }
        date
    }

    fn decimal(&mut self, node: &Node) -> Option<Decimal> {
        let text = match node {
            Node::Scalar("a number") => {
                self.fault(
                    FaultKind::WrongType,
                    "put the figure in quotes, so that its digits stay as printed",
                );
                return None;
            }
            _ => self.raw(node)?,
        };
        let decimal = Decimal::parse(text);
        if decimal.is_none() {
            let message = format!(
                "“{}” is not a decimal: digits, one point at most, a minus sign if below zero; at \
                 most {MAX_DIGITS} digits, {MAX_SCALE} after the point",
                excerpt(text)
            );
            self.fault(FaultKind::NotDecimal, message);
        }
        decimal
    }

    fn figure(&mut self, node: &Node) -> Option<Figure> {
        let fields = self.object(node, &["value", "unit", "qualifier"])?;
        self.figure_fields(&fields)
    }

    fn figure_fields(&mut self, fields: &Fields<'_>) -> Option<Figure> {
        let value = self.field(fields, "value", Self::decimal);
        let unit = self.field(fields, "unit", |r, n| {
            r.word(n, &Unit::ALL.map(|unit| (unit.code(), unit)))
        });
        let qualifier = self.optional(fields, "qualifier", |r, n| {
            r.word(
                n,
                &[
                    ("about", Qualifier::About),
                    ("over", Qualifier::Over),
                    ("nearly", Qualifier::Nearly),
                    ("at-least", Qualifier::AtLeast),
                    ("below", Qualifier::Below),
                ],
            )
        });
        Some(Figure { value: value?, unit: unit?, qualifier: qualifier? })
    }

    /// A figure that must be in `unit`.
    fn figure_in(&mut self, node: &Node, unit: Unit) -> Option<Decimal> {
        let fields = self.object(node, &["value", "unit"])?;
        let figure = self.figure_fields(&fields)?;
        if figure.unit != unit {
            let message = format!("must be in {}, not {}", unit.code(), figure.unit.code());
            self.fault(FaultKind::UnitMismatch, message);
            return None;
        }
        Some(figure.value)
    }

    fn entry(&mut self, node: &Node) -> Option<Entry> {
        match node {
            Node::Text(text) if text.is_empty() => Some(Entry::Empty),
            Node::Text(text) if text == "/" => Some(Entry::NotSet),
            Node::Object(_) => {
                let fields = self.object(node, &["value", "unit", "qualifier", "text"])?;
                if let Some(words) = fields.get("text") {
                    if fields.0.len() > 1 {
                        let message = "has both text and a figure; keep one";
                        self.fault(FaultKind::WrongType, message);
                    }
                    return self.at("text", |r| r.text(words, MAX_NAME)).map(Entry::Words);
                }
                self.figure_fields(&fields).map(Entry::Figure)
            }
            _ => {
                self.wrong_type(node, "a figure, words, \"/\" for not set, or \"\" for empty");
                None
            }
        }
    }

    fn pair(&mut self, node: &Node, is_target: bool) -> Option<Pair> {
        let fields = self.object(node, &["total", "growth"])?;
        let total = self.optional(&fields, "total", Self::entry);
        let growth = self.optional(&fields, "growth", Self::entry);
        let pair = Pair {
            total: total?.unwrap_or(Entry::Empty),
            growth: growth?.unwrap_or(Entry::Empty),
        };
        if let Some(figure) = pair.total.figure() {
            self.at("total", |r| r.total(figure, is_target));
        }
        if let Some(figure) = pair.growth.figure()
            && figure.unit != Unit::Percent
        {
            let message = format!("growth must be in percent, not {}", figure.unit.code());
            self.at("growth", |r| r.fault(FaultKind::UnitMismatch, message));
        }
        Some(pair)
    }

    fn total(&mut self, figure: &Figure, is_target: bool) {
        if matches!(figure.unit.measure(), Measure::Rate | Measure::Difference) {
            let message = format!("a total must be an amount, not in {}", figure.unit.code());
            self.fault(FaultKind::UnitMismatch, message);
        } else if is_target {
            self.above_zero(figure.value, "a target");
        }
    }

    fn notes(&mut self, node: &Node) -> Option<Vec<Note>> {
        self.list(node, MAX_NOTES, |r, node| {
            let fields = r.object(node, &["on", "text"])?;
            let on = r.field(&fields, "on", |r, n| {
                r.word(
                    n,
                    &[("total", Aspect::Total), ("growth", Aspect::Growth), ("both", Aspect::Both)],
                )
            });
            let text = r.field(&fields, "text", |r, n| r.text(n, MAX_TEXT));
            Some(Note { on: on?, text: text? })
        })
    }

    fn subject(&mut self, fields: &Fields<'_>, sections: &[Section]) -> Option<Subject> {
        let id = self.field(fields, "id", Self::id);
        let name = self.field(fields, "name", |r, n| r.text(n, MAX_NAME));
        let short = self.field(fields, "short", |r, n| r.text(n, MAX_NAME));
        let definition = self.field(fields, "definition", |r, n| r.text(n, MAX_TEXT));
        let section = self.field(fields, "section", |r, n| {
            let id = r.raw(n)?;
            let found = sections.iter().position(|section| section.id == id);
            if found.is_none() {
                let message = format!("no section has the id “{}”", excerpt(id));
                r.fault(FaultKind::UnknownId, message);
            }
            found
        });
        let notes = self.optional(fields, "notes", Self::notes);
        Some(Subject {
            id: id?,
            name: name?,
            short: short?,
            definition: definition?,
            section: section?,
            notes: notes?.unwrap_or_default(),
        })
    }

    fn indicator(&mut self, node: &Node, sections: &[Section]) -> Option<Indicator> {
        let known = [
            "id", "name", "short", "definition", "section", "plan", "municipal", "result", "notes",
        ];
        let fields = self.object(node, &known)?;
        let subject = self.subject(&fields, sections);
        let plan = self.field(&fields, "plan", |r, n| r.pair(n, true));
        let municipal = self.field(&fields, "municipal", |r, n| r.pair(n, true));
        let result = self.field(&fields, "result", |r, n| r.pair(n, false));
        let (plan, municipal, result) = (plan?, municipal?, result?);
        if let Some(result) = result.total.figure() {
            for (name, target) in [("plan.total", &plan), ("municipal.total", &municipal)] {
                if let Some(target) = target.total.figure()
                    && target.unit != result.unit
                {
                    let message = format!(
                        "in {}, but the result is in {}; both must be in one unit",
                        target.unit.code(),
                        result.unit.code()
                    );
                    self.at(name, |r| r.fault(FaultKind::UnitMismatch, message));
                }
            }
        }
        Some(Indicator { subject: subject?, plan, municipal, result })
    }

    fn stated(&mut self, node: &Node, sections: &[Section]) -> Option<Stated> {
        let known = [
            "id", "name", "short", "definition", "section", "result", "rate", "of", "ahead", "notes",
        ];
        let fields = self.object(node, &known)?;
        let subject = self.subject(&fields, sections);
        let result = self.field(&fields, "result", |r, node| {
            let figure = r.figure(node)?;
            // A target follows only from a result above zero.
            r.total(&figure, true);
            Some(figure)
        });
        let claim = match (fields.get("rate"), fields.get("ahead")) {
            (Some(rate), None) => {
                let rate = self.at("rate", |r| {
                    let rate = r.figure_in(rate, Unit::Percent)?;
                    r.above_zero(rate, "a rate")
                });
                let annual = self.field(&fields, "of", |r, n| {
                    r.word(n, &[("annual-target", true), ("target", false)])
                });
                rate.zip(annual).map(|(rate, annual)| Claim::Rate { rate, annual })
            }
            (None, Some(ahead)) => self.at("ahead", |r| {
                let ahead = r.figure_in(ahead, Unit::Points)?;
                r.above_zero(ahead, "a lead").map(Claim::Ahead)
            }),
            _ => {
                self.fault(FaultKind::Missing, "must have either rate or ahead");
                None
            }
        };
        Some(Stated { subject: subject?, result: result?, claim: claim? })
    }

    /// `value` if it is above zero.
    fn above_zero(&mut self, value: Decimal, what: &str) -> Option<Decimal> {
        if value.sign() != Ordering::Greater {
            self.fault(FaultKind::OutOfRange, format!("{what} must be above zero, not {value}"));
            return None;
        }
        Some(value)
    }

    fn period(&mut self, node: &Node) -> Option<Period> {
        let fields = self.object(node, &["year", "start", "end"])?;
        let year = self.field(&fields, "year", |r, n| {
            let text = r.raw(n)?;
            let year = Date::parse(&format!("{text}-01-01")).map(|date| date.year);
            if year.is_none() {
                let message = format!("must be a year written as 2023, not “{}”", excerpt(text));
                r.fault(FaultKind::BadDate, message);
            }
            year
        });
        let start = self.field(&fields, "start", Self::date);
        let end = self.field(&fields, "end", Self::date);
        let period = Period { year: year?, start: start?, end: end? };
        if period.start.year != period.year || period.end.year != period.year {
            self.fault(FaultKind::BadDate, "start and end must lie in the plan year");
            return None;
        }
        if period.end < period.start {
            self.fault(FaultKind::BadDate, "the end must not be before the start");
            return None;
        }
        Some(period)
    }

    fn source(&mut self, node: &Node) -> Option<Source> {
        let fields = self.object(node, &["title", "publisher", "published"])?;
        let title = self.field(&fields, "title", |r, n| r.text(n, MAX_NAME));
        let publisher = self.field(&fields, "publisher", |r, n| r.text(n, MAX_NAME));
        let published = self.field(&fields, "published", |r, n| match n {
            Node::Text(text) if text.is_empty() => Some(None),
            _ => r.date(n).map(Some),
        });
        Some(Source { title: title?, publisher: publisher?, published: published? })
    }

    fn sections(&mut self, node: &Node) -> Option<Vec<Section>> {
        self.list(node, MAX_INDICATORS, |r, node| {
            let fields = r.object(node, &["id", "name"])?;
            let id = r.field(&fields, "id", Self::id);
            let name = r.field(&fields, "name", |r, n| r.text(n, MAX_NAME));
            Some(Section { id: id?, name: name? })
        })
    }

    fn report(&mut self, node: &Node) -> Option<Report> {
        let known = [
            "id", "revision", "place", "period", "source", "sections", "indicators", "stated",
            "remarks",
        ];
        let fields = self.object(node, &known)?;
        let id = self.field(&fields, "id", Self::id);
        let revision = self.field(&fields, "revision", Self::date);
        let place = self.field(&fields, "place", |r, n| r.text(n, MAX_NAME));
        let period = self.field(&fields, "period", Self::period);
        let source = self.field(&fields, "source", Self::source);
        let sections = self.field(&fields, "sections", Self::sections);
        let places = sections.as_deref().unwrap_or_default();
        let indicators = self.field(&fields, "indicators", |r, n| {
            r.list(n, MAX_INDICATORS, |r, n| r.indicator(n, places))
        });
        let stated = self.optional(&fields, "stated", |r, n| {
            r.list(n, MAX_INDICATORS, |r, n| r.stated(n, places))
        });
        let remarks = self.optional(&fields, "remarks", |r, n| {
            r.list(n, MAX_NOTES, |r, n| r.text(n, MAX_TEXT))
        });
        self.distinct(&fields, &["sections"]);
        // Indicators and stated results share one space of ids.
        self.distinct(&fields, &["indicators", "stated"]);
        let report = Report {
            id: id?,
            revision: revision?,
            place: place?,
            period: period?,
            source: source?,
            indicators: indicators?,
            stated: stated?.unwrap_or_default(),
            remarks: remarks?.unwrap_or_default(),
            sections: sections?,
        };
        if report.indicators.is_empty() {
            self.at("indicators", |r| r.fault(FaultKind::Missing, "must hold an indicator"));
        }
        Some(report)
    }

    /// Notes each id that stands twice in the lists named. Looks at the raw ids, so that a double one
    /// is told even when something else is wrong with its entry.
    fn distinct(&mut self, fields: &Fields<'_>, lists: &[&str]) {
        let mut seen = BTreeSet::new();
        for list in lists {
            let Some(Node::List(nodes)) = fields.get(list) else { continue };
            for (index, node) in nodes.iter().take(MAX_INDICATORS).enumerate() {
                let Node::Object(fields) = node else { continue };
                if let Some((_, Node::Text(id))) = fields.iter().find(|(name, _)| name == "id")
                    && !seen.insert(id)
                {
                    let message = format!("“{}” stands twice", excerpt(id));
                    self.at(&format!("{list}[{index}].id"), |r| {
                        r.fault(FaultKind::DuplicateId, message);
                    });
                }
            }
        }
    }
}

/// Control characters, and those that turn the direction of the text around them.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The beginning of a text, for a message.
fn excerpt(text: &str) -> String {
    let mut chars = text.chars().map(|c| if is_control(c) { '\u{FFFD}' } else { c });
    let mut short: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
