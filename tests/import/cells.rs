//! Cells as people write them: a table of cases, one a line of `cells.tsv`, which browser tests read, too.

use plan_chart::import::{Level, Matter, written};
use serde_json::Value as Json;

/// A line of the table.
pub(crate) struct Case {
    pub(crate) cell: &'static str,
    pub(crate) percent: bool,
    pub(crate) entry: &'static str,
    pub(crate) level: &'static str,
}

pub(crate) fn cases() -> Vec<Case> {
    let lines = include_str!("../native/cells.tsv").lines().filter(|line| !line.starts_with("# "));
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [cell, percent, entry, level] => Case { cell, percent: percent == "yes", entry, level },
            _ => panic!("four columns: {line:?}"),
        })
        .collect()
}

#[test]
fn cells_are_read_as_people_mean_them() {
    let cases = cases();
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let read = written(case.cell, case.percent);
        let level = match (&read.doubt, &read.entry) {
            (Some(_), None) => Some(Level::Fault),
            (Some(_), Some(_)) => Some(Level::Question),
            (None, _) => read.notes.first().map(|_| Level::Automatic),
        };
        let level = level.map_or("-".to_owned(), |level| format!("{level:?}").to_lowercase());
        let entry = read.entry.as_ref().map(|entry| entry.to_json("zh"));
        let due = (case.entry != "-").then(|| serde_json::from_str::<Json>(case.entry).unwrap());
        if (&entry, level.as_str()) != (&due, case.level) {
            wrong.push(format!(
                "{:?}: {entry:?} {level}, not {} {}",
                case.cell, case.entry, case.level
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn answers_are_offered_and_are_read_as_they_are() {
    for (cell, first, others) in [("1,234", "1234", 2), ("1,23", "1.23", 1), ("1-2", "1~2", 2)] {
        let (_, meant) = written(cell, false).doubt.unwrap();
        assert_eq!((meant[0].as_str(), meant.len()), (first, others), "{cell}");
        for text in meant {
            let read = written(&text, false);
            assert!(read.entry.is_some() && read.doubt.is_none(), "{cell}: {text}");
        }
    }
}

/// What was read as something else says what it was, so that it can be undone.
#[test]
fn changes_are_noted() {
    let read = written("（３．２）％", true);
    let Some(Matter::ReadAs { found, read }) = read.notes.first() else {
        panic!("{:?}", read.notes)
    };
    assert_eq!((found.as_str(), read.as_str()), ("（３．２）％", "-3.2%"));
}
