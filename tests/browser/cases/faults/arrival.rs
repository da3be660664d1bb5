//! Files that do not arrive, or not as they were sent.

use std::fs;

use anyhow::{Context as _, Result};
use browser_tests::server::{Latch, Options, Policy, Rule};
use browser_tests::{Stage, site};
use serde_json::json;

use super::state;

/// What a portal's server sends in place of what it does not find.
const ERROR_PAGE: &str = "<!doctype html><title>404</title><h1>404</h1>";

/// Nothing of ours has run: the page is as it was served.
async fn untouched(stage: &Stage) -> Result<()> {
    state::all(stage.session(), "picture").await?;
    let mark = "document.documentElement.dataset.planChart === undefined";
    assert_eq!(stage.session().eval(mark).await?, json!(true));
    assert_eq!(stage.session().text(".status").await?, "");
    let (said, _) = state::messages(stage.session()).await?;
    assert_eq!(said, Vec::<String>::new());
    Ok(())
}

/// Opens the page as a server with these options serves it, and hears why the pictures stay.
async fn still(stage: &Stage, options: Options, why: &str) -> Result<()> {
    let server = stage.serve(options)?;
    stage.session().open(&server.url("")).await?;
    state::still(stage.session(), why).await
}

pub(super) async fn no_script(stage: &Stage) -> Result<()> {
    let policy = "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self' data:";
    let server = stage.serve(Options::default().policy(Policy::Custom(policy.to_owned())))?;
    stage.session().open(&server.url("")).await?;
    untouched(stage).await
}

pub(super) async fn script_not_found(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().rule(".js", Rule::Status(404)))?;
    stage.session().open(&server.url("")).await?;
    untouched(stage).await
}

/// Without the integrity attribute, as a portal may have copied the page: the browser reads the script.
pub(super) async fn script_with_a_syntax_error(stage: &Stage) -> Result<()> {
    let page = fs::read_to_string(site()?.join("index.html"))?;
    let (before, rest) = page.split_once("<script").context("the page has a script")?;
    let (tag, after) = rest.split_once('>').context("it ends")?;
    let tag: Vec<_> =
        tag.split(' ').filter(|attribute| !attribute.starts_with("integrity=")).collect();
    let page = format!("{before}<script{}>{after}", tag.join(" "));
    let broken = Rule::Content { kind: "text/javascript; charset=utf-8", text: "({".to_owned() };
    let server = stage.serve(Options::default().page("index.html", &page).rule(".js", broken))?;
    stage.session().open(&server.url("index.html")).await?;
    let (_, uncaught) = state::messages(stage.session()).await?;
    assert!(uncaught.len() == 1, "the browser itself tells the error: {uncaught:?}");
    untouched(stage).await
}

pub(super) async fn script_corrupted(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().rule(".js", Rule::Flipped(500)))?;
    stage.session().open(&server.url("")).await?;
    untouched(stage).await
}

/// A canvas would be beside the picture instead of over it.
pub(super) async fn stylesheet_not_found(stage: &Stage) -> Result<()> {
    still(stage, Options::default().rule(".css", Rule::Status(404)), "缺少样式表").await
}

pub(super) async fn module_not_found(stage: &Stage) -> Result<()> {
    still(stage, Options::default().rule(".wasm", Rule::Status(404)), ".wasm").await
}

pub(super) async fn module_is_an_error_page(stage: &Stage) -> Result<()> {
    let page = Rule::Content { kind: "text/html", text: ERROR_PAGE.to_owned() };
    still(stage, Options::default().rule(".wasm", page), ".wasm").await
}

/// Compiled while it arrives only where its type is right; the canvases live anyway.
pub(super) async fn module_of_a_wrong_type(stage: &Stage) -> Result<()> {
    for kind in [Some("application/octet-stream"), None] {
        let server = stage.serve(Options::default().rule(".wasm", Rule::Type(kind)))?;
        stage.session().open(&server.url("")).await?;
        state::live(stage.session()).await?;
        let (_, uncaught) = state::messages(stage.session()).await?;
        assert_eq!(uncaught, Vec::<String>::new());
    }
    Ok(())
}

pub(super) async fn module_truncated(stage: &Stage) -> Result<()> {
    still(stage, Options::default().rule(".wasm", Rule::Truncated(20_000)), ".wasm").await
}

pub(super) async fn module_corrupted(stage: &Stage) -> Result<()> {
    still(stage, Options::default().rule(".wasm", Rule::Flipped(20_000)), ".wasm").await
}

pub(super) async fn connection_cut(stage: &Stage) -> Result<()> {
    still(stage, Options::default().rule(".wasm", Rule::Cut(20_000)), ".wasm").await
}

pub(super) async fn connection_stalls(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().rule(".wasm", Rule::Stalled(20_000)))?;
    stage.session().open(&server.url("")).await?;
    let ran = "window.PlanChart";
    stage.session().wait_until(ran, "the script").await?;
    untouched(stage).await?;
    drop(server);
    state::still(stage.session(), ".wasm").await
}

pub(super) async fn connection_slow(stage: &Stage) -> Result<()> {
    let latch = Latch::closed();
    let held = Rule::Held(50_000, latch.clone());
    let server = stage.serve(Options::default().rule(".wasm", held))?;
    stage.session().open(&server.url("")).await?;
    stage.session().wait_until("window.PlanChart", "the script").await?;
    untouched(stage).await?;
    latch.release();
    state::live(stage.session()).await?;
    assert_eq!(state::messages(stage.session()).await?, (Vec::new(), Vec::new()));
    Ok(())
}

/// The record is a part of the module: there is nothing else to reach.
pub(super) async fn no_record_is_fetched(stage: &Stage) -> Result<()> {
    let options = [".json", ".csv"]
        .into_iter()
        .fold(Options::default(), |options, ending| options.rule(ending, Rule::Status(503)));
    let server = stage.serve(options)?;
    stage.session().open(&server.url("")).await?;
    state::live(stage.session()).await?;
    let asked: Vec<_> = server.requests().into_iter().map(|request| request.address).collect();
    let known = |address: &String| {
        address == "/"
            || address == "/favicon.ico"
            || [".css", ".js", ".wasm"].iter().any(|ending| address.ends_with(ending))
    };
    assert!(asked.iter().any(|address| address.ends_with(".wasm")), "{asked:?}");
    assert!(asked.iter().all(known), "{asked:?}");
    Ok(())
}
