//! Objects as JavaScript hands them in: a real record after edits, or nothing like it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_chart::Report;
use plan_chart_fuzz::{Bytes, Tree, check_charts, check_faults, edited, record};

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = Bytes::new(bytes);
    let like_it = bytes.byte() % 8 != 0;
    let tree = if like_it {
        edited(record(&mut bytes), &mut bytes)
    } else {
        Tree::any(&mut bytes, 12)
    };
    match Report::from_deserializer(tree) {
        // What can be drawn is drawn now and then only: reading is what is tried here.
        Ok(report) if bytes.byte() % 16 == 1 => check_charts(&report, bytes.float()),
        Ok(_) => {}
        Err(faults) => check_faults(&faults),
    }
});
