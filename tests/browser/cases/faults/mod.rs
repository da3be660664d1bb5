//! Everything that can go wrong on the way to the canvases, in every browser: what a reader sees then.

mod arrival;
mod engine;
mod life;
mod state;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};
use browser_tests::harness::{Case, Needs, Outcome, Run};
use xtask::browser::Browser;

/// Where the table is kept.
const DOCUMENT: &str = "docs/faults.md";

/// The cell of a case that passed.
const HOLDS: &str = "holds";

/// A row of the table.
struct Fault {
    case: &'static str,
    /// What goes wrong.
    what: &'static str,
    /// What a reader has then.
    seen: &'static str,
    run: Run,
}

macro_rules! faults {
    ($($module:ident::$case:ident: $what:literal => $seen:literal,)+) => {
        [$(Fault {
            case: concat!("faults::", stringify!($case)),
            what: $what,
            seen: $seen,
            run: |stage| Box::pin($module::$case(stage)),
        }),+]
    };
}

const FAULTS: &[Fault] = &faults![
    arrival::no_script: "no script runs" => "pre-rendered pictures",
    arrival::script_not_found: "the script is not found (404)" => "pre-rendered pictures",
    arrival::script_with_a_syntax_error: "the script has a syntax error" => "pre-rendered pictures",
    arrival::script_corrupted: "a byte of the script is wrong" => "pre-rendered pictures; the browser refuses the script",
    arrival::stylesheet_not_found: "the stylesheet is not found (404)" => "pre-rendered pictures, one line",
    arrival::module_not_found: "the module is not found (404)" => "pre-rendered pictures, one line",
    arrival::module_is_an_error_page: "an error page comes in place of the module" => "pre-rendered pictures, one line",
    arrival::module_of_a_wrong_type: "the module has a wrong type, or none" => "canvases",
    arrival::module_truncated: "the module is truncated" => "pre-rendered pictures, one line",
    arrival::module_corrupted: "a byte of the module is wrong" => "pre-rendered pictures, one line",
    arrival::connection_cut: "the connection is cut during the module" => "pre-rendered pictures, one line",
    arrival::connection_stalls: "the connection stalls during the module, then ends" => "pre-rendered pictures; one line at the end",
    arrival::connection_slow: "the connection is slow during the module" => "pre-rendered pictures, then canvases",
    arrival::no_record_is_fetched: "no record can be reached" => "canvases: the record is in the module, nothing else is asked for",
    engine::no_webassembly: "the browser has no WebAssembly" => "pre-rendered pictures, one line",
    engine::policy_without_wasm: "the policy does not allow WebAssembly" => "pre-rendered pictures, one line that names the directive",
    engine::no_memory: "there is no memory for the module" => "pre-rendered pictures, one line",
    engine::no_context: "canvases give no context" => "pre-rendered pictures, one line",
    engine::canvas_stays_blank: "canvases stay blank to guard privacy" => "pre-rendered pictures, one line",
    engine::canvas_cannot_be_read: "canvases may not be read" => "pre-rendered pictures, one line",
    life::one_chart_breaks_down: "the module breaks down in one chart" => "that chart's picture, one line; the others' canvases",
    life::one_chart_traps: "the module runs into a trap in one chart" => "that chart's picture, one line; the others' canvases",
    life::memory_runs_out: "the module's memory runs out" => "canvases or pre-rendered pictures, none lost",
    life::context_lost: "a canvas loses its context, and gets it back" => "its picture meanwhile, then the canvas",
    life::page_comes_back: "the page is left and comes back" => "canvases, drawn anew",
    life::network_goes_away: "the network goes away after loading" => "canvases, also redrawn",
    life::reload_without_a_network: "the page is reloaded without a network, and again with one" => "what the browser says of it, then canvases",
    life::place_without_a_size: "charts are hidden at first, then shown" => "canvases as soon as they are shown",
    life::ten_thousand_redraws: "10,000 redraws" => "canvases; memory as after 2,500",
    life::a_thousand_charts: "1,000 charts made and freed" => "canvases; memory as after 250",
];

/// The cases of the table.
pub(crate) fn cases() -> Vec<Case> {
    let case = |fault: &Fault| Case { name: fault.case, needs: Needs::Nothing, run: fault.run };
    FAULTS.iter().map(case).collect()
}

/// Prints how the cases went, and holds the kept table to them.
pub(crate) fn table(outcomes: &[Outcome]) -> Result<()> {
    let went: BTreeMap<_, _> =
        outcomes.iter().map(|one| ((one.case, one.browser.name()), one.fault.is_none())).collect();
    let cell = |fault: &Fault, browser: Browser| match went.get(&(fault.case, browser.name())) {
        Some(true) => HOLDS,
        Some(false) => "FAILS",
        None => "not run",
    };
    if FAULTS.iter().any(|fault| outcomes.iter().any(|one| one.case == fault.case)) {
        print!("{}", rows(cell));
    }
    let due = format!("{HEAD}{}{TAIL}", rows(|_, _| HOLDS));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(DOCUMENT);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, due).with_context(|| format!("{DOCUMENT} cannot be written"))?;
        bail!("{DOCUMENT} is written anew: look at it, then run again without UPDATE_GOLDEN");
    }
    if fs::read_to_string(&path).unwrap_or_default() != due {
        bail!("{DOCUMENT} is not the table of these tests: run again with UPDATE_GOLDEN=1");
    }
    Ok(())
}

const HEAD: &str = "# Faults

What can go wrong, and what a reader sees then. Each row is a browser case (`tests/browser/cases/faults`); `cargo xtask
test --only build,browsers --browsers all --case faults` runs them, prints this table with its outcomes, and fails when
this file differs from it. In every row the pre-rendered tables stay and no error is left uncaught. A fault that
concerns several charts is reported once: one line on the console with the reason, one polite line at the end of the
page.

";

const TAIL: &str = "
## What one engine cannot show

The other cases run in all three engines, with these exceptions.

- Print, archives of a page in one file, forced colours and more contrast are set by Chromium's own commands: Chromium
  alone.
- A least size of letters and a phone's text zoom are settings of a browser. Every engine is shown a picture that is
  higher than its letters say, which is what they come to (`canvas::the_picture_sets_the_size_of_type`).
- Notations of colours, `color-scheme` and `beforematch` are tested where the engine knows them.
- Extensions that darken pages are not installed: every engine is shown that canvases are opaque, down to each pixel
  (`canvas::every_chart_is_taken_over`).
";

fn rows(cell: impl Fn(&Fault, Browser) -> &'static str) -> String {
    let names = Browser::ALL.map(Browser::name).join(" | ");
    let mut text = format!("| what goes wrong | what is seen | {names} |\n");
    text += &format!("|{}\n", " --- |".repeat(2 + Browser::ALL.len()));
    for fault in FAULTS {
        let cells = Browser::ALL.map(|browser| cell(fault, browser)).join(" | ");
        let _ = writeln!(text, "| {} | {} | {cells} |", fault.what, fault.seen);
    }
    text
}
