//! The style sheets: esbuild joins what each entry in `www` imports, with the generated part in front.

use std::fs;

use anyhow::{Context as _, Result};
use plan_chart::site;

use crate::npm::Npm;
use crate::workspace::Workspace;

/// Browsers of 2018 and later: newer short forms are written out for them.
const TARGET: &str = "--target=chrome64,firefox62,safari12";

/// A sheet for each kind of page, and one that comes on demand.
pub(super) struct Sheets {
    pub(super) page: String,
    pub(super) large_print: String,
    /// Of the panel with what can be downloaded.
    pub(super) panel: String,
    /// Of the editor's page.
    pub(super) editor: String,
    /// Of pages with one chart.
    pub(super) frame: String,
    /// Of `<plan-chart>`.
    pub(super) element: String,
}

impl Sheets {
    /// Builds them.
    pub(super) fn built(workspace: &Workspace, npm: &Npm) -> Result<Self> {
        let folder = workspace.target().join("styles");
        fs::create_dir_all(&folder)
            .with_context(|| format!("could not create {}", folder.display()))?;
        let imported = |name: &str, text: String| {
            let path = folder.join(format!("{name}.generated.css"));
            fs::write(&path, text)
                .with_context(|| format!("could not write {}", path.display()))?;
            anyhow::Ok(format!("--alias:{name}={}", path.display()))
        };
        let tokens = imported("tokens", site::stylesheet_tokens())?;
        let themes = imported("themes", site::theme_tokens())?;
        let sheet = |name: &str| {
            let entry = workspace.root().join("www").join(name);
            npm.esbuild("", &[&entry.display().to_string(), "--bundle", TARGET, &tokens, &themes])
                .with_context(|| format!("www/{name} could not be built"))
        };
        Ok(Self {
            page: sheet("page.css")?,
            large_print: sheet("large-print.css")?,
            panel: sheet("panel.css")?,
            editor: sheet("editor.css")?,
            frame: sheet("frame.css")?,
            element: sheet("element.css")?,
        })
    }
}
