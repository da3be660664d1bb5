//! What a record may take up, to the last one that is allowed and the first one that is not.

use plan_chart::report::{
    MAX_BYTES, MAX_INDICATORS, MAX_LANGUAGES, MAX_NAME, MAX_SETTERS, MAX_TEXT,
};
use plan_chart::{FaultKind, Faults, Report};
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
        let mut text = record(1, 0).to_string();
        text.extend(std::iter::repeat_n(' ', length - text.len()));
        Report::from_json(&text)
    };
    assert!(padded(MAX_BYTES).is_ok(), "as many as are allowed");
    assert_eq!(only(padded(MAX_BYTES + 1)), " too-large");
}

/// What a script hands in has no length of its own: what is kept of it counts.
#[test]
fn bytes_of_an_object() {
    let large = json!({ "a": "x".repeat(MAX_BYTES / 2), "b": "x".repeat(MAX_BYTES / 2) });
    assert_eq!(only(Report::from_deserializer(large)), " too-large");
    // Values without a text count too.
    assert_eq!(only(Report::from_deserializer(json!(vec![0; MAX_BYTES]))), " too-large");
    assert_eq!(only(Report::from_deserializer(json!(vec![0; 1000]))), " wrong-type");
}

#[test]
fn levels_of_an_object() {
    let nested = |levels: usize| {
        only(Report::from_deserializer((0..levels).fold(json!(null), |inner, _| json!([inner]))))
    };
    assert_eq!(nested(13), " too-large");
    assert_eq!(nested(100), " too-large");
    assert_eq!(nested(12), " wrong-type");
}

/// The deepest that a record can have: words of a revision of a target.
#[test]
fn levels_of_a_record() {
    let mut text = record(1, 0);
    let words = json!({ "text": { "zh": "同步", "en": "in step" } });
    text["indicators"][0]["measures"]["total"]["targets"]["city"] =
        json!({ "value": "880", "revised": [words] });
    assert_eq!(read(&text).map(|_| ()), Ok(()));
    assert_eq!(Report::from_deserializer(text).map(|_| ()), Ok(()));
}

#[test]
fn bytes_are_no_text() {
    let bytes = Report::from_deserializer(BytesDeserializer::<Error>::new(b"{}"));
    assert_eq!(only(bytes), " syntax");
}

#[test]
fn a_value_of_a_wrong_type_is_called_what_it_is() {
    let message = |value: Value| {
        let mut text = record(1, 0);
        text["place"] = value;
        read(&text).unwrap_err().list()[0].problem.clone()
    };
    use plan_chart::{Due, Found, Problem};
    for (value, found) in [
        (json!(true), Found::Boolean),
        (json!(-1), Found::Number("-1".to_owned())),
        (json!(1.5), Found::Number("1.5".to_owned())),
        (json!("x"), Found::Text("x".to_owned())),
        (json!([]), Found::List),
    ] {
        assert_eq!(message(value), Problem::MustBe { due: Due::Object, found });
    }
}

/// A record made to fill a log is shown in part.
#[test]
fn faults_listed() {
    let fields: serde_json::Map<_, _> = (0..1001).map(|i| (format!("f{i}"), json!(0))).collect();
    let faults = read(&Value::Object(fields)).unwrap_err();
    assert_eq!(faults.list().len(), 1_000);
    assert!(faults.list().iter().filter(|one| one.kind == FaultKind::UnknownField).count() > 900);
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
fn characters_of_a_note() {
    let noted = |length: usize| {
        let mut text = record(1, 0);
        text["remarks"] = json!([{ "zh": "长".repeat(length) }]);
        read(&text)
    };
    assert!(noted(MAX_TEXT).is_ok());
    assert_eq!(only(noted(MAX_TEXT + 1)), "remarks[0].zh too-large");
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
fn characters_of_an_address() {
    let at = |length: usize| {
        let mut text = record(1, 0);
        text["sources"][0]["url"] = json!(format!("https://x/{}", "x".repeat(length - 10)));
        read(&text)
    };
    assert!(at(2_000).is_ok());
    assert_eq!(only(at(2_001)), "sources[0].url out-of-range");
}

/// As many indicators as a page can show, of every kind.
#[test]
fn indicators_of_a_record() {
    assert_eq!(read(&record(MAX_INDICATORS - 50, 50)).unwrap().indicators.len(), 200);
    assert_eq!(only(read(&record(MAX_INDICATORS - 50, 51))), "indicators too-large");
}

#[test]
fn setters_of_a_record() {
    let set_by = |count: usize| {
        let mut text = record(0, 1);
        let setter = |i| json!({ "id": if i == 0 { "plan".to_owned() } else { format!("s{i}") }, "name": { "zh": "目标" } });
        text["setters"] = (0..count).map(setter).collect();
        read(&text)
    };
    let report = set_by(MAX_SETTERS).unwrap();
    let marks = report.setters.iter().map(|setter| setter.mark);
    assert_eq!(marks.collect::<Vec<_>>(), plan_chart::report::TargetMark::ALL);
    let faults = set_by(MAX_SETTERS + 1).unwrap_err();
    assert!(
        faults.list().iter().any(|one| one.path == "setters" && one.kind == FaultKind::TooLarge)
    );
}

#[test]
fn languages_of_a_record() {
    let mut text = record(1, 0);
    text["languages"] = json!(vec!["zh"; MAX_LANGUAGES + 1]);
    assert!(only(read(&text)).starts_with("languages too-large"));
}

#[test]
fn digits_of_a_figure() {
    let printed = |value: &str| {
        let mut text = record(1, 0);
        let total = json!({ "unit": "元", "result": value });
        text["indicators"][0]["measures"] = json!({ "total": total });
        read(&text)
    };
    for right in ["999999999999", "0.000001", "-999999.999999", "000000000001"] {
        assert!(printed(right).is_ok(), "{right}");
    }
    for wrong in ["1234567890123", "0.0000001", "1234567.123456"] {
        assert_eq!(
            only(printed(wrong)),
            "indicators[0].measures.total.result not-decimal",
            "{wrong}"
        );
    }
}

/// Below 10^18 of the base of its unit, a figure can be converted.
#[test]
fn sizes_of_a_figure() {
    let printed = |value: &str, unit: &str| {
        let mut text = record(1, 0);
        let total = json!({ "unit": unit, "result": value });
        text["indicators"][0]["measures"] = json!({ "total": total });
        read(&text)
    };
    for (right, unit) in [
        ("99999", "10t-yuan"),
        ("9999999999.99", "亿元"),
        ("0.000001", "10t-yuan"),
        ("0", "万亿元"),
    ] {
        assert!(printed(right, unit).is_ok(), "{right} {unit}");
    }
    for (wrong, unit) in
        [("100000", "10t-yuan"), ("10000000000", "亿元"), ("99999999999", "亿公顷")]
    {
        assert_eq!(
            only(printed(wrong, unit)),
            "indicators[0].measures.total.result out-of-range",
            "{wrong}"
        );
    }
}

#[test]
fn rates_that_a_target_follows_from() {
    let claimed = |rate: &str| {
        let mut text = record(1, 1);
        text["indicators"][1]["measures"]["total"]["targets"]["plan"]["rate"] = json!(rate);
        read(&text)
    };
    for rate in ["1", "1.0", "10000", "10000.000"] {
        assert!(claimed(rate).is_ok(), "{rate}");
    }
    for rate in ["0.9", "0.999", "10000.1", "20000", "-5"] {
        let due = "indicators[1].measures.total.targets.plan.rate out-of-range";
        assert_eq!(only(claimed(rate)), due, "{rate}");
    }
}

/// A completion rate of up to 10^15 per cent is shown exactly.
#[test]
fn results_of_so_many_times_the_target() {
    let of = |result: &str, target: &str| {
        let mut text = record(1, 0);
        text["indicators"][0]["measures"] = json!({
            "total": { "unit": "元", "result": result, "better": "more", "targets": { "city": target } }
        });
        read(&text)
    };
    assert!(of("10000000", "0.000001").is_ok());
    assert_eq!(
        only(of("10000001", "0.000001")),
        "indicators[0].measures.total.targets.city out-of-range"
    );
}

#[test]
fn a_period_of_one_day() {
    let lasting = |start: &str, end: &str| {
        let mut text = record(1, 0);
        text["period"] = json!({ "start": start, "end": end });
        read(&text)
    };
    assert!(lasting("2023-06-30", "2023-06-30").is_ok());
    assert_eq!(only(lasting("2023-06-30", "2023-06-29")), "period bad-date");
}
