//! The record in the browser: the same checks and the same pictures as natively.

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use browser_tests::server::{Options, Rule, Server};
use plan_chart::{
    Lang, Report,
    chart::{self, Spec},
    render,
    scene::{self, Form, Theme},
};
use serde_json::{Value, json};

/// The picture that the module makes is that of the native build, to the byte.
pub(crate) async fn pictures_are_those_of_the_native_build(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let report = stage.report();
    let read = "const [text, done] = arguments;
        PlanChart.load().then(({ Record }) => {
            window.__record = Record.read(JSON.parse(text));
            done(true);
        }).catch((error) => done(JSON.stringify(error) + error));";
    let read = stage.session().run_async(read, vec![json!(stage.record())]).await?;
    assert_eq!(read, json!(true), "the record is read");
    for lang in &report.languages {
        for spec in chart::specs(report, *lang) {
            let chart = chart::build(report, &spec)?;
            for form in Form::ALL {
                let width = form.least() + 100.0;
                let scene = scene::layout(&chart, form);
                let due = render::picture(&scene, width, &Theme::DARK, *lang, &chart.name());
                let script = "const [kind, indicator, lang, form, width] = arguments;
                    return window.__record.svg(kind, indicator, lang, form, width, true);";
                let arguments = [
                    json!(spec.kind.id()),
                    json!(spec.indicator),
                    json!(lang.tag()),
                    json!(form.code()),
                    json!(width),
                ];
                let got = stage.session().run(script, arguments.to_vec()).await?;
                assert!(got == json!(due), "{} in {lang:?}: {got}", chart.id);
            }
        }
    }
    Ok(())
}

/// A record with whatever a record may have.
const FULL: &str = include_str!("../../records/three-quarters-2024.json");

/// Ways to break it: a place in it and what is put there.
fn broken() -> Vec<(&'static str, Value)> {
    let result = "/indicators/0/measures/total/result";
    let target = "/indicators/0/measures/total/targets/congress";
    vec![
        (result, json!("NaN")),
        (result, json!("1e999")),
        (result, json!(407.9)),
        (result, json!(true)),
        (result, json!({})),
        (target, json!("0")),
        (target, json!("-1")),
        (target, json!({ "value": "880", "unit": "homes" })),
        (target, json!({ "value": "880", "unit": "no unit" })),
        (target, json!({ "rate": "0" })),
        ("/indicators/0/measures", json!({})),
        ("/indicators/0/name/zh", json!("长".repeat(10_000))),
        ("/indicators/0/name", json!("GDP")),
        ("/indicators/1/id", json!("revenue")),
        ("/indicators/1/id", json!("<img src=x onerror=alert(1)>")),
        ("/indicators/1/section", json!("nowhere")),
        ("/setters", json!([])),
        ("/languages", json!(["zh", "xx"])),
        ("/period", json!(null)),
        ("/period/end", json!("2023-02-30")),
        ("/indicators", json!([])),
        ("/indicators", json!("none")),
        ("/remarks", json!([{ "en": "English alone" }])),
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
        let mut record: Value = serde_json::from_str(FULL)?;
        *record.pointer_mut(pointer).context(pointer)? = value;
        let faults = Report::from_deserializer(record.clone());
        let faults = faults.err().context("it is broken")?;
        let due = json!(faults.list());
        let script = "const [record, done] = arguments;
            PlanChart.load().then(({ Record }) => {
                try { Record.read(record); done('it was taken'); } catch (faults) { done(faults); }
            });";
        let got = stage.session().run_async(script, vec![record]).await?;
        assert_eq!(got, due, "{pointer}");
    }
    assert_eq!(
        stage.session().count(".pc-place canvas").await?,
        crate::canvas::count(stage.report()) as u64
    );
    Ok(())
}

/// Whoever asks for the module that reads records hears that its script or the module itself is missing, and may ask
/// again; a page that nobody hands a record to never fetches either.
pub(crate) async fn a_missing_record_module_is_reported(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let names = "(() => {
        const script = document.getElementById('pc-record').content.querySelector('script');
        return [script.getAttribute('src'), script.dataset.wasm];
    })()";
    let names: [String; 2] = serde_json::from_value(stage.session().eval(names).await?)?;
    let asked = |server: &Server, name: &str| {
        server.requests().iter().filter(|one| one.address.ends_with(name)).count()
    };
    assert_eq!(names.each_ref().map(|name| asked(stage.server(), name)), [0, 0], "nobody asked");
    for name in names {
        let server = stage.serve(Options::default().rule(&name, Rule::Status(404)))?;
        stage.session().open(&server.url("")).await?;
        stage.session().wait_live().await?;
        let script = "const done = arguments[0];
            PlanChart.load().then(
                () => done('it was had'),
                (first) => PlanChart.load().catch((second) => done([first, second].map(String))),
            );";
        let errors = stage.session().run_async(script, Vec::new()).await?;
        for error in errors.as_array().context("it fails twice")? {
            assert!(error.as_str().is_some_and(|text| text.contains(&name)), "{error}");
        }
        assert_eq!(asked(&server, &name), 2);
        assert_eq!(
            stage.session().count(".pc-place canvas").await?,
            crate::canvas::count(stage.report()) as u64
        );
    }
    Ok(())
}

/// What is far too large is refused before anything of it is read: with the cap named, in less than a
/// second, and the module goes on.
pub(crate) async fn what_is_far_too_large_is_refused_at_once(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let script = "const [text, make, done] = arguments;
        PlanChart.load().then(({ Record }) => {
            const record = JSON.parse(text);
            const bad = {
                rows: () => ({ ...record, indicators: Array(1e6).fill({}) }),
                nothings: () => ({ ...record, remarks: Array(3e6).fill(null) }),
                fields: () => Object.fromEntries(Array.from({ length: 2e5 }, (_, i) => ['f' + i, null])),
                text: () => ({ ...record, id: 'x'.repeat(5e7) }),
                wide: () => ({ ...record, id: '电'.repeat(2e7) }),
                deep: () => { let node = []; for (let i = 0; i < 2e4; i++) node = [node]; return node; },
            }[make]();
            let said = '';
            const refuse = () => {
                const start = performance.now();
                try { Record.read(bad); said = 'it was taken'; } catch (faults) {
                    said = Array.isArray(faults) ? faults.map((one) => one.message).join() : String(faults);
                }
                return performance.now() - start;
            };
            // Others may be at work on the machine: the least of three is ours.
            const took = Math.min(refuse(), refuse(), refuse());
            done([said, took, Record.read(record).chart('bars', undefined, 'zh').height('wide') > 100]);
        });";
    for (what, cap) in [
        ("rows", "1048576"),
        ("nothings", "1048576"),
        ("fields", "1048576"),
        ("text", "1048576"),
        ("wide", "1048576"),
        ("deep", "nested more than 12 levels deep"),
    ] {
        let told =
            stage.session().run_async(script, vec![json!(stage.record()), json!(what)]).await?;
        let said = told[0].as_str().unwrap_or_default();
        assert!(said.contains(cap), "{what}: {said}");
        assert!(told[1].as_f64().is_some_and(|ms| ms < 1000.0), "{what}: {told}");
        assert_eq!(told[2], json!(true), "{what}");
    }
    Ok(())
}

/// A record with one indicator.
const SMALL: &str = include_str!("../../records/one-indicator.json");

/// Texts and ids that were made to do harm, handed in by a page: the chart is called so, its picture is that of the
/// native build, and nothing else happens.
pub(crate) async fn payloads_are_only_shown(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let script = "const [record, done] = arguments;
        window.alert = () => { window.__harmed = true; };
        PlanChart.load().then(({ Record }) => {
            const read = Record.read(record);
            const { name } = read.describe('gauge', 'constructor', 'zh', 'wide', 640);
            done([name, read.svg('gauge', 'constructor', 'zh', 'wide', 640, false)]);
        }).catch((error) => done(String(error)));";
    for payload in [
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "javascript:alert(1)",
        "</title><script>alert(1)</script>",
        "${alert(1)}",
        "__proto__",
        "constructor",
        "]]>&amp;",
    ] {
        let mut record: Value = serde_json::from_str(SMALL)?;
        let one = &mut record["indicators"][0];
        one["name"]["zh"] = json!(payload);
        one["short"] = json!({ "zh": payload });
        one["id"] = json!("constructor");
        let report = Report::from_json(&record.to_string())?;
        let chart = chart::build(&report, &Spec::gauge("constructor", Lang::ZH))?;
        let scene = scene::layout(&chart, Form::Wide);
        let picture = render::picture(&scene, 640.0, &Theme::LIGHT, chart.lang, &chart.name());
        assert!(chart.name().contains(payload), "{payload}");
        let got = stage.session().run_async(script, vec![record]).await?;
        assert_eq!(got, json!([chart.name(), picture]), "{payload}");
    }
    // What no text of Rust can hold, and a field that elsewhere changes what every object is.
    let script = "const [text, done] = arguments;
        PlanChart.load().then(({ Record }) => {
            const object = JSON.parse(text);
            object.indicators[0].name.zh = 'a\\ud800b';
            const { name } = Record.read(object).describe('gauge', object.indicators[0].id, 'zh', 'wide', 640);
            const proto = JSON.parse(text.replace('{', '{\"__proto__\": {\"polluted\": 1},'));
            let faults = [];
            try { Record.read(proto); } catch (list) { faults = list.map(({ path, kind }) => path + ' ' + kind); }
            done([name.includes('a\\ufffdb'), faults, ({}).polluted === undefined, !!window.__harmed]);
        }).catch((error) => done(String(error)));";
    let got = stage.session().run_async(script, vec![json!(stage.record())]).await?;
    assert_eq!(got, json!([true, ["__proto__ unknown-field"], true, false]));
    assert_eq!(stage.session().violations().await?, Vec::<String>::new());
    Ok(())
}

/// What is no plain object is refused with a fault, and nothing is thrown through the module, which goes on reading.
pub(crate) async fn hostile_objects_are_refused_with_a_fault(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let script = "const [text, make, done] = arguments;
        PlanChart.load().then(({ Record }) => {
            const record = JSON.parse(text);
            const thrower = () => { throw new Error('hostile'); };
            const hostile = {
                getter: () => Object.defineProperty(record.period, 'end', { enumerable: true, get: thrower }) && record,
                proxy: () => ({ ...record, period: new Proxy(record.period, { get: thrower }) }),
                keys: () => new Proxy(record, { ownKeys: thrower }),
                revoked: () => { const { proxy, revoke } = Proxy.revocable(record, {}); revoke(); return proxy; },
                map: () => new Map(Object.entries(record)),
                bigint: () => ({ ...record, id: 1n }),
                cycle: () => { record.period.start = record; return record; },
                symbol: () => Symbol('record'),
                method: () => () => record,
                nothing: () => undefined,
                json: () => ({ toJSON: thrower }),
                bytes: () => new Uint8Array(9),
                misspelt: () => { record.revison = record.revision; delete record.revision; return record; },
            }[make]();
            let faults;
            try { Record.read(hostile); faults = 'it was taken'; } catch (error) {
                faults = Array.isArray(error) ? error.map(({ path, kind }) => path + ' ' + kind) : 'thrown: ' + error;
            }
            done([faults, Record.read(JSON.parse(text)).chart('growth', null, 'en').height('wide') > 100]);
        });";
    for (hostile, due) in [
        ("getter", json!([" syntax"])),
        ("proxy", json!([" syntax"])),
        ("keys", json!([" syntax"])),
        ("revoked", json!([" syntax"])),
        ("bigint", json!([" syntax"])),
        ("cycle", json!([" syntax"])),
        ("symbol", json!([" syntax"])),
        ("method", json!([" syntax"])),
        ("nothing", json!([" syntax"])),
        ("json", json!([" syntax"])),
        ("misspelt", json!(["revison unknown-field", "revision missing"])),
    ] {
        let got =
            stage.session().run_async(script, vec![json!(stage.record()), json!(hostile)]).await?;
        assert_eq!(got, json!([due, true]), "{hostile}");
    }
    // Objects without the fields of a record: every field is missing or unknown.
    for hostile in ["map", "bytes"] {
        let got =
            stage.session().run_async(script, vec![json!(stage.record()), json!(hostile)]).await?;
        let faults = got[0].as_array().context("a list of faults")?;
        assert!(faults.contains(&json!("indicators missing")), "{hostile}: {got}");
        assert_eq!(got[1], json!(true), "{hostile}");
    }
    Ok(())
}

/// A field that an object only inherits is no field of the record, whoever changed its prototype.
pub(crate) async fn inherited_fields_do_not_count(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let script = "const [text, done] = arguments;
        PlanChart.load().then(({ Record }) => {
            const { id, ...rest } = JSON.parse(text);
            Object.prototype.id = id;
            let faults = 'it was taken';
            try { Record.read(rest); } catch (list) { faults = list.map(({ path, kind }) => path + ' ' + kind); }
            delete Object.prototype.id;
            done(faults);
        }).catch((error) => done(String(error)));";
    let got = stage.session().run_async(script, vec![json!(stage.record())]).await?;
    assert_eq!(got, json!(["id missing"]));
    Ok(())
}
