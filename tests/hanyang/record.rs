//! The embedded record against a second transcription of the report, and against its own arithmetic.

use plan_chart::{
    Lang, Ratio, Review,
    report::{Aspect, Entry, Indicator},
};

use crate::report;

const KEYED: &str = include_str!("hanyang-2023-h1.tsv");

fn cell(entry: &Entry) -> String {
    match entry {
        Entry::Figure(figure) => Lang::ZH.words().figure(figure),
        Entry::Words(text) => text.get(Lang::ZH).to_owned(),
        Entry::NotSet => "/".to_owned(),
        Entry::Empty => "∅".to_owned(),
        Entry::Range(..) => panic!("the report has no range: {entry:?}"),
    }
}

fn result(indicator: &Indicator, aspect: Aspect) -> Entry {
    indicator.measure(aspect).map(|measure| measure.result.clone()).unwrap_or_default()
}

fn target(indicator: &Indicator, aspect: Aspect, setter: usize) -> Entry {
    let target = indicator.measure(aspect).and_then(|measure| measure.target(setter));
    target.map(|target| target.entry.clone()).unwrap_or_default()
}

/// The plan is one column of the report: a total or a growth rate.
fn plan(indicator: &Indicator) -> String {
    match (target(indicator, Aspect::Total, 0), target(indicator, Aspect::Growth, 0)) {
        (Entry::Empty, growth) => cell(&growth),
        (total, Entry::Empty) => cell(&total),
        both => panic!("the report has one column for the plan: {both:?}"),
    }
}

#[test]
fn every_cell_is_what_was_keyed_in_a_second_time() {
    let report = report();
    let ids: Vec<_> = report.setters.iter().map(|setter| setter.id.as_str()).collect();
    assert_eq!(ids, ["plan", "municipal", "annual-target", "target"]);
    let (table, text) = report.indicators.split_at(7);
    let rows = table.iter().map(|one| {
        [
            one.subject.name.get(Lang::ZH).to_owned(),
            plan(one),
            cell(&target(one, Aspect::Total, 1)),
            cell(&target(one, Aspect::Growth, 1)),
            cell(&result(one, Aspect::Total)),
            cell(&result(one, Aspect::Growth)),
        ]
        .join("\t")
    });
    let further = text.iter().map(|one| {
        let [measure] = one.measures.as_slice() else { panic!("totals alone") };
        let [target] = measure.targets.as_slice() else { panic!("one target each") };
        assert_eq!(target.entry, Entry::Empty);
        let claim = match (&target.claims.rate, &target.claims.lead, target.setter) {
            (Some(rate), None, 2) => format!("{rate}% of the annual target"),
            (Some(rate), None, 3) => format!("{rate}% of a target"),
            (None, Some(points), 2) => format!("{points} points ahead"),
            other => panic!("{other:?}"),
        };
        [one.subject.name.get(Lang::ZH).to_owned(), cell(&measure.result), claim].join("\t")
    });
    let keyed: Vec<_> = KEYED.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(rows.chain(further).collect::<Vec<_>>(), keyed);
}

#[test]
fn nothing_in_it_is_unlikely() {
    assert_eq!(Review::of_json(plan_chart::EMBEDDED).warnings, []);
}

#[test]
fn figures_keep_the_digits_that_were_printed() {
    let report = report();
    let printed = |id: &str| {
        let growth = report.indicator(id).unwrap().measure(Aspect::Growth).unwrap();
        growth.result.figure().unwrap().value.to_string()
    };
    assert_eq!(printed("gdp"), "5.0");
    assert_eq!(printed("industry"), "-3.2");
}

/// The doubt that the record notes about fixed-asset investment follows from its own figures.
#[test]
fn the_note_on_investment_states_its_own_arithmetic() {
    let report = report();
    let one = report.indicator("investment").unwrap();
    let of = |entry: Entry| Ratio::from(entry.figure().unwrap().value).to_f64();
    let base =
        of(target(one, Aspect::Total, 1)) / (1.0 + of(target(one, Aspect::Growth, 1)) / 100.0);
    let note = one.subject.notes[0].text.get(Lang::ZH);
    assert!(note.contains(&format!("{base:.1}亿元")), "{base} in {note}");
    assert!(base < of(result(one, Aspect::Total)));
}

#[test]
fn every_text_is_there_in_both_languages() {
    let report = report();
    for one in report.subjects() {
        let texts = [&one.name, &one.short].into_iter().chain(&one.definition);
        for text in texts.chain(one.notes.iter().map(|note| &note.text)) {
            let chinese = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
            assert!(text.find(Lang::ZH).is_some_and(chinese), "{text:?}");
            assert!(text.find(Lang::EN).is_some_and(|text| !chinese(text)), "{text:?}");
        }
    }
}
