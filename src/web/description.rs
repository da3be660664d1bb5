//! What a chart shows, as objects for JavaScript. The declarations in TypeScript are generated from these types.

use serde::Serialize;
use tsify::Tsify;

use crate::{
    chart::Chart,
    report::Qualifier,
    scene::{Bounds, Role, Scene, Shape},
};

/// What a chart shows.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ChartDescription {
    /// `bars`, `growth`, `gauge-gdp`.
    id: String,
    /// Language tag: `zh-CN`, `en`.
    lang: &'static str,
    /// What a screen reader says.
    name: String,
    heading: String,
    /// One sentence that says what the chart shows.
    sentence: String,
    /// How what the report does not print was calculated.
    workings: Vec<String>,
    /// Contradictions and doubts.
    notes: Vec<String>,
    table: TableDescription,
    /// CSS px.
    width: f64,
    /// CSS px.
    height: f64,
    /// What a pointer or a key selects.
    marks: Vec<MarkDescription>,
    /// Everything drawn, the lowest first.
    parts: Vec<PartDescription>,
}

/// The table of a chart.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TableDescription {
    caption: String,
    /// The first one is above the row headers.
    columns: Vec<String>,
    rows: Vec<RowDescription>,
}

/// A row of a table.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct RowDescription {
    /// The id of its indicator.
    indicator: String,
    /// Index into the marks of the chart.
    mark: usize,
    header: String,
    cells: Vec<CellDescription>,
    /// Where the report prints it.
    place: String,
}

/// A cell of a table.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct CellDescription {
    text: String,
    number: Option<Quantity>,
}

/// A number as printed or calculated.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Quantity {
    /// Exact decimal text, such as `-3.6` or `5.0`.
    value: String,
    /// The code of its unit in a record, such as `100m-yuan` or `percent`, or the id of a unit of the record's own.
    unit: String,
    /// The word that makes it approximate.
    qualifier: Option<Qualifier>,
}

/// What a pointer or a key selects.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct MarkDescription {
    indicator: Option<String>,
    #[serde(rename = "box")]
    bounds: Rectangle,
}

/// A shape or a text of a chart.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct PartDescription {
    role: Role,
    /// Index into the marks of the chart.
    mark: Option<usize>,
    text: Option<String>,
    #[serde(rename = "box")]
    bounds: Rectangle,
}

/// A rectangle in CSS px, y downwards.
#[derive(Debug, Serialize, Tsify)]
pub struct Rectangle {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl ChartDescription {
    pub(super) fn new(chart: &Chart, scene: &Scene, width: f64) -> Self {
        let rows = chart.table.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| CellDescription {
                text: cell.text.clone(),
                number: cell.number.as_ref().map(|number| Quantity {
                    value: number.value.to_string(),
                    unit: number.unit.code(),
                    qualifier: number.qualifier,
                }),
            });
            RowDescription {
                indicator: row.id.clone(),
                mark: row.datum,
                header: row.header.clone(),
                cells: cells.collect(),
                place: row.place.clone(),
            }
        });
        let marks = scene.bands.iter().enumerate().map(|(index, band)| {
            let row = chart.table.rows.iter().find(|row| row.datum == index);
            let strip = Bounds { x0: 0.0, y0: band.y, x1: width, y1: band.y + band.height };
            MarkDescription { indicator: row.map(|row| row.id.clone()), bounds: strip.into() }
        });
        let parts = scene.items.iter().map(|item| PartDescription {
            role: item.role,
            mark: item.datum,
            text: match &item.shape {
                Shape::Text { text, .. } => Some(text.clone()),
                _ => None,
            },
            bounds: scene.bounds(item, width).into(),
        });
        Self {
            id: chart.id.clone(),
            lang: chart.lang.tag(),
            name: chart.name(),
            heading: chart.heading.clone(),
            sentence: chart.sentence.clone(),
            workings: chart.workings.clone(),
            notes: chart.notes.clone(),
            table: TableDescription {
                caption: chart.table.caption.clone(),
                columns: chart.table.columns.clone(),
                rows: rows.collect(),
            },
            width,
            height: scene.height,
            marks: marks.collect(),
            parts: parts.collect(),
        }
    }
}

impl From<Bounds> for Rectangle {
    fn from(Bounds { x0, y0, x1, y1 }: Bounds) -> Self {
        Self { x: x0, y: y0, width: x1 - x0, height: y1 - y0 }
    }
}
