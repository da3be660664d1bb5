//! The program `plan-chart`: what it says of records, and without its parts.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::sample;

fn run(arguments: &[&str], folder: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_plan-chart");
    Command::new(program).args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder with records: `whole.json` with its statements, `bare.json`, `broken.json` and `worse.json`.
fn records() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut whole = sample::json();
    let bare = whole.to_string();
    whole["statements"] = "whole-statements.json".into();
    let whole = whole.to_string();
    let broken = whole.replace("\"revision\"", "\"revised\"");
    for (name, text) in [
        ("whole.json", whole),
        ("whole-statements.json", sample::statements_json().to_string()),
        ("bare.json", bare),
        ("broken.json", broken),
        ("worse.json", "{".to_owned()),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn valid_records_are_listed() {
    let folder = records();
    let output = run(&["check", "whole.json"], folder.path());
    assert!(output.status.success());
    let line = text(&output.stdout);
    assert!(line.starts_with("whole.json: sample, ") && line.contains("17个数"), "{line}");
    let output = run(&["check", "bare.json"], folder.path());
    assert!(output.status.success());
    assert!(text(&output.stdout).starts_with("bare.json: sample, "));
}

#[test]
fn faults_of_every_record_are_listed_at_once() {
    let folder = records();
    let output = run(&["check", "broken.json", "worse.json", "nowhere.json"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let faults = text(&output.stderr);
    for due in ["broken.json", "revision", "revised", "worse.json", "nowhere.json"] {
        assert!(faults.contains(due), "{due}: {faults}");
    }
}

#[test]
fn reports_need_ids_of_their_own() {
    let folder = records();
    let output = run(&["check", "whole.json", "bare.json"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("two records have the id sample"));
}

#[test]
fn without_its_parts_it_says_how_to_get_them() {
    let folder = records();
    let output = run(&["build", "whole.json", "--out", "site"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let error = text(&output.stderr);
    assert!(error.contains("cargo xtask dist") && error.trim_end().lines().count() == 1, "{error}");
    assert!(!folder.path().join("site").exists());
}
