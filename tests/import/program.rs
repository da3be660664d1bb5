//! The program's commands: a template is written, and read into a record that passes its check.

use std::{path::Path, process::Command};

fn run(arguments: &[&str], folder: &Path) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_plan-chart"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

#[test]
fn from_a_template_to_a_record() {
    let folder = tempfile::tempdir().unwrap();
    for lang in ["zh", "en"] {
        assert_eq!(
            run(&["template", "--lang", lang, "--out", "t.xlsx"], folder.path()),
            (true, "t.xlsx\n".to_owned())
        );
        let (done, text) =
            run(&["import", "t.xlsx", "--lang", lang, "--out", "r.json"], folder.path());
        assert!(done, "{text}");
        let (done, text) = run(&["check", "r.json"], folder.path());
        assert!(done, "{text}");
    }
}

#[test]
fn faults_are_listed_with_their_cells_and_the_draft_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let table =
        "指标名称,市级目标,上半年完成\n地区生产总值,880,\"1,234\"\n固定资产投资,259,226.4\n";
    std::fs::write(folder.path().join("t.csv"), table).unwrap();
    let arguments = ["import", "t.csv", "--like", "embedded", "--lang", "en", "--out", "r.json"];
    let (done, text) = run(&arguments, folder.path());
    assert!(!done && text.contains("C2 (地区生产总值)") && text.contains("comma"), "{text}");
    let (done, text) = run(&[&arguments[..], &["--cell", "C2=1234"]].concat(), folder.path());
    assert!(done, "{text}");
    assert!(std::fs::read_to_string(folder.path().join("r.json")).unwrap().contains("\"1234\""));
}
