//! A file as its own address, in base64: what every editor and content system keeps as it is.

use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The address of a file with these bytes; `media_type` as in `image/svg+xml`.
pub(super) fn data_url(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}
