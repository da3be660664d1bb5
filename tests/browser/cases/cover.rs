//! Which device pixels the shapes of a scene cover: worked out here from the scene alone, without a painter.

use plan_chart::scene::{Item, Role, Scene, Shape, X};

/// How far from an outline, in device pixels, the centre of a pixel lies that the outline does not touch.
const CLEAR: f64 = 0.75;

/// How many pixels of one shape are looked at.
const MOST: usize = 6;

/// A scene on a canvas: its width, and device pixels per pixel of the scene.
#[derive(Clone, Copy)]
pub(crate) struct Cover<'s> {
    pub(crate) scene: &'s Scene,
    pub(crate) width: f64,
    pub(crate) ratio: f64,
}

/// How a shape lies to a pixel.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Inside,
    Edge,
    Outside,
}

/// The side of a pixel whose centre lies so far within an outline; below zero without.
fn side(within: f64) -> Side {
    if within >= CLEAR {
        Side::Inside
    } else if within <= -CLEAR {
        Side::Outside
    } else {
        Side::Edge
    }
}

impl Cover<'_> {
    /// Pixels with the role whose colour they must have: some of each shape, which it covers whole, and which nothing
    /// that is drawn later touches.
    pub(crate) fn pixels(&self) -> Vec<(u32, u32, Role)> {
        let items = &self.scene.items;
        let shapes = items.iter().enumerate().filter(|(_, item)| !is_text(item));
        let of = |(index, item): (usize, &Item)| {
            let later = |other: &(usize, &Item)| other.0 > index || is_text(other.1);
            let later: Vec<_> = items.iter().enumerate().filter(later).collect();
            let shown = |x, y| {
                self.side(item, x, y) == Side::Inside
                    && later.iter().all(|(_, other)| self.side(other, x, y) == Side::Outside)
            };
            let all: Vec<_> = self.grid(item).into_iter().filter(|(x, y)| shown(*x, *y)).collect();
            let step = all.len().div_ceil(MOST).max(1);
            all.into_iter().step_by(step).map(|(x, y)| (x, y, item.role)).collect::<Vec<_>>()
        };
        shapes.flat_map(of).collect()
    }

    /// Pixels all over the box of `item`: every one of a small one.
    fn grid(&self, item: &Item) -> Vec<(u32, u32)> {
        let bounds = self.scene.bounds(item, self.width);
        let steps = |from: f64, to: f64| {
            let (from, to) = ((from * self.ratio).floor().max(0.0), (to * self.ratio).ceil());
            let step = (((to - from) / 48.0) as usize).max(1);
            (from as u32..=to as u32).step_by(step)
        };
        let across = steps(bounds.x0, bounds.x1);
        steps(bounds.y0, bounds.y1).flat_map(|y| across.clone().map(move |x| (x, y))).collect()
    }

    fn x(&self, x: X) -> f64 {
        self.scene.x(x, self.width) * self.ratio
    }

    fn side(&self, item: &Item, px: u32, py: u32) -> Side {
        let (px, py) = (f64::from(px) + 0.5, f64::from(py) + 0.5);
        let bounds = self.scene.bounds(item, self.width);
        let [x0, y0, x1, y1] =
            [bounds.x0, bounds.y0, bounds.x1, bounds.y1].map(|css| css * self.ratio);
        match &item.shape {
            // Their edges lie on device pixels, and they are a device pixel wide at least. An edge just between two
            // pixels may go to either.
            Shape::Span { .. } | Shape::Block { .. } => {
                let within = |at: f64, from: f64, to: f64, tie: f64| {
                    let (start, end) = ((from + 0.5 + tie).floor(), (to + 0.5 + tie).floor());
                    at > start && at < if to > from { end.max(start + 1.0) } else { end }
                };
                let ties = [-1e-6, 1e-6];
                let inside = ties.map(|tie| within(px, x0, x1, tie) && within(py, y0, y1, tie));
                match inside {
                    [true, true] => Side::Inside,
                    [false, false] => Side::Outside,
                    _ => Side::Edge,
                }
            }
            Shape::Polygon { x, points } => {
                let x = self.x(*x);
                let corners = points.iter().map(|(dx, y)| (x + dx * self.ratio, y * self.ratio));
                side(within_polygon(&corners.collect::<Vec<_>>(), (px, py)))
            }
            Shape::Sector { x, y, inner, outer, from, to } => {
                let (dx, dy) = (px - self.x(*x), py - y * self.ratio);
                let radius = dx.hypot(dy);
                // Half turns from the left, clockwise; a quarter below the left end is as far as it goes.
                let turn = (-dy).atan2(-dx) / std::f64::consts::PI;
                let turn = if turn < -0.5 { turn + 2.0 } else { turn };
                let arc = |turns: f64| turns * std::f64::consts::PI * radius;
                let rings = (radius - inner * self.ratio).min(outer * self.ratio - radius);
                side(rings.min(arc(turn - from)).min(arc(to - turn)))
            }
            Shape::Text { .. } => side((px - x0).min(x1 - px).min(py - y0).min(y1 - py)),
        }
    }
}

fn is_text(item: &Item) -> bool {
    matches!(item.shape, Shape::Text { .. })
}

/// How far within a polygon a point lies; below zero without.
fn within_polygon(corners: &[(f64, f64)], (x, y): (f64, f64)) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for (index, &(x1, y1)) in corners.iter().enumerate() {
        let (x0, y0) = corners[(index + corners.len() - 1) % corners.len()];
        let (dx, dy) = (x1 - x0, y1 - y0);
        let length = (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
        let along = (((x - x0) * dx + (y - y0) * dy) / length).clamp(0.0, 1.0);
        nearest = nearest.min((x - x0 - along * dx).hypot(y - y0 - along * dy));
        if (y0 > y) != (y1 > y) && x < x0 + (y - y0) / dy * dx {
            inside = !inside;
        }
    }
    if inside { nearest } else { -nearest }
}
