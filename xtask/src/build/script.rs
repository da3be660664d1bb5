//! The scripts, closed off from the page around them: wasm-bindgen's glue and ours in one, the search of
//! the figures in another, which no chart waits for, and what comes on demand in a third.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::source;
use crate::npm::Npm;

/// What is ours among the charts' script, in the order in which it runs: each part in a function of its own.
const CHARTS: [&[&str]; 4] = [
    &["www/src/marks.js"],
    &["www/src/toolbar.js"],
    &["www/src/state.js"],
    &["www/src/module.js", "www/src/watch.js", "www/src/figure.js", "www/src/plan-chart.js"],
];
const FIND: [&[&str]; 1] = [&["www/src/find.js"]];
const TOOLS: [&[&str]; 1] = [&["www/src/tools.js", "www/src/snippet.js"]];
const FRAME: [&[&str]; 1] = [&["www/src/options.js", "www/src/embed.js"]];
const SIGNPOST: [&[&str]; 1] = [&["www/src/options.js", "www/src/signpost.js"]];
const PARENT: [&[&str]; 1] = [&["www/src/frame.js"]];
const ELEMENT: [&[&str]; 1] = [&[
    "www/src/options.js",
    "www/src/module.js",
    "www/src/watch.js",
    "www/src/figure.js",
    "www/src/colours.js",
    "www/src/element.js",
    "www/src/define.js",
]];

/// What the module calls to draw.
const REPLAY: &str = "www/src/replay.js";

/// The script of the charts, as a classic one and as a module alike.
pub(super) fn charts(root: &Path, glue: &str, npm: &Npm) -> Result<String> {
    text(root, &CHARTS, &drawing(root, glue)?, npm)
}

/// The script that searches the figures.
pub(super) fn find(root: &Path, npm: &Npm) -> Result<String> {
    text(root, &FIND, "", npm)
}

/// The script of the panel with what can be taken away; `built` is as in [`frames`].
pub(super) fn tools(root: &Path, built: &str, npm: &Npm) -> Result<String> {
    text(root, &TOOLS, &format!("const BUILT = {built};"), npm)
}

/// What runs in a page with one chart, and in the page that leads there; `built` is a JavaScript value that
/// says what was built.
pub(super) fn frames(root: &Path, built: &str, npm: &Npm) -> Result<[String; 2]> {
    let built = format!("const BUILT = {built};");
    Ok([text(root, &FRAME, &built, npm)?, text(root, &SIGNPOST, &built, npm)?])
}

/// What runs in a page that embeds charts in frames.
pub(super) fn parent(root: &Path, npm: &Npm) -> Result<String> {
    text(root, &PARENT, "", npm)
}

/// `<plan-chart>`, as a module and as a classic script: they differ in how they know where they stand.
pub(super) fn element(
    root: &Path,
    glue: &str,
    built: &str,
    sheet: &str,
    npm: &Npm,
) -> Result<[String; 2]> {
    let sheet = serde_json::to_string(sheet)?;
    let drawing = drawing(root, glue)?;
    let facts = format!("const BUILT = {built};\nconst SHEET = {sheet};\n{drawing}");
    let script = text(root, &ELEMENT, &facts, npm)?;
    // Put around afterwards: where a module stands is told by words newer than the rest may be.
    let placed = |place: &str| format!("(function (HERE) {{{script}}})({place});\n");
    Ok([placed("import.meta.url"), placed("document.currentScript.src")])
}

fn text(root: &Path, ours: &[&[&str]], glue: &str, npm: &Npm) -> Result<String> {
    let part = |files: &&[&str]| files.iter().map(|path| source(root, path)).collect();
    let script = closed(glue, &ours.iter().map(part).collect::<Result<Vec<String>>>()?);
    small(npm, &script)
        .with_context(|| format!("{} could not be made smaller", ours.concat().join(" and ")))
}

/// What draws and, where it finds that, the bindings: a function, as each module has its own.
pub(super) fn drawing(root: &Path, glue: &str) -> Result<String> {
    let replay = source(root, REPLAY)?;
    Ok(format!("{replay}\nfunction bindings() {{\n{glue}\nreturn wasm_bindgen;\n}}\n"))
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
