//! Packed records: what the page's module draws from is what the whole record says.

use plan_chart::{EMBEDDED, Lang, Report, chart};
use proptest::prelude::*;

use crate::{any_record::any_record, report};

/// Everything that is drawn from the packed record is what the charts of the whole one show.
fn draws_the_same(text: &str) -> Result<(), TestCaseError> {
    let whole =
        Report::from_json(text).map_err(|faults| TestCaseError::fail(faults.to_string()))?;
    let packed = whole.pack();
    let Some(unpacked) = Report::unpack(&packed) else {
        return Err(TestCaseError::fail("what was packed is not unpacked"));
    };
    prop_assert_eq!(unpacked.pack(), packed);
    for spec in Lang::ALL.into_iter().flat_map(|lang| chart::specs(&whole, lang)) {
        let shown = chart::build(&whole, &spec).map(|chart| format!("{:?}", chart.body));
        let drawn = chart::drawn(&unpacked, &spec).map(|body| format!("{body:?}"));
        prop_assert_eq!(drawn, shown);
    }
    Ok(())
}

#[test]
fn the_embedded_record_keeps_its_charts() {
    draws_the_same(EMBEDDED).unwrap();
}

#[test]
fn other_texts_are_no_record() {
    let packed = report().pack();
    for (end, _) in packed.char_indices() {
        assert_eq!(Report::unpack(&packed[..end]), None, "the first {end} bytes");
    }
    assert_eq!(Report::unpack(&format!("{packed}\0")), None, "something behind it");
}

proptest! {
    #[test]
    fn any_record_keeps_its_charts(text in any_record()) {
        draws_the_same(&text)?;
    }

    /// Damage may be read as other figures, but it is never a crash.
    #[test]
    fn damage_does_no_harm(at in 0..1_500_usize, to in any::<char>()) {
        let packed: String =
            report().pack().chars().enumerate().map(|(i, c)| if i == at { to } else { c }).collect();
        if let Some(read) = Report::unpack(&packed) {
            prop_assert_eq!(Report::unpack(&read.pack()), Some(read));
        }
    }
}
