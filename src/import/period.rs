//! Periods as titles and headings name them: 2023年上半年, January–June 2024.

use super::figure::fold;

/// From when to when, in months of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Months {
    pub(super) year: u16,
    pub(super) first: u8,
    pub(super) last: u8,
}

impl Months {
    /// What ids of records have for it: `2023-h1`.
    pub(super) fn code(self) -> String {
        let Self { year, first, last } = self;
        match (first, last) {
            (1, 12) => format!("{year}"),
            (1, 6) => format!("{year}-h1"),
            (7, 12) => format!("{year}-h2"),
            (1, 3) => format!("{year}-q1"),
            (1, 9) => format!("{year}-q3"),
            (first, last) => format!("{year}-m{first}-{last}"),
        }
    }
}

/// Year, month and day.
type Day = (u16, u8, u8);

/// From which day to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    first: Day,
    last: Day,
}

impl Period {
    fn of_months(year: u16, first: u8, last: u8) -> Self {
        Self { first: (year, first, 1), last: (year, last, last_day(year, last)) }
    }

    /// From the beginning of the year in which it ends.
    fn until(self) -> Self {
        Self { first: (self.last.0, 1, 1), ..self }
    }

    /// Whether it is a month or a day after several months: when the report on them was made.
    fn dates_a_report_on(self, period: Self) -> bool {
        let month = |(year, month, _): Day| (year, month);
        let is_short = |one: Self| month(one.first) == month(one.last);
        is_short(self) && !is_short(period) && self.first > period.last
    }

    /// The first and the last day.
    pub(super) fn days(self) -> (String, String) {
        let text = |(year, month, day): Day| format!("{year}-{month:02}-{day:02}");
        (text(self.first), text(self.last))
    }
}

fn last_day(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a heading says that its figures are of another period than the report, by the first and the last day of that:
/// 2023年完成, 上年同期, 一季度.
pub(super) fn is_another(heading: &str, report: &(String, String)) -> bool {
    let folded = fold(heading);
    if ["上年", "去年", "last year", "previous year"].iter().any(|word| folded.contains(word)) {
        return true;
    }
    let [first, last] = [&report.0, &report.1].map(|day| day.get(..4).unwrap_or_default());
    let numbers = folded.split(|c: char| !c.is_ascii_digit());
    let mut years = numbers.filter(|it| it.len() == 4 && it.starts_with(['1', '2'])).peekable();
    if years.peek().is_none() {
        let this_year = format!("{last}年{folded}");
        return in_title(&this_year).is_some_and(|(found, _)| found.days() != *report);
    }
    !years.any(|year| year == first || year == last)
        || in_title(&folded).is_some_and(|(found, _)| found.days() != *report)
}

/// The period that a title names, and the place that is named before it: 汉阳区2023年上半年…. Two periods that are no
/// range are none: which of them the figures are of is to be asked.
pub(super) fn in_title(text: &str) -> Option<(Period, String)> {
    let folded = fold(text);
    // As long as the text itself, so that places in it are the same.
    let lower = folded.to_ascii_lowercase();
    let is_chinese = folded.contains(is_han);
    let (mut periods, mut years) = (Vec::new(), Vec::new());
    let mut rest = lower.as_str();
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let at = lower.len() - rest.len();
        let within = before.is_ascii_alphanumeric() && first.is_ascii_alphanumeric()
            || first.is_ascii_digit() && "-./,".contains(before);
        let (said, behind) = Some(rest)
            .filter(|_| !within)
            .and_then(said)
            .unwrap_or((Said::Nothing, &rest[first.len_utf8()..]));
        match said {
            Said::Period(period) => periods.push((at, period)),
            Said::Year(year) if !is_chinese || behind.starts_with('度') => {
                years.push((at, Period::of_months(year, 1, 12)));
            }
            Said::Unclear => return None,
            Said::Year(_) | Said::Nothing => {}
        }
        before = lower[..lower.len() - behind.len()].chars().next_back().unwrap_or(' ');
        rest = behind;
    }
    let found = if periods.is_empty() { years } else { periods };
    let (at, period) = *found.first()?;
    let is_one = found.iter().all(|(_, other)| *other == period || other.dates_a_report_on(period));
    is_one.then(|| (period, place_before(&folded[..at])))
}

fn is_han(c: char) -> bool {
    c >= '\u{2E80}'
}

/// What a text begins with.
enum Said {
    Period(Period),
    /// A year alone, which counts where there is nothing better.
    Year(u16),
    /// A day, or a year of which something else is said.
    Nothing,
    /// Periods that cannot be told apart.
    Unclear,
}

/// What a text in lower case says first, and what is behind that.
fn said(text: &str) -> Option<(Said, &str)> {
    const UNTIL: [&str; 10] = [
        "截止到",
        "截至到",
        "截至",
        "截止",
        "as of ",
        "as at ",
        "up to ",
        "until ",
        "to the end of ",
        "by ",
    ];
    // Which day such a year or half begins with is not said.
    const OPEN: [&str; 3] = ["year ", "months ", "quarter "];
    let open = OPEN.iter().find_map(|word| text.strip_prefix(word));
    let ends = ["to ", "ended ", "ending "];
    if let Some(rest) = open.and_then(|rest| ends.iter().find_map(|word| rest.strip_prefix(word))) {
        return Some((Said::Unclear, rest));
    }
    let until = UNTIL.iter().find_map(|word| text.strip_prefix(word));
    let rest = until.map_or(text, |rest| without(rest, &["the ", "end of "]));
    let settle = |period: Period, rest| {
        let period = if until.is_some() { period.until() } else { period };
        (Said::Period(period), rest)
    };
    if let Some((period, rest)) = part_of_year(rest) {
        // 一季度至三季度, 上半年和下半年.
        let part = |c: char| "第一二三四上下qh0123456789".contains(c);
        let also = rest.strip_prefix(['、', '与', '和', '及']);
        let more = to(rest).or(also).is_some_and(|rest| rest.starts_with(part));
        return Some(if more { (Said::Unclear, rest) } else { settle(period, rest) });
    }
    if let Some((first, rest)) = point(rest, None) {
        if let Some((last, rest)) = to(rest).and_then(|rest| point(rest, Some(first))) {
            let days = first.year.or(last.year).zip(last.year.or(first.year));
            let days = days.and_then(|(from, to)| Some((first.first(from)?, last.last(to)?)));
            let ordered = days.filter(|(first, last)| first <= last);
            return Some(match ordered {
                Some((first, last)) => settle(Period { first, last }, rest),
                None => (Said::Unclear, rest),
            });
        }
        let now = ["今", "目前", "date", "now", "present"];
        if to(rest).is_some_and(|rest| now.iter().any(|word| rest.starts_with(word))) {
            return Some((Said::Unclear, rest));
        }
        let year = first.year?;
        let (from, last) = (first.first(year)?, first.last(year)?);
        // A day is that of something else, and 2024.6 may be a number.
        let counts = until.is_some() || first.day.is_none() && !first.bare;
        let period = Period { first: from, last };
        return Some(if counts { settle(period, rest) } else { (Said::Nothing, rest) });
    }
    let fiscal =
        ["fy", "fiscal year", "financial year"].iter().find_map(|it| rest.strip_prefix(it));
    if let Some((_, rest)) = fiscal.and_then(|rest| year(rest.trim_start())) {
        return Some((Said::Nothing, rest));
    }
    let (year, rest) = year(rest)?;
    let behind = rest.strip_prefix('年').unwrap_or(rest);
    let joined = behind.strip_prefix(['与', '和', '及', '、']);
    if joined.is_some_and(|rest| self::year(rest).is_some()) {
        return Some((Said::Unclear, behind));
    }
    let mut chars = rest.chars();
    let is_other = match (chars.next(), chars.next()) {
        (Some('年'), next) => next != Some('度'),
        (Some('%'), _) => true,
        (Some('-' | '/' | '.' | ','), next) => next.is_some_and(|c| c.is_ascii_digit()),
        (next, _) => next.is_some_and(is_han),
    };
    Some((if is_other { Said::Nothing } else { Said::Year(year) }, behind))
}

/// The text without any of these words, and blanks, at its beginning.
fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut rest = text.trim_start();
    while let Some(behind) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind.trim_start();
    }
    rest
}

/// What is behind the sign of a range.
fn to(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let signs = text.trim_start_matches(['-', '—', '―', '~']);
    let signs = Some(signs).filter(|rest| rest.len() < text.len());
    let word = || ["至", "到", "to ", "through "].iter().find_map(|word| text.strip_prefix(word));
    signs.or_else(word).map(str::trim_start)
}

/// The year that a text begins with.
fn year(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let year = Some(digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year = year.parse().ok().filter(|year| (1949..=2199).contains(year))?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((year, rest))
}

/// The month or day that a text begins with, up to `most`.
fn small(text: &str, most: u8) -> Option<(u8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text.get(..end).filter(|digits| (1..=2).contains(&digits.len()))?.parse().ok()?;
    (1..=most).contains(&number).then_some((number, &text[end..]))
}

/// A part of a year: 2023年上半年, 2023年1-9月, first half of 2023, 2023 Q1.
fn part_of_year(text: &str) -> Option<(Period, &str)> {
    const PARTS: [(&str, u8, u8); 34] = [
        ("上半年", 1, 6),
        ("下半年", 7, 12),
        ("第一季度", 1, 3),
        ("第二季度", 4, 6),
        ("第三季度", 7, 9),
        ("第四季度", 10, 12),
        ("一季度", 1, 3),
        ("二季度", 4, 6),
        ("三季度", 7, 9),
        ("四季度", 10, 12),
        ("1季度", 1, 3),
        ("2季度", 4, 6),
        ("3季度", 7, 9),
        ("4季度", 10, 12),
        ("前三季度", 1, 9),
        ("前3季度", 1, 9),
        ("全年", 1, 12),
        ("first half", 1, 6),
        ("second half", 7, 12),
        ("first quarter", 1, 3),
        ("second quarter", 4, 6),
        ("third quarter", 7, 9),
        ("fourth quarter", 10, 12),
        ("first three quarters", 1, 9),
        ("first three months", 1, 3),
        ("first six months", 1, 6),
        ("first nine months", 1, 9),
        ("full year", 1, 12),
        ("h1", 1, 6),
        ("h2", 7, 12),
        ("q1", 1, 3),
        ("q2", 4, 6),
        ("q3", 7, 9),
        ("q4", 10, 12),
    ];
    let named = |text: &str| -> Option<(u8, u8, usize)> {
        let (name, first, last) = PARTS.iter().find(|(name, ..)| text.starts_with(name))?;
        Some((*first, *last, name.len()))
    };
    if let Some((year, rest)) = year(text) {
        let rest = rest.trim_start_matches(' ');
        let rest = rest.strip_prefix('年').or_else(|| rest.strip_prefix('-')).unwrap_or(rest);
        let rest = rest.strip_prefix('度').unwrap_or(rest).trim_start();
        if let Some((first, last, length)) = named(rest) {
            return Some((Period::of_months(year, first, last), &rest[length..]));
        }
        let (first, rest) = small(rest, 12)?;
        let (last, rest) = small(to(rest)?, 12)?;
        let rest = rest.trim_start().strip_prefix('月')?;
        let rest = rest.strip_prefix('份').unwrap_or(rest);
        return (first <= last).then(|| (Period::of_months(year, first, last), rest));
    }
    let (first, last, length) = named(text)?;
    let (year, rest) = year(without(&text[length..], &["of ", "in ", ", ", "the year "]))?;
    Some((Period::of_months(year, first, last), rest))
}

/// A month or a day at an end of a range.
#[derive(Clone, Copy)]
struct Point {
    year: Option<u16>,
    month: u8,
    day: Option<u8>,
    /// Written with points, slashes or hyphens.
    bare: bool,
}

impl Point {
    fn first(self, year: u16) -> Option<Day> {
        let day = self.day.unwrap_or(1);
        (day <= last_day(year, self.month)).then_some((year, self.month, day))
    }

    fn last(self, year: u16) -> Option<Day> {
        let last = last_day(year, self.month);
        self.day.is_none_or(|day| day <= last).then(|| (year, self.month, self.day.unwrap_or(last)))
    }
}

/// The month or day that a text begins with: 2024年6月30日, 2024-06-30, 30 June 2024. Behind another one, 6月 and 30日, too.
fn point(text: &str, before: Option<Point>) -> Option<(Point, &str)> {
    if let Some(found) = english_point(text) {
        return Some(found);
    }
    let (own, rest) = match year(text) {
        Some((year, rest)) => (Some(year), rest),
        None => (before?.year, text),
    };
    let has_year = rest.len() < text.len();
    if let (true, Some(sign)) = (has_year, rest.chars().next().filter(|c| "./-".contains(*c))) {
        let (month, rest) = small(&rest[1..], 12)?;
        let day = rest.strip_prefix(sign).and_then(|rest| small(rest, 31));
        let (day, rest) = day.map_or((None, rest), |(day, rest)| (Some(day), rest));
        return Some((Point { year: own, month, day, bare: true }, rest));
    }
    let rest = if has_year { rest.trim_start().strip_prefix('年')?.trim_start() } else { rest };
    let (number, rest) = small(rest, 31)?;
    let rest = rest.trim_start();
    if let (false, Some(rest), Some(before)) = (has_year, rest.strip_prefix('日'), before) {
        let day = before.day.and(Some(number))?;
        return Some((Point { year: own, month: before.month, day: Some(day), bare: false }, rest));
    }
    // 2024.1-6
    if !has_year && before.is_some_and(|before| before.bare && before.day.is_none()) && number <= 12
    {
        let rest = rest.strip_prefix('月').unwrap_or(rest);
        return Some((Point { year: own, month: number, day: None, bare: true }, rest));
    }
    let month = Some(number).filter(|month| *month <= 12)?;
    let rest = rest.strip_prefix('月')?;
    let rest = rest.strip_prefix(['份', '底', '末']).unwrap_or(rest);
    let day = small(rest.trim_start(), 31)
        .and_then(|(day, rest)| Some((day, rest.trim_start().strip_prefix(['日', '号'])?)));
    let (day, rest) = day.map_or((None, rest), |(day, rest)| (Some(day), rest));
    Some((Point { year: own, month, day, bare: false }, rest))
}

/// The same in English, where the year may be behind the other end.
fn english_point(text: &str) -> Option<(Point, &str)> {
    let leading = small(text, 31).map(|(day, rest)| {
        let rest =
            ["st", "nd", "rd", "th"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
        (day, rest.trim_start())
    });
    let (month, rest) = month_name(leading.map_or(text, |(_, rest)| rest))?;
    let trailing = leading.is_none().then(|| small(rest.trim_start(), 31)).flatten();
    let (day, rest) = match (leading, trailing) {
        (None, Some((day, rest))) => (Some(day), rest),
        (leading, _) => (leading.map(|(day, _)| day), rest),
    };
    let behind = without(rest, &[", ", "of "]);
    let (year, rest) = year(behind).map_or((None, rest), |(year, rest)| (Some(year), rest));
    Some((Point { year, month, day, bare: false }, rest))
}

/// The month whose English name a text begins with.
fn month_name(text: &str) -> Option<(u8, &str)> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let word = &text[..end];
    let is_it =
        |name: &&str| *name == word || word.len() >= 3 && name.starts_with(word) && word.len() <= 4;
    let at = NAMES.iter().position(is_it)?;
    let rest = text[end..].strip_prefix('.').unwrap_or(&text[end..]);
    Some((u8::try_from(at + 1).ok()?, rest))
}

/// The name of a place at the end of which a title says its period, or nothing where that is not all that is there.
fn place_before(text: &str) -> String {
    const CHINESE: [&str; 14] = [
        "指标", "情况", "报告", "计划", "执行", "统计", "主要", "表", "数据", "财年", "完成",
        "目标", "规划", "经济",
    ];
    const ENGLISH: [&str; 32] = [
        "report",
        "reports",
        "results",
        "plan",
        "plans",
        "indicator",
        "indicators",
        "statistics",
        "economy",
        "economic",
        "social",
        "development",
        "figures",
        "table",
        "review",
        "summary",
        "implementation",
        "performance",
        "progress",
        "main",
        "key",
        "budget",
        "data",
        "bulletin",
        "on",
        "about",
        "targets",
        "growth",
        "accounts",
        "outcome",
        "outcomes",
        "monitoring",
    ];
    const LAST: [&str; 9] = ["in", "for", "of", "the", "on", "during", "from", "to", "as"];
    let signs = [' ', ',', ':', ';', '(', '[', '-', '—', '·', '、', '，'];
    let mut rest = text.trim_end_matches(signs).trim_start();
    loop {
        let (before, word) = rest.rsplit_once(' ').unwrap_or(("", rest));
        if word.is_empty() || !LAST.iter().any(|last| word.eq_ignore_ascii_case(last)) {
            break;
        }
        rest = before.trim_end_matches(signs);
    }
    let lower = rest.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let is_name = rest.chars().count() <= 60
        && !rest.contains(|c: char| c.is_ascii_digit())
        && !rest.starts_with(|c: char| c.is_ascii_lowercase())
        && !CHINESE.iter().any(|word| rest.contains(word))
        && !words.any(|word| ENGLISH.contains(&word));
    if is_name { rest.to_owned() } else { String::new() }
}

/// The months that a text begins with: 上半年, 前三季度, 1-9月.
pub(super) fn months(text: &str) -> Option<(u8, u8)> {
    const NAMES: [(&str, u8, u8); 10] = [
        ("上半年", 1, 6),
        ("下半年", 7, 12),
        ("一季度", 1, 3),
        ("第一季度", 1, 3),
        ("1季度", 1, 3),
        ("前三季度", 1, 9),
        ("前3季度", 1, 9),
        ("全年", 1, 12),
        ("h1", 1, 6),
        ("first half", 1, 6),
    ];
    let text = text.to_lowercase();
    if let Some((_, first, last)) = NAMES.iter().find(|(name, ..)| text.starts_with(name)) {
        return Some((*first, *last));
    }
    let (numbers, _) = text.split_once('月')?;
    let mut numbers = numbers.split(['-', '—', '~', '至']);
    let month =
        |text: &str| text.trim().parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    let first = month(numbers.next()?)?;
    let last = numbers.next().map_or(Some(first), month)?;
    (numbers.next().is_none() && first <= last).then_some((first, last))
}
