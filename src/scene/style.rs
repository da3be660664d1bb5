//! How texts are set: sizes, lines and the space that they take.

use super::{Anchor, ROOM, advance, text};

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) anchor: Anchor,
    pub(super) bold: bool,
    /// CSS px that it may take; longer text is shortened.
    pub(super) room: f64,
}

impl Style {
    pub(super) fn new(size: f64, anchor: Anchor, room: f64) -> Self {
        Self { size, anchor, bold: false, room }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// Font size of names and results.
pub(super) const NAME: f64 = 15.0;
/// Font size of everything else. Few sizes read calmly, and each costs a browser a font.
pub(super) const SMALL: f64 = 12.0;

/// From a line to the next one.
pub(super) fn leading(size: f64) -> f64 {
    size + 4.0
}

/// How many lines the longest of `texts` takes, `most` at the most.
pub(super) fn lines(
    texts: &mut dyn Iterator<Item = &str>,
    size: f64,
    room: f64,
    most: usize,
) -> f64 {
    texts.map(|text| text::few_lines(text, size, room, most).len() as f64).fold(1.0, f64::max)
}

/// Width kept for `text`.
pub(super) fn extent(text: &str, size: f64) -> f64 {
    advance(text, size) * ROOM
}
