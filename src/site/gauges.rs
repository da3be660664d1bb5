//! Gauges side by side, with one table of what they show.

use super::{
    Mode,
    download::{Download, Location},
    drawing::Pictures,
};
use crate::{
    Lang, Report,
    chart::{self, Body, Chart, Shown, Spec, Table},
};

/// One gauge.
pub(super) struct Gauge {
    pub(super) chart: Chart,
    /// The id of its indicator.
    pub(super) indicator: String,
    /// Its row in the table.
    pub(super) datum: usize,
    /// Where its rate is to the time schedule.
    pub(super) gap: String,
    pub(super) pictures: Pictures,
    pub(super) downloads: Vec<Download>,
}

/// Several gauges.
pub(super) struct Gauges {
    pub(super) gauges: Vec<Gauge>,
    /// The rows of all of them, under their heading.
    pub(super) table: Shown,
}

impl Gauges {
    /// The gauges of these indicators; `None` without any.
    pub(super) fn new<'a>(
        report: &Report,
        ids: impl IntoIterator<Item = &'a str>,
        heading: &str,
        (lang, mode): (Lang, Mode),
        location: Location,
    ) -> Option<Self> {
        let mut gauges = Vec::new();
        for id in ids {
            let spec = Spec::gauge(id, lang);
            let Ok(chart) = chart::build(report, &spec) else { continue };
            let Body::Gauge(body) = &chart.body else { continue };
            gauges.push(Gauge {
                indicator: id.to_owned(),
                datum: gauges.len(),
                gap: body.gap.clone(),
                pictures: Pictures::new(&chart, mode.forms()),
                downloads: Download::of_chart(report, &chart, &spec, location),
                chart,
            });
        }
        let table = Table::merge(heading, gauges.iter().map(|gauge| gauge.chart.table.clone()))?;
        Some(Self { gauges, table: table.shown(lang) })
    }
}
