//! A chart with bars as HTML: its heading, sentence, key, pictures, notes and table.

use askama::Template;

use super::{
    download::{Download, Location},
    drawing::Pictures,
    html,
};
use crate::{
    Report,
    chart::{self, Chart, Shown, Spec},
    scene::Form,
};

/// A chart with bars on a page.
pub(super) struct Figure {
    /// The id of its section on a page.
    pub(super) section: &'static str,
    /// How to read it; empty where it needs no explanation.
    pub(super) hint: &'static str,
    pub(super) chart: Chart,
    pub(super) table: Shown,
    pub(super) pictures: Pictures,
    pub(super) downloads: Vec<Download>,
    pub(super) show_table: &'static str,
}

impl Figure {
    /// `None` if `report` has no such chart.
    pub(super) fn new(
        report: &Report,
        spec: &Spec,
        forms: [Form; 2],
        location: Location,
    ) -> Option<Self> {
        let chart = chart::build(report, spec).ok()?;
        let downloads = Download::of_chart(report, &chart, spec, location);
        Some(Self { downloads, ..Self::plain(chart, forms) })
    }

    fn plain(chart: Chart, forms: [Form; 2]) -> Self {
        let show_table = chart.lang.words().labels().page.show_table;
        Self {
            section: "",
            hint: chart.hint(),
            pictures: Pictures::new(&chart, forms),
            downloads: Vec::new(),
            show_table,
            table: chart.table.shown(chart.lang),
            chart,
        }
    }
}

#[derive(Template)]
#[template(path = "figure.html")]
struct FigureTemplate {
    figure: Figure,
}

/// A chart as a `<figure>`, complete without script: heading, sentence, key, pictures, notes and table.
///
/// Give every figure on a page its own chart: ids are made from it.
pub fn figure(chart: &Chart) -> String {
    html(&FigureTemplate { figure: Figure::plain(chart.clone(), Form::PAIR) })
}
