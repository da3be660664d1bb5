//! The served page: complete, and saying nothing that the record does not.

use std::collections::BTreeSet;

use plan_chart::{
    Lang,
    chart::{self, Table},
    export::{self, Asset, Assets, UnknownSlot},
};

use crate::{charts, report, statements::statements};

pub(crate) const TEMPLATE: &str = include_str!("../../www/index.html");
pub(crate) const ASSETS: Assets<'_> = Assets {
    style: Asset { address: "a.css", integrity: "sha384-a" },
    script: Asset { address: "b.js", integrity: "sha384-b" },
    find: Asset { address: "d.js", integrity: "sha384-d" },
    wasm: Asset { address: "c.wasm", integrity: "sha384-c" },
};

fn page(lang: Lang) -> String {
    export::page(&report(), Some(&statements()), lang, TEMPLATE, &ASSETS).unwrap()
}

/// The text between the tags, entities resolved.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text += before;
        text.push(' ');
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text += rest;
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (entity, c)| text.replace(entity, c))
}

/// Numbers of a text: digits with an inner point or comma.
fn numbers(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map(|number| number.trim_matches(['.', ',']).replace(',', ""))
        .filter(|number| !number.is_empty())
        .collect()
}

fn holds_table(page: &str, table: &Table) {
    for row in &table.rows {
        for cell in std::iter::once(&row.header).chain(&row.cells) {
            assert!(page.contains(cell.as_str()), "{cell} of “{}”", table.caption);
        }
    }
}

#[test]
fn it_holds_every_chart_table_and_sentence() {
    for lang in Lang::ALL {
        let html = page(lang);
        let text = text(&html);
        for chart in charts(&report(), lang) {
            assert!(html.contains(&format!("id=\"{}\"", chart.id)), "{}", chart.id);
            assert!(text.contains(&chart.takeaway), "{}", chart.takeaway);
            holds_table(&text, &chart.table);
            for note in &chart.notes {
                assert!(text.contains(note.as_str()), "{note}");
            }
        }
        holds_table(&text, &chart::headline_table(&report(), lang));
        for sentence in chart::overview(&report(), lang) {
            assert!(text.contains(&sentence), "{sentence}");
        }
        // Two pictures a chart: bars, growth, four gauges, five derived ones.
        assert_eq!(html.matches("role=\"img\"").count(), 2 * 11);
        assert_eq!(html.matches("<svg class=\"pc-plot").count(), 2 * 11);
    }
}

/// Numbers that stand on the page and come from the record's figures, from what follows from them by a
/// working that the page shows, or from explaining words. Anything else has no business there.
#[test]
fn every_number_has_its_reason() {
    for lang in Lang::ALL {
        let report = report();
        let mut known = numbers(plan_chart::EMBEDDED);
        for chart in charts(&report, lang) {
            known.extend(chart.table.rows.iter().flat_map(|row| numbers(&row.cells.join(" "))));
            known.extend(numbers(&chart.takeaway));
            if let chart::Body::Gauge(chart::Gauge { working: Some(working), .. }) = &chart.body {
                known.extend(numbers(working));
            }
        }
        let table = chart::headline_table(&report, lang);
        known.extend(table.rows.iter().flat_map(|row| numbers(&row.cells.join(" "))));
        known.extend(chart::overview(&report, lang).iter().flat_map(|text| numbers(text)));
        known.extend(numbers(plan_chart::report::statements::STATEMENTS));
        let sheet = chart::sheet(&report, &statements(), lang);
        known.extend(numbers(&sheet.count));
        for topic in sheet.areas.iter().flat_map(|area| &area.topics) {
            known.extend(numbers(&topic.place));
            known.extend(topic.notes.iter().map(|note| note.id.clone()));
            for entry in topic.entries.iter().flat_map(|one| std::iter::once(one).chain(&one.with))
            {
                known.extend(numbers(&entry.value));
            }
        }
        // The schedule, the axis of the growth bars, and the month from which totals count.
        known.extend(["50", "0", "5", "10", "15", "20", "1", "2026-11-23"].map(str::to_owned));
        let unknown: Vec<_> = numbers(&text(&page(lang))).difference(&known).cloned().collect();
        assert_eq!(unknown, Vec::<String>::new(), "{lang:?}");
    }
}

#[test]
fn it_names_its_language_and_links_to_the_other() {
    assert!(page(Lang::Zh).contains("<html lang=\"zh-CN\""));
    assert!(page(Lang::Zh).contains("href=\"en.html\" lang=\"en\""));
    assert!(page(Lang::En).contains("<html lang=\"en\""));
    assert!(page(Lang::En).contains("href=\"index.html\" lang=\"zh-CN\""));
}

#[test]
fn it_asks_no_other_host_for_anything() {
    for lang in Lang::ALL {
        let html = page(lang);
        for banned in ["http:", "https:", "//", "style=\"", "<style", "javascript:", " on"] {
            let banned = if banned == " on" { " onclick" } else { banned };
            assert!(!html.contains(banned), "{banned}");
        }
        // The only scripts are files.
        assert_eq!(html.matches("<script").count(), 2);
        assert!(html.contains("<script defer src=\"b.js\""));
        assert!(html.contains("<script defer src=\"d.js\""));
    }
}

#[test]
fn ids_are_there_once() {
    for lang in Lang::ALL {
        let html = page(lang);
        let mut seen = BTreeSet::new();
        for id in html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.insert(id.to_owned()), "{id} twice");
        }
        for target in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.contains(target), "nothing has the id {target}");
        }
    }
}

#[test]
fn text_of_a_record_appears_as_text_only() {
    let payload = "<img src=x onerror=alert(1)>\"'&${}{{lang}}";
    let mut record: serde_json::Value = serde_json::from_str(plan_chart::EMBEDDED).unwrap();
    for pointer in [
        "/place/zh",
        "/indicators/0/name/zh",
        "/indicators/0/short/zh",
        "/indicators/0/definition/zh",
        "/indicators/2/notes/0/text/zh",
        "/source/title/zh",
        "/remarks/0/zh",
    ] {
        *record.pointer_mut(pointer).unwrap() = payload.into();
    }
    let report = plan_chart::Report::from_json(&record.to_string()).unwrap();
    let html = export::page(&report, None, Lang::Zh, TEMPLATE, &ASSETS).unwrap();
    assert!(!html.contains("<img"), "markup got through");
    assert!(text(&html).contains(payload), "the text itself is shown");
}

#[test]
fn a_slot_that_nobody_fills_is_an_error() {
    let fill = |template| export::page(&report(), None, Lang::Zh, template, &ASSETS);
    assert_eq!(fill("{{lang}}").as_deref(), Ok("zh-CN"));
    assert_eq!(fill("{{weather}}"), Err(UnknownSlot("weather".to_owned())));
    assert_eq!(fill("{{lang"), Err(UnknownSlot("lang".to_owned())));
}
