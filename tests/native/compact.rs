//! Drawings as compact bytes: what modules draw is what the charts of the record show.

use std::{env, fs, path::Path};

use plan_chart::{
    EMBEDDED, Report,
    chart::{self, Drawings, EMBEDDED_DRAWINGS},
};
use proptest::prelude::*;

use crate::{any_record::any_record, report};

#[test]
fn the_embedded_bytes_are_those_of_the_embedded_record() {
    let compact = Drawings::of(&report()).to_bytes();
    if env::var_os("UPDATE_GOLDEN").is_some() && compact != EMBEDDED_DRAWINGS {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/hanyang-2023-h1.postcard");
        fs::write(file, &compact).unwrap();
        panic!("the compact drawings are written anew: run again without UPDATE_GOLDEN");
    }
    assert!(
        compact == EMBEDDED_DRAWINGS,
        "src/report/hanyang-2023-h1.postcard is not that of the JSON beside it: run \
         `UPDATE_GOLDEN=1 cargo test --test native compact::`"
    );
}

#[test]
fn other_bytes_are_no_drawings() {
    let compact = Drawings::of(&report()).to_bytes();
    for end in 0..compact.len() {
        assert!(Drawings::from_bytes(&compact[..end]).is_none(), "the first {end} bytes");
    }
    assert!(Drawings::from_bytes(&[&compact[..], &[0]].concat()).is_none(), "a byte too many");
    let mut other_version = compact.clone();
    other_version[0] += 1;
    assert!(Drawings::from_bytes(&other_version).is_none(), "another version of the format");
    assert!(Drawings::from_bytes(EMBEDDED.as_bytes()).is_none(), "JSON");
}

/// What is read back is what the charts of the record draw, in each language, in its fonts.
fn draws_the_same(text: &str) -> Result<(), TestCaseError> {
    let report =
        Report::from_json(text).map_err(|faults| TestCaseError::fail(faults.to_string()))?;
    let compact = Drawings::of(&report).to_bytes();
    let Some(drawings) = Drawings::from_bytes(&compact) else {
        return Err(TestCaseError::fail("what was written is not read back"));
    };
    prop_assert_eq!(drawings.to_bytes(), compact);
    for lang in &report.languages {
        for spec in chart::specs(&report, *lang) {
            let chart = chart::build(&report, &spec).unwrap();
            let Some((body, fonts)) = drawings.find(&chart.id, lang.tag()) else {
                return Err(TestCaseError::fail(format!("{} is not there", chart.id)));
            };
            prop_assert_eq!(format!("{body:?}"), format!("{:?}", chart.body));
            prop_assert_eq!(fonts, lang.chart_words().fonts());
        }
    }
    prop_assert!(drawings.find("no-such-chart", "en").is_none());
    Ok(())
}

#[test]
fn the_embedded_record_keeps_its_charts() {
    draws_the_same(EMBEDDED).unwrap();
}

#[test]
fn a_tag_finds_its_language_or_the_first() {
    let report = report();
    let drawings = Drawings::of(&report);
    let own = report.lang();
    let spec = &chart::specs(&report, own)[0];
    let id = chart::build(&report, spec).unwrap().id;
    let fonts = |tag: &str| drawings.find(&id, tag).map(|(_, fonts)| fonts.to_owned());
    for tag in
        [own.tag(), own.code(), &own.code().to_uppercase(), &format!("{}_XX", own.code()), "xx"]
    {
        assert_eq!(fonts(tag).as_deref(), Some(own.chart_words().fonts()), "{tag}");
    }
}

proptest! {
    #[test]
    fn any_record_keeps_its_charts(text in any_record()) {
        draws_the_same(&text)?;
    }

    /// Damaged bytes may be read as something else, but never crash.
    #[test]
    fn damage_does_no_harm(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut compact = Drawings::of(&report()).to_bytes();
        let at = at.index(compact.len());
        compact[at] = to;
        if let Some(read) = Drawings::from_bytes(&compact) {
            prop_assert!(Drawings::from_bytes(&read.to_bytes()).is_some());
        }
    }
}
