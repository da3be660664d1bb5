//! The pages, one for each language and kind of reader, complete without script; and the files beside them.

use plan_chart::report::statements::Statements;
use plan_chart::site::{self, Assets, Mode};
use plan_chart::{Lang, Report};

use super::asset::Asset;
use super::publication::Published;

/// Every page on the whole report, and the statements on accessibility.
pub(super) fn pages(
    report: &Report,
    statements: &Statements,
    assets: &Assets<'_>,
    published: Option<&Published>,
) -> Vec<Asset> {
    let page = |lang: Lang, mode: Mode| {
        let (all, view) = (Some(statements), (lang, mode));
        let page = match published {
            Some(published) => published
                .with(lang, |where_| site::published_page(report, all, view, assets, where_)),
            None => site::page(report, all, view, assets),
        };
        Asset::named(&mode.page(lang), page.into_bytes())
    };
    let accessibility = |lang: Lang| {
        let page = site::accessibility(report, lang, assets.style);
        Asset::named(&site::accessibility_page(lang), page.into_bytes())
    };
    let modes = Mode::ALL.into_iter().flat_map(|mode| Lang::ALL.map(|lang| (lang, mode)));
    modes.map(|(lang, mode)| page(lang, mode)).chain(Lang::ALL.map(accessibility)).collect()
}

/// The list of all figures.
pub(super) fn figures(report: &Report, statements: &Statements) -> Asset {
    Asset::named(site::FIGURES_FILE, site::figures(report, statements).into_bytes())
}

/// The files of each chart that readers download.
pub(super) fn charts(report: &Report) -> Vec<Asset> {
    let files = Lang::ALL.into_iter().flat_map(|lang| site::files(report, lang));
    files
        .map(|site::File { name, text }| {
            Asset::named(&format!("{}/{name}", site::CHARTS_FOLDER), text.into_bytes())
        })
        .collect()
}
