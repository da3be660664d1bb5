//! The list of all figures of a report's text, arranged for its template.

use super::{
    download::Download,
    drawing::{self, Drawing},
};
use crate::{
    chart::{ChartLink, Entry, FigureArea, FigureList, FigurePart, FigureTopic, Mark},
    i18n::Labels,
    report::statements::Role,
};

/// The list as cards, the first of which holds the search.
pub(super) struct ListCards<'l> {
    pub(super) labels: &'static Labels,
    /// How many figures there are, in words.
    pub(super) count: &'l str,
    /// The result of a search that finds one figure.
    pub(super) one_found: String,
    /// The same of several, with `#` for their number.
    pub(super) many_found: String,
    /// The name of each part of the report that has sections, and those.
    pub(super) parts: Vec<(&'l str, Vec<&'l FigureArea>)>,
    pub(super) areas: Vec<AreaCard<'l>>,
    /// The indicators that are in charts alone.
    pub(super) charts: &'l [ChartLink],
    /// The list as a file.
    pub(super) file: Download,
}

/// A section of the report.
pub(super) struct AreaCard<'l> {
    pub(super) id: &'l str,
    /// The part that it belongs to; `None` for a part with one section, which is called by its own name.
    pub(super) part: Option<&'l str>,
    pub(super) name: &'l str,
    /// What explains the part, in its first section.
    pub(super) hint: Option<&'l str>,
    pub(super) topics: Vec<TopicCard<'l>>,
}

pub(super) struct TopicCard<'l> {
    pub(super) topic: &'l FigureTopic,
    pub(super) groups: Vec<Group<'l>>,
}

/// Neighbours on one scale, as bars, or without a scale, in columns.
pub(super) struct Group<'l> {
    pub(super) bars: bool,
    pub(super) entries: Vec<EntryItem<'l>>,
}

/// A figure with what is drawn beside it.
pub(super) struct EntryItem<'l> {
    pub(super) figure: &'l Entry,
    /// What a search in the other language finds it by, with what qualifies it.
    pub(super) search: String,
    /// Growth is drawn before the figure, in the line.
    pub(super) growth: Option<Drawing>,
    /// Everything else below it, over the whole width.
    pub(super) bar: Option<Drawing>,
    pub(super) qualifying: Vec<EntryItem<'l>>,
}

impl<'l> ListCards<'l> {
    pub(super) fn new(list: &'l FigureList, file: Download) -> Self {
        let words = list.lang.words();
        let labels = words.labels();
        let of = |part: &'l FigurePart| part.areas.iter().map(|area| &list.areas[*area]);
        let cards = list.parts.iter().flat_map(|part| {
            part.areas.iter().map(move |area| (*area, AreaCard::new(list, part, *area)))
        });
        let mut cards: Vec<_> = cards.collect();
        // In the report's order, in which parts may alternate.
        cards.sort_by_key(|(index, _)| *index);
        Self {
            labels,
            count: &list.count,
            one_found: words.count(1),
            many_found: words.count(2).replace('2', "#"),
            parts: list.parts.iter().map(|part| (part.name.as_str(), of(part).collect())).collect(),
            areas: cards.into_iter().map(|(_, card)| card).collect(),
            charts: &list.charts,
            file,
        }
    }
}

impl<'l> AreaCard<'l> {
    fn new(list: &'l FigureList, part: &'l FigurePart, index: usize) -> Self {
        let area = &list.areas[index];
        // Problems and terms are called by their own names.
        let named = matches!(part.role, Some(Role::Problems | Role::Terms));
        Self {
            id: &area.id,
            part: (!named).then_some(&part.name),
            name: &area.name,
            hint: part.hint.as_deref().filter(|_| part.areas.first() == Some(&index)),
            topics: area.topics.iter().map(TopicCard::new).collect(),
        }
    }
}

impl<'l> TopicCard<'l> {
    fn new(topic: &'l FigureTopic) -> Self {
        let groups = topic.entries.chunk_by(|entry, next| entry.drawing == next.drawing);
        let group = |entries: &'l [Entry]| Group {
            bars: entries.iter().all(|entry| entry.drawing.is_some()),
            entries: entries.iter().map(EntryItem::new).collect(),
        };
        Self { topic, groups: groups.map(group).collect() }
    }
}

impl<'l> EntryItem<'l> {
    fn new(figure: &'l Entry) -> Self {
        let search = figure.with.iter().map(|inner| inner.search.as_str());
        let (growth, bar) = match figure.mark {
            Some(mark @ Mark::Growth(_)) => (Some(drawing::mark(mark)), None),
            mark => (None, mark.map(drawing::mark)),
        };
        Self {
            figure,
            search: std::iter::once(figure.search.as_str())
                .chain(search)
                .collect::<Vec<_>>()
                .join(" "),
            growth,
            bar,
            qualifying: figure.with.iter().map(Self::new).collect(),
        }
    }
}
