//! A scene on a plotters drawing area.
//!
//! plotters counts in whole numbers, so a drawing area here is [`UNIT`] times as large as the device's
//! pixels: arcs come out smooth, and a straight edge that is rounded to a device pixel stays exactly
//! on it. Only plotters' elements are used; it is never asked to measure text or to lay anything out.

use std::iter::{Once, once};

use plotters::{
    coord::Shift,
    drawing::{DrawingArea, DrawingAreaErrorKind},
    element::{Drawable, PointCollection, Polygon, Rectangle, Text},
    style::{
        Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use crate::scene::{Anchor, Colour, Item, Role, Scene, Shape, Theme, X};

/// Units of the drawing area per device pixel.
pub const UNIT: f64 = 16.0;
const UNITS: i32 = 16;

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
    draw_with(area, scene, width, ratio, theme, &|ring, centre, backend| {
        backend.fill_polygon(ring.outline(centre), &ring.colour)
    })
}

/// Draws as [`draw`] does; `arc` draws the ring sectors, for a backend that knows real arcs.
///
/// # Errors
/// What the backend reports.
pub fn draw_with<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    scene: &Scene,
    width: f64,
    ratio: f64,
    theme: &Theme,
    arc: &Arc<'_, B>,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let device = Device { scene, width, ratio };
    for item in &scene.items {
        let colour = theme.colour(item.role);
        let style = fill(colour);
        match &item.shape {
            Shape::Text { .. } => {}
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
                let units = |css: f64| css * ratio * UNIT;
                let (inner, outer) = (units(*inner), units(*outer));
                let ring = Ring { inner, outer, from: *from, to: *to, colour: rgb(colour) };
                let centre = device.point(device.x(*x), *y);
                area.draw(&Sector { ring, centre, arc })?;
            }
        }
    }
    // Nothing covers a text, so texts come last, those of one kind after each other: to change the font takes a
    // canvas as long as to draw a rectangle.
    let texts = || scene.items.iter().filter_map(|item| Some((Kind::of(item)?, item)));
    let mut kinds: Vec<Kind> = Vec::new();
    for (kind, _) in texts() {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    for kind in kinds {
        for (_, item) in texts().filter(|(one, _)| *one == kind) {
            let Shape::Text { x, y, size, anchor, bold, text } = &item.shape else { continue };
            let style = device.text_style(*size, *anchor, *bold, theme.colour(item.role));
            let at = device.point(device.x(*x), *y);
            area.draw(&Text::new(text.as_str(), at, style))?;
        }
    }
    Ok(())
}

/// What makes two texts look alike.
#[derive(Clone, Copy, PartialEq)]
struct Kind {
    size: f64,
    bold: bool,
    role: Role,
}

impl Kind {
    /// The kind of a text; `None` for other shapes.
    fn of(item: &Item) -> Option<Self> {
        let Shape::Text { size, bold, .. } = item.shape else { return None };
        Some(Self { size, bold, role: item.role })
    }
}

/// Draws a ring sector around the point given.
pub type Arc<'a, B> = dyn Fn(
        &Ring,
        BackendCoord,
        &mut B,
    ) -> Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>
    + 'a;

/// A ring sector in units of the drawing area; angles in half turns, as in [`Shape::Sector`].
#[derive(Clone, Copy, Debug)]
pub struct Ring {
    /// Inner radius.
    pub inner: f64,
    /// Outer radius.
    pub outer: f64,
    /// Begin.
    pub from: f64,
    /// End.
    pub to: f64,
    /// Colour.
    pub colour: RGBColor,
}

impl Ring {
    /// The outline around `centre`, in steps so short that they stay within a tenth of a device pixel
    /// of the arc.
    pub fn outline(&self, (x, y): BackendCoord) -> Vec<BackendCoord> {
        let Self { inner, outer, from, to, .. } = *self;
        // A chord over the angle a lies at most r a²/8 below its arc.
        let step = (0.8 * UNIT / outer.max(UNIT)).sqrt() / std::f64::consts::PI;
        let steps = whole(((to - from) / step).ceil()).clamp(1, 512);
        let turn = |index: i32| from + (to - from) * f64::from(index) / f64::from(steps);
        let at = |radius: f64, turn: f64| {
            let (dx, dy) = crate::scene::polar(0.0, radius, turn);
            (x + whole(dx), y + whole(dy))
        };
        let out = (0..=steps).map(|index| at(outer, turn(index)));
        let back = (0..=steps).rev().map(|index| at(inner, turn(index)));
        out.chain(back).collect()
    }
}

/// A ring sector as an element of plotters, which has none of its own.
struct Sector<'a, B: DrawingBackend> {
    ring: Ring,
    centre: BackendCoord,
    arc: &'a Arc<'a, B>,
}

impl<'a, B: DrawingBackend> PointCollection<'a, BackendCoord> for &'a Sector<'_, B> {
    type Point = &'a BackendCoord;
    type IntoIter = Once<&'a BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        once(&self.centre)
    }
}

impl<B: DrawingBackend> Drawable<B> for Sector<'_, B> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        points.next().map_or(Ok(()), |centre| (self.arc)(&self.ring, centre, backend))
    }
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
        whole(css * self.ratio) * UNITS
    }

    /// The corners of a box with its edges on device pixels. What is wider than nothing stays at
    /// least a device pixel wide.
    fn corners(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> [(i32, i32); 2] {
        let axis = |from: f64, to: f64| {
            let (start, end) = (self.snapped(from), self.snapped(to));
            (start, if to > from { end.max(start + UNITS) } else { end })
        };
        let ((left, right), (top, bottom)) = (axis(x0, x1), axis(y0, y1));
        [(left, top), (right, bottom)]
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

/// The nearest whole number, in one instruction of WebAssembly where `round` is a call; scenes are far
/// smaller than its range.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn whole(value: f64) -> i32 {
    (value + 0.5).floor() as i32
}
