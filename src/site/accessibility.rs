//! The statement on accessibility.

use askama::Template;

use super::{
    Asset, Mode,
    head::{Head, Header, Switch},
    html,
};
use crate::{Lang, Report, i18n::Labels};

/// The file of the statement on accessibility of the pages on `report` in `lang`.
pub fn accessibility_page(report: &Report, lang: Lang) -> String {
    match lang == report.lang() {
        true => "accessibility.html".to_owned(),
        false => format!("{}-accessibility.html", lang.code()),
    }
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityTemplate<'a> {
    head: Head,
    header: Header,
    style: Asset<'a>,
    labels: &'static Labels,
}

/// The statement on accessibility in `lang`, with the stylesheet of the standard page.
pub fn accessibility(report: &Report, lang: Lang, style: Asset<'_>) -> String {
    let labels = lang.words().labels();
    let head = Head::of_page(report, lang, Mode::Standard);
    html(&AccessibilityTemplate {
        head: Head {
            title: format!("{} · {}", labels.page.accessibility, head.title),
            description: None,
            ..head
        },
        header: Header::new(report, lang, Switch::of_accessibility(report, lang)),
        style,
        labels,
    })
}
