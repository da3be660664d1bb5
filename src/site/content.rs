//! What a page shows of a report in one language, whatever its layout.

use super::{
    Mode,
    data::{DataBlock, ReportData},
    download::{Download, Location},
    figure::Figure,
    figure_list::ListCards,
    foreign::Foreign,
    gauges::Gauges,
    source::Sources,
    terms::{Term, terms},
    traditional,
};
use crate::{
    Lang, Ratio, Report,
    chart::{self, Chart, FigureList, Kind, Overview, Shown, Spec},
    i18n::{Labels, PageLabels},
    progress::Phase,
    report::statements::Statements,
};

/// Definitions beyond these are folded.
const DEFINED: usize = 24;

/// The figures of a report's text, and the list of them in the language of a page.
pub(super) struct Figures<'s> {
    statements: &'s Statements,
    list: FigureList,
}

impl<'s> Figures<'s> {
    pub(super) fn new(report: &Report, statements: &'s Statements, lang: Lang) -> Self {
        Self { statements, list: chart::figure_list(report, statements, lang) }
    }
}

/// The sections of a page. A section of which the report has nothing is `None`.
pub(super) struct Content<'r> {
    pub(super) words: &'static PageLabels,
    pub(super) labels: &'static Labels,
    pub(super) colon: &'static str,
    /// What the record has in its own language alone.
    pub(super) foreign: Foreign,
    /// The headline, which depends on the period.
    pub(super) question: &'static str,
    /// Its answer: how results are to their targets.
    pub(super) overview: Overview,
    /// Completion rates of the indicators.
    pub(super) gauges: Option<Gauges>,
    /// The charts of all indicators, in the order of the registry of kinds.
    pub(super) charts: Vec<Figure>,
    /// The report's own table.
    pub(super) headline: Shown,
    /// How to read it.
    pub(super) headline_hint: String,
    /// Gauges over targets that were calculated.
    pub(super) derived: Option<Gauges>,
    pub(super) terms: Vec<Term<'r>>,
    /// The name of each indicator that has a definition, and what it counts.
    pub(super) definitions: Vec<Term<'r>>,
    /// What shows the definitions, where there are many.
    pub(super) definitions_label: Option<String>,
    pub(super) source: Sources<'r>,
    /// Every figure of the report's text.
    pub(super) figures: Option<ListCards<'r>>,
    /// What scripts know of the report.
    pub(super) data: DataBlock,
}

impl<'r> Content<'r> {
    pub(super) fn new(
        report: &'r Report,
        figures: Option<&'r Figures<'r>>,
        (lang, mode): (Lang, Mode),
        location: Location,
    ) -> Self {
        let labels = lang.words().labels();
        let words = &labels.page;
        let annual = chart::annual(report);
        let figure = |kind: Kind| {
            let section = kind.section()?;
            let plain = kind.plain_hint(labels);
            if mode == Mode::LargePrint && plain.is_none() {
                return None;
            }
            let figure = Figure::new(report, &Spec::new(kind, lang), mode.forms(), location)?;
            let hint = match mode {
                Mode::Standard => kind.hint(labels, annual, figure.chart.is_scheduled()),
                Mode::LargePrint => plain.unwrap_or_default(),
            };
            Some(Figure { section, hint, ..figure })
        };
        let view = (lang, mode);
        let heading = |aim| labels.chart.gauges_heading.get(aim).get(annual);
        let totals = Gauges::new(report, chart::gauges(report), heading, view, location);
        let heading = |_| labels.chart.derived_heading;
        let derived = Gauges::new(report, chart::derived_gauges(report), heading, view, location);
        let charts: Vec<_> = Kind::all().filter_map(figure).collect();
        let overview = overview(report, (&totals, &derived), &charts, lang);
        let characters = figures.and_then(|figures| traditional::characters(&figures.list));
        let all = totals.iter().chain(&derived).flat_map(Gauges::all).map(|gauge| &gauge.chart);
        let all: Vec<&Chart> = all.chain(charts.iter().map(|figure| &figure.chart)).collect();
        let headline = chart::headline_table(report, lang).shown(lang);
        let definitions: Vec<_> = report
            .subjects()
            .filter_map(|subject| {
                Some((subject.name.get(lang).into(), subject.definition.as_ref()?.get(lang)))
            })
            .collect();
        Self {
            data: match location {
                Location::Beside => ReportData::of_page(report, lang, characters),
                Location::Inside => ReportData::of_standalone(report, characters),
            },
            words,
            labels,
            colon: labels.punctuation.colon,
            foreign: Foreign::new(report, lang),
            question: question(report, lang),
            terms: terms(report, &all, lang),
            overview,
            derived,
            gauges: totals,
            charts,
            headline_hint: headline_hint(&headline, (lang, mode)),
            headline,
            definitions_label: (definitions.len() > DEFINED)
                .then(|| lang.words().aside(words.show_all, &definitions.len().to_string())),
            definitions,
            source: Sources::new(report, lang),
            figures: figures.map(|Figures { statements, list }| {
                let file = Download::of_figures(report, statements, lang, location);
                ListCards::new(
                    list,
                    Foreign::of_statements(statements, (report.lang(), lang)),
                    file,
                )
            }),
        }
    }
}

/// How the report stands, with links to charts of this page only.
fn overview(
    report: &Report,
    (totals, derived): (&Option<Gauges>, &Option<Gauges>),
    charts: &[Figure],
    lang: Lang,
) -> Overview {
    let gauges = totals.iter().chain(derived).flat_map(Gauges::all).map(|one| &one.chart.id);
    let shown: Vec<_> = gauges.chain(charts.iter().map(|one| &one.chart.id)).collect();
    let mut overview = chart::overview(report, lang);
    for member in overview.groups.iter_mut().flat_map(|group| &mut group.members) {
        member.charts.retain(|id| shown.contains(&id));
    }
    overview
}

/// How to read the report's table: what a slash and a blank mean, where there are such.
fn headline_hint(table: &Shown, (lang, mode): (Lang, Mode)) -> String {
    let labels = lang.words().labels();
    let hint = match mode {
        Mode::Standard => labels.page.table_hint,
        Mode::LargePrint => labels.large_print.table_hint,
    };
    let holds =
        |what: &str| table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text == what);
    let [slash, blank] = [("/", labels.page.slash_hint), ("", labels.page.blank_hint)]
        .map(|(what, hint)| holds(what).then_some(hint));
    let space = if labels.punctuation.stop.ends_with(' ') { " " } else { "" };
    [Some(hint), slash, blank].into_iter().flatten().collect::<Vec<_>>().join(space)
}

/// The headline.
pub(super) fn question(report: &Report, lang: Lang) -> &'static str {
    let words = &lang.words().labels().page;
    let mut targets = report.indicators.iter().flat_map(|one| &one.measures);
    if targets.all(|measure| measure.targets.is_empty()) {
        return words.untargeted_question;
    }
    match Phase::of(report.period.span, Some(report.plan)) {
        Phase::Over => words.closing_question,
        Phase::During(elapsed)
            if Ratio::of(1, 2) == Some(elapsed) && report.plan.months() == Some(12) =>
        {
            words.half_year_question
        }
        _ => words.question,
    }
}
