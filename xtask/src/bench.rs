//! `cargo xtask bench`: how heavy and how fast the charts are, next to the same ones written by hand.

use anyhow::Result;
use clap::Args;

use crate::browser::{self, Browser};
use crate::build::{Page, bench};
use crate::packages::Install;
use crate::process;
use crate::workspace::{Workspace, cargo};

/// What to measure, and how often.
#[derive(Debug, PartialEq, Args)]
pub struct Choice {
    /// Measures pages by ECharts and Chart.js too.
    #[arg(long)]
    pub peers: bool,
    /// Takes the medians of this many rounds; 0 builds the pages only.
    #[arg(long, value_name = "N", default_value_t = 9)]
    pub rounds: u32,
    /// Whether system packages may be installed.
    #[command(flatten)]
    pub install: Install,
}

/// Builds the pages and has a browser measure them.
///
/// # Errors
/// When a build, the browser or a measurement fails.
pub fn run(workspace: &Workspace, choice: &Choice) -> Result<()> {
    browser::ensure(workspace, &[Browser::Chromium], choice.install)?;
    let mut pages = vec![Page::Floor, Page::Product];
    if choice.peers {
        pages.extend([Page::Chartjs, Page::Echarts]);
    }
    let folder = workspace.target().join("bench");
    bench(workspace, &folder, &pages)?;
    if choice.rounds == 0 {
        return Ok(());
    }
    let mut command = cargo();
    command
        .args(["run", "--quiet", "--package", "browser-tests", "--bin", "bench", "--"])
        .arg(folder)
        .arg(choice.rounds.to_string())
        .args(pages.iter().map(|page| page.name()))
        .current_dir(workspace.root());
    process::run(&mut command, "measuring")
}
