//! The report's own table of indicators: every cell as printed, with what follows from it.

use super::{Cell, Row, Table, is_stated, totals};
use crate::{
    Lang, Report,
    progress::{self, Attainment},
    report::{Aspect, Entry, Indicator, Measure, Whole},
};

/// The indicators of the table: all but those that have nothing but a total with a derived target, if there are others.
pub(super) fn listed(report: &Report) -> Vec<&Indicator> {
    let printed = |indicator: &&Indicator| !totals::is_only_derived(report, indicator);
    let listed: Vec<_> = report.indicators.iter().filter(printed).collect();
    if listed.is_empty() { report.indicators.iter().collect() } else { listed }
}

/// A column of targets or results, before it is written.
struct Source {
    heading: String,
    /// The setter of its targets; `None` for results.
    setter: Option<usize>,
    /// What it holds of each indicator: one aspect, or whatever there is.
    aspect: Option<Aspect>,
}

impl Source {
    fn entry<'r>(&self, measure: &'r Measure) -> &'r Entry {
        match self.setter {
            Some(setter) => measure.target(setter).map_or(&Entry::Empty, |target| &target.entry),
            None => &measure.result,
        }
    }

    /// The cell of `indicator`. The aspects of one that has several are side by side.
    fn cell(&self, indicator: &Indicator, lang: Lang) -> Cell {
        let words = lang.words();
        let measures = indicator.measures.iter();
        let measures = measures.filter(|one| self.aspect.is_none_or(|aspect| aspect == one.aspect));
        let cells = measures.map(|measure| Cell::entry(words, self.entry(measure), lang));
        let mut cells: Vec<_> = cells.filter(|cell| !cell.text.is_empty()).collect();
        match cells.len() {
            0 => Cell::words(""),
            1 => cells.remove(0),
            _ => Cell::words(
                cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" · "),
            ),
        }
    }
}

/// The table of indicators.
///
/// "/" stands where the report expressly sets nothing, an empty cell where it prints nothing.
pub fn headline_table(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let labels = &words.labels().table;
    let listed = listed(report);
    let sources = sources(report, &listed, lang);
    let firsts: Vec<_> = listed
        .iter()
        .map(|indicator| progress::attainments(report, indicator).into_iter().next())
        .collect();
    let rated = firsts.iter().flatten();
    let mut columns = vec![labels.indicator.to_owned()];
    columns.extend(sources.iter().map(|source| source.heading.clone()));
    columns.push(labels.rate.get(totals::aim(rated)).to_owned());
    columns
        .extend([labels.components, labels.share, labels.rank, labels.measured].map(str::to_owned));
    let rows = listed.iter().zip(&firsts).map(|(indicator, first)| {
        let mut cells: Vec<_> = sources.iter().map(|source| source.cell(indicator, lang)).collect();
        cells.push(rate(first.as_ref(), lang));
        cells.extend(extra(report, indicator, lang));
        let subject = &indicator.subject;
        Row::new(subject.name.get(lang), cells).of(&subject.id, 0, "")
    });
    let heading = words.labels().chart.headline_heading.to_owned();
    let columns = columns.iter().map(String::as_str);
    Table::new(lang, heading, columns, rows.collect()).without_empty_columns(labels.none)
}

fn rate(first: Option<&Attainment>, lang: Lang) -> Cell {
    let words = lang.words();
    first.map_or_else(|| Cell::none(words), |first| Cell::rate(words, &first.rate))
}

/// What few reports print: shares, ranks, dates of their own.
fn extra(report: &Report, indicator: &Indicator, lang: Lang) -> [Cell; 4] {
    let words = lang.words();
    let share = indicator.share.as_ref().map(|share| {
        let whole = match &share.of {
            Whole::Indicator(index) => report.indicators[*index].subject.short.get(lang),
            Whole::Named(name) => name.get(lang),
        };
        words.aside(&words.percent(share.percent), whole)
    });
    // A chart shows those of its aspect; what has no chart is here.
    let measures = || indicator.measures.iter();
    let ranks = measures().filter_map(|one| one.rank.as_ref()).map(|rank| words.rank(rank, lang));
    let dates = measures().filter_map(|one| one.date).map(|date| words.date(date));
    let once = |mut texts: Vec<String>| {
        texts.dedup();
        texts.join(words.labels().punctuation.comma)
    };
    let parts = indicator.parts.iter();
    let parts = parts.map(|part| format!("{} {}", part.name.get(lang), words.label(&part.figure)));
    let parts: Vec<_> = parts.collect();
    let texts = [
        words.parts(&parts),
        share.unwrap_or_default(),
        once(ranks.collect()),
        once(dates.collect()),
    ];
    texts.map(Cell::words)
}

/// The columns of targets, then those of results. A setter has one column if no indicator has targets of several aspects.
fn sources(report: &Report, listed: &[&Indicator], lang: Lang) -> Vec<Source> {
    let words = lang.words();
    let labels = &words.labels().table;
    let of_aspect = |aspect| match aspect {
        Aspect::Total => (labels.total, labels.result_total),
        Aspect::Level => (labels.level, labels.result_level),
        Aspect::Growth => (labels.rate_of_growth, labels.result_growth),
    };
    let printed = |aspect: Aspect, setter: Option<usize>| {
        let source = Source { heading: String::new(), setter, aspect: Some(aspect) };
        listed.iter().any(|one| one.measure(aspect).is_some_and(|one| is_stated(source.entry(one))))
    };
    let several = |setter: Option<usize>| {
        let source = Source { heading: String::new(), setter, aspect: None };
        listed.iter().any(|one| {
            let stated = one.measures.iter().filter(|one| !source.entry(one).is_empty());
            stated.count() > 1
        })
    };
    let mut sources = Vec::new();
    for (index, setter) in report.setters.iter().enumerate() {
        let of = Some(index);
        let aspects = Aspect::ALL.into_iter().filter(|aspect| printed(*aspect, of));
        let aspects: Vec<_> = aspects.collect();
        if aspects.is_empty() {
            continue;
        }
        if several(of) {
            sources.extend(aspects.into_iter().map(|aspect| Source {
                heading: words.target_column(setter.short.get(lang), of_aspect(aspect).0),
                setter: of,
                aspect: Some(aspect),
            }));
        } else {
            let heading = words.heading(setter.name.get(lang));
            sources.push(Source { heading, setter: of, aspect: None });
        }
    }
    let aspects = Aspect::ALL.into_iter().filter(|aspect| printed(*aspect, None));
    let aspects: Vec<_> = aspects.collect();
    if several(None) {
        sources.extend(aspects.into_iter().map(|aspect| Source {
            heading: of_aspect(aspect).1.to_owned(),
            setter: None,
            aspect: Some(aspect),
        }));
    } else {
        let heading = labels.any_result.to_owned();
        sources.push(Source { heading, setter: None, aspect: None });
    }
    sources
}
