//! Looks that readers ask for: their own colours, more contrast, less movement; and a page at rest.

use anyhow::{Context as _, Result};
use browser_tests::server::{ALL_AT_ONCE, Options};
use browser_tests::{Session, Stage};
use plan_chart::scene::{Role, Theme};
use plan_chart::site::Mode;
use serde_json::{Value, json};

use crate::canvas::check_marks;

/// The colours that the browser has for the system's names, one for each role, as they look on the ground.
async fn system(session: &Session) -> Result<Vec<u32>> {
    let script = "const probe = document.createElement('i');
        probe.style.forcedColorAdjust = 'none';
        document.body.append(probe);
        const context = document.createElement('canvas').getContext('2d');
        const colours = arguments[0].map((name) => {
            for (const layer of ['Canvas', name]) {
                probe.style.color = layer;
                context.fillStyle = getComputedStyle(probe).color;
                context.fillRect(0, 0, 1, 1);
            }
            const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
            return r * 65536 + g * 256 + b;
        });
        probe.remove();
        return colours;";
    let names = Role::ALL.map(Role::system);
    let colours = session.run(script, vec![json!(names)]).await?;
    Ok(serde_json::from_value(colours)?)
}

/// Waits until the canvases are in these colours, and looks at their marks.
async fn painted(stage: &Stage, theme: &Theme) -> Result<()> {
    let [r, g, b] = theme.colour(Role::Bar);
    let bars = format!(
        "[...document.querySelectorAll('canvas')].every((canvas) => {{
            const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 0; i < data.length; i += 4)
                if (data[i] === {r} && data[i + 1] === {g} && data[i + 2] === {b}) return true;
            return false;
        }})"
    );
    stage.session().wait_until(&bars, "bars in the colours that were asked for").await?;
    check_marks(stage, theme).await
}

/// Canvases are painted anew in the reader's colours, and again when those are given up.
pub(crate) async fn forced_colours_are_painted_live(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE))?;
    stage.session().open(&server.url("")).await?;
    stage.session().wait_live().await?;
    painted(stage, &Theme::LIGHT).await?;
    for scheme in ["light", "dark"] {
        let features = [("forced-colors", "active"), ("prefers-color-scheme", scheme)];
        stage.session().media(&features).await?;
        let colours = system(stage.session()).await?;
        assert_ne!(colours[Role::Bar as usize], colours[Role::Card as usize], "{colours:?}");
        painted(stage, &Theme::of(&colours)).await?;
    }
    stage.session().media(&[]).await?;
    painted(stage, &Theme::LIGHT).await
}

/// The pre-rendered pictures are in the reader's colours by the stylesheet alone.
pub(crate) async fn pictures_take_forced_colours(stage: &Stage) -> Result<()> {
    stage.session().media(&[("forced-colors", "active")]).await?;
    stage.session().scripts(false).await?;
    stage.open("").await?;
    let colours = Theme::of(&system(stage.session()).await?);
    let script = "const mark = [...document.querySelectorAll('#bars .pc-bar')].find((one) => one.getClientRects().length);
        mark.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = mark.getBoundingClientRect();
        return [box.left + 4, box.bottom - 3, getComputedStyle(mark).fill];";
    let got = stage.session().run(script, Vec::new()).await?;
    let at = |index: usize| got[index].as_f64().context("a place");
    let [r, g, b] = stage.session().pixel(at(0)?, at(1)?).await?;
    // What is seen is mixed with the ground where a system's colour is a veil.
    let [due, ground] = [Role::Bar, Role::Card].map(|role| colours.colour(role));
    let between =
        |got: u8, a: u8, b: u8| got >= a.min(b) && got <= a.max(b) && (a == b || got != b);
    let between_grounds =
        [(r, 0), (g, 1), (b, 2)].iter().all(|&(got, i)| between(got, due[i], ground[i]));
    assert!(between_grounds, "{r}, {g}, {b} between {due:?} and {ground:?}");
    Ok(())
}

/// More contrast, light and dark.
pub(crate) async fn more_contrast_is_painted(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE))?;
    stage.session().open(&server.url("")).await?;
    stage.session().wait_live().await?;
    for (scheme, theme) in [("light", Theme::LIGHT_CONTRAST), ("dark", Theme::DARK_CONTRAST)] {
        let features = [("prefers-contrast", "more"), ("prefers-color-scheme", scheme)];
        stage.session().media(&features).await?;
        painted(stage, &theme).await?;
    }
    Ok(())
}

/// Nothing moves, whether less movement is asked for or not: with canvases the page is as it was with pictures, and
/// stays so.
pub(crate) async fn nothing_moves(stage: &Stage) -> Result<()> {
    for wanted in ["reduce", "no-preference"] {
        stage.session().media(&[("prefers-reduced-motion", wanted)]).await?;
        stage.open_live("").await?;
        let moving = "document.getAnimations().filter((one) => one.playState === 'running').length";
        assert_eq!(stage.session().eval(moving).await?, json!(0), "{wanted}");
        let first = stage.session().picture().await?;
        let frames = "const done = arguments[0]; let left = 12;
            (function next() { if (left-- > 0) requestAnimationFrame(next); else done(document.getAnimations().filter((one) => one.playState === 'running').length); })();";
        assert_eq!(stage.session().run_async(frames, Vec::new()).await?, json!(0), "{wanted}");
        assert!(first == stage.session().picture().await?, "the window changed; {wanted}");
    }
    Ok(())
}

/// Notes when a script last asked the browser to do something later.
const LATER: &str = "window.__asked = performance.now();
['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'].forEach(function (name) {
    var usual = window[name];
    if (!usual) return;
    window['__' + name] = usual;
    window[name] = function () {
        window.__asked = performance.now();
        return usual.apply(window, arguments);
    };
});";

/// A page comes to rest: then it asks for no timer and no frame for two seconds.
pub(crate) async fn a_page_at_rest_is_still(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE).first(LATER))?;
    for (page, _) in &stage.all_pages() {
        stage.session().open(&server.url(page)).await?;
        stage.session().wait_live().await?;
        // In one script: drivers use timers of the page for each.
        let still = "const done = arguments[0];
            const end = performance.now() + 15000;
            (function look() {
                const now = performance.now();
                if (now - window.__asked > 2000) done(true);
                else if (now > end) done(false);
                else window.__setTimeout.call(window, look, 100);
            })();";
        assert_eq!(stage.session().run_async(still, Vec::new()).await?, json!(true), "{page}");
    }
    Ok(())
}

/// Notes what is announced to assistive technology: every text that appears in a live region.
const ANNOUNCED: &str = "window.__announced = [];
new MutationObserver(function (changes) {
    changes.forEach(function (change) {
        var at = change.target.nodeType === 1 ? change.target : change.target.parentElement;
        var between_grounds = at && at.closest('[role=status], [role=alert], [aria-live]');
        if (between_grounds && between_grounds.textContent) window.__announced.push([between_grounds.getAttribute('role'), between_grounds.textContent]);
    });
}).observe(document, { subtree: true, childList: true, characterData: true });";

/// The change to canvases is silent; that a chart stays a picture is announced once, politely, and is in the page.
pub(crate) async fn failures_are_announced_once(stage: &Stage) -> Result<()> {
    // What is there when the page comes is part of it, and no news.
    let begin = "window.__announced = [];";
    let server = stage.serve(Options::default().first(ALL_AT_ONCE).first(ANNOUNCED))?;
    for (page, _) in &stage.all_pages() {
        stage.session().open(&server.url(page)).await?;
        stage.session().wait_live().await?;
        assert_eq!(stage.session().eval("window.__announced").await?, json!([]), "{page}");
        stage.session().run(begin, Vec::new()).await?;
        // Every chart breaks at the next drawing.
        let broken = "CanvasRenderingContext2D.prototype.fillText = function () { throw new Error('broken'); };
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));";
        stage.session().run(broken, Vec::new()).await?;
        let announced = "window.__announced.length > 0";
        stage.session().wait_until(announced, "the word that charts are pictures").await?;
        let announced = stage.session().eval("window.__announced").await?;
        let announced = announced.as_array().context("a list")?;
        assert_eq!(announced.len(), 1, "{page}: {announced:?}");
        assert_eq!(announced[0][0], json!("status"), "{page}");
        let shown = stage.session().text(".status").await?;
        assert_eq!(announced[0][1], Value::String(shown), "{page}");
    }
    Ok(())
}

/// The points of a column's numbers are below each other, also of those without decimals; what is copied is the number.
pub(crate) async fn points_are_below_each_other(stage: &Stage) -> Result<()> {
    let columns = "return [...document.querySelectorAll('.pc-table')].flatMap((table) => {
        table.closest('.pc-data, section').querySelectorAll('.pc-fold').forEach((box) => { box.checked = true; });
        return [...table.tHead.rows[0].cells].map((_, index) => {
            const cells = [...table.tBodies[0].rows].map((row) => row.cells[index]).filter((cell) => /\\d$/.test(cell.textContent));
            if (!cells.some((cell) => cell.dataset.lacking)) return null;
            // WebKit snaps the end of a range within a text to whole pixels, so the text is split; as wide as before,
            // for else the point is elsewhere where nothing splits it.
            const box = (text) => {
                const range = document.createRange();
                range.selectNode(text);
                return range.getBoundingClientRect();
            };
            const ends = cells.map((cell) => {
                getSelection().selectAllChildren(cell);
                const copied = String(getSelection()).trim() === cell.textContent;
                const { width } = box(cell.firstChild);
                const point = cell.textContent.indexOf('.');
                if (point < 0) return [box(cell.firstChild).right, 0, copied];
                const decimals = cell.firstChild.splitText(point);
                const { right, width: before } = box(cell.firstChild);
                return [right, Math.abs(width - before - box(decimals).width), copied];
            });
            const places = ends.map(([right]) => right);
            const apart = Math.max(...places) - Math.min(...places);
            return [apart, Math.max(...ends.map(([, moved]) => moved)), ends.every(([, , copied]) => copied)];
        }).filter(Boolean);
    });";
    for (page, _) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
        let found = stage.session().run(columns, Vec::new()).await?;
        let found = found.as_array().context("columns")?;
        assert!(found.len() >= 2, "{page}: {found:?}");
        for column in found {
            let [apart, moved] = [0, 1].map(|index| column[index].as_f64().unwrap_or(f64::NAN));
            assert!(apart < 0.1 && moved < 0.1 && column[2] == json!(true), "{page}: {found:?}");
        }
    }
    Ok(())
}
