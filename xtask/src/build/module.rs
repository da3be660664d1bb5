//! The crate as WebAssembly modules, straight from the compiler.

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

/// 256 MiB: a spreadsheet of the most cells that are read takes tens of them.
const EDITOR_MEMORY: &str = "-Clink-arg=--max-memory=268435456";

/// A quarter of the usual 1 MiB: layouts do not recurse deeply, and every page of memory is paid for at the start.
const STACK: &str = "-Clink-arg=-zstack-size=262144";

/// What newer WebAssembly has is left out: wasm-opt lowers what the standard library brings of it.
const CPU: &str = "-Ctarget-cpu=mvp";

/// What the editor's module has of it, which copies a lot: browsers that can show its page have that.
const EDITOR_FEATURES: &str = "-Ctarget-feature=+bulk-memory,+sign-ext,+nontrapping-fptoint";

/// The modules that the crate is built as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Module {
    /// Draws the charts of the embedded record: what pages load.
    Drawing,
    /// Also reads records, describes charts and writes files: what scripts and the npm package load.
    Record,
    /// Also reads spreadsheets and writes whole sites: what the editor's page loads.
    Editor,
    /// The drawing module with what the benchmark calls.
    Bench,
}

impl Module {
    /// Its folder in the target folder.
    pub(crate) fn folder(self, workspace: &Workspace) -> PathBuf {
        workspace.target().join("modules").join(match self {
            Self::Drawing => "drawing",
            Self::Record => "record",
            Self::Editor => "editor",
            Self::Bench => "bench",
        })
    }

    /// The most memory that it may take, in bytes.
    fn memory(self) -> &'static str {
        match self {
            Self::Editor => EDITOR_MEMORY,
            _ => MEMORY,
        }
    }

    /// How it is compiled: a profile of `Cargo.toml`.
    fn profile(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            _ => "release",
        }
    }

    /// Those of `Cargo.toml`, as cargo takes them.
    pub(super) fn features(self) -> &'static [&'static str] {
        match self {
            Self::Drawing => &[],
            Self::Record => &["--features", "record"],
            Self::Editor => &["--features", "editor"],
            Self::Bench => &["--features", "bench"],
        }
    }
}

/// Compiles a module and returns its path.
pub(super) fn compile(workspace: &Workspace, module: Module) -> Result<PathBuf> {
    ensure_target()?;
    let sysroot = sysroot()?;
    let mut flags = [module.memory(), STACK, CPU].map(str::to_owned).to_vec();
    if module == Module::Editor {
        flags.push(EDITOR_FEATURES.to_owned());
    }
    flags.extend(remappings(workspace, &sysroot));
    let mut command = workspace::cargo();
    command
        // As a cdylib alone: beside an rlib, cargo leaves `lto` out without a word.
        .args(["rustc", "--profile", module.profile()])
        .args(["--lib", "--crate-type", "cdylib", "--no-default-features"])
        .args(["--package", "plan-chart", "--target", TARGET])
        .args(module.features())
        .current_dir(workspace.root())
        .env("CARGO_TARGET_DIR", workspace.target())
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    process::run(&mut command, "compiling the crate to WebAssembly")?;
    Ok(workspace.target().join(TARGET).join(module.profile()).join("plan_chart.wasm"))
}

/// No path of the machine that built it may be in the file: it would differ everywhere, and reveal who built it.
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
