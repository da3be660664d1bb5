//! `cargo xtask test`: every check, the quick ones first; the first that fails ends it.

mod fuzz;
mod native;
mod old;
mod package;
mod product;
mod servers;
mod supply;

use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::browser::Browser;
use crate::table::table;
use crate::workspace::Workspace;
use crate::{Tools, build, size};

/// What a step may look at.
struct Bench<'a> {
    workspace: &'a Workspace,
    browsers: &'a [Browser],
    /// What the names of the browser cases must hold.
    case: Option<&'a str>,
    /// How many times as long as usual to fuzz.
    fuzz: u32,
}

type Check = fn(&Bench<'_>) -> Result<()>;

/// Every check by its name.
const STEPS: [(&str, Check); 15] = [
    ("format", native::format),
    ("lint", native::lint),
    ("native", native::tests),
    ("fuzz", fuzz::targets),
    ("docs", native::docs),
    ("tree", native::tree),
    ("supply", supply::chain),
    ("build", built),
    ("package", package::installed),
    ("size", |bench| size::run(bench.workspace)),
    ("wasm", product::wasm),
    ("again", product::again),
    ("old", old::engines),
    ("servers", servers::papers),
    ("browsers", product::browsers),
];

/// Which tests to run, and where.
#[derive(Debug, PartialEq)]
pub struct Choice {
    /// The browsers to test in. Default: Chromium.
    pub browsers: Vec<Browser>,
    /// The names of the steps to run. Default: empty, which is all of them.
    pub only: Vec<String>,
    /// What the names of the browser cases to run must hold. Default: nothing.
    pub case: Option<String>,
    /// How many times as long as usual to fuzz. Default: once.
    pub fuzz: u32,
}

impl Default for Choice {
    fn default() -> Self {
        Self { browsers: vec![Browser::Chromium], only: Vec::new(), case: None, fuzz: 1 }
    }
}

/// Runs the steps that are chosen, and prints how long each took.
///
/// # Errors
/// A sentence naming the step that failed, or a name that is not one of a step.
pub fn run(workspace: &Workspace, choice: &Choice) -> Result<()> {
    let known = STEPS.map(|(name, _)| name);
    let only = &choice.only;
    if let Some(name) = only.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("there is no step `{name}`: choose from {}", known.join(", "));
    }
    let bench = Bench {
        workspace,
        browsers: &choice.browsers,
        case: choice.case.as_deref(),
        fuzz: choice.fuzz,
    };
    let mut rows = vec![vec!["step".to_owned(), "seconds".to_owned()]];
    for (name, check) in STEPS {
        if !only.is_empty() && !only.iter().any(|wanted| wanted == name) {
            continue;
        }
        println!("== {name}");
        let start = Instant::now();
        check(&bench).with_context(|| format!("the step `{name}` failed"))?;
        let seconds = start.elapsed().as_secs_f64();
        rows.push(vec![name.to_owned(), format!("{seconds:.1}")]);
    }
    print!("{}", table(&rows));
    Ok(())
}

fn built(bench: &Bench<'_>) -> Result<()> {
    build(bench.workspace, &bench.workspace.site(), Tools::Needed)
}
