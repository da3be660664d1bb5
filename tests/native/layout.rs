//! Wherever a chart is shown, its marks are finite and inside the frame, and no two texts overlap.

use plan_chart::{
    EMBEDDED, Lang, Report,
    chart::{Chart, Kind},
    scene::{self, Anchor, Bounds, Form, Scene, Shape},
};
use proptest::prelude::*;

use crate::{
    any_record::{any_record, every_chart},
    charts,
    sample::report,
};

/// Widths in CSS px at which a scene is shown.
fn widths(scene: &Scene) -> Vec<f64> {
    match (scene.width, scene.form) {
        (Some(own), _) => vec![own, own + 33.5],
        (None, Form::Compact) => vec![280.0, 288.0, 328.0, 398.0, scene::WIDE_BARS],
        (None, Form::Narrow) => vec![184.0, 192.0, 208.0, 240.0, 280.0],
        (None, Form::Wide) => vec![scene::WIDE_BARS, 720.0, 1064.0, 1920.0],
    }
}

/// Twice the area within `points`, positive where they go clockwise.
fn turn(points: &[(f64, f64)]) -> f64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|((x0, y0), (x1, y1))| x0 * y1 - x1 * y0).sum()
}

/// Whether two boxes share more than an edge.
pub(crate) fn overlap(one: &Bounds, other: &Bounds) -> bool {
    one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1
}

fn check(chart: &Chart) -> Result<(), TestCaseError> {
    for form in Form::ALL {
        let scene = scene::layout(chart, form);
        prop_assert!(scene.height.is_finite() && scene.height > 0.0);
        for width in widths(&scene) {
            let mut texts = Vec::new();
            for item in &scene.items {
                let bounds = scene.bounds(item, width);
                let edges = [bounds.x0, bounds.y0, bounds.x1, bounds.y1];
                prop_assert!(edges.iter().all(|edge| edge.is_finite()), "{item:?}");
                let inside = bounds.x0 >= -0.01
                    && bounds.y0 >= -0.01
                    && bounds.x1 <= width + 0.01
                    && bounds.y1 <= scene.height + 0.01;
                prop_assert!(
                    inside,
                    "{}: {item:?} at {bounds:?} outside {width} x {}",
                    chart.id,
                    scene.height
                );
                prop_assert!(bounds.x0 <= bounds.x1 && bounds.y0 <= bounds.y1, "{item:?}");
                if let Shape::Polygon { points, .. } = &item.shape {
                    // Filled together with others, ones of the other sense would leave holes.
                    prop_assert!(turn(points) > 0.0, "{} turns anticlockwise: {item:?}", chart.id);
                }
                if let Shape::Text { text, size, .. } = &item.shape {
                    prop_assert!(*size >= 12.0, "{text} is too small to read");
                    texts.push((bounds, text));
                } else {
                    // The canvas draws texts last, so nothing may be meant to cover them.
                    let covered = texts.iter().find(|(text, _)| overlap(text, &bounds));
                    prop_assert!(covered.is_none(), "{}: {item:?} over {covered:?}", chart.id);
                }
            }
            for (index, (bounds, text)) in texts.iter().enumerate() {
                for (other, name) in &texts[index + 1..] {
                    prop_assert!(
                        !overlap(bounds, other),
                        "{} {form:?} {width}: “{text}” at {bounds:?} and “{name}” at {other:?}",
                        chart.id
                    );
                }
            }
        }
    }
    Ok(())
}

#[test]
fn of_the_embedded_record() {
    every_chart(EMBEDDED, check).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn of_any_record(text in any_record()) {
        every_chart(&text, check)?;
    }
}

/// No text of the embedded record is shortened in any form or language.
#[test]
fn nothing_of_the_embedded_record_is_shortened() {
    for lang in Lang::ALL {
        for chart in charts(&report(), lang) {
            for form in Form::ALL {
                for item in scene::layout(&chart, form).items {
                    if let Shape::Text { text, .. } = item.shape {
                        assert!(!text.contains('…'), "{} {form:?} {lang:?}: {text}", chart.id);
                    }
                }
            }
        }
    }
}

/// A target that is far to the right has its setter's name at its mark wherever the plot has room for it.
#[test]
fn labels_of_targets_have_names_where_there_is_room() {
    let mut record = crate::sample::json();
    record["setters"][1]["short"]["en"] = "municipal target".into();
    let report = Report::from_json(&record.to_string()).unwrap();
    let charts = charts(&report, Lang::EN);
    let chart = charts.iter().find(|chart| chart.kind == Kind::GROWTH).unwrap();
    check(chart).unwrap();
    let scene = scene::layout(chart, Form::Narrow);
    let texts = scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let texts: Vec<_> = texts.collect();
    assert!(texts.contains(&"Municipal target 15.1%"), "{texts:?}");
}

/// Bars are as long as their rates, and stretch with the plot.
#[test]
fn bars_are_as_long_as_their_rates() {
    let chart = &charts(&report(), Lang::ZH)[0];
    let plan_chart::chart::Body::Bars(bars) = &chart.body else { panic!("bars first") };
    for form in Form::ALL {
        let scene = scene::layout(chart, form);
        for (index, row) in bars.rows.iter().enumerate() {
            let spans: Vec<_> = scene
                .items
                .iter()
                .filter(|item| item.datum == Some(index) && item.role == scene::Role::Bar)
                .collect();
            let Some(against) = &row.against else {
                assert!(spans.is_empty(), "{} has no target and so no bar", row.name);
                continue;
            };
            let [bar] = spans[..] else { panic!("one bar for {}", row.name) };
            let bounds = scene.bounds(bar, 1000.0);
            let plot = 1000.0 - scene.left - scene.right;
            let share = (bounds.x1 - bounds.x0) / plot;
            assert!((share - against.share.to_f64()).abs() < 1e-9, "{}", row.name);
        }
    }
}

/// A gauge's arc sweeps as far as its rate says, beyond the target too, and ends in a point where it
/// would go round.
#[test]
fn arcs_sweep_as_far_as_their_rates() {
    for (result, sweep, pointed) in [
        ("0", None, false),
        ("50", Some(0.5), false),
        ("100", Some(1.0), false),
        ("110", Some(1.1), false),
        ("400", Some(1.12), true),
    ] {
        let mut text = crate::any_record::record(1, 0);
        let total = &mut text["indicators"][0]["measures"]["total"];
        total["result"] = result.into();
        total["targets"]["city"] = "100".into();
        let report = Report::from_json(&text.to_string()).unwrap();
        let chart = charts(&report, Lang::ZH).pop().unwrap();
        let scene = scene::layout(&chart, Form::Wide);
        let bar = |item: &&scene::Item| item.role == scene::Role::Bar;
        let arc = scene.items.iter().filter(bar).find_map(|item| match item.shape {
            Shape::Sector { from, to, .. } => Some(to - from),
            _ => None,
        });
        assert_eq!(arc, sweep, "{result}");
        let point =
            scene.items.iter().filter(bar).any(|item| matches!(item.shape, Shape::Polygon { .. }));
        assert_eq!(point, pointed, "{result}");
        let number = scene.items.iter().any(|item| match &item.shape {
            Shape::Text { text, anchor: Anchor::Middle, bold: true, .. } => {
                *text == format!("{result}.0%")
            }
            _ => false,
        });
        assert!(number, "the number of {result} is whole");
    }
}

/// An embedded element of any width gets a form that fits.
#[test]
fn the_form_fits_the_width() {
    for chart in charts(&report(), Lang::ZH) {
        for width in [190.0, 288.0, 575.9, scene::WIDE_BARS, 1200.0] {
            let scene = scene::layout(&chart, scene::form(&chart, width));
            assert!(scene.width.unwrap_or(scene.form.least()) <= width, "{} at {width}", chart.id);
        }
    }
}

/// The stylesheet changes the form at a width, and so do canvases at the same: the wide one has it already.
#[test]
fn a_form_begins_at_its_least_width() {
    assert_eq!(Form::of_bars(scene::WIDE_BARS), Form::Wide);
    assert_eq!(Form::of_bars(scene::WIDE_BARS - 0.01), Form::Compact);
    assert_eq!(Form::of_bars(Form::Compact.least()), Form::Compact);
    assert_eq!(Form::of_bars(Form::Compact.least() - 0.01), Form::Narrow);
}

/// Gauges have one size: a wider place makes none higher, and those over derived targets are like the others.
#[test]
fn gauges_have_one_size() {
    let gauges = charts(&report(), Lang::ZH).into_iter().filter(|chart| chart.kind == Kind::GAUGE);
    let sizes = gauges.flat_map(|chart| {
        Form::ALL.map(|form| {
            let scene = scene::layout(&chart, form);
            let ring = scene.items.iter().find_map(|item| match item.shape {
                Shape::Sector { inner, outer, y, .. } => Some([inner, outer, y]),
                _ => None,
            });
            (scene.width, ring)
        })
    });
    let mut sizes: Vec<_> = sizes.collect();
    sizes.dedup();
    assert_eq!(sizes.len(), 1, "{sizes:?}");
}

/// The "about" of a rate is on the number's line, or within the ring and clear of it and of the schedule's mark.
#[test]
fn the_about_of_a_gauge_is_clear_of_the_ring() {
    let mut text = crate::any_record::record(1, 0);
    text["indicators"][0]["measures"]["total"]["result"] =
        serde_json::json!({ "value": "407.9", "qualifier": "about" });
    let report = Report::from_json(&text.to_string()).unwrap();
    for (lang, about, one_line) in [(Lang::ZH, "约", true), (Lang::EN, "about", false)] {
        let chart = charts(&report, lang).pop().unwrap();
        let scene = scene::layout(&chart, Form::Compact);
        let width = scene.width.unwrap();
        let (mut centre, mut inner) = (0.0, 0.0);
        let (mut line, mut word) = (0.0, None);
        for item in &scene.items {
            match &item.shape {
                Shape::Sector { y, inner: radius, .. } => (centre, inner) = (*y, *radius),
                Shape::Text { y, bold: true, .. } => line = *y,
                Shape::Text { y, text, .. } if text == about => {
                    word = Some((*y, scene.bounds(item, width)));
                }
                _ => {}
            }
        }
        let (y, bounds) = word.unwrap();
        assert_eq!((y - line).abs() < 0.1, one_line, "{about}");
        for x in [bounds.x0, bounds.x1] {
            let away = f64::hypot(x - width / 2.0, bounds.y0 - centre);
            assert!(away < inner - 4.0, "{about} is {away} of {inner} from the centre");
        }
    }
}

/// What the tests of this file judge by.
#[test]
fn boxes_overlap_where_they_share_a_place() {
    let at = |x0, y0| Bounds { x0, y0, x1: x0 + 10.0, y1: y0 + 10.0 };
    let one = at(0.0, 0.0);
    assert!(overlap(&one, &at(5.0, 5.0)) && overlap(&one, &at(-5.0, 0.0)) && overlap(&one, &one));
    // An edge is no place.
    assert!(!overlap(&one, &at(10.0, 0.0)) && !overlap(&one, &at(0.0, 10.0)));
    assert!(!overlap(&one, &at(-10.0, 0.0)) && !overlap(&one, &at(0.0, -10.0)));
}
