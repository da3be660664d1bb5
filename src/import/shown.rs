//! Numbers of spreadsheets: what the file holds in binary, and what its format shows.

/// A number of a spreadsheet as decimal digits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// What a person sees, as far as the format is understood: `6.5%`.
    pub(super) shown: String,
    /// All digits that the file holds, 15 at the most, in the unit of what is shown.
    pub(super) exact: String,
    /// Whether digits behind the fifteenth were left out.
    pub(super) noise: bool,
    /// Whether the format multiplies by 100 and shows a percent sign.
    pub(super) percent: bool,
    /// Whether the format shows other digits: 12345 as 1.2万.
    pub(super) scaled: bool,
}

/// Reads a number with its format.
pub(super) fn number(value: f64, format: Option<&str>) -> Shown {
    let plain = plain_format(format.unwrap_or("General"));
    let percent = plain.contains('%');
    let scaled =
        is_scaled(format.unwrap_or_default()) || format.is_some_and(|it| literal(it).is_some());
    let exact = digits(value, if percent { 2 } else { 0 });
    let noise = {
        // The shortest text that gives the same binary number has more digits.
        let shortest = format!("{value:e}");
        shortest.chars().filter(char::is_ascii_digit).count() - exponent_digits(&shortest) > 15
    };
    let shown = if scaled { exact.clone() } else { with_places(&exact, places(&plain)) };
    let sign = if percent { "%" } else { "" };
    Shown { shown: format!("{shown}{sign}"), exact, noise, percent, scaled }
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

/// The first part of a format, without texts in quotes, colours and conditions.
fn plain_format(format: &str) -> String {
    let (mut plain, mut chars) = (String::new(), format.chars());
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
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

/// How many places behind the point a format shows; `None` for as many as there are.
fn places(plain: &str) -> Option<usize> {
    if plain.eq_ignore_ascii_case("general") || plain == "@" || plain.contains(['E', 'e', '/']) {
        return None;
    }
    let behind = plain.split_once('.').map_or("", |(_, behind)| behind);
    Some(behind.chars().take_while(|c| "0#?".contains(*c)).filter(|c| *c == '0').count())
        .filter(|_| plain.contains(['0', '#']))
}

/// The same number with so many places: zeros are added, digits are rounded away.
fn with_places(exact: &str, places: Option<usize>) -> String {
    let Some(places) = places else { return exact.to_owned() };
    let (whole, fraction) = exact.split_once('.').unwrap_or((exact, ""));
    if fraction.len() <= places {
        let zeros = "0".repeat(places - fraction.len());
        return if places == 0 { whole.to_owned() } else { format!("{whole}.{fraction}{zeros}") };
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
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
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
