//! The browser tests: what a reader's browser does with the built page.

mod clean;
mod scriptless;
mod served;

use std::process::ExitCode;

use browser_tests::{cases, harness};

fn main() -> ExitCode {
    let cases = [
        cases![served: page_opens, files_have_their_types, works_below_a_path],
        cases![clean with cdp: console_is_silent, policy_is_kept, no_other_host_is_asked, nothing_is_stored],
        cases![scriptless with cdp: text_is_there, every_figure_has_its_drawing],
    ];
    harness::main(&cases.concat())
}
