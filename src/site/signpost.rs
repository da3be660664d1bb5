//! The page that leads to the page of one chart.

use askama::Template;

use super::{
    Asset,
    data::{DataBlock, ReportData},
    frame_address,
    head::{Head, place_and_period},
    html, languages,
};
use crate::{Lang, Report, chart};

/// The files of the page that leads to the one asked for.
#[derive(Clone, Copy, Debug)]
pub struct SignpostAssets<'a> {
    /// The stylesheet for frames.
    pub style: Asset<'a>,
    /// The script that leads on.
    pub signpost: Asset<'a>,
}

#[derive(Template)]
#[template(path = "signpost.html")]
struct SignpostPage<'a> {
    head: Head,
    assets: &'a SignpostAssets<'a>,
    lists: Vec<ChartLinks>,
    /// What scripts know of the report.
    data: DataBlock,
}

/// The charts in one language.
struct ChartLinks {
    lang: Lang,
    heading: &'static str,
    /// The address of the page of each, and its heading.
    charts: Vec<(String, String)>,
}

impl ChartLinks {
    fn new(report: &Report, lang: Lang) -> Self {
        let charts = chart::specs(report, lang);
        let charts = charts.iter().filter_map(|spec| chart::build(report, spec).ok());
        let links = charts.map(|chart| (frame_address(report, &chart), chart.heading));
        Self { lang, heading: lang.words().labels().page.every_chart, charts: links.collect() }
    }
}

/// The page that leads to the chart that its address asks for. It lists all charts in every language: what a reader
/// has whose browser cannot be led.
pub fn signpost(report: &Report, assets: &SignpostAssets<'_>) -> String {
    let lang = report.lang();
    let title =
        format!("{} · {}", place_and_period(report, lang), lang.words().labels().page.title);
    html(&SignpostPage {
        head: Head {
            lang,
            mode: None,
            version: report.revision,
            title,
            description: None,
            sharing: None,
        },
        assets,
        lists: languages(report).map(|lang| ChartLinks::new(report, lang)).collect(),
        data: ReportData::of_signpost(report),
    })
}
