//! The package for npm: the module that reads records, its interface as one ES module, and the declarations.

use std::path::Path;

use anyhow::Result;
use plan_chart::scene::{Role, Theme};

use super::asset::Asset;
use super::{bindings, folder, record, script, source};
use crate::npm::Npm;
use crate::workspace::Workspace;

/// Where the module is built, in the target folder; its generated declarations stay there.
pub(crate) const MODULE: &str = "wasm-package";

/// Builds the package into `folder`, and prints what was written.
///
/// # Errors
/// A sentence saying what is wrong and what to do.
pub fn package(workspace: &Workspace, folder: &Path) -> Result<()> {
    let root = workspace.root();
    let report = record::validated(root)?;
    let npm = Npm::ready(workspace)?;
    let module = bindings::module(workspace, MODULE, &["--features", "tell"], &report, &npm)?;
    let drawing = script::drawing(root, &module.glue)?;
    let ours = source(root, "package/plan-chart.js")?;
    let script = [drawing, ours, themes()].join("\n");
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
        Ok(Asset::named("plan-chart.wasm", module.wasm)),
    ])
    .collect();
    folder::plain(folder, &assets?)
}

/// The roles and their colours, as the crate has them.
fn themes() -> String {
    let names = Role::ALL.map(|role| format!("'{}'", role.name())).join(", ");
    let colours = |theme: Theme| {
        let colour = |role| {
            let [r, g, b] = theme.colour(role);
            format!("0x{r:02x}{g:02x}{b:02x}")
        };
        Role::ALL.map(colour).join(", ")
    };
    format!(
        "export const ROLES = Object.freeze([{names}]);\n\
         export const LIGHT = /* @__PURE__ */ Uint32Array.of({});\n\
         export const DARK = /* @__PURE__ */ Uint32Array.of({});\n",
        colours(Theme::LIGHT),
        colours(Theme::DARK)
    )
}
