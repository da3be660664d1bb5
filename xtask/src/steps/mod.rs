//! `cargo xtask test`: every check, the quick ones first; the first that fails ends it.

mod fuzz;
mod html;
mod native;
mod old_engines;
mod package;
mod product;
mod scripts;
mod servers;
mod supply;

use std::time::Instant;

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};

use crate::browser::Browser;
use crate::packages::Install;
use crate::table::table;
use crate::workspace::Workspace;
use crate::{build, npm, size};

/// One check by its name on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// cargo fmt.
    Format,
    /// Clippy, natively and for the browser.
    Lint,
    /// The native tests.
    Native,
    /// Fuzz targets (with --all).
    Fuzz,
    /// rustdoc without warnings.
    Docs,
    /// No browser crate in the native dependencies.
    Dependencies,
    /// cargo-deny (with --all).
    Supply,
    /// The page.
    Build,
    /// The pages in the Nu HTML checker.
    Html,
    /// The types of the scripts.
    Scripts,
    /// The npm package.
    Package,
    /// Weights within their budget.
    Size,
    /// The built modules.
    Wasm,
    /// A second build writes the same bytes (with --all).
    Reproducible,
    /// Old engines of V8 (with --all).
    OldEngines,
    /// nginx and Apache (with --all).
    Servers,
    /// The page in browsers.
    Browsers,
}

impl Step {
    /// The name on the command line.
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether it runs with `--all` only, or when it is named: what takes long or builds tools from source.
    fn is_extra(self) -> bool {
        use Step::{Fuzz, OldEngines, Reproducible, Servers, Supply};
        matches!(self, Fuzz | Supply | Reproducible | OldEngines | Servers)
    }

    fn run(self, run: &Run<'_>) -> Result<()> {
        match self {
            Self::Format => native::format(run),
            Self::Lint => native::lint(run),
            Self::Native => native::tests(run),
            Self::Fuzz => fuzz::targets(run),
            Self::Docs => native::docs(run),
            Self::Dependencies => native::dependencies(run),
            Self::Supply => supply::chain(run),
            Self::Build => build(run.workspace, &run.workspace.site()),
            Self::Html => html::pages(run),
            Self::Scripts => scripts::types(run),
            Self::Package => package::installed(run),
            Self::Size => size::run(run.workspace),
            Self::Wasm => product::wasm(run),
            Self::Reproducible => product::reproducible(run),
            Self::OldEngines => old_engines::pictures(run),
            Self::Servers => servers::requests(run),
            Self::Browsers => product::browsers(run),
        }
    }
}

/// What a step reads.
struct Run<'a> {
    workspace: &'a Workspace,
    browsers: &'a [Browser],
    /// A part of the names of the browser cases to run.
    case: Option<&'a str>,
    /// How many times as long as usual to fuzz.
    fuzz: u32,
    install: Install,
}

/// A list that clap reads from one value.
type Browsers = Vec<Browser>;

/// Which steps to run, and where.
#[derive(Debug, PartialEq, Args)]
pub struct Choice {
    /// Runs every step, in all browsers; takes about an hour, and builds cargo-deny and geckodriver.
    #[arg(long, conflicts_with = "only")]
    pub all: bool,
    /// The browsers to test in: `all`, or names with commas between them: chromium, firefox, webkitgtk
    /// [default: chromium].
    #[arg(long, value_name = "LIST", value_parser = Browser::list)]
    pub browsers: Option<Browsers>,
    /// Runs these steps alone; names with commas between them.
    #[arg(long, value_name = "STEPS", value_delimiter = ',')]
    pub only: Vec<Step>,
    /// Runs the browser cases alone that have this in their names.
    #[arg(long, value_name = "TEXT")]
    pub case: Option<String>,
    /// Fuzzes this many times as long.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub fuzz: u32,
    /// Whether system packages may be installed.
    #[command(flatten)]
    pub install: Install,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            all: false,
            browsers: None,
            only: Vec::new(),
            case: None,
            fuzz: 1,
            install: Install::default(),
        }
    }
}

impl Choice {
    fn steps(&self) -> Vec<Step> {
        let wanted = |step: &Step| match self.only.as_slice() {
            [] => self.all || !step.is_extra(),
            only => only.contains(step),
        };
        Step::value_variants().iter().copied().filter(wanted).collect()
    }

    fn browsers(&self) -> &[Browser] {
        match &self.browsers {
            Some(browsers) => browsers,
            None if self.all => &Browser::ALL,
            None => &[Browser::Chromium],
        }
    }
}

/// Runs the steps that are chosen, and prints how long each took.
///
/// # Errors
/// A sentence naming the step that failed.
pub fn run(workspace: &Workspace, choice: &Choice) -> Result<()> {
    let run = Run {
        workspace,
        browsers: choice.browsers(),
        case: choice.case.as_deref(),
        fuzz: choice.fuzz,
        install: choice.install,
    };
    let steps = choice.steps();
    if steps.contains(&Step::Build) {
        // Before the first steps, which nobody should wait for if the build cannot run.
        npm::ensure_node()?;
    }
    let mut rows = vec![vec!["step".to_owned(), "seconds".to_owned()]];
    let all = Instant::now();
    let mut note = |name: String, start: Instant| {
        rows.push(vec![name, format!("{:.1}", start.elapsed().as_secs_f64())]);
    };
    for step in steps {
        let name = step.name();
        println!("== {name}");
        let start = Instant::now();
        step.run(&run).with_context(|| format!("the step `{name}` failed"))?;
        note(name, start);
    }
    note("total".to_owned(), all);
    print!("{}", table(&rows));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_runs_with_all_and_the_short_ones_without() {
        let all = Choice { all: true, ..Choice::default() };
        assert_eq!(all.steps(), Step::value_variants());
        assert_eq!(all.browsers(), Browser::ALL);
        let usual: Vec<_> = Choice::default().steps().into_iter().map(Step::name).collect();
        let due =
            "format lint native docs dependencies build html scripts package size wasm browsers";
        assert_eq!(usual.join(" "), due);
        assert_eq!(Choice::default().browsers(), [Browser::Chromium]);
    }

    #[test]
    fn steps_that_are_named_run_in_their_own_order() {
        let only = vec![Step::Browsers, Step::Fuzz];
        let choice = Choice { only, ..Choice::default() };
        assert_eq!(choice.steps(), [Step::Fuzz, Step::Browsers]);
    }
}
