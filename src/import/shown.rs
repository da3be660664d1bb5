//! Numbers of spreadsheets: what the file holds in binary, and what its format shows.

/// A number of a spreadsheet as decimal digits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// What a person sees, as far as the format is understood: `6.5%`, `407.9万元`.
    pub(super) shown: String,
    /// The digits of that alone.
    pub(super) digits: String,
    /// All digits that the file holds, 15 at the most, in the unit of what is shown.
    pub(super) exact: String,
    /// Whether digits behind the fifteenth were left out.
    pub(super) noise: bool,
    /// Whether the format multiplies by 100 and shows a percent sign.
    pub(super) percent: bool,
    /// Whether the format shows other digits: 12345 as 1.2万.
    pub(super) scaled: bool,
    /// Whether the format adds what is more than a sign: a unit, a word, an arrow.
    pub(super) worded: bool,
}

/// Reads a number with its format.
pub(super) fn number(value: f64, format: Option<&str>) -> Shown {
    let format = format.unwrap_or("General");
    let (section, is_first) = section_for(value, format);
    let plain = plain_format(section);
    let percent = plain.contains('%');
    let scaled = is_scaled(format) || literal(format).is_some();
    let exact = digits(value, if percent { 2 } else { 0 });
    let noise = {
        // The shortest text that gives the same binary number has more digits.
        let shortest = format!("{value:e}");
        shortest.chars().filter(char::is_ascii_digit).count() - exponent_digits(&shortest) > 15
    };
    let digits = if scaled { exact.clone() } else { with_places(&exact, places(&plain)) };
    // The other sections say themselves what is negative.
    let unsigned = if is_first { &digits } else { digits.trim_start_matches('-') };
    let words = if scaled { None } else { with_words(section, unsigned) };
    let worded = words.is_some();
    let sign = if percent { "%" } else { "" };
    let shown = words.unwrap_or_else(|| format!("{digits}{sign}"));
    Shown { shown, digits, exact, noise, percent, scaled, worded }
}

/// The section of a format that a number is shown by, and whether it is the first one: positive numbers, negative ones,
/// zero. Sections with conditions of their own are not understood.
fn section_for(value: f64, format: &str) -> (&str, bool) {
    let mut within = None;
    let sections: Vec<&str> = format
        .split(|c| {
            within = match (within, c) {
                (None, '"') => Some('"'),
                (None, '[') => Some(']'),
                (Some(end), c) if c == end => None,
                (within, _) => within,
            };
            within.is_none() && c == ';'
        })
        .collect();
    let at = match sections[..] {
        _ if format.contains(['<', '>', '=']) => 0,
        [_, _, _, ..] if value == 0.0 => 2,
        [_, _, ..] if value < 0.0 => 1,
        _ => 0,
    };
    (sections[at], at == 0)
}

/// Digits with what a section of a format adds to them; `None` where that is no more than a sign.
fn with_words(section: &str, digits: &str) -> Option<String> {
    const SIGNS: &str = " +-()¥￥$€£";
    let section = section.replace("General", "0");
    if section == "@" || plain_format(&section).contains(['E', 'e', '/']) {
        return None;
    }
    let (mut shown, mut has_digits, mut has_words) = (String::new(), false, false);
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        let added: String = match c {
            '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
            '\\' | '!' => chars.next().into_iter().collect(),
            '[' => chars.by_ref().find(|c| *c == ']').map_or_else(String::new, |_| String::new()),
            '_' | '*' => chars.next().map_or_else(String::new, |_| String::new()),
            '0' | '#' | '?' | '.' | ',' if has_digits => String::new(),
            '0' | '#' | '?' | '.' | ',' => {
                has_digits = true;
                shown.push_str(digits);
                String::new()
            }
            '%' => {
                shown.push('%');
                String::new()
            }
            c => c.to_string(),
        };
        has_words |= added.contains(|c| !SIGNS.contains(c));
        shown.push_str(&added);
    }
    has_words.then_some(shown)
}

fn exponent_digits(text: &str) -> usize {
    text.split_once('e')
        .map_or(0, |(_, exponent)| exponent.chars().filter(char::is_ascii_digit).count())
}

/// The decimal digits of a number × 10^`power`, 15 at the most.
fn digits(value: f64, power: i32) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.14e}");
    let Some((mantissa, exponent)) = text.split_once('e') else { return text };
    let exponent = exponent.parse::<i32>().unwrap_or(0) + power;
    let negative = mantissa.starts_with('-');
    let all: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let all = all.trim_end_matches('0');
    // Larger and smaller ones are no figures of any report.
    let point = (exponent + 1).clamp(-40, 40);
    let count = i32::try_from(all.len()).unwrap_or(0);
    let unsigned = if point <= 0 {
        format!("0.{}{all}", "0".repeat(point.unsigned_abs() as usize))
    } else if point >= count {
        format!("{all}{}", "0".repeat((point - count).unsigned_abs() as usize))
    } else {
        let (whole, fraction) = all.split_at(point.unsigned_abs() as usize);
        format!("{whole}.{fraction}")
    };
    if negative { format!("-{unsigned}") } else { unsigned }
}

/// A section of a format without texts in quotes, colours and conditions.
fn plain_format(section: &str) -> String {
    let (mut plain, mut chars) = (String::new(), section.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => chars.by_ref().find(|c| *c == '"').map_or((), |_| ()),
            '[' => chars.by_ref().find(|c| *c == ']').map_or((), |_| ()),
            '\\' | '_' | '*' => drop(chars.next()),
            c => plain.push(c),
        }
    }
    plain
}

/// The text of a format that shows the same for every number.
pub(super) fn literal(format: &str) -> Option<&str> {
    let text = format.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains('"')).then_some(text)
}

/// Whether a format divides: a comma behind the last digit, or an escaped point between digits (`0!.0,`).
fn is_scaled(format: &str) -> bool {
    let first = format.split(';').next().unwrap_or_default();
    let last_digit = first.rfind(['0', '#', '?']);
    last_digit.is_some_and(|at| first[at + 1..].starts_with(','))
        || first.contains("!.")
        || first.contains("\\.")
}

/// How many places behind the point a format shows at least and at the most; `None` for as many as there are.
fn places(plain: &str) -> Option<(usize, usize)> {
    if plain.eq_ignore_ascii_case("general") || plain == "@" || plain.contains(['E', 'e', '/']) {
        return None;
    }
    let behind = plain.split_once('.').map_or("", |(_, behind)| behind);
    let behind: Vec<char> = behind.chars().take_while(|c| "0#?".contains(*c)).collect();
    let least = behind.iter().filter(|c| **c == '0').count();
    plain.contains(['0', '#']).then_some((least, behind.len()))
}

/// The same number with so many places: zeros are added, digits are rounded away.
fn with_places(exact: &str, places: Option<(usize, usize)>) -> String {
    let Some((least, most)) = places else { return exact.to_owned() };
    let rounded = rounded(exact, most);
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let fraction = format!("{:0<least$}", fraction.trim_end_matches('0'));
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// The same number with so many places at the most.
fn rounded(exact: &str, places: usize) -> String {
    let (whole, fraction) = exact.split_once('.').unwrap_or((exact, ""));
    if fraction.len() <= places {
        return exact.to_owned();
    }
    // Half away from zero, as spreadsheets do.
    let negative = whole.starts_with('-');
    let kept: String =
        whole.trim_start_matches('-').chars().chain(fraction.chars().take(places)).collect();
    let up = fraction.as_bytes().get(places).is_some_and(|digit| *digit >= b'5');
    let number = kept.parse::<u128>().unwrap_or(0) + u128::from(up);
    let digits = format!("{number:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if negative && number > 0 { "-" } else { "" };
    format!("{sign}{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_shown_as_spreadsheets_show_them() {
        for (value, format, shown, exact) in [
            (0.065, "0.0%", "6.5%", "6.5"),
            (0.075, "0.00%", "7.50%", "7.5"),
            (7.000_000_000_000_001, "General", "7", "7"),
            (407.9, "0.00", "407.90", "407.9"),
            (-3.2, "General", "-3.2", "-3.2"),
            (5.0, "0.0", "5.0", "5"),
            (1234.5, "#,##0.0", "1234.5", "1234.5"),
            (407.951, "0.0", "408.0", "407.951"),
            (-0.04, "0.0", "0.0", "-0.04"),
            (0.000_12, "General", "0.00012", "0.00012"),
            (120_345.0, "General", "120345", "120345"),
            (3.2, "[Red]0.0_);(0.0)", "3.2", "3.2"),
            (-3.2, "[Red]0.0_);(0.0)", "-3.2", "-3.2"),
            (12.34, "0.##", "12.34", "12.34"),
            (12.34, "#,##0.##", "12.34", "12.34"),
            (12.3, "0.0#", "12.3", "12.3"),
            (12.0, "0.0#", "12.0", "12"),
            (12.345, "0.0#", "12.35", "12.345"),
            (407.9, "General\"万元\"", "407.9万元", "407.9"),
            (5.2, "0.0\"%\"", "5.2%", "5.2"),
            (-3.2, "0.0;[Red]▼0.0", "▼3.2", "-3.2"),
            (-3.2, "0.0;\"下降\"0.0\"%\"", "下降3.2%", "-3.2"),
            (0.0, "0.0;-0.0;\"—\"", "—", "0"),
            (0.0, "0.0;-0.0", "0.0", "0"),
            (0.052, "0.0%", "5.2%", "5.2"),
            (407.9, "\"约\"0.0", "约407.9", "407.9"),
            (1.0, "0\\%;0", "1%", "1"),
        ] {
            let read = number(value, Some(format));
            assert_eq!(
                (read.shown.as_str(), read.exact.as_str()),
                (shown, exact),
                "{value} {format}"
            );
        }
        assert!(number(0.1 + 0.2, None).noise);
        assert!(!number(0.3, None).noise);
        assert!(number(12345.0, Some("0!.0,")).scaled);
    }
}
