//! A gauge: half a ring is the whole target, its bold end the target, the dashed mark the time
//! schedule. Beyond the target the arc runs on below the line. Over a derived target it is drawn in
//! segments.

use std::f64::consts::PI;

use super::{
    Anchor, Band, Form, Items, LINES, Layout, NAME, Role, SMALL, Scene, Shape, Style, X, advance,
    extent, leading,
};
use crate::{chart::Gauge, i18n::Aim};

/// Arcs longer than this share of the target end in a point, with the number in the middle.
const MOST: f64 = 1.12;
/// Segments of an arc over a derived target, to the whole target.
const SEGMENTS: f64 = 24.0;

/// Radii of the ring. Two gauges stand side by side on a phone of 320 CSS px.
const OUTER: f64 = 61.0;
const INNER: f64 = 47.0;
/// Font size of the rate, and of one with an "about".
const NUMBER: f64 = 24.0;
const ABOUT: f64 = 21.0;
/// Width in CSS px. Gauges have one size, whatever their form.
const WIDTH: f64 = 2.0 * OUTER + 16.0;

/// How far below the centre an arc that ends at `turn` reaches, as a share of its radius.
pub(super) fn depth(turn: f64) -> f64 {
    if turn <= 1.0 { 0.0 } else { -libm::sin(PI * turn.min(1.5)) }
}

/// The point `radius` away from the centre (0, `y`) at `turn` half turns.
pub(crate) fn polar(y: f64, radius: f64, turn: f64) -> (f64, f64) {
    let (sine, cosine) = libm::sincos(PI * turn);
    (-radius * cosine, y - radius * sine)
}

impl Layout for Gauge {
    fn layout(&self, form: Form) -> Scene {
        layout(self, form)
    }

    fn form(&self, _: f64) -> Form {
        Form::Compact
    }

    fn stretches(&self) -> bool {
        false
    }
}

fn layout(gauge: &Gauge, form: Form) -> Scene {
    let (outer, inner, width) = (OUTER, INNER, WIDTH);
    let y = 26.0 + outer;
    let share = gauge.share.to_f64();
    let end = share.clamp(0.0, MOST);
    let centre = X { share: 0.5, px: 0.0 };
    let mut items = Items::of_rows(1);
    if let Some((_, label)) = &gauge.schedule {
        items.text(Role::Soft, centre, 12.0, Style::new(SMALL, Anchor::Middle, width), label);
    }
    items.datum = Some(0);
    let ring = |from, to| Shape::Sector { x: centre, y, inner, outer, from, to };
    items.push(Role::Track, ring(0.0, 1.0));
    if gauge.derived {
        let mut from = 0.0;
        while from < end {
            items.push(Role::Bar, ring(from, (from + 0.62 / SEGMENTS).min(end)));
            from += 1.0 / SEGMENTS;
        }
    } else if end > 0.0 {
        items.push(Role::Bar, ring(0.0, end));
    }
    if share > MOST {
        let point = polar(y, (inner + outer) / 2.0, MOST + 0.06);
        let points = vec![polar(y, outer, MOST), point, polar(y, inner, MOST)];
        items.push(Role::Bar, Shape::Polygon { x: centre, points });
    }
    if let Some((elapsed, _)) = &gauge.schedule {
        let elapsed = elapsed.to_f64().clamp(0.0, 1.0);
        let (near, far) = (inner - 4.0, outer + 7.0);
        radial(&mut items, centre, y, elapsed, (near, far), (Role::Card, 4.0));
        let dash = (far - near) / 4.0;
        for index in 0..4 {
            let from = near + f64::from(index) * dash;
            radial(&mut items, centre, y, elapsed, (from, from + 0.6 * dash), (Role::Pace, 2.0));
        }
    }
    for other in &gauge.others {
        let turn = other.share.to_f64().clamp(0.0, MOST);
        radial(&mut items, centre, y, turn, (inner, outer), (Role::Card, 5.0));
        radial(&mut items, centre, y, turn, (inner, outer), (Role::Mark, 2.0));
    }
    radial(&mut items, centre, y, 1.0, (inner - 3.0, outer + 6.0), (Role::Card, 6.0));
    radial(&mut items, centre, y, 1.0, (inner - 3.0, outer + 6.0), (Role::Mark, 3.0));
    if gauge.aim == Aim::Ceilings {
        bracket(&mut items, centre, y, (inner - 3.0, outer + 6.0));
    }

    rate(&mut items, &gauge.rate, centre, y);
    let others = gauge.others.iter().map(|other| other.share.to_f64().min(MOST) + 0.03);
    let end = others.fold(if share > MOST { MOST + 0.06 } else { end }, f64::max);
    let mut line = y + 20.0 + outer * depth(end);
    let style = Style::new(NAME, Anchor::Middle, width);
    items.text(Role::Ink, centre, line, style, &gauge.result);
    let style = Style::new(SMALL, Anchor::Middle, width);
    for target in gauge.target.iter().chain(gauge.others.iter().map(|other| &other.label)) {
        line =
            items.paragraph(Role::Soft, centre, line + 18.0, style, LINES, target) - leading(SMALL);
    }
    let height = line + 8.0;
    Scene {
        form,
        left: 0.0,
        right: 0.0,
        height,
        width: Some(width),
        items: items.list,
        bands: vec![Band { y: 0.0, height }],
    }
}

/// What makes the target's mark, which is level, a ceiling: its ends turn up, over what it holds.
fn bracket(items: &mut Items, x: X, y: f64, (near, far): (f64, f64)) {
    let (reach, width) = (6.0, 3.0);
    for from in [near, far - width] {
        items.block(Role::Mark, X { px: x.px + from, ..x }, y - reach, (width, reach));
    }
}

/// The icon of the pages: a gauge in a few shapes, on a ground of its own, as tabs are light or dark.
pub fn icon() -> Scene {
    let (side, y, inner, outer) = (32.0, 22.0, 7.5, 13.5);
    let centre = X { share: 0.5, px: 0.0 };
    let ring = |to| Shape::Sector { x: centre, y, inner, outer, from: 0.0, to };
    let mut items = Items::default();
    items.block(Role::Card, X { share: 0.0, px: 0.0 }, 0.0, (side, side));
    items.push(Role::Track, ring(1.0));
    items.push(Role::Bar, ring(0.64));
    radial(&mut items, centre, y, 1.0, (inner - 1.0, outer + 1.5), (Role::Mark, 3.0));
    Scene {
        form: Form::Compact,
        left: 0.0,
        right: 0.0,
        height: side,
        width: Some(side),
        items: items.list,
        bands: Vec::new(),
    }
}

/// The rate within the ring around (`x`, `y`). Its "about" is beside it, small, or above it where that leaves too little room.
fn rate(items: &mut Items, rate: &str, x: X, y: f64) {
    let room = 2.0 * INNER - 4.0;
    let digits = rate.find(|c: char| c.is_ascii_digit() || c == '−').unwrap_or(0);
    let (about, rate) = rate.split_at_checked(digits).unwrap_or(("", rate));
    let about = about.strip_suffix(' ').unwrap_or(about);
    let most = if about.is_empty() { NUMBER } else { ABOUT };
    let size = most.min(room / extent(rate, 1.0)).max(SMALL);
    let number = |anchor| Style::new(size, anchor, room).bold();
    let small = |anchor| Style::new(SMALL, anchor, room);
    if about.is_empty() {
        items.text(Role::Ink, x, y - 6.0, number(Anchor::Middle), rate);
    } else if extent(about, SMALL) + extent(rate, size) <= room {
        let middle = (advance(about, SMALL) - advance(rate, size)) / 2.0;
        let at = |px| X { px: x.px + middle + px, ..x };
        items.text(Role::Soft, at(-1.0), y - 6.0, small(Anchor::End), about);
        items.text(Role::Ink, at(1.0), y - 6.0, number(Anchor::Start), rate);
    } else {
        items.text(Role::Ink, x, y - 2.0, number(Anchor::Middle), rate);
        items.text(Role::Soft, x, y - 4.0 - size, small(Anchor::Middle), about);
    }
}

/// A mark across the ring at `turn`, between two radii.
fn radial(
    items: &mut Items,
    x: X,
    y: f64,
    turn: f64,
    (near, far): (f64, f64),
    (role, width): (Role, f64),
) {
    let (dx, dy) = polar(0.0, 1.0, turn);
    let half = width / 2.0;
    let corner = |radius: f64, side: f64| {
        (radius * dx - side * half * dy, y + radius * dy + side * half * dx)
    };
    let corners = [corner(near, -1.0), corner(far, -1.0), corner(far, 1.0), corner(near, 1.0)];
    // Upright and level ones, but for the last digits of π, are boxes, whose edges lie on device pixels.
    if (dx * dy).abs() < 1e-9 {
        let [(x0, y0), _, (x1, y1), _] = corners;
        let left = X { px: x.px + x0.min(x1), ..x };
        items.block(role, left, y0.min(y1), ((x1 - x0).abs(), (y1 - y0).abs()));
    } else {
        items.push(role, Shape::Polygon { x, points: corners.to_vec() });
    }
}
