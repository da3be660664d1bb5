//! The parts of a site that are the same for every report: modules, scripts and style sheets.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use plan_chart::chart::Kind;
use plan_chart::publish::packed;
use plan_chart::scene::Theme;
use plan_chart::site::{Part, Parts};
use serde_json::{Value, json};

use super::module::Module;
use super::script::{Bundler, colours};
use super::stamp::Stamp;
use super::style::Sheets;
use super::{bindings, record, sbom};
use crate::npm::Npm;
use crate::workspace::Workspace;

/// The parts, built anew where the sources have changed.
pub(super) fn parts(workspace: &Workspace) -> Result<Parts> {
    let stamp = Stamp::new(workspace, "parts")?;
    let path = file(workspace);
    if stamp.is_current() {
        let bytes =
            fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        return Ok(Parts::from_bytes(&bytes)?);
    }
    let parts = built(workspace)?;
    fs::write(&path, parts.to_bytes())
        .with_context(|| format!("could not write {}", path.display()))?;
    stamp.set()?;
    Ok(parts)
}

/// The parts as one file, for the program to hold.
pub(super) fn file(workspace: &Workspace) -> PathBuf {
    Stamp::folder(workspace).join("parts.bin")
}

fn built(workspace: &Workspace) -> Result<Parts> {
    record::validated(workspace.root())?;
    let npm = &Npm::ready(workspace)?;
    let scripts = Bundler { workspace, npm };
    let drawing = bindings::build(workspace, Module::Drawing, npm)?;
    let reading = bindings::build(workspace, Module::Record, npm)?;
    let editing = bindings::build(workspace, Module::Editor, npm)?;
    let sheets = Sheets::built(workspace, npm)?;

    let wasm = Part::hashed("plan-chart", "wasm", drawing.wasm);
    let style = Part::hashed("element", "css", sheets.element.into_bytes());
    let record_wasm = Part::hashed("plan-chart-record", "wasm", reading.wasm);
    let record = script("record", scripts.record(&reading.glue)?);
    let mut facts = element_facts(&wasm, &style);
    facts["reader"] = json!({ "script": file_of(&record), "wasm": file_of(&record_wasm) });
    let [element, classic] = scripts.element(&facts, &drawing.glue)?;
    let element = script("element", element);
    let frame = script("frame", scripts.plain("frame", &Value::Null)?);
    let tools = json!({ "element": file_of(&element), "frame": file_of(&frame) });
    let mut editor_facts = tools.clone();
    editor_facts["mostBytes"] = json!(plan_chart::import::MAX_FILE);
    let kinds = kinds();
    let sheet = |stem: &str, text: String| Part::hashed(stem, "css", text.into_bytes());
    let parts = [
        ("style.css", sheet("style", sheets.page)),
        ("elder.css", sheet("elder", sheets.large_print)),
        ("plan-chart.js", script("plan-chart", scripts.page(&drawing.glue)?)),
        ("plan-chart.wasm", wasm),
        ("find.js", script("find", scripts.plain("find", &Value::Null)?)),
        ("tools.js", script("tools", scripts.plain("tools", &tools)?)),
        ("tools.css", sheet("tools", sheets.panel)),
        ("record.js", record),
        ("plan-chart-record.wasm", record_wasm),
        ("embed.css", sheet("embed", sheets.frame)),
        ("embed.js", script("embed", scripts.plain("embed", &kinds)?)),
        ("signpost.js", script("signpost", scripts.plain("signpost", &kinds)?)),
        ("frame.js", frame),
        ("element.js", element),
        ("element.classic.js", script("element.classic", classic)),
        ("element.css", style),
        ("standalone.js", script("standalone", scripts.standalone(&reading.glue)?)),
        ("editor.css", sheet("editor", sheets.editor)),
        ("editor.js", script("editor", scripts.editor(&editor_facts, &editing.glue)?)),
        ("plan-chart-editor.wasm", Part::hashed("plan-chart-editor", "wasm", editing.wasm)),
        ("sbom.cdx.json", Part::named("sbom.cdx.json", sbom::list(workspace)?)),
    ];
    let packed = |(name, part): (&str, Part)| {
        Ok((name.to_owned(), Part { packed: packed(&part.bytes)?, ..part }))
    };
    Ok(Parts::new(parts.into_iter().map(packed).collect::<Result<BTreeMap<_, _>>>()?)?)
}

fn script(stem: &str, text: String) -> Part {
    Part::hashed(stem, "js", text.into_bytes())
}

fn file_of(part: &Part) -> Value {
    json!({ "name": part.name, "integrity": part.integrity })
}

/// The kinds of charts, and whether one is about a single indicator.
fn kinds() -> Value {
    let kinds = Kind::all().map(|kind| json!([kind.id(), kind.needs_indicator()]));
    json!({ "charts": kinds.collect::<Vec<_>>() })
}

fn element_facts(wasm: &Part, style: &Part) -> Value {
    let mut facts = kinds();
    facts["wasm"] = file_of(wasm);
    facts["style"] = file_of(style);
    facts["sheet"] = String::from_utf8_lossy(&style.bytes).into();
    let mut colours = colours();
    for name in ["roles", "themes"] {
        facts[name] = colours[name].take();
    }
    facts["pairs"] = Theme::PAIRS
        .iter()
        .map(|(above, below, least)| json!([above.name(), below.name(), least]))
        .collect();
    facts
}
