//! What is between the tags of a `<plan-chart>`.

use askama::Template;

use super::{
    drawing::{Drawing, fluid},
    foreign::Foreign,
    html,
};
use crate::{
    Report,
    chart::{Chart, Shown},
    scene::{self, Form},
};

#[derive(Template)]
#[template(path = "element.html")]
struct ElementContent<'a> {
    chart: &'a Chart,
    table: Shown,
    foreign: Foreign,
    picture: Drawing,
}

/// What is between the tags of a `<plan-chart>` with a chart of `report` until its canvas is there, and where no script runs: heading, sentence,
/// picture and table, complete without a stylesheet.
pub fn inside(report: &Report, chart: &Chart) -> String {
    let scene = scene::layout(chart, Form::Compact);
    let width = scene.width.unwrap_or(Form::Compact.least() + 80.0);
    let picture = fluid(&scene, width, chart.lang, &chart.name());
    let (table, foreign) = (chart.table.shown(chart.lang), Foreign::new(report, chart.lang));
    html(&ElementContent { chart, table, foreign, picture })
}
