//! Large print, and type as large as the reader sets it.

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use browser_tests::server::{ALL_AT_ONCE, Options};
use plan_chart::site::Mode;
use serde_json::{Value, json};

/// Notes the size in CSS px of every text that is drawn on a canvas.
const SIZES: &str = "window.__sizes = [];
(function (context) {
    var usual = context.fillText;
    context.fillText = function () {
        window.__sizes.push(parseFloat(/[\\d.]+px/.exec(this.font)[0]) / devicePixelRatio);
        return usual.apply(this, arguments);
    };
})(CanvasRenderingContext2D.prototype);";

/// The smallest size drawn so far.
async fn smallest(stage: &Stage) -> Result<f64> {
    let sizes = stage.session().eval("Math.min(...window.__sizes)").await?;
    sizes.as_f64().context("nothing was drawn")
}

/// Text of 18 CSS px and more, on canvases too; lines far enough apart; targets of 44 and more.
pub(crate) async fn everything_is_large(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE).first(SIZES))?;
    for (page, _) in &stage.pages(Mode::LargePrint) {
        for width in [320, 360, 768, 1280] {
            stage.session().metrics(width, 800, 1.0).await?;
            stage.session().open(&server.url(page)).await?;
            stage.session().wait_live().await?;
            let least = smallest(stage).await?;
            assert!(least >= 17.95, "{page} at {width}: {least} px on a canvas");
            let script = "const wrong = [];
                for (const one of document.querySelectorAll('body *')) {
                    const style = getComputedStyle(one);
                    const box = one.getBoundingClientRect();
                    if (!box.width || one.closest('svg')) continue;
                    const told = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
                    const size = parseFloat(style.fontSize);
                    if (told && size < 18) wrong.push(['size', one.outerHTML.slice(0, 90), size]);
                    const lines = parseFloat(style.lineHeight) / size;
                    if (told && lines < 1.3) wrong.push(['lines', one.outerHTML.slice(0, 90), lines]);
                    const target = one.matches('a, button, input:not(.pc-fold), label');
                    if (target && Math.min(box.width, box.height) < 44) {
                        wrong.push(['target', one.outerHTML.slice(0, 90), [box.width, box.height]]);
                    }
                }
                return [wrong, document.documentElement.scrollWidth <= innerWidth];";
            let got = stage.session().run(script, Vec::new()).await?;
            assert_eq!(got, json!([[], true]), "{page} at {width}");
        }
    }
    Ok(())
}

async fn arrives(stage: &Stage, page: &str) -> Result<()> {
    let there = format!("location.pathname === '/{page}' && document.readyState === 'complete'");
    stage.session().wait_until(&there, &format!("the page {page}")).await
}

/// The switch of languages keeps the mode and the other way round; an address may ask for the mode.
pub(crate) async fn switches_keep_what_was_chosen(stage: &Stage) -> Result<()> {
    stage.open("index.html").await?;
    for (switch, page) in [
        ("a.switch[data-mode]", "elder.html"),
        ("a.switch[lang]", "en-elder.html"),
        ("a.switch[data-mode]", "en.html"),
        ("a.switch[data-mode]", "en-elder.html"),
        ("a.switch[lang]", "elder.html"),
        ("a.switch[data-mode]", "index.html"),
    ] {
        stage.session().click(switch).await?;
        arrives(stage, page).await?;
    }
    for (asked, page) in [
        ("index.html?mode=elder", "elder.html"),
        ("en.html?mode=elder#rates", "en-elder.html"),
        ("elder.html?mode=standard", "index.html"),
    ] {
        stage.open(asked).await?;
        arrives(stage, page).await?;
    }
    stage.open("en.html?mode=elder#rates").await?;
    arrives(stage, "en-elder.html").await?;
    assert_eq!(stage.session().eval("location.hash").await?, json!("#rates"));
    stage.open("index.html?mode=standard").await?;
    arrives(stage, "index.html").await
}

/// What each canvas and its picture are like: form, and heights in CSS px.
const PLACES: &str = "[...document.querySelectorAll('.pc-place')].map((place) => {
    const picture = [...place.querySelectorAll('svg.pc-plot')].find((svg) => svg.getClientRects().length);
    const [canvas, box] = [place.querySelector('canvas'), picture].map((one) => one.getBoundingClientRect());
    return [Math.abs(canvas.height - box.height) < 0.6, box.right <= place.getBoundingClientRect().right + 0.6,
        Math.round(box.height)];
})";

/// Text on canvases follows the page's own size at once, laid out anew, with the picture below; and back.
pub(crate) async fn canvas_text_follows_the_page(stage: &Stage) -> Result<()> {
    let server = stage.serve(Options::default().first(ALL_AT_ONCE).first(SIZES))?;
    for width in [360, 768, 1280] {
        stage.session().metrics(width, 900, 1.0).await?;
        stage.session().open(&server.url("")).await?;
        stage.session().wait_live().await?;
        assert!((smallest(stage).await? - 12.0).abs() < 0.01);
        let before = stage.session().eval(PLACES).await?;
        let larger = "window.__sizes = []; document.documentElement.style.fontSize = '200%';";
        stage.session().run(larger, Vec::new()).await?;
        let charts =
            format!("window.__sizes.length >= {}", crate::canvas::count(stage.report()) * 4);
        stage.session().wait_until(&charts, "every chart in larger type").await?;
        let all = "window.__sizes.every((size) => size > 12.01)";
        stage.session().wait_until(all, "no text of the old size").await?;
        // A phone has not the room for bars at twice the size: there they grow as far as it goes, the gauges
        // all the way.
        let largest = stage.session().eval("Math.max(...window.__sizes)").await?;
        assert!(largest.as_f64().is_some_and(|size| size >= 47.9), "{largest} at {width}");
        if width > 600 {
            let least = smallest(stage).await?;
            assert!((least - 24.0).abs() < 0.01, "{least} at {width}");
        }
        let places = stage.session().eval(PLACES).await?;
        let places = places.as_array().context("places")?;
        let whole = |place: &Value| place[0] == true && place[1] == true;
        assert!(places.iter().all(whole), "at {width}: {places:?}");
        let back = "window.__sizes = []; document.documentElement.style.fontSize = '';";
        stage.session().run(back, Vec::new()).await?;
        stage.session().wait_until(&charts, "every chart in usual type").await?;
        let same = format!("JSON.stringify({PLACES}) === JSON.stringify({before})");
        stage.session().wait_until(&same, "every chart as it was").await?;
    }
    Ok(())
}
