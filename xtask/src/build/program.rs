//! The program `plan-chart` with the parts of a site in it.

use std::fs;

use anyhow::{Context as _, Result};

use super::parts;
use crate::process;
use crate::workspace::{Workspace, cargo};

/// Builds it and puts it into the target folder.
///
/// # Errors
/// A sentence saying what is wrong and what to do.
pub fn program(workspace: &Workspace) -> Result<()> {
    parts::parts(workspace)?;
    let mut command = cargo();
    command
        .args(["build", "--profile", "program", "--package", "plan-chart", "--bin", "plan-chart"])
        .current_dir(workspace.root())
        .env("CARGO_TARGET_DIR", workspace.target())
        .env("PLAN_CHART_PARTS", parts::file(workspace));
    process::run(&mut command, "compiling the program")?;
    let name = format!("plan-chart{}", std::env::consts::EXE_SUFFIX);
    let (built, program) =
        (workspace.target().join("program").join(&name), workspace.target().join(&name));
    // Not over a program that may be running.
    if program.exists() {
        fs::remove_file(&program)
            .with_context(|| format!("could not remove {}", program.display()))?;
    }
    fs::copy(&built, &program).with_context(|| format!("could not write {}", program.display()))?;
    println!("{}", program.display());
    Ok(())
}
