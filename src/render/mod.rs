//! From a scene to a picture: on any plotters backend (a canvas in the browser), or as SVG text.

mod area;
mod svg;

#[cfg(target_arch = "wasm32")]
pub(crate) use area::whole;
pub use area::{Arc, Ring, UNIT, draw, draw_with};
pub use svg::{escape, icon, mini, picture, stretching};
