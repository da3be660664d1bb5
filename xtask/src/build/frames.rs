//! What others put charts into their pages with: a page for each chart and language, the page that leads there,
//! and the script for the page around.

use std::path::Path;

use anyhow::Result;
use plan_chart::scene::Theme;
use plan_chart::site::{self, Assets, FrameAssets, Mode, SignpostAssets};
use plan_chart::{
    Lang, Report,
    chart::{self, Kind},
};
use serde_json::{Map, Value, json};

use super::asset::Asset;
use super::script::{Bundler, colours};
use super::style::Sheets;

/// The files that pages of others load, apart from the pages with one chart.
pub(super) struct Embeds {
    style: Asset,
    frame: Asset,
    signpost: Asset,
    parent: Asset,
    /// `<plan-chart>`: as a module, as a classic script, and its sheet.
    element: [Asset; 3],
}

impl Embeds {
    /// Builds them; `glue` is that of the module `wasm`.
    pub(super) fn built(
        scripts: Bundler<'_>,
        report: &Report,
        wasm: &Asset,
        glue: &Path,
        sheets: &Sheets,
    ) -> Result<Self> {
        let facts = facts(report);
        let [frame, signpost, parent] =
            ["embed", "signpost", "frame"].map(|entry| scripts.plain(entry, &facts));
        Ok(Self {
            style: Asset::hashed("embed", "css", sheets.frame.clone().into_bytes()),
            frame: Asset::hashed("embed", "js", frame?.into_bytes()),
            signpost: Asset::hashed("signpost", "js", signpost?.into_bytes()),
            parent: Asset::hashed("frame", "js", parent?.into_bytes()),
            element: element(scripts, report, wasm, glue, &sheets.element)?,
        })
    }

    /// What the panel's script needs to write code that others copy.
    pub(super) fn facts(&self, report: &Report) -> Result<Value> {
        let named = |asset: &Asset| json!({ "name": asset.name(), "integrity": asset.integrity() });
        let mut heights = Map::new();
        for spec in Lang::ALL.into_iter().flat_map(|lang| chart::specs(report, lang)) {
            let chart = chart::build(report, &spec)?;
            let id = format!("{}.{}", chart.id, chart.lang.code());
            heights.insert(id, json!(site::frame_height(report, &chart)));
        }
        let mut facts = facts(report);
        facts["pages"] = Lang::ALL
            .into_iter()
            .map(|lang| (lang.code().to_owned(), json!(Mode::Standard.page(lang))))
            .collect();
        facts["heights"] = heights.into();
        facts["element"] = named(&self.element[0]);
        facts["frame"] = named(&self.parent);
        Ok(facts)
    }

    /// All of them, with a page for each chart and language; `page` names the files that those share with the
    /// whole page.
    pub(super) fn with_pages(self, report: &Report, page: &Assets<'_>) -> Result<Vec<Asset>> {
        let Self { style, frame, signpost, parent, element } = self;
        let hashes = [&style, &frame, &signpost].map(Asset::integrity);
        let style_named = style.named_with(&hashes[0]);
        let files =
            FrameAssets { page: *page, style: style_named, frame: frame.named_with(&hashes[1]) };
        let posts =
            SignpostAssets { style: style_named, signpost: signpost.named_with(&hashes[2]) };
        let post = site::signpost(report, &posts);
        let mut assets = vec![Asset::named("embed.html", post.into_bytes())];
        for spec in Lang::ALL.into_iter().flat_map(|lang| chart::specs(report, lang)) {
            let chart = chart::build(report, &spec)?;
            for (extension, text) in [
                ("html", site::frame(report, &chart, &spec, &files)),
                ("txt", site::inside(&chart)),
                ("svg", site::still(&chart)),
            ] {
                let name = site::frame_file(report, &chart, extension);
                assets.push(Asset::named(&name, text.into_bytes()));
            }
        }
        assets.extend([style, frame, signpost, parent]);
        assets.extend(element);
        Ok(assets)
    }
}

fn element(
    scripts: Bundler<'_>,
    report: &Report,
    wasm: &Asset,
    glue: &Path,
    sheet: &str,
) -> Result<[Asset; 3]> {
    let style = Asset::hashed("element", "css", sheet.as_bytes().to_vec());
    let mut built = facts(report);
    built["wasm"] = json!({ "name": wasm.name(), "integrity": wasm.integrity() });
    built["style"] = json!({ "name": style.name(), "integrity": style.integrity() });
    let mut colours = colours();
    for name in ["roles", "themes"] {
        built[name] = colours[name].take();
    }
    built["pairs"] = Theme::PAIRS
        .iter()
        .map(|(above, below, least)| json!([above.name(), below.name(), least]))
        .collect();
    built["sheet"] = sheet.into();
    let [module, classic] = scripts.element(&built, glue)?;
    Ok([
        Asset::hashed("element", "js", module.into_bytes()),
        Asset::hashed("element.classic", "js", classic.into_bytes()),
        style,
    ])
}

/// What scripts know of the record: the kinds of charts, its version, its languages, and which indicators have a gauge.
fn facts(report: &Report) -> Value {
    let specs = chart::specs(report, Lang::default());
    let indicators: Vec<_> = specs.into_iter().filter_map(|spec| spec.indicator).collect();
    let kinds: Vec<_> =
        Kind::all().map(|kind| json!([kind.id(), kind.needs_indicator()])).collect();
    json!({
        "charts": kinds,
        "version": report.revision.to_string(),
        "indicators": indicators,
        "languages": Lang::ALL.map(|lang| [lang.code(), lang.tag()]),
    })
}
