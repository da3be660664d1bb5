//! wasm-bindgen, as a library: a module as browsers take it, and the JavaScript that calls it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::module::{self, Module};
use super::wasm_opt;
use crate::npm::Npm;
use crate::workspace::Workspace;

/// A module with its glue. wasm-bindgen numbers casts per module, so no module works with another one's glue.
pub(super) struct Bound {
    pub(super) wasm: Vec<u8>,
    /// The glue, an ES module.
    pub(super) glue: PathBuf,
    /// Its declarations in TypeScript.
    pub(super) declarations: PathBuf,
}

/// Compiles a module, binds it and makes it small, with its intermediate files in the module's folder.
pub(super) fn build(workspace: &Workspace, module: Module, npm: &Npm) -> Result<Bound> {
    let folder = module.folder(workspace);
    fs::create_dir_all(&folder)
        .with_context(|| format!("could not create {}", folder.display()))?;
    let raw = module::compile(workspace, module)?;
    let lowered = wasm_opt::lower(npm, module, &raw, &folder)?;

    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(lowered)
        .out_name("plan_chart")
        .web(true)?
        .typescript(true)
        .keep_debug(false)
        .remove_producers_section(true)
        // The page says where the module is.
        .omit_default_module_path(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen refused the module")?;
    let (glue, declarations) = (folder.join("plan_chart.js"), folder.join("plan_chart.d.ts"));
    write(&glue, output.js().as_bytes())?;
    write(&declarations, output.ts().unwrap_or_default().as_bytes())?;
    let bound = folder.join("bound.wasm");
    write(&bound, &output.wasm_mut().emit_wasm())?;
    let small = wasm_opt::shrink(npm, module, &bound, &folder)?;
    let wasm = fs::read(&small).with_context(|| format!("could not read {}", small.display()))?;
    Ok(Bound { wasm, glue, declarations })
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
}
