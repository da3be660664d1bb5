//! The browser's side: what JavaScript calls. No other room knows a browser.

// JavaScript sees what is `pub` here; Rust sees none of it.
#![allow(unreachable_pub)]

#[cfg(feature = "bench")]
mod bench;
mod canvas;
#[cfg(feature = "gate")]
mod gate;
#[cfg(feature = "gate")]
mod object;
#[cfg(feature = "tell")]
mod tell;

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;

#[cfg(not(feature = "gate"))]
use crate::chart::Body as Shown;
#[cfg(feature = "gate")]
use crate::chart::Chart as Shown;
use crate::{
    Lang, Report,
    chart::{Kind, Spec, SpecError},
    joined::strung,
    scene::{self, Form, Scene, Theme},
};

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A record that passed every check.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Record(Report);

#[cfg(not(feature = "gate"))]
#[wasm_bindgen]
impl Record {
    /// The record that was packed into the module when it was built. Throws where it is damaged.
    pub fn embedded() -> Result<Record, JsError> {
        let packed = include_str!(env!("PLAN_CHART_PACKED"));
        Report::unpack(packed)
            .map(Self)
            .ok_or_else(|| JsError::new("the embedded record is damaged"))
    }
}

#[wasm_bindgen]
impl Record {
    /// Builds a chart: `bars`, `growth`, or `gauge` with the id of an indicator. Throws an `Error`
    /// that says why there is none.
    pub fn chart(
        &self,
        kind: &str,
        indicator: Option<String>,
        lang: &str,
    ) -> Result<Live, JsError> {
        let spec = spec(kind, indicator, lang)?;
        let shown = shown(&self.0, &spec).map_err(|error| JsError::new(&error.message()))?;
        Ok(Live { shown, scenes: Default::default() })
    }
}

/// Which chart is asked for.
fn spec(kind: &str, indicator: Option<String>, lang: &str) -> Result<Spec, JsError> {
    let kind = match kind {
        "bars" => Kind::Bars,
        "growth" => Kind::Growth,
        "gauge" => Kind::Gauge,
        other => return Err(JsError::new(&strung(&["chart: there is no “", other, "”"]))),
    };
    let lang = Lang::parse(lang).unwrap_or_default();
    Ok(Spec { kind, indicator, lang, ..Spec::default() })
}

/// All of a chart where it is told as well, else only what is drawn.
fn shown(report: &Report, spec: &Spec) -> Result<Shown, SpecError> {
    #[cfg(feature = "gate")]
    return crate::chart::build(report, spec);
    #[cfg(not(feature = "gate"))]
    return crate::chart::drawn(report, spec);
}

/// A chart, laid out in a form when that is first drawn.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Live {
    shown: Shown,
    scenes: [OnceCell<Scene>; 3],
}

#[wasm_bindgen]
impl Live {
    /// The height in CSS px in a form: 0 compact, 1 wide, 2 narrow.
    pub fn height(&self, form: usize) -> f64 {
        self.scene(form).height
    }

    /// Draws over the whole canvas of `context`, whose backing store is `ratio` times as large as its
    /// `width` × `height(form)` CSS px.
    ///
    /// `colours`: one for each role, in the order of the stylesheet's list, as 0xRRGGBB. Larger type is fewer
    /// CSS px, each of them larger: `width` divided by how large it is, `ratio` and the height multiplied.
    pub fn draw(&self, context: &JsValue, form: usize, width: f64, ratio: f64, colours: &[u32]) {
        canvas::draw(context, self.scene(form), width, ratio, &Theme::of(colours));
    }
}

impl Live {
    fn scene(&self, form: usize) -> &Scene {
        let [compact, wide, narrow] = &self.scenes;
        let (scene, form) = match form {
            1 => (wide, Form::Wide),
            2 => (narrow, Form::Narrow),
            _ => (compact, Form::Compact),
        };
        scene.get_or_init(|| scene::layout(&self.shown, form))
    }
}
