//! Where a page's figures come from, and what is in doubt about them.

use crate::{
    Lang, Report,
    report::{Aspect, Date, PartialDate, Span, Status},
};

/// What a page says of the sources of its figures.
pub(super) struct Sources<'r> {
    pub(super) sources: Vec<Source<'r>>,
    /// The last day that the figures count.
    pub(super) until: Date,
    /// From when totals are accumulated, and what growth is compared with.
    pub(super) kind: String,
    /// When targets are to be reached, where that is not the year of the figures: by whom they were set, and when.
    pub(super) plans: Vec<(&'r str, String)>,
    /// When the record was last revised.
    pub(super) revision: Date,
    /// Remarks on the whole report, then the notes on each indicator.
    pub(super) caveats: Vec<&'r str>,
    pub(super) corrections: Vec<(PartialDate, &'r str)>,
}

/// A source in one language. What is not known is not there.
pub(super) struct Source<'r> {
    /// Its title in the page's language.
    pub(super) title: Title<'r>,
    /// Its title as printed, where the page is in another language.
    pub(super) original: Option<Title<'r>>,
    pub(super) publisher: Option<&'r str>,
    pub(super) office: Option<&'r str>,
    pub(super) url: Option<&'r str>,
    pub(super) delivered: Option<PartialDate>,
    pub(super) published: Option<PartialDate>,
    pub(super) status: Option<&'static str>,
}

/// A title with its language, and the marks that the language puts around it.
pub(super) struct Title<'r> {
    pub(super) lang: Lang,
    pub(super) text: &'r str,
    pub(super) marks: [&'static str; 2],
}

impl<'r> Sources<'r> {
    pub(super) fn new(report: &'r Report, lang: Lang) -> Self {
        let Report { sources, period, revision, remarks, corrections, .. } = report;
        let words = lang.words();
        let measured = |aspect: Aspect| {
            report.indicators.iter().any(|indicator| indicator.measure(aspect).is_some())
        };
        let totals_from = measured(Aspect::Total).then_some(period.span.start);
        let notes = report.subjects().flat_map(|subject| &subject.notes).map(|note| &note.text);
        let year = Span::year_of(period.span.end);
        let plans = report.setters.iter().filter_map(|setter| {
            let span = setter.span.filter(|span| *span != year)?;
            Some((setter.name.get(lang), words.span_of_time(span)))
        });
        let corrections = corrections.iter().map(|one| (one.date, one.text.get(lang)));
        Self {
            sources: sources.iter().map(|source| Source::new(report, source, lang)).collect(),
            until: period.span.end,
            kind: words.data_kind(totals_from, measured(Aspect::Growth)),
            plans: plans.collect(),
            revision: *revision,
            caveats: remarks.iter().chain(notes).map(|text| text.get(lang)).collect(),
            corrections: corrections.collect(),
        }
    }
}

impl<'r> Source<'r> {
    fn new(report: &Report, source: &'r crate::report::Source, lang: Lang) -> Self {
        let title = |lang: Lang| {
            let own = source.title.lang(lang);
            let marks = own.words().labels().page.title_marks;
            Title { lang: own, text: source.title.get(lang), marks }
        };
        let labels = &lang.words().labels().page;
        let printed = report.lang();
        let translated = lang != printed && source.title.find(lang).is_some();
        Self {
            title: title(lang),
            original: translated.then(|| title(printed)),
            publisher: source.publisher.as_ref().map(|text| text.get(lang)),
            office: source.office.as_ref().map(|text| text.get(lang)),
            url: source.url.as_deref(),
            delivered: source.delivered,
            published: source.published,
            status: source.status.map(|status| match status {
                Status::Preliminary => labels.preliminary,
                Status::Final => labels.final_figures,
            }),
        }
    }
}
