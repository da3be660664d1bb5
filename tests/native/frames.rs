//! The pre-rendered pages with one chart: complete, and at the addresses that others link to.

use std::collections::BTreeSet;

use plan_chart::{
    Lang, chart,
    scene::{self, Form},
    site::{self, Asset, FrameAssets, SignpostAssets},
};

use crate::{
    page::{ASSETS, bands_are_those_of, resolved, text},
    sample::report,
};

const FILE: Asset<'_> = Asset { address: "e.js", integrity: "sha384-e" };

/// Address and page of every chart in every language.
fn frames() -> Vec<(String, chart::Chart, String)> {
    let report = report();
    let assets = FrameAssets { page: ASSETS, style: FILE, frame: FILE };
    let specs = Lang::ALL.into_iter().flat_map(|lang| chart::specs(&report, lang));
    specs
        .map(|spec| {
            let chart = chart::build(&report, &spec).unwrap();
            let html = site::frame(&report, &chart, &spec, &assets);
            (site::frame_address(&report, &chart), chart, html)
        })
        .collect()
}

#[test]
fn each_holds_its_chart_whole() {
    for (address, chart, html) in frames() {
        let table = chart.table.shown(chart.lang);
        let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
        for due in cells.chain([&chart.heading, &chart.sentence]).chain(&chart.notes) {
            assert!(text(&html).contains(due), "{address}: {due}");
        }
        bands_are_those_of(&html, &chart, Form::PAIR);
        assert!(!html.contains("=\"\""), "{address} has an empty attribute");
        let pictures = if scene::stretches(&chart) { 2 } else { 1 };
        assert_eq!(html.matches("<svg class=\"pc-plot").count(), pictures, "{address}");
        assert!(html.contains(&format!("<html lang=\"{}\"", chart.lang.tag())), "{address}");
        for banned in ["http:", "https:", "style=\"", "<style", "javascript:", " onclick"] {
            assert!(!html.contains(banned), "{address}: {banned}");
        }
        // A frame without an origin holds files to their hashes only where it asks for them across origins.
        assert_eq!(html.matches("integrity=\"").count(), 6, "{address}");
        assert_eq!(html.matches("crossorigin").count(), 5, "{address}");
    }
}

#[test]
fn titles_differ() {
    let titles: Vec<_> = frames()
        .into_iter()
        .filter_map(|(_, _, html)| {
            Some(html.split_once("<title>")?.1.split_once('<')?.0.to_owned())
        })
        .collect();
    assert_eq!(titles.len(), titles.iter().collect::<BTreeSet<_>>().len(), "{titles:?}");
}

#[test]
fn the_signpost_links_to_each_once() {
    let assets = SignpostAssets { style: FILE, signpost: FILE };
    let html = resolved(&site::signpost(&report(), &assets));
    for (address, chart, _) in frames() {
        let folder = format!("embed/{}/", report().revision);
        assert!(address.starts_with(&folder), "the version of the data is in {address}");
        let link = format!("<a href=\"{address}\">{}</a>", chart.heading);
        assert_eq!(html.matches(&link).count(), 1, "{link}");
    }
}

/// What is between the tags is complete by itself, and no wider than its place.
#[test]
fn the_content_of_an_element_needs_no_stylesheet() {
    let report = report();
    for spec in Lang::ALL.into_iter().flat_map(|lang| chart::specs(&report, lang)) {
        let chart = chart::build(&report, &spec).unwrap();
        let inside = site::inside(&report, &chart);
        let table = chart.table.shown(chart.lang);
        let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
        for due in cells.chain([&chart.heading, &chart.sentence]).chain(&chart.notes) {
            assert!(text(&inside).contains(due), "{}: {due}", chart.id);
        }
        assert_eq!(inside.matches("<svg ").count(), 1);
        assert!(inside.contains("width=\"100%\" preserveAspectRatio"), "{}", chart.id);
        assert!(inside.contains("fill=\"#"), "{}", chart.id);
        for banned in ["style=\"", "<style", "http:", "https:", "<script"] {
            assert!(!inside.replace("http://www.w3.org/2000/svg", "").contains(banned), "{banned}");
        }
    }
}
