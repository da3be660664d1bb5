//! Any record goes out as a workbook and comes in again.

use plan_chart::{
    Lang, Report,
    import::{self, Level, Options},
};
use proptest::prelude::*;

use crate::any_record::any_record;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_record_goes_out_and_comes_in_again(text in any_record(), chinese in any::<bool>()) {
        let lang = if chinese { Lang::ZH } else { Lang::EN };
        let record: serde_json::Value = serde_json::from_str(&text).unwrap();
        let import = import::read(&import::to_xlsx(&record, lang).unwrap(), &Options::default());
        let asked: Vec<_> = import
            .readings
            .iter()
            .filter(|reading| [Level::Question, Level::Fault].contains(&reading.level))
            .map(|reading| reading.text(Lang::EN))
            .collect();
        prop_assert!(asked.is_empty(), "{asked:?}\n{text}");
        prop_assert_eq!(import.report, Some(Report::from_json(&text).unwrap()));
    }
}
