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
    scene::{self, Form},
};

/// Pictures with more rows than these are folded.
const ROWS: usize = 24;

/// A chart with bars on a page.
pub(super) struct Figure {
    /// The id of its section on a page.
    pub(super) section: &'static str,
    /// How to read it; empty where it needs no explanation.
    pub(super) hint: &'static str,
    pub(super) chart: Chart,
    pub(super) table: Shown,
    pub(super) pictures: Pictures,
    /// What shows the picture, where it has many rows, and the id of that.
    pub(super) fold: Option<String>,
    pub(super) fold_id: String,
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
        let words = chart.lang.words();
        let (show_table, show_all) = (words.labels().page.show_table, words.labels().page.show_all);
        let rows = scene::layout(&chart, forms[0]).bands.len();
        Self {
            fold_id: format!("picture-{}", chart.id),
            fold: (rows > ROWS).then(|| words.aside(show_all, &rows.to_string())),
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
