//! The record of the report's text against a second transcription.

use plan_chart::{
    Lang,
    report::statements::{Role, STATEMENTS, Statements, Value},
};
use serde_json::Value as Json;

use crate::{report, statements::value};

/// The embedded record of the report's text.
pub(crate) fn statements() -> Statements {
    Statements::from_json(STATEMENTS, &report()).unwrap()
}

const KEYED: &str = include_str!("hanyang-2023-h1-statements.tsv");

/// Quantities in English, translated by hand, with their ids.
pub(crate) const TRANSLATED: [(&str, &str); 14] = [
    ("jobs", "about 12,000 people"),
    ("invoices-1", "112.32 billion yuan"),
    ("district-policy", "45.42 million yuan"),
    ("flower-fields", "100,000 m²"),
    ("green-space", "15 ha"),
    ("co-share", "70%"),
    ("investment-rank", "1st in the city"),
    ("business-rank", "2nd in the city"),
    ("new-investment", "down 56.4%"),
    ("next-software", "1 to 2 firms"),
    ("next-model-park", "1 park"),
    ("next-space", "at least 80,000 m²"),
    ("idea-start-rate", "under 20%"),
    ("assistant-chief", "1 person"),
];

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
    let figures =
        |role| (0..all.figures.len()).filter(|one| all.part_of(*one).role == Some(role)).count();
    assert_eq!(Role::ALL.map(figures), [129, 9, 27, 8]);
    let topics = |role| {
        let of = |area: usize| all.parts[all.areas[area].part].role;
        all.topics.iter().filter(|topic| of(topic.area) == Some(role)).count()
    };
    assert_eq!([topics(Role::Terms), topics(Role::Problems)], [13, 4]);
}

#[test]
fn amounts_are_converted_in_english_and_ranks_named() {
    let all = statements();
    for (id, due) in TRANSLATED {
        assert_eq!(value(&all, all.find(id).unwrap(), Lang::EN), due);
    }
}

#[test]
fn related_figures_are_those_of_groups_and_pairs() {
    let all = statements();
    let related = |id| {
        let list = all.related(all.find(id).unwrap());
        list.into_iter().map(|one| all.figures[one].id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        related("start-rank"),
        ["starts-planned", "starts-started", "starts-entered", "entry-rank", "idea-start-rate"]
    );
    assert_eq!(related("idea-start-rate"), ["start-rank"]);
    assert_eq!(related("next-space"), ["innovation-space"]);
    assert_eq!(related("innovation-space"), ["next-space"]);
    assert_eq!(related("estate-above-city"), Vec::<&str>::new());
}

/// Every unit of the record's own is used: one that is not would be a slip.
#[test]
fn nothing_is_defined_in_vain() {
    let all = statements();
    let json: Json = serde_json::from_str(STATEMENTS).unwrap();
    let text = json["figures"].to_string();
    for unit in json["units"].as_array().unwrap() {
        assert!(text.contains(&format!("\"unit\":{}", unit["id"])), "{}", unit["id"]);
    }
    for (index, topic) in all.topics.iter().enumerate() {
        let figures = all.figures.iter().any(|one| one.topic == index);
        assert!(figures || topic.text.is_some(), "{} says nothing", topic.id);
        if all.parts[all.areas[topic.area].part].role == Some(Role::Terms) {
            let used = all.topics.iter().any(|other| other.terms.contains(&index));
            assert!(used, "{} is explained but nowhere offered", topic.id);
        }
    }
    assert!(all.figures.iter().any(|one| matches!(one.value, Value::Rank { .. })));
}

#[test]
fn every_text_is_there_in_both_languages() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    fn walk(json: &Json, seen: &mut dyn FnMut(&str, &str)) {
        match json {
            Json::Object(fields) => {
                if let (Some(Json::String(zh)), Some(Json::String(en))) =
                    (fields.get("zh"), fields.get("en"))
                {
                    seen(zh, en);
                }
                fields.values().for_each(|one| walk(one, seen));
            }
            Json::Array(list) => list.iter().for_each(|one| walk(one, seen)),
            _ => {}
        }
    }
    let mut count = 0;
    walk(&serde_json::from_str(STATEMENTS).unwrap(), &mut |zh, en| {
        count += 1;
        assert!(chinese(zh), "{zh}");
        assert!(!chinese(en), "{en}");
        assert_ne!(zh.trim(), "");
    });
    assert!(count > 250);
}
