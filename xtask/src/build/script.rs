//! The scripts, closed off from the page around them: wasm-bindgen's glue and ours in one, the search of
//! the figures in another, which no chart waits for.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::source;
use crate::npm::Npm;

/// What is ours among the charts' script, in the order in which it runs: each part in a function of its own.
const CHARTS: [&str; 2] = ["www/marks.js", "www/plan-chart.js"];
const FIND: [&str; 1] = ["www/find.js"];

/// What the module calls to draw.
const REPLAY: &str = "www/replay.js";

/// The script of the charts, as a classic one and as a module alike.
pub(super) fn charts(root: &Path, glue: &str, npm: Option<&Npm>) -> Result<String> {
    text(root, &CHARTS, &drawing(root, glue)?, npm)
}

/// The script that searches the figures.
pub(super) fn find(root: &Path, npm: Option<&Npm>) -> Result<String> {
    text(root, &FIND, "", npm)
}

fn text(root: &Path, ours: &[&str], glue: &str, npm: Option<&Npm>) -> Result<String> {
    let parts = ours.iter().map(|path| source(root, path)).collect::<Result<Vec<_>>>()?;
    let script = closed(glue, &parts);
    match npm {
        Some(npm) => small(npm, &script)
            .with_context(|| format!("{} could not be made smaller", ours.join(" and "))),
        None => Ok(script),
    }
}

/// The bindings and, where they find it, what they call to draw.
pub(super) fn drawing(root: &Path, glue: &str) -> Result<String> {
    Ok(format!("{glue}\n{}", source(root, REPLAY)?))
}

/// A script as small as it goes, no newer than ECMAScript 2018.
pub(super) fn small(npm: &Npm, script: &str) -> Result<String> {
    let script = npm.esbuild(script, &["--loader=js", "--target=es2018"])?;
    npm.is_es2018(&script)?;
    Ok(script)
}

/// In functions, so that not one name of any part becomes a global one, and a part that throws does not take
/// the next ones with it.
pub(super) fn closed(glue: &str, parts: &[String]) -> String {
    let parts: String = parts.iter().map(|part| guarded(part)).collect();
    format!("(function () {{\n\"use strict\";\n{glue}\n{parts}}})();\n")
}

fn guarded(part: &str) -> String {
    format!(
        "try {{ (function () {{\n{part}\n}})(); }} catch (error) {{ console.error('plan-chart:', error); }}\n"
    )
}
