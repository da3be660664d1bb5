//! A scene as SVG: as a picture of one width, or stretching with the page around it.
//!
//! Colours stand as classes, which the page's stylesheet may set, and as attributes, which hold where
//! no stylesheet is. There is no `style` attribute and no script, so that a strict content policy lets
//! it through. All text passes [`escape`].

use std::fmt::Write as _;

use crate::scene::{Anchor, Colour, Item, Scene, Shape, Theme, X, polar};

const FONTS: &str = "system-ui,-apple-system,'PingFang SC','Noto Sans CJK SC','Noto Sans SC',\
                     'Microsoft YaHei',sans-serif";

/// An SVG picture of `scene` at `width` CSS px, to stand alone.
///
/// `name` is what a screen reader says.
pub fn picture(scene: &Scene, width: f64, theme: &Theme, name: &str) -> String {
    let (w, h) = (number(width), number(scene.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
         viewBox=\"0 0 {w} {h}\" role=\"img\" aria-label=\"{}\" font-family=\"{FONTS}\">",
        escape(name)
    );
    let mut writer = Writer { svg: &mut svg, theme, length: number };
    for item in &scene.items {
        let edge = |share| scene.x(X { share, px: 0.0 }, width);
        match &item.shape {
            Shape::Span { from, to, y, height } => {
                writer.rect(item, edge(*from), *y, edge(*to) - edge(*from), *height);
            }
            _ => writer.anchored(item, |x| scene.x(x, width)),
        }
    }
    svg + "</svg>"
}

/// An SVG element for a page, as wide as its place lets it be: shares become percentages, lengths sixteenths of
/// its font size, so that its text is as large as the reader wants the page's.
///
/// Its classes are `pc-plot` and `pc-` with the name of the form. The stylesheet gives a stretching one the margins
/// [`Form::left`](crate::scene::Form::left) and [`Form::right`](crate::scene::Form::right).
pub fn stretching(scene: &Scene, theme: &Theme, name: &str) -> String {
    let fixed = if scene.width.is_some() { " pc-fixed" } else { "" };
    let class = format!("pc-plot pc-{}{fixed}", scene.form.name());
    element(scene, theme, &class, &format!("role=\"img\" aria-label=\"{}\"", escape(name)), true)
}

/// A small drawing beside the text that says the same, so that nobody needs to be told of it.
pub fn mini(scene: &Scene, theme: &Theme) -> String {
    element(scene, theme, "pc-mini", "aria-hidden=\"true\"", false)
}

fn element(scene: &Scene, theme: &Theme, class: &str, role: &str, em: bool) -> String {
    let length = if em { em_length } else { number };
    let own = scene.width.map_or("100%".to_owned(), length);
    let height = length(scene.height);
    let grid = match scene.width {
        Some(width) if em => {
            format!(" viewBox=\"0 0 {} {}\"", number(width), number(scene.height))
        }
        _ => String::new(),
    };
    let mut svg = format!(
        "<svg class=\"{class}\" width=\"{own}\" height=\"{height}\"{grid} overflow=\"visible\" {role}>"
    );
    let grid = if em { " width=\"1em\" height=\"1em\" viewBox=\"0 0 16 16\"" } else { "" };
    let mut writer = Writer { svg: &mut svg, theme, length };
    let mut open = None;
    for item in &scene.items {
        let share = match (&item.shape, scene.width) {
            (Shape::Span { .. }, _) | (_, Some(_)) => None,
            (
                Shape::Block { x, .. }
                | Shape::Polygon { x, .. }
                | Shape::Sector { x, .. }
                | Shape::Text { x, .. },
                None,
            ) => Some(x.share).filter(|share| em || *share != 0.0),
        };
        // Neighbours that are anchored at the same share stand in one nested element.
        if share != open {
            writer.close(&mut open);
            if let Some(share) = share {
                let x = percent(share);
                let _ = write!(writer.svg, "<svg x=\"{x}\"{grid} overflow=\"visible\">");
                open = Some(share);
            }
        }
        match (&item.shape, scene.width) {
            (Shape::Span { from, to, y, height }, _) => {
                writer.stretched(item, *from, *to, *y, *height);
            }
            (_, Some(width)) => writer.anchored(item, |x| scene.x(x, width)),
            (_, None) => writer.anchored(item, |x| x.px),
        }
    }
    writer.close(&mut open);
    svg + "</svg>"
}

struct Writer<'a> {
    svg: &'a mut String,
    theme: &'a Theme,
    /// How upright lengths of what stretches are written.
    length: fn(f64) -> String,
}

// Writing to a String does not fail, so results of `write!` are let go.
impl Writer<'_> {
    fn close(&mut self, open: &mut Option<f64>) {
        if open.take().is_some() {
            self.svg.push_str("</svg>");
        }
    }

    /// Class and colour of an item.
    fn paint(&mut self, item: &Item) {
        let colour = hex(self.theme.colour(item.role));
        let _ = write!(self.svg, " class=\"pc-{}\" fill=\"{colour}\"", item.role.name());
    }

    fn rect(&mut self, item: &Item, x: f64, y: f64, width: f64, height: f64) {
        self.svg.push_str("<rect");
        self.paint(item);
        let [x, y, width, height] = [x, y, width, height].map(number);
        let _ = write!(self.svg, " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }

    fn stretched(&mut self, item: &Item, from: f64, to: f64, y: f64, height: f64) {
        self.svg.push_str("<rect");
        self.paint(item);
        let (y, height) = ((self.length)(y), (self.length)(height));
        let (x, width) = (percent(from), percent(to - from));
        let _ = write!(self.svg, " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }

    /// Writes an item of fixed size; `place` tells where its anchor is.
    fn anchored(&mut self, item: &Item, place: impl Fn(X) -> f64) {
        match &item.shape {
            Shape::Span { .. } => {}
            Shape::Block { x, y, width, height } => self.rect(item, place(*x), *y, *width, *height),
            Shape::Polygon { x, points } => {
                self.svg.push_str("<path");
                self.paint(item);
                self.svg.push_str(" d=\"");
                for (index, (px, y)) in points.iter().enumerate() {
                    let command = if index == 0 { 'M' } else { 'L' };
                    let (x, y) = (number(place(*x) + px), number(*y));
                    let _ = write!(self.svg, "{command}{x} {y}");
                }
                self.svg.push_str("Z\"/>");
            }
            Shape::Sector { x, y, inner, outer, from, to } => {
                self.svg.push_str("<path");
                self.paint(item);
                let x = place(*x);
                let at = |radius, turn| {
                    let (dx, y) = polar(*y, radius, turn);
                    format!("{} {}", number(x + dx), number(y))
                };
                let large = u8::from(to - from > 1.0);
                let (inner_r, outer_r) = (number(*inner), number(*outer));
                let _ = write!(
                    self.svg,
                    " d=\"M{}A{outer_r} {outer_r} 0 {large} 1 {}L{}A{inner_r} {inner_r} 0 {large} 0 {}Z\"/>",
                    at(*outer, *from),
                    at(*outer, *to),
                    at(*inner, *to),
                    at(*inner, *from),
                );
            }
            Shape::Text { x, y, size, anchor, bold, text } => {
                self.svg.push_str("<text");
                self.paint(item);
                let (x, y, size) = (number(place(*x)), number(*y), number(*size));
                let _ = write!(self.svg, " x=\"{x}\" y=\"{y}\" font-size=\"{size}\"");
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.svg.push_str(" text-anchor=\"middle\""),
                    Anchor::End => self.svg.push_str(" text-anchor=\"end\""),
                }
                if *bold {
                    self.svg.push_str(" font-weight=\"700\"");
                }
                let _ = write!(self.svg, ">{}</text>", escape(text));
            }
        }
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
fn number(value: f64) -> String {
    rounded(value, 2)
}

/// A length in sixteenths of the font size.
fn em_length(value: f64) -> String {
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
