//! From a record as it is written to a [`Report`]: every text, figure, date and id is checked, every fault noted, and
//! what is only unlikely is noted as a warning. What must hold between a result and its target is in `agreement.rs`.

use std::{cell::Cell, cmp::Ordering, collections::BTreeSet};

use super::{
    Aspect, Baseline, Claims, Component, Correction, Date, Distance, Entry, Figure, Former,
    Indicator, Measure, NamedThing, Note, PartialDate, Period, Rank, Report, Section, Setter,
    Share, Source, Span, Subject, Sum, Target, TargetMark, Thing, Unit, Whole, agreement,
    limits::{MAX_FORMER, MAX_ID, MAX_NAME, MAX_PARTS, MAX_SETTERS, MAX_TEXT, MAX_UNITS, MAX_URL},
    part::{self, List, Map, Notes, Part, Place, is_control},
    tree::Node,
    unit::SCALE_CODES,
    written::{self, FigureOrText, TargetOrText, TextOr},
};
use crate::{
    DateDue, Decimal, Due, Found, Lang, NotHere, Origin, Problem, Ratio, Referent, Text, UnitDue,
    decimal::MAX_SCALE, error::nearest,
};

/// Stands for the id of a source that has none. No id is like that.
const NO_ID: &str = "\0";
/// Most digits before the point of a figure in the base of its unit, so that it fits a [`Decimal`] in every unit.
const MAX_SIZE: usize = 18;

/// Reads a [`Report`] from the tree of a record. What is wrong is noted.
pub(super) fn report(tree: &Node, notes: &Notes) -> Option<Report> {
    let written = part::read::<written::Report>(tree, notes);
    let languages = written.value.as_ref().and_then(|written| {
        let reader = Validator { notes, languages: None };
        reader.languages(&written.languages)
    });
    Validator { notes, languages: languages.as_deref() }.report(written)
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
    /// Setters in the order of the record; none where one has a fault.
    setters: Vec<Option<Setter>>,
    setter_ids: Vec<String>,
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
    pub(super) fn fault<T>(self, place: &Place, problem: Problem) -> Option<T> {
        self.notes.add(place, problem);
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
            self.fault(&place, Problem::TooManyCharacters { found: length, most })
        } else if text.trim().is_empty() {
            self.fault(&place, Problem::Empty)
        } else if let Some(bad) = text.chars().find(|c| is_control(*c)) {
            self.fault(&place, Problem::ControlCharacter { code: bad as u32 })
        } else {
            Some(text)
        }
    }

    /// A text in the languages of the record.
    pub(super) fn text(self, part: Part<written::Text>, most: usize) -> Option<Text> {
        let Part { place, value } = part;
        let written::Text(Map(entries)) = value?;
        let Some(languages) = self.languages else {
            for (_, part) in entries {
                self.words(part, most);
            }
            return None;
        };
        let mut texts: Vec<Option<String>> = vec![None; languages.len()];
        let mut good = true;
        for (key, part) in entries {
            let at = part.place.clone();
            let words = self.words(part, most);
            let tag = key.value.unwrap_or_default();
            let index = self.lang(&key.place, &tag).and_then(|lang| {
                let index = languages.iter().position(|listed| *listed == lang);
                index.or_else(|| self.fault(&key.place, Problem::UnlistedLanguage { found: tag }))
            });
            good &= words.is_some() && index.is_some();
            if let (Some(index), Some(words)) = (index, words) {
                self.language_of(&at, languages[index], &words);
                if texts[index].replace(words).is_some() {
                    self.notes.add(&at, Problem::DuplicateField { first: None });
                }
            }
        }
        if texts[0].is_none() && good {
            return self.fault(&place, Problem::Untranslated { lang: languages[0] });
        }
        let texts = languages.iter().zip(texts);
        good.then(|| Text::new(texts.filter_map(|(lang, text)| Some((*lang, text?)))))
    }

    /// Warns of a text that is in another language than it says.
    fn language_of(self, place: &Place, lang: Lang, text: &str) {
        let chinese = |c: char| matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}');
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if lang == Lang::EN && text.chars().any(chinese) {
            let found = text.chars().skip_while(|c| !chinese(*c)).collect();
            self.notes.warn(place, Problem::OtherLanguage { lang, found });
        } else if lang == Lang::ZH && letters > 8 && !text.chars().any(chinese) {
            self.notes.warn(place, Problem::OtherLanguage { lang, found: text.to_owned() });
        }
    }

    /// A language that the product has words for.
    fn lang(self, place: &Place, tag: &str) -> Option<Lang> {
        Lang::parse(tag).filter(|_| tag.len() <= 20).or_else(|| {
            let allowed = Lang::ALL.map(Lang::code).to_vec();
            self.fault(place, Problem::UnknownLanguage { found: tag.to_owned(), allowed })
        })
    }

    pub(super) fn languages<const MOST: usize>(
        self,
        part: &Part<List<Part<String>, MOST>>,
    ) -> Option<Vec<Lang>> {
        let entries = &part.value.as_ref()?.0;
        if entries.is_empty() {
            return self.fault(&part.place, Problem::EmptyList);
        }
        let mut languages = Vec::new();
        for entry in entries {
            let lang = self.lang(&entry.place, entry.value.as_ref()?)?;
            if languages.contains(&lang) {
                let id = lang.code().to_owned();
                return self.fault(&entry.place, Problem::DuplicateId { id });
            }
            languages.push(lang);
        }
        Some(languages)
    }

    pub(super) fn name(self, part: Part<written::Text>) -> Option<Text> {
        self.text(part, MAX_NAME)
    }

    pub(super) fn prose(self, part: Part<written::Text>) -> Option<Text> {
        self.text(part, MAX_TEXT)
    }

    pub(super) fn id(self, part: &Part<String>) -> Option<String> {
        let text = part.value.as_ref()?;
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        if text.is_empty() || text.len() > MAX_ID || !text.chars().all(allowed) {
            return self.fault(&part.place, Problem::BadId { found: text.clone() });
        }
        Some(text.clone())
    }

    /// Notes each id that is there twice. Faulty ids and those of faulty entries are compared too.
    pub(super) fn distinct<'p>(self, ids: impl IntoIterator<Item = &'p Part<String>>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            let Some(text) = &id.value else { continue };
            if !seen.insert(text) {
                self.notes.add(&id.place, Problem::DuplicateId { id: text.clone() });
            }
        }
    }

    /// The index of what an id names.
    pub(super) fn reference(
        self,
        part: &Part<String>,
        known: &[String],
        what: Referent,
    ) -> Option<usize> {
        let id = part.value.as_ref()?;
        let found = known.iter().position(|name| name == id);
        if found.is_none() {
            // Sources without an id have that of none.
            let known = known.iter().map(String::as_str).filter(|id| *id != NO_ID);
            self.notes.unknown_id(&part.place, what, id, known);
        }
        found
    }

    fn date(self, part: &Part<String>) -> Option<Date> {
        let text = part.value.as_ref()?;
        Date::parse(text).or_else(|| {
            let found = text.clone();
            self.fault(&part.place, Problem::BadDate { found, due: DateDue::Day })
        })
    }

    fn partial_date(self, part: &Part<String>) -> Option<PartialDate> {
        let text = part.value.as_ref()?;
        PartialDate::parse(text).or_else(|| {
            let found = text.clone();
            self.fault(&part.place, Problem::BadDate { found, due: DateDue::Partial })
        })
    }

    fn span(self, place: &Place, start: &Part<String>, end: &Part<String>) -> Option<Span> {
        let (start, end) = (self.date(start), self.date(end));
        let span = Span { start: start?, end: end? };
        if span.end < span.start {
            let (start, end) = (span.start.to_string(), span.end.to_string());
            return self.fault(place, Problem::EndBeforeStart { start, end });
        }
        Some(span)
    }

    pub(super) fn decimal(self, part: &Part<String>) -> Option<Decimal> {
        self.decimal_of(&part.place, part.value.as_ref()?)
    }

    fn decimal_of(self, place: &Place, text: &str) -> Option<Decimal> {
        Decimal::parse(text)
            .or_else(|| self.fault(place, Problem::NotDecimal { found: text.to_owned() }))
    }

    /// A field of the object at `place` that must be there in this case.
    pub(super) fn present<T>(self, place: &Place, name: &str, part: Option<T>) -> Option<T> {
        part.or_else(|| self.fault(&place.step(name), Problem::Missing))
    }

    /// A whole number from 1.
    fn count(self, part: &Part<String>) -> Option<u16> {
        let text = part.value.as_ref()?;
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        let number = text.parse::<u16>().ok().filter(|number| digits && *number > 0);
        number.or_else(|| {
            self.fault(&part.place, Problem::NotWhole { found: text.clone(), least: 1 })
        })
    }

    fn unknown_unit<T>(
        self,
        part: &Part<String>,
        own: impl IntoIterator<Item = String>,
    ) -> Option<T> {
        let found = part.value.clone()?;
        let scaled =
            |scale: &'static str| Unit::things().map(move |thing| format!("{scale}{thing}"));
        let built_in = std::iter::once("").chain(Unit::scales()).flat_map(scaled);
        let known: Vec<_> = own.into_iter().chain(built_in).collect();
        let nearest = nearest(&found, known.iter().map(String::as_str)).map(ToOwned::to_owned);
        self.fault(&part.place, Problem::UnknownUnit { found, nearest })
    }

    /// A unit that is built in or one of the record's own. `Some(None)`: its own, which has a fault.
    #[allow(clippy::option_option)]
    pub(super) fn unit(
        self,
        part: &Part<String>,
        known: &[(String, Option<Unit>)],
    ) -> Option<Option<Unit>> {
        let text = part.value.as_ref()?;
        let own = known.iter().find(|(id, _)| id == text).map(|(_, unit)| unit.clone());
        own.or_else(|| Unit::parse(text).map(Some))
            .or_else(|| self.unknown_unit(part, known.iter().map(|(id, _)| id.clone())))
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
                let fields = &["text", "value"];
                self.notes.add(place, Problem::Exclusive { fields });
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
            let figure =
                Figure { value: value?, unit: unit.clone()?, qualifier: qualifier?, derived };
            self.figure(&part.place, figure, reading)
        };
        if from.is_some() || to.is_some() {
            if value.is_some() || derived.as_ref().is_some_and(Option::is_some) {
                let fields = &["value", "from, to"];
                return self.fault(place, Problem::Exclusive { fields });
            }
            let (Some(from), Some(to)) = (from, to) else {
                return self.fault(place, Problem::Together { fields: &["from", "to"] });
            };
            let (from, to) = (figure(&from, None), figure(&to, None));
            let (from, to) = (from?, to?);
            if Ratio::from(from.value) >= to.value.into() {
                let (from, to) = (from.value.to_string(), to.value.to_string());
                return self.fault(place, Problem::RangeReversed { from, to });
            }
            return Some(Entry::Range(from, to));
        }
        let value = self.present(place, "value", value);
        let sum = derived?;
        let figure =
            value.and_then(|part| figure(&part, sum.as_ref().map(|(sum, _)| sum.clone())))?;
        if let Some((sum, at)) = sum {
            let total = sum.0.iter().fold(Ratio::ZERO, |total, one| total.plus((*one).into()));
            if total != figure.value.into() {
                let (printed, due) = (figure.value.to_string(), total.round(MAX_SCALE).trim());
                let due = due.to_string();
                return self.fault(&at, Problem::DoesNotFollow { printed, due, from: Origin::Sum });
            }
        }
        Some(Entry::Figure(figure))
    }

    /// A number of a size that can be converted.
    pub(super) fn fits(self, place: &Place, value: Decimal, unit: &Unit) -> Option<Decimal> {
        let digits = value.abs().text();
        let digits = digits.split('.').next().unwrap_or_default().trim_start_matches('0').len();
        let zeros = usize::try_from(unit.power()).unwrap_or_default();
        if digits > 0 && digits + zeros > MAX_SIZE {
            let found = format!("{value} {}", unit.code());
            let most = Some(format!("10^{MAX_SIZE}"));
            return self.fault(place, Problem::OutOfRange { found, least: None, most });
        }
        Some(value)
    }

    /// A figure that fits its place.
    fn figure(self, place: &Place, figure: Figure, reading: Reading<'_>) -> Option<Figure> {
        self.fits(place, figure.value, &figure.unit)?;
        let unit = reading.default.unit?;
        if figure.unit.family() != unit.family() {
            let due = UnitDue::Comparable(unit.code());
            return self.fault(place, Problem::UnitMismatch { found: figure.unit.code(), due });
        }
        Some(figure)
    }

    /// Printed figures that another is the sum of: `100 - 21.7`.
    fn sum(self, part: &Part<String>) -> Option<Sum> {
        let text = part.value.as_ref()?;
        sum(text).or_else(|| self.fault(&part.place, Problem::NotASum { found: text.clone() }))
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
        let end =
            unsigned.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(unsigned.len());
        let value = Decimal::parse(&unsigned[..end])?;
        terms.push(if negative { value.negated() } else { value });
        rest = unsigned[end..].trim_start();
    }
    (2..=MAX_FORMER).contains(&terms.len()).then_some(Sum(terms))
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
            let due = match aspect {
                Aspect::Total if percentage => UnitDue::Amount,
                Aspect::Growth if !unit.is_percentage() => UnitDue::Unit(Unit::PERCENT.code()),
                _ => return true,
            };
            let at = unit_at.as_ref().unwrap_or(&place);
            self.notes.add(at, Problem::UnitMismatch { found: unit.code(), due });
            false
        });
        let default = MeasureUnit { unit: unit.as_ref(), used: Cell::new(false) };
        let reading = Reading { known, aspect, default: &default };

        let result = self.optional(written.result, |v, part| v.entry(part, reading));
        let date = self.optional(written.date, |v, part| {
            let date = v.partial_date(&part)?;
            let end = known.period.map(|period| period.span.end);
            if let Some(most) = end.filter(|end| date.first_day() > *end) {
                let (found, most) = (date.to_string(), most.to_string());
                v.notes.warn(&part.place, Problem::TooLate { found, most });
            }
            Some(date)
        });
        let baseline = self.optional(written.baseline, |v, part| v.baseline(part, reading));
        let targets = self.optional(written.targets, |v, part| v.targets(part, reading));
        let rank = self.optional(written.rank, Self::rank);
        let better = self.optional(written.better, |_, part| part.value);
        if unit_at.is_none() && aspect != Aspect::Growth && default.used.get() {
            return self.fault(&place.step("unit"), Problem::Missing);
        }
        let (result, targets, better) = (result?, targets?.unwrap_or_default(), better?);
        let directed = |(_, target): &(Place, Target)| {
            let numbers = matches!(target.entry, Entry::Figure(_) | Entry::Range(..));
            numbers || target.claims != Claims::default() || !target.former.is_empty()
        };
        if better.is_none() && targets.iter().any(directed) {
            let allowed = &["more", "less", "neither"];
            return self.fault(&place.step("better"), Problem::MissingWord { allowed });
        }
        let result = result.map(|(_, entry)| entry).unwrap_or_default();
        for (at, target) in &targets {
            let setter = known.setters[target.setter].as_ref();
            // Of a setter with a fault, the span is not known.
            let period = setter.and(known.period).map(|period| period.span);
            let span = setter.and_then(|setter| setter.span);
            agreement::Pair {
                notes: self.notes,
                at,
                aspect,
                result: &result,
                target,
                period,
                span,
            }
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
        let end = reading.known.period.map(|period| period.span.end);
        if let Some(most) = end.filter(|end| date.first_day() > *end) {
            let (found, most) = (date.to_string(), most.to_string());
            return self.fault(&at, Problem::TooLate { found, most });
        }
        match entry? {
            Entry::Figure(figure) => Some(Baseline { figure, date }),
            _ => self.fault(&place.step("value"), Problem::Missing),
        }
    }

    fn targets(
        self,
        part: Part<Map<TargetOrText, MAX_SETTERS>>,
        reading: Reading<'_>,
    ) -> Option<Vec<(Place, Target)>> {
        let Map(entries) = part.value?;
        let length = entries.len();
        let read = |(setter, part): (Part<String>, Part<TargetOrText>)| {
            let at = part.place.clone();
            let setter = self.reference(&setter, &reading.known.setter_ids, Referent::Setter);
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
            value,
            unit,
            qualifier,
            derived,
            from,
            to,
            text,
            revised,
            rate,
            distance,
            lead,
        } = written;
        let printed = written::Printed { value, unit, qualifier, derived, from, to, text };
        let printed = printed.is_there().then_some(printed);
        if printed.is_none() && rate.is_none() && distance.is_none() && lead.is_none() {
            let fields = &["value", "text", "rate", "distance", "lead"];
            return self.fault(&place, Problem::AnyOf { fields });
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
            return self.fault(&place.step("value"), Problem::Missing);
        }
        let mut entry = entry?.unwrap_or_default();
        let mut former: Vec<Former> = Vec::new();
        let mut last = None;
        for (at, date, revision) in revised {
            if let (Some(last), Some(date)) = (last, date)
                && date < last
            {
                let (found, least) = (date.to_string(), last.to_string());
                return self.fault(&at.step("date"), Problem::TooEarly { found, least });
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
            return self.fault(&place, Problem::AnyOf { fields: &["value", "text"] });
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
            return self.fault(place, Problem::NotAboveZero { found: lowest.to_string() });
        }
        Some(())
    }

    fn rank(self, part: Part<written::Rank>) -> Option<Rank> {
        let Part { place: at, value } = part;
        let written::Rank { place, among, of } = value?;
        let (place, among) = (self.count(&place), self.name(among));
        let of = self.optional(of, |v, part| v.count(&part));
        let rank = Rank { place: place?, among: among?, of: of? };
        if let Some(of) = rank.of.filter(|of| *of < rank.place) {
            let (place, of) = (rank.place.to_string(), of.to_string());
            return self.fault(&at, Problem::RankBeyond { place, of });
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

    /// The indicator with this index.
    fn indicator(
        self,
        part: Part<written::Indicator>,
        index: usize,
        known: &Known<'_>,
    ) -> Option<Indicator> {
        let Part { place, value } = part;
        let written = value?;
        let id = self.id(&written.id);
        let name = self.name(written.name);
        if let Some(name) = &name {
            self.notes.subject(&place, name);
        }
        let short = self.optional(written.short, Self::name);
        let aliases = self.optional_list(written.aliases, |v, part| v.words(part, MAX_NAME));
        let definition = self.optional(written.definition, Self::prose);
        let section = self.optional(written.section, |v, part| {
            v.reference(&part, &known.sections, Referent::Section)
        });
        let source = self.optional(written.source, |v, part| {
            v.reference(&part, &known.sources, Referent::Source)
        });
        let notes = self.optional_list(written.notes, Self::note);
        let has_total = written.measures.value.as_ref();
        let has_total = has_total.is_none_or(|measures| measures.total.is_some());
        let measures = self.measures(written.measures, known);
        let total = measures.as_ref().and_then(|list| list.first());
        let total = total.filter(|measure| measure.aspect == Aspect::Total).cloned();
        let share = self.optional(written.share, |v, part| v.share(part, index, known));
        let parts = match (written.parts, &total) {
            (Some(part), Some(total)) => self.components(part, total, known),
            (Some(part), None) if !has_total => {
                self.fault(&part.place, Problem::Needs { fields: &["measures.total"] })
            }
            // Parts of a total with a fault wait for that.
            _ => Some(Vec::new()),
        };
        let empty = |entry: &Entry| matches!(entry, Entry::Empty | Entry::NotSet);
        let nothing = |measure: &Measure| {
            let target =
                |target: &Target| empty(&target.entry) && target.claims == Claims::default();
            empty(&measure.result) && measure.targets.iter().all(target)
        };
        if measures.as_ref().is_some_and(|measures| measures.iter().all(nothing)) {
            self.notes.warn(&place, Problem::NothingToCompare);
        }
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
            let fields = &["total", "level", "growth"];
            return self.fault(&place, Problem::AnyOf { fields });
        }
        let written = [total, level, growth].into_iter().zip(Aspect::ALL);
        let read: Vec<_> = written
            .map(|(part, aspect)| self.optional(part, |v, part| v.measure(part, aspect, known)))
            .collect();
        let read: Option<Vec<_>> = read.into_iter().collect();
        Some(read?.into_iter().flatten().collect())
    }

    fn share(self, part: Part<written::Share>, own: usize, known: &Known<'_>) -> Option<Share> {
        let written::Share { value, of } = part.value?;
        let at = value.place.clone();
        let percent = self.decimal(&value).and_then(|percent| {
            if percent.sign() == Ordering::Less {
                let (found, least) = (percent.to_string(), Some("0".to_owned()));
                return self.fault(&at, Problem::OutOfRange { found, least, most: None });
            }
            Some(percent)
        });
        let Part { place, value } = of;
        let of = match value? {
            TextOr::Text(id) => {
                let part = Part { place, value: Some(id) };
                let whole = self.reference(&part, &known.indicators, Referent::Indicator)?;
                if whole == own {
                    let (id, why) = (part.value.unwrap_or_default(), NotHere::Itself);
                    return self.fault(&part.place, Problem::NotHere { id, why });
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
        part: Part<List<Part<written::Component>, MAX_PARTS>>,
        total: &Measure,
        known: &Known<'_>,
    ) -> Option<Vec<Component>> {
        let place = part.place.clone();
        let default = MeasureUnit { unit: Some(&total.unit), used: Cell::new(false) };
        let reading = Reading { known, aspect: Aspect::Total, default: &default };
        let parts = self.list(part, |v, part| {
            let written::Component { name, value } = part.value?;
            let name = v.name(name);
            let (at, entry) = v.entry(value, reading)?;
            match entry {
                Entry::Figure(figure) => Some(Component { name: name?, figure }),
                _ => v.fault(&at, Problem::Missing),
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
                    let found = Found::Text(text);
                    self.fault(&place, Problem::MustBe { due: Due::SpanOrOpen, found })
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

    /// The setters, each `None` if it has a fault.
    fn setters(
        self,
        part: Option<Part<List<Part<written::Setter>, MAX_SETTERS>>>,
        plan: Option<Span>,
    ) -> Option<Vec<Option<Setter>>> {
        let Some(part) = part else { return Some(Vec::new()) };
        self.distinct(ids(&part, |setter: &written::Setter| &setter.id));
        let mut taken: Vec<TargetMark> = Vec::new();
        let mut setters = Vec::new();
        for entry in part.value?.0 {
            let at = entry.place.step("mark");
            let setter = self.setter(entry, plan);
            if let Some((Setter { mark, .. }, true)) = &setter {
                if taken.contains(mark) {
                    let id = mark.code().to_owned();
                    self.notes.add(&at, Problem::DuplicateId { id });
                }
                taken.push(*mark);
            }
            setters.push(setter);
        }
        let mut free = TargetMark::ALL.into_iter().filter(|mark| !taken.contains(mark));
        let marked = setters.into_iter().map(|setter| {
            setter.map(|(mut setter, marked)| {
                if !marked {
                    // There are as many marks as setters at the most.
                    setter.mark = free.next().unwrap_or(TargetMark::Diamond);
                }
                setter
            })
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
        self.fault(&part.place, Problem::BadUrl { found: text.clone() })
    }

    /// The record's own units with their ids; `None` for those with a fault.
    pub(super) fn units(
        self,
        part: Option<Part<List<Part<written::OwnUnit>, MAX_UNITS>>>,
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
                match families[at].as_deref().map(|family| known.iter().position(|id| id == family))
                {
                    Some(Some(next)) if next != at => at = next,
                    _ => break,
                }
            }
            let built_in = families[at].as_deref().and_then(Unit::parse);
            let family =
                built_in.map_or_else(|| units[at].0.clone(), |unit| unit.family().to_owned());
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
                return self.fault(&at, Problem::UnitTaken { id });
            }
            Some(id)
        });
        let name = self.name(name);
        let one = self.optional(one, Self::name);
        let scale = self.optional(scale, |v, part| {
            let text = part.value.as_ref()?;
            Unit::zeros_of(text).or_else(|| {
                let (found, allowed) = (text.clone(), &SCALE_CODES);
                v.fault(&part.place, Problem::UnknownWord { found, allowed })
            })
        });
        let family = self.optional(family, |v, part| {
            let text = part.value.as_ref()?;
            if known.contains(text) || Unit::parse(text).is_some() {
                return Some(text.clone());
            }
            v.unknown_unit(&part, known.iter().cloned())
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
            return self.fault(&part.place, Problem::BadFile { found: text.clone() });
        }
        Some(text.clone())
    }

    /// Warns of a record that is older than what it holds.
    fn revision(self, place: &Place, revision: Date, report: &Report) {
        let corrections = report.corrections.iter().map(|correction| correction.date);
        let sources = report.sources.iter().flat_map(|source| [source.delivered, source.published]);
        let latest = corrections.chain(sources.flatten()).map(PartialDate::first_day).max();
        if let Some(latest) = latest.filter(|latest| *latest > revision) {
            let (found, latest) = (revision.to_string(), latest.to_string());
            self.notes.warn(place, Problem::OldRevision { found, latest });
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

        let setter_ids = written.setters.as_ref();
        let setter_ids =
            setter_ids.map(|list| optional_ids(list, |setter: &written::Setter| Some(&setter.id)));
        let setter_ids = setter_ids.into_iter().flatten();
        let setter_ids =
            setter_ids.map(|id| id.and_then(|id| id.value.clone()).unwrap_or_default());
        let setter_ids = setter_ids.collect();
        let setters = self.setters(written.setters, plan);
        let source_ids: Vec<_> = optional_ids(&written.sources, |source| source.id.as_ref());
        self.distinct(source_ids.iter().copied().flatten());
        let source_ids = source_ids.into_iter().map(|id| id.and_then(|id| id.value.clone()));
        let source_ids = source_ids.map(|id| id.unwrap_or_else(|| NO_ID.to_owned())).collect();
        let sources_at = written.sources.place.clone();
        let sources = self.list(written.sources, Self::source);
        if sources.as_ref().is_some_and(Vec::is_empty) {
            self.notes.add(&sources_at, Problem::EmptyList);
        }
        let units = self.units(written.units);
        let section_ids = written.sections.as_ref();
        let section_ids =
            section_ids.map(|list| ids(list, |section: &written::Section| &section.id));
        let section_ids = section_ids.unwrap_or_default();
        self.distinct(section_ids.iter().copied());
        let sections = texts(section_ids);
        let indicator_ids =
            ids(&written.indicators, |indicator: &written::Indicator| &indicator.id);
        self.distinct(indicator_ids.iter().copied());
        let known = Known {
            sections,
            sources: source_ids,
            indicators: texts(indicator_ids),
            setters: setters.unwrap_or_default(),
            setter_ids,
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
        let mut index = 0..;
        let indicators = self.list(written.indicators, |v, part| {
            let index = index.next().unwrap_or_default();
            v.indicator(part, index, &known)
        });
        let remarks = self.optional_list(written.remarks, Self::prose);
        let statements = self.optional(written.statements, |v, part| v.file(&part));
        let indicators = indicators?;
        if indicators.is_empty() {
            return self.fault(&indicators_at, Problem::EmptyList);
        }
        agreement::shares(self.notes, &indicator_places, &indicators);
        let setters: Option<Vec<_>> = known.setters.into_iter().collect();
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
        && text.len() <= MAX_URL
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

#[cfg(test)]
mod tests {
    use super::{is_address, sum};

    #[test]
    fn sums_are_signed_decimals() {
        let terms = |text: &str| {
            sum(text).map(|sum| sum.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        for (text, due) in [
            ("100 - 21.7", "100 -21.7"),
            ("100-21.7", "100 -21.7"),
            ("3.2 + 1.8", "3.2 1.8"),
            ("\u{2212}37.8 + 47.8", "-37.8 47.8"),
            (" +1 \u{2013} 2+3 ", "1 -2 3"),
        ] {
            assert_eq!(terms(text).as_deref(), Some(due), "{text}");
        }
        for text in [
            "", "1", "-1", "1 2", "1 +", "+", "1 + + 2", "1 - -2", "1 * 2", "a + b", "1,0 + 2",
            "1..2 + 3",
        ] {
            assert_eq!(terms(text), None, "{text}");
        }
        assert_eq!(terms(&vec!["1"; 20].join("+")).map(|text| text.len()), Some(39));
        assert_eq!(terms(&vec!["1"; 21].join("+")), None, "more than anyone prints");
    }

    #[test]
    fn addresses_are_of_the_web() {
        for text in [
            "http://www.kmgd.gov.cn/c/2023-10-25/6719680.shtml",
            "https://ec.europa.eu/newsroom/env/item-detail.cfm?item_id=32596",
            "https://例子.中国",
            "https://localhost:8000/#a",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "",
            "https://",
            "https:///path",
            "HTTPS:/x",
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "https://user@example.org",
            "https://example.org:port",
            "https://example.org/ x",
            "https://example.org/\u{202E}x",
            "https://example.org/\"x",
            "https://[::1]/",
            " https://example.org",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
