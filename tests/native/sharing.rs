//! What pages say to search engines and to those who show a link: nothing where it is not known where they will be.

use plan_chart::{
    Lang, Report,
    site::{self, Mode, Published},
};
use serde_json::Value;

use crate::{any_record, page::ASSETS, sample::report, sample::statements};

const PUBLISHED: Published<'_> = Published {
    site: "https://example.org/plan/",
    picture: Some("share.png"),
    data: &[("text/csv", "figures.csv"), ("application/json", "record.json")],
};

fn page(report: &Report, lang: Lang, mode: Mode) -> String {
    site::published_page(report, None, (lang, mode), &ASSETS, &PUBLISHED)
}

/// The data block of a page.
fn data(html: &str) -> Option<Value> {
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">")?;
    serde_json::from_str(rest.split_once("</script>")?.0).ok()
}

#[test]
fn a_page_that_may_be_anywhere_says_nothing() {
    for lang in Lang::ALL {
        for mode in Mode::ALL {
            let html = site::page(&report(), Some(&statements()), (lang, mode), &ASSETS);
            for banned in ["canonical", "og:", "ld+json", "rel=\"alternate\"", "x-default"] {
                assert!(!html.contains(banned), "{lang:?}, {mode:?}: {banned}");
            }
        }
    }
}

#[test]
fn addresses_are_whole() {
    for lang in Lang::ALL {
        for mode in Mode::ALL {
            let html = page(&report(), lang, mode);
            let at = |lang| format!("https://example.org/plan/{}", mode.page(&report(), lang));
            let due = [
                format!("<link rel=\"canonical\" href=\"{}\">", at(lang)),
                format!("<meta property=\"og:url\" content=\"{}\">", at(lang)),
                format!(
                    "<link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\">",
                    at(report().lang())
                ),
                "<meta property=\"og:image\" content=\"https://example.org/plan/share.png\">"
                    .to_owned(),
                format!(
                    "<meta property=\"og:locale\" content=\"{}\">",
                    lang.tag().replace('-', "_")
                ),
            ];
            let every = Lang::ALL.map(|lang| {
                format!(
                    "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">",
                    lang.tag(),
                    at(lang)
                )
            });
            for due in due.iter().chain(&every) {
                assert_eq!(html.matches(due.as_str()).count(), 1, "{due}");
            }
            assert_eq!(data(&html).is_some(), mode == Mode::Standard, "{mode:?}");
        }
    }
}

#[test]
fn the_data_are_described_from_the_record() {
    for lang in Lang::ALL {
        let report = report();
        let data = data(&page(&report, lang, Mode::Standard)).unwrap();
        assert_eq!(data["@type"], "Dataset");
        assert_eq!(data["temporalCoverage"], "2023-01-01/2023-06-30");
        assert_eq!(data["spatialCoverage"]["name"], report.place.get(lang));
        assert_eq!(
            data["creator"][0]["name"],
            report.sources[0].publisher.as_ref().unwrap().get(lang)
        );
        assert_eq!(data["dateModified"], report.revision.to_string());
        assert_eq!(data["inLanguage"], lang.tag());
        let files = data["distribution"].as_array().unwrap();
        let addresses: Vec<_> = files.iter().map(|file| &file["contentUrl"]).collect();
        let at = "https://example.org/plan/";
        assert_eq!(addresses, [&format!("{at}figures.csv"), &format!("{at}record.json")]);
        // Search engines take descriptions of 50 characters and more.
        assert!(data["description"].as_str().unwrap().chars().count() >= 50);
        // The report names no licence, so none is invented.
        assert!(data.get("license").is_none());
    }
}

#[test]
fn no_text_of_a_record_ends_the_data() {
    let payload = "</script><!--<script>\"'&\\";
    let mut record = any_record::record(1, 0);
    for pointer in ["/place/zh", "/sources/0/title/zh", "/indicators/0/name/zh"] {
        *record.pointer_mut(pointer).unwrap() = payload.into();
    }
    let report = Report::from_json(&record.to_string()).unwrap();
    let html = page(&report, Lang::ZH, Mode::Standard);
    let plain = site::page(&report, None, (Lang::ZH, Mode::Standard), &ASSETS);
    assert_eq!(html.matches("<script").count(), plain.matches("<script").count() + 1);
    assert_eq!(html.matches("<!--").count(), 0);
    assert_eq!(data(&html).unwrap()["spatialCoverage"]["name"], payload);
}

#[test]
fn the_picture_has_the_question_and_the_gauges() {
    for lang in Lang::ALL {
        let svg = site::sharing_picture(&report(), lang).unwrap();
        assert!(svg.contains("viewBox=\"0 0 600 315\""));
        for due in [report().place.get(lang), "46.4%", "87.4%", "63.2%", "50.8%"] {
            assert!(svg.contains(due), "{due}");
        }
        assert!(!svg.contains('…'), "nothing is cut off");
    }
    let none = Report::from_json(&any_record::record(0, 1).to_string());
    assert!(none.map_or(true, |report| site::sharing_picture(&report, Lang::ZH).is_none()));
}
