//! From the record of a report's text as it is written to [`Statements`]: every part is checked, every fault noted.

use super::{
    Area, Kind, Number, Part as ReportPart, Remark, Restated, Side, Statement, Statements, Topic,
    Value, check,
    written::{self, All},
};
use crate::{
    Lang, Problem, Referent, Report,
    report::{
        Aspect, Unit,
        part::{self, List, Notes, Part, Place},
        tree::Node,
        validation::{Validator, ids, texts},
    },
};

/// Reads [`Statements`] from the tree of a record. What is wrong is noted.
pub(super) fn statements(tree: &Node, report: &Report, notes: &Notes) -> Option<Statements> {
    let written = part::read::<written::Statements>(tree, notes);
    let validator = Validator { notes, languages: Some(&report.languages) };
    let languages =
        written.value.as_ref().and_then(|written: &written::Statements| written.languages.as_ref());
    let languages = languages.map(|part| validator.of_these(part));
    let languages = match &languages {
        None => Some(report.languages.as_slice()),
        Some(own) => own.as_deref(),
    };
    let statements = Validator { notes, languages }.statements(written, report);
    if let Some(statements) = &statements {
        check::statements(notes, statements, report);
    }
    statements
}

/// The ids that figures may name.
struct Known {
    units: Vec<(String, Option<Unit>)>,
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
    fn references(self, part: All<String>, known: &[String], what: Referent) -> Option<Vec<usize>> {
        self.list(part, |v, part| v.reference(&part, known, what))
    }

    /// Languages that are among those of the report.
    fn of_these<const MOST: usize>(
        self,
        part: &Part<List<Part<String>, MOST>>,
    ) -> Option<Vec<Lang>> {
        let own = self.languages(part)?;
        let unlisted =
            own.iter().position(|lang| !self.languages.is_some_and(|all| all.contains(lang)));
        if let Some(index) = unlisted {
            let place = part.place.step(&format!("[{index}]"));
            let found = own[index].code().to_owned();
            return self.fault(&place, Problem::UnlistedLanguage { found });
        }
        Some(own)
    }

    fn report_part(self, part: Part<written::ReportPart>) -> Option<ReportPart> {
        let written = part.value?;
        let (id, name) = (self.id(&written.id), self.name(written.name));
        let role = self.optional(written.role, |_, part| part.value);
        let hint = self.optional(written.hint, Self::prose);
        let numbered = self.optional(written.numbered, Self::name);
        Some(ReportPart { id: id?, name: name?, role: role?, hint: hint?, numbered: numbered? })
    }

    fn area(self, part: Part<written::Area>, parts: &[String]) -> Option<Area> {
        let written = part.value?;
        let id = self.id(&written.id);
        let part = self.reference(&written.part, parts, Referent::Part);
        let (name, place) = (self.name(written.name), self.name(written.place));
        Some(Area { id: id?, part: part?, name: name?, place: place? })
    }

    fn topic(
        self,
        part: Part<written::Topic>,
        areas: &[String],
        topics: &[String],
    ) -> Option<Topic> {
        let written = part.value?;
        let id = self.id(&written.id);
        let area = self.reference(&written.area, areas, Referent::Area);
        let name = self.name(written.name);
        let text = self.optional(written.text, Self::prose);
        let terms =
            self.optional(written.terms, |v, part| v.references(part, topics, Referent::Term));
        let terms = terms?.unwrap_or_default();
        Some(Topic { id: id?, area: area?, number: 0, name: name?, text: text?, terms })
    }

    fn value(
        self,
        place: &Place,
        written: &mut written::Figure,
        kind: Kind,
        known: &Known,
    ) -> Option<Value> {
        let [value, from, to, unit] =
            [&mut written.value, &mut written.from, &mut written.to, &mut written.unit]
                .map(Option::take);
        let (qualifier, among) = (written.qualifier.take(), written.among.take());
        if let Some(text) = written.text.take() {
            let numbers = [&value, &from, &to, &unit].into_iter().any(Option::is_some);
            if numbers || qualifier.is_some() || among.is_some() {
                self.notes.add(place, Problem::Exclusive { fields: &["text", "value"] });
            }
            return self.name(text).map(Value::Words);
        }
        if kind == Kind::Rank {
            let value = self.present(place, "value", value).and_then(|part| self.decimal(&part));
            let among = self.present(place, "among", among).and_then(|part| self.name(part));
            return Some(Value::Rank { place: value?, among: among? });
        }
        let unit = self.present(place, "unit", unit);
        let unit = unit.and_then(|part| self.unit(&part, &known.units)).flatten();
        let qualifier = self.optional(qualifier, |_, part| part.value);
        let decimal = |part: &Part<String>| {
            let (value, unit) = (self.decimal(part), unit.as_ref());
            self.fits(&part.place, value?, unit?)
        };
        let (value, to) = match (value, from, to) {
            (value, None, None) => {
                (self.present(place, "value", value).and_then(|part| decimal(&part)), Some(None))
            }
            (None, Some(from), Some(to)) => (decimal(&from), decimal(&to).map(Some)),
            (Some(_), _, _) => {
                return self.fault(place, Problem::Exclusive { fields: &["value", "from, to"] });
            }
            _ => return self.fault(place, Problem::Together { fields: &["from", "to"] }),
        };
        Some(Value::Number(Number { value: value?, to: to?, unit: unit?, qualifier: qualifier? }))
    }

    fn restated(self, part: &Part<String>, report: &Report) -> Option<Restated> {
        let text = part.value.as_ref()?;
        // Ids may have points in them, so the figures of the record are looked for one by one.
        let indicators = report.indicators.iter().filter_map(|indicator| {
            let rest = text.strip_prefix(&indicator.subject.id)?.strip_prefix('.')?;
            Some((&indicator.subject.id, rest))
        });
        let figures = indicators.flat_map(|(id, rest)| {
            let measured = Aspect::ALL.into_iter().filter_map(move |aspect| {
                Some((aspect, side(rest.strip_prefix(aspect.code())?, report)?))
            });
            measured.map(|(aspect, side)| Restated { subject: id.clone(), aspect, side })
        });
        let mut found = figures.filter(|what| report.restated(what).is_some());
        found.next().or_else(|| {
            self.notes.unknown_id(&part.place, Referent::Headline, text, []);
            None
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
            self.notes.add(&place.step(name), Problem::FieldNotHere);
        }
    }

    /// A figure, then what qualifies it, into `all`.
    fn stated(
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
                part.and_then(|part| self.reference(&part, &known.topics, Referent::Topic))
            }
        };
        let kind = self.optional(written.kind.take(), |_, part| part.value);
        let known_kind = kind.flatten().unwrap_or_default();
        let value = kind.and_then(|_| self.value(&place, &mut written, known_kind, known));
        let name = self.optional(written.name, Self::name);
        let wordless = matches!(known_kind, Kind::Growth | Kind::Rate | Kind::Ahead);
        if name == Some(None) && !(parent.is_some() && wordless) {
            self.notes.add(&place.step("name"), Problem::Missing);
        }
        let restates = self.optional(written.restates, |v, part| v.restated(&part, report));
        let figure =
            |v: Self, part: Part<String>| v.reference(&part, &known.figures, Referent::Figure);
        let beside = self.optional(written.beside, figure);
        let share = self.optional(written.part, figure);
        let whole = self.optional(written.whole, figure);
        let ratio = match (share?, whole?) {
            (None, None) => None,
            (Some(part), Some(whole)) => Some((part, whole)),
            _ => {
                return self.fault(&place, Problem::Together { fields: &["part", "whole"] });
            }
        };
        if let Some(with) = written.with.filter(|_| parent.is_none()) {
            let parent = Some(Parent { index, topic: topic.unwrap_or_default() });
            self.list(with, |v, part| v.stated(part, parent, (known, report), all))?;
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
                let due = report.id.clone();
                return self.fault(&written.report.place, Problem::OtherReport { found: id, due });
            }
            Some(id)
        });

        let part_ids = ids(&written.parts, |one: &written::ReportPart| &one.id);
        let area_ids = ids(&written.areas, |one: &written::Area| &one.id);
        let topic_ids = ids(&written.topics, |one: &written::Topic| &one.id);
        let figure_ids = figure_ids(&written.figures);
        let drawing_ids = written.drawings.as_ref();
        let drawing_ids =
            drawing_ids.map(|list| ids(list, |one: &written::Drawing| &one.id)).unwrap_or_default();
        for list in [&part_ids, &area_ids, &topic_ids, &figure_ids, &drawing_ids] {
            self.distinct(list.iter().copied());
        }
        let (parts, areas) = (texts(part_ids), texts(area_ids));
        let known_units = self.units(written.units);
        let known = Known {
            units: known_units.unwrap_or_default(),
            topics: texts(topic_ids),
            figures: texts(figure_ids),
        };

        let read_parts = self.list(written.parts, Self::report_part);
        let read_areas = self.list(written.areas, |v, part| v.area(part, &parts));
        let topics = self.list(written.topics, |v, part| v.topic(part, &areas, &known.topics));
        let mut figures = Vec::new();
        let read_figures = self
            .list(written.figures, |v, part| v.stated(part, None, (&known, report), &mut figures));
        let drawings = self.optional_list(written.drawings, |v, part| {
            let written::Drawing { id, figures } = part.value?;
            let id = v.id(&id);
            id.and(v.references(figures, &known.figures, Referent::Figure))
        });
        let related = self.optional_list(written.related, |v, part| {
            v.references(part, &known.figures, Referent::Figure)
        });
        let notes = self.optional_list(written.notes, |v, part| {
            let written::Note { on, text } = part.value?;
            let on = v.references(on, &known.figures, Referent::Figure);
            let text = v.prose(text);
            Some(Remark { on: on?, text: text? })
        });
        read_figures?;
        Some(Statements {
            report: id?,
            parts: read_parts?,
            areas: read_areas?,
            topics: numbered(topics?),
            figures: figures.into_iter().collect::<Option<_>>()?,
            drawings: drawings?,
            related: related?,
            notes: notes?,
        })
    }
}

/// Which figure of a measure a text repeats: nothing, `.setter`, or `.setter.rate` and the like.
fn side(rest: &str, report: &Report) -> Option<Side> {
    let Some(rest) = rest.strip_prefix('.') else { return rest.is_empty().then_some(Side::Result) };
    report.setters.iter().enumerate().find_map(|(index, setter)| {
        match rest.strip_prefix(&setter.id)? {
            "" => Some(Side::Target(index)),
            ".rate" => Some(Side::Rate(index)),
            ".distance" => Some(Side::Distance(index)),
            ".lead" => Some(Side::Lead(index)),
            _ => None,
        }
    })
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
