//! How much space a shape takes.

use super::{Anchor, Item, ROOM, Scene, Shape, X, advance, gauge};

/// A box in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub x0: f64,
    /// Top edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Bottom edge.
    pub y1: f64,
}

impl Scene {
    /// The box of `item` when the scene is `width` CSS px wide; that of a text holds the room kept
    /// for it.
    pub fn bounds(&self, item: &Item, width: f64) -> Bounds {
        let at = |x| self.x(x, width);
        let share = |share| at(X { share, px: 0.0 });
        match &item.shape {
            Shape::Span { from, to, y, height } => {
                Bounds { x0: share(*from), y0: *y, x1: share(*to), y1: y + height }
            }
            Shape::Block { x, y, width, height } => {
                Bounds { x0: at(*x), y0: *y, x1: at(*x) + width, y1: y + height }
            }
            Shape::Polygon { x, points } => {
                let start = Bounds {
                    x0: f64::INFINITY,
                    y0: f64::INFINITY,
                    x1: f64::NEG_INFINITY,
                    y1: f64::NEG_INFINITY,
                };
                points.iter().fold(start, |all, (px, py)| Bounds {
                    x0: all.x0.min(at(*x) + px),
                    y0: all.y0.min(*py),
                    x1: all.x1.max(at(*x) + px),
                    y1: all.y1.max(*py),
                })
            }
            Shape::Sector { x, y, outer, from, to, .. } => {
                let below = gauge::depth(from.max(*to)).max(0.0);
                Bounds {
                    x0: at(*x) - outer,
                    y0: y - outer,
                    x1: at(*x) + outer,
                    y1: y + below * outer,
                }
            }
            Shape::Text { x, y, size, anchor, text, .. } => {
                let wide = advance(text, *size) * ROOM;
                let x0 = at(*x)
                    - match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => wide / 2.0,
                        Anchor::End => wide,
                    };
                Bounds { x0, y0: y - size * 0.88, x1: x0 + wide, y1: y + size * 0.2 }
            }
        }
    }
}
