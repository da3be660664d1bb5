//! `cargo xtask test`: every check, the quick ones first; the first that fails ends it.

mod native;
mod product;

use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::browser::Browser;
use crate::table::table;
use crate::workspace::Workspace;
use crate::{Tools, build};

/// What a step may look at.
struct Bench<'a> {
    workspace: &'a Workspace,
    browsers: &'a [Browser],
}

/// One check.
struct Step {
    /// As in `--only`.
    name: &'static str,
    /// As in the sentence that says it failed.
    what: &'static str,
    run: fn(&Bench<'_>) -> Result<()>,
}

const STEPS: [Step; 8] = [
    Step {
        name: "format",
        what: "the formatting",
        run: native::format,
    },
    Step {
        name: "lint",
        what: "the lints",
        run: native::lint,
    },
    Step {
        name: "native",
        what: "the native tests",
        run: native::tests,
    },
    Step {
        name: "docs",
        what: "the documentation",
        run: native::docs,
    },
    Step {
        name: "tree",
        what: "the native dependencies",
        run: native::tree,
    },
    Step {
        name: "build",
        what: "the build",
        run: built,
    },
    Step {
        name: "wasm",
        what: "the checks of the built file",
        run: product::wasm,
    },
    Step {
        name: "browsers",
        what: "the browser tests",
        run: product::browsers,
    },
];

/// Runs the steps named in `only`, or all if none is named, and prints how long each took.
///
/// # Errors
/// A sentence naming the step that failed, or a name that is not one of a step.
pub fn run(workspace: &Workspace, browsers: &[Browser], only: &[String]) -> Result<()> {
    let known = STEPS.iter().map(|step| step.name).collect::<Vec<_>>();
    if let Some(name) = only.iter().find(|name| !known.contains(&name.as_str())) {
        bail!(
            "there is no step `{name}`: choose from {}",
            known.join(", ")
        );
    }
    let bench = Bench {
        workspace,
        browsers,
    };
    let mut rows = vec![vec!["step".to_owned(), "seconds".to_owned()]];
    for step in &STEPS {
        if !only.is_empty() && !only.iter().any(|name| name == step.name) {
            continue;
        }
        println!("== {}", step.name);
        let start = Instant::now();
        (step.run)(&bench)
            .with_context(|| format!("the step `{}` failed, {}", step.name, step.what))?;
        rows.push(vec![
            step.name.to_owned(),
            format!("{:.1}", start.elapsed().as_secs_f64()),
        ]);
    }
    print!("{}", table(&rows));
    Ok(())
}

fn built(bench: &Bench<'_>) -> Result<()> {
    build(bench.workspace, &bench.workspace.site(), Tools::Needed)
}
