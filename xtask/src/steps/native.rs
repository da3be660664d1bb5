//! What can be checked without the page.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::Run;
use crate::process;
use crate::workspace::{cargo, rustc};

/// Only a browser has these; a native build that names one depends on a browser.
const BROWSER_ONLY: [&str; 4] = ["web-sys", "js-sys", "wasm-bindgen", "plotters-canvas"];

pub(super) fn format(run: &Run<'_>) -> Result<()> {
    component("fmt", "rustfmt")?;
    cargo_in(run, &["fmt", "--all", "--check"], "cargo fmt --check (cure: `cargo fmt --all`)")
}

pub(super) fn lint(run: &Run<'_>) -> Result<()> {
    component("clippy", "clippy")?;
    let strict = ["--", "-D", "warnings"];
    let native = ["clippy", "--quiet", "--workspace", "--all-targets"];
    cargo_in(run, &[&native[..], &strict].concat(), "cargo clippy")?;
    // Named, because `--all-targets` leaves out what a bare `cargo test` does.
    let product = ["clippy", "--quiet", "--package", "xtask", "--test", "wasm"];
    cargo_in(
        run,
        &[&product[..], &strict].concat(),
        "cargo clippy of the checks of the built file",
    )?;
    crate::build::ensure_target()?;
    // With the reader of records, and without it, where the record is packed when the page is built.
    for features in [&["--all-features"][..], &["--no-default-features", "--features", "bench"]] {
        let web = [
            "clippy",
            "--quiet",
            "--package",
            "plan-chart",
            "--lib",
            "--target",
            crate::build::TARGET,
        ];
        let mut command = cargo();
        command
            .args([&web[..], features, &strict].concat())
            .env("PLAN_CHART_PACKED", run.workspace.root().join("Cargo.toml"))
            .current_dir(run.workspace.root());
        process::run(&mut command, "cargo clippy for the browser")?;
    }
    Ok(())
}

pub(super) fn tests(run: &Run<'_>) -> Result<()> {
    cargo_in(run, &["test", "--workspace", "--exclude", "browser-tests"], "cargo test")
}

pub(super) fn docs(run: &Run<'_>) -> Result<()> {
    let mut command = cargo();
    command
        .args(["doc", "--quiet", "--no-deps", "--workspace"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(run.workspace.root());
    process::run(&mut command, "cargo doc")
}

pub(super) fn dependencies(run: &Run<'_>) -> Result<()> {
    let mut command = cargo();
    command
        .args(["tree", "--package", "plan-chart", "--edges", "normal,build", "--prefix", "none"])
        .args(["--target", &host()?])
        .current_dir(run.workspace.root());
    let tree = process::capture(&mut command, "cargo tree")?;
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    let mut found: Vec<_> = names.filter(|name| BROWSER_ONLY.contains(name)).collect();
    found.sort_unstable();
    found.dedup();
    if !found.is_empty() {
        bail!(
            "the native crate depends on {}: keep it under `[target.'cfg(target_arch = \"wasm32\")']`",
            found.join(", ")
        );
    }
    println!("{} packages, none of a browser", tree.lines().count());
    Ok(())
}

fn cargo_in(run: &Run<'_>, arguments: &[&str], what: &str) -> Result<()> {
    process::run(cargo().args(arguments).current_dir(run.workspace.root()), what)
}

/// Installs a part of the toolchain that is missing.
fn component(subcommand: &str, name: &str) -> Result<()> {
    let mut command = cargo();
    if process::capture(command.args([subcommand, "--version"]), name).is_ok() {
        return Ok(());
    }
    if !process::exists("rustup") {
        bail!(
            "{name} is missing and rustup was not found: install {name} from where the compiler came"
        );
    }
    process::run(Command::new("rustup").args(["component", "add", name]), "rustup component add")
}

pub(super) fn host() -> Result<String> {
    let text = process::capture(rustc().arg("-vV"), "rustc")?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say its host")?.to_owned())
}
