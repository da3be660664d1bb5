//! Whole sites: one report, several of them, and what their scripts are told.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use plan_chart::{
    EMBEDDED, Lang, Report,
    chart::{self, Drawings, EMBEDDED_DRAWINGS, Kind, Spec},
    site::{self, Entry, PART_NAMES, Part, Parts, SiteFile},
};
use serde_json::{Value, json};

use crate::sample::{self, report, statements};

/// A part by its name without a hash.
pub(crate) fn part(name: &str) -> (String, Part) {
    let (stem, extension) = name.rsplit_once('.').unwrap();
    let bytes = format!("/* {name} */").into_bytes();
    let part = if extension == "json" {
        Part::named(name, bytes)
    } else {
        Part::hashed(stem, extension, bytes)
    };
    (name.to_owned(), part)
}

pub(crate) fn parts() -> Parts {
    Parts::new(PART_NAMES.into_iter().map(part).collect()).unwrap()
}

/// The sample with another id and place.
fn other(id: &str) -> Entry {
    let mut record = sample::json();
    record["id"] = id.into();
    record["place"] = json!({ "zh": "别处</script>", "en": "Elsewhere</script>" });
    let record = record.to_string();
    let report = Report::from_json(&record).unwrap();
    Entry { report, statements: None, record, pictures: Vec::new() }
}

/// The sample with its text.
fn whole() -> Entry {
    let (report, statements) = (report(), Some(statements()));
    Entry { report, statements, record: sample::json().to_string(), pictures: Vec::new() }
}

/// The record that modules have.
fn embedded() -> Entry {
    let report = Report::from_json(EMBEDDED).unwrap();
    Entry { report, statements: None, record: EMBEDDED.to_owned(), pictures: Vec::new() }
}

fn files(entries: &[Entry], address: Option<&str>) -> BTreeMap<String, String> {
    let parts = parts();
    let files = site::site(entries, &parts, address).flat_map(Result::unwrap);
    let text =
        |file: SiteFile<'_>| (file.name, String::from_utf8(file.bytes.into_owned()).unwrap());
    let files: Vec<_> = files.map(text).collect();
    let count = files.len();
    let files: BTreeMap<_, _> = files.into_iter().collect();
    assert_eq!(files.len(), count, "no file is written twice");
    files
}

/// What the scripts of a page are told.
fn told(html: &str) -> Value {
    let (_, rest) = html.split_once("<script type=\"application/json\" id=\"pc-report\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// The drawings that a page or file carries.
fn carried(told: &Value) -> Option<Vec<u8>> {
    let bytes = STANDARD.decode(told["drawings"].as_str()?).unwrap();
    assert!(Drawings::from_bytes(&bytes).is_some());
    Some(bytes)
}

/// The addresses of files in `html` at `name`, from the folder of the site.
fn linked(name: &str, html: &str) -> BTreeSet<String> {
    let links = [" href=\"", " src=\"", " data-wasm=\""]
        .iter()
        .flat_map(|start| html.split(start).skip(1).filter_map(|rest| rest.split('"').next()));
    let links = links.filter(|link| !link.starts_with(['#']) && !link.contains(':'));
    links
        .map(|link| {
            let mut place: Vec<_> = name.split('/').collect();
            place.pop();
            for step in link.split('#').next().unwrap().split('/') {
                match step {
                    ".." => drop(place.pop().expect("a link out of the site")),
                    step => place.push(step),
                }
            }
            place.join("/")
        })
        .collect()
}

#[test]
fn every_link_leads_to_a_file() {
    for entries in [vec![whole()], vec![other("a")], vec![whole(), other("a")]] {
        let files = files(&entries, None);
        for (name, html) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
            for link in linked(name, html) {
                assert!(files.contains_key(&link), "{name} links to {link}");
            }
        }
    }
}

#[test]
fn one_report_has_no_folder_of_its_own() {
    let files = files(&[whole()], None);
    let version = report().revision;
    for name in [
        "index.html",
        "en.html",
        "elder.html",
        "accessibility.html",
        "standalone.html",
        "embed.html",
        "figures.csv",
        "sbom.cdx.json",
        "charts/sample-bars.svg",
        "embed/report.json",
        &format!("embed/{version}/report.json"),
        &format!("embed/{version}/gauge-gdp.zh.html"),
        &format!("embed/{version}/gauge-gdp.zh.txt"),
    ] {
        assert!(files.contains_key(name), "{name}");
    }
    assert!(!files.keys().any(|name| name.starts_with("standalone.") && name.ends_with(".js")));
    assert!(!files.contains_key("sample.json"), "only a published site has the record");
}

#[test]
fn several_reports_share_modules_and_nothing_else() {
    let entries = [whole(), other("elsewhere")];
    let both = files(&entries, None);
    let [first, second] = ["sample/", "elsewhere/"]
        .map(|id| both.keys().filter_map(|name| name.strip_prefix(id)).collect::<BTreeSet<_>>());
    assert!(first.contains("embed.html") && second.contains("embed.html"));
    for name in first.union(&second) {
        assert!(
            !name.ends_with(".js") && !name.ends_with(".css") && !name.ends_with(".wasm"),
            "{name}"
        );
    }
    let index = &both["index.html"];
    for entry in &entries {
        assert!(index.contains(&format!("<a href=\"{}/index.html\">", entry.report.id)));
        let overview = chart::overview(&entry.report, Lang::ZH);
        assert!(index.contains(&overview.sentence) && index.contains(&overview.growth.unwrap()));
    }
    assert!(both["en.html"].contains("<a href=\"elsewhere/en.html\">"));
    // The report alone has the same pages, but for where the shared files are.
    for (name, text) in files(&entries[1..], None) {
        if let Some(same) = both.get(&format!("elsewhere/{name}")) {
            assert_eq!(same.replace("../", ""), text.replace("../", ""), "{name}");
        }
    }
}

#[test]
fn a_page_carries_its_record_unless_modules_have_it() {
    let names = ["index.html", "elder.html", "en.html", "standalone.html"];
    let own = other("elsewhere");
    let (modules, carrying) = (files(&[embedded()], None), files(std::slice::from_ref(&own), None));
    let frame = format!("embed/{}/bars.zh.html", own.report.revision);
    let data = "<script type=\"application/json\" id=\"pc-report\">";
    for (name, html) in modules.iter().filter(|(_, text)| text.contains(data)) {
        assert_eq!(carried(&told(html)), None, "{name}");
    }
    for name in names {
        let due = Drawings::of(&own.report).to_bytes();
        assert_eq!(carried(&told(&carrying[name])), Some(due), "{name}");
    }
    // A page with one chart has that alone; the one that leads there draws none.
    let bars = Spec::new(Kind::BARS, Lang::ZH);
    let of_frame = carried(&told(&carrying[&frame])).unwrap();
    assert_eq!(of_frame, Drawings::of(&own.report).only(&bars).to_bytes());
    let of_frame = Drawings::from_bytes(&of_frame).unwrap();
    assert!(of_frame.find("bars", "zh").is_some() && of_frame.find("growth", "zh").is_none());
    assert_eq!(carried(&told(&carrying["embed.html"])), None);
    // The element may have the module of another version.
    let file: Value = serde_json::from_str(&modules["embed/report.json"]).unwrap();
    assert_eq!(carried(&file).unwrap(), EMBEDDED_DRAWINGS);
}

#[test]
fn scripts_are_told_what_they_need() {
    let files = files(&[whole()], None);
    let version = report().revision.to_string();
    let known = json!({
        "languages": [["zh", "zh-CN"], ["en", "en"]],
        "indicators": chart::specs(&report(), Lang::ZH).into_iter().filter_map(|spec| spec.indicator).collect::<Vec<_>>(),
    });
    for name in ["embed.html", &format!("embed/{version}/growth.en.html")] {
        let told = told(&files[name]);
        for key in ["languages", "indicators"] {
            assert_eq!(told[key], known[key], "{name}");
        }
        assert_eq!(told["version"], json!(version), "{name}");
    }
    let page = told(&files["en.html"]);
    assert_eq!(page["page"], json!("en.html"));
    let bars = chart::build(&report(), &Spec::new(Kind::BARS, Lang::EN)).unwrap();
    assert_eq!(page["heights"]["bars"], json!(site::frame_height(&report(), &bars)));
    assert!(told(&files["index.html"])["characters"][0].as_str().unwrap().contains('產'));
}

#[test]
fn without_statements_nothing_asks_for_figures() {
    let files = files(&[other("a")], Some("https://example.org/"));
    assert!(!files.contains_key("figures.csv"));
    for (name, text) in &files {
        assert!(!text.contains("figures.csv"), "{name}");
    }
    assert!(!files["index.html"].contains("find."));
    assert!(files["index.html"].contains("https://example.org/a.json"));
    assert!(files.contains_key("a.json"));
}

#[test]
fn a_published_report_is_in_its_folder() {
    let files = files(&[whole(), other("a")], Some("https://example.org/plan/"));
    let canonical = "<link rel=\"canonical\" href=\"https://example.org/plan/a/index.html\">";
    assert!(files["a/index.html"].contains(canonical));
    assert_eq!(files["sample/sample.json"], sample::json().to_string());
}
