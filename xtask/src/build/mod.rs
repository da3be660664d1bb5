//! From the record and the sources to a folder of static files.

mod asset;
mod bench;
mod bindings;
mod copies;
mod folder;
mod frames;
mod lower;
mod module;
mod mute;
mod package;
mod pages;
mod record;
mod sbom;
mod script;
mod standalone;
mod style;
mod sweep;
mod trim;

pub(crate) use bench::{Page, bench};
pub(crate) use module::{TARGET, ensure_target};
pub(crate) use package::MODULE as PACKAGE_MODULE;
pub use package::package;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::site::{Assets, Mode};

use crate::npm::Npm;
use crate::workspace::Workspace;

/// Builds the page into `folder`, and prints what was written. A build that fails leaves the folder as it was.
///
/// # Errors
/// A sentence saying what is wrong and what to do.
pub fn build(workspace: &Workspace, folder: &Path) -> Result<()> {
    let root = workspace.root();
    let report = record::validated(root)?;
    let statements = record::statements(root, &report)?;
    let npm = &Npm::ready(workspace)?;

    let charts = bindings::module(workspace, "wasm", &["--no-default-features"], &report, npm)?;
    let gate = bindings::module(workspace, "wasm-gate", &[], &report, npm)?;

    let sheets = style::Sheets::built(workspace, npm)?;
    // What calls the gate's module can call the other as well, which has less of the same.
    let script = script::charts(root, &gate.glue, npm)?;
    let find = script::find(root, npm)?;
    let style = asset::Asset::hashed("style", "css", sheets.page.clone().into_bytes());
    let large = asset::Asset::hashed("elder", "css", sheets.large_print.clone().into_bytes());
    let script = asset::Asset::hashed("plan-chart", "js", script.into_bytes());
    let find = asset::Asset::hashed("find", "js", find.into_bytes());
    let tools_style = asset::Asset::hashed("tools", "css", sheets.panel.clone().into_bytes());
    let wasm = asset::Asset::hashed("plan-chart", "wasm", charts.wasm);
    let gate = asset::Asset::hashed("gate", "wasm", gate.wasm);
    let embeds = frames::Embeds::built(root, &report, &wasm, &charts.glue, &sheets, npm)?;
    let tools = script::tools(root, &embeds.facts(&report)?, npm)?;
    let tools = asset::Asset::hashed("tools", "js", tools.into_bytes());

    let files = [&style, &script, &find, &tools, &tools_style, &wasm, &gate, &large];
    let hashes = files.map(asset::Asset::integrity);
    let named = Assets {
        style: style.named_with(&hashes[0]),
        large_print_style: large.named_with(&hashes[7]),
        script: script.named_with(&hashes[1]),
        find: find.named_with(&hashes[2]),
        tools: tools.named_with(&hashes[3]),
        tools_style: tools_style.named_with(&hashes[4]),
        wasm: wasm.named_with(&hashes[5]),
        gate: gate.named_with(&hashes[6]),
    };
    let mut assets = pages::pages(&report, &statements, &named);
    assets.push(pages::figures(&report, &statements));
    assets.extend(pages::charts(&report));
    assets.extend(embeds.with_pages(&report, &named)?);
    let parts = standalone::Parts {
        styles: &[&style, &tools_style],
        charts: (&script, &gate),
        scripts: &[&find, &tools],
    };
    assets.extend(standalone::pages(&report, &statements, &parts)?);
    assets.extend([style, large, script, find, tools, tools_style, wasm, gate]);
    assets.push(sbom::list(workspace)?);
    folder::replace(folder, &assets)
}

/// A file of the sources as text.
fn source(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("could not read {path}"))
}
