//! The program's commands: a template is written, and read into a record that passes its check.

use std::{fs, path::Path, process::Command};

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
    let (code, text) =
        run(&["import", "a.csv", "record.json", "--lang", "zh", "--overwrite"], folder.path());
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
