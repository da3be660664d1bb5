//! What is checked on the built page.

use std::process::Command;

use anyhow::Result;

use super::Bench;
use crate::workspace::cargo;
use crate::{browser, process};

pub(super) fn wasm(bench: &Bench<'_>) -> Result<()> {
    let mut command = test(bench, &["--package", "xtask", "--test", "wasm"]);
    process::run(&mut command, "the checks of the built file")
}

pub(super) fn browsers(bench: &Bench<'_>) -> Result<()> {
    browser::ensure(bench.workspace, bench.browsers)?;
    let mut command = test(bench, &["--package", "browser-tests", "--lib"]);
    process::run(&mut command, "the tests of the harness")?;
    let names: Vec<_> = bench.browsers.iter().map(|browser| browser.name()).collect();
    let mut command = test(bench, &["--package", "browser-tests", "--test", "browser"]);
    command.env("PLAN_CHART_BROWSERS", names.join(","));
    if let Some(case) = bench.case {
        command.args(["--", case]);
    }
    process::run(&mut command, "the browser tests")
}

fn test(bench: &Bench<'_>, target: &[&str]) -> Command {
    let mut command = cargo();
    command.args(["test", "--quiet"]).args(target);
    command.env("PLAN_CHART_SITE", bench.workspace.site()).current_dir(bench.workspace.root());
    command
}
