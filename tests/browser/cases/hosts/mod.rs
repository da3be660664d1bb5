//! Pages of others with charts in them, as portals build them: on an origin of their own, with rules, styles and
//! scripts of their own.

pub(crate) mod element;
pub(crate) mod frames;
pub(crate) mod places;
pub(crate) mod snippet;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use browser_tests::server::{Options, Server};
use browser_tests::{Stage, site};
use serde_json::Value;
use tokio::time::sleep;
use xtask::{npm, workspace::Workspace};

/// Where the page of a host stands.
pub(crate) const PLACE: &str = "/host/page.html";

/// A host's page around `body`, with what its head needs.
pub(crate) fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
         <title>政务公开</title>{head}</head><body><main><h1>数据发布</h1><h2>重点指标</h2>{body}\n</main></body></html>"
    )
}

/// A host of `html` with `options`, opened.
pub(crate) async fn open(stage: &Stage, html: &str, options: Options) -> Result<Server> {
    let server = stage.serve(options.page(PLACE, html))?;
    stage.session().open(&server.url(PLACE)).await?;
    Ok(server)
}

/// Reads the height of a frame, in CSS px, and what the script `inner` tells of the page in it, until both are `seen`
/// as they should be; gives the height.
pub(crate) async fn height(
    stage: &Stage,
    index: u16,
    inner: &str,
    seen: &(dyn Fn(f64, &Value) -> bool + Sync),
) -> Result<f64> {
    let session = stage.session();
    let outer = format!("document.querySelectorAll('iframe')[{index}].clientHeight");
    let deadline = Instant::now() + Duration::from_secs(15);
    loop {
        let outer = session.eval(&outer).await?.as_f64().context("a height")?;
        session.client().enter_frame(index).await.context("there is a frame")?;
        let inner = session.eval(inner).await;
        session.client().enter_parent_frame().await.context("there is a page around")?;
        // The frame may be on its way from one page to the next.
        let inner = inner.unwrap_or_default();
        if seen(outer, &inner) {
            return Ok(outer);
        }
        if Instant::now() > deadline {
            bail!("the frame is {outer} px high, and in it {inner}");
        }
        sleep(Duration::from_millis(25)).await;
    }
}

/// A server of charts that anybody may put into frames.
pub(crate) fn publisher(stage: &Stage) -> Result<Server> {
    stage.serve(Options::default().framed("*"))
}

/// The name of the built file that begins and ends so, with its hash between.
pub(crate) fn built(stem: &str, extension: &str) -> Result<String> {
    let is_it = |name: &str| {
        let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(extension));
        rest.is_some_and(|hash| hash.len() == 10)
    };
    let names = fs::read_dir(site()?)?.flatten().map(|file| file.file_name());
    let mut names = names.map(|name| name.to_string_lossy().into_owned());
    names.find(|name| is_it(name)).with_context(|| format!("no {stem}*{extension} was built"))
}

/// A file of a package that hosts use.
pub(crate) fn package(path: &str) -> Result<String> {
    let path = npm::checkers(&Workspace::find()?)?.join(Path::new(path));
    fs::read_to_string(&path).with_context(|| path.display().to_string())
}
