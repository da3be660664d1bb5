//! A kind of chart that these tests alone know: attributes, pages, files and lists have it.

use plan_chart::{
    Lang, Report,
    chart::{self, Body, BodyBuilder, Chart, ChartBuilder, Kind, Spec, SpecError},
    i18n::Labels,
    site::{self, Mode, SignpostAssets},
};

use crate::{ASSETS, FILE, FRAME_ASSETS, sample};

/// Totals once more, under another heading.
const TOTALS: Kind = Kind::new("test-totals");
/// In the letters of the marked record, so that the tests of languages may meet it.
const HEADING: &str = "итоги теста";
const HINT: &str = "как читать";

struct Totals;

impl Totals {
    fn bars(spec: &Spec) -> Spec {
        Spec { kind: Kind::BARS, ..spec.clone() }
    }
}

impl BodyBuilder for Totals {
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError> {
        chart::body(report, &Self::bars(spec))
    }
}

impl ChartBuilder for Totals {
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError> {
        let bars = chart::build(report, &Self::bars(spec))?;
        let (id, heading) = (TOTALS.id().to_owned(), HEADING.to_owned());
        Ok(Chart { kind: TOTALS, id, heading, ..bars })
    }

    fn section(&self) -> Option<&'static str> {
        Some("test-section")
    }

    fn hint(&self, _: &Labels, _: bool, _: bool) -> &'static str {
        HINT
    }
}

fn report() -> Report {
    chart::add(TOTALS, &Totals);
    sample::report()
}

#[test]
fn it_is_in_lists() {
    let report = report();
    assert!(Kind::all().any(|kind| kind == TOTALS));
    assert_eq!(Kind::parse("test-totals", Lang::EN), Ok(TOTALS));
    assert!(!TOTALS.needs_indicator());
    for lang in Lang::ALL {
        let specs = chart::specs(&report, lang);
        assert_eq!(specs.iter().filter(|spec| spec.kind == TOTALS).count(), 1, "{lang:?}");
    }
    let links = site::signpost(&report, &SignpostAssets { style: FILE, signpost: FILE });
    assert_eq!(links.matches(HEADING).count(), Lang::ALL.len());
    assert!(links.contains("/test-totals.en.html\""));
}

#[test]
fn it_is_on_pages() {
    let report = report();
    for lang in Lang::ALL {
        let page = site::page(&report, None, (lang, Mode::Standard), &ASSETS);
        for due in [
            "<section class=\"card\" id=\"test-section\">",
            "id=\"test-totals\" data-chart=\"test-totals\"",
            HINT,
            HEADING,
        ] {
            assert!(page.contains(due), "{lang:?}: {due}");
        }
        let spec = Spec::new(TOTALS, lang);
        let chart = chart::build(&report, &spec).unwrap();
        let frame = site::frame(&report, &chart, &spec, &FRAME_ASSETS);
        assert!(frame.contains("data-chart=\"test-totals\""), "{lang:?}");
        assert!(frame.contains(HINT), "{lang:?}");
    }
}

/// Its picture for wide places and its table, and as it stretches, its picture for phones.
#[test]
fn it_is_in_files() {
    let report = report();
    let files = site::files(&report, Lang::EN);
    for ending in [".svg", ".csv", "-narrow.svg"] {
        let name = format!("{}-test-totals-en{ending}", report.id);
        let file = files.iter().find(|file| file.name == name);
        let file = file.unwrap_or_else(|| panic!("{name}"));
        assert!(file.text.contains(HEADING) || ending == ".csv", "{name}");
    }
}
