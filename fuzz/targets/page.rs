//! What is asked of a record: any chart, indicator, language and width; and the page of any record that passes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_chart::chart::{Kind, Spec};
use plan_chart::{Lang, Report};
use plan_chart_fuzz::{Bytes, check_chart, check_page, edited, record};

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = Bytes::new(bytes);
    let wish = bytes.byte();
    let lang = Lang::parse(&bytes.text()).unwrap_or_default();
    let kind = [Kind::BARS, Kind::LEVELS, Kind::GROWTH, Kind::GAUGE][usize::from(wish) % 4];
    let spec = Spec { indicator: Some(bytes.text()), ..Spec::new(kind, lang) };
    let width = bytes.float();
    if let Ok(report) = Report::from_deserializer(edited(record(&mut bytes), &mut bytes)) {
        check_chart(&report, &spec, width);
        if wish >= 192 {
            check_page(&report, None, lang);
        }
    }
});
