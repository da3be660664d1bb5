//! The page over http: every file is found, and called what it is.

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use browser_tests::server::Options;
use plan_chart::site::Mode;
use serde_json::json;

/// The page and all that it names answer with success.
pub(crate) async fn page_opens(stage: &Stage) -> Result<()> {
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
    }
    let requests = stage.server().requests();
    let wasm = requests.iter().filter(|request| request.address.ends_with(".wasm"));
    assert!(wasm.count() > 0, "the module is asked for");
    for request in requests {
        // Browsers ask for it unasked; a page of a portal takes the portal's.
        if request.address != "/favicon.ico" {
            assert!(matches!(request.status, 200 | 304), "{request:?}");
        }
    }
    Ok(())
}

/// What the browser itself is told of each file.
pub(crate) async fn files_have_their_types(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    for request in stage.server().requests() {
        let Some(expected) = content_type(&request.address) else {
            continue;
        };
        let script = "const done = arguments[1];
            fetch(arguments[0]).then((answer) => done(answer.headers.get('content-type')));";
        let got = stage.session().run_async(script, vec![json!(request.address)]).await?;
        assert_eq!(got, json!(expected), "{}", request.address);
    }
    Ok(())
}

/// A portal puts the folder anywhere.
pub(crate) async fn works_below_a_path(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().at("/zwgk/tjsj/x/"))?;
    stage.session().open(&server.url("")).await?;
    stage.session().wait_live().await?;
    let outside = server.requests().into_iter().find(|request| {
        !request.address.starts_with("/zwgk/tjsj/x/") && request.address != "/favicon.ico"
    });
    assert_eq!(outside, None);
    server.requests().first().context("the server was asked")?;
    Ok(())
}

fn content_type(address: &str) -> Option<&'static str> {
    let name = address.rsplit('/').next().unwrap_or_default();
    Some(match name.rsplit_once('.').map(|(_, extension)| extension) {
        None | Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some(_) => return None,
    })
}
