//! What a page says to search engines, and to those who show a link to it. All of it needs to know where the page will
//! be.

#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
use serde_json::json;

use super::data::DataBlock;
#[cfg(not(target_arch = "wasm32"))]
use super::head::place_and_period;
#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
use super::{Mode, data::data_block};
#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
use crate::{Lang, Report, chart};
#[cfg(not(target_arch = "wasm32"))]
use crate::{
    render,
    scene::{self, Theme},
};

/// Where the pages will be, and what is there besides.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// The address of the folder of the pages, with a slash at its end.
    pub site: &'a str,
    /// The file of the picture for those who show a link, 1200 × 630 pixels, if there is one.
    pub picture: Option<&'a str>,
    /// The data as files: media type, and file.
    pub data: &'a [(&'a str, &'a str)],
}

/// What the head of a published page has besides.
#[cfg_attr(target_arch = "wasm32", allow(dead_code))] // modules that only draw publish nothing
pub(super) struct Sharing {
    /// The page's own address.
    pub(super) canonical: String,
    pub(super) title: String,
    pub(super) description: String,
    /// Its language as Open Graph writes it: `zh_CN`.
    pub(super) locale: String,
    pub(super) other_locales: Vec<String>,
    /// The address of the picture.
    pub(super) picture: Option<String>,
    /// What the page is about, as JSON-LD, which is data: no content policy has to allow it.
    pub(super) data: Option<DataBlock>,
}

#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
impl Sharing {
    pub(super) fn new(
        report: &Report,
        (lang, mode): (Lang, Mode),
        title: &str,
        published: &Published<'_>,
    ) -> Self {
        let at = |file: &str| format!("{}{file}", published.site);
        let description = description(report, lang);
        let canonical = at(&mode.page(report, lang));
        let publishers = report.sources.iter().filter_map(|source| source.publisher.as_ref());
        let publishers: Vec<_> = publishers
            .map(|name| json!({ "@type": "Organization", "name": name.get(lang) }))
            .collect();
        let based_on = |source: &crate::report::Source| {
            let mut report = json!({ "@type": "Report", "name": source.title.get(lang) });
            if let Some(url) = &source.url {
                report["url"] = json!(url);
            }
            report
        };
        let data = json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": title,
            "description": description,
            "url": canonical,
            "identifier": report.id,
            "inLanguage": lang.tag(),
            "version": report.revision.to_string(),
            "dateModified": report.revision.to_string(),
            "temporalCoverage": format!("{}/{}", report.period.span.start, report.period.span.end),
            "spatialCoverage": { "@type": "Place", "name": report.place.get(lang) },
            "creator": publishers,
            "isBasedOn": report.sources.iter().map(based_on).collect::<Vec<_>>(),
            "isAccessibleForFree": true,
            "variableMeasured": report.indicators.iter().map(|one| one.subject.name.get(lang)).collect::<Vec<_>>(),
            "distribution": published.data.iter().map(|(kind, file)| json!({
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": at(file),
            })).collect::<Vec<_>>(),
        });
        Self {
            canonical,
            title: title.to_owned(),
            description,
            locale: locale(lang),
            other_locales: super::head::other_langs(report, lang).map(locale).collect(),
            picture: published.picture.map(at),
            data: (mode == Mode::Standard).then(|| data_block(&data.to_string())),
        }
    }
}

/// How the report stands, in two sentences.
#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
fn description(report: &Report, lang: Lang) -> String {
    let chart::Overview { growth, sentence, .. } = chart::overview(report, lang);
    let between = if sentence.ends_with('.') { " " } else { "" };
    growth.map_or_else(|| sentence.clone(), |growth| format!("{sentence}{between}{growth}"))
}

#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
fn locale(lang: Lang) -> String {
    lang.tag().replace('-', "_")
}

/// The picture for those who show a link to the page in `lang`, as SVG; `None` for a report without gauges.
#[cfg(not(target_arch = "wasm32"))]
pub fn sharing_picture(report: &Report, lang: Lang) -> Option<String> {
    let specs = chart::gauges(report).into_iter().map(|id| chart::Spec::gauge(id, lang));
    let gauges: Vec<_> = specs.filter_map(|spec| chart::build(report, &spec).ok()).collect();
    if gauges.is_empty() {
        return None;
    }
    let question = super::content::question(report, lang);
    let scene = scene::sharing(&place_and_period(report, lang), question, &gauges);
    let width = scene.width.unwrap_or(scene.height);
    Some(render::picture(&scene, width, &Theme::LIGHT, lang, question))
}
