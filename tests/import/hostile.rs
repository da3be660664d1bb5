//! Hostile files: each ends in a named problem, soon, and without a panic.

use std::io::{Cursor, Write as _};

use plan_chart::{
    Lang,
    import::{self, Level, Matter, Options},
};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

#[track_caller]
fn fails(bytes: &[u8], due: fn(&Matter) -> bool) {
    let import = import::read(bytes, &Options::default());
    assert!(import.report.is_none());
    assert!(
        import.of_level(Level::Fault).any(|reading| due(&reading.matter)),
        "{:?}",
        import.readings
    );
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_table() {
    fails(b"", |matter| *matter == Matter::NothingThere);
    fails(b"%PDF-1.7", |matter| *matter == Matter::OtherKind);
    fails(&[0x7F, b'E', b'L', b'F', 2, 1, 1, 0, 0], |matter| *matter == Matter::OtherKind);
    fails(&archive(&[("word/document.xml", b"<x/>")]), |matter| *matter == Matter::OtherKind);
    fails(&vec![b'a'; import::MAX_FILE + 1], |matter| {
        matches!(matter, Matter::FileTooLarge { .. })
    });
    fails("你好".as_bytes(), |matter| matches!(matter, Matter::NoTable { .. }));
    fails(&[0xC3, 0x28, 0xA0, 0xFF, 0xFF, 0x41], |matter| {
        matches!(matter, Matter::UnknownEncoding | Matter::OtherKind)
    });
}

#[test]
fn passwords() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    fails(&bytes, |matter| *matter == Matter::Password);
}

#[test]
fn bombs() {
    let zeros = vec![b' '; usize::try_from(import::MAX_UNPACKED).unwrap() + 1];
    fails(
        &archive(&[("xl/workbook.xml", b"<x/>"), ("xl/worksheets/sheet1.xml", &zeros)]),
        |matter| matches!(matter, Matter::UnpackedTooLarge { .. }),
    );
}

#[test]
fn one_cell_far_away_in_other_formats() {
    let bytes = crate::cases::ods(
        r#"<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#,
    );
    fails(&bytes, |matter| matches!(matter, Matter::UnpackedTooLarge { .. }));
}

/// Codes of a template that are no paths of a record: it is read all the same, and the record is refused.
#[test]
fn codes_that_lead_nowhere() {
    let deep = format!("a{}", "/#5000".repeat(600));
    for code in
        ["#1", "#1/x", "indicators/#1", "a/#99999999999", "a/#4294967295", "/", deep.as_str()]
    {
        let text = format!(
            "id,name/zh,measure,unit,result,{code}\ngdp,地区生产总值,total,yuan,1,x\nperiod/start,2024-01-01\n{code},x\n"
        );
        let import = import::read(text.as_bytes(), &Options::default());
        assert!(import.report.is_none() && import.record.is_object(), "{code}");
        assert!(import.of_level(Level::Fault).count() > 0, "{code}");
    }
}

/// An earlier record with faults is a draft: what it has in a wrong form is kept, and is a fault.
#[test]
fn earlier_records_with_faults() {
    let mut like: serde_json::Value = serde_json::from_str(crate::RECORD).unwrap();
    like["indicators"][0]["definition"] = "text".into();
    like["sources"] = "text".into();
    let options = Options { like: Some(like), ..Options::default() };
    let table = "指标\t定义\t完成（亿元）\n地区生产总值\t初步核算数\t407.9\n";
    let import = import::read_pasted(None, table, &options);
    assert!(import.report.is_none());
    assert_eq!(import.record["indicators"][0]["definition"]["zh"], "初步核算数");
}

#[test]
fn truncated_workbooks() {
    let whole = import::to_xlsx(&import::example(), Lang::EN).unwrap();
    for length in (0..whole.len()).step_by(97) {
        assert!(import::read(&whole[..length], &Options::default()).report.is_none());
    }
}

fn old_workbook() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/files/xlwt.xls")).unwrap()
}

/// What the head of the container and its table of sectors say leads nowhere, or round and round.
#[test]
fn old_workbooks_whose_container_is_damaged() {
    let whole = old_workbook();
    for end in (0..whole.len()).step_by(61) {
        assert!(import::read(&whole[..end], &Options::default()).report.is_none(), "to {end}");
    }
    for at in 24..whole.len().min(512) {
        for byte in [0, 1, 4, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            drop(import::read(&bytes, &Options::default()));
        }
    }
}

/// A cell that is, or a sheet that says that it has cells, millions of places away.
#[test]
fn one_cell_far_away_in_old_workbooks() {
    let whole = old_workbook();
    let far = [[0xFF; 4], [0xFE, 0xFF, 0xFE, 0xFF]];
    // A label of the shared texts: ten bytes, of which four are its place. The size of a sheet: fourteen bytes.
    for (head, places) in [([0xFD, 0, 10, 0], 4..8), ([0, 2, 14, 0], 8..12)] {
        let at = whole.windows(4).position(|four| *four == head).unwrap();
        for far in far {
            let mut bytes = whole.clone();
            bytes[at + places.start..at + places.end].copy_from_slice(&far);
            fails(&bytes, |matter| matches!(matter, Matter::TooManyCells { .. }));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0..5_usize) {
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], b"<table>", b"{"];
        let bytes: Vec<u8> = starts[start].iter().copied().chain(bytes).collect();
        prop_assert!(import::read(&bytes, &Options::default()).report.is_none());
    }

    #[test]
    fn any_text(cells in prop::collection::vec("[指标名称完成目标增速总量单位亿元%（）0-9.,/~-]{0,6}", 0..40), width in 1..6_usize) {
        let text: String = cells.chunks(width).map(|row| row.join("\t") + "\n").collect();
        let import = import::read_pasted(Some(&text), &text, &Options::default());
        let again = import::read_pasted(Some(&text), &text, &Options::default());
        prop_assert_eq!(import.readings, again.readings);
    }

    #[test]
    fn damaged_workbooks(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = import::to_xlsx(&import::example(), Lang::ZH).unwrap();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        drop(import::read(&bytes, &Options::default()));
    }
}
