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
    // No character is wider than its size, nor shorter than a byte: most texts need no closer look.
    let most = text.len() as f64 * size;
    if most * ROOM <= room || advance(text, size) * ROOM <= room {
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
    trimmed(kept) + "…"
}

/// `text` in lines that fit into `room` CSS px. It is broken after spaces and between Chinese characters, but
/// neither before a mark that closes nor after one that opens, and a number keeps what follows it. Only a word that
/// is wider than a line is broken within.
pub(super) fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    cut(text, &starts(text, size, room))
}

/// The same in at most `most` lines, which is one at least: what they do not hold ends in an ellipsis.
pub(super) fn few_lines(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let starts = starts(text, size, room);
    let mut few = cut(text, &starts);
    if few.len() > most {
        few.truncate(most - 1);
        let rest = text.get(starts[most - 1]..).unwrap_or_default();
        few.push(fit(rest, size, room));
    }
    few
}

/// `text` in the lines that begin at these bytes.
fn cut(text: &str, starts: &[usize]) -> Vec<String> {
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let line = |(&start, end): (&usize, usize)| text.get(start..end).unwrap_or_default();
    starts.iter().zip(ends).map(|place| trimmed(line(place).to_owned())).collect()
}

/// The bytes of `text` at which lines begin.
fn starts(text: &str, size: f64, room: f64) -> Vec<usize> {
    // Spaces are as many bytes as characters.
    let spaces = text.bytes().take_while(|byte| *byte == b' ').count();
    let mut starts = vec![spaces];
    let mut start = spaces;
    // The last place behind the start where the line may be broken.
    let mut chance = 0;
    let mut width = 0.0;
    let mut before = ' ';
    for (at, c) in text.char_indices().skip(spaces) {
        if breaks(before, c) {
            chance = at;
        }
        width += em(c) * size;
        if width * ROOM > room && c != ' ' && at > start {
            start = if chance > start { chance } else { at };
            starts.push(start);
            width = advance(text.get(start..at).unwrap_or_default(), size) + em(c) * size;
        }
        before = c;
    }
    starts
}

/// Without the spaces at its end. The standard library's knows every kind of space, in as many tables.
fn trimmed(mut line: String) -> String {
    while line.as_bytes().last() == Some(&b' ') {
        line.pop();
    }
    line
}

/// Marks that no line may end with.
const OPENING: &str = "（《“‘【〈";
/// Marks, and the space, that no line may begin with.
const CLOSING: &str = "，。；：、！？）》”’】〉…～·% ";

/// Whether a line may end between two characters.
fn breaks(before: char, after: char) -> bool {
    let stands_in = |marks: &str, c| marks.chars().any(|mark| mark == c);
    let chinese = em(before) >= 1.0 || (em(after) >= 1.0 && !before.is_ascii_digit());
    let may = before == ' ' || (chinese && !stands_in(OPENING, before));
    may && !stands_in(CLOSING, after)
}

/// Advance width of a character in em.
fn em(c: char) -> f64 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' => 0.28,
        'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' => 0.37,
        'm' | 'M' | 'W' | '%' | '@' => 0.9,
        'w' => 0.78,
        'A'..='Z' | '−' | '+' | '=' | '<' | '>' | '~' => 0.66,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.52,
        // Chinese fonts make these as wide as a character.
        '·' | '×' | '÷' | '§' => 1.0,
        '\u{20}'..='\u{2FF}' => 0.58,
        // Combining marks and joiners take no room of their own.
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0.0,
        '\u{370}'..='\u{10FF}' | '\u{1E00}'..='\u{1FFF}' => 0.66,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{ROOM, advance, few_lines, fit, lines};

    #[test]
    fn lines_hold_the_whole_text_and_fit() {
        for text in [
            "完成率最高的是固定资产投资，87.4%，高于时序进度37.4个百分点；最低的是社会消费品零售总额（42.9%）。",
            "The highest rate is that of fixed-asset investment, 87.4%, 37.4 points above the time schedule.",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
            "《报告》（一）“二”",
            "",
        ] {
            for room in [60.0, 100.0, 200.0, 1000.0] {
                let lines = lines(text, 15.0, room);
                let plain = |text: &str| text.replace(' ', "");
                assert_eq!(plain(&lines.concat()), plain(text));
                for line in lines {
                    assert!(advance(&line, 15.0) * ROOM <= room, "{line} in {room}");
                    let narrow = room < 200.0;
                    assert!(
                        narrow || !line.starts_with(['，', '。', '）', '》', '”', '%', ' ']),
                        "{line}"
                    );
                    assert!(narrow || !line.ends_with(['（', '《', '“', ' ']), "{line}");
                }
            }
        }
        assert_eq!(lines("一共407.9亿元", 10.0, 50.0), ["一共", "407.9亿", "元"]);
    }

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(fit("社会消费品零售总额", 15.0, 15.0 * 9.0 * ROOM), "社会消费品零售总额");
    }

    #[test]
    fn lines_break_between_words_and_behind_characters() {
        let broken = |text, ems: f64, most| few_lines(text, 10.0, ems * 10.0 * ROOM, most);
        assert_eq!(broken("社会消费品零售总额", 5.0, 3), ["社会消费品", "零售总额"]);
        assert_eq!(broken("低于区计划，3.6个", 5.5, 3), ["低于区计", "划，3.6个"]);
        assert_eq!(broken("Total retail sales", 6.5, 3), ["Total retail", "sales"]);
        assert_eq!(broken("Total retail sales", 6.5, 1), ["Total retail…"]);
        assert_eq!(broken("Unbreakable", 2.0, 1), ["U…"]);
        assert_eq!(broken("Unbreakable", 2.0, 4), ["Unb", "rea", "kabl", "e"]);
        assert_eq!(broken("社会消费品零售总额", 4.0, 2), ["社会消费", "品零售…"]);
        assert_eq!(broken("", 2.0, 3), [""]);
        // Spaces make no lines of their own.
        assert_eq!(broken(" A<>A", 2.0, 3), ["A<>", "A"]);
        assert_eq!(broken("一二  Unbreakable", 4.0, 3), ["一二", "Unbreak", "able"]);
    }

    #[test]
    fn what_does_not_fit_is_shortened() {
        for room in [0.0, 5.0, 20.0, 40.0, 80.0, 100.0] {
            let short = fit("Total retail sales of consumer goods", 12.0, room);
            assert!(short.ends_with('…'));
            assert!(short == "…" || advance(&short, 12.0) * ROOM <= room, "{short} in {room}");
        }
    }
}
