//! Growth bars: a bar from zero, the district's plan as a hollow diamond above it, the municipal target
//! as a solid triangle below it, one axis for all rows.

use super::{
    Anchor, Band, Form, Items, Layout, NAME, Names, Role, SMALL, Scene, Shape, Style, VALUE, X,
    extent, leading, lines,
};
use crate::{
    Decimal, Ratio,
    chart::{Growth, GrowthRow},
};

const BAR: f64 = 18.0;
const PAD: f64 = 8.0;
/// From the bar's edge to where a target's symbol ends.
const SYMBOL: f64 = 14.0;
/// Lines that a text takes at the most where it may take several.
const LINES: usize = 3;

/// The symbol of the district's plan, counted from the upper edge of the bar: a hollow diamond in one polygon, which goes
/// around, in, and around the hole the other way.
const DIAMOND: [(f64, f64); 10] = [
    (0.0, -15.5),
    (6.5, -9.0),
    (0.0, -2.5),
    (-6.5, -9.0),
    (0.0, -15.5),
    (0.0, -12.5),
    (-3.5, -9.0),
    (0.0, -5.5),
    (3.5, -9.0),
    (0.0, -12.5),
];
/// That of the municipal target, counted from the lower edge.
const TRIANGLE: [(f64, f64); 3] = [(0.0, 2.0), (7.0, SYMBOL), (-7.0, SYMBOL)];

/// The axis that all rows share, in per cent.
struct Axis {
    low: f64,
    high: f64,
    step: f64,
    /// The share of the plot that is kept free at either end, for half a symbol.
    edge: f64,
}

impl Axis {
    /// An axis with round ends and at most seven ticks that holds zero and every value.
    fn of(values: impl Iterator<Item = f64>, edge: f64) -> Self {
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
        let span = if high - low > 0.0 { high - low } else { 1.0 };
        let mut step = 1e-3;
        // 1, 2, 5, 10, 20, 50 ... until six steps are enough.
        for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
            if span / step <= 5.0 {
                break;
            }
            step *= factor;
        }
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        Self { low, high: if high > low { high } else { low + step }, step, edge }
    }

    /// Where `value` is in the plot.
    fn share(&self, value: f64) -> f64 {
        self.edge + (1.0 - 2.0 * self.edge) * (value - self.low) / (self.high - self.low)
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        let (low, step) = (self.low, self.step);
        let count = ((self.high - self.low) / step).round();
        (0..=9).map(f64::from).filter(move |i| *i <= count).map(move |i| low + i * step)
    }
}

/// Places within a row, from its top.
struct Rows {
    bar: f64,
    name: f64,
    /// Baseline of the value, or of the first line of words in its place.
    value: f64,
    words: f64,
    gaps: f64,
    lines: f64,
    height: f64,
    /// Height of a row in words.
    bare: f64,
}

fn number(decimal: Decimal) -> f64 {
    Ratio::from(decimal).to_f64()
}

impl Layout for Growth {
    fn layout(&self, form: Form) -> Scene {
        layout(self, form)
    }
}

fn layout(growth: &Growth, form: Form) -> Scene {
    let plot = form.least() - form.left() - form.right();
    let values = growth.rows.iter().flat_map(|row| {
        let target =
            |target: &Option<(Decimal, String)>| target.as_ref().map(|(at, _)| number(*at));
        [row.percent.map(number), target(&row.plan), target(&row.municipal)].into_iter().flatten()
    });
    let axis = Axis::of(values, if form == Form::Narrow { 0.046 } else { 0.035 });
    let rows = match form {
        Form::Wide => Rows {
            bar: 34.0,
            name: 30.0,
            value: 30.0,
            words: 30.0,
            gaps: 48.0,
            lines: 16.0,
            height: 92.0,
            bare: 52.0,
        },
        Form::Compact => {
            let side_by_side = growth.rows.iter().all(|row| {
                row.gaps.iter().map(|gap| extent(gap, SMALL) + 2.0 * PAD).sum::<f64>() <= plot
            });
            let (lines, last) = if side_by_side { (0.0, 118.0) } else { (16.0, 134.0) };
            let (name, value, words) = (15.0, 15.0, 37.0);
            let (gaps, height) = (118.0, last + 24.0);
            Rows { bar: 54.0, name, value, words, gaps, lines, height, bare: 60.0 }
        }
        Form::Narrow => {
            let names =
                lines(&mut growth.rows.iter().map(|row| row.name.as_str()), NAME, plot, LINES);
            let words = growth.rows.iter().filter(|row| row.percent.is_none());
            let words = lines(&mut words.map(|row| row.value.as_str()), SMALL, plot, LINES);
            let mut gaps = growth.rows.iter().flat_map(|row| row.gaps.iter().map(String::as_str));
            // As many as there are targets.
            let last = 2.0 * lines(&mut gaps, SMALL, plot, LINES) * leading(SMALL);
            let value = 15.0 + names * leading(NAME);
            let (bar, gaps) = (value + 39.0, value + 103.0);
            let (height, bare) = (gaps + last + 8.0, value + words * leading(SMALL) + 16.0);
            Rows { bar, name: 15.0, value, words: value, gaps, lines: 16.0, height, bare }
        }
    };
    let mut items = Items::of_rows(growth.rows.len());
    // Zero is always labelled; the others as far as they do not run into each other.
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut ticks: Vec<f64> = axis.ticks().collect();
    if let Some(at) = ticks.iter().position(|tick| tick.abs() <= 0.0) {
        let zero = ticks.remove(at);
        ticks.insert(0, zero);
    }
    for tick in ticks {
        let share = axis.share(tick);
        items.block(Role::Rule, X { share, px: -0.5 }, 18.0, (1.0, 6.0));
        let label = growth.lang.chart_words().percent(rounded(tick));
        let held = Held::at(share, &label, plot, form);
        let (start, end) = held.reach;
        if taken.iter().all(|(from, to)| end + PAD < *from || *to + PAD < start) {
            taken.push(held.reach);
            let style = Style::new(SMALL, held.anchor, plot);
            items.text(Role::Soft, X { share, px: held.px }, 12.0, style, &label);
        }
    }
    let mut y = 28.0;
    let mut bands = Vec::with_capacity(growth.rows.len());
    for (index, row) in growth.rows.iter().enumerate() {
        items.datum = Some(index);
        draw(&mut items, row, form, &rows, y, (&axis, plot));
        let height = if row.percent.is_some() { rows.height } else { rows.bare };
        bands.push(Band { y, height });
        y += height;
    }
    Scene {
        form,
        left: form.left(),
        right: form.right(),
        height: y,
        width: None,
        items: items.list,
        bands,
    }
}

/// The value of a tick; steps are round, so that few digits are enough.
fn rounded(tick: f64) -> Decimal {
    // Ticks are multiples of a thousandth at the least.
    #[allow(clippy::cast_possible_truncation)]
    let thousandths = (tick * 1000.0).round() as i64;
    Decimal::new(thousandths, 3).trim()
}

fn draw(
    items: &mut Items,
    row: &GrowthRow,
    form: Form,
    rows: &Rows,
    y: f64,
    (axis, plot): (&Axis, f64),
) {
    let at = |share: f64, px: f64| X { share, px };
    let Names { from, to, column } = Names::of(form, plot);
    // Words in place of a figure are in the plot, not beside the name.
    let narrow = form == Form::Narrow;
    let most = if narrow { LINES } else { 1 };
    let beside = row.percent.filter(|_| !narrow);
    let taken = beside.map_or(0.0, |_| extent(&row.value, NAME).min(column * VALUE) + PAD);
    let style = Style::new(NAME, Anchor::Start, column - taken);
    items.paragraph(Role::Ink, from, y + rows.name, style, most, &row.name);
    let bar = y + rows.bar;
    let zero = axis.share(0.0);
    let end = bar + BAR;
    let Some(percent) = row.percent else {
        // Words have no place on the axis. They are next to the name, or under it.
        let style = Style::new(SMALL, Anchor::Start, plot);
        items.paragraph(Role::Soft, at(0.0, 0.0), y + rows.words, style, most, &row.value);
        return;
    };
    items.block(Role::Pace, at(zero, -0.5), bar - 4.0, (1.0, BAR + 8.0));
    let anchor = if narrow { Anchor::Start } else { Anchor::End };
    let style = Style::new(NAME, anchor, column * VALUE).bold();
    items.text(Role::Ink, to, y + rows.value, style, &row.value);

    let value = axis.share(number(percent));
    items.span(Role::Bar, (value.min(zero), value.max(zero)), bar, BAR);
    // Each with its symbol, the edge that it is at, and the baseline of its label.
    let targets = [
        (&row.plan, &DIAMOND[..], bar, bar - SYMBOL - 7.0),
        (&row.municipal, &TRIANGLE[..], end, end + SYMBOL + 13.0),
    ];
    // What is alike follows each other: it is painted with fewer calls.
    for (target, ..) in targets {
        let Some((target, _)) = target else { continue };
        let share = axis.share(number(*target));
        items.upright(Role::Mark, share, (bar - 4.0, end + 4.0), 2.0);
    }
    for (target, symbol, edge, baseline) in targets {
        let Some((target, label)) = target else { continue };
        let share = axis.share(number(*target));
        let points = symbol.iter().map(|(px, y)| (*px, edge + y)).collect();
        items.push(Role::Mark, Shape::Polygon { x: at(share, 0.0), points });
        symbol_label(items, share, baseline, plot, form, label);
    }
    let (mut x, mut line) = (from, y + rows.gaps);
    for gap in &row.gaps {
        let style = Style::new(SMALL, Anchor::Start, column);
        let next = items.paragraph(Role::Soft, x, line, style, most, gap);
        if rows.lines > 0.0 {
            line = next;
        } else {
            x.px += extent(gap, SMALL) + 2.0 * PAD;
        }
    }
}

/// The label of a target at its symbol.
fn symbol_label(items: &mut Items, share: f64, y: f64, plot: f64, form: Form, label: &str) {
    let held = Held::at(share, label, plot, form);
    let style = Style::new(SMALL, held.anchor, plot - share.min(1.0 - share) * plot);
    items.text(Role::Soft, X { share, px: held.px }, y, style, label);
}

/// How a small label at a share is held within the plot: in the middle where there is room.
struct Held {
    anchor: Anchor,
    px: f64,
    /// From where to where it reaches, in CSS px at the least width.
    reach: (f64, f64),
}

impl Held {
    fn at(share: f64, label: &str, plot: f64, form: Form) -> Self {
        let (at, wide) = (share * plot, extent(label, SMALL));
        let (anchor, px, start) = if at < wide / 2.0 {
            (Anchor::Start, -6.0, at - 6.0)
        } else if at + wide / 2.0 > plot + form.right() {
            (Anchor::End, 6.0, at + 6.0 - wide)
        } else {
            (Anchor::Middle, 0.0, at - wide / 2.0)
        };
        Self { anchor, px, reach: (start, start + wide) }
    }
}
