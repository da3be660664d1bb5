//! From the record and the sources to a folder of static files.

mod asset;
mod bench;
mod bindings;
mod folder;
mod lower;
mod module;
mod mute;
mod pages;
mod record;
mod sbom;
mod script;
mod style;

pub(crate) use bench::{Page, bench};
pub(crate) use module::{TARGET, ensure_target};

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::export::Assets;

use crate::npm::Npm;
use crate::workspace::Workspace;

/// Whether the build may do without the tools from npm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tools {
    /// A release: refuse without them.
    Needed,
    /// A look at the page: go on without them, and say so.
    Wanted,
}

/// Builds the page into `folder`, and prints what was written. A build that fails leaves the folder as it was.
///
/// # Errors
/// A sentence saying what is wrong and what to do.
pub fn build(workspace: &Workspace, folder: &Path, tools: Tools) -> Result<()> {
    let root = workspace.root();
    let report = record::validated(root)?;
    let statements = record::statements(root, &report)?;
    let npm = match (Npm::ready(workspace), tools) {
        (Ok(npm), _) => Some(npm),
        (Err(error), Tools::Needed) => {
            return Err(error.context("a release needs wasm-opt, which runs on Node.js"));
        }
        (Err(error), Tools::Wanted) => {
            eprintln!(
                "going on without wasm-opt: the file is larger and needs Chrome 96 or newer ({error:#})"
            );
            None
        }
    };
    let npm = npm.as_ref();

    let raw = module::compiled(workspace, npm.is_some(), &[])?;
    let work = workspace.target().join("wasm");
    fs::create_dir_all(&work).with_context(|| format!("could not create {}", work.display()))?;
    let bound = bindings::bound(&raw, &work, npm)?;

    let style = style::text(root, npm)?;
    let charts = script::charts(root, &bound.glue, npm)?;
    let find = script::find(root, npm)?;
    let style = asset::Asset::hashed("style", "css", style.into_bytes());
    let script = asset::Asset::hashed("plan-chart", "js", charts.into_bytes());
    let find = asset::Asset::hashed("find", "js", find.into_bytes());
    let wasm = asset::Asset::hashed("plan-chart", "wasm", bound.wasm);

    let hashes = [&style, &script, &find, &wasm].map(asset::Asset::integrity);
    let named = Assets {
        style: style.named_with(&hashes[0]),
        script: script.named_with(&hashes[1]),
        find: find.named_with(&hashes[2]),
        wasm: wasm.named_with(&hashes[3]),
    };
    let mut assets = pages::written(root, &report, &statements, &named)?;
    assets.extend([style, script, find, wasm]);
    assets.push(sbom::list(workspace)?);
    folder::replace(folder, &assets)
}

/// A file of the sources as text.
fn source(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("could not read {path}"))
}
