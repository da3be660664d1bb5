//! From charts to files: the HTML of a figure and of the whole page, the list of all figures as CSV, and
//! the stylesheet's tokens.

mod csv;
mod figure;
mod figures;
mod page;
mod sheet;
mod style;

pub use csv::{Cell, csv};
pub use figure::figure;
pub use figures::{FIGURES_FILE, figures};
pub use page::{Asset, Assets, UnknownSlot, page};
pub use style::stylesheet_tokens;
