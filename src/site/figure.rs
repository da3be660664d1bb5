//! A chart with bars as HTML: its heading, sentence, key, pictures, notes and table.

use askama::Template;

use super::{
    download::{Download, Location},
    drawing::Pictures,
    foreign::Foreign,
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
            hint: "",
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
    foreign: Foreign,
}

/// A chart of `report` as a `<figure>`, complete without script: heading, sentence, key, pictures, notes and table.
///
/// Give every figure on a page its own chart: ids are made from it.
pub fn figure(report: &Report, chart: &Chart) -> String {
    let labels = chart.lang.words().labels();
    let hint = chart.kind.hint(labels, chart::annual(report), chart.is_scheduled());
    let figure = Figure { hint, ..Figure::plain(chart.clone(), Form::PAIR) };
    html(&FigureTemplate { figure, foreign: Foreign::new(report, chart.lang) })
}
