//! From charts to files: the HTML of pages, by templates in `www/`; the list of all figures and the tables of charts as
//! CSV; and the stylesheet's tokens.

mod accessibility;
mod asset;
mod content;
mod csv;
mod data;
mod data_url;
mod download;
mod drawing;
#[cfg(all(feature = "publish", not(target_arch = "wasm32")))]
mod editor;
mod element;
mod figure;
mod figure_list;
mod figures_csv;
mod files;
#[cfg(feature = "editor")]
mod folder;
mod foreign;
mod format;
mod frame;
mod gauges;
mod head;
mod mode;
mod page;
#[cfg(feature = "editor")]
mod parts;
mod picture;
#[cfg(feature = "editor")]
mod preview;
#[cfg(feature = "editor")]
mod reports;
mod sharing;
mod signpost;
mod source;
mod standalone;
mod style;
mod table;
mod terms;
mod traditional;

use crate::{Lang, Report};

pub use accessibility::{accessibility, accessibility_page};
pub use asset::{Asset, Assets};
#[cfg(all(feature = "publish", not(target_arch = "wasm32")))]
pub(crate) use data::EMBED_FOLDER;
pub use data::{known_of_report, report_file};
#[cfg(all(feature = "publish", not(target_arch = "wasm32")))]
pub use editor::{editor_files, editor_page, editor_pages};
pub use element::inside;
pub use figure::figure;
pub use figures_csv::{FIGURES_FILE, figures};
pub use files::{CHARTS_FOLDER, File, files, files_of};
#[cfg(feature = "editor")]
pub use folder::{Entry, SiteFile, site};
pub use frame::{
    FrameAssets, frame, frame_address, frame_file, frame_height, frame_section, frame_title, still,
};
pub use mode::Mode;
pub use page::page;
#[cfg(any(feature = "editor", not(target_arch = "wasm32")))]
pub use page::published_page;
#[cfg(feature = "editor")]
pub use parts::{EDITOR_NAMES, PART_NAMES, Packed, Part, Parts, WrongParts};
pub use picture::picture;
#[cfg(feature = "editor")]
pub use preview::preview;
pub use sharing::Published;
#[cfg(not(target_arch = "wasm32"))]
pub use sharing::sharing_picture;
pub use signpost::{SignpostAssets, signpost};
pub use standalone::{BreaksOut, InlineScript, StandaloneAssets, standalone, standalone_page};
pub use style::{stylesheet_tokens, theme_tokens};
pub use table::table;

/// The languages of a report, its own first.
pub(crate) fn languages(report: &Report) -> impl Iterator<Item = Lang> {
    report.languages.iter().copied()
}

/// Fills a template.
fn html(template: &impl askama::Template) -> String {
    template
        .render()
        .expect("a template fails only where a `Display` in it does, and none of ours does")
}
