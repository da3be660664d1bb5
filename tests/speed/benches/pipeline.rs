//! Each step from a record to a picture, natively, at 12, 1,000 and 100,000 marks.
//!
//! A record may hold 1 MiB and lists 5,000 entries, so steps that begin with one end below that, and 100,000
//! marks measure the refusal. Layout and painting know no such end: they get a chart whose rows are repeated.
#![allow(missing_docs, clippy::unwrap_used)]

use std::{convert::Infallible, hint::black_box};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use plan_chart::{
    EMBEDDED, Lang, Report,
    chart::{self, Bars, Body, Kind, Spec},
    render,
    scene::{self, Form, Scene, Theme},
};
use plotters::drawing::IntoDrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use serde_json::{Value, json};

/// Marks of a chart. A record of that many indicators as JSON text is the embedded one with its first repeated.
const MARKS: [usize; 3] = [12, 1_000, 100_000];

fn record(indicators: usize) -> String {
    let mut record: Value = serde_json::from_str(EMBEDDED).unwrap();
    let first = record["indicators"][0].clone();
    let small = |id: usize| {
        let mut one = first.clone();
        one["id"] = json!(format!("i{id}"));
        one["definition"] = json!({ "zh": "—", "en": "—" });
        one["notes"] = json!([]);
        one
    };
    record["indicators"] = (0..indicators).map(small).collect();
    record.to_string()
}

fn bars(rows: usize) -> Body {
    let report = Report::from_json(EMBEDDED).unwrap();
    let Body::Bars(bars) = chart::body(&report, &Spec::new(Kind::BARS, Lang::ZH)).unwrap() else {
        unreachable!("bars were asked for")
    };
    let repeated = bars.rows.iter().cycle().take(rows).cloned().collect();
    Body::Bars(Bars { rows: repeated, ..bars })
}

/// Takes every call and does nothing.
struct Nothing;

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Nothing {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (u32::MAX >> 1, u32::MAX >> 1)
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Outcome {
        black_box((at, colour));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _: bool,
    ) -> Outcome {
        black_box((from, to, style.color()));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Outcome {
        black_box((points.into_iter().count(), style.color()));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Outcome {
        black_box((text, style.size(), at));
        Ok(())
    }
}

fn painted(scene: &Scene) {
    let area = Nothing.into_drawing_area();
    render::draw(&area, scene, 960.0, 2.0, &Theme::LIGHT).unwrap();
}

fn pipeline(criterion: &mut Criterion) {
    for marks in MARKS {
        let text = record(marks);
        let mut group = criterion.benchmark_group("parse");
        group.throughput(Throughput::Bytes(text.len() as u64));
        let read = Report::from_json(&text);
        let id = BenchmarkId::new(if read.is_ok() { "read" } else { "refuse" }, marks);
        group.bench_function(id, |b| b.iter(|| Report::from_json(black_box(&text)).is_ok()));
        group.finish();

        let mut group = criterion.benchmark_group("calculate");
        group.throughput(Throughput::Elements(marks as u64));
        if let Ok(report) = read {
            let spec = Spec::new(Kind::BARS, Lang::ZH);
            let drawn = BenchmarkId::new("drawn", marks);
            group.bench_function(drawn, |b| b.iter(|| chart::body(black_box(&report), &spec)));
            let id = BenchmarkId::new("drawn and described", marks);
            group.bench_function(id, |b| b.iter(|| chart::build(black_box(&report), &spec)));
        }
        group.finish();

        let body = bars(marks);
        let mut group = criterion.benchmark_group("layout");
        group.throughput(Throughput::Elements(marks as u64));
        for form in Form::ALL {
            let id = BenchmarkId::new(form.name(), marks);
            group.bench_function(id, |b| b.iter(|| scene::layout(black_box(&body), form)));
        }
        group.finish();

        let scene = scene::layout(&body, Form::Wide);
        let mut group = criterion.benchmark_group("paint");
        group.throughput(Throughput::Elements(marks as u64));
        group.bench_function(BenchmarkId::new("nothing", marks), |b| {
            b.iter(|| painted(black_box(&scene)));
        });
        group.finish();
    }
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
