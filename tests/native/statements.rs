//! Records of a report's text: how they are read, related and checked.

use plan_chart::{
    Lang, Report,
    report::{
        Aspect, Unit,
        statements::{Role, Side, Statements, Value},
    },
};
use serde_json::{Value as Json, json};

use crate::any_record::record;

pub(crate) fn value(all: &Statements, index: usize, lang: Lang) -> String {
    lang.words().statement(&all.figures[index], lang)
}

/// A report that texts repeat figures of.
fn head() -> Report {
    Report::from_json(&head_json().to_string()).unwrap()
}

fn head_json() -> Json {
    let mut text = record(1, 2);
    text["indicators"][0]["id"] = json!("gdp.total");
    text["setters"][1]["id"] = json!("city.new");
    let measures = &mut text["indicators"][0]["measures"];
    measures["total"]["targets"] = json!({ "city.new": { "value": "880", "rate": "46.4" } });
    measures["growth"]["targets"] =
        json!({ "city.new": { "distance": { "value": "-2.5", "in": "points" } } });
    text["indicators"][2]["measures"]["total"]["targets"]["plan"] = json!({ "lead": "39.3" });
    text
}

/// A small record of a text with whatever one may have.
fn valid() -> Json {
    let text = |zh: &str| json!({ "zh": zh, "en": "Text" });
    json!({
        "report": "made-up",
        "units": [
            { "id": "firms", "name": { "zh": "家", "en": "firms" }, "one": { "zh": "家", "en": "firm" } },
            { "id": "enterprises", "name": { "zh": "户", "en": "firms" }, "family": "firms" },
            { "id": "10k-trees", "name": { "zh": "棵", "en": "trees" }, "scale": "10k" }
        ],
        "parts": [
            { "id": "one", "name": text("上半年"), "role": "done", "numbered": { "zh": "{place}第{n}段", "en": "{place}, paragraph {n}" } },
            { "id": "two", "name": text("下半年"), "role": "planned", "hint": text("承诺") },
            { "id": "end", "name": text("用语"), "role": "terms" }
        ],
        "areas": [
            { "id": "1", "part": "one", "name": text("经济"), "place": { "zh": "第一部分", "en": "Part 1" } },
            { "id": "2", "part": "two", "name": text("计划"), "place": text("第二部分") },
            { "id": "3", "part": "end", "name": text("名词"), "place": text("附录") }
        ],
        "topics": [
            { "id": "growth", "area": "1", "name": text("增长"), "terms": ["term"] },
            { "id": "land", "area": "1", "name": text("土地") },
            { "id": "next", "area": "2", "name": text("目标") },
            { "id": "term", "area": "3", "name": text("名词"), "text": text("解释") }
        ],
        "figures": [
            {
                "id": "total", "topic": "growth", "value": "407.9", "unit": "亿元", "name": text("总量"),
                "restates": "gdp.total.total",
                "with": [
                    { "id": "up", "kind": "growth", "value": "5.0", "unit": "percent", "restates": "gdp.total.growth" },
                    { "id": "rate", "kind": "rate", "value": "46.4", "unit": "percent", "restates": "gdp.total.total.city.new.rate" },
                    { "id": "rank", "kind": "rank", "value": "2", "among": text("全市"), "name": text("位次") }
                ]
            },
            {
                "id": "ahead", "topic": "growth", "value": "780", "unit": "100m-yuan", "name": text("投资"),
                "restates": "s1.total",
                "with": [{ "id": "lead", "kind": "ahead", "value": "39.3", "unit": "points", "restates": "s1.total.plan.lead" }]
            },
            { "id": "green", "topic": "land", "value": "15", "unit": "hectares", "name": text("绿地") },
            { "id": "fields", "topic": "land", "value": "10", "unit": "10k-square-metres", "name": text("花田") },
            { "id": "all", "topic": "land", "value": "28", "unit": "firms", "name": text("企业") },
            { "id": "some", "topic": "land", "value": "26", "unit": "enterprises", "name": text("其中") },
            { "id": "share", "kind": "share", "topic": "land", "value": "92.9", "unit": "percent", "name": text("比例"), "part": "some", "whole": "all" },
            { "id": "tenths", "kind": "share", "topic": "land", "value": "7", "unit": "成", "name": text("七成") },
            { "id": "words", "topic": "land", "text": { "zh": "多家", "en": "several" }, "name": text("银行") },
            { "id": "promise", "topic": "next", "from": "1", "to": "2", "unit": "firms", "name": text("新增企业"), "beside": "all" },
            { "id": "target", "topic": "next", "value": "880", "unit": "100m-yuan", "name": text("总量目标"), "restates": "gdp.total.total.city.new", "beside": "total" },
            { "id": "trees", "topic": "next", "value": "0.3", "unit": "10k-trees", "qualifier": "at-least", "name": text("植树") }
        ],
        "drawings": [{ "id": "land", "figures": ["green", "fields"] }],
        "related": [["green", "trees"]],
        "notes": [{ "on": ["words"], "text": text("报告没有数") }]
    })
}

fn read(text: &Json) -> Statements {
    Statements::from_json(&text.to_string(), &head()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Changes the valid record and lists the faults as `path kind`.
fn faults(change: impl FnOnce(&mut Json)) -> Vec<String> {
    let mut text = valid();
    change(&mut text);
    match Statements::from_json(&text.to_string(), &head()) {
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
fn a_valid_record_has_no_fault() {
    assert_eq!(faults(|_| ()), Vec::<String>::new());
}

#[test]
fn quantities_are_in_words_of_each_language() {
    let all = read(&valid());
    let of = |id: &str| Lang::ALL.map(|lang| value(&all, all.find(id).unwrap(), lang));
    assert_eq!(of("total"), ["407.9亿元", "40.79 billion yuan"]);
    assert_eq!(of("up"), ["增长5.0%", "up 5.0%"]);
    assert_eq!(of("fields"), ["10万平方米", "100,000 m²"]);
    assert_eq!(of("green"), ["15公顷", "15 ha"]);
    assert_eq!(of("tenths"), ["7成", "70%"]);
    assert_eq!(of("words"), ["多家", "several"]);
    assert_eq!(of("all"), ["28家", "28 firms"]);
    assert_eq!(of("promise"), ["1～2家", "1 to 2 firms"]);
    assert_eq!(of("trees"), ["不少于0.3万棵", "at least 3,000 trees"]);
}

/// Ids may have points in them, and so may those of setters.
#[test]
fn what_is_restated_is_found() {
    let (all, report) = (read(&valid()), head());
    let of = |id: &str| {
        let what = all.figures[all.find(id).unwrap()].restates.clone().unwrap();
        (what.subject, what.aspect, what.side)
    };
    let gdp = || "gdp.total".to_owned();
    assert_eq!(of("total"), (gdp(), Aspect::Total, Side::Result));
    assert_eq!(of("up"), (gdp(), Aspect::Growth, Side::Result));
    assert_eq!(of("rate"), (gdp(), Aspect::Total, Side::Rate(1)));
    assert_eq!(of("target"), (gdp(), Aspect::Total, Side::Target(1)));
    assert_eq!(of("lead"), ("s1".to_owned(), Aspect::Total, Side::Lead(0)));
    assert_eq!(report.setters[1].id, "city.new");
    // A distance can be repeated too.
    let got = faults(|text| {
        let index = at(text, "total");
        text["figures"][index]["with"][0] = json!({
            "id": "up", "kind": "difference", "value": "2.5", "unit": "points", "name": { "zh": "差距" },
            "restates": "gdp.total.growth.city.new.distance"
        });
    });
    assert_eq!(got, ["figures[0].with[0].restates contradiction"], "2.5 is not -2.5");
}

#[test]
fn parts_say_where_topics_are_printed() {
    let all = read(&valid());
    let place = |topic: &str, lang| {
        let topic = all.topics.iter().find(|one| one.id == topic).unwrap();
        let area = &all.areas[topic.area];
        all.parts[area.part].place(area, topic.number, lang)
    };
    assert_eq!(place("land", Lang::ZH), "第一部分第2段");
    assert_eq!(place("land", Lang::EN), "Part 1, paragraph 2");
    assert_eq!(place("next", Lang::ZH), "第二部分", "the only topic has no number");
    let roles: Vec<_> = all.parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [Some(Role::Done), Some(Role::Planned), Some(Role::Terms)]);
    assert_eq!(all.part_of(all.find("trees").unwrap()).id, "two");
}

/// A text may be recorded in some of the record's languages.
#[test]
fn languages_are_among_those_of_the_record() {
    let english = |languages: Json| {
        faults(|text| {
            text["languages"] = languages;
            text["parts"][0]["name"] = json!({ "en": "Done" });
        })
    };
    assert_eq!(english(json!(["en", "zh"])), Vec::<String>::new());
    assert_eq!(english(json!(["zh", "en"])), ["parts[0].name missing"]);
    assert!(english(json!(["fr"])).contains(&"languages[0] unknown-word".to_owned()));
    let chinese = head_json()
        .to_string()
        .replace(r#"["zh","en"]"#, r#"["zh"]"#)
        .replace(r#""en":"Text","#, "");
    let report = Report::from_json(&chinese).unwrap();
    let mut text = valid();
    text["languages"] = json!(["en"]);
    let found = Statements::from_json(&text.to_string(), &report).unwrap_err();
    assert!(found.list().iter().any(|one| one.path == "languages[0]"));
}

#[test]
fn whoever_is_related_is_related_back() {
    let all = read(&valid());
    let pairs: usize = (0..all.figures.len()).map(|one| all.related(one).len()).sum();
    assert!(pairs >= 4, "some are related: {pairs}");
    for one in 0..all.figures.len() {
        for other in all.related(one) {
            assert!(all.related(other).contains(&one), "{one} and {other}");
        }
    }
}

#[test]
fn related_figures_are_those_of_groups_and_pairs() {
    let all = read(&valid());
    let related = |id| {
        let list = all.related(all.find(id).unwrap());
        list.into_iter().map(|one| all.figures[one].id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(related("green"), ["trees"]);
    assert_eq!(related("trees"), ["green"]);
    assert_eq!(related("promise"), ["all"]);
    assert_eq!(related("all"), ["promise"]);
    assert_eq!(related("words"), Vec::<&str>::new());
}

/// A topic has a number where its area has several: 1 and on.
#[test]
fn topics_are_counted_where_there_are_several() {
    let numbers: Vec<_> = read(&valid()).topics.iter().map(|topic| topic.number).collect();
    assert_eq!(numbers, [1, 2, 0, 0]);
}

/// Hectares and square metres share a scale.
#[test]
fn sizes_are_in_the_base_of_their_family() {
    let all = read(&valid());
    let size = |id| match &all.figures[all.find(id).unwrap()].value {
        Value::Number(number) => all.size(number).round(0).to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(size("green"), "150000");
    assert_eq!(size("fields"), "100000");
    assert_eq!(size("total"), "40790000000");
    assert_eq!(size("tenths"), "70");
    assert_eq!(size("trees"), "3000");
}

#[test]
fn each_fault_names_its_field() {
    check("all", "value", json!("28家"), "#.value not-decimal");
    check("all", "value", json!(28), "#.value wrong-type");
    check("total", "value", json!("407.8"), "#.restates contradiction");
    check("all", "unit", json!("heads"), "#.unit unknown-word");
    check("all", "qualifier", json!("roughly"), "#.qualifier unknown-word");
    check("all", "topic", json!("weather"), "#.topic unknown-id");
    check("all", "topic", json!("growth"), "#.topic out-of-range");
    for wrong in [
        "gdp.total",
        "gdp.total.level",
        "gdp.total.total.plan",
        "gdp.total.total.city.new.lead",
        "gdp.total.totals",
        "x.total",
    ] {
        check("total", "restates", json!(wrong), "#.restates unknown-id");
    }
    check("all", "name", json!(null), "#.name missing");
    check("promise", "beside", json!("nothing"), "#.beside unknown-id");
    check("green", "beside", json!("fields"), "#.beside out-of-range");
    check("all", "colour", json!("red"), "#.colour unknown-field");
    check("trees", "text", json!({ "zh": "多" }), "# wrong-type");
    check("promise", "beside", json!("green"), "#.beside unit-mismatch");
    check("promise", "value", json!("1"), "# wrong-type");
    check("promise", "to", json!(null), "# missing");
    check("promise", "to", json!("1"), "# out-of-range");
    check("tenths", "value", json!("17"), "#.value out-of-range");
    check("share", "kind", json!("amount"), "#.unit unit-mismatch");
    check("tenths", "value", json!("10.1"), "#.value out-of-range");
    check("trees", "value", json!("-0.3"), "#.value out-of-range");
    check("target", "id", json!("green"), "#.id duplicate-id");
    let rank = |field: &str, value: Json| {
        faults(|text| text["figures"][0]["with"][2][field] = value).join(" ")
    };
    assert_eq!(rank("value", json!("0")), "figures[0].with[2].value not-decimal");
    assert_eq!(rank("value", json!("2.5")), "figures[0].with[2].value not-decimal");
    assert_eq!(rank("among", json!(null)), "figures[0].with[2].among missing");
    assert_eq!(rank("name", json!(null)), "figures[0].with[2].name missing");
    let growth = |field: &str, value: Json| {
        faults(|text| text["figures"][0]["with"][0][field] = value).join(" ")
    };
    assert_eq!(
        growth("unit", json!("points")),
        "figures[0].with[0].unit unit-mismatch figures[0].with[0].restates contradiction"
    );
    assert_eq!(growth("topic", json!("land")), "figures[0].with[0].topic unknown-field");
}

#[test]
fn relations_between_entries_are_checked() {
    let got = faults(|text| text["report"] = json!("elsewhere"));
    assert_eq!(got, ["report unknown-id"]);
    let got = faults(|text| text["areas"][0]["part"] = json!("future"));
    assert_eq!(got, ["areas[0].part unknown-id"]);
    let got = faults(|text| text["parts"][0]["role"] = json!("past"));
    assert_eq!(got, ["parts[0].role unknown-word"]);
    let got = faults(|text| text["parts"][1]["id"] = json!("one"));
    assert_eq!(got, ["areas[1].part unknown-id", "parts[1].id duplicate-id"]);
    let got = faults(|text| text["drawings"][0]["figures"][1] = json!("all"));
    assert_eq!(got, ["drawings[0].figures unit-mismatch"]);
    let got = faults(|text| text["drawings"][0]["figures"][1] = json!("words"));
    assert_eq!(got, ["drawings[0].figures wrong-type"]);
    let got = faults(|text| text["drawings"][0]["figures"] = json!(["green"]));
    assert_eq!(got, ["drawings[0].figures missing"]);
    let again = json!({ "id": "again", "figures": ["green", "fields"] });
    let got = faults(|text| text["drawings"].as_array_mut().unwrap().push(again));
    assert_eq!(got, ["drawings[1].figures duplicate-id", "drawings[1].figures duplicate-id"]);
    let got = faults(|text| text["related"][0] = json!(["green", "green"]));
    assert_eq!(got, ["related[0] duplicate-id"]);
    let got = faults(|text| text["notes"][0]["on"] = json!([]));
    assert_eq!(got, ["notes[0].on missing"]);
    let got = faults(|text| text["units"][0]["id"] = json!("percent"));
    assert!(got.contains(&"units[0].id duplicate-id".to_owned()), "{got:?}");
    let got = faults(|text| text["topics"][0]["terms"] = json!(["land"]));
    assert_eq!(got, ["topics[0].terms unknown-id"]);
    let got = faults(|text| text["topics"][1]["area"] = json!("3"));
    assert!(got.contains(&"topics[2].area out-of-range".to_owned()), "{got:?}");
    // A note says why a figure is not that of the headline record.
    let got = faults(|text| {
        text["figures"][0]["value"] = json!("407.8");
        text["notes"][0]["on"] = json!(["total"]);
    });
    assert_eq!(got, Vec::<String>::new());
}

/// A share whose part and whole are printed must follow from them within rounding.
#[test]
fn a_stated_share_follows_from_its_amounts() {
    let with = |value: &str| {
        faults(|text| {
            let index = at(text, "share");
            text["figures"][index]["value"] = json!(value);
        })
    };
    // 26 of 28 lies between 25.5 ÷ 28.5 and 26.5 ÷ 27.5.
    assert_eq!(with("92.9"), Vec::<String>::new());
    assert_eq!(with("96"), Vec::<String>::new());
    assert_eq!(with("99.9").len(), 1);
    assert_eq!(with("80").len(), 1);
    assert!(with("80")[0].ends_with(".part contradiction"));
}

/// The last share that rounding leaves open is one: 1.5 to 2.5, or 7.5 to 8.5, of 0.5 to 1.5 times ten thousand.
#[test]
fn a_stated_share_may_lie_at_the_end_of_what_follows() {
    let with = |part: &str, share: &str| {
        faults(|text| {
            for (id, value, unit) in
                [("some", part, "10k-yuan"), ("all", "1", "100m-yuan"), ("share", share, "percent")]
            {
                let index = at(text, id);
                text["figures"][index]["value"] = json!(value);
                text["figures"][index]["unit"] = json!(unit);
            }
            let index = at(text, "promise");
            text["figures"][index].as_object_mut().unwrap().remove("beside");
        })
    };
    // At most 2.5 of 5,000 is 0.05 %, which prints as 0.1; at least 7.5 of 15,000 is too, which prints as 0.0.
    assert_eq!(with("2", "0.1"), Vec::<String>::new());
    assert_eq!(with("8", "0.0"), Vec::<String>::new());
    assert_eq!(with("1", "0.1").len(), 1);
    assert_eq!(with("9", "0.0").len(), 1);
}

/// What is told ahead of a schedule or as a difference is in percentage points.
#[test]
fn leads_are_in_points() {
    let got = faults(|text| text["figures"][1]["with"][0]["unit"] = json!("percent"));
    assert!(got.contains(&"figures[1].with[0].unit unit-mismatch".to_owned()), "{got:?}");
    assert!(Unit::PERCENT.is_percentage() && Unit::POINTS.is_points());
}

#[test]
fn all_faults_are_listed_at_once() {
    let mut got = faults(|text| {
        text["areas"][0]["part"] = json!("future");
        text["figures"][1]["value"] = json!("x");
        text["figures"][0]["with"][0]["unit"] = json!("y");
        text["notes"][0]["text"] = json!("z");
    });
    got.sort();
    assert_eq!(
        got,
        [
            "areas[0].part unknown-id",
            "figures[0].with[0].unit unknown-word",
            "figures[1].value not-decimal",
            "notes[0].text wrong-type",
        ]
    );
    for text in ["", "[]", "null", "{}", "{\"figures\": [[]], \"drawings\": 3}"] {
        assert!(Statements::from_json(text, &head()).is_err(), "{text}");
    }
}

mod any {
    use proptest::prelude::*;

    use super::{Statements, head, valid};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever is done to one place of the record, it is read or refused, never a panic.
        #[test]
        fn one_change_is_read_or_refused(
            at in any::<prop::sample::Index>(),
            cut in 0_usize..4,
            put in "[\\PC\"{}:,0-9]{0,3}",
        ) {
            let text = valid().to_string();
            let boundary = |at: usize| (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap();
            let from = boundary(at.index(text.len()));
            let to = boundary((from + cut).min(text.len())).max(from);
            let changed = format!("{}{put}{}", &text[..from], &text[to..]);
            let _ = Statements::from_json(&changed, &head());
        }
    }
}
