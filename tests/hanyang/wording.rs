//! Every sentence and label of the embedded record and of small ones made up, language by language, against a
//! file that a person has read: `UPDATE_GOLDEN=1 cargo test --test native wording` writes it anew.

use std::fmt::Write as _;

use plan_chart::{EMBEDDED, Lang, Report, chart};
use serde_json::{Value as Json, json};

use super::check;
use crate::{any_record, charts, report};

type Change = fn(&mut Json);

/// What differs from a record of two indicators and two with derived targets; only lines that differ are kept.
const VARIANTS: [(&str, Change); 22] = [
    ("nothing changed", |_| ()),
    ("above the schedule", |text| result(text, "600")),
    ("on the schedule", |text| result(text, "440")),
    ("over the whole target", |text| result(text, "900")),
    ("below zero", |text| result(text, "-4.6")),
    ("about", |text| qualify(text, "about")),
    ("over", |text| qualify(text, "over")),
    ("nearly", |text| qualify(text, "nearly")),
    ("at least", |text| qualify(text, "at-least")),
    ("below", |text| qualify(text, "below")),
    ("words for growth", |text| {
        measure(text, 0, "growth")["result"] =
            json!({ "text": { "zh": "与经济增长同步", "en": "in step with growth" } });
    }),
    ("words for a target", |text| {
        measure(text, 0, "growth")["targets"]["municipal"] =
            json!({ "text": { "zh": "高于全市", "en": "above the city" } });
    }),
    ("no target for the total", |text| {
        measure(text, 0, "total")["targets"]["municipal"] = json!("/");
    }),
    ("no result", |text| measure(text, 0, "total")["result"] = json!("")),
    ("two different targets", |text| {
        measure(text, 0, "total")["targets"]["plan"] = json!("1000");
    }),
    ("the same target twice", |text| measure(text, 0, "total")["targets"]["plan"] = json!("880")),
    ("falling", |text| measure(text, 0, "growth")["result"] = json!("-3.2")),
    ("as planned", |text| measure(text, 0, "growth")["result"] = json!("6.5")),
    ("ahead", |text| {
        measure(text, 2, "total")["targets"] = json!({ "annual-target": { "lead": "20.8" } });
        measure(text, 3, "total")["targets"] = json!({ "target": { "rate": "91" } });
    }),
    ("people", |text| {
        measure(text, 0, "total")["unit"] = json!("10k-people");
        for (index, unit, value) in [(2, "10k-people", "1.0"), (3, "homes", "2700")] {
            let total = measure(text, index, "total");
            (total["unit"], total["result"]) = (json!(unit), json!(value));
        }
    }),
    ("small amounts", |text| {
        measure(text, 0, "total")["unit"] = json!("10k-yuan");
        result(text, "1");
    }),
    ("a name that begins small", |text| {
        for one in text["indicators"].as_array_mut().unwrap() {
            one["short"]["en"] = json!("GDP of all");
            one["name"]["en"] = json!("Retail sales of all");
        }
    }),
];

const PERIODS: [(&str, &str); 9] = [
    ("2023-01-01", "2023-03-31"),
    ("2023-01-01", "2023-06-30"),
    ("2023-01-01", "2023-09-30"),
    ("2023-01-01", "2023-12-31"),
    ("2023-07-01", "2023-12-31"),
    ("2023-02-01", "2023-05-31"),
    ("2023-04-01", "2023-04-30"),
    ("2023-01-01", "2023-06-29"),
    ("2023-03-05", "2023-03-05"),
];

/// A small record with Hanyang's setters: so many indicators, and so many with derived targets.
fn record(indicators: usize, derived: usize) -> Json {
    let mut text = any_record::record(indicators, derived);
    let embedded: Json = serde_json::from_str(EMBEDDED).unwrap();
    text["setters"] = embedded["setters"].clone();
    for (index, one) in text["indicators"].as_array_mut().unwrap().iter_mut().enumerate() {
        for measure in one["measures"].as_object_mut().unwrap().values_mut() {
            let targets = measure["targets"].as_object_mut().unwrap();
            if let Some(target) = targets.remove("city") {
                targets.insert("municipal".to_owned(), target);
            }
            if index >= indicators {
                let target = targets.remove("plan").unwrap();
                targets.insert("annual-target".to_owned(), target);
            }
        }
    }
    text
}

fn measure<'t>(text: &'t mut Json, indicator: usize, aspect: &str) -> &'t mut Json {
    &mut text["indicators"][indicator]["measures"][aspect]
}

fn result(text: &mut Json, value: &str) {
    measure(text, 0, "total")["result"] = json!(value);
}

fn qualify(text: &mut Json, word: &str) {
    let qualified = |cell: &mut Json| *cell = json!({ "value": cell.clone(), "qualifier": word });
    for aspect in ["total", "growth"] {
        qualified(&mut measure(text, 0, aspect)["result"]);
    }
    qualified(&mut measure(text, 1, "growth")["targets"]["municipal"]);
    qualified(&mut measure(text, 2, "total")["result"]);
}

/// Writes every text of the charts of a record.
fn write_charts(to: &mut String, report: &Report, lang: Lang) {
    for chart in charts(report, lang) {
        let chart::Chart { id, heading, sentence, key, table, notes, workings, .. } = chart;
        let _ = writeln!(to, "{id}: {heading}\n  {sentence}");
        for (_, label) in key {
            let _ = writeln!(to, "  key: {label}");
        }
        let _ = writeln!(to, "  {} | {}", table.caption, table.columns.join(" | "));
        for row in table.rows {
            let _ = writeln!(
                to,
                "  {}: {} | {}",
                row.header,
                row.texts().collect::<Vec<_>>().join(" | "),
                row.place
            );
        }
        for note in notes.into_iter().chain(workings) {
            let _ = writeln!(to, "  {note}");
        }
    }
}

/// Writes what the page answers at one glance.
fn write_overview(to: &mut String, report: &Report, lang: Lang) {
    let chart::Overview { groups, growth, sentence } = chart::overview(report, lang);
    for chart::Group { label, members, .. } in groups {
        let name = |one: chart::Member| format!("{} {}", one.name, one.value.unwrap_or_default());
        let names: Vec<_> = members.into_iter().map(name).collect();
        let _ = writeln!(to, "{label}: {}", names.join("; "));
    }
    let _ = writeln!(to, "{}\n{sentence}", growth.unwrap_or_default());
}

fn wording(lang: Lang) -> String {
    let mut text = String::new();
    write_charts(&mut text, &report(), lang);
    write_overview(&mut text, &report(), lang);
    let mut usual = String::new();
    for (what, change) in VARIANTS {
        let mut json = record(2, 2);
        change(&mut json);
        let report = Report::from_json(&json.to_string()).unwrap();
        let mut now = String::new();
        write_charts(&mut now, &report, lang);
        let _ = writeln!(text, "\n# {what}");
        for line in now.lines().filter(|line| !usual.lines().any(|other| other == *line)) {
            let _ = writeln!(text, "{line}");
        }
        if usual.is_empty() {
            usual = now;
        }
    }
    // Lists of one, of few and of many.
    for count in [1, 2, 4, 14] {
        let mut json = record(count, 0);
        for (index, one) in json["indicators"].as_array_mut().unwrap().iter_mut().enumerate() {
            one["short"] = json!({ "zh": format!("第{index}项"), "en": format!("Thing {index}") });
            let value = ["300", "440", "600", ""][index % 4];
            one["measures"]["total"]["result"] = json!(value);
            one["measures"]["growth"]["result"] = json!(["5.0", "6.5", "7.5", "9"][index / 2 % 4]);
        }
        let report = Report::from_json(&json.to_string()).unwrap();
        let _ = writeln!(text, "\n# {count} in a list");
        write_overview(&mut text, &report, lang);
        let [bars, rates] = [0, 1].map(|chart| charts(&report, lang)[chart].sentence.clone());
        let _ = writeln!(text, "{bars}\n{rates}");
    }
    text += "\n# periods\n";
    for (start, end) in PERIODS {
        let mut json = record(1, 1);
        json["period"]["start"] = json!(start);
        json["period"]["end"] = json!(end);
        let report = Report::from_json(&json.to_string()).unwrap();
        let charts = charts(&report, lang);
        let _ = writeln!(text, "{}", lang.words().period(&report.period, lang));
        for chart in [&charts[0], &charts[2], &charts[3]] {
            let _ = writeln!(text, "  {}", chart.sentence);
        }
    }
    text.trim_end().to_owned()
}

#[test]
fn in_chinese() {
    check("wording-zh.txt", &wording(Lang::ZH));
}

#[test]
fn in_english() {
    check("wording-en.txt", &wording(Lang::EN));
}
