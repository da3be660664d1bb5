//! Records read from JavaScript objects, and their charts as objects, pictures and tables.

use serde::Serialize as _;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::*;

use super::{ChartHandle, Form, description::ChartDescription};
use crate::{
    Faults, Lang, Problem, Report,
    chart::{self, Kind, Spec},
    render,
    report::{MAX_BYTES, MAX_DEPTH},
    scene::{self, Theme},
    site,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Which chart: completion bars, levels, growth bars, or the gauge of one indicator. */
export type Kind = "bars" | "levels" | "growth" | "gauge";

/** One thing wrong with a record. */
export interface Fault {
  /** `indicators[2].measures.total.result`; empty for the record as a whole. */
  path: string;
  /** The line of the text, from 1; objects have none. */
  line?: number;
  /** The character of the line, from 1. */
  column?: number;
  kind: FaultKind;
  /** What is there, what is allowed, and what to write instead, in English. */
  message: string;
  /** The same with its place, in each language by its code. */
  texts: Record<string, string>;
}

/** A language by its tag. What is none of these is Chinese. */
export type Lang = "zh" | "zh-CN" | "en";
"#;

/// A record that passed every check.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Record(Report);

/// Which chart is asked for.
fn spec(kind: &str, indicator: Option<String>, lang: &str) -> Result<Spec, JsError> {
    let lang = Lang::parse(lang).unwrap_or_default();
    let kind = Kind::parse(kind, lang)?;
    Ok(Spec { kind, indicator, lang })
}

/// The embedded record as JSON text, to be changed and handed to [`Record::read`].
#[wasm_bindgen(js_name = embeddedJson)]
pub fn embedded_json() -> String {
    crate::EMBEDDED.to_owned()
}

#[wasm_bindgen]
impl Record {
    /// The embedded record.
    ///
    /// # Errors
    /// Throws as [`Record::read`] does.
    pub fn embedded() -> Result<Record, JsValue> {
        Self::read(&js_sys::JSON::parse(crate::EMBEDDED)?)
    }

    /// Reads a plain object, such as `JSON.parse` gives.
    ///
    /// # Errors
    /// Throws a list of faults: every one, in the order of the record.
    pub fn read(
        #[wasm_bindgen(unchecked_param_type = "object")] object: &JsValue,
    ) -> Result<Record, JsValue> {
        plain(object).and_then(report).map(Self).map_err(|faults| thrown(&faults))
    }

    /// What charts draw of it as compact bytes, for [`Record::for_drawing`].
    pub fn compact(&self) -> Vec<u8> {
        chart::Drawings::of(&self.0).to_bytes()
    }

    /// What `<plan-chart>` reads of a published report: the content of `report.json`.
    ///
    /// # Errors
    /// Never: it has texts and lists alone.
    #[wasm_bindgen(js_name = reportData, unchecked_return_type = "object")]
    pub fn report_data(&self) -> Result<JsValue, JsError> {
        Ok(site::known_of_report(&self.0).serialize(&Serializer::json_compatible())?)
    }

    /// A chart with what it is about and where it comes from, as HTML: what `<plan-chart>` takes from its page.
    ///
    /// # Errors
    /// Says why there is no such chart.
    pub fn section(
        &self,
        kind: &str,
        indicator: Option<String>,
        lang: &str,
    ) -> Result<String, JsError> {
        let spec = spec(kind, indicator, lang)?;
        let chart = chart::build(&self.0, &spec)?;
        Ok(site::frame_section(&self.0, &chart, &spec))
    }

    /// A chart to draw; `indicator` is the id of an indicator, for a gauge.
    ///
    /// # Errors
    /// Says why there is none.
    pub fn chart(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Kind")] kind: &str,
        indicator: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Lang")] lang: &str,
    ) -> Result<ChartHandle, JsError> {
        let spec = spec(kind, indicator, lang)?;
        let fonts = spec.lang.chart_words().fonts().to_owned();
        Ok(ChartHandle::new(chart::body(&self.0, &spec)?, fonts))
    }

    /// What a chart shows in a place `width` CSS px wide: its words, its table with the numbers behind the cells, and
    /// where its marks and texts are.
    ///
    /// # Errors
    /// Says why there is no such chart.
    #[wasm_bindgen(unchecked_return_type = "ChartDescription")]
    pub fn describe(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Kind")] kind: &str,
        indicator: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Lang")] lang: &str,
        form: Form,
        width: f64,
    ) -> Result<JsValue, JsError> {
        let spec = spec(kind, indicator, lang)?;
        let chart = chart::build(&self.0, &spec)?;
        let scene = scene::layout(&chart, form.try_into()?);
        let description = ChartDescription::new(&chart, &scene, width);
        Ok(description.serialize(&Serializer::json_compatible())?)
    }

    /// A chart alone as SVG, `width` CSS px wide.
    ///
    /// # Errors
    /// Says why there is no such chart.
    pub fn svg(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Kind")] kind: &str,
        indicator: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Lang")] lang: &str,
        form: Form,
        width: f64,
        dark: bool,
    ) -> Result<String, JsError> {
        let chart = chart::build(&self.0, &spec(kind, indicator, lang)?)?;
        let theme = if dark { Theme::DARK } else { Theme::LIGHT };
        let scene = scene::layout(&chart, form.try_into()?);
        Ok(render::picture(&scene, width, &theme, chart.lang, &chart.name()))
    }

    /// A chart as an SVG picture that stands alone, with title, notes and source in it.
    ///
    /// # Errors
    /// Says why there is no such chart.
    pub fn picture(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Kind")] kind: &str,
        indicator: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Lang")] lang: &str,
        form: Form,
    ) -> Result<String, JsError> {
        let chart = chart::build(&self.0, &spec(kind, indicator, lang)?)?;
        Ok(site::picture(&self.0, &chart, form.try_into()?))
    }

    /// The table of a chart as CSV with a byte-order mark: numbers with their units, notes and source.
    ///
    /// # Errors
    /// Says why there is no such chart.
    pub fn csv(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Kind")] kind: &str,
        indicator: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Lang")] lang: &str,
    ) -> Result<String, JsError> {
        Ok(site::table(&self.0, &spec(kind, indicator, lang)?)?)
    }
}

/// A copy of the object with nothing in it that could throw or lead back: what JSON holds of it.
fn plain(object: &JsValue) -> Result<JsValue, Faults> {
    let unreadable = |error: JsValue| {
        // Not by its class: it may come from another window.
        let read = |name: &str| js_sys::Reflect::get(&error, &name.into()).ok()?.as_string();
        // Engines call an object that is nested too deeply by different names.
        if matches!(read("name").as_deref(), Some("RangeError" | "InternalError")) {
            return Faults::single(Problem::TooDeep { most: MAX_DEPTH });
        }
        let reason = read("message").unwrap_or_else(|| "it gives no reason".to_owned());
        Faults::single(Problem::Unreadable { reason })
    };
    let text = js_sys::JSON::stringify(object).map_err(unreadable)?;
    // Of a function, a symbol and `undefined` there is no text at all.
    if !text.is_string() {
        let reason = "it is no object".to_owned();
        return Err(Faults::single(Problem::Unreadable { reason }));
    }
    // Before any of it is copied: no text has fewer bytes than units of UTF-16.
    if text.length() as usize > MAX_BYTES {
        let found = Some(text.length() as usize);
        return Err(Faults::single(Problem::TooManyBytes { found, most: MAX_BYTES }));
    }
    js_sys::JSON::parse(&String::from(text)).map_err(unreadable)
}

fn report(plain: JsValue) -> Result<Report, Faults> {
    Report::from_deserializer(Deserializer::from(plain))
}

/// The faults as what [`Record::read`] throws.
fn thrown(faults: &Faults) -> JsValue {
    let list = faults.list().serialize(&Serializer::json_compatible());
    list.unwrap_or_else(JsValue::from)
}
