//! Charts in frames: the page around hears how high they are, in the words that it knows, and nothing else.

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use browser_tests::server::{Options, Policy};
use plan_chart::{
    Lang, chart,
    scene::{Role, Theme},
    site,
};
use serde_json::{Value, json};

use super::{built, height, open, package, page, publisher};

/// What a gauge is asked for with.
const GDP: &str = "embed.html?chart=gauge&indicator=gdp&lang=zh";

/// The listener that goes with charts of Datawrapper, as their code to copy has it.
const DATAWRAPPER: &str = "window.addEventListener('message', function (a) {
    if (void 0 !== a.data['datawrapper-height']) {
        var e = document.querySelectorAll('iframe');
        for (var t in a.data['datawrapper-height'])
            for (var r, i = 0; (r = e[i]); i++)
                if (r.contentWindow === a.source) r.style.height = a.data['datawrapper-height'][t] + 'px';
    }
});";

/// Keeps what frames say.
const KEEP: &str = "window.__heard = [];
addEventListener('message', function (event) { window.__heard.push(event.data); });";

/// A frame of its own origin, with the attributes that a case is about.
fn frame(address: &str, attributes: &str) -> String {
    format!(
        "<div id=\"place\"><iframe src=\"{address}\" title=\"地区生产总值\" {attributes}></iframe></div>"
    )
}

/// Makes the place of the frame this wide, and waits until the frame is exactly as high as what it shows.
async fn fits(stage: &Stage, width: u32) -> Result<f64> {
    let set = "const frame = document.querySelector('iframe');
        frame.style.border = '0';
        frame.style.width = '100%';
        document.getElementById('place').style.width = arguments[0] + 'px';";
    stage.session().run(set, vec![json!(width)]).await?;
    let inner = "[Math.ceil(document.body.getBoundingClientRect().height), document.documentElement.clientWidth,
        Boolean(document.querySelector('figure')) &&
        document.documentElement.scrollWidth <= document.documentElement.clientWidth]";
    let seen = |outer: f64, inner: &Value| {
        inner[0].as_f64() == Some(outer) && inner[1] == json!(width) && inner[2] == json!(true)
    };
    height(stage, 0, inner, &seen).await.with_context(|| format!("at {width} px"))
}

/// In narrow and wide places, one after the other; they do differ.
async fn fits_everywhere(stage: &Stage) -> Result<()> {
    let mut heights = Vec::new();
    for width in [280, 360, 700, 1000, 280] {
        heights.push(fits(stage, width).await?);
    }
    assert_eq!(heights.first(), heights.last(), "{heights:?}");
    assert!(
        heights[0] > 240.0 && heights[3] > 240.0 && heights[0] - heights[3] > 1.0,
        "{heights:?}"
    );
    Ok(())
}

pub(crate) async fn our_script_fits_the_frame(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let head = format!("<script defer src=\"{}\"></script>", charts.url(&built("frame.", ".js")?));
    let html = page(&head, &frame(&charts.url(GDP), "data-plan-chart"));
    open(stage, &html, Options::default().policy(Policy::None)).await?;
    fits_everywhere(stage).await
}

/// A sandbox without an origin: everything is another origin's then, and the height still comes.
pub(crate) async fn a_sandboxed_frame_lives(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let head = format!("<script defer src=\"{}\"></script>", charts.url(&built("frame.", ".js")?));
    let html = page(&head, &frame(&charts.url(GDP), "data-plan-chart sandbox=\"allow-scripts\""));
    open(stage, &html, Options::default().policy(Policy::None)).await?;
    fits_everywhere(stage).await?;
    stage.session().client().enter_frame(0).await?;
    stage.session().wait_live().await?;
    assert_eq!(stage.session().eval("origin").await?, json!("null"), "it is sandboxed");
    assert_eq!(stage.session().violations().await?, Vec::<String>::new());
    assert_eq!(stage.session().messages().await?, Vec::new());
    stage.session().client().enter_parent_frame().await?;
    Ok(())
}

pub(crate) async fn a_pym_parent_fits_the_frame(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let head = "<script src=\"/host/pym.js\"></script>";
    let body = format!(
        "<div id=\"place\"></div><script>new pym.Parent('place', '{}', {{}});</script>",
        charts.url(GDP)
    );
    let options = Options::default().policy(Policy::None);
    let options = options.script("/host/pym.js", &package("pym.js/dist/pym.v1.min.js")?);
    open(stage, &page(head, &body), options).await?;
    fits_everywhere(stage).await
}

pub(crate) async fn a_datawrapper_listener_fits_the_frame(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let head = format!("<script>{DATAWRAPPER}</script>");
    let html = page(&head, &frame(&charts.url(GDP), ""));
    open(stage, &html, Options::default().policy(Policy::None)).await?;
    fits_everywhere(stage).await
}

/// Every protocol's message, whole numbers, and on a change only.
pub(crate) async fn heights_are_announced_once(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let address = charts.url(&format!("{GDP}&childId=place&id=a1"));
    let html =
        page(&format!("<script>{KEEP}</script>"), &frame(&address.replace('&', "&amp;"), ""));
    open(stage, &html, Options::default().policy(Policy::None)).await?;
    stage.session().wait_until("window.__heard.length >= 5", "five messages").await?;
    stage.session().client().enter_frame(0).await?;
    stage.session().wait_live().await?;
    let height = "Math.ceil(document.body.getBoundingClientRect().height)";
    let height = stage.session().eval(height).await?;
    // Whatever the page around says, the frame tells nothing anew, unless it is asked to.
    stage.session().client().enter_parent_frame().await?;
    let talk = "const [words, due, done] = arguments;
        const { contentWindow } = document.querySelector('iframe');
        words.forEach((word) => contentWindow.postMessage(word, '*'));
        const wait = () => (window.__heard.length < due ? requestAnimationFrame(wait) : done(window.__heard));
        requestAnimationFrame(() => requestAnimationFrame(wait));";
    let asks = [json!("pymxPYMxplacexPYMxwidthxPYMx77"), json!({ "type": "plan-chart:ask" })];
    for (times, ask) in asks.iter().enumerate() {
        let due = 5 * (times + 2);
        let heard = stage.session().run_async(talk, vec![json!([ask]), json!(due)]).await?;
        assert_eq!(heard.as_array().map(Vec::len), Some(due), "{ask}");
    }
    stage.session().run("window.__heard.splice(5);", Vec::new()).await?;
    let noise = json!([null, 5, "height", { "type": "plan-chart:height", "v": 1, "height": 5 }]);
    let heard = stage.session().run_async(talk, vec![noise, json!(5)]).await?;
    let due = [
        json!({ "type": "plan-chart:height", "v": 1, "id": "a1", "height": height }),
        json!({ "datawrapper-height": { "a1": height } }),
        json!({ "sentinel": "amp", "type": "embed-size", "height": height }),
        json!(json!({ "src": address, "context": "iframe.resize", "height": height }).to_string()),
        json!(format!("pymxPYMxplacexPYMxheightxPYMx{height}")),
    ];
    let heard = heard.as_array().context("a list")?;
    let heard: Vec<Value> = heard.iter().map(sorted).collect();
    assert_eq!(heard, due.map(|one| sorted(&one)), "each once");
    Ok(())
}

/// A script that comes after the frames have told their heights asks for them.
pub(crate) async fn a_late_script_asks_for_heights(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let head = format!("<script>{KEEP}</script>");
    let html = page(&head, &frame(&charts.url(GDP), "data-plan-chart"));
    open(stage, &html, Options::default().policy(Policy::None)).await?;
    stage.session().wait_until("window.__heard.length >= 4", "the heights").await?;
    let add = "document.head.append(Object.assign(document.createElement('script'), { src: arguments[0] }));";
    stage.session().run(add, vec![json!(charts.url(&built("frame.", ".js")?))]).await?;
    let set = "parseFloat(document.querySelector('iframe').style.height) > 240";
    stage.session().wait_until(set, "the height, though nothing has changed").await?;
    fits_everywhere(stage).await
}

/// Pages made of components have their frames in shadow trees.
pub(crate) async fn frames_in_shadow_trees_fit(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let frame = frame(&charts.url(GDP), "data-plan-chart");
    let script =
        format!("<script defer src=\"{}\"></script>", charts.url(&built("frame.", ".js")?));
    let body = format!(
        "<div id=\"host\"></div><script>const inner = document.getElementById('host').attachShadow({{ mode: 'open' }})
            .appendChild(document.createElement('section')).attachShadow({{ mode: 'open' }});
        inner.innerHTML = '{frame}'; window.__frame = inner.querySelector('iframe');</script>"
    );
    open(stage, &page(&script, &body), Options::default().policy(Policy::None)).await?;
    let set = "parseFloat(window.__frame.style.height) > 240";
    stage.session().wait_until(set, "the height").await
}

/// A frame that a scroll bar makes a little narrower does not become lower, which would remove the bar again.
pub(crate) async fn a_scroll_bar_is_not_chased(stage: &Stage) -> Result<()> {
    // Pages that are the higher the wider they are.
    let first = "addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.overflow = 'hidden';
        const fit = () => { document.body.style.height = 3 * document.documentElement.clientWidth + 'px'; };
        addEventListener('resize', fit);
        fit();
    });";
    let charts = stage.serve(Options::default().framed("*").first(first))?;
    let head = format!("<script>{KEEP}</script>");
    let address = charts.url("embed/2026-11-23/gauge-gdp.zh.html");
    open(stage, &page(&head, &frame(&address, "")), Options::default().policy(Policy::None))
        .await?;
    let set = |width: u32| {
        format!(
            "const {{ style }} = document.querySelector('iframe'); style.border = '0'; style.width = '{width}px';"
        )
    };
    let last = "(window.__heard.filter((one) => one && one.type === 'plan-chart:height').pop() || {}).height";
    let said = |height: u32| format!("{last} === {height}");
    stage.session().run(&set(487), Vec::new()).await?;
    stage.session().wait_until(&said(3 * 487), "the height at 487 px").await?;
    // Narrower by a scroll bar: nothing is said. By more, or wider again: it is.
    stage.session().run(&set(472), Vec::new()).await?;
    stage.session().client().enter_frame(0).await?;
    stage.session().wait_until("document.body.clientHeight === 3 * 472", "the lower page").await?;
    let settle = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
    stage.session().run_async(settle, Vec::new()).await?;
    stage.session().client().enter_parent_frame().await?;
    assert_eq!(stage.session().eval(last).await?, json!(3 * 487));
    for width in [460, 500] {
        stage.session().run(&set(width), Vec::new()).await?;
        stage.session().wait_until(&said(3 * width), &format!("the height at {width} px")).await?;
    }
    Ok(())
}

/// JSON in a text with its names in order, as they are not written in the same one everywhere.
fn sorted(value: &Value) -> Value {
    let inner = value.as_str().and_then(|text| serde_json::from_str(text).ok());
    inner.filter(Value::is_object).unwrap_or_else(|| value.clone())
}

/// Who else talks to the page around is not heard, and no nonsense is.
pub(crate) async fn forged_messages_change_nothing(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    let head = format!("<script defer src=\"{}\"></script>", charts.url(&built("frame.", ".js")?));
    // The second frame is of the same publisher and not marked; the third, marked, claims another origin.
    let body = format!(
        "{}<iframe id=\"other\" title=\"其他\" src=\"{}\"></iframe><iframe id=\"liar\" title=\"第三\" data-plan-chart src=\"{}\"></iframe>",
        frame(&charts.url(GDP), "data-plan-chart"),
        charts.url("embed.html"),
        charts.url("sbom.cdx.json"),
    );
    let host = open(stage, &page(&head, &body), Options::default().policy(Policy::None)).await?;
    let height = fits(stage, 500).await?;
    let heights = "[...document.querySelectorAll('iframe')].map((one) => one.clientHeight)";
    let before = stage.session().eval(heights).await?;
    // A wrong source: the page itself, and a frame that is not marked.
    let tell = "const height = { type: 'plan-chart:height', v: 1, id: 'gauge-gdp', height: 77 };";
    stage.session().run(&format!("{tell} postMessage(height, '*');"), Vec::new()).await?;
    stage.session().client().enter_frame(1).await?;
    stage.session().run(&format!("{tell} parent.postMessage(height, '*');"), Vec::new()).await?;
    stage.session().client().enter_parent_frame().await?;
    // A wrong origin: the marked frame is led elsewhere by itself.
    let elsewhere = host.url("en.html");
    stage.session().client().enter_frame(2).await?;
    let go = "location.replace(arguments[0]);";
    stage.session().run(go, vec![json!(elsewhere)]).await?;
    let arrived = format!("location.href === '{elsewhere}' && document.readyState === 'complete'");
    stage.session().wait_until(&arrived, "another page in the frame").await?;
    stage.session().run(&format!("{tell} parent.postMessage(height, '*');"), Vec::new()).await?;
    stage.session().client().enter_parent_frame().await?;
    // The right frame, and nonsense.
    stage.session().client().enter_frame(0).await?;
    let nonsense = "const say = (height) => parent.postMessage({ type: 'plan-chart:height', v: 1, id: 'gauge-gdp', height }, '*');
        [NaN, Infinity, -5, 0, 1e9, 20001, 77.5, '77', [77], null, undefined, {}].forEach(say);
        for (const word of [null, 77, 'plan-chart:height', [], { height: 77 }, { type: 'plan-chart:height', height: 77 },
            { type: 'plan-chart:height', v: 2, height: 77 }]) parent.postMessage(word, '*');";
    stage.session().run(nonsense, Vec::new()).await?;
    stage.session().client().enter_parent_frame().await?;
    // All of it has been heard by the time that a true word has.
    let after = "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => done([...document.querySelectorAll('iframe')].map((one) => one.clientHeight))));";
    assert_eq!(stage.session().run_async(after, Vec::new()).await?, before);
    stage.session().client().enter_frame(0).await?;
    let truth = "parent.postMessage({ type: 'plan-chart:height', v: 1, id: 'gauge-gdp', height: 333 }, '*');";
    stage.session().run(truth, Vec::new()).await?;
    stage.session().client().enter_parent_frame().await?;
    let heard = "document.querySelector('iframe').clientHeight === 333";
    stage.session().wait_until(heard, "what the right frame says").await?;
    assert!((height - 333.0).abs() > 0.5);
    let [other, liar] = [1, 2].map(|index| before[index].clone());
    let now = stage.session().eval(heights).await?;
    assert_eq!(now, json!([333, other, liar]));
    Ok(())
}

/// What the query asks for is what is shown; what it may not ask for leaves the list, and one line.
pub(crate) async fn the_query_is_a_closed_set(stage: &Stage) -> Result<()> {
    let report = stage.report();
    for lang in Lang::ALL {
        for spec in chart::specs(report, lang) {
            let chart = chart::build(report, &spec)?;
            let indicator = spec.indicator.map_or(String::new(), |id| format!("&indicator={id}"));
            let kind = chart.id.split('-').next().unwrap_or_default();
            let query =
                format!("embed.html?chart={kind}{indicator}&lang={}&theme=light", lang.code());
            stage.open(&query).await?;
            let there = format!(
                "document.querySelector('figure') && document.querySelector('figure').id === '{}'",
                chart.id
            );
            stage.session().wait_until(&there, &query).await?;
            assert_eq!(
                stage.session().eval("document.documentElement.lang").await?,
                json!(lang.tag())
            );
            assert_eq!(stage.session().text("h1").await?, chart.heading);
        }
    }
    for (query, named) in [
        ("chart=pie", "chart：“pie”不在可用的值之中：bars, levels, growth, gauge"),
        ("chart=gauge", "indicator：“”不在可用的值之中：gdp, "),
        ("chart=gauge&indicator=weather", "indicator：“weather”不在可用的值之中：gdp, "),
        ("lang=fr", "lang：“fr”不在可用的值之中：zh, en"),
        ("theme=pink", "theme：“pink”不在可用的值之中：auto, light, dark"),
        ("v=latest", "v：“latest”不在可用的值之中：2026-11-23"),
    ] {
        stage.open(&format!("embed.html?{query}")).await?;
        let said = "window.__seen.lines.length > 0";
        stage.session().wait_until(said, &format!("a line about {query}")).await?;
        let said = stage.session().messages().await?;
        assert!(said.len() == 1 && said[0].text.contains(named), "{query}: {said:?}");
        assert_eq!(stage.session().count(".charts a").await?, 22, "the list stays");
        stage.session().console().await?;
    }
    Ok(())
}

/// The frame has the look that it was asked for, whatever the system's is.
pub(crate) async fn the_theme_is_as_asked(stage: &Stage) -> Result<()> {
    for (asked, system, due) in [
        ("auto", "dark", Theme::DARK),
        ("auto", "light", Theme::LIGHT),
        ("dark", "light", Theme::DARK),
        ("light", "dark", Theme::LIGHT),
    ] {
        stage.session().media(&[("prefers-color-scheme", system)]).await?;
        stage.open(&format!("{GDP}&theme={asked}")).await?;
        stage.session().wait_until("document.querySelector('figure')", "the chart's page").await?;
        stage.session().wait_live().await?;
        let [r, g, b] = due.colour(Role::Bar);
        let drawn = format!(
            "(() => {{ const canvas = document.querySelector('canvas');
            const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 0; i < data.length; i += 4)
                if (data[i] === {r} && data[i + 1] === {g} && data[i + 2] === {b}) return true;
            return false; }})()"
        );
        stage
            .session()
            .wait_until(&drawn, &format!("{asked} where the system is {system}"))
            .await?;
        let [r, g, b] = due.colour(Role::Card);
        let ground = "getComputedStyle(document.documentElement).backgroundColor";
        let ground = stage.session().eval(ground).await?;
        assert_eq!(ground, json!(format!("rgb({r}, {g}, {b})")), "{asked} where it is {system}");
    }
    Ok(())
}

/// A version that is gone is told in words; one that is kept is shown.
pub(crate) async fn a_version_stays_itself(stage: &Stage) -> Result<()> {
    let gone = "embed.html?chart=bars&v=2020-01-01";
    stage.open(gone).await?;
    let told = "document.querySelector('.status') && document.querySelector('.status').textContent.includes('2020-01-01')";
    stage.session().wait_until(told, "a word about the version").await?;
    let kept = page("", "<figure id=\"kept\"></figure>");
    let server = stage.serve(Options::default().page("/embed/2020-01-01/bars.zh.html", &kept))?;
    stage.session().open(&server.url(gone)).await?;
    stage.session().wait_until("document.getElementById('kept')", "the version that is kept").await
}

/// Others may not put the charts into frames unless the publisher lets them.
pub(crate) async fn framing_is_for_those_named(stage: &Stage) -> Result<()> {
    let head = format!("<script>{KEEP}</script>");
    let host = open(stage, &page(&head, ""), Options::default().policy(Policy::None)).await?;
    let closed = stage.serve(Options::default())?;
    let open_to_it = stage.serve(Options::default().framed(&host.origin()))?;
    let add = "const [address, done] = arguments;
        const frame = document.createElement('iframe');
        frame.addEventListener('load', () => done(null), { once: true });
        frame.src = address;
        document.body.append(frame);";
    for (server, id) in [(&closed, "shut"), (&open_to_it, "let-in")] {
        let address = server.url(&format!("embed/2026-11-23/gauge-gdp.zh.html?id={id}"));
        stage.session().run_async(add, vec![json!(address)]).await?;
    }
    let heard = "window.__heard.some((one) => one.id === 'let-in')";
    stage.session().wait_until(heard, "the frame that was let in").await?;
    let others = "window.__heard.some((one) => one.id === 'shut')";
    assert_eq!(stage.session().eval(others).await?, json!(false));
    Ok(())
}

/// Every page with one chart: complete without script, silent with it, nothing forbidden, nothing asked elsewhere.
pub(crate) async fn pages_are_whole_and_silent(stage: &Stage) -> Result<()> {
    let report = stage.report();
    for lang in Lang::ALL {
        for spec in chart::specs(report, lang) {
            let chart = chart::build(report, &spec)?;
            stage.open_live(&site::frame_address(report, &chart)).await?;
            assert_eq!(stage.session().count("canvas").await?, 1, "{}", chart.id);
            let text = stage.session().eval("document.body.textContent").await?;
            let text = text.as_str().context("a text")?.to_owned();
            let table = chart.table.shown(lang);
            let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
            for due in cells.chain([&chart.sentence]).chain(&chart.notes) {
                assert!(text.contains(due.as_str()), "{}: {due}", chart.id);
            }
            assert_eq!(stage.session().violations().await?, Vec::<String>::new());
            assert_eq!(stage.session().console().await?, Vec::new());
        }
    }
    Ok(())
}
