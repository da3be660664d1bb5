//! Pages of others with charts in them, as portals build them: on an origin of their own, with rules, styles and
//! scripts of their own.

pub(crate) mod element;
pub(crate) mod frames;
pub(crate) mod snippet;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use browser_tests::{Stage, site};
use xtask::server::{Options, Server};
use xtask::{npm, workspace::Workspace};

/// Where the page of a host stands.
pub(crate) const PLACE: &str = "/host/page.html";

/// A host's page around `body`, with what its head needs.
pub(crate) fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
         <title>政务公开</title>{head}</head><body><main><h1>数据发布</h1><h2>重点指标</h2>{body}</main></body></html>"
    )
}

/// A host of `html` with `options`, opened.
pub(crate) async fn open(stage: &Stage, html: &str, options: Options) -> Result<Server> {
    let server = stage.serve(options.page(PLACE, html))?;
    stage.session().open(&server.url(PLACE)).await?;
    Ok(server)
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
