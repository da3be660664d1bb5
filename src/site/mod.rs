//! From charts to files: the HTML of a figure, of the whole page and of pages with one chart, the list of all
//! figures as CSV, and the stylesheet's tokens.

mod csv;
mod figure;
mod figures;
mod files;
mod frame;
mod mode;
mod page;
mod sheet;
mod style;

pub use csv::{Cell, csv};
pub use figure::figure;
pub use figures::{FIGURES_FILE, figures};
pub use files::{CHARTS_FOLDER, File, files, picture, table};
pub use frame::{
    FrameAssets, SignpostAssets, frame, frame_address, frame_file, frame_height, frame_title,
    inside, signpost, still,
};
pub use mode::{Mode, statement_page};
pub use page::{Asset, Assets, UnknownSlot, page};
pub use style::{chosen_tokens, stylesheet_tokens};
