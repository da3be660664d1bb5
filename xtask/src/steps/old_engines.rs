//! The shipped script and module in the engines of old browsers.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::Run;
use crate::{npm, process};

/// V8 7.8, 8.6 (old `WeChat`) and 9.4, as Node.js has them.
const ENGINES: [&str; 3] = ["node-12", "node-15", "node-16"];

/// Draws every chart in every engine: what is asked of the canvases must be the same in all.
pub(super) fn pictures(run: &Run<'_>) -> Result<()> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("old engines run on Linux on x86-64 only: leave this step out with `--only`");
    }
    let drawn = |engine: &Path| {
        let mut command = Command::new(engine);
        command.arg(run.workspace.root().join("tests/old/draw.js")).arg(run.workspace.site());
        process::capture(&mut command, "drawing without a browser")
    };
    let due = drawn(Path::new("node"))?;
    let modules = npm::old_engines(run.workspace)?;
    for engine in ENGINES {
        let program = modules.join(engine).join("bin/node");
        let version = ["-p", "process.versions.v8"];
        let version = process::capture(Command::new(&program).args(version), engine)?;
        if drawn(&program)? != due {
            bail!("V8 {} draws otherwise than this Node.js does", version.trim());
        }
        println!("V8 {}: the same {} pictures", version.trim(), due.lines().count());
    }
    Ok(())
}
