//! The package, installed from its folder: in an app that Vite bundled, and in a page without a bundler. It carries the
//! embedded record, whichever that is.

use std::fs;

use anyhow::{Context as _, Result};
use browser_tests::page::target;
use browser_tests::server::{Options, Policy, Server};
use browser_tests::{Stage, watched};
use plan_chart::{
    EMBEDDED, Report,
    chart::{self, Chart, Spec},
    render,
    scene::{self, Form, Shape, Theme},
    site,
};
use serde_json::{Value, json};

use crate::cover::Cover;

/// How wide the apps draw.
const WIDTH: f64 = 960.0;

async fn opened(stage: &Stage, page: &str) -> Result<()> {
    let apps = target()?.join("apps");
    fs::metadata(&apps).context("run `cargo xtask test --only package,browsers`")?;
    let server = watched(&apps, Options::default())?;
    let report = Report::from_json(EMBEDDED)?;
    for lang in &report.languages {
        for spec in chart::specs(&report, *lang) {
            shown(stage, &server, page, &report, &spec).await?;
        }
    }
    Ok(())
}

/// The app shows one chart of the record that it has from the package.
async fn shown(
    stage: &Stage,
    server: &Server,
    page: &str,
    report: &Report,
    spec: &Spec,
) -> Result<()> {
    let session = stage.session();
    let indicator = spec.indicator.as_ref();
    let indicator = indicator.map_or_else(String::new, |id| format!("&indicator={id}"));
    let asked = format!("?chart={}&lang={}{indicator}", spec.kind.id(), spec.lang.tag());
    session.open(&server.url(&format!("{page}{asked}"))).await?;
    session.wait_until("document.documentElement.dataset.app === 'drawn'", "the app").await?;

    let chart = chart::build(report, spec)?;
    assert_eq!(session.text("#name").await?, chart.name());
    drawn(stage, &chart).await?;
    described(&session.eval("window.description").await?, &chart);

    let mut broken: Value = serde_json::from_str(EMBEDDED)?;
    broken["period"] = json!(null);
    broken["indicators"] = json!("none");
    let faults = Report::from_json(&broken.to_string()).err().context("it is broken")?;
    // Objects have no lines.
    let mut faults = faults.list().to_vec();
    faults.iter_mut().for_each(|fault| fault.position = None);
    assert!(faults.len() >= 2, "{faults:?}");
    assert_eq!(session.eval("window.faults").await?, json!(faults));

    // Files made in the browser are those of the native build.
    assert_eq!(session.eval("window.csv").await?, json!(site::table(report, spec)?));
    let picture = site::picture(report, &chart, Form::Wide);
    assert_eq!(session.eval("window.picture").await?, json!(picture));
    assert_eq!(session.violations().await?, Vec::<String>::new());
    Ok(())
}

/// The canvas has the colours of the scene where the scene says.
async fn drawn(stage: &Stage, chart: &Chart) -> Result<()> {
    let scene = scene::layout(chart, Form::Wide);
    let pixels = Cover { scene: &scene, width: WIDTH, ratio: 1.0 }.pixels();
    let script = "const context = document.getElementById('chart').getContext('2d');
        return arguments[0].map(([x, y]) => [...context.getImageData(x, y, 1, 1).data]);";
    let found = stage.session().run(script, vec![json!(pixels)]).await?;
    let due = pixels.iter().map(|(_, _, role)| {
        let [r, g, b] = Theme::LIGHT.colour(*role);
        [r, g, b, 255]
    });
    assert_eq!(found, json!(due.collect::<Vec<_>>()), "{}", chart.id);
    assert!(pixels.len() >= 4, "{}: {} pixels", chart.id, pixels.len());
    Ok(())
}

/// What the chart says of itself is what the native build has: words, numbers, boxes.
fn described(description: &Value, chart: &Chart) {
    assert_eq!(description["id"], json!(chart.id));
    assert_eq!(description["lang"], json!(chart.lang.tag()));
    assert_eq!(description["name"], json!(chart.name()));
    assert_eq!(description["heading"], json!(chart.heading));
    assert_eq!(description["sentence"], json!(chart.sentence));
    assert_eq!(description["notes"], json!(chart.notes));
    assert_eq!(description["workings"], json!(chart.workings));
    assert_eq!(description["table"]["columns"], json!(chart.table.columns));
    for (index, row) in chart.table.rows.iter().enumerate() {
        let got = &description["table"]["rows"][index];
        assert_eq!(got["indicator"], json!(row.id));
        assert_eq!(got["mark"], json!(row.datum));
        assert_eq!(got["header"], json!(row.header));
        assert_eq!(got["place"], json!(row.place));
        for (index, cell) in row.cells.iter().enumerate() {
            let number = cell.number.as_ref().map(|one| {
                json!({
                    "value": one.value.to_string(), "unit": one.unit.code(),
                    "qualifier": one.qualifier.map(plan_chart::report::Qualifier::code),
                })
            });
            assert_eq!(got["cells"][index], json!({ "text": cell.text, "number": number }));
        }
    }
    let scene = scene::layout(chart, Form::Wide);
    assert_eq!(description["height"].as_f64(), Some(scene.height));
    assert_eq!(description["marks"].as_array().map(Vec::len), Some(scene.bands.len()));
    assert_eq!(
        description["marks"][1]["indicator"],
        json!(chart.table.rows.iter().find(|row| row.datum == 1).map(|row| &row.id))
    );
    let parts = description["parts"].as_array().cloned().unwrap_or_default();
    assert_eq!(parts.len(), scene.items.len());
    for (part, item) in parts.iter().zip(&scene.items) {
        let bounds = scene.bounds(item, WIDTH);
        let due = [bounds.x0, bounds.y0, bounds.x1 - bounds.x0, bounds.y1 - bounds.y0];
        for (name, due) in ["x", "y", "width", "height"].into_iter().zip(due) {
            assert!(
                part["box"][name].as_f64().is_some_and(|got| (got - due).abs() < 1e-9),
                "{part}"
            );
        }
        let text =
            if let Shape::Text { text, .. } = &item.shape { json!(text) } else { Value::Null };
        assert_eq!((&part["role"], &part["text"]), (&json!(item.role.name()), &text));
        assert_eq!(part["mark"], json!(item.datum));
    }
}

pub(crate) async fn an_app_of_vite_draws(stage: &Stage) -> Result<()> {
    opened(stage, "vite/dist/index.html").await
}

pub(crate) async fn a_page_without_a_bundler_draws(stage: &Stage) -> Result<()> {
    opened(stage, "plain/index.html").await
}

/// In a worker there is no document: charts are SVG there, and an error says why they are on no canvas.
pub(crate) async fn a_worker_makes_pictures(stage: &Stage) -> Result<()> {
    let worker = "import { load, LIGHT } from './plan-chart.js';
        const { Record } = await load();
        const record = Record.embedded();
        const which = WHICH;
        const said = { svg: record.svg(...which, 'wide', 640, false), refused: 'nothing' };
        try {
            record.chart(...which).draw(new OffscreenCanvas(640, 400).getContext('2d'), 'wide', 640, 1, LIGHT);
        } catch (error) {
            said.refused = String(error);
        }
        postMessage(said);";
    let page = "<!doctype html><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><script type=\"module\">
        const worker = new Worker('worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => { window.__said = data; };
        worker.onerror = ({ message }) => { window.__said = { svg: message }; };
        </script>";
    let report = Report::from_json(EMBEDDED)?;
    let specs = chart::specs(&report, report.lang());
    let spec = specs.first().context("a chart")?;
    let which = json!([spec.kind.id(), spec.indicator, spec.lang.tag()]).to_string();
    let worker = worker.replace("WHICH", &which);
    let options = Options::default().policy(Policy::None).script("/worker.js", &worker);
    let server = watched(&target()?.join("package"), options.page("/worker.html", page))?;
    stage.session().open(&server.url("worker.html")).await?;
    stage.session().wait_until("window.__said", "word from the worker").await?;
    let said = stage.session().eval("window.__said").await?;
    let chart = chart::build(&report, spec)?;
    let scene = scene::layout(&chart, Form::Wide);
    let due = render::picture(&scene, 640.0, &Theme::LIGHT, spec.lang, &chart.name());
    assert_eq!(said["svg"], json!(due));
    let refused = said["refused"].as_str().context("a text")?;
    assert!(refused.contains("canvas element") && refused.contains("SVG"), "{refused}");
    Ok(())
}
