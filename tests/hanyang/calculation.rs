//! Rates, gaps and derived targets of Hanyang, checked by hand.

use plan_chart::{
    Lang,
    chart::{self, Spec},
    progress::{self, Standing},
    report::Aspect,
};

use crate::report;

/// Completion rate in per cent and gap to the time schedule, as shown.
#[track_caller]
fn check_total(id: &str, rate: &str, gap: &str) {
    let report = report();
    let against = progress::attainments(&report, report.indicator(id).unwrap());
    assert_eq!(against[0].rate.percent.to_string(), rate);
    assert_eq!(against[0].gap.unwrap().value.to_string(), gap);
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
fn check_growth(id: &str, gaps: &[(&str, &str)]) {
    let report = report();
    let growth = report.indicator(id).unwrap().measure(Aspect::Growth).unwrap();
    let Standing::Measured { against, .. } = progress::standing(&report, growth) else {
        panic!("{id} has a growth rate")
    };
    let got = against.iter().flat_map(|one| {
        let setters = one.setters.iter().map(|setter| report.setters[*setter].id.as_str());
        setters.map(|setter| (setter.to_owned(), one.gap.value.to_string()))
    });
    let due = gaps.iter().map(|(who, gap)| ((*who).to_owned(), (*gap).to_owned()));
    assert_eq!(got.collect::<Vec<_>>(), due.collect::<Vec<_>>());
}

#[test]
fn gaps_of_growth_to_each_target() {
    check_growth("gdp", &[("plan", "-1.5"), ("municipal", "-2.5")]);
    check_growth("industry", &[("plan", "-9.2"), ("municipal", "-11.7")]);
    check_growth("investment", &[("plan", "9.4"), ("municipal", "4.3")]);
    check_growth("retail", &[("plan", "3.2"), ("municipal", "-2.3")]);
    check_growth("revenue", &[("plan", "-3.3")]);
}

#[test]
fn nothing_is_calculated_from_words_and_missing_figures() {
    let report = report();
    let standing = |id: &str, aspect| {
        let measure = report.indicator(id).unwrap().measure(aspect);
        measure.map(|measure| progress::standing(&report, measure))
    };
    let revenue = standing("revenue", Aspect::Total);
    assert!(matches!(revenue, Some(Standing::Measured { against, .. }) if against.is_empty()));
    assert_eq!(standing("industry", Aspect::Total), Some(Standing::NotReported));
    assert!(matches!(standing("income", Aspect::Growth), Some(Standing::Stated(_))));
    assert!(matches!(standing("jobs", Aspect::Growth), None | Some(Standing::NotReported)));
}

/// Target and the amounts between which it lies, as shown.
#[track_caller]
fn check_derived(id: &str, rate: &str, target: &str, low: &str, high: &str) {
    let report = report();
    let against = progress::attainments(&report, report.indicator(id).unwrap());
    let [one] = against.as_slice() else { panic!("one target: {against:?}") };
    let derived = one.derived().unwrap();
    let got = [one.rate.percent, derived.value, derived.low, derived.high];
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

#[test]
fn the_sentences_of_the_headline_indicators() {
    let report = report();
    let spoken = |id: &str, lang| {
        let spec = Spec::gauge(id, lang);
        chart::build(&report, &spec).unwrap().sentence
    };
    assert_eq!(
        spoken("gdp", Lang::ZH),
        "地区生产总值上半年完成407.9亿元，为市级年度目标880亿元的46.4%，低于时序进度（50%）3.6个百分点。"
    );
    assert_eq!(
        spoken("gdp", Lang::EN),
        "Gross domestic product: 40.79 billion yuan in the first half of 2023, 46.4% of the municipal \
         annual target of 88 billion yuan and 3.6 percentage points below the time schedule (50%)."
    );
    assert_eq!(
        spoken("jobs", Lang::ZH),
        "新增就业人数上半年完成约1.2万人，为区年度计划、市级年度目标1.9万人的约63.2%，高于时序进度（50%）约13.2个百分点。"
    );
    assert_eq!(
        spoken("contracts", Lang::ZH),
        "招商签约金额上半年完成780亿元。报告称已完成年度目标的91%，高于时序进度（50%）41个百分点；\
         由此推算年度目标约857亿元（在852亿～862亿元之间）。"
    );
}
