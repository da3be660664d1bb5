//! The page that leads to the reports of a site.

use askama::Template;

use super::{
    Asset, Mode,
    head::{Head, Switch, place_and_period},
    html,
};
use crate::{Lang, Report, chart};

/// One report.
pub(super) struct Link {
    lang: Lang,
    href: String,
    /// Place and period.
    about: String,
    /// How it stands, the most important first.
    lead: Vec<String>,
    revision: crate::report::Date,
}

impl Link {
    /// The report in its folder, in a language that it has.
    pub(super) fn new(report: &Report, lang: Lang) -> Self {
        let overview = chart::overview(report, lang);
        Self {
            lang,
            href: format!("{}/{}", report.id, Mode::Standard.page(report, lang)),
            about: place_and_period(report, lang),
            lead: std::iter::once(overview.sentence).chain(overview.growth).collect(),
            revision: report.revision,
        }
    }
}

#[derive(Template)]
#[template(path = "reports.html")]
struct ReportsPage<'a> {
    head: Head,
    skip: &'static str,
    revision: &'static str,
    colon: &'static str,
    style: Asset<'a>,
    switches: Vec<Switch>,
    links: Vec<Link>,
}

/// The page in `lang`, one of `langs`; `None` without reports.
pub(super) fn page(
    links: Vec<Link>,
    lang: Lang,
    langs: &[Lang],
    style: Asset<'_>,
) -> Option<String> {
    let labels = lang.words().labels();
    let others = langs.iter().filter(|other| **other != lang);
    // That of the data is the day on which one of them changed last.
    let version = links.iter().map(|link| link.revision).max()?;
    Some(html(&ReportsPage {
        head: Head {
            lang,
            mode: Some(Mode::Standard),
            version,
            title: labels.page.title.to_owned(),
            description: None,
            sharing: None,
        },
        skip: labels.page.skip,
        revision: labels.page.revision,
        colon: labels.punctuation.colon,
        style,
        switches: others.map(|lang| Switch::of_reports(langs[0], *lang)).collect(),
        links,
    }))
}
