//! A scene on a plotters drawing area.
//!
//! plotters counts in whole numbers, so a drawing area here is [`UNIT`] times as large as the device's
//! pixels: arcs come out smooth, and a straight edge that is rounded to a device pixel stays exactly
//! on it. Only plotters' elements are used; it is never asked to measure text or to lay anything out.

use plotters::{
    backend::DrawingBackend,
    coord::Shift,
    drawing::{DrawingArea, DrawingAreaErrorKind},
    element::{Polygon, Rectangle, Text},
    style::{
        Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use crate::scene::{Anchor, Colour, Scene, Shape, Theme, X};

/// Units of the drawing area per device pixel.
pub const UNIT: f64 = 16.0;

/// Draws `scene` over all of `area`.
///
/// `width`: the scene's width in CSS px; `ratio`: device px per CSS px. The area must be `width` ×
/// `scene.height` CSS px large, in units of 1/[`UNIT`] device px. A text is handed to the backend with
/// the anchor [`VPos::Bottom`], which stands for its baseline here.
///
/// # Errors
/// What the backend reports.
pub fn draw<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    scene: &Scene,
    width: f64,
    ratio: f64,
    theme: &Theme,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let device = Device { scene, width, ratio };
    for item in &scene.items {
        let style = fill(theme.colour(item.role));
        match &item.shape {
            Shape::Span { from, to, y, height } => {
                let edge = |share: &f64| device.x(X { share: *share, px: 0.0 });
                let corners = device.corners(edge(from), *y, edge(to), y + height);
                area.draw(&Rectangle::new(corners, style))?;
            }
            Shape::Block { x, y, width, height } => {
                let x = device.x(*x);
                let corners = device.corners(x, *y, x + width, y + height);
                area.draw(&Rectangle::new(corners, style))?;
            }
            Shape::Polygon { x, points } => {
                let x = device.x(*x);
                let points: Vec<_> =
                    points.iter().map(|(px, y)| device.point(x + px, *y)).collect();
                area.draw(&Polygon::new(points, style))?;
            }
            Shape::Sector { x, y, inner, outer, from, to } => {
                let points = device.ring(device.x(*x), *y, (*inner, *outer), (*from, *to));
                area.draw(&Polygon::new(points, style))?;
            }
            Shape::Text { x, y, size, anchor, bold, text } => {
                let style = device.text_style(*size, *anchor, *bold, theme.colour(item.role));
                let at = device.point(device.x(*x), *y);
                area.draw(&Text::new(text.as_str(), at, style))?;
            }
        }
    }
    Ok(())
}

fn rgb([r, g, b]: Colour) -> RGBColor {
    RGBColor(r, g, b)
}

fn fill(colour: Colour) -> ShapeStyle {
    ShapeStyle { color: rgb(colour).into(), filled: true, stroke_width: 0 }
}

/// The way from CSS px to units of the drawing area.
struct Device<'s> {
    scene: &'s Scene,
    width: f64,
    ratio: f64,
}

impl Device<'_> {
    /// The place of `x` in CSS px.
    fn x(&self, x: X) -> f64 {
        self.scene.x(x, self.width)
    }

    fn units(&self, css: f64) -> i32 {
        whole(css * self.ratio * UNIT)
    }

    fn point(&self, x: f64, y: f64) -> (i32, i32) {
        (self.units(x), self.units(y))
    }

    /// Units of the device pixel edge nearest to `css`.
    fn snapped(&self, css: f64) -> i32 {
        whole((css * self.ratio).round() * UNIT)
    }

    /// The corners of a box with its edges on device pixels. What is wider than nothing stays at
    /// least a device pixel wide.
    fn corners(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> [(i32, i32); 2] {
        let axis = |from: f64, to: f64| {
            let (start, end) = (self.snapped(from), self.snapped(to));
            (start, if to > from { end.max(start + whole(UNIT)) } else { end })
        };
        let ((left, right), (top, bottom)) = (axis(x0, x1), axis(y0, y1));
        [(left, top), (right, bottom)]
    }

    /// The outline of a ring sector, in steps so short that they stay within a tenth of a device pixel
    /// of the arc.
    fn ring(
        &self,
        x: f64,
        y: f64,
        (inner, outer): (f64, f64),
        (from, to): (f64, f64),
    ) -> Vec<(i32, i32)> {
        let sagitta = (1.0 - 0.1 / (outer * self.ratio).max(1.0)).clamp(-1.0, 1.0);
        let step = 2.0 * libm::acos(sagitta) / std::f64::consts::PI;
        let steps = whole(((to - from) / step).ceil()).clamp(1, 512);
        let turn = |index: i32| from + (to - from) * f64::from(index) / f64::from(steps);
        let at = |radius: f64, turn: f64| {
            let (dx, y) = crate::scene::polar(y, radius, turn);
            self.point(x + dx, y)
        };
        let out = (0..=steps).map(|index| at(outer, turn(index)));
        let back = (0..=steps).rev().map(|index| at(inner, turn(index)));
        out.chain(back).collect()
    }

    fn text_style(
        &self,
        size: f64,
        anchor: Anchor,
        bold: bool,
        colour: Colour,
    ) -> TextStyle<'static> {
        let weight = if bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, size * self.ratio * UNIT, weight);
        let across = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let pos = Pos::new(across, VPos::Bottom);
        TextStyle { font, color: rgb(colour).to_backend_color(), pos }
    }
}

/// The nearest whole number; scenes are far smaller than its range.
#[allow(clippy::cast_possible_truncation)]
fn whole(value: f64) -> i32 {
    value.round() as i32
}
