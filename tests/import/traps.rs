//! The traps of spreadsheets: each is read as it is meant, asked, or named with its cell.

use std::io::{Cursor, Read as _, Write as _};

use plan_chart::import::{self, Import, Level, Matter, Options};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use zip::{ZipWriter, write::SimpleFileOptions};

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
    let mut faults = import.of_level(Level::Fault);
    let reading = faults.find(|fault| fault.place.to_string() == "表!C2").unwrap();
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

/// Programs may leave something under a merged cell, which nobody sees.
#[test]
fn what_is_under_merged_cells_is_not_read() {
    let import = read(|sheet| {
        sheet.merge_range(1, 1, 1, 2, "与经济增长同步", &Format::new()).unwrap();
        sheet.write(1, 2, 99).unwrap();
    });
    assert_eq!(
        entry(&import, "gdp.growth.result"),
        serde_json::json!({ "text": { "zh": "与经济增长同步" } }),
        "{}",
        listed(&import)
    );
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
    has(
        &import,
        Level::Fault,
        "B2",
        |matter| matches!(matter, Matter::Draft { problem, .. } if matches!(**problem, plan_chart::Problem::NotAboveZero { .. })),
    );
}

/// A sheet of LibreOffice with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    for (name, text) in
        [("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", &content)]
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ods_row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| {
        if cell.starts_with('<') {
            (*cell).to_owned()
        } else {
            format!(r#"<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>"#)
        }
    });
    format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
}

fn ods_value(kind: &str, value: &str) -> String {
    let name = if kind == "date" { "date-value" } else { "value" };
    format!(
        r#"<table:table-cell office:value-type="{kind}" office:{name}="{value}"><text:p>x</text:p></table:table-cell>"#
    )
}

const HEADINGS: [&str; 3] = ["指标", "完成（亿元）", "增速（%）"];

/// How a number is shown in .ods is how it is printed: zeros at its end, per cent, brackets.
#[test]
fn shown_texts_of_libreoffice() {
    let read = |value: &str, text: &str| {
        let cell = format!(
            r#"<table:table-cell office:value-type="float" office:value="{value}"><office:annotation><text:p>7.7</text:p></office:annotation><text:p>{text}</text:p></table:table-cell>"#
        );
        let row = ods_row(&["地区生产总值", &ods_value("float", "407.9"), &cell]);
        import::read(&ods(&(ods_row(&HEADINGS) + &row)), &Options::default())
    };
    for (value, text, due) in [
        ("5", "5.0", "5.0"),
        ("0.065", "6.5%", "6.5"),
        ("-3.2", "(3.2)", "-3.2"),
        ("1234.5", "1,234.50", "1234.50"),
        ("1234.5", "1.234,50", "1234.50"),
        ("0.065", "6,5 %", "6.5"),
        ("880", "¥880.00 ", "880.00"),
        ("5", "五", "5"),
    ] {
        let import = read(value, text);
        assert_eq!(entry(&import, "gdp.growth.result"), due, "{text} {}", listed(&import));
        assert!(import.of_level(Level::Question).next().is_none(), "{}", listed(&import));
    }
    // Other digits than the cell holds, and fewer.
    let import = read("12345", "1.2万");
    has(
        &import,
        Level::Question,
        "S!C2",
        |matter| matches!(matter, Matter::ShownDoubt { shown, held } if shown == "1.2万" && held == "12345"),
    );
    let import = read("7.951", "8.0");
    has(
        &import,
        Level::Question,
        "S!C2",
        |matter| matches!(matter, Matter::ShownDoubt { shown, held } if shown == "8.0" && held == "7.951"),
    );
}

/// Some programs indent the cells of .ods.
#[test]
fn indented_cells() {
    let rows = ods_row(&HEADINGS) + &ods_row(&["地区生产总值", "407.9", "5.0"]);
    let rows = rows
        .replace("<table:table-", "\n  <table:table-")
        .replace("</table:table-row>", "\n<!-- 1 --></table:table-row>");
    let import = import::read(&ods(&rows), &Options::default());
    assert_eq!(entry(&import, "gdp.total.result"), "407.9", "{}", listed(&import));
}

/// .ods says what is in per cent; where it does not, it is asked.
#[test]
fn percent_in_other_formats() {
    let read = |growth: &str| {
        let row = ods_row(&["地区生产总值", &ods_value("float", "407.9"), growth]);
        import::read(&ods(&(ods_row(&HEADINGS) + &row)), &Options::default())
    };
    let import = read(&ods_value("percentage", "0.075"));
    assert_eq!(entry(&import, "gdp.growth.result"), "7.5", "{}", listed(&import));
    assert!(import.of_level(Level::Question).next().is_none(), "{}", listed(&import));
    let import = read(&ods_value("float", "0.075"));
    has(&import, Level::Question, "S!C2", |matter| matches!(matter, Matter::PercentDoubt { .. }));
    let import = read(&ods_value("float", "7.5"));
    assert!(import.of_level(Level::Question).next().is_none(), "{}", listed(&import));
}

/// Dates that are texts of the file, and errors that are.
#[test]
fn dates_and_errors_in_other_formats() {
    for (cell, due) in [
        (ods_value("date", "2024-01-02"), "DateInFigure"),
        ("#DIV/0!".to_owned(), "ErrorCell"),
        ("1月2日".to_owned(), "DateInFigure"),
        ("2-Jan".to_owned(), "DateInFigure"),
    ] {
        let row = ods_row(&["地区生产总值", &cell]);
        let import = import::read(&ods(&(ods_row(&HEADINGS) + &row)), &Options::default());
        let mut faults = import.of_level(Level::Fault);
        let fault = faults.find(|fault| fault.place.to_string() == "S!B2");
        let fault = fault.unwrap_or_else(|| panic!("{cell}: {}", listed(&import)));
        assert!(format!("{:?}", fault.matter).starts_with(due), "{cell}: {fault:?}");
    }
}

/// Merged names are filled down, and what is under a merged cell is not read.
#[test]
fn merged_cells_of_libreoffice() {
    let merged = r#"<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>地区生产总值</text:p></table:table-cell>"#;
    let covered = r#"<table:covered-table-cell office:value-type="string"><text:p>旧名</text:p></table:covered-table-cell>"#;
    let rows = ods_row(&["指标", "口径", "单位", "结果"])
        + &ods_row(&[merged, "总量", "亿元", "407.9"])
        + &ods_row(&[covered, "增速", "%", "5.0"]);
    let import = import::read(&ods(&rows), &Options::default());
    assert_eq!(entry(&import, "gdp.total.result"), "407.9", "{}", listed(&import));
    assert_eq!(entry(&import, "gdp.growth.result"), "5.0");
    assert_eq!(import.record["indicators"].as_array().unwrap().len(), 1);
}

fn dated(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    workbook(|sheet| {
        sheet.write(0, 3, "日期").unwrap();
        sheet.write(1, 1, 3).unwrap();
        fill(sheet);
    })
}

fn date(bytes: &[u8]) -> (serde_json::Value, Import) {
    let import = import::read(bytes, &Options::default());
    (import.record["indicators"][0]["measures"]["total"]["date"].clone(), import)
}

#[test]
fn dates_of_dates() {
    let day = ExcelDateTime::from_ymd(2023, 6, 30).unwrap();
    let bytes = dated(|sheet| drop(sheet.write_with_format(1, 3, &day, &format("yyyy-mm-dd"))));
    assert_eq!(date(&bytes).0, "2023-06-30");
    for text in ["2023-06-30", "2023年6月30日", "2023/6/30", "2023.6.30"] {
        assert_eq!(date(&dated(|sheet| drop(sheet.write(1, 3, text)))).0, "2023-06-30", "{text}");
    }
    assert_eq!(date(&dated(|sheet| drop(sheet.write(1, 3, "2023年6月")))).0, "2023-06");
    // A day that never was, and that spreadsheets have.
    let bytes = dated(|sheet| drop(sheet.write_with_format(1, 3, 60, &format("yyyy-mm-dd"))));
    let (found, import) = date(&bytes);
    assert_eq!(found, "1900-02-29");
    has(&import, Level::Fault, "表!D2", |matter| matches!(matter, Matter::Draft { .. }));
}

/// Workbooks of old Macs count days from 1904.
#[test]
fn days_from_1904() {
    let day = ExcelDateTime::from_ymd(2023, 6, 30).unwrap();
    let bytes = dated(|sheet| drop(sheet.write_with_format(1, 3, &day, &format("yyyy-mm-dd"))));
    let mut old = zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        if name == "xl/workbook.xml" {
            let whole = String::from_utf8(text).unwrap();
            assert!(whole.contains("<workbookPr "));
            text = whole.replace("<workbookPr ", r#"<workbookPr date1904="1" "#).into_bytes();
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(&text).unwrap();
    }
    // The same number of days is four years and a day later.
    assert_eq!(date(&new.finish().unwrap().into_inner()).0, "2027-07-01");
}

/// A break within quotes is no new row; addresses are the lines of the file.
#[test]
fn breaks_in_quotes() {
    let text = "指标,\"完成\n（亿元）\",增速\n地区生产总值,407.9,5.0\n";
    let import = import::read(text.as_bytes(), &Options::default());
    assert_eq!(entry(&import, "gdp.total.result"), "407.9", "{}", listed(&import));
    assert_eq!(import.cells["indicators[0].measures.total.result"].to_string(), "B3");
    // A row that is shorter, and one that is longer.
    let text = "指标,完成（亿元）,增速\n地区生产总值,407.9\n固定资产投资,226.4,19.4,,\n";
    let import = import::read(text.as_bytes(), &Options::default());
    assert_eq!(entry(&import, "investment.growth.result"), "19.4", "{}", listed(&import));
}
