//! Files that readers download: each chart in every format.

use super::format::FORMATS;
use crate::{
    Lang, Report,
    chart::{self, Spec, SpecError},
    scene,
};

/// The folder beside the page that they are in.
pub const CHARTS_FOLDER: &str = "charts";

/// A file by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// `hanyang-2023-h1-gauge-gdp.svg`: record, chart, and the language unless it is the report's own.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The files of every chart of `report` in `lang`: one in each format, and in formats that depend on the layout one
/// more for phones if the chart stretches.
pub fn files(report: &Report, lang: Lang) -> Vec<File> {
    // A chart that cannot be built is not on the page either.
    let specs = chart::specs(report, lang);
    specs.iter().filter_map(|spec| files_of(report, spec).ok()).flatten().collect()
}

/// The files of one chart.
///
/// # Errors
/// Says why there is no such chart.
pub fn files_of(report: &Report, spec: &Spec) -> Result<Vec<File>, SpecError> {
    let chart = chart::build(report, spec)?;
    let stem = stem(report, &chart.id, spec.lang);
    let mut files = Vec::new();
    for format in &FORMATS {
        let extension = format.extension;
        let text = (format.file)(report, &chart, spec)?;
        files.push(File { name: format!("{stem}.{extension}"), text });
        if let Some(narrow) = format.narrow.filter(|_| scene::stretches(&chart)) {
            let text = narrow(report, &chart);
            files.push(File { name: format!("{stem}-narrow.{extension}"), text });
        }
    }
    Ok(files)
}

/// What the files of a chart are called, without their endings.
pub(super) fn stem(report: &Report, chart: &str, lang: Lang) -> String {
    let tail = if lang == report.lang() { String::new() } else { format!("-{}", lang.code()) };
    format!("{}-{chart}{tail}", report.id)
}
