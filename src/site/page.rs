//! The pages on a whole report: the standard page, and the one in large print.

use askama::Template;

use super::{
    Assets, Mode, accessibility_page,
    content::Content,
    download::Location,
    head::{Head, Header, Switch, other_langs},
    html,
};
use crate::{Lang, Report, chart, report::statements::Statements};

#[derive(Template)]
#[template(path = "page.html")]
struct StandardPage<'a> {
    head: Head,
    header: Header<'a>,
    content: Content<'a>,
    assets: &'a Assets<'a>,
    /// The same page in other languages, for search engines.
    alternates: Vec<(Lang, String)>,
    /// The address of the statement on accessibility.
    accessibility: String,
}

#[derive(Template)]
#[template(path = "large-print.html")]
struct LargePrintPage<'a> {
    head: Head,
    header: Header<'a>,
    content: Content<'a>,
    assets: &'a Assets<'a>,
    alternates: Vec<(Lang, String)>,
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
    let statements = statements.filter(|_| mode == Mode::Standard);
    let list = statements.map(|all| (all, chart::figure_list(report, all, lang)));
    let list = list.as_ref().map(|(all, list)| (*all, list));
    let head = Head::of_page(report, lang, mode);
    let header = Header::new(report, lang, Switch::of_page(lang, mode));
    let content = Content::new(report, list, (lang, mode), Location::Beside);
    let alternates = other_langs(lang).map(|lang| (lang, mode.page(lang))).collect();
    let accessibility = accessibility_page(lang);
    match mode {
        Mode::Standard => {
            html(&StandardPage { head, header, content, assets, alternates, accessibility })
        }
        Mode::LargePrint => {
            let standard = Mode::Standard.page(lang);
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
