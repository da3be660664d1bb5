//! Where a chart's marks and words go, in CSS px. Knows neither a painter nor a browser.
//!
//! The origin is the top left corner, y grows downwards, text stands on its baseline. Vertical places
//! are fixed; horizontal ones are [`X`]: a share of the plot's width plus an offset. So one scene is
//! right at every width of its [`Form`], and the same scene serves a canvas of a known width and an
//! SVG that stretches with its page without scaling its text.

mod bars;
mod gauge;
mod growth;
mod mini;
mod poster;
mod text;
mod theme;

pub(crate) use gauge::polar;
pub use mini::mini;
pub use poster::poster;
pub use text::{ROOM, advance};
pub use theme::{Colour, Role, Theme};

use crate::chart::{Body, Chart};

/// The shapes that a layout can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// For a phone: names above bars, small gauges.
    Compact,
    /// For a wide place: names left of bars, large gauges.
    Wide,
    /// For large type on a phone: as compact, but what is long takes several lines.
    Narrow,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Wide, Self::Narrow];

    /// The small and the large form of a page for everybody.
    pub const PAIR: [Self; 2] = [Self::Compact, Self::Wide];

    /// The same of a page in large print.
    pub const LARGE_PRINT: [Self; 2] = [Self::Narrow, Self::Wide];

    /// Its name in class attributes. A page has one small form, whichever that is.
    pub fn name(self) -> &'static str {
        match self {
            Self::Compact | Self::Narrow => "compact",
            Self::Wide => "wide",
        }
    }

    /// Its own name, for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// The form for bars in a place `width` CSS px wide.
    pub fn of_bars(width: f64) -> Self {
        if width < Self::Compact.least() {
            Self::Narrow
        } else if width < WIDE_BARS {
            Self::Compact
        } else {
            Self::Wide
        }
    }

    /// The form for a gauge in a place `width` CSS px wide.
    pub fn of_gauge(width: f64) -> Self {
        if width < gauge::width(Self::Wide) { Self::Compact } else { Self::Wide }
    }

    /// Width in CSS px left of the plot, for names, in charts with bars.
    pub fn left(self) -> f64 {
        match self {
            Self::Compact | Self::Narrow => 0.0,
            Self::Wide => 280.0,
        }
    }

    /// Width in CSS px right of the plot, for what goes beyond it, in charts with bars.
    pub fn right(self) -> f64 {
        match self {
            Self::Compact | Self::Narrow => 8.0,
            Self::Wide => 16.0,
        }
    }

    /// The least width in CSS px that a chart with bars is laid out for.
    pub fn least(self) -> f64 {
        match self {
            Self::Compact => 280.0,
            Self::Wide => WIDE_BARS,
            // At one and a half times the size, the room on a phone of 320 CSS px.
            Self::Narrow => 184.0,
        }
    }
}

/// From this width in CSS px on, charts with bars are wide.
pub const WIDE_BARS: f64 = 576.0;

/// A horizontal place: `share` of the plot's width, plus `px` CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct X {
    /// Share of the plot's width.
    pub share: f64,
    /// Offset in CSS px.
    pub px: f64,
}

/// Where a chart's marks and words go.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The form it was laid out in.
    pub form: Form,
    /// CSS px left of the plot.
    pub left: f64,
    /// CSS px right of the plot.
    pub right: f64,
    /// Height in CSS px.
    pub height: f64,
    /// Width in CSS px for a scene of one width; `None` for one that stretches.
    pub width: Option<f64>,
    /// What is drawn, the lowest first.
    pub items: Vec<Item>,
    /// Where each row of the chart stands, in its order: what a pointer or a key picks out.
    pub bands: Vec<Band>,
}

/// The strip of a scene that belongs to one row, over the scene's whole width. CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Top edge.
    pub y: f64,
    /// Height.
    pub height: f64,
}

/// One shape with what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it means, and so its colour.
    pub role: Role,
    /// Index of the row of the chart that it shows.
    pub datum: Option<usize>,
    /// Its shape.
    pub shape: Shape,
}

/// Shapes. All lengths are in CSS px, shares are of the plot's width.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle between two shares.
    Span {
        /// Left edge, a share.
        from: f64,
        /// Right edge, a share.
        to: f64,
        /// Top edge.
        y: f64,
        /// Height.
        height: f64,
    },
    /// A rectangle of fixed size.
    Block {
        /// Left edge.
        x: X,
        /// Top edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
    },
    /// A polygon, its points clockwise and relative to (`x`, 0): what is filled together with others then stays filled
    /// where they overlap.
    Polygon {
        /// Where its points count from.
        x: X,
        /// Its points.
        points: Vec<(f64, f64)>,
    },
    /// A ring sector. Angles in half turns: 0 points left, 0.5 up, 1 right, more below the line.
    Sector {
        /// Centre.
        x: X,
        /// Centre.
        y: f64,
        /// Inner radius.
        inner: f64,
        /// Outer radius.
        outer: f64,
        /// Begin.
        from: f64,
        /// End, not before the begin.
        to: f64,
    },
    /// A text on its baseline.
    Text {
        /// Where it is anchored.
        x: X,
        /// Baseline.
        y: f64,
        /// Font size.
        size: f64,
        /// Which part of it stands at `x`.
        anchor: Anchor,
        /// Whether it is bold.
        bold: bool,
        /// What it says.
        text: String,
    },
}

impl Shape {
    /// Multiplies every length by `scale`; shares stay.
    fn scale(&mut self, scale: f64) {
        let (anchor, lengths): (Option<&mut X>, [Option<&mut f64>; 3]) = match self {
            Self::Span { y, height, .. } => (None, [Some(y), Some(height), None]),
            Self::Block { x, y, width, height } => (Some(x), [Some(y), Some(width), Some(height)]),
            Self::Polygon { x, points } => {
                for (px, y) in points {
                    *px *= scale;
                    *y *= scale;
                }
                (Some(x), [None, None, None])
            }
            Self::Sector { x, y, inner, outer, .. } => {
                (Some(x), [Some(y), Some(inner), Some(outer)])
            }
            Self::Text { x, y, size, .. } => (Some(x), [Some(y), Some(size), None]),
        };
        if let Some(x) = anchor {
            x.px *= scale;
        }
        for length in lengths.into_iter().flatten() {
            *length *= scale;
        }
    }
}

impl Shape {
    /// Moves it down by `px`.
    fn lower(&mut self, px: f64) {
        match self {
            Self::Span { y, .. }
            | Self::Block { y, .. }
            | Self::Sector { y, .. }
            | Self::Text { y, .. } => *y += px,
            Self::Polygon { points, .. } => points.iter_mut().for_each(|(_, y)| *y += px),
        }
    }
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A box in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub x0: f64,
    /// Top edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Bottom edge.
    pub y1: f64,
}

impl Bounds {
    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }
}

impl Scene {
    /// The same scene with everything but its shares `scale` times as large: for readers who set larger
    /// type. It then wants `scale` times the width: see [`form`].
    #[must_use]
    pub fn scaled(mut self, scale: f64) -> Self {
        self.left *= scale;
        self.right *= scale;
        self.height *= scale;
        self.width = self.width.map(|width| width * scale);
        for band in &mut self.bands {
            band.y *= scale;
            band.height *= scale;
        }
        for item in &mut self.items {
            item.shape.scale(scale);
        }
        self
    }

    /// The place of `x` in CSS px when the whole scene is `width` CSS px wide. A scene of fixed width
    /// stands in the middle of a wider place.
    pub fn x(&self, x: X, width: f64) -> f64 {
        let (start, own) = match self.width {
            Some(own) => ((width - own).max(0.0) / 2.0, own),
            None => (0.0, width),
        };
        start + self.left + x.share * (own - self.left - self.right).max(0.0) + x.px
    }

    /// The box of `item` when the scene is `width` CSS px wide; that of a text holds the room kept
    /// for it.
    pub fn bounds(&self, item: &Item, width: f64) -> Bounds {
        let at = |x| self.x(x, width);
        let share = |share| at(X { share, px: 0.0 });
        match &item.shape {
            Shape::Span { from, to, y, height } => {
                Bounds { x0: share(*from), y0: *y, x1: share(*to), y1: y + height }
            }
            Shape::Block { x, y, width, height } => {
                Bounds { x0: at(*x), y0: *y, x1: at(*x) + width, y1: y + height }
            }
            Shape::Polygon { x, points } => {
                let start = Bounds {
                    x0: f64::INFINITY,
                    y0: f64::INFINITY,
                    x1: f64::NEG_INFINITY,
                    y1: f64::NEG_INFINITY,
                };
                points.iter().fold(start, |all, (px, py)| Bounds {
                    x0: all.x0.min(at(*x) + px),
                    y0: all.y0.min(*py),
                    x1: all.x1.max(at(*x) + px),
                    y1: all.y1.max(*py),
                })
            }
            Shape::Sector { x, y, outer, from, to, .. } => {
                let below = gauge::depth(from.max(*to)).max(0.0);
                Bounds {
                    x0: at(*x) - outer,
                    y0: y - outer,
                    x1: at(*x) + outer,
                    y1: y + below * outer,
                }
            }
            Shape::Text { x, y, size, anchor, text, .. } => {
                let wide = advance(text, *size) * ROOM;
                let x0 = at(*x)
                    - match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => wide / 2.0,
                        Anchor::End => wide,
                    };
                Bounds { x0, y0: y - size * 0.88, x1: x0 + wide, y1: y + size * 0.2 }
            }
        }
    }
}

/// Lays a chart, or what it draws, out in `form`.
pub fn layout(drawn: impl AsRef<Body>, form: Form) -> Scene {
    match drawn.as_ref() {
        Body::Bars(bars) => bars::layout(bars, form),
        Body::Growth(growth) => growth::layout(growth, form),
        Body::Gauge(gauge) => gauge::layout(gauge, form),
    }
}

/// The form in which `chart` fits a place `width` CSS px wide.
pub fn form(chart: &Chart, width: f64) -> Form {
    match &chart.body {
        Body::Bars(_) | Body::Growth(_) => Form::of_bars(width),
        Body::Gauge(_) => Form::of_gauge(width),
    }
}

/// Collects items while a chart is laid out.
#[derive(Default)]
struct Items {
    list: Vec<Item>,
    datum: Option<usize>,
}

impl Items {
    /// None yet, with room for those of this many rows.
    fn of_rows(count: usize) -> Self {
        Self { list: Vec::with_capacity(24 * count + 8), datum: None }
    }

    fn push(&mut self, role: Role, shape: Shape) {
        self.list.push(Item { role, datum: self.datum, shape });
    }

    fn span(&mut self, role: Role, (from, to): (f64, f64), y: f64, height: f64) {
        self.push(role, Shape::Span { from, to, y, height });
    }

    fn block(&mut self, role: Role, x: X, y: f64, (width, height): (f64, f64)) {
        self.push(role, Shape::Block { x, y, width, height });
    }

    /// A vertical bar of `width` around the share `at`, cased in the ground's colour.
    fn upright(&mut self, role: Role, at: f64, (y0, y1): (f64, f64), width: f64) {
        let casing = 1.5;
        let x = |half: f64| X { share: at, px: -half };
        let half = width / 2.0;
        self.block(Role::Card, x(half + casing), y0, (width + 2.0 * casing, y1 - y0));
        self.block(role, x(half), y0, (width, y1 - y0));
    }

    /// A dashed upright line: dashes of 4 CSS px, 3 apart, on a strip of the ground's colour.
    fn dashes(&mut self, at: f64, (y0, y1): (f64, f64)) {
        let x = |half: f64| X { share: at, px: -half };
        self.block(Role::Card, x(2.0), y0, (4.0, y1 - y0));
        let mut y = y0;
        while y < y1 {
            self.block(Role::Pace, x(1.0), y, (2.0, (y1 - y).min(4.0)));
            y += 7.0;
        }
    }

    fn text(&mut self, role: Role, x: X, y: f64, style: Style, text: &str) {
        self.paragraph(role, x, y, style, 1, text);
    }

    /// A text in as many lines as it needs, `most` at the most, and where the next one would stand.
    fn paragraph(
        &mut self,
        role: Role,
        x: X,
        y: f64,
        style: Style,
        most: usize,
        text: &str,
    ) -> f64 {
        let Style { size, anchor, bold, room } = style;
        if most == 1 {
            let text = text::fit(text, size, room);
            self.push(role, Shape::Text { x, y, size, anchor, bold, text });
            return y + leading(size);
        }
        text::few_lines(text, size, room, most).into_iter().fold(y, |y, text| {
            self.push(role, Shape::Text { x, y, size, anchor, bold, text });
            y + leading(size)
        })
    }
}

/// How many lines the longest of `texts` takes, `most` at the most.
fn lines(texts: &mut dyn Iterator<Item = &str>, size: f64, room: f64, most: usize) -> f64 {
    texts.map(|text| text::few_lines(text, size, room, most).len() as f64).fold(1.0, f64::max)
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Style {
    size: f64,
    anchor: Anchor,
    bold: bool,
    /// CSS px that it may take; longer text is shortened.
    room: f64,
}

impl Style {
    fn new(size: f64, anchor: Anchor, room: f64) -> Self {
        Self { size, anchor, bold: false, room }
    }

    fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// Font size of names and results.
const NAME: f64 = 15.0;
/// Font size of everything else. Few sizes read calmly, and each costs a browser a font.
const SMALL: f64 = 12.0;

/// From a line to the next one.
fn leading(size: f64) -> f64 {
    size + 4.0
}

/// Where names and values stand in charts with bars: left of the plot, or above it.
struct Names {
    /// Where names begin.
    from: X,
    /// Where values end.
    to: X,
    /// CSS px for a name with its value, in a plot of the least width.
    column: f64,
}

impl Names {
    fn of(form: Form, plot: f64) -> Self {
        let at = |share: f64, px: f64| X { share, px };
        match form {
            Form::Wide => {
                Self { from: at(0.0, -form.left()), to: at(0.0, -16.0), column: form.left() - 16.0 }
            }
            Form::Compact => Self { from: at(0.0, 0.0), to: at(1.0, 0.0), column: plot },
            Form::Narrow => Self { from: at(0.0, 0.0), to: at(0.0, 0.0), column: plot },
        }
    }
}

/// The most that a value beside a name takes of the room for both.
const VALUE: f64 = 0.6;

/// Width kept for `text`.
fn extent(text: &str, size: f64) -> f64 {
    advance(text, size) * ROOM
}
