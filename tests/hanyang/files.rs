//! The tables that readers download.

use plan_chart::{
    Lang,
    chart::{self, Spec},
    site,
};

use crate::{report, rows};

#[test]
fn tables_carry_numbers_units_doubts_and_the_source() {
    let file = |spec: &Spec| rows(&site::table(&report(), spec).unwrap());
    let bars = file(&Spec::new(chart::Kind::BARS, Lang::ZH));
    assert!(bars.iter().all(|row| row.len() == bars[0].len()));
    assert_eq!(bars[0][..5], ["id", "指标", "完成量", "完成量（单位）", "完成量（限定词）"]);
    assert_eq!(bars[1][..5], ["gdp", "地区生产总值", "407.9", "亿元", ""]);
    assert_eq!(bars[5][..5], ["jobs", "新增就业人数", "1.2", "万人", "约"]);
    let at = |name: &str| bars[0].iter().position(|one| one == name).unwrap();
    assert_eq!(bars[1][at("与时序进度相比")], "-3.6", "a number with its sign, not a formula");
    assert_eq!(bars[4][at("年度目标")], "未设年度总量目标");
    assert_eq!(bars[4][at("完成率")], "", "a dash is no value");
    assert!(bars[3][at("说明")].contains("261.7亿元"));
    for row in &bars[1..] {
        assert!(row[at("来源")].contains(report().sources[0].title.get(Lang::ZH)));
        assert!(row[at("日期")].contains("2023-06-30"));
    }
    let growth = file(&Spec::new(chart::Kind::GROWTH, Lang::EN));
    assert_eq!(growth[2][2..4], ["-3.2", "%"]);
    assert_eq!(growth[6][2], "in step with economic growth");
}
