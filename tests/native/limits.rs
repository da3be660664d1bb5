//! What a record may take up, to the last one that is allowed and the first one that is not.

use std::fmt::Write as _;

use plan_chart::report::{MAX_BYTES, MAX_NAME};
use plan_chart::{EMBEDDED, FaultKind, Faults, Report};
use serde::de::value::{BytesDeserializer, Error};
use serde_json::{Value, json};

use crate::any_record::record;

fn read(text: &Value) -> Result<Report, Faults> {
    Report::from_json(&text.to_string())
}

/// The only fault, as `path kind`.
#[track_caller]
fn only(result: Result<Report, Faults>) -> String {
    let faults = result.expect_err("is refused");
    let [fault] = faults.list() else { panic!("one fault, not {faults}") };
    format!("{} {}", fault.path, fault.kind.code())
}

#[test]
fn bytes_of_a_text() {
    let padded = |length: usize| {
        let mut text = EMBEDDED.to_owned();
        text.extend(std::iter::repeat_n(' ', length - EMBEDDED.len()));
        Report::from_json(&text)
    };
    assert!(padded(MAX_BYTES).is_ok(), "as many as are allowed");
    assert_eq!(only(padded(MAX_BYTES + 1)), " too-large");
}

/// What a script hands in has no length of its own: what is kept of it counts.
#[test]
fn bytes_of_an_object() {
    let message = |value: Value| Report::from_deserializer(value).unwrap_err().to_string();
    let large = json!({ "a": "x".repeat(MAX_BYTES / 2), "b": "x".repeat(MAX_BYTES / 2) });
    assert!(message(large).contains("larger than 1048576 bytes"));
    // Values without a text count too.
    assert!(message(json!(vec![0; MAX_BYTES])).contains("larger than 1048576 bytes"));
    assert!(!message(json!(vec![0; 1000])).contains("larger"));
}

#[test]
fn levels_of_an_object() {
    let nested = |levels: usize| {
        let value = (0..levels).fold(json!(null), |inner, _| json!([inner]));
        Report::from_deserializer(value).unwrap_err().to_string()
    };
    assert_eq!(nested(13), "record: nested more than 12 levels deep");
    assert_eq!(nested(100), "record: nested more than 12 levels deep");
    assert_eq!(nested(12), "record: must be an object, not a list");
}

#[test]
fn bytes_are_no_text() {
    let fault = Report::from_deserializer(BytesDeserializer::<Error>::new(b"{}")).unwrap_err();
    let message = "record: invalid type: byte array, expected a text, a list or an object";
    assert_eq!(fault.to_string(), message);
}

#[test]
fn a_value_of_a_wrong_type_is_called_what_it_is() {
    let message = |value: Value| {
        let mut text = record(1, 0);
        text["place"] = value;
        read(&text).unwrap_err().to_string()
    };
    assert_eq!(message(json!(true)), "place: must be an object, not true or false");
    assert_eq!(message(json!(-1)), "place: must be an object, not a number");
    assert_eq!(message(json!(1)), "place: must be an object, not a number");
    assert_eq!(message(json!(1.5)), "place: must be an object, not a number");
    assert_eq!(message(json!("x")), "place: must be an object, not a text");
    assert_eq!(message(json!([])), "place: must be an object, not a list");
    let mut text = record(1, 0);
    text["place"]["zh"] = json!({});
    let message = read(&text).unwrap_err().to_string();
    assert_eq!(message, "place.zh: must be a text in quotes, not an object");
    text["place"]["zh"] = json!("某地");
    text["remarks"] = json!([null]);
    let message = read(&text).unwrap_err().to_string();
    assert_eq!(message, "remarks[0]: must be an object, not nothing");
}

/// A record made to fill a log is shown in part.
#[test]
fn faults_listed() {
    let fields: serde_json::Map<_, _> = (0..1001).map(|i| (format!("f{i}"), json!(0))).collect();
    let faults = read(&Value::Object(fields)).unwrap_err();
    assert_eq!(faults.list().len(), 1_000);
    assert!(faults.list().iter().all(|one| one.kind == FaultKind::UnknownField));
}

#[test]
fn characters_of_a_name() {
    let named = |length: usize| {
        let mut text = record(1, 0);
        text["place"]["zh"] = json!("长".repeat(length));
        read(&text)
    };
    assert!(named(MAX_NAME).is_ok());
    assert_eq!(only(named(MAX_NAME + 1)), "place.zh too-large");
}

#[test]
fn characters_of_an_id() {
    let called = |length: usize| {
        let mut text = record(1, 0);
        text["indicators"][0]["id"] = json!("x".repeat(length));
        read(&text)
    };
    assert!(called(64).is_ok());
    assert_eq!(only(called(65)), "indicators[0].id out-of-range");
}

#[test]
fn the_beginning_of_a_long_text_is_shown() {
    let message = |length: usize| {
        let mut text = record(1, 0);
        text["period"]["year"] = json!("9".repeat(length));
        read(&text).unwrap_err().to_string()
    };
    let mut expected = String::from("period.year: must be a year written as 2023, not “");
    let _ = write!(expected, "{}”", "9".repeat(40));
    assert_eq!(message(40), expected);
    assert_eq!(message(41), expected.replace('”', "…”"));
}

#[test]
fn rates_that_a_target_follows_from() {
    let claimed = |rate: &str| {
        let mut text = record(1, 1);
        text["stated"][0]["rate"]["value"] = json!(rate);
        read(&text)
    };
    for rate in ["1", "1.0", "10000", "10000.000"] {
        assert!(claimed(rate).is_ok(), "{rate}");
    }
    for rate in ["0.9", "0.999", "10000.1", "20000", "-5"] {
        assert_eq!(only(claimed(rate)), "stated[0].rate out-of-range", "{rate}");
    }
}

#[test]
fn a_period_of_one_day() {
    let lasting = |start: &str, end: &str| {
        let mut text = record(1, 0);
        text["period"]["start"] = json!(start);
        text["period"]["end"] = json!(end);
        read(&text)
    };
    assert!(lasting("2023-06-30", "2023-06-30").is_ok());
    assert_eq!(only(lasting("2023-06-30", "2023-06-29")), "period bad-date");
}

#[test]
fn an_entry_is_a_figure_or_words() {
    let mut text = record(1, 0);
    let total = &mut text["indicators"][0]["result"]["total"];
    total["text"] = json!({ "zh": "若干", "en": "some" });
    assert_eq!(only(read(&text)), "indicators[0].result.total wrong-type");
}
