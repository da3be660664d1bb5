//! The canvas as a plotters backend: plotters-canvas draws the shapes; text goes to the same context
//! here, because plotters-canvas knows no baseline of letters and no font by name.

use plotters::drawing::IntoDrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, text_anchor::HPos,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::{
    paint::{self, UNIT},
    scene::{Scene, Theme},
};

/// Fonts of the page, so that words look the same in the picture and around it.
const FONTS: &str = "system-ui,-apple-system,\"PingFang SC\",\"Noto Sans CJK SC\",\"Noto Sans SC\",\
                     \"Microsoft YaHei\",sans-serif";

pub(super) fn draw(
    canvas: HtmlCanvasElement,
    scene: &Scene,
    width: f64,
    ratio: f64,
    theme: &Theme,
) -> Result<(), String> {
    let context = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok())
        .ok_or("the canvas gives no 2D context")?;
    let (w, h) = (canvas.width(), canvas.height());
    let inner = CanvasBackend::with_canvas_object(canvas).ok_or("the canvas gives no backend")?;
    let identity = |scale: f64| {
        context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).map_err(|_| "no transform")
    };
    identity(1.0)?;
    context.clear_rect(0.0, 0.0, w.into(), h.into());
    identity(1.0 / UNIT)?;
    let sheet = Sheet { inner, context: context.clone(), width: w, height: h };
    let area = sheet.into_drawing_area();
    paint::draw(&area, scene, width, ratio, theme).map_err(|error| error.to_string())
}

/// A canvas whose units are sixteenths of its pixels.
struct Sheet {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
    width: u32,
    height: u32,
}

type Outcome<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

impl DrawingBackend for Sheet {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // UNIT is 16
    fn get_size(&self) -> (u32, u32) {
        (self.width * UNIT as u32, self.height * UNIT as u32)
    }

    fn ensure_prepared(&mut self) -> Outcome<Self> {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Outcome<Self> {
        self.inner.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome<Self> {
        self.inner.draw_pixel(point, color)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome<Self> {
        self.inner.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Outcome<Self> {
        self.inner.fill_polygon(points, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Outcome<Self> {
        let weight = if matches!(style.style(), FontStyle::Bold) { "bold " } else { "" };
        // Sizes are whole sixteenths of a pixel, so that no float has to be printed.
        #[allow(clippy::cast_possible_truncation)]
        let size = style.size().round() as i32;
        let BackendColor { rgb: (r, g, b), .. } = style.color();
        let context = &self.context;
        context.set_font(&format!("{weight}{size}px {FONTS}"));
        context.set_fill_style_str(&format!("#{r:02x}{g:02x}{b:02x}"));
        context.set_text_baseline("alphabetic");
        context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        // A context that cannot write leaves the canvas without this text; the page checks its frame.
        let _ = context.fill_text(text, x.into(), y.into());
        Ok(())
    }
}
