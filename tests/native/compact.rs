//! Compact records: what the drawing module draws from is what the whole record shows.

use std::{env, fs, path::Path};

use plan_chart::{EMBEDDED, EMBEDDED_COMPACT, Lang, Report, chart};
use proptest::prelude::*;

use crate::{any_record::any_record, report};

#[test]
fn the_embedded_bytes_are_the_embedded_record() {
    let compact = report().to_compact();
    if env::var_os("UPDATE_GOLDEN").is_some() && compact != EMBEDDED_COMPACT {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/hanyang-2023-h1.postcard");
        fs::write(file, &compact).unwrap();
        panic!("the compact record is written anew: run again without UPDATE_GOLDEN");
    }
    assert!(
        compact == EMBEDDED_COMPACT,
        "src/report/hanyang-2023-h1.postcard is not that of the JSON beside it: run \
         `UPDATE_GOLDEN=1 cargo test --test native compact`"
    );
}

#[test]
fn other_bytes_are_no_record() {
    let compact = report().to_compact();
    for end in 0..compact.len() {
        assert_eq!(Report::from_compact(&compact[..end]), None, "the first {end} bytes");
    }
    assert_eq!(Report::from_compact(&[&compact[..], &[0]].concat()), None, "a byte too many");
    let mut other_version = compact.clone();
    other_version[0] += 1;
    assert_eq!(Report::from_compact(&other_version), None, "another version of the format");
    assert_eq!(Report::from_compact(EMBEDDED.as_bytes()), None, "JSON");
}

/// Everything drawn from the compact record is what the charts of the whole one draw.
fn draws_the_same(text: &str) -> Result<(), TestCaseError> {
    let whole =
        Report::from_json(text).map_err(|faults| TestCaseError::fail(faults.to_string()))?;
    let compact = whole.to_compact();
    let Some(drawn) = Report::from_compact(&compact) else {
        return Err(TestCaseError::fail("what was written is not read back"));
    };
    prop_assert_eq!(drawn.to_compact(), compact);
    for spec in Lang::ALL.into_iter().flat_map(|lang| chart::specs(&whole, lang)) {
        let due = chart::build(&whole, &spec).map(|chart| format!("{:?}", chart.body));
        let got = chart::body(&drawn, &spec).map(|body| format!("{body:?}"));
        prop_assert_eq!(got, due);
    }
    Ok(())
}

#[test]
fn the_embedded_record_keeps_its_charts() {
    draws_the_same(EMBEDDED).unwrap();
}

proptest! {
    #[test]
    fn any_record_keeps_its_charts(text in any_record()) {
        draws_the_same(&text)?;
    }

    /// Damaged bytes may be read as other figures, but never crash.
    #[test]
    fn damage_does_no_harm(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut compact = report().to_compact();
        let at = at.index(compact.len());
        compact[at] = to;
        if let Some(read) = Report::from_compact(&compact) {
            prop_assert_eq!(Report::from_compact(&read.to_compact()), Some(read));
        }
    }
}
