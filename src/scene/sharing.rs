//! The picture that is shown where a page is shared: place and period, the question, and gauges in a row.

use super::{Anchor, Form, Items, Role, Scene, Shape, Style, X, layout};
use crate::chart::Chart;

/// Size in CSS px, half of what those who show such pictures ask for.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 315.0;
const MARGIN: f64 = 24.0;
/// As many gauges as there is room for.
const MOST: usize = 4;

/// Lays the picture out: `over` and `heading` above the first of `gauges`.
pub fn sharing(over: &str, heading: &str, gauges: &[Chart]) -> Scene {
    let at = |px: f64| X { share: 0.0, px };
    let room = WIDTH - 2.0 * MARGIN;
    let mut items = Items::default();
    items.block(Role::Card, at(0.0), 0.0, (WIDTH, HEIGHT));
    items.text(Role::Soft, at(MARGIN), 42.0, Style::new(16.0, Anchor::Start, room), over);
    let style = Style::new(26.0, Anchor::Start, room).bold();
    items.paragraph(Role::Ink, at(MARGIN), 76.0, style, 2, heading);
    let mut left = MARGIN;
    for chart in gauges.iter().take(MOST) {
        let scene = layout(chart, Form::Compact);
        let width = scene.width.unwrap_or(room);
        let name = Style::new(13.0, Anchor::Middle, width).bold();
        items.text(Role::Ink, at(left + width / 2.0), 140.0, name, &chart.heading);
        for mut item in scene.items.iter().cloned() {
            item.datum = None;
            item.shape.lower(154.0);
            item.shape.shift(|x| at(left + scene.x(x, width)));
            items.list.push(item);
        }
        left += width;
    }
    Scene {
        form: Form::Wide,
        left: 0.0,
        right: 0.0,
        height: HEIGHT,
        width: Some(WIDTH),
        items: items.list,
        bands: Vec::new(),
    }
}

impl Shape {
    /// Moves what has a place across; a span has two edges instead.
    fn shift(&mut self, to: impl Fn(X) -> X) {
        match self {
            Self::Span { .. } => {}
            Self::Block { x, .. }
            | Self::Polygon { x, .. }
            | Self::Sector { x, .. }
            | Self::Text { x, .. } => *x = to(*x),
        }
    }
}
