//! The list of all figures of a report's text: what each says, in words, and which may be drawn.
//!
//! Which figures are drawn is stated in the record: only its editor knows which figures count the same thing.

use std::cmp::Ordering;

use super::{Body, Spec, search::Search};
use crate::{
    Lang, Ratio, Report,
    progress::Phase,
    report::{
        Subject,
        statements::{Kind, Number, Role, Side, Statements, Value},
    },
};

/// All figures of a report's text in one language.
#[derive(Clone, Debug)]
pub struct FigureList {
    /// Its language.
    pub lang: Lang,
    /// How many figures it holds, in words.
    pub count: String,
    /// The parts of the report, in its order.
    pub parts: Vec<FigurePart>,
    /// Their sections.
    pub areas: Vec<FigureArea>,
    /// The indicators that the text has no figure of, in charts alone.
    pub charts: Vec<ChartLink>,
}

/// An indicator that only charts show.
#[derive(Clone, Debug)]
pub struct ChartLink {
    /// The id of its chart, and what the indicator is called.
    pub link: Link,
    /// What a search finds it by.
    pub search: String,
}

/// A part of the report.
#[derive(Clone, Debug)]
pub struct FigurePart {
    /// What readers call it.
    pub name: String,
    /// What it is for; `None` where that changes nothing.
    pub role: Option<Role>,
    /// What readers should know of its figures.
    pub hint: Option<String>,
}

/// A section of the report.
#[derive(Clone, Debug)]
pub struct FigureArea {
    /// Its id in the record.
    pub id: String,
    /// Which part of the report it belongs to: an index into [`Statements::parts`].
    pub part: usize,
    /// What it is about.
    pub name: String,
    /// Where it is printed.
    pub place: String,
    /// Its topics.
    pub topics: Vec<FigureTopic>,
}

/// A topic, or a term of the glossary.
#[derive(Clone, Debug)]
pub struct FigureTopic {
    /// Its id in the record.
    pub id: String,
    /// What it is about, or the term.
    pub name: String,
    /// Where it is printed.
    pub place: String,
    /// What it says without a figure, or what the term means.
    pub text: Option<String>,
    /// What a search in the other language finds its text by.
    pub search: String,
    /// Terms that appear in it.
    pub terms: Vec<Link>,
    /// Its figures.
    pub entries: Vec<Entry>,
    /// Notes on them.
    pub notes: Vec<Note>,
}

/// One figure.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id in the record.
    pub id: String,
    /// The quantity with all that belongs to it.
    pub value: String,
    /// What it counts. Empty for growth and rates, whose value says what it is.
    pub name: String,
    /// What a search finds it by besides what it says. In the other language: quantity, name, and the quantity beside
    /// it. In both: all that charts and tables print of the indicator whose figure it repeats.
    pub search: String,
    /// What is drawn beside it.
    pub mark: Option<Mark>,
    /// The row of bars on one scale that it is in, if any.
    pub drawing: Option<usize>,
    /// What qualifies it.
    pub with: Vec<Entry>,
    /// For a commitment: the figure for the same thing in what was done, its value and its name.
    pub beside: Option<(Link, String)>,
    /// The completion rate, where the report allows one.
    pub rate: Option<String>,
    /// Figures of other topics to be looked at together with it; those of its own stand around it.
    pub related: Vec<Link>,
    /// The id of the gauge of the indicator whose figure the text repeats.
    pub gauge: Option<String>,
    /// The notes on it.
    pub notes: Vec<Link>,
}

/// Something that is named and can be gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its id in the record.
    pub id: String,
    /// What it says.
    pub label: String,
}

/// A note on figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id, and what it is called.
    pub link: Link,
    /// What it says.
    pub text: String,
}

/// What is drawn beside a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A bar from zero, as a share of the longest on its scale.
    Bar(Ratio),
    /// A part of a whole.
    Share(Ratio),
    /// A part of a target, and the time schedule.
    Completion {
        /// The part that is done.
        done: Ratio,
        /// The elapsed share of the year.
        elapsed: Ratio,
    },
    /// Growth up or down.
    Growth(Ordering),
}

/// Lists the figures of `statements`, which belong to `report`.
pub fn figure_list(report: &Report, statements: &Statements, lang: Lang) -> FigureList {
    let search = Search::new(report, lang);
    let builder = Builder { report, all: statements, lang, search };
    let areas = statements.areas.iter().enumerate().map(|(index, area)| FigureArea {
        id: area.id.clone(),
        part: area.part,
        name: area.name.get(lang).to_owned(),
        place: area.place.get(lang).to_owned(),
        topics: builder.topics(index),
    });
    let parts = statements.parts.iter().map(|part| FigurePart {
        name: part.name.get(lang).to_owned(),
        role: part.role,
        hint: part.hint.as_ref().map(|hint| hint.get(lang).to_owned()),
    });
    FigureList {
        lang,
        parts: parts.collect(),
        count: lang.words().count(statements.figures.len()),
        areas: areas.collect(),
        charts: builder.charts(),
    }
}

struct Builder<'r> {
    report: &'r Report,
    all: &'r Statements,
    lang: Lang,
    search: Search,
}

impl Builder<'_> {
    /// The languages of the record but the page's.
    fn others(&self) -> impl Iterator<Item = Lang> {
        self.report.languages.iter().copied().filter(|lang| *lang != self.lang)
    }

    fn value_of(&self, figure: usize, lang: Lang) -> String {
        lang.words().statement(&self.all.figures[figure], lang)
    }

    fn name(&self, figure: usize, lang: Lang) -> &str {
        self.all.figures[figure].name.as_ref().map_or("", |name| name.get(lang))
    }

    fn topics(&self, area: usize) -> Vec<FigureTopic> {
        let topics = self.all.topics.iter().enumerate().filter(|(_, topic)| topic.area == area);
        topics
            .map(|(index, topic)| {
                let area = &self.all.areas[area];
                let term = |term: &usize| {
                    let term = &self.all.topics[*term];
                    Link { id: term.id.clone(), label: term.name.get(self.lang).to_owned() }
                };
                let figures = || {
                    let all = self.all.figures.iter().enumerate();
                    all.filter(move |(_, figure)| figure.topic == index).map(|(index, _)| index)
                };
                let outer = figures().filter(|index| self.all.figures[*index].parent.is_none());
                // A note stands where its first figure does; the others refer to it there.
                let notes = self.all.notes.iter().enumerate().filter(|(_, note)| {
                    note.on.iter().min().is_some_and(|on| self.all.figures[*on].topic == index)
                });
                FigureTopic {
                    id: topic.id.clone(),
                    name: topic.name.get(self.lang).to_owned(),
                    place: self.all.parts[area.part].place(area, topic.number, self.lang),
                    text: topic.text.as_ref().map(|text| text.get(self.lang).to_owned()),
                    search: self
                        .others()
                        .filter_map(|other| topic.name.find(other))
                        .collect::<Vec<_>>()
                        .join(" "),
                    terms: topic.terms.iter().map(term).collect(),
                    entries: outer.map(|index| self.entry(index)).collect(),
                    notes: notes
                        .map(|(index, note)| Note {
                            link: self.note(index),
                            text: note.text.get(self.lang).to_owned(),
                        })
                        .collect(),
                }
            })
            .collect()
    }

    fn entry(&self, index: usize) -> Entry {
        let figure = &self.all.figures[index];
        let with = (0..self.all.figures.len())
            .filter(|inner| self.all.figures[*inner].parent == Some(index));
        let mut search = String::new();
        for other in self.others() {
            let beside = figure.beside.map(|done| self.value_of(done, other));
            let own = [self.value_of(index, other), self.name(index, other).to_owned()];
            for text in own.into_iter().chain(beside) {
                search = format!("{search} {text}");
            }
        }
        for subject in self.subjects(index) {
            search = format!("{search} {}", self.search.text(subject));
        }
        let beside = figure.beside.map(|done| {
            let id = self.all.figures[done].id.clone();
            (
                Link { id, label: self.value_of(done, self.lang) },
                self.name(done, self.lang).to_owned(),
            )
        });
        let away = |other: &usize| self.all.figures[*other].topic != figure.topic;
        let related = self.all.related(index).into_iter().filter(away);
        let related = related.filter(|other| figure.beside != Some(*other));
        let notes = self.all.notes.iter().enumerate().filter(|(_, note)| note.on.contains(&index));
        Entry {
            id: figure.id.clone(),
            value: self.value_of(index, self.lang),
            name: self.name(index, self.lang).to_owned(),
            search: search.trim().to_owned(),
            mark: self.mark(index),
            drawing: self.drawing(index),
            with: with.map(|inner| self.entry(inner)).collect(),
            rate: self.rate(index),
            beside,
            related: related.map(|other| self.link(other)).collect(),
            gauge: self.gauge(index),
            notes: notes.map(|(index, _)| self.note(index)).collect(),
        }
    }

    /// The indicators that a figure repeats, or what qualifies it. What qualifies another is found with that.
    fn subjects(&self, index: usize) -> Vec<&Subject> {
        if self.all.figures[index].parent.is_some() {
            return Vec::new();
        }
        let all = self.all.figures.iter().enumerate();
        let figures = all.filter(|(at, figure)| *at == index || figure.parent == Some(index));
        let repeated: Vec<_> = figures
            .filter_map(|(_, figure)| figure.restates.as_ref().map(|what| &what.subject))
            .collect();
        self.report.subjects().filter(|subject| repeated.contains(&&subject.id)).collect()
    }

    fn charts(&self) -> Vec<ChartLink> {
        let repeated = |subject: &&Subject| {
            let mut all = self.all.figures.iter().filter_map(|figure| figure.restates.as_ref());
            all.any(|what| what.subject == subject.id)
        };
        let alone = self.report.subjects().filter(|subject| !repeated(subject));
        alone
            .filter_map(|subject| {
                Some(ChartLink {
                    link: Link {
                        id: self.search.chart(subject)?,
                        label: subject.name.get(self.lang).to_owned(),
                    },
                    search: self.search.text(subject),
                })
            })
            .collect()
    }

    fn note(&self, index: usize) -> Link {
        let number = index + 1;
        Link { id: number.to_string(), label: self.lang.words().note(number) }
    }

    fn link(&self, figure: usize) -> Link {
        let label =
            format!("{} {}", self.value_of(figure, self.lang), self.name(figure, self.lang));
        Link { id: self.all.figures[figure].id.clone(), label }
    }

    fn drawing(&self, figure: usize) -> Option<usize> {
        self.all.drawings.iter().position(|drawing| drawing.contains(&figure))
    }

    fn number(&self, figure: usize) -> Option<&Number> {
        match &self.all.figures[figure].value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    fn mark(&self, index: usize) -> Option<Mark> {
        let number = self.number(index)?;
        let size = self.all.size(number);
        match self.all.figures[index].kind {
            Kind::Growth => Some(Mark::Growth(number.value.sign())),
            Kind::Rate => {
                let Report { period, plan, .. } = self.report;
                Some(match Phase::of(period.span, Some(*plan)).elapsed() {
                    Some(elapsed) => Mark::Completion { done: size.share(), elapsed },
                    None => Mark::Share(size.share()),
                })
            }
            Kind::Share => Some(Mark::Share(size.share())),
            _ => {
                let drawing = &self.all.drawings[self.drawing(index)?];
                let sizes = drawing.iter().filter_map(|figure| self.number(*figure));
                let longest = sizes.map(|number| self.all.size(number)).max()?;
                size.over(longest).map(Mark::Bar)
            }
        }
    }

    /// The rate of a commitment that the text repeats from a target, beside the result of the same indicator: the one
    /// case in which the report says that one is a part of the other.
    fn rate(&self, index: usize) -> Option<String> {
        let figure = &self.all.figures[index];
        let target = figure.restates.as_ref()?;
        let done = self.all.figures[figure.beside?].restates.as_ref()?;
        let pair = matches!((target.side, done.side), (Side::Target(_), Side::Result));
        if !pair || (&done.subject, done.aspect) != (&target.subject, target.aspect) {
            return None;
        }
        let spec = Spec::gauge(&target.subject, self.lang);
        let Body::Gauge(gauge) = super::body(self.report, &spec).ok()? else { return None };
        let labels = self.lang.words().labels();
        let (name, colon) = (labels.table.rate.floors, labels.punctuation.colon);
        Some(format!("{name}{colon}{}", gauge.rate))
    }

    fn gauge(&self, index: usize) -> Option<String> {
        let subject = &self.all.figures[index].restates.as_ref()?.subject;
        super::build(self.report, &Spec::gauge(subject, self.lang)).ok().map(|chart| chart.id)
    }
}
