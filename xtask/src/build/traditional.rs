//! Traditional characters, so that who types them finds the simplified ones of the record.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use plan_chart::{
    Lang, Report,
    chart::{self, FigureList},
    report::statements::Statements,
};
use serde_json::{Value, json};

/// The facts of the script that searches: traditional characters, and the simplified ones at the same places.
pub(super) fn facts(report: &Report, statements: &Statements) -> Result<Value> {
    let list = chart::figure_list(report, statements, Lang::ZH);
    let (traditional, simplified): (String, String) = pairs(&texts(&list))?.into_iter().unzip();
    Ok(json!({ "traditional": traditional, "simplified": simplified }))
}

/// Every traditional character of a simplified one in the texts, with that.
fn pairs(texts: &str) -> Result<Vec<(char, char)>> {
    let converter = OpenCC::from_config(BuiltinConfig::T2s).map_err(|error| anyhow!("{error}"))?;
    let known: BTreeSet<char> = texts.chars().collect();
    // The ideographs of Unicode's first plane, where the script can count characters by their places.
    let all = '\u{3400}'..='\u{9FFF}';
    let pairs = all.filter_map(|one| {
        let simplified = converter.convert(&one.to_string()).chars().next()?;
        (simplified != one && known.contains(&simplified)).then_some((one, simplified))
    });
    Ok(pairs.collect())
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
    use plan_chart::{EMBEDDED, report::statements::STATEMENTS};

    use super::*;

    fn embedded() -> Result<String> {
        let report = Report::from_json(EMBEDDED)?;
        let statements = Statements::from_json(STATEMENTS, &report)?;
        Ok(texts(&chart::figure_list(&report, &statements, Lang::ZH)))
    }

    fn simplify(pairs: &[(char, char)], query: &str) -> String {
        let one = |c| pairs.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1);
        query.chars().map(one).collect()
    }

    #[test]
    fn words_in_traditional_characters_are_those_of_the_record() -> Result<()> {
        let texts = embedded()?;
        let pairs = pairs(&texts)?;
        for (query, due) in [
            ("地區生產總值", "地区生产总值"),
            ("財政收入", "财政收入"),
            ("數字經濟", "数字经济"),
            ("社會消費品零售總額", "社会消费品零售总额"),
            ("新增就業", "新增就业"),
            ("棚戶區", "棚户区"),
            ("下降", "下降"),
        ] {
            assert_eq!(simplify(&pairs, query), due);
            assert!(texts.contains(due), "{due}");
        }
        Ok(())
    }

    /// By the table for the other direction: whatever a character of the record is in traditional script finds it.
    #[test]
    fn every_traditional_form_finds_its_character() -> Result<()> {
        let texts = embedded()?;
        let pairs = pairs(&texts)?;
        let converter =
            OpenCC::from_config(BuiltinConfig::S2t).map_err(|error| anyhow!("{error}"))?;
        let characters: BTreeSet<char> = texts.chars().collect();
        let mut forms = 0;
        for one in characters {
            for form in converter.convert(&one.to_string()).chars().filter(|form| *form != one) {
                assert_eq!(simplify(&pairs, &form.to_string()), one.to_string(), "{form}");
                forms += 1;
            }
        }
        assert!(forms > 200, "{forms}");
        Ok(())
    }

    #[test]
    fn no_other_character_is_carried() -> Result<()> {
        assert_eq!(pairs("数GDP ")?, [('數', '数')]);
        Ok(())
    }
}
