//! Tables of cases, which native tests and browsers go over: the traps of spreadsheets, each with what it is read as,
//! and cells as people write them (`cells.tsv`).
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde_json::{Value as Json, json};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// What is handed in.
pub(crate) enum Given {
    File(Vec<u8>),
    Pasted(String),
}

/// A reading that is due. Its levels are those of the page: automatic, question, warning and fault.
pub(crate) struct Due {
    pub(crate) level: &'static str,
    pub(crate) place: &'static str,
    /// A part of what it says in English.
    pub(crate) says: String,
    /// The first answer that is offered.
    pub(crate) offers: Option<&'static str>,
}

/// Something that is handed in, and what it is read as.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) given: Given,
    /// Cells that were answered for, and the answers.
    pub(crate) answers: Vec<(&'static str, &'static str)>,
    /// What is where in the draft, by JSON pointers; null is nothing.
    pub(crate) draft: Vec<(String, Json)>,
    /// The cells that parts of the draft come from.
    pub(crate) cells: Vec<(&'static str, &'static str)>,
    /// Readings that are among those that are found.
    pub(crate) readings: Vec<Due>,
    /// What is the worst that is found in a cell; `-` is nothing.
    pub(crate) worst: Option<(&'static str, String)>,
    /// Whether no question is asked.
    pub(crate) settled: bool,
}

impl Case {
    fn new(name: impl Into<String>, given: Given) -> Self {
        Self {
            name: name.into(),
            given,
            answers: Vec::new(),
            draft: Vec::new(),
            cells: Vec::new(),
            readings: Vec::new(),
            worst: None,
            settled: false,
        }
    }

    fn file(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::new(name, Given::File(bytes))
    }

    /// A workbook of Excel: see [`workbook`].
    fn xlsx(name: &str, fill: impl FnOnce(&mut Worksheet)) -> Self {
        Self::file(name, workbook(fill))
    }

    /// A sheet of LibreOffice with a row below [`HEADINGS`].
    fn ods(name: impl Into<String>, cells: &[&str]) -> Self {
        Self::file(name, ods(&(ods_row(&HEADINGS) + &ods_row(cells))))
    }

    fn answered(mut self, place: &'static str, answer: &'static str) -> Self {
        self.answers.push((place, answer));
        self
    }

    fn draft(mut self, pointer: &str, due: impl Into<Json>) -> Self {
        self.draft.push((pointer.to_owned(), due.into()));
        self
    }

    /// What the first indicator has achieved in total.
    fn total(self, due: impl Into<Json>) -> Self {
        self.draft("/indicators/0/measures/total/result", due)
    }

    /// How much it has grown.
    fn growth(self, due: impl Into<Json>) -> Self {
        self.draft("/indicators/0/measures/growth/result", due)
    }

    /// The time that the total is of.
    fn date(self, due: &str) -> Self {
        self.draft("/indicators/0/measures/total/date", due)
    }

    fn cell(mut self, path: &'static str, place: &'static str) -> Self {
        self.cells.push((path, place));
        self
    }

    fn reading(
        mut self,
        level: &'static str,
        place: &'static str,
        says: impl Into<String>,
    ) -> Self {
        self.readings.push(Due { level, place, says: says.into(), offers: None });
        self
    }

    /// The last reading offers this first.
    fn offers(mut self, answer: &'static str) -> Self {
        self.readings.last_mut().into_iter().for_each(|due| due.offers = Some(answer));
        self
    }

    fn settled(mut self) -> Self {
        self.settled = true;
        self
    }
}

impl Case {
    /// What is wrong with how it was read: its draft, its readings (level, place, text in English, first answer), and
    /// whether a part of the draft comes from a cell.
    pub(crate) fn wrong(
        &self,
        draft: &Json,
        readings: &[[String; 4]],
        comes_from: impl Fn(&str, &str) -> bool,
    ) -> Vec<String> {
        let mut wrong = Vec::new();
        let name = &self.name;
        let at = |due: &str| {
            let here = readings.iter().filter(|[_, place, ..]| place == due);
            here.map(|[level, _, text, offered]| format!("\n    {level}: {text} [{offered}]"))
                .collect::<String>()
        };
        for (at, due) in &self.draft {
            let found = draft.pointer(at).unwrap_or(&Json::Null);
            if found != due {
                wrong.push(format!("{name}: {at} is {found}, not {due}"));
            }
        }
        for (path, place) in &self.cells {
            if !comes_from(path, place) {
                wrong.push(format!("{name}: {path} does not come from {place}"));
            }
        }
        for due in &self.readings {
            let is_it = |[level, place, text, offered]: &&[String; 4]| {
                level == due.level
                    && place == due.place
                    && text.contains(&due.says)
                    && due.offers.is_none_or(|due| offered == due)
            };
            if !readings.iter().any(|reading| is_it(&reading)) {
                let (level, place, says) = (due.level, due.place, &due.says);
                wrong.push(format!("{name}: no {level} at {place:?} says {says:?}{}", at(place)));
            }
        }
        if let Some((place, due)) = &self.worst {
            let here = |level: &str| readings.iter().any(|[of, at, ..]| of == level && at == place);
            let levels = ["fault", "warning", "question", "automatic"];
            let found = levels.into_iter().find(|level| here(level)).unwrap_or("-");
            if found != due {
                wrong.push(format!(
                    "{name}: the worst at {place} is {found}, not {due}{}",
                    at(place)
                ));
            }
        }
        if self.settled && readings.iter().any(|[level, ..]| level == "question") {
            wrong.push(format!("{name}: a question is asked: {readings:?}"));
        }
        wrong
    }
}

const HEADINGS: [&str; 3] = ["指标", "完成（亿元）", "增速（%）"];

/// A workbook with a table of one indicator below [`HEADINGS`], and what `fill` puts in row 2.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("表").unwrap();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, "地区生产总值").unwrap();
    fill(sheet);
    book.save_to_buffer().unwrap()
}

/// The same with a time, which `fill` puts in D2.
fn dated(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    workbook(|sheet| {
        sheet.write(0, 3, "日期").unwrap();
        sheet.write(1, 1, 3).unwrap();
        fill(sheet);
    })
}

fn shown(sheet: &mut Worksheet, column: u16, value: f64, code: &str) {
    sheet.write_with_format(1, column, value, &format(code)).unwrap();
}

fn day(sheet: &mut Worksheet, column: u16, (year, month, day): (u16, u8, u8), code: &str) {
    let date = ExcelDateTime::from_ymd(year, month, day).unwrap();
    sheet.write_with_format(1, column, &date, &format(code)).unwrap();
}

fn format(code: &str) -> Format {
    Format::new().set_num_format(code)
}

/// A sheet of LibreOffice with these rows.
pub(crate) fn ods(rows: &str) -> Vec<u8> {
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

/// A row of cells, each a text or the cell itself.
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

/// A number that is shown as this text, with a note on it.
fn ods_shown(value: &str, text: &str) -> String {
    format!(
        r#"<table:table-cell office:value-type="float" office:value="{value}"><office:annotation><text:p>7.7</text:p></office:annotation><text:p>{text}</text:p></table:table-cell>"#
    )
}

/// The same workbook as old Macs write it: days count from 1904.
fn from_1904(bytes: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
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
    new.finish().unwrap().into_inner()
}

/// Every trap.
pub(crate) fn traps() -> Vec<Case> {
    [per_cent(), shown_numbers(), dates(), sheets(), texts()].into_iter().flatten().collect()
}

fn per_cent() -> Vec<Case> {
    let hundredth = |sheet: &mut Worksheet| {
        sheet.write(1, 2, 0.075).unwrap();
    };
    let ods = |name: &str, cell: &str| {
        Case::ods(name, &["地区生产总值", &ods_value("float", "407.9"), cell])
    };
    vec![
        Case::xlsx("a number in per cent", |sheet| shown(sheet, 2, 0.075, "0.0%"))
            .growth("7.5")
            .reading("automatic", "表!C2", "read as “7.5%”"),
        // Without a format that says so, it is asked.
        Case::xlsx("perhaps a hundredth", hundredth).growth("7.5").reading(
            "question",
            "表!C2",
            "perhaps a hundredth",
        ),
        Case::xlsx("a hundredth by the other answer", hundredth)
            .answered("表!C2", "0.075%")
            .growth("0.075"),
        // .ods says what is in per cent.
        ods("per cent of LibreOffice", &ods_value("percentage", "0.075")).growth("7.5").settled(),
        ods("perhaps a hundredth of LibreOffice", &ods_value("float", "0.075")).reading(
            "question",
            "S!C2",
            "perhaps a hundredth",
        ),
        ods("a plain number of LibreOffice", &ods_value("float", "7.5")).growth("7.5").settled(),
    ]
}

fn shown_numbers() -> Vec<Case> {
    let mut cases = vec![
        Case::xlsx("binary noise", |sheet| {
            sheet.write(1, 1, 7.000_000_000_000_001).unwrap();
        })
        .total("7")
        .reading("automatic", "表!B2", "rounding error"),
        Case::xlsx("a format that scales", |sheet| shown(sheet, 1, 12345.0, "0!.0,")).reading(
            "question",
            "表!B2",
            "choose the one that the report prints",
        ),
        Case::xlsx("a format that rounds", |sheet| shown(sheet, 1, 407.951, "0.0")).reading(
            "question",
            "表!B2",
            "the sheet shows “408.0”",
        ),
        Case::xlsx("a format with places that may be empty", |sheet| {
            shown(sheet, 1, 12.34, "0.##");
        })
        .total("12.34")
        .settled(),
        Case::xlsx("a format with a unit", |sheet| shown(sheet, 1, 407.9, "General\"万元\""))
            .total("407.9")
            .reading("automatic", "表!B2", "“407.9万元”"),
        Case::xlsx("a format with a word", |sheet| shown(sheet, 1, 407.9, "\"约\"0.0"))
            .total(json!({ "value": "407.9", "qualifier": "about" })),
        Case::xlsx("a format with a word for a fall", |sheet| {
            shown(sheet, 2, -3.2, "0.0;\"下降\"0.0\"%\"");
        })
        .growth("-3.2"),
        Case::xlsx("a zero shown as a dash", |sheet| shown(sheet, 2, 0.0, "0.0;-0.0;\"—\""))
            .reading("automatic", "表!C2", "“—”"),
        Case::xlsx("a zero that is shown", |sheet| shown(sheet, 1, 5.0, "0.0")).total("5.0"),
        // One without a stored value: openpyxl.xlsx in `files.rs`.
        Case::xlsx("a formula", |sheet| {
            sheet.write(1, 1, Formula::new("=400+7.9").set_result("407.9")).unwrap();
        })
        .total("407.9"),
        Case::xlsx("an error", |sheet| {
            sheet.write(1, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        })
        .reading("fault", "表!B2", "the formula fails with #DIV/0!"),
    ];
    // How a number is shown in .ods is how it is printed: zeros at its end, per cent, brackets.
    let ods = |value: &str, text: &str| {
        let name = format!("{value} that LibreOffice shows as {text}");
        Case::ods(name, &["地区生产总值", &ods_value("float", "407.9"), &ods_shown(value, text)])
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
        cases.push(ods(value, text).growth(due).settled());
    }
    // Other digits than the cell holds, and fewer.
    for (value, text) in [("12345", "1.2万"), ("7.951", "8.0")] {
        let says = format!("the sheet shows “{text}” and the cell holds {value}");
        cases.push(ods(value, text).reading("question", "S!C2", says));
    }
    cases
}

fn dates() -> Vec<Case> {
    let was_range =
        |code: &'static str| move |sheet: &mut Worksheet| day(sheet, 2, (2023, 1, 2), code);
    let june = || dated(|sheet| day(sheet, 3, (2023, 6, 30), "yyyy-mm-dd"));
    let mut cases = vec![
        Case::xlsx("1-2 that became a date", was_range("m\"月\"d\"日\""))
            .reading("fault", "表!C2", "the date 2023-01-02")
            .offers("1~2"),
        Case::xlsx("1-2 that became a date, answered", was_range("m/d"))
            .answered("表!C2", "1~2")
            .growth(json!({ "from": "1", "to": "2" })),
        Case::file("a year as a date", dated(|sheet| shown(sheet, 3, 2024.0, "yyyy-mm-dd")))
            .date("2024"),
        Case::file("a day", june()).date("2023-06-30"),
        Case::file(
            "a month",
            dated(|sheet| {
                sheet.write(1, 3, "2023年6月").unwrap();
            }),
        )
        .date("2023-06"),
        // A day that never was, and that spreadsheets have.
        Case::file("the day before March 1900", dated(|sheet| shown(sheet, 3, 60.0, "yyyy-mm-dd")))
            .date("1900-02-29")
            .reading("fault", "表!D2", "1900-02-29"),
        // The same number of days is four years and a day later.
        Case::file("days from 1904", from_1904(&june())).date("2027-07-01"),
    ];
    for text in ["2023-06-30", "2023年6月30日", "2023/6/30", "2023.6.30"] {
        let bytes = dated(|sheet| {
            sheet.write(1, 3, text).unwrap();
        });
        cases.push(Case::file(format!("the day {text}"), bytes).date("2023-06-30"));
    }
    // Dates that are texts of the file, and errors that are.
    for (cell, says) in [
        (ods_value("date", "2024-01-02"), "a figure is due, and the cell has the date"),
        ("#DIV/0!".to_owned(), "the formula fails with #DIV/0!"),
        ("1月2日".to_owned(), "a figure is due, and the cell has the date"),
        ("2-Jan".to_owned(), "a figure is due, and the cell has the date"),
    ] {
        let case = Case::ods(format!("LibreOffice: {cell}"), &["地区生产总值", &cell]);
        cases.push(case.reading("fault", "S!B2", says));
    }
    cases
}

/// A table with a name across two rows.
fn merged() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows =
        [["指标", "口径", "单位", "结果"], ["", "总量", "亿元", "407.9"], ["", "增速", "%", "5.0"]];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet.merge_range(1, 0, 2, 0, "地区生产总值", &Format::new()).unwrap();
    book.save_to_buffer().unwrap()
}

/// The same of LibreOffice, with something under the merged cell.
fn merged_ods() -> Vec<u8> {
    let merged = r#"<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>地区生产总值</text:p></table:table-cell>"#;
    let covered = r#"<table:covered-table-cell office:value-type="string"><text:p>旧名</text:p></table:covered-table-cell>"#;
    let rows = ods_row(&["指标", "口径", "单位", "结果"])
        + &ods_row(&[merged, "总量", "亿元", "407.9"])
        + &ods_row(&[covered, "增速", "%", "5.0"]);
    ods(&rows)
}

/// Cells with blanks and comments between them, as some programs write them.
fn indented_ods() -> Vec<u8> {
    let rows = ods_row(&HEADINGS) + &ods_row(&["地区生产总值", "407.9", "5.0"]);
    let rows = rows
        .replace("<table:table-", "\n  <table:table-")
        .replace("</table:table-row>", "\n<!-- 1 --></table:table-row>");
    ods(&rows)
}

fn with_hidden_sheet() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("旧").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    let sheet = book.add_worksheet().set_name("新").unwrap();
    sheet.set_active(true);
    let cells = [("指标", "地区生产总值"), ("完成（亿元）", "407.9")];
    for (column, (heading, value)) in (0..).zip(cells) {
        sheet.write(0, column, heading).unwrap();
        sheet.write(1, column, value).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// A table away from the corner, and something in the last cell of the sheet.
fn far_away() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("S").unwrap();
    sheet.write(4, 2, "指标").unwrap();
    sheet.write(4, 3, "完成（亿元）").unwrap();
    sheet.write(5, 2, "地区生产总值").unwrap();
    sheet.write(5, 3, "约４０７．９").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    book.save_to_buffer().unwrap()
}

fn sheets() -> Vec<Case> {
    vec![
        Case::file("merged names", merged()).total("407.9").growth("5.0"),
        Case::file("merged names of LibreOffice", merged_ods())
            .total("407.9")
            .growth("5.0")
            .draft("/indicators/0/id", "gdp")
            .draft("/indicators/1", Json::Null),
        // Programs may leave something under a merged cell, which nobody sees.
        Case::xlsx("a number under a merged cell", |sheet| {
            sheet.merge_range(1, 1, 1, 2, "与经济增长同步", &Format::new()).unwrap();
            sheet.write(1, 2, 99).unwrap();
        })
        .growth(json!({ "text": { "zh": "与经济增长同步" } })),
        Case::file("a hidden sheet", with_hidden_sheet()).total("407.9").reading(
            "warning",
            "",
            "hidden sheets are not read: “旧”",
        ),
        Case::file("a table away from the corner", far_away())
            .total(json!({ "value": "407.9", "qualifier": "about" }))
            .cell("indicators[0].measures.total.result", "S!D6"),
        Case::file("indented cells of LibreOffice", indented_ods()).total("407.9").growth("5.0"),
    ]
}

fn texts() -> Vec<Case> {
    let file = |name: &str, text: &str| Case::file(name, text.as_bytes().to_vec());
    vec![
        // A break within quotes is no new row; addresses are the lines of the file.
        file("a break in quotes", "指标,\"完成\n（亿元）\",增速\n地区生产总值,407.9,5.0\n")
            .total("407.9")
            .growth("5.0")
            .cell("indicators[0].measures.total.result", "B3"),
        // A row that is shorter, and one that is longer.
        file(
            "rows of other lengths",
            "指标,完成（亿元）,增速\n地区生产总值,407.9\n固定资产投资,226.4,19.4,,\n",
        )
        .total("407.9")
        .draft("/indicators/1/id", "investment")
        .draft("/indicators/1/measures/growth/result", "19.4"),
        // A scale alone is no unit of growth.
        Case::new(
            "a scale in a column of per cent",
            Given::Pasted("单位：亿元、%\t\n指标\t增速\n地区生产总值\t1.2亿\n".to_owned()),
        )
        .reading("fault", "B3", "unit “亿” is not known"),
        // Faults of the record go to the cells that they come from.
        Case::new(
            "a target of nothing",
            Given::Pasted("指标\t目标（亿元）\t完成（亿元）\n地区生产总值\t0\t407.9\n".to_owned()),
        )
        .reading("fault", "B2", "a target must be above zero, not 0"),
    ]
}

/// A line of the table of cells.
pub(crate) struct Written {
    pub(crate) cell: &'static str,
    /// Whether it is in a column of per cent.
    pub(crate) percent: bool,
    /// The entry that it is by itself, as a record has it; `None` where an answer is needed.
    pub(crate) entry: Option<Json>,
    /// The level of its reading.
    pub(crate) level: &'static str,
    /// What is where in the measures of its indicator, where a table makes that something else.
    in_table: Option<Json>,
    /// The worst level in its cell, where a table makes that something else.
    level_in_table: Option<&'static str>,
}

/// Cells as people write them.
pub(crate) fn cells() -> Vec<Written> {
    let lines = include_str!("cells.tsv").lines().filter(|line| !line.starts_with("# "));
    let json = |text: &str| (text != "-").then(|| serde_json::from_str(text).unwrap());
    lines
        .map(|line| {
            let (columns, more) = match line.split('\t').collect::<Vec<_>>()[..] {
                [cell, percent, entry, level] => ([cell, percent, entry, level], None),
                [cell, percent, entry, level, of, in_table] => {
                    ([cell, percent, entry, level], Some((of, in_table)))
                }
                _ => panic!("four columns or six: {line:?}"),
            };
            let [cell, percent, entry, level] = columns;
            Written {
                cell,
                percent: percent == "yes",
                entry: json(entry),
                level,
                in_table: more.and_then(|(in_table, _)| json(in_table)),
                level_in_table: more.map(|(_, level)| level),
            }
        })
        .collect()
}

/// Each of these cells in a table of its own, in a column of amounts or of per cent.
pub(crate) fn tables_of_cells() -> Vec<Case> {
    cells().into_iter().map(in_table).collect()
}

/// What the measures of a table have of an entry: a unit that is that of its column belongs to the measure.
fn measures(entry: Option<Json>, percent: bool) -> Json {
    let mut entry = entry.unwrap_or_default();
    let unit = if percent { "%" } else { "亿元" };
    if entry["unit"] == unit {
        let fields = entry.as_object_mut().unwrap();
        fields.remove("unit");
        if fields.len() == 1
            && let Some(value) = fields.remove("value")
        {
            entry = value;
        }
    }
    let is_words = entry.get("text").is_some() || matches!(entry.as_str(), Some("" | "/"));
    match percent {
        true => json!({ "growth/result": entry }),
        false if entry.is_null() || is_words => json!({ "total/result": entry }),
        false => json!({ "total/result": entry, "total/unit": "100m-yuan" }),
    }
}

fn in_table(written: Written) -> Case {
    let Written { cell, percent, entry, level, in_table, level_in_table } = written;
    let (target, heading) = if percent {
        ("目标增速（%）", "增速（%）")
    } else {
        ("目标（亿元）", "完成（亿元）")
    };
    // What is set expressly to nothing keeps the row where its figure is blank.
    let text = format!("指标\t{target}\t{heading}\n地区生产总值\t/\t{cell}\n");
    let due = in_table.unwrap_or_else(|| measures(entry, percent));
    let mut case = Case::new(format!("{cell:?} below {heading}"), Given::Pasted(text));
    for (at, due) in due.as_object().into_iter().flatten() {
        case = case.draft(&format!("/indicators/0/measures/{at}"), due.clone());
    }
    case.worst = Some(("C2", level_in_table.unwrap_or(level).to_owned()));
    case
}
