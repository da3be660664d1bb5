//! Rates, gaps and derived targets, checked by hand.

use std::cmp::Ordering;

use plan_chart::{
    Decimal, Lang, Ratio, Report,
    progress::{self, Attainment, Phase, Standing},
    report::{Aspect, Date, Span},
};
use proptest::prelude::*;
use serde_json::json;

use crate::{any_record::record, charts, sample};

/// How the total of the first indicator stands to its targets.
fn attained(report: &Report) -> Vec<Attainment> {
    progress::attainments(report, &report.indicators[0])
}

/// A result that is approximate or only bounded, and a target that is approximate, make what is calculated from them
/// approximate, and either is enough. A target that is a bound is exact.
#[test]
fn what_is_calculated_from_an_approximate_figure_is_approximate() {
    for (result, target, about) in [
        (None, None, false),
        (Some("about"), None, true),
        (Some("over"), None, true),
        (Some("aim"), None, false),
        (None, Some("about"), true),
        (None, Some("over"), false),
        (None, Some("at-least"), false),
        (Some("nearly"), Some("about"), true),
    ] {
        let mut text = record(1, 0);
        let measures = &mut text["indicators"][0]["measures"];
        for aspect in ["total", "growth"] {
            let measure = &mut measures[aspect];
            for (pointer, word) in [("/result", result), ("/targets/city", target)] {
                let cell = measure.pointer_mut(pointer).unwrap();
                if let Some(word) = word {
                    *cell = json!({ "value": cell.clone(), "qualifier": word });
                }
            }
        }
        let report = Report::from_json(&text.to_string()).unwrap();
        let against = attained(&report);
        let gap = against[0].gap.unwrap();
        assert_eq!([against[0].rate.about, gap.about], [about; 2], "{result:?} {target:?}");
        let growth = report.indicators[0].measure(Aspect::Growth).unwrap();
        let Standing::Measured { against, .. } = progress::standing(&report, growth) else {
            panic!("there is a growth rate")
        };
        let city = against.iter().find(|one| one.setters == [1]).unwrap();
        assert_eq!(city.gap.about, about, "{result:?} {target:?}");
    }
}

#[test]
fn nothing_is_calculated_from_words_and_missing_figures() {
    let report = sample::report();
    let standing = |id: &str, aspect| {
        progress::standing(&report, report.indicator(id).unwrap().measure(aspect).unwrap())
    };
    let revenue = standing("revenue", Aspect::Total);
    assert!(matches!(revenue, Standing::Measured { against, .. } if against.is_empty()));
    assert_eq!(standing("industry", Aspect::Total), Standing::NotReported);
    assert!(matches!(standing("income", Aspect::Growth), Standing::Stated(_)));
}

/// Target and the amounts between which it lies, as shown.
#[track_caller]
fn check_derived(result: &str, unit: &str, claim: (&str, &str), due: [&str; 4]) {
    let mut text = record(0, 1);
    let total = &mut text["indicators"][0]["measures"]["total"];
    total["unit"] = json!(unit);
    total["result"] = json!(result);
    total["targets"]["plan"] = json!({ claim.0: claim.1 });
    let against = attained(&Report::from_json(&text.to_string()).unwrap());
    let [one] = against.as_slice() else { panic!("one target: {against:?}") };
    let derived = one.derived().unwrap();
    let got = [one.rate.percent, derived.value, derived.low, derived.high];
    assert_eq!(got.map(|decimal| decimal.to_string()), due);
}

#[test]
fn derived_targets_have_the_width_that_rounding_leaves() {
    check_derived("780", "100m-yuan", ("rate", "91"), ["91", "857", "852", "862"]);
    check_derived("98.2", "100m-yuan", ("lead", "39.3"), ["89.3", "110.0", "109.8", "110.1"]);
    check_derived("1.1", "10k-person-times", ("rate", "70"), ["70", "1.6", "1.5", "1.7"]);
    check_derived("2700", "homes", ("rate", "110"), ["110", "2455", "2443", "2466"]);
}

/// The share of the year that has gone by the end of a period, as shown.
#[track_caller]
fn check_elapsed(start: &str, end: &str, percent: &str) {
    let (start, end) = (Date::parse(start).unwrap(), Date::parse(end).unwrap());
    let Phase::During(elapsed) = Phase::of(Span { start, end }, Some(Span::year_of(end))) else {
        panic!("{end} is in its year")
    };
    let schedule = Lang::ZH.words().schedule(elapsed);
    assert_eq!(schedule, format!("时序进度{percent}"));
}

#[test]
fn the_elapsed_share_of_the_year() {
    check_elapsed("2023-01-01", "2023-06-30", "50%");
    check_elapsed("2023-01-01", "2023-09-30", "75%");
    // A period that ends within a month is counted in days: 180 of 365, and 181 of 366 in a leap year.
    check_elapsed("2023-01-01", "2023-06-29", "49.3%");
    check_elapsed("2024-01-01", "2024-06-29", "49.5%");
}

/// Where a period lies in the time for a target: only within it has a part of it gone.
#[test]
fn there_is_a_schedule_within_the_time_for_a_target_alone() {
    let span = |start: &str, end: &str| Span {
        start: Date::parse(start).unwrap(),
        end: Date::parse(end).unwrap(),
    };
    let year = Some(span("2023-01-01", "2023-12-31"));
    let five_years = Some(span("2021-01-01", "2025-12-31"));
    let phase = |time, plan| match Phase::of(time, plan) {
        Phase::During(elapsed) => format!("{:.1}", 100.0 * elapsed.to_f64()),
        other => format!("{other:?}"),
    };
    assert_eq!(phase(span("2023-01-01", "2023-12-30"), year), "99.7");
    assert_eq!(phase(span("2023-01-01", "2023-12-31"), year), "Over");
    assert_eq!(phase(span("2024-01-01", "2024-06-30"), year), "Over");
    assert_eq!(phase(span("2022-01-01", "2022-06-30"), year), "Before");
    // What has been counted from before the time for a target is no part of it.
    assert_eq!(phase(span("2022-07-01", "2023-06-30"), year), "Open");
    assert_eq!(phase(span("2023-01-01", "2023-06-30"), None), "Open");
    assert_eq!(phase(span("2021-01-01", "2023-06-30"), five_years), "50.0");
    // A quarter of the year, wherever in it.
    assert_eq!(phase(span("2023-04-01", "2023-06-30"), year), "25.0");
}

/// One indicator with this result and these targets in 亿元: its rate and gap, as said.
#[track_caller]
fn check_case(result: &str, plan: &str, municipal: &str, label: &[(&str, &str, Ordering)]) {
    let mut text = record(1, 0);
    let total = &mut text["indicators"][0]["measures"]["total"];
    total["result"] = json!(result);
    total["targets"] = json!({ "plan": plan, "city": municipal });
    let report = Report::from_json(&text.to_string()).unwrap();
    let words = Lang::ZH.words();
    let said = |one: &Attainment| {
        let gap = one.gap.unwrap();
        (words.rate(&one.rate), words.gap_to_schedule(gap, None), gap.side())
    };
    let got: Vec<_> = attained(&report).iter().map(said).collect();
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
    // Two setters, two targets, two rates; one when both set the same.
    check_case("40", "100.0", "100", &[("40.0%", "低于时序进度10.0个百分点", Less)]);
    check_case(
        "45",
        "100",
        "80",
        &[
            ("45.0%", "低于时序进度5.0个百分点", Less),
            ("56.3%", "高于时序进度6.3个百分点", Greater),
        ],
    );
    check_case(
        "9999999999",
        "",
        "0.001",
        &[("999999999900000.0%", "高于时序进度999999999899950.0个百分点", Greater)],
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
        json!(value)
    };
    let mut text = record(1, 1);
    text["period"]["end"] = json!(format!("2023-{month:02}-{day:02}"));
    let total = &mut text["indicators"][0]["measures"]["total"];
    total["result"] = amount(result);
    total["targets"]["city"] = amount(target);
    let claim = if ahead { "lead" } else { "rate" };
    text["indicators"][1]["measures"]["total"]["targets"]["plan"] =
        json!({ claim: percent.to_string() });
    Report::from_json(&text.to_string()).unwrap()
}

/// Whether a number that is shown is this one exactly.
fn is(shown: Decimal, value: &str) -> bool {
    Ratio::from(shown) == Decimal::parse(value).unwrap().into()
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
        let exact = Ratio::of(result, target).unwrap();
        let (first, stated) = (&attained(&report)[0], {
            let derived = progress::attainments(&report, &report.indicators[1]);
            derived.into_iter().next().unwrap()
        });
        let elapsed = first.elapsed.unwrap();
        let (rate, gap) = (first.rate, first.gap.unwrap());
        prop_assert_eq!(is(rate.percent, "100"), result == target, "{}", rate.percent);
        prop_assert_eq!(is(rate.percent, "0"), result == 0, "{}", rate.percent);
        prop_assert_eq!(is(gap.value, "0"), exact == elapsed, "{}", gap.value);
        prop_assert_eq!(gap.side(), exact.cmp(&elapsed));
        prop_assert_eq!(rate.percent.scale(), gap.value.scale());
        let (derived, derived_gap) = (stated.derived().unwrap(), stated.gap.unwrap());
        let whole = Ratio::of(1, 1).unwrap();
        prop_assert_eq!(is(stated.rate.percent, "100"), stated.rate.share == whole);
        prop_assert_eq!(is(derived_gap.value, "0"), stated.rate.share == elapsed);
        prop_assert!(!is(derived.value, "0") && !is(derived.low, "0"));
        for lang in Lang::ALL {
            let words = lang.words();
            let level = |gap| {
                let on = ["持平", "on schedule"][usize::from(lang == Lang::EN)];
                words.gap_to_schedule(gap, None).contains(on)
            };
            prop_assert_eq!(level(gap), exact == elapsed);
            prop_assert_eq!(level(derived_gap), stated.rate.share == elapsed);
        }
    }
}

#[test]
fn amounts_are_converted_for_english_not_relabelled() {
    use plan_chart::report::{Figure, Unit};
    let label = |value: &str, unit: &str| {
        let (value, unit) = (Decimal::parse(value).unwrap(), Unit::parse(unit).unwrap());
        Lang::EN.words().figure(&Figure::new(value, unit))
    };
    assert_eq!(label("407.9", "100m-yuan"), "40.79 billion yuan");
    assert_eq!(label("880", "100m-yuan"), "88 billion yuan");
    assert_eq!(label("609.97", "100m-yuan"), "60.997 billion yuan");
    assert_eq!(label("10", "100m-yuan"), "1 billion yuan");
    assert_eq!(label("4.9", "100m-yuan"), "490 million yuan");
    assert_eq!(label("2721.6", "10k-yuan"), "27.216 million yuan");
    assert_eq!(label("1.2", "10k-people"), "12,000 people");
    assert_eq!(label("2700", "homes"), "2,700 homes");
    assert_eq!(label("-3.2", "percent"), "−3.2%");
}

/// A result that is not printed follows from a target and what is stated of the two; its rate is the stated one.
#[test]
fn results_are_derived_like_targets() {
    let check = |claim: serde_json::Value, due: [&str; 5]| {
        let mut text = record(0, 1);
        let total = &mut text["indicators"][0]["measures"]["total"];
        total["result"] = json!("");
        total["targets"]["plan"] = claim;
        let report = Report::from_json(&text.to_string()).unwrap();
        let measure = report.indicators[0].measure(Aspect::Total).unwrap();
        let Standing::Measured { derived: Some(derived), .. } =
            progress::standing(&report, measure)
        else {
            panic!("nothing follows: {text}")
        };
        let against = attained(&report);
        let [one] = against.as_slice() else { panic!("one target: {against:?}") };
        let got =
            [derived.value, derived.low, derived.high, one.rate.percent, one.gap.unwrap().value];
        assert_eq!(got.map(|decimal| decimal.to_string()), due);
    };
    check(json!({ "value": "40", "rate": "85.3" }), ["34", "34", "35", "85.3", "35.3"]);
    check(json!({ "value": "40", "lead": "35.3" }), ["34", "34", "35", "85.3", "35.3"]);
    let distance =
        |value: &str, of: &str| json!({ "value": "40", "distance": { "value": value, "in": of } });
    check(distance("-6.5", "unit"), ["33.5", "32.95", "34.05", "83.8", "33.8"]);
    check(distance("-15", "percent"), ["34", "33", "35", "85", "35"]);
}

/// A distance is in the unit of its measure, whatever that of the result is.
#[test]
fn distances_are_in_the_unit_of_their_measure() {
    let mut text = record(0, 1);
    let total = &mut text["indicators"][0]["measures"]["total"];
    total["result"] = json!({ "value": "8500", "unit": "10k-yuan" });
    total["targets"]["plan"] = json!({ "distance": { "value": "-0.15", "in": "unit" } });
    let report = Report::from_json(&text.to_string()).unwrap();
    let target = attained(&report)[0].derived().unwrap().figure();
    assert_eq!(
        (target.value.to_string().as_str(), target.unit.code().as_str()),
        ("1.0000", "100m-yuan")
    );
}

/// A working goes the way that was gone: from a target to its result, and down where what is stated is below zero.
#[test]
fn workings_of_results_begin_with_their_targets() {
    let distance =
        |value: &str, of: &str| json!({ "value": "40", "distance": { "value": value, "in": of } });
    for (claim, lang, due) in [
        (
            json!({ "value": "40", "lead": "-35.3" }),
            Lang::ZH,
            "50% − 35.3个百分点 = 14.7%；40亿元 × 14.7%",
        ),
        (distance("-6.5", "unit"), Lang::ZH, "40亿元 − 6.5亿元 = 33.5亿元"),
        (distance("6.5", "unit"), Lang::ZH, "40亿元 + 6.5亿元 = 46.5亿元"),
        (distance("-15", "percent"), Lang::ZH, "40亿元 ×（100% − 15%）"),
        (distance("-15", "percent"), Lang::EN, "× (100% − 15%)"),
        (distance("6.5", "unit"), Lang::EN, "4 billion yuan + 650 million yuan"),
    ] {
        let mut text = record(0, 1);
        let total = &mut text["indicators"][0]["measures"]["total"];
        total["result"] = json!("");
        total["targets"]["plan"] = claim;
        let report = Report::from_json(&text.to_string()).unwrap();
        let workings = charts(&report, lang).into_iter().flat_map(|chart| chart.workings);
        let workings: Vec<_> = workings.collect();
        assert!(workings.iter().any(|working| working.contains(due)), "{due}: {workings:?}");
    }
}
