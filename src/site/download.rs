//! Links to files that readers take away without a script.

use super::{
    data_url::data_url,
    figures_csv::{FIGURES_FILE, figures},
    files::{CHARTS_FOLDER, picture, stem, table},
};
use crate::{
    Lang, Report,
    chart::{Chart, Spec},
    report::statements::Statements,
    scene::Form,
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
    /// What the file is to be called, where its address does not say it.
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

    /// The picture and the table of a chart that was built from `spec`.
    pub(super) fn of_chart(
        report: &Report,
        chart: &Chart,
        spec: &Spec,
        location: Location,
    ) -> Vec<Self> {
        let (stem, words) =
            (stem(report, &chart.id, chart.lang), &chart.lang.words().labels().page);
        let folder = format!("{CHARTS_FOLDER}/");
        let svg = Self::new(
            location,
            &folder,
            format!("{stem}.svg"),
            "image/svg+xml",
            words.picture_file,
            || picture(report, chart, Form::Wide),
        );
        let csv = Self::new(location, &folder, format!("{stem}.csv"), CSV, words.data_file, || {
            table(report, spec).unwrap_or_default()
        });
        vec![svg, csv]
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
        Self::new(location, "", FIGURES_FILE.to_owned(), CSV, label, content)
    }
}

const CSV: &str = "text/csv;charset=utf-8";
