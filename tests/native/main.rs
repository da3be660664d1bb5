//! Native tests of the crate: one binary, a file for each thing that must hold.
#![allow(clippy::unwrap_used)]

mod agreement;
mod any_record;
mod broken_record;
mod golden;
mod layout;
mod page;
mod paint;
mod reckoning;
mod record;
mod sheet;
mod statements;

use plan_chart::{EMBEDDED, Lang, Report, chart};

/// The embedded record.
fn report() -> Report {
    Report::from_json(EMBEDDED).unwrap()
}

/// Every chart of `report` in `lang`: bars, growth, and a gauge for each indicator that has one.
fn charts(report: &Report, lang: Lang) -> Vec<chart::Chart> {
    let bars = [chart::Kind::Bars, chart::Kind::Growth].map(|kind| chart::Spec::new(kind, lang));
    let stated = report.stated.iter().map(|one| one.subject.id.as_str());
    let gauges =
        chart::gauges(report).into_iter().chain(stated).map(|id| chart::Spec::gauge(id, lang));
    bars.into_iter().chain(gauges).map(|spec| chart::build(report, &spec).unwrap()).collect()
}
