//! The pages on a whole report: the standard page, and the one in large print.

use askama::Template;

#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
use super::languages;
#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
use super::sharing::{Published, Sharing};
use super::{
    Assets, Mode, accessibility_page,
    content::{Content, Figures},
    download::Location,
    head::{Head, Header, Switch},
    html,
};
use crate::{Lang, Report, report::statements::Statements};

#[derive(Template)]
#[template(path = "page.html")]
struct StandardPage<'a> {
    head: Head,
    header: Header,
    content: Content<'a>,
    assets: &'a Assets<'a>,
    /// The page in every language, for search engines; none where it is not known where the page will be.
    alternates: Vec<(&'static str, String)>,
    /// The address of the statement on accessibility.
    accessibility: String,
}

#[derive(Template)]
#[template(path = "large-print.html")]
struct LargePrintPage<'a> {
    head: Head,
    header: Header,
    content: Content<'a>,
    assets: &'a Assets<'a>,
    alternates: Vec<(&'static str, String)>,
    accessibility: String,
    /// The address of the standard page, which has more.
    standard: String,
}

/// The page on `report` in a language, for the readers whom a mode is for. Without `statements` it has no list of all
/// figures; in large print it never has one.
pub fn page(
    report: &Report,
    statements: Option<&Statements>,
    (lang, mode): (Lang, Mode),
    assets: &Assets<'_>,
) -> String {
    let head = Head::of_page(report, lang, mode);
    written(report, statements, (lang, mode), assets, head, Vec::new())
}

/// The same page where it is known where it will be: with what search engines ask for, and those who show a link to it.
#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
pub fn published_page(
    report: &Report,
    statements: Option<&Statements>,
    (lang, mode): (Lang, Mode),
    assets: &Assets<'_>,
    published: &Published<'_>,
) -> String {
    let head = Head::of_page(report, lang, mode);
    let sharing = Sharing::new(report, (lang, mode), &head.title, published);
    let head = Head { sharing: Some(sharing), ..head };
    let at = |lang: Lang| format!("{}{}", published.site, mode.page(report, lang));
    let alternates = languages(report).map(|lang| (lang.tag(), at(lang)));
    let alternates = alternates.chain([("x-default", at(report.lang()))]).collect();
    written(report, statements, (lang, mode), assets, head, alternates)
}

fn written(
    report: &Report,
    statements: Option<&Statements>,
    (lang, mode): (Lang, Mode),
    assets: &Assets<'_>,
    head: Head,
    alternates: Vec<(&'static str, String)>,
) -> String {
    let statements = statements.filter(|_| mode == Mode::Standard);
    let figures = statements.map(|all| Figures::new(report, all, lang));
    let header = Header::new(report, lang, Switch::of_page(report, lang, mode));
    let content = Content::new(report, figures.as_ref(), (lang, mode), Location::Beside);
    let accessibility = accessibility_page(report, lang);
    match mode {
        Mode::Standard => {
            html(&StandardPage { head, header, content, assets, alternates, accessibility })
        }
        Mode::LargePrint => {
            let standard = Mode::Standard.page(report, lang);
            html(&LargePrintPage {
                head,
                header,
                content,
                assets,
                alternates,
                accessibility,
                standard,
            })
        }
    }
}
