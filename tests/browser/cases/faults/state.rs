//! What a reader sees of each chart, and what was said about it.

use std::fs;

use anyhow::{Context as _, Result};
use browser_tests::{Session, page::RECORD, site};
use plan_chart::Report;
use serde_json::{Value, json};

use crate::canvas;

/// How many charts the page has.
pub(super) fn charts() -> Result<usize> {
    Ok(canvas::count(&Report::from_json(RECORD)?))
}

/// What is seen of each chart: `picture`, `canvas`, or `nothing`. A list, as an expression.
const SEEN: &str = "[...document.querySelectorAll('.pc-place')].map((place) => {
    const canvas = place.querySelector('canvas');
    const drawn = () => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const pixels = new Uint32Array(data.buffer);
        return pixels.some((pixel) => pixel !== pixels[0]);
    };
    if (canvas) return canvas.getBoundingClientRect().height > 40 && drawn() ? 'canvas' : 'nothing';
    const shown = [...place.querySelectorAll('svg')].some((picture) =>
        picture.getBoundingClientRect().height > 40 && getComputedStyle(picture).visibility === 'visible');
    return shown ? 'picture' : 'nothing';
})";

/// What is seen of each chart: `picture`, `canvas`, or `nothing`.
pub(super) async fn seen(session: &Session) -> Result<Vec<String>> {
    let seen = session.eval(SEEN).await?;
    let seen = seen.as_array().context("a list")?.iter();
    Ok(seen.map(|one| one.as_str().unwrap_or_default().to_owned()).collect())
}

/// All charts are seen in the same way, and the tables are those of the pre-rendered page.
pub(super) async fn all(session: &Session, way: &str) -> Result<()> {
    assert_eq!(seen(session).await?, vec![way; charts()?]);
    let served = fs::read_to_string(site()?.join("index.html"))?.matches("<td ").count();
    assert_eq!(session.count("td").await?, served as u64, "the cells of the tables");
    assert!(served > 0, "there are tables");
    Ok(())
}

/// What was said on the console and what nobody caught, since the last call.
pub(super) async fn messages(session: &Session) -> Result<(Vec<String>, Vec<String>)> {
    let lines = session.messages().await?;
    let (uncaught, said): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|line| line.source == "uncaught");
    let texts = |lines: Vec<_>| lines.into_iter().map(|line: browser_tests::log::Line| line.text);
    Ok((texts(said).collect(), texts(uncaught).collect()))
}

/// The pictures stay, and one line says why in these words.
pub(super) async fn still(session: &Session, why: &str) -> Result<()> {
    let given_up = "document.documentElement.dataset.planChart === 'static'";
    session.wait_until(given_up, "the word that the pictures stay").await?;
    all(session, "picture").await?;
    one_line(session, why).await
}

/// One line on the console, one in the page, and nothing uncaught.
pub(super) async fn one_line(session: &Session, why: &str) -> Result<()> {
    let (said, uncaught) = messages(session).await?;
    assert_eq!(uncaught, Vec::<String>::new());
    assert!(said.len() == 1, "one line, not {said:#?}");
    assert!(said[0].contains(why), "“{}” does not say “{why}”", said[0]);
    let status = session.text(".status").await?;
    assert!(status.contains("静态图"), "the page says “{status}”");
    Ok(())
}

/// The canvases live, and nothing was said.
pub(super) async fn live(session: &Session) -> Result<()> {
    session.wait_live().await?;
    all(session, "canvas").await?;
    assert_eq!(session.text(".status").await?, "");
    Ok(())
}

/// Takes away what is painted on every canvas. The page may still be drawing, some charts a task: this waits until
/// nothing is painted any more.
pub(super) async fn wipe(session: &Session) -> Result<()> {
    let wiped = format!(
        "(() => {{
            const seen = {SEEN};
            for (const canvas of document.querySelectorAll('canvas'))
                canvas.getContext('2d').clearRect(-1e6, -1e6, 2e6, 2e6);
            return seen.every((one) => one === 'nothing');
        }})()"
    );
    session.wait_until(&wiped, "canvases that stay blank").await
}

/// Waits until every chart is seen on its canvas.
pub(super) async fn wait_painted(session: &Session) -> Result<()> {
    let painted = format!("{SEEN}.every((one) => one === 'canvas')");
    session.wait_until(&painted, "charts on all canvases").await
}

/// Has the page draw every chart anew, as it does when it comes back from the browser's memory.
pub(super) async fn redraw(session: &Session, times: u32) -> Result<()> {
    let script = "let [times, done] = arguments;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
            if (times === 0) return done(null);
            times -= 1;
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
            // The browser may do what it has to between two of them.
            channel.port2.postMessage(null);
        };
        channel.port2.postMessage(null);";
    session.run_async(script, vec![json!(times)]).await.map(|_: Value| ())
}
