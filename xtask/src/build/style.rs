//! The one style sheet: the theme that the charts are drawn with, then the page's own rules.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::source;
use crate::npm::Npm;

const OURS: [&str; 2] = ["www/style.css", "www/figures.css"];

/// Browsers of 2018 and later: newer short forms are written out for them.
const TARGET: &str = "--target=chrome64,firefox62,safari12";

/// The style sheet.
pub(super) fn text(root: &Path, npm: Option<&Npm>) -> Result<String> {
    let tokens = plan_chart::export::stylesheet_tokens();
    let [page, figures] = OURS.map(|path| source(root, path));
    let style = format!("{tokens}\n{}\n{}", page?, figures?);
    let Some(npm) = npm else { return Ok(style) };
    npm.esbuild(&style, &["--loader=css", TARGET])
        .with_context(|| format!("{} could not be made smaller", OURS.join(" and ")))
}
