//! The package for npm: the module that reads records, its interface as one ES module, and the declarations.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::asset::Asset;
use super::module::Module;
use super::script::{Bundler, colours};
use super::{bindings, folder, record, source};
use crate::npm::Npm;
use crate::workspace::Workspace;

/// Builds the package into `folder`, and prints what was written.
///
/// # Errors
/// A sentence saying what is wrong and what to do.
pub fn package(workspace: &Workspace, folder: &Path) -> Result<()> {
    let root = workspace.root();
    record::validated(root)?;
    let npm = Npm::ready(workspace)?;
    let module = bindings::build(workspace, Module::Record, &npm)?;
    let script = Bundler { workspace, npm: &npm }.package(&colours(), &module.glue)?;
    let declarations = fs::read(&module.declarations)
        .with_context(|| format!("could not read {}", module.declarations.display()))?;
    let named = |name: &str, path: &str| Ok(Asset::named(name, source(root, path)?.into_bytes()));
    let assets: Result<Vec<_>> = [
        ("package.json", "package/package.json"),
        ("plan-chart.d.ts", "package/plan-chart.d.ts"),
        ("record.json", record::RECORD),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
    ]
    .into_iter()
    .map(|(name, path)| named(name, path))
    .chain([
        Ok(Asset::named("plan-chart.js", script.into_bytes())),
        Ok(Asset::named("module.d.ts", declarations)),
        Ok(Asset::named("plan-chart-record.wasm", module.wasm)),
    ])
    .collect();
    folder::plain(folder, &assets?)
}
