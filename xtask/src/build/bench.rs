//! The pages of the benchmark: our module, a page by hand, and what others use.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::chart::{self, Spec};
use plan_chart::scene::{self, Form, Theme};
use plan_chart::site::{Part, SiteFile};
use plan_chart::{Lang, Report, publish, render};
use serde_json::{Value, json};

use super::module::Module;
use super::script::{Bundler, colours};
use super::{bindings, record, source};
use crate::npm::Npm;
use crate::workspace::Workspace;

/// A page of the benchmark by its folder.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Page {
    /// Our module.
    Product,
    /// By hand, without a library: what the others are measured against.
    Floor,
    /// ECharts, as a portal imports it.
    Echarts,
    /// Chart.js.
    Chartjs,
}

impl Page {
    /// The name of its folder.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Floor => "floor",
            Self::Echarts => "echarts",
            Self::Chartjs => "chartjs",
        }
    }
}

/// Ids of the indicators that the benchmark shows, and of those that have a gauge there.
const SHOWN: [&str; 6] = ["gdp", "industry", "investment", "retail", "jobs", "revenue"];

/// Builds the pages below `folder`.
pub(crate) fn bench(workspace: &Workspace, folder: &Path, pages: &[Page]) -> Result<()> {
    let npm = Npm::ready(workspace)?;
    let scripts = Bundler { workspace, npm: &npm };
    fs::create_dir_all(folder).with_context(|| format!("could not create {}", folder.display()))?;
    for page in pages {
        let assets = match page {
            Page::Product => product(scripts)?,
            Page::Floor => plain(workspace, scripts.bench("floor", &Value::Null, None)?)?,
            Page::Echarts | Page::Chartjs => {
                let packages = Npm::peers(workspace)?;
                plain(workspace, scripts.peer(page.name(), &packages)?)?
            }
        };
        let files: Vec<_> =
            assets.into_iter().map(|part| SiteFile::new(part.name, part.bytes)).collect();
        publish::replace(&folder.join(page.name()), |new| publish::write(new, &files).map(drop))?;
    }
    Ok(())
}

/// A page of the shell and one script.
fn plain(workspace: &Workspace, text: String) -> Result<Vec<Part>> {
    let script = Part::hashed("page", "js", text.into_bytes());
    let foot = format!("<script src=\"{}\"></script>", script.name);
    let html = shell(workspace, &[("foot", &foot)])?;
    Ok(vec![html, script])
}

/// The shell with its slots filled, those not named with nothing.
fn shell(workspace: &Workspace, slots: &[(&str, &str)]) -> Result<Part> {
    let shell = source(workspace.root(), "xtask/bench/shell.html")?;
    let mut html = shell.replace("{{font}}", Lang::default().chart_words().fonts());
    for name in ["head", "bars", "growth", "gauges", "foot"] {
        let text = slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, text)| text);
        html = html.replace(&format!("{{{{{name}}}}}"), text);
    }
    Ok(Part::named("index.html", html.into_bytes()))
}

/// Our page: pre-rendered pictures, the record, and the module that replaces them.
fn product(scripts: Bundler<'_>) -> Result<Vec<Part>> {
    let Bundler { workspace, npm } = scripts;
    let root = workspace.root();
    let record = shown(&source(root, record::RECORD)?)?;
    let report = Report::from_json(&record)?;
    let bound = bindings::build(workspace, Module::Bench, npm)?;
    let mut facts = colours();
    facts["record"] = json!(chart::Drawings::of(&report).to_bytes());
    let text = scripts.bench("product", &facts, Some(&bound.glue))?;
    let script = Part::hashed("page", "js", text.into_bytes());
    let wasm = Part::hashed("page", "wasm", bound.wasm);

    let picture = |spec: &Spec| -> Result<String> {
        let chart = chart::build(&report, spec)?;
        let scene = scene::layout(&chart, Form::Wide);
        Ok(render::stretching(&scene, &Theme::LIGHT, &chart.name()))
    };
    let mut gauges = String::new();
    for id in chart::gauges(&report) {
        let picture = picture(&Spec::gauge(id, Lang::ZH))?;
        gauges +=
            &format!("<figure data-chart=\"gauge\" data-indicator=\"{id}\">{picture}</figure>");
    }
    let (script_name, wasm_name) = (&script.name, &wasm.name);
    let head = format!(
        "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm_name}\">\
         <script defer src=\"{script_name}\" data-wasm=\"{wasm_name}\"></script>"
    );
    let foot = "<script>performance.mark('first-sight')</script>";
    let html = shell(
        workspace,
        &[
            ("head", &head),
            ("bars", &picture(&Spec::new(chart::Kind::BARS, Lang::ZH))?),
            ("growth", &picture(&Spec::new(chart::Kind::GROWTH, Lang::ZH))?),
            ("gauges", &gauges),
            ("foot", foot),
        ],
    )?;
    Ok(vec![html, script, wasm])
}

/// The embedded record with what the benchmark shows: six indicators, without explanations.
fn shown(text: &str) -> Result<String> {
    let mut record: Value = serde_json::from_str(text).context("the record is no JSON")?;
    let indicators = record["indicators"].as_array_mut().context("it has no indicators")?;
    indicators.retain(|one| one["id"].as_str().is_some_and(|id| SHOWN.contains(&id)));
    for one in indicators {
        one["definition"] = json!({ "zh": "—", "en": "—" });
        one["notes"] = json!([]);
    }
    record["stated"] = json!([]);
    record["remarks"] = json!([]);
    Ok(record.to_string())
}
