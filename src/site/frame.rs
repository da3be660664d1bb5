//! One chart as a page of its own, for a frame in somebody else's page: complete without script, like the whole page,
//! with the same script.

use askama::Template;

use super::{
    Asset, Assets, Mode,
    data::{DataBlock, EMBED_FOLDER, ReportData},
    drawing::Pictures,
    foreign::Foreign,
    head::{Head, place_and_period},
    html,
};
use crate::{
    Report,
    chart::{self, Chart, Shown, Spec},
    i18n::PageLabels,
    render,
    report::Date,
    scene::{self, Form, Theme, advance},
};

/// The files of a page with one chart. Their addresses are relative to the folder of the whole page.
#[derive(Clone, Copy, Debug)]
pub struct FrameAssets<'a> {
    /// The whole page's.
    pub page: Assets<'a>,
    /// The stylesheet for frames.
    pub style: Asset<'a>,
    /// The script that sends the height of the chart to the page around.
    pub frame: Asset<'a>,
}

/// Where the page of one chart is, seen from the folder of the whole page.
pub fn frame_address(report: &Report, chart: &Chart) -> String {
    frame_file(report, chart, "html")
}

/// Where a file of the chart is, seen from the folder of the whole page. The version of the data is part of it:
/// whoever embeds a chart keeps the figures that the text around it speaks of.
pub fn frame_file(report: &Report, chart: &Chart, extension: &str) -> String {
    format!("{EMBED_FOLDER}/{}/{}.{}.{extension}", report.revision, chart.id, chart.lang.code())
}

/// Heading, place and period: what distinguishes a frame from the others on a page.
pub fn frame_title(report: &Report, chart: &Chart) -> String {
    format!("{} · {}", chart.heading, place_and_period(report, chart.lang))
}

#[derive(Template)]
#[template(path = "frame.html")]
struct FramePage<'a> {
    head: Head,
    assets: &'a FrameAssets<'a>,
    words: &'static PageLabels,
    /// What the place of a figure in the report is called.
    place_label: &'static str,
    section: FrameSection<'a>,
    /// What scripts know of the report.
    data: DataBlock,
}

/// The page of `chart`, which was built from `report` as `spec` asks.
pub fn frame(report: &Report, chart: &Chart, spec: &Spec, assets: &FrameAssets<'_>) -> String {
    let lang = chart.lang;
    let labels = lang.words().labels();
    html(&FramePage {
        head: Head {
            lang,
            mode: None,
            version: report.revision,
            title: frame_title(report, chart),
            description: Some(chart.sentence.clone()),
            sharing: None,
        },
        assets,
        words: &labels.page,
        place_label: labels.table.section,
        section: FrameSection::new(report, chart, spec),
        data: ReportData::of_frame(report, spec),
    })
}

/// How to read a chart; empty where it needs no explanation.
fn hint(report: &Report, chart: &Chart) -> &'static str {
    let labels = chart.lang.words().labels();
    chart.kind.hint(labels, chart::annual(report), chart.is_scheduled())
}

/// The chart with what it is about and where it comes from.
#[derive(Template)]
#[template(path = "frame-section.html")]
struct FrameSection<'a> {
    words: &'static PageLabels,
    colon: &'static str,
    /// Place and period.
    about: String,
    chart: &'a Chart,
    foreign: Foreign,
    table: Shown,
    /// What kind of chart the script draws.
    kind: &'static str,
    indicator: Option<&'a str>,
    hint: &'static str,
    pictures: Pictures,
    /// The titles of the reports that figures are from.
    source: String,
    /// The last day that the figures count.
    until: Date,
    /// The file of the page with all charts.
    whole_page: String,
}

impl<'a> FrameSection<'a> {
    fn new(report: &'a Report, chart: &'a Chart, spec: &'a Spec) -> Self {
        let lang = chart.lang;
        let labels = lang.words().labels();
        Self {
            words: &labels.page,
            colon: labels.punctuation.colon,
            about: place_and_period(report, lang),
            foreign: Foreign::new(report, lang),
            table: chart.table.shown(lang),
            chart,
            kind: chart.kind.id(),
            indicator: spec.indicator.as_deref(),
            hint: hint(report, chart),
            pictures: Pictures::new(chart, Form::PAIR),
            source: chart::origin_titles(report, lang),
            until: report.period.span.end,
            whole_page: Mode::Standard.page(report, lang),
        }
    }
}

/// The same without the page around it, for a report that has no pages: what `<plan-chart>` takes from one.
pub fn frame_section(report: &Report, chart: &Chart, spec: &Spec) -> String {
    html(&FrameSection::new(report, chart, spec))
}

/// The chart as a picture for pages that take no more than one.
pub fn still(chart: &Chart) -> String {
    let scene = scene::layout(chart, Form::Wide);
    render::picture(&scene, scene.width.unwrap_or(COLUMN), &Theme::LIGHT, chart.lang, &chart.name())
}

/// The width in CSS px that [`frame_height`] is calculated for.
const COLUMN: f64 = 640.0;

/// About how high the page of a chart is in a frame of 640 CSS px, with its table folded: how much to keep free for
/// it, or to give it where nothing reports its height.
pub fn frame_height(report: &Report, chart: &Chart) -> u32 {
    let lines = |text: &str, size: f64, width: f64| (advance(text, size) / width).ceil();
    // Bars are wide in frames of 680 px.
    let picture = scene::layout(chart, Form::Compact).height;
    let text = COLUMN - 8.0;
    let notes: f64 =
        chart.notes.iter().map(|note| lines(note, 14.0, text - 27.0) * 21.7 + 28.0).sum();
    let workings: f64 =
        chart.workings.iter().map(|working| lines(working, 14.0, text) * 22.4 + 8.0).sum();
    // Signs are up to 18 px wide, and 22 px and 8 px apart from what is beside them.
    let key: f64 = chart.key.iter().map(|(_, text)| advance(text, 14.0) + 48.0).sum();
    let source = chart::origin_titles(report, chart.lang);
    let own = lines(&chart.sentence, 16.0, text) * 25.6
        + lines(hint(report, chart), 15.0, text) * 24.0
        + ((key / text).ceil() - 1.0).max(0.0) * 26.4
        + picture
        + workings
        + notes
        + lines(&source, 13.0, text) * 21.0;
    // What every page has: the lines above, the key, the switch of the table, the line below, and what is between.
    (own + 300.0).ceil() as u32
}
