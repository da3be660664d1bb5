//! What scripts know of a report: data blocks in its pages, and a file beside its frames.

use std::collections::BTreeMap;

use askama::filters::Safe;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Serialize;

use super::{Mode, frame_height, languages};
use crate::{
    Lang, Report,
    chart::{self, Drawings, EMBEDDED_DRAWINGS, Spec},
};

/// The folder of the pages with one chart, and of [`REPORT_FILE`].
pub(crate) const EMBED_FOLDER: &str = "embed";

/// JSON as the content of a script element that is never run: no content policy has to allow it.
pub(super) type DataBlock = Safe<String>;

/// What a script is told of a report.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReportData {
    /// The version of the data.
    version: String,
    /// What the charts of the page draw, in base64; left out where it is what modules have.
    #[serde(skip_serializing_if = "Option::is_none")]
    drawings: Option<String>,
    #[serde(flatten)]
    more: More,
}

/// What differs between the pages.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
enum More {
    /// A page with all charts.
    Page {
        /// The file of the standard page.
        page: String,
        /// The height of the frame of each chart, in CSS px, by the chart's id.
        heights: BTreeMap<String, u32>,
        /// Traditional characters of the search, and at the same places the simplified ones of the page.
        #[serde(skip_serializing_if = "Option::is_none")]
        characters: Option<[String; 2]>,
    },
    /// A page with everything in it: no other page is beside it.
    Standalone {
        #[serde(skip_serializing_if = "Option::is_none")]
        characters: Option<[String; 2]>,
    },
    /// What charts may be asked for.
    Choice {
        /// Code and tag of each language, the default first.
        languages: Vec<[&'static str; 2]>,
        /// The ids of the indicators that have a chart of their own.
        indicators: Vec<String>,
    },
}

impl ReportData {
    /// For a page with all charts.
    pub(super) fn of_page(
        report: &Report,
        lang: Lang,
        characters: Option<[String; 2]>,
    ) -> DataBlock {
        let charts = chart::specs(report, lang);
        let charts = charts.iter().filter_map(|spec| chart::build(report, spec).ok());
        let heights = charts.map(|chart| (chart.id.clone(), frame_height(report, &chart)));
        let heights = heights.collect();
        let page = Mode::Standard.page(report, lang);
        Self::new(report, More::Page { page, heights, characters }).block()
    }

    /// For a page with everything in it.
    pub(super) fn of_standalone(report: &Report, characters: Option<[String; 2]>) -> DataBlock {
        Self::new(report, More::Standalone { characters }).block()
    }

    /// For a page with one chart, which draws no other.
    pub(super) fn of_frame(report: &Report, spec: &Spec) -> DataBlock {
        let own = Drawings::of_chart(report, spec).to_bytes();
        let of_module = Drawings::from_bytes(EMBEDDED_DRAWINGS).map(|all| all.only(spec));
        let embedded = of_module.is_some_and(|known| known.to_bytes() == own);
        let drawings = (!embedded).then(|| STANDARD.encode(own));
        Self { drawings, ..Self::choice(report) }.block()
    }

    /// For the page that leads to those, which draws none.
    pub(super) fn of_signpost(report: &Report) -> DataBlock {
        Self::choice(report).block()
    }

    /// Without drawings.
    fn choice(report: &Report) -> Self {
        let tags = languages(report).map(|lang| [lang.code(), lang.tag()]).collect();
        let specs = languages(report).next().map(|lang| chart::specs(report, lang));
        let indicators = specs.into_iter().flatten().filter_map(|spec| spec.indicator).collect();
        let more = More::Choice { languages: tags, indicators };
        Self { version: report.revision.to_string(), drawings: None, more }
    }

    fn new(report: &Report, more: More) -> Self {
        let drawings = Drawings::of(report).to_bytes();
        let drawings = (drawings != EMBEDDED_DRAWINGS).then(|| STANDARD.encode(drawings));
        Self { version: report.revision.to_string(), drawings, more }
    }

    fn block(&self) -> DataBlock {
        data_block(&json(self))
    }
}

/// What `<plan-chart>` reads of a report: a file of its own, `embed/report.json`, and beside the frames of its version. It
/// always has the drawings, because the module of another version has another one.
pub fn report_file(report: &Report) -> String {
    json(&known_of_report(report))
}

/// The same before it is a text.
pub fn known_of_report(report: &Report) -> impl Serialize + use<> {
    let drawings = STANDARD.encode(Drawings::of(report).to_bytes());
    ReportData { drawings: Some(drawings), ..ReportData::choice(report) }
}

fn json(data: &impl Serialize) -> String {
    serde_json::to_string(data).expect("texts and numbers under texts are JSON")
}

/// JSON as the content of a script element: only a less-than sign could end that, and none is left.
pub(super) fn data_block(json: &str) -> DataBlock {
    Safe(json.replace('<', "\\u003c"))
}
