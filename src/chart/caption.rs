//! What stands around a chart that leaves its page.

use super::Chart;
use crate::{Lang, Report, report::Source};

/// The words around a chart that is shown by itself: place, period, heading, sentence, doubts and source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// Place and period.
    pub over: String,
    /// Heading.
    pub heading: String,
    /// The sentence that says what the chart shows.
    pub sentence: String,
    /// How a derived target was calculated; contradictions and doubts.
    pub notes: Vec<String>,
    /// The report and who issued it; to which day the figures go and when they were last revised.
    pub source: [String; 2],
}

impl Caption {
    /// The words around `chart`, which was built from `report`.
    pub fn new(report: &Report, chart: &Chart) -> Self {
        let (lang, words) = (chart.lang, chart.lang.words());
        let labels = words.labels();
        Self {
            over: format!("{} · {}", report.place.get(lang), words.period(&report.period, lang)),
            heading: chart.heading.clone(),
            sentence: chart.sentence.clone(),
            notes: chart.workings.iter().chain(&chart.notes).cloned().collect(),
            source: [
                format!(
                    "{}{}{}",
                    labels.file.source,
                    labels.punctuation.colon,
                    origin(report, lang)
                ),
                words.dated(report.period.span.end, report.revision),
            ],
        }
    }
}

/// The titles of the reports that figures are from.
pub fn origin_titles(report: &Report, lang: Lang) -> String {
    let titles: Vec<_> = report.sources.iter().map(|source| source.title.get(lang)).collect();
    titles.join(lang.words().labels().punctuation.semicolon)
}

/// The reports that figures are from, who issued them, and when, as far as it is known.
pub fn origin(report: &Report, lang: Lang) -> String {
    let words = lang.words();
    let one = |source: &Source| {
        let publisher = source.publisher.as_ref().map(|publisher| publisher.get(lang));
        words.origin(source.title.get(lang), publisher, source.published)
    };
    let all: Vec<_> = report.sources.iter().map(one).collect();
    all.join(words.labels().punctuation.semicolon)
}
