//! `cargo xtask bench`: how heavy and how fast the charts are, next to the same ones written by hand.

use anyhow::Result;

use crate::browser::{self, Browser};
use crate::build::{Page, bench};
use crate::process;
use crate::workspace::{Workspace, cargo};

/// What to measure, and how often.
#[derive(Debug, PartialEq)]
pub struct Choice {
    /// Whether to measure what others use too. Default: no.
    pub peers: bool,
    /// Medians are taken of this many rounds; 0 builds the pages only. Default: 9.
    pub rounds: u32,
}

impl Default for Choice {
    fn default() -> Self {
        Self { peers: false, rounds: 9 }
    }
}

/// Builds the pages and has a browser measure them.
///
/// # Errors
/// When a build, the browser or a measurement fails.
pub fn run(workspace: &Workspace, choice: &Choice) -> Result<()> {
    browser::ensure(workspace, &[Browser::Chromium])?;
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
