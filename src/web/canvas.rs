//! A canvas as a plotters backend: plotters-canvas, counting in sixteenths of a device pixel.
//!
//! Shapes are forwarded to [`CanvasBackend`] under a transform. Texts and ring sectors go to the context itself:
//! plotters-canvas knows neither the baseline of letters nor a list of fonts, plotters knows no arcs.

use std::{f64::consts::PI, fmt};

use plotters::drawing::IntoDrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, text_anchor::HPos,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

use crate::{
    render::{self, Ring, UNIT, whole},
    scene::{Colour, Role, Scene, Theme},
};

/// Draws over the whole canvas of `context`: `size` is the width in CSS px and device px per CSS px.
pub(super) fn draw(
    context: &CanvasRenderingContext2d,
    scene: &Scene,
    fonts: &str,
    (width, ratio): (f64, f64),
    theme: &Theme,
) -> Result<(), CanvasError> {
    let mut target = CanvasTarget::new(context, scene, fonts, (width, ratio))?;
    target.clear(theme.colour(Role::Card))?;
    let area = target.into_drawing_area();
    render::draw_with(&area, scene, width, ratio, theme, &|ring, centre, target| {
        target.ring(ring, centre)
    })
    .map_err(CanvasError::from)
}

/// A call that a canvas refused.
#[derive(Debug)]
pub(super) struct CanvasError {
    call: &'static str,
    reason: String,
}

impl CanvasError {
    /// `error` is what the call threw.
    fn thrown(call: &'static str, error: &JsValue) -> Self {
        // Not by its class: it may come from another window.
        let reason = js_sys::Reflect::get(error, &"message".into()).ok();
        let reason = reason.and_then(|message| message.as_string());
        Self { call, reason: reason.unwrap_or_else(|| "it gave no reason".to_owned()) }
    }
}

impl fmt::Display for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the canvas refused {}: {}", self.call, self.reason)
    }
}

impl std::error::Error for CanvasError {}

impl From<plotters::drawing::DrawingAreaErrorKind<Self>> for CanvasError {
    fn from(error: plotters::drawing::DrawingAreaErrorKind<Self>) -> Self {
        use plotters::drawing::DrawingAreaErrorKind::BackendError;
        match error {
            BackendError(DrawingErrorKind::DrawingError(error)) => error,
            other => Self { call: "drawing", reason: other.to_string() },
        }
    }
}

type Outcome = Result<(), DrawingErrorKind<CanvasError>>;

fn refused(call: &'static str) -> impl Fn(JsValue) -> DrawingErrorKind<CanvasError> {
    move |reason| DrawingErrorKind::DrawingError(CanvasError::thrown(call, &reason))
}

/// An error of plotters-canvas, which does not name the call.
fn inner<E: std::error::Error + Send + Sync>(
    call: &'static str,
) -> impl Fn(DrawingErrorKind<E>) -> DrawingErrorKind<CanvasError> {
    move |error| DrawingErrorKind::DrawingError(CanvasError { call, reason: error.to_string() })
}

/// plotters-canvas with units of a sixteenth of a device pixel.
struct CanvasTarget<'a> {
    backend: CanvasBackend,
    context: &'a CanvasRenderingContext2d,
    size: (u32, u32),
    fonts: &'a str,
    /// Device px that the context counts in now.
    unit: f64,
    /// How the context writes now; unknown after a shape, which has a colour of its own.
    writing: Option<Writing>,
}

#[derive(Clone, Copy, PartialEq)]
struct Writing {
    /// Sixteenths of a device pixel.
    size: i32,
    bold: bool,
    align: Align,
    colour: (u8, u8, u8),
}

#[derive(Clone, Copy, PartialEq)]
enum Align {
    Left,
    Center,
    Right,
}

impl<'a> CanvasTarget<'a> {
    fn new(
        context: &'a CanvasRenderingContext2d,
        scene: &Scene,
        fonts: &'a str,
        (width, ratio): (f64, f64),
    ) -> Result<Self, CanvasError> {
        let call = "its 2D context";
        let backend = context.canvas().and_then(CanvasBackend::with_canvas_object);
        let backend = backend.ok_or_else(|| CanvasError {
            call,
            reason: "it is no canvas element of this page: use the SVG".to_owned(),
        })?;
        let units = |css: f64| whole(css * ratio * UNIT).unsigned_abs();
        Ok(Self {
            backend,
            context,
            size: (units(width), units(scene.height)),
            fonts,
            // Not known before it is set.
            unit: 0.0,
            writing: None,
        })
    }

    /// Covers all of the canvas with an opaque ground: what darkens pages from outside goes by what is opaque.
    fn clear(&mut self, [r, g, b]: Colour) -> Result<(), CanvasError> {
        self.count_in(1.0).map_err(|reason| CanvasError::thrown("setTransform", &reason))?;
        let (width, height) = self.backend.get_size();
        self.context.set_fill_style_str(&css((r, g, b)));
        self.context.fill_rect(0.0, 0.0, width.into(), height.into());
        self.context.set_text_baseline("alphabetic");
        Ok(())
    }

    fn count_in(&mut self, unit: f64) -> Result<(), JsValue> {
        #[allow(clippy::float_cmp)] // one of two constants
        if self.unit != unit {
            self.context.set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0)?;
            self.unit = unit;
        }
        Ok(())
    }

    /// plotters-canvas, counting in sixteenths.
    fn shapes(&mut self) -> Result<&mut CanvasBackend, DrawingErrorKind<CanvasError>> {
        self.count_in(1.0 / UNIT).map_err(refused("setTransform"))?;
        self.writing = None;
        Ok(&mut self.backend)
    }

    /// A broad line: to fill the space between two arcs takes a browser four times as long.
    fn ring(&mut self, ring: &Ring, (x, y): BackendCoord) -> Outcome {
        self.count_in(1.0 / UNIT).map_err(refused("setTransform"))?;
        let context = self.context;
        context.set_stroke_style_str(&css(BackendStyle::color(&ring.colour).rgb));
        context.set_line_width(ring.outer - ring.inner);
        context.begin_path();
        let [from, to] = [ring.from, ring.to].map(|turn| PI * (1.0 + turn));
        context
            .arc(x.into(), y.into(), (ring.outer + ring.inner) / 2.0, from, to)
            .map_err(refused("arc"))?;
        context.stroke();
        Ok(())
    }

    fn write_as(&mut self, writing: Writing) {
        let (context, last) = (self.context, self.writing.replace(writing));
        let Writing { size, bold, align, colour } = writing;
        if last.map(|last| (last.size, last.bold)) != Some((size, bold)) {
            let weight = if bold { "bold " } else { "" };
            context.set_font(&format!("{weight}{}px {}", f64::from(size) / UNIT, self.fonts));
        }
        if last.map(|last| last.align) != Some(align) {
            context.set_text_align(match align {
                Align::Left => "left",
                Align::Center => "center",
                Align::Right => "right",
            });
        }
        if last.map(|last| last.colour) != Some(colour) {
            context.set_fill_style_str(&css(colour));
        }
    }
}

fn css((r, g, b): (u8, u8, u8)) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

impl DrawingBackend for CanvasTarget<'_> {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.backend.ensure_prepared().map_err(inner("to prepare"))
    }

    fn present(&mut self) -> Outcome {
        self.backend.present().map_err(inner("to present"))
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Outcome {
        self.shapes()?.draw_pixel(at, colour).map_err(inner("fillRect"))
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        self.shapes()?.draw_line(from, to, style).map_err(inner("stroke"))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.shapes()?.draw_rect(from, to, style, fill).map_err(inner("fillRect"))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.shapes()?.draw_path(path, style).map_err(inner("stroke"))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Outcome {
        self.shapes()?.fill_polygon(points, style).map_err(inner("fill"))
    }

    /// At the size of the letters: under a transform that scales them down, browsers draw them as shapes.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Outcome {
        self.count_in(1.0).map_err(refused("setTransform"))?;
        self.write_as(Writing {
            size: whole(style.size()),
            bold: matches!(style.style(), FontStyle::Bold),
            align: match style.anchor().h_pos {
                HPos::Left => Align::Left,
                HPos::Center => Align::Center,
                HPos::Right => Align::Right,
            },
            colour: style.color().rgb,
        });
        self.context
            .fill_text(text, f64::from(x) / UNIT, f64::from(y) / UNIT)
            .map_err(refused("fillText"))
    }

    /// Never measured: plotters would insert elements with styles, which a content policy forbids.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        Ok((0, 0))
    }
}
