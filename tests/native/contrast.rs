//! Every text and every mark stands out from what it is really drawn on: in all charts, forms and looks.
//!
//! No checker sees into a canvas. Here the scene tells what lies under what, and the theme in which colours.

use plan_chart::{
    Lang,
    chart::Body,
    scene::{self, Bounds, Colour, Form, Item, Role, Scene, Shape, Theme},
};

use crate::{charts, sample::report};

const LOOKS: [(&str, Theme); 4] = [
    ("light", Theme::LIGHT),
    ("dark", Theme::DARK),
    ("more contrast, light", Theme::LIGHT_CONTRAST),
    ("more contrast, dark", Theme::DARK_CONTRAST),
];

/// Contrast ratio as WCAG 2.2 defines it, 1 to 21. It knows brightness alone: what stands out here does so in
/// greys and on paper as well.
fn contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [r, g, b] = colour.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    (a / b).max(b / a)
}

/// Whether a shape covers a point, at the scene's `width`.
fn covers(scene: &Scene, item: &Item, width: f64, (px, py): (f64, f64)) -> bool {
    let Bounds { x0, y0, x1, y1 } = scene.bounds(item, width);
    match &item.shape {
        Shape::Text { .. } => false,
        Shape::Span { .. } | Shape::Block { .. } => x0 <= px && px < x1 && y0 <= py && py < y1,
        Shape::Sector { x, y, inner, outer, from, to } => {
            let (dx, dy) = (px - scene.x(*x, width), py - y);
            let radius = dx.hypot(dy);
            let turn = (-dy).atan2(-dx) / -std::f64::consts::PI;
            let turn = if turn < 0.0 { turn + 2.0 } else { turn };
            let turn = if -dy >= 0.0 || *to > 1.0 { turn } else { -1.0 };
            *inner <= radius && radius <= *outer && *from <= turn && turn <= *to
        }
        Shape::Polygon { x, points } => {
            let at = scene.x(*x, width);
            let edges = points.iter().zip(points.iter().cycle().skip(1));
            let crossed = edges.filter(|((ax, ay), (bx, by))| {
                (ay > &py) != (by > &py) && px < at + ax + (py - ay) / (by - ay) * (bx - ax)
            });
            crossed.count() % 2 == 1
        }
    }
}

/// The role that is seen at a point under the item `index`: the last of what was drawn before it.
fn under(scene: &Scene, index: usize, width: f64, at: (f64, f64)) -> Role {
    let below = scene.items[..index].iter().rev();
    below
        .into_iter()
        .find(|item| covers(scene, item, width, at))
        .map_or(Role::Card, |item| item.role)
}

fn points(Bounds { x0, y0, x1, y1 }: Bounds) -> impl Iterator<Item = (f64, f64)> {
    let shares = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98];
    shares.into_iter().flat_map(move |across| {
        let x = x0 + across * (x1 - x0);
        [0.1, 0.5, 0.9].into_iter().map(move |down| (x, y0 + down * (y1 - y0)))
    })
}

/// Points just outside of each side of a mark.
fn beside(scene: &Scene, item: &Item, width: f64) -> Vec<(f64, f64)> {
    if let Shape::Sector { x, y, inner, outer, from, to } = &item.shape {
        let at = |radius: f64, turn: f64| {
            let (sine, cosine) = (std::f64::consts::PI * turn).sin_cos();
            (scene.x(*x, width) - radius * cosine, y - radius * sine)
        };
        let within = from + 0.3 * (to - from);
        let middle = f64::midpoint(*inner, *outer);
        return vec![at(outer + 0.4, within), at(inner - 0.4, within), at(middle, to + 0.01)];
    }
    let Bounds { x0, y0, x1, y1 } = scene.bounds(item, width);
    let (x, y) = (f64::midpoint(x0, x1), f64::midpoint(y0, y1));
    vec![(x0 - 0.4, y), (x1 + 0.4, y), (x, y0 - 0.4), (x, y1 + 0.4)]
}

/// Roles that a text is drawn on, in any chart and form, and those that a mark has beside it.
fn meetings() -> [Vec<(Role, Role)>; 2] {
    let (mut texts, mut marks) = (Vec::new(), Vec::new());
    for chart in Lang::ALL.into_iter().flat_map(|lang| charts(&report(), lang)) {
        for form in Form::ALL {
            let scene = scene::layout(&chart, form);
            let widths = match scene.width {
                Some(own) => vec![own],
                None => vec![form.least(), form.least() * 1.3, form.least() * 1.9],
            };
            for width in widths {
                for (index, item) in scene.items.iter().enumerate() {
                    let bounds = scene.bounds(item, width);
                    if matches!(item.shape, Shape::Text { .. }) {
                        let grounds = points(bounds).map(|at| under(&scene, index, width, at));
                        texts.extend(grounds.map(|ground| (item.role, ground)));
                    } else if matches!(item.role, Role::Bar | Role::Mark | Role::Pace) {
                        let around = beside(&scene, item, width);
                        // What is drawn later is held against this in its turn.
                        let sides = around.into_iter().map(|at| under(&scene, index, width, at));
                        let sides = sides.filter(|side| *side != item.role);
                        let pairs = sides.map(|side| (item.role, side));
                        // A bar of growth or of a level begins at its axis: the two touch, and are no marks apart.
                        let axis = |pair: &(Role, Role)| {
                            matches!(chart.body, Body::Growth(_) | Body::Levels(_))
                                && matches!(pair, (Role::Bar, Role::Pace) | (Role::Pace, Role::Bar))
                        };
                        marks.extend(pairs.filter(|pair| !axis(pair)));
                    }
                }
            }
        }
    }
    let all = [&mut texts, &mut marks];
    for list in all {
        list.sort_by_key(|(a, b)| (*a as u8, *b as u8));
        list.dedup();
    }
    [texts, marks]
}

#[test]
fn every_text_stands_out_from_what_it_is_drawn_on() {
    let [texts, _] = meetings();
    assert!(texts.contains(&(Role::OnBar, Role::Bar)), "bars hold their results: {texts:?}");
    assert!(texts.contains(&(Role::Soft, Role::Card)), "{texts:?}");
    for (look, theme) in LOOKS {
        for &(text, ground) in &texts {
            let ratio = contrast(theme.colour(text), theme.colour(ground));
            assert!(ratio >= 4.5, "{look}: {text:?} on {ground:?} has {ratio:.2}");
        }
    }
}

#[test]
fn every_mark_stands_out_from_what_is_beside_it() {
    let [_, marks] = meetings();
    for due in [(Role::Bar, Role::Track), (Role::Mark, Role::Card), (Role::Pace, Role::Card)] {
        assert!(marks.contains(&due), "{due:?} meet: {marks:?}");
    }
    for (look, theme) in LOOKS {
        for &(mark, beside) in &marks {
            let ratio = contrast(theme.colour(mark), theme.colour(beside));
            assert!(ratio >= 3.0, "{look}: {mark:?} beside {beside:?} has {ratio:.2}");
        }
    }
}

/// Where a reader has set the colours, roles that meet have system colours that are made for each other.
#[test]
fn system_colours_come_in_pairs() {
    let [texts, marks] = meetings();
    let pairs = [("CanvasText", "Canvas"), ("HighlightText", "Highlight"), ("Highlight", "Canvas")];
    for (one, other) in texts.into_iter().chain(marks) {
        let pair = (one.system(), other.system());
        let known = pairs.contains(&pair) || pairs.contains(&(pair.1, pair.0));
        // An axis beside a mark tells nothing by itself.
        let axis = other == Role::Rule;
        assert!(
            known || axis || pair == ("CanvasText", "CanvasText"),
            "{one:?} on {other:?}: {pair:?}"
        );
    }
}

/// A look that asks for more contrast has more of it.
#[test]
fn more_contrast_is_more() {
    let [texts, _] = meetings();
    for (usual, more) in
        [(Theme::LIGHT, Theme::LIGHT_CONTRAST), (Theme::DARK, Theme::DARK_CONTRAST)]
    {
        for &(text, ground) in &texts {
            let ratio = |theme: Theme| contrast(theme.colour(text), theme.colour(ground));
            assert!(ratio(more) >= 7.0 && ratio(more) >= ratio(usual), "{text:?} on {ground:?}");
        }
    }
}
