//! Rates, gaps and derived targets, checked by hand.

use std::cmp::Ordering;

use plan_chart::{
    Decimal, Lang, Report,
    progress::{self, Authority, Growth, Total},
    report::{Date, Period},
};
use proptest::prelude::*;
use serde_json::json;

use crate::{any_record::record, sample::report};

fn half_year(report: &Report) -> plan_chart::Ratio {
    progress::elapsed(&report.period)
}

/// Completion rate in per cent and gap to the time schedule, as shown.
#[track_caller]
fn check_total(id: &str, rate: &str, gap: &str) {
    let report = report();
    let one = report.indicators.iter().find(|one| one.subject.id == id).unwrap();
    let Total::Measured { against, .. } = progress::total(one, half_year(&report)) else {
        panic!("{id} has a target")
    };
    assert_eq!(against[0].rate.percent.to_string(), rate);
    assert_eq!(against[0].gap.points.to_string(), gap);
}

#[test]
fn completion_rates_and_gaps_to_the_time_schedule() {
    check_total("gdp", "46.4", "-3.6");
    check_total("investment", "87.4", "37.4");
    check_total("retail", "42.9", "-7.1");
    check_total("jobs", "63.2", "13.2");
}

/// Gaps to the district's plan and to the municipal target, as shown.
#[track_caller]
fn check_growth(id: &str, gaps: &[(Authority, &str)]) {
    let report = report();
    let one = report.indicators.iter().find(|one| one.subject.id == id).unwrap();
    let Growth::Measured { against, .. } = progress::growth(one) else {
        panic!("{id} has a growth rate")
    };
    let got: Vec<_> =
        against.iter().map(|one| (one.authority, one.gap.points.to_string())).collect();
    let due: Vec<_> = gaps.iter().map(|(who, gap)| (*who, (*gap).to_owned())).collect();
    assert_eq!(got, due);
}

#[test]
fn gaps_of_growth_to_each_target() {
    use Authority::{Municipal, Plan};
    check_growth("gdp", &[(Plan, "-1.5"), (Municipal, "-2.5")]);
    check_growth("industry", &[(Plan, "-9.2"), (Municipal, "-11.7")]);
    check_growth("investment", &[(Plan, "9.4"), (Municipal, "4.3")]);
    check_growth("retail", &[(Plan, "3.2"), (Municipal, "-2.3")]);
    check_growth("revenue", &[(Plan, "-3.3")]);
}

/// A result or a target that is approximate makes what is calculated from it approximate, and either is enough.
#[test]
fn what_is_calculated_from_an_approximate_figure_is_approximate() {
    for (result, target, about) in [
        (None, None, false),
        (Some("about"), None, true),
        (None, Some("over"), true),
        (Some("nearly"), Some("about"), true),
    ] {
        let mut text = record(1, 0);
        let one = &mut text["indicators"][0];
        for aspect in ["total", "growth"] {
            let qualify = |cell: &mut serde_json::Value, word: Option<&str>| {
                if let Some(word) = word {
                    cell["qualifier"] = json!(word);
                }
            };
            qualify(&mut one["result"][aspect], result);
            qualify(&mut one["municipal"][aspect], target);
        }
        let report = Report::from_json(&text.to_string()).unwrap();
        let one = &report.indicators[0];
        let Total::Measured { against, .. } = progress::total(one, half_year(&report)) else {
            panic!("there is a target")
        };
        assert_eq!(
            [against[0].rate.about, against[0].gap.about],
            [about; 2],
            "{result:?} {target:?}"
        );
        let Growth::Measured { against, .. } = progress::growth(one) else {
            panic!("there is a growth rate")
        };
        let city = against.iter().find(|one| one.authority == Authority::Municipal).unwrap();
        assert_eq!(city.gap.about, about, "{result:?} {target:?}");
    }
}

#[test]
fn nothing_is_calculated_from_words_and_missing_figures() {
    let report = report();
    let of = |id: &str| report.indicators.iter().find(|one| one.subject.id == id).unwrap();
    assert!(matches!(progress::total(of("revenue"), half_year(&report)), Total::NoTarget(_)));
    assert!(matches!(progress::total(of("industry"), half_year(&report)), Total::NotReported));
    assert!(matches!(progress::growth(of("income")), Growth::Words(_)));
    assert!(matches!(progress::growth(of("jobs")), Growth::NotReported));
}

/// Target and the amounts between which it lies, as shown.
#[track_caller]
fn check_derived(id: &str, rate: &str, target: &str, low: &str, high: &str) {
    let report = report();
    let one = report.stated.iter().find(|one| one.subject.id == id).unwrap();
    let derived = progress::derive(one, half_year(&report));
    let got = [derived.rate.percent, derived.target, derived.low, derived.high];
    assert_eq!(got.map(|decimal| decimal.to_string()), [rate, target, low, high]);
}

#[test]
fn derived_targets_have_the_width_that_rounding_leaves() {
    check_derived("contracts", "91", "857", "852", "862");
    check_derived("major-projects", "89.3", "110.0", "109.8", "110.1");
    check_derived("infrastructure", "70.8", "30.8", "30.7", "30.9");
    check_derived("social-insurance", "70", "1.6", "1.5", "1.7");
    check_derived("rehousing", "110", "2455", "2443", "2466");
}

#[track_caller]
fn check_elapsed(start: &str, end: &str, percent: &str) {
    let (start, end) = (Date::parse(start).unwrap(), Date::parse(end).unwrap());
    let elapsed = progress::elapsed(&Period { year: start.year, start, end });
    let schedule = Lang::ZH.words().schedule(elapsed);
    assert_eq!(schedule, format!("时序进度{percent}"));
}

#[test]
fn the_elapsed_share_of_the_year() {
    check_elapsed("2023-01-01", "2023-06-30", "50%");
    check_elapsed("2023-01-01", "2023-09-30", "75%");
    check_elapsed("2023-01-01", "2023-12-31", "100%");
    // A period that ends within a month is counted in days: 180 of 365, and 181 of 366 in a leap year.
    check_elapsed("2023-01-01", "2023-06-29", "49.3%");
    check_elapsed("2024-01-01", "2024-06-29", "49.5%");
}

/// One indicator with this result and these targets in 亿元: its rate and gap, as said.
#[track_caller]
fn check_case(result: &str, plan: &str, municipal: &str, label: &[(&str, &str, Ordering)]) {
    let entry = |value: &str| match value {
        "" | "/" => json!(value),
        _ => json!({ "value": value, "unit": "100m-yuan" }),
    };
    let mut text = record(1, 0);
    text["indicators"][0]["result"]["total"] = entry(result);
    text["indicators"][0]["plan"]["total"] = entry(plan);
    text["indicators"][0]["municipal"]["total"] = entry(municipal);
    let report = Report::from_json(&text.to_string()).unwrap();
    let words = Lang::ZH.words();
    let got: Vec<_> = match progress::total(&report.indicators[0], half_year(&report)) {
        Total::Measured { against, .. } => against
            .iter()
            .map(|one| (words.rate(&one.rate), words.gap_to_schedule(one.gap), one.gap.side()))
            .collect(),
        Total::NoTarget(_) | Total::NotReported => Vec::new(),
    };
    let got: Vec<_> = got.iter().map(|(r, g, s)| (r.as_str(), g.as_str(), *s)).collect();
    assert_eq!(got, label);
}

#[test]
fn every_kind_of_total_has_a_defined_outcome() {
    use Ordering::{Equal, Greater, Less};
    check_case("112.3", "", "100", &[("112.3%", "高于时序进度62.3个百分点", Greater)]);
    check_case("50", "", "100", &[("50.0%", "与时序进度持平", Equal)]);
    // 49.96 % is not 50.0 %, nor 99.96 % the whole target, nor 0.04 % nothing.
    check_case("49.96", "", "100", &[("49.96%", "低于时序进度0.04个百分点", Less)]);
    check_case("99.96", "", "100", &[("99.96%", "高于时序进度49.96个百分点", Greater)]);
    check_case("99.94", "", "100", &[("99.9%", "高于时序进度49.9个百分点", Greater)]);
    check_case("100.04", "", "100", &[("100.04%", "高于时序进度50.04个百分点", Greater)]);
    check_case("0.04", "", "100", &[("0.04%", "低于时序进度49.96个百分点", Less)]);
    check_case("-0.001", "", "100", &[("−0.001%", "低于时序进度50.001个百分点", Less)]);
    check_case("99999", "", "100000", &[("99.999%", "高于时序进度49.999个百分点", Greater)]);
    check_case("0", "", "100", &[("0.0%", "低于时序进度50.0个百分点", Less)]);
    check_case("-4.6", "", "100", &[("−4.6%", "低于时序进度54.6个百分点", Less)]);
    check_case("40", "/", "/", &[]);
    check_case("/", "100", "100", &[]);
    check_case("", "100", "", &[]);
    // Two authorities, two targets, two rates; one when both set the same.
    check_case("40", "100.0", "100", &[("40.0%", "低于时序进度10.0个百分点", Less)]);
    check_case(
        "45",
        "100",
        "80",
        &[
            ("56.3%", "高于时序进度6.3个百分点", Greater),
            ("45.0%", "低于时序进度5.0个百分点", Less),
        ],
    );
    check_case(
        "999999999999",
        "",
        "0.001",
        &[("99999999999900000.0%", "高于时序进度99999999999899950.0个百分点", Greater)],
    );
}

/// A record of one indicator whose total is `result` of `target`, both in thousandths, and of one result that was stated to
/// be `percent` of its target or so far ahead, until the end of a day of January to June.
fn near(
    result: i64,
    target: i64,
    (percent, ahead): (u32, bool),
    (month, day): (u32, u32),
) -> Report {
    let amount = |thousandths: i64| {
        let (sign, size) = (if thousandths < 0 { "-" } else { "" }, thousandths.abs());
        let value = format!("{sign}{}.{:03}", size / 1000, size % 1000);
        json!({ "value": value, "unit": "100m-yuan" })
    };
    let mut text = record(1, 1);
    text["period"]["end"] = json!(format!("2023-{month:02}-{day:02}"));
    text["indicators"][0]["result"]["total"] = amount(result);
    text["indicators"][0]["municipal"]["total"] = amount(target);
    if ahead {
        let stated = text["stated"][0].as_object_mut().unwrap();
        stated.remove("rate");
        stated.remove("of");
        stated.insert("ahead".into(), json!({ "value": percent.to_string(), "unit": "points" }));
    } else {
        text["stated"][0]["rate"]["value"] = json!(percent.to_string());
    }
    Report::from_json(&text.to_string()).unwrap()
}

/// Whether a number that is shown is this one exactly.
fn is(shown: Decimal, value: &str) -> bool {
    plan_chart::Ratio::from(shown) == Decimal::parse(value).unwrap().into()
}

proptest! {
    /// Nothing is shown as the whole, as nothing or as level that is not, and no text says so.
    #[test]
    fn nothing_is_rounded_to_a_mark(
        target in 1_i64..400_000_000,
        share in prop::sample::select(vec![0, 1, 2]),
        off in -2_000_i64..=2_000,
        stated in (1_u32..130, any::<bool>()),
        end in (1_u32..=6, 1_u32..=28),
    ) {
        let result = target * share / 2 + off;
        let report = near(result, target, stated, end);
        let elapsed = half_year(&report);
        let exact = plan_chart::Ratio::of(result, target).unwrap();
        let Total::Measured { against, .. } = progress::total(&report.indicators[0], elapsed) else {
            panic!("there is a target")
        };
        let (rate, gap) = (against[0].rate, against[0].gap);
        prop_assert_eq!(is(rate.percent, "100"), result == target, "{}", rate.percent);
        prop_assert_eq!(is(rate.percent, "0"), result == 0, "{}", rate.percent);
        prop_assert_eq!(is(gap.points, "0"), exact == elapsed, "{}", gap.points);
        prop_assert_eq!(gap.side(), exact.cmp(&elapsed));
        prop_assert_eq!(rate.percent.scale(), gap.points.scale());
        let derived = progress::derive(&report.stated[0], elapsed);
        let whole = plan_chart::Ratio::of(1, 1).unwrap();
        prop_assert_eq!(is(derived.rate.percent, "100"), derived.rate.share == whole);
        prop_assert_eq!(is(derived.gap.points, "0"), derived.rate.share == elapsed);
        prop_assert!(!is(derived.target, "0") && !is(derived.low, "0"));
        for lang in Lang::ALL {
            let words = lang.words();
            let level = |gap| words.gap_to_schedule(gap).contains(["持平", "on schedule"][usize::from(lang == Lang::EN)]);
            prop_assert_eq!(level(gap), exact == elapsed);
            prop_assert_eq!(level(derived.gap), derived.rate.share == elapsed);
        }
    }
}

#[test]
fn amounts_are_converted_for_english_not_relabelled() {
    use plan_chart::report::{Figure, Unit};
    let label = |value: &str, unit| {
        let value = Decimal::parse(value).unwrap();
        Lang::EN.words().figure(&Figure { value, unit, qualifier: None })
    };
    assert_eq!(label("407.9", Unit::Yuan100m), "40.79 billion yuan");
    assert_eq!(label("880", Unit::Yuan100m), "88 billion yuan");
    assert_eq!(label("609.97", Unit::Yuan100m), "60.997 billion yuan");
    assert_eq!(label("10", Unit::Yuan100m), "1 billion yuan");
    assert_eq!(label("4.9", Unit::Yuan100m), "490 million yuan");
    assert_eq!(label("2721.6", Unit::Yuan10k), "27.216 million yuan");
    assert_eq!(label("1.2", Unit::People10k), "12,000 people");
    assert_eq!(label("2700", Unit::Homes), "2,700 homes");
    assert_eq!(label("-3.2", Unit::Percent), "−3.2%");
}
