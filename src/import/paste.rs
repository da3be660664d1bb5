//! What was pasted comes twice: as HTML, which has the shape of the table, and as plain text, which has what was shown.

use std::collections::HashSet;

use super::{
    Choice, Grid, Held, Level, Matter, Place, Reading,
    figure::fold,
    html::{MAX_LINES, lowered},
};

/// Most bytes that texts are looked for in: of large tables that have not the same cells, only whole ones are found.
const MAX_SEARCHED: usize = 1 << 30;

/// Puts what only the plain text has into the tables of the HTML. Where both have the same cells and one of them says
/// something else, it is asked.
pub(super) fn complete(grids: &mut [Grid], plain: &Grid, readings: &mut Vec<Reading>) {
    if let [grid] = &mut *grids
        && places(grid) == places(plain)
    {
        compare(grid, plain, readings);
        return;
    }
    let texts = grids.iter().flat_map(|grid| {
        let lines = grid.before.iter().chain(&grid.behind).cloned();
        lines.chain(grid.cells().map(super::Cell::text))
    });
    let all: String = texts.flat_map(|text| [key(&text), "\n".to_owned()]).collect();
    let whole: HashSet<&str> = all.lines().collect();
    let mut searched = 0;
    let (mut before, mut behind, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let mut reached = false;
    for row in plain.rows() {
        let texts: Vec<String> = plain.columns(row).map(|column| plain.text(row, column)).collect();
        let mut is_there = |text: &str| {
            let key = key(text);
            if whole.contains(key.as_str()) || searched > MAX_SEARCHED {
                return whole.contains(key.as_str());
            }
            searched += all.len();
            all.contains(&key)
        };
        let missing: Vec<_> = texts.iter().filter(|text| !is_there(text)).collect();
        match missing[..] {
            [] => reached = true,
            [line] if texts.len() == 1 => {
                if reached { &mut behind } else { &mut before }.push(line.clone());
            }
            _ => rows.push(texts.join(" ")),
        }
    }
    // As many as are read around the tables of a page.
    if let [first, ..] = &mut *grids {
        first.more_lines |= shorten(&mut before, first.before.len());
        first.before.splice(0..0, before);
    }
    if let [.., last] = &mut *grids {
        last.more_lines |= shorten(&mut behind, last.behind.len());
        last.behind.extend(behind);
    }
    if !rows.is_empty() {
        readings.push(Reading::warning(Place::default(), Matter::OnlyInText { found: rows }));
    }
}

/// Leaves out the lines for which there is no room beside those that are there; whether there are any.
fn shorten(lines: &mut Vec<String>, there: usize) -> bool {
    let room = MAX_LINES.saturating_sub(there);
    let more = lines.len() > room;
    lines.truncate(room);
    more
}

/// Where cells hold something, by the number of their row among those that have any: one of the two may have dropped
/// empty rows, or count the lines within a cell.
fn places(grid: &Grid) -> Vec<(usize, u32)> {
    let rows = grid.rows();
    let row = |row: u32| rows.binary_search(&row).unwrap_or_default();
    grid.cells.keys().map(|(at, column)| (row(*at), *column)).collect()
}

/// A text without blanks, which differ between the two, and with superscripts as the digits that plain text has.
fn key(text: &str) -> String {
    fold(text).replace(' ', "").chars().map(lowered).collect()
}

fn compare(grid: &mut Grid, plain: &Grid, readings: &mut Vec<Reading>) {
    let is_narrow = |text: &str| text.len() > 1 && text.bytes().all(|byte| byte == b'#');
    let pairs: Vec<_> = grid
        .cells
        .iter()
        .zip(plain.cells())
        .map(|((place, cell), other)| (*place, cell.address, cell.text(), other.text()))
        .filter(|(_, _, html, plain)| key(html) != key(plain))
        .collect();
    for ((row, column), address, html, plain) in pairs {
        if is_narrow(&plain) {
            continue;
        }
        grid.put(row, column, Held::Text(plain.clone()), false);
        if !is_narrow(&html) {
            let choices = [&plain, &html].map(|text| Choice::Cell(text.clone())).to_vec();
            let matter = Matter::TwoTexts { plain, html };
            let place = Place::new(&grid.name, address);
            readings.push(Reading::new(Level::Question, place, matter).with(choices, Some(0)));
        }
    }
}
