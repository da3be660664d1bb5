//! Measures the pages of the benchmark: `bench FOLDER ROUNDS PAGE...`, the first page being the floor.
//!
//! Every round opens every page, each in a browser of its own, in an order that turns; then each measure is taken of one
//! page after the other. So whatever else the machine does, which comes and goes within seconds, hits all alike. Ratios
//! are taken pair by pair, and the table shows their medians.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use browser_tests::Session;
use browser_tests::server::{Options, Policy, Server};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use xtask::browser::Browser;
use xtask::table::table;

/// Times how much slower than this machine's the processor is.
const SLOWER: f64 = 4.0;
const KILOBITS: u32 = 1600;
const LATENCY: Duration = Duration::from_millis(150);

/// How often a page is opened in a round: arrivals differ more from one to the next than anything else measured here.
const ARRIVALS: usize = 5;

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

/// Samples by measure and page, in the order they were taken in.
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
        let mut sessions = Vec::new();
        for _ in &pages {
            sessions.push(Session::start(Browser::Chromium).await?);
        }
        let mut samples = Samples::new();
        for round in 0..=rounds {
            let turned: Vec<_> =
                (0..pages.len()).map(|turn| (turn + round) % pages.len()).collect();
            // The first round warms the machine up.
            let mut note = |measure: usize, page: usize, value: f64| {
                if round > 0 {
                    samples.entry((measure, page)).or_default().push(value);
                }
            };
            for _ in 0..ARRIVALS {
                for &page in &turned {
                    let [sight, ready] = arrival(&sessions[page], &server, &pages[page])
                        .await
                        .with_context(|| format!("the page {}", pages[page]))?;
                    note(0, page, sight);
                    note(1, page, ready);
                }
            }
            let mut first = 2;
            for Step { script, values, times } in steps() {
                for _ in 0..times {
                    for &page in &turned {
                        let list = sessions[page].run_async(&script, Vec::new()).await;
                        let list = list.with_context(|| format!("the page {}", pages[page]))?;
                        for value in 0..values {
                            // Only our page can select a bar.
                            let number = list[value].as_f64().unwrap_or(f64::NAN);
                            note(first + value, page, number);
                        }
                    }
                }
                first += values;
            }
            eprintln!("round {round} of {rounds}");
        }
        let memory = memory(&sessions[1], &server, &pages[1]).await?;
        for session in sessions {
            session.quit().await?;
        }
        print(&folder, &pages, &samples)?;
        println!(
            "\nWebAssembly memory: {} KiB as loaded, {} KiB after {MANY} redraws",
            memory[0], memory[1]
        );
        anyhow::Ok(())
    })
}

/// Opens a page on a slow machine and net: when its charts are first seen, and when they are live. Milliseconds.
async fn arrival(session: &Session, server: &Server, page: &str) -> Result<[f64; 2]> {
    session.renew().await?;
    session.metrics(1280, 900, 1.0).await?;
    session.before_pages(HOOK).await?;
    session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    session.throttle(KILOBITS, LATENCY).await?;
    session.open(&server.url(&format!("{page}/"))).await?;
    session.wait_until("window.__seen['charts-ready']", "the charts").await?;
    let seen = session.eval("window.__seen").await?;
    session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1.0 })).await?;
    let ready = number(&seen["charts-ready"])?;
    // A page whose charts come with a script shows them when they are drawn.
    let sight = number(&seen["first-sight"]).unwrap_or(ready);
    Ok([sight, ready])
}

/// Something to measure of a page that is there, at full speed.
struct Step {
    /// The body of a function that gives a list of numbers.
    script: String,
    /// How many numbers.
    values: usize,
    /// How often it is measured in a round, of one page after the other.
    times: usize,
}

/// What is measured, in the order of [`MEASURES`].
fn steps() -> Vec<Step> {
    let once = |script: String, values: usize| Step { script, values, times: 1 };
    let scale = |function: &str, count: u32, values: &[&str]| {
        let list: Vec<_> = values.iter().map(|value| format!("of.{value}")).collect();
        let list = list.join(",");
        once(
            format!(
                "const done = arguments[0]; {function}({count}, 400).then((of) => done([{list}]));"
            ),
            values.len(),
        )
    };
    // Short, and the least of three: in a longer one the machine has time to become another.
    let redraw = "const done = arguments[0], times = [];
        (async () => {
            while (times.length < 3) times.push(await benchRedraw(10) / 10);
            done([Math.min(...times)]);
        })();";
    let warm = "const done = arguments[0]; Promise.resolve(benchRedraw(200)).then(() => done([]));";
    let pick = "const done = arguments[0];
        window.benchPick ? benchPick(100000, 100).then((ms) => done([ms])) : done([null]);";
    let idle = "const done = arguments[0], from = window.__frames, wait = Date.now() + 1000;
        const channel = new MessageChannel();
        channel.port1.onmessage = () =>
            Date.now() < wait ? channel.port2.postMessage(0) : done([window.__frames - from]);
        channel.port2.postMessage(0);";
    vec![
        once(warm.to_owned(), 0),
        Step { script: redraw.to_owned(), values: 1, times: 20 },
        scale("benchScale", 7, &["steady"]),
        scale("benchScale", 100, &["steady"]),
        scale("benchScale", 1_000, &["steady"]),
        scale("benchScale", 10_000, &["first", "steady"]),
        scale("benchScale", 100_000, &["first", "steady"]),
        Step { times: 3, ..scale("benchScaleAgg", 100_000, &["steady"]) },
        once(pick.to_owned(), 1),
        once(idle.to_owned(), 1),
    ]
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
    let mut head = vec!["medians; ratios to the first page".to_owned()];
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
