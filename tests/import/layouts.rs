//! Tables of many layouts: the same figures are read in each of them.

use plan_chart::import::{self, Import, Level, Matter, Options};

use crate::{RECORD, entry, like, listed, report};

/// The report's own table, as it is pasted from its text.
const TABLE: &str = "指标名称\t年度计划\t市级年度绩效目标\t\t上半年完成情况\t\n\
\t\t总量 (亿元)\t增幅%\t总量 (亿元)\t增幅%\n\
地区生产总值\t6.5%\t880\t7.5\t407.9\t5.0\n\
规模以上工业增加值\t6%\t/\t8.5\t/\t-3.2\n\
固定资产投资\t10%\t259\t15.1\t226.4\t19.4\n\
社会消费品零售总额\t5%\t609.97\t10.5\t261.75\t8.2\n\
地方一般公共预算收入\t5%\t/\t\t53.6\t1.7\n\
居民可支配收入\t与经济增长同步\t/\t\t与经济增长同步\t\n\
新增就业人数\t1.9 万人\t1.9 万人\t\t约 1.2 万人\t\n";

const HTML: &str = include_str!("hanyang.html");

/// The embedded record, and what its table does not say of the report.
pub(crate) fn again() -> Options {
    let mut options = like(RECORD);
    for (path, text) in [("period", "2023-01-01/2023-06-30"), ("sources/#1/title/zh", "报告")] {
        options.report.insert(path.to_owned(), text.to_owned());
    }
    options
}

/// Every figure of the seven indicators of the embedded record's table is in `import`, and no other.
#[track_caller]
pub(crate) fn is_the_embedded_table(import: &Import) {
    let embedded = report(RECORD);
    let read =
        import.report.as_ref().unwrap_or_else(|| panic!("{:#}\n{}", import.record, listed(import)));
    assert_eq!(read.indicators.len(), 7);
    for (read, due) in read.indicators.iter().zip(&embedded.indicators) {
        assert_eq!(read.subject.id, due.subject.id);
        assert_eq!(read.measures.len(), due.measures.len(), "{:#?}", read.measures);
        for (read_measure, measure) in read.measures.iter().zip(&due.measures) {
            let words = |entry: &plan_chart::report::Entry| match entry {
                plan_chart::report::Entry::Words(text) => text.get(plan_chart::Lang::ZH).to_owned(),
                other => format!("{other:?}"),
            };
            assert_eq!(words(&read_measure.result), words(&measure.result), "{}", due.subject.id);
            let targets = |measure: &plan_chart::report::Measure| {
                measure
                    .targets
                    .iter()
                    .map(|target| (target.setter, words(&target.entry)))
                    .collect::<Vec<_>>()
            };
            assert_eq!(targets(read_measure), targets(measure), "{}", due.subject.id);
            assert_eq!(read_measure.unit, measure.unit, "{}", due.subject.id);
        }
    }
}

#[test]
fn the_report_s_own_table_as_text() {
    is_the_embedded_table(&import::read_pasted(None, TABLE, &again()));
    is_the_embedded_table(&import::read(TABLE.as_bytes(), &again()));
}

#[test]
fn the_report_s_own_table_as_html() {
    is_the_embedded_table(&import::read_pasted(Some(HTML), "", &again()));
    is_the_embedded_table(&import::read_pasted(Some(HTML), TABLE, &again()));
    is_the_embedded_table(&import::read(HTML.as_bytes(), &again()));
}

/// Without an earlier record, ids and setters come from known names.
#[test]
fn the_report_s_own_table_alone() {
    let titled =
        format!("关于汉阳区2023年上半年国民经济和社会发展计划执行情况的报告\t\t\t\t\t\n{TABLE}");
    let options = Options { today: Some("2026-11-26".to_owned()), ..Options::default() };
    let import = import::read_pasted(None, &titled, &options);
    let report = import
        .report
        .as_ref()
        .unwrap_or_else(|| panic!("{:#}\n{}", import.record, listed(&import)));
    assert_eq!(
        report.setters.iter().map(|setter| setter.id.as_str()).collect::<Vec<_>>(),
        ["plan", "municipal"]
    );
    assert_eq!(
        import.record["period"],
        serde_json::json!({ "start": "2023-01-01", "end": "2023-06-30" })
    );
    assert_eq!(entry(&import, "jobs.total.plan"), "1.9");
    assert_eq!(entry(&import, "gdp.growth.plan"), "6.5");
}

/// A layout: its cells, and what is in the draft at some paths.
fn layout(cells: &str, due: &[(&str, &str)]) -> Import {
    let import = import::read_pasted(None, cells, &Options::default());
    for (path, value) in due {
        let value: serde_json::Value = serde_json::from_str(value).unwrap();
        assert_eq!(
            entry(&import, path),
            value,
            "{path} of\n{cells}\n{:#}\n{}",
            import.record,
            listed(&import)
        );
    }
    import
}

#[test]
fn title_caption_sum_and_footnote_around_the_table() {
    let import = layout(
        "2024年上半年主要指标\t\t\n单位：亿元、%\t\t\n指标\t完成\t增速\n地区生产总值\t407.9\t5.0\n合计\t407.9\t\n注：数据为初步数。\t\t\n",
        &[
            ("gdp.total.result", r#""407.9""#),
            ("gdp.growth.result", r#""5.0""#),
            ("gdp.total.unit", r#""100m-yuan""#),
        ],
    );
    assert_eq!(import.record["indicators"].as_array().unwrap().len(), 1);
    let skipped = import
        .readings
        .iter()
        .filter(|reading| matches!(reading.matter, Matter::RowSkipped { .. }))
        .count();
    assert_eq!(skipped, 2);
}

/// The second table has the more usual words; the editor means the first.
#[test]
fn headings_begin_where_the_editor_says() {
    let cells = "说明\t\t\n事项\t单位\t本期\n地区生产总值\t亿元\t407.9\n\n指标\t单位\t完成情况\n新增就业人数\t万人\t1.2\n";
    let usual = import::read_pasted(None, cells, &Options::default());
    assert_eq!(usual.record["indicators"].as_array().unwrap().len(), 1, "{:#}", usual.record);
    let mut options = Options { heading: Some(1), ..Options::default() };
    options.columns.insert("C2".to_owned(), "result.total".to_owned());
    // In a file, rows are its lines, also those that are blank.
    for import in
        [import::read_pasted(None, cells, &options), import::read(cells.as_bytes(), &options)]
    {
        let row = |reading: &import::Reading| match reading.matter {
            Matter::Headings { row, .. } => Some(row),
            _ => None,
        };
        assert_eq!(import.readings.iter().filter_map(row).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(entry(&import, "gdp.total.result"), "407.9", "{}", listed(&import));
        assert_eq!(entry(&import, "jobs.total.result"), "1.2");
    }
    // Below, nothing of the first table is read.
    let options = Options { heading: Some(4), ..Options::default() };
    let import = import::read_pasted(None, cells, &options);
    assert_eq!(import.record["indicators"].as_array().unwrap().len(), 1);
}

#[test]
fn a_table_that_starts_at_c5() {
    let import = layout(
        "\n\n\n\n\t\t指标名称\t上半年完成（亿元）\t同比增长（%）\n\t\t固定资产投资\t226.4\t19.4\n",
        &[("investment.total.result", r#""226.4""#), ("investment.growth.result", r#""19.4""#)],
    );
    let place = &import.cells["indicators[0].measures.total.result"];
    assert_eq!(place.to_string(), "D6");
}

/// Pages have tables for their layout, too: what is above an empty one is above the next.
#[test]
fn empty_tables_of_a_page() {
    let html = "<html><p>2024年上半年主要指标</p><table><tr><td></td></tr></table>\
<table><tr><td>指标<td>完成（亿元）<tr><td>地区生产总值<td>407.9</table>";
    let import = import::read(html.as_bytes(), &Options::default());
    assert_eq!(import.record["period"]["end"], "2024-06-30", "{}", listed(&import));
}

#[test]
fn units_in_a_column_of_their_own() {
    let import = layout(
        "序号\t指标\t计量单位\t年度目标\t1-6月完成\n1\t地区生产总值\t亿元\t880\t407.9\n2\t新增就业人数\t万人\t1.9\t约1.2\n3\t城镇登记失业率\t%\t4.5\t3.1\n",
        &[
            ("gdp.total.unit", r#""100m-yuan""#),
            ("jobs.total.unit", r#""10k-people""#),
            ("jobs.total.result", r#"{"value":"1.2","qualifier":"about"}"#),
            ("unemployment.level.result", r#""3.1""#),
        ],
    );
    assert_eq!(import.record["indicators"][2]["measures"]["level"]["better"], "less");
}

#[test]
fn units_in_names() {
    layout(
        "指标\t完成\t目标\n地区生产总值（亿元）\t407.9\t880\n新增就业人数(万人)\t1.2\t1.9\n",
        &[("gdp.total.unit", r#""100m-yuan""#), ("jobs.total.unit", r#""10k-people""#)],
    );
}

#[test]
fn a_transposed_table() {
    let import = layout(
        "指标名称\t地区生产总值\t固定资产投资\n年度目标（亿元）\t880\t259\n上半年完成（亿元）\t407.9\t226.4\n同比增速%\t5.0\t19.4\n",
        &[("gdp.total.target", r#""880""#), ("investment.growth.result", r#""19.4""#)],
    );
    assert_eq!(import.cells["indicators[1].measures.growth.result"].to_string(), "C4");
}

#[test]
fn two_tables_on_a_sheet() {
    layout(
        "指标\t完成（亿元）\n地区生产总值\t407.9\n\n指标\t完成（万人）\n新增就业人数\t1.2\n",
        &[("gdp.total.result", r#""407.9""#), ("jobs.total.unit", r#""10k-people""#)],
    );
    layout(
        "指标\t完成（亿元）\t\t指标\t完成（万人）\n地区生产总值\t407.9\t\t新增就业人数\t1.2\n",
        &[("gdp.total.result", r#""407.9""#), ("jobs.total.unit", r#""10k-people""#)],
    );
}

#[test]
fn english_headings() {
    layout(
        "Indicator\tAnnual target\tActual\tGrowth (%)\nGross domestic product (100m-yuan)\t880\t407.9\t5.0\nNew jobs (10k-people)\t1.9\tabout 1.2\t\n",
        &[
            ("gdp.total.target", r#""880""#),
            ("jobs.total.result", r#"{"value":"1.2","qualifier":"about"}"#),
            ("gdp.growth.result", r#""5.0""#),
        ],
    );
}

#[test]
fn one_row_for_each_measure() {
    layout(
        "指标\t口径\t单位\t结果\t目标\n地区生产总值\t总量\t亿元\t407.9\t880\n地区生产总值\t增速\t%\t5.0\t7.5\n",
        &[("gdp.total.result", r#""407.9""#), ("gdp.growth.target", r#""7.5""#)],
    );
}

#[test]
fn completion_rates() {
    layout(
        "指标\t全年目标（亿元）\t完成（亿元）\t完成率\n地区生产总值\t880\t407.9\t46.4%\n招商签约金额\t/\t780\t91%\n",
        &[("gdp.total.target", r#"{"value":"880","rate":"46.4"}"#)],
    );
}

#[test]
fn sections_between_rows() {
    let import = layout(
        "指标\t完成（亿元）\n一、经济\t\n地区生产总值\t407.9\n二、投资\t\n固定资产投资\t226.4\n",
        &[("investment.total.result", r#""226.4""#)],
    );
    assert_eq!(import.record["sections"][1]["name"]["zh"], "投资");
    assert_eq!(import.record["indicators"][1]["section"], "section-2");
}

#[test]
fn unknown_headings_are_asked_and_answers_count() {
    let cells = "指标\t奋进目标（亿元）\t完成（亿元）\n地区生产总值\t900\t407.9\n";
    let import = layout(cells, &[("gdp.total.target", r#""900""#)]);
    let question = import.of_level(Level::Question).next().unwrap();
    assert_eq!((question.place.to_string().as_str(), question.choices.len() > 3), ("B1", true));
    let mut options = Options::default();
    options.columns.insert("B1".to_owned(), "ignore".to_owned());
    let import = import::read_pasted(None, cells, &options);
    assert!(import.of_level(Level::Question).next().is_none());
    assert!(import.record["indicators"][0]["measures"]["total"].get("targets").is_none());
}

#[test]
fn similar_headings_do_not_count() {
    let import =
        import::read_pasted(None, "指针\t完城\n地区生产总值\t407.9\n", &Options::default());
    assert!(matches!(import.readings.last().unwrap().matter, Matter::NoTable { .. }));
}

/// Names, units and definitions of the earlier record stay; what differs is a warning.
/// Only figures of the report's own period are its results.
#[test]
fn columns_and_tables_of_other_periods() {
    let columns = |title: &str, heading: &str| {
        let table =
            format!("{title}\n指标\t{heading}（亿元）\t2024年计划（亿元）\n投资\t100\t120\n");
        layout(&table, &[]).record["indicators"][0]["measures"]["total"]["result"].clone()
    };
    for other in [
        "2023年完成",
        "2023年上半年",
        "2024年1-5月",
        "2024年6月",
        "一季度",
        "下半年完成",
        "上年同期",
        "去年完成",
    ] {
        assert!(columns("某区2024年上半年主要指标", other).is_null(), "{other}");
    }
    for own in [
        "2024年上半年完成",
        "上半年完成",
        "1-6月累计",
        "完成",
        "2024年1-6月",
        "2024年完成",
        "本年完成",
    ] {
        assert_eq!(columns("某区2024年上半年主要指标", own), "100", "{own}");
    }
    // Nothing is known of the report's period.
    assert_eq!(columns("某区主要指标", "2023年完成"), "100");
    let import = layout(
        "某区2024年上半年主要指标\n指标\t完成（亿元）\n投资\t100\n\n某区2023年上半年主要指标\n指标\t完成（亿元）\n消费\t90\n",
        &[],
    );
    assert_eq!(import.record["indicators"].as_array().map(Vec::len), Some(1));
    let warned = import
        .of_level(Level::Warning)
        .find(|one| matches!(one.matter, Matter::OtherPeriod { .. }));
    assert_eq!(warned.map(|one| one.place.to_string()).as_deref(), Some("A5"));
}

/// 450.000 is asked where other cells have points between thousands.
#[test]
fn points_between_thousands() {
    let import = layout(
        "Indicator\tUnit\tTarget\tResult\nJobs\tpeople\t1.234.567\t450.000\nHomes\tpeople\t12.345\t0.123\n",
        &[],
    );
    let asked =
        import.readings.iter().filter(|one| matches!(one.matter, Matter::CommaDoubt { .. }));
    let asked: Vec<_> = asked.map(|one| (one.place.to_string(), one.choices.clone())).collect();
    let cell = |text: &str| import::Choice::Cell(text.to_owned());
    assert_eq!(
        asked,
        [
            ("D2".to_owned(), vec![cell("450000"), cell("450.000")]),
            ("C3".to_owned(), vec![cell("12345"), cell("12.345")])
        ]
    );
    let table = "Indicator\tUnit\tTarget\tResult\nJobs\tpeople\t1.234.567\t450.000\n";
    for (answer, due) in [("450000", "450000"), ("450.000", "450.000")] {
        let mut options = Options::default();
        options.edits.insert("D2".to_owned(), answer.to_owned());
        let import = import::read_pasted(None, table, &options);
        let result = &import.record["indicators"][0]["measures"]["total"]["result"];
        assert_eq!(result, due, "{}", listed(&import));
    }
    let import = layout("指标\t目标（亿元）\t完成（亿元）\n投资\t450.000\t12.5\n", &[]);
    assert_eq!(import.record["indicators"][0]["measures"]["total"]["targets"]["target"], "450.000");
}

/// A comma within a number of a text moves what is behind it.
#[test]
fn cells_without_a_heading() {
    let text = "指标,上半年完成（亿元）,增速（%）\n地区生产总值,1,180,5.1\n投资,2,3.0\n";
    let import = import::read(text.as_bytes(), &Options::default());
    let found = import.readings.iter().find(
        |one| matches!(&one.matter, Matter::NoHeading { found, count: 1 } if found[..] == ["5.1"]),
    );
    let found = found.map(|one| (one.place.to_string(), one.level));
    assert_eq!(found, Some(("D2".to_owned(), Level::Fault)), "{}", listed(&import));
}

#[test]
fn units_that_contradict_each_other() {
    let import = layout(
        "指标\t单位\t完成\n地区生产总值（亿元）\t万元\t407.9\n固定资产投资（亿元）\t亿元\t226.4\n",
        &[],
    );
    let found: Vec<_> = import
        .readings
        .iter()
        .filter(|one| matches!(one.matter, Matter::TwoUnits { .. }))
        .collect();
    assert_eq!(found.len(), 1, "{}", listed(&import));
    assert_eq!(found[0].place.to_string(), "B2");
}

/// What stands over a whole column, or above the table, is not said of rows that cannot have it.
#[test]
fn units_over_other_indicators() {
    for table in [
        "单位：万元\n指标\t完成\n财政收入\t9000\n新增就业\t5000\n城镇登记失业率\t4.1\n",
        "指标\t完成（万元）\n财政收入\t9000\n新增就业\t5000\n城镇登记失业率\t4.1\n",
    ] {
        let import = layout(table, &[]);
        let without: Vec<_> = import
            .readings
            .iter()
            .filter(|one| matches!(one.matter, Matter::NoUnit { .. }))
            .filter_map(|one| one.subject.as_deref())
            .collect();
        assert_eq!(without, ["新增就业", "城镇登记失业率"], "{}", listed(&import));
        assert_eq!(import.record["indicators"][0]["measures"]["total"]["unit"], "10k-yuan");
    }
}

#[test]
fn words_beside_a_growth() {
    let import =
        layout("指标\t单位\t目标\t完成\n固定资产投资增速\t%\t高于全市平均水平\t5.0\n", &[]);
    let measures = &import.record["indicators"][0]["measures"];
    assert!(measures["total"].is_null(), "{measures}");
    assert_eq!(measures["growth"]["result"], "5.0");
}

/// The mark of a footnote does not become a digit.
#[test]
fn superscripts() {
    let html = "<table><tr><td>指标<td>完成（亿元）<td>面积（km<sup>2</sup>）<tr><td>地区生产总值<td>407.9<sup>2</sup><td>1</table>";
    for plain in ["指标\t完成（亿元）\t面积（km2）\n地区生产总值\t407.92\t1\n", ""]
    {
        let import = import::read_pasted(Some(html), plain, &Options::default());
        assert_ne!(entry(&import, "gdp.total.result"), "407.92", "{}", listed(&import));
        assert!(
            !import.readings.iter().any(|one| matches!(one.matter, Matter::TwoTexts { .. })),
            "{}",
            listed(&import)
        );
    }
}

#[test]
fn an_earlier_record() {
    let table = "关于汉阳区2024年上半年计划执行情况的报告\n指标名称\t市级目标\t上半年完成\nGDP\t900\t4079\n固投\t260\t230\n夜间经济（亿元）\t\t3\n";
    let import = import::read_pasted(None, table, &like(RECORD));
    assert_eq!(entry(&import, "gdp.total.municipal"), "900");
    assert_eq!(import.record["id"], "hanyang-2024-h1");
    assert_eq!(import.record["indicators"][0]["name"]["en"], "Gross domestic product");
    assert!(import.record.get("statements").is_none());
    let has = |due: fn(&Matter) -> bool| import.readings.iter().any(|reading| due(&reading.matter));
    assert!(has(
        |matter| matches!(matter, Matter::OtherMagnitude { found, .. } if found == "4079 100m-yuan")
    ));
    assert!(has(|matter| matches!(matter, Matter::New { name } if name == "夜间经济")));
    assert!(has(
        |matter| matches!(matter, Matter::NotThere { name } if name == "社会消费品零售总额")
    ));
}
