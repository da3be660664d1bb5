//! What was probably meant by a figure or a date that cannot be read: what to write instead.

use super::{Date, PartialDate, Qualifier, Unit};
use crate::{DateDue, Decimal};

/// What to write instead of a text that is not a decimal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Remedy {
    /// These digits.
    Write(String),
    /// The number alone: what is behind it belongs in the unit.
    Unit {
        value: String,
        /// As it is written.
        unit: String,
        /// What a record calls it, if it is a built-in one.
        code: Option<String>,
    },
    /// The number alone, with this qualifier.
    Qualifier {
        value: String,
        qualifier: Qualifier,
        /// What is behind the number besides.
        unit: Option<String>,
    },
    /// A range from one to the other.
    Range { from: String, to: String },
    /// The sign for what is expressly not set.
    NotSet,
    /// The empty text for what is not printed.
    NotPrinted,
    /// As words.
    Words,
    /// Fewer digits: there are more than a figure can have.
    FewerDigits,
}

/// Words before a number, and what a record calls them; the longer ones first.
const BEFORE: [(&str, Qualifier); 32] = [
    ("不低于", Qualifier::NotBelow),
    ("不少于", Qualifier::AtLeast),
    ("至少", Qualifier::AtLeast),
    ("不超过", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    ("至多", Qualifier::AtMost),
    ("控制在", Qualifier::AtMost),
    ("突破", Qualifier::Over),
    ("超过", Qualifier::Over),
    ("高于", Qualifier::MoreThan),
    ("大于", Qualifier::MoreThan),
    ("低于", Qualifier::LessThan),
    ("少于", Qualifier::LessThan),
    ("小于", Qualifier::LessThan),
    ("不足", Qualifier::Below),
    ("不到", Qualifier::Below),
    ("大约", Qualifier::About),
    ("接近", Qualifier::Nearly),
    ("力争", Qualifier::Aim),
    ("约", Qualifier::About),
    ("近", Qualifier::Nearly),
    ("超", Qualifier::Over),
    ("about ", Qualifier::About),
    ("nearly ", Qualifier::Nearly),
    ("over ", Qualifier::Over),
    ("~", Qualifier::About),
    ("≥", Qualifier::AtLeast),
    (">=", Qualifier::AtLeast),
    ("≤", Qualifier::AtMost),
    ("<=", Qualifier::AtMost),
    (">", Qualifier::MoreThan),
    ("<", Qualifier::LessThan),
];

/// Words behind a number or its unit.
const BEHIND: [(&str, Qualifier); 4] = [
    ("左右", Qualifier::Around),
    ("以上", Qualifier::OrMore),
    ("以下", Qualifier::OrLess),
    ("以内", Qualifier::OrLess),
];

/// Longer texts are no figures.
const LONGEST: usize = 64;

/// A text with the ASCII characters that its full-width ones stand for.
fn narrow(text: &str) -> String {
    let narrow = text.trim().chars().map(|c| match c {
        '\u{3000}' | '\u{A0}' => ' ',
        '−' | '–' | '—' | '―' => '-',
        '。' | '·' => '.',
        '〜' => '~',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    });
    narrow.collect()
}

/// Digits without a plus sign, grouping and blanks: 1,234.5 is 1234.5, and 12,3 is 12.3.
fn digits(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    if !text.chars().all(|c| c.is_ascii_digit() || ",.- '_".contains(c)) {
        return None;
    }
    let mut plain = text.replace([' ', '\'', '_'], "");
    let sign = usize::from(plain.starts_with('-'));
    let groups: Vec<_> = plain[sign..].split('.').next().unwrap_or_default().split(',').collect();
    let grouped = groups.len() > 1
        && groups[0].len() <= 3
        && groups[1..].iter().all(|group| group.len() == 3);
    if grouped {
        plain = plain.replace(',', "");
    } else if groups.len() == 2 && !plain.contains('.') {
        plain = plain.replace(',', ".");
    }
    if let Some(rest) = plain[sign..].strip_prefix('.') {
        plain = format!("{}0.{rest}", &plain[..sign]);
    }
    let plain = plain.strip_suffix('.').unwrap_or(&plain);
    Decimal::parse(plain).map(|_| plain.to_owned())
}

/// What to write instead of `found`.
pub(crate) fn of_decimal(found: &str) -> Option<Remedy> {
    if found.chars().count() > LONGEST {
        return None;
    }
    let text = narrow(found);
    if text.is_empty() {
        return Some(Remedy::NotPrinted);
    }
    if text.chars().all(|c| "-/.*".contains(c)) {
        return Some(Remedy::NotSet);
    }
    if let Some(value) = digits(&text) {
        return Some(Remedy::Write(value));
    }
    if text.bytes().all(|b| b.is_ascii_digit() || b"-.".contains(&b))
        && text[1..].bytes().all(|b| b != b'-')
        && text.matches('.').count() < 2
    {
        return Some(Remedy::FewerDigits);
    }
    // One number, then what is behind it.
    let split = |text: &str| {
        let end = text.rfind(|c: char| c.is_ascii_digit()).map(|end| end + 1)?;
        Some((digits(&text[..end])?, text[end..].trim().to_owned()))
    };
    let before = BEFORE.iter().find_map(|(word, what)| {
        text.strip_prefix(word).map(|rest| (rest.trim().to_owned(), *what))
    });
    let behind = BEHIND.iter().find_map(|(word, what)| {
        text.strip_suffix(word).map(|rest| (rest.trim().to_owned(), *what))
    });
    if let Some((rest, qualifier)) = before.or(behind) {
        let (value, unit) = split(&rest)?;
        return Some(Remedy::Qualifier {
            value,
            qualifier,
            unit: Some(unit).filter(|unit| !unit.is_empty()),
        });
    }
    if let Some((value, unit)) = split(&text) {
        let code = Unit::parse(&unit).map(|unit| unit.code());
        return Some(Remedy::Unit { value, unit, code });
    }
    for sign in ["~", "-", "至", "到", "to"] {
        for (at, _) in text.match_indices(sign).skip(usize::from(text.starts_with('-'))) {
            let from = text[..at].trim().trim_end_matches('%');
            let to = text[at + sign.len()..].trim().trim_end_matches('%');
            if let (Some(from), Some(to)) = (digits(from), digits(to)) {
                return Some(Remedy::Range { from, to });
            }
        }
    }
    (!text.contains(|c: char| c.is_ascii_digit())).then_some(Remedy::Words)
}

/// The date that was probably meant, as a record has it.
pub(crate) fn of_date(found: &str, due: DateDue) -> Option<String> {
    if found.chars().count() > LONGEST {
        return None;
    }
    let text = narrow(found);
    let mut parts: Vec<_> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    // 20230630
    if let [whole] = parts[..]
        && whole.len() == 8
    {
        parts = vec![&whole[..4], &whole[4..6], &whole[6..]];
    }
    // 30.6.2023
    if let [day, month, year] = parts[..]
        && year.len() == 4
        && day.len() <= 2
    {
        // A day of 12 or less may as well be a month.
        if day.parse::<u8>().is_ok_and(|day| day <= 12) && day != month {
            return None;
        }
        parts = vec![year, month, day];
    }
    let two = |part: &&str| (part.len() <= 2).then(|| format!("{part:0>2}"));
    let (year, rest) = parts.split_first()?;
    let rest: Option<Vec<_>> = rest.iter().map(two).collect();
    let date = std::iter::once((*year).to_owned()).chain(rest?).collect::<Vec<_>>().join("-");
    let valid = match due {
        DateDue::Day => Date::parse(&date).is_some(),
        DateDue::Partial => PartialDate::parse(&date).is_some(),
        DateDue::Year => PartialDate::parse(&date).is_some_and(|date| date.month.is_none()),
    };
    (valid && date != found).then_some(date)
}
