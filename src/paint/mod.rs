//! From a scene to a picture: on any plotters backend (a canvas in the browser), or as SVG text.

mod area;
mod svg;

pub use area::{UNIT, draw};
pub use svg::{escape, mini, picture, stretching};
