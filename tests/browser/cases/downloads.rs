//! What can be downloaded of a chart: the panel that offers it, and what comes out.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::server::{Options, Policy, Rule};
use browser_tests::{Picture, Session, Stage, site};
use plan_chart::{
    Lang, Report,
    chart::{self, Caption, Chart, Kind, Spec},
    scene::{self, Form, Role, Shape, Theme},
    site,
};
use serde_json::{Value, json};
use xtask::server::POLICY;
use xtask::workspace::Workspace;

use crate::canvas;

/// Opens the panel of a chart by its button, and waits for it.
async fn open(stage: &Stage, chart: &str) -> Result<()> {
    let click = "document.querySelector(arguments[0] + ' .pc-tools button').click()";
    stage.session().run(click, vec![json!(format!("#{chart}"))]).await?;
    stage.session().wait_until("document.querySelector('.pc-panel[open]')", "the panel").await
}

/// Nobody loads the panel who does not ask for it; it opens, closes, and gives the focus back.
pub(crate) async fn the_panel_comes_on_demand(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let asked = |stage: &Stage| {
        let requests = stage.server().requests();
        requests.iter().filter(|one| one.address.starts_with("/tools.")).count()
    };
    assert_eq!(asked(stage), 0, "not before it is asked for");
    let buttons = "document.querySelectorAll('.pc-tools button').length";
    assert_eq!(
        stage.session().eval(buttons).await?,
        json!(canvas::count(stage.report())),
        "one for each chart"
    );
    for chart in ["gauge-gdp", "bars"] {
        open(stage, chart).await?;
        let inside = "document.activeElement.closest('.pc-panel') !== null";
        assert_eq!(stage.session().eval(inside).await?, json!(true), "the focus is in the panel");
        stage.session().eval("document.querySelector('.pc-panel .pc-close').click()").await?;
        stage.session().wait_until("!document.querySelector('.pc-panel')", "its end").await?;
        let back = format!("document.activeElement.closest('#{chart} .pc-tools') !== null");
        assert_eq!(stage.session().eval(&back).await?, json!(true), "the focus is back");
    }
    assert_eq!(asked(stage), 2, "a script and a stylesheet, once");
    assert_eq!(stage.session().violations().await?, Vec::<String>::new());
    Ok(())
}

/// Every chart of the page in both languages.
fn charts(report: &Report) -> impl Iterator<Item = (Spec, Chart)> {
    let specs = report.languages.iter().flat_map(|lang| chart::specs(report, *lang));
    specs.filter_map(|spec| Some((spec.clone(), chart::build(report, &spec).ok()?)))
}

/// The address of a chart's file, from the page's folder.
fn file(report: &Report, chart: &Chart, ending: &str) -> String {
    let own = chart.lang == report.lang();
    let lang = if own { String::new() } else { format!("-{}", chart.lang.code()) };
    format!("charts/{}-{}{lang}{ending}", report.id, chart.id)
}

/// What the page is told to save, and what it is told to copy, in place of the reader's folder and clipboard.
const KEPT: &str = "window.__kept = { blobs: new Map(), files: [], texts: [] };
    const usual = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        const address = usual.call(URL, blob);
        __kept.blobs.set(address, blob);
        return address;
    };
    HTMLAnchorElement.prototype.click = function () {
        __kept.files.push({ name: this.download, blob: __kept.blobs.get(this.href) });
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
        writeText: (text) => { __kept.texts.push(text); return Promise.resolve(); },
    } });";

/// Presses the button of the panel that says this.
async fn press(stage: &Stage, label: &str) -> Result<()> {
    let script = "const button = [...document.querySelectorAll('.pc-panel button, .pc-panel a')]
        .find((one) => one.textContent === arguments[0]);
        button.click();";
    stage.session().run(script, vec![json!(label)]).await.map(drop)
}

/// Waits until the panel says this.
async fn says(stage: &Stage, text: &str) -> Result<()> {
    let said = format!("document.querySelector('.pc-panel-said').textContent.startsWith({text:?})");
    stage.session().wait_until(&said, text).await
}

/// A picture opened as an image shows what the module draws: of all pixels that are drawn, few differ by more
/// than the edges of letters do, and another chart differs.
pub(crate) async fn pictures_show_what_the_canvas_draws(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let report = stage.report();
    let script = "const [text, address, kind, indicator, lang, form, width, dx, dy, colours, done] = arguments;
        // At twice the size, so that most pixels of a mark are no edges; in the file, as WebKit draws it at its own size
        // first.
        const ratio = 2;
        const sheet = (w, h) => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [Math.round(w * ratio), Math.round(h * ratio)];
            return canvas.getContext('2d', { willReadFrequently: true });
        };
        PlanChart.load().then(({ Record }) => {
            const live = Record.read(JSON.parse(text)).chart(kind, indicator, lang);
            const height = live.height(form);
            const drawn = sheet(width, height);
            live.draw(drawn, form, width, ratio, Uint32Array.from(colours));
            const image = new Image();
            image.onerror = () => done('the picture is no image');
            image.onload = () => {
                const shown = sheet(width, height);
                shown.drawImage(image, -dx * ratio, -dy * ratio);
                // The canvas leaves the ground open.
                drawn.globalCompositeOperation = 'destination-over';
                drawn.fillStyle = '#fff';
                drawn.fillRect(0, 0, drawn.canvas.width, drawn.canvas.height);
                const { width: w, height: h } = drawn.canvas;
                const [a, b] = [drawn, shown].map((one) => one.getImageData(0, 0, w, h).data);
                let off = 0;
                let marks = 0;
                for (let i = 0; i < a.length; i += 4) {
                    const apart = Math.max(...[0, 1, 2].map((k) => Math.abs(a[i + k] - b[i + k])));
                    if (apart > 96) off += 1;
                    if (a[i] !== 255) marks += 1;
                }
                done([off / marks, image.naturalWidth / ratio, image.naturalHeight / ratio]);
            };
            const enlarged = (_, width, height) => `width=\"${width * ratio}\" height=\"${height * ratio}\"`;
            return fetch(address).then((answer) => answer.text()).then((svg) => {
                const larger = svg.replace(/width=\"([\\d.]+)\" height=\"([\\d.]+)\"/, enlarged);
                image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(larger)}`;
            });
        }).catch((error) => done(String(error)));";
    let colours: Vec<u32> = Role::ALL
        .iter()
        .map(|role| {
            let [r, g, b] = Theme::LIGHT.colour(*role);
            u32::from_be_bytes([0, r, g, b])
        })
        .collect();
    for (spec, chart) in charts(report) {
        for form in Form::PAIR {
            let gauge = spec.kind == Kind::GAUGE;
            if gauge && form == Form::Compact {
                continue;
            }
            let poster = scene::poster(&chart, &Caption::new(report, &chart), form);
            let plain = scene::layout(&chart, form);
            let total = poster.width.context("a picture has a width")?;
            let own = plain.width.unwrap_or(total - 48.0);
            let narrow = if form == Form::Compact { "-narrow.svg" } else { ".svg" };
            let kind = if gauge { "gauge" } else { &chart.id };
            let compare = async |address: String| {
                let arguments = vec![
                    json!(stage.record()),
                    json!(address),
                    json!(kind),
                    json!(spec.indicator),
                    json!(spec.lang.tag()),
                    json!(form.code()),
                    json!(own),
                    json!((total - own) / 2.0),
                    json!(poster.bands[0].y - plain.bands[0].y),
                    json!(colours),
                ];
                stage.session().run_async(script, arguments).await
            };
            let got = compare(file(report, &chart, narrow)).await?;
            let off = got[0].as_f64().with_context(|| format!("{}: {got}", chart.id))?;
            assert!(off < 0.1, "{} {form:?}: {off} of the marks are others", chart.id);
            assert_eq!(got[1].as_f64(), Some(total));
            assert!(got[2].as_f64().is_some_and(|height| (height - poster.height).abs() < 1.0));
            if chart.id == "bars" {
                let other = compare(file(report, &chart, narrow).replace("bars", "growth")).await?;
                assert!(other[0].as_f64().is_some_and(|off| off > 0.2), "another chart: {other}");
            }
        }
    }
    Ok(())
}

/// A PNG has the size that was asked for, the chart's colours where its marks are, and the name of its chart.
pub(crate) async fn pngs_have_their_size_and_colours(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    stage.session().run(KEPT, Vec::new()).await?;
    let report = stage.report();
    for id in ["bars", "growth", "gauge-gdp"] {
        let wide = format!("document.querySelector('#{id} .pc-wide').getClientRects().length > 0");
        let wide = stage.session().eval(&wide).await? == json!(true) || id == "gauge-gdp";
        let form = if wide { Form::Wide } else { Form::Compact };
        let spec = match id {
            "bars" => Spec::new(Kind::BARS, Lang::ZH),
            "growth" => Spec::new(Kind::GROWTH, Lang::ZH),
            _ => Spec::gauge("gdp", Lang::ZH),
        };
        let chart = chart::build(report, &spec)?;
        let poster = scene::poster(&chart, &Caption::new(report, &chart), form);
        let width = poster.width.context("a picture has a width")?;
        open(stage, id).await?;
        for ratio in [1_u32, 2, 3, 4] {
            press(stage, &format!("PNG，{ratio}倍")).await?;
            let larger = if ratio == 1 { String::new() } else { format!("@{ratio}x") };
            let name = format!("hanyang-2023-h1-{id}{larger}.png");
            says(stage, &format!("已交给浏览器保存：{name}")).await?;
            let script = "const done = arguments[0];
                const { name, blob } = __kept.files.pop();
                const reader = new FileReader();
                reader.onload = () => done([name, reader.result.split(',')[1]]);
                reader.readAsDataURL(blob);";
            let saved = stage.session().run_async(script, Vec::new()).await?;
            assert_eq!(saved[0], json!(name));
            let bytes = STANDARD.decode(saved[1].as_str().context("no bytes")?)?;
            let picture = Picture::decode(&bytes)?;
            let ratio = f64::from(ratio);
            let size = [width, poster.height].map(|side| (side.round() * ratio) as u32);
            assert!(picture.width() == size[0], "{} of {}", picture.width(), size[0]);
            assert!(picture.height().abs_diff(size[1]) <= 4, "{} of {}", picture.height(), size[1]);
            assert_eq!(picture.pixel(2, 2), Some(Theme::LIGHT.colour(Role::Card)), "the ground");
            let mut checked = 0;
            for item in poster.items.iter().filter(|item| item.role == Role::Bar) {
                let bounds = poster.bounds(item, width);
                let (x, y) = match &item.shape {
                    // Beside the label, at the bar's lower left corner.
                    Shape::Span { .. } => (bounds.x0 + 3.0, bounds.y1 - 2.0),
                    Shape::Sector { x, y, inner, outer, .. } => {
                        (poster.x(*x, width) - (inner + outer) / 2.0, y - 3.0)
                    }
                    _ => continue,
                };
                let colour = picture.pixel((x * ratio) as u32, (y * ratio) as u32);
                if let Shape::Span { .. } = &item.shape {
                    // Sharp at any size: a device pixel or two around its edge there is nothing between.
                    let edge = bounds.y1 * ratio;
                    let below = picture.pixel((x * ratio) as u32, (edge + 1.6) as u32);
                    assert_ne!(below, Some(Theme::LIGHT.colour(Role::Bar)), "{id} at {ratio}");
                    let above = picture.pixel((x * ratio) as u32, (edge - 1.6) as u32);
                    assert_eq!(above, Some(Theme::LIGHT.colour(Role::Bar)), "{id} at {ratio}");
                }
                assert_eq!(colour, Some(Theme::LIGHT.colour(Role::Bar)), "{id} at {x}, {y}");
                checked += 1;
            }
            assert!(checked > 0, "{id} has bars");
        }
        stage.session().eval("document.querySelector('.pc-panel .pc-close').click()").await?;
    }
    assert_eq!(stage.session().violations().await?, Vec::<String>::new());
    Ok(())
}

/// What the files say of themselves where a picture has no text to search: title, source, date.
pub(crate) async fn every_file_carries_its_source(stage: &Stage) -> Result<()> {
    stage.open("").await?;
    let report = stage.report();
    for (_, chart) in charts(report) {
        let gauge = chart.id.starts_with("gauge");
        for ending in if gauge { &[".svg", ".csv"][..] } else { &[".svg", "-narrow.svg", ".csv"] } {
            let script = "const [address, done] = arguments;
                fetch(address).then(async (answer) => done(answer.ok && await answer.text()));";
            let address = json!(file(report, &chart, ending));
            let text = stage.session().run_async(script, vec![address]).await?;
            let text =
                text.as_str().with_context(|| file(report, &chart, ending))?.replace("\">", "\n");
            let letters = |text: &str| -> String {
                text.split("</text>")
                    .map(|part| part.rsplit('\n').next().unwrap_or_default())
                    .collect()
            };
            let said = if ending.ends_with("svg") { letters(&text) } else { text };
            let said = said.replace(' ', "");
            let end = report.period.span.end.to_string();
            let titles = report.sources.iter().map(|source| source.title.get(chart.lang));
            for due in titles.chain([end.as_str()]) {
                assert!(
                    said.contains(&due.replace(' ', "")),
                    "{due} in {}",
                    file(report, &chart, ending)
                );
            }
        }
    }
    Ok(())
}

/// A spreadsheet reads the numbers of every chart as numbers, its words as words, and nothing as a formula.
pub(crate) async fn tables_open_in_a_spreadsheet(stage: &Stage) -> Result<()> {
    let report = stage.report();
    let modules = xtask::npm::checkers(&Workspace::find()?)?;
    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("npm/spreadsheet.js");
    let mut numbers = 0;
    for (page, lang) in &stage.pages(site::Mode::Standard) {
        stage.open(page).await?;
        for (spec, chart) in charts(report).filter(|(spec, _)| spec.lang == *lang) {
            let script = "const [address, done] = arguments;
                fetch(address).then((answer) => answer.arrayBuffer()).then((bytes) => done([...new Uint8Array(bytes)]));";
            let address = json!(file(report, &chart, ".csv"));
            let bytes = stage.session().run_async(script, vec![address]).await?;
            let bytes: Vec<u8> = serde_json::from_value(bytes)?;
            let folder = tempfile::tempdir()?;
            let path = folder.path().join("chart.csv");
            fs::write(&path, bytes)?;
            let output = Command::new("node").arg(&reader).args([&modules, &path]).output()?;
            let rows: Vec<Vec<Value>> = serde_json::from_slice(&output.stdout)
                .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
            assert!(rows.iter().flatten().all(|cell| cell[2].is_null()), "a formula in {rows:?}");
            for (row, table) in rows[1..].iter().zip(&chart.table.rows) {
                assert_eq!(row[0][1], json!(table.id));
                assert_eq!(row[1][1], json!(table.header));
                let read: Vec<f64> = row
                    .iter()
                    .filter(|cell| cell[0] == "n")
                    .filter_map(|cell| cell[1].as_f64())
                    .collect();
                let due: Vec<f64> = table
                    .cells
                    .iter()
                    .filter_map(|cell| cell.number.as_ref())
                    .map(|one| one.value.to_string().parse())
                    .collect::<Result<_, _>>()?;
                assert_eq!(read, due, "{} {}", chart.id, table.header);
                numbers += due.len();
                let texts: Vec<_> = row.iter().filter_map(|cell| cell[1].as_str()).collect();
                let origin = chart::origin(report, spec.lang);
                assert!(texts.contains(&origin.as_str()), "{texts:?}");
            }
        }
    }
    assert!(numbers > 100, "{numbers} numbers were read");
    Ok(())
}

/// Where downloads are dead and a canvas cannot be pressed: a real image, from a blob or, where the policy forbids
/// those, as data.
pub(crate) async fn a_picture_can_be_pressed(stage: &Stage) -> Result<()> {
    let policy = POLICY.replace("blob: data:", "data:");
    let strict = stage.serve(Options::default())?;
    let no_blobs = stage.serve(Options::default().policy(Policy::Custom(policy)))?;
    for (server, scheme) in [(strict, "blob:"), (no_blobs, "data:image/png")] {
        stage.session().open(&server.url("")).await?;
        stage.session().wait_live().await?;
        open(stage, "gauge-gdp").await?;
        press(stage, "显示图片").await?;
        let there = format!(
            "(() => {{ const image = document.querySelector('.pc-panel-picture');
                return image && image.src.startsWith('{scheme}') && image.naturalWidth === 880; }})()"
        );
        stage.session().wait_until(&there, "the picture").await?;
        let told = stage.session().text(".pc-panel").await?;
        assert!(told.contains("长按图片"), "{told}");
        let alt = "document.querySelector('.pc-panel-picture').alt.includes('46.4%')";
        assert_eq!(stage.session().eval(alt).await?, json!(true));
    }
    Ok(())
}

/// The sentence with its source, and the link that leads back to the same view.
pub(crate) async fn words_and_links_are_copied(stage: &Stage) -> Result<()> {
    stage.open_live("en.html").await?;
    stage.session().run(KEPT, Vec::new()).await?;
    stage.session().eval("document.getElementById('fold-growth').click()").await?;
    open(stage, "gauge-retail").await?;
    press(stage, "Copy this sentence").await?;
    says(stage, "Copied").await?;
    press(stage, "Copy the link").await?;
    stage.session().wait_until("__kept.texts.length === 2", "the link").await?;
    let texts = stage.session().eval("__kept.texts").await?;
    let report = stage.report();
    let chart = chart::build(report, &Spec::gauge("retail", Lang::EN))?;
    let sentence =
        format!("{}\nSource: {}", chart.sentence, chart::origin_titles(report, Lang::EN));
    let link = stage.server().url("en.html?table=growth#gauge-retail");
    assert_eq!(texts, json!([sentence, link]));
    stage.session().open(&link).await?;
    let open = "document.getElementById('fold-growth').checked";
    stage.session().wait_until(open, "the table of the link").await
}

/// What is opened and selected is in the address, in both languages, and comes back from it.
pub(crate) async fn the_address_brings_the_view_back(stage: &Stage) -> Result<()> {
    stage.open_live("?table=bars.derived&indicator=retail#bars").await?;
    let state = "[[...document.querySelectorAll('.pc-fold')].filter((one) => one.checked).map((one) => one.id),
        [...document.querySelectorAll('.pc-detail')].filter((one) => !one.hidden).map((one) => one.querySelector('p').textContent),
        Math.round(document.getElementById('bars').getBoundingClientRect().top)]";
    let due = json!([["fold-bars", "fold-derived"], ["社会消费品零售总额"], 0]);
    assert_eq!(stage.session().eval(state).await?, due);
    // Each change is noted, one in place of another, so that the way back leads out of the page.
    let length = stage.session().eval("history.length").await?;
    stage.session().eval("document.getElementById('fold-derived').click()").await?;
    stage.session().eval("document.querySelectorAll('#growth .pc-pick')[1].click()").await?;
    let address = stage.session().eval("location.search + location.hash").await?;
    assert_eq!(address, json!("?table=bars&indicator=industry#growth"));
    assert_eq!(stage.session().eval("history.length").await?, length);
    stage.session().click("a.switch[lang]").await?;
    let there =
        "document.documentElement.lang === 'en' && document.querySelector('#growth .pc-on')";
    stage.session().wait_until(there, "the same in English").await?;
    let state = stage.session().eval(state).await?;
    assert_eq!(state[0], json!(["fold-bars"]));
    assert_eq!(state[1], json!(["Value added of industrial enterprises above designated size"]));
    // What no address of ours would say changes nothing.
    stage.open_live("?table=%00.x&indicator=%3Cimg%3E#%E0%A4%A").await?;
    assert_eq!(
        stage.session().eval("document.querySelectorAll('.pc-fold:checked').length").await?,
        json!(0)
    );
    Ok(())
}

/// A page learns what is selected: which chart, which indicator, what the table says of it.
pub(crate) async fn selections_are_announced(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let listen = "window.__told = [];
        document.addEventListener('plan-chart-select', (event) => __told.push([event.target.id, event.detail]));";
    stage.session().run(listen, Vec::new()).await?;
    let pick = "const [first, second] = document.querySelectorAll('#bars .pc-pick');
        first.focus(); first.click(); second.focus();
        second.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));";
    stage.session().run(pick, Vec::new()).await?;
    stage.session().wait_until("__told.length >= 4", "four events").await?;
    let told = stage.session().eval("__told").await?;
    let gdp = |by: &str| {
        json!(["bars", {
            "chart": "bars", "indicator": "gdp", "name": "地区生产总值", "by": by,
            "values": [
                { "label": "完成量", "value": "407.9亿元" }, { "label": "年度目标", "value": "880亿元" },
                { "label": "完成率", "value": "46.4%" },
                { "label": "与时序进度相比", "value": "低于时序进度3.6个百分点" },
                { "label": "报告中的位置", "value": "第一部分，主要指标表" }
            ]
        }])
    };
    assert_eq!((&told[0], &told[1]), (&gdp("focus"), &gdp("click")));
    assert_eq!(told[2][1]["indicator"], json!("investment"));
    let nothing =
        json!({ "chart": "bars", "indicator": null, "name": "", "values": [], "by": "Escape" });
    assert_eq!(told[3][1], nothing);
    Ok(())
}

/// A print holds the one chart that was asked for, with its source and its own rows.
pub(crate) async fn one_chart_is_printed(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    stage.session().run("window.print = () => { window.__printed = true; };", Vec::new()).await?;
    open(stage, "gauge-retail").await?;
    press(stage, "只打印这张图").await?;
    stage.session().wait_until("window.__printed", "the printer").await?;
    stage.session().medium("print").await?;
    let shown = "[...document.body.children].filter((one) => one.getClientRects().length > 0).map((one) => one.className)";
    assert_eq!(stage.session().eval(shown).await?, json!(["pc-sheet"]));
    let sheet = "(() => { const sheet = document.querySelector('.pc-sheet'); return [
        sheet.querySelector('img').naturalWidth, sheet.querySelector('img').src.endsWith('-gauge-retail.svg'),
        [...sheet.querySelectorAll('tbody th')].map((one) => one.textContent)]; })()";
    let due = json!([440, true, ["社会消费品零售总额"]]);
    assert_eq!(stage.session().eval(sheet).await?, due);
    stage.session().medium("").await?;
    stage.session().eval("dispatchEvent(new Event('afterprint'))").await?;
    assert_eq!(stage.session().count(".pc-sheet").await?, 0);
    assert_eq!(stage.session().eval("document.documentElement.className").await?, json!(""));
    Ok(())
}

/// Without the panel's script the files that need none are offered, and one line says why.
pub(crate) async fn files_stay_where_the_panel_fails(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().rule(".js", Rule::Status(404)))?;
    stage.session().open(&server.url("")).await?;
    let links = "[...document.querySelectorAll('#gauge-gdp .pc-tools a:not([hidden])')].map((one) => one.getAttribute('href'))";
    let files = ["svg", "csv"].map(|ending| format!("charts/hanyang-2023-h1-gauge-gdp.{ending}"));
    assert_eq!(stage.session().eval(links).await?, json!(files), "without any script");
    stage.open_live("").await?;
    let template = "document.getElementById('pc-more').content.querySelector('script')
        .setAttribute('integrity', 'sha384-' + 'A'.repeat(64))";
    stage.session().eval(template).await?;
    assert_eq!(stage.session().eval(links).await?, json!([]), "a button stands for them");
    stage.session().eval("document.querySelector('#gauge-gdp .pc-tools button').click()").await?;
    let back = format!("({links}).length === 2");
    stage.session().wait_until(&back, "the links").await
}

/// The single file opens by a double click, lives, and asks for nothing, in a folder of its own.
pub(crate) async fn one_file_holds_everything(stage: &Stage) -> Result<()> {
    let folder = tempfile::tempdir()?;
    for (name, lang) in [("standalone.html", Lang::ZH), ("standalone-en.html", Lang::EN)] {
        let path = folder.path().join(name);
        fs::copy(site()?.join(name), &path)?;
        let session = stage.session();
        session.open(&format!("file://{}?table=bars#gauge-gdp", path.display())).await?;
        session.wait_live().await?;
        let all = format!(
            "document.querySelectorAll('.pc-place canvas').length === {}",
            canvas::count(stage.report())
        );
        session.wait_until(&all, "all canvases").await?;
        assert_eq!(
            session.eval("document.getElementById('fold-bars').checked").await?,
            json!(true)
        );
        // A search, a record handed in, a file as it is given out, and the picture to press.
        assert_eq!(session.eval("document.getElementById('find').hidden").await?, json!(false));
        let record = "const [text, done] = arguments;
            PlanChart.load().then(({ Record }) =>
                done(Record.read(JSON.parse(text)).describe('bars', null, 'en', 'wide', 640).name)).catch((error) => done(String(error)));";
        let report = stage.report();
        let bars = chart::build(report, &Spec::new(Kind::BARS, Lang::EN))?;
        let name = session.run_async(record, vec![json!(stage.record())]).await?;
        assert_eq!(name, json!(bars.name()));
        open(stage, "gauge-gdp").await?;
        let csv = "const done = arguments[0];
            const link = [...document.querySelectorAll('.pc-panel a')].find((one) => one.download.endsWith('.csv'));
            const bytes = Uint8Array.from(atob(link.href.split(',')[1]), (one) => one.charCodeAt(0));
            done([link.download, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]);";
        let tail = if lang == Lang::ZH { "" } else { "-en" };
        let due = site::table(report, &Spec::gauge("gdp", lang))?;
        let csv = session.run_async(csv, Vec::new()).await?;
        assert_eq!(csv, json!([format!("hanyang-2023-h1-gauge-gdp{tail}.csv"), due]));
        press(stage, if lang == Lang::ZH { "显示图片" } else { "Show the picture" }).await?;
        let shown = "(document.querySelector('.pc-panel-picture') || {}).naturalWidth === 880";
        session.wait_until(shown, "the picture").await?;
        let asked = "performance.getEntriesByType('resource').map((one) => one.name)
            .filter((name) => !/^(data|blob):/.test(name))";
        assert_eq!(session.eval(asked).await?, json!([]), "{name} asks for nothing");
        if Session::has_cdp(session.browser()) {
            let asked = session.network().await?;
            let own = format!("file://{}", path.display());
            let else_than = |one: &&String| {
                !one.starts_with(&own) && !one.starts_with("data:") && !one.starts_with("blob:")
            };
            let others: Vec<_> = asked.iter().filter(else_than).collect();
            assert!(others.is_empty() && !asked.is_empty(), "{others:?}");
        }
        let said = session.messages().await?;
        assert!(said.is_empty(), "{said:?}");
    }
    Ok(())
}
