//! The elements of an SVG, and how numbers and texts are written in it.

use std::fmt::Write as _;

use crate::scene::{Anchor, Colour, Item, Shape, Theme, X, polar};

/// The nested element that shapes are in.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Nest {
    /// None: they are in the picture itself.
    None,
    /// One whose origin is at a share of the width, for what has a size of its own.
    At(f64),
    /// One over the whole width, which counts a hundred across, for what stretches.
    Across,
}

/// Writes elements at the end of `svg`.
pub(super) struct Writer<'a> {
    pub(super) svg: &'a mut String,
    pub(super) theme: &'a Theme,
    /// How upright lengths of what stretches are written.
    pub(super) length: fn(f64) -> String,
}

// Writing to a String does not fail, so results of `write!` are let go.
impl Writer<'_> {
    /// Begins a nested element; `em`: in sixteenths of the font size, else in CSS px.
    pub(super) fn open(&mut self, nest: Nest, em: bool) {
        let _ = match nest {
            Nest::None => Ok(()),
            Nest::At(share) => {
                let x = percent(share);
                let grid =
                    if em { " width=\"1em\" height=\"1em\" viewBox=\"0 0 16 16\"" } else { "" };
                write!(self.svg, "<svg x=\"{x}\"{grid} overflow=\"visible\">")
            }
            Nest::Across => {
                let height = (self.length)(16.0);
                write!(
                    self.svg,
                    "<svg width=\"100%\" height=\"{height}\" viewBox=\"0 0 100 16\" \
                     preserveAspectRatio=\"none\" overflow=\"visible\">"
                )
            }
        };
    }

    pub(super) fn close(&mut self, nest: Nest) {
        if nest != Nest::None {
            self.svg.push_str("</svg>");
        }
    }

    /// Class and colour of an item.
    fn paint(&mut self, item: &Item) {
        let colour = hex(self.theme.colour(item.role));
        let _ = write!(self.svg, " class=\"pc-{}\" fill=\"{colour}\"", item.role.name());
    }

    pub(super) fn rect(&mut self, item: &Item, x: f64, y: f64, width: f64, height: f64) {
        self.svg.push_str("<rect");
        self.paint(item);
        let [x, y, width, height] = [x, y, width, height].map(number);
        let _ = write!(self.svg, " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }

    pub(super) fn stretched(&mut self, item: &Item, from: f64, to: f64, y: f64, height: f64) {
        self.svg.push_str("<rect");
        self.paint(item);
        let (y, height) = ((self.length)(y), (self.length)(height));
        let (x, width) = (percent(from), percent(to - from));
        let _ = write!(self.svg, " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }

    /// Writes an item of fixed size; `place` gives the place of its anchor.
    pub(super) fn anchored(&mut self, item: &Item, place: impl Fn(X) -> f64) {
        match &item.shape {
            Shape::Span { .. } => {}
            Shape::Block { x, y, width, height } => self.rect(item, place(*x), *y, *width, *height),
            Shape::Polygon { .. } | Shape::Sector { .. } => self.together(&[item], place),
            Shape::Text { x, y, size, .. } => {
                let (x, y, size) = (number(place(*x)), number(*y), number(*size));
                self.text(item, &format!("x=\"{x}\" y=\"{y}\" font-size=\"{size}\""));
            }
        }
    }

    /// The outline of a ring sector around `(x, y)`.
    fn sector(&mut self, (x, y): (f64, f64), (inner, outer): (f64, f64), (from, to): (f64, f64)) {
        let at = |radius, turn| {
            let (dx, y) = polar(y, radius, turn);
            format!("{} {}", number(x + dx), number(y))
        };
        let large = u8::from(to - from > 1.0);
        let (inner_r, outer_r) = (number(inner), number(outer));
        let _ = write!(
            self.svg,
            "M{}A{outer_r} {outer_r} 0 {large} 1 {}L{}A{inner_r} {inner_r} 0 {large} 0 {}Z",
            at(outer, from),
            at(outer, to),
            at(inner, to),
            at(inner, from),
        );
    }

    /// Writes shapes of one role and kind as one path; shares are counted in hundredths.
    pub(super) fn together(&mut self, items: &[&Item], place: impl Fn(X) -> f64) {
        let [first, ..] = items else { return };
        self.svg.push_str("<path");
        self.paint(first);
        self.svg.push_str(" d=\"");
        let mut last = None;
        for item in items {
            match &item.shape {
                Shape::Block { x, y, width, height } => {
                    self.begin(&mut last, (place(*x), *y));
                    self.around(*width, *height);
                }
                Shape::Span { from, to, y, height } => {
                    self.begin(&mut last, (100.0 * from, *y));
                    self.around(100.0 * (to - from), *height);
                }
                Shape::Polygon { x, points } => {
                    last = points.first().map(|(px, y)| (place(*x) + px, *y));
                    for (index, (px, y)) in points.iter().enumerate() {
                        let command = if index == 0 { 'M' } else { 'L' };
                        let (x, y) = (number(place(*x) + px), number(*y));
                        let _ = write!(self.svg, "{command}{x} {y}");
                    }
                    self.svg.push('Z');
                }
                Shape::Sector { x, y, inner, outer, from, to } => {
                    self.sector((place(*x), *y), (*inner, *outer), (*from, *to));
                }
                Shape::Text { .. } => {}
            }
        }
        self.svg.push_str("\"/>");
    }

    /// Goes to the beginning of the next outline from that of the `last` one: repeated strokes read alike, and so pack
    /// well.
    fn begin(&mut self, last: &mut Option<(f64, f64)>, (x, y): (f64, f64)) {
        let (command, x, y) = match last.replace((x, y)) {
            None => ('M', x, y),
            Some((last_x, last_y)) => ('m', x - last_x, y - last_y),
        };
        let _ = write!(self.svg, "{command}{} {}", number(x), number(y));
    }

    /// The outline of a rectangle from its upper left corner.
    fn around(&mut self, width: f64, height: f64) {
        let [width, height, back] = [width, height, -width].map(number);
        let _ = write!(self.svg, "h{width}v{height}h{back}z");
    }

    /// Writes a text at a share of the width; its lengths are counted in its own font size.
    pub(super) fn floating(&mut self, item: &Item) {
        let Shape::Text { x, y, size, .. } = &item.shape else { return };
        let own = |length: f64| rounded(length / size, 3) + "em";
        let aside = if x.px == 0.0 { String::new() } else { format!(" dx=\"{}\"", own(x.px)) };
        let (x, y, size) = (percent(x.share), own(*y), em_length(*size));
        self.text(item, &format!("x=\"{x}\"{aside} y=\"{y}\" font-size=\"{size}\""));
    }

    /// Writes a text whose attributes say where it stands.
    fn text(&mut self, item: &Item, place: &str) {
        let Shape::Text { anchor, bold, text, .. } = &item.shape else { return };
        self.svg.push_str("<text");
        self.paint(item);
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if *bold { " font-weight=\"700\"" } else { "" };
        let _ = write!(self.svg, " {place}{anchor}{weight}>{}</text>", escape(text));
    }
}

/// Text with the characters that mean something in markup written as references.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A length with at most two digits after the point.
pub(super) fn number(value: f64) -> String {
    rounded(value, 2)
}

/// A length in sixteenths of the font size.
pub(super) fn em_length(value: f64) -> String {
    rounded(value / 16.0, 4) + "em"
}

/// A share in per cent, with at most three digits after the point: within a hundredth of a CSS px.
fn percent(share: f64) -> String {
    rounded(share * 100.0, 3) + "%"
}

#[allow(clippy::cast_possible_truncation)] // scenes are far smaller than an i64
fn rounded(value: f64, scale: u8) -> String {
    let scaled = (value * f64::from(10_u32.pow(scale.into()))).round() as i64;
    crate::Decimal::new(scaled, scale).trim().to_string()
}

fn hex([r, g, b]: Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
