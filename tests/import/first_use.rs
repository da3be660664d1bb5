//! What people read who use a template or a table for the first time: the right cell, in words that they have before
//! them.

use std::io::{Cursor, Read as _, Write as _};

use plan_chart::{
    Lang,
    editor::{self, GivenFile},
    import::{self, Import, Level, Options},
};
use serde_json::{Value as Json, json};

use crate::{REPLACED, filled_example, listed};

/// What is said of this level, each with its cell.
fn said(import: &Import, level: Level, lang: Lang) -> Vec<String> {
    import.of_level(level).map(|reading| reading.text(lang)).collect()
}

#[track_caller]
fn has(import: &Import, lang: Lang, due: &str) {
    let mut texts = import.readings.iter().map(|reading| reading.text(lang));
    assert!(texts.any(|text| text.contains(due)), "{due}\n{}", listed(import));
}

/// The cells of this level.
fn places(import: &Import, level: Level) -> Vec<String> {
    let mut places: Vec<_> =
        import.of_level(level).map(|reading| reading.place.to_string()).collect();
    places.sort();
    places
}

fn template(record: &Json) -> Import {
    import::read(&import::to_xlsx(record, Lang::ZH).unwrap(), &Options::default())
}

/// A table with the texts of its report.
fn table(cells: &str) -> Import {
    let mut options = Options { today: Some("2025-07-31".to_owned()), ..Options::default() };
    for (path, text) in [
        ("place/zh", "江城县"),
        ("sources/#1/title/zh", "报告"),
        ("sources/#1/publisher/zh", "江城县政府"),
        ("period", "2025-01-01/2025-06-30"),
    ] {
        options.report.insert(path.to_owned(), text.to_owned());
    }
    import::read_pasted(None, cells, &options)
}

#[test]
fn the_template_as_it_is_cannot_be_published() {
    let import = template(&import::example());
    assert_eq!(import.report, None);
    let mut due: Vec<_> =
        REPLACED.map(|(path, _)| import.cells[&dotted(path)].to_string()).to_vec();
    due.sort();
    assert_eq!(places(&import, Level::Fault), due, "{}", listed(&import));
    has(&import, Lang::ZH, "地方（中文）仍是示例的“某市某区”");
    has(&import, Lang::EN, "place (English) is still “A district” of the example: write");
    // What another report may have by chance is to be checked.
    let warned = places(&import, Level::Warning);
    for path in ["sources[0].title.en", "period.start", "indicators[0].measures.total.result"] {
        assert!(warned.contains(&import.cells[path].to_string()), "{path}: {warned:?}");
    }
}

fn dotted(path: &str) -> String {
    path.replace("/#1", "[0]").replace('/', ".")
}

#[test]
fn what_is_left_of_the_example_is_marked_in_its_cell() {
    let mut record = filled_example();
    record["place"]["en"] = json!("A district");
    record["period"] = json!({ "start": "2023-01-01", "end": "2023-06-30" });
    record["indicators"][2]["measures"]["level"]["result"] = json!("3.0");
    let import = template(&record);
    let place = import.cells["place.en"].to_string();
    assert_eq!(places(&import, Level::Fault), [place], "{}", listed(&import));
    let warned = places(&import, Level::Warning);
    assert!(warned.contains(&import.cells["sources[0].title.en"].to_string()), "{warned:?}");
    // A row with another figure is somebody's own.
    let own = import.cells["indicators[2].measures.level.targets.plan"].to_string();
    assert!(!warned.contains(&own), "{warned:?}");
    let text = record.to_string();
    assert_eq!(import::read(text.as_bytes(), &Options::default()).report, None, "as JSON, too");
}

#[test]
fn names_that_a_language_lacks_are_marked_in_their_cells() {
    let mut record = filled_example();
    for pointer in ["/place", "/sources/0/title", "/setters/1/name", "/indicators/1/name"] {
        record.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove("en");
    }
    let import = template(&record);
    assert!(import.report.is_some(), "{}", listed(&import));
    let mut lacking = Vec::new();
    for reading in import.of_level(Level::Warning) {
        if reading.text(Lang::ZH).contains("英文页面") {
            lacking.push(reading.place.to_string());
        }
    }
    let paths = ["place.en", "sources[0].title.en", "setters[1].name.en", "indicators[1].name.en"];
    let mut due = paths.map(|path| import.cells[path].to_string());
    lacking.sort();
    due.sort();
    assert_eq!(lacking, due, "{}", listed(&import));
    has(&import, Lang::ZH, "指标!C5（新增就业人数）：名称（英文）没有填写，英文页面将显示其他语言");
    has(
        &import,
        Lang::EN,
        "place (English) is not filled in, so the page in English shows another",
    );
}

#[test]
fn units_directions_and_measures_are_in_the_words_of_the_template() {
    let mut record = filled_example();
    record["indicators"][0]["measures"]["total"]["unit"] = json!("亿");
    record["indicators"][0]["measures"]["total"]["better"] = json!("越大越好");
    let import = template(&record);
    has(&import, Lang::ZH, "不认识单位“亿”：是否应为“亿元”？可从模板的列表中选择，如 亿元、万元");
    has(
        &import,
        Lang::EN,
        "unit “亿” is not known: was “100m-yuan” meant? Choose from the template",
    );
    has(
        &import,
        Lang::ZH,
        "不认识方向“越大越好”：是否应为“越多越好”？请写 越多越好、越少越好或只作参照",
    );
    has(
        &import,
        Lang::EN,
        "direction “越大越好” is not known: was “more” meant? Write more, less or",
    );
    for (found, likely) in [("越小越好", "less"), ("越低越好些", "less"), ("上升", "more")]
    {
        record["indicators"][0]["measures"]["total"]["better"] = json!(found);
        has(&template(&record), Lang::EN, &format!("was “{likely}” meant?"));
    }
    for (found, likely) in
        [("百分比", "percent"), ("亿元人民币", "100m-yuan"), ("household", "households")]
    {
        record["indicators"][0]["measures"]["total"]["unit"] = json!(found);
        has(
            &template(&record),
            Lang::EN,
            &format!("unit “{found}” is not known: was “{likely}” meant"),
        );
    }
    record["indicators"][0]["measures"]["total"]["unit"] = json!("万");
    let import = template(&record);
    has(&import, Lang::ZH, "不认识单位“万”：可从模板的列表中选择");
    // A unit behind a figure, once.
    let import = table("指标\t单位\t年度计划\t完成\n就业\t人\t9千克\t5\n");
    let faults = said(&import, Level::Fault, Lang::ZH);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with("C2（就业）：不认识单位“千克”：可从模板"), "{faults:?}");
    // The scales of a target and a result.
    let import = table("指标\t单位\t年度计划\t完成情况\n就业\t万人\t5000人\t1.2\n");
    for reading in &import.readings {
        let text = reading.text(Lang::ZH);
        assert!(!text.contains("10k-people") && !text.contains("：people"), "{text}");
    }
    // The measure of a row.
    let xlsx = import::to_xlsx(&filled_example(), Lang::ZH).unwrap();
    let mut options = Options::default();
    options.edits.insert("指标!D3".to_owned(), "总值".to_owned());
    let import = import::read(&xlsx, &options);
    assert_eq!(places(&import, Level::Fault), ["指标!D3"], "{}", listed(&import));
    has(&import, Lang::ZH, "不认识方面“总值”：是否应为“总量”？请写 总量、水平或增速");
}

#[test]
fn faults_of_a_table_are_in_the_cells_that_they_come_from() {
    let long = "长".repeat(201);
    let cases = [
        (
            "指标\t单位\t完成\n工业\t亿元\t5\n地区生产总值\t亿\t407.9\n".to_owned(),
            "B3",
            "不认识单位",
        ),
        (
            "指标\t单位\t年度计划\t完成\t方向\n工业\t亿元\t8\t5\t越大越好\n".to_owned(),
            "E2",
            "不认识方向",
        ),
        (format!("指标\t单位\t完成\n{long}\t亿元\t5\n"), "A2", "名称（中文）共 201 个字"),
        (
            format!("指标\t单位\t完成\t定义\n工业\t亿元\t5\t{}\n", "长".repeat(1001)),
            "D2",
            "定义（中文）共",
        ),
        (format!("指标\t单位\t类别\t完成\n工业\t亿元\t{long}\t5\n"), "C2", "部分的名称（中文）共"),
        (
            format!("指标\t单位\t{long}目标\t完成\n工业\t亿元\t9\t5\n"),
            "C1",
            "目标制定者的名称（中文）共",
        ),
        ("指标\t单位\t指标类型\t完成\n工业\t亿元\t总值\t5\n".to_owned(), "C2", "不认识方面“总值”"),
        ("指标\t单位\t完成\t时点\n失业率\t%\t5\t去年底\n".to_owned(), "D2", "时点：“去年底”不是"),
        ("指标\t单位\t年度计划\t完成\n工业\t亿元\t0\t5\n".to_owned(), "C2", "目标"),
    ];
    for (cells, place, due) in cases {
        let import = table(&cells);
        let at_place: Vec<_> = import
            .of_level(Level::Fault)
            .filter(|reading| reading.place.to_string() == place)
            .map(|reading| reading.text(Lang::ZH))
            .collect();
        assert!(
            at_place.iter().any(|text| text.contains(due)),
            "{place} {due}\n{}",
            listed(&import)
        );
    }
}

#[test]
fn an_id_that_is_wrong_is_named_in_each_of_its_cells() {
    let mut record = filled_example();
    record["indicators"][0]["id"] = json!("GDP");
    let import = template(&record);
    let faults = said(&import, Level::Fault, Lang::ZH);
    let due = ["A3", "A4"].map(|cell| {
        format!(
            "指标!{cell}（地区生产总值）：标识只能用小写字母、数字、连字符或点：请把“GDP”改为“gdp”"
        )
    });
    assert_eq!(faults, due, "{}", listed(&import));
}

/// Two rows of one indicator that differ: none of them wins silently.
#[test]
fn rows_of_an_indicator_that_differ_are_faults() {
    let xlsx = import::to_xlsx(&filled_example(), Lang::ZH).unwrap();
    let cases = [
        ("指标!B4", "生产总值", "名称（中文）与 B3 的“地区生产总值”不同"),
        ("指标!D4", "总量", "在 F3 已有"),
    ];
    for (cell, text, due) in cases {
        let mut options = Options::default();
        options.edits.insert(cell.to_owned(), text.to_owned());
        let import = import::read(&xlsx, &options);
        assert_eq!(import.report, None);
        has(&import, Lang::ZH, due);
    }
}

/// The id of a setter may be the name of a field.
#[test]
fn targets_are_called_by_their_setters() {
    let mut record = filled_example();
    record["setters"][1] =
        json!({ "id": "title", "name": { "zh": "市级目标", "en": "municipal" } });
    for indicator in record["indicators"].as_array_mut().unwrap() {
        for measure in indicator["measures"].as_object_mut().unwrap().values_mut() {
            let targets = measure["targets"].as_object_mut().unwrap();
            if let Some(target) = targets.remove("municipal") {
                targets.insert("title".to_owned(), target);
            }
        }
    }
    record["indicators"][0]["measures"]["total"]["targets"] = json!({ "plan": "0", "title": "0" });
    let import = template(&record);
    has(&import, Lang::ZH, "目标（年度计划）：目标应大于零");
    has(&import, Lang::ZH, "目标（市级目标）：目标应大于零");
    has(&import, Lang::EN, "target (年度计划): ");
    for text in said(&import, Level::Fault, Lang::ZH) {
        assert!(!text.contains("计划时段") && !text.contains("标题"), "{text}");
    }
    // A column of a setter that is not there is called by its id.
    record["setters"] = json!([record["setters"][0]]);
    let xlsx = import::to_xlsx(&record, Lang::ZH).unwrap();
    let sheets = import::Source::of_files(&[("", &xlsx)], &Options::default());
    let headings: Vec<_> = sheets.grids().next().unwrap().cells().map(import::Cell::text).collect();
    assert!(headings.contains(&"目标 · title".to_owned()), "{headings:?}");
    // In a record, too.
    record["indicators"][0]["measures"]["total"]["targets"] = json!({ "plan": "0" });
    let import = import::read(record.to_string().as_bytes(), &Options::default());
    has(&import, Lang::ZH, "目标（plan）：目标应大于零");
}

#[test]
fn the_template_of_a_draft_has_rows_for_what_is_missing() {
    let options = Options::default();
    let draft =
        import::read_pasted(None, "指标\t单位\t年度计划\t完成\n工业\t亿元\t8\t5\n", &options);
    assert_eq!(draft.record["indicators"][0]["measures"]["total"]["unit"], "100m-yuan");
    let xlsx = import::to_xlsx(&draft.record, Lang::ZH).unwrap();
    let again = import::read(&xlsx, &options);
    assert_eq!(again.record, draft.record, "the same draft");
    let source = import::Source::of_files(&[("", &xlsx)], &options);
    let texts: Vec<_> =
        source.grids().flat_map(import::Grid::cells).map(import::Cell::text).collect();
    for code in ["id", "revision", "place/zh", "period/start", "period/end", "sources/#1/title/zh"]
    {
        assert!(texts.contains(&code.to_owned()), "{code}: {texts:?}");
    }
    assert!(!texts.contains(&"100m-yuan".to_owned()), "{texts:?}");
    // What is missing is said at the cell where it is to be written.
    let place = again.cells["place.zh"].to_string();
    assert!(place.starts_with("报告!C"), "{place}");
    has(&again, Lang::ZH, &format!("{place}：地方没有填写：请填写"));
    // And it can be written there.
    let mut options = options;
    for path in [
        "id",
        "revision",
        "place.zh",
        "period.start",
        "period.end",
        "sources[0].title.zh",
        "sources[0].publisher.zh",
    ] {
        let text = match path {
            "id" => "town-2025-h1",
            "revision" => "2025-07-31",
            "period.start" => "2025-01-01",
            "period.end" => "2025-06-30",
            _ => "江城县",
        };
        options.edits.insert(again.cells[path].to_string(), text.to_owned());
    }
    let filled = import::read(&xlsx, &options);
    assert!(filled.report.is_some(), "{}", listed(&filled));
}

#[test]
fn an_earlier_record_has_to_be_one() {
    let of = |text: &str| {
        editor::record_of(&GivenFile { name: "a.json".to_owned(), bytes: text.as_bytes().to_vec() })
    };
    for text in
        [r#"{"a":1}"#, "{}", r#"{"indicators":[]}"#, r#"{"indicators":[1],"languages":["zh"]}"#]
    {
        assert_eq!(of(text), None, "{text}");
        assert_eq!(editor::template(Lang::ZH, Some(text)), None, "{text}");
        let like = serde_json::from_str(text).ok();
        let options = Options { like, ..Options::default() };
        let import = import::read_pasted(None, "指标\t单位\t完成\n工业\t亿元\t5\n", &options);
        has(&import, Lang::ZH, "上一份记录不是本程序的记录");
        has(&import, Lang::EN, "the earlier record is none of this program");
        assert!(!listed(&import).contains("“”"), "{}", listed(&import));
    }
    // A draft with faults still does.
    let draft = import::read_pasted(None, "指标\t完成\n工业\t5\n", &Options::default());
    assert_eq!(draft.report, None);
    assert!(of(&draft.record_text()).is_some());
}

#[test]
fn a_file_without_words_has_no_table() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet();
    let blank = book.save_to_buffer().unwrap();
    for bytes in [blank.as_slice(), b"<html><body></body></html>", b"\n\n"] {
        let import = import::read(bytes, &Options::default());
        assert_eq!(
            said(&import, Level::Fault, Lang::ZH),
            ["文件中没有表格，也没有文字：请选择有内容的文件"]
        );
        let english = "the file holds no table and no text: choose one with a table in it";
        assert_eq!(said(&import, Level::Fault, Lang::EN), [english]);
    }
}

#[test]
fn faults_of_headings_come_first_and_what_follows_is_left_out() {
    // No unit anywhere: once, and not for each figure.
    let import = table("指标\t年度计划\t完成\n工业\t8\t5\n投资\t8\t5\n零售\t8\t#DIV/0!\n");
    let faults = said(&import, Level::Fault, Lang::ZH);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("A1：没有单位：请加“单位”一栏"), "{faults:?}");
    assert!(faults[1].starts_with("C4（零售）：公式出错"), "{faults:?}");
    // No column of figures.
    let import = table("指标\t单位\n工业\t亿元\n");
    let faults = said(&import, Level::Fault, Lang::ZH);
    assert_eq!(faults, ["A1：没有数据的栏目：需要“完成情况”“年度计划”之类的一栏"]);
    // A template whose column of directions was deleted, and one without its second sheet.
    let mut record = filled_example();
    for indicator in record["indicators"].as_array_mut().unwrap() {
        for measure in indicator["measures"].as_object_mut().unwrap().values_mut() {
            measure.as_object_mut().unwrap().remove("better");
        }
    }
    let xlsx = import::to_xlsx(&record, Lang::ZH).unwrap();
    let mut options = Options::default();
    let better = import::Source::of_files(&[("", &xlsx)], &options);
    let better = better.grids().next().unwrap().cells().find(|cell| cell.text() == "better");
    let column = better.unwrap().address.to_string();
    options.edits.insert(format!("指标!{column}"), "notes/#9/text/zh".to_owned());
    let import = import::read(&xlsx, &options);
    let faults = said(&import, Level::Fault, Lang::ZH);
    assert_eq!(faults, ["指标!A2：没有“方向”一栏：请补上，代码为 better"]);
    let xlsx = import::to_xlsx(&filled_example(), Lang::ZH).unwrap();
    let whole = import::read(&xlsx, &Options::default());
    let start = whole.cells["period.start"].to_string().replace('C', "B");
    let options = Options { edits: [(start, "x".to_owned())].into(), ..Options::default() };
    let faults = said(&import::read(&xlsx, &options), Level::Fault, Lang::ZH);
    assert_eq!(faults, ["没有“报告”工作表：请从模板复制该表，填写时段、地方和来源"]);
}

#[test]
fn things_are_named_and_record_paths_are_for_records() {
    let mut record = filled_example();
    record["place"] = json!({ "zh": "" });
    record["indicators"][0]["name"]["zh"] = json!("字".repeat(1500));
    let import = template(&record);
    let place = import.cells["place.zh"].to_string();
    has(&import, Lang::ZH, &format!("{place}：地方没有填写：请填写"));
    has(&import, Lang::ZH, "名称（中文）共 1500 个字，最多 200 个字：请缩短");
    has(&import, Lang::EN, "name (Chinese) has 1500 characters; at most 200 are allowed");
    for reading in &import.readings {
        let texts = Lang::ALL.map(|lang| reading.text(lang));
        assert!(texts.iter().all(|text| !text.contains(['［', '['])), "{texts:?}");
    }
    let import = import::read(record.to_string().as_bytes(), &Options::default());
    has(&import, Lang::ZH, "地方（中文）：内容为空：请填写；可省略的字段也可删除［place.zh］");
    has(&import, Lang::EN, "place (Chinese) is empty: write it");
}

/// SheetJS fills the last table of sectors with ends of chains; that of a file above 7 MB is not listed in the header.
#[test]
fn old_workbooks_above_seven_megabytes() {
    let small = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/import/spreadsheets/libreoffice-table.xls"
    ));
    let mut workbook = Vec::new();
    let mut small = cfb::CompoundFile::open(Cursor::new(small.unwrap())).unwrap();
    small.open_stream("/Workbook").unwrap().read_to_end(&mut workbook).unwrap();
    let version = cfb::Version::V3;
    let mut large =
        cfb::CompoundFile::create_with_version(version, Cursor::new(Vec::new())).unwrap();
    large.create_stream("/Workbook").unwrap().write_all(&workbook).unwrap();
    large.create_stream("/Other").unwrap().write_all(&vec![7; 8 << 20]).unwrap();
    large.flush().unwrap();
    let mut bytes = large.into_inner().into_inner();
    let number = |bytes: &[u8], at: usize| {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
    };
    let sector = |at: usize| (at + 1) * 512;
    let list = sector(number(&bytes, 68));
    let last = (0..127).map(|at| number(&bytes, list + at * 4));
    let last = sector(last.take_while(|at| *at < 0xFFFF_FFFA).last().unwrap());
    let sectors = bytes.len() / 512 - 1;
    let listed_before = number(&bytes, 44) - 1;
    for at in sectors - listed_before * 128..128 {
        bytes[last + at * 4..last + at * 4 + 4].copy_from_slice(&[0xFE, 0xFF, 0xFF, 0xFF]);
    }
    assert!(cfb::CompoundFile::open(Cursor::new(&bytes)).is_err(), "as SheetJS writes it");
    let import = import::read(&bytes, &Options::default());
    assert!(import.record["indicators"].as_array().is_some(), "{}", listed(&import));
}
