//! Where a chart's marks and words go, in CSS px. Knows neither a renderer nor a browser.
//!
//! The origin is the top left corner, y grows downwards, text is placed by its baseline. Vertical places
//! are fixed; horizontal ones are [`X`]: a share of the plot's width plus an offset. So one scene is
//! right at every width of its [`Form`], and the same scene serves a canvas of a known width and an
//! SVG that stretches with its page without scaling its text.

mod bars;
mod bounds;
mod form;
mod gauge;
mod items;
mod mini;
mod names;
mod poster;
mod shape;
#[cfg(not(target_arch = "wasm32"))]
mod sharing;
mod style;
mod text;
mod theme;
mod values;

pub use bounds::Bounds;
pub use form::{Form, WIDE_BARS};
pub use gauge::icon;
pub(crate) use gauge::polar;
use items::Items;
pub use mini::mini;
use names::{LINES, Names, VALUE};
pub use poster::poster;
pub use shape::{Anchor, Item, Shape, X};
#[cfg(not(target_arch = "wasm32"))]
pub use sharing::sharing;
use style::{NAME, SMALL, Style, extent, leading, lines};
pub use text::{ROOM, advance};
pub use theme::{Colour, Role, Theme};

use crate::chart::{self, Body};

/// Where a chart's marks and words go.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The form it was laid out in.
    pub form: Form,
    /// CSS px left of the plot.
    pub left: f64,
    /// CSS px right of the plot.
    pub right: f64,
    /// Height in CSS px.
    pub height: f64,
    /// Width in CSS px for a scene of one width; `None` for one that stretches.
    pub width: Option<f64>,
    /// What is drawn, the lowest first.
    pub items: Vec<Item>,
    /// Where each row of the chart is, in its order: what a pointer or a key selects.
    pub bands: Vec<Band>,
}

/// The strip of a scene that belongs to one row, over the scene's whole width. CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Top edge.
    pub y: f64,
    /// Height.
    pub height: f64,
}

impl Scene {
    /// The place of `x` in CSS px when the whole scene is `width` CSS px wide. A scene of fixed width
    /// is in the middle of a wider place.
    pub fn x(&self, x: X, width: f64) -> f64 {
        let (start, own) = match self.width {
            Some(own) => ((width - own).max(0.0) / 2.0, own),
            None => (0.0, width),
        };
        start + self.left + x.share * (own - self.left - self.right).max(0.0) + x.px
    }
}

/// Lays out what charts of one kind draw. The type is in the registry of kinds, [`chart::Kind`].
trait Layout {
    /// Where everything goes in `form`.
    fn layout(&self, form: Form) -> Scene;

    /// The form that fits a place `width` CSS px wide.
    fn form(&self, width: f64) -> Form {
        Form::of_bars(width)
    }

    /// Whether the layout fits every width that its form has, or has a width of its own.
    fn stretches(&self) -> bool {
        true
    }
}

macro_rules! layouts {
    ($($kind:ident: $module:ident::$Body:ident),+ $(,)?) => {
        fn of(body: &Body) -> &dyn Layout {
            match body {
                $(Body::$Body(body) => body),+
            }
        }
    };
}
chart::kinds!(layouts);

/// Lays a chart, or what it draws, out in `form`.
pub fn layout(chart: impl AsRef<Body>, form: Form) -> Scene {
    of(chart.as_ref()).layout(form)
}

/// The form in which `chart` fits a place `width` CSS px wide.
pub fn form(chart: impl AsRef<Body>, width: f64) -> Form {
    of(chart.as_ref()).form(width)
}

/// Whether `chart` stretches with its place; otherwise a form has a width of its own.
pub fn stretches(chart: impl AsRef<Body>) -> bool {
    of(chart.as_ref()).stretches()
}
