//! Records made up: a small valid one to change by hand, and any valid one for property tests.

use plan_chart::{Lang, Report, chart::Chart};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::charts;

/// A valid record with so many indicators and stated results.
pub(crate) fn record(indicators: usize, stated: usize) -> Value {
    let text = |zh: &str| json!({ "zh": zh, "en": "Text" });
    let subject = |id: String| {
        json!({
            "id": id, "name": text("名称"), "short": text("简称"), "definition": text("定义"),
            "section": "table"
        })
    };
    let merged = |mut base: Value, more: Value| {
        base.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        base
    };
    json!({
        "id": "made-up",
        "revision": "2026-01-01",
        "place": text("某地"),
        "period": { "year": "2023", "start": "2023-01-01", "end": "2023-06-30" },
        "source": { "title": text("报告"), "publisher": text("某地"), "published": "" },
        "sections": [{ "id": "table", "name": text("表") }],
        "indicators": (0..indicators).map(|i| merged(subject(format!("i{i}")), json!({
            "plan": { "growth": { "value": "6.5", "unit": "percent" } },
            "municipal": {
                "total": { "value": "880", "unit": "100m-yuan" },
                "growth": { "value": "7.5", "unit": "percent" }
            },
            "result": {
                "total": { "value": "407.9", "unit": "100m-yuan" },
                "growth": { "value": "5.0", "unit": "percent" }
            }
        }))).collect::<Vec<_>>(),
        "stated": (0..stated).map(|i| merged(subject(format!("s{i}")), json!({
            "result": { "value": "780", "unit": "100m-yuan" },
            "rate": { "value": "91", "unit": "percent" },
            "of": "annual-target"
        }))).collect::<Vec<_>>(),
    })
}

/// Holds every chart of a valid record, in every language, to `check`.
pub(crate) fn every_chart(
    text: &str,
    check: fn(&Chart) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let report = Report::from_json(text).map_err(|f| TestCaseError::fail(f.to_string()))?;
    Lang::ALL.into_iter().flat_map(|lang| charts(&report, lang)).try_for_each(|one| check(&one))
}

/// Any valid record, as JSON text.
pub(crate) fn any_record() -> impl Strategy<Value = String> {
    let indicators = prop::collection::vec(indicator(), 1..7);
    let stated = prop::collection::vec(stated(), 0..4);
    let month = 1_u32..=12;
    (indicators, stated, month).prop_map(|(indicators, stated, month)| {
        let mut text = record(0, 0);
        let last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
        text["period"]["end"] = json!(format!("2023-{month:02}-{last}"));
        text["indicators"] = numbered("i", indicators);
        text["stated"] = numbered("s", stated);
        text.to_string()
    })
}

fn numbered(prefix: &str, mut list: Vec<Value>) -> Value {
    for (index, one) in list.iter_mut().enumerate() {
        one["id"] = json!(format!("{prefix}{index}"));
    }
    Value::Array(list)
}

/// Decimals of every size that a record may hold.
fn decimal(most: i64) -> impl Strategy<Value = String> {
    let small = (0..most.min(100_000), 0_u32..=3);
    let any = (0..most, 0_u32..=3);
    prop_oneof![3 => small, 1 => any].prop_map(|(digits, scale)| {
        let power = 10_i64.pow(scale);
        match scale {
            0 => digits.to_string(),
            _ => format!("{}.{:0width$}", digits / power, digits % power, width = scale as usize),
        }
    })
}

fn signed() -> impl Strategy<Value = String> {
    (any::<bool>(), decimal(99_999_999))
        .prop_map(|(minus, text)| if minus { format!("-{text}") } else { text })
}

fn above_zero() -> impl Strategy<Value = String> {
    decimal(99_999_999).prop_filter("a target is above zero", |text| {
        text.bytes().any(|b| (b'1'..=b'9').contains(&b))
    })
}

fn qualifier() -> impl Strategy<Value = Option<&'static str>> {
    prop::option::of(prop::sample::select(vec!["about", "over", "nearly", "at-least", "below"]))
}

fn figure(value: &str, unit: &str, qualifier: Option<&str>) -> Value {
    match qualifier {
        Some(word) => json!({ "value": value, "unit": unit, "qualifier": word }),
        None => json!({ "value": value, "unit": unit }),
    }
}

fn entry(value: impl Strategy<Value = String>, unit: &'static str) -> impl Strategy<Value = Value> {
    let words = json!({ "text": { "zh": "与经济增长同步", "en": "in step" } });
    prop_oneof![
        6 => (value, qualifier()).prop_map(move |(value, word)| figure(&value, unit, word)),
        1 => Just(json!("/")),
        1 => Just(json!("")),
        1 => Just(words),
    ]
}

fn name() -> impl Strategy<Value = Value> {
    let zh = prop_oneof![3 => "[一二三四五六七八九十]{1,12}", 1 => "[一-龥<>&\"'A-Za-z ]{1,150}甲"];
    let en = prop_oneof![3 => "[A-Z][a-z]{1,9} [a-z]{1,9}", 1 => "[A-Za-zWMil<>&\"' ]{1,150}x"];
    (zh, en).prop_map(|(zh, en)| json!({ "zh": zh, "en": en }))
}

fn subject(zh: &Value) -> Value {
    json!({
        "name": zh, "short": zh, "aliases": ["甲乙", "AB"], "definition": { "zh": "定义", "en": "Definition" },
        "section": "table",
        "notes": [{ "on": "both", "text": { "zh": "提示", "en": "Note" } }]
    })
}

fn indicator() -> impl Strategy<Value = Value> {
    let unit = prop::sample::select(vec!["100m-yuan", "10k-yuan", "10k-people", "homes"]);
    unit.prop_flat_map(|unit| {
        let totals = (entry(signed(), unit), entry(above_zero(), unit), entry(above_zero(), unit));
        let rate = || entry(signed(), "percent");
        (name(), totals, (rate(), rate(), rate())).prop_map(|(name, totals, rates)| {
            let mut one = subject(&name);
            one["result"] = json!({ "total": totals.0, "growth": rates.0 });
            one["plan"] = json!({ "total": totals.1, "growth": rates.1 });
            one["municipal"] = json!({ "total": totals.2, "growth": rates.2 });
            one
        })
    })
}

fn stated() -> impl Strategy<Value = Value> {
    let claim = (1_i64..=10_000, 0_u32..=3).prop_map(|(whole, scale)| match scale {
        0 => whole.to_string(),
        _ if whole == 10_000 => whole.to_string(),
        _ => format!("{whole}.{:0width$}", whole % 10, width = scale as usize),
    });
    (name(), above_zero(), claim, any::<[bool; 2]>(), qualifier()).prop_map(
        |(name, result, claim, [ahead, annual], word)| {
            let mut one = subject(&name);
            one["result"] = figure(&result, "100m-yuan", word);
            if ahead {
                one["ahead"] = figure(&claim, "points", None);
            } else {
                one["rate"] = figure(&claim, "percent", None);
                one["of"] = json!(if annual { "annual-target" } else { "target" });
            }
            one
        },
    )
}
