//! Every page of the built site in the Nu HTML checker: no error, no warning.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::Run;
use crate::packages::on_path;
use crate::{npm, process, size};

/// What the checker says of style sheets that are right, each with the reason.
const SHEETS: [(&str, &str); 3] = [
    ("CSS: Unrecognized at-rule “@container”", "container queries are in every engine since 2023"),
    ("CSS: “container-type”", "the same"),
    (
        "Parse Error.",
        "lengths in cqw; esbuild parses every sheet, and would not write a broken one",
    ),
];

/// What the checker says of a page that carries its policy: it takes blocks of data for scripts, and some texts for
/// others than their hash is of. Browsers know better, and the tests of the page run under that policy.
const POLICY: [&str; 2] = [
    "Inline script violates Content Security Policy (meta tag)",
    "Inline style violates Content Security Policy (meta tag)",
];

/// A page with a fault that the checker must find.
const BROKEN: &str = "<!doctype html><html lang=\"en\"><title>Broken</title>\
    <table><tr><td role=\"cell\">1</td></tr></table>";

/// Runs the checker over all pages at once, and over one that is broken.
pub(super) fn pages(run: &Run<'_>) -> Result<()> {
    if on_path("java").is_none() {
        run.install.packages(&["default-jre-headless"], "the checker of HTML runs on it")?;
    }
    let jar = npm::checkers(run.workspace)?.join("vnu-jar/build/dist/vnu.jar");
    let site = run.workspace.site();
    let names = size::files(&site)?.into_keys();
    let html = names.filter(|name| Path::new(name).extension().is_some_and(|end| end == "html"));
    let pages: Vec<_> = html.map(|name| site.join(name)).collect();
    let broken = run.workspace.target().join("broken.html");
    fs::write(&broken, BROKEN).with_context(|| broken.display().to_string())?;

    let found = messages(&jar, &pages)?;
    if !found.is_empty() {
        bail!("{} messages:\n{}", found.len(), found.join("\n"));
    }
    if messages(&jar, &[broken])?.is_empty() {
        bail!("the checker finds nothing wrong with a page that is broken");
    }
    println!("{} pages without an error or a warning", pages.len());
    Ok(())
}

/// What the checker says of these pages, without what is known.
fn messages(jar: &Path, pages: &[PathBuf]) -> Result<Vec<String>> {
    let mut command = Command::new("java");
    command.arg("-jar").arg(jar);
    command.args(["--format", "json", "--stdout", "--Werror", "--exit-zero-always"]);
    let output = process::capture(command.args(pages), "the checker of HTML")?;
    let report: Value = serde_json::from_str(&output).context("the checker prints no JSON")?;
    let list = report["messages"].as_array().context("the checker prints no messages")?;
    Ok(list.iter().filter_map(told).collect())
}

/// A message in one line; `None` for one that is known.
fn told(message: &Value) -> Option<String> {
    let text = |name: &str| message[name].as_str().unwrap_or_default();
    let said = text("message");
    let css = said.starts_with("CSS: ");
    let sheet = SHEETS.iter().any(|(known, _)| said.starts_with(known) || said.ends_with(known));
    if css && sheet || POLICY.iter().any(|known| said.starts_with(known)) {
        return None;
    }
    Some(format!("{}: {said} ({})", text("url"), text("extract").trim()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::told;

    #[test]
    fn only_what_is_known_is_left_out() {
        let message = |text: &str| json!({ "type": "error", "message": text, "url": "file:a" });
        for known in [
            "CSS: Unrecognized at-rule “@container”",
            "CSS: “font-size”: Parse Error.",
            "Inline style violates Content Security Policy (meta tag): blocked by “style-src”.",
        ] {
            assert_eq!(told(&message(known)), None);
        }
        for other in ["Unclosed element “p”.", "CSS: “color”: “redd” is no colour.", "Parse Error."]
        {
            assert!(told(&message(other)).is_some_and(|line| line.contains(other)), "{other}");
        }
    }
}
