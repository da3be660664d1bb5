//! The code that the panel of each chart gives: pasted into a page of another origin, it works there.

use std::ops::RangeInclusive;

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use browser_tests::server::{Options, Policy, Server};
use serde_json::{Value, json};

use super::{height, open, page, publisher};
use crate::access;

const KINDS: [&str; 4] = ["element", "fitted", "fixed", "picture"];

/// Opens the panel of a chart and gives the code of each kind.
async fn codes(stage: &Stage, charts: &Server, page: &str, chart: &str) -> Result<Vec<String>> {
    stage.session().open(&charts.url(page)).await?;
    stage.session().wait_live().await?;
    let click = "document.getElementById(arguments[0]).querySelector('.pc-tools button').click();";
    stage.session().run(click, vec![json!(chart)]).await?;
    let mut codes: Vec<String> = Vec::new();
    for kind in KINDS {
        let there = format!("document.querySelector('[name=pc-kind][value={kind}]')");
        stage.session().wait_until(&there, "the panel").await?;
        let choose = format!("{there}.click();");
        stage.session().run(&choose, Vec::new()).await?;
        let before = json!(codes.last());
        let changed = format!(
            "document.querySelector('.pc-code').value && document.querySelector('.pc-code').value !== {before}"
        );
        stage.session().wait_until(&changed, &format!("the code of {kind}")).await?;
        let code = stage.session().eval("document.querySelector('.pc-code').value").await?;
        codes.push(code.as_str().context("a text")?.to_owned());
    }
    let silent = stage.session().violations().await?;
    assert_eq!(silent, Vec::<String>::new());
    Ok(codes)
}

pub(crate) async fn each_code_works_elsewhere(stage: &Stage) -> Result<()> {
    for (page_name, chart) in
        [("index.html", "bars"), ("index.html", "gauge-gdp"), ("en.html", "gauge-contracts")]
    {
        each_code_of(stage, page_name, chart).await?;
    }
    Ok(())
}

/// Each code of a chart lives in a page of another origin, pinned to its version, with a way back.
pub(crate) async fn each_code_of(stage: &Stage, page_name: &str, chart: &str) -> Result<()> {
    let version = stage.report().revision.to_string();
    let charts = publisher(stage)?;
    let codes = codes(stage, &charts, page_name, chart).await?;
    for code in &codes {
        assert!(code.contains(&version), "{chart} is not pinned: {code}");
        assert!(code.contains(&charts.url(&format!("{page_name}#{chart}"))), "no way back: {code}");
        assert!(!code.contains("style="), "{code}");
    }
    for code in &codes[..3] {
        assert!(
            !code.contains("<iframe")
                || code.contains("loading=\"lazy\"")
                    && code.contains(" title=\"")
                    && code.contains(" height=\"")
        );
    }
    let host =
        open(stage, &page("", &codes.join("\n")), Options::default().policy(Policy::None)).await?;
    let lives = "document.querySelector('plan-chart').dataset.planChart === 'live'";
    stage.session().wait_until(lives, "the element").await?;
    let given = "document.querySelector('plan-chart').querySelectorAll('svg, table').length";
    assert_eq!(stage.session().eval(given).await?, json!(2), "it is complete without script");
    // The frames are 640 px wide, as the heights are calculated for; lazy ones must come into sight.
    let narrow = "for (const frame of document.querySelectorAll('iframe')) { frame.style.width = '640px'; frame.scrollIntoView(); }";
    stage.session().run(narrow, Vec::new()).await?;
    for (index, kind) in [(0, "fitted"), (1, "fixed")] {
        let sight = format!("document.querySelectorAll('iframe')[{index}].scrollIntoView();");
        stage.session().run(&sight, Vec::new()).await?;
        stage.session().client().enter_frame(index).await?;
        stage.session().wait_until("document.querySelector('figure canvas')", kind).await?;
        stage.session().client().enter_parent_frame().await?;
        let room = match kind {
            "fitted" => 0.0..=0.0,
            _ => 0.0..=120.0,
        };
        spare(stage, index, room).await.with_context(|| format!("{chart}, {kind}"))?;
    }
    let picture = "document.querySelector('a > img').complete && document.querySelector('a > img').naturalWidth > 100";
    stage.session().run("document.querySelector('a > img').scrollIntoView();", Vec::new()).await?;
    stage.session().wait_until(picture, "the picture").await?;
    drop(host);
    Ok(())
}

/// Editors put what is pasted into paragraphs, which end where a block begins.
pub(crate) async fn a_paragraph_around_it_does_no_harm(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let codes = codes(stage, &charts, "index.html", "bars").await?;
    let body = format!("<p>前文</p><p>{}</p><p>后文</p>", codes[0]);
    let _host = open(stage, &page("", &body), Options::default().policy(Policy::None)).await?;
    let lives = "document.querySelector('plan-chart').dataset.planChart === 'live'";
    stage.session().wait_until(lives, "the element").await?;
    let outside = "[...document.querySelectorAll('svg, table, h3')].filter((one) => !one.closest('plan-chart')).length";
    assert_eq!(stage.session().eval(outside).await?, json!(0), "{}", codes[0]);
    Ok(())
}

/// Waits until a frame is so many CSS px higher than what it shows: that is laid out anew as the frame grows.
async fn spare(stage: &Stage, index: u16, room: RangeInclusive<f64>) -> Result<()> {
    let inner = "Math.ceil(document.body.getBoundingClientRect().height)";
    let seen = |outer: f64, inner: &Value| {
        inner.as_f64().is_some_and(|inner| room.contains(&(outer - inner)))
    };
    height(stage, index, inner, &seen).await.map(drop)
}

/// What checkers find in the panel's part, and in a page with everything in it.
pub(crate) async fn checkers_find_nothing(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let gauge = codes(stage, &charts, "index.html", "gauge-gdp").await?;
    access::nothing_is_found(stage, "the panel").await?;
    let bars = codes(stage, &charts, "index.html", "bars").await?;
    let html = page("", &[&gauge[..2], &bars[2..]].concat().join("\n"));
    let _host = open(stage, &html, Options::default().policy(Policy::None)).await?;
    let lives = "document.querySelector('plan-chart').dataset.planChart === 'live'";
    stage.session().wait_until(lives, "the element").await?;
    access::nothing_is_found(stage, "a host's page").await?;
    for path in [
        "embed.html?chart=pie",
        "embed/2026-11-23/bars.zh.html",
        "embed/2026-11-23/growth.en.html",
        "embed/2026-11-23/gauge-gdp.zh.html",
        "embed/2026-11-23/gauge-contracts.en.html",
    ] {
        for (width, scheme) in [(320, "dark"), (1280, "light")] {
            stage.session().metrics(width, 900, 1.0).await?;
            stage.session().media(&[("prefers-color-scheme", scheme)]).await?;
            stage.open(path).await?;
            if !path.contains("pie") {
                stage.session().wait_live().await?;
            }
            access::nothing_is_found(stage, &format!("{path} at {width} px, {scheme}")).await?;
        }
    }
    Ok(())
}
