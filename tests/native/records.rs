//! The records in `tests/records`: two real reports, and reports made up to have what those have not.

use std::{collections::BTreeMap, fs, path::Path};

use plan_chart::{
    Lang, Report, Review,
    report::{Aspect, DistanceUnit, Entry, Qualifier, TargetMark, Whole},
};

/// Each record as JSON text, by its name.
pub(crate) fn records() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    json.map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(&path).unwrap())
    })
    .collect()
}

fn read(name: &str) -> Report {
    Report::from_json(&records()[name]).unwrap()
}

#[test]
fn each_is_valid_and_warns_of_what_is_unlikely_in_it_alone() {
    for (name, text) in records() {
        let review = Review::of_json(&text);
        assert_eq!(review.faults, [], "{name}");
        assert_eq!(review.report.unwrap().id, name);
        let warnings: Vec<_> =
            review.warnings.iter().map(|one| format!("{} {}", one.path, one.kind.code())).collect();
        let due: &[&str] = match name.as_str() {
            // As the report prints it: 37.8 per cent less, where 10 more were planned.
            "guandu-2023-h1" => &["indicators[3].measures.growth.targets.plan out-of-range"],
            "fiscal-year-2023" => &["indicators[0].measures.total.targets.ministry unit-mismatch"],
            "budget-2025-h1" => &["indicators[4] missing"],
            _ => &[],
        };
        assert_eq!(warnings, due, "{name}");
    }
}

#[test]
fn a_district_whose_targets_are_stated_as_distances() {
    let report = read("guandu-2023-h1");
    assert_eq!(report.place.get(Lang::ZH), "昆明市官渡区");
    assert_eq!(report.sources[0].title.find(Lang::EN), None, "has a title in Chinese alone");
    assert_eq!(report.sources[0].delivered.unwrap().to_string(), "2023-08-31");
    let rows: Vec<_> = report
        .indicators
        .iter()
        .map(|one| {
            let result = |aspect| {
                let figure = one.measure(aspect).and_then(|measure| measure.result.figure());
                figure.map_or(String::new(), |figure| {
                    format!("{} {}", figure.value, figure.unit.code())
                })
            };
            let growth = one.measure(Aspect::Growth).unwrap();
            let distance = growth.target(0).map_or(String::new(), |target| {
                assert_eq!(target.entry, Entry::Empty);
                let distance = target.claims.distance.unwrap();
                assert_eq!(distance.measured_in, DistanceUnit::Points);
                distance.value.to_string()
            });
            [one.subject.id.clone(), result(Aspect::Total), result(Aspect::Growth), distance]
                .join(", ")
        })
        .collect();
    let due = [
        "gdp, 806 100m-yuan, 3.2 percent, -1.8",
        "industry, , 10.1 percent, 2.1",
        "revenue, 21.91 100m-yuan, 1.3 percent, -18.7",
        "investment, , -37.8 percent, -47.8",
        "retail, 400.07 100m-yuan, 13.8 percent, 5.8",
        "urban-income, 29092 yuan, 3 percent, ",
        "rural-income, 17191 yuan, 6.4 percent, ",
    ];
    assert_eq!(rows, due);
}

#[test]
fn a_strategy_in_english_alone_with_levels_and_ceilings() {
    let report = read("europe-2020");
    assert_eq!(report.languages, [Lang::EN]);
    assert_eq!(report.plan.months(), Some(132));
    let rows: Vec<_> = report
        .indicators
        .iter()
        .map(|one| {
            assert_eq!(one.measures.len(), 1);
            let level = one.measure(Aspect::Level).unwrap();
            let target = level.target(0).unwrap().entry.figure().unwrap();
            let word = target.qualifier.map_or("", Qualifier::code);
            let (result, unit) = (level.result.figure().unwrap().value, level.unit.code());
            let (date, better) = (level.date.unwrap(), level.better.code());
            format!("{} {word} {} {result} {unit} {date} {better}", one.subject.id, target.value)
        })
        .collect();
    let due = [
        "employment at-least 75.0 73.2 percent 2018 more",
        "rd  3.0 2.06 percent-of-gdp 2017 more",
        "ghg  80.0 78.3 index-1990 2017 less",
        "renewables  20 17.5 percent 2017 more",
        "primary-energy  1483 1561 million-tonnes-oil-equivalent 2017 less",
        "final-energy  1086 1122 million-tonnes-oil-equivalent 2017 less",
        "early-leavers less-than 10.0 10.6 percent 2018 less",
        "tertiary more-than 40.0 40.7 percent 2018 more",
        "poverty  96.6 109.2 million-people 2018 less",
    ];
    assert_eq!(rows, due);
    let ghg = report.indicator("ghg").unwrap().measure(Aspect::Level).unwrap();
    let terms = &ghg.result.figure().unwrap().derived.as_ref().unwrap().0;
    assert_eq!(terms.iter().map(ToString::to_string).collect::<Vec<_>>(), ["100", "-21.7"]);
    assert!(report.indicator("rd").unwrap().measures[0].unit.is_percentage());
    assert!(!ghg.unit.is_percentage());
}

#[test]
fn three_quarters_with_a_revised_target() {
    let report = read("three-quarters-2024");
    let revenue = report.indicator("revenue").unwrap();
    let total = revenue.measure(Aspect::Total).unwrap();
    let target = total.target(0).unwrap();
    assert_eq!(target.entry.figure().unwrap().value.to_string(), "134426");
    let [former] = target.former.as_slice() else { panic!("{:?}", target.former) };
    assert_eq!(former.entry.figure().unwrap().value.to_string(), "150000");
    assert_eq!(former.until.unwrap().to_string(), "2024-08");
    assert_eq!(total.rank.as_ref().unwrap().of, Some(9));
    let growth = revenue.measure(Aspect::Growth).unwrap();
    let Entry::Range(from, to) = &growth.target(0).unwrap().entry else { panic!("no range") };
    assert_eq!([from.value.to_string(), to.value.to_string()], ["6", "6.5"]);
    assert_eq!(to.qualifier, Some(Qualifier::Around));
    let [congress, stretch] = report.setters.as_slice() else { panic!("two setters") };
    assert_eq!([congress.mark, stretch.mark], [TargetMark::Diamond, TargetMark::SolidSquare]);
    assert_eq!(congress.span, Some(report.plan));
    let tax = report.indicator("tax").unwrap();
    assert_eq!(tax.share.as_ref().unwrap().of, Whole::Indicator(0));
    assert_eq!(report.indicator("investment").unwrap().subject.source, Some(1));
    let vehicles = report.indicator("vehicles").unwrap();
    assert_eq!(vehicles.measures[0].unit.family(), vehicles.parts[1].figure.unit.family());
}

#[test]
fn times_of_targets() {
    let fiscal = read("fiscal-year-2023");
    assert_eq!(fiscal.period.span, fiscal.plan);
    assert_eq!(fiscal.setters[0].span, Some(fiscal.plan));
    assert_eq!(fiscal.setters[1].span, None);
    let five = read("five-years-2021");
    assert_eq!(five.setters[1].span.unwrap().months(), Some(120));
    let forest = five.indicator("forest").unwrap().measure(Aspect::Level).unwrap();
    let baseline = forest.baseline.as_ref().unwrap();
    assert_eq!(
        (baseline.figure.value.to_string(), baseline.date.to_string()),
        ("37.9".into(), "2020".into())
    );
    assert_eq!(read("no-targets").setters, []);
}
