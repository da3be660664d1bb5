//! What JavaScript calls: records, charts on canvases and, with the feature `record`, records read from objects and
//! charts described. No other module knows a browser.

// JavaScript sees what is `pub` here; Rust sees none of it.
#![allow(unreachable_pub)]

#[cfg(feature = "bench")]
mod bench;
mod canvas;
#[cfg(feature = "record")]
mod description;
#[cfg(feature = "editor")]
mod editor;
#[cfg(feature = "record")]
mod record;

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

use crate::{
    chart::{self, Body, EMBEDDED_DRAWINGS},
    scene::{self, Scene, Theme},
};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What the charts of a report draw.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Drawings(chart::Drawings);

#[wasm_bindgen]
impl Drawings {
    /// From compact bytes, by default those of the embedded report.
    ///
    /// # Errors
    /// When the bytes are damaged, or those of another version of the module.
    pub fn read(compact: Option<Box<[u8]>>) -> Result<Drawings, JsError> {
        let drawings = compact.map_or_else(
            || chart::Drawings::from_bytes(EMBEDDED_DRAWINGS),
            |bytes| chart::Drawings::from_bytes(&bytes),
        );
        drawings.map(Self).ok_or_else(|| JsError::new("the drawings cannot be read"))
    }

    /// A chart to draw; `indicator` is the id of an indicator, for a gauge. Charts of all indicators do without.
    ///
    /// # Errors
    /// When there is none.
    pub fn chart(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Kind")] kind: &str,
        indicator: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Lang")] lang: &str,
    ) -> Result<ChartHandle, JsError> {
        let of_one = indicator.map_or_else(|| kind.to_owned(), |of| [kind, of.as_str()].join("-"));
        let found = self.0.find(kind, lang).or_else(|| self.0.find(&of_one, lang));
        let (body, fonts) = found.ok_or_else(|| JsError::new(&["no chart: ", &of_one].concat()))?;
        Ok(ChartHandle::new(body.clone(), fonts.to_owned()))
    }
}

/// The shape of a layout: for a phone, for a wide place, for large type on a phone.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum Form {
    Compact = "compact",
    Wide = "wide",
    Narrow = "narrow",
}

impl TryFrom<Form> for scene::Form {
    type Error = JsError;

    fn try_from(form: Form) -> Result<Self, JsError> {
        match form {
            Form::Compact => Ok(Self::Compact),
            Form::Wide => Ok(Self::Wide),
            Form::Narrow => Ok(Self::Narrow),
            Form::__Invalid => Err(JsError::new("form: must be compact, wide or narrow")),
        }
    }
}

/// A chart to draw, laid out in a form when that is first asked for.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ChartHandle {
    body: Body,
    fonts: String,
    scenes: [OnceCell<Scene>; scene::Form::ALL.len()],
}

#[wasm_bindgen]
impl ChartHandle {
    /// The height in CSS px in a form.
    ///
    /// # Errors
    /// When there is no such form.
    pub fn height(&self, form: Form) -> Result<f64, JsError> {
        Ok(self.scene(form)?.height)
    }

    /// Draws over the whole canvas of `context`, whose backing store is `ratio` times as large as `width` by
    /// `height(form)` CSS px.
    ///
    /// `colours` has one for each of `ROLES`, as 0xRRGGBB. Larger type is fewer CSS px, each of them larger: `width`
    /// divided by how large it is, `ratio` and the height multiplied.
    ///
    /// # Errors
    /// Names the call that the canvas refused.
    pub fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        form: Form,
        width: f64,
        ratio: f64,
        colours: &[u32],
    ) -> Result<(), JsError> {
        let scene = self.scene(form)?;
        canvas::draw(context, scene, &self.fonts, (width, ratio), &Theme::of(colours))?;
        Ok(())
    }
}

impl ChartHandle {
    fn new(body: Body, fonts: String) -> Self {
        Self { body, fonts, scenes: Default::default() }
    }

    fn scene(&self, form: Form) -> Result<&Scene, JsError> {
        let form = scene::Form::try_from(form)?;
        Ok(self.scenes[form as usize].get_or_init(|| scene::layout(&self.body, form)))
    }
}
