//! A record that is wrong is refused with every fault, each with the path to its field.

use plan_chart::{FaultKind, Report, Review};
use serde_json::{Value, json};

use crate::any_record::record;

/// A valid record with whatever a record may have.
fn valid() -> Value {
    let text = |zh: &str| json!({ "zh": zh, "en": "Text" });
    let mut record = record(7, 5);
    record["remarks"] = json!([{ "zh": "说明", "en": "Remark" }]);
    record["corrections"] = json!([{ "date": "2025-12", "text": text("更正") }]);
    record["units"] = json!([{ "id": "cars", "name": text("辆"), "scale": "10k" }]);
    record["sources"][0]["id"] = json!("first");
    record["sources"][0]["url"] = json!("https://example.org/report?year=2023#table");
    record["plan"] = json!({ "start": "2023-01-01", "end": "2023-12-31" });
    let list = record["indicators"].as_array_mut().unwrap();
    list[0]["aliases"] = json!(["GDP"]);
    list[0]["measures"]["total"]["rank"] =
        json!({ "place": "2", "among": text("全市"), "of": "9" });
    list[1]["share"] = json!({ "value": "100", "of": "i0" });
    list[1]["source"] = json!("first");
    list[2]["measures"]["total"]["targets"]["plan"] =
        json!({ "value": "900", "revised": [{ "value": "880", "date": "2023-05" }] });
    list[3]["measures"]["level"] = json!({
        "unit": "percent", "result": { "value": "78.3", "derived": "100 - 21.7" }, "better": "less",
        "date": "2023-06", "baseline": { "value": "80", "date": "2020" },
        "targets": { "plan": { "from": "6", "to": "6.5" }, "city": { "distance": { "value": "1.5", "in": "points" } } }
    });
    list[4]["measures"]["total"]["targets"]["plan"] = json!("/");
    list[5]["parts"] =
        json!([{ "name": text("甲"), "value": "400" }, { "name": text("乙"), "value": "7.9" }]);
    list[6]["measures"]["total"]["result"] = json!({ "value": "407.9", "qualifier": "about" });
    list[7]["measures"]["total"]["targets"]["plan"] = json!({ "lead": "39.3" });
    record
}

/// Changes the valid record and lists the faults as `path kind`.
fn faults(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut text = valid();
    change(&mut text);
    faults_of(&text.to_string())
}

fn faults_of(text: &str) -> Vec<String> {
    let review = Review::of_json(text);
    assert_eq!(review.report.is_some(), review.faults.is_empty());
    review.faults.iter().map(|one| format!("{} {}", one.path, one.kind.code())).collect()
}

/// The same of warnings; there may be no fault.
fn warnings(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut text = valid();
    change(&mut text);
    let review = Review::of_json(&text.to_string());
    assert_eq!(review.faults, []);
    review.warnings.iter().map(|one| format!("{} {}", one.path, one.kind.code())).collect()
}

/// Puts `value` where `pointer` leads, the last step of which may be new.
fn put(record: &mut Value, pointer: &str, value: Value) {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = record.pointer_mut(parent).expect(pointer);
    match field.parse::<usize>() {
        Ok(index) if parent.is_array() => parent[index] = value,
        _ => parent[field] = value,
    }
}

/// One change, one fault.
#[track_caller]
fn check(pointer: &str, value: Value, due: &str) {
    assert_eq!(faults(|text| put(text, pointer, value)), [due]);
}

#[test]
fn a_valid_record_has_no_fault() {
    assert_eq!(faults_of(&valid().to_string()), Vec::<String>::new());
    assert_eq!(warnings(|_| ()), Vec::<String>::new());
}

#[test]
fn figures_are_read_as_printed() {
    let result = "/indicators/0/measures/total/result";
    let at = "indicators[0].measures.total.result";
    for wrong in ["NaN", "1e3", "Infinity", "４０７", "407,9", "-", "+5", "1.2.3", "407.9亿元"]
    {
        check(result, json!(wrong), &format!("{at} not-decimal"));
    }
    check(result, json!(407.9), &format!("{at} wrong-type"));
    check(result, json!(["407.9"]), &format!("{at} wrong-type"));
    check(result, json!({}), &format!("{at}.value missing"));
    check(result, json!({ "value": "1", "text": { "zh": "若干" } }), &format!("{at} wrong-type"));
    check(result, json!({ "value": "1", "from": "1", "to": "2" }), &format!("{at} wrong-type"));
    check(result, json!({ "from": "1" }), &format!("{at} missing"));
    check(result, json!({ "from": "2", "to": "2" }), &format!("{at} out-of-range"));
    check(result, json!({ "value": "1", "unit": "homes" }), &format!("{at}.value unit-mismatch"));
    check(result, json!({ "value": "1", "unit": "億元" }), &format!("{at}.unit unknown-word"));
    check(
        result,
        json!({ "value": "1", "qualifier": "roughly" }),
        &format!("{at}.qualifier unknown-word"),
    );
    check(
        result,
        json!({ "value": "3", "derived": "1 + 1" }),
        &format!("{at}.derived contradiction"),
    );
    for wrong in ["1", "1 1", "1 * 2", "1 + + 1", "1 + x", "", "1 -"] {
        check(
            result,
            json!({ "value": "1", "derived": wrong }),
            &format!("{at}.derived not-decimal"),
        );
    }
    // More than can be converted: 10^18 yuan.
    check(result, json!("999999999999"), &format!("{at} out-of-range"));
    for right in [
        json!("407.9"),
        json!("0"),
        json!("-3"),
        json!("/"),
        json!(""),
        json!({ "text": { "zh": "若干" } }),
        json!({ "value": "4079000", "unit": "万元" }),
        json!({ "from": "1", "to": "2", "qualifier": "about" }),
        json!({ "value": "10.2", "derived": "1.5+8.7" }),
        json!({ "value": "-3", "derived": "−1 − 2" }),
        json!({ "value": "0.123456" }),
    ] {
        assert_eq!(
            faults(|text| put(text, result, right.clone())),
            Vec::<String>::new(),
            "{right}"
        );
    }
}

#[test]
fn targets_fit_their_measure() {
    let target = "/indicators/0/measures/total/targets/city";
    let at = "indicators[0].measures.total.targets.city";
    for wrong in ["0", "0.00", "-880"] {
        check(target, json!(wrong), &format!("{at} out-of-range"));
    }
    check(target, json!({ "from": "-1", "to": "2" }), &format!("{at} out-of-range"));
    check(target, json!({}), &format!("{at} missing"));
    check(target, json!({ "revised": ["880"] }), &format!("{at} missing"));
    check(target, json!({ "rate": "46.4", "revised": ["880"] }), &format!("{at}.value missing"));
    check(target, json!({ "value": "1", "revised": [""] }), &format!("{at}.revised[0] missing"));
    check(
        target,
        json!({ "value": "1", "revised": [{ "value": "2", "date": "2023-05" }, { "value": "880", "date": "2023-04" }] }),
        &format!("{at}.revised[1].date bad-date"),
    );
    check(target, json!({ "rate": "0.5" }), &format!("{at}.rate out-of-range"));
    check(target, json!({ "rate": "10001" }), &format!("{at}.rate out-of-range"));
    check(target, json!({ "value": "880", "rate": "-1" }), &format!("{at}.rate out-of-range"));
    check(target, json!({ "lead": "-50" }), &format!("{at}.lead out-of-range"));
    check(
        target,
        json!({ "distance": { "value": "1", "in": "points" } }),
        &format!("{at}.distance.in unknown-word"),
    );
    check(
        target,
        json!({ "distance": { "value": "500", "in": "unit" } }),
        &format!("{at}.distance.value out-of-range"),
    );
    check(
        target,
        json!({ "distance": { "value": "-99.5", "in": "percent" } }),
        &format!("{at}.distance.value out-of-range"),
    );
    check(target, json!({ "distance": { "value": "1" } }), &format!("{at}.distance.in missing"));
    check(target, json!({ "value": "1", "unit": "percent" }), &format!("{at}.value unit-mismatch"));
    // 4079 万亿 of one thousandth of one.
    check(target, json!({ "value": "0.000001", "unit": "yuan" }), &format!("{at} out-of-range"));
    let growth = "/indicators/0/measures/growth/targets/city";
    let at = "indicators[0].measures.growth.targets.city";
    check(growth, json!({ "rate": "50" }), &format!("{at}.rate unknown-field"));
    check(growth, json!({ "lead": "5" }), &format!("{at}.lead unknown-field"));
    for right in [
        json!("0"),
        json!("-2.5"),
        json!("/"),
        json!({ "distance": { "value": "-2.5", "in": "points" } }),
    ] {
        assert_eq!(
            faults(|text| put(text, growth, right.clone())),
            Vec::<String>::new(),
            "{right}"
        );
    }
}

#[test]
fn claims_need_something_to_follow_from() {
    let of = |result: Value, target: Value| {
        let got = faults(|text| {
            text["indicators"][0]["measures"]["total"] = json!({ "unit": "元", "result": result, "better": "more", "targets": { "city": target } });
        });
        got.join(" ").replace("indicators[0].measures.total.targets.city", "#")
    };
    assert_eq!(of(json!(""), json!({ "lead": "5" })), "#.lead missing");
    assert_eq!(
        of(json!("/"), json!({ "distance": { "value": "5", "in": "unit" } })),
        "#.distance missing"
    );
    assert_eq!(of(json!("0"), json!({ "rate": "50" })), "#.rate out-of-range");
    assert_eq!(of(json!("-1"), json!({ "lead": "5" })), "#.lead out-of-range");
    assert_eq!(
        of(json!("-1"), json!({ "distance": { "value": "5", "in": "percent" } })),
        "#.distance out-of-range"
    );
    for (result, target) in [
        ("", json!({ "rate": "50" })),
        ("", json!({ "value": "5", "rate": "50" })),
        ("", json!({ "value": "5", "distance": { "value": "5", "in": "unit" } })),
        ("", json!({ "value": "5", "lead": "3" })),
        ("0", json!({ "value": "5", "rate": "0" })),
        ("5", json!({ "text": { "zh": "努力完成" }, "rate": "50" })),
    ] {
        assert_eq!(of(json!(result), target.clone()), "", "{target}");
    }
    let open = faults(|text| {
        text["setters"][0]["span"] = json!("open");
    });
    assert_eq!(open, ["indicators[7].measures.total.targets.plan.lead missing"]);
    let before = faults(|text| {
        text["plan"] = json!({ "start": "2024-01-01", "end": "2024-12-31" });
    });
    assert_eq!(before, ["indicators[7].measures.total.targets.plan.lead missing"]);
}

#[test]
fn measures_fit_their_aspect() {
    let measures = "/indicators/0/measures";
    let at = "indicators[0].measures";
    check(measures, json!({}), &format!("{at} missing"));
    check(measures, json!(null), &format!("{at} missing"));
    check(measures, json!({ "total": { "result": "1" } }), &format!("{at}.total.unit missing"));
    check(measures, json!({ "level": { "result": "1" } }), &format!("{at}.level.unit missing"));
    check(
        measures,
        json!({ "total": { "unit": "percent", "result": "1" } }),
        &format!("{at}.total.unit unit-mismatch"),
    );
    check(
        measures,
        json!({ "growth": { "unit": "points", "result": "1" } }),
        &format!("{at}.growth.unit unit-mismatch"),
    );
    check(
        measures,
        json!({ "growth": { "result": "1", "targets": { "plan": "2" } } }),
        &format!("{at}.growth.better missing"),
    );
    check(
        measures,
        json!({ "growth": { "result": "1", "better": "most", "targets": { "plan": "2" } } }),
        &format!("{at}.growth.better unknown-word"),
    );
    check(
        measures,
        json!({ "growth": { "result": "1", "better": "more", "targets": { "state": "2" } } }),
        &format!("{at}.growth.targets.state unknown-id"),
    );
    check(
        measures,
        json!({ "growth": { "result": "1", "date": "June" } }),
        &format!("{at}.growth.date bad-date"),
    );
    check(
        measures,
        json!({ "growth": { "result": "1", "baseline": { "value": "1" } } }),
        &format!("{at}.growth.baseline.date missing"),
    );
    check(
        measures,
        json!({ "growth": { "result": "1", "baseline": { "value": "1", "date": "2023-07" } } }),
        &format!("{at}.growth.baseline.date bad-date"),
    );
    check(
        measures,
        json!({ "growth": { "result": "1", "baseline": { "text": { "zh": "无" }, "date": "2020" } } }),
        &format!("{at}.growth.baseline.value missing"),
    );
    // Nothing printed needs no unit, and words no direction.
    let words =
        json!({ "total": { "result": "/", "targets": { "plan": { "text": { "zh": "同步" } } } } });
    assert_eq!(faults(|text| put(text, measures, words)), Vec::<String>::new());
    let rank = "/indicators/0/measures/total/rank";
    let at = "indicators[0].measures.total.rank";
    let among = json!({ "zh": "全市" });
    check(rank, json!({ "place": "0", "among": among }), &format!("{at}.place not-decimal"));
    check(rank, json!({ "place": "1.5", "among": among }), &format!("{at}.place not-decimal"));
    check(rank, json!({ "place": "3", "among": among, "of": "2" }), &format!("{at} out-of-range"));
    check(rank, json!({ "place": "3" }), &format!("{at}.among missing"));
}

#[test]
fn texts_are_in_the_languages_of_the_record() {
    let long = "长".repeat(201);
    let name = "/indicators/0/name";
    check(name, json!({ "zh": long }), "indicators[0].name.zh too-large");
    check(name, json!({ "zh": "  " }), "indicators[0].name.zh missing");
    check(name, json!({ "zh": "地\u{0}区" }), "indicators[0].name.zh out-of-range");
    check(name, json!({ "zh": "名称", "en": "G\u{202E}DP" }), "indicators[0].name.en out-of-range");
    check(name, json!({ "en": "GDP" }), "indicators[0].name missing");
    check(name, json!({}), "indicators[0].name missing");
    check(name, json!({ "zh": "名称", "fr": "PIB" }), "indicators[0].name.fr unknown-word");
    check(name, json!("地区生产总值"), "indicators[0].name wrong-type");
    check("/languages", json!([]), "languages missing");
    check("/languages", json!(["zh", "zh"]), "languages[1] duplicate-id");
    check("/languages", json!(["fr", "en"]), "languages[0] unknown-word");
    assert_eq!(faults(|text| put(text, name, json!({ "zh": "名称" }))), Vec::<String>::new());
    let english = faults(|text| {
        text["languages"] = json!(["en"]);
        text["place"] = json!({ "en": "Somewhere", "zh": "某地" });
    });
    assert!(english.contains(&"place.zh unknown-word".to_owned()), "{english:?}");
}

#[test]
fn ids_are_unique_and_name_something() {
    check("/indicators/1/id", json!("i0"), "indicators[1].id duplicate-id");
    check("/indicators/2/id", json!(""), "indicators[2].id out-of-range");
    check("/indicators/2/id", json!("GDP <b>"), "indicators[2].id out-of-range");
    check("/indicators/1/section", json!("9.9"), "indicators[1].section unknown-id");
    check("/indicators/1/source", json!("second"), "indicators[1].source unknown-id");
    check("/indicators/1/share/of", json!("i9"), "indicators[1].share.of unknown-id");
    check("/indicators/1/share/of", json!("i1"), "indicators[1].share.of unknown-id");
    check("/indicators/1/share/value", json!("-1"), "indicators[1].share.value out-of-range");
    let twice = faults(|text| {
        let setter = text["setters"][0].clone();
        text["setters"].as_array_mut().unwrap().push(setter);
    });
    assert_eq!(twice, ["setters[2].id duplicate-id"]);
    check("/setters/1/mark", json!("star"), "setters[1].mark unknown-word");
    check("/setters/1/span", json!("closed"), "setters[1].span wrong-type");
    check(
        "/setters/1/span",
        json!({ "start": "2023-02-01", "end": "2023-01-31" }),
        "setters[1].span bad-date",
    );
    let marks = faults(|text| {
        text["setters"][0]["mark"] = json!("square");
        text["setters"][1]["mark"] = json!("square");
    });
    assert_eq!(marks, ["setters[1].mark duplicate-id"]);
    check("/units/0/id", json!("yuan"), "units[0].id duplicate-id");
    check("/units/0/scale", json!("万"), "units[0].scale unknown-word");
    check("/units/0/family", json!("bikes"), "units[0].family unknown-word");
    check("/indicators/5/parts/0/value", json!("/"), "indicators[5].parts[0].value missing");
    let parts = faults(|text| {
        text["indicators"][5]["measures"].as_object_mut().unwrap().remove("total");
    });
    assert_eq!(parts, ["indicators[5].parts missing"]);
}

#[test]
fn dates_and_addresses() {
    check("/period", json!(null), "period missing");
    check("/period/end", json!("2023-06-31"), "period.end bad-date");
    check("/period/start", json!("2023-07-01"), "period bad-date");
    check("/plan/end", json!("2022-12-31"), "plan bad-date");
    check("/revision", json!("soon"), "revision bad-date");
    let none = faults(|text| {
        text["sources"] = json!([]);
        text["indicators"][1].as_object_mut().unwrap().remove("source");
    });
    assert_eq!(none, ["sources missing"]);
    for wrong in ["last summer", "2023-13", "2023-6", ""] {
        check("/sources/0/published", json!(wrong), "sources[0].published bad-date");
    }
    for wrong in [
        "javascript:alert(1)",
        "ftp://example.org",
        "example.org",
        "https://",
        "https:///x",
        "https://a b",
        "https://user:pass@example.org",
        "https://x/\"onclick",
        "https://.org",
    ] {
        check("/sources/0/url", json!(wrong), "sources[0].url out-of-range");
    }
    for right in
        ["http://www.kmgd.gov.cn/c/2023-10-25/6719680.shtml", "https://例子.中国:8080/?a=b&c=%20"]
    {
        assert_eq!(faults(|text| put(text, "/sources/0/url", json!(right))), Vec::<String>::new());
    }
    for wrong in ["../x.json", "x.txt", "", ".json", "a/b.json", "https://x.json"] {
        check("/statements", json!(wrong), "statements out-of-range");
    }
}

#[test]
fn what_is_unlikely_is_a_warning() {
    let total = "indicators[0].measures.total.targets.city";
    let growth = "indicators[0].measures.growth.targets.city";
    let at = |pointer: &str, value: Value| warnings(|text| put(text, pointer, value));
    let city = "/indicators/0/measures/total/targets/city";
    // 407.9 of 880 is 46.35 %.
    for rate in ["46.4", "46.35", "46", "46.3"] {
        assert_eq!(
            at(city, json!({ "value": "880", "rate": rate })),
            Vec::<String>::new(),
            "{rate}"
        );
    }
    assert_eq!(
        at(city, json!({ "value": "880", "rate": "46.5" })),
        [format!("{total}.rate contradiction")]
    );
    // Nothing follows exactly from what is approximate.
    assert_eq!(
        at(city, json!({ "value": "880", "qualifier": "about", "rate": "50" })),
        Vec::<String>::new()
    );
    assert_eq!(at(city, json!({ "value": "880", "lead": "-3.6" })), Vec::<String>::new());
    assert_eq!(
        at(city, json!({ "value": "880", "lead": "3.6" })),
        [format!("{total}.lead contradiction")]
    );
    assert_eq!(at(city, json!({ "rate": "46.4", "lead": "-3.6" })), Vec::<String>::new());
    assert_eq!(
        at(city, json!({ "rate": "46.4", "lead": "-5" })),
        [format!("{total}.lead contradiction")]
    );
    assert_eq!(
        at(city, json!({ "value": "880", "distance": { "value": "-472.1", "in": "unit" } })),
        Vec::<String>::new()
    );
    assert_eq!(
        at(city, json!({ "value": "880", "distance": { "value": "472.1", "in": "unit" } })),
        [format!("{total}.distance contradiction")]
    );
    assert_eq!(
        at(city, json!({ "value": "400", "distance": { "value": "2", "in": "percent" } })),
        Vec::<String>::new()
    );
    assert_eq!(at(city, json!("100")), [format!("{total} out-of-range")]);
    assert_eq!(at(city, json!("135.9")), [format!("{total} out-of-range")]);
    assert_eq!(at(city, json!("136")), Vec::<String>::new());
    assert_eq!(at(city, json!({ "rate": "301" })), [format!("{total} out-of-range")]);
    assert_eq!(
        at(city, json!({ "value": "8800000", "unit": "万元" })),
        [format!("{total} unit-mismatch")]
    );
    let city = "/indicators/0/measures/growth/targets/city";
    assert_eq!(at(city, json!("45")), Vec::<String>::new());
    assert_eq!(at(city, json!("45.1")), [format!("{growth} out-of-range")]);
    assert_eq!(
        at(city, json!({ "value": "7.5", "distance": { "value": "-2.5", "in": "points" } })),
        Vec::<String>::new()
    );
    assert_eq!(
        at(city, json!({ "value": "7.5", "distance": { "value": "2.5", "in": "points" } })),
        [format!("{growth}.distance contradiction")]
    );
    assert_eq!(at("/indicators/1/share/value", json!("90")), ["indicators[1].share contradiction"]);
    assert_eq!(
        at("/indicators/5/parts/0/value", json!("401")),
        ["indicators[5].parts contradiction"]
    );
    assert_eq!(at("/place/en", json!("Somewhere 某地")), ["place.en unknown-word"]);
    assert_eq!(at("/place/zh", json!("Somewhere else")), ["place.zh unknown-word"]);
    assert_eq!(at("/place/zh", json!("GDP")), Vec::<String>::new());
    assert_eq!(at("/revision", json!("2025-11-30")), ["revision bad-date"]);
    assert_eq!(at("/revision", json!("2025-12-01")), Vec::<String>::new());
    assert_eq!(
        at("/indicators/3/measures/level/date", json!("2024")),
        ["indicators[3].measures.level.date bad-date"]
    );
    assert_eq!(
        at("/indicators/3/measures", json!({ "total": { "result": "/" } })),
        ["indicators[3] missing"]
    );
}

#[test]
fn fields_are_known_and_there_once() {
    let mut got = faults(|text| {
        text["indicators"][0]["colour"] = json!("red");
        text["__proto__"] = json!({});
        text["indicators"][2].as_object_mut().unwrap().remove("measures");
    });
    got.sort();
    let due = [
        "__proto__ unknown-field",
        "indicators[0].colour unknown-field",
        "indicators[2].measures missing",
    ];
    assert_eq!(got, due);
    let twice = valid().to_string().replacen('{', "{\"id\": \"again\", ", 1);
    assert_eq!(faults_of(&twice), ["id duplicate-field"]);
    let twice =
        valid().to_string().replacen("\"city\":\"880\"", "\"city\":\"880\",\"city\":\"881\"", 1);
    assert_eq!(faults_of(&twice), ["indicators[0].measures.total.targets.city duplicate-field"]);
}

#[test]
fn all_faults_are_listed_at_once() {
    let got = faults(|text| {
        text["revision"] = json!("soon");
        text["period"]["end"] = json!("x");
        text["indicators"][0]["measures"]["total"]["result"] = json!("NaN");
        text["indicators"][2]["measures"]["total"]["targets"]["city"] = json!("0");
        text["indicators"][6]["measures"]["total"]["unit"] = json!("people");
        text["indicators"][11]["measures"]["total"]["targets"]["plan"]["rate"] = json!("-1");
    });
    let due = [
        "indicators[0].measures.total.result not-decimal",
        "indicators[11].measures.total.targets.plan.rate out-of-range",
        "indicators[2].measures.total.targets.city out-of-range",
        "period.end bad-date",
        "revision bad-date",
    ];
    let mut got = got;
    got.sort();
    assert_eq!(got, due);
}

#[test]
fn text_that_is_no_record_is_refused() {
    for text in ["", "{", "[]", "null", "\"x\"", "{} {}", "{\"id\":", "NaN"] {
        assert!(!faults_of(text).is_empty(), "{text}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(!faults_of(&deep).is_empty());
    let fault = &Report::from_json("{}").unwrap_err();
    assert!(fault.list().iter().all(|one| one.kind == FaultKind::Missing));
}

#[test]
fn a_byte_order_mark_is_accepted() {
    let bytes = format!("\u{FEFF}{}", valid());
    assert!(Report::from_bytes(bytes.as_bytes()).is_ok());
}

/// Objects, which have no lines, pass the same checks.
#[test]
fn objects_have_the_faults_of_texts() {
    let mut record = valid();
    record["indicators"][0]["measures"]["total"]["result"] = json!(407.9);
    record["indicators"][1]["section"] = json!("9.9");
    let sorted = |review: Review| {
        let faults = review.faults.into_iter().map(|fault| (fault.path, fault.problem.kind()));
        let mut faults: Vec<_> = faults.map(|(path, kind)| (path, kind.code())).collect();
        faults.sort_unstable();
        faults
    };
    let of_text = sorted(Review::of_json(&record.to_string()));
    assert_eq!(of_text.len(), 2);
    assert_eq!(sorted(Review::of_deserializer(record)), of_text);
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
            put in "[\\PC\"{}:,0-9]{0,3}",
        ) {
            let at = at.index(text.len());
            let at = (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap();
            let mut changed = text.clone();
            changed.insert_str(at, &put);
            let _ = plan_chart::Report::from_json(&changed);
        }
    }
}
