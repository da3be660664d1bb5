//! What a search finds an indicator by: what the page's charts and tables print of it, and in every language what readers
//! call it and what the report's own table holds.

use std::collections::BTreeMap;

use super::{Chart, Kind, build, headline_table, specs};
use crate::{Lang, Report, Text, report::Subject};

/// What finds the indicators of a report.
pub(super) struct Search {
    lang: Lang,
    /// What charts and tables print of each, by its id.
    printed: BTreeMap<String, Vec<String>>,
    /// The chart to look at for each, by its id.
    charts: BTreeMap<String, String>,
}

impl Search {
    /// For a page in `lang`.
    pub(super) fn new(report: &Report, lang: Lang) -> Self {
        let mut search = Self { lang, printed: BTreeMap::new(), charts: BTreeMap::new() };
        let charts = specs(report, lang).into_iter();
        charts.filter_map(|spec| build(report, &spec).ok()).for_each(|one| search.add(&one));
        for each in &report.languages {
            for row in headline_table(report, *each).rows {
                search.print(&row.id, row.texts().map(str::to_owned));
            }
        }
        search
    }

    fn add(&mut self, chart: &Chart) {
        for shown in chart.table.shown(self.lang).rows {
            let row = shown.row;
            let under_heads = shown.cells.into_iter().map(|cell| cell.text);
            let own = row.cells.into_iter().map(|cell| cell.text);
            // Those of a chart of several rows name their row.
            let workings = chart.workings.iter().filter(|_| chart.kind == Kind::GAUGE).cloned();
            self.print(&row.id, own.chain(under_heads).chain(workings));
            // Its own gauge, else the first that shows it.
            if chart.kind == Kind::GAUGE || !self.charts.contains_key(&row.id) {
                self.charts.insert(row.id, chart.id.clone());
            }
        }
    }

    fn print(&mut self, id: &str, texts: impl IntoIterator<Item = String>) {
        self.printed.entry(id.to_owned()).or_default().extend(texts);
    }

    /// Names, abbreviations, and what is printed; in the page's own language the definition and the notes as well.
    pub(super) fn text(&self, subject: &Subject) -> String {
        let names = [&subject.name, &subject.short].into_iter().flat_map(Text::iter);
        let names = names.map(|(_, name)| name);
        let aliases = subject.aliases.iter().map(String::as_str);
        let printed = self.printed.get(&subject.id).into_iter().flatten().map(String::as_str);
        let notes = subject.notes.iter().map(|note| note.text.get(self.lang));
        let definition = subject.definition.iter().map(|text| text.get(self.lang));
        let all = names.chain(aliases).chain(printed).chain(definition);
        let mut once: Vec<&str> = Vec::new();
        for text in all.chain(notes) {
            // Dashes, slashes and empty cells find nothing; what another text begins with is found by that.
            let found = once.iter().any(|other| other.starts_with(text));
            if text.chars().any(char::is_alphanumeric) && !found {
                once.push(text);
            }
        }
        once.join(" ")
    }

    /// The id of the chart to look at.
    pub(super) fn chart(&self, subject: &Subject) -> Option<String> {
        self.charts.get(&subject.id).cloned()
    }
}
