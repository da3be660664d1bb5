//! The small drawing beside a figure: a bar, a share, a completion or the direction of growth. Its
//! figure is beside it as text, so it holds none.

use std::cmp::Ordering;

use super::{Form, Items, Role, Scene, Shape, X};
use crate::chart::Mark;

const HEIGHT: f64 = 10.0;
/// Side of the mark of growth.
const ARROW: f64 = 10.0;
/// Completion is drawn on a scale up to this share of the target, so that its mark stands free.
const MOST: f64 = 1.2;

/// Lays a mark out. A bar stretches with its place; the mark of growth has a width of its own.
pub fn mini(mark: &Mark) -> Scene {
    let mut items = Items::default();
    let whole = (0.0, HEIGHT);
    let mut width = None;
    match mark {
        Mark::Bar(share) => {
            items.span(Role::Bar, (0.0, share.to_f64().clamp(0.0, 1.0)), 0.0, HEIGHT);
        }
        Mark::Share(share) => {
            items.span(Role::Track, (0.0, 1.0), 0.0, HEIGHT);
            items.span(Role::Bar, (0.0, share.to_f64().clamp(0.0, 1.0)), 0.0, HEIGHT);
        }
        Mark::Completion { done, elapsed } => {
            let at = |share: f64| (share / MOST).clamp(0.0, 1.0);
            items.span(Role::Track, (0.0, at(1.0)), 0.0, HEIGHT);
            items.span(Role::Bar, (0.0, at(done.to_f64())), 0.0, HEIGHT);
            items.dashes(at(elapsed.to_f64()), whole);
            items.upright(Role::Mark, at(1.0), whole, 3.0);
        }
        Mark::Growth(side) => {
            width = Some(ARROW);
            let half = ARROW / 2.0;
            let points = match side {
                Ordering::Greater => vec![(0.0, ARROW), (half, 0.0), (ARROW, ARROW)],
                Ordering::Equal => vec![(0.0, 3.0), (ARROW, 3.0), (ARROW, 7.0), (0.0, 7.0)],
                Ordering::Less => vec![(0.0, 0.0), (ARROW, 0.0), (half, ARROW)],
            };
            items.push(Role::Bar, Shape::Polygon { x: X { share: 0.0, px: 0.0 }, points });
        }
    }
    Scene {
        form: Form::Compact,
        left: 0.0,
        right: 0.0,
        height: HEIGHT,
        width,
        items: items.list,
        bands: Vec::new(),
    }
}
