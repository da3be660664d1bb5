//! What a page that a government serves does not do.

use std::fs;

use anyhow::Result;
use browser_tests::server::Options;
use browser_tests::{Stage, site};
use plan_chart::site::Mode;
use serde_json::json;

/// Not one warning or error, from the first byte to the last canvas.
pub(crate) async fn console_is_silent(stage: &Stage) -> Result<()> {
    let mut lines = Vec::new();
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
        lines.extend(stage.session().console().await?);
    }
    // Browsers ask for the icon unasked; a page of a portal takes the portal's.
    let lines = lines.iter().filter(|line| !line.text.contains("/favicon.ico "));
    let loud = lines.filter(|line| line.level == "SEVERE" || line.level == "WARNING");
    let loud: Vec<_> = loud.collect();
    assert!(loud.is_empty(), "{loud:#?}");
    Ok(())
}

/// The strictest policy forbids nothing that the page does.
pub(crate) async fn policy_is_kept(stage: &Stage) -> Result<()> {
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
        assert_eq!(stage.session().violations().await?, Vec::<String>::new(), "{page}");
    }
    Ok(())
}

/// Nor the data for search engines that a page has where it is known where it will be; a script in their place it forbids.
pub(crate) async fn data_for_search_engines_are_allowed(stage: &Stage) -> Result<()> {
    let built = fs::read_to_string(site()?.join("index.html"))?;
    for (kind, forbidden) in [(" type=\"application/ld+json\"", 0), ("", 1)] {
        let data = format!("<script{kind}>{{\"@type\": \"Dataset\"}}</script></head>");
        let html = built.replacen("</head>", &data, 1);
        let server = stage.serve(Options::default().page("/published.html", &html))?;
        stage.session().open(&server.url("/published.html")).await?;
        stage.session().wait_live().await?;
        let violations = stage.session().violations().await?;
        assert_eq!(violations.len(), forbidden, "{kind}: {violations:?}");
    }
    Ok(())
}

/// Readers' addresses are nobody else's business.
pub(crate) async fn no_other_host_is_asked(stage: &Stage) -> Result<()> {
    let mut asked = Vec::new();
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
        asked.extend(stage.session().network().await?);
    }
    assert!(!asked.is_empty(), "the browser's own log is kept");
    let own = format!("{}/", stage.server().origin());
    let inside = |address: &&String| {
        address.starts_with(&own) || address.starts_with("data:") || address.starts_with("blob:")
    };
    let foreign: Vec<_> = asked.iter().filter(|address| !inside(address)).collect();
    assert!(foreign.is_empty(), "{foreign:#?}");
    Ok(())
}

/// No cookie, nothing in any store.
pub(crate) async fn nothing_is_stored(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let stored = stage
        .session()
        .eval("[document.cookie, localStorage.length, sessionStorage.length]")
        .await?;
    assert_eq!(stored, json!(["", 0, 0]));
    Ok(())
}
