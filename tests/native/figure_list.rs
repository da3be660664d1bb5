//! The list of all figures on the page and as CSV, against the record: every figure once, in one form.

use std::collections::BTreeMap;

use plan_chart::{
    Decimal, Lang,
    chart::{self, Entry, FigureList, Mark},
    report::{Aspect, statements::Statements},
    site::{self, Mode},
};

use crate::{
    charts,
    page::ASSETS,
    rows,
    sample::{self, report, statements},
};

fn list(lang: Lang) -> FigureList {
    chart::figure_list(&report(), &statements(), lang)
}

fn page(lang: Lang) -> String {
    site::page(&report(), Some(&statements()), (lang, Mode::Standard), &ASSETS)
}

/// Every figure of a list, in order.
pub(crate) fn entries(list: &FigureList) -> Vec<&Entry> {
    let topics = list.areas.iter().flat_map(|area| &area.topics);
    let outer = topics.flat_map(|topic| &topic.entries);
    outer.flat_map(|entry| std::iter::once(entry).chain(&entry.with)).collect()
}

/// A page has every figure of a list once, in the order of the statements.
#[track_caller]
pub(crate) fn are_on_the_page_once_and_in_order(html: &str, list: &FigureList, all: &Statements) {
    let ids: Vec<_> = entries(list).iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(ids, all.figures.iter().map(|one| one.id.clone()).collect::<Vec<_>>());
    let mut from = 0;
    for entry in entries(list) {
        let value = &entry.value;
        let place = format!(" id=\"f-{}\"", entry.id);
        assert_eq!(html.matches(&place).count(), 1, "{}", entry.id);
        let at = html.find(&place).unwrap();
        assert!(at > from, "{} comes in its order", entry.id);
        from = at;
        // The quantity is the link to itself; a figure beside a commitment is one to there.
        let link = format!("href=\"#f-{}\">{value}</a>", entry.id);
        let beside = all
            .figures
            .iter()
            .filter(|other| other.beside.is_some_and(|beside| all.figures[beside].id == entry.id));
        assert_eq!(html.matches(&link).count(), 1 + beside.count(), "{value}");
    }
}

/// How long the bars of these figures are, and that a page has all bars of the list.
#[track_caller]
pub(crate) fn bars_are(html: &str, list: &FigureList, due: &[(&str, &str)]) {
    for (id, due) in due {
        let entry = entries(list).into_iter().find(|one| one.id == *id).unwrap();
        let share = match entry.mark.unwrap() {
            Mark::Bar(share) | Mark::Share(share) | Mark::Completion { done: share, .. } => {
                share.round(3).to_string()
            }
            Mark::Growth(side) => format!("{side:?}"),
        };
        assert_eq!(share, *due, "{id}");
    }
    let drawn = entries(list).into_iter().filter(|one| one.mark.is_some()).count();
    assert_eq!(html.matches("<svg class=\"pc-mini\"").count(), drawn);
}

#[test]
fn every_figure_is_on_the_page_once_and_in_order() {
    for lang in Lang::ALL {
        let (list, all) = (list(lang), statements());
        are_on_the_page_once_and_in_order(&page(lang), &list, &all);
        for (entry, figure) in entries(&list).into_iter().zip(&all.figures) {
            assert_eq!(entry.value, lang.words().statement(figure, lang), "{}", entry.id);
        }
    }
}

#[test]
fn nothing_is_calculated_but_the_rate_of_a_plan_beside_its_result() {
    for lang in Lang::ALL {
        let list = list(lang);
        let rates: Vec<_> = entries(&list).into_iter().filter(|one| one.rate.is_some()).collect();
        let [jobs] = rates[..] else { panic!("{rates:?}") };
        assert_eq!(jobs.id, "jobs-target");
        assert!(jobs.rate.as_ref().unwrap().contains("63.2%"));
        let beside = entries(&list).into_iter().filter_map(|one| one.beside.as_ref());
        let beside: Vec<_> = beside.map(|(link, _)| link.id.as_str()).collect();
        assert_eq!(beside, ["all", "people"]);
    }
}

/// What the list says of each figure is what the record says: its name in the language of the page, what is read with it
/// but in other topics, its notes by their numbers, and its chart.
#[test]
fn what_is_said_of_figures_is_in_the_record() {
    let (report, all) = (report(), statements());
    for lang in Lang::ALL {
        let list = list(lang);
        let mut seen = [0; 4];
        for (index, (entry, figure)) in entries(&list).into_iter().zip(&all.figures).enumerate() {
            let name = figure.name.as_ref().map_or("", |name| name.get(lang));
            assert_eq!((entry.id.as_str(), entry.name.as_str()), (figure.id.as_str(), name));
            let other = |id: &str| &all.figures[all.find(id).unwrap()];
            for link in &entry.related {
                assert_ne!(other(&link.id).topic, figure.topic, "{} and {}", entry.id, link.id);
                assert!(figure.beside.is_none_or(|beside| all.figures[beside].id != link.id));
            }
            let away = all
                .related(index)
                .into_iter()
                .filter(|at| all.figures[*at].topic != figure.topic && figure.beside != Some(*at));
            assert_eq!(entry.related.len(), away.count(), "{}", entry.id);
            let notes = all.notes.iter().enumerate().filter(|(_, note)| note.on.contains(&index));
            let notes: Vec<_> = notes.map(|(at, _)| (at + 1).to_string()).collect();
            assert_eq!(entry.notes.iter().map(|note| note.id.clone()).collect::<Vec<_>>(), notes);
            let labelled = |note: &chart::Link| note.label.contains(&note.id);
            assert!(entry.notes.iter().all(labelled), "{:?}", entry.notes);
            let subject = figure.restates.as_ref().map(|what| what.subject.as_str());
            let gauge = subject.map(|id| format!("gauge-{id}"));
            let drawn = |id: &String| charts(&report, lang).iter().any(|chart| chart.id == *id);
            assert_eq!(entry.gauge, gauge.filter(drawn), "{}", entry.id);
            let counts = [
                entry.related.len(),
                entry.notes.len(),
                usize::from(entry.gauge.is_some()),
                name.len(),
            ];
            seen.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        assert!(seen.iter().all(|sum| *sum > 0), "{seen:?}");
        // What finds a topic is what it is called in the other language.
        let other = Lang::ALL.into_iter().find(|other| *other != lang).unwrap();
        for topic in list.areas.iter().flat_map(|area| &area.topics) {
            let names = (topic.name.as_str(), topic.search.as_str());
            let same =
                all.topics.iter().any(|one| (one.name.get(lang), one.name.get(other)) == names);
            assert!(same, "{names:?}");
        }
    }
}

/// A first-half figure that is only compared with a commitment is no part of it.
#[test]
fn a_rate_needs_a_plan_and_its_own_result() {
    for lang in Lang::ALL {
        for other in ["done.aspect", "done.subject"] {
            let mut all = statements();
            let plan = all.find("jobs-target").unwrap();
            let done = all.figures[plan].beside.unwrap();
            let restates = all.figures[done].restates.as_mut().unwrap();
            match other {
                "done.aspect" => restates.aspect = Aspect::Growth,
                _ => restates.subject = "gdp".to_owned(),
            }
            let list = chart::figure_list(&report(), &all, lang);
            assert!(entries(&list).iter().all(|entry| entry.rate.is_none()), "{other}");
        }
    }
}

#[test]
fn bars_are_as_long_as_their_figures() {
    let due = [
        ("fields", "0.667"),
        ("green", "1.000"),
        ("share", "0.929"),
        ("done-rate", "0.910"),
        ("less", "Less"),
        ("up", "Greater"),
    ];
    bars_are(&page(Lang::ZH), &list(Lang::ZH), &due);
}

/// What an indicator is called and what the report's table holds in any language, and whatever the page's charts and
/// tables print of it, finds its figure; an indicator that the text has no figure of is found in its chart.
#[test]
fn what_charts_print_is_found() {
    let (report, all) = (report(), statements());
    let mut in_charts = 0;
    for lang in Lang::ALL {
        let list = list(lang);
        for subject in report.subjects() {
            let repeats = |id: &str| {
                all.find(id)
                    .and_then(|at| all.figures[at].restates.as_ref())
                    .map(|what| &what.subject)
            };
            let of_subject = |entry: &&Entry| {
                let mut ids = std::iter::once(*entry).chain(&entry.with).map(|one| &one.id);
                ids.any(|id| repeats(id) == Some(&subject.id))
            };
            let topics = list.areas.iter().flat_map(|area| &area.topics);
            let entries = topics.flat_map(|topic| &topic.entries).filter(of_subject);
            let mut found: Vec<_> = entries.map(|entry| entry.search.as_str()).collect();
            if found.is_empty() {
                let name = subject.name.get(lang);
                let link = list.charts.iter().find(|one| one.link.label == name).unwrap();
                assert!(page(lang).contains(&format!(" id=\"{}\"", link.link.id)), "{name}");
                found.push(&link.search);
                in_charts += 1;
            }
            let rows = charts(&report, lang).into_iter().flat_map(|chart| chart.table.rows);
            let rows = rows.filter(|row| row.id == subject.id);
            let mut due: Vec<String> =
                rows.flat_map(|row| row.cells).map(|cell| cell.text).collect();
            assert!(due.len() > 1, "{} is in charts", subject.id);
            due.retain(|cell| !matches!(cell.as_str(), "" | "/" | "—"));
            due.extend(subject.aliases.clone());
            for each in Lang::ALL {
                let of_subject = |at: usize| report.indicators[at].subject.id == subject.id;
                let rows = chart::headline_table(&report, each).rows.into_iter().enumerate();
                let own = rows
                    .filter(|(at, _)| of_subject(*at))
                    .flat_map(|(_, row)| row.cells)
                    .map(|cell| cell.text);
                due.extend(own.filter(|cell| !matches!(cell.as_str(), "" | "/" | "—")));
                due.extend([subject.name.get(each).to_owned(), subject.short.get(each).to_owned()]);
            }
            for text in due {
                assert!(found.iter().all(|one| one.contains(&text)), "{}: “{text}”", subject.id);
            }
        }
        // The report's own table, whose rows name their indicators alone.
        let everything = format!("{list:?}");
        for cell in chart::headline_table(&report, lang).rows.iter().flat_map(|row| &row.cells) {
            let blank = ["", "/", "—"].contains(&cell.text.as_str());
            assert!(blank || everything.contains(&cell.text), "{}", cell.text);
        }
    }
    assert!(in_charts > 0, "there is an indicator in charts alone");
}

#[test]
fn without_statements_the_page_is_whole() {
    let html = site::page(&report(), None, (Lang::ZH, Mode::Standard), &ASSETS);
    assert!(!html.contains("figures.csv") && !html.contains("href=\"#figures\""));
}

#[test]
fn the_list_holds_every_quantity_with_unit_and_place() {
    let (report, all) = (report(), statements());
    let file = site::figures(&report, &all);
    let mut rows = rows(&file);
    let header = rows.remove(0);
    let rows: Vec<BTreeMap<_, _>> = rows
        .into_iter()
        .map(|row| {
            assert_eq!(row.len(), header.len());
            header.iter().cloned().zip(row).collect()
        })
        .collect();
    // The headline table: every result and target that is a figure or words.
    let (table, text): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row["part"] == "table");
    let measures = report.indicators.iter().flat_map(|one| &one.measures);
    let cells = measures.flat_map(|measure| {
        measure.targets.iter().map(|target| &target.entry).chain([&measure.result])
    });
    let full = cells.filter(|entry| {
        use plan_chart::report::Entry;
        matches!(entry, Entry::Figure(_) | Entry::Range(..) | Entry::Words(_))
    });
    assert_eq!(table.len(), full.count());
    assert_eq!(text.len(), all.figures.len());
    for row in &rows {
        for column in ["id", "part", "place_zh", "place_en", "kind", "name_zh", "name_en"] {
            assert!(!row[column].is_empty(), "{column} of {row:?}");
        }
        if row["value"].is_empty() {
            assert!(!row["words_zh"].is_empty() && !row["words_en"].is_empty(), "{row:?}");
        } else {
            assert!(Decimal::parse(&row["value"]).is_some(), "{row:?}");
            assert!(!row["unit_zh"].is_empty() && !row["unit_en"].is_empty(), "{row:?}");
        }
    }
    let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(row("industry.result.growth")["value"], "-3.2");
    assert_eq!(row("industry.result.growth")["unit_zh"], "%");
    assert_eq!(row("jobs.result.total")["qualifier"], "about");
    assert_eq!(row("rate.plan.level")["qualifier"], "or-less");
    assert_eq!(row("people")["unit_zh"], "万人");
    assert_eq!(row("people")["unit_en"], "10,000 people");
    assert_eq!(row("total")["unit_en"], "100 million yuan");
    // As printed, in tenths: a unit of per cent would make it a tenth of what it is.
    assert_eq!(row("tenths")["value"], "7");
    assert_eq!(row("tenths")["unit_en"], "10 %");
    assert_eq!(row("total")["restates"], "gdp.result.total");
    assert_eq!(row("done-rate")["restates"], "contracts.plan.total.rate");
    assert_eq!(row("jobs-target")["beside"], "people");
    assert_eq!(row("promise")["value_to"], "2");
    assert_eq!(row("up")["qualifies"], "total");
    assert_eq!(row("less")["value"], "-56.4");
    assert_eq!(row("green")["place_zh"], "第一部分第2段");
    assert_eq!(row("words")["words_zh"], "多处");
    // What it is a target of is in its setter's full name.
    assert_eq!(row("gdp.plan.growth")["name_zh"], "生产总值：本级年度计划：增速");
    assert!(rows.iter().all(|row| row["record"] == "sample"));
}

#[test]
fn text_of_a_record_appears_as_text_only() {
    let payload = "<img src=x onerror=alert(1)>\"'&{{lang}}";
    let mut record = sample::statements_json();
    let trees = record["figures"].as_array().unwrap().iter().position(|one| one["id"] == "trees");
    for pointer in [
        "/areas/0/name/zh",
        "/areas/0/place/zh",
        "/topics/0/name/zh",
        "/topics/0/name/en",
        "/units/0/name/zh",
        "/notes/0/text/zh",
        &format!("/figures/{}/name/zh", trees.unwrap()),
        &format!("/figures/{}/name/en", trees.unwrap()),
    ] {
        *record.pointer_mut(pointer).expect(pointer) = payload.into();
    }
    let statements = Statements::from_json(&record.to_string(), &report()).unwrap();
    for lang in Lang::ALL {
        let html = site::page(&report(), Some(&statements), (lang, Mode::Standard), &ASSETS);
        assert!(!html.contains("<img"), "markup got through");
        assert!(!html.contains("\"'&"), "a quotation mark got through");
    }
    record["topics"][0]["name"]["zh"] = "=HYPERLINK(\"x\")".into();
    let statements = Statements::from_json(&record.to_string(), &report()).unwrap();
    let file = site::figures(&report(), &statements);
    assert!(!file.contains(",=") && !file.contains(",\"="), "a formula got through");
    assert!(file.contains("'=HYPERLINK"));
}

/// The heights that sections are given are those of the style sheet.
#[test]
fn the_style_sheet_knows_every_height() {
    let sheet = include_str!("../../www/figures.css");
    for lang in Lang::ALL {
        let html = page(lang);
        let heights: Vec<_> = html
            .split(" far far-")
            .skip(1)
            .filter_map(|rest| rest.split_once('"').map(|(height, _)| height))
            .collect();
        assert!(!heights.is_empty());
        for height in heights {
            let rule = format!(".far-{height} {{ --pc-far: {height}em }}");
            assert!(sheet.contains(&rule), "{rule}");
        }
    }
}
