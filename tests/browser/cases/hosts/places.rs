//! `<plan-chart>` wherever portals and content systems put it.

use anyhow::{Context as _, Result};
use browser_tests::server::{Options, Policy, Server};
use browser_tests::{Session, Stage, site};
use plan_chart::scene::{Role, Theme};
use serde_json::{Value, json};

use super::{PLACE, built, open, page};

const GAUGE: &str = "<plan-chart chart=\"gauge\" indicator=\"gdp\"></plan-chart>";
const BARS: &str = "<plan-chart></plan-chart>";

/// The script of the element, as a page beside it names it.
fn script() -> Result<String> {
    Ok(format!("<script type=\"module\" src=\"../{}\"></script>", built("element.", ".js")?))
}

/// A page with `body` on the charts' own origin.
async fn host(stage: &Stage, body: &str) -> Result<Server> {
    open(stage, &page(&script()?, body), Options::default().policy(Policy::None)).await
}

/// What is between the tags in the code to copy.
pub(crate) fn content(id: &str) -> Result<String> {
    let path = site()?.join(format!("embed/2026-11-23/{id}.zh.txt"));
    std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

/// Waits until every chart says what it is.
async fn settled(session: &Session) -> Result<Value> {
    let said = "customElements.get('plan-chart') && [...document.querySelectorAll('plan-chart')].every((one) => one.dataset.planChart)";
    session.wait_until(said, "word from every chart").await?;
    session
        .eval("[...document.querySelectorAll('plan-chart')].map((one) => one.dataset.planChart)")
        .await
}

/// Waits until as many charts as these live.
async fn live(session: &Session, charts: usize) -> Result<()> {
    let live = format!(
        "[...document.querySelectorAll('plan-chart')].filter((one) => one.dataset.planChart === 'live').length === {charts}"
    );
    session.wait_until(&live, "live charts").await
}

/// Each chart's canvas: what a device px of it is on the screen, across over down, and whether it is as large as the
/// picture below it is laid out.
const CANVASES: &str = "[...document.querySelectorAll('plan-chart')].map((one) => {
    const canvas = one.shadowRoot.querySelector('canvas');
    const picture = [...one.shadowRoot.querySelectorAll('.pc-plot')].find((svg) => svg.getClientRects().length > 0);
    const box = canvas.getBoundingClientRect();
    const square = box.width / canvas.width / (box.height / canvas.height);
    const [high, due] = [canvas, picture].map((part) => parseFloat(getComputedStyle(part).height));
    return Math.abs(square - 1) < 0.03 && Math.abs(high - due) < 1;
})";

/// Zoom, transforms and rows of them change nothing about how a chart is laid out.
pub(crate) async fn its_size_is_that_of_its_layout(stage: &Stage) -> Result<()> {
    let wrap = |style: &str, chart: &str| format!("<div style=\"{style}\">{chart}</div>");
    let body = [
        wrap("zoom:1.5;width:400px", GAUGE),
        wrap("zoom:.5;width:860px", BARS),
        wrap("transform:scale(.5);transform-origin:0 0;width:860px", BARS),
        wrap("transform:scale(2);transform-origin:0 0;width:360px", GAUGE),
        wrap("width:600px;perspective:600px", &wrap("transform:translateZ(-200px)", GAUGE)),
    ];
    let charts = body.len();
    let _server = host(stage, &body.concat()).await?;
    live(stage.session(), charts).await?;
    assert_eq!(stage.session().eval(CANVASES).await?, json!(vec![true; charts]));
    // The whole page, as a bar for accessibility does it, and back.
    for zoom in ["1.6", "1"] {
        let set = "document.body.style.zoom = arguments[0];";
        stage.session().run(set, vec![json!(zoom)]).await?;
        let all = format!("{CANVASES}.every(Boolean)");
        stage.session().wait_until(&all, &format!("canvases at zoom {zoom}")).await?;
    }
    Ok(())
}

/// A chart that is scaled in while the page loads is sharp once it stands still.
pub(crate) async fn an_entry_animation_leaves_it_sharp(stage: &Stage) -> Result<()> {
    let body = format!("<div id=\"in\" style=\"transform:scale(.3);width:860px\">{BARS}</div>");
    let _server = host(stage, &body).await?;
    live(stage.session(), 1).await?;
    stage.session().run("document.getElementById('in').style.transform = 'none';", vec![]).await?;
    let canvas = "(() => { const canvas = document.querySelector('plan-chart').shadowRoot.querySelector('canvas');
        return Math.abs(canvas.width - canvas.getBoundingClientRect().width * devicePixelRatio); })()";
    let off = stage.session().eval(canvas).await?;
    assert!(off.as_f64().is_some_and(|off| off <= 1.0), "{off} px too few or too many");
    Ok(())
}

/// In a place that is as wide as its content a chart has a width of its own.
pub(crate) async fn where_content_sets_the_width_it_has_one(stage: &Stage) -> Result<()> {
    let content = format!("<plan-chart>{}</plan-chart>", content("bars")?);
    let body = [
        format!("<table><tr><td>{content}</td><td>邻格</td></tr></table>"),
        format!("<div style=\"display:flex;justify-content:center\"><div>{content}</div></div>"),
        format!("<div style=\"display:inline-block\">{BARS}</div>"),
        format!("<div style=\"float:left\">{GAUGE}</div><div style=\"clear:both\"></div>"),
        format!("<div style=\"width:fit-content\">{GAUGE}</div>"),
        format!("<div style=\"width:min-content\">{GAUGE}</div>"),
        format!("<div style=\"display:grid;justify-items:start\">{GAUGE}</div>"),
        format!("<div style=\"writing-mode:vertical-rl\">{GAUGE}</div>"),
        format!("<div style=\"position:absolute;right:0\">{GAUGE}</div>"),
    ];
    let charts = body.len();
    let _server = host(stage, &body.concat()).await?;
    live(stage.session(), charts).await?;
    let sizes = "[...document.querySelectorAll('plan-chart')].map((one) => [one.offsetWidth, one.offsetHeight])";
    let sizes: Vec<[f64; 2]> = serde_json::from_value(stage.session().eval(sizes).await?)?;
    assert!(sizes.iter().all(|[width, height]| *width >= 200.0 && *height < 2000.0), "{sizes:?}");
    Ok(())
}

/// Without room the content between the tags stays, and comes back when the room goes.
pub(crate) async fn without_room_it_is_not_live(stage: &Stage) -> Result<()> {
    let chart = format!("<plan-chart>{}</plan-chart>", content("bars")?);
    for narrow in ["0", "40px"] {
        let body =
            format!("<div id=\"room\" style=\"width:{narrow};overflow:hidden\">{chart}</div>");
        let _server = host(stage, &body).await?;
        assert_eq!(settled(stage.session()).await?, json!(["static"]), "{narrow}");
        let own =
            "document.querySelector('plan-chart').shadowRoot.querySelector('.pc-own') === null";
        assert_eq!(stage.session().eval(own).await?, json!(true), "{narrow}");
        let set = "document.getElementById('room').style.width = arguments[0];";
        stage.session().run(set, vec![json!("640px")]).await?;
        live(stage.session(), 1).await?;
        stage.session().run(set, vec![json!(narrow)]).await?;
        live(stage.session(), 0).await?;
        assert_eq!(stage.session().eval(own).await?, json!(true), "{narrow}, again");
    }
    Ok(())
}

/// Labels are where they belong in pages written from right to left, or in columns: in the picture and in the figure.
pub(crate) async fn a_host_does_not_turn_it(stage: &Stage) -> Result<()> {
    let chart = format!("<plan-chart>{}</plan-chart>", content("bars")?);
    // Each label with its box, from the corner of the first.
    let labels = "(() => { const { shadowRoot } = document.querySelector('plan-chart');
        const pictures = [...(shadowRoot || document).querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().height > 40);
        const texts = [...pictures[0].querySelectorAll('text')];
        const first = texts[0].getBoundingClientRect();
        return texts.map((text) => { const box = text.getBoundingClientRect();
            return [text.textContent, box.left - first.left, box.top - first.top, box.width, box.height]; }); })()";
    let turned = "['direction', 'writingMode'].map((name) => getComputedStyle(document.querySelector('plan-chart').shadowRoot.querySelector('canvas'))[name])";
    type Labels = Vec<(String, f64, f64, f64, f64)>;
    let mut due: Option<[Labels; 2]> = None;
    for attributes in [
        "",
        "dir=\"rtl\"",
        "style=\"writing-mode:vertical-rl\"",
        "dir=\"rtl\" style=\"writing-mode:vertical-lr\"",
    ] {
        let body = format!("<div {attributes}><div style=\"width:860px\">{chart}</div></div>");
        let options = Options::default().policy(Policy::None);
        let _server = open(stage, &page("", &body), options).await?;
        let given: Labels = serde_json::from_value(stage.session().eval(labels).await?)?;
        let _server = host(stage, &body).await?;
        live(stage.session(), 1).await?;
        let figure: Labels = serde_json::from_value(stage.session().eval(labels).await?)?;
        assert_eq!(stage.session().eval(turned).await?, json!(["ltr", "horizontal-tb"]));
        let found = [given, figure];
        let due = due.get_or_insert_with(|| found.clone());
        for (found, due) in found.iter().zip(due) {
            assert!(found.len() > 10 && found.len() == due.len(), "{attributes}");
            for (a, b) in found.iter().zip(due) {
                let off = [a.1 - b.1, a.2 - b.2, a.3 - b.3, a.4 - b.4];
                let same = a.0 == b.0 && off.iter().all(|off| off.abs() <= 1.0);
                assert!(same, "{attributes}: {a:?} was {b:?}");
            }
        }
    }
    Ok(())
}

/// Whether the first chart's canvas has pixels of a colour.
fn has([r, g, b]: [u8; 3]) -> String {
    format!(
        "(() => {{ const canvas = document.querySelector('plan-chart').shadowRoot.querySelector('canvas');
        const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        for (let i = 0; i < data.length; i += 4) if (data[i] === {r} && data[i + 1] === {g} && data[i + 2] === {b}) return true;
        return false; }})()"
    )
}

/// However the page around changes its colours, the chart has the new ones.
pub(crate) async fn it_follows_the_colours_around(stage: &Stage) -> Result<()> {
    let colours = "--plan-chart-bar: #8a1f5b";
    for (rule, change) in [
        (format!("html.new {{ {colours} }}"), "document.documentElement.classList.add('new')"),
        (
            format!("[data-look=new] plan-chart {{ {colours} }}"),
            "document.querySelector('main').dataset.look = 'new'",
        ),
        (
            format!("input:checked ~ div plan-chart {{ {colours} }}"),
            "document.querySelector('input').checked = true",
        ),
        (
            String::new(),
            "document.head.append(Object.assign(document.createElement('style'), { textContent: 'plan-chart { --plan-chart-bar: #8a1f5b }' }))",
        ),
        (
            // A colour that cannot be used does not hide the change of another.
            format!("plan-chart {{ --plan-chart-soft: nonsense }} html.new {{ {colours} }}"),
            "document.documentElement.classList.add('new')",
        ),
    ] {
        let head = format!("<style>{rule}</style>{}", script()?);
        let body = format!("<input type=\"checkbox\"><div>{GAUGE}</div>");
        let options = Options::default().policy(Policy::None);
        let _server = open(stage, &page(&head, &body), options).await?;
        live(stage.session(), 1).await?;
        assert_eq!(stage.session().eval(&has([0x8a, 0x1f, 0x5b])).await?, json!(false), "{change}");
        stage.session().run(&format!("{change};"), vec![]).await?;
        stage.session().wait_until(&has([0x8a, 0x1f, 0x5b]), change).await?;
    }
    Ok(())
}

/// A page that says which scheme it has gets charts of it, whatever the system's is, and when it switches too.
pub(crate) async fn it_follows_the_scheme_around(stage: &Stage) -> Result<()> {
    let _server = host(stage, GAUGE).await?;
    if stage.session().eval("CSS.supports('color-scheme', 'dark')").await? != json!(true) {
        return Ok(());
    }
    live(stage.session(), 1).await?;
    for (scheme, due) in
        [("dark", Theme::DARK), ("light", Theme::LIGHT), ("only dark", Theme::DARK)]
    {
        let set = "document.documentElement.style.colorScheme = arguments[0];";
        stage.session().run(set, vec![json!(scheme)]).await?;
        stage.session().wait_until(&has(due.colour(Role::Bar)), scheme).await?;
    }
    // What is asked of the element itself counts more.
    stage
        .session()
        .run("document.querySelector('plan-chart').setAttribute('theme', 'light');", vec![])
        .await?;
    stage.session().wait_until(&has(Theme::LIGHT.colour(Role::Bar)), "theme=light").await
}

/// Every notation of colours that the browser knows is understood; one that lets the ground through is not used.
pub(crate) async fn every_notation_of_colours_is_read(stage: &Stage) -> Result<()> {
    let known = "arguments[0].filter((colour) => CSS.supports('color', colour))";
    let notations = [
        "rebeccapurple",
        "hsl(300 70% 30%)",
        "hwb(300 10% 50%)",
        "oklch(0.45 0.19 260)",
        "lab(30% 40 -40)",
        "color(display-p3 0.05 0.3 0.6)",
        "color-mix(in srgb, #8a1c7c 80%, black)",
        "light-dark(#8a1c7c, #ee99aa)",
        "rgb(from #8a1c7c r g b)",
    ];
    let _server = host(stage, "").await?;
    let known = stage.session().run(&format!("return {known};"), vec![json!(notations)]).await?;
    let known: Vec<String> = serde_json::from_value(known)?;
    assert!(known.len() >= 2, "{known:?}");
    let usual = Theme::LIGHT.colour(Role::Bar);
    for colour in &known {
        let head =
            format!("<style>plan-chart {{ --plan-chart-bar: {colour} }}</style>{}", script()?);
        let html = page(&head, &GAUGE.replace("<plan-chart", "<plan-chart theme=\"light\""));
        let _server = open(stage, &html, Options::default().policy(Policy::None)).await?;
        live(stage.session(), 1).await?;
        assert_eq!(stage.session().messages().await?, Vec::new(), "{colour}");
        assert_eq!(stage.session().eval(&has(usual)).await?, json!(false), "{colour}");
    }
    Ok(())
}

/// Moved into a frame's document and back, cloned, and put in from a template: styled and live everywhere.
pub(crate) async fn other_documents_have_it_too(stage: &Stage) -> Result<()> {
    let body = format!(
        "<plan-chart chart=\"gauge\" indicator=\"gdp\">{}</plan-chart><iframe width=\"640\" height=\"500\"></iframe>\
         <template>{GAUGE}</template>",
        content("gauge-gdp")?
    );
    let _server = host(stage, &body).await?;
    live(stage.session(), 1).await?;
    let whole = |document: &str| {
        format!(
            "(() => {{ const chart = {document}.querySelector('plan-chart');
            const canvas = chart.shadowRoot.querySelector('canvas');
            const given = chart.shadowRoot.querySelector('.pc-given');
            return chart.dataset.planChart === 'live' && Boolean(canvas) && canvas.getBoundingClientRect().height > 100 &&
                given.getBoundingClientRect().width <= 1 && chart.offsetHeight < 900; }})()"
        )
    };
    let session = stage.session();
    let inner = "document.querySelector('iframe').contentDocument";
    session
        .run(&format!("{inner}.body.append(document.querySelector('plan-chart'));"), vec![])
        .await?;
    session.wait_until(&whole(inner), "the chart in the frame").await?;
    session
        .run(&format!("document.body.append({inner}.querySelector('plan-chart'));"), vec![])
        .await?;
    session.wait_until(&whole("document"), "the chart at home").await?;
    let clone = "document.body.append(document.querySelector('plan-chart').cloneNode(true),
        document.importNode(document.querySelector('template').content, true));";
    session.run(clone, vec![]).await?;
    live(session, 3).await?;
    let canvases = "[...document.querySelectorAll('plan-chart')].every((one) => one.shadowRoot.querySelector('canvas'))";
    session.wait_until(canvases, "a canvas in each").await?;
    assert_eq!(session.messages().await?, Vec::new());
    Ok(())
}

/// HTML has no empty elements of other names: what follows is shown, with a line on the console.
pub(crate) async fn a_tag_without_an_end_hides_nothing(stage: &Stage) -> Result<()> {
    let body = "<plan-chart chart=\"gauge\" indicator=\"gdp\"/><p id=\"after\">后文：不该消失</p>\
        <plan-chart /><h2>下一节</h2><p id=\"last\">完</p>";
    let _server = host(stage, body).await?;
    live(stage.session(), 2).await?;
    let seen = "['after', 'last'].every((id) => { const one = document.getElementById(id);
        return one.getBoundingClientRect().width > 100 && !one.closest('[aria-hidden]') && getComputedStyle(one).visibility === 'visible'; })";
    assert_eq!(stage.session().eval(seen).await?, json!(true));
    let order = "document.querySelector('plan-chart').shadowRoot.querySelector('canvas').getBoundingClientRect().bottom <=
        document.getElementById('after').getBoundingClientRect().top";
    assert_eq!(stage.session().eval(order).await?, json!(true), "the chart is before what follows");
    let lines = stage.session().messages().await?;
    assert!(lines.len() == 1 && lines[0].text.contains("</plan-chart>"), "{lines:?}");
    // A chart that a script makes has an end, and content that is meant.
    let body = "<div id=\"app\"></div>";
    let _server = host(stage, body).await?;
    let make = "const chart = document.createElement('plan-chart');
        chart.append(Object.assign(document.createElement('p'), { textContent: '加载中' }));
        document.getElementById('app').append(chart);";
    stage.session().run(make, vec![]).await?;
    live(stage.session(), 1).await?;
    assert_eq!(stage.session().messages().await?, Vec::new());
    Ok(())
}

/// Copied into a bundle, into the page, or into a shadow tree, the script does not know where its files are: the link
/// in the code to copy says so.
pub(crate) async fn a_script_in_an_odd_place_finds_its_files(stage: &Stage) -> Result<()> {
    let name = built("element.classic.", ".js")?;
    let text = std::fs::read_to_string(site()?.join(&name))?;
    let chart = format!(
        "<plan-chart chart=\"gauge\" indicator=\"gdp\">{}<p slot=\"link\"><a href=\"../index.html#gauge-gdp\">来源</a></p></plan-chart>",
        content("gauge-gdp")?
    );
    let shadow = format!(
        "<div id=\"box\"></div><script>const script = document.createElement('script');
        script.src = '../{name}';
        document.getElementById('box').attachShadow({{ mode: 'open' }}).append(script);</script>"
    );
    let late = format!(
        "<script>addEventListener('load', () => {{ const script = document.createElement('script');
        script.text = document.getElementById('code').textContent; document.head.append(script); }});</script>\
        <script id=\"code\" type=\"text/plain\">{text}</script>"
    );
    for (what, head) in [
        ("merged", "<script defer src=\"/host/bundle.js\"></script>".to_owned()),
        ("inline", format!("<script>{text}</script>")),
        ("inline and late", late),
        ("in a shadow tree", shadow),
    ] {
        let options = Options::default()
            .policy(Policy::None)
            .script("/host/bundle.js", &format!("window.other = 1;\n{text}"));
        let server = stage.serve(options.page(PLACE, &page("", &format!("{head}{chart}"))))?;
        stage.session().open(&server.url(PLACE)).await?;
        live(stage.session(), 1).await.context(what)?;
        assert_eq!(stage.session().messages().await?, Vec::new(), "{what}");
    }
    Ok(())
}

/// Content systems write tags of languages of their own.
pub(crate) async fn tags_of_languages_are_read(stage: &Stage) -> Result<()> {
    for (tag, heading) in [
        ("zh-Hans", "地区生产总值"),
        ("zh-Hans-CN", "地区生产总值"),
        ("ZH_cn", "地区生产总值"),
        ("en-US", "GDP"),
        ("EN", "GDP"),
        ("en-Latn-GB", "GDP"),
    ] {
        let chart = GAUGE.replace("<plan-chart", &format!("<plan-chart lang=\"{tag}\""));
        let _server = host(stage, &chart).await?;
        live(stage.session(), 1).await?;
        let own = "document.querySelector('plan-chart').shadowRoot.querySelector('.pc-heading').textContent";
        assert_eq!(stage.session().eval(own).await?, json!(heading), "{tag}");
        stage.open(&format!("embed.html?chart=gauge&indicator=gdp&lang={tag}")).await?;
        let there = format!("(document.querySelector('h1') || {{}}).textContent === '{heading}'");
        stage.session().wait_until(&there, &format!("the frame of {tag}")).await?;
    }
    Ok(())
}

/// The browser's own search opens a closed table in the element, where it announces what it finds.
pub(crate) async fn closed_tables_open_where_something_is_found(stage: &Stage) -> Result<()> {
    let _server = host(stage, BARS).await?;
    live(stage.session(), 1).await?;
    if stage.session().eval("'onbeforematch' in document").await? != json!(true) {
        return Ok(());
    }
    let find = "const root = document.querySelector('plan-chart').shadowRoot;
        const [box, table] = ['.pc-fold', '.pc-folded'].map((name) => root.querySelector(name));
        const before = [box.checked, table.getAttribute('hidden'), table.getBoundingClientRect().width > 100];
        table.dispatchEvent(new Event('beforematch', { bubbles: true }));
        return [before, [box.checked, table.getAttribute('hidden'), table.getBoundingClientRect().width > 100]];";
    let seen = stage.session().run(find, vec![]).await?;
    assert_eq!(seen, json!([[false, "until-found", false], [true, null, true]]));
    Ok(())
}
