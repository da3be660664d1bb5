//! The pages, one for each language, complete as served.

use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::export::{self, Assets};
use plan_chart::report::statements::Statements;
use plan_chart::{Lang, Report};

use super::asset::Asset;
use super::source;

const TEMPLATE: &str = "www/index.html";

/// Fills the template in every language, and lists the figures beside.
pub(super) fn written(
    root: &Path,
    report: &Report,
    statements: &Statements,
    assets: &Assets<'_>,
) -> Result<Vec<Asset>> {
    let template = source(root, TEMPLATE)?;
    let page = |lang: Lang| {
        let text = export::page(report, Some(statements), lang, &template, assets)
            .with_context(|| format!("{TEMPLATE} does not fit the exporter"))?;
        Ok(Asset::named(lang.page(), text.into_bytes()))
    };
    let figures = export::figures(report, statements);
    let figures = Asset::named(export::FIGURES_FILE, figures.into_bytes());
    Lang::ALL.into_iter().map(page).chain([Ok(figures)]).collect()
}
