//! From charts to files: the HTML of pages, by templates in `www/`; the list of all figures and the tables of charts as
//! CSV; and the stylesheet's tokens.

mod accessibility;
mod asset;
mod content;
mod csv;
mod data_url;
mod download;
mod drawing;
mod element;
mod figure;
mod figure_list;
mod figures_csv;
mod files;
mod format;
mod frame;
mod gauges;
mod head;
mod mode;
mod page;
mod picture;
mod sharing;
mod signpost;
mod source;
mod standalone;
mod style;
mod table;

pub use accessibility::{accessibility, accessibility_page};
pub use asset::{Asset, Assets};
pub use element::inside;
pub use figure::figure;
pub use figures_csv::{FIGURES_FILE, figures};
pub use files::{CHARTS_FOLDER, File, files};
pub use frame::{FrameAssets, frame, frame_address, frame_file, frame_height, still};
pub use mode::Mode;
pub use page::page;
#[cfg(not(target_arch = "wasm32"))]
pub use page::published_page;
pub use picture::picture;
pub use sharing::Published;
#[cfg(not(target_arch = "wasm32"))]
pub use sharing::sharing_picture;
pub use signpost::{SignpostAssets, signpost};
pub use standalone::{BreaksOut, InlineScript, StandaloneAssets, standalone, standalone_page};
pub use style::{stylesheet_tokens, theme_tokens};
pub use table::table;

/// Fills a template.
fn html(template: &impl askama::Template) -> String {
    template
        .render()
        .expect("a template fails only where a `Display` in it does, and none of ours does")
}
