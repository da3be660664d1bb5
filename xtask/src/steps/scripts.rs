//! The types of the scripts.

use std::fs;

use anyhow::{Context as _, Result};
use serde_json::json;

use super::Run;
use crate::build::{self, Module};
use crate::npm::Npm;

/// Checks `www/src` by the TypeScript compiler, against the declarations of the modules that were built.
pub(super) fn types(run: &Run<'_>) -> Result<()> {
    let (root, folder) = (run.workspace.root(), build::script_folder(run.workspace));
    let declarations = |module: Module| module.folder(run.workspace).join("plan_chart.d.ts");
    let npm = Npm::ready(run.workspace)?;
    // The target folder may be elsewhere than `www/tsconfig.json` expects it.
    let project = folder.join("tsconfig.json");
    let settings = json!({
        "extends": root.join("www/tsconfig.json"),
        "compilerOptions": { "paths": {
            "morphdom": [npm.package("morphdom").join("index.d.ts")],
            "crc-32": [npm.package("crc-32").join("types/index.d.ts")],
            "plan-chart-words": [folder.join("words.json")],
            "plan-chart-glue": [declarations(Module::Drawing)],
            "plan-chart-record-glue": [declarations(Module::Record)],
            "plan-chart-editor-glue": [declarations(Module::Editor)],
        } },
        "include": [root.join("www/src")],
    });
    fs::write(&project, settings.to_string())
        .with_context(|| format!("could not write {}: build the page first", project.display()))?;
    npm.check_types(&project)
}
