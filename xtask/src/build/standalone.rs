//! The page as one file with everything in it, one for each language.

use anyhow::{Context as _, Result};
use plan_chart::report::statements::Statements;
use plan_chart::site::{self, InlineScript, StandaloneAssets};
use plan_chart::{Lang, Report};

use super::asset::Asset;

/// What the single files hold besides the report.
pub(super) struct Parts<'a> {
    /// In their order.
    pub(super) styles: &'a [&'a Asset],
    /// All scripts in one.
    pub(super) script: &'a str,
    /// The module that draws and reads records.
    pub(super) module: &'a Asset,
}

/// The single files.
pub(super) fn pages(
    report: &Report,
    statements: &Statements,
    parts: &Parts<'_>,
) -> Result<Vec<Asset>> {
    let styles: Vec<_> = parts.styles.iter().map(|one| text(one)).collect::<Result<_>>()?;
    let scripts = [InlineScript { code: parts.script, module: Some(parts.module.bytes()) }];
    let assets = StandaloneAssets { styles: &styles, scripts: &scripts };
    let page = |lang: Lang| {
        let page = site::standalone(report, statements, lang, &assets)?;
        Ok(Asset::named(&site::standalone_page(lang), page.into_bytes()))
    };
    Lang::ALL.into_iter().map(page).collect()
}

fn text(asset: &Asset) -> Result<&str> {
    std::str::from_utf8(asset.bytes()).with_context(|| format!("{} is no text", asset.name()))
}
