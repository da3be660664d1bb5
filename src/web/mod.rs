//! The browser's side: what JavaScript calls. No other room knows a browser.

// JavaScript sees what is `pub` here; Rust sees none of it.
#![allow(unreachable_pub)]

#[cfg(feature = "bench")]
mod bench;
mod canvas;
mod object;

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;

use crate::{
    Faults, Lang, Report,
    chart::{self, Chart, Kind, Spec},
    scene::{self, Form, Scene, Theme},
};

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The embedded record as JSON text, to be handed to `JSON.parse` and back to [`Record::read`].
#[cfg(feature = "embedded")]
#[wasm_bindgen]
pub fn embedded() -> String {
    crate::EMBEDDED.to_owned()
}

/// A record that passed every check.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Record(Report);

#[wasm_bindgen]
impl Record {
    /// Reads a plain object. Throws a list of `{path, kind, message}`, one for each fault.
    pub fn read(object: JsValue) -> Result<Record, JsValue> {
        Report::from_deserializer(object::Value(object)).map(Self).map_err(|faults| told(&faults))
    }

    /// Builds a chart: `bars`, `growth`, or `gauge` with the id of an indicator. Throws an `Error`
    /// that says why there is none.
    pub fn chart(
        &self,
        kind: &str,
        indicator: Option<String>,
        lang: &str,
    ) -> Result<Live, JsError> {
        let kind = match kind {
            "bars" => Kind::Bars,
            "growth" => Kind::Growth,
            "gauge" => Kind::Gauge,
            other => return Err(JsError::new(&format!("chart: there is no “{other}”"))),
        };
        let lang = Lang::parse(lang).unwrap_or_default();
        let spec = Spec { kind, indicator, lang, ..Spec::default() };
        let chart =
            chart::build(&self.0, &spec).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Live { chart, scenes: Default::default() })
    }
}

/// A chart, laid out in a form when that is first drawn.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Live {
    chart: Chart,
    scenes: [OnceCell<Scene>; 2],
}

#[wasm_bindgen]
impl Live {
    /// What a screen reader says.
    pub fn name(&self) -> String {
        self.chart.name()
    }

    /// The height in CSS px.
    pub fn height(&self, wide: bool) -> f64 {
        self.scene(wide).height
    }

    /// Draws over the whole canvas of `context`, whose backing store is `ratio` times as large as its
    /// `width` × `height(wide)` CSS px.
    pub fn draw(&self, context: &JsValue, wide: bool, width: f64, ratio: f64, dark: bool) {
        let theme = if dark { Theme::DARK } else { Theme::LIGHT };
        canvas::draw(context, self.scene(wide), width, ratio, &theme);
    }
}

#[cfg(feature = "embedded")]
#[wasm_bindgen]
impl Live {
    /// The chart as a picture in SVG, `width` CSS px wide.
    pub fn svg(&self, wide: bool, width: f64, dark: bool) -> String {
        let theme = if dark { Theme::DARK } else { Theme::LIGHT };
        crate::paint::picture(self.scene(wide), width, &theme, &self.chart.name())
    }
}

impl Live {
    fn scene(&self, wide: bool) -> &Scene {
        let [compact, wide_one] = &self.scenes;
        let (scene, form) = if wide { (wide_one, Form::Wide) } else { (compact, Form::Compact) };
        scene.get_or_init(|| scene::layout(&self.chart, form))
    }
}

/// Faults as JavaScript objects.
fn told(faults: &Faults) -> JsValue {
    let list = js_sys::Array::new();
    for fault in faults.list() {
        let object = js_sys::Object::new();
        for (name, value) in [
            ("path", fault.path.as_str()),
            ("kind", fault.kind.code()),
            ("message", &fault.message),
        ] {
            // Setting a field of a plain object does not fail.
            let _ = js_sys::Reflect::set(&object, &name.into(), &value.into());
        }
        list.push(&object);
    }
    list.into()
}
