//! The JSON Schema of records: it is what the types say, records pass it, and mistakes do not.

use std::{env, fs, path::Path};

use plan_chart::{EMBEDDED, report};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    any_record::{any_record, record},
    records::records,
};

fn schema() -> Value {
    serde_json::from_str(&report::schema()).unwrap()
}

fn valid(record: &Value) -> Result<(), String> {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let faults: Vec<_> = validator
        .iter_errors(record)
        .map(|fault| format!("{} {fault}", fault.instance_path))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("record.schema.json");
    let due = report::schema();
    if env::var_os("UPDATE_GOLDEN").is_some()
        && fs::read_to_string(&file).ok().as_ref() != Some(&due)
    {
        fs::write(&file, &due).unwrap();
        panic!("record.schema.json is written anew: run again without UPDATE_GOLDEN");
    }
    let message =
        "record.schema.json is not current: run `UPDATE_GOLDEN=1 cargo test --test native schema`";
    assert!(fs::read_to_string(&file).unwrap() == due, "{message}");
}

/// Every description is in Chinese, then in English.
#[test]
fn descriptions_are_in_both_languages() {
    fn walk(node: &Value, seen: &mut usize) {
        match node {
            Value::Object(fields) => {
                if let Some(Value::String(text)) = fields.get("description") {
                    let chinese =
                        |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
                    let (zh, en) = text.split_once("\n\n").unwrap_or_else(|| panic!("{text}"));
                    assert!(chinese(zh) && !en.is_empty(), "{text}");
                    *seen += 1;
                }
                fields.values().for_each(|one| walk(one, seen));
            }
            Value::Array(list) => list.iter().for_each(|one| walk(one, seen)),
            _ => {}
        }
    }
    let mut seen = 0;
    walk(&schema(), &mut seen);
    assert!(seen > 100, "{seen}");
}

#[test]
fn words_are_those_that_are_read() {
    let words = |name: &str| {
        let schema = schema();
        let list = schema["$defs"][name]["oneOf"].as_array().unwrap().clone();
        list.iter().map(|one| one["const"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(words("Qualifier"), report::Qualifier::ALL.map(report::Qualifier::code));
    assert_eq!(words("TargetMark"), report::TargetMark::ALL.map(report::TargetMark::code));
    assert_eq!(words("Aspect"), report::Aspect::ALL.map(report::Aspect::code));
}

#[test]
fn records_pass() {
    valid(&serde_json::from_str(EMBEDDED).unwrap()).unwrap();
    for (name, text) in records() {
        valid(&serde_json::from_str(&text).unwrap())
            .unwrap_or_else(|faults| panic!("{name}: {faults}"));
    }
}

#[test]
fn mistakes_do_not() {
    let mistake = |pointer: &str, value: Value| {
        let mut record = record(2, 1);
        *record.pointer_mut(pointer).expect(pointer) = value;
        assert!(valid(&record).is_err(), "{pointer}");
    };
    valid(&record(2, 1)).unwrap();
    let total = "/indicators/0/measures/total";
    mistake(&format!("{total}/result"), json!(407.9));
    mistake(&format!("{total}/result"), json!("约407.9"));
    mistake(&format!("{total}/result"), json!({ "value": "1", "qualifier": "roughly" }));
    mistake(&format!("{total}/result"), json!({ "amount": "1" }));
    mistake(&format!("{total}/better"), json!("most"));
    mistake(&format!("{total}/targets"), json!(["880"]));
    mistake(total, json!({ "units": "元" }));
    mistake("/indicators/2/measures/total/targets/plan", json!({ "rate": 91 }));
    mistake("/indicators", json!({}));
    mistake("/place", json!("某地"));
    mistake("/sources", json!(null));
    mistake("/period", json!({ "start": "2023-01-01" }));
    mistake("/setters/0", json!({ "id": "plan", "name": { "zh": "计划" }, "span": "closed" }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_record_passes(text in any_record()) {
        let outcome = valid(&serde_json::from_str(&text).unwrap());
        prop_assert!(outcome.is_ok(), "{}\n{text}", outcome.unwrap_err());
    }
}
