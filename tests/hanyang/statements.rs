//! The record of the report's text against a second transcription.

use plan_chart::{Lang, report::statements::Part};

use crate::statements::{statements, value};

const KEYED: &str = include_str!("hanyang-2023-h1-statements.tsv");

/// Every quantity in Chinese as it was keyed in a second time, with its id.
pub(crate) fn keyed() -> Vec<(&'static str, &'static str)> {
    let lines = KEYED.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').unwrap()).map(|(text, id)| (id, text)).collect()
}

#[test]
fn every_quantity_is_what_was_keyed_in_a_second_time() {
    let all = statements();
    let rows: Vec<_> = (0..all.figures.len())
        .map(|index| (all.figures[index].id.clone(), value(&all, index, Lang::ZH)))
        .collect();
    let keyed = keyed().into_iter().map(|(id, text)| (id.to_owned(), text.to_owned()));
    assert_eq!(rows, keyed.collect::<Vec<_>>());
}

#[test]
fn each_part_holds_as_many_as_were_counted_in_the_report() {
    let all = statements();
    let count = |part| (0..all.figures.len()).filter(|one| all.area_of(*one).part == part).count();
    assert_eq!(Part::ALL.map(count), [129, 9, 27, 8]);
    let terms = all.topics.iter().filter(|topic| all.areas[topic.area].part == Part::Terms);
    assert_eq!(terms.count(), 13);
    let problems = all.topics.iter().filter(|topic| all.areas[topic.area].part == Part::Problems);
    assert_eq!(problems.count(), 4);
}
