//! What a reader downloads: pictures that are complete by themselves, and tables whose numbers are those of the page.

use std::collections::BTreeSet;

use plan_chart::{
    Lang, Report,
    chart::{self, Caption, Chart, Quantity},
    scene::{self, Form, Scene, Shape},
    site,
};
use proptest::prelude::*;

use crate::{any_record::any_record, charts, sample::report};

/// The digits of a number that carry its value, wherever its point stands: 40.79 billion is 407.9亿.
fn significant(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// The first number of a cell.
fn number(cell: &str) -> Option<&str> {
    let start = cell.find(|c: char| c.is_ascii_digit())?;
    let rest = &cell[start..];
    Some(
        &rest
            [..rest.find(|c: char| !c.is_ascii_digit() && !",.".contains(c)).unwrap_or(rest.len())],
    )
}

/// Every number of a table is the number in its cell, with its sign and the word that makes it approximate, and no
/// cell with a number goes without.
fn agree(report: &Report) -> Result<(), TestCaseError> {
    for lang in Lang::ALL {
        for spec in chart::specs(report, lang) {
            let table = chart::build(report, &spec).unwrap().table;
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                check_cell(&cell.text, cell.number.as_ref(), lang)?;
            }
        }
    }
    Ok(())
}

fn check_cell(cell: &str, quantity: Option<&Quantity>, lang: Lang) -> Result<(), TestCaseError> {
    let Some(Quantity { value, qualifier, gap, .. }) = quantity else {
        // Spans, places in the report, words.
        let known = ["～", " to ", "第一", "Part 1"].iter().any(|one| cell.contains(one));
        prop_assert!(known || number(cell).is_none(), "{cell:?} has a number");
        return Ok(());
    };
    if *gap && value.sign().is_eq() {
        prop_assert!(number(cell).is_none(), "{cell:?} tells no gap");
        return Ok(());
    }
    // The share of the schedule, where rows have different ones.
    let aside = cell.find(['（', '(']).zip(cell.find(['）', ')'])).filter(|_| *gap);
    let alone = aside
        .map_or_else(|| cell.to_owned(), |(from, to)| format!("{}{}", &cell[..from], &cell[to..]));
    let digits = number(&alone).map(significant);
    prop_assert_eq!(digits, Some(significant(&value.to_string())), "{}", cell);
    let signs: &[&str] = if *gap { &["低于", "below"] } else { &["-"] };
    let below = signs.iter().any(|one| cell.contains(one));
    prop_assert_eq!(below, value.sign().is_lt(), "{}", cell);
    let word = lang.words().qualifier(*qualifier);
    if qualifier.is_some() {
        prop_assert!(!word.is_empty() && cell.contains(word), "{cell:?} is not {word}");
    }
    Ok(())
}

#[test]
fn numbers_of_files_are_those_of_tables() {
    agree(&report()).unwrap();
}

fn inside(scene: &Scene, chart: &Chart) -> Result<(), TestCaseError> {
    let width = scene.width.unwrap();
    let mut texts = Vec::new();
    for item in &scene.items {
        let bounds = scene.bounds(item, width);
        let inside = bounds.x0 >= -0.01
            && bounds.y0 >= -0.01
            && bounds.x1 <= width + 0.01
            && bounds.y1 <= scene.height + 0.01;
        prop_assert!(inside, "{}: {item:?} at {bounds:?} of {width} x {}", chart.id, scene.height);
        if let Shape::Text { text, size, .. } = &item.shape {
            prop_assert!(*size >= 12.0, "{text} is too small to read");
            texts.push((bounds, text));
        }
    }
    for (index, (bounds, text)) in texts.iter().enumerate() {
        for (other, name) in &texts[index + 1..] {
            prop_assert!(
                !crate::layout::overlap(bounds, other),
                "{}: “{text}” and “{name}”",
                chart.id
            );
        }
    }
    Ok(())
}

fn posters(report: &Report) -> Result<(), TestCaseError> {
    for lang in Lang::ALL {
        for spec in chart::specs(report, lang) {
            let chart = chart::build(report, &spec).unwrap();
            let caption = Caption::new(report, &chart);
            for form in Form::ALL {
                inside(&scene::poster(&chart, &caption, form), &chart)?;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn of_any_record(text in any_record()) {
        let report = Report::from_json(&text).unwrap();
        agree(&report)?;
        posters(&report)?;
    }
}

/// Nothing of the text around a chart is lost in its picture, and the chart in it is the same.
#[test]
fn pictures_hold_their_captions_and_their_charts() {
    posters(&report()).unwrap();
    for lang in Lang::ALL {
        for spec in chart::specs(&report(), lang) {
            let chart = chart::build(&report(), &spec).unwrap();
            let caption = Caption::new(&report(), &chart);
            for form in Form::ALL {
                let poster = scene::poster(&chart, &caption, form);
                let plain = scene::layout(&chart, form);
                let text = |scene: &Scene| -> Vec<String> {
                    let texts = scene.items.iter().filter_map(|item| match &item.shape {
                        Shape::Text { text, .. } => Some(text.replace(' ', "")),
                        _ => None,
                    });
                    texts.collect()
                };
                let whole = text(&poster).concat();
                let around = [&caption.over, &caption.heading, &caption.sentence];
                for text in around.into_iter().chain(&caption.notes).chain(&caption.source) {
                    assert!(whole.contains(&text.replace(' ', "")), "{text} in {whole}");
                }
                let title = lang.words().period(&report().period, lang);
                assert!(
                    caption.over.contains(&title)
                        && caption.source[0].contains(report().sources[0].title.get(lang))
                );
                // Same marks, same distances.
                let own = plain.width.unwrap_or(poster.width.unwrap() - 48.0);
                let dx = (poster.width.unwrap() - own) / 2.0;
                let dy = poster.bands[0].y - plain.bands[0].y;
                let start = poster.items.iter().position(|item| {
                    item.role == plain.items[0].role && item.datum == plain.items[0].datum && {
                        let (a, b) = (
                            poster.bounds(item, poster.width.unwrap()),
                            plain.bounds(&plain.items[0], own),
                        );
                        (a.y0 - dy - b.y0).abs() < 1e-6 && (a.x0 - dx - b.x0).abs() < 1e-6
                    }
                });
                let start = start.unwrap_or_else(|| panic!("{} is not in its picture", chart.id));
                for (item, due) in poster.items[start..].iter().zip(&plain.items) {
                    let (a, b) =
                        (poster.bounds(item, poster.width.unwrap()), plain.bounds(due, own));
                    let same = [
                        (a.x0, b.x0 + dx),
                        (a.x1, b.x1 + dx),
                        (a.y0, b.y0 + dy),
                        (a.y1, b.y1 + dy),
                    ];
                    assert!(same.iter().all(|(a, b)| (a - b).abs() < 1e-6), "{due:?}");
                    assert_eq!((item.role, item.datum), (due.role, due.datum));
                }
                // Four times as large it is still no larger than browsers can hold.
                let (w, h) = (4.0 * poster.width.unwrap(), 4.0 * poster.height);
                assert!(w <= 8192.0 && h <= 8192.0 && w * h <= 16e6, "{}: {w} x {h}", chart.id);
            }
        }
    }
}

#[test]
fn files_are_named_after_record_and_chart() {
    let names: Vec<_> = Lang::ALL
        .into_iter()
        .flat_map(|lang| site::files(&report(), lang))
        .map(|file| file.name)
        .collect();
    let distinct: BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len());
    // A picture and a table of each chart, and a narrow picture of those that stretch.
    let count = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    let all: Vec<_> = Lang::ALL.into_iter().flat_map(|lang| charts(&report(), lang)).collect();
    let narrow = all.iter().filter(|chart| scene::stretches(chart)).count();
    assert_eq!(count("-narrow.svg"), narrow);
    assert_eq!((count(".svg"), count(".csv")), (all.len() + narrow, all.len()));
    for name in ["gauge-gdp.svg", "gauge-gdp-en.csv", "bars-narrow.svg", "growth-en.svg"] {
        assert!(names.contains(&format!("{}-{name}", report().id)), "{name}");
    }
}
