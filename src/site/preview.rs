//! The standard page as it will be, for a frame in the editor's page: it names no other file, and the frame brings the
//! style sheet.

use askama::Template;

use super::{
    Mode,
    content::{Content, Figures},
    download::Location,
    head::{Head, Header},
    html,
};
use crate::{Lang, Report, report::statements::Statements};

#[derive(Template)]
#[template(path = "preview.html")]
struct PreviewPage<'a> {
    head: Head,
    header: Header,
    content: Content<'a>,
}

/// The standard page on `report` in `lang` without style sheets and scripts.
pub fn preview(report: &Report, statements: Option<&Statements>, lang: Lang) -> String {
    let figures = statements.map(|all| Figures::new(report, all, lang));
    html(&PreviewPage {
        head: Head::of_page(report, lang, Mode::Standard),
        header: Header::new(report, lang, Vec::new()),
        content: Content::new(report, figures.as_ref(), (lang, Mode::Standard), Location::Beside),
    })
}
