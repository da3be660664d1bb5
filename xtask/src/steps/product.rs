//! What is checked on the built page.

use anyhow::Result;

use super::Bench;
use crate::workspace::cargo;
use crate::{browser, process};

pub(super) fn wasm(bench: &Bench<'_>) -> Result<()> {
    test(
        bench,
        &["--package", "xtask", "--test", "wasm"],
        "the checks of the built file",
    )
}

pub(super) fn browsers(bench: &Bench<'_>) -> Result<()> {
    browser::ensure(bench.browsers)?;
    test(
        bench,
        &["--package", "browser-tests", "--test", "browser"],
        "the browser tests",
    )
}

fn test(bench: &Bench<'_>, target: &[&str], what: &str) -> Result<()> {
    let names: Vec<_> = bench
        .browsers
        .iter()
        .map(|browser| browser.name())
        .collect();
    let mut command = cargo();
    command
        .args(["test", "--quiet"])
        .args(target)
        .env("PLAN_CHART_SITE", bench.workspace.site())
        .env("PLAN_CHART_BROWSERS", names.join(","))
        .current_dir(bench.workspace.root());
    process::run(&mut command, what)
}
