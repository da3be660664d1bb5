//! The record of a report's text, as objects: the real one after edits, or nothing like it, beside the real
//! record or an edited one.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use plan_chart::report::statements::{STATEMENTS, Statements};
use plan_chart::{EMBEDDED, Lang, Report};
use plan_chart_fuzz::{Bytes, Tree, check_faults, check_sheet, edited};

static RECORD: LazyLock<Tree> = LazyLock::new(|| Tree::parse(EMBEDDED));
static REPORT: LazyLock<Report> = LazyLock::new(|| Report::from_json(EMBEDDED).expect("is read"));
static FIGURES: LazyLock<Tree> = LazyLock::new(|| Tree::parse(STATEMENTS));

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = Bytes::new(bytes);
    let wish = bytes.byte();
    let other = (wish % 8 == 1)
        .then(|| Report::from_deserializer(edited(&RECORD, &mut bytes)).ok())
        .flatten();
    let report = other.as_ref().unwrap_or(&REPORT);
    let tree = if wish % 8 == 0 { Tree::any(&mut bytes, 12) } else { edited(&FIGURES, &mut bytes) };
    match Statements::from_deserializer(tree, report) {
        // Reading is what is tried here; all that can be shown is shown now and then.
        Ok(statements) if wish >= 248 => {
            check_sheet(report, &statements, Lang::ALL[usize::from(bytes.byte()) % 2]);
        }
        Ok(_) => {}
        Err(faults) => check_faults(&faults),
    }
});
