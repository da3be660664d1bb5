//! The examples run, and what they write is there.

use std::{fs, path::Path, process::Command};

use plan_chart::{Lang, Report, site};

use crate::any_record::record;

#[test]
fn a_record_becomes_files() {
    let folder = std::env::temp_dir().join(format!("plan-chart-files-{}", std::process::id()));
    let run = |record: &Path, to: &str| {
        Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--example", "files", "--"])
            .arg(record)
            .arg(folder.join(to))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap()
    };
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("record.json");
    let mut json = record(2, 2);
    fs::write(&file, json.to_string()).unwrap();
    let good = run(&file, "good");
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    let read = |name: &str| fs::read_to_string(folder.join("good").join(name)).unwrap();
    assert!(read("made-up-gauge-i0.svg").contains("46.4%"));
    assert!(read("made-up-bars-en.csv").contains("407.9,100 million yuan"));
    assert!(read("figures.html").contains("data-chart=\"growth\""));
    let report = Report::from_json(&json.to_string()).unwrap();
    let files: usize = Lang::ALL.iter().map(|lang| site::files(&report, *lang).len()).sum();
    assert_eq!(fs::read_dir(folder.join("good")).unwrap().count(), files + 1);

    // Every fault at once, and nothing is written.
    let total = &mut json["indicators"][0]["measures"]["total"];
    total["result"] = "much".into();
    total["targets"]["city"] = "0".into();
    fs::write(&file, json.to_string()).unwrap();
    let bad = run(&file, "bad");
    let message = String::from_utf8_lossy(&bad.stderr).into_owned();
    assert!(!bad.status.success() && message.lines().count() >= 2, "{message}");
    assert!(message.contains("indicators[0].measures.total.result"), "{message}");
    assert!(!folder.join("bad").exists());
    fs::remove_dir_all(&folder).unwrap();
}
