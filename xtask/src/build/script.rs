//! The scripts: ES modules in `www/src`, bundled by esbuild, one entry a script.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use plan_chart::i18n;
use plan_chart::scene::{Role, Theme};
use serde_json::{Map, Value, json};

use crate::npm::Npm;
use crate::workspace::Workspace;

/// The oldest JavaScript that the scripts run in: that of the first browsers with WebAssembly and modules.
const TARGET: &str = "--target=es2018";

/// What scripts are bundled with.
#[derive(Clone, Copy)]
pub(super) struct Bundler<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) npm: &'a Npm,
}

impl Bundler<'_> {
    /// The script of the pages with charts; `glue` is that of the module that draws.
    pub(super) fn page(&self, glue: &Path) -> Result<String> {
        self.classic("plan-chart", &colours(), &[("plan-chart-glue", glue)], &[])
    }

    /// The script of the module that reads records; `glue` is that of this module.
    pub(super) fn record(&self, glue: &Path) -> Result<String> {
        self.classic("record", &Value::Null, &[("plan-chart-record-glue", glue)], &[])
    }

    /// All scripts of the page that is one file, whose only module is the one that reads records.
    pub(super) fn standalone(&self, glue: &Path) -> Result<String> {
        self.classic("standalone", &colours(), &[("plan-chart-record-glue", glue)], &[])
    }

    /// The script of the editor's page and of its worker; `facts` names the scripts that its code for other pages does
    /// and has the most bytes that its module takes, and `glue` is that of the module that reads spreadsheets.
    pub(super) fn editor(&self, facts: &Value, glue: &Path) -> Result<String> {
        self.classic("editor", facts, &[("plan-chart-editor-glue", glue)], &[])
    }

    /// A script that calls no module, by the name of its entry; `facts` is what it imports from `plan-chart-facts`.
    pub(super) fn plain(&self, entry: &str, facts: &Value) -> Result<String> {
        self.classic(entry, facts, &[], &[])
    }

    /// `<plan-chart>`, as a module and as a classic script: they differ in how they know where they are.
    pub(super) fn element(&self, facts: &Value, glue: &Path) -> Result<[String; 2]> {
        let glue = [("plan-chart-glue", glue)];
        let place = ["--define:import.meta.url=document.currentScript.src"];
        let classic = self.classic("element", facts, &glue, &place)?;
        let options = ["--format=esm", TARGET, "--supported:import-meta=true"];
        let module = self.bundle(&entry("element"), facts, &glue, &options)?;
        self.npm.is_es2020_module(&module)?;
        Ok([module, classic])
    }

    /// The npm package's interface, a module for bundlers and for browsers of 2020 and later.
    pub(super) fn package(&self, facts: &Value, glue: &Path) -> Result<String> {
        let options = ["--format=esm", "--target=es2020"];
        self.bundle("package/plan-chart.js", facts, &[("plan-chart-glue", glue)], &options)
    }

    /// The script of a page of the benchmark; `facts` and `glue` are for the one that calls our module.
    pub(super) fn bench(&self, name: &str, facts: &Value, glue: Option<&Path>) -> Result<String> {
        let glue: Vec<_> = glue.into_iter().map(|glue| ("plan-chart-glue", glue)).collect();
        let options = ["--format=iife", TARGET];
        self.bundle(&format!("xtask/bench/{name}.js"), facts, &glue, &options)
    }

    /// The script of a page of the benchmark that uses one of `packages`.
    pub(super) fn peer(&self, name: &str, packages: &Npm) -> Result<String> {
        let options = ["--format=iife", "--define:process.env.NODE_ENV=\"production\""];
        let options = options.map(str::to_owned).to_vec();
        self.npm.bundle(
            self.workspace.root(),
            &format!("xtask/bench/{name}.js"),
            &options,
            packages,
        )
    }

    /// A script in a function of its own, so that none of its names becomes a global one.
    fn classic(
        &self,
        name: &str,
        facts: &Value,
        glue: &[(&str, &Path)],
        more: &[&str],
    ) -> Result<String> {
        let options = [&["--format=iife", TARGET], more].concat();
        let script = self.bundle(&entry(name), facts, glue, &options)?;
        self.npm.is_es2018(&script)?;
        Ok(script)
    }

    fn bundle(
        &self,
        entry: &str,
        facts: &Value,
        glue: &[(&str, &Path)],
        options: &[&str],
    ) -> Result<String> {
        let root = self.workspace.root();
        let facts = if facts.is_null() { &json!({}) } else { facts };
        let facts = self.written(&entry.replace('/', "-"), facts)?;
        let words = self.written("words", &words()?)?;
        let known = [("plan-chart-facts", facts.as_path()), ("plan-chart-words", words.as_path())];
        let aliases = known.iter().chain(glue);
        let aliases = aliases.map(|(name, path)| format!("--alias:{name}={}", path.display()));
        let options: Vec<_> =
            options.iter().map(|&option| option.to_owned()).chain(aliases).collect();
        self.npm.bundle(root, entry, &options, self.npm)
    }

    /// Writes a JSON module that scripts import, `name.json`, into the target folder.
    fn written(&self, name: &str, module: &Value) -> Result<PathBuf> {
        let folder = folder(self.workspace);
        fs::create_dir_all(&folder)
            .with_context(|| format!("could not create {}", folder.display()))?;
        let path = folder.join(name).with_extension("json");
        fs::write(&path, module.to_string())
            .with_context(|| format!("could not write {}", path.display()))?;
        Ok(path)
    }
}

/// The crate's table of colours: its roles, and the colours of each theme in their order.
pub(super) fn colours() -> Value {
    let themes =
        Theme::NAMED.iter().map(|(name, theme)| ((*name).to_owned(), json!(theme.numbers())));
    json!({ "roles": Role::ALL.map(Role::name), "themes": themes.collect::<Map<_, _>>() })
}

fn entry(name: &str) -> String {
    format!("www/src/entries/{name}.js")
}

/// Where the JSON modules are, in the target folder.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("scripts")
}

/// The words of the scripts: each text by its name, in each language by the language's code. As esbuild
/// leaves out the names that a script does not import, each script holds its own texts alone.
fn words() -> Result<Value> {
    let mut words = Map::new();
    for languages in
        [serde_json::to_value(i18n::script_words())?, serde_json::to_value(i18n::editor_words())?]
    {
        for (code, texts) in languages.as_object().into_iter().flatten() {
            gather("", texts, &mut |name, text| {
                let by_code = words.entry(name).or_insert_with(|| json!({}));
                by_code[code] = text.clone();
            });
        }
    }
    Ok(words.into())
}

/// Calls `found` with each text below `texts`; the text `show` of the group `panel` has the name `panelShow`.
fn gather(group: &str, texts: &Value, found: &mut dyn FnMut(String, &Value)) {
    for (key, text) in texts.as_object().into_iter().flatten() {
        let name = match key.split_at_checked(1) {
            Some((first, rest)) if !group.is_empty() => {
                format!("{group}{}{rest}", first.to_ascii_uppercase())
            }
            _ => key.clone(),
        };
        match text {
            Value::Object(_) => gather(&name, text, found),
            _ => found(name, text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_the_names_of_their_groups() {
        let words = words().expect("serialises");
        let due = json!({ "zh": "框架，高度自动", "en": "A frame that fits its height" });
        assert_eq!(words["embedKindsFitted"], due);
        assert!(
            words
                .as_object()
                .is_some_and(|words| words.values().all(|text| text["en"].is_string()))
        );
    }
}
