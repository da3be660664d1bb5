//! The list of all figures of a report's text, arranged for its template.

use super::{
    download::Download,
    drawing::{self, Drawing},
    foreign::Foreign,
};
use crate::{
    chart::{ChartLink, Entry, FigureArea, FigureList, FigureTopic, Mark},
    i18n::Labels,
    report::statements::Role,
    scene::advance,
};

/// The list as cards, the first of which holds the search.
pub(super) struct ListCards<'l> {
    pub(super) labels: &'static Labels,
    /// What the record has in its own language alone.
    pub(super) foreign: Foreign,
    /// How many figures there are, in words.
    pub(super) count: &'l str,
    /// The result of a search that finds one figure.
    pub(super) one_found: String,
    /// The same of several, with `#` for their number.
    pub(super) many_found: String,
    /// The name of each part of the report that has sections, and those.
    pub(super) parts: Vec<(&'l str, Vec<&'l FigureArea>)>,
    /// What the parts are called that say what was done, and what is to be done.
    pub(super) done: &'l str,
    pub(super) planned: &'l str,
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
    /// A height in em that it does not reach, one of [`HEIGHTS`]; `None` for one that is higher than all of them.
    pub(super) height: Option<u32>,
}

/// The heights that the style sheet knows.
const HEIGHTS: [u32; 10] = [40, 50, 62, 77, 96, 120, 150, 190, 235, 295];

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
    pub(super) fn new(list: &'l FigureList, foreign: Foreign, file: Download) -> Self {
        let words = list.lang.words();
        let labels = words.labels();
        let of = |index: usize| list.areas.iter().filter(move |area| area.part == index);
        let parts = list.parts.iter().enumerate();
        let parts = parts.map(|(index, part)| (part.name.as_str(), of(index).collect::<Vec<_>>()));
        let first =
            |area: &FigureArea| of(area.part).next().is_some_and(|first| first.id == area.id);
        let named = |role: Role| {
            let part = list.parts.iter().find(|part| part.role == Some(role));
            part.map_or("", |part| part.name.as_str())
        };
        let card = |area| AreaCard::new(list, area, labels, first(area));
        Self {
            labels,
            foreign,
            count: &list.count,
            one_found: words.count(1),
            many_found: words.count(2).replace('2', "#"),
            parts: parts.filter(|(_, areas)| !areas.is_empty()).collect(),
            done: named(Role::Done),
            planned: named(Role::Planned),
            areas: list.areas.iter().map(card).collect(),
            charts: &list.charts,
            file,
        }
    }
}

impl<'l> AreaCard<'l> {
    fn new(
        list: &'l FigureList,
        area: &'l FigureArea,
        labels: &'static Labels,
        first: bool,
    ) -> Self {
        let part = &list.parts[area.part];
        let alone = list.areas.iter().filter(|other| other.part == area.part).count() == 1;
        let own = part.hint.as_deref();
        let hint =
            own.or((part.role == Some(Role::Terms)).then_some(labels.figure_list.terms_hint));
        Self {
            id: &area.id,
            part: (!alone).then_some(part.name.as_str()),
            name: &area.name,
            hint: hint.filter(|_| first),
            topics: area.topics.iter().map(TopicCard::new).collect(),
            height: HEIGHTS.into_iter().find(|height| f64::from(*height) >= highest(area)),
        }
    }
}

/// How high a section is at most, in em, which is on the narrowest phone: what it has around its texts, and their lines.
/// A test holds every section of the page to it.
fn highest(area: &FigureArea) -> f64 {
    let own = |topic: &FigureTopic| {
        let notes = topic.notes.iter().map(|note| &note.text);
        let terms = topic.terms.iter().map(|term| &term.label);
        let texts = [&topic.name, &topic.place].into_iter().chain(&topic.text);
        texts.chain(notes).chain(terms).map(|text| advance(text, 1.0)).sum::<f64>()
    };
    let topics = &area.topics;
    let entries = || topics.iter().flat_map(|topic| &topic.entries);
    let text = topics.iter().map(own).sum::<f64>() + entries().map(wide).sum::<f64>();
    #[allow(clippy::cast_precision_loss)] // a few hundred
    let [topics, entries] = [topics.len(), entries().count()].map(|count| count as f64);
    12.0 + 5.0 * topics + 3.5 * entries + text / 8.0
}

/// The width of all texts of a figure, in em.
fn wide(entry: &Entry) -> f64 {
    let texts = [&entry.value, &entry.name].into_iter().chain(&entry.rate);
    let beside = entry.beside.iter().map(|(_, name)| name);
    let related = entry.related.iter().map(|link| &link.label);
    let own: f64 = texts.chain(beside).chain(related).map(|text| advance(text, 1.0)).sum();
    own + entry.with.iter().map(wide).sum::<f64>()
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
