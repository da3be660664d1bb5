//! Growth rates and levels: a bar from zero, the targets of each setter with a mark of its own, the first above the bar,
//! the second below it, and so on outwards. Growth rates share one axis, levels have one each.

use super::{
    Anchor, Band, Form, Items, LINES, Layout, NAME, Names, Role, SMALL, Scene, Shape, Style, VALUE,
    X, extent, leading, lines, names,
};
use crate::{
    Ratio,
    chart::{Growth, Levels, MarkedTarget, ValueRow},
    report::TargetMark,
};

const BAR: f64 = 18.0;
const PAD: f64 = 8.0;
/// From the bar's edge to where a target's symbol ends.
const SYMBOL: f64 = 14.0;
/// From a target's symbol to that of the next one on the same side, with the label between.
const LANE: f64 = 34.0;

/// The symbol of a target, around its middle: outlines go around, in, and around the hole the other way.
fn symbol(mark: TargetMark) -> Vec<(f64, f64)> {
    const DIAMOND: [(f64, f64); 4] = [(0.0, -6.5), (6.5, 0.0), (0.0, 6.5), (-6.5, 0.0)];
    const TRIANGLE: [(f64, f64); 3] = [(0.0, -6.0), (7.0, 6.0), (-7.0, 6.0)];
    const SQUARE: [(f64, f64); 4] = [(-5.5, -5.5), (5.5, -5.5), (5.5, 5.5), (-5.5, 5.5)];
    match mark {
        TargetMark::SolidDiamond => DIAMOND.to_vec(),
        TargetMark::Triangle => TRIANGLE.to_vec(),
        TargetMark::SolidSquare => SQUARE.to_vec(),
        TargetMark::Diamond => outline(&DIAMOND, 3.5 / 6.5),
        TargetMark::HollowTriangle => outline(&TRIANGLE, 0.45),
        TargetMark::Square => outline(&SQUARE, 3.0 / 5.5),
    }
}

/// A polygon with a hole of the same shape, `inner` times as large.
fn outline(points: &[(f64, f64)], inner: f64) -> Vec<(f64, f64)> {
    // The hole has the middle of the corners, not of the box.
    let middle = points.iter().map(|(_, y)| y).sum::<f64>() / points.len() as f64;
    let closed = || points.iter().chain(points.first());
    let hole = closed().rev().map(|(x, y)| (x * inner, middle + (y - middle) * inner));
    closed().copied().chain(hole).collect()
}

/// An axis, in the unit of the values on it.
struct Axis {
    low: f64,
    high: f64,
    /// The share of the plot that is kept free at either end, for half a symbol.
    edge: f64,
}

impl Axis {
    /// An axis from one value to another.
    fn new(low: f64, high: f64, edge: f64) -> Self {
        Self { low, high: if high > low { high } else { low + 1.0 }, edge }
    }

    /// The axis of one row: from zero, or below it, to the largest value.
    fn of(row: &ValueRow, edge: f64) -> Self {
        let values = row.values().map(Ratio::to_f64);
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
        // Labels of the largest value stay near its mark.
        Self::new(low * 1.1, high * 1.1, edge)
    }

    /// Where `value` is in the plot.
    fn share(&self, value: f64) -> f64 {
        self.edge + (1.0 - 2.0 * self.edge) * (value - self.low) / (self.high - self.low)
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

impl Layout for Growth {
    fn layout(&self, form: Form) -> Scene {
        layout(&self.rows, Some(&self.ticks), form)
    }
}

impl Layout for Levels {
    fn layout(&self, form: Form) -> Scene {
        layout(&self.rows, None, form)
    }
}

/// Lays `rows` out on one axis with these ticks, or each on one of its own.
fn layout(rows: &[ValueRow], ticks: Option<&[(Ratio, String)]>, form: Form) -> Scene {
    let plot = form.least() - form.left() - form.right();
    let edge = if form == Form::Narrow { 0.046 } else { 0.035 };
    let data = rows;
    let rows = places(data, form, plot);
    let mut items = Items::of_rows(data.len());
    let mut y = 6.0;
    let ends = ticks.and_then(|ticks| Some((ticks.first()?.0.to_f64(), ticks.last()?.0.to_f64())));
    let shared = ends.map(|(low, high)| Axis::new(low, high, edge));
    if let (Some(axis), Some(ticks)) = (&shared, ticks) {
        label_ticks(&mut items, axis, ticks, form, plot);
        y = 28.0;
    }
    let mut bands = Vec::with_capacity(data.len());
    for (index, row) in data.iter().enumerate() {
        items.datum = Some(index);
        let own = Axis::of(row, edge);
        draw(&mut items, row, form, &rows, y, (shared.as_ref().unwrap_or(&own), plot));
        let height = if row.value.is_some() { rows.height } else { rows.bare };
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

/// Where everything is in a row of `data`.
fn places(data: &[ValueRow], form: Form, plot: f64) -> Rows {
    let Names { column, .. } = Names::of(form, plot);
    let count = data.iter().map(|row| row.gaps.len()).max().unwrap_or(0) as f64;
    let lines_of_gaps = |room: f64| {
        let mut gaps = data.iter().flat_map(|row| row.gaps.iter().map(String::as_str));
        lines(&mut gaps, SMALL, room, LINES)
    };
    // Each side of a bar has every other target; what no row has needs no room.
    let most = data.iter().map(|row| row.targets.len()).max().unwrap_or(0);
    let lanes = |targets: usize| (targets as f64 - 1.0) * LANE;
    let (above, below) = (lanes(most.div_ceil(2)).max(-18.0), lanes(most / 2).max(-28.0));
    let extra = names::extra(data.iter().map(|row| (row.name.as_str(), name_room(row, column))));
    match form {
        Form::Wide => {
            let gaps = 48.0 + extra;
            let last = gaps + count * lines_of_gaps(column) * 16.0;
            let (name, gaps, last) = (30.0 + above, gaps + above, last + above);
            let height = (last + 12.0).max(92.0 + above + below);
            let (bar, bare) = (34.0 + above, 52.0 + extra + above);
            Rows { bar, name, value: name, words: name, gaps, lines: 16.0, height, bare }
        }
        Form::Compact => {
            let side_by_side = data.iter().all(|row| {
                row.gaps.iter().map(|gap| extent(gap, SMALL) + 2.0 * PAD).sum::<f64>() <= plot
            });
            let (name, value, words) = (15.0, 15.0, 37.0 + extra);
            let (bar, gaps) = (54.0 + extra + above, 118.0 + extra + above + below);
            let more = (count * lines_of_gaps(plot) - 1.0).max(1.0) * 16.0;
            let (lines, last) = if side_by_side { (0.0, gaps) } else { (16.0, gaps + more) };
            let (height, bare) = (last + 24.0, 60.0 + extra);
            Rows { bar, name, value, words, gaps, lines, height, bare }
        }
        Form::Narrow => {
            let names = lines(&mut data.iter().map(|row| row.name.as_str()), NAME, plot, LINES);
            let words = data.iter().filter(|row| row.value.is_none());
            let words = lines(&mut words.map(|row| row.text.as_str()), SMALL, plot, LINES);
            let last = count * lines_of_gaps(plot) * leading(SMALL);
            let value = 15.0 + names * leading(NAME);
            let (bar, gaps) = (value + 39.0 + above, value + 103.0 + above + below);
            let (height, bare) = (gaps + last + 8.0, value + words * leading(SMALL) + 16.0);
            Rows { bar, name: 15.0, value, words: value, gaps, lines: 16.0, height, bare }
        }
    }
}

/// The ticks of a shared axis. Zero is always labelled; the others as far as they do not run into each other.
fn label_ticks(items: &mut Items, axis: &Axis, ticks: &[(Ratio, String)], form: Form, plot: f64) {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let zero = ticks.iter().filter(|(tick, _)| *tick == Ratio::ZERO);
    let others = ticks.iter().filter(|(tick, _)| *tick != Ratio::ZERO);
    for (tick, label) in zero.chain(others) {
        let share = axis.share(tick.to_f64());
        items.block(Role::Rule, X { share, px: -0.5 }, 18.0, (1.0, 6.0));
        let held = Held::at(share, label, plot, form);
        let (start, end) = held.reach;
        if taken.iter().all(|(from, to)| end + PAD < *from || *to + PAD < start) {
            taken.push(held.reach);
            let style = Style::new(SMALL, held.anchor, plot);
            items.text(Role::Soft, X { share, px: held.px }, 12.0, style, label);
        }
    }
}

/// The value of a row beside its name, without its unit where there is no room for it.
fn value_text(row: &ValueRow, column: f64) -> &str {
    if extent(&row.text, NAME) <= column * VALUE { &row.text } else { &row.number }
}

/// Room for the name of a row beside its value.
fn name_room(row: &ValueRow, column: f64) -> f64 {
    names::beside(row.value.map_or("", |_| value_text(row, column)), column, PAD)
}

fn draw(
    items: &mut Items,
    row: &ValueRow,
    form: Form,
    rows: &Rows,
    y: f64,
    (axis, plot): (&Axis, f64),
) {
    let at = |share: f64, px: f64| X { share, px };
    let Names { from, to, column } = Names::of(form, plot);
    // Words in place of a figure are in the plot, not beside the name.
    let narrow = form == Form::Narrow;
    let room = if narrow { column } else { name_room(row, column) };
    let style = Style::new(NAME, Anchor::Start, room);
    items.paragraph(Role::Ink, from, y + rows.name, style, LINES, &row.name);
    let bar = y + rows.bar;
    let zero = axis.share(0.0);
    let end = bar + BAR;
    let Some(value) = row.value else {
        // Words have no place on the axis. They are next to the name, or under it.
        let style = Style::new(SMALL, Anchor::Start, plot);
        items.paragraph(Role::Soft, at(0.0, 0.0), y + rows.words, style, LINES, &row.text);
        return;
    };
    items.block(Role::Pace, at(zero, -0.5), bar - 4.0, (1.0, BAR + 8.0));
    let anchor = if narrow { Anchor::Start } else { Anchor::End };
    let style = Style::new(NAME, anchor, column * VALUE).bold();
    items.text(Role::Ink, to, y + rows.value, style, value_text(row, column));

    let value = axis.share(value.to_f64());
    items.span(Role::Bar, (value.min(zero), value.max(zero)), bar, BAR);
    if let Some((baseline, _)) = &row.baseline {
        items.upright(Role::Pace, axis.share(baseline.to_f64()), (bar, end), 2.0);
    }
    // What is alike follows each other: it is painted with fewer calls.
    for target in &row.targets {
        let (low, high) = (axis.share(target.from.to_f64()), axis.share(target.to.to_f64()));
        if low < high {
            items.span(Role::Track, (low, high), bar - 4.0, BAR + 8.0);
            items.upright(Role::Mark, high, (bar - 4.0, end + 4.0), 2.0);
        }
        items.upright(Role::Mark, low, (bar - 4.0, end + 4.0), 2.0);
        if target.ceiling {
            items.bracket(high, (bar - 4.0, end + 4.0), 2.0);
        }
    }
    for (index, target) in row.targets.iter().enumerate() {
        target_mark(items, target, index, (bar, end), (axis, plot), form);
    }
    let (mut x, mut line) = (from, y + rows.gaps);
    for gap in &row.gaps {
        let style = Style::new(SMALL, Anchor::Start, column);
        let next = items.paragraph(Role::Soft, x, line, style, LINES, gap);
        if rows.lines > 0.0 {
            line = next;
        } else {
            x.px += extent(gap, SMALL) + 2.0 * PAD;
        }
    }
}

/// The symbol of a target and its label: of every other one above the bar, of the others below it, outwards.
fn target_mark(
    items: &mut Items,
    target: &MarkedTarget,
    index: usize,
    (top, bottom): (f64, f64),
    (axis, plot): (&Axis, f64),
    form: Form,
) {
    let share = axis.share(target.from.to_f64());
    let lane = (index / 2) as f64 * LANE;
    let (middle, baseline) = if index.is_multiple_of(2) {
        (top - 9.0 - lane, top - SYMBOL - 7.0 - lane)
    } else {
        (bottom + 8.0 + lane, bottom + SYMBOL + 13.0 + lane)
    };
    let points = symbol(target.mark).into_iter().map(|(x, y)| (x, middle + y)).collect();
    items.push(Role::Mark, Shape::Polygon { x: X { share, px: 0.0 }, points });
    // The label is at its symbol; the amount alone where there is not enough room.
    let room = |held: &Held| match held.anchor {
        Anchor::Middle => plot,
        Anchor::Start => (1.0 - share) * plot + form.right() + 6.0,
        Anchor::End => share * plot + 6.0,
    };
    let fits = |label: &&str| {
        let held = Held::at(share, label, plot, form);
        extent(label, SMALL) <= room(&held)
    };
    let labels = [target.label.as_str(), target.amount.as_str()];
    let label = labels.into_iter().find(fits).unwrap_or(&target.amount);
    let held = Held::at(share, label, plot, form);
    let style = Style::new(SMALL, held.anchor, room(&held));
    items.text(Role::Soft, X { share, px: held.px }, baseline, style, label);
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
        // What neither begins nor ends at its mark is moved as far as it takes to be within the room.
        let most = plot + form.right() - wide;
        if wide <= plot && !(0.0..=most).contains(&start) {
            let start = start.clamp(0.0, most);
            let px = start + wide / 2.0 - at;
            return Self { anchor: Anchor::Middle, px, reach: (start, start + wide) };
        }
        Self { anchor, px, reach: (start, start + wide) }
    }
}
