//! The package for npm: the module that reads records, its interface as one ES module, and the declarations.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::module::Module;
use super::script::{Bundler, colours};
use super::stamp::Stamp;
use super::{bindings, record, source};
use plan_chart::publish;

use crate::npm::Npm;
use crate::workspace::Workspace;

/// Builds the package into `folder` where the sources have changed.
///
/// # Errors
/// A sentence saying what is wrong and what to do.
pub fn package(workspace: &Workspace, folder: &Path) -> Result<()> {
    let stamp = Stamp::new(workspace, "package")?;
    if stamp.is_current() && folder.exists() {
        return Ok(());
    }
    let root = workspace.root();
    record::validated(root)?;
    let npm = Npm::ready(workspace)?;
    let module = bindings::build(workspace, Module::Record, &npm)?;
    let script = Bundler { workspace, npm: &npm }.package(&colours(), &module.glue)?;
    let declarations = fs::read(&module.declarations)
        .with_context(|| format!("could not read {}", module.declarations.display()))?;
    let named = |name, path| Ok((name, source(root, path)?.into_bytes()));
    let files: Result<Vec<_>> = [
        ("package.json", "package/package.json"),
        ("plan-chart.d.ts", "package/plan-chart.d.ts"),
        ("record.json", record::RECORD),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
    ]
    .into_iter()
    .map(|(name, path)| named(name, path))
    .chain([
        Ok(("plan-chart.js", script.into_bytes())),
        Ok(("module.d.ts", declarations)),
        Ok(("plan-chart-record.wasm", module.wasm)),
    ])
    .collect();
    let files = files?;
    publish::replace(folder, |new| {
        files.iter().try_for_each(|(name, bytes)| {
            fs::write(new.join(name), bytes).with_context(|| format!("could not write {name}"))
        })
    })?;
    println!("{}", folder.display());
    stamp.set()
}
