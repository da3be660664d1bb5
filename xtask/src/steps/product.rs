//! What is checked on the built page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::Bench;
use crate::browser::{self, Browser};
use crate::workspace::cargo;
use crate::{Tools, build, packages, process, size};

pub(super) fn wasm(bench: &Bench<'_>) -> Result<()> {
    let mut command = test(bench, &["--package", "xtask", "--test", "wasm"]);
    process::run(&mut command, "the checks of the built file")
}

/// Whoever builds the same sources gets the same bytes: a second build in another folder does.
pub(super) fn again(bench: &Bench<'_>) -> Result<()> {
    let apart = bench.workspace.apart("again");
    build(&apart, &apart.site(), Tools::Needed)?;
    let (first, second) = (files(&bench.workspace.site())?, files(&apart.site())?);
    let names = first.keys().chain(second.keys());
    if let Some(name) = names.into_iter().find(|&name| first.get(name) != second.get(name)) {
        bail!("a second build wrote another {name}");
    }
    println!("{} files, the same in both builds", first.len());
    Ok(())
}

fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let names = size::files(folder)?.into_keys();
    names.map(|name| Ok((name.clone(), fs::read(folder.join(&name))?))).collect()
}

pub(super) fn browsers(bench: &Bench<'_>) -> Result<()> {
    browser::ensure(bench.workspace, bench.browsers)?;
    if bench.browsers.contains(&Browser::Chromium) && packages::on_path("pdftotext").is_none() {
        // What is printed is read back.
        packages::install(&["poppler-utils"])?;
    }
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

pub(super) fn test(bench: &Bench<'_>, target: &[&str]) -> Command {
    let mut command = cargo();
    command.args(["test", "--quiet"]).args(target);
    command.env("PLAN_CHART_SITE", bench.workspace.site()).current_dir(bench.workspace.root());
    command
}
