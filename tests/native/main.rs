//! Native tests of the crate: one binary, a file for each thing that must hold.
#![allow(clippy::unwrap_used)]

mod agreement;
mod any_page;
mod any_record;
mod broken_record;
mod calculation;
mod compact;
mod contrast;
mod declarations;
mod downloads;
mod editor;
mod examples;
mod figure_list;
mod folder;
mod frames;
#[path = "../hanyang/mod.rs"]
mod hanyang;
mod layout;
mod limits;
mod mistakes;
mod page;
mod payloads;
mod pictures;
mod program;
mod records;
mod render;
mod sample;
mod schema;
mod sharing;
mod standalone;
mod statements;
mod wording;
mod workbooks;

use plan_chart::{EMBEDDED, Lang, Report, chart};

/// The embedded record.
fn report() -> Report {
    Report::from_json(EMBEDDED).unwrap()
}

/// Every chart of `report` in `lang`.
fn charts(report: &Report, lang: Lang) -> Vec<chart::Chart> {
    chart::specs(report, lang).iter().map(|spec| chart::build(report, spec).unwrap()).collect()
}

/// The rows of a CSV file, its head among them.
fn rows(file: &str) -> Vec<Vec<String>> {
    let text = file.strip_prefix('\u{FEFF}').expect("a byte-order mark");
    assert!(text.ends_with("\r\n"), "ends with a line end");
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}
