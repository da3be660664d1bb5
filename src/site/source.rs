//! Where a page's figures come from, and what is in doubt about them.

use crate::{Lang, Report, report::Date};

/// The source of a report in one language.
pub(super) struct Source<'r> {
    /// Its title in the page's language.
    pub(super) title: &'r str,
    /// Its title as printed, where the page is in another language.
    pub(super) original: Option<Original<'r>>,
    pub(super) publisher: &'r str,
    pub(super) published: Option<Date>,
    /// The last day that the figures count.
    pub(super) until: Date,
    /// When the record was last revised.
    pub(super) revision: Date,
    /// Remarks on the whole report, then the notes on each indicator.
    pub(super) caveats: Vec<&'r str>,
}

/// A title in the language of the report.
pub(super) struct Original<'r> {
    pub(super) lang: Lang,
    pub(super) title: &'r str,
}

impl<'r> Source<'r> {
    pub(super) fn new(report: &'r Report, lang: Lang) -> Self {
        let Report { source, period, revision, remarks, indicators, stated, .. } = report;
        let printed = Lang::default();
        let original = Original { lang: printed, title: source.title.get(printed) };
        let subjects = indicators.iter().map(|indicator| &indicator.subject);
        let subjects = subjects.chain(stated.iter().map(|result| &result.subject));
        let notes = subjects.flat_map(|subject| subject.notes.iter().map(|note| &note.text));
        Self {
            title: source.title.get(lang),
            original: (lang != printed).then_some(original),
            publisher: source.publisher.get(lang),
            published: source.published,
            until: period.end,
            revision: *revision,
            caveats: remarks.iter().chain(notes).map(|text| text.get(lang)).collect(),
        }
    }
}
