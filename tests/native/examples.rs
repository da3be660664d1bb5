//! The examples run, and what they write is there.

use std::{fs, process::Command};

use plan_chart::{Lang, site};

use crate::report;

#[test]
fn a_record_becomes_files() {
    let folder = std::env::temp_dir().join(format!("plan-chart-files-{}", std::process::id()));
    let run = |record: &str| {
        Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--example", "files", "--", record])
            .arg(&folder)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap()
    };
    let good = run("src/report/hanyang-2023-h1.json");
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert!(read("hanyang-2023-h1-gauge-gdp.svg").contains("46.4%"));
    assert!(read("hanyang-2023-h1-bars-en.csv").contains("407.9,100 million yuan"));
    assert!(read("figures.html").contains("data-chart=\"growth\""));
    let written = fs::read_dir(&folder).unwrap().count();
    let files = Lang::ALL.map(|lang| site::files(&report(), lang).len());
    assert_eq!(written, files.iter().sum::<usize>() + 1);

    // Every fault at once, and nothing is written.
    let broken = folder.join("broken.json");
    fs::write(
        &broken,
        plan_chart::EMBEDDED.replace("\"407.9\"", "\"much\"").replace("\"880\"", "\"0\""),
    )
    .unwrap();
    let bad = run(broken.to_str().unwrap());
    let said = String::from_utf8_lossy(&bad.stderr).into_owned();
    assert!(!bad.status.success() && said.lines().count() >= 2, "{said}");
    assert!(said.contains("indicators[0].result.total.value"), "{said}");
    fs::remove_dir_all(&folder).unwrap();
}
