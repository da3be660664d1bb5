//! What can be wrong with a record, listed all at once: where, in which indicator, what is there and what is allowed.
//!
//! Nothing here is a sentence: each language of `i18n` turns a [`Problem`] into one.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use crate::{Lang, Report, Text, report::MAX_ID};

/// One thing wrong with a record, or one that may be wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// Where: `indicators[2].measures.total.result`; empty for the record as a whole.
    pub path: String,
    /// Where in the text; `None` for objects, which have no lines, and for the record as a whole.
    pub position: Option<Position>,
    /// The name of the indicator or section that it is in.
    pub subject: Option<Text>,
    /// What kind of fault.
    pub kind: FaultKind,
    /// What is there, and what must be there.
    pub problem: Problem,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "record"), derive(tsify::Tsify))]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The character of the line, from 1.
    pub column: u32,
}

/// Kinds of [`Fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "record"), derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FaultKind {
    /// The text is not JSON, or a value is not one that JSON has.
    Syntax,
    /// The bytes are not UTF-8.
    Encoding,
    /// The record, one of its lists or one of its texts is larger than its limit.
    TooLarge,
    /// A field that must be there is not, or is empty.
    Missing,
    /// A field that no record has.
    UnknownField,
    /// A field occurs twice in one object.
    DuplicateField,
    /// A value of the wrong type: a number where text is due, for example.
    WrongType,
    /// A text that is not one of the words allowed in its place.
    UnknownWord,
    /// A figure that is not a decimal.
    NotDecimal,
    /// A figure outside what its place allows: a target of zero or below, for example.
    OutOfRange,
    /// A unit that does not fit its place, or differs between target and result.
    UnitMismatch,
    /// An id that occurs twice.
    DuplicateId,
    /// An id that names nothing in the record.
    UnknownId,
    /// A date that is not in the calendar or not in order.
    BadDate,
    /// Figures of the record that do not agree with each other.
    Contradiction,
}

impl FaultKind {
    /// The kind in lower-case words with hyphens, stable for scripts.
    pub fn code(self) -> &'static str {
        crate::report::code(self)
    }
}

/// What is wrong: what is there, and what must be there. Texts of the record are kept as they are; they are shown in
/// part, without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    // The text.
    /// The text is not JSON.
    Syntax(Syntax),
    /// The bytes are not UTF-8.
    Encoding(Encoding),
    /// An object of JavaScript, or what another deserializer reads, that holds what JSON has not.
    Unreadable {
        /// What the engine or deserializer says.
        reason: String,
    },
    /// More bytes than a record may have.
    TooManyBytes {
        /// How many, if that is known.
        found: Option<usize>,
        /// How many are allowed.
        most: usize,
    },
    /// Lists and objects within each other more often than allowed.
    TooDeep {
        /// How many levels are allowed.
        most: usize,
    },

    // Fields and values.
    /// A field that must be there is not.
    Missing,
    /// A text that must not be empty is.
    Empty,
    /// A list that must not be empty is.
    EmptyList,
    /// A field that is not one of the object's.
    UnknownField {
        /// Its name.
        field: String,
        /// The names allowed.
        allowed: &'static [&'static str],
    },
    /// A field that the object has, but not in this case.
    FieldNotHere,
    /// A field that is there twice.
    DuplicateField {
        /// Where it is there first.
        first: Option<Position>,
    },
    /// Fields of which only one may be there.
    Exclusive {
        /// Their names.
        fields: &'static [&'static str],
    },
    /// Fields of which one must be there, and only one.
    OneOf {
        /// Their names.
        fields: &'static [&'static str],
    },
    /// Fields of which one or more must be there.
    AnyOf {
        /// Their names.
        fields: &'static [&'static str],
    },
    /// A field that must be there in this case, with the words allowed.
    MissingWord {
        /// The words allowed.
        allowed: &'static [&'static str],
    },
    /// A field that can be there only with others.
    Needs {
        /// Their names.
        fields: &'static [&'static str],
    },
    /// Fields that must be there together, or not at all.
    Together {
        /// Their names.
        fields: &'static [&'static str],
    },
    /// A value of a wrong type.
    MustBe {
        /// What it must be.
        due: Due,
        /// What it is.
        found: Found,
    },
    /// A number that must be a text, so that its digits stay as printed.
    NumberWithoutQuotes {
        /// Its digits.
        found: String,
    },
    /// A list or object with more entries than allowed.
    TooMany {
        /// How many.
        found: usize,
        /// How many are allowed.
        most: usize,
    },
    /// A list with fewer entries than allowed.
    TooFew {
        /// How many must be there.
        least: usize,
    },
    /// A text with more characters than allowed.
    TooManyCharacters {
        /// How many.
        found: usize,
        /// How many are allowed.
        most: usize,
    },
    /// A text with a control character, or one that turns the direction of the text.
    ControlCharacter {
        /// Its number in Unicode.
        code: u32,
    },
    /// A text that is not one of the words allowed.
    UnknownWord {
        /// The text.
        found: String,
        /// The words allowed.
        allowed: &'static [&'static str],
    },

    // Figures.
    /// A text that is not a decimal.
    NotDecimal {
        /// The text.
        found: String,
    },
    /// A text that is not a sum of decimals: `100 - 21.7`.
    NotASum {
        /// The text.
        found: String,
    },
    /// A text that is not a whole number.
    NotWhole {
        /// The text.
        found: String,
        /// The least allowed.
        least: u32,
    },
    /// A figure outside its bounds.
    OutOfRange {
        /// The figure.
        found: String,
        /// The least allowed.
        least: Option<String>,
        /// The most allowed.
        most: Option<String>,
    },
    /// A target that is not above zero.
    NotAboveZero {
        /// The figure.
        found: String,
    },
    /// A figure below zero of which only growth and differences may be.
    BelowZero {
        /// The figure.
        found: String,
    },
    /// The end of a range that is not above its beginning.
    RangeReversed {
        /// The beginning.
        from: String,
        /// The end.
        to: String,
    },
    /// A place that is behind the last one.
    RankBeyond {
        /// The place.
        place: String,
        /// How many there are.
        of: String,
    },

    /// A result from which no target follows, because it is not above zero.
    NoTargetFollows {
        /// The result.
        result: String,
    },
    /// A lead on a time schedule that there is not: the setter has no span, or the period is not within it.
    NoSchedule,
    /// A completion rate that is hardly possible.
    RateTooHigh {
        /// In per cent.
        found: String,
        /// The most that is likely, or that can be shown.
        most: &'static str,
    },
    /// Growth that is hardly possible, so far from its target.
    FarFromTarget {
        /// In percentage points.
        found: String,
        /// The most that is likely.
        most: &'static str,
    },

    // Units.
    /// A target in another power of ten than its result.
    OtherScale {
        /// The target's unit.
        found: String,
        /// The result's.
        due: String,
    },
    /// A unit that is neither built in nor one of the record's own.
    UnknownUnit {
        /// The text.
        found: String,
        /// One that is nearly the same.
        nearest: Option<String>,
    },
    /// A unit that does not fit its place.
    UnitMismatch {
        /// The unit.
        found: String,
        /// What it must be.
        due: UnitDue,
    },
    /// The id of a unit of the record's own that a built-in unit has.
    UnitTaken {
        /// The id.
        id: String,
    },

    // Ids.
    /// A text that is no id.
    BadId {
        /// The text.
        found: String,
    },
    /// An id that is there twice.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// An id that names nothing.
    UnknownId {
        /// What it must name.
        what: Referent,
        /// The id.
        found: String,
        /// One that is nearly the same.
        nearest: Option<String>,
        /// All that could be named, unless there are many.
        known: Vec<String>,
    },
    /// An id that names what may not be named here.
    NotHere {
        /// The id.
        id: String,
        /// Why not.
        why: NotHere,
    },
    /// Figures that belong to another report.
    OtherReport {
        /// The report that they name.
        found: String,
        /// The report that they are read with.
        due: String,
    },

    // Languages and texts.
    /// A language that the product has no words for.
    UnknownLanguage {
        /// The tag.
        found: String,
        /// The tags allowed.
        allowed: Vec<&'static str>,
    },
    /// A language that the record does not list.
    UnlistedLanguage {
        /// The tag.
        found: String,
    },
    /// A text that is not there in a language that the record lists. A fault for the first language, else a warning.
    Untranslated {
        /// The language.
        lang: Lang,
    },
    /// A text that seems to be in another language than it is said to be in.
    OtherLanguage {
        /// The language that it is said to be in.
        lang: Lang,
        /// What is not.
        found: String,
    },
    /// A text that is not the name of a file next to the record.
    BadFile {
        /// The text.
        found: String,
    },
    /// A text that is no address of the web.
    BadUrl {
        /// The text.
        found: String,
    },

    // Dates.
    /// A text that is no date.
    BadDate {
        /// The text.
        found: String,
        /// How precise it must be.
        due: DateDue,
    },
    /// An end before its start.
    EndBeforeStart {
        /// The start.
        start: String,
        /// The end.
        end: String,
    },
    /// A date or span that is not within another.
    Outside {
        /// The date, or the start of the span.
        found: String,
        /// The start of the other.
        start: String,
        /// The end of the other.
        end: String,
    },

    /// A date before the first that it can be.
    TooEarly {
        /// The date.
        found: String,
        /// The first that it can be.
        least: String,
    },
    /// A date after the last that it can be.
    TooLate {
        /// The date.
        found: String,
        /// The last that it can be.
        most: String,
    },
    /// A revision older than something that the record has a date for.
    OldRevision {
        /// The revision.
        found: String,
        /// The latest date.
        latest: String,
    },

    // Figures that must agree.
    /// What is printed does not follow from what it is said to follow from.
    DoesNotFollow {
        /// What is printed.
        printed: String,
        /// What follows.
        due: String,
        /// What it follows from.
        from: Origin,
    },
    /// A figure that differs from the headline record's, without a note that says why.
    HeadlineDiffers {
        /// The headline record's.
        due: String,
    },
    /// Entries that come in another order than what they belong to.
    OutOfOrder {
        /// What must be in order.
        what: Referent,
    },
    /// Something that only a commitment may have.
    NotACommitment,
    /// Figures that must count the same, and do not.
    CountsSomethingElse,
    /// A target next to which the report prints no result, and the like: a figure that nothing can be compared with.
    NothingToCompare,
    /// Nothing of the record can be used, and no other fault says why.
    Incomplete,
}

/// Why a text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Syntax {
    /// There is nothing but blanks.
    NoText,
    /// A comment.
    Comment,
    /// A comment without an end.
    UnclosedComment,
    /// A comma behind the last entry.
    TrailingComma,
    /// A comma before the first entry, or behind another comma.
    ExtraComma,
    /// A colon that belongs to no field.
    ExtraColon,
    /// No comma between two entries.
    MissingComma,
    /// No colon behind a field's name.
    MissingColon,
    /// No value behind a colon.
    MissingValue,
    /// No name before a value.
    MissingName,
    /// A field's name without quotes.
    NameWithoutQuotes {
        /// The name.
        found: String,
    },
    /// A value without quotes: `NaN`, `undefined`, `True`, `12.5%`.
    BareWord {
        /// The value.
        found: String,
    },
    /// Quotes that are not straight double ones: “ ” ‘ ’ ＂ '.
    WrongQuotes {
        /// The quote.
        found: char,
    },
    /// A quote within a text, or a text whose closing quote is missing before another text.
    QuoteInside,
    /// A text whose closing quote is missing.
    UnclosedText,
    /// Punctuation of another script: ， ： ｛ ；.
    WrongPunctuation {
        /// The character.
        found: char,
        /// The one allowed.
        due: char,
    },
    /// A list or object whose closing bracket is missing. Its place is that of the opening one.
    UnclosedBracket {
        /// The opening bracket.
        open: char,
        /// The closing one.
        close: char,
        /// Where it is missed.
        missed: Position,
    },
    /// A closing bracket that closes nothing.
    UnexpectedClose {
        /// The bracket.
        found: char,
    },
    /// A control character, or a blank that JSON does not have.
    Character {
        /// The character.
        found: char,
    },
    /// A backslash with what JSON does not have.
    BadEscape {
        /// The backslash and what follows it.
        found: String,
    },
    /// Something behind the record.
    AfterEnd,
    /// So many faults that the rest is not read.
    GivenUp,
}

/// What bytes are written in that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-16, of either order.
    Utf16,
    /// GB 18030, GBK or GB 2312.
    Gb18030,
    /// Something else, or UTF-8 with wrong bytes.
    Unknown,
}

impl Encoding {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf16 => "UTF-16",
            Self::Gb18030 => "GBK / GB 18030",
            Self::Unknown => "UTF-8",
        }
    }
}

/// What a value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Due {
    /// A text in quotes.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
    /// A text, or an object.
    TextOrObject,
    /// A text for each language.
    Texts,
    /// A figure, words, `/` for not set, or nothing for not printed.
    Entry,
    /// A span of days, or the word `open`.
    SpanOrOpen,
    /// An id, or a text for each language.
    IdOrTexts,
    /// Some value, of a type that nobody stated.
    Value,
}

impl Due {
    const ALL: [(Self, &str); 9] = [
        (Self::Text, "text"),
        (Self::List, "list"),
        (Self::Object, "object"),
        (Self::TextOrObject, "text-or-object"),
        (Self::Texts, "texts"),
        (Self::Entry, "entry"),
        (Self::SpanOrOpen, "span-or-open"),
        (Self::IdOrTexts, "id-or-texts"),
        (Self::Value, "value"),
    ];

    /// What [`fmt::Display`] wrote.
    pub(crate) fn parse(code: &str) -> Self {
        Self::ALL.iter().find(|(_, name)| *name == code).map_or(Self::Value, |(due, _)| *due)
    }
}

impl fmt::Display for Due {
    /// A code, for what passes through serde: visitors write it when they are asked what they expect.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::ALL.iter().find(|(due, _)| due == self).map_or("value", |(_, name)| name))
    }
}

impl serde::de::Expected for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Found {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Boolean,
    /// A number, with its digits.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List,
    /// An object.
    Object,
}

/// What a unit must be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnitDue {
    /// This unit, by its code.
    Unit(String),
    /// One that can be compared with this unit, which the result has.
    Comparable(String),
    /// An amount: of money, people, things.
    Amount,
    /// A share: per cent, or a counter of shares; and of shares alone.
    Share,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)] // each is what its name says
pub enum Referent {
    Indicator,
    Section,
    Source,
    Setter,
    Unit,
    Area,
    Topic,
    Term,
    /// A part of a report's text.
    Part,
    /// A figure of a report's text.
    Figure,
    /// A figure of the headline record: `gdp.total`.
    Headline,
}

/// Why an id may not be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotHere {
    /// It is named already.
    Twice,
    /// It explains no term.
    NoTerm,
    /// It has no number.
    NoNumber,
    /// It is below zero.
    BelowZero,
    /// It is of another topic, measure or kind than the first.
    Unlike,
    /// It is drawn already.
    Drawn,
    /// It names itself.
    Itself,
}

/// How precise a date must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateDue {
    /// A day.
    Day,
    /// A day, a month or a year.
    Partial,
    /// A year.
    Year,
}

/// What a figure follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// A part and its whole.
    PartAndWhole,
    /// A result and its target.
    ResultAndTarget,
    /// A result, its target, and the share of the time that has passed.
    Schedule,
    /// The figures that are summed up.
    Sum,
}

impl Problem {
    /// Its kind.
    pub fn kind(&self) -> FaultKind {
        match self {
            Self::Syntax(_) | Self::Unreadable { .. } => FaultKind::Syntax,
            Self::Encoding(_) => FaultKind::Encoding,
            Self::TooManyBytes { .. }
            | Self::TooDeep { .. }
            | Self::TooMany { .. }
            | Self::TooManyCharacters { .. } => FaultKind::TooLarge,
            Self::Missing
            | Self::Empty
            | Self::EmptyList
            | Self::OneOf { .. }
            | Self::AnyOf { .. }
            | Self::MissingWord { .. }
            | Self::Needs { .. }
            | Self::NoSchedule
            | Self::Together { .. }
            | Self::TooFew { .. }
            | Self::Untranslated { .. }
            | Self::NothingToCompare
            | Self::Incomplete => FaultKind::Missing,
            Self::UnknownField { .. } | Self::FieldNotHere => FaultKind::UnknownField,
            Self::DuplicateField { .. } => FaultKind::DuplicateField,
            Self::Exclusive { .. } | Self::MustBe { .. } | Self::NumberWithoutQuotes { .. } => {
                FaultKind::WrongType
            }
            Self::UnknownWord { .. }
            | Self::UnknownUnit { .. }
            | Self::UnknownLanguage { .. }
            | Self::UnlistedLanguage { .. }
            | Self::OtherLanguage { .. } => FaultKind::UnknownWord,
            Self::NotDecimal { .. } | Self::NotASum { .. } | Self::NotWhole { .. } => {
                FaultKind::NotDecimal
            }
            Self::ControlCharacter { .. }
            | Self::OutOfRange { .. }
            | Self::NotAboveZero { .. }
            | Self::BelowZero { .. }
            | Self::RangeReversed { .. }
            | Self::RankBeyond { .. }
            | Self::BadId { .. }
            | Self::BadUrl { .. }
            | Self::BadFile { .. }
            | Self::NoTargetFollows { .. }
            | Self::RateTooHigh { .. }
            | Self::FarFromTarget { .. }
            | Self::OutOfOrder { .. }
            | Self::NotACommitment => FaultKind::OutOfRange,
            Self::UnitMismatch { .. } | Self::OtherScale { .. } | Self::CountsSomethingElse => {
                FaultKind::UnitMismatch
            }
            Self::UnitTaken { .. } | Self::DuplicateId { .. } => FaultKind::DuplicateId,
            Self::UnknownId { .. } | Self::OtherReport { .. } => FaultKind::UnknownId,
            Self::NotHere { why, .. } => why.kind(),
            Self::BadDate { .. }
            | Self::EndBeforeStart { .. }
            | Self::Outside { .. }
            | Self::TooEarly { .. }
            | Self::TooLate { .. }
            | Self::OldRevision { .. } => FaultKind::BadDate,
            Self::DoesNotFollow { .. } | Self::HeadlineDiffers { .. } => FaultKind::Contradiction,
        }
    }

    /// An id that names nothing, with what it may have been meant to name.
    pub(crate) fn unknown_id<'k>(
        what: Referent,
        found: &str,
        known: impl IntoIterator<Item = &'k str> + Clone,
    ) -> Self {
        /// Most ids that are listed.
        const LISTED: usize = 12;
        let nearest = nearest(found, known.clone()).map(ToOwned::to_owned);
        let mut known: Vec<_> = known.into_iter().take(LISTED + 1).map(ToOwned::to_owned).collect();
        if known.len() > LISTED {
            known.clear();
        }
        Self::UnknownId { what, found: found.to_owned(), nearest, known }
    }
}

impl NotHere {
    fn kind(self) -> FaultKind {
        match self {
            Self::Twice | Self::Drawn => FaultKind::DuplicateId,
            Self::NoTerm | Self::Itself => FaultKind::UnknownId,
            Self::NoNumber => FaultKind::WrongType,
            Self::BelowZero => FaultKind::OutOfRange,
            Self::Unlike => FaultKind::UnitMismatch,
        }
    }
}

/// The word that was probably meant: the most similar one, if it is similar at all.
pub(crate) fn nearest<'k>(
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    /// Longer texts are no misspelt words.
    const LONGEST: usize = 32;
    /// Of more words, the rest is not compared.
    const COMPARED: usize = 500;
    let length = found.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let folded = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let found = folded(found);
    let similar = known.into_iter().take(COMPARED).filter_map(|word| {
        let longer = length.max(word.chars().count());
        // A longer word may have more wrong letters.
        let wrong = strsim::osa_distance(&found, &folded(word));
        (longer <= LONGEST && wrong <= longer.div_ceil(4)).then_some((wrong, word))
    });
    similar.min_by_key(|(wrong, _)| *wrong).map(|(_, word)| word)
}

/// An id with what may not be in it taken out: `gdp` for `GDP`; `None` where it has letters that none may have.
pub(crate) fn likely_id(found: &str) -> Option<String> {
    if !found.is_ascii() {
        return None;
    }
    let lower = found.to_ascii_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    let id = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    (1..=MAX_ID).contains(&id.len()).then_some(id)
}

impl Fault {
    pub(crate) fn new(
        path: impl Into<String>,
        position: Option<Position>,
        problem: Problem,
    ) -> Self {
        Self { path: path.into(), position, subject: None, kind: problem.kind(), problem }
    }

    /// The fault in one line: where it is, what is there, what is allowed, and what to write instead.
    pub fn text(&self, lang: Lang) -> String {
        lang.words().fault(self)
    }

    /// The same without where it is.
    pub fn message(&self, lang: Lang) -> String {
        lang.words().problem(&self.problem)
    }
}

impl Serialize for Fault {
    /// For scripts: where, which kind, and the message in each language.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Messages<'a>(&'a Fault);

        impl Serialize for Messages<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(Lang::ALL.map(|lang| (lang.code(), self.0.text(lang))))
            }
        }

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.path)?;
        if let Some(Position { line, column }) = self.position {
            map.serialize_entry("line", &line)?;
            map.serialize_entry("column", &column)?;
        }
        map.serialize_entry("kind", &self.kind)?;
        map.serialize_entry("message", &self.message(Lang::EN))?;
        map.serialize_entry("texts", &Messages(self))?;
        map.end()
    }
}

impl fmt::Display for Fault {
    /// [`Fault::text`] in English, the language of errors in Rust.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::EN))
    }
}

/// Every fault found in one record. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// `Err` with all faults, or `Ok` when there are none.
    pub(crate) fn check(faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self(faults)) }
    }

    /// A fault of the record as a whole.
    pub(crate) fn single(problem: Problem) -> Self {
        Self(vec![Fault::new("", None, problem)])
    }

    /// The faults in the order of the record.
    pub fn list(&self) -> &[Fault] {
        &self.0
    }

    /// The faults, one a line.
    pub fn text(&self, lang: Lang) -> String {
        self.0.iter().map(|fault| fault.text(lang)).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for Faults {
    /// [`Faults::text`] in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::EN))
    }
}

impl std::error::Error for Faults {}

/// A record with all that was found about it. Warnings do not stop it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Review {
    /// The report, if there is no fault.
    pub report: Option<Report>,
    /// What is wrong, in the order of the record.
    pub faults: Vec<Fault>,
    /// What may be wrong, in the order of the record.
    pub warnings: Vec<Fault>,
}

impl Review {
    /// The report, or every fault of it.
    ///
    /// # Errors
    /// Every fault of the record, in its order.
    pub fn report(self) -> Result<Report, Faults> {
        Faults::check(self.faults)?;
        self.report.ok_or_else(|| Faults::single(Problem::Incomplete))
    }
}

/// Control characters, and those that turn the direction of the text around them.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The beginning of a text, for a message.
pub(crate) fn excerpt(text: &str) -> String {
    let mut chars = text.chars().map(|c| if is_control(c) { '\u{FFFD}' } else { c });
    let mut short: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
