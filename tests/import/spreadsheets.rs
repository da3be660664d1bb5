//! Files of other programs, written by the scripts of `spreadsheets`: each is read as what was put into it.

use std::{fs, path::Path};

use plan_chart::import::{self, Import, Kind, Level, Matter, Options};
use serde_json::json;

use crate::{entry, layouts, listed, report};

/// Programs, and the kinds of files that each writes.
const PROGRAMS: [(&str, &[Kind]); 3] = [
    ("exceljs", &[Kind::Xlsx]),
    ("sheetjs", &[Kind::Xlsx, Kind::Xls, Kind::Ods]),
    ("libreoffice", &[Kind::Xlsx, Kind::Xls, Kind::Ods]),
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
}

#[track_caller]
fn read(name: &str, options: &Options) -> Import {
    let path = folder().join("import/spreadsheets").join(name);
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    import::read(&bytes, options)
}

/// What each program wrote of `what`, by its name: `sheetjs-table.ods`.
fn files(what: &str) -> Vec<(String, Kind)> {
    let kinds =
        PROGRAMS.iter().flat_map(|(program, kinds)| kinds.iter().map(move |kind| (program, kind)));
    kinds
        .map(|(program, kind)| {
            let ending = match kind {
                Kind::Xls => "xls",
                Kind::Ods => "ods",
                _ => "xlsx",
            };
            (format!("{program}-{what}.{ending}"), *kind)
        })
        .collect()
}

/// The readings of a level, by place.
fn places(import: &Import, level: Level) -> Vec<String> {
    import.of_level(level).map(|reading| reading.place.to_string()).collect()
}

#[track_caller]
fn is_sure(import: &Import, name: &str) {
    for level in [Level::Question, Level::Fault] {
        assert!(import.of_level(level).next().is_none(), "{name}: {}", listed(import));
    }
}

/// Records that were written as templates, and saved by each program.
#[test]
fn templates_are_the_same_records() {
    for (what, record) in
        [("guandu", "records/guandu-2023-h1.json"), ("europe", "records/europe-2020.json")]
    {
        let due = report(&fs::read_to_string(folder().join(record)).unwrap());
        for (name, kind) in files(what) {
            let import = read(&name, &Options::default());
            assert_eq!(import.kind, Some(kind));
            assert_eq!(import.report.as_ref(), Some(&due), "{name}: {}", listed(&import));
            is_sure(&import, &name);
        }
    }
}

/// Numbers, a formula, per cent and a text of several looks typed into the template of texts.
#[test]
fn a_filled_template() {
    let mut options = Options::default();
    let replaced = crate::REPLACED.map(|(path, text)| (path.to_owned(), text.to_owned()));
    options.report.extend(replaced);
    let import = read("exceljs-filled.xlsx", &options);
    let due = report(&crate::filled_example().to_string());
    assert_eq!(import.report, Some(due), "{}", listed(&import));
    is_sure(&import, "exceljs-filled.xlsx");
}

/// The report's own table from C5 on, with a hidden sheet, row and column, and merged cells.
#[test]
fn the_report_s_own_table() {
    let names = files("table").into_iter().map(|(name, _)| name);
    for name in names.chain(["exceljs-inline.xlsx".to_owned()]) {
        let import = read(&name, &layouts::again());
        is_sure(&import, &name);
        layouts::is_the_embedded_table(&import);
        let place = import.cells["indicators[3].measures.total.result"].to_string();
        assert_eq!(place, "附表!G13", "{name}");
        // 0.065 with a format of per cent.
        let percent = import.of_level(Level::Automatic).any(|reading| {
            reading.place.to_string() == "附表!D9"
                && matches!(&reading.matter, Matter::ReadAs { read, .. } if read == "6.5%")
        });
        assert!(percent, "{name}");
        let hidden = import.readings.iter().find_map(|reading| match &reading.matter {
            Matter::HiddenSheets { names } => Some(names.join(" ")),
            _ => None,
        });
        // SheetJS writes .ods without it, and so the sheet is not hidden there.
        let has_hidden = !["exceljs-inline.xlsx", "sheetjs-table.ods"].contains(&name.as_str());
        let due = has_hidden.then_some("底稿");
        assert_eq!(hidden.as_deref(), due, "{name}");
    }
}

/// What people type: formulas, dates, errors, numbers as text.
#[test]
fn what_people_type() {
    for (name, _) in files("typed") {
        let import = read(&name, &Options::default());
        for (path, value) in [
            ("gdp.total.target", json!("880")),
            ("gdp.total.result", json!("407.9")),
            ("retail.total.target", json!("609.97")),
            ("retail.total.result", json!("261.75")),
            ("unemployment.level.target", json!("4.5")),
            ("unemployment.level.result", json!("3.10")),
            ("revenue.total.target", json!("/")),
        ] {
            assert_eq!(entry(&import, path), value, "{name} {path}\n{}", listed(&import));
        }
        let measures = |index: usize| &import.record["indicators"][index]["measures"];
        assert_eq!(measures(0)["total"]["date"], "2023-06-30", "{name}");
        assert_eq!(measures(1)["total"]["date"], "2023-06-30", "{name}");
        assert_eq!(measures(3)["level"]["date"], "2023-06-01", "{name}");
        assert!(places(&import, Level::Question).is_empty(), "{name}: {}", listed(&import));
        let fault = |place: &str| {
            let mut faults = import.of_level(Level::Fault);
            faults.find(|fault| fault.place.to_string() == place).map(|fault| &fault.matter)
        };
        assert!(
            matches!(fault("录入!C6"), Some(Matter::DateInFigure { found }) if found == "2023-01-02"),
            "{name}: {}",
            listed(&import)
        );
        // SheetJS stores nothing of an error in .ods.
        let error =
            matches!(fault("录入!D7"), Some(Matter::ErrorCell { found }) if found == "#DIV/0!");
        assert_eq!(error, name != "sheetjs-typed.ods", "{name}: {}", listed(&import));
        // LibreOffice calculates what exceljs and SheetJS store no result of; SheetJS stores a zero in .ods, and nothing at
        // all in .xls.
        let formula = matches!(fault("录入!D3"), Some(Matter::NoStoredValue { formula }) if formula == "D2-181.5");
        match name.as_str() {
            "sheetjs-typed.ods" => assert_eq!(entry(&import, "investment.total.result"), "0"),
            "sheetjs-typed.xls" => {
                assert_eq!(entry(&import, "investment.total.result"), json!(null));
            }
            _ if name.starts_with("libreoffice") => {
                assert_eq!(entry(&import, "investment.total.result"), "226.4", "{name}");
            }
            _ => assert!(formula, "{name}: {}", listed(&import)),
        }
    }
}

/// A text in GB 18030 that LibreOffice opened and saved. It keeps no zeros at the end of numbers.
#[test]
fn a_text_in_gb_18030() {
    for kind in ["xlsx", "xls", "ods"] {
        let name = format!("libreoffice-gb18030.{kind}");
        let import = read(&name, &Options::default());
        for (path, value) in [
            ("gdp.total.target", json!("880")),
            ("gdp.total.result", json!("1407.9")),
            ("gdp.growth.result", json!("5")),
            ("investment.growth.result", json!("-3.2")),
            ("retail.total.result", json!({ "value": "261.75", "qualifier": "about" })),
        ] {
            assert_eq!(entry(&import, path), value, "{name} {path}\n{}", listed(&import));
        }
    }
}

/// A file of Excel 95, which has its formats in other records.
#[test]
fn an_old_file() {
    let import = read("sheetjs-excel-95.xls", &Options::default());
    assert_eq!(import.kind, Some(Kind::Xls));
    for (path, value) in [
        ("gdp.growth.target", "6.5"),
        ("gdp.growth.result", "5.0"),
        ("fixed-asset-investment.growth.target", "10"),
        ("fixed-asset-investment.growth.result", "19.4"),
    ] {
        assert_eq!(entry(&import, path), value, "{path}\n{}", listed(&import));
    }
    assert!(places(&import, Level::Question).is_empty(), "{}", listed(&import));
}
