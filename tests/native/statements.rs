//! Records of a report's text: how they are read, related and checked.

use plan_chart::{
    Lang,
    report::statements::{Part, STATEMENTS, Statements, Value},
};
use serde_json::{Value as Json, json};

use crate::report;

pub(crate) fn statements() -> Statements {
    Statements::from_json(STATEMENTS, &report()).unwrap()
}

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

pub(crate) fn value(all: &Statements, index: usize, lang: Lang) -> String {
    lang.words().statement(all, &all.figures[index], lang)
}

#[test]
fn amounts_are_converted_in_english_and_ranks_named() {
    let all = statements();
    let in_english = |id| value(&all, all.find(id).unwrap(), Lang::EN);
    for (id, due) in TRANSLATED {
        assert_eq!(in_english(id), due);
    }
}

#[test]
fn whoever_is_related_is_related_back() {
    let all = statements();
    for one in 0..all.figures.len() {
        for other in all.related(one) {
            assert!(all.related(other).contains(&one), "{one} and {other}");
        }
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

/// A topic has a number where its area has several: 1 and on.
#[test]
fn topics_are_counted_where_there_are_several() {
    let all = statements();
    let mut kinds = [0; 2];
    for area in 0..all.areas.len() {
        let topics = all.topics.iter().filter(|topic| topic.area == area);
        let numbers: Vec<_> = topics.map(|topic| topic.number).collect();
        match numbers.len() {
            0 => {}
            1 => assert_eq!(numbers, [0], "{}", all.areas[area].id),
            many => assert_eq!(numbers, (1..=many).collect::<Vec<_>>(), "{}", all.areas[area].id),
        }
        kinds[usize::from(numbers.len() > 1)] += 1;
    }
    assert!(kinds[0] > 0 && kinds[1] > 0, "areas of one topic, and of several: {kinds:?}");
}

/// Hectares and square metres share a scale.
#[test]
fn sizes_are_in_the_base_of_their_measure() {
    let all = statements();
    let size = |id| match &all.figures[all.find(id).unwrap()].value {
        Value::Number(number) => all.size(number).round(0).to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(size("green-space"), "150000");
    assert_eq!(size("flower-fields"), "100000");
    assert_eq!(size("district-policy"), "45420000");
    assert_eq!(size("co-share"), "70");
}

/// Every counter is used: one that is not would be a slip.
#[test]
fn nothing_is_defined_in_vain() {
    let all = statements();
    let json: Json = serde_json::from_str(STATEMENTS).unwrap();
    let text = json["figures"].to_string();
    for counter in &all.counters {
        assert!(text.contains(&format!("\"unit\":\"{}\"", counter.id)), "{}", counter.id);
    }
    for (index, topic) in all.topics.iter().enumerate() {
        let figures = all.figures.iter().any(|one| one.topic == index);
        assert!(figures || topic.text.is_some(), "{} says nothing", topic.id);
        if all.areas[topic.area].part == Part::Terms {
            let used = all.topics.iter().any(|other| other.terms.contains(&index));
            assert!(used, "{} is explained but nowhere offered", topic.id);
        }
    }
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

/// Changes the record and lists the faults as `path kind`.
fn faults(change: impl FnOnce(&mut Json)) -> Vec<String> {
    let mut text: Json = serde_json::from_str(STATEMENTS).unwrap();
    change(&mut text);
    match Statements::from_json(&text.to_string(), &report()) {
        Ok(_) => Vec::new(),
        Err(faults) => {
            faults.list().iter().map(|one| format!("{} {}", one.path, one.kind.code())).collect()
        }
    }
}

/// The place of a figure in the record's list.
fn at(text: &Json, id: &str) -> usize {
    text["figures"].as_array().unwrap().iter().position(|one| one["id"] == id).unwrap()
}

/// One change to one figure, one fault.
#[track_caller]
fn check(id: &str, field: &str, value: Json, due: &str) {
    let mut index = 0;
    let got = faults(|text| {
        index = at(text, id);
        text["figures"][index][field] = value;
    });
    assert_eq!(got, [due.replace('#', &format!("figures[{index}]"))]);
}

#[test]
fn each_fault_names_its_field() {
    check("jobs", "value", json!("1.2万"), "#.value not-decimal");
    check("jobs", "value", json!(1.2), "#.value wrong-type");
    check("jobs", "value", json!("1.3"), "#.restates out-of-range");
    check("jobs", "unit", json!("heads"), "#.unit unknown-word");
    check("jobs", "qualifier", json!("roughly"), "#.qualifier unknown-word");
    check("jobs", "topic", json!("weather"), "#.topic unknown-id");
    check("jobs", "topic", json!("management"), "#.topic out-of-range");
    check("jobs", "restates", json!("gdp.rate"), "#.restates unknown-id");
    check("jobs", "name", json!(null), "#.name missing");
    check("jobs", "beside", json!("nothing"), "#.beside unknown-id");
    check("jobs", "beside", json!("gallery-visitors"), "#.beside out-of-range");
    check("jobs", "colour", json!("red"), "#.colour unknown-field");
    check("job-fairs", "words", json!({"zh": "多", "en": "many"}), "# wrong-type");
    check("next-space", "beside", json!("micro-roads"), "#.beside unit-mismatch");
    check("business-rank", "value", json!("0"), "#.value out-of-range");
    check("business-rank", "value", json!("2.5"), "#.value out-of-range");
    check("new-investment", "name", json!(null), "#.name missing");
    check("business-rank", "among", json!(null), "#.among missing");
    check("estate-share", "value", json!("177.3"), "#.value out-of-range");
    check("estate-share", "kind", json!("amount"), "#.unit unit-mismatch");
    check("new-investment", "unit", json!("points"), "#.unit unit-mismatch");
    check("first-stores", "value", json!("-15"), "#.value out-of-range");
    check("next-software", "to", json!("1"), "#.to out-of-range");
    check("training-bases", "id", json!("sport-schools"), "#.id duplicate-id");
}

#[test]
fn relations_between_entries_are_checked() {
    assert_eq!(faults(|_| ()), Vec::<String>::new());
    let inner = |field: &str, value: Json| {
        let mut index = 0;
        let got = faults(|text| {
            index = at(text, "estate-share");
            text["figures"][index]["with"][0][field] = value;
        });
        got.join(" ").replace(&format!("figures[{index}]"), "#")
    };
    assert_eq!(inner("unit", json!("percent")), "#.with[0].unit unit-mismatch");
    assert_eq!(inner("name", json!(null)), "#.with[0].name missing");
    assert_eq!(inner("topic", json!("building")), "#.with[0].topic unknown-field");
    assert_eq!(inner("id", json!("jobs")).matches("duplicate-id").count(), 1);
    let got = faults(|text| text["report"] = json!("elsewhere"));
    assert_eq!(got, ["report unknown-id"]);
    let got = faults(|text| text["drawings"][0]["figures"][1] = json!("first-stores"));
    assert_eq!(got, ["drawings[0].figures unit-mismatch"]);
    let got = faults(|text| text["drawings"][0]["figures"] = json!(["starts-planned"]));
    assert_eq!(got, ["drawings[0].figures missing"]);
    let got = faults(|text| text["related"][0] = json!(["jobs", "jobs"]));
    assert_eq!(got, ["related[0] duplicate-id"]);
    let got = faults(|text| text["notes"][0]["on"] = json!([]));
    // Without its note, the other amount of retail sales is a contradiction.
    assert_eq!(got.len(), 2, "{got:?}");
    let got = faults(|text| text["counters"][0]["id"] = json!("percent"));
    assert!(got.contains(&"counters[0].id duplicate-id".to_owned()), "{got:?}");
    let got = faults(|text| text["topics"][0]["terms"] = json!(["building"]));
    assert_eq!(got, ["topics[0].terms unknown-id"]);
    let got = faults(|text| text["topics"][1]["area"] = json!("2.1"));
    assert!(got.contains(&"topics[2].area out-of-range".to_owned()), "{got:?}");
}

/// A share whose part and whole are printed must follow from them within rounding.
#[test]
fn a_stated_share_follows_from_its_amounts() {
    let with = |value: &str| {
        faults(|text| {
            let share = json!({
                "id": "x", "kind": "share", "value": value, "unit": "percent",
                "name": {"zh": "比例", "en": "Share"}, "part": "starts-started", "whole": "starts-planned"
            });
            let index = at(text, "starts-started");
            text["figures"][index]["with"] = json!([share]);
        })
    };
    // 26 of 28 lies between 25.5 ÷ 28.5 and 26.5 ÷ 27.5.
    assert_eq!(with("92.9"), Vec::<String>::new());
    assert_eq!(with("96"), Vec::<String>::new());
    assert_eq!(with("99.9").len(), 1);
    assert_eq!(with("80").len(), 1);
    assert!(with("80")[0].ends_with("with[0].part out-of-range"));
}

/// The last share that rounding leaves open is one: 1.5 to 2.5, or 7.5 to 8.5, of 0.5 to 1.5 times ten thousand.
#[test]
fn a_stated_share_may_lie_at_the_end_of_what_follows() {
    let with = |part: &str, share: &str| {
        faults(|text| {
            let one = |id: &str, kind: &str, value: &str, unit: &str| {
                let name = json!({"zh": "数", "en": "Number"});
                json!({ "id": id, "kind": kind, "value": value, "unit": unit, "name": name })
            };
            let mut share = one("z", "share", share, "percent");
            share["part"] = json!("x");
            share["whole"] = json!("y");
            let amounts =
                [one("x", "amount", part, "10k-yuan"), one("y", "amount", "1", "100m-yuan")];
            let index = at(text, "starts-started");
            text["figures"][index]["with"] = json!([amounts[0], amounts[1], share]);
        })
    };
    // At most 2.5 of 5,000 is 0.05 %, which prints as 0.1; at least 7.5 of 15,000 is too, which prints as 0.0.
    assert_eq!(with("2", "0.1"), Vec::<String>::new());
    assert_eq!(with("8", "0.0"), Vec::<String>::new());
    assert_eq!(with("1", "0.1").len(), 1);
    assert_eq!(with("9", "0.0").len(), 1);
}

/// In 成, tenths, ten is the whole.
#[test]
fn a_share_in_tenths_is_at_most_ten() {
    let with = |value: &str| {
        let mut due = String::new();
        let got = faults(|text| {
            let index = at(text, "co-projects");
            text["figures"][index]["with"][0]["value"] = json!(value);
            due = format!("figures[{index}].with[0].value out-of-range");
        });
        (got, due)
    };
    assert_eq!(with("10").0, Vec::<String>::new());
    let (got, due) = with("10.1");
    assert_eq!(got, [due]);
}

/// What is told ahead of a schedule or as a difference is in percentage points.
#[test]
fn leads_and_differences_are_in_points() {
    for (id, unit) in [("estate-share", "percent"), ("major-projects", "percent")] {
        let got = faults(|text| {
            let index = at(text, id);
            let inner = &mut text["figures"][index]["with"];
            for one in inner.as_array_mut().unwrap() {
                if one["unit"] == "points" {
                    one["unit"] = json!(unit);
                }
            }
        });
        assert!(got.iter().any(|one| one.ends_with(".unit unit-mismatch")), "{id}: {got:?}");
    }
}

#[test]
fn all_faults_are_listed_at_once() {
    let got = faults(|text| {
        text["areas"][0]["part"] = json!("future");
        text["figures"][0]["value"] = json!("x");
        text["figures"][1]["with"][0]["unit"] = json!("y");
        text["notes"][0]["text"] = json!("z");
    });
    assert_eq!(
        got,
        [
            "areas[0].part unknown-word",
            "figures[0].value not-decimal",
            "figures[1].with[0].unit unknown-word",
            "notes[0].text wrong-type",
        ]
    );
    for text in ["", "[]", "null", "{}", "{\"figures\": [[]], \"drawings\": 3}"] {
        assert!(Statements::from_json(text, &report()).is_err(), "{text}");
    }
}

mod any {
    use plan_chart::report::statements::{STATEMENTS, Statements};
    use proptest::prelude::*;

    use crate::report;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever is done to one place of the record, it is read or refused, never a panic.
        #[test]
        fn one_change_is_read_or_refused(
            at in any::<prop::sample::Index>(),
            cut in 0_usize..4,
            put in "[\\PC\"{}:,0-9]{0,3}",
        ) {
            let boundary = |at: usize| (0..=at).rev().find(|i| STATEMENTS.is_char_boundary(*i)).unwrap();
            let from = boundary(at.index(STATEMENTS.len()));
            let to = boundary((from + cut).min(STATEMENTS.len())).max(from);
            let changed = format!("{}{put}{}", &STATEMENTS[..from], &STATEMENTS[to..]);
            let _ = Statements::from_json(&changed, &report());
        }
    }
}
