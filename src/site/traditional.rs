//! Traditional characters, so that who types them finds the simplified ones of the page.

use std::collections::BTreeSet;

use crate::chart::FigureList;

/// Pairs of a traditional character and its simplified one, without anything between them: OpenCC's table (Apache-2.0).
/// A test of xtask holds it to that, and writes it.
const TABLE: &str = include_str!("traditional.txt");

/// Every traditional character of a simplified one in the list, and at the same places the simplified ones; `None` where
/// nothing in it is found by Chinese words.
pub(super) fn characters(list: &FigureList) -> Option<[String; 2]> {
    Some(pairs(&texts(list))).filter(|[traditional, _]| !traditional.is_empty())
}

fn pairs(texts: &str) -> [String; 2] {
    let known: BTreeSet<char> = texts.chars().collect();
    let (mut traditional, mut simplified) = (String::new(), String::new());
    let mut table = TABLE.trim_end().chars();
    while let (Some(one), Some(plain)) = (table.next(), table.next()) {
        if known.contains(&plain) {
            traditional.push(one);
            simplified.push(plain);
        }
    }
    [traditional, simplified]
}

/// What the search goes through in the list, in one text.
fn texts(list: &FigureList) -> String {
    let charts = list.charts.iter().map(|chart| &chart.search);
    let areas = list.areas.iter().flat_map(|area| {
        let topics = area.topics.iter().flat_map(|topic| {
            let entries =
                topic.entries.iter().flat_map(|one| std::iter::once(one).chain(&one.with));
            let entries = entries.flat_map(|entry| {
                [&entry.value, &entry.name, &entry.search].into_iter().chain(&entry.rate)
            });
            let notes = topic.notes.iter().map(|note| &note.text);
            [&topic.name].into_iter().chain(&topic.text).chain(entries).chain(notes)
        });
        [&area.name].into_iter().chain(topics)
    });
    charts.chain(areas).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, Report, chart, report::statements::Statements};

    const RECORD: &str = r#"{
        "id": "a", "revision": "2026-01-01", "languages": ["zh", "en"],
        "place": { "zh": "甲区", "en": "A" },
        "period": { "start": "2023-01-01", "end": "2023-06-30" },
        "sources": [{ "title": { "zh": "报告", "en": "Report" } }],
        "indicators": [{
            "id": "gdp", "name": { "zh": "地区生产总值", "en": "Gross product" },
            "measures": { "growth": { "result": "5.0" } }
        }]
    }"#;

    const STATEMENTS: &str = r#"{
        "report": "a",
        "parts": [{ "id": "done", "name": { "zh": "已做", "en": "Done" } }],
        "areas": [{
            "id": "1", "part": "done", "name": { "zh": "新增就业", "en": "Jobs" },
            "place": { "zh": "第一部分", "en": "Part 1" }
        }],
        "topics": [
            { "id": "homes", "area": "1", "name": { "zh": "棚户区", "en": "Homes" } },
            { "id": "term", "area": "1", "name": { "zh": "名词", "en": "Term" }, "text": { "zh": "数字经济", "en": "It" } }
        ],
        "figures": [
            { "id": "revenue", "topic": "homes", "value": "5", "unit": "亿元", "name": { "zh": "财政收入", "en": "Revenue" } },
            {
                "id": "down", "kind": "growth", "topic": "homes", "value": "-1", "unit": "%",
                "name": { "zh": "社会消费品零售总额", "en": "Retail sales" }
            }
        ],
        "notes": [{ "on": ["down"], "text": { "zh": "口径不详", "en": "It does not say" } }]
    }"#;

    fn list(lang: Lang) -> FigureList {
        let report = Report::from_json(RECORD).expect("is valid");
        let statements = Statements::from_json(STATEMENTS, &report).expect("is valid");
        chart::figure_list(&report, &statements, lang)
    }

    #[test]
    fn words_in_traditional_characters_are_those_of_the_record() {
        let list = list(Lang::ZH);
        let [traditional, simplified] = characters(&list).expect("a list in Chinese");
        assert_eq!(traditional.chars().count(), simplified.chars().count());
        let simplify = |query: &str| -> String {
            let plain = |c| traditional.chars().zip(simplified.chars()).find(|pair| pair.0 == c);
            query.chars().map(|c| plain(c).map_or(c, |pair| pair.1)).collect()
        };
        let texts = texts(&list);
        for (query, due) in [
            ("地區生產總值", "地区生产总值"),
            ("財政收入", "财政收入"),
            ("數字經濟", "数字经济"),
            ("社會消費品零售總額", "社会消费品零售总额"),
            ("新增就業", "新增就业"),
            ("棚戶區", "棚户区"),
            ("口徑不詳", "口径不详"),
            ("下降", "下降"),
        ] {
            assert_eq!(simplify(query), due);
            assert!(texts.contains(due), "{due}");
        }
    }

    #[test]
    fn an_english_list_is_found_by_chinese_words_too() {
        let [traditional, _] = characters(&list(Lang::EN)).expect("it has them");
        assert!(traditional.contains('區'));
        let list = FigureList { areas: Vec::new(), charts: Vec::new(), ..list(Lang::EN) };
        assert_eq!(characters(&list), None);
    }

    #[test]
    fn no_other_character_is_carried() {
        assert_eq!(pairs("数GDP "), ["數", "数"]);
    }
}
