//! A scene as SVG: as a picture of one width, or stretching with the page around it.
//!
//! Colours are written as classes, which the page's stylesheet may set, and as attributes, which hold where
//! no stylesheet is. There is no `style` attribute and no script, so that a strict content policy lets
//! it through. All text passes [`escape`].

mod runs;
mod writer;

use runs::{anchored_at, runs};
pub use writer::escape;
use writer::{Nest, Writer, em_length, number};

use crate::{
    Lang,
    scene::{Item, Scene, Shape, Theme, X},
};

/// Labels are placed for lines from left to right, whichever way the text of the page around runs: the style sheet says
/// so too, where there is one. `lr-tb` is what SVG 1.1 calls `horizontal-tb`; checkers know no other.
const LINES: &str = "direction=\"ltr\" writing-mode=\"lr-tb\"";

/// An SVG picture of `scene` at `width` CSS px, complete by itself.
///
/// `lang` is the language of its text, `name` what a screen reader says.
pub fn picture(scene: &Scene, width: f64, theme: &Theme, lang: Lang, name: &str) -> String {
    let (w, h) = (number(width), number(scene.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
         viewBox=\"0 0 {w} {h}\" {LINES} role=\"img\" aria-label=\"{}\" font-family=\"{}\">",
        escape(name),
        lang.chart_words().fonts()
    );
    draw(&mut svg, scene, width, theme);
    svg + "</svg>"
}

/// A scene of a fixed width without text, such as the icon of a page, as an SVG file without a name.
pub fn icon(scene: &Scene, theme: &Theme) -> String {
    let width = scene.width.unwrap_or(scene.height);
    let grid = format!("0 0 {} {}", number(width), number(scene.height));
    let mut svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{grid}\">");
    draw(&mut svg, scene, width, theme);
    svg + "</svg>"
}

/// Every shape of `scene` at `width` CSS px.
fn draw(svg: &mut String, scene: &Scene, width: f64, theme: &Theme) {
    let mut writer = Writer { svg, theme, length: number };
    for item in &scene.items {
        let edge = |share| scene.x(X { share, px: 0.0 }, width);
        match &item.shape {
            Shape::Span { from, to, y, height } => {
                writer.rect(item, edge(*from), *y, edge(*to) - edge(*from), *height);
            }
            _ => writer.anchored(item, |x| scene.x(x, width)),
        }
    }
}

/// An SVG element for a page, as wide as its place lets it be: shares become percentages, lengths sixteenths of
/// its font size, so that its text is as large as the reader wants the page's.
///
/// Its classes are `pc-plot` and `pc-` with the name of the form. The stylesheet gives a stretching one the margins
/// [`Form::left`](crate::scene::Form::left) and [`Form::right`](crate::scene::Form::right).
pub fn stretching(scene: &Scene, theme: &Theme, name: &str) -> String {
    // One of a fixed width is the same in every form.
    let forms = match scene.width {
        Some(_) => "compact pc-wide pc-fixed",
        None => scene.form.name(),
    };
    let class = format!("pc-plot pc-{forms}");
    element(scene, theme, &class, &format!("role=\"img\" aria-label=\"{}\"", escape(name)), true)
}

/// A small drawing beside text that says the same, hidden from screen readers.
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
    let mut writer = Writer { svg: &mut svg, theme, length };
    let place = |x: X| scene.width.map_or(x.px, |width| scene.x(x, width));
    let mut open = Nest::None;
    for run in runs(scene) {
        let nest = match &run[..] {
            [] | [Item { shape: Shape::Span { .. }, .. }] => Nest::None,
            [item, ..] => match anchored_at(&item.shape) {
                None => Nest::Across,
                Some(_) if scene.width.is_some() => Nest::None,
                Some(share) => Nest::At(share),
            },
        };
        if nest != open {
            writer.close(open);
            writer.open(nest, em);
            open = nest;
        }
        match &run[..] {
            [item] => match &item.shape {
                Shape::Span { from, to, y, height } => {
                    writer.stretched(item, *from, *to, *y, *height);
                }
                _ => writer.anchored(item, place),
            },
            _ => writer.together(&run, place),
        }
    }
    writer.close(open);
    // Nothing covers a text, so texts come last.
    for item in &scene.items {
        match (&item.shape, scene.width) {
            (Shape::Text { .. }, None) => writer.floating(item),
            (Shape::Text { .. }, Some(_)) => writer.anchored(item, place),
            _ => {}
        }
    }
    svg + "</svg>"
}
