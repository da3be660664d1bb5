//! Cells as people write them: 约1.2万人, １２.５％, (3.2), 不低于90%, 6-6.5%, 与经济增长同步.

use serde_json::{Value as Json, json};

use super::Matter;
use crate::{
    Decimal,
    report::{Qualifier, Unit},
};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What was read; `None` where only an answer can tell.
    pub entry: Option<Entry>,
    /// The word for growth that was there, if any: 增长 or 下降.
    pub growth: bool,
    /// What was read as something else.
    pub notes: Vec<Matter>,
    /// What is in doubt, and what may be meant: texts to read in its place. The first one is the guess, where there is an
    /// entry.
    pub doubt: Option<(Matter, Vec<String>)>,
}

/// What was read in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Nothing printed.
    Empty,
    /// Expressly not set.
    NotSet,
    /// Words in place of a figure.
    Words(String),
    /// A figure.
    Figure {
        /// Its digits.
        value: String,
        /// Its unit as written.
        unit: Option<String>,
        /// A word with it.
        qualifier: Option<Qualifier>,
    },
    /// A range.
    Range {
        /// The lower end.
        from: String,
        /// The upper end.
        to: String,
        /// Their unit as written.
        unit: Option<String>,
        /// A word with it.
        qualifier: Option<Qualifier>,
    },
}

impl Entry {
    /// The unit as written.
    pub(super) fn unit(&self) -> Option<&str> {
        match self {
            Self::Figure { unit, .. } | Self::Range { unit, .. } => unit.as_deref(),
            _ => None,
        }
    }

    pub(super) fn set_unit(&mut self, new: Option<String>) {
        if let Self::Figure { unit, .. } | Self::Range { unit, .. } = self {
            *unit = new;
        }
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Figure { .. } | Self::Range { .. })
    }

    /// The entry in the form of a record; words in the language with this code.
    #[must_use]
    pub fn to_json(&self, lang: &str) -> Json {
        let with = |mut fields: Json, unit: &Option<String>, qualifier: &Option<Qualifier>| {
            if let Some(unit) = unit {
                fields["unit"] = json!(unit);
            }
            if let Some(qualifier) = qualifier {
                fields["qualifier"] = json!(qualifier.code());
            }
            fields
        };
        match self {
            Self::Empty => json!(""),
            Self::NotSet => json!("/"),
            Self::Words(words) => json!({ "text": { lang: words } }),
            Self::Figure { value, unit: None, qualifier: None } => json!(value),
            Self::Figure { value, unit, qualifier } => {
                with(json!({ "value": value }), unit, qualifier)
            }
            Self::Range { from, to, unit, qualifier } => {
                with(json!({ "from": from, "to": to }), unit, qualifier)
            }
        }
    }
}

/// What the column of a cell settles.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Column {
    /// Its figures are per cent.
    pub(super) percent: bool,
    /// Other cells show that a comma is for thousands.
    pub(super) grouped: bool,
    /// A table with other numbers that have points between thousands: 450.000 may be one.
    pub(super) points_between_thousands: bool,
    /// Other cells are ranges.
    pub(super) ranges: bool,
}

/// Words before a number; the longer ones first.
const BEFORE: [(&str, Qualifier); 47] = [
    ("不得低于", Qualifier::NotBelow),
    ("力争达到", Qualifier::Aim),
    ("不低于", Qualifier::NotBelow),
    ("不少于", Qualifier::AtLeast),
    ("不超过", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    ("控制在", Qualifier::AtMost),
    ("至少", Qualifier::AtLeast),
    ("至多", Qualifier::AtMost),
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
    ("约为", Qualifier::About),
    ("接近", Qualifier::Nearly),
    ("力争", Qualifier::Aim),
    ("约", Qualifier::About),
    ("近", Qualifier::Nearly),
    ("超", Qualifier::Over),
    ("aim for ", Qualifier::Aim),
    ("at least ", Qualifier::AtLeast),
    ("no less than ", Qualifier::NotBelow),
    ("not below ", Qualifier::NotBelow),
    ("at most ", Qualifier::AtMost),
    ("no more than ", Qualifier::AtMost),
    ("up to ", Qualifier::AtMost),
    ("more than ", Qualifier::MoreThan),
    ("less than ", Qualifier::LessThan),
    ("about ", Qualifier::About),
    ("around ", Qualifier::Around),
    ("approx. ", Qualifier::About),
    ("nearly ", Qualifier::Nearly),
    ("over ", Qualifier::Over),
    ("below ", Qualifier::Below),
    ("~", Qualifier::About),
    (">=", Qualifier::AtLeast),
    ("<=", Qualifier::AtMost),
    ("≥", Qualifier::AtLeast),
    ("≤", Qualifier::AtMost),
    (">", Qualifier::MoreThan),
    ("<", Qualifier::LessThan),
];

/// Words behind a number or its unit.
const BEHIND: [(&str, Qualifier); 9] = [
    ("左右", Qualifier::Around),
    ("上下", Qualifier::Around),
    ("及以上", Qualifier::OrMore),
    ("或以上", Qualifier::OrMore),
    ("以上", Qualifier::OrMore),
    ("以下", Qualifier::OrLess),
    ("以内", Qualifier::OrLess),
    (" or more", Qualifier::OrMore),
    (" or less", Qualifier::OrLess),
];

/// Words of growth before a number, and whether they turn its sign.
const GROWTH: [(&str, bool); 38] = [
    ("同比负增长", true),
    ("同比降低", true),
    ("同比减少", true),
    ("降幅", true),
    ("下滑", true),
    ("下跌", true),
    ("同比增长", false),
    ("同比下降", true),
    ("比上年增长", false),
    ("比上年下降", true),
    ("较上年增长", false),
    ("较上年下降", true),
    ("年均增长", false),
    ("负增长", true),
    ("增长", false),
    ("增速", false),
    ("增幅", false),
    ("下降", true),
    ("降低", true),
    ("减少", true),
    ("down ", true),
    ("down by ", true),
    ("falls by ", true),
    ("fell by ", true),
    ("fall of ", true),
    ("drops by ", true),
    ("dropped by ", true),
    ("declines by ", true),
    ("declined by ", true),
    ("decline of ", true),
    ("decrease of ", true),
    ("reduction of ", true),
    ("up ", false),
    ("up by ", false),
    ("rises by ", false),
    ("rose by ", false),
    ("growth of ", false),
    ("increase of ", false),
];

/// The word for a change that is below zero, where it stood with how far something falls: a fall of 3% or more is a
/// change of -3% or less.
fn turned_round(of: Qualifier) -> Qualifier {
    match of {
        Qualifier::OrMore => Qualifier::OrLess,
        Qualifier::OrLess => Qualifier::OrMore,
        Qualifier::AtMost => Qualifier::NotBelow,
        Qualifier::NotBelow | Qualifier::AtLeast => Qualifier::AtMost,
        Qualifier::Over | Qualifier::MoreThan => Qualifier::LessThan,
        Qualifier::Below | Qualifier::LessThan => Qualifier::MoreThan,
        // As near from either side.
        Qualifier::About | Qualifier::Around | Qualifier::Nearly | Qualifier::Aim => of,
    }
}

/// Texts that are no figure but a sign that none is printed.
const BLANK: [&str; 13] = [
    "空",
    "(空)",
    "blank",
    "(blank)",
    "无",
    "暂无",
    "无数据",
    "n/a",
    "na",
    "none",
    "...",
    "…",
    "……",
];

/// Longer texts are words.
const LONGEST: usize = 48;

/// A text with ASCII characters in the place of full-width ones and of the many dashes and blanks.
pub(super) fn fold(text: &str) -> String {
    let folded =
        text.chars().filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}'));
    let folded: String = folded
        .map(|c| match c {
            '−' | '－' | '﹣' | '‒' | '–' | '‐' | '‑' => '-',
            '～' | '〜' | '∼' => '~',
            '﹪' => '%',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    folded.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same without blanks beside Chinese characters and between digits: 约 1.2 万人.
fn closed(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let latin = |at: Option<&char>| at.is_some_and(|c| c.is_ascii_alphabetic() || *c == '.');
    let is_kept = |at: usize| {
        let (before, behind) = (at.checked_sub(1).and_then(|at| chars.get(at)), chars.get(at + 1));
        latin(before) || latin(behind)
    };
    chars.iter().enumerate().filter(|(at, c)| **c != ' ' || is_kept(*at)).map(|(_, c)| *c).collect()
}

/// Whether blanks are between figures otherwise than between groups of three digits, as in 1 234 567.
fn has_figures_apart(folded: &str) -> bool {
    let chars: Vec<char> = folded.chars().collect();
    let is_digit = |c: &&char| c.is_ascii_digit();
    let in_number = |c: char| c.is_ascii_digit() || ",.\'".contains(c);
    let is_between = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| in_number(*c));
        chars[at] == ' ' && before && chars.get(at + 1).is_some_and(char::is_ascii_digit)
    };
    let is_group = |at: usize| {
        let before = chars[..at].iter().rev().take_while(is_digit).count();
        let behind = chars[at + 1..].iter().take_while(is_digit).count();
        let prior = (at - before).checked_sub(1);
        let begins = chars[at - before] != '0' && !prior.is_some_and(|at| in_number(chars[at]));
        let ends = !matches!(chars.get(at + 1 + behind), Some(',' | '\''));
        let fits = match prior {
            Some(prior) if is_between(prior) => before == 3,
            _ => (1..=3).contains(&before) && begins,
        };
        fits && behind == 3 && ends
    };
    // 5 -10, where 5 - 10 is a range.
    let is_signed = |four: &[char]| match four {
        [before, ' ', '-', behind] => before.is_ascii_digit() && behind.is_ascii_digit(),
        _ => false,
    };
    (0..chars.len()).any(|at| is_between(at) && !is_group(at)) || chars.windows(4).any(is_signed)
}

/// The lines of a cell that have digits in them.
fn lines_with_digits(text: &str) -> Vec<&str> {
    let lines = text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']);
    let folded = |line: &&str| fold(line).contains(|c: char| c.is_ascii_digit());
    lines.map(str::trim).filter(folded).collect()
}

/// What may be meant where blanks or breaks of lines are between figures; `None` where they are words with digits.
fn figures_apart(text: &str, folded: &str, column: Column) -> Option<Written> {
    let lines = lines_with_digits(text);
    let one = figure(&closed(folded), column);
    let mut meant: Vec<String> = Vec::new();
    if lines.len() > 1 {
        let is_figure = |line: &&&str| read(line, column).entry.is_some_and(|it| it.is_number());
        meant.extend(lines.iter().filter(is_figure).map(|line| fold(line)));
    } else if has_figures_apart(folded) {
        let range = folded.replacen(' ', "~", 1);
        let range = read(&range, column).entry.filter(|entry| matches!(entry, Entry::Range { .. }));
        let joined = one.as_ref().and_then(|read| read.entry.clone());
        meant.extend(range.iter().chain(&joined).map(plain));
    } else {
        return None;
    }
    if one.is_none() && meant.is_empty() {
        return None;
    }
    meant.push(format!("'{folded}"));
    let matter = Matter::FiguresApart { found: text.to_owned() };
    Some(Written { entry: None, doubt: Some((matter, meant)), ..settled(Entry::Empty) })
}

/// Reads a cell as a person wrote it. `percent`: it is in a column of per cent.
#[must_use]
pub fn written(text: &str, percent: bool) -> Written {
    read(text, Column { percent, ..Column::default() })
}

fn settled(entry: Entry) -> Written {
    Written { entry: Some(entry), growth: false, notes: Vec::new(), doubt: None }
}

/// Whether a text is a date that a spreadsheet made of something, and the range that was meant: 1月2日, 2-Jan,
/// 2024-01-02.
fn date(text: &str) -> Option<Option<String>> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let small = |text: &str| text.parse::<u8>().ok().filter(|number| (1..=31).contains(number));
    let range = |one: u8, other: u8| (one < other).then(|| format!("{one}~{other}"));
    if let Some((month, day)) = text.strip_suffix('日').and_then(|text| text.split_once('月')) {
        return Some(range(small(month)?, small(day)?));
    }
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let month = |text: &str| {
        let at = MONTHS.iter().position(|name| text.eq_ignore_ascii_case(name))?;
        u8::try_from(at + 1).ok()
    };
    match parts[..] {
        [year, month, day] if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
            let (month, day) = (small(month)?, small(day)?);
            Some(range(month, day).filter(|_| year.parse().is_ok_and(is_typed_in)))
        }
        [one, other] => match (month(one), month(other)) {
            (Some(month), None) => Some(range(month, small(other)?)),
            (None, Some(month)) => Some(range(month, small(one)?)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a date of this year may have been typed. Numbers such as 2024 in a format for dates are days soon after 1900.
fn is_typed_in(year: u16) -> bool {
    year >= 1950
}

/// What may have been typed before a spreadsheet made a date of it, to be read in its place.
pub(super) fn typed(year: u16, month: u8, day: u8) -> Vec<String> {
    if !is_typed_in(year) {
        return Vec::new();
    }
    let range = (month < day).then(|| format!("{month}~{day}"));
    let words = [format!("'{month}-{day}"), format!("'{month}/{day}")];
    range.into_iter().chain(words).collect()
}

/// The range that may have been typed before a spreadsheet made this date of it: 6-30.
pub(crate) fn typed_as(date: &str) -> Option<String> {
    Some(self::date(&fold(date))??.replace('~', "-"))
}

/// Errors of formulas, as text: `#DIV/0!`, `#N/A`, `Err:502`.
fn is_error(text: &str) -> bool {
    let code = text.strip_prefix("Err:").or_else(|| text.strip_prefix("错误:"));
    let named = text
        .strip_prefix('#')
        .is_some_and(|name| name == "N/A" || name.len() > 3 && name.ends_with(['!', '?']));
    named || code.is_some_and(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit()))
}

/// Reads a cell in its column.
pub(super) fn read(text: &str, column: Column) -> Written {
    // As in spreadsheets, what is behind an apostrophe is words.
    if let Some(words) = text.strip_prefix('\'') {
        return settled(Entry::Words(words.to_owned()));
    }
    let folded = fold(text);
    if folded.is_empty() {
        return settled(Entry::Empty);
    }
    if BLANK.contains(&folded.to_lowercase().as_str()) {
        return settled(Entry::Empty);
    }
    // A column that is too narrow for its numbers, as it is copied.
    if folded.len() > 1 && folded.bytes().all(|byte| byte == b'#') {
        let matter = Matter::NotShown { found: text.to_owned() };
        return Written { entry: None, doubt: Some((matter, Vec::new())), ..settled(Entry::Empty) };
    }
    if is_error(&folded) {
        let matter = Matter::ErrorCell { found: text.to_owned() };
        let meant = vec!["空".to_owned(), "/".to_owned()];
        return Written { entry: None, doubt: Some((matter, meant)), ..settled(Entry::Empty) };
    }
    if folded == "/" || folded == "\\" {
        return settled(Entry::NotSet);
    }
    if folded.chars().all(|c| "-—―*─_".contains(c)) {
        let note = Matter::Dash { found: text.to_owned() };
        return Written { notes: vec![note], ..settled(Entry::Empty) };
    }
    if let Some(meant) = date(&folded) {
        let matter = Matter::DateInFigure { found: text.to_owned() };
        let meant = meant.into_iter().chain([format!("'{}", text.trim())]).collect();
        return Written { entry: None, doubt: Some((matter, meant)), ..settled(Entry::Empty) };
    }
    let compact = closed(&folded);
    let words = || settled(Entry::Words(text.trim().to_owned()));
    if compact.chars().count() > LONGEST || !compact.contains(|c: char| c.is_ascii_digit()) {
        return words();
    }
    if let Some(asked) = figures_apart(text, &folded, column) {
        return asked;
    }
    match figure(&compact, column) {
        Some(found) => noted(found, text),
        // Words with digits in them: likely words, but nobody knows.
        None => {
            let matter = Matter::WordsDoubt { found: text.to_owned() };
            Written { doubt: Some((matter, vec![format!("'{}", text.trim())])), ..words() }
        }
    }
}

/// Adds what was read as something else, unless that is only the plain way to write it.
fn noted(mut found: Written, text: &str) -> Written {
    if let Some(entry) = &found.entry
        && found.doubt.is_none()
    {
        let read = plain(entry);
        if text.trim() != read {
            found.notes.push(Matter::ReadAs { found: text.to_owned(), read });
        }
    }
    found
}

/// How an entry is written plainly, so that it is read back as itself.
pub(super) fn plain(entry: &Entry) -> String {
    plain_with(entry, "空", |qualifier| match qualifier {
        Qualifier::About => "约{}",
        Qualifier::Around => "{}左右",
        Qualifier::Nearly => "近{}",
        Qualifier::Over => "超{}",
        Qualifier::Below => "不足{}",
        Qualifier::MoreThan => "高于{}",
        Qualifier::LessThan => "低于{}",
        Qualifier::AtLeast => "不少于{}",
        Qualifier::NotBelow => "不低于{}",
        Qualifier::AtMost => "不超过{}",
        Qualifier::OrMore => "{}以上",
        Qualifier::OrLess => "{}以下",
        Qualifier::Aim => "力争{}",
    })
}

/// The same with English words.
pub(super) fn plain_english(entry: &Entry) -> String {
    plain_with(entry, "blank", |qualifier| match qualifier {
        Qualifier::About => "about {}",
        Qualifier::Around => "around {}",
        Qualifier::Nearly => "nearly {}",
        Qualifier::Over => "over {}",
        Qualifier::Below => "below {}",
        Qualifier::MoreThan => "more than {}",
        Qualifier::LessThan => "less than {}",
        Qualifier::AtLeast => "at least {}",
        Qualifier::NotBelow => "not below {}",
        Qualifier::AtMost => "at most {}",
        Qualifier::OrMore => "{} or more",
        Qualifier::OrLess => "{} or less",
        Qualifier::Aim => "aim for {}",
    })
}

/// A figure that was written plainly, in English words.
pub(crate) fn in_english(plain: &str) -> String {
    let read = read(plain, Column { percent: true, ..Column::default() });
    let entry = read.entry.filter(|_| read.doubt.is_none());
    let entry = entry.filter(|entry| entry.is_number() || *entry == Entry::Empty);
    entry.map_or_else(|| plain.to_owned(), |entry| plain_english(&entry))
}

/// An entry with the word for nothing, and those for qualifiers around a figure.
fn plain_with(entry: &Entry, blank: &str, dressed: fn(Qualifier) -> &'static str) -> String {
    let (number, unit, qualifier) = match entry {
        Entry::Empty => return blank.to_owned(),
        Entry::NotSet => return "/".to_owned(),
        Entry::Words(words) => return words.clone(),
        Entry::Figure { value, unit, qualifier } => (value.clone(), unit, qualifier),
        Entry::Range { from, to, unit, qualifier } => (format!("{from}~{to}"), unit, qualifier),
    };
    let unit = unit.as_deref().unwrap_or_default();
    let gap = if unit.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
    let number = format!("{number}{gap}{unit}");
    qualifier.map_or_else(|| number.clone(), |word| dressed(word).replace("{}", &number))
}

/// Takes the word that a text begins with.
fn take_first<'t, T: Copy>(text: &'t str, words: &[(&str, T)]) -> Option<(&'t str, T)> {
    let matching = words.iter().filter_map(|(word, meaning)| {
        let start = text.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| (&text[word.len()..], *meaning, word.len()))
    });
    matching.max_by_key(|(.., length)| *length).map(|(rest, meaning, _)| (rest, meaning))
}

fn take_last<'t, T: Copy>(text: &'t str, words: &[(&str, T)]) -> Option<(&'t str, T)> {
    let matching = words.iter().filter_map(|(word, meaning)| {
        text.strip_suffix(word).map(|rest| (rest, *meaning, word.len()))
    });
    matching.max_by_key(|(.., length)| *length).map(|(rest, meaning, _)| (rest, meaning))
}

/// A figure without the mark of a footnote behind it, and the mark: 407.9①, 5.0%*.
fn without_mark(text: &str) -> (&str, Option<&str>) {
    let circled = |c: char| matches!(c, '①'..='⑳' | '*' | '†' | '‡' | '※');
    let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let figure = text.trim_end_matches(circled);
    let digits = figure.trim_end_matches(raised);
    // m² and 公里² are units.
    let is_mark = digits.ends_with(|c: char| {
        c.is_ascii_digit() || "%)".contains(c) || !c.is_ascii() && !"米里".contains(c)
    });
    let figure = if is_mark { digits } else { figure };
    let mark = Some(&text[figure.len()..]).filter(|mark| !mark.is_empty());
    (figure.trim_end(), mark)
}

fn figure(text: &str, column: Column) -> Option<Written> {
    let (mut rest, mut qualifier, mut growth) = (text, None, None);
    loop {
        rest = rest.trim_start();
        if qualifier.is_none()
            && let Some((behind, word)) = take_first(rest, &BEFORE)
        {
            (rest, qualifier) = (behind, Some(word));
        } else if growth.is_none()
            && let Some((behind, turned)) = take_first(rest, &GROWTH)
        {
            (rest, growth) = (behind, Some(turned));
        } else {
            break;
        }
    }
    let (mut body, mark) = without_mark(rest.trim());
    if let Some((before, word)) = take_last(body, &BEHIND) {
        // 约5%左右 has one word too many: the first one counts.
        qualifier = qualifier.or(Some(word));
        body = before.trim_end();
    }
    if growth == Some(true) {
        qualifier = qualifier.map(turned_round);
    }
    // Accountants write what is below zero in brackets: (3.2), (3.2)%, (3.2%).
    let (body, bracketed) = match body.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        Some((inner, unit))
            if inner.starts_with(|c: char| c.is_ascii_digit() || c == '.')
                && !unit.starts_with(|c: char| c.is_ascii_digit() || c == '.') =>
        {
            (format!("{inner}{unit}"), true)
        }
        _ => (body.to_owned(), false),
    };
    let (first, rest) = number(&body)?;
    let turned = growth.unwrap_or(false) != bracketed;
    let is_growth = growth.is_some();
    let notes: Vec<_> =
        mark.into_iter().map(|mark| Matter::FootnoteMark { mark: mark.to_owned() }).collect();
    let settle = |entry, doubt| Some(Written { entry, growth: is_growth, notes, doubt });
    // A range: 6-6.5%, 6%～6.5%, 6到6.5.
    let (first_unit, behind) = split_unit(rest);
    // The longer ones first.
    let separator = ["--", "——", "-", "~", "至", "到", "—"]
        .into_iter()
        .find_map(|sign| behind.strip_prefix(sign));
    if let Some((second, rest)) = separator.and_then(|behind| number(behind.trim())) {
        let unit = unit(rest).or_else(|| unit(first_unit));
        let (Digits::Sure(from), Digits::Sure(to)) = (first.digits(column), second.digits(column))
        else {
            return None;
        };
        if unit.is_none() && !rest.trim().is_empty()
            || !first_unit.is_empty() && unit.as_deref() != Some(first_unit.trim())
        {
            return None;
        }
        let (from, to) = if turned { (negated(&to), negated(&from)) } else { (from, to) };
        let range =
            Entry::Range { from: from.clone(), to: to.clone(), unit: unit.clone(), qualifier };
        let rising = match (Decimal::parse(&from), Decimal::parse(&to)) {
            (Some(from), Some(to)) => less(from, to),
            _ => return None,
        };
        // Without a unit, a hyphen may be anything: the second of January, one minus two, a number.
        let plain_range =
            behind.starts_with('~') || behind.starts_with('至') || behind.starts_with('到');
        // -8--6 may be from -8 to -6, or to 6.
        let twice = from.starts_with('-') && behind.starts_with("--");
        let settled =
            rising && !twice && (plain_range || unit.is_some() || column.percent || column.ranges);
        if settled {
            return settle(Some(range), None);
        }
        let below = twice.then(|| format!("{from}~{}", negated(&to)));
        let meant = below.into_iter().chain([format!("{from}~{to}"), format!("'{text}")]).collect();
        return settle(None, Some((Matter::RangeDoubt { found: text.to_owned() }, meant)));
    }
    let unit = match rest.trim() {
        "" => None,
        rest => Some(unit(rest)?),
    };
    let make = |value: String| {
        let value = if turned { negated(&value) } else { value };
        Entry::Figure { value, unit: unit.clone(), qualifier }
    };
    // 下降-3%: nobody knows whether that is a rise.
    let twice = growth == Some(true) && (bracketed || first.0.starts_with('-'));
    match first.digits(column) {
        Digits::Sure(value) if twice => {
            let value = value.trim_start_matches('-').to_owned();
            let meant = [negated(&value), value]
                .map(|value| plain(&Entry::Figure { value, unit: unit.clone(), qualifier }));
            settle(None, Some((Matter::TwoSigns { found: text.to_owned() }, meant.to_vec())))
        }
        Digits::Sure(value) if Decimal::parse(&value).is_none() => {
            settle(None, Some((Matter::TooManyDigits { found: text.to_owned() }, Vec::new())))
        }
        Digits::Sure(value) => settle(Some(make(value)), None),
        Digits::Either(values) => {
            let meant = values.into_iter().map(|value| plain(&make(value))).collect();
            settle(None, Some((Matter::CommaDoubt { found: text.to_owned() }, meant)))
        }
        Digits::None => None,
    }
}

fn less(one: Decimal, other: Decimal) -> bool {
    let scale = one.scale().max(other.scale());
    let whole = |of: Decimal| {
        let text = of.to_string().replace('.', "").replace('−', "-");
        text.parse::<i128>().unwrap_or(0) * 10_i128.pow(u32::from(scale - of.scale()))
    };
    whole(one) < whole(other)
}

fn negated(value: &str) -> String {
    match value.strip_prefix('-') {
        Some(rest) => rest.to_owned(),
        None if value.chars().all(|c| "0.".contains(c)) => value.to_owned(),
        None => format!("-{value}"),
    }
}

/// The characters of a number, as written: `-1,234.5`.
struct Number<'t>(&'t str);

enum Digits {
    Sure(String),
    Either(Vec<String>),
    None,
}

/// The number that a text begins with, and what is behind it.
fn number(text: &str) -> Option<(Number<'_>, &str)> {
    let text = text.trim_start();
    let signed = text.strip_prefix(['-', '+']).unwrap_or(text).trim_start();
    let sign = text.len() - signed.len();
    let end =
        signed.find(|c: char| !c.is_ascii_digit() && !",.'".contains(c)).unwrap_or(signed.len());
    let end = end - (signed[..end].len() - signed[..end].trim_end_matches([',', '\'']).len());
    let digits = signed[..end].contains(|c: char| c.is_ascii_digit());
    let end = end + exponent(&signed[end..]).map_or(0, |(length, _)| length);
    digits.then(|| (Number(&text[..sign + end]), &text[sign + end..]))
}

/// The power of ten that a text begins with, as programs write it, and how long it is: E+03, e-5.
fn exponent(text: &str) -> Option<(usize, i32)> {
    let rest = text.strip_prefix(['e', 'E'])?;
    let digits = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let whole = (1..=3).contains(&length)
        && !digits[length..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '.');
    let end = rest.len() - digits.len() + length;
    let power = rest[..end].parse::<i32>().ok()?;
    whole.then_some((end + 1, power))
}

/// A number without its power of ten: 1.2 and 3 is 1200. `None` where it has more digits than any figure.
fn shifted(number: &str, power: i32) -> Option<String> {
    const MOST: i32 = 30;
    if !(-MOST..=MOST).contains(&power) {
        return None;
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut digits = format!("{whole}{fraction}");
    let mut point = i32::try_from(whole.len()).ok()? + power;
    while point <= 0 {
        digits.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).ok()?;
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at(point);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

impl Number<'_> {
    /// Its digits, grouping and all resolved.
    fn digits(&self, column: Column) -> Digits {
        let negative = self.0.starts_with('-');
        let text = self.0.trim_start_matches(['-', '+']).trim_start().replace('\'', "");
        let finish = |text: String| {
            let text = text.strip_suffix('.').unwrap_or(&text).to_owned();
            let text = if text.starts_with('.') { format!("0{text}") } else { text };
            if negative { format!("-{text}") } else { text }
        };
        if let Some(at) = text.find(['e', 'E']) {
            let number = finish(text[..at].to_owned());
            let (sign, number) =
                number.strip_prefix('-').map_or(("", number.as_str()), |number| ("-", number));
            let power = exponent(&text[at..]).map(|(_, power)| power);
            let plain = Some(number).filter(|number| !number.contains(',')).zip(power);
            let plain = plain.and_then(|(number, power)| shifted(number, power));
            return plain.map_or(Digits::None, |plain| Digits::Sure(format!("{sign}{plain}")));
        }
        let points = text.matches('.').count();
        let groups: Vec<&str> = text.split('.').next().unwrap_or_default().split(',').collect();
        if points > 1 || text.split_once('.').is_some_and(|(_, fraction)| fraction.contains(',')) {
            return Digits::None;
        }
        if groups.len() == 1 {
            let behind = text.split_once('.').filter(|(whole, _)| (1..=3).contains(&whole.len()));
            let in_threes = behind.is_some_and(|(whole, behind)| whole != "0" && behind.len() == 3);
            if column.points_between_thousands && in_threes {
                return Digits::Either(vec![finish(text.replace('.', "")), finish(text)]);
            }
            return Digits::Sure(finish(text));
        }
        let threes =
            (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
        let without = finish(text.replace(',', ""));
        let decimal = finish(text.replace(',', "."));
        match (threes, groups.len(), points) {
            // 0,123 is no thousand.
            (true, 2, 0) if groups[0] == "0" => Digits::Either(vec![decimal]),
            (true, 2, 0) if !column.grouped => Digits::Either(vec![without, decimal]),
            (true, ..) => Digits::Sure(without),
            (false, 2, 0) => Digits::Either(vec![decimal]),
            _ => Digits::None,
        }
    }
}

/// Whether a text has a point between thousands or a comma before decimals, as in much of Europe: 1.234.567, 12.500,5.
pub(super) fn shows_points_between_thousands(text: &str) -> bool {
    let folded = closed(&fold(text));
    let number = folded.split(|c: char| !c.is_ascii_digit() && !".,".contains(c));
    number.into_iter().any(|number| {
        let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
        let groups: Vec<_> = whole.split('.').collect();
        let threes = groups[1..].iter().all(|group| group.len() == 3);
        threes && (groups.len() > 2 || groups.len() == 2 && !decimals.is_empty())
    })
}

/// Whether a text shows that commas are for thousands: 1,234.5 or 1,234,567.
pub(super) fn shows_grouping(text: &str) -> bool {
    let folded = closed(&fold(text));
    let Some((number, _)) =
        folded.find(|c: char| c.is_ascii_digit()).and_then(|at| number(&folded[at..]))
    else {
        return false;
    };
    number.0.contains(',') && matches!(number.digits(Column::default()), Digits::Sure(_))
}

/// The unit that the text between two numbers begins with: 6%～6.5%.
fn split_unit(text: &str) -> (&str, &str) {
    let at = text.find(['-', '~', '至', '到', '—']).unwrap_or(text.len());
    (&text[..at], text[at..].trim_start())
}

/// What is behind a number, if it can be a unit.
fn unit(text: &str) -> Option<String> {
    let text = text.trim();
    let possible = !text.is_empty()
        && text.chars().count() <= 20
        && !text.contains(|c: char| "，。；：,;:()（）、!?".contains(c))
        && (!text.contains(|c: char| c.is_ascii_digit()) || Unit::parse(text).is_some());
    possible.then(|| text.to_owned())
}
