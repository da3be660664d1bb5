//! Native tests of the crate: one binary, a file for each thing that must hold.
#![allow(clippy::unwrap_used)]

mod agreement;
mod any_record;
mod broken_record;
mod contrast;
mod examples;
mod frames;
mod golden;
mod layout;
mod limits;
mod packed;
mod page;
mod paint;
mod payloads;
mod reckoning;
mod record;
mod sheet;
mod statements;
mod takeaway;
mod wording;

use plan_chart::{EMBEDDED, Lang, Report, chart};

/// The embedded record.
fn report() -> Report {
    Report::from_json(EMBEDDED).unwrap()
}

/// Every chart of `report` in `lang`.
fn charts(report: &Report, lang: Lang) -> Vec<chart::Chart> {
    chart::specs(report, lang).iter().map(|spec| chart::build(report, spec).unwrap()).collect()
}
