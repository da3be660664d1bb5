//! What is more than is read is said, never cut: long texts, many cells.

use plan_chart::import::{self, Import, Level, MAX_CELL, MAX_CELLS, Matter, Options};

#[track_caller]
fn fault(import: &Import, place: &str, due: fn(&Matter) -> bool) {
    let found = import
        .of_level(Level::Fault)
        .any(|reading| reading.place.to_string() == place && due(&reading.matter));
    assert!(found && import.report.is_none(), "{:?}", import.readings);
}

fn too_many(matter: &Matter) -> bool {
    matches!(matter, Matter::TooManyCells { .. })
}

/// One cell more than is read, in three columns.
fn rows() -> impl Iterator<Item = [String; 3]> {
    (0..=MAX_CELLS / 3).map(|row| [format!("指标{row}"), "1".to_owned(), "2".to_owned()])
}

#[test]
fn many_cells_of_text() {
    let mut text = "指标\t目标（亿元）\t完成（亿元）\n".to_owned();
    text.extend(rows().map(|row| row.join("\t") + "\n"));
    fault(&import::read(text.as_bytes(), &Options::default()), "", too_many);
    fault(&import::read_pasted(None, &text, &Options::default()), "", too_many);
}

#[test]
fn many_cells_of_html() {
    let mut html = "<table><tr><td>指标<td>目标（亿元）<td>完成（亿元）".to_owned();
    html.extend(rows().map(|row| format!("<tr><td>{}", row.join("<td>"))));
    fault(&import::read(html.as_bytes(), &Options::default()), "", too_many);
    fault(&import::read_pasted(Some(&html), "指标", &Options::default()), "", too_many);
    let wide = format!("<table><tr>{}<td>x</table>", "<td colspan=1000>".repeat(11));
    fault(&import::read(wide.as_bytes(), &Options::default()), "", too_many);
}

#[test]
fn long_cells() {
    let long = "长".repeat(MAX_CELL + 1);
    let text = format!("指标\t完成（亿元）\t定义\n地区生产总值\t407.9\t{long}\n");
    let html = format!(
        "<table><tr><td>指标<td>完成（亿元）<td>定义<tr><td>地区生产总值<td>407.9<td>{long}</table>"
    );
    for import in [
        import::read_pasted(None, &text, &Options::default()),
        import::read(html.as_bytes(), &Options::default()),
    ] {
        fault(
            &import,
            "C2",
            |matter| matches!(matter, Matter::CellTooLong { found, .. } if *found == MAX_CELL + 1),
        );
    }
}
