//! The pages, one for each language, complete as served.

use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::export::{self, Assets};
use plan_chart::{Lang, Report};

use super::asset::Asset;
use super::source;

const TEMPLATE: &str = "www/index.html";

/// Fills the template in every language.
pub(super) fn written(
    root: &Path,
    report: &Report,
    style: &Asset,
    script: &Asset,
    wasm: &Asset,
) -> Result<Vec<Asset>> {
    let template = source(root, TEMPLATE)?;
    let assets = Assets { style: style.name(), script: script.name(), wasm: wasm.name() };
    let page = |lang: Lang| {
        let text = export::page(report, lang, &template, &assets)
            .with_context(|| format!("{TEMPLATE} does not fit the exporter"))?;
        Ok(Asset::named(lang.page(), text.into_bytes()))
    };
    Lang::ALL.into_iter().map(page).collect()
}
