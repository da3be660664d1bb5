//! Charts as SVG pictures that are complete by themselves.

use super::format::Format;
use crate::{
    Report,
    chart::{Caption, Chart},
    render,
    scene::{self, Form, Theme},
};

pub(super) const SVG: Format = Format {
    extension: "svg",
    media_type: "image/svg+xml",
    label: |labels| labels.picture_file,
    file: |report, chart, _| Ok(picture(report, chart, Form::Wide)),
    narrow: Some(|report, chart| picture(report, chart, Form::Compact)),
};

/// A chart of `report` as an SVG picture for use by itself, with heading, notes and source in it.
pub fn picture(report: &Report, chart: &Chart, form: Form) -> String {
    let scene = scene::poster(chart, &Caption::new(report, chart), form);
    let width = scene.width.unwrap_or(form.least());
    render::picture(&scene, width, &Theme::LIGHT, chart.lang, &chart.name())
}
