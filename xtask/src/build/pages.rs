//! The pages, one for each language and kind of reader, complete as served.

use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::report::statements::Statements;
use plan_chart::site::{self, Assets, Mode};
use plan_chart::{Lang, Report};

use super::asset::Asset;
use super::source;

fn template(mode: Mode) -> &'static str {
    match mode {
        Mode::Standard => "www/index.html",
        Mode::LargePrint => "www/elder.html",
    }
}

/// Fills the template of a mode in every language. Large print leaves the sheet of all figures to the other page.
pub(super) fn written(
    root: &Path,
    report: &Report,
    statements: &Statements,
    mode: Mode,
    assets: &Assets<'_>,
) -> Result<Vec<Asset>> {
    let template = template(mode);
    let text = source(root, template)?;
    let statements = (mode == Mode::Standard).then_some(statements);
    let page = |lang: Lang| {
        let page = site::page(report, statements, (lang, mode), &text, assets)
            .with_context(|| format!("{template} does not fit the exporter"))?;
        Ok(Asset::named(&mode.page(lang), page.into_bytes()))
    };
    Lang::ALL.into_iter().map(page).collect()
}

/// The statement on accessibility, a text of its own in each language.
pub(super) fn accessibility(
    root: &Path,
    report: &Report,
    assets: &Assets<'_>,
) -> Result<Vec<Asset>> {
    let page = |lang: Lang| {
        let template = format!("www/accessibility/{}.html", lang.code());
        let text = source(root, &template)?;
        let page = site::page(report, None, (lang, Mode::Standard), &text, assets)
            .with_context(|| format!("{template} does not fit the exporter"))?;
        Ok(Asset::named(&site::statement_page(lang), page.into_bytes()))
    };
    Lang::ALL.into_iter().map(page).collect()
}

/// The list of all figures.
pub(super) fn figures(report: &Report, statements: &Statements) -> Asset {
    Asset::named(site::FIGURES_FILE, site::figures(report, statements).into_bytes())
}

/// The files of each chart that readers take away.
pub(super) fn charts(report: &Report) -> Vec<Asset> {
    let files = Lang::ALL.into_iter().flat_map(|lang| site::files(report, lang));
    files
        .map(|site::File { name, text }| {
            Asset::named(&format!("{}/{name}", site::CHARTS_FOLDER), text.into_bytes())
        })
        .collect()
}
