//! The record in the browser: the same checks and the same pictures as natively.

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use plan_chart::{
    EMBEDDED, Lang, Report,
    chart::{self, Kind, Spec},
    paint,
    scene::{self, Form, Theme},
};
use serde_json::{Value, json};

/// The picture that the module makes is that of the native build, to the byte.
pub(crate) async fn pictures_are_those_of_the_native_build(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let report = Report::from_json(EMBEDDED)?;
    let stated = report.stated.iter().map(|one| one.subject.id.clone());
    let mut ids: Vec<Option<String>> =
        chart::gauges(&report).into_iter().map(|id| Some(id.to_owned())).collect();
    ids.extend(stated.map(Some));
    for lang in Lang::ALL {
        let bars = [("bars", Kind::Bars, None), ("growth", Kind::Growth, None)];
        let gauges = ids.iter().map(|id| ("gauge", Kind::Gauge, id.clone()));
        for (kind, spec, indicator) in bars.into_iter().chain(gauges) {
            let spec = Spec { kind: spec, indicator: indicator.clone(), lang, ..Spec::default() };
            let chart = chart::build(&report, &spec)?;
            for form in Form::ALL {
                let width = form.least() + 100.0;
                let due = paint::picture(
                    &scene::layout(&chart, form),
                    width,
                    &Theme::DARK,
                    &chart.name(),
                );
                let script = "const [kind, indicator, lang, wide, width, done] = arguments;
                    PlanChart.ready.then(({ Record, embedded }) => {
                        const record = Record.read(JSON.parse(embedded()));
                        done(record.chart(kind, indicator, lang).svg(wide, width, true));
                    }).catch((error) => done(String(error)));";
                let arguments = [
                    json!(kind),
                    json!(indicator),
                    json!(lang.tag()),
                    json!(form == Form::Wide),
                    json!(width),
                ];
                let got = stage.session().run_async(script, arguments.to_vec()).await?;
                assert!(got == json!(due), "{} in {lang:?}: {got}", chart.id);
            }
        }
    }
    Ok(())
}

/// Ways to break a record: a place in it and what is put there.
fn broken() -> Vec<(&'static str, Value)> {
    let value = "/indicators/0/result/total/value";
    vec![
        (value, json!("NaN")),
        (value, json!("1e999")),
        (value, json!(407.9)),
        (value, json!(null)),
        (value, json!({})),
        ("/indicators/0/municipal/total/value", json!("0")),
        ("/indicators/0/municipal/total/value", json!("-1")),
        ("/indicators/0/municipal/total/unit", json!("homes")),
        ("/indicators/0/municipal/total/unit", json!("亿元")),
        ("/indicators/0/name/zh", json!("长".repeat(10_000))),
        ("/indicators/0/name", json!("GDP")),
        ("/indicators/1/id", json!("gdp")),
        ("/indicators/1/id", json!("<img src=x onerror=alert(1)>")),
        ("/indicators/1/section", json!("nowhere")),
        ("/period", json!(null)),
        ("/period/end", json!("2023-02-30")),
        ("/indicators", json!([])),
        ("/indicators", json!("none")),
        ("/stated/0/rate/value", json!("0")),
        ("/remarks", json!([{ "zh": "只有中文" }])),
        ("", json!([])),
        ("", json!("text")),
        ("", json!({ "constructor": {}, "toString": "x" })),
    ]
}

/// A record handed in by a page is refused with the faults that the native build tells, and the pictures
/// and canvases that are there stay.
pub(crate) async fn a_broken_record_is_refused_with_every_fault(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    for (pointer, value) in broken() {
        let mut record: Value = serde_json::from_str(EMBEDDED)?;
        *record.pointer_mut(pointer).context(pointer)? = value;
        let faults = Report::from_json(&record.to_string()).err().context("it is broken")?;
        let due: Vec<_> = faults
            .list()
            .iter()
            .map(|one| json!({ "path": one.path, "kind": one.kind.code(), "message": one.message }))
            .collect();
        let script = "const [record, done] = arguments;
            PlanChart.ready.then(({ Record }) => {
                try { Record.read(record); done('it was taken'); } catch (faults) { done(faults); }
            });";
        let got = stage.session().run_async(script, vec![record]).await?;
        assert_eq!(got, json!(due), "{pointer}");
    }
    assert_eq!(stage.session().count(".pc-live canvas").await?, 11);
    assert_eq!(stage.session().count("svg.pc-plot").await?, 22);
    Ok(())
}
