//! Fuzzing: inputs that nobody would think of, steered by what they reach in the code.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use super::{Run, native::host};
use crate::packages::on_path;
use crate::workspace::cargo;

/// How libFuzzer learns how far an input came; every flag of it is one of the stable compiler.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=1";

const RECORD: &str = "src/report/hanyang-2023-h1.json";

/// Others, which have what it does not.
const RECORDS: &str = "tests/records";

/// Spreadsheets of other programs.
const SHEETS: [&str; 2] = ["tests/import/files", "tests/import/spreadsheets"];

/// Which of them are read; the target leaves out .xls.
const SHEET_ENDINGS: [&str; 3] = ["xlsx", "ods", "csv"];

/// Each target, how often it is run in the tests, and the longest input that it takes.
const TARGETS: [(&str, u32, u32); 5] = [
    ("json", 60_000, 20_000),
    // libFuzzer cuts what is longer, and no spreadsheet can be read without its end.
    ("import", 5_000, 30_000),
    ("object", 20_000, 512),
    ("statements", 5_000, 512),
    ("page", 5_000, 512),
];

/// Most megabytes of memory: the 256 that reading anything may take, and 64 for the fuzzer, which has up to 45 itself.
const MOST: u32 = 256 + 64;

/// Runs every target a fixed number of times, times `--fuzz` if that is given, from the kept inputs on.
pub(super) fn targets(run: &Run<'_>) -> Result<()> {
    if on_path("c++").is_none() {
        run.install.packages(&["g++"], "libFuzzer is compiled with it")?;
    }
    let folder = run.workspace.root().join("fuzz");
    let target = run.workspace.target().join("fuzz");
    let host = host()?;
    let mut build = cargo();
    build.args(["build", "--release", "--quiet", "--locked", "--target", &host]);
    build.env("RUSTFLAGS", COVERAGE).env("CARGO_TARGET_DIR", &target).current_dir(&folder);
    crate::process::run(&mut build, "building the fuzz targets")?;
    for (name, runs, longest) in TARGETS {
        let runs = runs.saturating_mul(run.fuzz);
        let corpus = target.join("corpus").join(name);
        fs::create_dir_all(&corpus)
            .with_context(|| format!("could not create {}", corpus.display()))?;
        let start = Instant::now();
        let mut command = Command::new(target.join(&host).join("release").join(name));
        command
            .args([
                format!("-runs={runs}"),
                format!("-max_len={longest}"),
                "-timeout=20".to_owned(),
            ])
            .args([format!("-rss_limit_mb={MOST}"), "-malloc_limit_mb=256".to_owned()])
            .args(["-verbosity=0", "-print_final_stats=0"])
            .arg(format!("-artifact_prefix={}/", target.display()))
            .arg(&corpus)
            .args(seeds(run.workspace.root(), &target, name)?);
        let output = command.output().with_context(|| format!("{name} could not be started"))?;
        if !output.status.success() {
            let message = String::from_utf8_lossy(&output.stderr);
            bail!(
                "the fuzz target `{name}` found this (make it a case in fuzz/regressions):\n{message}"
            );
        }
        let rate = f64::from(runs) / start.elapsed().as_secs_f64();
        println!("{name}: {runs} runs without a finding, {rate:.0} a second");
    }
    Ok(())
}

/// Folders of inputs to begin with: records, and what was found before.
fn seeds(root: &Path, target: &Path, name: &str) -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    if name == "json" {
        let folder = target.join("seeds");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::copy(root.join(RECORD), folder.join(name)))?;
        folders.extend([folder, root.join(RECORDS)]);
    }
    if name == "import" {
        let folder = target.join("sheets");
        fs::create_dir_all(&folder)?;
        for (name, bytes) in sheets(root)? {
            // Behind the byte that says that it is a file.
            fs::write(folder.join(name), [&[0_u8][..], &bytes].concat())?;
        }
        folders.push(folder);
    }
    let regressions = root.join("fuzz/regressions").join(name);
    if regressions.is_dir() {
        folders.push(regressions);
    }
    Ok(folders)
}

/// Name and content of each spreadsheet to begin with.
fn sheets(root: &Path) -> Result<Vec<(OsString, Vec<u8>)>> {
    let mut sheets = Vec::new();
    for folder in SHEETS.map(|folder| root.join(folder)) {
        for file in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let file = file?;
            let path = file.path();
            if SHEET_ENDINGS.iter().any(|ending| path.extension().is_some_and(|own| own == *ending))
            {
                sheets.push((file.file_name(), fs::read(&path)?));
            }
        }
    }
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_of_every_program_are_seeds() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
        let sheets = sheets(root).expect("are read");
        for program in ["exceljs", "libreoffice", "sheetjs", "openpyxl", "odfpy"] {
            let found = sheets.iter().any(|(name, _)| name.to_string_lossy().starts_with(program));
            assert!(found, "{program}");
        }
        let longest = TARGETS.iter().find(|(name, ..)| *name == "import").map(|target| target.2);
        for (name, bytes) in &sheets {
            assert!(bytes.len() < longest.unwrap_or_default() as usize, "{name:?} would be cut");
        }
    }
}
