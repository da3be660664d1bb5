//! From the record and the sources to a folder of static files.

mod asset;
mod bench;
mod bindings;
mod folder;
mod frames;
mod module;
mod package;
mod pages;
mod publication;
mod record;
mod sbom;
mod script;
mod standalone;
mod style;
mod traditional;
mod wasm_opt;

pub(crate) use bench::{Page, bench};
pub(crate) use module::{Module, TARGET, ensure_target};
pub use package::package;
pub use publication::Publication;
pub(crate) use script::folder as script_folder;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::site::Assets;

use crate::npm::Npm;
use crate::workspace::Workspace;

/// Builds the page into `folder`, and prints what was written. A build that fails leaves the folder as it was.
///
/// # Errors
/// A sentence saying what is wrong and what to do.
pub fn build(workspace: &Workspace, folder: &Path) -> Result<()> {
    publish(workspace, folder, &Publication::default())
}

/// The same for a page of which it is known where it will be.
///
/// # Errors
/// As [`build`].
pub fn publish(workspace: &Workspace, folder: &Path, publication: &Publication) -> Result<()> {
    let root = workspace.root();
    let report = record::validated(root)?;
    let published = publication.prepared(&report)?;
    let statements = record::statements(root, &report)?;
    let npm = &Npm::ready(workspace)?;

    let scripts = script::Bundler { workspace, npm };

    let characters = traditional::facts(&report, &statements)?;

    let drawing = bindings::build(workspace, Module::Drawing, npm)?;
    let reading = bindings::build(workspace, Module::Record, npm)?;

    let sheets = style::Sheets::built(workspace, npm)?;
    let script = scripts.page(&drawing.glue)?;
    let record = scripts.record(&reading.glue)?;
    let standalone = scripts.standalone(&characters, &reading.glue)?;
    let find = scripts.plain("find", &characters)?;
    let style = asset::Asset::hashed("style", "css", sheets.page.clone().into_bytes());
    let large = asset::Asset::hashed("elder", "css", sheets.large_print.clone().into_bytes());
    let script = asset::Asset::hashed("plan-chart", "js", script.into_bytes());
    let record = asset::Asset::hashed("record", "js", record.into_bytes());
    let find = asset::Asset::hashed("find", "js", find.into_bytes());
    let tools_style = asset::Asset::hashed("tools", "css", sheets.panel.clone().into_bytes());
    let wasm = asset::Asset::hashed("plan-chart", "wasm", drawing.wasm);
    let record_wasm = asset::Asset::hashed("plan-chart-record", "wasm", reading.wasm);
    let embeds = frames::Embeds::built(scripts, &report, &wasm, &drawing.glue, &sheets)?;
    let tools = scripts.plain("tools", &embeds.facts(&report)?)?;
    let tools = asset::Asset::hashed("tools", "js", tools.into_bytes());

    let files =
        [&style, &script, &find, &tools, &tools_style, &wasm, &record_wasm, &large, &record];
    let hashes = files.map(asset::Asset::integrity);
    let named = Assets {
        style: style.named_with(&hashes[0]),
        large_print_style: large.named_with(&hashes[7]),
        script: script.named_with(&hashes[1]),
        find: find.named_with(&hashes[2]),
        tools: tools.named_with(&hashes[3]),
        tools_style: tools_style.named_with(&hashes[4]),
        wasm: wasm.named_with(&hashes[5]),
        record: record.named_with(&hashes[8]),
        record_wasm: record_wasm.named_with(&hashes[6]),
    };
    let mut assets = pages::pages(&report, &statements, &named, published.as_ref());
    assets.push(pages::figures(&report, &statements));
    assets.extend(pages::charts(&report));
    assets.extend(embeds.with_pages(&report, &named)?);
    let parts = standalone::Parts {
        styles: &[&style, &tools_style],
        script: &standalone,
        module: &record_wasm,
    };
    assets.extend(standalone::pages(&report, &statements, &parts)?);
    assets.extend([style, large, script, find, tools, tools_style, wasm, record, record_wasm]);
    assets.push(sbom::list(workspace)?);
    assets.extend(published.into_iter().flat_map(publication::Published::files));
    folder::replace(folder, &assets)
}

/// A file of the sources as text.
fn source(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("could not read {path}"))
}
