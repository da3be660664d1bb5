//! Links to files that readers download without a script.

use super::{
    csv,
    data_url::data_url,
    figures_csv::{FIGURES_FILE, figures},
    files::{CHARTS_FOLDER, stem},
    format::{FORMATS, Format},
};
use crate::{
    Lang, Report,
    chart::{Chart, Spec},
    report::statements::Statements,
};

/// Where the files are that a page offers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Location {
    /// Beside the page.
    Beside,
    /// In the page.
    Inside,
}

/// A link to a file.
pub(super) struct Download {
    pub(super) href: String,
    /// The name under which it is saved, where the address does not end in it.
    pub(super) name: Option<String>,
    pub(super) label: &'static str,
}

impl Download {
    /// A file at `folder`/`name`, whose bytes `content` gives.
    fn new(
        location: Location,
        folder: &str,
        name: String,
        media_type: &str,
        label: &'static str,
        content: impl FnOnce() -> String,
    ) -> Self {
        match location {
            Location::Beside => Self { href: format!("{folder}{name}"), name: None, label },
            Location::Inside => {
                let href = data_url(media_type, content().as_bytes());
                Self { href, name: Some(name), label }
            }
        }
    }

    /// A chart that was built from `spec`, in each format.
    pub(super) fn of_chart(
        report: &Report,
        chart: &Chart,
        spec: &Spec,
        location: Location,
    ) -> Vec<Self> {
        let stem = stem(report, &chart.id, chart.lang);
        let labels = &chart.lang.words().labels().page;
        let link = |format: &Format| {
            Self::new(
                location,
                &format!("{CHARTS_FOLDER}/"),
                format!("{stem}.{}", format.extension),
                format.media_type,
                (format.label)(labels),
                || (format.file)(report, chart, spec).unwrap_or_default(),
            )
        };
        FORMATS.iter().map(link).collect()
    }

    /// The list of all figures.
    pub(super) fn of_figures(
        report: &Report,
        statements: &Statements,
        lang: Lang,
        location: Location,
    ) -> Self {
        let label = lang.words().labels().figure_list.csv;
        let content = || figures(report, statements);
        Self::new(location, "", FIGURES_FILE.to_owned(), csv::MEDIA_TYPE, label, content)
    }
}
