//! The one script: wasm-bindgen's glue and ours, closed off from the page around it.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::source;
use crate::npm::Npm;

const OURS: &str = "www/plan-chart.js";

/// The script, as a classic one and as a module alike.
pub(super) fn text(root: &Path, glue: &str, npm: Option<&Npm>) -> Result<String> {
    let script = closed(glue, &source(root, OURS)?);
    let Some(npm) = npm else { return Ok(script) };
    let script = npm
        .esbuild(&script, &["--loader=js", "--target=es2018"])
        .with_context(|| format!("{OURS} could not be made smaller"))?;
    npm.is_es2018(&script)?;
    Ok(script)
}

/// In a function, so that not one name of either part becomes a global one.
fn closed(glue: &str, ours: &str) -> String {
    format!("(function () {{\n\"use strict\";\n{glue}\n{ours}\n}})();\n")
}
