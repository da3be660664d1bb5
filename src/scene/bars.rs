//! Completion bars as bullet graphs (S. Few): a pale track to the target, a narrower solid bar for the
//! result, a bold line for the target, a dashed one for the time schedule.

use super::{
    Anchor, Band, Form, Items, LINES, Layout, NAME, Names, Role, SMALL, Scene, Style, VALUE, X,
    extent, leading, lines, names,
};
use crate::chart::{Against, BarRow, Bars};

/// Bars longer than this share of the target end in a point, with the number beside them.
const MOST: f64 = 1.5;
const TRACK: f64 = 26.0;
const BAR: f64 = 18.0;
const PAD: f64 = 7.0;
/// Marks keep this far from the plot's left edge, so that their casing stays inside.
const EDGE: f64 = 3.0;
/// In the upper and in the lower edge of the frame in place of a bar.
const DASHES: u8 = 12;

/// Places within a row, from its top.
struct Rows {
    /// Top of the track.
    track: f64,
    /// Baseline of the name.
    name: f64,
    /// Baseline of the rate.
    rate: f64,
    /// Baseline of the gap.
    gap: f64,
    /// Baseline of the target's label.
    target: f64,
    height: f64,
    /// Height of a row without a target.
    bare: f64,
}

impl Layout for Bars {
    fn layout(&self, form: Form) -> Scene {
        layout(self, form)
    }
}

fn layout(bars: &Bars, form: Form) -> Scene {
    let plot = form.least() - form.left() - form.right();
    let against = || bars.rows.iter().filter_map(|row| row.against.as_ref());
    let longest = against()
        .flat_map(|comparison| {
            let others = comparison.others.iter().map(|other| other.share.to_f64());
            others.chain([comparison.share.to_f64()])
        })
        .fold(1.0, f64::max);
    // Room for the point of a bar that is longer than drawn.
    let axis = if longest > 1.0 { longest.min(MOST) + 0.04 } else { 1.0 };
    let Names { column, .. } = Names::of(form, plot);
    let names = bars.rows.iter().map(|row| (row.name.as_str(), name_room(row, column)));
    let extra = names::extra(names);
    let lines_of_gaps =
        |room: f64| lines(&mut against().map(|one| one.gap.as_str()), SMALL, room, LINES);
    let rows = match form {
        Form::Wide => {
            let gap = 49.0 + extra;
            let height = (gap + lines_of_gaps(column) * leading(SMALL) + 3.0).max(68.0);
            Rows { track: 20.0, name: 31.0, rate: 31.0, gap, target: 12.0, height, bare: height }
        }
        Form::Compact => {
            let side_by_side = against().all(|comparison| {
                extent(&comparison.gap, SMALL) + extent(&comparison.target_label(), SMALL) + PAD
                    <= plot / axis
            });
            let gap = 67.0 + extra;
            let below = lines_of_gaps(plot) * leading(SMALL);
            let target = if side_by_side { gap } else { gap + below };
            let (track, bare) = (24.0 + extra, 74.0 + extra);
            Rows { track, name: 15.0, rate: 15.0, gap, target, height: target + 24.0, bare }
        }
        Form::Narrow => {
            let names =
                lines(&mut bars.rows.iter().map(|row| row.name.as_str()), NAME, plot, LINES);
            let targets: Vec<_> = against().map(Against::target_label).collect();
            let targets = lines(&mut targets.iter().map(String::as_str), SMALL, plot, LINES);
            let rate = 15.0 + names * leading(NAME);
            let (track, gap) = (rate + 26.0, rate + 69.0);
            let target = gap + lines_of_gaps(plot) * leading(SMALL);
            let (height, bare) = (target + targets * leading(SMALL) + 8.0, gap + 24.0);
            Rows { track, name: 15.0, rate, gap, target, height, bare }
        }
    };
    let mut items = Items::of_rows(bars.rows.len());
    let mut y = 6.0;
    if let Some((elapsed, label)) = &bars.schedule {
        schedule_label(&mut items, label, mark(elapsed.to_f64(), axis, plot), plot);
        y = 24.0;
    }
    let mut bands = Vec::with_capacity(bars.rows.len());
    for (index, row) in bars.rows.iter().enumerate() {
        items.datum = Some(index);
        draw(&mut items, row, form, &rows, y, (axis, plot));
        let height = if row.against.is_some() { rows.height } else { rows.bare };
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

/// Where a mark at `share` of the target is, with its casing inside the plot.
fn mark(share: f64, axis: f64, plot: f64) -> f64 {
    (share / axis).max(EDGE / plot)
}

/// The label over the time schedule's marks, held within the plot.
fn schedule_label(items: &mut Items, label: &str, pace: f64, plot: f64) {
    let half = extent(label, SMALL) / 2.0;
    let at = pace * plot;
    let (anchor, share) = if at < half {
        (Anchor::Start, 0.0)
    } else if at + half > plot {
        (Anchor::End, 1.0)
    } else {
        (Anchor::Middle, pace)
    };
    let style = Style::new(SMALL, anchor, plot);
    items.text(Role::Soft, X { share, px: 0.0 }, 12.0, style, label);
}

/// Room for the name of a row beside its rate.
fn name_room(row: &BarRow, column: f64) -> f64 {
    names::beside(row.against.as_ref().map_or("", |comparison| &comparison.rate), column, PAD)
}

fn draw(
    items: &mut Items,
    row: &BarRow,
    form: Form,
    rows: &Rows,
    y: f64,
    (axis, plot): (f64, f64),
) {
    let at = |share: f64, px: f64| X { share, px };
    let track = y + rows.track;
    let middle = track + TRACK / 2.0;
    let rate = row.against.as_ref().map_or("", |comparison| comparison.rate.as_str());
    let Names { from, to, column } = Names::of(form, plot);
    let narrow = form == Form::Narrow;
    let name =
        Style::new(NAME, Anchor::Start, if narrow { column } else { name_room(row, column) });
    items.paragraph(Role::Ink, from, y + rows.name, name, LINES, &row.name);
    if !rate.is_empty() {
        let anchor = if narrow { Anchor::Start } else { Anchor::End };
        let style = Style::new(NAME, anchor, column * VALUE).bold();
        items.text(Role::Ink, to, y + rows.rate, style, rate);
    }
    let Some(comparison) = &row.against else {
        frame(items, track);
        let mut text = format!("{} · {}", row.result, row.no_target);
        if narrow {
            text.clone_from(&row.result);
            let style = Style::new(SMALL, Anchor::Start, plot);
            items.text(Role::Soft, from, y + rows.gap, style, &row.no_target);
        }
        let style = Style::new(SMALL, Anchor::Start, plot - 2.0 * PAD);
        items.text(Role::Soft, at(0.0, PAD), middle + 4.5, style, &text);
        return;
    };
    let gap = Style::new(SMALL, Anchor::Start, column);
    items.paragraph(Role::Soft, from, y + rows.gap, gap, LINES, &comparison.gap);

    let share = comparison.share.to_f64();
    let end = share.clamp(0.0, MOST) / axis;
    let goal = 1.0 / axis;
    items.span(Role::Track, (0.0, goal), track, TRACK);
    items.span(Role::Bar, (0.0, end), middle - BAR / 2.0, BAR);
    if share > MOST {
        let (half, top) = (BAR / 2.0, middle - BAR / 2.0);
        let points = vec![(0.0, top), (half, middle), (0.0, top + BAR)];
        items.push(Role::Bar, super::Shape::Polygon { x: at(end, 0.0), points });
    }

    // The result is in its bar if there is room, else behind it, or below the rate where there is little space; the
    // schedule's mark makes way.
    let width = extent(&row.result, SMALL);
    let room_inside = end * plot - 2.0 * PAD;
    let room_outside = if end < goal { (goal - end) * plot - 2.0 * PAD } else { 0.0 };
    let inside = width <= room_inside || width > room_outside && room_inside > room_outside;
    let width = width.min(if inside { room_inside } else { room_outside });
    let (x0, px) = if inside { (0.0, PAD) } else { (end, PAD) };
    let label = (x0 * plot + px, x0 * plot + px + width);
    if let Some(elapsed) = comparison.elapsed {
        let pace = mark(elapsed.to_f64(), axis, plot);
        let crossed = !narrow && label.0 - 4.0 < pace * plot && pace * plot < label.1 + 4.0;
        if crossed {
            items.upright(Role::Pace, pace, (track - 5.0, track), 2.0);
            items.upright(Role::Pace, pace, (track + TRACK, track + TRACK + 5.0), 2.0);
        } else {
            items.dashes(pace, (track - 5.0, track + TRACK + 5.0));
        }
    }
    for other in &comparison.others {
        let at = mark(other.share.to_f64().min(MOST), axis, plot);
        items.upright(Role::Mark, at, (track, track + TRACK), 2.0);
    }
    items.upright(Role::Mark, goal, (track - 4.0, track + TRACK + 4.0), 3.0);
    if comparison.ceiling {
        items.bracket(goal, (track - 4.0, track + TRACK + 4.0), 3.0);
    }
    if narrow {
        let style = Style::new(SMALL, Anchor::Start, column);
        items.text(Role::Ink, from, y + rows.rate + 17.0, style, &row.result);
    } else {
        let role = if inside { Role::OnBar } else { Role::Ink };
        let room = if inside { room_inside } else { room_outside };
        let style = Style::new(SMALL, Anchor::Start, room);
        items.text(role, at(x0, px), middle + 4.5, style, &row.result);
    }

    let label = comparison.target_label();
    let fits = narrow || extent(&label, SMALL) <= plot;
    let target = if fits { &label } else { &comparison.amounts };
    // The label ends at its mark, or at the plot's edge where it is longer than the way to the mark.
    let end = if extent(target, SMALL) <= goal * plot { goal } else { 1.0 };
    let style = Style::new(SMALL, Anchor::End, plot);
    items.paragraph(
        Role::Soft,
        at(end, 0.0),
        y + rows.target,
        style,
        if narrow { LINES } else { 1 },
        target,
    );
}

/// A dashed frame in place of a bar.
fn frame(items: &mut Items, y: f64) {
    for edge in [y, y + TRACK - 1.0] {
        for dash in 0..DASHES {
            let from = f64::from(dash) / f64::from(DASHES);
            items.span(Role::Rule, (from, from + 0.6 / f64::from(DASHES)), edge, 1.0);
        }
    }
    for (share, px) in [(0.0, 0.0), (1.0, -1.0)] {
        items.block(Role::Rule, X { share, px }, y, (1.0, TRACK));
    }
}
