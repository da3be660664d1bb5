//! Engines without container queries, such as WeChat's older ones: every chart has its compact form at every width.

use std::fs;

use anyhow::{Context as _, Result};
use browser_tests::server::{ALL_AT_ONCE, Options, Rule};
use browser_tests::{Stage, site};
use serde_json::{Value, json};

use crate::hosts::{PLACE, built, page};

/// A file as if container queries and their units had not been invented.
fn older(file: &str) -> Result<String> {
    let text = fs::read_to_string(site()?.join(file)).with_context(|| file.to_owned())?;
    let older = text
        .replace("@container", "@unknown")
        .replace("container-type", "unknown-type")
        .replace("cqw", "unknown");
    assert_ne!(text, older, "{file} has no container queries");
    Ok(older)
}

/// A page of the site without the hash that its sheet would have to have.
fn unsealed(page: &str) -> Result<String> {
    let text = fs::read_to_string(site()?.join(page)).with_context(|| page.to_owned())?;
    let start = text.find("<link rel=\"stylesheet\"").context("the page has no sheet")?;
    let (before, rest) = text.split_at(start);
    let (link, after) = rest.split_at(rest.find('>').context("the tag does not end")?);
    let link = link.split(" integrity=").next().unwrap_or_default();
    Ok([before, link, after].concat())
}

/// What is wrong: of the pictures, of what leaves the window, of texts that overlap.
const WRONG: &str = "const wrong = [];
    const hosts = [...document.querySelectorAll('plan-chart')].map((host) => host.shadowRoot);
    const roots = [document, ...hosts];
    const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    const about = (one) => `${one.tagName} ${one.getAttribute('class')} ${one.textContent.trim().slice(0, 30)}`;
    all('.pc-fold').forEach((fold) => { fold.checked = true; });
    const places = all('.pc-place');
    for (const place of places) {
        const shown = [...place.querySelectorAll('.pc-plot')].filter((svg) => svg.getClientRects().length);
        const [canvas, svg] = [place.querySelector('canvas'), shown[0]].map((one) => one.getBoundingClientRect());
        if (shown.length !== 1 || !shown[0].matches(arguments[0])) wrong.push(['form', about(place)]);
        if (Math.abs(canvas.height - svg.height) > .6) wrong.push(['height', about(place)]);
        const [small] = [...place.querySelectorAll('text')].filter((text) => text.getClientRects().length)
            .map((text) => parseFloat(getComputedStyle(text).fontSize)).sort((a, b) => a - b);
        if (small < 11) wrong.push(['type', about(place), small]);
    }
    const hidden = '.pc-unseen, .skip, .pc-picks, .pc-given';
    const texts = [];
    for (const one of all('body *, .embed *')) {
        if (one.closest(hidden) || one.closest('script, style, template, option')) continue;
        const box = one.getBoundingClientRect();
        // Places within a picture show what reaches over them; what is in them is measured itself. Wide tables scroll.
        if (!one.matches('svg svg, :is(.pc-data, .pc-scrolled) *') && box.width && (box.left < -.5 || box.right > document.documentElement.clientWidth + .5)) {
            wrong.push(['outside', about(one), box.left, box.right]);
        }
        for (const node of one.childNodes) {
            if (node.nodeType !== 3 || !node.data.trim()) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            // Letters are less high than the boxes of their fonts.
            for (const { left, right, top, height } of range.getClientRects()) {
                texts.push({ left: left + 1, right: right - 1, top: top + .2 * height, bottom: top + .8 * height, one });
            }
        }
    }
    texts.sort((a, b) => a.top - b.top);
    texts.forEach((a, index) => {
        for (let next = index + 1; next < texts.length && texts[next].top < a.bottom; next++) {
            const b = texts[next];
            if (a.left < b.right && b.left < a.right) wrong.push(['overlap', about(a.one), about(b.one)]);
        }
    });
    return [wrong.slice(0, 8), places.length, texts.length > 10];";

/// Whole, readable, nothing cut off or over something else; the same page of an engine of today is wide.
pub(crate) async fn without_container_queries_all_is_there(stage: &Stage) -> Result<()> {
    let version = stage.report().revision;
    let charts = ["bars.zh", "growth.en", "gauge-gdp.zh", "gauge-contracts.en"];
    let frames = charts.map(|chart| format!("embed/{version}/{chart}.html"));
    let pages = stage.all_pages().into_iter().map(|(page, _)| page);
    let pages: Vec<_> = pages.chain(frames).collect();
    let element = "<plan-chart chart=\"bars\"></plan-chart><plan-chart chart=\"gauge\" indicator=\"gdp\" lang=\"en\"></plan-chart>";
    let host =
        |script: &str| page(&format!("<script defer src=\"../{script}\"></script>"), element);

    let mut old = Options::default().first(ALL_AT_ONCE);
    for sheet in ["style.", "elder.", "embed."] {
        let name = built(sheet, ".css")?;
        let text = older(&name)?;
        old = old.rule(&name, Rule::Content { kind: "text/css; charset=utf-8", text });
    }
    for page in &pages {
        old = old.page(&format!("/{page}"), &unsealed(page)?);
    }
    let script = built("element.classic.", ".js")?;
    old = old.script("/older.js", &older(&script)?).page(PLACE, &host("older.js"));
    let server = stage.serve(old)?;
    let today = stage.serve(Options::default().page(PLACE, &host(&script)))?;

    let session = stage.session();
    let live = "document.querySelector('plan-chart')
        ? [...document.querySelectorAll('plan-chart')].every((one) => one.dataset.planChart === 'live')
        : document.documentElement.dataset.planChart === 'live'";
    let place = PLACE.trim_start_matches('/').to_owned();
    for page in pages.iter().chain([&place]) {
        for width in [320, 360, 768, 1280] {
            session.metrics(width, 900, 1.0).await?;
            session.open(&server.url(page)).await?;
            session.wait_until(live, "the canvases").await?;
            let got = session.run(WRONG, vec![json!(".pc-compact")]).await?;
            assert_eq!(got[0], json!([]), "{page} at {width}");
            assert!(got[1].as_u64() > Some(0) && got[2] == true, "{page} at {width}: {got}");
        }
        // With container queries charts of bars are wide here, and in large print where there is more room.
        session.metrics(1700, 900, 1.0).await?;
        session.open(&today.url(page)).await?;
        session.wait_until(live, "the canvases").await?;
        let wide = "[...document.querySelectorAll('plan-chart')].map((one) => one.shadowRoot).concat(document)
            .some((root) => [...root.querySelectorAll('.pc-wide')].some((one) => one.getClientRects().length))";
        assert_eq!(session.eval(wide).await?, Value::Bool(true), "{page}");
    }
    Ok(())
}
