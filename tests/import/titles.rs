//! What titles say: the period of the figures, and the place.

use plan_chart::import::{self, Options};

/// The period and the place that are read from a title.
fn said(title: &str) -> (String, String) {
    let cells = format!("{title}\t\t\n指标\t完成（亿元）\t增速（%）\n地区生产总值\t407.9\t5.0\n");
    let import = import::read_pasted(None, &cells, &Options::default());
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let period = &import.record["period"];
    let places = import.record["place"].as_object();
    let place = places.and_then(|texts| texts.values().next()).map(text).unwrap_or_default();
    (format!("{} {}", text(&period["start"]), text(&period["end"])), place)
}

#[test]
fn periods_and_places_of_titles() {
    let cases = [
        ("2024财年指标（2023年4月—2024年3月）", "2023-04-01 2024-03-31", ""),
        ("2024年1月1日至6月30日", "2024-01-01 2024-06-30", ""),
        ("2024年1月1日至2024年6月30日主要指标", "2024-01-01 2024-06-30", ""),
        ("2024年1月1日—30日", "2024-01-01 2024-01-30", ""),
        ("2024年1月-2024年6月", "2024-01-01 2024-06-30", ""),
        ("2024年1月～6月", "2024-01-01 2024-06-30", ""),
        ("2024年1月 – 6月", "2024-01-01 2024-06-30", ""),
        ("2024年1至6月", "2024-01-01 2024-06-30", ""),
        ("2024年1到2月份", "2024-01-01 2024-02-29", ""),
        ("（2024.1-2024.6）", "2024-01-01 2024-06-30", ""),
        ("（2024-01-01至2024-06-30）", "2024-01-01 2024-06-30", ""),
        ("截至2024年6月30日", "2024-01-01 2024-06-30", ""),
        ("截止到2024年6月底江城县主要指标", "2024-01-01 2024-06-30", ""),
        ("江城县截至2024年9月", "2024-01-01 2024-09-30", "江城县"),
        ("2023年上半年与2024年上半年", " ", ""),
        ("2023年和2024年上半年", " ", ""),
        ("2024年一季度至三季度", " ", ""),
        ("2023年计划执行情况与2024年计划草案", " ", ""),
        ("2024年主要指标", " ", ""),
        ("2024年6月30日", " ", ""),
        ("2023年度主要指标", "2023-01-01 2023-12-31", ""),
        ("2023年全年", "2023-01-01 2023-12-31", ""),
        ("2024年二季度", "2024-04-01 2024-06-30", ""),
        ("关于汉阳区2024年上半年计划执行情况的报告", "2024-01-01 2024-06-30", "汉阳区"),
        ("江城县主要指标（2024年1-6月）", "2024-01-01 2024-06-30", ""),
        ("江城县2024年上半年（2024年7月25日）", "2024-01-01 2024-06-30", "江城县"),
        ("江城县2024年上半年主要指标（2024年7月）", "2024-01-01 2024-06-30", "江城县"),
        ("2023年12月和2024年1月", " ", ""),
        ("江城县2024年6月至2024年1月", " ", ""),
        ("Riverton, first half of 2024", "2024-01-01 2024-06-30", "Riverton"),
        ("Report on the first half of 2024", "2024-01-01 2024-06-30", ""),
        ("Riverton County: H1 2024", "2024-01-01 2024-06-30", "Riverton County"),
        ("Riverton 2024 H2", "2024-07-01 2024-12-31", "Riverton"),
        ("Riverton in January–June 2024", "2024-01-01 2024-06-30", "Riverton"),
        ("1 April 2023 to 31 March 2024", "2023-04-01 2024-03-31", ""),
        ("April 1, 2023 - March 31, 2024", "2023-04-01 2024-03-31", ""),
        ("Riverton, Q1 2024", "2024-01-01 2024-03-31", "Riverton"),
        ("First three quarters of 2024", "2024-01-01 2024-09-30", ""),
        ("Riverton as of 30 June 2024", "2024-01-01 2024-06-30", "Riverton"),
        ("Riverton, 2024", "2024-01-01 2024-12-31", "Riverton"),
        ("Main indicators of Riverton for June 2024", "2024-06-01 2024-06-30", ""),
        ("Riverton, H1 2023 and H1 2024", " ", ""),
        ("Results of 2023 and plan for 2024", " ", ""),
        ("Riverton, FY 2024", " ", ""),
        ("Riverton, 25 July 2024", " ", ""),
        // What is not said of its beginning.
        ("Riverton, year to June 2024", " ", ""),
        ("Six months ended 30 June 2024", " ", ""),
        ("January 2024 to date", " ", ""),
        ("2024年1月至今", " ", ""),
        ("2024年上半年、下半年", " ", ""),
        ("十四五（2021-2025年）规划2024年上半年", "2024-01-01 2024-06-30", ""),
        ("Growth of 2024.5 and 3-2024", " ", ""),
    ];
    let mut wrong = Vec::new();
    for (title, period, place) in cases {
        let (found, at) = said(title);
        if (found.as_str(), at.as_str()) != (period, place) {
            wrong.push(format!("{title}: {found:?} {at:?}, not {period:?} {place:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
