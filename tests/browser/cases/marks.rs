//! Marks picked out by pointer, touch and keys, and what is told of them.

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use fantoccini::{
    Locator,
    actions::{InputSource as _, MouseActions, PointerAction, TouchActions},
    key::Key,
};
use plan_chart::site::Mode;
use serde_json::{Value, json};

/// What is told now: the texts of the one detail that is shown, or nothing.
const SHOWN: &str = "(() => {
    const shown = [...document.querySelectorAll('.pc-detail')].filter((one) => !one.hidden);
    return shown.length === 1 ? shown[0].innerText.split('\\n').filter(Boolean) : shown.length;
})()";

/// Waits until exactly this is told: the page hears of focus and pointers in its own time.
async fn tells(stage: &Stage, due: &Value) -> Result<()> {
    let told = format!("JSON.stringify({SHOWN}) === JSON.stringify({due})");
    stage.session().wait_until(&told, &format!("the detail {due}")).await
}

/// Waits until nothing is told.
async fn tells_nothing(stage: &Stage) -> Result<()> {
    tells(stage, &json!(0)).await
}

async fn press(stage: &Stage, keys: &str) -> Result<()> {
    let focused = stage.session().client().active_element().await?;
    focused.send_keys(keys).await.context("the key goes to what has the focus")
}

/// What the first bar's detail says.
fn gdp() -> Value {
    json!([
        "地区生产总值",
        "完成量",
        "407.9亿元",
        "年度目标",
        "880亿元",
        "完成率",
        "46.4%",
        "与时序进度相比",
        "低于时序进度3.6个百分点",
        "报告中的位置",
        "第一部分，主要指标表"
    ])
}

/// One stop for the Tab key, then arrows, Home and End; Escape closes; nothing traps.
pub(crate) async fn keys_walk_a_chart(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let first = stage.session().client().find(Locator::Css("#bars .pc-pick")).await?;
    stage.session().run("arguments[0].focus()", vec![serde_json::to_value(&first)?]).await?;
    tells(stage, &gdp()).await?;
    let name = "document.activeElement.getAttribute('aria-label')";
    let name = stage.session().eval(name).await?;
    let due = "地区生产总值；完成量：407.9亿元；年度目标：880亿元；完成率：46.4%；与时序进度相比：低于时序进度3.6个百分点；报告中的位置：第一部分，主要指标表";
    assert_eq!(name, json!(due));
    let at = "[...document.querySelectorAll('#bars .pc-pick')].indexOf(document.activeElement)";
    for (key, due) in [
        (Key::Down, 1),
        (Key::Right, 2),
        (Key::End, 4),
        (Key::Down, 4),
        (Key::Up, 3),
        (Key::Left, 2),
        (Key::Home, 0),
        (Key::Up, 0),
    ] {
        press(stage, &key.to_string()).await?;
        let there = format!("{at} === {due}");
        stage.session().wait_until(&there, &format!("mark {due} after {key:?}")).await?;
        let one = format!("Array.isArray({SHOWN})");
        stage.session().wait_until(&one, "the detail of the mark").await?;
    }
    press(stage, &Key::Escape.to_string()).await?;
    tells_nothing(stage).await?;
    assert_eq!(stage.session().eval(at).await?, json!(0), "and leaves the focus");
    press(stage, &Key::Tab.to_string()).await?;
    let next = "Boolean(document.activeElement.closest('#bars .pc-data'))";
    assert_eq!(stage.session().eval(next).await?, json!(true), "Tab leaves the chart");
    let stops = "[...document.querySelectorAll('.pc-picks')].map((one) =>
        [...one.querySelectorAll('button')].filter((button) => button.tabIndex === 0).length)";
    assert_eq!(
        stage.session().eval(stops).await?,
        json!(vec![1; crate::canvas::count(stage.report())])
    );
    Ok(())
}

/// Every mark of every chart is reached by arrows, in order, and the Tab key leaves from the last one.
pub(crate) async fn arrows_reach_every_mark(stage: &Stage) -> Result<()> {
    let [standard, large] = Mode::ALL.map(|mode| stage.pages(mode));
    for (page, _) in standard.first().into_iter().chain(large.last()) {
        stage.open_live(page).await?;
        let counts = "[...document.querySelectorAll('.pc-picks')].map((one) => one.querySelectorAll('button').length)";
        let counts: Vec<u64> = serde_json::from_value(stage.session().eval(counts).await?)?;
        assert!(!counts.is_empty(), "{page} has marks");
        for (chart, count) in counts.into_iter().enumerate() {
            let picks = format!("document.querySelectorAll('.pc-picks')[{chart}]");
            let focus = format!("{picks}.querySelector('[tabindex=\"0\"]').focus()");
            stage.session().run(&focus, Vec::new()).await?;
            for index in 0..count {
                let at = format!(
                    "[...{picks}.querySelectorAll('button')].indexOf(document.activeElement) === {index}"
                );
                stage.session().wait_until(&at, &format!("mark {index} of chart {chart}")).await?;
                press(stage, &Key::Down.to_string()).await?;
            }
            press(stage, &Key::Tab.to_string()).await?;
            let left = format!(
                "!{picks}.contains(document.activeElement) && document.activeElement !== document.body"
            );
            stage.session().wait_until(&left, &format!("the way out of chart {chart}")).await?;
        }
    }
    Ok(())
}

/// Tab from the top of the page comes by everything that takes the focus, in order and once, to the end.
pub(crate) async fn tab_comes_to_the_end(stage: &Stage) -> Result<()> {
    for page in ["index.html", "elder.html"] {
        tab_through(stage, page).await?;
    }
    Ok(())
}

async fn tab_through(stage: &Stage, page: &str) -> Result<()> {
    stage.open_live(page).await?;
    // Numbered in the order of the document: what is shown and not taken out of the order.
    let number = "const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length > 0
                && getComputedStyle(one).visibility === 'visible');
        stops.forEach((one, index) => { one.dataset.stop = String(index); });
        document.body.tabIndex = -1;
        document.body.focus();
        return stops.map((one) => one.outerHTML.slice(0, 90));";
    let stops = stage.session().run(number, Vec::new()).await?;
    let stops = stops.as_array().context("what takes the focus")?;
    assert!(stops.len() > 10, "{page} has many stops: {stops:#?}");
    for (index, stop) in stops.iter().enumerate() {
        press(stage, &Key::Tab.to_string()).await?;
        let at =
            "document.activeElement.dataset.stop ?? document.activeElement.outerHTML.slice(0, 90)";
        let at = stage.session().eval(at).await?;
        assert_eq!(at, json!(index.to_string()), "{page}: {stop} comes next");
    }
    Ok(())
}

/// A pointer or a finger over a mark shows the same; it goes when the pointer leaves the chart.
pub(crate) async fn pointers_show_the_same(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let client = stage.session().client();
    let mark = client.find(Locator::Css("#bars .pc-pick")).await?;
    stage
        .session()
        .run("arguments[0].scrollIntoView({ block: 'center' })", vec![serde_json::to_value(&mark)?])
        .await?;
    let over = |element: &fantoccini::elements::Element| PointerAction::MoveToElement {
        element: element.clone(),
        duration: None,
        x: 0.0,
        y: 0.0,
    };
    client.perform_actions(MouseActions::new("mouse".to_owned()).then(over(&mark))).await?;
    tells(stage, &gdp()).await?;
    let marked = "document.querySelectorAll('#totals tr.pc-on').length";
    assert_eq!(stage.session().eval(marked).await?, json!(1), "its row is marked too");
    // The detail itself can be entered: it holds until the pointer leaves the chart.
    let detail = client.find(Locator::Css("#bars .pc-detail")).await?;
    client.perform_actions(MouseActions::new("mouse".to_owned()).then(over(&detail))).await?;
    tells(stage, &gdp()).await?;
    let heading = client.find(Locator::Css("#totals h2")).await?;
    client.perform_actions(MouseActions::new("mouse".to_owned()).then(over(&heading))).await?;
    tells_nothing(stage).await?;
    let tap = TouchActions::new("finger".to_owned())
        .then(over(&mark))
        .then(PointerAction::Down { button: 0 })
        .then(PointerAction::Up { button: 0 });
    client.perform_actions(tap).await?;
    tells(stage, &gdp()).await?;
    Ok(())
}

/// A detail lies in the window and beside its mark, never over it, at every width, in a page that is zoomed too.
pub(crate) async fn details_are_whole_and_beside_their_marks(stage: &Stage) -> Result<()> {
    for (width, zoom) in [(320, 1.0), (360, 1.0), (768, 1.0), (1280, 1.0), (768, 1.25), (1280, 0.7)]
    {
        stage.session().metrics(width, 800, 1.0).await?;
        stage.open_live("").await?;
        stage.session().run("document.body.style.zoom = arguments[0];", vec![json!(zoom)]).await?;
        let script = "const wrong = [];
            for (const button of document.querySelectorAll('.pc-pick')) {
                button.scrollIntoView({ block: 'center' });
                button.focus({ preventScroll: true });
                const detail = button.parentNode.querySelector('.pc-detail').getBoundingClientRect();
                const mark = button.getBoundingClientRect();
                const whole = detail.left >= 0 && detail.right <= innerWidth && detail.top >= 0
                    && detail.bottom <= innerHeight && detail.height > 40;
                const over = detail.top < mark.bottom - 1 && detail.bottom > mark.top + 1;
                if (!whole || over) wrong.push([button.getAttribute('aria-label'), detail, mark]);
            }
            return [wrong, document.documentElement.scrollWidth <= innerWidth];";
        let got = stage.session().run(script, Vec::new()).await?;
        assert_eq!(got, json!([[], true]), "at {width} px, zoom {zoom}");
    }
    Ok(())
}

/// Marks are told without the module too: the pictures are there to be read.
pub(crate) async fn marks_need_no_module(stage: &Stage) -> Result<()> {
    stage.session().before_pages("delete window.WebAssembly;").await?;
    stage.open("").await?;
    let settled = "document.documentElement.dataset.planChart === 'static'";
    stage.session().wait_until(settled, "the page without WebAssembly").await?;
    stage.session().run("document.querySelector('#bars .pc-pick').focus()", Vec::new()).await?;
    tells(stage, &gdp()).await?;
    Ok(())
}
