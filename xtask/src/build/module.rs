//! The crate as WebAssembly, straight from the compiler.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process;
use crate::workspace::{self, Workspace};

/// The compiler's name for WebAssembly in a browser.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// 32 MiB: far more than a report needs, and little enough that a phone is safe from a runaway one.
const MEMORY: &str = "-Clink-arg=--max-memory=33554432";

/// A quarter of the usual 1 MiB: layouts do not recurse deeply, and every page of memory is paid for at the start.
const STACK: &str = "-Clink-arg=-zstack-size=262144";

/// How much code the compiler puts in the place of a call: less than where it goes for a small size, which is 50. That
/// redraws no faster and packs worse; with `opt-level` "z" it puts next to none there, and redraws are a tenth slower.
const INLINING: &str = "-Cllvm-args=--inline-threshold=30";

/// Compiles the crate and returns the path of the module.
///
/// `features` are further arguments for cargo; `packed` is the record that a module without the gate holds.
pub(super) fn compiled(workspace: &Workspace, features: &[&str], packed: &Path) -> Result<PathBuf> {
    ensure_target()?;
    let sysroot = sysroot()?;
    // With relocations, which `sweep.rs` reads.
    let lowered = ["-Ctarget-cpu=mvp", "-Ctarget-feature=+bulk-memory", "-Clink-arg=--emit-relocs"];
    let flags = [MEMORY, STACK, INLINING].into_iter().chain(lowered).map(str::to_owned);
    let mut flags: Vec<_> = flags.collect();
    flags.extend(remappings(workspace, &sysroot));
    let mut command = workspace::cargo();
    command
        .args(["build", "--release", "--lib", "--package", "plan-chart", "--target", TARGET])
        .args(features)
        .current_dir(workspace.root())
        .env("CARGO_TARGET_DIR", workspace.target())
        .env("PLAN_CHART_PACKED", packed)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    process::run(&mut command, "compiling the crate to WebAssembly")?;
    Ok(workspace.target().join(TARGET).join("release/plan_chart.wasm"))
}

/// No path of the machine that built it may be in the file: it would differ everywhere, and tell who built it.
fn remappings(workspace: &Workspace, sysroot: &Path) -> Vec<String> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let mut pairs = Vec::new();
    if let Some(home) = cargo_home {
        // The folders below are named after registries; they come later in the list, so they win.
        let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
        let registries = registries.map(|folder| (folder.path(), "crates"));
        pairs.push((home.clone(), "cargo"));
        pairs.extend(registries);
    }
    pairs.push((sysroot.to_owned(), "rust"));
    pairs.push((workspace.root().to_owned(), "plan-chart"));
    pairs.push((workspace.target().to_owned(), "target"));
    let flag = |(from, to): (PathBuf, &str)| format!("--remap-path-prefix={}={to}", from.display());
    pairs.into_iter().map(flag).collect()
}

fn sysroot() -> Result<PathBuf> {
    let text = process::capture(workspace::rustc().args(["--print", "sysroot"]), "rustc")?;
    Ok(PathBuf::from(text.trim_end()))
}

/// Installs the target's standard library if it is missing.
pub(crate) fn ensure_target() -> Result<()> {
    if sysroot()?.join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    if !process::exists("rustup") {
        bail!(
            "this compiler has no {TARGET} target and rustup was not found: \
             install the target's standard library from where the compiler came"
        );
    }
    process::run(Command::new("rustup").args(["target", "add", TARGET]), "rustup target add")
        .with_context(|| format!("the {TARGET} target is missing"))
}
