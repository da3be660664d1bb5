//! What reaches a plotters backend, recorded call by call.

use std::{cell::RefCell, convert::Infallible, rc::Rc};

use plan_chart::{
    Lang, Report,
    render::{self, UNIT},
    scene::{self, Form, Shape, Theme},
};
use plotters::drawing::IntoDrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use proptest::prelude::*;

use crate::{any_record::any_record, charts, sample::report};

/// One call.
#[derive(Clone, Debug, PartialEq)]
enum Call {
    Rect(BackendCoord, BackendCoord, (u8, u8, u8)),
    Polygon(Vec<BackendCoord>, (u8, u8, u8)),
    Text(String, f64, (u8, u8, u8)),
}

/// A backend that draws nothing and remembers everything. What a scene must not ask for fails.
struct Recorder {
    size: (u32, u32),
    calls: Rc<RefCell<Vec<Call>>>,
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Outcome {
        panic!("a scene draws no single pixels")
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        assert!(fill, "rectangles are filled");
        self.calls.borrow_mut().push(Call::Rect(from, to, style.color().rgb));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Outcome {
        let points = points.into_iter().collect();
        self.calls.borrow_mut().push(Call::Polygon(points, style.color().rgb));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        _: BackendCoord,
    ) -> Outcome {
        self.calls.borrow_mut().push(Call::Text(text.to_owned(), style.size(), style.color().rgb));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        panic!("text is never measured")
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn record_in(scene: &scene::Scene, width: f64, ratio: f64, theme: &Theme) -> Vec<Call> {
    let calls = Rc::new(RefCell::new(Vec::new()));
    let units = |css: f64| ((css * ratio).round() * UNIT) as u32;
    let size = (units(width), units(scene.height));
    let area = Recorder { size, calls: Rc::clone(&calls) }.into_drawing_area();
    render::draw(&area, scene, width, ratio, theme).unwrap();
    drop(area);
    calls.take()
}

fn record(scene: &scene::Scene, width: f64, ratio: f64) -> Vec<Call> {
    record_in(scene, width, ratio, &Theme::LIGHT)
}

const RATIOS: [f64; 6] = [1.0, 1.25, 1.5, 2.0, 3.0, 4.0];

/// Straight edges lie on device pixels at every pixel ratio, and nothing thin disappears.
#[test]
fn straight_edges_are_sharp_at_every_pixel_ratio() {
    for ratio in RATIOS {
        for chart in charts(&report(), Lang::ZH) {
            for form in Form::ALL {
                let scene = scene::layout(&chart, form);
                let width = scene.width.unwrap_or(form.least() + 37.3);
                for call in record(&scene, width, ratio) {
                    let Call::Rect(from, to, _) = call else {
                        continue;
                    };
                    for edge in [from.0, from.1, to.0, to.1] {
                        assert_eq!(edge % 16, 0, "{} at {ratio}: {call:?}", chart.id);
                    }
                    assert!(to.1 - from.1 >= 16, "{} at {ratio}: {call:?}", chart.id);
                }
            }
        }
    }
}

/// A thin box is a device pixel wide, an empty one nothing.
#[test]
fn what_is_empty_stays_so() {
    let chart = charts(&report(), Lang::ZH).into_iter().find(|one| one.id == "bars").unwrap();
    let mut scene = scene::layout(&chart, Form::Wide);
    let at = scene.items.iter().position(|item| matches!(item.shape, Shape::Span { .. })).unwrap();
    for (width, due) in [(0.0, 0), (0.000_1, 16)] {
        let Shape::Span { from, to, .. } = &mut scene.items[at].shape else { unreachable!() };
        *to = *from + width;
        // Texts come last.
        let text = |item: &&scene::Item| matches!(item.shape, Shape::Text { .. });
        let call = at - scene.items[..at].iter().filter(text).count();
        let Call::Rect(left, right, _) = record(&scene, 960.0, 1.0)[call] else { unreachable!() };
        assert_eq!(right.0 - left.0, due, "{width} wide");
    }
}

/// Every item of a scene reaches the backend in the colour of its role: shapes in their order and at their places,
/// then the texts.
#[test]
fn every_item_is_drawn_in_the_colour_of_its_role() {
    // Colours of their own, so that no two roles look alike.
    let theme = Theme::of(&[1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for lang in Lang::ALL {
        for (chart, form) in
            charts(&report(), lang).iter().flat_map(|chart| Form::ALL.map(|form| (chart, form)))
        {
            let scene = scene::layout(chart, form);
            let width = scene.width.unwrap_or(form.least() + 37.3);
            let calls = record_in(&scene, width, 2.0, &theme);
            let (texts, shapes): (Vec<_>, Vec<_>) =
                scene.items.iter().partition(|item| matches!(item.shape, Shape::Text { .. }));
            let what = format!("{} in {form:?}, {lang:?}", chart.id);
            assert_eq!(calls.len(), scene.items.len(), "{what}");
            let (drawn, written) = calls.split_at(shapes.len());
            for (item, call) in shapes.into_iter().zip(drawn) {
                let (corners, colour) = match call {
                    Call::Rect(from, to, colour) => (vec![*from, *to], *colour),
                    Call::Polygon(points, colour) => (points.clone(), *colour),
                    Call::Text(..) => panic!("{what}: {call:?} comes before a shape"),
                };
                assert_eq!(<[u8; 3]>::from(colour), theme.colour(item.role), "{what}: {item:?}");
                let straight = matches!(item.shape, Shape::Span { .. } | Shape::Block { .. });
                assert_eq!(matches!(call, Call::Rect(..)), straight, "{what}: {item:?}");
                // In the box of the item, but for rounding to device pixels.
                let bounds = scene.bounds(item, width);
                let near = |at: i32, from: f64, to: f64| {
                    let at = f64::from(at) / UNIT;
                    at >= from * 2.0 - 1.0 && at <= to * 2.0 + 1.0
                };
                let inside = |(x, y): &BackendCoord| {
                    near(*x, bounds.x0, bounds.x1) && near(*y, bounds.y0, bounds.y1)
                };
                assert!(corners.iter().all(inside), "{what}: {item:?} at {corners:?}");
                // And all of it.
                let reach = |ends: [f64; 2], of: fn(&BackendCoord) -> i32| {
                    let drawn = [corners.iter().map(of).min(), corners.iter().map(of).max()];
                    let off = |(at, end): (Option<i32>, f64)| {
                        at.map(|at| (f64::from(at) / UNIT - end * 2.0).abs())
                    };
                    drawn
                        .into_iter()
                        .zip(ends)
                        .map(off)
                        .all(|off| off.is_some_and(|off| off <= 1.5))
                };
                let whole = reach([bounds.x0, bounds.x1], |point| point.0)
                    && reach([bounds.y0, bounds.y1], |point| point.1);
                let ring = matches!(item.shape, Shape::Sector { .. }) && corners.len() >= 4;
                assert!(whole || ring, "{what}: {item:?} at {corners:?}");
            }
            let mut due: Vec<_> = texts
                .into_iter()
                .map(|item| match &item.shape {
                    Shape::Text { text, .. } => (text.clone(), theme.colour(item.role)),
                    _ => unreachable!("only texts"),
                })
                .collect();
            let mut written: Vec<_> = written
                .iter()
                .map(|call| match call {
                    Call::Text(text, _, colour) => (text.clone(), <[u8; 3]>::from(*colour)),
                    _ => panic!("{what}: {call:?} comes after a text"),
                })
                .collect();
            due.sort();
            written.sort();
            assert_eq!(written, due, "{what}");
        }
    }
}

/// The painter draws every text of the scene once, in its size, and those of one size after each other.
#[test]
fn every_text_is_drawn_once_in_its_size() {
    for chart in charts(&report(), Lang::EN) {
        let scene = scene::layout(&chart, Form::Wide);
        let mut due = Vec::new();
        for item in &scene.items {
            if let Shape::Text { text, size, bold, .. } = &item.shape {
                due.push((text.clone(), size * 2.0 * UNIT, (item.role.name(), *bold)));
            }
        }
        let calls = record(&scene, scene.width.unwrap_or(900.0), 2.0);
        let first = calls.iter().position(|call| matches!(call, Call::Text(..))).unwrap();
        let texts = calls[first..].iter().map(|call| match call {
            Call::Text(text, size, _) => (text.clone(), *size),
            other => panic!("{} draws {other:?} behind a text", chart.id),
        });
        let mut runs: Vec<f64> = Vec::new();
        for (text, size) in texts {
            let at = due.iter().position(|(one, known, _)| (one, known) == (&text, &size));
            let at = at.unwrap_or_else(|| panic!("{}: “{text}” is not due in {size}", chart.id));
            due.remove(at);
            if runs.last() != Some(&size) {
                runs.push(size);
            }
        }
        assert!(due.is_empty(), "{} leaves out {due:?}", chart.id);
        // A size may come once for each colour and weight.
        assert!(runs.len() <= 5, "{}: sizes change too often, {runs:?}", chart.id);
    }
}

/// The arc of a gauge is as smooth as a device pixel can show: no point of the outline is further from
/// the circle than a tenth of a device pixel and rounding.
#[test]
fn arcs_are_round() {
    let chart = charts(&report(), Lang::ZH).into_iter().find(|one| one.id == "gauge-gdp").unwrap();
    let scene = scene::layout(&chart, Form::Wide);
    let width = scene.width.unwrap();
    for ratio in RATIOS {
        let ring = record(&scene, width, ratio).into_iter().find_map(|call| match call {
            Call::Polygon(points, _) => Some(points),
            _ => None,
        });
        let points = ring.unwrap();
        let (cx, cy) = (width / 2.0 * ratio * UNIT, 87.0 * ratio * UNIT);
        let outer = &points[..points.len() / 2];
        // Half a circle, in no more steps than twice what that takes.
        let steps = std::f64::consts::PI * (61.0 * ratio / 0.8).sqrt();
        assert!(
            outer.len() > 10 && (outer.len() as f64) < 2.0 * steps + 2.0,
            "{} steps",
            outer.len()
        );
        // From the left end over the top to the right one, and back along the inner edge.
        let ends = [outer[0], outer[outer.len() / 2], outer[outer.len() - 1], points[outer.len()]];
        let due = [(-61.0, 0.0), (0.0, -61.0), (61.0, 0.0), (47.0, 0.0)];
        for ((x, y), (right, down)) in ends.into_iter().zip(due) {
            let off = (f64::from(x) - cx - right * ratio * UNIT)
                .hypot(f64::from(y) - cy - down * ratio * UNIT);
            // The top is half a step off where the steps are odd.
            assert!(off < 5.0 * ratio * UNIT, "({x}, {y}) at {ratio}");
        }
        for pair in outer.windows(2) {
            let (x, y) =
                (f64::from(pair[0].0 + pair[1].0) / 2.0, f64::from(pair[0].1 + pair[1].1) / 2.0);
            let radius = (x - cx).hypot(y - cy) / UNIT;
            assert!((radius - 61.0 * ratio).abs() < 0.2, "{radius} at {ratio}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the record, a backend gets places within the canvas and sizes above zero.
    #[test]
    fn a_backend_gets_sane_numbers(text in any_record(), ratio in 0.5_f64..4.0) {
        let report = Report::from_json(&text).map_err(|f| TestCaseError::fail(f.to_string()))?;
        for chart in charts(&report, Lang::ZH) {
            for form in Form::ALL {
                let scene = scene::layout(&chart, form);
                let width = scene.width.unwrap_or(form.least());
                let most = ((width.max(scene.height) + 2.0) * ratio * UNIT).ceil();
                let inside = |(x, y): BackendCoord| {
                    f64::from(x) >= -32.0 && f64::from(x) <= most && y >= -32 && f64::from(y) <= most
                };
                for call in record(&scene, width, ratio) {
                    let sane = match &call {
                        Call::Rect(from, to, _) => inside(*from) && inside(*to) && to.1 > from.1,
                        Call::Polygon(points, _) => points.iter().all(|point| inside(*point)),
                        Call::Text(text, size, _) => !text.is_empty() && *size > 0.0,
                    };
                    prop_assert!(sane, "{call:?}");
                }
            }
        }
    }
}
