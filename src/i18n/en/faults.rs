//! What is wrong with a record, in English.

use super::{
    super::faults::{FaultWords, character, listed, quoted},
    En,
};
use crate::{
    DateDue, Due, Encoding, Fault, Found, Lang, NotHere, Origin, Position, Problem, Referent,
    Syntax, UnitDue,
    decimal::{MAX_DIGITS, MAX_SCALE},
    error::{excerpt, nearest},
    report::{Remedy, Unit, of_date, of_decimal},
};

fn quote(text: &str) -> String {
    quoted(['“', '”'], text)
}

fn list<T: AsRef<str>>(words: &[T]) -> String {
    listed(words, ", ")
}

/// The nearest word allowed, or all of them.
fn instead(found: &str, allowed: &[&'static str]) -> String {
    match nearest(found, allowed.iter().copied()) {
        Some(word) => format!("write {word}? Allowed are {}", list(allowed)),
        None => format!("allowed are {}", list(allowed)),
    }
}

fn due(due: Due) -> &'static str {
    match due {
        Due::Text => "a text in quotes",
        Due::List => "a list [ ]",
        Due::Object => "an object { }",
        Due::TextOrObject => "a text in quotes or an object { }",
        Due::Texts => "an object with a text for each language: { \"zh\": \"…\", \"en\": \"…\" }",
        Due::Entry => {
            "a figure \"12.3\" or { \"value\": \"12.3\" }, words, \"/\" for what is expressly not set, or \"\" for what is not printed"
        }
        Due::SpanOrOpen => {
            "a span { \"start\": \"2023-01-01\", \"end\": \"2023-12-31\" } or \"open\""
        }
        Due::IdOrTexts => "an id in quotes, or an object with a text for each language",
        Due::Value => "something else",
    }
}

fn found(found: &Found) -> String {
    match found {
        Found::Nothing => "null".to_owned(),
        Found::Boolean => "true or false".to_owned(),
        Found::Number(number) => format!("the number {}", excerpt(number)),
        Found::Text(text) => format!("the text {}", quote(text)),
        Found::List => "a list".to_owned(),
        Found::Object => "an object".to_owned(),
    }
}

fn referent(what: Referent) -> &'static str {
    match what {
        Referent::Indicator => "indicator",
        Referent::Section => "section",
        Referent::Source => "source",
        Referent::Setter => "setter",
        Referent::Unit => "unit",
        Referent::Area => "area",
        Referent::Topic => "topic",
        Referent::Term => "term",
        Referent::Part => "part",
        Referent::Figure => "figure",
        Referent::Headline => "figure of the headline record",
    }
}

fn remedy(found: &str) -> String {
    match of_decimal(found) {
        Some(Remedy::Write(value)) => format!("write \"{value}\""),
        Some(Remedy::Unit { value, unit, code: Some(code) }) => {
            format!("write \"{value}\"; {} belongs in the unit: \"unit\": \"{code}\"", quote(&unit))
        }
        Some(Remedy::Unit { value, unit, code: None }) => {
            format!("write \"{value}\"; {} belongs in the unit", quote(&unit))
        }
        Some(Remedy::Qualifier { value, qualifier, unit }) => {
            let unit = unit.map(|unit| format!("; {} belongs in the unit", quote(&unit)));
            format!(
                "write {{ \"value\": \"{value}\", \"qualifier\": \"{}\" }}{}",
                qualifier.code(),
                unit.unwrap_or_default()
            )
        }
        Some(Remedy::Range { from, to }) => {
            format!("write the range {{ \"from\": \"{from}\", \"to\": \"{to}\" }}")
        }
        Some(Remedy::NotSet) => "if the report expressly sets nothing, write \"/\"".to_owned(),
        Some(Remedy::NotPrinted) => {
            "if nothing is printed, write \"\" for the whole figure, without blanks".to_owned()
        }
        Some(Remedy::Words) => {
            "if the report prints words, write { \"text\": { \"en\": \"…\" } }".to_owned()
        }
        Some(Remedy::FewerDigits) => {
            format!(
                "write at most {MAX_DIGITS} digits, at most {MAX_SCALE} of them after the point; choose a larger unit if there are more"
            )
        }
        None => {
            "write digits, with one point at most and a minus sign if it is below zero: \"12.3\""
                .to_owned()
        }
    }
}

fn syntax(syntax: &Syntax) -> String {
    match syntax {
        Syntax::NoText => "the file is empty; it must hold a record { }".to_owned(),
        Syntax::Comment => "a comment; JSON has none: delete it, or write it in “remarks” or “notes”".to_owned(),
        Syntax::UnclosedComment => "a comment without an end; JSON has none: delete it".to_owned(),
        Syntax::TrailingComma => "a comma behind the last entry: delete it".to_owned(),
        Syntax::ExtraComma => "a comma too many: delete it".to_owned(),
        Syntax::ExtraColon => "a colon without a field's name: delete it, or put the field into an object { }".to_owned(),
        Syntax::MissingComma => "a comma is missing between two entries: write , here".to_owned(),
        Syntax::MissingColon => "a colon is missing behind the field's name: write : here".to_owned(),
        Syntax::MissingValue => "a value is missing: write it, or delete the field".to_owned(),
        Syntax::MissingName => "a field's name is missing: write \"name\": before the value".to_owned(),
        Syntax::NameWithoutQuotes { found } => {
            format!("a field's name without quotes: write \"{}\"", excerpt(found))
        }
        Syntax::BareWord { found } => match found.as_str() {
            "NaN" | "undefined" | "None" | "nil" | "NULL" | "Null" | "N/A" | "-" | "—" => format!(
                "{} is no value of JSON: write \"\" for what is not printed, or \"/\" for what is expressly not set",
                quote(found)
            ),
            "/" => "the slash is without quotes: write \"/\"".to_owned(),
            "True" | "TRUE" | "False" | "FALSE" => {
                format!("{} is no value of JSON; no field of a record is true or false: write a text in quotes", quote(found))
            }
            _ => format!("{} is without quotes: write \"{}\"", quote(found), excerpt(found)),
        },
        Syntax::WrongQuotes { found } => {
            format!("{} is not a straight double quote: write \"", character(*found))
        }
        Syntax::QuoteInside => {
            "the quotes do not match: a quote within a text is written \\\" or “ ”, and every text ends with \"".to_owned()
        }
        Syntax::UnclosedText => "the text has no closing quote: write \" at its end".to_owned(),
        Syntax::WrongPunctuation { found, due } => {
            format!("{} is not punctuation of JSON: write {due}", character(*found))
        }
        Syntax::UnclosedBracket { open, close, missed } => format!(
            "{open} is not closed: write {close} where it ends, before line {}, column {}",
            missed.line, missed.column
        ),
        Syntax::UnexpectedClose { found } => {
            format!("{found} closes nothing: delete it, or write the opening bracket before it")
        }
        Syntax::Character { found } => {
            format!("the character {} may not be here: delete it, or write a blank", character(*found))
        }
        Syntax::BadEscape { found } => format!(
            "{} means nothing in JSON: write \\\\ for a backslash, \\\" for a quote, \\n for a new line",
            quote(found)
        ),
        Syntax::AfterEnd => "the record ends before this: delete what follows, or a closing bracket too many above".to_owned(),
        Syntax::GivenUp => "so much is wrong that the rest was not read: correct what is listed first".to_owned(),
    }
}

fn unit_due(due: &UnitDue) -> String {
    match due {
        UnitDue::Unit(unit) => format!("write {unit}"),
        UnitDue::Comparable(unit) => {
            format!("the result is in {unit}: write that, or a unit that can be converted to it")
        }
        UnitDue::Amount => {
            "a total must be an amount, of money, people or things: put shares and rates under \"level\" or \"growth\"".to_owned()
        }
        UnitDue::Share => "a share, and nothing else, must be in percent or in tenths".to_owned(),
    }
}

fn not_here(why: NotHere) -> &'static str {
    match why {
        NotHere::Twice => "is named twice: delete one",
        NotHere::NoTerm => "explains no term: name a topic that does",
        NotHere::NoNumber => "has no number",
        NotHere::BelowZero => "is below zero, and cannot be drawn",
        NotHere::Unlike => {
            "is of another topic, unit or kind than the figures before it: draw it apart"
        }
        NotHere::Drawn => "is drawn already: delete it here or there",
        NotHere::Itself => "names itself",
    }
}

fn origin(from: Origin) -> &'static str {
    match from {
        Origin::PartAndWhole => "the part and the whole",
        Origin::ResultAndTarget => "the result and the target",
        Origin::Schedule => "the result, the target and the days that have passed",
        Origin::Sum => "the figures that are added up",
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Syntax(what) => syntax(what),
        Problem::Encoding(Encoding::Unknown) => "the file is not UTF-8: save it as UTF-8".to_owned(),
        Problem::Encoding(encoding) => {
            format!("the file is written in {}: save it as UTF-8", encoding.name())
        }
        Problem::Unreadable { reason } => format!("cannot be read as JSON: {}", excerpt(reason)),
        Problem::TooManyBytes { found, most } => {
            let found = found.map_or_else(|| "more".to_owned(), |found| format!("{found} bytes"));
            format!("{found}; at most {most} bytes are allowed: shorten the record")
        }
        Problem::TooDeep { most } => {
            format!("lists and objects are nested more than {most} levels deep; no record needs that")
        }
        Problem::Missing => "is missing: write it".to_owned(),
        Problem::Empty => "is empty: write it, or delete the field if it may be left out".to_owned(),
        Problem::EmptyList => "is an empty list: at least one entry must be there".to_owned(),
        Problem::UnknownField { field, allowed } => {
            format!("no such field: {}", instead(field, allowed))
        }
        Problem::FieldNotHere => "this field may not be here: delete it".to_owned(),
        Problem::DuplicateField { first: Some(Position { line, column }) } => {
            format!("is there twice, first at line {line}, column {column}: delete one")
        }
        Problem::DuplicateField { first: None } => "is there twice: delete one".to_owned(),
        Problem::Exclusive { fields } => format!("has more than one of {}: keep one", list(fields)),
        Problem::OneOf { fields } => format!("must have one of {}, and only one", list(fields)),
        Problem::AnyOf { fields } => format!("must have one or more of {}", list(fields)),
        Problem::MissingWord { allowed } => format!("is missing: write one of {}", list(allowed)),
        Problem::Needs { fields } => format!("cannot be without {}: write it too", list(fields)),
        Problem::Together { fields } => {
            format!("must have all of {}, or none of them", list(fields))
        }
        Problem::MustBe { due: Due::Text, found: what } => {
            format!("must be a text in quotes, not {}", found(what))
        }
        Problem::MustBe { due: what, found: Found::Text(text) } if *what == Due::Entry => {
            let hint = match of_decimal(text) {
                Some(Remedy::NotSet) => "write \"/\" if the report expressly sets nothing".to_owned(),
                Some(Remedy::NotPrinted) => "write \"\" without blanks".to_owned(),
                Some(Remedy::Words) | None => {
                    format!("write words as {{ \"text\": {{ \"en\": \"{}\" }} }}", excerpt(text))
                }
                Some(Remedy::Write(value)) => format!("write \"{value}\""),
                Some(_) => remedy(text),
            };
            format!("must be {}, not the text {}: {hint}", due(*what), quote(text))
        }
        Problem::MustBe { due: what, found: is } => format!("must be {}, not {}", due(*what), found(is)),
        Problem::NumberWithoutQuotes { found } => match of_decimal(found) {
            Some(Remedy::Write(value)) => format!(
                "the number {} is without quotes, and would lose digits: write \"{value}\"",
                excerpt(found)
            ),
            _ => format!("the number {} is without quotes: write \"{0}\"", excerpt(found)),
        },
        Problem::TooMany { found, most } => format!("{found} entries; at most {most} are allowed"),
        Problem::TooFew { least } => format!("at least {least} entries must be there"),
        Problem::TooManyCharacters { found, most } => {
            format!("{found} characters; at most {most} are allowed: shorten the text")
        }
        Problem::ControlCharacter { code } => {
            format!("holds the control character U+{code:04X}: delete it")
        }
        Problem::UnknownWord { found, allowed } => {
            format!("{} is not a word allowed here: {}", quote(found), instead(found, allowed))
        }
        Problem::NotDecimal { found } => format!("{} is not a decimal: {}", quote(found), remedy(found)),
        Problem::NotASum { found } => format!(
            "{} is not a sum: write two or more numbers with + or - between them: \"100 - 21.7\"",
            quote(found)
        ),
        Problem::NotWhole { found, least } => {
            format!("{} is not a whole number from {least}: write \"{least}\", for example", quote(found))
        }
        Problem::OutOfRange { found, least, most } => {
            let found = excerpt(found);
            match (least, most) {
                (Some(least), Some(most)) => format!("{found} is not between {least} and {most}: check the figure"),
                (Some(least), None) => format!("{found} is less than {least}: check the figure"),
                (None, Some(most)) => format!("{found} is more than {most}: check the figure"),
                (None, None) => format!("{found} cannot be here: check the figure"),
            }
        }
        Problem::NotAboveZero { found } => {
            format!("a target must be above zero, not {}: write \"/\" if none is set", excerpt(found))
        }
        Problem::BelowZero { found } => {
            format!("{} is below zero; only growth and differences may be: delete the minus sign, or change the kind", excerpt(found))
        }
        Problem::RangeReversed { from, to } => {
            format!("the range goes from {from} to {to}: write the smaller figure first")
        }
        Problem::RankBeyond { place, of } => format!("place {place} of {of}: check both"),
        Problem::NoTargetFollows { result } => {
            format!("no target follows from a result of {}: write the target's figure", excerpt(result))
        }
        Problem::NoSchedule => {
            "there is no schedule to be ahead of: give the setter a \"span\" that the period is within".to_owned()
        }
        Problem::RateTooHigh { found, most } => format!(
            "{}% of the target is done, more than {most}%: check both figures and their units",
            excerpt(found)
        ),
        Problem::FarFromTarget { found, most } => format!(
            "is {} percentage points from the target, more than {most}: check both figures",
            excerpt(found)
        ),
        Problem::OtherScale { found, due } => {
            format!("the target is in {}, the result in {}: check both", excerpt(found), excerpt(due))
        }
        Problem::UnknownUnit { found, nearest } => {
            let nearest = nearest.as_ref().map(|unit| format!("write {unit}? "));
            let things: Vec<_> = Unit::things().collect();
            let scales: Vec<_> = Unit::scales().collect();
            format!(
                "{} is not a unit: {}Allowed are {}, each also with {} before it, and those of \"units\"",
                quote(found),
                nearest.unwrap_or_default(),
                list(&things),
                list(&scales)
            )
        }
        Problem::UnitMismatch { found, due } => {
            format!("{} does not fit here: {}", quote(found), unit_due(due))
        }
        Problem::UnitTaken { id } => {
            format!("{} is a unit already: choose another id, or use that unit", quote(id))
        }
        Problem::BadId { found } => match crate::error::likely_id(found) {
            Some(id) => format!(
                "{} is not an id, which has lower-case letters, digits, hyphens and points: write {}",
                quote(found),
                quote(&id)
            ),
            None => format!(
                "{} is not an id: write 1 to 64 lower-case letters, digits, hyphens and points",
                quote(found)
            ),
        },
        Problem::DuplicateId { id } => format!("the id {} is there twice: change one", quote(id)),
        Problem::UnknownId { what, found, nearest, known } => {
            let what = referent(*what);
            let head = format!("no {what} is called {}", quote(found));
            match (nearest, known.as_slice()) {
                (Some(nearest), _) => format!("{head}: write {}?", excerpt(nearest)),
                (None, []) => format!("{head}: name one that is in the record"),
                (None, known) => format!("{head}; there are {}", excerpt(&list(known))),
            }
        }
        Problem::NotHere { id, why } => format!("{} {}", quote(id), not_here(*why)),
        Problem::OtherReport { found, due } => {
            format!("is about {}, but the report is {}: write that, or choose the other file", quote(found), quote(due))
        }
        Problem::UnknownLanguage { found, allowed } => {
            format!("there are no words in {}; allowed are {}", quote(found), list(allowed))
        }
        Problem::UnlistedLanguage { found } => {
            format!("{} is not in \"languages\": add it there, or delete this text", quote(found))
        }
        Problem::Untranslated { lang } => format!("has no text in {}: write \"{0}\": \"…\"", lang.code()),
        Problem::OtherLanguage { lang, found } if *lang == Lang::EN => {
            format!("has Chinese in an English text: {}", quote(found))
        }
        Problem::OtherLanguage { lang, found } => {
            format!("{} does not seem to be in {}: check the language", quote(found), lang.code())
        }
        Problem::BadFile { found } => {
            format!("{} is not the name of a .json file next to this one: write it without folders", quote(found))
        }
        Problem::BadUrl { found } => {
            format!("{} is not an address of the web: write it from https:// on", quote(found))
        }
        Problem::BadDate { found, due } => {
            let example = match due {
                DateDue::Day => "a day as 2023-06-30",
                DateDue::Partial => "a day as 2023-06-30, a month as 2023-06 or a year as 2023",
                DateDue::Year => "a year as 2023",
            };
            match of_date(found, *due) {
                Some(date) => format!("{} is not a date of a record: write \"{date}\"", quote(found)),
                None => format!("{} is not a date from 1900 to 2199: write {example}", quote(found)),
            }
        }
        Problem::EndBeforeStart { start, end } => {
            format!("ends on {end}, before it starts on {start}: exchange the two")
        }
        Problem::Outside { found, start, end } => {
            format!("{found} is not within {start} to {end}: correct one of them")
        }
        Problem::TooEarly { found, least } => {
            format!("{found} is before {least}, which comes first: correct one of them")
        }
        Problem::TooLate { found, most } => {
            format!("{found} is after {most}, the end of the period: correct one of them")
        }
        Problem::OldRevision { found, latest } => format!(
            "{found} is older than {latest}, a date in this record: write the day of the last change"
        ),
        Problem::DoesNotFollow { printed, due, from } => format!(
            "{printed} is printed, but {due} follows from {}: check them, or explain it in a note",
            origin(*from)
        ),
        Problem::HeadlineDiffers { due } => {
            format!("the headline record has {due}: write the same, or explain it in a note")
        }
        Problem::OutOfOrder { what } => {
            format!("comes before the {} of the entry above: move it up", referent(*what))
        }
        Problem::NotACommitment => "only a commitment has a figure of what was done next to it".to_owned(),
        Problem::CountsSomethingElse => "counts something else: name a figure in the same unit".to_owned(),
        Problem::NothingToCompare => "has neither a result nor a target: nothing can be shown of it".to_owned(),
        Problem::Incomplete => "the record is not complete".to_owned(),
    }
}

impl FaultWords for En {
    fn place(&self, position: Option<Position>, path: &str, subject: Option<&str>) -> String {
        let position =
            position.map(|Position { line, column }| format!("line {line}, column {column}: "));
        let subject = subject.map(|subject| format!(" ({})", excerpt(subject)));
        let path = if path.is_empty() { "record" } else { path };
        format!("{}{path}{}", position.unwrap_or_default(), subject.unwrap_or_default())
    }

    fn problem(&self, of: &Problem) -> String {
        problem(of)
    }

    fn fault(&self, fault: &Fault) -> String {
        let subject = fault.subject.as_ref().map(|subject| subject.get(Lang::EN));
        let place = self.place(fault.position, &fault.path, subject);
        format!("{place}: {}", problem(&fault.problem))
    }
}
