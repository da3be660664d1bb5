//! `<plan-chart>` in pages of others: what it shows there, and what it leaves alone.

use std::net::Ipv6Addr;

use anyhow::{Context as _, Result};
use browser_tests::server::{Options, Policy, Rule, Server};
use browser_tests::{Session, Stage};
use plan_chart::scene::{Role, Theme};
use serde_json::{Value, json};

use super::{PLACE, built, open, package, page, publisher};

/// A gauge and what is between its tags.
const GAUGE: &str = "<plan-chart chart=\"gauge\" indicator=\"gdp\"><p class=\"given\">上半年完成407.9亿元</p>\
    <table><tr><th>指标</th><td>46.4%</td></tr></table></plan-chart>";

/// A record with a fault.
const BROKEN: &str = "{ \"id\": \"broken\", \"indicators\": [] }";

/// The same with nothing between.
const BARE: &str = "<plan-chart chart=\"gauge\" indicator=\"gdp\"></plan-chart>";

/// The element's script as a page names it; `base` is where it stands.
fn script(base: &str, module: bool) -> Result<String> {
    let (stem, kind) =
        if module { ("element.", "type=\"module\"") } else { ("element.classic.", "defer") };
    Ok(format!("<script {kind} crossorigin src=\"{base}{}\"></script>", built(stem, ".js")?))
}

/// What is seen of each chart: `canvas`, `picture`, `given` (what is between the tags) or `nothing`.
async fn seen(session: &Session) -> Result<Vec<String>> {
    let script = "const shown = (one) => Boolean(one) && one.getClientRects().length > 0 &&
            one.getBoundingClientRect().height > 8 && getComputedStyle(one).visibility === 'visible';
        return [...document.querySelectorAll('plan-chart')].map((chart) => {
            const root = chart.shadowRoot;
            const given = [...chart.children].some((one) => !one.closest('[slot]') && shown(one)
                && (!root || !root.querySelector('.pc-own')));
            const canvas = root && root.querySelector('canvas');
            const pixels = () => new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
            if (given) return 'given';
            if (shown(canvas) && pixels().some((one, _, all) => one !== all[0])) return 'canvas';
            return root && [...root.querySelectorAll('svg')].some(shown) ? 'picture' : 'nothing';
        });";
    let seen = session.run(script, Vec::new()).await?;
    let seen = seen.as_array().context("a list")?;
    Ok(seen.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect())
}

/// Waits until every chart has said whether it lives, then tells what is seen.
async fn settled(session: &Session) -> Result<Vec<String>> {
    let said = "[...document.querySelectorAll('plan-chart')].every((one) => one.dataset.planChart)";
    session.wait_until(said, "word from every chart").await?;
    seen(session).await
}

/// The lines on the console that scripts have caused.
async fn lines(session: &Session) -> Result<Vec<String>> {
    Ok(session.messages().await?.into_iter().map(|line| line.text).collect())
}

/// A page on the charts' own origin, with the policy that is sent with them.
async fn at_home(stage: &Stage, body: &str, options: Options) -> Result<Server> {
    open(stage, &page(&script("../", true)?, body), options).await
}

pub(crate) async fn a_strict_policy_is_kept(stage: &Stage) -> Result<()> {
    for module in [true, false] {
        let html = page(&script("../", module)?, &format!("{GAUGE}{BARE}"));
        let _server = open(stage, &html, Options::default()).await?;
        assert_eq!(settled(stage.session()).await?, ["canvas", "canvas"]);
        assert_eq!(stage.session().violations().await?, Vec::<String>::new());
        assert_eq!(lines(stage.session()).await?, Vec::<String>::new());
        // What is between the tags can still be read and searched, once.
        let text = stage.session().text("body").await?;
        assert!(text.contains("上半年完成407.9亿元") && text.contains("46.4%"), "{text}");
        let told = "[...document.querySelectorAll('plan-chart')].map((one) => {
            const given = one.shadowRoot.querySelector('.pc-given');
            return [given.getAttribute('aria-hidden'), given.inert, one.shadowRoot.querySelectorAll('canvas[role=img][aria-label]').length];
        })";
        let told = stage.session().eval(told).await?;
        assert_eq!(told, json!([["true", true, 1], ["true", true, 1]]));
    }
    Ok(())
}

pub(crate) async fn a_policy_without_wasm_keeps_it_static(stage: &Stage) -> Result<()> {
    let options = || Options::default().policy(Policy::Custom("default-src 'self'".to_owned()));
    let _server = at_home(stage, &format!("{GAUGE}{BARE}"), options()).await?;
    assert_eq!(settled(stage.session()).await?, ["given", "picture"]);
    let lines = lines(stage.session()).await?;
    assert!(lines.len() == 1 && lines[0].contains("'wasm-unsafe-eval'"), "{lines:?}");
    Ok(())
}

pub(crate) async fn another_origin_gives_it(stage: &Stage) -> Result<()> {
    let charts = publisher(stage)?;
    for module in [true, false] {
        let html = page(&script(&charts.url(""), module)?, &format!("{GAUGE}{BARE}"));
        let _host = open(stage, &html, Options::default().policy(Policy::None)).await?;
        assert_eq!(settled(stage.session()).await?, ["canvas", "canvas"]);
        let link =
            "document.querySelectorAll('plan-chart')[1].shadowRoot.querySelector('.source a').href";
        let link = stage.session().eval(link).await?;
        assert_eq!(link, json!(charts.url("index.html#gauge-gdp")));
    }
    Ok(())
}

/// Styles that reach for everything: the chart is as it would be without them, and so is the page around.
pub(crate) async fn hostile_styles_stay_outside(stage: &Stage) -> Result<()> {
    let hostile = "* { box-sizing: content-box; letter-spacing: 3px !important; line-height: 3 !important; color: red !important }
        canvas { max-width: 50%; display: none } table { display: block } svg { width: 20px !important }
        html { font-size: 100px } p, h3 { font-size: 60px; float: left; text-transform: uppercase }
        div { padding: 30px !important; position: absolute } plan-chart { font-family: monospace }";
    let measure = "return [...document.querySelector('plan-chart').shadowRoot.querySelectorAll('.embed *')].map((one) => {
        const box = one.getBoundingClientRect(), style = getComputedStyle(one);
        return [one.tagName, Math.round(box.width), Math.round(box.height), style.color, style.fontSize, style.letterSpacing, style.display];
    });";
    let mut measured = Vec::new();
    for sheet in ["", hostile] {
        let options = Options::default().policy(Policy::None);
        let wide = "<script>document.documentElement.style.width = '900px'; document.documentElement.style.margin = '0';</script>";
        let html = page(
            &format!("{}<style>{sheet}</style>", script("../", true)?),
            &format!("{wide}<div id=\"place\" class=\"x\">{BARE}</div><p id=\"after\">之后</p>"),
        );
        let _server = open(stage, &html, options).await?;
        let set = "const place = document.querySelector('plan-chart');
            for (let one = place.parentElement; one !== document.documentElement; one = one.parentElement)
                for (const [name, value] of [['margin', '0'], ['padding', '0'], ['width', '640px'], ['position', 'static'], ['display', 'block']])
                    one.style.setProperty(name, value, 'important');";
        stage.session().run(set, Vec::new()).await?;
        // Under the other sheet the chart may have had no width until now: it is drawn once it has.
        let drawn = "document.querySelector('plan-chart').shadowRoot.querySelector('canvas')";
        stage.session().wait_until(drawn, "the canvas").await?;
        assert_eq!(settled(stage.session()).await?, ["canvas"]);
        measured.push(stage.session().run(measure, Vec::new()).await?);
    }
    assert_eq!(measured[0], measured[1]);
    // Nothing of it reaches out: a page with the script, and the same page without.
    let mut styles = Vec::new();
    for with in [true, false] {
        let head = if with { script("../", true)? } else { String::new() };
        let body = format!(
            "{GAUGE}<p id=\"after\">之后</p><table id=\"own\"><tr><td>1</td></tr></table><canvas id=\"c\"></canvas>"
        );
        let _server = open(stage, &page(&head, &body), Options::default()).await?;
        if with {
            settled(stage.session()).await?;
        }
        let tell = "return ['html', 'body', 'h1', 'h2', '#after', '#own', '#own td', '#c'].map((selector) => {
            const style = getComputedStyle(document.querySelector(selector));
            return [...style].filter((name) => !/^(block-size|height|perspective-origin|transform-origin|inline-size|width)$/.test(name)
                && !name.startsWith('-')).map((name) => name + style.getPropertyValue(name)).join();
        });";
        styles.push(stage.session().run(tell, Vec::new()).await?);
    }
    assert_eq!(styles[0], styles[1], "something leaks");
    Ok(())
}

/// Old scripts that take hold of every link of a page, and an old library.
pub(crate) async fn old_scripts_take_no_hold(stage: &Stage) -> Result<()> {
    let leave = "jQuery(function ($) {
        $('a').each(function () { $(this).attr('data-href', this.href).attr('href', 'javascript:void(0)'); });
        $(document).on('click', 'a', function () { window.__left = true; return false; });
        $('plan-chart').wrap('<div class=\"wrapped\"></div>').css('min-height', 40);
    });";
    let head = format!(
        "<meta name=\"viewport\" content=\"width=1200\"><script src=\"/host/jquery.js\"></script><script src=\"/host/leave.js\"></script>{}",
        script("../", false)?
    );
    let options =
        Options::default().script("/host/jquery.js", &package("jquery/dist/jquery.min.js")?);
    let options = options.script("/host/leave.js", leave).policy(Policy::None);
    let html = page(&head, &format!("<p><a href=\"/\">首页</a></p>{GAUGE}{BARE}"));
    let _server = open(stage, &html, options).await?;
    assert_eq!(settled(stage.session()).await?, ["canvas", "canvas"]);
    assert_eq!(stage.session().count(".wrapped plan-chart").await?, 2);
    assert_eq!(lines(stage.session()).await?, Vec::<String>::new());
    let link = "document.querySelectorAll('plan-chart')[1].shadowRoot.querySelector('.source a').getAttribute('href')";
    let link = stage.session().eval(link).await?;
    assert!(link.as_str().is_some_and(|link| link.ends_with("index.html#gauge-gdp")), "{link}");
    Ok(())
}

/// Many charts, one module; the script twice, in both builds; nothing new among the page's names.
pub(crate) async fn many_charts_share_one_module(stage: &Stage) -> Result<()> {
    let note = "<script>window.__names = Object.keys(window);</script>";
    let head =
        format!("{note}{}{}{}", script("../", true)?, script("../", false)?, script("../", true)?);
    let more = "<plan-chart></plan-chart><plan-chart chart=\"growth\" lang=\"en\" theme=\"dark\"></plan-chart>";
    let options = Options::default().policy(Policy::None);
    let server = open(stage, &page(&head, &format!("{GAUGE}{BARE}{more}")), options).await?;
    assert_eq!(settled(stage.session()).await?, ["canvas"; 4]);
    let modules = server.requests();
    let modules = modules.iter().filter(|one| one.address.ends_with(".wasm")).count();
    assert_eq!(modules, 1);
    // The last one is of Chromium's driver.
    let names = "Object.keys(window).filter((name) => !window.__names.includes(name) && !['__names', 'ret_nodes'].includes(name))";
    assert_eq!(stage.session().eval(names).await?, json!([]));
    assert_eq!(lines(stage.session()).await?, Vec::<String>::new());
    Ok(())
}

/// The first has the page; a chart of data that are not there keeps what it was served with.
pub(crate) async fn of_two_builds_the_first_stays(stage: &Stage) -> Result<()> {
    let text =
        std::fs::read_to_string(browser_tests::site()?.join(built("element.classic.", ".js")?))?;
    let (own, other) = (built("plan-chart.", ".wasm")?, "plan-chart.0123456789.wasm");
    assert!(text.contains(&own));
    let older = text.replace(&own, other);
    let head = format!("{}<script defer src=\"../older.js\"></script>", script("../", false)?);
    let pinned = GAUGE.replace("<plan-chart", "<plan-chart v=\"2025-01-31\"");
    let current = GAUGE.replace("<plan-chart", "<plan-chart v=\"2026-11-23\"");
    let options = Options::default().script("/older.js", &older);
    let _server = open(stage, &page(&head, &format!("{current}{pinned}")), options).await?;
    assert_eq!(settled(stage.session()).await?, ["canvas", "given"]);
    let lines = lines(stage.session()).await?;
    let has = |words: [&str; 2]| {
        lines.iter().any(|line| words.into_iter().all(|word| line.contains(word)))
    };
    assert!(has([&own, other]), "{lines:?}");
    assert!(has(["2025-01-31", "2026-11-23"]), "{lines:?}");
    Ok(())
}

/// A record at an address, one that a script hands over, and one with a fault.
pub(crate) async fn it_shows_any_record(stage: &Stage) -> Result<()> {
    let mut record: Value = serde_json::from_str(stage.record())?;
    record["id"] = "elsewhere".into();
    record["place"] = json!({ "zh": "别处", "en": "Elsewhere" });
    record["indicators"][0]["measures"]["total"]["result"] = "444.4".into();
    let body = format!(
        "<plan-chart record=\"/own.json\" chart=\"gauge\" indicator=\"gdp\"></plan-chart>\
         <plan-chart id=\"handed\" chart=\"gauge\" indicator=\"gdp\"></plan-chart>{}",
        GAUGE.replace("<plan-chart", "<plan-chart record=\"/broken.json\"")
    );
    let options = Options::default()
        .page("/own.json", &record.to_string())
        .page("/broken.json", BROKEN)
        .policy(Policy::None);
    let _server = open(stage, &page(&script("../", true)?, &body), options).await?;
    let session = stage.session();
    session
        .run(
            "document.getElementById('handed').record = JSON.parse(arguments[0]);",
            vec![json!(record.to_string())],
        )
        .await?;
    let texts = "[...document.querySelectorAll('plan-chart')].slice(0, 2).map((one) =>
        one.shadowRoot.textContent.includes('444.4') && one.shadowRoot.textContent.includes('别处')
            && one.dataset.planChart === 'live')";
    session.wait_until(&format!("({texts}).every(Boolean)"), "both records").await?;
    assert_eq!(settled(session).await?, ["canvas", "canvas", "given"]);
    let lines = lines(session).await?;
    assert!(lines.iter().any(|line| line.contains("indicators")), "{lines:?}");
    Ok(())
}

/// Where a page demands trusted types, a record is shown if it allows the policy of the charts.
pub(crate) async fn a_record_is_shown_under_trusted_types(stage: &Stage) -> Result<()> {
    let body = "<plan-chart record=\"/own.json\" chart=\"gauge\" indicator=\"gdp\"></plan-chart>";
    for (allowed, due) in [("plan-chart", "canvas"), ("'none'", "nothing")] {
        let policy = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"require-trusted-types-for 'script'; trusted-types {allowed}\">"
        );
        let head = format!("{policy}{}", script("../", true)?);
        let options = Options::default().page("/own.json", stage.record()).policy(Policy::None);
        let _server = open(stage, &page(&head, body), options).await?;
        let demands = stage.session().eval("typeof trustedTypes === 'object'").await?;
        let due = if demands == json!(true) { due } else { "canvas" };
        assert_eq!(settled(stage.session()).await?, [due], "{allowed}");
    }
    Ok(())
}

/// In a column of 280 px, hidden at first, moved, taken out and put in again, freed meanwhile.
pub(crate) async fn it_lives_wherever_it_is_put(stage: &Stage) -> Result<()> {
    let body = format!(
        "<div id=\"column\">{GAUGE}<plan-chart></plan-chart></div><div id=\"other\"></div>"
    );
    let hidden = "<script>addEventListener('DOMContentLoaded', () => {
        document.getElementById('column').style.display = 'none'; document.getElementById('column').style.width = '280px'; });</script>";
    let head = format!("{hidden}{}", script("../", true)?);
    let _server = open(stage, &page(&head, &body), Options::default().policy(Policy::None)).await?;
    let known = "customElements.get('plan-chart') && [...document.querySelectorAll('plan-chart')].every((one) => one.dataset.planChart)";
    stage.session().wait_until(known, "word from every chart").await?;
    stage
        .session()
        .run("document.getElementById('column').style.display = 'block';", Vec::new())
        .await?;
    let drawn = "[...document.querySelectorAll('plan-chart')].every((one) => {
        const canvas = one.shadowRoot.querySelector('canvas');
        return canvas && canvas.getBoundingClientRect().height > 40;
    })";
    stage.session().wait_until(drawn, "canvases where there is room now").await?;
    assert_eq!(seen(stage.session()).await?, ["canvas", "canvas"]);
    let fits = "[...document.querySelectorAll('plan-chart')].map((one) => [one.offsetWidth,
        one.shadowRoot.querySelector('.pc-root').scrollWidth, Math.round(one.shadowRoot.querySelector('canvas').getBoundingClientRect().width) <= 280])";
    assert_eq!(stage.session().eval(fits).await?, json!([[280, 280, true], [280, 280, true]]));
    // Moved to a wider place, in the same breath.
    let move_it = "const chart = document.querySelector('plan-chart:not([chart])');
        document.getElementById('other').style.width = '900px';
        document.getElementById('other').append(chart);";
    stage.session().run(move_it, Vec::new()).await?;
    let wide = "document.querySelector('#other plan-chart').shadowRoot.querySelector('canvas') &&
        document.querySelector('#other plan-chart').shadowRoot.querySelector('canvas').getBoundingClientRect().width > 800";
    stage.session().wait_until(wide, "a wider canvas").await?;
    assert_eq!(settled(stage.session()).await?, ["canvas", "canvas"]);
    // Taken out for a while, and put in again.
    let take = "const done = arguments[0];
        window.__chart = document.querySelector('#other plan-chart');
        window.__chart.remove();
        requestAnimationFrame(() => requestAnimationFrame(() => done(window.__chart.shadowRoot.querySelectorAll('canvas').length)));";
    assert_eq!(
        stage.session().run_async(take, Vec::new()).await?,
        json!(0),
        "the canvas is let go"
    );
    stage
        .session()
        .run("document.getElementById('other').append(window.__chart);", Vec::new())
        .await?;
    stage.session().wait_until(wide, "the canvas again").await?;
    assert_eq!(settled(stage.session()).await?, ["canvas", "canvas"]);
    assert_eq!(lines(stage.session()).await?, Vec::<String>::new());
    Ok(())
}

/// Below a path, over IPv6 alone, with a wrong type for the module.
pub(crate) async fn servers_of_all_kinds_give_it(stage: &Stage) -> Result<()> {
    let alone = Options { host: Ipv6Addr::LOCALHOST.into(), ..Options::default() };
    for options in [
        Options::default().at("/zwgk/tjsj/x/"),
        alone,
        Options::default().rule(".wasm", Rule::Type(Some("application/octet-stream"))),
        Options::default().rule(".wasm", Rule::Type(None)),
    ] {
        let server = at_home(stage, &format!("{GAUGE}{BARE}"), options).await?;
        assert_eq!(settled(stage.session()).await?, ["canvas", "canvas"], "{}", server.url(PLACE));
        for address in stage.session().network().await? {
            let ours = address.starts_with(&server.origin()) || !address.starts_with("http");
            assert!(ours, "{address} is asked for");
        }
    }
    Ok(())
}

/// Nothing comes, or what comes is broken: what is between the tags stays, and one line says why.
pub(crate) async fn without_the_module_the_content_stays(stage: &Stage) -> Result<()> {
    for (rule, ending) in [
        (Rule::Status(404), ".wasm"),
        (Rule::Truncated(1000), ".wasm"),
        (Rule::Flipped(5000), ".wasm"),
        (Rule::Status(404), "gauge-gdp.zh.html"),
    ] {
        let about = format!("{ending}: {rule:?}");
        let _server = at_home(stage, GAUGE, Options::default().rule(ending, rule)).await?;
        assert_eq!(settled(stage.session()).await?, ["given"], "{about}");
        let said = lines(stage.session()).await?;
        assert_eq!(said.len(), 1, "{about}: {said:?}");
    }
    // Nor without any script.
    let _server = open(stage, &page("", GAUGE), Options::default()).await?;
    assert_eq!(seen(stage.session()).await?, ["given"]);
    // With nothing between the tags there is a link at least.
    let options = Options::default().rule("gauge-gdp.zh.html", Rule::Status(404));
    let _server = at_home(stage, BARE, options).await?;
    settled(stage.session()).await?;
    let link =
        "document.querySelector('plan-chart').shadowRoot.querySelector('a').getAttribute('href')";
    let link = stage.session().eval(link).await?;
    assert!(
        link.as_str().is_some_and(|link| link.ends_with("embed.html?chart=gauge&indicator=gdp")),
        "{link}"
    );
    Ok(())
}

/// A canvas that breaks down later brings the content back.
pub(crate) async fn a_broken_canvas_gives_the_content_back(stage: &Stage) -> Result<()> {
    let _server = at_home(stage, GAUGE, Options::default()).await?;
    assert_eq!(settled(stage.session()).await?, ["canvas"]);
    let broken =
        "CanvasRenderingContext2D.prototype.fillText = () => { throw new Error('broken down'); };
        document.querySelector('plan-chart').setAttribute('theme', 'dark');";
    stage.session().run(broken, Vec::new()).await?;
    let back = "document.querySelector('plan-chart').dataset.planChart === 'static'";
    stage.session().wait_until(back, "the content again").await?;
    assert_eq!(seen(stage.session()).await?, ["given"]);
    let lines = lines(stage.session()).await?;
    assert!(lines.len() == 1 && lines[0].contains("broken down"), "{lines:?}");
    Ok(())
}

/// Old browsers know no sheets that are shared; a linked one does as well.
pub(crate) async fn a_linked_sheet_works_as_well(stage: &Stage) -> Result<()> {
    let options = Options::default().first("window.CSSStyleSheet = undefined;");
    let _server = at_home(stage, &format!("{GAUGE}{BARE}"), options).await?;
    assert_eq!(settled(stage.session()).await?, ["canvas", "canvas"]);
    let linked = "document.querySelector('plan-chart').shadowRoot.querySelectorAll('link').length";
    assert_eq!(stage.session().eval(linked).await?, json!(1));
    assert_eq!(stage.session().violations().await?, Vec::<String>::new());
    let options = Options::default()
        .first("window.CSSStyleSheet = undefined;")
        .rule(".css", Rule::Status(404));
    let _server = at_home(stage, GAUGE, options).await?;
    assert_eq!(settled(stage.session()).await?, ["given"]);
    Ok(())
}

async fn heading(stage: &Stage) -> Result<Value> {
    stage.session().eval("document.querySelector('plan-chart').shadowRoot.querySelector('.pc-heading').textContent").await
}

/// Each attribute changes what is shown; what it may not be leaves that, with one line.
pub(crate) async fn attributes_are_a_closed_set(stage: &Stage) -> Result<()> {
    let _server = at_home(stage, BARE, Options::default()).await?;
    assert_eq!(settled(stage.session()).await?, ["canvas"]);
    assert_eq!(heading(stage).await?, json!("地区生产总值"));
    for (changes, selector, text) in [
        (vec![("lang", "en")], "h3.pc-heading", "GDP"),
        (vec![("level", "4")], "h4.pc-heading", "GDP"),
        (vec![("chart", "bars"), ("lang", "zh-CN")], "h4.pc-heading", "完成量与年度目标"),
        (vec![("chart", "gauge"), ("indicator", "jobs")], "h4.pc-heading", "新增就业人数"),
    ] {
        let set = "for (const [name, value] of arguments[0]) document.querySelector('plan-chart').setAttribute(name, value);";
        stage.session().run(set, vec![json!(changes)]).await?;
        let there = format!(
            "(document.querySelector('plan-chart').shadowRoot.querySelector('{selector}') || {{}}).textContent === '{text}'"
        );
        stage.session().wait_until(&there, text).await?;
        assert_eq!(seen(stage.session()).await?, ["canvas"], "{changes:?}");
        let name = "(() => { const root = document.querySelector('plan-chart').shadowRoot;
            return root.querySelector('canvas').getAttribute('aria-label') === root.querySelector('svg').getAttribute('aria-label'); })()";
        assert_eq!(stage.session().eval(name).await?, json!(true));
    }
    assert_eq!(lines(stage.session()).await?, Vec::<String>::new());
    for (name, value, due) in [
        ("chart", "pie", "chart：“pie”不在可用的值之中：bars, levels, growth, gauge"),
        ("indicator", "weather", "indicator：“weather”不在可用的值之中：gdp, "),
        ("theme", "pink", "theme：“pink”不在可用的值之中：auto, light, dark"),
        ("lang", "fr", "lang：“fr”不在可用的值之中：zh, en"),
        ("level", "9", "level：“9”不在可用的值之中：3, 2, 4, 5, 6"),
    ] {
        let html = GAUGE.replace("<plan-chart", &format!("<plan-chart {name}=\"{value}\""));
        let _server = at_home(stage, &html, Options::default()).await?;
        assert_eq!(settled(stage.session()).await?, ["given"]);
        let lines = lines(stage.session()).await?;
        assert!(lines.len() == 1 && lines[0].contains(due), "{lines:?}");
    }
    Ok(())
}

/// How many pixels of the first chart's canvas have a colour.
async fn painted(stage: &Stage, [r, g, b]: [u8; 3]) -> Result<u64> {
    let count = format!(
        "(() => {{ const canvas = document.querySelector('plan-chart').shadowRoot.querySelector('canvas');
        const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] === {r} && data[i + 1] === {g} && data[i + 2] === {b}) count++;
        return count; }})()"
    );
    stage.session().eval(&count).await?.as_u64().context("a number")
}

/// The page around gives colours; those that could not be told apart are refused with a line.
pub(crate) async fn colours_that_can_be_read_are_accepted(stage: &Stage) -> Result<()> {
    let usual = Theme::LIGHT.colour(Role::Bar);
    for (sheet, due, refused) in [
        ("--plan-chart-bar: #8a1f5b", [0x8a, 0x1f, 0x5b], None),
        ("--plan-chart-bar: rgb(0, 90, 40)", [0, 90, 40], None),
        ("--plan-chart-bar: #ffee99", usual, Some("bar在")),
        ("--plan-chart-bar: rgba(0, 0, 0, .5)", usual, Some("不是不透明的颜色")),
        ("--plan-chart-bar: nonsense", usual, Some("不是不透明的颜色")),
        (
            "--plan-chart-bar: #8a1f5b; --plan-chart-soft: #ccc",
            [0x8a, 0x1f, 0x5b],
            Some("soft在card上"),
        ),
        ("--plan-chart-card: #101010", usual, Some("在card上")),
    ] {
        let head = format!("<style>plan-chart {{ {sheet} }}</style>{}", script("../", true)?);
        let html = page(&head, &BARE.replace("<plan-chart", "<plan-chart theme=\"light\""));
        let _server = open(stage, &html, Options::default().policy(Policy::None)).await?;
        assert_eq!(settled(stage.session()).await?, ["canvas"]);
        assert!(painted(stage, due).await? > 500, "{sheet}");
        let lines = lines(stage.session()).await?;
        match refused {
            None => assert_eq!(lines, Vec::<String>::new(), "{sheet}"),
            Some(part) => {
                assert!(lines.len() == 1 && lines[0].contains(part), "{sheet}: {lines:?}");
            }
        }
    }
    Ok(())
}

/// The chart has the theme that it is told, or the reader's.
pub(crate) async fn it_follows_its_theme(stage: &Stage) -> Result<()> {
    let _server = at_home(stage, BARE, Options::default()).await?;
    assert_eq!(settled(stage.session()).await?, ["canvas"]);
    for (asked, system, due) in [
        ("auto", "dark", Theme::DARK),
        ("light", "dark", Theme::LIGHT),
        ("dark", "light", Theme::DARK),
        ("auto", "light", Theme::LIGHT),
    ] {
        stage.session().media(&[("prefers-color-scheme", system)]).await?;
        let set = "document.querySelector('plan-chart').setAttribute('theme', arguments[0]);";
        stage.session().run(set, vec![json!(asked)]).await?;
        let [r, g, b] = due.colour(Role::Bar);
        let drawn = format!(
            "(() => {{ const canvas = document.querySelector('plan-chart').shadowRoot.querySelector('canvas');
            const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 0; i < data.length; i += 4) if (data[i] === {r} && data[i + 1] === {g} && data[i + 2] === {b}) return true;
            return false; }})()"
        );
        stage
            .session()
            .wait_until(&drawn, &format!("{asked} where the system is {system}"))
            .await?;
    }
    Ok(())
}
