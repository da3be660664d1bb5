//! What is between the tags of a `<plan-chart>`.

use askama::Template;

use super::{
    drawing::{Drawing, fluid},
    html,
};
use crate::{
    chart::{Chart, Shown},
    scene::{self, Form},
};

#[derive(Template)]
#[template(path = "element.html")]
struct ElementContent<'a> {
    chart: &'a Chart,
    table: Shown,
    picture: Drawing,
}

/// What is between the tags of a `<plan-chart>` until its canvas is there, and where no script runs: heading, sentence,
/// picture and table, complete without a stylesheet.
pub fn inside(chart: &Chart) -> String {
    let scene = scene::layout(chart, Form::Compact);
    let width = scene.width.unwrap_or(Form::Compact.least() + 80.0);
    let picture = fluid(&scene, width, chart.lang, &chart.name());
    html(&ElementContent { chart, table: chart.table.shown(chart.lang), picture })
}
