//! Mistakes that editors make in a record: each is found at its place, once, with the remedy in every language.
//! The list is data: other tests and documents take it from here.

use std::{env, fs, path::Path};

use plan_chart::{Lang, Report, Review};

/// A record without a mistake.
pub(crate) const RECORD: &str = include_str!("mistakes.json");

/// A mistake: the first `right` of [`RECORD`] becomes `wrong`.
pub(crate) struct Mistake {
    pub(crate) right: &'static str,
    pub(crate) wrong: &'static str,
    /// The only fault: its path and kind.
    pub(crate) path: &'static str,
    pub(crate) kind: &'static str,
    /// What to write instead; it is in the message of every language.
    pub(crate) remedy: &'static str,
}

macro_rules! mistakes {
    ($($right:literal => $wrong:literal: $path:literal $kind:literal, $remedy:literal;)+) => {
        &[$(Mistake { right: $right, wrong: $wrong, path: $path, kind: $kind, remedy: $remedy }),+]
    };
}

pub(crate) const MISTAKES: &[Mistake] = mistakes![
    // Figures.
    r#""407.9""# => r#""４０７.９""#: "indicators[0].measures.total.result" "not-decimal", r#""407.9""#;
    r#""407.9""# => r#""407,9""#: "indicators[0].measures.total.result" "not-decimal", r#""407.9""#;
    r#""407.9""# => r#""1,407.9""#: "indicators[0].measures.total.result" "not-decimal", r#""1407.9""#;
    r#""407.9""# => r#""407.9亿元""#: "indicators[0].measures.total.result" "not-decimal", r#""unit": "100m-yuan""#;
    r#""407.9""# => r#""约407.9""#: "indicators[0].measures.total.result" "not-decimal", r#""qualifier": "about""#;
    r#""5.0""# => r#""5.0%""#: "indicators[0].measures.growth.result" "not-decimal", r#""unit": "percent""#;
    r#""5.0""# => r#""5-6""#: "indicators[0].measures.growth.result" "not-decimal", r#"{ "from": "5", "to": "6" }"#;
    r#""5.0""# => r#""—""#: "indicators[0].measures.growth.result" "not-decimal", r#""/""#;
    r#""407.9""# => r#"407.90"#: "indicators[0].measures.total.result" "wrong-type", r#""407.90""#;
    r#""407.9""# => r#"407.9%"#: "indicators[0].measures.total.result" "syntax", r#""407.9%""#;
    r#""5.0""# => r#""与全市持平""#: "indicators[0].measures.growth.result" "not-decimal", r#""text""#;
    r#""407.9""# => r#""407.1234567""#: "indicators[0].measures.total.result" "not-decimal", "6";
    r#""880""# => r#""0""#: "indicators[0].measures.total.targets.city" "out-of-range", r#""/""#;
    r#""to": "7.5""# => r#""to": "6.5""#: "indicators[0].measures.growth.targets.city" "out-of-range", "6.5";
    r#""from": "7", "# => "": "indicators[0].measures.growth.targets.city" "missing", "from";
    r#""100 - 21.7""# => r#""100 - 22.7""#: "indicators[1].measures.level.result.derived" "contradiction", "77.3";
    r#""100 - 21.7""# => r#""100减21.7""#: "indicators[1].measures.level.result.derived" "not-decimal", "100 - 21.7";
    r#""rate": "46.4""# => r#""rate": "-46.4""#: "indicators[0].measures.total.targets.city.rate" "out-of-range", "10000";
    r#""unit": "100m-yuan""# => r#""unit": "100m-yaun""#: "indicators[0].measures.total.unit" "unknown-word", "100m-yuan";
    r#""unit": "100m-yuan""# => r#""unit": "percent""#: "indicators[0].measures.total.unit" "unit-mismatch", "level";
    r#""unit": "100m-yuan", "# => "": "indicators[0].measures.total.unit" "missing", "";
    r#""in": "points""# => r#""in": "百分点""#: "indicators[2].measures.growth.targets.city.distance.in" "unknown-word", "points";
    // Words, names and ids.
    r#""result": "5.0", "better": "more", "# => r#""result": "5.0", "#: "indicators[0].measures.growth.better" "missing", "less";
    r#""city": "80""# => r#""ctiy": "80""#: "indicators[1].measures.level.targets.ctiy" "unknown-id", "city";
    r#""mark": "triangle""# => r#""mark": "diamond""#: "setters[1].mark" "duplicate-id", "diamond";
    r#""id": "emissions""# => r#""id": "gdp""#: "indicators[1].id" "duplicate-id", "gdp";
    r#""id": "emissions""# => r#""id": "排放""#: "indicators[1].id" "out-of-range", "64";
    r#""place": { "zh": "某市某区", "# => r#""place": { "#: "place" "missing", r#""zh""#;
    r#""languages": ["zh", "en"]"# => r#""languages": ["zh", "en", "fr"]"#: "languages[2]" "unknown-word", "zh";
    r#""https://example.org/report""# => r#""www.example.org/report""#: "sources[0].url" "out-of-range", "https://";
    r#""start": "2023-01-01", "# => r#""start": "2023-07-01", "#: "period" "bad-date", "2023-07-01";
    r#""published": "2023-08-31""# => r#""published": "2023年8月""#: "sources[0].published" "bad-date", r#""2023-08""#;
    r#""aliases": "# => r#""alaises": "#: "indicators[0].alaises" "unknown-field", "aliases";
    r#""better": "more""# => r#""better": "moer""#: "indicators[0].measures.total.better" "unknown-word", "more";
    r#""section": "table""# => r#""section": "tabel""#: "indicators[0].section" "unknown-id", "table";
    // Dates.
    r#""end": "2023-06-30""# => r#""end": "2023/6/30""#: "period.end" "bad-date", r#""2023-06-30""#;
    r#""end": "2023-06-30""# => r#""end": "2023年6月30日""#: "period.end" "bad-date", r#""2023-06-30""#;
    // Syntax.
    r#""revision": "# => r#""revision"："#: "revision" "syntax", ":";
    r#""revision": "# => r#"“revision”: "#: "" "syntax", "\"";
    r#""revision": "# => r#"revision: "#: "" "syntax", "\"revision\"";
    r#""languages": ["zh", "en"],"# => r#""languages": ["zh", "en",],"#: "languages" "syntax", "";
    r#""languages": ["zh", "en"],"# => r#""languages": ["zh", "en"]"#: "" "syntax", ",";
    r#""languages": ["zh", "en"],"# => r#""languages": ["zh", "en"], // 语言"#: "" "syntax", "JSON";
    r#""languages": ["zh", "en"],"# => r#""languages": ["zh", "en"]，"#: "languages" "syntax", ",";
];

#[test]
fn each_mistake_is_found_once_with_its_remedy() {
    for Mistake { right, wrong, path, kind, remedy } in MISTAKES {
        assert!(RECORD.contains(right), "{right}");
        let text = RECORD.replacen(right, wrong, 1);
        let faults = Report::from_json(&text).expect_err(wrong);
        let found: Vec<_> =
            faults.list().iter().map(|fault| (fault.path.as_str(), fault.kind.code())).collect();
        let kinds = found.iter().map(|(_, kind)| kind).all(|found| found == kind);
        assert!(kinds && found.iter().any(|(at, _)| at == path), "{wrong}: {found:?}");
        let fault = faults.list().iter().find(|fault| fault.path == *path).expect("was found");
        let at = RECORD.find(right).expect("is there");
        let line = text[..at].matches('\n').count() + 1;
        assert_eq!(fault.position.map(|position| position.line as usize), Some(line), "{wrong}");
        for lang in Lang::ALL {
            let message = fault.message(lang);
            assert!(message.contains(remedy), "{wrong}: {message}");
        }
    }
}

/// Where the text is JSON all the same, a script's object has the same faults, without lines.
#[test]
fn objects_have_the_same_faults() {
    for Mistake { right, wrong, .. } in MISTAKES {
        let text = RECORD.replacen(right, wrong, 1);
        let Ok(object) = serde_json::from_str::<serde_json::Value>(&text) else { continue };
        let found = |review: Review| {
            let mut found: Vec<_> =
                review.faults.into_iter().map(|fault| (fault.path, fault.kind.code())).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(
            found(Review::of_deserializer(object)),
            found(Review::of_json(&text)),
            "{wrong}"
        );
    }
}

/// Many mistakes at once hide none of each other.
#[test]
fn mistakes_do_not_hide_each_other() {
    let mut text = RECORD.to_owned();
    let several = [
        (r#""revision": "#, r#""revision"："#),
        (r#""end": "2023-06-30""#, r#""end": "2023/6/30""#),
        (r#""407.9""#, r#""４０７.９""#),
        (r#""6.5""#, r#"6.5%"#),
        (r#""section": "table""#, r#""section": "tabel""#),
    ];
    for (right, wrong) in several {
        text = text.replacen(right, wrong, 1);
    }
    let faults = Report::from_json(&text).expect_err("has faults");
    let found: Vec<_> =
        faults.list().iter().map(|fault| format!("{} {}", fault.path, fault.kind.code())).collect();
    for due in [
        "revision syntax",
        "period.end bad-date",
        "indicators[0].section unknown-id",
        "indicators[0].measures.total.result not-decimal",
        "indicators[0].measures.growth.targets.plan syntax",
    ] {
        assert!(found.iter().any(|found| found == due), "{due}: {found:?}");
    }
    assert_eq!(found.len(), several.len(), "{faults}");
}

/// Changes that are no mistakes for certain: the first `right` becomes `wrong`, and a warning is at that path.
const DOUBTS: &[(&str, &str, &str, &str)] = &[
    (
        r#""rate": "46.4""#,
        r#""rate": "64.4""#,
        "indicators[0].measures.total.targets.city.rate",
        "46.35",
    ),
    (
        r#""value": "880", "rate": "46.4""#,
        r#""value": "88""#,
        "indicators[0].measures.total.targets.city",
        "300",
    ),
    (
        r#""value": "880", "#,
        r#""value": "8800000", "unit": "10k-yuan", "#,
        "indicators[0].measures.total.targets.city",
        "10k-yuan",
    ),
    (r#""plan": "6.5""#, r#""plan": "65""#, "indicators[0].measures.growth.targets.plan", "40"),
    (r#""en": "Some District""#, r#""en": "某区""#, "place.en", "某区"),
    (r#""zh": "地区生产总值""#, r#""zh": "Gross domestic product""#, "indicators[0].name.zh", "zh"),
    (r#""revision": "2026-01-01""#, r#""revision": "2023-01-01""#, "revision", "2023-08-31"),
    (
        r#""date": "2023-06""#,
        r#""date": "2032-06""#,
        "indicators[1].measures.level.date",
        "2023-06-30",
    ),
];

#[test]
fn each_doubt_is_a_warning_and_no_fault() {
    assert_eq!(Review::of_json(RECORD).warnings, []);
    for (right, wrong, path, due) in DOUBTS {
        let text = changed(right, wrong);
        let review = Review::of_json(&text);
        assert_eq!(review.faults, [], "{wrong}");
        let [warning] = review.warnings.as_slice() else {
            panic!("{wrong}: {:?}", review.warnings)
        };
        assert_eq!(warning.path, *path, "{wrong}");
        for lang in Lang::ALL {
            assert!(warning.message(lang).contains(due), "{wrong}: {}", warning.message(lang));
        }
    }
}

fn changed(right: &str, wrong: &str) -> String {
    assert!(RECORD.contains(right), "{right}");
    RECORD.replacen(right, wrong, 1)
}

/// The table of `docs/mistakes.md`: what is written, where, and what is said of it in both languages.
fn document() -> String {
    let code = |text: &str| {
        let text = text.trim().replace('|', "\\|");
        if text.is_empty() { String::new() } else { format!("`{text}`") }
    };
    let cell = |text: &str| text.replace('|', "\\|");
    let row = |right: &str, wrong: &str, review: Review| {
        let found = review.faults.first().or(review.warnings.first()).expect("something is found");
        format!(
            "| {} | {} | {} | {} |\n",
            code(right),
            code(wrong),
            cell(&found.text(Lang::ZH)),
            cell(&found.text(Lang::EN))
        )
    };
    let mut text = include_str!("mistakes.md").to_owned();
    let head = "| 应写 right | 误写 wrong | 中文提示 | message |\n| --- | --- | --- | --- |\n";
    text += &format!("\n## 错误 Faults\n\n{head}");
    for Mistake { right, wrong, .. } in MISTAKES {
        text += &row(right, wrong, Review::of_json(&changed(right, wrong)));
    }
    text += &format!("\n## 提醒 Warnings\n\n{head}");
    for (right, wrong, ..) in DOUBTS {
        text += &row(right, wrong, Review::of_json(&changed(right, wrong)));
    }
    text
}

#[test]
fn the_document_lists_every_mistake() {
    assert!(MISTAKES.len() >= 40, "{}", MISTAKES.len());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/mistakes.md");
    let (due, found) = (document(), fs::read_to_string(&file).unwrap_or_default());
    if env::var_os("UPDATE_GOLDEN").is_some() && found != due {
        fs::write(&file, &due).unwrap();
        panic!("docs/mistakes.md is written anew: read it and run again without UPDATE_GOLDEN");
    }
    let message =
        "docs/mistakes.md is not current: run `UPDATE_GOLDEN=1 cargo test --test native mistakes`";
    assert!(found == due, "{message}");
}
