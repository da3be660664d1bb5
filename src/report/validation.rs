//! From a record as it is written to a [`Report`]: every text, figure, date and id is checked, every fault noted.

use std::{cmp::Ordering, collections::BTreeSet};

use super::{
    Claim, Date, Entry, Figure, Indicator, Measure, Note, Pair, Period, Report, Section, Source,
    Stated, Subject, Unit,
    part::{self, List, Notes, Part, Place, excerpt, is_control},
    tree::Node,
    written::{self, StatedTarget},
};
use crate::{
    Decimal, FaultKind, Faults, Ratio, Text,
    decimal::{MAX_DIGITS, MAX_SCALE},
};

/// Most entries of a list: indicators, stated results, sections.
pub const MAX_INDICATORS: usize = 5_000;
/// Most characters of a name.
pub const MAX_NAME: usize = 200;
/// Most characters of a definition or note.
pub const MAX_TEXT: usize = 1_000;
/// Most other names of one indicator.
pub(super) const MAX_ALIASES: usize = 20;
/// Most notes on one indicator, and most remarks on a report.
pub(super) const MAX_NOTES: usize = 20;

/// Reads a [`Report`] from the tree of a record.
pub(super) fn report(tree: &Node) -> Result<Report, Faults> {
    let notes = Notes::default();
    let written = part::read(tree, &notes);
    let report = Validator { notes: &notes }.report(written);
    notes.check()?;
    report.ok_or_else(|| Faults::single(FaultKind::Missing, "the record is not complete"))
}

/// Checks the parts of a record. A part with a fault has no value; the fault is noted.
#[derive(Clone, Copy)]
pub(super) struct Validator<'n> {
    pub(super) notes: &'n Notes,
}

impl Validator<'_> {
    /// Notes a fault; `None`, because a part with a fault has no value.
    pub(super) fn fault<T>(
        self,
        place: &Place,
        kind: FaultKind,
        message: impl Into<String>,
    ) -> Option<T> {
        self.notes.add(place, kind, message);
        None
    }

    /// A part that may be left out: `Some(None)` then, `None` where it has a fault.
    #[allow(clippy::option_option)]
    pub(super) fn optional<T, U>(
        self,
        part: Option<T>,
        check: impl FnOnce(Self, T) -> Option<U>,
    ) -> Option<Option<U>> {
        match part {
            None => Some(None),
            Some(part) => check(self, part).map(Some),
        }
    }

    /// All entries of a list; `None` where one has a fault.
    pub(super) fn list<T, U, const MOST: usize>(
        self,
        part: Part<List<T, MOST>>,
        mut check: impl FnMut(Self, T) -> Option<U>,
    ) -> Option<Vec<U>> {
        let entries = part.value?.0;
        let length = entries.len();
        let checked: Vec<U> = entries.into_iter().filter_map(|entry| check(self, entry)).collect();
        (checked.len() == length).then_some(checked)
    }

    /// The same of a list that may be left out.
    pub(super) fn optional_list<T, U, const MOST: usize>(
        self,
        part: Option<Part<List<T, MOST>>>,
        check: impl FnMut(Self, T) -> Option<U>,
    ) -> Option<Vec<U>> {
        self.optional(part, |v, part| v.list(part, check)).map(Option::unwrap_or_default)
    }

    /// A text that a person reads, of at most `most` characters.
    pub(super) fn words(self, part: Part<String>, most: usize) -> Option<String> {
        let Part { place, value } = part;
        let text = value?;
        let length = text.chars().count();
        if length > most {
            let message = format!("{length} characters; at most {most} are allowed");
            self.fault(&place, FaultKind::TooLarge, message)
        } else if text.trim().is_empty() {
            self.fault(&place, FaultKind::Missing, "must not be empty")
        } else if let Some(bad) = text.chars().find(|c| is_control(*c)) {
            let message = format!("holds the control character U+{:04X}; remove it", bad as u32);
            self.fault(&place, FaultKind::OutOfRange, message)
        } else {
            Some(text)
        }
    }

    pub(super) fn text(self, part: Part<written::Text>, most: usize) -> Option<Text> {
        let written::Text { zh, en } = part.value?;
        let (zh, en) = (self.words(zh, most), self.words(en, most));
        Some(Text { zh: zh?, en: en? })
    }

    pub(super) fn id(self, part: &Part<String>) -> Option<String> {
        let text = part.value.as_ref()?;
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        if text.is_empty() || text.len() > 64 || !text.chars().all(allowed) {
            let message = format!(
                "an id has 1 to 64 lower-case letters, digits, hyphens and points, not “{}”",
                excerpt(text)
            );
            return self.fault(&part.place, FaultKind::OutOfRange, message);
        }
        Some(text.clone())
    }

    /// Notes each id that is there twice. Faulty ids and those of faulty entries are compared too.
    pub(super) fn distinct<'p>(self, ids: impl IntoIterator<Item = &'p Part<String>>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            let Some(text) = &id.value else { continue };
            if !seen.insert(text) {
                let message = format!("“{}” stands twice", excerpt(text));
                self.notes.add(&id.place, FaultKind::DuplicateId, message);
            }
        }
    }

    /// The index of what an id names.
    pub(super) fn reference(
        self,
        part: &Part<String>,
        known: &[String],
        what: &str,
    ) -> Option<usize> {
        let id = part.value.as_ref()?;
        let found = known.iter().position(|name| name == id);
        if found.is_none() {
            let message = format!("no {what} has the id “{}”", excerpt(id));
            return self.fault(&part.place, FaultKind::UnknownId, message);
        }
        found
    }

    fn date(self, part: &Part<String>) -> Option<Date> {
        let text = part.value.as_ref()?;
        Date::parse(text).or_else(|| {
            let message = format!(
                "must be a day from 1900 to 2199 written as 2023-06-30, not “{}”",
                excerpt(text)
            );
            self.fault(&part.place, FaultKind::BadDate, message)
        })
    }

    pub(super) fn decimal(self, part: &Part<String>) -> Option<Decimal> {
        let text = part.value.as_ref()?;
        Decimal::parse(text).or_else(|| {
            let message = format!(
                "“{}” is not a decimal: digits, one point at most, a minus sign if below zero; at \
                 most {MAX_DIGITS} digits, {MAX_SCALE} after the point",
                excerpt(text)
            );
            self.fault(&part.place, FaultKind::NotDecimal, message)
        })
    }

    /// A figure that must be in `unit`.
    fn measure(self, part: Part<written::Measure>, unit: Unit) -> Option<(Place, Decimal)> {
        let Part { place, value } = part;
        let written::Measure { value, unit: found } = value?;
        let (value, found) = (self.decimal(&value), found.value?);
        if found != unit {
            let message = format!("must be in {}, not {}", unit.code(), found.code());
            return self.fault(&place, FaultKind::UnitMismatch, message);
        }
        Some((place, value?))
    }

    fn entry(self, part: Part<written::Entry>) -> Option<(Place, Entry)> {
        let Part { place, value } = part;
        let entry = match value? {
            written::Entry::Empty => Entry::Empty,
            written::Entry::NotSet => Entry::NotSet,
            written::Entry::Printed(printed) => self.printed(&place, *printed)?,
        };
        Some((place, entry))
    }

    fn printed(self, place: &Place, printed: written::Printed) -> Option<Entry> {
        let written::Printed { value, unit, qualifier, text } = printed;
        if let Some(text) = text {
            if value.is_some() || unit.is_some() || qualifier.is_some() {
                let message = "has both text and a figure; keep one";
                self.notes.add(place, FaultKind::WrongType, message);
            }
            return self.text(text, MAX_NAME).map(Entry::Words);
        }
        let value = self.present(place, "value", value).and_then(|part| self.decimal(&part));
        let unit = self.present(place, "unit", unit).and_then(|part| part.value);
        let qualifier = self.optional(qualifier, |_, part| part.value);
        Some(Entry::Figure(Figure { value: value?, unit: unit?, qualifier: qualifier? }))
    }

    /// A field of the object at `place` that must be there in this case.
    pub(super) fn present<T>(self, place: &Place, name: &str, part: Option<T>) -> Option<T> {
        part.or_else(|| self.fault(&place.step(name), FaultKind::Missing, "must be there"))
    }

    /// A pair, and where its total is if it has one.
    fn pair(self, part: Part<written::Pair>, is_target: bool) -> Option<(Option<Place>, Pair)> {
        let written::Pair { total, growth } = part.value?;
        let entry = |v: Self, part| v.entry(part);
        let total = self.optional(total, entry);
        let growth = self.optional(growth, entry);
        if let Some(Some((place, Entry::Figure(figure)))) = &total {
            self.total(place, figure, is_target);
        }
        if let Some(Some((place, Entry::Figure(figure)))) = &growth
            && figure.unit != Unit::Percent
        {
            let message = format!("growth must be in percent, not {}", figure.unit.code());
            self.notes.add(place, FaultKind::UnitMismatch, message);
        }
        let (place, total) = total?.unzip();
        let growth = growth?.map_or(Entry::Empty, |(_, entry)| entry);
        Some((place, Pair { total: total.unwrap_or(Entry::Empty), growth }))
    }

    /// Checks a total, which must be an amount, and as a target above zero.
    fn total(self, place: &Place, figure: &Figure, is_target: bool) {
        if matches!(figure.unit.measure(), Measure::Rate | Measure::Difference) {
            let message = format!("a total must be an amount, not in {}", figure.unit.code());
            self.notes.add(place, FaultKind::UnitMismatch, message);
        } else if is_target && figure.value.sign() != Ordering::Greater {
            let message = format!("a target must be above zero, not {}", figure.value);
            self.notes.add(place, FaultKind::OutOfRange, message);
        }
    }

    fn note(self, part: Part<written::Note>) -> Option<Note> {
        let written::Note { on, text } = part.value?;
        let text = self.text(text, MAX_TEXT);
        Some(Note { on: on.value?, text: text? })
    }

    /// What an indicator or stated result is called: `name, short, definition` are its texts.
    fn subject(
        self,
        id: &Part<String>,
        [name, short, definition]: [Part<written::Text>; 3],
        aliases: Option<Part<List<Part<String>, MAX_ALIASES>>>,
        (section, sections): (&Part<String>, &[String]),
        notes: Option<Part<List<Part<written::Note>, MAX_NOTES>>>,
    ) -> Option<Subject> {
        let id = self.id(id);
        let [name, short] = [name, short].map(|part| self.text(part, MAX_NAME));
        let aliases = self.optional_list(aliases, |v, part| v.words(part, MAX_NAME));
        let definition = self.text(definition, MAX_TEXT);
        let section = self.reference(section, sections, "section");
        let notes = self.optional_list(notes, Self::note);
        Some(Subject {
            id: id?,
            name: name?,
            short: short?,
            aliases: aliases?,
            definition: definition?,
            section: section?,
            notes: notes?,
        })
    }

    fn indicator(self, part: Part<written::Indicator>, sections: &[String]) -> Option<Indicator> {
        let written = part.value?;
        let texts = [written.name, written.short, written.definition];
        let section = (&written.section, sections);
        let subject = self.subject(&written.id, texts, written.aliases, section, written.notes);
        let plan = self.pair(written.plan, true);
        let municipal = self.pair(written.municipal, true);
        let result = self.pair(written.result, false);
        let (plan, municipal, (_, result)) = (plan?, municipal?, result?);
        if let Some(result) = result.total.figure() {
            for (place, target) in [&plan, &municipal] {
                if let (Some(place), Some(figure)) = (place, target.total.figure())
                    && figure.unit != result.unit
                {
                    let message = format!(
                        "in {}, but the result is in {}; both must be in one unit",
                        figure.unit.code(),
                        result.unit.code()
                    );
                    self.notes.add(place, FaultKind::UnitMismatch, message);
                }
            }
        }
        Some(Indicator { subject: subject?, plan: plan.1, municipal: municipal.1, result })
    }

    fn stated(self, part: Part<written::Stated>, sections: &[String]) -> Option<Stated> {
        let Part { place, value } = part;
        let written = value?;
        let texts = [written.name, written.short, written.definition];
        let section = (&written.section, sections);
        let subject = self.subject(&written.id, texts, written.aliases, section, written.notes);
        let result = self.stated_result(written.result);
        let claim = match (written.rate, written.ahead) {
            (Some(rate), None) => {
                let rate = self.completion_rate(rate, Unit::Percent);
                let of = self.present(&place, "of", written.of).and_then(|part| part.value);
                rate.zip(of).map(|(rate, of)| Claim::Rate {
                    rate,
                    annual: of == StatedTarget::AnnualTarget,
                })
            }
            (None, Some(ahead)) => self.completion_rate(ahead, Unit::Points).map(Claim::Ahead),
            _ => self.fault(&place, FaultKind::Missing, "must have either rate or ahead"),
        };
        Some(Stated { subject: subject?, result: result?, claim: claim? })
    }

    /// The result of a stated rate; a target follows only from one above zero.
    fn stated_result(self, part: Part<written::Figure>) -> Option<Figure> {
        let Part { place, value } = part;
        let written::Figure { value, unit, qualifier } = value?;
        let value = self.decimal(&value);
        let qualifier = self.optional(qualifier, |_, part| part.value);
        let figure = Figure { value: value?, unit: unit.value?, qualifier: qualifier? };
        self.total(&place, &figure, true);
        Some(figure)
    }

    /// A rate or lead that a target follows from: from 1 to 10,000.
    fn completion_rate(self, part: Part<written::Measure>, unit: Unit) -> Option<Decimal> {
        let (place, value) = self.measure(part, unit)?;
        let (least, most) = (Decimal::new(1, 0), Decimal::new(10_000, 0));
        if Ratio::from(value) < least.into() || Ratio::from(value) > most.into() {
            let message = format!("must lie between {least} and {most}, not {value}");
            return self.fault(&place, FaultKind::OutOfRange, message);
        }
        Some(value)
    }

    fn year(self, part: &Part<String>) -> Option<u16> {
        let text = part.value.as_ref()?;
        Date::parse(&format!("{text}-01-01")).map(|date| date.year).or_else(|| {
            let message = format!("must be a year written as 2023, not “{}”", excerpt(text));
            self.fault(&part.place, FaultKind::BadDate, message)
        })
    }

    fn period(self, part: Part<written::Period>) -> Option<Period> {
        let Part { place, value } = part;
        let written = value?;
        let (year, start) = (self.year(&written.year), self.date(&written.start));
        let end = self.date(&written.end);
        let period = Period { year: year?, start: start?, end: end? };
        if period.start.year != period.year || period.end.year != period.year {
            let message = "start and end must lie in the plan year";
            return self.fault(&place, FaultKind::BadDate, message);
        }
        if period.end < period.start {
            let message = "the end must not be before the start";
            return self.fault(&place, FaultKind::BadDate, message);
        }
        Some(period)
    }

    fn source(self, part: Part<written::Source>) -> Option<Source> {
        let written = part.value?;
        let title = self.text(written.title, MAX_NAME);
        let publisher = self.text(written.publisher, MAX_NAME);
        let published = match written.published.value.as_deref() {
            Some("") => Some(None),
            _ => self.date(&written.published).map(Some),
        };
        Some(Source { title: title?, publisher: publisher?, published: published? })
    }

    fn report(self, part: Part<written::Report>) -> Option<Report> {
        let written = part.value?;
        let id = self.id(&written.id);
        let revision = self.date(&written.revision);
        let place = self.text(written.place, MAX_NAME);
        let period = self.period(written.period);
        let source = self.source(written.source);

        let section_ids = ids(&written.sections, |section: &written::Section| &section.id);
        self.distinct(section_ids.iter().copied());
        let section_ids = texts(section_ids);
        // Indicators and stated results share one space of ids.
        let mut subject_ids =
            ids(&written.indicators, |indicator: &written::Indicator| &indicator.id);
        if let Some(stated) = &written.stated {
            subject_ids.extend(ids(stated, |result: &written::Stated| &result.id));
        }
        self.distinct(subject_ids);

        let sections = self.list(written.sections, |v, part| {
            let written::Section { id, name } = part.value?;
            let (id, name) = (v.id(&id), v.text(name, MAX_NAME));
            Some(Section { id: id?, name: name? })
        });
        let indicators_at = written.indicators.place.clone();
        let indicators = self.list(written.indicators, |v, part| v.indicator(part, &section_ids));
        let stated = self.optional_list(written.stated, |v, part| v.stated(part, &section_ids));
        let remarks = self.optional_list(written.remarks, |v, part| v.text(part, MAX_TEXT));
        if indicators.as_ref().is_some_and(Vec::is_empty) {
            self.notes.add(&indicators_at, FaultKind::Missing, "must hold an indicator");
        }
        Some(Report {
            id: id?,
            revision: revision?,
            place: place?,
            period: period?,
            source: source?,
            sections: sections?,
            indicators: indicators?,
            stated: stated?,
            remarks: remarks?,
        })
    }
}

/// The ids of a list in its order, those of faulty entries included.
pub(super) fn ids<T, const MOST: usize>(
    list: &Part<List<Part<T>, MOST>>,
    id: impl Fn(&T) -> &Part<String>,
) -> Vec<&Part<String>> {
    let entries = list.value.as_ref().map(|list| list.0.as_slice()).unwrap_or_default();
    entries.iter().filter_map(|entry| entry.value.as_ref()).map(id).collect()
}

/// The texts of ids, so that what names one finds it by its place in the list.
pub(super) fn texts(ids: Vec<&Part<String>>) -> Vec<String> {
    ids.into_iter().map(|id| id.value.clone().unwrap_or_default()).collect()
}
