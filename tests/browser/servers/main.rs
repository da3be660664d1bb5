//! The page behind the servers that portals have: nginx and Apache, with the configurations of `servers/`.
//!
//! Each case starts a server of its own on a free port, and asks it over HTTP.

mod client;
mod conditions;
mod configuration;
mod encodings;
mod files;
mod headers;
mod load;
mod page;
mod program;
mod refusals;
mod running;

use std::process::ExitCode;

use anyhow::Result;
use futures_util::future::BoxFuture;
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use program::Program;
use running::Running;

/// What a case does with a server.
type Run = for<'a> fn(&'a mut Running) -> BoxFuture<'a, Result<()>>;

macro_rules! cases {
    ($($module:ident::$case:ident),+ $(,)?) => {
        [$((
            concat!(stringify!($module), "::", stringify!($case)),
            (|server| Box::pin($module::$case(server))) as Run,
        )),+]
    };
}

const CASES: &[(&str, Run)] = &cases![
    files::each_is_there_to_the_byte,
    files::each_is_called_what_it_is,
    files::a_query_changes_nothing,
    encodings::the_best_that_is_understood_is_sent,
    encodings::what_is_refused_is_not_sent,
    conditions::an_unchanged_file_is_not_sent_again,
    conditions::a_part_is_sent_alone,
    conditions::the_head_alone_is_that_of_the_whole,
    refusals::what_is_not_there_is_not_found,
    refusals::nothing_outside_the_folder_is_served,
    refusals::nothing_hidden_is_served,
    refusals::nothing_is_taken_in,
    headers::names_by_content_last_and_others_are_asked_again,
    headers::the_policy_is_the_one_of_the_tests,
    headers::pages_are_framed_by_whom_the_configuration_says,
    headers::any_origin_may_read_what_a_sandboxed_frame_needs,
    headers::nothing_is_sent_that_nobody_asked_for,
    load::every_request_is_answered,
    load::a_killed_worker_is_replaced,
    load::a_reload_loses_nothing,
    page::canvases_live_without_a_violation,
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Under load in one case, others would wait too long.
    arguments.test_threads = Some(1);
    let mut trials = vec![Trial::test("configuration::is_in_the_document", || {
        configuration::is_in_the_document().map_err(|error| Failed::from(format!("{error:#}")))
    })];
    for program in Program::ALL {
        trials.extend(CASES.iter().map(|&(name, run)| {
            Trial::test(format!("{}::{name}", program.name()), move || {
                play(program, run).map_err(|error| Failed::from(format!("{error:#}")))
            })
        }));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn play(program: Program, run: Run) -> Result<()> {
    let runtime = Runtime::new()?;
    let mut server = Running::start(program)?;
    runtime.block_on(run(&mut server)).map_err(|error| error.context(server.errors()))
}
