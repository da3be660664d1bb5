//! Copies of the page that a browser has saved after its scripts ran.

use std::fs;

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use browser_tests::server::{Options, Policy, Rule};
use serde_json::json;

use crate::hosts::{built, page};

/// What a reader sees where each chart is: a picture or a canvas with something on it.
const SEEN: &str = "[...document.querySelectorAll('.pc-place')].map((place) => {
    const drawn = (canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value) => value !== 0);
    };
    const canvases = [...place.querySelectorAll('canvas')].filter(drawn);
    const pictures = [...place.querySelectorAll('.pc-plot')].filter((picture) =>
        picture.getClientRects().length > 0 && getComputedStyle(picture).visibility === 'visible');
    return [canvases.length, pictures.length];
})";

/// The document as it is saved, with or without its scripts.
async fn copy(stage: &Stage, scripts: bool) -> Result<String> {
    stage.open_live("").await?;
    let html = "(() => { const copy = document.documentElement.cloneNode(true);
        if (!arguments[0]) copy.querySelectorAll('script').forEach((one) => one.remove());
        return '<!doctype html>' + copy.outerHTML; })()";
    let html = stage.session().run(&format!("return {html};"), vec![json!(scripts)]).await?;
    html.as_str().map(str::to_owned).context("a text")
}

/// Without scripts every picture is seen, and the files are there in place of the button that needs one.
pub(crate) async fn without_scripts_it_shows_its_pictures(stage: &Stage) -> Result<()> {
    let html = copy(stage, false).await?;
    assert!(html.contains("<canvas"), "a saved page has its canvases, empty");
    let server = stage.serve(Options::default().page("/saved.html", &html))?;
    stage.session().open(&server.url("/saved.html")).await?;
    let seen = stage.session().eval(SEEN).await?;
    assert_eq!(seen, json!(vec![json!([0, 1]); crate::canvas::count(stage.report())]));
    Ok(())
}

/// Its scripts run again where they are there: nothing is there twice; without the module the pictures are seen.
pub(crate) async fn its_scripts_may_run_again(stage: &Stage) -> Result<()> {
    let html = copy(stage, true).await?;
    for (rule, due) in [(None, json!([1, 0])), (Some(Rule::Status(404)), json!([0, 1]))] {
        let mut options = Options::default().page("/saved.html", &html);
        if let Some(rule) = &rule {
            options = options.rule(".wasm", rule.clone());
        }
        let server = stage.serve(options)?;
        stage.session().open(&server.url("/saved.html")).await?;
        stage.session().wait_until("window.PlanChart", "the script").await?;
        let ready = "const [done] = arguments; PlanChart.ready.then(done);";
        let live = stage.session().run_async(ready, Vec::new()).await?;
        assert_eq!(live, json!(rule.is_none()));
        if rule.is_none() {
            stage.session().wait_live().await?;
        } else {
            let given_up = "PlanChart && document.querySelector('.status').textContent !== ''";
            stage.session().wait_until(given_up, "the word that the pictures stay").await?;
            stage.session().messages().await?;
        }
        let seen = stage.session().eval(SEEN).await?;
        assert_eq!(seen, json!(vec![due; crate::canvas::count(stage.report())]), "{rule:?}");
        let once = "[...document.querySelectorAll('.pc-place')].every((place) => place.querySelectorAll('.pc-picks').length === 1) &&
            [...document.querySelectorAll('.pc-tools')].every((row) => row.querySelectorAll('button').length === 1 && row.querySelectorAll('a').length === 2)";
        assert_eq!(stage.session().eval(once).await?, json!(true), "{rule:?}");
    }
    Ok(())
}

/// In one file, as the browser archives a page: its charts, and those of elements in a host's page.
pub(crate) async fn an_archive_shows_every_chart(stage: &Stage) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("saved.mhtml");
    let archive = async || {
        let answer =
            stage.session().cdp("Page.captureSnapshot", json!({ "format": "mhtml" })).await?;
        fs::write(&path, answer["data"].as_str().context("no archive came")?)?;
        stage.session().open(&format!("file://{}", path.display())).await
    };
    stage.open_live("").await?;
    archive().await?;
    assert_eq!(
        stage.session().eval(SEEN).await?,
        json!(vec![json!([0, 1]); crate::canvas::count(stage.report())])
    );
    let unused = "[...document.querySelectorAll('.pc-tools button, .find')].filter((one) => one.getClientRects().length > 0).length";
    assert_eq!(
        stage.session().eval(unused).await?,
        json!(0),
        "nothing is offered that does nothing"
    );
    let files = "[...document.querySelectorAll('.pc-tools a')].every((one) => one.getClientRects().length > 0)";
    assert_eq!(stage.session().eval(files).await?, json!(true), "the files are");

    let script =
        format!("<script type=\"module\" src=\"../{}\"></script>", built("element.", ".js")?);
    let content = crate::hosts::places::content("gauge-gdp")?;
    for chart in [
        format!("<plan-chart chart=\"gauge\" indicator=\"gdp\">{content}</plan-chart>"),
        // With nothing but what the script has brought, in a small form and a wide one.
        "<plan-chart chart=\"bars\"></plan-chart>".to_owned(),
    ] {
        let options = Options::default().policy(Policy::None);
        let _host = crate::hosts::open(stage, &page(&script, &chart), options).await?;
        let live = "document.querySelector('plan-chart').dataset.planChart === 'live'";
        stage.session().wait_until(live, "the chart").await?;
        archive().await?;
        let pictures = "(() => { const chart = document.querySelector('plan-chart');
            const all = [chart, chart.shadowRoot].filter(Boolean).flatMap((root) => [...root.querySelectorAll('svg:not(svg svg)')]);
            return all.filter((svg) => svg.getBoundingClientRect().height > 40 && getComputedStyle(svg).visibility === 'visible').length; })()";
        assert_eq!(
            stage.session().eval(pictures).await?,
            json!(1),
            "one picture, once: {chart:.60}"
        );
    }
    Ok(())
}
