//! wasm-bindgen, as a library: the module as a browser takes it, and the JavaScript that calls it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::Report;
use wasm_bindgen_cli_support::Bindgen;

use super::{lower, module, trim};
use crate::npm::Npm;
use crate::workspace::Workspace;

/// A module with its glue.
pub(super) struct Bound {
    pub(super) wasm: Vec<u8>,
    pub(super) glue: String,
}

/// Compiles and binds a module that holds `report`, with its intermediate files in `folder` of the target
/// folder. `features` are further arguments for cargo.
pub(super) fn module(
    workspace: &Workspace,
    folder: &str,
    features: &[&str],
    report: &Report,
    npm: &Npm,
) -> Result<Bound> {
    let folder = workspace.target().join(folder);
    fs::create_dir_all(&folder)
        .with_context(|| format!("could not create {}", folder.display()))?;
    let packed = folder.join("record.txt");
    write(&packed, report.pack().as_bytes())?;
    bound(&module::compiled(workspace, features, &packed)?, &folder, npm)
}

/// Binds the compiler's module; lowers and shrinks it on the way.
/// Leaves the declarations of the JavaScript side as `plan_chart.d.ts` in `folder`.
fn bound(raw: &Path, folder: &Path, npm: &Npm) -> Result<Bound> {
    let trimmed = folder.join("trimmed.wasm");
    trim::trimmed(raw, &trimmed)?;
    let module = lower::lowered(npm, &trimmed, folder)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("plan_chart")
        .no_modules(true)?
        .typescript(true)
        .keep_debug(false)
        .remove_producers_section(true)
        // The page says where the module is; a guess from the script's own address would be dead code.
        .omit_default_module_path(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen refused the module")?;
    let glue = output.js().to_owned();
    let declarations = output.ts().unwrap_or_default();
    write(&folder.join("plan_chart.d.ts"), declarations.as_bytes())?;
    let wasm = output.wasm_mut().emit_wasm();
    let path = folder.join("bound.wasm");
    write(&path, &wasm)?;
    let small = lower::shrunk(npm, &path, folder)?;
    let wasm = fs::read(&small).with_context(|| format!("could not read {}", small.display()))?;
    Ok(Bound { wasm, glue })
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
}
