//! The built page behind the servers of portals, as `servers/` configures them.

use std::path::Path;

use anyhow::Result;

use super::Bench;
use super::product::test;
use crate::browser::{self, Browser};
use crate::{packages, process};

/// A file of each package that is needed. An ordinary user's PATH has no servers.
const NEEDED: [(&str, &str); 4] = [
    ("nginx", "/usr/sbin/nginx"),
    ("libnginx-mod-http-brotli-static", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
    ("apache2", "/usr/sbin/apache2"),
    ("wrk", "/usr/bin/wrk"),
];

/// Starts each server on a free port, and asks it over HTTP, also more than anybody will.
pub(super) fn papers(bench: &Bench<'_>) -> Result<()> {
    let missing: Vec<_> = NEEDED.iter().filter(|(_, file)| !Path::new(file).is_file()).collect();
    if !missing.is_empty() {
        packages::install(&missing.iter().map(|(package, _)| *package).collect::<Vec<_>>())?;
    }
    browser::ensure(bench.workspace, &[Browser::Chromium])?;
    let mut command = test(bench, &["--package", "browser-tests", "--test", "servers"]);
    command.arg("--").arg("--nocapture");
    command.args(bench.case);
    process::run(&mut command, "the tests of the servers")
}
