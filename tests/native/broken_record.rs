//! A record that is wrong is refused with every fault, each with the path to its field.

use plan_chart::{FaultKind, Report};
use serde_json::{Value, json};

use crate::any_record::record;

/// A valid record with whatever a record may have.
fn valid() -> Value {
    let mut text = record(7, 5);
    text["indicators"][0]["aliases"] = json!(["GDP"]);
    text["remarks"] = json!([{ "zh": "说明", "en": "Remark" }]);
    text["indicators"][4]["municipal"]["total"] = json!("/");
    text["indicators"][6]["plan"]["total"] = text["indicators"][6]["municipal"]["total"].clone();
    text["indicators"][6]["result"]["total"]["qualifier"] = json!("about");
    let stated = text["stated"][1].as_object_mut().unwrap();
    stated.retain(|key, _| key != "rate" && key != "of");
    stated.insert("ahead".to_owned(), json!({ "value": "39.3", "unit": "points" }));
    text
}

/// Changes the valid record and lists the faults as `path kind`.
fn faults(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut text = valid();
    change(&mut text);
    faults_of(&text.to_string())
}

fn faults_of(text: &str) -> Vec<String> {
    match Report::from_json(text) {
        Ok(_) => Vec::new(),
        Err(faults) => {
            faults.list().iter().map(|one| format!("{} {}", one.path, one.kind.code())).collect()
        }
    }
}

/// One change, one fault.
#[track_caller]
fn check(pointer: &str, value: Value, due: &str) {
    let got = faults(|text| *text.pointer_mut(pointer).expect(pointer) = value);
    assert_eq!(got, [due]);
}

#[test]
fn a_valid_record_has_no_fault() {
    assert_eq!(faults_of(&valid().to_string()), Vec::<String>::new());
}

#[test]
fn each_fault_names_its_field() {
    let long = "长".repeat(201);
    let value = "/indicators/0/result/total/value";
    let at = "indicators[0].result.total.value";
    check(value, json!("NaN"), &format!("{at} not-decimal"));
    check(value, json!("1e3"), &format!("{at} not-decimal"));
    check(value, json!("Infinity"), &format!("{at} not-decimal"));
    check(value, json!("４０７"), &format!("{at} not-decimal"));
    check(value, json!("407,9"), &format!("{at} not-decimal"));
    check(value, json!(""), &format!("{at} not-decimal"));
    check(value, json!(407.9), &format!("{at} wrong-type"));
    check(value, json!(null), &format!("{at} missing"));
    check(value, json!(["407.9"]), &format!("{at} wrong-type"));
    let target = "/indicators/0/municipal/total/value";
    let at = "indicators[0].municipal.total out-of-range";
    check(target, json!("0"), at);
    check(target, json!("0.00"), at);
    check(target, json!("-880"), at);
    check(
        "/indicators/0/municipal/total/unit",
        json!("亿元"),
        "indicators[0].municipal.total.unit unknown-word",
    );
    check(
        "/indicators/0/municipal/total/unit",
        json!("homes"),
        "indicators[0].municipal.total unit-mismatch",
    );
    check(
        "/indicators/0/result/growth/unit",
        json!("points"),
        "indicators[0].result.growth unit-mismatch",
    );
    check(
        "/indicators/4/result/total/unit",
        json!("percent"),
        "indicators[4].result.total unit-mismatch",
    );
    check(
        "/indicators/6/result/total/qualifier",
        json!("roughly"),
        "indicators[6].result.total.qualifier unknown-word",
    );
    check("/indicators/1/municipal/total", json!("-"), "indicators[1].municipal.total wrong-type");
    check("/indicators/1/id", json!("i0"), "indicators[1].id duplicate-id");
    check("/stated/0/id", json!("i0"), "stated[0].id duplicate-id");
    check("/indicators/1/id", json!(""), "indicators[1].id out-of-range");
    check("/indicators/1/id", json!("GDP <b>"), "indicators[1].id out-of-range");
    check("/indicators/1/section", json!("9.9"), "indicators[1].section unknown-id");
    check("/indicators/0/name/zh", json!(long), "indicators[0].name.zh too-large");
    check("/indicators/0/name/zh", json!("  "), "indicators[0].name.zh missing");
    check("/indicators/0/name/zh", json!("地\u{0}区"), "indicators[0].name.zh out-of-range");
    check("/indicators/0/name/en", json!("G\u{202E}DP"), "indicators[0].name.en out-of-range");
    check("/indicators/0/name", json!("地区生产总值"), "indicators[0].name wrong-type");
    check("/indicators/0/aliases/0", json!(""), "indicators[0].aliases[0] missing");
    check("/indicators/0/aliases/0", json!(1), "indicators[0].aliases[0] wrong-type");
    check("/indicators/0/aliases", json!("GDP"), "indicators[0].aliases wrong-type");
    check("/indicators/0/aliases", json!(vec!["x"; 21]), "indicators[0].aliases too-large");
    check("/period", json!(null), "period missing");
    check("/period/end", json!("2023-06-31"), "period.end bad-date");
    check("/period/end", json!("2024-06-30"), "period bad-date");
    check("/period/start", json!("2023-07-01"), "period bad-date");
    check("/period/year", json!("23"), "period.year bad-date");
    check("/source/published", json!("last summer"), "source.published bad-date");
    check("/indicators", json!([]), "indicators missing");
    check("/indicators", json!({}), "indicators wrong-type");
    check("/stated/0/rate/value", json!("0"), "stated[0].rate out-of-range");
    check("/stated/0/rate/unit", json!("points"), "stated[0].rate unit-mismatch");
    check("/stated/0/of", json!("year"), "stated[0].of unknown-word");
    check("/stated/0/result/value", json!("0"), "stated[0].result out-of-range");
    check("/remarks/0/zh", json!("长".repeat(1001)), "remarks[0].zh too-large");
}

#[test]
fn fields_are_known_and_there_once() {
    let got = faults(|text| {
        text["indicators"][0]["colour"] = json!("red");
        text["__proto__"] = json!({});
        text["indicators"][2].as_object_mut().unwrap().remove("plan");
    });
    assert_eq!(
        got,
        [
            "__proto__ unknown-field",
            "indicators[0].colour unknown-field",
            "indicators[2].plan missing",
        ]
    );
    let twice = valid().to_string().replacen('{', "{\"id\": \"again\", ", 1);
    assert_eq!(faults_of(&twice), ["id duplicate-field"]);
    let got = faults(|text| text["stated"][0]["ahead"] = text["stated"][1]["ahead"].clone());
    assert_eq!(got, ["stated[0] missing"]);
}

#[test]
fn all_faults_are_listed_at_once() {
    let got = faults(|text| {
        text["revision"] = json!("soon");
        text["period"]["year"] = json!("x");
        text["indicators"][0]["result"]["total"]["value"] = json!("NaN");
        text["indicators"][2]["municipal"]["total"]["value"] = json!("0");
        text["indicators"][6]["plan"]["total"]["unit"] = json!("people");
        text["stated"][4]["rate"]["value"] = json!("-1");
    });
    assert_eq!(
        got,
        [
            "revision bad-date",
            "period.year bad-date",
            "indicators[0].result.total.value not-decimal",
            "indicators[2].municipal.total out-of-range",
            "indicators[6].plan.total.unit unknown-word",
            "stated[4].rate out-of-range",
        ]
    );
}

#[test]
fn text_that_is_no_record_is_refused() {
    for text in ["", "{", "[]", "null", "\"x\"", "{} {}", "{\"id\":", "\u{feff}{}", "NaN"] {
        assert!(!faults_of(text).is_empty(), "{text}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(faults_of(&deep), [" syntax"]);
}

#[test]
fn what_is_too_large_is_refused() {
    let mut text = record(1, 0);
    text["place"]["zh"] = json!("大".repeat(1 << 20));
    assert_eq!(faults_of(&text.to_string()), [" too-large"]);
    let mut text = record(0, 0);
    text["indicators"] = json!(vec![json!({}); 5001]);
    assert_eq!(faults_of(&text.to_string()), ["indicators too-large"]);
}

#[test]
fn a_record_may_have_as_many_indicators_as_the_limit() {
    // Small entries, so that 5,000 of them stay below the limit of bytes.
    let mut text = record(0, 0);
    text["sections"] = json!(
        (0..5000)
            .map(|i| json!({ "id": format!("s{i}"), "name": { "zh": "表", "en": "T" } }))
            .collect::<Vec<_>>()
    );
    text["indicators"] = record(1, 0)["indicators"].clone();
    text["indicators"][0]["section"] = json!("s4999");
    assert_eq!(faults_of(&text.to_string()), Vec::<String>::new());
}

#[test]
fn messages_say_what_was_found_and_what_is_allowed() {
    let message = |pointer: &str, value: Value| {
        let mut text = valid();
        *text.pointer_mut(pointer).unwrap() = value;
        Report::from_json(&text.to_string()).unwrap_err().to_string()
    };
    let found = message("/indicators/0/result/total/unit", json!("亿元"));
    assert!(found.contains("亿元") && found.contains("100m-yuan"), "{found}");
    let found = message("/indicators/0/result/total/value", json!(407.9));
    assert!(found.contains("put the figure in quotes"), "{found}");
    // A hostile text is shown in part, without the characters that would disturb a terminal.
    let found = message("/indicators/0/id", json!("\u{1b}[31m".repeat(1000)));
    assert!(!found.contains('\u{1b}') && found.len() < 300, "{found}");
    let fault = &Report::from_json("{}").unwrap_err();
    assert!(fault.list().iter().all(|one| one.kind == FaultKind::Missing));
}

mod any {
    use proptest::prelude::*;

    use crate::any_record::any_record;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        /// Whatever is done to one place of a valid record, it is read or refused, never a panic.
        #[test]
        fn one_change_is_read_or_refused(
            text in any_record(),
            at in any::<prop::sample::Index>(),
            put in "[\\PC\"{}:,]{0,3}",
        ) {
            let at = at.index(text.len());
            let at = (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap();
            let mut changed = text.clone();
            changed.insert_str(at, &put);
            let _ = plan_chart::Report::from_json(&changed);
        }
    }
}
