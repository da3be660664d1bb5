//! Takes pictures of the built page: `shots SITE OUT`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use browser_tests::Session;
use browser_tests::server::{Options, Server};
use tokio::runtime::Runtime;
use xtask::browser::Browser;

/// The pages that a site may have.
const PAGES: [&str; 6] = ["index", "en", "zh", "elder", "en-elder", "zh-elder"];

/// CSS pixels across and down, and device pixels to each.
const WINDOWS: [(u32, u32, f64); 3] = [(360, 740, 2.0), (768, 1024, 1.0), (1280, 800, 1.0)];

const SCHEMES: [&str; 2] = ["light", "dark"];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(site), Some(out)) = (arguments.next(), arguments.next()) else {
        bail!("run `cargo xtask shots`, which says where the page is and where the pictures go");
    };
    fs::create_dir_all(&out).with_context(|| format!("could not create {}", out.display()))?;
    let server = Server::start(&site, Options::default())?;
    let faults = Runtime::new().context("no runtime")?.block_on(async {
        let session = Session::start(Browser::Chromium).await?;
        let faults = all(&session, &site, &server, &out).await;
        session.quit().await?;
        faults
    })?;
    println!("{}", out.display());
    if !faults.is_empty() {
        bail!(
            "{} of the pictures show a page that is not live:\n{}",
            faults.len(),
            faults.join("\n")
        );
    }
    Ok(())
}

/// Every page in every form, before and after the canvases replace them; returns what went wrong.
async fn all(session: &Session, site: &Path, server: &Server, out: &Path) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let there = |page: &&str| site.join(format!("{page}.html")).is_file();
    for page in PAGES.into_iter().filter(there) {
        for (width, height, ratio) in WINDOWS {
            for scheme in SCHEMES {
                for live in [false, true] {
                    session.metrics(width, height, ratio).await?;
                    session.media(&[("prefers-color-scheme", scheme)]).await?;
                    session.scripts(live).await?;
                    session.open(&server.url(&format!("{page}.html"))).await?;
                    let state = if live { "after" } else { "before" };
                    let name = format!("{page}-{width}-{scheme}-{state}.png");
                    if live && let Err(error) = session.wait_live().await {
                        faults.push(format!("{name}: {error:#}"));
                        faults.extend(console(session).await?);
                    }
                    let path = out.join(name);
                    fs::write(&path, session.full_screenshot().await?)
                        .with_context(|| format!("could not write {}", path.display()))?;
                }
            }
        }
    }
    Ok(faults)
}

async fn console(session: &Session) -> Result<Vec<String>> {
    let lines = session.console().await?.into_iter();
    Ok(lines.map(|line| format!("  {} {}", line.level, line.text)).collect())
}
