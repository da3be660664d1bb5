//! Spreadsheets and pasted tables to records, and back.
#![allow(clippy::unwrap_used)]

mod cases;
mod cells;
mod editing;
mod files;
mod first_use;
mod headings;
mod hostile;
mod layouts;
mod like;
mod limits;
mod paste;

mod program;
mod round_trip;
mod spreadsheets;
mod titles;
mod traps;

use plan_chart::{
    Report,
    import::{Import, Level, Options},
};
use serde_json::Value as Json;

/// The record that the tests in browsers have, too: another may be embedded.
pub(crate) const RECORD: &str = include_str!("../browser/record/hanyang-2023-h1.json");

/// Options with an earlier record.
pub(crate) fn like(record: &str) -> Options {
    Options {
        like: Some(serde_json::from_str(record).unwrap()),
        today: Some("2026-11-26".to_owned()),
        ..Options::default()
    }
}

/// What is wrong or in doubt, a line each, for messages of tests.
pub(crate) fn listed(import: &Import) -> String {
    let readings = import.readings.iter().filter(|reading| reading.level > Level::Automatic);
    readings
        .map(|reading| format!("{:?} {}", reading.level, reading.text(plan_chart::Lang::EN)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// An entry of the draft: `gdp.total.result`, `gdp.growth.plan`.
#[track_caller]
pub(crate) fn entry(import: &Import, path: &str) -> Json {
    let [id, aspect, what] = path.split('.').collect::<Vec<_>>()[..] else { panic!("{path}") };
    let indicators =
        import.record["indicators"].as_array().unwrap_or_else(|| panic!("{}", listed(import)));
    let indicator = indicators.iter().find(|indicator| indicator["id"] == id);
    let indicator = indicator
        .unwrap_or_else(|| panic!("{id} is not in {:#}\n{}", import.record, listed(import)));
    let measure = &indicator["measures"][aspect];
    if what == "result" || what == "unit" {
        measure[what].clone()
    } else {
        measure["targets"][what].clone()
    }
}

/// The texts of the example that everybody replaces, as an office of some town would.
pub(crate) const REPLACED: [(&str, &str); 5] = [
    ("id", "town-2024-h1"),
    ("place/zh", "江城县"),
    ("place/en", "Jiangcheng"),
    ("sources/#1/publisher/zh", "江城县发展和改革局"),
    ("sources/#1/publisher/en", "Jiangcheng planning bureau"),
];

/// The example with texts of one's own.
pub(crate) fn filled_example() -> Json {
    let mut record = plan_chart::import::example();
    for (path, text) in REPLACED {
        let pointer = format!("/{}", path.replace("#1", "0"));
        *record.pointer_mut(&pointer).unwrap() = Json::from(text);
    }
    record
}

/// The report of a record.
pub(crate) fn report(record: &str) -> Report {
    Report::from_json(record).unwrap()
}
