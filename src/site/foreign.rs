//! Texts that a record has in its own language alone, on its pages in another one.

use askama::filters::{Html, Safe, escape};

use crate::{
    Lang, Report, Text,
    report::{
        Entry, Indicator, Measure, Thing, Unit, Whole,
        statements::{Statements, Value},
    },
};

/// The texts of a record that a page shows in another language than its own.
#[derive(Clone, Debug)]
pub(super) struct Foreign {
    /// The language of the texts.
    lang: Lang,
    /// The texts, the longest first, as one may be in another.
    texts: Vec<String>,
}

impl Foreign {
    /// Those of the pages on `report` in `lang`.
    pub(super) fn new(report: &Report, lang: Lang) -> Self {
        let own = report.lang();
        let mut texts = Vec::new();
        if own != lang {
            let mut add = |text: &Text| texts.extend(untranslated(text, lang));
            each_text(report, &mut add);
        }
        Self::of(own, texts)
    }

    /// Those of a list of all figures in `lang`, whose report has the language `own`.
    pub(super) fn of_statements(statements: &Statements, (own, lang): (Lang, Lang)) -> Self {
        let mut texts = Vec::new();
        if own != lang {
            let mut add = |text: &Text| texts.extend(untranslated(text, lang));
            each_text_of(statements, &mut add);
        }
        Self::of(own, texts)
    }

    fn of(lang: Lang, mut texts: Vec<String>) -> Self {
        texts.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        texts.dedup();
        Self { lang, texts }
    }

    /// `text` as HTML, with those texts marked in it.
    pub(super) fn mark(&self, text: &str) -> Safe<String> {
        let mut html = String::new();
        let mut rest = text;
        while let Some((at, found)) = self.first(rest) {
            let tag = self.lang.tag();
            html += &format!("{}<span lang=\"{tag}\">{}</span>", plain(&rest[..at]), plain(found));
            rest = &rest[at + found.len()..];
        }
        Safe(html + &plain(rest))
    }

    /// The first of the texts in `text`, and where it is.
    fn first<'t>(&'t self, text: &str) -> Option<(usize, &'t str)> {
        let found =
            self.texts.iter().filter_map(|one| Some((text.find(one.as_str())?, one.as_str())));
        // Of those that begin at one place the longest, which comes first.
        found.min_by_key(|(at, _)| *at)
    }
}

/// The text that stands in for one in `lang`, if there is none.
fn untranslated(text: &Text, lang: Lang) -> Option<String> {
    (text.find(lang).is_none() && !text.is_empty()).then(|| text.get(lang).to_owned())
}

/// Hands every text of `statements` to `add`.
fn each_text_of<'s>(statements: &'s Statements, add: &mut impl FnMut(&'s Text)) {
    for part in &statements.parts {
        [&part.name].into_iter().chain(&part.hint).for_each(&mut *add);
    }
    statements
        .areas
        .iter()
        .for_each(|area| [&area.name, &area.place].into_iter().for_each(&mut *add));
    for topic in &statements.topics {
        [&topic.name].into_iter().chain(&topic.text).for_each(&mut *add);
    }
    for figure in &statements.figures {
        figure.name.iter().for_each(&mut *add);
        match &figure.value {
            Value::Words(text) | Value::Rank { among: text, .. } => add(text),
            Value::Number(number) => of_unit(&number.unit, add),
        }
    }
    statements.notes.iter().for_each(|note| add(&note.text));
}

fn plain(text: &str) -> String {
    // Only a formatter that fails could make it fail, and a `String` does not.
    escape(text, Html).map_or_else(|_| String::new(), |escaped| escaped.to_string())
}

/// Hands every text of `report` to `add`.
fn each_text<'r>(report: &'r Report, add: &mut impl FnMut(&'r Text)) {
    add(&report.place);
    report.period.name.iter().for_each(&mut *add);
    for setter in &report.setters {
        [&setter.name, &setter.short].into_iter().chain(&setter.explained).for_each(&mut *add);
    }
    for source in &report.sources {
        add(&source.title);
        source.publisher.iter().chain(&source.office).for_each(&mut *add);
    }
    report.sections.iter().for_each(|section| add(&section.name));
    report.corrections.iter().for_each(|correction| add(&correction.text));
    report.remarks.iter().for_each(&mut *add);
    report.indicators.iter().for_each(|indicator| of_indicator(indicator, add));
}

fn of_indicator<'r>(indicator: &'r Indicator, add: &mut impl FnMut(&'r Text)) {
    let subject = &indicator.subject;
    [&subject.name, &subject.short].into_iter().chain(&subject.definition).for_each(&mut *add);
    subject.notes.iter().for_each(|note| add(&note.text));
    if let Some(Whole::Named(name)) = indicator.share.as_ref().map(|share| &share.of) {
        add(name);
    }
    indicator.parts.iter().for_each(|part| add(&part.name));
    indicator.measures.iter().for_each(|measure| of_measure(measure, add));
}

fn of_measure<'r>(measure: &'r Measure, add: &mut impl FnMut(&'r Text)) {
    of_unit(&measure.unit, add);
    measure.rank.iter().for_each(|rank| add(&rank.among));
    let targets = measure
        .targets
        .iter()
        .flat_map(|target| target.former.iter().map(|former| &former.entry).chain([&target.entry]));
    for entry in targets.chain([&measure.result]) {
        match entry {
            Entry::Words(text) => add(text),
            Entry::Figure(figure) | Entry::Range(figure, _) => of_unit(&figure.unit, add),
            Entry::NotSet | Entry::Empty => {}
        }
    }
}

fn of_unit<'r>(unit: &'r Unit, add: &mut impl FnMut(&'r Text)) {
    if let Thing::Named(named) = &unit.thing {
        add(&named.name);
        named.one.iter().for_each(&mut *add);
    }
}
