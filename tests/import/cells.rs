//! Cells as people write them, each by itself.

use plan_chart::import::{Level, Matter, written};

use crate::cases::cells;

#[test]
fn cells_are_read_as_people_mean_them() {
    let cases = cells();
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
        if (&entry, level.as_str()) != (&case.entry, case.level) {
            wrong.push(format!(
                "{:?}: {entry:?} {level}, not {:?} {}",
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
