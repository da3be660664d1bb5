//! Shapes with their places and meanings.

use super::Role;

/// A horizontal place: `share` of the plot's width, plus `px` CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct X {
    /// Share of the plot's width.
    pub share: f64,
    /// Offset in CSS px.
    pub px: f64,
}

/// One shape with what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it means, and so its colour.
    pub role: Role,
    /// Index of the row of the chart that it shows.
    pub datum: Option<usize>,
    /// Its shape.
    pub shape: Shape,
}

/// Shapes. All lengths are in CSS px, shares are of the plot's width.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle between two shares.
    Span {
        /// Left edge, a share.
        from: f64,
        /// Right edge, a share.
        to: f64,
        /// Top edge.
        y: f64,
        /// Height.
        height: f64,
    },
    /// A rectangle of fixed size.
    Block {
        /// Left edge.
        x: X,
        /// Top edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
    },
    /// A polygon, its points clockwise and relative to (`x`, 0): what is filled together with others then stays filled
    /// where they overlap.
    Polygon {
        /// Where its points count from.
        x: X,
        /// Its points.
        points: Vec<(f64, f64)>,
    },
    /// A ring sector. Angles in half turns: 0 points left, 0.5 up, 1 right, more below the line.
    Sector {
        /// Centre.
        x: X,
        /// Centre.
        y: f64,
        /// Inner radius.
        inner: f64,
        /// Outer radius.
        outer: f64,
        /// Begin.
        from: f64,
        /// End, not before the begin.
        to: f64,
    },
    /// A text on its baseline.
    Text {
        /// Where it is anchored.
        x: X,
        /// Baseline.
        y: f64,
        /// Font size.
        size: f64,
        /// The part of it that is at `x`.
        anchor: Anchor,
        /// Whether it is bold.
        bold: bool,
        /// Its text.
        text: String,
    },
}

impl Shape {
    /// Moves it down by `px`.
    pub(super) fn lower(&mut self, px: f64) {
        match self {
            Self::Span { y, .. }
            | Self::Block { y, .. }
            | Self::Sector { y, .. }
            | Self::Text { y, .. } => *y += px,
            Self::Polygon { points, .. } => points.iter_mut().for_each(|(_, y)| *y += px),
        }
    }
}

/// The part of a text that is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}
