//! Collects the shapes and texts of a scene while a chart is laid out.

use super::{Item, Role, Shape, Style, X, leading, text};

/// Collects items while a chart is laid out.
#[derive(Default)]
pub(super) struct Items {
    pub(super) list: Vec<Item>,
    pub(super) datum: Option<usize>,
}

impl Items {
    /// None yet, with room for those of this many rows.
    pub(super) fn of_rows(count: usize) -> Self {
        Self { list: Vec::with_capacity(24 * count + 8), datum: None }
    }

    pub(super) fn push(&mut self, role: Role, shape: Shape) {
        self.list.push(Item { role, datum: self.datum, shape });
    }

    pub(super) fn span(&mut self, role: Role, (from, to): (f64, f64), y: f64, height: f64) {
        self.push(role, Shape::Span { from, to, y, height });
    }

    pub(super) fn block(&mut self, role: Role, x: X, y: f64, (width, height): (f64, f64)) {
        self.push(role, Shape::Block { x, y, width, height });
    }

    /// A vertical bar of `width` around the share `at`, cased in the ground's colour.
    pub(super) fn upright(&mut self, role: Role, at: f64, (y0, y1): (f64, f64), width: f64) {
        let casing = 1.5;
        let x = |half: f64| X { share: at, px: -half };
        let half = width / 2.0;
        self.block(Role::Card, x(half + casing), y0, (width + 2.0 * casing, y1 - y0));
        self.block(role, x(half), y0, (width, y1 - y0));
    }

    /// What makes an upright bar at the share `at` a ceiling: a bracket that holds what is left of it.
    pub(super) fn bracket(&mut self, at: f64, (y0, y1): (f64, f64), width: f64) {
        let reach = 6.0;
        for y in [y0, y1 - width] {
            self.block(Role::Mark, X { share: at, px: -reach }, y, (reach, width));
        }
    }

    /// A dashed upright line: dashes of 4 CSS px, 3 apart, on a strip of the ground's colour.
    pub(super) fn dashes(&mut self, at: f64, (y0, y1): (f64, f64)) {
        let x = |half: f64| X { share: at, px: -half };
        self.block(Role::Card, x(2.0), y0, (4.0, y1 - y0));
        let mut y = y0;
        while y < y1 {
            self.block(Role::Pace, x(1.0), y, (2.0, (y1 - y).min(4.0)));
            y += 7.0;
        }
    }

    pub(super) fn text(&mut self, role: Role, x: X, y: f64, style: Style, text: &str) {
        self.paragraph(role, x, y, style, 1, text);
    }

    /// A text in as many lines as it needs, `most` at the most, and where the next one would stand.
    pub(super) fn paragraph(
        &mut self,
        role: Role,
        x: X,
        y: f64,
        style: Style,
        most: usize,
        text: &str,
    ) -> f64 {
        let Style { size, anchor, bold, room } = style;
        let lines = match most {
            1 => vec![text::fit(text, size, room)],
            _ => text::few_lines(text, size, room, most),
        };
        lines.into_iter().fold(y, |y, text| {
            // What a report does not print has its place, but is not drawn.
            if !text.is_empty() {
                self.push(role, Shape::Text { x, y, size, anchor, bold, text });
            }
            y + leading(size)
        })
    }
}
