//! What happens to canvases that live.

use anyhow::{Context as _, Result};
use browser_tests::server::{ALL_AT_ONCE, Options};
use browser_tests::{Session, Stage};
use serde_json::{Value, json};

use super::state;

/// Keeps the module's memory at hand.
const KEEP_MEMORY: &str = "['instantiate', 'instantiateStreaming'].forEach(function (name) {
    var usual = WebAssembly[name];
    if (!usual) return;
    WebAssembly[name] = function () {
        return usual.apply(WebAssembly, arguments).then(function (result) {
            window.__memory = (result.instance || result).exports.memory;
            return result;
        });
    };
});";

/// The first chart that is drawn breaks down in the midst of it: what is thrown goes through the module as a
/// panic does, without anything being tidied up.
pub(super) async fn one_chart_breaks_down(stage: &Stage) -> Result<()> {
    let script = "var victim, context = CanvasRenderingContext2D.prototype;
    ['fill', 'fillRect'].forEach(function (name) {
        var usual = context[name];
        context[name] = function () {
            victim = victim || this.canvas;
            if (this.canvas === victim) throw new Error('broken down');
            return usual.apply(this, arguments);
        };
    });";
    only_the_first_is_lost(stage, script, "broken down").await
}

/// With `script` before all others, the first chart has its picture and the others their canvases, redrawn too; one
/// line holds `reason`.
async fn only_the_first_is_lost(stage: &Stage, script: &str, reason: &str) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE).first(script))?;
    stage.session().open(&server.url("")).await?;
    stage.session().wait_started().await?;
    let mut due = vec!["canvas"; state::charts()?];
    due[0] = "picture";
    assert_eq!(state::seen(stage.session()).await?, due);
    state::one_line(stage.session(), reason).await?;
    state::redraw(stage.session(), 3).await?;
    assert_eq!(state::seen(stage.session()).await?, due, "after a redraw");
    assert_eq!(state::messages(stage.session()).await?, (Vec::new(), Vec::new()));
    Ok(())
}

/// The memory of the first chart is overwritten: drawing it, the module runs into a trap, as it does where it
/// panics, and leaves everything as it is at that moment.
pub(super) async fn one_chart_traps(stage: &Stage) -> Result<()> {
    let script = "['instantiate', 'instantiateStreaming'].forEach(function (name) {
        var usual = WebAssembly[name], victim;
        if (!usual) return;
        WebAssembly[name] = function () {
            return usual.apply(WebAssembly, arguments).then(function (result) {
                var own = result.instance.exports, exports = Object.assign({}, own);
                exports.charthandle_height = function (result, chart, form) {
                    if (!victim) {
                        victim = chart;
                        new Uint32Array(own.memory.buffer, chart + 8, 32).fill(0x7fffffff);
                    }
                    return own.charthandle_height(result, chart, form);
                };
                return { module: result.module, instance: { exports: exports } };
            });
        };
    });";
    only_the_first_is_lost(stage, script, "RuntimeError").await
}

/// Somebody makes records until there is no room for another.
pub(super) async fn memory_runs_out(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let script = "const [text, done] = arguments;
        PlanChart.load().then(({ Record }) => {
            const object = JSON.parse(text);
            window.__hoard = [];
            try {
                while (window.__hoard.length < 100000) window.__hoard.push(Record.read(object));
                done('no end');
            } catch (error) {
                done(String(error));
            }
        });";
    let end = stage.session().run_async(script, vec![json!(stage.record())]).await?;
    assert!(end.as_str().is_some_and(|end| end != "no end"), "{end}");
    state::all(stage.session(), "canvas").await?;
    state::redraw(stage.session(), 3).await?;
    let seen = state::seen(stage.session()).await?;
    assert!(!seen.iter().any(|one| one == "nothing"), "{seen:?}");
    let (_, uncaught) = state::messages(stage.session()).await?;
    assert_eq!(uncaught, Vec::<String>::new());
    Ok(())
}

pub(super) async fn context_lost(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let tell = |event: &str| {
        format!(
            "window.__canvas = window.__canvas || document.querySelector('canvas');
             window.__canvas.dispatchEvent(new Event('{event}'));"
        )
    };
    stage.session().run(&tell("contextlost"), Vec::new()).await?;
    let mut due = vec!["canvas"; state::charts()?];
    due[0] = "picture";
    assert_eq!(state::seen(stage.session()).await?, due);
    stage.session().run(&tell("contextrestored"), Vec::new()).await?;
    state::live(stage.session()).await?;
    assert_eq!(state::messages(stage.session()).await?, (Vec::new(), Vec::new()));
    Ok(())
}

pub(super) async fn page_comes_back(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE))?;
    stage.session().open(&server.url("")).await?;
    state::live(stage.session()).await?;
    stage.session().open(&server.url("en.html")).await?;
    stage.session().wait_live().await?;
    stage.session().client().back().await.context("there is a way back")?;
    let back = "document.documentElement.lang === 'zh-CN'";
    stage.session().wait_until(back, "the first page").await?;
    state::live(stage.session()).await?;
    // A browser may have dropped what was painted.
    state::wipe(stage.session()).await?;
    state::redraw(stage.session(), 1).await?;
    state::wait_painted(stage.session()).await?;
    state::live(stage.session()).await
}

pub(super) async fn network_goes_away(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default())?;
    stage.session().open(&server.url("")).await?;
    state::live(stage.session()).await?;
    drop(server);
    state::redraw(stage.session(), 2).await?;
    state::live(stage.session()).await?;
    assert_eq!(state::messages(stage.session()).await?, (Vec::new(), Vec::new()));
    Ok(())
}

pub(super) async fn reload_without_a_network(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default())?;
    let (address, page) = (server.address(), server.url(""));
    stage.session().open(&page).await?;
    state::live(stage.session()).await?;
    drop(server);
    // Drivers call it an error of theirs, or show what the browser says.
    let _ = stage.session().client().refresh().await;
    let ours = "document.querySelectorAll('.pc-place').length";
    assert_eq!(stage.session().eval(ours).await.unwrap_or(json!(0)), json!(0), "a page half there");
    let server = stage.serve(Options { port: address.port(), ..Options::default() })?;
    assert_eq!(server.address(), address);
    stage.session().open(&page).await?;
    state::live(stage.session()).await?;
    assert_eq!(state::messages(stage.session()).await?, (Vec::new(), Vec::new()));
    Ok(())
}

pub(super) async fn place_without_a_size(stage: &Stage) -> Result<()> {
    let script = "new MutationObserver(function (changes, observer) {
        var main = document.querySelector('main');
        if (!main) return;
        main.style.display = 'none';
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true });";
    let server = stage.serve(Options::default().first(script))?;
    stage.session().open(&server.url("")).await?;
    let without = "document.documentElement.dataset.planChart === 'static'";
    stage.session().wait_until(without, "the word that nothing is drawn").await?;
    assert_eq!(stage.session().count("canvas").await?, 0, "nothing to draw on yet");
    stage.session().run("document.querySelector('main').style.display = '';", Vec::new()).await?;
    state::live(stage.session()).await?;
    assert_eq!(state::messages(stage.session()).await?, (Vec::new(), Vec::new()));
    Ok(())
}

/// What is in use: the module's memory in bytes, and in Chromium the script's, once swept.
async fn memory(session: &Session) -> Result<Vec<f64>> {
    let module = session.eval("window.__memory.buffer.byteLength").await?;
    let mut sizes = vec![module.as_f64().context("the module has a memory")?];
    if Session::has_cdp(session.browser()) {
        session.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        let usage = session.cdp("Runtime.getHeapUsage", json!({})).await?;
        sizes.push(usage["usedSize"].as_f64().context("the script has a memory")?);
    }
    Ok(sizes)
}

/// Memory does not grow each time. What an engine takes once, as for code that it compiles when called often, does not
/// come again; what leaks does. A driver's own call takes 20 KB.
fn no_growth(sizes: &[Vec<f64>]) {
    for index in 0..sizes[0].len() {
        let grown = sizes.windows(2).map(|pair| pair[1][index] - pair[0][index]);
        let least = grown.fold(f64::INFINITY, f64::min);
        assert!(least < sizes[0][index] * 0.04, "each time by at least {least}: {sizes:?}");
    }
}

pub(super) async fn ten_thousand_redraws(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE).first(KEEP_MEMORY))?;
    stage.session().open(&server.url("")).await?;
    state::live(stage.session()).await?;
    // Eleven charts, each 228 times.
    let mut sizes = Vec::new();
    for _ in 0..4 {
        state::redraw(stage.session(), 228).await?;
        sizes.push(memory(stage.session()).await?);
    }
    no_growth(&sizes);
    state::live(stage.session()).await
}

pub(super) async fn a_thousand_charts(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(KEEP_MEMORY))?;
    stage.session().open(&server.url("")).await?;
    state::live(stage.session()).await?;
    let script = "const [text, times, done] = arguments;
        PlanChart.load().then(({ Record }) => {
            for (let i = 0; i < times; i++) {
                const record = Record.read(JSON.parse(text));
                const chart = record.chart('bars', undefined, 'zh-CN');
                record.svg('bars', undefined, 'zh-CN', 'wide', 640, false);
                chart.free();
                record.free();
            }
            done(null);
        });";
    let mut sizes = Vec::new();
    for _ in 0..4 {
        let arguments = vec![json!(stage.record()), json!(250)];
        let _: Value = stage.session().run_async(script, arguments).await?;
        sizes.push(memory(stage.session()).await?);
    }
    no_growth(&sizes);
    state::live(stage.session()).await
}
