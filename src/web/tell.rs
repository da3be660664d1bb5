//! Charts for programs: as plain objects, as pictures that stand alone, as CSV.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{Record, gate::object, spec};
use crate::{
    chart::{self, Quantity, SpecError},
    scene::{self, Bounds, Form, Shape},
    site,
};

#[wasm_bindgen]
impl Record {
    /// What a chart shows, as a plain object: its words, its table with the numbers behind the cells, and
    /// where its marks and texts are in a place `width` CSS px wide. Throws as [`Record::chart`].
    pub fn shown(
        &self,
        kind: &str,
        indicator: Option<String>,
        lang: &str,
        wide: bool,
        width: f64,
    ) -> Result<JsValue, JsError> {
        let spec = spec(kind, indicator, lang)?;
        let chart = chart::build(&self.0, &spec).map_err(no_chart)?;
        let quantities = chart::quantities(&self.0, &spec).map_err(no_chart)?;
        let scene = scene::layout(&chart, form(wide));
        let rows = chart.table.rows.iter().zip(&quantities).map(|(row, quantities)| {
            let cells = row.cells.iter().zip(quantities).map(|(text, number)| {
                object([("text", text.into()), ("number", number.map_or(JsValue::NULL, quantity))])
            });
            object([
                ("indicator", (&row.id).into()),
                ("mark", count(row.datum)),
                ("header", (&row.header).into()),
                ("cells", list(cells)),
                ("place", (&row.place).into()),
            ])
        });
        let table = object([
            ("caption", (&chart.table.caption).into()),
            ("columns", list(chart.table.columns.iter().map(JsValue::from))),
            ("rows", list(rows)),
        ]);
        let marks = scene.bands.iter().enumerate().map(|(index, band)| {
            let row = chart.table.rows.iter().find(|row| row.datum == index);
            let strip = Bounds { x0: 0.0, y0: band.y, x1: width, y1: band.y + band.height };
            object([
                ("indicator", row.map_or(JsValue::NULL, |row| (&row.id).into())),
                ("box", rectangle(strip)),
            ])
        });
        let parts = scene.items.iter().map(|item| {
            let text = match &item.shape {
                Shape::Text { text, .. } => text.into(),
                _ => JsValue::NULL,
            };
            object([
                ("role", item.role.name().into()),
                ("mark", item.datum.map_or(JsValue::NULL, count)),
                ("text", text),
                ("box", rectangle(scene.bounds(item, width))),
            ])
        });
        Ok(object([
            ("id", (&chart.id).into()),
            ("lang", chart.lang.tag().into()),
            ("heading", (&chart.heading).into()),
            ("sentence", (&chart.takeaway).into()),
            ("working", chart.working.as_ref().map_or(JsValue::NULL, JsValue::from)),
            ("notes", list(chart.notes.iter().map(JsValue::from))),
            ("table", table),
            ("width", width.into()),
            ("height", scene.height.into()),
            ("marks", list(marks)),
            ("parts", list(parts)),
        ]))
    }

    /// A chart as an SVG picture that stands alone, with title, notes and source in it. Throws as
    /// [`Record::chart`].
    pub fn picture(
        &self,
        kind: &str,
        indicator: Option<String>,
        lang: &str,
        wide: bool,
    ) -> Result<String, JsError> {
        let chart = chart::build(&self.0, &spec(kind, indicator, lang)?).map_err(no_chart)?;
        Ok(site::picture(&self.0, &chart, form(wide)))
    }

    /// The table of a chart as CSV: numbers with their units, notes and source beside them. Throws as
    /// [`Record::chart`].
    pub fn csv(
        &self,
        kind: &str,
        indicator: Option<String>,
        lang: &str,
    ) -> Result<String, JsError> {
        site::table(&self.0, &spec(kind, indicator, lang)?).map_err(no_chart)
    }
}

#[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
fn no_chart(error: SpecError) -> JsError {
    JsError::new(&error.to_string())
}

fn form(wide: bool) -> Form {
    if wide { Form::Wide } else { Form::Compact }
}

fn quantity(one: Quantity) -> JsValue {
    object([
        // Exact, as text: 5.0 keeps its nought.
        ("value", one.value.to_string().into()),
        ("unit", one.unit.code().into()),
        ("qualifier", one.qualifier.map_or(JsValue::NULL, |word| word.code().into())),
    ])
}

fn rectangle(bounds: Bounds) -> JsValue {
    object([
        ("x", bounds.x0.into()),
        ("y", bounds.y0.into()),
        ("width", (bounds.x1 - bounds.x0).into()),
        ("height", (bounds.y1 - bounds.y0).into()),
    ])
}

fn count(number: usize) -> JsValue {
    u32::try_from(number).unwrap_or_default().into()
}

fn list(values: impl Iterator<Item = JsValue>) -> JsValue {
    let list = Array::new();
    values.for_each(|value| {
        list.push(&value);
    });
    list.into()
}
