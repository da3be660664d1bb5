//! Files of other programs and encodings.

use std::{fs, process::Command};

use plan_chart::{
    Lang,
    import::{self, Kind, Level, Matter, Options},
};

use serde_json::json;

use crate::{entry, listed};

const CSV: &str = "指标,目标（亿元）,完成（亿元）,增速（%）\n地区生产总值,880,\"1,407.9\",5.0\n固定资产投资,259,226.4,19.4\n";

#[track_caller]
fn is_csv(bytes: &[u8], encoding: Option<&str>) {
    let import = import::read(bytes, &Options::default());
    assert_eq!(import.kind, Some(Kind::Text));
    assert_eq!(entry(&import, "gdp.total.result"), "1407.9");
    assert_eq!(entry(&import, "investment.growth.result"), "19.4");
    let found = import.readings.iter().find_map(|reading| match &reading.matter {
        Matter::Encoding { name } => Some(name.as_str()),
        _ => None,
    });
    assert_eq!(found, encoding);
}

#[test]
fn encodings() {
    is_csv(CSV.as_bytes(), None);
    is_csv(format!("\u{FEFF}{CSV}").as_bytes(), None);
    is_csv(&encoding_rs::GB18030.encode(CSV).0, Some("GB 18030"));
    let utf16: Vec<u16> = CSV.encode_utf16().collect();
    let little: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(utf16.iter().flat_map(|unit| unit.to_le_bytes())).collect();
    let big: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain(utf16.iter().flat_map(|unit| unit.to_be_bytes())).collect();
    is_csv(&little, Some("UTF-16LE"));
    is_csv(&big, Some("UTF-16BE"));
    is_csv(&little[2..], Some("UTF-16LE"));
}

#[test]
fn separators() {
    for separator in ['\t', ';', '|'] {
        let text = CSV.replace("\"1,407.9\"", "1407.9").replace(',', &separator.to_string());
        is_csv(text.as_bytes(), None);
        is_csv(format!("sep={separator}\n{text}").as_bytes(), None);
    }
}

/// The first line says what is between the cells, against all that the others look like, and is a line of the file.
#[test]
fn stated_separators() {
    for end in ["\n", "\r\n", "\r"] {
        let lines =
            ["sep=|", "指标|完成（亿元）|说明", "地区生产总值|1,234|a;b;c;d", "投资|2|a;b;c;d", ""];
        let import = import::read(lines.join(end).as_bytes(), &Options::default());
        let found =
            import.readings.iter().find(|one| matches!(one.matter, Matter::CommaDoubt { .. }));
        assert_eq!(found.map(|one| one.place.to_string()).as_deref(), Some("B3"), "{end:?}");
    }
    let tabs = "sep=\t\n指标\t完成（亿元）\n地区生产总值\t407.9\n";
    let import = import::read(tabs.as_bytes(), &Options::default());
    assert_eq!(entry(&import, "gdp.total.result"), "407.9");
    assert!(!import.readings.iter().any(|one| matches!(one.matter, Matter::RowSkipped { .. })));
}

/// Lines may end as Excel for Macintosh ends them.
#[test]
fn ends_of_lines() {
    for end in ["\n", "\r\n", "\r"] {
        is_csv(CSV.replace('\n', end).as_bytes(), None);
    }
}

/// A table of HTML in a file that is called .xls.
#[test]
fn names_lie() {
    let import = import::read(
        "<table><tr><td>指标<td>完成（亿元）<tr><td>地区生产总值<td>407.9</table>".as_bytes(),
        &Options::default(),
    );
    assert_eq!(
        (import.kind, entry(&import, "gdp.total.result")),
        (Some(Kind::Html), "407.9".into())
    );
}

/// The same table as three other libraries write it (xlwt, openpyxl, odfpy): two rows of headings, a caption, words.
#[test]
fn files_of_other_programs() {
    let files: [(&[u8], Kind); 3] = [
        (include_bytes!("files/xlwt.xls"), Kind::Xls),
        (include_bytes!("files/openpyxl.xlsx"), Kind::Xlsx),
        (include_bytes!("files/odfpy.ods"), Kind::Ods),
    ];
    for (bytes, kind) in files {
        let import = import::read(bytes, &Options::default());
        assert_eq!(import.kind, Some(kind));
        for (path, value) in [
            ("gdp.total.plan", json!("880")),
            ("gdp.growth.plan", json!("7.5")),
            ("gdp.total.result", json!("407.9")),
            ("investment.growth.plan", json!({ "value": "10", "qualifier": "around" })),
            ("investment.growth.result", json!("-3.2")),
            ("jobs.total.result", json!({ "value": "1.2", "qualifier": "about" })),
            ("jobs.total.unit", json!("10k-people")),
        ] {
            assert_eq!(entry(&import, path), value, "{kind:?} {path}\n{}", listed(&import));
        }
        // openpyxl stores no results of formulas.
        let missing = import
            .readings
            .iter()
            .find(|reading| matches!(reading.matter, Matter::NoStoredValue { .. }));
        let place = missing.map(|reading| reading.place.to_string());
        assert_eq!(place.as_deref(), (kind == Kind::Xlsx).then_some("表!D6"), "{kind:?}");
    }
}

/// What LibreOffice makes of the template: the same record. Only where it is, with its spreadsheets.
#[test]
fn files_of_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let due = import::read(
        &import::to_xlsx(&crate::filled_example(), Lang::ZH).unwrap(),
        &Options::default(),
    )
    .report;
    assert!(due.is_some());
    let source = folder.path().join("template.xlsx");
    fs::write(&source, import::to_xlsx(&crate::filled_example(), Lang::ZH).unwrap()).unwrap();
    let profile =
        format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    for kind in ["ods", "xls"] {
        let run = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
            .arg(folder.path())
            .arg(&source)
            .output();
        let Ok(bytes) = run.and_then(|_| fs::read(folder.path().join(format!("template.{kind}"))))
        else {
            eprintln!("no LibreOffice Calc: not tried");
            return;
        };
        let import = import::read(&bytes, &Options::default());
        assert_eq!(import.report, due, "{kind}: {}", listed(&import));
    }
}

#[test]
fn records_are_read_as_they_are() {
    let import = import::read(plan_chart::EMBEDDED.as_bytes(), &Options::default());
    assert_eq!(import.kind, Some(Kind::Json));
    assert_eq!(import.report, Some(crate::report(plan_chart::EMBEDDED)));
}

/// Each level has a heading and each reading a sentence, in every language.
#[test]
fn readings_are_sentences_in_every_language() {
    let import = import::read(CSV.as_bytes(), &Options::default());
    for lang in Lang::ALL {
        assert_eq!(
            lang.import_words().levels().iter().filter(|heading| heading.is_empty()).count(),
            0
        );
        assert!(import.readings.iter().all(|reading| reading.text(lang).len() > 5));
    }
    assert!(import.of_level(Level::Fault).next().is_some(), "there is no id");
}
