//! The built page behind nginx and Apache, with the configurations in `servers/`.

use std::path::Path;

use anyhow::Result;

use super::Run;
use super::product::test;
use crate::browser::{self, Browser};
use crate::process;

/// The packages, and a file of each: an ordinary user's PATH has no servers.
const NEEDED: [(&str, &str); 4] = [
    ("nginx", "/usr/sbin/nginx"),
    ("libnginx-mod-http-brotli-static", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
    ("apache2", "/usr/sbin/apache2"),
    ("wrk", "/usr/bin/wrk"),
];

/// Starts each server on a free port and sends it requests, also more at a time than it will ever get.
pub(super) fn requests(run: &Run<'_>) -> Result<()> {
    let missing: Vec<_> = NEEDED.iter().filter(|(_, file)| !Path::new(file).is_file()).collect();
    if !missing.is_empty() {
        let missing: Vec<_> = missing.into_iter().map(|(package, _)| *package).collect();
        run.install.packages(&missing, "the built page is tested behind these servers")?;
    }
    browser::ensure(run.workspace, &[Browser::Chromium], run.install)?;
    let mut command = test(run, &["--package", "browser-tests", "--test", "servers"]);
    command.arg("--").arg("--nocapture");
    command.args(run.case);
    process::run(&mut command, "the tests of the servers")
}
