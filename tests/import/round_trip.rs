//! What is written out is read back.

use std::{fs, path::Path};

use plan_chart::{
    EMBEDDED, Lang, Report,
    import::{self, Options},
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::{filled_example, listed};

#[track_caller]
fn back(record: &Json, what: &str) {
    for lang in Lang::ALL {
        let xlsx = import::to_xlsx(record, lang).unwrap();
        assert_eq!(
            xlsx,
            import::to_xlsx(record, lang).unwrap(),
            "{what}: the same bytes each time"
        );
        let import = import::read(&xlsx, &Options::default());
        let due = Report::from_json(&record.to_string())
            .unwrap_or_else(|faults| panic!("{what}: {faults}"));
        assert_eq!(
            import.report.as_ref(),
            Some(&due),
            "{what}\n{:#}\n{}",
            import.record,
            listed(&import)
        );
        assert!(
            import.of_level(import::Level::Question).next().is_none(),
            "{what}: {}",
            listed(&import)
        );
    }
}

#[test]
fn records_go_out_and_come_in_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let record = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        back(&record, &path.display().to_string());
    }
    back(&serde_json::from_str(EMBEDDED).unwrap(), "the embedded record");
    back(&filled_example(), "the example");
}

#[test]
fn drafts_are_records_again() {
    let import =
        import::read(&import::to_xlsx(&filled_example(), Lang::ZH).unwrap(), &Options::default());
    let text = import.record_text();
    assert_eq!(import::read(text.as_bytes(), &Options::default()).report, import.report);
    assert!(text.starts_with("{\n  \"id\": \"town-2024-h1\""), "{text}");
}

fn figure() -> impl Strategy<Value = Json> {
    let number = prop_oneof![
        (0..100_000_i64).prop_map(|n| n.to_string()),
        (0..100_000_i64, 1..4_usize).prop_map(|(n, places)| {
            let digits = format!("{n:0>width$}", width = places + 1);
            let (whole, fraction) = digits.split_at(digits.len() - places);
            format!("{whole}.{fraction}")
        })
    ];
    let qualifier = prop::sample::select(plan_chart::report::Qualifier::ALL.to_vec());
    let words = prop::sample::select(vec![
        "与经济增长同步",
        "有所缩小",
        "完成3项",
        "1-2",
        "/ 见注",
        "“约”",
    ]);
    prop_oneof![
        4 => number.clone().prop_map(Json::String),
        2 => (number.clone(), qualifier.clone()).prop_map(|(value, of)| json!({ "value": value, "qualifier": of.code() })),
        1 => number.clone().prop_map(|value| json!({ "value": value, "unit": "10k-yuan" })),
        1 => (0..100_i32, 1..100_i32).prop_map(|(from, more)| json!({ "from": from.to_string(), "to": (from + more).to_string() })),
        1 => words.prop_map(|words| json!({ "text": { "zh": words } })),
        1 => Just(json!("/")),
        1 => Just(json!("")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_figure_goes_out_and_comes_in_again(result in figure(), target in figure()) {
        let mut record = filled_example();
        record["indicators"][0]["measures"]["total"]["result"] = result;
        record["indicators"][0]["measures"]["total"]["targets"]["plan"] = target;
        if let Ok(due) = Report::from_json(&record.to_string()) {
            let import = import::read(&import::to_xlsx(&record, Lang::ZH).unwrap(), &Options::default());
            prop_assert_eq!(import.report.as_ref(), Some(&due), "{}", listed(&import));
        }
    }
}
