//! The gate for records from JavaScript, and charts told in words.

use wasm_bindgen::prelude::*;

use super::{Live, Record, object::Value};
use crate::{Faults, Report, scene::Theme};

/// The embedded record as JSON text, to be handed to `JSON.parse` and back to [`Record::read`].
#[wasm_bindgen]
pub fn embedded() -> String {
    crate::EMBEDDED.to_owned()
}

#[wasm_bindgen]
impl Record {
    /// The embedded record, with everything in it.
    pub fn embedded() -> Result<Record, JsValue> {
        js_sys::JSON::parse(crate::EMBEDDED).and_then(Self::read)
    }

    /// Reads a plain object. Throws a list of `{path, kind, message}`, one for each fault.
    pub fn read(given: JsValue) -> Result<Record, JsValue> {
        Report::from_deserializer(Value(given)).map(Self).map_err(|faults| told(&faults))
    }
}

#[wasm_bindgen]
impl Live {
    /// What a screen reader says.
    pub fn name(&self) -> String {
        self.shown.name()
    }

    /// The chart as a picture in SVG, in a form and `width` CSS px wide.
    pub fn svg(&self, form: usize, width: f64, dark: bool) -> String {
        let theme = if dark { Theme::DARK } else { Theme::LIGHT };
        crate::render::picture(self.scene(form), width, &theme, &self.shown.name())
    }
}

/// Faults as JavaScript objects.
fn told(faults: &Faults) -> JsValue {
    let list = js_sys::Array::new();
    for fault in faults.list() {
        list.push(&object([
            ("path", (&fault.path).into()),
            ("kind", fault.kind.code().into()),
            ("message", (&fault.message).into()),
        ]));
    }
    list.into()
}

/// A plain object with these fields.
pub(super) fn object<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object does not fail.
        let _ = js_sys::Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
