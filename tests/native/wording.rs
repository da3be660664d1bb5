//! Labels and texts of scripts that every language has, whatever the record.

use plan_chart::{Decimal, Lang};
use serde_json::Value as Json;

use crate::sample::report;

/// English places in an order: the teens end in "th" in every hundred.
#[test]
fn ordinals() {
    let all = [(1..=4), (10..=14), (20..=24), (100..=114), (121..=123)].into_iter().flatten();
    let place = |number: i32| Decimal::parse(&number.to_string()).unwrap();
    let ordinals = all.map(|number| Lang::EN.words().ranked(place(number), "of all"));
    let expected = "1st 2nd 3rd 4th 10th 11th 12th 13th 14th 20th 21st 22nd 23rd 24th 100th 101st 102nd 103rd \
                    104th 105th 106th 107th 108th 109th 110th 111th 112th 113th 114th 121st 122nd 123rd";
    let expected = expected.split(' ').map(|ordinal| format!("{ordinal} of all"));
    assert_eq!(ordinals.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

/// Each language says the same with the same names in braces, and the scripts' texts have no other names.
#[test]
fn script_words_have_the_same_keys_and_names_in_each_language() {
    fn names(of: &Json, key: &str, to: &mut Vec<String>) {
        match of {
            Json::Object(fields) => {
                for (name, field) in fields {
                    names(field, &format!("{key}.{name}"), to);
                }
            }
            Json::String(text) => {
                let mut in_braces: Vec<_> = text
                    .split('{')
                    .skip(1)
                    .map(|rest| rest.split_once('}').unwrap_or_else(|| panic!("{text}")).0)
                    .collect();
                in_braces.sort_unstable();
                to.push(format!("{key} {}", in_braces.join(" ")));
            }
            other => panic!("{key}: {other}"),
        }
    }
    let all = serde_json::to_value(plan_chart::i18n::script_words()).unwrap();
    let of = |lang: Lang| {
        let mut found = Vec::new();
        names(&all[lang.code()], "", &mut found);
        found
    };
    let first = of(Lang::default());
    assert!(first.contains(&".console.moduleNotLoaded error file".to_owned()), "{first:#?}");
    assert!(first.contains(&".tag ".to_owned()), "{first:#?}");
    for lang in Lang::ALL {
        assert_eq!(of(lang), first, "{lang:?}");
        assert_eq!(all[lang.code()]["tag"], lang.tag());
    }
}

#[test]
fn a_language_is_read_from_its_tag() {
    for tag in ["zh", "zh-CN", "zh-Hans-CN"] {
        assert_eq!(Lang::parse(tag), Some(Lang::ZH), "{tag}");
    }
    for tag in ["en", "en-GB"] {
        assert_eq!(Lang::parse(tag), Some(Lang::EN), "{tag}");
    }
    let page = |lang| plan_chart::site::Mode::Standard.page(&report(), lang);
    assert_eq!(Lang::default(), Lang::ZH);
    for (lang, code, tag, name) in
        [(Lang::ZH, "zh", "zh-CN", "index.html"), (Lang::EN, "en", "en", "en.html")]
    {
        assert!(Lang::ALL.contains(&lang));
        assert_eq!((lang.code(), lang.tag(), page(lang).as_str()), (code, tag, name));
    }
    for tag in ["", "xx", "english", "-zh"] {
        assert_eq!(Lang::parse(tag), None, "{tag}");
    }
}
