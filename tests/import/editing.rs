//! `docs/editing.md`: its prose, the columns of templates, and what is said of cells and files as people write them.

use std::{collections::BTreeSet, env, fs, path::Path};

use plan_chart::{
    Lang,
    import::{self, Import, Level, Options},
};
use serde_json::Value as Json;

/// The codes of a template's columns, in the order of `all`.
const COLUMNS: [&str; 18] = [
    "id",
    "name",
    "measure",
    "unit",
    "result",
    "targets",
    "better",
    "date",
    "baseline",
    "rank",
    "section",
    "short",
    "aliases",
    "definition",
    "source",
    "share",
    "parts",
    "notes",
];

/// Cells: in which column (0 for totals in 亿元, 1 for growth), and what is in them.
const CELLS: [(usize, &str); 27] = [
    (1, "（3.2）"),
    (1, "１２.５％"),
    (1, "增长5%左右"),
    (1, "下降3%以上"),
    (1, "下降-3%"),
    (1, "6-6.5%"),
    (0, "1,234.5"),
    (0, "1,234"),
    (0, "1,23"),
    (0, "1-2"),
    (0, "3 5"),
    (0, "1.2E+03"),
    (0, "407.9①"),
    (0, "1月2日"),
    (0, "2-Jan"),
    (0, "2024-06-05"),
    (0, "—"),
    (0, "约407.9"),
    (0, "407.9千克力"),
    (0, "5.5%"),
    (0, "与经济增长同步"),
    (0, "完成91个项目，新增3个"),
    (0, "1234567890123"),
    (0, "####"),
    (0, "#DIV/0!"),
    (0, "0.1234567"),
    (0, "同比下降3.2%"),
];

const HEAD: &str =
    "关于某区2024年上半年计划执行情况的报告\t\t\n指标\t上半年完成（亿元）\t增速（%）\n";

/// Tables: what is tried, with an earlier record or without, and the table.
const TABLES: [(&str, bool, &str); 18] = [
    ("没有表头 no headings", false, "你好\t5\n"),
    (
        "不认识的表头 an unknown heading",
        false,
        "指标\t奋进目标（亿元）\t完成（亿元）\n地区生产总值\t900\t407.9\n",
    ),
    (
        "两列相同 two columns of the same",
        false,
        "指标\t完成（亿元）\t完成\n地区生产总值\t407.9\t408\n",
    ),
    ("没有单位 no unit", false, "指标\t完成\n地区生产总值\t407.9\n"),
    (
        "各行都没有单位 no unit in any row",
        false,
        "指标\t年度计划\t完成\n地区生产总值\t880\t407.9\n工业投资\t80\t45\n",
    ),
    (
        "不认识的单位与方向 an unknown unit and direction",
        false,
        "指标\t单位\t年度计划\t完成\t方向\n地区生产总值\t亿\t880\t407.9\t越大越好\n",
    ),
    ("没有数据的栏目 no column of figures", false, "指标\t单位\n地区生产总值\t亿元\n"),
    ("什么都没有 nothing at all", false, "\n"),
    ("总量栏中的百分数 a rate among totals", false, "指标\t完成（亿元）\n地区生产总值\t5.5%\n"),
    (
        "同一指标两行 an indicator twice",
        false,
        "指标\t完成（亿元）\n地区生产总值\t407.9\n地区生产总值\t408\n",
    ),
    (
        "合计与脚注 a sum and a footnote",
        false,
        "指标\t完成（亿元）\n地区生产总值\t407.9\n合计\t407.9\n注：初步数\t\n",
    ),
    ("没有时段 no period", false, "指标\t完成（亿元）\n地区生产总值\t407.9\n"),
    ("没有地方 no place", false, "指标\t完成（亿元）\n地区生产总值\t407.9\n"),
    ("没有时段 no period", true, "指标\t上半年完成\n地区生产总值\t430\n"),
    ("十倍 ten times as large", true, "指标\t上半年完成\n地区生产总值\t4079\n"),
    ("另一单位 another unit", true, "指标\t上半年完成（万元）\n地区生产总值\t4300000\n"),
    ("新的指标与目标 new ones", true, "指标\t奋斗目标\t上半年完成\n夜间经济（亿元）\t5\t3\n"),
    ("同一时段 the same period", true, "2024年上半年\t\n指标\t上半年完成\n地区生产总值\t430\n"),
];

fn row(cells: &[&str]) -> String {
    let cells =
        cells.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ⏎ ").replace('\t', " ┊ "));
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn columns(lang: Lang) -> String {
    let words = lang.import_words();
    let heads = if lang == Lang::ZH {
        ["代码", "名称", "填写"]
    } else {
        ["code", "name", "what to write"]
    };
    let mut text = row(&heads) + &row(&["---", "---", "---"]);
    for code in COLUMNS {
        let note = words.column_note(code).unwrap_or_else(|| panic!("{code} is not explained"));
        text += &row(&[&format!("`{code}`"), words.field(code), note]);
    }
    text
}

/// What is said of a cell, or of a table as a whole.
fn said(import: &Import, place: Option<&str>, lang: Lang) -> String {
    let of_cell =
        |reading: &&import::Reading| place.is_none_or(|place| reading.place.to_string() == place);
    let mut seen = BTreeSet::new();
    let texts = import
        .readings
        .iter()
        // What is said of any table is not repeated for each.
        .filter(|reading| {
            place.is_some()
                || reading.level > Level::Automatic
                || matches!(reading.matter, import::Matter::RowSkipped { .. })
        })
        .filter(of_cell)
        .map(|reading| match place {
            Some(_) => lang.import_words().matter(&reading.matter),
            None => reading.text(lang),
        });
    let texts: Vec<_> = texts.filter(|text| seen.insert(text.clone())).take(6).collect();
    texts.join(" ⏎ ")
}

/// Reads a table with everything besides that a record needs, but not what `without` names.
fn table(cells: &str, with_earlier: bool, without: &str) -> Import {
    let mut options = Options::default();
    for (path, text) in
        [("place/zh", "某区"), ("sources/#1/title/zh", "报告"), ("period", "2025-01-01/2025-06-30")]
    {
        if path != without {
            options.report.insert(path.to_owned(), text.to_owned());
        }
    }
    options.today = Some("2025-07-31".to_owned());
    if with_earlier {
        options.like = Some(crate::filled_example());
        options.report.insert("sources/#1/title/en".to_owned(), "Report".to_owned());
    }
    import::read_pasted(None, cells, &options)
}

/// What the case leaves to be asked.
fn without(case: &str) -> &'static str {
    if case.contains("period") {
        "period"
    } else if case.contains("place") {
        "place/zh"
    } else {
        ""
    }
}

fn document() -> String {
    let mut text = include_str!("editing.md").to_owned();
    for (mark, lang) in [("<!-- columns zh -->\n", Lang::ZH), ("<!-- columns en -->\n", Lang::EN)] {
        assert!(text.contains(mark));
        text = text.replace(mark, &columns(lang));
    }
    text += "## 单元格 Cells\n\n一个数据单元格，读作什么，提示什么。What a cell of a figure is read as, and what is said of it.\n\n";
    text += &(row(&["单元格 cell", "读作 read as", "中文提示", "message"])
        + &row(&["---", "---", "---", "---"]));
    for (column, cell) in CELLS {
        let cells = if column == 0 { format!("{cell}\t") } else { format!("1\t{cell}") };
        let import = table(&format!("{HEAD}地区生产总值\t{cells}\n"), false, "");
        let place = ["B3", "C3"][column];
        let aspects = &import.record["indicators"][0]["measures"];
        let aspect = if aspects["growth"]["result"].is_null()
            || column == 0
                && !aspects["total"]["result"].is_null()
                && aspects["total"]["result"] != ""
        {
            "total"
        } else {
            "growth"
        };
        let read = &aspects[aspect]["result"];
        let refused =
            import.of_level(Level::Fault).any(|reading| reading.place.to_string() == place);
        let read = if read.is_null() || refused { "—".to_owned() } else { format!("`{read}`") };
        let [zh, en] = [Lang::ZH, Lang::EN].map(|lang| said(&import, Some(place), lang));
        text += &row(&[&format!("`{cell}`"), &read, &zh, &en]);
    }
    text += "\n## 表格 Tables\n\n";
    text += &(row(&["情况 case", "中文提示", "message"]) + &row(&["---", "---", "---"]));
    for (case, with_earlier, cells) in TABLES {
        let import = table(cells, with_earlier, without(case));
        let [zh, en] = [Lang::ZH, Lang::EN].map(|lang| said(&import, None, lang));
        let case = if with_earlier { format!("{case} (`--like`)") } else { case.to_owned() };
        text += &row(&[&case, &zh, &en]);
    }
    text
}

#[test]
fn the_document_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editing.md");
    let (due, found) = (document(), fs::read_to_string(&file).unwrap_or_default());
    if env::var_os("UPDATE_GOLDEN").is_some() && found != due {
        fs::write(&file, &due).unwrap();
        panic!("docs/editing.md is written anew: read it and run again without UPDATE_GOLDEN");
    }
    assert!(
        found == due,
        "docs/editing.md is not current: run `UPDATE_GOLDEN=1 cargo test --test import editing`"
    );
}

/// Every message is in each language: none is the same in two of them, and none has letters of the other.
#[test]
fn messages_are_in_each_language() {
    let mut kinds = BTreeSet::new();
    for (case, with_earlier, cells) in TABLES {
        for reading in table(cells, with_earlier, without(case)).readings {
            let [zh, en] =
                [Lang::ZH, Lang::EN].map(|lang| lang.import_words().matter(&reading.matter));
            assert_ne!(zh, en);
            kinds.insert(
                format!("{:?}", reading.matter).split([' ', '(']).next().unwrap().to_owned(),
            );
        }
    }
    assert!(kinds.len() > 15, "{kinds:?}");
}

/// The columns of the documents are those of every template.
#[test]
fn columns_of_templates_are_explained() {
    let records =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records")).unwrap();
    for file in records {
        let record: Json =
            serde_json::from_str(&fs::read_to_string(file.unwrap().path()).unwrap()).unwrap();
        let indicators = record["indicators"].as_array().unwrap();
        let measures =
            indicators.iter().flat_map(|one| one["measures"].as_object().unwrap().values());
        let fields =
            indicators.iter().chain(measures).flat_map(|one| one.as_object().unwrap().keys());
        for field in fields.filter(|field| *field != "measures") {
            assert!(COLUMNS.contains(&field.as_str()), "{field}");
        }
    }
}
