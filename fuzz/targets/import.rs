//! Tables: any bytes as a file, and any text as what was pasted. Whatever is read is said in words, and twice the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_chart::Lang;
use plan_chart::import::{self, Options};

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, rest)) = bytes.split_first() else { return };
    // What reads .xls panics where a damaged one contradicts itself. The reader catches that; a fuzzer takes it for a find.
    if rest.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return;
    }
    let options = Options::default();
    let read = || match kind % 3 {
        0 => import::read(rest, &options),
        1 => import::read_pasted(None, &String::from_utf8_lossy(rest), &options),
        _ => {
            let text = String::from_utf8_lossy(rest);
            let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at));
            let (html, plain) = text.split_at(middle.unwrap_or(0));
            import::read_pasted(Some(html), plain, &options)
        }
    };
    let import = read();
    for reading in &import.readings {
        for lang in Lang::ALL {
            let text = reading.text(lang);
            assert!(!text.is_empty() && text.chars().count() < 20_000, "{reading:?}");
        }
    }
    // What is a report is one as a workbook, too.
    if let Some(report) = &import.report {
        let xlsx = import::to_xlsx(&import.record, Lang::ZH).expect("is written");
        let again = import::read(&xlsx, &options);
        assert_eq!(again.report.as_ref(), Some(report), "{:?}", again.readings);
    }
    assert_eq!(read().readings, import.readings);
});
