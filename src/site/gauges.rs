//! Gauges side by side, with a table of what they show.

use super::{
    Mode,
    download::{Download, Location},
    drawing::Pictures,
};
use crate::{
    Lang, Report,
    chart::{self, Body, Chart, Shown, Spec, Table},
    i18n::Aim,
};

/// Gauges beyond these are in groups, one for each section of the report, that are folded.
const TOGETHER: usize = 24;

/// One gauge.
pub(super) struct Gauge {
    pub(super) chart: Chart,
    /// The id of its indicator.
    pub(super) indicator: String,
    /// Its row in the table.
    pub(super) datum: usize,
    /// Where its rate is to the time schedule, or its result to the target.
    pub(super) gap: String,
    pub(super) pictures: Pictures,
    pub(super) downloads: Vec<Download>,
}

/// Several gauges.
pub(super) struct Gauges {
    pub(super) heading: &'static str,
    /// How to read them.
    pub(super) hint: &'static str,
    pub(super) groups: Vec<Group>,
    /// The rows of all of them: one table for those with the same columns.
    pub(super) tables: Vec<Shown>,
}

/// Gauges of one section of the report, or all of them.
pub(super) struct Group {
    /// Names what folds it.
    pub(super) id: String,
    /// The section, and how many there are, where the group is folded.
    pub(super) label: Option<String>,
    pub(super) gauges: Vec<Gauge>,
}

impl Gauges {
    /// The gauges of these indicators; `None` without any.
    pub(super) fn new<'a>(
        report: &Report,
        ids: impl IntoIterator<Item = &'a str>,
        heading: impl FnOnce(Aim) -> &'static str,
        (lang, mode): (Lang, Mode),
        location: Location,
    ) -> Option<Self> {
        let mut gauges = Vec::new();
        for id in ids {
            let spec = Spec::gauge(id, lang);
            let Ok(chart) = chart::build(report, &spec) else { continue };
            let Body::Gauge(body) = &chart.body else { continue };
            gauges.push(Gauge {
                indicator: id.to_owned(),
                datum: gauges.len(),
                gap: body.gap.clone(),
                pictures: Pictures::new(&chart, mode.forms()),
                downloads: Download::of_chart(report, &chart, &spec, location),
                chart,
            });
        }
        let mut aims = gauges.iter().filter_map(|gauge| match &gauge.chart.body {
            Body::Gauge(body) => Some(body.aim),
            _ => None,
        });
        let first = aims.next()?;
        let aim = if aims.all(|aim| aim == first) { first } else { Aim::Mixed };
        let heading = heading(aim);
        let tables = Table::merge(heading, gauges.iter().map(|gauge| gauge.chart.table.clone()));
        let annual = chart::annual(report);
        let scheduled = gauges.iter().any(|gauge| gauge.chart.is_scheduled());
        let labels = lang.words().labels();
        let hint = match mode {
            Mode::Standard => labels.page.gauges_hint,
            Mode::LargePrint => labels.large_print.gauges_hint,
        };
        Some(Self {
            heading,
            hint: hint.get(aim).get(annual, scheduled),
            groups: groups(report, gauges, lang),
            tables: tables.iter().map(|table| table.shown(lang)).collect(),
        })
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Gauge> {
        self.groups.iter().flat_map(|group| &group.gauges)
    }
}

fn groups(report: &Report, gauges: Vec<Gauge>, lang: Lang) -> Vec<Group> {
    if gauges.len() <= TOGETHER {
        return vec![Group { id: String::new(), label: None, gauges }];
    }
    let words = lang.words();
    let section = |gauge: &Gauge| {
        report.indicator(&gauge.indicator).and_then(|indicator| indicator.subject.section)
    };
    let mut groups: Vec<(Option<usize>, Vec<Gauge>)> = Vec::new();
    for gauge in gauges {
        let own = section(&gauge);
        match groups.iter_mut().find(|(other, _)| *other == own) {
            Some((_, group)) => group.push(gauge),
            None => groups.push((own, vec![gauge])),
        }
    }
    let label = |section: Option<usize>, count: usize| {
        let all = words.labels().page.show_all;
        let name = section.map_or(all, |section| report.sections[section].name.get(lang));
        words.aside(name, &count.to_string())
    };
    let group = |(index, (section, gauges)): (usize, (Option<usize>, Vec<Gauge>))| Group {
        id: format!("gauges-{index}"),
        label: Some(label(section, gauges.len())),
        gauges,
    };
    groups.into_iter().enumerate().map(group).collect()
}
