//! A chart as a picture that is complete by itself: place, period, heading and sentence above it; notes and source below.

use super::{Anchor, Band, Form, Items, Role, Scene, Style, X, layout, text::lines};
use crate::chart::{Body, Caption};

/// Width in CSS px of a picture for a wide place.
const WIDE: f64 = 960.0;
/// Width in CSS px of a picture for a phone, and of a gauge.
const NARROW: f64 = 440.0;
const MARGIN: f64 = 24.0;

/// Lays a chart out in `form` with `caption` around it.
pub fn poster(drawn: impl AsRef<Body>, caption: &Caption, form: Form) -> Scene {
    let Scene { form, left, right, height, width, items, bands } = layout(drawn, form);
    let total = if form == Form::Wide && width.is_none() { WIDE } else { NARROW };
    // What has a width of its own is centred.
    let inset = width.map_or(MARGIN, |own| (total - own) / 2.0);
    let mut column = Column { items: Items::default(), y: MARGIN, left: left + inset, total };
    column.block(Role::Card, (0.0, 0.0), (total, 0.0));

    column.text(Role::Soft, &caption.over, 13.0, 0.0, false);
    column.text(Role::Ink, &caption.heading, 22.0, 0.0, true);
    column.text(Role::Ink, &caption.sentence, 15.0, 0.0, false);
    column.y += 20.0;

    let top = column.y;
    for mut item in items {
        item.shape.lower(top);
        column.items.list.push(item);
    }
    column.y += height + 8.0;

    for note in &caption.notes {
        column.y += 8.0;
        let from = column.y;
        column.text(Role::Ink, note, 13.0, 14.0, false);
        column.block(Role::Pace, (MARGIN, from), (3.0, column.y - from));
    }
    column.y += 16.0;
    column.block(Role::Rule, (MARGIN, column.y), (total - 2.0 * MARGIN, 1.0));
    column.y += 8.0;
    for line in &caption.source {
        column.text(Role::Soft, line, 12.0, 0.0, false);
    }

    let Column { mut items, y, left, .. } = column;
    let height = y + MARGIN - 6.0;
    // The ground is as high as what is on it.
    if let Some(super::Shape::Block { height: ground, .. }) =
        items.list.first_mut().map(|item| &mut item.shape)
    {
        *ground = height;
    }
    let bands = bands.into_iter().map(|band| Band { y: band.y + top, ..band }).collect();
    let right = right + inset;
    Scene { form, left, right, height, width: Some(total), items: items.list, bands }
}

/// A column of texts and shapes. Places are CSS px from the picture's upper left corner.
struct Column {
    items: Items,
    /// Where the next text begins.
    y: f64,
    /// Where the plot begins, from which a scene counts.
    left: f64,
    total: f64,
}

impl Column {
    /// A text in as many lines as it takes, `indent` from the margin.
    fn text(&mut self, role: Role, text: &str, size: f64, indent: f64, bold: bool) {
        let room = self.total - 2.0 * MARGIN - indent;
        let x = X { share: 0.0, px: MARGIN + indent - self.left };
        for line in lines(text, size, room) {
            let style = Style { size, anchor: Anchor::Start, bold, room };
            self.items.text(role, x, self.y + size * 1.2, style, &line);
            self.y += (size * 1.6).round();
        }
    }

    fn block(&mut self, role: Role, (x, y): (f64, f64), size: (f64, f64)) {
        self.items.block(role, X { share: 0.0, px: x - self.left }, y, size);
    }
}
