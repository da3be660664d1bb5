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

/// A figure that was read is in the words of the language.
#[test]
fn per_cent_as_growth_are_told_in_the_words_of_the_language() {
    check(
        &Matter::PercentAsGrowth { found: "5.0%左右".to_owned() },
        "“5.0%左右”以 % 计，名称没有说明是增速还是比率，读作增速",
        "“around 5.0%” is in %, and is read as growth as the name says neither growth nor a rate",
    );
}
