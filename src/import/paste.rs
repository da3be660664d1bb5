//! What was pasted comes twice: as HTML, which has the shape of the table, and as plain text, which has what was shown.

use super::{Choice, Grid, Held, Level, Matter, Place, Reading, figure::fold};

/// Puts what only the plain text has into the tables of the HTML. Where both have the same cells and one of them says
/// something else, it is asked.
pub(super) fn complete(grids: &mut [Grid], plain: &Grid, readings: &mut Vec<Reading>) {
    if let [grid] = &mut *grids
        && places(grid) == places(plain)
    {
        compare(grid, plain, readings);
        return;
    }
    let all: String = grids
        .iter()
        .flat_map(|grid| {
            let lines = grid.before.iter().chain(&grid.behind).cloned();
            lines.chain(grid.cells().map(super::Cell::text))
        })
        .map(|text| key(&text))
        .collect::<Vec<_>>()
        .join("\n");
    let (mut before, mut behind, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let mut reached = false;
    for row in plain.rows() {
        let texts: Vec<String> = plain.columns(row).map(|column| plain.text(row, column)).collect();
        let missing: Vec<_> = texts.iter().filter(|text| !all.contains(&key(text))).collect();
        match missing[..] {
            [] => reached = true,
            [line] if texts.len() == 1 => {
                if reached { &mut behind } else { &mut before }.push(line.clone());
            }
            _ => rows.push(texts.join(" ")),
        }
    }
    if let [first, ..] = &mut *grids {
        first.before.splice(0..0, before);
    }
    if let [.., last] = &mut *grids {
        last.behind.extend(behind);
    }
    if !rows.is_empty() {
        readings.push(Reading::warning(Place::default(), Matter::OnlyInText { found: rows }));
    }
}

/// Where cells hold something, by the number of their row among those that have any: one of the two may have dropped
/// empty rows, or count the lines within a cell.
fn places(grid: &Grid) -> Vec<(usize, u32)> {
    let rows = grid.rows();
    let row = |row: u32| rows.binary_search(&row).unwrap_or_default();
    grid.cells.keys().map(|(at, column)| (row(*at), *column)).collect()
}

/// A text without blanks, which differ between the two.
fn key(text: &str) -> String {
    fold(text).replace(' ', "")
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
