//! The style sheets, one for each kind of page: the theme that the charts are drawn with, then the rules of a
//! page. One more comes on demand.

use std::path::Path;

use anyhow::{Context as _, Result};
use plan_chart::site::{self, Mode};

use super::{shadow, source};
use crate::npm::Npm;

const PAGE: [&str; 2] = ["www/style.css", "www/figures.css"];
const LARGE_PRINT: [&str; 2] = ["www/style.css", "www/elder.css"];
const FRAME: [&str; 2] = ["www/style.css", "www/embed/frame.css"];
const ELEMENT: [&str; 3] = ["www/style.css", "www/embed/frame.css", "www/element.css"];
const TOOLS: [&str; 1] = ["www/tools.css"];

/// Browsers of 2018 and later: newer short forms are written out for them.
const TARGET: &str = "--target=chrome64,firefox62,safari12";

/// How much larger type is in large print.
const LARGER: f64 = 1.5;

/// The style sheet of the whole page.
pub(super) fn page(root: &Path, mode: Mode, npm: &Npm) -> Result<String> {
    let tokens = site::stylesheet_tokens();
    match mode {
        Mode::Standard => text(root, &tokens, &PAGE, npm),
        Mode::LargePrint => {
            let style = larger(&joined(root, &tokens, &LARGE_PRINT)?);
            small(&style, &LARGE_PRINT, npm)
        }
    }
}

/// The same rules with the widths at which layouts change larger: em of media queries do not follow the page's own
/// size of type.
fn larger(style: &str) -> String {
    let mut parts = style.split("-width: ");
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let length = part
            .split_once("em)")
            .and_then(|(number, rest)| Some((number.parse::<f64>().ok()?, rest)));
        match length {
            Some((length, rest)) => all += &format!("-width: {}em){rest}", length * LARGER),
            None => all += &format!("-width: {part}"),
        }
    }
    all
}

/// The style sheet of the panel with what can be taken away.
pub(super) fn tools(root: &Path, npm: &Npm) -> Result<String> {
    small(&joined(root, "", &TOOLS)?, &TOOLS, npm)
}

/// The style sheet of pages with one chart.
pub(super) fn frame(root: &Path, npm: &Npm) -> Result<String> {
    text(root, &chosen(), &FRAME, npm)
}

/// The style sheet of `<plan-chart>`.
pub(super) fn element(root: &Path, npm: &Npm) -> Result<String> {
    small(&shadow::sheet(&joined(root, &chosen(), &ELEMENT)?), &ELEMENT, npm)
}

/// The tokens of sheets that may be told which theme to have.
fn chosen() -> String {
    [site::stylesheet_tokens(), site::chosen_tokens()].join("\n")
}

fn text(root: &Path, tokens: &str, ours: &[&str], npm: &Npm) -> Result<String> {
    small(&joined(root, tokens, ours)?, ours, npm)
}

fn joined(root: &Path, tokens: &str, ours: &[&str]) -> Result<String> {
    let parts = ours.iter().map(|path| source(root, path)).collect::<Result<Vec<_>>>()?;
    Ok(format!("{tokens}\n{}", parts.join("\n")))
}

fn small(style: &str, ours: &[&str], npm: &Npm) -> Result<String> {
    npm.esbuild(style, &["--loader=css", TARGET])
        .with_context(|| format!("{} could not be made smaller", ours.join(" and ")))
}

#[cfg(test)]
mod tests {
    use super::larger;

    #[test]
    fn layouts_change_at_larger_widths() {
        let style = "a { max-width: 46em }\n@media (min-width: 42.5em) { b { min-width: 2px } }";
        let due = "a { max-width: 46em }\n@media (min-width: 63.75em) { b { min-width: 2px } }";
        assert_eq!(larger(style), due);
    }
}
