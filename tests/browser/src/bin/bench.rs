//! Measures the pages of the benchmark: `bench FOLDER ROUNDS PAGE...`, the first page being the floor.
//!
//! Every round opens every page, in an order that turns, so that whatever else the machine does hits all
//! alike; ratios are taken round by round, and the table shows their medians.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use browser_tests::Session;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use xtask::browser::Browser;
use xtask::server::{Options, Policy, Server};
use xtask::table::table;

/// Times how much slower than this machine's the processor is.
const SLOWER: f64 = 4.0;
const KILOBITS: u32 = 1600;
const LATENCY: Duration = Duration::from_millis(150);

/// Redraws that the memory must stay flat over.
const MANY: u32 = 10_000;

/// Notes when the second frame after each mark begins: then what was drawn before the mark is to be seen.
const HOOK: &str = "
    const mark = performance.mark;
    window.__frames = 0;
    const frame = window.requestAnimationFrame;
    window.__seen = {};
    performance.mark = function (name) {
        const entry = mark.apply(performance, arguments);
        frame(() => frame(() => { window.__seen[name] = performance.now(); }));
        return entry;
    };
    for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval', 'requestIdleCallback']) {
        const real = window[name];
        window[name] = function () { window.__frames++; return real.apply(window, arguments); };
    }";

/// The median of a list that is not empty.
fn median(mut list: Vec<f64>) -> f64 {
    list.sort_by(f64::total_cmp);
    list.get(list.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Samples by measure and page, one for each round.
type Samples = BTreeMap<(usize, usize), Vec<f64>>;

/// What is measured, with its unit.
const MEASURES: [(&str, &str); 13] = [
    ("first sight", "ms"),
    ("charts painted", "ms"),
    ("redraw of all charts", "ms"),
    ("7 bars, redraw", "ms"),
    ("100 bars, redraw", "ms"),
    ("1,000 bars, redraw", "ms"),
    ("10,000 bars, first", "ms"),
    ("10,000 bars, redraw", "ms"),
    ("100,000 bars, first", "ms"),
    ("100,000 bars, redraw", "ms"),
    ("100,000 bars aggregated, redraw", "ms"),
    ("100,000 bars, a step of pointer or key", "ms"),
    ("idle: timers and frames in a second", ""),
];

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
    let mut arguments = env::args().skip(1);
    let (Some(folder), Some(rounds)) = (arguments.next(), arguments.next()) else {
        bail!("run `cargo xtask bench`, which builds the pages");
    };
    let rounds: usize = rounds.parse().context("no number of rounds")?;
    let pages: Vec<String> = arguments.collect();
    let folder = PathBuf::from(folder);
    let server = Server::start(&folder, Options::default().policy(Policy::None))?;
    Runtime::new().context("no runtime")?.block_on(async {
        let session = Session::start(Browser::Chromium).await?;
        session.metrics(1280, 900, 1.0).await?;
        let mut samples = Samples::new();
        for round in 0..=rounds {
            for turn in 0..pages.len() {
                let page = (turn + round) % pages.len();
                let name = pages.get(page).context("a page")?;
                let seen = sample(&session, &server, name)
                    .await
                    .with_context(|| format!("the page {name}"))?;
                // The first round warms the machine up.
                if round > 0 {
                    for (measure, value) in seen.into_iter().enumerate() {
                        samples.entry((measure, page)).or_default().push(value);
                    }
                }
            }
            eprintln!("round {round} of {rounds}");
        }
        let memory = memory(&session, &server, pages.get(1).context("our page")?).await?;
        session.quit().await?;
        print(&folder, &pages, &samples)?;
        println!(
            "\nWebAssembly memory: {} KiB as loaded, {} KiB after {MANY} redraws",
            memory[0], memory[1]
        );
        anyhow::Ok(())
    })
}

/// Opens a page on a slow machine and net, then measures drawing at full speed.
async fn sample(session: &Session, server: &Server, page: &str) -> Result<Vec<f64>> {
    session.renew().await?;
    session.metrics(1280, 900, 1.0).await?;
    session.before_pages(HOOK).await?;
    session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    session.throttle(KILOBITS, LATENCY).await?;
    session.open(&server.url(&format!("{page}/"))).await?;
    session.wait_until("window.__seen['charts-ready']", "the charts").await?;
    let seen = session.eval("window.__seen").await?;
    let ready = number(&seen["charts-ready"])?;
    // A page whose charts come with a script shows them when they are drawn.
    let sight = number(&seen["first-sight"]).unwrap_or(ready);
    session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1.0 })).await?;
    let idle = "const done = arguments[0], from = window.__frames, wait = Date.now() + 1000;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => Date.now() < wait ? channel.port2.postMessage(0) : done(window.__frames - from);
        channel.port2.postMessage(0);";
    let idle = number(&session.run_async(idle, Vec::new()).await?)?;
    // The least of some: what else the machine does can only make it longer.
    let redraw = "const done = arguments[0], times = [];
        (async () => {
            await benchRedraw(60);
            for (let batch = 0; batch < 8; batch++) times.push(await benchRedraw(30) / 30);
            done(Math.min(...times));
        })();";
    let redraw = number(&session.run_async(redraw, Vec::new()).await?)?;
    let mut values = vec![sight, ready, redraw];
    for (function, count) in [
        ("benchScale", 7),
        ("benchScale", 100),
        ("benchScale", 1_000),
        ("benchScale", 10_000),
        ("benchScale", 100_000),
        ("benchScaleAgg", 100_000),
    ] {
        let script = "const [name, count, done] = arguments; window[name](count, 200).then(done);";
        let result = session.run_async(script, vec![json!(function), json!(count)]).await?;
        if function == "benchScale" && count >= 10_000 {
            values.push(number(&result["first"])?);
        }
        values.push(number(&result["steady"])?);
    }
    let pick = "const [count, steps, done] = arguments;
        window.benchPick ? benchPick(count, steps).then(done) : done(null);";
    let step = session.run_async(pick, vec![json!(100_000), json!(100)]).await?;
    // Others have nothing of the kind.
    values.push(step.as_f64().unwrap_or(f64::NAN));
    values.push(idle);
    Ok(values)
}

/// KiB of memory as loaded and after many redraws.
async fn memory(session: &Session, server: &Server, page: &str) -> Result<[f64; 2]> {
    session.renew().await?;
    session.metrics(1280, 900, 1.0).await?;
    session.before_pages(HOOK).await?;
    session.open(&server.url(&format!("{page}/"))).await?;
    session.wait_until("window.__seen['charts-ready']", "the charts").await?;
    let loaded = number(&session.eval("benchMemory() / 1024").await?)?;
    let redraws = format!(
        "const done = arguments[0]; benchRedraw({MANY}, true); done(benchMemory() / 1024);"
    );
    let after = number(&session.run_async(&redraws, Vec::new()).await?)?;
    Ok([loaded, after])
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().with_context(|| format!("{value} is no number"))
}

/// Bytes after brotli of all files of a page.
fn weight(folder: &Path) -> Result<u64> {
    let mut total = 0;
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.display().to_string();
        let packed = ["br", "gz"].iter().any(|ending| name.ends_with(ending));
        let has_packed = PathBuf::from(format!("{name}.br")).exists();
        if name.ends_with(".br") || !packed && !has_packed {
            total += fs::metadata(&path)?.len();
        }
    }
    Ok(total)
}

#[allow(clippy::cast_precision_loss)] // sizes and counts are small
fn print(folder: &Path, pages: &[String], samples: &Samples) -> Result<()> {
    let mut head = vec!["median of rounds; ratios to the first page".to_owned()];
    head.extend(pages.iter().cloned());
    let mut rows = vec![head];
    let mut weights = vec!["all files, brotli".to_owned()];
    for page in pages {
        weights.push(format!("{:.1} KiB", weight(&folder.join(page))? as f64 / 1024.0));
    }
    rows.push(weights);
    for (measure, (name, unit)) in MEASURES.iter().enumerate() {
        let of = |page: usize| samples.get(&(measure, page)).cloned().unwrap_or_default();
        let floor = of(0);
        let cell = |page: usize| {
            let own = of(page);
            let ratios = own.iter().zip(&floor).map(|(own, floor)| own / floor).collect();
            let value = median(own.clone());
            if value.is_nan() {
                return "–".to_owned();
            }
            if floor.iter().all(|one| one.is_nan()) {
                return format!("{value:.2} {unit}");
            }
            if unit.is_empty() {
                return format!("{value:.0}");
            }
            format!("{:.2} ({value:.2} {unit})", median(ratios))
        };
        let cells = (0..pages.len()).map(cell);
        rows.push(std::iter::once((*name).to_owned()).chain(cells).collect());
    }
    print!("{}", table(&rows));
    Ok(())
}
