//! The tables that readers download.

use plan_chart::{
    Lang,
    chart::{self, Caption, Spec},
    site::{self, FrameAssets},
};

use crate::{page::ASSETS, report, rows};

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

/// Whether a target is the annual one is doubted wherever its gauge goes, not on the page alone.
#[test]
fn the_doubt_about_the_target_of_rehousing_leaves_with_its_gauge() {
    let report = report();
    for (lang, doubt) in
        [(Lang::ZH, "没有说是年度目标"), (Lang::EN, "does not say that it is the annual")]
    {
        let spec = Spec::gauge("rehousing", lang);
        let chart = chart::build(&report, &spec).unwrap();
        let frame = FrameAssets { page: ASSETS, style: ASSETS.style, frame: ASSETS.style };
        for (what, text) in [
            ("frame", site::frame(&report, &chart, &spec, &frame)),
            ("element", site::inside(&report, &chart)),
            ("table", site::table(&report, &spec).unwrap()),
            // What stands under it in a picture.
            ("picture", Caption::new(&report, &chart).notes.join("\n")),
        ] {
            assert!(text.contains(doubt), "{what} in {lang:?}");
        }
    }
}
