//! The list of all figures of Hanyang's text, on the page and as CSV.

use std::collections::BTreeMap;

use plan_chart::{
    Lang,
    chart::{self, FigureList},
    report::statements::Role,
    site::{self, Mode},
};
use serde_json::Value as Json;

use super::statements::{TRANSLATED, keyed, statements};
use crate::{
    figure_list::{are_on_the_page_once_and_in_order, bars_are, entries},
    page::ASSETS,
    report, rows,
};

fn list(lang: Lang) -> FigureList {
    chart::figure_list(&report(), &statements(), lang)
}

fn page(lang: Lang) -> String {
    site::page(&report(), Some(&statements()), (lang, Mode::Standard), &ASSETS)
}

#[test]
fn every_figure_is_on_the_page_once_and_in_order() {
    for lang in Lang::ALL {
        let list = list(lang);
        are_on_the_page_once_and_in_order(&page(lang), &list, &statements());
        // In Chinese all of them, in English those that were translated by hand.
        let due = if lang == Lang::ZH { keyed() } else { TRANSLATED.to_vec() };
        for entry in entries(&list) {
            match due.iter().find(|due| due.0 == entry.id) {
                Some((_, due)) => assert_eq!(&entry.value, due, "{}", entry.id),
                None => assert_ne!(lang, Lang::ZH, "{} was keyed in", entry.id),
            }
        }
    }
}

#[test]
fn nothing_is_calculated_but_the_rate_of_new_jobs() {
    for lang in Lang::ALL {
        let list = list(lang);
        let rates: Vec<_> = entries(&list).into_iter().filter(|one| one.rate.is_some()).collect();
        let [jobs] = rates[..] else { panic!("{rates:?}") };
        assert_eq!(jobs.id, "next-jobs");
        assert!(jobs.rate.as_ref().unwrap().contains("63.2%"));
        let beside = entries(&list).into_iter().filter_map(|one| one.beside.as_ref());
        let beside: Vec<_> = beside.map(|(link, _)| link.id.as_str()).collect();
        assert_eq!(beside, ["innovation-space", "micro-roads", "waste-houses", "jobs"]);
    }
}

#[test]
fn bars_are_as_long_as_their_figures() {
    let due = [
        ("starts-planned", "1.000"),
        ("starts-entered", "0.679"),
        ("flower-fields", "0.667"),
        ("green-space", "1.000"),
        ("higher-awards", "0.082"),
        ("estate-share", "0.773"),
        ("co-share", "0.700"),
        ("rehousing-rate", "1.100"),
        ("new-investment", "Less"),
        ("invoices-1-growth", "Greater"),
    ];
    bars_are(&page(Lang::ZH), &list(Lang::ZH), &due);
}

#[test]
fn the_list_holds_quantities_with_unit_and_place() {
    let mut rows = rows(&site::figures(&report(), &statements()));
    let header = rows.remove(0);
    let rows = rows.into_iter().map(|row| header.iter().cloned().zip(row));
    let rows: Vec<BTreeMap<_, _>> = rows.map(Iterator::collect).collect();
    // 26 cells of the headline table with figures or words, and five further results.
    assert_eq!(rows.iter().filter(|row| row["part"] == "table").count(), 31);
    let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(row("industry.result.growth")["value"], "-3.2");
    assert_eq!(row("industry.result.growth")["unit_zh"], "%");
    assert_eq!(row("jobs.result.total")["qualifier"], "about");
    assert_eq!(row("retail")["value"], "261.7");
    assert_eq!(row("retail.result.total")["value"], "261.75");
    assert_eq!(row("jobs")["unit_zh"], "万人");
    assert_eq!(row("jobs")["unit_en"], "10,000 people");
    assert_eq!(row("gdp")["unit_en"], "100 million yuan");
    assert_eq!(row("next-jobs")["beside"], "jobs");
    assert_eq!(row("next-software")["value_to"], "2");
    assert_eq!(row("invoices-2-growth")["qualifies"], "invoices-2");
    assert_eq!(row("new-investment")["value"], "-56.4");
    assert_eq!(row("waste-houses")["place_zh"], "第一部分（四）第2段");
    assert_eq!(row("housing-rank")["words_zh"], "全市前列");
}

#[test]
fn every_topic_of_the_report_is_there() {
    let list = list(Lang::ZH);
    let topics = |role| {
        let areas =
            list.areas.iter().filter(move |area| statements().parts[area.part].role == Some(role));
        areas.map(|area| area.topics.len()).collect::<Vec<_>>()
    };
    assert_eq!(topics(Role::Done), [1, 3, 3, 3, 3, 4]);
    assert_eq!(topics(Role::Problems), [4]);
    assert_eq!(topics(Role::Planned), [3, 3, 3, 3, 3]);
    assert_eq!(topics(Role::Terms), [13]);
}

/// What readers look for in traditional characters is led to the report's own words.
#[test]
fn traditional_characters_lead_to_the_words_of_the_report() {
    let html = page(Lang::ZH);
    let (_, data) = html.split_once("<script type=\"application/json\" id=\"pc-report\">").unwrap();
    let data: Json = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let [traditional, simplified] =
        [0, 1].map(|at| data["characters"][at].as_str().unwrap().chars().collect::<Vec<_>>());
    assert_eq!(traditional.len(), simplified.len());
    for (query, due) in [
        ("地區生產總值", "地区生产总值"),
        ("財政收入", "财政收入"),
        ("數字經濟", "数字经济"),
        ("社會消費品零售總額", "社会消费品零售总额"),
        ("新增就業", "新增就业"),
        ("棚戶區", "棚户区"),
        ("下降", "下降"),
    ] {
        let plain = |c| traditional.iter().position(|one| *one == c).map_or(c, |at| simplified[at]);
        assert_eq!(query.chars().map(plain).collect::<String>(), due);
        assert!(html.contains(due), "{due}");
    }
}
