//! The canvases that take the served pictures over.

use anyhow::{Context as _, Result};
use browser_tests::server::{ALL_AT_ONCE, Options, Policy};
use browser_tests::{Session, Stage};
use plan_chart::site::Mode;
use plan_chart::{
    Lang, Report,
    chart::{self, Chart, Kind},
    scene::{self, Form, Role, Scene, Shape, Theme},
};
use serde_json::{Value, json};

use crate::cover::Cover;

/// Every chart of a page, in its order: gauges of the table come before what compares all of it.
pub(crate) fn charts(report: &Report, lang: Lang) -> Result<Vec<Chart>> {
    let mut specs = chart::specs(report, lang);
    let bars = specs.iter().take_while(|spec| spec.kind != Kind::GAUGE).count();
    specs[..bars + chart::gauges(report).len()].rotate_left(bars);
    specs.iter().map(|spec| Ok(chart::build(report, spec)?)).collect()
}

/// How many charts a page on the report has.
pub(crate) fn count(report: &Report) -> usize {
    chart::specs(report, report.lang()).len()
}

pub(crate) async fn every_chart_is_taken_over(stage: &Stage) -> Result<()> {
    for (page, lang) in &stage.pages(Mode::Standard) {
        stage.open_live(page).await?;
        let script = "return [...document.querySelectorAll('figure.pc')].map((figure) => {
            const canvas = figure.querySelector('canvas');
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return {
                id: figure.id, name: canvas.getAttribute('aria-label'), role: canvas.getAttribute('role'),
                // What darkens pages from outside goes by what is opaque.
                opaque: pixels.data.every((value, index) => index % 4 !== 3 || value === 255),
                picture: getComputedStyle([...figure.querySelectorAll('svg')].find((svg) => svg.getClientRects().length > 0)).visibility,
            };
        });";
        let figures = stage.session().run(script, Vec::new()).await?;
        let due: Vec<_> = charts(stage.report(), *lang)?
            .iter()
            .map(|chart| {
                json!({ "id": chart.id, "name": chart.name(), "role": "img", "opaque": true, "picture": "hidden" })
            })
            .collect();
        assert_eq!(figures, Value::Array(due), "{page}");
    }
    Ok(())
}

/// A canvas has the box of the picture below it.
pub(crate) async fn the_picture_keeps_its_room(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let script = "return [...document.querySelectorAll('.pc-place')].map((place) => {
        const visible = [...place.querySelectorAll('svg')].find((svg) => svg.getClientRects().length > 0);
        const [canvas, picture] = [place.querySelector('canvas'), visible].map((one) => one.getBoundingClientRect());
        return Math.abs(canvas.height - picture.height) + Math.abs(canvas.top - picture.top);
    });";
    let off = stage.session().run(script, Vec::new()).await?;
    let off = off.as_array().context("a list")?;
    assert_eq!(off.len(), count(stage.report()));
    assert!(off.iter().all(|off| off.as_f64().is_some_and(|off| off < 0.5)), "{off:?}");
    Ok(())
}

/// A canvas is as high as its picture, whatever makes that higher: a least size of letters, a phone's text zoom.
pub(crate) async fn the_picture_sets_the_size_of_type(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    // Lengths that count in letters grow, while the computed size of letters stays: as browsers do it.
    let grow = "for (const svg of document.querySelectorAll('.pc-plot')) {
            svg.style.height = 1.25 * parseFloat(getComputedStyle(svg).height) + 'px';
        }";
    stage.session().run(grow, Vec::new()).await?;
    let same = "[...document.querySelectorAll('.pc-place')].every((place) => {
        const canvas = place.querySelector('canvas');
        return !canvas || Math.abs(canvas.offsetHeight - place.offsetHeight) <= 1;
    })";
    stage.session().wait_until(same, "canvases as high as their places").await?;
    stage.session().wait_live().await?;
    stage.session().wait_until(same, "canvases as high as their places").await
}

/// What is far below is drawn when it comes near; in one task a few charts at most, and none twice.
pub(crate) async fn charts_are_drawn_near_the_window_and_a_few_at_a_time(
    stage: &Stage,
) -> Result<()> {
    let count = "window.__tasks = [];
        window.__drawn = new Map();
        let task = null;
        const { fillRect } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.fillRect = function (x, y, width, height) {
            // The ground of a chart.
            if (x === 0 && y === 0 && width === this.canvas.width && height === this.canvas.height && width > 1) {
                if (!task) {
                    task = { charts: 0 };
                    window.__tasks.push(task);
                    // Comes before what the page asks for later in the same task.
                    setTimeout(() => { task = null; });
                }
                task.charts += 1;
                window.__drawn.set(this.canvas, (window.__drawn.get(this.canvas) || 0) + 1);
            }
            return fillRect.call(this, x, y, width, height);
        };";
    let server = stage.serve(Options::default().first(count))?;
    stage.session().open(&server.url("")).await?;
    let live = "document.documentElement.dataset.planChart === 'live'";
    stage.session().wait_until(live, "the first canvases").await?;
    let near = "[...document.querySelectorAll('.pc-place')].map((place) => {
        const { top, bottom } = place.getBoundingClientRect();
        return [bottom > -innerHeight && top < 2 * innerHeight, place.querySelector('canvas') !== null];
    })";
    let near: Vec<[bool; 2]> = serde_json::from_value(stage.session().eval(near).await?)?;
    assert!(near.iter().all(|[near, drawn]| near == drawn), "{near:?}");
    assert!(near.iter().any(|[near, _]| !near), "some are far below");
    stage.session().wait_live().await?;
    let most = "Math.max(...window.__tasks.map(({ charts }) => charts))";
    let most = stage.session().eval(most).await?;
    assert!(most.as_u64().is_some_and(|most| (1..=3).contains(&most)), "{most} in one task");
    let times = stage.session().eval("[...window.__drawn.values()]").await?;
    assert_eq!(times, json!(vec![1; self::count(stage.report())]), "each is drawn once");
    Ok(())
}

/// A chart in its place on the page.
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) scene: Scene,
    /// Width of the place in pixels of the scene, which grow with type.
    pub(crate) width: f64,
    /// Device pixels per pixel of the scene.
    pub(crate) ratio: f64,
}

/// Every place of the page, in its order.
pub(crate) async fn places(stage: &Stage, lang: Lang) -> Result<Vec<Place>> {
    let script = "return [...document.querySelectorAll('.pc-place')].map((place) => {
        const wide = place.querySelector('.pc-wide');
        const type = parseFloat(getComputedStyle(wide).fontSize) / 16;
        const { width } = place.getBoundingClientRect();
        return {
            id: place.closest('figure').id,
            form: wide.getClientRects().length > 0 ? 'wide' : place.dataset.small,
            width: width / type,
            ratio: devicePixelRatio * type,
            sharp: place.querySelector('canvas').width === Math.round(width * devicePixelRatio),
        };
    });";
    let found = stage.session().run(script, Vec::new()).await?;
    let charts = charts(stage.report(), lang)?;
    let place = |place: &Value| {
        assert_eq!(place["sharp"], true, "{place}");
        let chart = charts.iter().find(|chart| place["id"] == chart.id);
        let form = Form::ALL.into_iter().find(|form| place["form"] == form.code());
        Ok(Place {
            id: chart.context("a chart")?.id.clone(),
            scene: scene::layout(chart.context("a chart")?, form.context("a form")?),
            width: place["width"].as_f64().context("a width")?,
            ratio: place["ratio"].as_f64().context("a ratio")?,
        })
    };
    found.as_array().context("places")?.iter().map(place).collect()
}

/// Each canvas has the colour of every role that its scene draws shapes in, at pixels that the shape covers.
pub(crate) async fn check_places(session: &Session, places: &[Place], theme: &Theme) -> Result<()> {
    let cover = |place: &Place| {
        let Place { scene, width, ratio, .. } = place;
        Cover { scene, width: *width, ratio: *ratio }.pixels()
    };
    let pixels: Vec<_> = places.iter().map(cover).collect();
    let script = "const places = document.querySelectorAll('.pc-place');
        return arguments[0].map((pixels, index) => {
            const canvas = places[index].querySelector('canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return pixels.map(([x, y]) => [...data.slice(4 * (y * canvas.width + x), 4 * (y * canvas.width + x) + 4)]);
        });";
    let found = session.run(script, vec![json!(pixels)]).await?;
    let found: Vec<Vec<Vec<u8>>> = serde_json::from_value(found)?;
    for ((place, pixels), found) in places.iter().zip(&pixels).zip(&found) {
        for ((x, y, role), found) in pixels.iter().zip(found) {
            let [r, g, b] = theme.colour(*role);
            assert_eq!(*found, [r, g, b, 255], "{} at {x}, {y}: {role:?}", place.id);
        }
        let shapes =
            place.scene.items.iter().filter(|item| !matches!(item.shape, Shape::Text { .. }));
        for role in shapes.map(|item| item.role) {
            assert!(
                pixels.iter().any(|pixel| pixel.2 == role),
                "{}: {role:?} is looked at",
                place.id
            );
        }
    }
    Ok(())
}

/// The same for every chart of the report's own page.
pub(crate) async fn check_marks(stage: &Stage, theme: &Theme) -> Result<()> {
    let places = places(stage, stage.report().lang()).await?;
    assert_eq!(places.len(), count(stage.report()));
    check_places(stage.session(), &places, theme).await
}

pub(crate) async fn marks_are_where_the_scene_says(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE))?;
    for (width, ratio) in
        [(320, 3.0), (360, 2.0), (768, 1.25), (1280, 1.0), (1280, 1.5), (1920, 4.0)]
    {
        stage.session().metrics(width, 900, ratio).await?;
        stage.session().open(&server.url("")).await?;
        stage.session().wait_live().await?;
        check_marks(stage, &Theme::LIGHT).await?;
        let sideways =
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        assert_eq!(stage.session().eval(sideways).await?, json!(true), "sideways at {width}");
    }
    // Another ratio on the living page: zoom, or another screen.
    stage.session().metrics(1280, 900, 2.0).await?;
    let sharp =
        "devicePixelRatio === 2 && [...document.querySelectorAll('canvas')].every((canvas) =>
        canvas.width === Math.round(2 * canvas.parentNode.getBoundingClientRect().width))";
    stage.session().wait_until(sharp, "the redraw at another pixel ratio").await?;
    check_marks(stage, &Theme::LIGHT).await
}

pub(crate) async fn dark_marks_are_dark(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE))?;
    stage.session().open(&server.url("")).await?;
    stage.session().wait_live().await?;
    stage.session().media(&[("prefers-color-scheme", "dark")]).await?;
    let [r, g, b] = Theme::DARK.colour(Role::Bar);
    let redrawn = format!(
        "[...document.querySelectorAll('canvas')].every((canvas) => {{
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            for (let i = 0; i < data.length; i += 4)
                if (data[i] === {r} && data[i + 1] === {g} && data[i + 2] === {b}) return true;
            return false;
        }})"
    );
    stage.session().wait_until(&redrawn, "the redraw in dark colours").await?;
    check_marks(stage, &Theme::DARK).await
}

/// From the first paint until the canvases live, nothing moves.
pub(crate) async fn nothing_shifts(stage: &Stage) -> Result<()> {
    stage
        .session()
        .before_pages(
            "window.__shift = 0;
         new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.__shift += entry.value;
         }).observe({ type: 'layout-shift', buffered: true });",
        )
        .await?;
    for (width, height) in [(360, 740), (768, 1024), (1280, 900)] {
        stage.session().metrics(width, height, 1.0).await?;
        stage.open_live("").await?;
        let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(window.__shift)));";
        let shift = stage.session().run_async(frames, Vec::new()).await?;
        assert_eq!(shift, json!(0), "at {width} px");
    }
    Ok(())
}

/// A page that is painted before its script has come keeps every chart in its place when it comes.
pub(crate) async fn scripts_move_no_chart(stage: &Stage) -> Result<()> {
    let script = "return [...document.querySelectorAll('.pc-place, .pc-tools')].map((one) => {
        const { top, height } = one.getBoundingClientRect();
        return [top + scrollY, height];
    });";
    let session = stage.session();
    for (page, _) in &stage.all_pages() {
        for width in [320, 360, 768, 1280] {
            session.metrics(width, 800, 1.0).await?;
            session.scripts(false).await?;
            stage.open(page).await?;
            let served = session.run(script, Vec::new()).await?;
            session.scripts(true).await?;
            stage.open_live(page).await?;
            let live = session.run(script, Vec::new()).await?;
            assert!(
                served.as_array().is_some_and(|places| !places.is_empty()),
                "{page} has charts"
            );
            assert_eq!(served, live, "{page} at {width} px");
        }
    }
    Ok(())
}

/// Before the page as served is painted, nothing is drawn, even where the module is there already.
pub(crate) async fn the_served_page_is_painted_first(stage: &Stage) -> Result<()> {
    let session = stage.session();
    let hold = "window.held = [];
        const now = window.requestAnimationFrame;
        window.requestAnimationFrame = (call) => held.push(call);
        window.release = () => held.splice(0).forEach((call) => now(call));
        const load = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = (...all) => load(...all).finally(() => { window.loaded = true; });";
    session.before_pages(hold).await?;
    stage.open("").await?;
    session.wait_until("window.loaded && held.length > 0", "the module").await?;
    let state = "[document.querySelectorAll('canvas').length, document.documentElement.dataset.planChart ?? null]";
    assert_eq!(session.eval(state).await?, json!([0, null]));
    session.eval("release()").await?;
    session.wait_live().await
}

/// On paper stand the pictures and the tables, not the canvases.
pub(crate) async fn paper_has_the_pictures(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    stage.session().medium("print").await?;
    let script = "return [
        [...document.querySelectorAll('canvas')].every((one) => getComputedStyle(one).display === 'none'),
        [...document.querySelectorAll('.pc-plot')].every((one) => getComputedStyle(one).visibility === 'visible'),
        [...document.querySelectorAll('table')].every((one) => one.getBoundingClientRect().height > 40),
    ];";
    assert_eq!(stage.session().run(script, Vec::new()).await?, json!([true, true, true]));
    Ok(())
}

/// Copied into a text program, a chart is a picture there, and its table a table.
pub(crate) async fn what_is_copied_has_pictures_and_tables(stage: &Stage) -> Result<()> {
    // The test itself reads HTML, which the policy of the page forbids.
    let server = stage.serve(Options::default().policy(Policy::None))?;
    stage.session().open(&server.url("")).await?;
    stage.session().wait_live().await?;
    let copy = "const section = document.getElementById('totals');
        getSelection().selectAllChildren(section);
        const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
        section.dispatchEvent(event);
        const page = new DOMParser().parseFromString(event.clipboardData.getData('text/html'), 'text/html');
        const images = [...page.querySelectorAll('img')];
        return [event.defaultPrevented, images.map((one) => [one.src.slice(0, 22), one.alt, one.width > 300 && one.height > 200]),
            page.querySelectorAll('svg, canvas, input, button').length,
            page.querySelectorAll('table td').length, event.clipboardData.getData('text/plain').length > 100];";
    let got = stage.session().run(copy, Vec::new()).await?;
    let charts = charts(stage.report(), stage.report().lang())?;
    let bars = charts.iter().find(|chart| chart.id == "bars").context("bars")?;
    let cells: usize = bars.table.rows.iter().map(|row| row.cells.len()).sum();
    let image = json!(["data:image/png;base64,", bars.name(), true]);
    assert_eq!(got, json!([true, [image], 0, cells, true]));
    Ok(())
}
