//! How wide text is, without asking a browser: one table of advance widths, so that the same layout
//! comes out natively and in every browser.
//!
//! System fonts differ, so a layout keeps [`ROOM`] times the estimate free for each text.

/// Room kept for a text, as a multiple of its estimated width.
pub const ROOM: f64 = 1.15;

/// Estimated width of `text` in CSS px at `size` CSS px.
///
/// ```
/// use plan_chart::scene::advance;
/// assert_eq!(advance("亿元", 10.0), 20.0);
/// assert!(advance("iiii", 10.0) < advance("MMMM", 10.0));
/// ```
pub fn advance(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// `text`, or as much of its beginning as fits into `room` CSS px with an ellipsis.
pub(super) fn fit(text: &str, size: f64, room: f64) -> String {
    if advance(text, size) * ROOM <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut width = advance("…", size);
    for c in text.chars() {
        width += em(c) * size;
        if width * ROOM > room {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// Advance width of a character in em.
fn em(c: char) -> f64 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | '·' => 0.28,
        'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' => 0.37,
        'm' | 'M' | 'W' | '%' | '@' => 0.9,
        'w' => 0.78,
        'A'..='Z' | '−' | '+' | '=' | '<' | '>' | '÷' | '~' => 0.66,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.52,
        '\u{20}'..='\u{2FF}' => 0.58,
        // Combining marks and joiners take no room of their own.
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0.0,
        '\u{370}'..='\u{10FF}' | '\u{1E00}'..='\u{1FFF}' => 0.66,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{ROOM, advance, fit};

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(fit("社会消费品零售总额", 15.0, 15.0 * 9.0 * ROOM), "社会消费品零售总额");
    }

    #[test]
    fn what_does_not_fit_is_shortened_within_its_room() {
        for room in [0.0, 5.0, 20.0, 40.0, 80.0, 100.0] {
            let short = fit("Total retail sales of consumer goods", 12.0, room);
            assert!(short.ends_with('…'));
            assert!(short == "…" || advance(&short, 12.0) * ROOM <= room, "{short} in {room}");
        }
    }
}
