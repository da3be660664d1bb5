//! The served page: complete, and saying nothing that the record does not.

use std::collections::BTreeSet;

use plan_chart::{
    Lang,
    chart::{self, Table},
    site::{self, Asset, Assets, Mode, UnknownSlot},
};

use crate::{charts, report, statements::statements};

pub(crate) const TEMPLATE: &str = include_str!("../../www/index.html");
const LARGE_PRINT: &str = include_str!("../../www/elder.html");
pub(crate) const ASSETS: Assets<'_> = Assets {
    style: Asset { address: "a.css", integrity: "sha384-a" },
    script: Asset { address: "b.js", integrity: "sha384-b" },
    find: Asset { address: "d.js", integrity: "sha384-d" },
    tools: Asset { address: "e.js", integrity: "sha384-e" },
    tools_style: Asset { address: "f.css", integrity: "sha384-f" },
    wasm: Asset { address: "c.wasm", integrity: "sha384-c" },
    gate: Asset { address: "e.wasm", integrity: "sha384-e" },
};

fn page(lang: Lang) -> String {
    in_mode(lang, Mode::Standard)
}

fn in_mode(lang: Lang, mode: Mode) -> String {
    let statements = statements();
    let (statements, template) = match mode {
        Mode::Standard => (Some(&statements), TEMPLATE),
        Mode::LargePrint => (None, LARGE_PRINT),
    };
    site::page(&report(), statements, (lang, mode), template, &ASSETS).unwrap()
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
            if let Some(working) = &chart.working {
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

/// The switch of languages keeps the mode, and the other way round.
#[test]
fn each_page_leads_to_its_neighbours() {
    for (lang, mode, tag, other_lang, other_mode) in [
        (Lang::Zh, Mode::Standard, "zh-CN", "href=\"en.html\" lang=\"en\"", "elder.html"),
        (Lang::En, Mode::Standard, "en", "href=\"index.html\" lang=\"zh-CN\"", "en-elder.html"),
        (Lang::Zh, Mode::LargePrint, "zh-CN", "href=\"en-elder.html\" lang=\"en\"", "index.html"),
        (Lang::En, Mode::LargePrint, "en", "href=\"elder.html\" lang=\"zh-CN\"", "en.html"),
    ] {
        let html = in_mode(lang, mode);
        let mode = mode.name();
        assert!(
            html.contains(&format!("<html lang=\"{tag}\" data-mode=\"{mode}\"")),
            "{tag}, {mode}"
        );
        assert!(html.contains(other_lang), "{tag}, {mode} without {other_lang}");
        assert!(html.contains(&format!("href=\"{other_mode}\">")), "{tag}, {mode}");
    }
}

/// Large print shows fewer things, and all of them complete.
#[test]
fn large_print_holds_what_it_shows() {
    for lang in Lang::ALL {
        let html = in_mode(lang, Mode::LargePrint);
        let text = text(&html);
        let charts: Vec<_> = charts(&report(), lang)
            .into_iter()
            .filter(|chart| html.contains(&format!("id=\"{}\"", chart.id)))
            .collect();
        assert_eq!(charts.len(), 5, "growth and four gauges");
        for chart in charts {
            assert!(text.contains(&chart.takeaway), "{}", chart.takeaway);
            holds_table(&text, &chart.table);
        }
        holds_table(&text, &chart::headline_table(&report(), lang));
        assert!(!html.contains("id=\"figures\""), "the sheet is on the other page");
    }
}

/// Whoever looks at a page in a portal, or at an embedded chart, can tell which figures it has.
#[test]
fn it_tells_the_version_of_its_data() {
    for lang in Lang::ALL {
        let due = format!(
            "<html lang=\"{}\" data-mode=\"standard\" data-version=\"{}\">",
            lang.tag(),
            report().revision
        );
        assert!(page(lang).contains(&due), "{due}");
    }
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
        assert_eq!(html.matches("<script").count(), 3);
        assert!(html.contains("<script defer src=\"b.js\""));
        assert!(html.contains("<script defer src=\"d.js\""));
        assert!(html.contains("<script src=\"e.js\""));
    }
}

#[test]
fn ids_are_there_once() {
    for (lang, mode) in Lang::ALL.into_iter().flat_map(|lang| Mode::ALL.map(|mode| (lang, mode))) {
        let html = in_mode(lang, mode);
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
    let html = site::page(&report, None, (Lang::Zh, Mode::Standard), TEMPLATE, &ASSETS).unwrap();
    assert!(!html.contains("<img"), "markup got through");
    assert!(text(&html).contains(payload), "the text itself is shown");
}

#[test]
fn a_slot_that_nobody_fills_is_an_error() {
    let fill =
        |template| site::page(&report(), None, (Lang::Zh, Mode::Standard), template, &ASSETS);
    assert_eq!(fill("{{lang}}").as_deref(), Ok("zh-CN"));
    assert_eq!(fill("{{weather}}"), Err(UnknownSlot("weather".to_owned())));
    assert_eq!(fill("{{lang"), Err(UnknownSlot("lang".to_owned())));
}
