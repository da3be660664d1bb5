//! What a page shows of a report in one language, whatever its layout.

use super::{
    Mode,
    data::{DataBlock, ReportData},
    download::{Download, Location},
    figure::Figure,
    figure_list::ListCards,
    gauges::Gauges,
    source::Source,
    traditional,
};
use crate::{
    Lang, Ratio, Report,
    chart::{self, FigureList, Kind, Overview, Shown, Spec},
    i18n::{Labels, PageLabels},
    progress,
    report::statements::Statements,
};

/// The sections of a page. A section of which the report has nothing is `None`.
pub(super) struct Content<'r> {
    pub(super) words: &'static PageLabels,
    pub(super) labels: &'static Labels,
    pub(super) colon: &'static str,
    /// The headline, which depends on the period.
    pub(super) question: &'static str,
    /// Its answer: how totals and growth are to their targets.
    pub(super) overview: Overview,
    /// Completion rates of the indicators.
    pub(super) gauges: Option<Gauges>,
    /// The charts of all indicators, in the order of the registry of kinds.
    pub(super) charts: Vec<Figure>,
    /// The report's own table.
    pub(super) headline: Shown,
    /// Gauges over targets that were calculated.
    pub(super) derived: Option<Gauges>,
    /// The name of each indicator and what it counts.
    pub(super) definitions: Vec<(&'r str, &'r str)>,
    pub(super) source: Source<'r>,
    /// Every figure of the report's text.
    pub(super) figures: Option<ListCards<'r>>,
    /// What scripts know of the report.
    pub(super) data: DataBlock,
}

impl<'r> Content<'r> {
    pub(super) fn new(
        report: &'r Report,
        figures: Option<(&'r Statements, &'r FigureList)>,
        (lang, mode): (Lang, Mode),
        location: Location,
    ) -> Self {
        let labels = lang.words().labels();
        let words = &labels.page;
        let gauges = |ids: Vec<&str>, heading: &str| {
            Gauges::new(report, ids, heading, (lang, mode), location)
        };
        let figure = |kind: Kind| {
            let section = kind.section()?;
            let hint = match mode {
                Mode::Standard => kind.hint(labels),
                Mode::LargePrint => kind.plain_hint(labels)?,
            };
            let spec = Spec::new(kind, lang);
            Figure::new(report, &spec, mode.forms(), location).map(|figure| Figure {
                section,
                hint,
                ..figure
            })
        };
        let totals = gauges(chart::gauges(report), labels.chart.gauges_heading);
        let charts: Vec<_> = Kind::all().filter_map(figure).collect();
        // Links lead to charts of this page.
        let mut overview = chart::overview(report, lang);
        let on_page = |id: &String| {
            let gauges = totals.iter().flat_map(|totals| &totals.gauges).map(|one| &one.chart.id);
            gauges.chain(charts.iter().map(|one| &one.chart.id)).any(|other| other == id)
        };
        for member in overview.groups.iter_mut().flat_map(|group| &mut group.members) {
            member.charts.retain(on_page);
        }
        let subjects = report.indicators.iter().map(|indicator| &indicator.subject);
        let subjects = subjects.chain(report.stated.iter().map(|result| &result.subject));
        let stated = report.stated.iter().map(|result| result.subject.id.as_str());
        let characters = figures.and_then(|(_, list)| traditional::characters(list));
        Self {
            data: match location {
                Location::Beside => ReportData::of_page(report, lang, characters),
                Location::Inside => ReportData::of_standalone(report, characters),
            },
            words,
            labels,
            colon: labels.punctuation.colon,
            question: question(report, lang),
            overview,
            derived: gauges(stated.collect(), labels.chart.derived_heading),
            gauges: totals,
            charts,
            headline: chart::headline_table(report, lang).shown(lang),
            definitions: subjects
                .map(|subject| (subject.name.get(lang), subject.definition.get(lang)))
                .collect(),
            source: Source::new(report, lang),
            figures: figures.map(|(statements, list)| {
                let file = Download::of_figures(report, statements, lang, location);
                ListCards::new(list, file)
            }),
        }
    }
}

/// The headline.
pub(super) fn question(report: &Report, lang: Lang) -> &'static str {
    let words = &lang.words().labels().page;
    let elapsed = progress::elapsed(&report.period);
    if Ratio::of(1, 2) == Some(elapsed) { words.half_year_question } else { words.question }
}
