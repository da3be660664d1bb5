//! What is more than is read is said, never cut: long texts, many cells, merged cells, lines and texts above a table.

use plan_chart::{
    Lang,
    import::{self, Import, Level, MAX_CELL, MAX_CELLS, MAX_PLACES, Matter, Options},
};
use rust_xlsxwriter::{Format, Workbook};

use crate::{entry, listed};

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

/// Whatever is asked of each column in each row takes its time even where nothing is.
#[test]
fn many_places() {
    let wide = format!("指标,完成（亿元）{}\n", ",x".repeat(1_000));
    for text in [
        format!("{wide}{}", "a,1\n".repeat(1_000)),
        format!("id,name/zh,measure{wide}period/start,2024-01-01\n{}", "a\n".repeat(1_000)),
    ] {
        fault(
            &import::read(text.as_bytes(), &Options::default()),
            "",
            |matter| matches!(matter, Matter::TooManyPlaces { most, .. } if *most == MAX_PLACES),
        );
    }
}

/// A formula with its value is one cell.
#[test]
fn many_formulas() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..u32::try_from(MAX_CELLS / 2 + 1).unwrap() {
        sheet.write(row, 0, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).unwrap();
    }
    let import = import::read(&book.save_to_buffer().unwrap(), &Options::default());
    fault(&import, "", |matter| matches!(matter, Matter::NoTable { .. }));
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

/// Warnings of this kind: their places, and that each language says how many are read.
fn warned(import: &Import, most: &str, due: fn(&Matter) -> bool) -> Vec<String> {
    let warnings: Vec<_> =
        import.of_level(Level::Warning).filter(|reading| due(&reading.matter)).collect();
    for reading in &warnings {
        for lang in Lang::ALL {
            assert!(reading.text(lang).contains(most), "{}", reading.text(lang));
        }
    }
    warnings.into_iter().map(|reading| reading.place.to_string()).collect()
}

/// A sheet with so many merged cells behind a table.
fn merged(count: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("表").unwrap();
    for (row, cells) in
        [["指标", "完成（亿元）"], ["地区生产总值", "407.9"]].into_iter().enumerate()
    {
        for (column, cell) in cells.into_iter().enumerate() {
            let row = u32::try_from(row).unwrap();
            sheet.write(row, u16::try_from(column).unwrap(), cell).unwrap();
        }
    }
    for row in 0..count {
        sheet.merge_range(10 + row, 0, 10 + row, 1, "", &Format::new()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn many_merged_cells() {
    let too_many = |matter: &Matter| matches!(matter, Matter::TooManyMerged { most: 5_000 });
    for (count, due) in [(5_000, &[][..]), (5_001, &["表"][..])] {
        let import = import::read(&merged(count), &Options::default());
        assert_eq!(entry(&import, "gdp.total.result"), "407.9", "{}", listed(&import));
        assert_eq!(warned(&import, "5000", too_many), due, "{count}");
    }
}

#[test]
fn many_lines_of_a_page() {
    let too_many = |matter: &Matter| matches!(matter, Matter::TooManyLines { most: 1_000 });
    let table = "<table><tr><td>指标<td>完成（亿元）<tr><td>地区生产总值<td>407.9</table>";
    let lines = |count: usize| "<p>一行".repeat(count);
    for (before, behind, due) in [(1_000, 1_000, 0), (1_001, 0, 1), (0, 1_001, 1)] {
        let html = format!("<html>{}{table}{}", lines(before), lines(behind));
        let import = import::read(html.as_bytes(), &Options::default());
        assert_eq!(entry(&import, "gdp.total.result"), "407.9", "{}", listed(&import));
        assert_eq!(warned(&import, "1000", too_many).len(), due, "{before} {behind}");
    }
}

/// The title is read as long as it is near enough.
#[test]
fn many_texts_above_a_table() {
    let too_many = |matter: &Matter| matches!(matter, Matter::TooManyAbove { found: 2, most: 20 });
    for (between, due) in [(19, &[][..]), (21, &["A1"][..])] {
        let text = format!(
            "2024年上半年主要指标\t\n{}指标\t完成（亿元）\n地区生产总值\t407.9\n",
            "一段文字\t\n".repeat(between)
        );
        let import = import::read_pasted(None, &text, &Options::default());
        assert_eq!(entry(&import, "gdp.total.result"), "407.9", "{}", listed(&import));
        assert_eq!(warned(&import, "20", too_many), due, "{between}");
        assert_eq!(import.record.get("period").is_some(), due.is_empty());
    }
}
