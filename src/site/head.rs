//! What every page begins with: its head, and the header of those that are read as a whole.

use askama::filters::Safe;

use super::{Mode, accessibility_page, foreign::Foreign, languages, sharing::Sharing};
use crate::{
    Lang, Report, chart, render,
    report::Date,
    scene::{self, Theme},
};

/// The language of a page, and what search engines and tabs show of it.
pub(super) struct Head {
    pub(super) lang: Lang,
    pub(super) mode: Option<Mode>,
    /// The version of the data.
    pub(super) version: Date,
    pub(super) title: String,
    pub(super) description: Option<String>,
    /// What a page has whose address is known.
    pub(super) sharing: Option<Sharing>,
}

impl Head {
    /// The page's icon, an SVG. Pages with one chart are in frames, which show none.
    pub(super) fn icon(&self) -> Option<String> {
        self.mode.map(|_| render::icon(&scene::icon(), &Theme::LIGHT))
    }
}

impl Head {
    /// The head of a page on the whole report.
    pub(super) fn of_page(report: &Report, lang: Lang, mode: Mode) -> Self {
        let words = &lang.words().labels().page;
        Self {
            lang,
            mode: Some(mode),
            version: report.revision,
            title: format!("{} · {}", place_and_period(report, lang), words.title),
            description: Some(chart::overview(report, lang).sentence),
            sharing: None,
        }
    }
}

/// Where and when the figures were counted.
pub(super) fn place_and_period(report: &Report, lang: Lang) -> String {
    format!("{} · {}", report.place.get(lang), lang.words().period(&report.period, lang))
}

/// The first line of a page.
pub(super) struct Header {
    /// What the link to the text says.
    pub(super) skip: &'static str,
    /// Place and period.
    pub(super) about: Safe<String>,
    pub(super) switches: Vec<Switch>,
}

/// A link to the same page for other readers or in another language.
pub(super) struct Switch {
    pub(super) mode: Option<Mode>,
    pub(super) lang: Option<Lang>,
    pub(super) href: String,
    pub(super) label: &'static str,
}

impl Header {
    pub(super) fn new(report: &Report, lang: Lang, switches: Vec<Switch>) -> Self {
        Self {
            skip: lang.words().labels().page.skip,
            about: Foreign::new(report, lang).mark(&place_and_period(report, lang)),
            switches,
        }
    }
}

impl Switch {
    /// Those of a page on the whole report.
    pub(super) fn of_page(report: &Report, lang: Lang, mode: Mode) -> Vec<Self> {
        let (labels, other) = (lang.words().labels(), mode.other());
        let label = match other {
            Mode::Standard => labels.page.to_standard,
            Mode::LargePrint => labels.large_print.label,
        };
        let own = Self { mode: Some(other), lang: None, href: other.page(report, lang), label };
        let langs = other_langs(report, lang).map(|lang| Self::to(lang, mode.page(report, lang)));
        std::iter::once(own).chain(langs).collect()
    }

    /// Those of the statement on accessibility.
    pub(super) fn of_accessibility(report: &Report, lang: Lang) -> Vec<Self> {
        let (href, label) = (Mode::Standard.page(report, lang), lang.words().labels().page.back);
        let own = Self { mode: None, lang: None, href, label };
        let langs =
            other_langs(report, lang).map(|lang| Self::to(lang, accessibility_page(report, lang)));
        std::iter::once(own).chain(langs).collect()
    }

    /// One of a page that leads to reports.
    #[cfg(feature = "editor")]
    pub(super) fn of_reports(own: Lang, lang: Lang) -> Self {
        Self::to(lang, Mode::Standard.page_beside(own, lang))
    }

    pub(super) fn to(lang: Lang, href: String) -> Self {
        Self { mode: None, lang: Some(lang), href, label: lang.words().labels().own_name }
    }
}

/// The languages of `report` but `own`.
pub(super) fn other_langs(report: &Report, own: Lang) -> impl Iterator<Item = Lang> {
    languages(report).filter(move |lang| *lang != own)
}
