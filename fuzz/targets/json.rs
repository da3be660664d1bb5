//! JSON text: any bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_chart::Report;
use plan_chart_fuzz::{check_charts, check_faults};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Report::from_json(text) {
        Ok(report) => check_charts(&report, 640.0),
        Err(faults) => check_faults(&faults),
    }
});
