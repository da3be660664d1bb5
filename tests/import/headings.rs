//! What headings, names and words of targets say: the field of a column, the measure of an indicator, and which way is
//! better.

use plan_chart::{
    Lang,
    import::{self, Import, Level, Matter, Options},
};

use crate::listed;

fn read(cells: &str) -> Import {
    import::read_pasted(None, cells, &Options::default())
}

/// The code of the field in the third column, and whether it is asked.
fn field(heading: &str) -> (String, bool) {
    let import = read(&format!("指标\t全年目标（亿元）\t{heading}\n地区生产总值\t880\t46.4\n"));
    let found = import.readings.iter().find_map(|reading| match &reading.matter {
        Matter::Column { field, .. } if reading.place.to_string() == "C1" => {
            Some((field.clone(), false))
        }
        Matter::UnknownColumn { guess, .. } if reading.place.to_string() == "C1" => {
            Some((guess.clone(), true))
        }
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{heading}: {}", listed(&import)))
}

#[test]
fn columns_of_rates_and_changes() {
    let cases = [
        ("完成率", "rate", false),
        ("完成年度计划（%）", "rate", false),
        ("完成目标%", "rate", false),
        ("完成计划%", "rate", false),
        ("占预算%", "rate", false),
        ("占全年目标比重（%）", "rate", false),
        ("完成全年计划的%", "rate", false),
        ("% of target", "rate", false),
        ("percent of annual plan", "rate", false),
        ("完成占年度计划（%）", "rate", false),
        ("同比增减%", "result.growth", false),
        ("比上年增减", "result.growth", true),
        ("同比增减（个百分点）", "ignore", true),
        // What is not said to be in per cent may be an amount.
        ("完成年度计划", "rate", true),
        ("占预算", "rate", true),
        ("增减（亿元）", "ignore", true),
        ("同比（元）", "ignore", true),
        ("增速（百分点）", "ignore", true),
        ("上半年增减（亿元）", "ignore", true),
        ("change (million euros)", "ignore", true),
        ("增减", "result.growth", true),
        ("change", "result.growth", true),
        ("增减%", "result.growth", false),
        ("同比", "result.growth", false),
        ("增幅（%）", "result.growth", false),
        ("完成总量（亿元）", "result.total", false),
    ];
    let mut wrong = Vec::new();
    for (heading, code, asked) in cases {
        let found = field(heading);
        if (found.0.as_str(), found.1) != (code, asked) {
            wrong.push(format!("{heading}: {found:?}, not {code} {asked}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The unit of a heading over both columns is that of the total.
#[test]
fn growth_below_a_heading_with_a_unit() {
    let import = read("指标\t完成（亿元）\t\n\t总量\t增速\n地区生产总值\t407.9\t5.0\n");
    assert_eq!(crate::entry(&import, "gdp.growth.result"), "5.0", "{}", listed(&import));
}

/// The only measure of an indicator with this name and unit.
fn measure(name: &str, unit: &str) -> String {
    let import = read(&format!("指标\t单位\t完成\n{name}\t{unit}\t5\n"));
    let measures = import.record["indicators"][0]["measures"].as_object();
    let codes = measures.map(|measures| measures.keys().cloned().collect::<Vec<_>>().join(" "));
    codes.unwrap_or_else(|| panic!("{name}: {}", listed(&import)))
}

#[test]
fn stocks_and_rates_are_levels() {
    let cases = [
        ("年末常住人口", "万人", "level"),
        ("常住人口", "万人", "level"),
        ("汽车保有量", "个", "level"),
        ("在校学生", "万人", "level"),
        ("期末贷款余额", "亿元", "level"),
        ("存款余额（本外币）", "亿元", "level"),
        ("市场主体总数", "户", "level"),
        ("森林覆盖率", "%", "level"),
        ("研发经费占GDP", "%", "level"),
        ("财政收入占GDP的比重（全市）", "%", "level"),
        ("CPI", "%", "level"),
        ("城乡居民收入比", "个", "level"),
        ("Employment rate, age 20 to 64", "percent", "level"),
        ("Debt, % of GDP", "percent", "level"),
        ("Population at the end of the year", "people", "level"),
        ("Poor people, % of population", "percent", "level"),
        ("Emissions, 1990 = 100", "number", "level"),
        // An amount in per cent is its growth.
        ("常住人口", "%", "growth"),
        ("期末贷款余额", "%", "growth"),
        ("地区生产总值", "%", "growth"),
        ("人口自然增长率", "%", "growth"),
        ("GDP growth rate", "percent", "growth"),
        ("新增市场主体总数", "户", "total"),
        ("Corporate revenue", "million-euros", "total"),
        ("地区生产总值", "亿元", "total"),
    ];
    let mut wrong = Vec::new();
    for (name, unit, due) in cases {
        let found = measure(name, unit);
        if found != due {
            wrong.push(format!("{name} in {unit}: {found}, not {due}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// That per cent are growth is said where neither name nor heading says so.
#[test]
fn growth_by_its_unit_alone_is_listed() {
    let import = read("指标\t单位\t完成\n地区生产总值\t%\t5\n财政收入增速\t%\t6\n失业率\t%\t3\n");
    let said =
        import.readings.iter().filter(|it| matches!(it.matter, Matter::PercentAsGrowth { .. }));
    let said: Vec<_> = said.map(|it| (it.level, it.place.to_string())).collect();
    assert_eq!(said, [(Level::Automatic, "C2".to_owned())], "{}", listed(&import));
}

/// Which way is better by the name of an indicator in per cent and how its target is written.
fn better(name: &str, target: &str) -> String {
    let import = read(&format!("指标\t单位\t年度目标\t完成\n{name}\t%\t{target}\t3\n"));
    let measures = import.record["indicators"][0]["measures"].as_object();
    let measures = measures.unwrap_or_else(|| panic!("{name}: {}", listed(&import)));
    let better = measures.values().find_map(|measure| measure["better"].as_str());
    better.unwrap_or_else(|| panic!("{name} {target}: {}", listed(&import))).to_owned()
}

#[test]
fn directions_by_names_and_targets() {
    let cases = [
        ("地区生产总值", "5", "more"),
        ("单位GDP能耗", "0.5", "less"),
        ("单位GDP能耗", "下降3%以上", "less"),
        // The quantity is the reduction.
        ("单位GDP能耗下降", "3", "more"),
        ("单位GDP能耗降低率", "3", "more"),
        ("单位GDP能耗下降", "-3", "less"),
        ("二氧化碳排放削减", "3", "more"),
        ("主要污染物减排比例", "3", "more"),
        ("Reduction of greenhouse gas emissions", "20", "more"),
        ("Share of renewable energy in final energy consumption", "20", "more"),
        ("Primary energy consumption", "2", "less"),
        ("工业废水排放达标率", "95", "more"),
        ("城镇登记失业率", "4.5", "less"),
        ("贫困发生率", "3", "less"),
        ("赤字率", "3", "less"),
        ("信访量", "3", "less"),
        ("Deficit ratio", "3", "less"),
        ("Inflation rate", "2", "less"),
        ("Early leavers from education", "10", "less"),
        ("At risk of poverty", "10", "less"),
        // A ceiling is said by the target itself.
        ("某项比率", "≤5", "less"),
        ("某项比率", "不超过5", "less"),
        ("某项比率", "不高于5", "less"),
        ("某项比率", "5以内", "less"),
        ("某项比率", "低于5", "less"),
        ("某项比率", "at most 5", "less"),
        ("某项比率", "below 5", "less"),
        ("某项比率", "≥5", "more"),
        ("某项比率", "约5", "more"),
    ];
    let mut wrong = Vec::new();
    for (name, target, due) in cases {
        let found = better(name, target);
        if found != due {
            wrong.push(format!("{name} {target}: {found}, not {due}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Both groups are named, and an indicator once in each.
#[test]
fn directions_that_are_assumed_are_named() {
    let import = read(
        "指标\t目标（亿元）\t目标增速（%）\t完成（亿元）\n地区生产总值\t880\t6\t407\n政府债务\t80\t5\t40\n",
    );
    let texts = |lang| {
        let readings = import.readings.iter();
        let assumed = readings.filter(|it| matches!(it.matter, Matter::BetterAssumed { .. }));
        assumed.map(|it| it.text(lang)).collect::<Vec<_>>()
    };
    assert_eq!(
        texts(Lang::ZH),
        ["“政府债务”的目标读作越少越好，“地区生产总值”的目标读作越多越好：如不对，请加“方向”一栏"]
    );
    assert_eq!(
        texts(Lang::EN),
        [
            "for targets of “政府债务” less is taken to be better, for targets of “地区生产总值” more: add a column “Direction” if that is wrong"
        ]
    );
}

/// What a cell was read as is in the words of the interface.
#[test]
fn english_messages_have_english_words() {
    for (cell, due) in [
        ("至少5", "“至少5” is read as “at least 5”"),
        ("at least 5", ""),
        ("≥5%", "“≥5%” is read as “at least 5%”"),
        ("5.0%及以上", "is read as “5.0% or more”"),
    ] {
        let import = read(&format!("指标\t增速（%）\n地区生产总值\t{cell}\n"));
        let readings = import.readings.iter().filter(|it| it.place.to_string() == "B2");
        let texts: Vec<_> = readings.map(|it| it.text(Lang::EN)).collect();
        assert!(texts.iter().any(|text| text.contains(due)) || due.is_empty(), "{cell}: {texts:?}");
        assert!(!texts.iter().any(|text| text.contains("不少于")), "{cell}: {texts:?}");
    }
}

/// What may have been typed before a spreadsheet made a date of it is month and day; a year among figures is none.
#[test]
fn dates_are_asked_with_what_may_have_been_typed() {
    for (cell, zh, en) in [
        ("1月2日", Some("原来是否写作 1-2？"), Some("was 1-2 meant?")),
        ("2024-06-30", Some("原来是否写作 6-30？"), Some("was 6-30 meant?")),
        ("2024-06-05", None, None),
        ("1905-07-16", None, None),
    ] {
        let import = read(&format!("指标\t完成（亿元）\n地区生产总值\t{cell}\n"));
        let asked = import.of_level(Level::Fault).find(|it| it.place.to_string() == "B2").unwrap();
        for (lang, due) in [(Lang::ZH, zh), (Lang::EN, en)] {
            let text = asked.text(lang);
            assert_eq!(text.contains("是否") || text.contains("meant"), due.is_some(), "{text}");
            assert!(text.contains(due.unwrap_or_default()), "{text}");
        }
        assert_eq!(asked.choices.len() > 1, zh.is_some(), "{:?}", asked.choices);
    }
}
