//! What the editor's page calls. Objects of its own scripts come in, plain objects go out.

// Texts that may be left out come as owned ones.
#![allow(clippy::needless_pass_by_value)]

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{Lang, editor};

/// Turns a table into a site, step by step.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Editor(editor::Editor);

/// The language of the page.
fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap_or_default()
}

fn from<T: DeserializeOwned>(object: JsValue) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(object)?)
}

fn to(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

#[wasm_bindgen]
impl Editor {
    /// Creates an editor from the parts that every site has.
    ///
    /// # Errors
    /// When they are those of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(parts: &[u8]) -> Result<Editor, JsError> {
        Ok(Self(editor::Editor::new(parts)?))
    }

    /// Opens what is handed in and returns its sheets.
    ///
    /// # Errors
    /// When an object is none that the page's scripts make.
    pub fn open(
        &mut self,
        given: JsValue,
        decided: JsValue,
        tag: &str,
    ) -> Result<JsValue, JsError> {
        to(&self.0.open(from(given)?, &from(decided)?, lang(tag)))
    }

    /// Reads what was opened.
    ///
    /// # Errors
    /// When an object is none that the page's scripts make.
    pub fn read(&mut self, decided: JsValue, tag: &str) -> Result<JsValue, JsError> {
        to(&self.0.read(&from(decided)?, lang(tag)))
    }

    /// The page as it will be: all of it, or what differs from the one with the number `shown`.
    ///
    /// # Errors
    /// Never fails: texts always convert to JavaScript.
    pub fn preview(&mut self, tag: &str, shown: Option<u32>) -> Result<JsValue, JsError> {
        to(&self.0.preview(lang(tag), shown))
    }

    /// The style sheet of that page.
    pub fn style(&self) -> String {
        self.0.style()
    }

    /// Name and text of the page as one file.
    ///
    /// # Errors
    /// Never fails: texts always convert to JavaScript.
    pub fn standalone(&self, tag: &str) -> Result<JsValue, JsError> {
        to(&self.0.standalone(lang(tag)))
    }

    /// The whole site as an archive.
    pub fn site(&self, address: Option<String>) -> Option<Vec<u8>> {
        self.0.site(address.as_deref())
    }

    /// What can be taken away of each chart.
    ///
    /// # Errors
    /// Never fails: texts always convert to JavaScript.
    pub fn charts(&self, tag: &str) -> Result<JsValue, JsError> {
        to(&self.0.charts(lang(tag)))
    }

    /// The record as a filled template.
    pub fn workbook(&self, tag: &str) -> Option<Vec<u8>> {
        self.0.workbook(lang(tag))
    }

    /// Everything that was found as a workbook.
    pub fn list(&self, tag: &str) -> Option<Vec<u8>> {
        self.0.list(lang(tag))
    }

    /// The record in the first of these files, if it is a record or a filled template.
    ///
    /// # Errors
    /// When an object is none that the page's scripts make.
    #[wasm_bindgen(js_name = recordOf)]
    pub fn record_of(&self, files: JsValue) -> Result<Option<String>, JsError> {
        let files: Vec<editor::GivenFile> = from(files)?;
        Ok(files.first().and_then(editor::record_of))
    }

    /// A template to fill in, with an example or of an earlier record.
    pub fn template(&self, tag: &str, like: Option<String>) -> Option<Vec<u8>> {
        editor::template(lang(tag), like.as_deref())
    }
}
