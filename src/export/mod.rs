//! From charts to files: the HTML of a figure and of the whole page, and the stylesheet's tokens.

mod figure;
mod page;
mod style;

pub use figure::figure;
pub use page::{Assets, UnknownSlot, page};
pub use style::stylesheet_tokens;
