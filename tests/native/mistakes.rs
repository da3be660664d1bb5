//! Mistakes that editors make in a record: each is found at its place, once, with the remedy in every language.
//! The list is data: other tests and documents take it from here.

use plan_chart::{EMBEDDED, Lang, Report, Review};

/// A mistake: the first `right` of the embedded record becomes `wrong`.
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
    // Words, names and ids.
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
        assert!(EMBEDDED.contains(right), "{right}");
        let text = EMBEDDED.replacen(right, wrong, 1);
        let faults = Report::from_json(&text).expect_err(wrong);
        let found: Vec<_> =
            faults.list().iter().map(|fault| (fault.path.as_str(), fault.kind.code())).collect();
        let kinds = found.iter().map(|(_, kind)| kind).all(|found| found == kind);
        assert!(kinds && found.iter().any(|(at, _)| at == path), "{wrong}: {found:?}");
        let fault = faults.list().iter().find(|fault| fault.path == *path).expect("was found");
        let at = text.find(wrong).expect("is there");
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
        let text = EMBEDDED.replacen(right, wrong, 1);
        let Ok(object) = serde_json::from_str::<serde_json::Value>(&text) else { continue };
        let found = |review: Review| {
            let mut found: Vec<_> =
                review.faults.into_iter().map(|fault| (fault.path, fault.kind.code())).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(found(Review::of_deserializer(object)), found(Review::of_json(&text)), "{wrong}");
    }
}

/// Many mistakes at once hide none of each other.
#[test]
fn mistakes_do_not_hide_each_other() {
    let mut text = EMBEDDED.to_owned();
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
