//! What is checked on the built page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::Run;
use crate::browser::{self, Browser};
use crate::packages::on_path;
use crate::workspace::cargo;
use crate::{build, process, size};

pub(super) fn wasm(run: &Run<'_>) -> Result<()> {
    let mut command = test(run, &["--package", "xtask", "--test", "wasm"]);
    process::run(&mut command, "the checks of the built file")
}

/// Whoever builds the same sources gets the same bytes: a second build in another folder does.
pub(super) fn reproducible(run: &Run<'_>) -> Result<()> {
    let apart = run.workspace.apart("reproducible");
    build(&apart, &apart.site())?;
    let (first, second) = (files(&run.workspace.site())?, files(&apart.site())?);
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

pub(super) fn browsers(run: &Run<'_>) -> Result<()> {
    browser::ensure(run.workspace, run.browsers, run.install)?;
    if run.browsers.contains(&Browser::Chromium) && on_path("pdftotext").is_none() {
        run.install.packages(&["poppler-utils"], "the tests read printed pages with it")?;
    }
    let mut command = test(run, &["--package", "browser-tests", "--lib"]);
    process::run(&mut command, "the tests of the harness")?;
    let names: Vec<_> = run.browsers.iter().map(|browser| browser.name()).collect();
    let mut command = test(run, &["--package", "browser-tests", "--test", "browser"]);
    command.env("PLAN_CHART_BROWSERS", names.join(","));
    if let Some(case) = run.case {
        command.args(["--", case]);
    }
    process::run(&mut command, "the browser tests")
}

pub(super) fn test(run: &Run<'_>, target: &[&str]) -> Command {
    let mut command = cargo();
    command.args(["test", "--quiet"]).args(target);
    command.env("PLAN_CHART_SITE", run.workspace.site()).current_dir(run.workspace.root());
    command
}
