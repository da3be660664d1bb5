//! From the tree that came in to a [`Report`]: every field is looked at, every fault noted.

use std::cmp::Ordering;

use super::{
    Aspect, Claim, Date, Entry, Figure, Indicator, Measure, Note, Pair, Period, Qualifier, Report,
    Section, Source, Stated, Subject, Unit,
    node::Node,
    reader::{Fields, Reader, excerpt},
};
use crate::{Decimal, FaultKind, Faults, Ratio};

/// Most entries of a list: indicators, stated results, sections.
pub const MAX_INDICATORS: usize = 5_000;
/// Most characters of a name.
pub const MAX_NAME: usize = 200;
/// Most characters of a definition or note.
pub const MAX_TEXT: usize = 1_000;
const MAX_NOTES: usize = 20;

/// What a record calls the words that loosen a figure.
pub(super) const QUALIFIERS: [(&str, Qualifier); 5] = [
    ("about", Qualifier::About),
    ("over", Qualifier::Over),
    ("nearly", Qualifier::Nearly),
    ("at-least", Qualifier::AtLeast),
    ("below", Qualifier::Below),
];

pub(super) fn report(node: &Node) -> Result<Report, Faults> {
    let mut reader = Reader::default();
    let report = reader.report(node);
    Faults::check(reader.faults)?;
    report.ok_or_else(|| Faults::one(FaultKind::Missing, "the record is not complete"))
}

impl Reader {
    fn figure(&mut self, node: &Node) -> Option<Figure> {
        let fields = self.object(node, &["value", "unit", "qualifier"])?;
        self.figure_fields(&fields)
    }

    fn figure_fields(&mut self, fields: &Fields<'_>) -> Option<Figure> {
        let value = self.field(fields, "value", Self::decimal);
        let unit = self
            .field(fields, "unit", |r, n| r.word(n, &Unit::ALL.map(|unit| (unit.code(), unit))));
        let qualifier = self.optional(fields, "qualifier", |r, n| r.word(n, &QUALIFIERS));
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
        let pair =
            Pair { total: total?.unwrap_or(Entry::Empty), growth: growth?.unwrap_or(Entry::Empty) };
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
            "id",
            "name",
            "short",
            "definition",
            "section",
            "plan",
            "municipal",
            "result",
            "notes",
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
            "id",
            "name",
            "short",
            "definition",
            "section",
            "result",
            "rate",
            "of",
            "ahead",
            "notes",
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
                    r.completion_rate(rate)
                });
                let annual = self.field(&fields, "of", |r, n| {
                    r.word(n, &[("annual-target", true), ("target", false)])
                });
                rate.zip(annual).map(|(rate, annual)| Claim::Rate { rate, annual })
            }
            (None, Some(ahead)) => self.at("ahead", |r| {
                let ahead = r.figure_in(ahead, Unit::Points)?;
                r.completion_rate(ahead).map(Claim::Ahead)
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

    /// `value` if a target can be told from it: a rate, or a lead, from 1 to 10,000.
    fn completion_rate(&mut self, value: Decimal) -> Option<Decimal> {
        let (least, most) = (Decimal::new(1, 0), Decimal::new(10_000, 0));
        if Ratio::from(value) < least.into() || Ratio::from(value) > most.into() {
            let message = format!("must lie between {least} and {most}, not {value}");
            self.fault(FaultKind::OutOfRange, message);
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
            "id",
            "revision",
            "place",
            "period",
            "source",
            "sections",
            "indicators",
            "stated",
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
        let remarks = self
            .optional(&fields, "remarks", |r, n| r.list(n, MAX_NOTES, |r, n| r.text(n, MAX_TEXT)));
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
            self.at("indicators", |r| {
                r.fault(FaultKind::Missing, "must hold an indicator");
            });
        }
        Some(report)
    }
}
