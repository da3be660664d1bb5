//! The traps of spreadsheets: each is read as it is meant, asked, or named with its cell.

use plan_chart::import::{self, Import, Level, Matter, Options};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::{entry, listed};

/// A workbook with a table of one indicator: 指标, 完成（亿元）, 增速（%）, and what `fill` puts in row 2.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("表").unwrap();
    for (column, heading) in ["指标", "完成（亿元）", "增速（%）"].into_iter().enumerate()
    {
        sheet.write(0, u16::try_from(column).unwrap(), heading).unwrap();
    }
    sheet.write(1, 0, "地区生产总值").unwrap();
    fill(sheet);
    book.save_to_buffer().unwrap()
}

fn read(fill: impl FnOnce(&mut Worksheet)) -> Import {
    import::read(&workbook(fill), &Options::default())
}

#[track_caller]
fn has(import: &Import, level: Level, place: &str, due: fn(&Matter) -> bool) {
    let found = import.readings.iter().any(|reading| {
        reading.level == level && reading.place.to_string() == place && due(&reading.matter)
    });
    assert!(found, "{place}\n{:#?}", import.readings);
}

fn format(code: &str) -> Format {
    Format::new().set_num_format(code)
}

#[test]
fn percent_formats() {
    let import = read(|sheet| drop(sheet.write_with_format(1, 2, 0.075, &format("0.0%"))));
    assert_eq!(entry(&import, "gdp.growth.result"), "7.5");
    has(
        &import,
        Level::Automatic,
        "表!C2",
        |matter| matches!(matter, Matter::ReadAs { read, .. } if read == "7.5%"),
    );
    // Without a format that says so, it is asked.
    let import = read(|sheet| drop(sheet.write(1, 2, 0.075)));
    has(&import, Level::Question, "表!C2", |matter| matches!(matter, Matter::PercentDoubt { .. }));
    assert_eq!(entry(&import, "gdp.growth.result"), "7.5");
    // The other answer.
    let mut options = Options::default();
    options.edits.insert("表!C2".to_owned(), "0.075%".to_owned());
    let import = import::read(&workbook(|sheet| drop(sheet.write(1, 2, 0.075))), &options);
    assert_eq!(entry(&import, "gdp.growth.result"), "0.075");
}

#[test]
fn float_noise() {
    let import = read(|sheet| drop(sheet.write(1, 1, 7.000_000_000_000_001)));
    assert_eq!(entry(&import, "gdp.total.result"), "7");
    has(&import, Level::Automatic, "表!B2", |matter| matches!(matter, Matter::FloatNoise { .. }));
}

#[test]
fn scaling_formats_and_rounded_ones() {
    let import = read(|sheet| drop(sheet.write_with_format(1, 1, 12345.0, &format("0!.0,"))));
    has(&import, Level::Question, "表!B2", |matter| matches!(matter, Matter::ShownDoubt { .. }));
    let import = read(|sheet| drop(sheet.write_with_format(1, 1, 407.951, &format("0.0"))));
    has(
        &import,
        Level::Question,
        "表!B2",
        |matter| matches!(matter, Matter::ShownDoubt { shown, .. } if shown == "408.0"),
    );
    let import = read(|sheet| drop(sheet.write_with_format(1, 1, 5.0, &format("0.0"))));
    assert_eq!(entry(&import, "gdp.total.result"), "5.0");
}

#[test]
fn dates_that_were_ranges() {
    let date = ExcelDateTime::from_ymd(2023, 1, 2).unwrap();
    let import =
        read(|sheet| drop(sheet.write_with_format(1, 2, &date, &format("m\"月\"d\"日\""))));
    has(
        &import,
        Level::Fault,
        "表!C2",
        |matter| matches!(matter, Matter::DateInFigure { found } if found == "2023-01-02"),
    );
    let reading = import.of_level(Level::Fault).next().unwrap();
    assert_eq!(reading.choices[0], import::Choice::Cell("1~2".to_owned()));
    let mut options = Options::default();
    options.edits.insert("表!C2".to_owned(), "1~2".to_owned());
    let bytes = workbook(|sheet| drop(sheet.write_with_format(1, 2, &date, &format("m/d"))));
    assert_eq!(
        entry(&import::read(&bytes, &options), "gdp.growth.result"),
        serde_json::json!({ "from": "1", "to": "2" })
    );
}

#[test]
fn years_as_dates() {
    let import = read(|sheet| {
        sheet.write(0, 3, "日期").unwrap();
        sheet.write(1, 1, 3).unwrap();
        sheet.write_with_format(1, 3, 2024, &format("yyyy-mm-dd")).unwrap();
    });
    assert_eq!(import.record["indicators"][0]["measures"]["total"]["date"], "2024");
}

#[test]
fn merged_names_are_filled_down_and_figures_are_not() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in
        [["指标", "口径", "单位", "结果"], ["", "总量", "亿元", "407.9"], ["", "增速", "%", "5.0"]]
            .into_iter()
            .enumerate()
    {
        for (column, cell) in cells.into_iter().enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), cell).unwrap();
        }
    }
    sheet.merge_range(1, 0, 2, 0, "地区生产总值", &Format::new()).unwrap();
    let import = import::read(&book.save_to_buffer().unwrap(), &Options::default());
    assert_eq!(entry(&import, "gdp.total.result"), "407.9");
    assert_eq!(entry(&import, "gdp.growth.result"), "5.0");
}

#[test]
fn formulas() {
    let import =
        read(|sheet| drop(sheet.write(1, 1, Formula::new("=400+7.9").set_result("407.9"))));
    assert_eq!(entry(&import, "gdp.total.result"), "407.9");
    // One without a stored value: openpyxl.xlsx in `files.rs`.
}

#[test]
fn error_cells() {
    let import = read(|sheet| drop(sheet.write(1, 1, Formula::new("=1/0").set_result("#DIV/0!"))));
    has(&import, Level::Fault, "表!B2", |matter| matches!(matter, Matter::ErrorCell { .. }));
}

#[test]
fn hidden_sheets_are_named() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("旧").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    let sheet = book.add_worksheet().set_name("新").unwrap();
    sheet.set_active(true);
    for (column, (heading, value)) in
        [("指标", "地区生产总值"), ("完成（亿元）", "407.9")].into_iter().enumerate()
    {
        let column = u16::try_from(column).unwrap();
        sheet.write(0, column, heading).unwrap();
        sheet.write(1, column, value).unwrap();
    }
    let import = import::read(&book.save_to_buffer().unwrap(), &Options::default());
    has(
        &import,
        Level::Warning,
        "",
        |matter| matches!(matter, Matter::HiddenSheets { names } if names == &["旧"]),
    );
    assert_eq!(entry(&import, "gdp.total.result"), "407.9");
}

#[test]
fn offsets_and_phantom_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("S").unwrap();
    sheet.write(4, 2, "指标").unwrap();
    sheet.write(4, 3, "完成（亿元）").unwrap();
    sheet.write(5, 2, "地区生产总值").unwrap();
    sheet.write(5, 3, "约４０７．９").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let import = import::read(&book.save_to_buffer().unwrap(), &Options::default());
    assert_eq!(
        entry(&import, "gdp.total.result"),
        serde_json::json!({ "value": "407.9", "qualifier": "about" }),
        "{}",
        listed(&import)
    );
    assert_eq!(import.cells["indicators[0].measures.total.result"].to_string(), "S!D6");
}

/// Faults of the record go to the cells that they come from.
#[test]
fn faults_of_the_record_have_cells() {
    let import = import::read_pasted(
        None,
        "指标\t目标（亿元）\t完成（亿元）\n地区生产总值\t0\t407.9\n",
        &Options::default(),
    );
    has(&import, Level::Fault, "B2", |matter| {
        matches!(matter, Matter::Record(plan_chart::Problem::NotAboveZero { .. }, _))
    });
}
