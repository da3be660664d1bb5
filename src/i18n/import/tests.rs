//! What is said of a reading, in each language.

use crate::{Lang, import::Matter};

#[track_caller]
fn check(matter: &Matter, zh: &str, en: &str) {
    assert_eq!(Lang::ZH.import_words().matter(matter), zh);
    assert_eq!(Lang::EN.import_words().matter(matter), en);
}

fn names(count: usize) -> Vec<String> {
    (1..=count).map(|number| number.to_string()).collect()
}

#[test]
fn a_long_list_says_how_many_there_are_besides() {
    let others = |count| Matter::SheetChosen { name: "A".to_owned(), others: names(count) };
    check(&others(2), "读取工作表“A”，没有读取“1”、“2”", "sheet “A” is read, not “1”, “2”");
    let ten =
        |comma| names(10).iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(comma);
    let [zh, en] = ["、", ", "].map(ten);
    check(
        &others(10),
        &format!("读取工作表“A”，没有读取{zh}"),
        &format!("sheet “A” is read, not {en}"),
    );
    check(
        &others(13),
        &format!("读取工作表“A”，没有读取{zh}等 13 项"),
        &format!("sheet “A” is read, not {en} and 3 more"),
    );
}

/// Whether less is better is to be checked for each.
#[test]
fn directions_are_listed_for_every_indicator() {
    for lang in Lang::ALL {
        let matter = Matter::BetterAssumed { less: names(25), more: names(30) };
        let text = lang.import_words().matter(&matter);
        for name in names(25) {
            assert!(text.contains(&format!("“{name}”")), "{text}");
        }
        // The usual way is only named for the first ones.
        assert!(!text.contains("“26”"), "{text}");
    }
}
