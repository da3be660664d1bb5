//! Pasted tables come as HTML and as plain text: the shape of the one, and what only the other has.

use plan_chart::import::{self, Choice, Import, Level, Matter, Options};
use serde_json::json;

use crate::{entry, listed};

const HTML: &str = "<table><tr><td rowspan=2>指标<td colspan=2>完成情况<tr><td>总量（亿元）<td>增速（%）\
    <tr><td>地区生产总值<td>407.9<td>5.0<tr><td>固定资产投资<td>226.4<td>19.4</table>";
const PLAIN: &str = "指标\t完成情况\t\n\t总量（亿元）\t增速（%）\n地区生产总值\t407.9\t5.0\n固定资产投资\t226.4\t19.4\n";

fn pasted(html: &str, plain: &str) -> Import {
    import::read_pasted(Some(html), plain, &Options::default())
}

fn has(import: &Import, due: impl Fn(&Matter) -> bool) -> bool {
    import.readings.iter().any(|reading| due(&reading.matter))
}

#[test]
fn both_the_same() {
    let import = pasted(HTML, PLAIN);
    assert_eq!(entry(&import, "gdp.growth.result"), "5.0", "{}", listed(&import));
    assert!(!has(&import, |matter| matches!(
        matter,
        Matter::TwoTexts { .. } | Matter::OnlyInText { .. }
    )));
}

/// A number that is wider than its column is there in the other one.
#[test]
fn narrow_columns() {
    for (html, plain) in [
        (HTML.replace("407.9", "####"), PLAIN.to_owned()),
        (HTML.to_owned(), PLAIN.replace("407.9", "###")),
    ] {
        assert_eq!(entry(&pasted(&html, &plain), "gdp.total.result"), "407.9");
    }
    let import = pasted(&HTML.replace("407.9", "####"), &PLAIN.replace("407.9", "####"));
    let fault = import.of_level(Level::Fault).find(|reading| reading.place.to_string() == "B3");
    assert!(matches!(fault.unwrap().matter, Matter::NotShown { .. }));
}

#[test]
fn another_figure_in_each() {
    let import = pasted(&HTML.replace("407.9", "408"), PLAIN);
    assert_eq!(entry(&import, "gdp.total.result"), "407.9");
    let question = import.of_level(Level::Question).next().unwrap();
    assert_eq!(question.place.to_string(), "B3");
    assert_eq!(question.choices, ["407.9", "408"].map(|text| Choice::Cell(text.to_owned())));
}

/// What Word has above and below the table is outside of it.
#[test]
fn lines_around_the_table() {
    let html = format!(
        "<p>关于某区2024年上半年计划执行情况的报告</p><p>单位：万元</p>{}<p>注：初步数。</p>",
        HTML.replace("（亿元）", "")
    );
    let plain = "关于某区2024年上半年计划执行情况的报告\n单位：万元\n指标\t完成情况\n";
    for plain in ["", plain] {
        let import = pasted(&html, plain);
        assert_eq!(import.record["period"], json!({ "start": "2024-01-01", "end": "2024-06-30" }));
        assert_eq!(import.record["place"]["zh"], "某区");
        assert_eq!(entry(&import, "gdp.total.unit"), "10k-yuan", "{}", listed(&import));
        assert!(has(
            &import,
            |matter| matches!(matter, Matter::RowSkipped { text } if text == "注：初步数。")
        ));
    }
}

/// The HTML holds the table alone, the text its title, too.
#[test]
fn lines_of_the_text_alone() {
    let plain = format!(
        "关于某区2024年上半年计划执行情况的报告\n{}注：初步数。\n",
        PLAIN.replacen('\t', " ", 1)
    );
    let import = pasted(HTML, &plain);
    assert_eq!(import.record["place"]["zh"], "某区", "{}", listed(&import));
    assert!(has(
        &import,
        |matter| matches!(matter, Matter::RowSkipped { text } if text == "注：初步数。")
    ));
}

#[test]
fn rows_of_the_text_alone() {
    let import = pasted(HTML, &format!("{PLAIN}新增就业人数\t1.2\t\n"));
    assert!(has(
        &import,
        |matter| matches!(matter, Matter::OnlyInText { found } if found == &["新增就业人数 1.2"])
    ));
}
