//! Texts that were made to do harm do nothing but appear, wherever texts of a record go.

use std::collections::BTreeSet;

use plan_chart::{
    FaultKind, Lang, Report, chart, render,
    report::statements::Statements,
    scene::{self, Form, Theme},
    site::{self, Asset, FrameAssets, Mode, SignpostAssets},
};
use serde_json::{Value as Json, json};

use crate::{
    page::{ASSETS, text},
    sample,
};

const FILE: Asset<'_> = Asset { address: "e.js", integrity: "sha384-e" };

const PAYLOADS: [&str; 12] = [
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></script><script>alert(1)</script>",
    "<!--",
    "]]><b>",
    "javascript:alert(1)",
    "&lt;b&gt;&#x3c;",
    "${alert(1)}{{lang}}{{figures}}",
    "__proto__",
    "constructor",
    "\u{fffd}\u{feff}\u{1f9d1}\u{200d}\u{1f33e}",
];

/// Puts a text in place of every one that a person reads.
fn spoil(json: &mut Json, text: &str) {
    match json {
        Json::Object(fields) if fields.len() == 2 && fields.contains_key("zh") => {
            *json = json!({ "zh": text, "en": text });
        }
        Json::Object(fields) => fields.values_mut().for_each(|one| spoil(one, text)),
        Json::Array(list) => list.iter_mut().for_each(|one| spoil(one, text)),
        _ => {}
    }
}

fn spoiled(mut record: Json, text: &str) -> String {
    spoil(&mut record, text);
    record.to_string()
}

/// Everything that is made of a record.
fn made(report: &Report, statements: &Statements) -> Vec<String> {
    let mut made = Vec::new();
    made.push(site::signpost(report, &SignpostAssets { style: FILE, signpost: FILE }));
    for lang in Lang::ALL {
        for mode in Mode::ALL {
            made.push(site::page(report, Some(statements), (lang, mode), &ASSETS));
        }
        made.push(site::accessibility(report, lang, FILE));
        for spec in chart::specs(report, lang) {
            let chart = chart::build(report, &spec).unwrap();
            let assets = FrameAssets { page: ASSETS, style: FILE, frame: FILE };
            made.push(site::frame(report, &chart, &spec, &assets));
            made.push(site::inside(report, &chart));
            made.push(site::figure(report, &chart));
            for form in Form::ALL {
                let scene = scene::layout(&chart, form);
                made.push(render::picture(
                    &scene,
                    form.least(),
                    &Theme::LIGHT,
                    lang,
                    &chart.name(),
                ));
            }
        }
    }
    made
}

/// Each tag with the names of its attributes, and the values of those that are not for people.
fn tags(markup: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = markup;
    while let Some((_, after)) = rest.split_once('<') {
        let end = after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len());
        let (name, mut inside) = after.split_at(end);
        let mut tag = name.to_owned();
        loop {
            inside = inside.trim_start();
            if inside.is_empty() || inside.starts_with('>') {
                break;
            }
            let end = inside.find(|c: char| c.is_whitespace() || "=>".contains(c));
            let (attribute, after) = inside.split_at(end.unwrap_or(inside.len()));
            tag = format!("{tag} {attribute}");
            inside = after;
            if let Some(value) = after.strip_prefix('=') {
                let quoted = value.strip_prefix('"').expect("every value is in quotes");
                let (value, after) = quoted.split_once('"').expect("and the quotes are closed");
                if ["href", "src", "id", "for", "headers"].contains(&attribute) {
                    tag = format!("{tag}={value}");
                }
                inside = after;
            }
        }
        found.insert(tag);
        rest = inside;
    }
    found
}

#[test]
fn they_make_no_markup_and_lead_nowhere() {
    let read = |text: &str| {
        let report = Report::from_json(&spoiled(sample::json(), text)).unwrap();
        let statements =
            Statements::from_json(&spoiled(sample::statements_json(), text), &report).unwrap();
        (report, statements)
    };
    // Where a text stands depends on how wide it is, but what stands around it does not.
    let harmless: Vec<_> = [
        "无害",
        "harmless",
        "harmless and long",
        "无害而且相当长的名字，图上哪里都放不下",
        "a harmless name that is too long for any place in a chart",
    ]
    .into_iter()
    .map(read)
    .map(|(report, statements)| made(&report, &statements))
    .collect();
    for payload in PAYLOADS {
        let (report, statements) = read(payload);
        let made = made(&report, &statements);
        assert_eq!(made.len(), harmless[0].len());
        for one in &made[..3] {
            assert!(text(one).contains(payload), "“{payload}” is shown");
        }
        for (index, one) in made.iter().enumerate() {
            let got = tags(one);
            let due: BTreeSet<_> = harmless.iter().flat_map(|made| tags(&made[index])).collect();
            assert_eq!(
                got.difference(&due).collect::<Vec<_>>(),
                Vec::<&String>::new(),
                "{payload}"
            );
        }
    }
}

/// What would disturb the texts around it is refused, wherever it stands.
#[test]
fn characters_that_nobody_sees_are_refused() {
    for character in [
        '\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{85}', '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}',
        '\u{202e}', '\u{2066}', '\u{2069}',
    ] {
        let text = format!("名{character}称");
        let faults = Report::from_json(&spoiled(sample::json(), &text)).unwrap_err();
        let code = format!("U+{:04X}", u32::from(character));
        let texts = spoiled(sample::json(), "x").matches(r#"{"en":"x","zh":"x"}"#).count();
        let refused = faults.list().iter().filter(|one| one.message(Lang::EN).contains(&code));
        assert_eq!(refused.clone().count(), 2 * texts, "{code} in every text");
        for fault in refused {
            assert!(!fault.to_string().contains(character), "{code} is told, not shown");
        }
        let report = sample::report();
        assert!(
            Statements::from_json(&spoiled(sample::statements_json(), &text), &report).is_err(),
            "{code}"
        );
    }
}

#[test]
fn texts_that_nobody_reads_to_the_end_are_refused() {
    let faults = Report::from_json(&spoiled(sample::json(), &"x".repeat(1_001))).unwrap_err();
    let refused = faults.list().iter().filter(|one| one.kind == FaultKind::TooLarge);
    assert!(refused.count() > 50, "{faults}");
    let mut one = sample::json();
    one["remarks"][0]["zh"] = json!("长".repeat(10_000));
    let faults = Report::from_json(&one.to_string()).unwrap_err();
    let message = faults.to_string();
    assert!(
        message.contains("remarks[0].zh: 10000 characters; at most 1000 are allowed"),
        "{message}"
    );
}
