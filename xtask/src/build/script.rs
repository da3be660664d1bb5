//! The one script: wasm-bindgen's glue and ours, closed off from the page around it.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::source;
use crate::npm::Npm;

/// What is ours, in the order in which it runs: each part in a function of its own.
const OURS: [&str; 2] = ["www/marks.js", "www/plan-chart.js"];

/// The script, as a classic one and as a module alike.
pub(super) fn text(root: &Path, glue: &str, npm: Option<&Npm>) -> Result<String> {
    let parts = OURS.map(|path| source(root, path));
    let parts = parts.into_iter().collect::<Result<Vec<_>>>()?;
    let script = closed(glue, &parts);
    let Some(npm) = npm else { return Ok(script) };
    let script = npm
        .esbuild(&script, &["--loader=js", "--target=es2018"])
        .context("the script could not be made smaller")?;
    npm.is_es2018(&script)?;
    Ok(script)
}

/// In functions, so that not one name of any part becomes a global one, and a part that throws does not take
/// the next ones with it.
fn closed(glue: &str, parts: &[String]) -> String {
    let parts: String = parts.iter().map(|part| guarded(part)).collect();
    format!("(function () {{\n\"use strict\";\n{glue}\n{parts}}})();\n")
}

fn guarded(part: &str) -> String {
    format!(
        "try {{ (function () {{\n{part}\n}})(); }} catch (error) {{ console.error('plan-chart:', error); }}\n"
    )
}
