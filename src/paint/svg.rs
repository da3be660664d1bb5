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
    let across = length(16.0);
    let mut writer = Writer { svg: &mut svg, theme, length };
    let mut open = None;
    for run in scene.items.chunk_by(side_by_side) {
        let [item, ..] = run else { continue };
        let share =
            anchored_at(&item.shape).filter(|share| scene.width.is_none() && (em || *share != 0.0));
        // Neighbours that are anchored at the same share stand in one nested element.
        if share != open {
            writer.close(&mut open);
            if let Some(share) = share {
                let x = percent(share);
                let _ = write!(writer.svg, "<svg x=\"{x}\"{grid} overflow=\"visible\">");
                open = Some(share);
            }
        }
        let place = |x: X| scene.width.map_or(x.px, |width| scene.x(x, width));
        match (&item.shape, scene.width) {
            (Shape::Span { .. }, _) if run.len() > 1 => {
                let _ = write!(
                    writer.svg,
                    "<svg width=\"100%\" height=\"{across}\" viewBox=\"0 0 100 16\" \
                     preserveAspectRatio=\"none\" overflow=\"visible\">"
                );
                writer.boxes(run, place);
                writer.svg.push_str("</svg>");
            }
            (Shape::Span { from, to, y, height }, _) => {
                writer.stretched(item, *from, *to, *y, *height);
            }
            (Shape::Text { .. }, None) => writer.floating(item),
            _ if run.len() > 1 => writer.boxes(run, place),
            _ => writer.anchored(item, place),
        }
    }
    writer.close(&mut open);
    svg + "</svg>"
}

/// The share of the width that a shape of fixed size is anchored at; a text takes a share for itself.
fn anchored_at(shape: &Shape) -> Option<f64> {
    match shape {
        Shape::Span { .. } | Shape::Text { .. } => None,
        Shape::Block { x, .. } | Shape::Polygon { x, .. } | Shape::Sector { x, .. } => {
            Some(x.share)
        }
    }
}

/// Whether two items can be one path: fewer elements for a browser to read and to lay out.
fn side_by_side(one: &Item, next: &Item) -> bool {
    let alike = matches!(
        (&one.shape, &next.shape),
        (Shape::Block { .. }, Shape::Block { .. }) | (Shape::Span { .. }, Shape::Span { .. })
    );
    alike && one.role == next.role && anchored_at(&one.shape) == anchored_at(&next.shape)
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
            Shape::Text { x, y, size, .. } => {
                let (x, y, size) = (number(place(*x)), number(*y), number(*size));
                self.text(item, &format!("x=\"{x}\" y=\"{y}\" font-size=\"{size}\""));
            }
        }
    }

    /// Writes boxes of one role as one path; shares are counted in hundredths.
    fn boxes(&mut self, items: &[Item], place: impl Fn(X) -> f64) {
        let Some(first) = items.first() else { return };
        self.svg.push_str("<path");
        self.paint(first);
        self.svg.push_str(" d=\"");
        let mut start = None;
        for item in items {
            let (at, width, height) = match &item.shape {
                Shape::Block { x, y, width, height } => ((place(*x), *y), *width, *height),
                Shape::Span { from, to, y, height } => {
                    ((100.0 * from, *y), 100.0 * (to - from), *height)
                }
                _ => continue,
            };
            // From one to the next: repeated strokes read alike, and so pack well.
            let (command, (x, y)) = match start {
                None => ('M', at),
                Some((x, y)) => ('m', (at.0 - x, at.1 - y)),
            };
            let [x, y, width, height, back] = [x, y, width, height, -width].map(number);
            let _ = write!(self.svg, "{command}{x} {y}h{width}v{height}h{back}z");
            start = Some(at);
        }
        self.svg.push_str("\"/>");
    }

    /// Writes a text at a share of the width; its lengths are counted in its own font size.
    fn floating(&mut self, item: &Item) {
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
