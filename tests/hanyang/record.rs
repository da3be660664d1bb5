//! The embedded record against a second transcription of the report, and against its own arithmetic.

use plan_chart::{
    Lang, Ratio, chart,
    report::{Claim, Entry, Pair},
};

use crate::report;

const KEYED: &str = include_str!("hanyang-2023-h1.tsv");

fn cell(entry: &Entry) -> String {
    match entry {
        Entry::Figure(figure) => Lang::ZH.words().figure(figure),
        Entry::Words(text) => text.zh.clone(),
        Entry::NotSet => "/".to_owned(),
        Entry::Empty => "∅".to_owned(),
    }
}

/// The plan is one column of the report: a total or a growth rate.
fn plan(pair: &Pair) -> String {
    match (&pair.total, &pair.growth) {
        (Entry::Empty, growth) => cell(growth),
        (total, Entry::Empty) => cell(total),
        both => panic!("the report has one column for the plan: {both:?}"),
    }
}

#[test]
fn every_cell_is_what_was_keyed_in_a_second_time() {
    let report = report();
    let rows = report.indicators.iter().map(|one| {
        [
            one.subject.name.zh.clone(),
            plan(&one.plan),
            cell(&one.municipal.total),
            cell(&one.municipal.growth),
            cell(&one.result.total),
            cell(&one.result.growth),
        ]
        .join("\t")
    });
    let stated = report.stated.iter().map(|one| {
        let claim = match one.claim {
            Claim::Rate { rate, annual: true } => format!("{rate}% of the annual target"),
            Claim::Rate { rate, annual: false } => format!("{rate}% of a target"),
            Claim::Ahead(points) => format!("{points} points ahead"),
        };
        [one.subject.name.zh.clone(), Lang::ZH.words().figure(&one.result), claim].join("\t")
    });
    let keyed: Vec<_> = KEYED.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(rows.chain(stated).collect::<Vec<_>>(), keyed);
}

#[test]
fn figures_keep_the_digits_that_were_printed() {
    let report = report();
    let printed = |id: &str| {
        let one = report.indicators.iter().find(|one| one.subject.id == id).unwrap();
        one.result.growth.figure().unwrap().value.to_string()
    };
    assert_eq!(printed("gdp"), "5.0");
    assert_eq!(printed("industry"), "-3.2");
}

/// The doubt that the record notes about fixed-asset investment follows from its own figures.
#[test]
fn the_note_on_investment_states_its_own_arithmetic() {
    let report = report();
    let one = report.indicators.iter().find(|one| one.subject.id == "investment").unwrap();
    let of = |entry: &Entry| Ratio::from(entry.figure().unwrap().value).to_f64();
    let base = of(&one.municipal.total) / (1.0 + of(&one.municipal.growth) / 100.0);
    let note = &one.subject.notes[0].text.zh;
    assert!(note.contains(&format!("{base:.1}亿元")), "{base} in {note}");
    assert!(base < of(&one.result.total));
}

#[test]
fn every_text_is_there_in_both_languages() {
    let report = report();
    let subjects = report
        .indicators
        .iter()
        .map(|one| &one.subject)
        .chain(report.stated.iter().map(|one| &one.subject));
    for one in subjects {
        let texts = [&one.name, &one.short, &one.definition];
        for text in texts.into_iter().chain(one.notes.iter().map(|note| &note.text)) {
            let chinese = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
            assert!(chinese(&text.zh), "{}", text.zh);
            assert!(!chinese(&text.en), "{}", text.en);
        }
    }
}

/// The column of the district's plan is as the report prints it: a growth rate for most, a total for some.
#[test]
fn the_plan_of_the_headline_table_is_printed_as_in_the_report() {
    for (lang, due) in [
        (Lang::ZH, ["6.5%", "6%", "10%", "5%", "5%", "与经济增长同步", "1.9万人"]),
        (Lang::EN, ["6.5%", "6%", "10%", "5%", "5%", "in step with economic growth", "19,000"]),
    ] {
        let table = chart::headline_table(&report(), lang);
        let plan: Vec<_> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
        assert_eq!(plan, due, "{lang:?}");
    }
}
