//! From a record as it is written to a [`Report`]: every text, figure, date and id is checked, every fault noted, and
//! what is only unlikely is noted as a warning. What must hold between a result and its target is in `agreement.rs`.

use std::{cell::Cell, cmp::Ordering, collections::BTreeSet};

use super::{
    Aspect, Baseline, Claims, Component, Correction, Date, Distance, Entry, Figure, Former,
    Indicator, Measure, NamedThing, Note, PartialDate, Period, Rank, Report, Review, Section,
    Setter, Share, Source, Span, Subject, Sum, Target, TargetMark, Thing, Unit, Whole, agreement,
    part::{self, List, Map, Notes, Part, Place, excerpt, is_control},
    tree::Node,
    written::{self, FigureOrText, TargetOrText, TextOr},
};
use crate::{
    Decimal, FaultKind, Lang, Ratio, Text,
    decimal::{MAX_DIGITS, MAX_SCALE},
};

/// Most indicators of a record, and most entries of its sections and units.
pub const MAX_INDICATORS: usize = 5_000;
/// Most characters of a name.
pub const MAX_NAME: usize = 200;
/// Most characters of a definition or note.
pub const MAX_TEXT: usize = 1_000;
/// Most other names of one indicator.
pub(super) const MAX_ALIASES: usize = 20;
/// Most notes on one indicator, remarks on a report, revisions of a target, parts of a total.
pub(super) const MAX_NOTES: usize = 20;
/// Most setters: as many as there are marks.
pub(super) const MAX_SETTERS: usize = TargetMark::ALL.len();
/// Most sources of a report.
pub(super) const MAX_SOURCES: usize = 20;
/// Most languages of a record.
pub(super) const MAX_LANGUAGES: usize = 10;
/// Most corrections of a record.
pub(super) const MAX_CORRECTIONS: usize = 200;
/// Most figures that another is the sum of.
pub(super) const MAX_TERMS: usize = 12;
/// Most digits before the point of a figure in the base of its unit, so that it fits a [`Decimal`] in every unit.
const MAX_SIZE: usize = 18;

/// Reads a [`Report`] from the tree of a record.
pub(super) fn review(tree: &Node) -> Review {
    let notes = Notes::default();
    let written = part::read::<written::Report>(tree, &notes);
    let languages = written.value.as_ref().and_then(|written| {
        let reader = Validator { notes: &notes, languages: None };
        reader.languages(&written.languages)
    });
    let validator = Validator { notes: &notes, languages: languages.as_deref() };
    let report = validator.report(written);
    let (faults, warnings) = notes.lists();
    // Without a fault there is a report.
    Review { report: report.filter(|_| faults.is_empty()), faults, warnings }
}

/// Checks the parts of a record. A part with a fault has no value; the fault is noted.
#[derive(Clone, Copy)]
pub(super) struct Validator<'n> {
    pub(super) notes: &'n Notes,
    /// The languages of the record; none where they could not be read.
    pub(super) languages: Option<&'n [Lang]>,
}

/// What parts of a record refer to.
struct Known<'w> {
    sections: Vec<String>,
    sources: Vec<String>,
    indicators: Vec<String>,
    /// Setters in the order of the record, those with a fault included.
    setters: Vec<(String, Option<Setter>)>,
    /// The record's own units, those with a fault included.
    units: Vec<(String, Option<Unit>)>,
    period: Option<&'w Period>,
}

/// The unit of a measure, while its figures are read.
struct MeasureUnit<'u> {
    /// `None` where it has a fault.
    unit: Option<&'u Unit>,
    /// Whether there was a figure.
    used: Cell<bool>,
}

/// A measure that is being read, and the unit of its figures.
#[derive(Clone, Copy)]
struct Reading<'a> {
    known: &'a Known<'a>,
    aspect: Aspect,
    default: &'a MeasureUnit<'a>,
}

impl<'n> Validator<'n> {
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

    /// A text in the languages of the record.
    pub(super) fn text(self, part: Part<written::Text>, most: usize) -> Option<Text> {
        let Part { place, value } = part;
        let written::Text(Map(entries)) = value?;
        let Some(languages) = self.languages else {
            entries.into_iter().for_each(|(_, part)| drop(self.words(part, most)));
            return None;
        };
        let mut texts: Vec<Option<String>> = vec![None; languages.len()];
        let mut good = true;
        for (key, part) in entries {
            let at = part.place.clone();
            let words = self.words(part, most);
            let lang = self.lang(&at, &key);
            let index = lang.and_then(|lang| {
                let index = languages.iter().position(|listed| *listed == lang);
                index.or_else(|| {
                    let listed: Vec<_> = languages.iter().map(|lang| lang.code()).collect();
                    let message = format!("this record is in {}", listed.join(", "));
                    self.fault(&at, FaultKind::UnknownWord, message)
                })
            });
            good &= words.is_some() && index.is_some();
            if let (Some(index), Some(words)) = (index, words) {
                self.language_of(&at, languages[index], &words);
                if texts[index].replace(words).is_some() {
                    self.notes.add(&at, FaultKind::DuplicateField, "stands twice; keep one");
                }
            }
        }
        if texts[0].is_none() && good {
            let at = place.step(languages[0].code());
            return self.fault(&at, FaultKind::Missing, "must be there");
        }
        let texts = languages.iter().zip(texts);
        good.then(|| Text::new(texts.filter_map(|(lang, text)| Some((*lang, text?)))))
    }

    /// Warns of a text that is in another language than it says.
    fn language_of(self, place: &Place, lang: Lang, text: &str) {
        let chinese = |c: char| matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}');
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if lang == Lang::EN
            && let Some(found) = text.chars().find(|c| chinese(*c))
        {
            let message = format!("Chinese in an English text: “{found}”");
            self.notes.warn(place, FaultKind::UnknownWord, message);
        } else if lang == Lang::ZH && letters > 8 && !text.chars().any(chinese) {
            self.notes.warn(place, FaultKind::UnknownWord, "no Chinese in a Chinese text");
        }
    }

    /// A language that the product has words for.
    fn lang(self, place: &Place, tag: &str) -> Option<Lang> {
        Lang::parse(tag).filter(|_| tag.len() <= 20).or_else(|| {
            let known = Lang::ALL.map(Lang::code).join(", ");
            let message = format!("no words for the language “{}”, only for {known}", excerpt(tag));
            self.fault(place, FaultKind::UnknownWord, message)
        })
    }

    fn languages<const MOST: usize>(
        self,
        part: &Part<List<Part<String>, MOST>>,
    ) -> Option<Vec<Lang>> {
        let entries = &part.value.as_ref()?.0;
        if entries.is_empty() {
            return self.fault(&part.place, FaultKind::Missing, "must name a language");
        }
        let mut languages = Vec::new();
        for entry in entries {
            let lang = self.lang(&entry.place, entry.value.as_ref()?)?;
            if languages.contains(&lang) {
                let message = format!("“{}” stands twice", lang.code());
                return self.fault(&entry.place, FaultKind::DuplicateId, message);
            }
            languages.push(lang);
        }
        Some(languages)
    }

    pub(super) fn name(self, part: Part<written::Text>) -> Option<Text> {
        self.text(part, MAX_NAME)
    }

    fn prose(self, part: Part<written::Text>) -> Option<Text> {
        self.text(part, MAX_TEXT)
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

    fn partial_date(self, part: &Part<String>) -> Option<PartialDate> {
        let text = part.value.as_ref()?;
        PartialDate::parse(text).or_else(|| {
            let message = format!(
                "must be a year, month or day from 1900 to 2199 written as 2023, 2023-06 or \
                 2023-06-30, not “{}”",
                excerpt(text)
            );
            self.fault(&part.place, FaultKind::BadDate, message)
        })
    }

    fn span(self, place: &Place, start: &Part<String>, end: &Part<String>) -> Option<Span> {
        let (start, end) = (self.date(start), self.date(end));
        let span = Span { start: start?, end: end? };
        if span.end < span.start {
            let message = "the end must not be before the start";
            return self.fault(place, FaultKind::BadDate, message);
        }
        Some(span)
    }

    pub(super) fn decimal(self, part: &Part<String>) -> Option<Decimal> {
        self.decimal_of(&part.place, part.value.as_ref()?)
    }

    fn decimal_of(self, place: &Place, text: &str) -> Option<Decimal> {
        Decimal::parse(text).or_else(|| {
            let message = format!(
                "“{}” is not a decimal: digits, one point at most, a minus sign if below zero; at \
                 most {MAX_DIGITS} digits, {MAX_SCALE} after the point",
                excerpt(text)
            );
            self.fault(place, FaultKind::NotDecimal, message)
        })
    }

    /// A field of the object at `place` that must be there in this case.
    pub(super) fn present<T>(self, place: &Place, name: &str, part: Option<T>) -> Option<T> {
        part.or_else(|| self.fault(&place.step(name), FaultKind::Missing, "must be there"))
    }

    /// A whole number from 1.
    fn count(self, part: &Part<String>) -> Option<u16> {
        let text = part.value.as_ref()?;
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        let number = text.parse::<u16>().ok().filter(|number| digits && *number > 0);
        number.or_else(|| {
            let message = format!("must be a whole number from 1 to 65535, not “{}”", excerpt(text));
            self.fault(&part.place, FaultKind::OutOfRange, message)
        })
    }

    /// A unit that is built in or one of the record's own. `Some(None)`: its own, which has a fault.
    #[allow(clippy::option_option)]
    fn unit(self, part: &Part<String>, known: &[(String, Option<Unit>)]) -> Option<Option<Unit>> {
        let text = part.value.as_ref()?;
        let own = known.iter().find(|(id, _)| id == text).map(|(_, unit)| unit.clone());
        own.or_else(|| Unit::parse(text).map(Some)).or_else(|| {
            let things: Vec<_> = Unit::things().collect();
            let scales: Vec<_> = Unit::scales().collect();
            let own: Vec<_> = known.iter().map(|(id, _)| format!(", {}", excerpt(id))).collect();
            let message = format!(
                "“{}” is not a unit: {}, with {} before it{}",
                excerpt(text),
                things.join(", "),
                scales.join(", "),
                own.concat()
            );
            self.fault(&part.place, FaultKind::UnknownWord, message)
        })
    }
}

/// Figures and what takes their place.
impl Validator<'_> {
    /// What is printed in the place of a figure, in the measure's unit where it has none of its own.
    fn entry(self, part: Part<FigureOrText>, reading: Reading<'_>) -> Option<(Place, Entry)> {
        let Part { place, value } = part;
        let entry = match value? {
            TextOr::Text(text) => self.plain(&place, &text, reading),
            TextOr::Object(printed) => self.printed(&place, *printed, reading),
        };
        Some((place, entry?))
    }

    fn plain(self, place: &Place, text: &str, reading: Reading<'_>) -> Option<Entry> {
        match text {
            "" => Some(Entry::Empty),
            "/" => Some(Entry::NotSet),
            text => {
                reading.default.used.set(true);
                let value = self.decimal_of(place, text);
                let figure = Figure::new(value?, reading.default.unit?.clone());
                self.figure(place, figure, reading).map(Entry::Figure)
            }
        }
    }

    fn printed(
        self,
        place: &Place,
        printed: written::Printed,
        reading: Reading<'_>,
    ) -> Option<Entry> {
        let written::Printed { value, unit, qualifier, derived, from, to, text } = printed;
        let numbers = [value.is_some(), from.is_some(), to.is_some(), derived.is_some()];
        let has_number = numbers.contains(&true) || unit.is_some() || qualifier.is_some();
        if let Some(text) = text {
            if has_number {
                let message = "has both text and a figure; keep one";
                self.notes.add(place, FaultKind::WrongType, message);
            }
            return self.name(text).map(Entry::Words);
        }
        reading.default.used.set(true);
        let unit = match unit {
            Some(part) => self.unit(&part, &reading.known.units).flatten(),
            None => reading.default.unit.cloned(),
        };
        let qualifier = self.optional(qualifier, |_, part| part.value);
        let derived = self.optional(derived, |v, part| Some((v.sum(&part)?, part.place)));
        let figure = |part: &Part<String>, derived| {
            let value = self.decimal(part);
            let figure = Figure {
                value: value?,
                unit: unit.clone()?,
                qualifier: qualifier?,
                derived,
            };
            self.figure(&part.place, figure, reading)
        };
        if from.is_some() || to.is_some() {
            if value.is_some() || derived.as_ref().is_some_and(Option::is_some) {
                let message = "has both a figure and a range; keep one";
                return self.fault(place, FaultKind::WrongType, message);
            }
            let from = self.present(place, "from", from).and_then(|part| figure(&part, None));
            let to = self.present(place, "to", to).and_then(|part| figure(&part, None));
            let (from, to) = (from?, to?);
            if Ratio::from(from.value) >= to.value.into() {
                let message = format!("must lie above {}", from.value);
                return self.fault(&place.step("to"), FaultKind::OutOfRange, message);
            }
            return Some(Entry::Range(from, to));
        }
        let value = self.present(place, "value", value);
        let sum = derived?;
        let figure = value.and_then(|part| figure(&part, sum.as_ref().map(|(sum, _)| sum.clone())))?;
        if let Some((sum, at)) = sum {
            let total = sum.0.iter().fold(Ratio::ZERO, |total, one| total.plus((*one).into()));
            if total != figure.value.into() {
                let message = format!("comes to {}, not {}", total.round(MAX_SCALE).trim(), figure.value);
                return self.fault(&at, FaultKind::OutOfRange, message);
            }
        }
        Some(Entry::Figure(figure))
    }

    /// A figure that fits its place.
    fn figure(self, place: &Place, figure: Figure, reading: Reading<'_>) -> Option<Figure> {
        let digits = figure.value.abs().text();
        let digits = digits.split('.').next().unwrap_or_default().trim_start_matches('0').len();
        let zeros = usize::try_from(figure.unit.power()).unwrap_or_default();
        if digits > 0 && digits + zeros > MAX_SIZE {
            let message = format!("{} {} is too large", figure.value, figure.unit.code());
            return self.fault(place, FaultKind::OutOfRange, message);
        }
        let unit = reading.default.unit?;
        if figure.unit.family() != unit.family() {
            let message = format!(
                "in {}, but the measure is in {}; both must be of one family",
                figure.unit.code(),
                unit.code()
            );
            return self.fault(place, FaultKind::UnitMismatch, message);
        }
        Some(figure)
    }

    /// Printed figures that another is the sum of: `100 - 21.7`.
    fn sum(self, part: &Part<String>) -> Option<Sum> {
        let text = part.value.as_ref()?;
        sum(text).or_else(|| {
            let message = format!(
                "“{}” is not a sum: write two or more decimals with + or - between them, as in \
                 100 - 21.7",
                excerpt(text)
            );
            self.fault(&part.place, FaultKind::NotDecimal, message)
        })
    }
}

/// The signed decimals of a sum, two or more.
fn sum(text: &str) -> Option<Sum> {
    let minus = |c: char| matches!(c, '-' | '\u{2212}' | '\u{2013}');
    let mut terms = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let negative = rest.starts_with(minus);
        let signed = negative || rest.starts_with('+');
        if !signed && !terms.is_empty() {
            return None;
        }
        let unsigned = rest.trim_start_matches(|c| signed && (minus(c) || c == '+'));
        // Only one sign.
        if rest.chars().count() - unsigned.chars().count() > 1 {
            return None;
        }
        let unsigned = unsigned.trim_start();
        let end = unsigned.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(unsigned.len());
        let value = Decimal::parse(&unsigned[..end])?;
        terms.push(if negative { value.negated() } else { value });
        rest = unsigned[end..].trim_start();
    }
    (2..=MAX_TERMS).contains(&terms.len()).then_some(Sum(terms))
}

/// Measures and targets.
impl Validator<'_> {
    fn measure(
        self,
        part: Part<written::Measure>,
        aspect: Aspect,
        known: &Known<'_>,
    ) -> Option<Measure> {
        let Part { place, value } = part;
        let written = value?;
        let unit_at = written.unit.as_ref().map(|part| part.place.clone());
        let stated = match &written.unit {
            Some(part) => self.unit(part, &known.units).flatten(),
            None if aspect == Aspect::Growth => Some(Unit::PERCENT),
            None => Some(Unit::NUMBER),
        };
        let unit = stated.filter(|unit| {
            let percentage = unit.is_percentage() || unit.is_points();
            let message = match aspect {
                Aspect::Total if percentage => {
                    "a total must be an amount; what is in per cent is a level"
                }
                Aspect::Growth if !unit.is_percentage() => "growth must be in percent",
                _ => return true,
            };
            let at = unit_at.as_ref().unwrap_or(&place);
            let message = format!("{message}, not in {}", unit.code());
            self.notes.add(at, FaultKind::UnitMismatch, message);
            false
        });
        let default = MeasureUnit { unit: unit.as_ref(), used: Cell::new(false) };
        let reading = Reading { known, aspect, default: &default };

        let result = self.optional(written.result, |v, part| v.entry(part, reading));
        let date = self.optional(written.date, |v, part| {
            let date = v.partial_date(&part)?;
            if known.period.is_some_and(|period| date.first_day() > period.span.end) {
                let message = "after the end of the period";
                v.notes.warn(&part.place, FaultKind::BadDate, message);
            }
            Some(date)
        });
        let baseline = self.optional(written.baseline, |v, part| v.baseline(part, reading));
        let targets = self.optional(written.targets, |v, part| v.targets(part, reading));
        let rank = self.optional(written.rank, Self::rank);
        let better = self.optional(written.better, |_, part| part.value);
        if unit_at.is_none() && aspect != Aspect::Growth && default.used.get() {
            self.notes.add(&place.step("unit"), FaultKind::Missing, "must be there");
            return None;
        }
        let (result, targets, better) = (result?, targets?.unwrap_or_default(), better?);
        let directed = |(_, target): &(Place, Target)| {
            let numbers = matches!(target.entry, Entry::Figure(_) | Entry::Range(..));
            numbers || target.claims != Claims::default() || !target.former.is_empty()
        };
        if better.is_none() && targets.iter().any(directed) {
            self.notes.add(&place.step("better"), FaultKind::Missing, "must be there");
            return None;
        }
        let result = result.map(|(_, entry)| entry).unwrap_or_default();
        for (at, target) in &targets {
            let setter = known.setters[target.setter].1.as_ref();
            let period = known.period.map(|period| period.span);
            let span = setter.and_then(|setter| setter.span);
            agreement::Pair { notes: self.notes, at, aspect, result: &result, target, period, span }
                .check(unit.as_ref()?);
        }
        Some(Measure {
            aspect,
            unit: unit?,
            better: better.unwrap_or_default(),
            result,
            date: date?,
            baseline: baseline?,
            targets: targets.into_iter().map(|(_, target)| target).collect(),
            rank: rank?,
        })
    }

    fn baseline(self, part: Part<written::Baseline>, reading: Reading<'_>) -> Option<Baseline> {
        let Part { place, value } = part;
        let written::Baseline { value, unit, qualifier, derived, from, to, text, date } = value?;
        let printed = written::Printed { value, unit, qualifier, derived, from, to, text };
        let entry = self.printed(&place, printed, reading);
        let at = date.place.clone();
        let date = self.partial_date(&date)?;
        if reading.known.period.is_some_and(|period| date.first_day() > period.span.end) {
            let message = "must not be after the end of the period";
            return self.fault(&at, FaultKind::BadDate, message);
        }
        match entry? {
            Entry::Figure(figure) => Some(Baseline { figure, date }),
            _ => self.fault(&place, FaultKind::WrongType, "must be a figure"),
        }
    }

    fn targets(
        self,
        part: Part<Map<Part<TargetOrText>>>,
        reading: Reading<'_>,
    ) -> Option<Vec<(Place, Target)>> {
        let Map(entries) = part.value?;
        let length = entries.len();
        let read = |(setter, part): (String, Part<TargetOrText>)| {
            let at = part.place.clone();
            let setters = &reading.known.setters;
            let setter = setters.iter().position(|(id, _)| *id == setter).or_else(|| {
                let known: Vec<_> = setters.iter().map(|(id, _)| id.as_str()).collect();
                let message = format!(
                    "no setter has the id “{}”; there are {}",
                    excerpt(&setter),
                    excerpt(&known.join(", "))
                );
                self.fault(&at, FaultKind::UnknownId, message)
            });
            let target = self.target(part, reading);
            Some((at, Target { setter: setter?, ..target? }))
        };
        let mut targets: Vec<_> = entries.into_iter().filter_map(read).collect();
        targets.sort_by_key(|(_, target)| target.setter);
        (targets.len() == length).then_some(targets)
    }

    /// A target, of the first setter.
    fn target(self, part: Part<TargetOrText>, reading: Reading<'_>) -> Option<Target> {
        let Part { place, value } = part;
        let target = |entry, former, claims| Some(Target { setter: 0, entry, former, claims });
        let written = match value? {
            TextOr::Text(text) => {
                let entry = self.plain(&place, &text, reading)?;
                self.amount(&place, &entry, reading.aspect)?;
                return target(entry, Vec::new(), Claims::default());
            }
            TextOr::Object(written) => *written,
        };
        let written::Target {
            value, unit, qualifier, derived, from, to, text, revised, rate, distance, lead,
        } = written;
        let printed = written::Printed { value, unit, qualifier, derived, from, to, text };
        let printed = printed.is_there().then_some(printed);
        if printed.is_none() && rate.is_none() && distance.is_none() && lead.is_none() {
            let message = "must have a figure, words, a rate, a distance or a lead";
            return self.fault(&place, FaultKind::Missing, message);
        }
        let is_printed = printed.is_some();
        let entry = self.optional(printed, |v, printed| {
            let entry = v.printed(&place, printed, reading)?;
            v.amount(&place, &entry, reading.aspect)?;
            Some(entry)
        });
        let revised = self.optional_list(revised, |v, part| v.revised(part, reading));
        let decimal = |v: Self, part: Part<String>| v.decimal(&part);
        let rate = self.optional(rate, decimal);
        let lead = self.optional(lead, decimal);
        let distance = self.optional(distance, |v, part| {
            let written::Distance { value, measured_in } = part.value?;
            let value = v.decimal(&value);
            Some(Distance { value: value?, measured_in: measured_in.value? })
        });
        let claims = Claims { rate: rate?, distance: distance?, lead: lead? };
        let revised = revised?;
        if !revised.is_empty() && !is_printed {
            let message = "must be there: what the target was before it was revised";
            return self.fault(&place.step("value"), FaultKind::Missing, message);
        }
        let mut entry = entry?.unwrap_or_default();
        let mut former: Vec<Former> = Vec::new();
        let mut last = None;
        for (at, date, revision) in revised {
            if let (Some(last), Some(date)) = (last, date)
                && date < last
            {
                let message = format!("must not be before {last}");
                return self.fault(&at, FaultKind::BadDate, message);
            }
            last = date.or(last);
            former.push(Former { entry: std::mem::replace(&mut entry, revision), until: date });
        }
        target(entry, former, claims)
    }

    fn revised(
        self,
        part: Part<TextOr<written::Revised>>,
        reading: Reading<'_>,
    ) -> Option<(Place, Option<PartialDate>, Entry)> {
        let Part { place, value } = part;
        let (entry, date) = match value? {
            TextOr::Text(text) => (self.plain(&place, &text, reading), Some(None)),
            TextOr::Object(written) => {
                let written::Revised { value, unit, qualifier, derived, from, to, text, date } =
                    *written;
                let printed = written::Printed { value, unit, qualifier, derived, from, to, text };
                let entry = self.printed(&place, printed, reading);
                (entry, self.optional(date, |v, part| v.partial_date(&part)))
            }
        };
        let entry = entry?;
        if entry.is_empty() {
            return self.fault(&place, FaultKind::Missing, "must have a figure or words");
        }
        self.amount(&place, &entry, reading.aspect)?;
        Some((place, date?, entry))
    }

    /// A target of a total, which is above zero.
    fn amount(self, place: &Place, entry: &Entry, aspect: Aspect) -> Option<()> {
        let lowest = match entry {
            Entry::Figure(figure) | Entry::Range(figure, _) => figure.value,
            _ => return Some(()),
        };
        if aspect == Aspect::Total && lowest.sign() != Ordering::Greater {
            let message = format!("a target must be above zero, not {lowest}");
            return self.fault(place, FaultKind::OutOfRange, message);
        }
        Some(())
    }

    fn rank(self, part: Part<written::Rank>) -> Option<Rank> {
        let Part { place: at, value } = part;
        let written::Rank { place, among, of } = value?;
        let (place, among) = (self.count(&place), self.name(among));
        let of = self.optional(of, |v, part| v.count(&part));
        let rank = Rank { place: place?, among: among?, of: of? };
        if rank.of.is_some_and(|of| of < rank.place) {
            let message = format!("place {} of fewer", rank.place);
            return self.fault(&at.step("of"), FaultKind::OutOfRange, message);
        }
        Some(rank)
    }
}

/// Indicators.
impl Validator<'_> {
    fn note(self, part: Part<written::Note>) -> Option<Note> {
        let written::Note { on, text } = part.value?;
        let on = self.optional(on, |_, part| part.value);
        let text = self.prose(text);
        Some(Note { on: on?, text: text? })
    }

    fn indicator(self, part: Part<written::Indicator>, known: &Known<'_>) -> Option<Indicator> {
        let written = part.value?;
        let index = written.id.value.as_ref();
        let index = known.indicators.iter().position(|id| Some(id) == index);
        let id = self.id(&written.id);
        let name = self.name(written.name);
        let short = self.optional(written.short, Self::name);
        let aliases = self.optional_list(written.aliases, |v, part| v.words(part, MAX_NAME));
        let definition = self.optional(written.definition, Self::prose);
        let section = self
            .optional(written.section, |v, part| v.reference(&part, &known.sections, "section"));
        let source = self
            .optional(written.source, |v, part| v.reference(&part, &known.sources, "source"));
        let notes = self.optional_list(written.notes, Self::note);
        let measures = self.measures(written.measures, known);
        let total = measures.as_ref().and_then(|list| list.first());
        let total = total.filter(|measure| measure.aspect == Aspect::Total).cloned();
        let share = self.optional(written.share, |v, part| v.share(part, index, known));
        let parts = self.components(written.parts, total.as_ref(), known);
        let name = name?;
        let subject = Subject {
            id: id?,
            short: short?.unwrap_or_else(|| name.clone()),
            name,
            aliases: aliases?,
            definition: definition?,
            section: section?,
            source: source?,
            notes: notes?,
        };
        Some(Indicator { subject, measures: measures?, share: share?, parts: parts? })
    }

    fn measures(self, part: Part<written::Measures>, known: &Known<'_>) -> Option<Vec<Measure>> {
        let Part { place, value } = part;
        let written::Measures { total, level, growth } = value?;
        if total.is_none() && level.is_none() && growth.is_none() {
            let message = "must have a total, a level or growth";
            return self.fault(&place, FaultKind::Missing, message);
        }
        let written = [total, level, growth].into_iter().zip(Aspect::ALL);
        let read: Vec<_> = written
            .map(|(part, aspect)| self.optional(part, |v, part| v.measure(part, aspect, known)))
            .collect();
        let read: Option<Vec<_>> = read.into_iter().collect();
        Some(read?.into_iter().flatten().collect())
    }

    fn share(
        self,
        part: Part<written::Share>,
        own: Option<usize>,
        known: &Known<'_>,
    ) -> Option<Share> {
        let written::Share { value, of } = part.value?;
        let at = value.place.clone();
        let percent = self.decimal(&value).and_then(|percent| {
            if percent.sign() == Ordering::Less {
                let message = format!("must not be below zero, as {percent} is");
                return self.fault(&at, FaultKind::OutOfRange, message);
            }
            Some(percent)
        });
        let Part { place, value } = of;
        let of = match value? {
            TextOr::Text(id) => {
                let part = Part { place: place.clone(), value: Some(id) };
                let whole = self.reference(&part, &known.indicators, "indicator")?;
                if Some(whole) == own {
                    let message = "a share of itself: name another indicator";
                    return self.fault(&place, FaultKind::UnknownId, message);
                }
                Whole::Indicator(whole)
            }
            TextOr::Object(text) => {
                let text = self.name(Part { place, value: Some(*text) })?;
                Whole::Named(text)
            }
        };
        Some(Share { percent: percent?, of })
    }

    fn components(
        self,
        part: Option<Part<List<Part<written::Component>, MAX_NOTES>>>,
        total: Option<&Measure>,
        known: &Known<'_>,
    ) -> Option<Vec<Component>> {
        let Some(part) = part else { return Some(Vec::new()) };
        let Some(total) = total else {
            let message = "parts of a total that is not there, or that has a fault";
            return self.fault(&part.place, FaultKind::Missing, message);
        };
        let place = part.place.clone();
        let default = MeasureUnit { unit: Some(&total.unit), used: Cell::new(false) };
        let reading = Reading { known, aspect: Aspect::Total, default: &default };
        let parts = self.list(part, |v, part| {
            let written::Component { name, value } = part.value?;
            let name = v.name(name);
            let (at, entry) = v.entry(value, reading)?;
            match entry {
                Entry::Figure(figure) => Some(Component { name: name?, figure }),
                _ => v.fault(&at, FaultKind::WrongType, "must be a figure"),
            }
        })?;
        agreement::parts(self.notes, &place, total, &parts);
        Some(parts)
    }
}

/// The record as a whole.
impl Validator<'_> {
    fn period(self, part: Part<written::Period>) -> Option<Period> {
        let Part { place, value } = part;
        let written::Period { start, end, name } = value?;
        let span = self.span(&place, &start, &end);
        let name = self.optional(name, Self::name);
        Some(Period { span: span?, name: name? })
    }

    fn setter(self, part: Part<written::Setter>, plan: Option<Span>) -> Option<(Setter, bool)> {
        let written::Setter { id, name, short, explained, mark, span } = part.value?;
        let (id, name) = (self.id(&id), self.name(name));
        let short = self.optional(short, Self::name);
        let explained = self.optional(explained, Self::prose);
        let mark = self.optional(mark, |_, part| part.value);
        let span = match span {
            None => plan.map(Some),
            Some(Part { place, value }) => value.and_then(|value| match value {
                TextOr::Text(text) if text == "open" => Some(None),
                TextOr::Text(text) => {
                    let message = format!("must be a span or “open”, not “{}”", excerpt(&text));
                    self.fault(&place, FaultKind::UnknownWord, message)
                }
                TextOr::Object(span) => self.span(&place, &span.start, &span.end).map(Some),
            }),
        };
        let (name, mark) = (name?, mark?);
        let setter = Setter {
            id: id?,
            short: short?.unwrap_or_else(|| name.clone()),
            name,
            explained: explained?,
            mark: mark.unwrap_or(TargetMark::Diamond),
            span: span?,
        };
        Some((setter, mark.is_some()))
    }

    /// The setters with their ids; `None` for those with a fault.
    fn setters(
        self,
        part: Option<Part<List<Part<written::Setter>, MAX_SETTERS>>>,
        plan: Option<Span>,
    ) -> Option<Vec<(String, Option<Setter>)>> {
        let Some(part) = part else { return Some(Vec::new()) };
        self.distinct(ids(&part, |setter: &written::Setter| &setter.id));
        let mut taken: Vec<TargetMark> = Vec::new();
        let mut setters = Vec::new();
        for entry in part.value?.0 {
            let id = entry.value.as_ref().and_then(|written| written.id.value.clone());
            let at = entry.place.step("mark");
            let setter = self.setter(entry, plan);
            if let Some((Setter { mark, .. }, true)) = &setter {
                if taken.contains(mark) {
                    let message = format!("“{}” is another setter’s mark", mark.code());
                    self.notes.add(&at, FaultKind::DuplicateId, message);
                }
                taken.push(*mark);
            }
            setters.push((id.unwrap_or_default(), setter));
        }
        let mut free = TargetMark::ALL.into_iter().filter(|mark| !taken.contains(mark));
        let marked = setters.into_iter().map(|(id, setter)| {
            let setter = setter.map(|(mut setter, marked)| {
                if !marked {
                    // There are as many marks as setters at the most.
                    setter.mark = free.next().unwrap_or(TargetMark::Diamond);
                }
                setter
            });
            (id, setter)
        });
        Some(marked.collect())
    }

    fn source(self, part: Part<written::Source>) -> Option<Source> {
        let written = part.value?;
        let id = self.optional(written.id, |v, part| v.id(&part));
        let title = self.name(written.title);
        let publisher = self.optional(written.publisher, Self::name);
        let office = self.optional(written.office, Self::name);
        let url = self.optional(written.url, |v, part| v.url(&part));
        let date = |v: Self, part: Part<String>| v.partial_date(&part);
        let delivered = self.optional(written.delivered, date);
        let published = self.optional(written.published, date);
        let status = self.optional(written.status, |_, part| part.value);
        Some(Source {
            id: id?.unwrap_or_default(),
            title: title?,
            publisher: publisher?,
            office: office?,
            url: url?,
            delivered: delivered?,
            published: published?,
            status: status?,
        })
    }

    fn url(self, part: &Part<String>) -> Option<String> {
        let text = part.value.as_ref()?;
        if is_address(text) {
            return Some(text.clone());
        }
        let message = format!(
            "must be an address that begins with https:// or http://, not “{}”",
            excerpt(text)
        );
        self.fault(&part.place, FaultKind::OutOfRange, message)
    }

    /// The record's own units with their ids; `None` for those with a fault.
    fn units(
        self,
        part: Option<Part<List<Part<written::OwnUnit>, MAX_INDICATORS>>>,
    ) -> Option<Vec<(String, Option<Unit>)>> {
        let Some(part) = part else { return Some(Vec::new()) };
        self.distinct(ids(&part, |unit: &written::OwnUnit| &unit.id));
        let known = texts(ids(&part, |unit: &written::OwnUnit| &unit.id));
        let entries = part.value?.0;
        // A family may be that of another of these units, so all are read first.
        let mut families = Vec::new();
        let mut units = Vec::new();
        for entry in entries {
            let id = entry.value.as_ref().and_then(|written| written.id.value.clone());
            let unit = self.own_unit(entry, &known);
            let (unit, family) = unit.unzip();
            units.push((id.unwrap_or_default(), unit));
            families.push(family.flatten());
        }
        for index in 0..units.len() {
            // Each step leads to another unit, so as many steps as there are units end a circle.
            let mut at = index;
            for _ in 0..units.len() {
                match families[at].as_deref().map(|family| known.iter().position(|id| id == family)) {
                    Some(Some(next)) if next != at => at = next,
                    _ => break,
                }
            }
            let built_in = families[at].as_deref().and_then(Unit::parse);
            let family = built_in.map_or_else(|| units[at].0.clone(), |unit| {
                unit.family().to_owned()
            });
            if let Some(Unit { thing: Thing::Named(named), .. }) = &mut units[index].1 {
                named.family = family;
            }
        }
        Some(units)
    }

    /// A unit, and the code of its family.
    fn own_unit(
        self,
        part: Part<written::OwnUnit>,
        known: &[String],
    ) -> Option<(Unit, Option<String>)> {
        let written::OwnUnit { id, name, one, scale, family } = part.value?;
        let at = id.place.clone();
        let id = self.id(&id).and_then(|id| {
            if Unit::parse(&id).is_some() {
                let message = format!("“{id}” is built in; choose another id");
                return self.fault(&at, FaultKind::DuplicateId, message);
            }
            Some(id)
        });
        let name = self.name(name);
        let one = self.optional(one, Self::name);
        let scale = self.optional(scale, |v, part| {
            let text = part.value.as_ref()?;
            Unit::zeros_of(text).or_else(|| {
                let scales: Vec<_> = Unit::scales().map(|code| code.trim_end_matches('-')).collect();
                let message = format!("“{}” is not one of {}", excerpt(text), scales.join(", "));
                v.fault(&part.place, FaultKind::UnknownWord, message)
            })
        });
        let family = self.optional(family, |v, part| {
            let text = part.value.as_ref()?;
            if known.contains(text) || Unit::parse(text).is_some() {
                return Some(text.clone());
            }
            let message = format!("no unit is called “{}”", excerpt(text));
            v.fault(&part.place, FaultKind::UnknownId, message)
        });
        let (id, scale) = (id?, scale?);
        let thing = NamedThing { family: id.clone(), id, name: name?, one: one? };
        let unit = Unit { thing: Thing::Named(Box::new(thing)), zeros: scale.unwrap_or_default() };
        Some((unit, family?))
    }

    fn correction(self, part: Part<written::Correction>) -> Option<Correction> {
        let written::Correction { date, text } = part.value?;
        let (date, text) = (self.partial_date(&date), self.prose(text));
        Some(Correction { date: date?, text: text? })
    }

    fn file(self, part: &Part<String>) -> Option<String> {
        let text = part.value.as_ref()?;
        let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        let name = text.chars().all(plain) && !text.starts_with('.') && text.ends_with(".json");
        if !name || text.chars().count() > MAX_NAME {
            let message = format!(
                "must be the name of a .json file beside this one, not “{}”",
                excerpt(text)
            );
            return self.fault(&part.place, FaultKind::OutOfRange, message);
        }
        Some(text.clone())
    }

    /// Warns of a record that is older than what it holds.
    fn revision(self, place: &Place, revision: Date, report: &Report) {
        let corrections = report.corrections.iter().map(|correction| correction.date);
        let sources = report.sources.iter().flat_map(|source| [source.delivered, source.published]);
        let latest = corrections.chain(sources.flatten()).map(PartialDate::first_day).max();
        if let Some(latest) = latest.filter(|latest| *latest > revision) {
            let message = format!("older than what is dated {latest}: was it forgotten?");
            self.notes.warn(place, FaultKind::BadDate, message);
        }
    }

    fn report(self, part: Part<written::Report>) -> Option<Report> {
        let written = part.value?;
        let id = self.id(&written.id);
        let revision_at = written.revision.place.clone();
        let revision = self.date(&written.revision);
        let place = self.name(written.place);
        let period = self.period(written.period);
        let plan = self.optional(written.plan, |v, Part { place, value }| {
            let span = value?;
            v.span(&place, &span.start, &span.end)
        });
        let default = period.as_ref().map(|period| Span::year_of(period.span.end));
        let plan = plan.and_then(|plan| plan.or(default));

        let setters = self.setters(written.setters, plan);
        let source_ids: Vec<_> = optional_ids(&written.sources, |source| source.id.as_ref());
        self.distinct(source_ids.iter().copied().flatten());
        let source_ids = source_ids.into_iter().map(|id| id.and_then(|id| id.value.clone()));
        // No id is like that, so nothing names a source without one.
        let source_ids = source_ids.map(|id| id.unwrap_or_else(|| "\0".to_owned())).collect();
        let sources_at = written.sources.place.clone();
        let sources = self.list(written.sources, Self::source);
        if sources.as_ref().is_some_and(Vec::is_empty) {
            self.notes.add(&sources_at, FaultKind::Missing, "must hold a source");
        }
        let units = self.units(written.units);
        let section_ids = written.sections.as_ref();
        let section_ids =
            section_ids.map(|list| ids(list, |section: &written::Section| &section.id));
        let section_ids = section_ids.unwrap_or_default();
        self.distinct(section_ids.iter().copied());
        let sections = texts(section_ids);
        let indicator_ids = ids(&written.indicators, |indicator: &written::Indicator| &indicator.id);
        self.distinct(indicator_ids.iter().copied());
        let known = Known {
            sections,
            sources: source_ids,
            indicators: texts(indicator_ids),
            setters: setters.unwrap_or_default(),
            units: units.unwrap_or_default(),
            period: period.as_ref(),
        };
        let sections = self.optional_list(written.sections, |v, part| {
            let written::Section { id, name } = part.value?;
            let (id, name) = (v.id(&id), v.name(name));
            Some(Section { id: id?, name: name? })
        });
        let corrections = self.optional_list(written.corrections, Self::correction);
        let indicators_at = written.indicators.place.clone();
        let indicator_places = places(&written.indicators);
        let indicators = self.list(written.indicators, |v, part| v.indicator(part, &known));
        let remarks = self.optional_list(written.remarks, Self::prose);
        let statements = self.optional(written.statements, |v, part| v.file(&part));
        let indicators = indicators?;
        if indicators.is_empty() {
            return self.fault(&indicators_at, FaultKind::Missing, "must hold an indicator");
        }
        agreement::shares(self.notes, &indicator_places, &indicators);
        let setters: Option<Vec<_>> = known.setters.into_iter().map(|(_, setter)| setter).collect();
        let mut corrections = corrections?;
        corrections.sort_by_key(|correction| correction.date.first_day());
        let report = Report {
            id: id?,
            revision: revision?,
            languages: self.languages?.to_vec(),
            place: place?,
            period: period?,
            plan: plan?,
            setters: setters?,
            sources: sources?,
            sections: sections?,
            indicators,
            remarks: remarks?,
            corrections,
            statements: statements?,
        };
        self.revision(&revision_at, report.revision, &report);
        Some(report)
    }
}

/// Whether it is an address of the web that a page may link to.
fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, port)| {
        if port.bytes().all(|b| b.is_ascii_digit()) { host } else { "" }
    });
    ["http", "https"].contains(&scheme)
        && text.len() <= 2_000
        && !host.is_empty()
        && !host.starts_with('.')
        && host.chars().all(|c| c.is_alphanumeric() || "-.".contains(c))
        && !text.chars().any(|c| c.is_whitespace() || is_control(c) || "\"<>\\^`{|}".contains(c))
}

/// The ids of a list in its order, those of faulty entries included.
pub(super) fn ids<T, const MOST: usize>(
    list: &Part<List<Part<T>, MOST>>,
    id: impl Fn(&T) -> &Part<String>,
) -> Vec<&Part<String>> {
    let entries = list.value.as_ref().map(|list| list.0.as_slice()).unwrap_or_default();
    entries.iter().filter_map(|entry| entry.value.as_ref()).map(id).collect()
}

/// The same of ids that may be left out, one for each entry.
fn optional_ids<T, const MOST: usize>(
    list: &Part<List<Part<T>, MOST>>,
    id: impl Fn(&T) -> Option<&Part<String>>,
) -> Vec<Option<&Part<String>>> {
    let entries = list.value.as_ref().map(|list| list.0.as_slice()).unwrap_or_default();
    entries.iter().map(|entry| entry.value.as_ref().and_then(&id)).collect()
}

/// Where the entries of a list are.
fn places<T, const MOST: usize>(list: &Part<List<Part<T>, MOST>>) -> Vec<Place> {
    let entries = list.value.as_ref().map(|list| list.0.as_slice()).unwrap_or_default();
    entries.iter().map(|entry| entry.place.clone()).collect()
}

/// The texts of ids, so that what names one finds it by its place in the list.
pub(super) fn texts(ids: Vec<&Part<String>>) -> Vec<String> {
    ids.into_iter().map(|id| id.value.clone().unwrap_or_default()).collect()
}
