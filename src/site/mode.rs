//! For whom a page is laid out.

use crate::{Lang, Report, scene::Form};

/// For whom a page is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Everybody: every chart, table and figure.
    #[default]
    Standard,
    /// Readers of large print: text of 18 CSS px and more, fewer things at once, plain words.
    LargePrint,
}

impl Mode {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Standard, Self::LargePrint];

    /// Its name in addresses and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::LargePrint => "elder",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Standard => Self::LargePrint,
            Self::LargePrint => Self::Standard,
        }
    }

    /// The file of the page on `report` in `lang`; that in the report's own language is not named after it.
    pub fn page(self, report: &Report, lang: Lang) -> String {
        self.page_beside(report.lang(), lang)
    }

    /// The file of a page in `lang`, where the one in the language `own` is not named after it.
    pub(super) fn page_beside(self, own: Lang, lang: Lang) -> String {
        match (self, lang == own) {
            (Self::Standard, true) => "index.html".to_owned(),
            (Self::Standard, false) => format!("{}.html", lang.code()),
            (Self::LargePrint, true) => "elder.html".to_owned(),
            (Self::LargePrint, false) => format!("{}-elder.html", lang.code()),
        }
    }

    /// The small and the large form of its pictures.
    pub(super) fn forms(self) -> [Form; 2] {
        match self {
            Self::Standard => Form::PAIR,
            Self::LargePrint => Form::LARGE_PRINT,
        }
    }
}
