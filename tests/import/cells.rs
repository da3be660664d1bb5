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

/// Figures in two lines are two figures, each of which may be meant; a line break is no blank between thousands.
#[test]
fn lines_are_never_joined_to_one_figure() {
    for (cell, due) in [
        ("90\n100", ["90", "100"]),
        ("1\r\n234", ["1", "234"]),
        ("407.9亿元\n增长5%", ["407.9亿元", "增长5%"]),
        ("5\n-10", ["5", "-10"]),
        ("90\u{2028}100", ["90", "100"]),
    ] {
        for percent in [false, true] {
            let read = written(cell, percent);
            let Some((Matter::FiguresApart { .. }, meant)) = &read.doubt else {
                panic!("{cell:?}: {read:?}")
            };
            assert_eq!((&read.entry, &meant[..2]), (&None, &due.map(String::from)[..]), "{cell:?}");
        }
    }
    // A number and its unit may be in two lines.
    assert!(written("约1.2\n万人", false).doubt.is_none());
}

#[test]
fn blanks_between_figures_are_asked() {
    for (cell, due) in [("3 5", vec!["3~5", "35", "'3 5"]), ("5 3亿元", vec!["53亿元", "'5 3亿元"])]
    {
        let (matter, meant) = written(cell, false).doubt.unwrap();
        assert!(matches!(matter, Matter::FiguresApart { .. }), "{matter:?}");
        assert_eq!(meant, due, "{cell}");
    }
}

/// A fall of less than nothing may be a rise, or a sign too many.
#[test]
fn two_signs_are_asked() {
    for (cell, due) in [("下降-3%", ["-3%", "3%"]), ("负增长(3.2)%左右", ["-3.2%左右", "3.2%左右"])]
    {
        let (matter, meant) = written(cell, true).doubt.unwrap();
        assert!(matches!(matter, Matter::TwoSigns { .. }), "{matter:?}");
        assert_eq!(meant[..2], due, "{cell}");
    }
}

/// What is behind a figure as the mark of a footnote is named.
#[test]
fn marks_of_footnotes_are_named() {
    let read = written("407.9①", false);
    assert!(read.notes.contains(&Matter::FootnoteMark { mark: "①".to_owned() }), "{read:?}");
}
