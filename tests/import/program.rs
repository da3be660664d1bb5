//! The program's commands: a template is written, and read into a record that passes its check.

use std::{fs, io, path::Path, process::Command};

/// How it ended, and what it said.
fn run(arguments: &[&str], folder: &Path) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_plan-chart"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[test]
fn from_a_template_to_a_record() {
    let folder = tempfile::tempdir().unwrap();
    for lang in ["zh", "en"] {
        let (sheet, record) = (format!("{lang}.xlsx"), format!("{lang}.json"));
        let written = run(&["template", "--lang", lang, "--out", &sheet], folder.path());
        assert_eq!(written, (0, format!("{sheet}\n")));
        let import = ["import", &sheet, "--lang", lang, "--out", &record, "--overwrite"];
        // As it is, it is nobody's report.
        let (code, text) = run(&import, folder.path());
        assert!(code == 3 && text.contains("example-2024-h1"), "{text}");
        let replaced = crate::REPLACED.map(|(path, text)| format!("{path}={text}"));
        let replaced = replaced.iter().flat_map(|entry| ["--report", entry]);
        let import: Vec<_> = import.into_iter().chain(replaced).collect();
        let (code, text) = run(&import, folder.path());
        assert_eq!(code, 0, "{text}");
        let (code, text) = run(&["check", &record], folder.path());
        assert_eq!(code, 0, "{text}");
    }
}

const TABLE: &str =
    "指标名称,市级目标,上半年完成\n地区生产总值,880,\"1,234\"\n固定资产投资,259,226.4\n";
const PERIOD: [&str; 4] =
    ["--report", "period=2024-01-01/2024-06-30", "--report", "sources/#1/title/zh=报告"];

#[test]
fn faults_are_listed_with_their_cells_and_the_draft_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t.csv"), TABLE).unwrap();
    fs::write(folder.path().join("last.json"), crate::RECORD).unwrap();
    let import = ["import", "t.csv", "--like", "last.json", "--lang", "en", "--out", "r.json"];
    let import = [&import[..], &PERIOD].concat();
    let (code, text) = run(&[&import[..], &["--list", "l.xlsx"]].concat(), folder.path());
    assert!(code == 3 && text.contains("C2 (地区生产总值)") && text.contains("comma"), "{text}");
    assert!(text.contains("r.json: is a draft"), "{text}");
    assert!(fs::read(folder.path().join("l.xlsx")).unwrap().starts_with(b"PK"));
    let answered = [&import[..], &["--cell", "C2=1234", "--overwrite"]].concat();
    let (code, text) = run(&answered, folder.path());
    assert_eq!(code, 0, "{text}");
    assert!(fs::read_to_string(folder.path().join("r.json")).unwrap().contains("\"1234\""));
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("there"), "kept").unwrap();
    fs::write(folder.path().join("t.csv"), TABLE).unwrap();
    let commands: [&[&str]; 3] = [
        &["template", "--lang", "en", "--out", "there"],
        &["import", "t.csv", "--lang", "en", "--out", "there"],
        &["import", "t.csv", "--lang", "en", "--list", "there"],
    ];
    for arguments in commands {
        let (code, text) = run(arguments, folder.path());
        assert!(code == 1 && text.contains("--overwrite"), "{text}");
        assert_eq!(fs::read_to_string(folder.path().join("there")).unwrap(), "kept");
    }
    assert!(!folder.path().join("record.json").exists());
}

#[test]
fn several_files_are_one_report() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), TABLE.replace("\"1,234\"", "407.9")).unwrap();
    fs::write(folder.path().join("b.csv"), "指标名称,上半年完成\n社零,261.75,\n社零2,#REF!,\n")
        .unwrap();
    let import = ["import", "a.csv", "b.csv", "--like", "embedded", "--lang", "zh"];
    let (code, text) = run(&[&import[..], &PERIOD].concat(), folder.path());
    assert!(code == 3 && text.contains("b.csv!B3"), "{text}");
    let record = fs::read_to_string(folder.path().join("record.json")).unwrap();
    assert!(record.contains("407.9") && record.contains("261.75"), "{record}");
    let both = ["import", "a.csv", "record.json", "--lang", "zh", "--out", "both.json"];
    let (code, text) = run(&both, folder.path());
    assert!(code == 3 && text.contains("record.json"), "{text}");
}

#[test]
fn the_next_report_s_template() {
    let folder = tempfile::tempdir().unwrap();
    let (code, text) = run(&["template", "--like", "embedded", "--lang", "zh"], folder.path());
    assert_eq!((code, text.as_str()), (0, "template.xlsx\n"));
    let (code, text) = run(&["import", "template.xlsx", "--lang", "zh"], folder.path());
    assert!(code == 3 && !text.contains("407.9"), "{text}");
}

#[test]
fn nothing_to_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t.csv"), "").unwrap();
    let (code, text) = run(&["import", "t.csv", "--lang", "zh"], folder.path());
    assert!(code == 1 && text.contains("没有写出文件"), "{text}");
}

/// A folder with a table, and with a workbook of two sheets.
fn tables() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t.csv"), TABLE).unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["数据", "说明"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let rows = [["指标", "单位", "完成情况"], ["投资", "亿元", "407.9"], ["消费", "", "261.7"]];
        for (row, texts) in (0..).zip(rows) {
            for (column, text) in (0..).zip(texts) {
                sheet.write(row, column, text).unwrap();
            }
        }
    }
    book.save(folder.path().join("t.xlsx")).unwrap();
    folder
}

#[test]
fn what_options_name_must_be_there() {
    let folder = tables();
    let wrong = [
        ("t.csv", "--encoding", "utf-9", "gb18030"),
        ("t.csv", "--column", "C1=targets", "target.growth"),
        ("t.csv", "--column", "C2=target", "A1, B1, C1"),
        ("t.csv", "--column", "Sheet1!C1=target", "A1, B1, C1"),
        ("t.csv", "--cell", "C4=1", "A1:C3"),
        ("t.csv", "--cell", "D2=1", "A1:C3"),
        ("t.csv", "--cell", "c2=1", "A1:C3"),
        ("t.csv", "--cell", "C=1", "A1:C3"),
        ("t.csv", "--cell", "Sheet1!C2=1", "A1:C3"),
        ("t.csv", "--sheet", "Sheet1", "--sheet"),
        ("t.csv", "--report", "period=2024", "YYYY-MM-DD/YYYY-MM-DD"),
        ("t.csv", "--report", "period=2024-01/2024-06", "2024-01"),
        ("t.csv", "--report", "period=2024-01-01/2024-06-31", "2024-06-31"),
        ("t.xlsx", "--sheet", "数椐", "数据, 说明"),
        ("t.xlsx", "--cell", "说!C2=1", "数据!A1:C3, 说明!A1:C3"),
        ("t.xlsx", "--cell", "C2=1", "数据!A1:C3"),
        ("t.xlsx", "--cell", "说明!C4=1", "说明!A1:C3"),
        ("t.xlsx", "--column", "说明!C1=target", "数据!A1, 数据!B1, 数据!C1"),
    ];
    for (file, option, value, names) in wrong {
        let import = ["import", file, "--lang", "en", option, value];
        let (code, text) = run(&import, folder.path());
        assert!(code == 2 && text.contains(names), "{option} {value}: {code} {text}");
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(!folder.path().join("record.json").exists(), "{option} {value}");
    }
    let (code, text) =
        run(&["import", "t.csv", "--lang", "zh", "--encoding", "utf-9"], folder.path());
    assert!(code == 2 && text.contains("不是"), "{text}");
    // As readings have them, and in a cell that is empty.
    for (file, option, value) in [
        ("t.csv", "--column", "C1=ignore"),
        ("t.csv", "--encoding", "UTF8"),
        ("t.xlsx", "--sheet", "说明"),
        ("t.xlsx", "--cell", "数据!B3=亿元"),
    ] {
        let import = ["import", file, "--lang", "en", "--overwrite", option, value];
        let (code, text) = run(&import, folder.path());
        assert_eq!(code, 3, "{option} {value}: {text}");
    }
}

#[test]
fn no_input_is_written_over() {
    let folder = tables();
    fs::write(folder.path().join("last.json"), crate::RECORD).unwrap();
    let commands: [&[&str]; 4] = [
        &["import", "t.csv", "--out", "./t.csv", "--overwrite"],
        &["import", "t.csv", "--like", "last.json", "--out", "last.json", "--overwrite"],
        &["import", "t.xlsx", "--list", "t.xlsx", "--overwrite"],
        &["template", "--like", "last.json", "--out", "last.json", "--overwrite"],
    ];
    for arguments in commands {
        let (code, text) = run(arguments, folder.path());
        assert_eq!(code, 2, "{text}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("t.csv")).unwrap(), TABLE);
    assert_eq!(fs::read_to_string(folder.path().join("last.json")).unwrap(), crate::RECORD);
    assert!(!folder.path().join("record.json").exists());
}

#[test]
fn what_is_no_earlier_record_is_said() {
    let folder = tables();
    for command in [&["import", "t.csv"][..], &["template"]] {
        let arguments = [command, &["--like", "t.csv", "--lang", "en"]].concat();
        let (code, text) = run(&arguments, folder.path());
        assert!(code == 1 && text.contains("the earlier record"), "{text}");
    }
}

/// `plan-chart import t.csv | head -1`
#[test]
fn nobody_has_to_listen() {
    let folder = tables();
    for arguments in [
        &["import", "t.csv", "--out", "r.json"][..],
        &["import", "t.csv", "--out", "r.json"],
        &["template", "--out", "r.xlsx"],
    ] {
        let closed = || {
            let (reader, writer) = io::pipe().unwrap();
            drop(reader);
            writer
        };
        let status = Command::new(env!("CARGO_BIN_EXE_plan-chart"))
            .args(arguments)
            .current_dir(folder.path())
            .stdout(closed())
            .stderr(closed())
            .status()
            .unwrap();
        // A panic ends with 101.
        let due = [Some(3), Some(1), Some(0)];
        assert!(due.contains(&status.code()), "{arguments:?}: {status}");
    }
    assert!(folder.path().join("r.json").exists() && folder.path().join("r.xlsx").exists());
}
