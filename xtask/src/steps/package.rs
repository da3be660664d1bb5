//! The package for npm: installed from its folder, checked by the TypeScript compiler, bundled by Vite.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::Run;
use crate::{build, npm, process};

/// Builds the package and the pages that use it; the browser tests open them.
pub(super) fn installed(run: &Run<'_>) -> Result<()> {
    let target = run.workspace.target();
    build::package(run.workspace, &target.join("package"))?;
    let apps = target.join("apps");
    if apps.exists() {
        fs::remove_dir_all(&apps).context("the old apps cannot be removed")?;
    }
    copy(&run.workspace.root().join("tests/package"), &apps)?;

    let mut install = Command::new("npm");
    install.args(["install", "--install-links", "--ignore-scripts", "--offline", "--no-audit"]);
    install.args(["--no-fund", "--no-package-lock", "--loglevel=error"]);
    process::capture(install.current_dir(&apps), "npm install of the package's folder")?;

    let tools = npm::checkers(run.workspace)?;
    let mut types = Command::new("node");
    types.arg(tools.join("typescript/bin/tsc")).args(["--project", "types"]).current_dir(&apps);
    process::run(&mut types, "the TypeScript compiler")?;

    let mut vite = Command::new("node");
    vite.arg(tools.join("vite/bin/vite.js")).args(["build", "vite", "--base", "./"]);
    vite.args(["--logLevel", "warn"]).current_dir(&apps);
    process::run(&mut vite, "vite build")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("could not create {}", to.display()))?;
    let entries = fs::read_dir(from).with_context(|| format!("no {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), &to)
                .with_context(|| format!("could not write {}", to.display()))?;
        }
    }
    Ok(())
}
