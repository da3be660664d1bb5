//! Which shapes of a scene one element can show: fewer elements for a browser to read and to lay out.

use crate::scene::{Item, Scene, Shape};

/// A width in CSS px that no chart reaches.
const FAR: f64 = 20_000.0;

/// All shapes of `scene` but its texts, in an order that paints the same picture, those of one path together.
///
/// Rows of a chart do not overlap, so what is alike in all of them can be painted at once: a shape joins the last
/// run of its kind if it touches nothing painted since.
pub(super) fn runs(scene: &Scene) -> Vec<Vec<&Item>> {
    let mut runs: Vec<Vec<&Item>> = Vec::new();
    for item in scene.items.iter().filter(|item| !matches!(item.shape, Shape::Text { .. })) {
        let last = runs.iter_mut().rev().find(|run| {
            run.iter().any(|member| alike(member, item) || !apart(scene, member, item))
        });
        match last {
            Some(run) if run.iter().all(|member| alike(member, item)) => run.push(item),
            _ => runs.push(vec![item]),
        }
    }
    runs
}

/// Whether one path can show both.
fn alike(item: &Item, other: &Item) -> bool {
    let straight = |shape: &Shape| matches!(shape, Shape::Block { .. } | Shape::Polygon { .. });
    let shapes = match (&item.shape, &other.shape) {
        (Shape::Span { .. }, Shape::Span { .. }) | (Shape::Sector { .. }, Shape::Sector { .. }) => {
            true
        }
        (shape, other) => straight(shape) && straight(other),
    };
    shapes && item.role == other.role && anchored_at(&item.shape) == anchored_at(&other.shape)
}

/// Whether the two share no place, however wide the scene becomes. Edges move evenly with the width: what lies on one
/// side at two widths does so between them.
fn apart(scene: &Scene, item: &Item, other: &Item) -> bool {
    let pairs = [scene.form.least(), FAR].map(|width| {
        let (item, other) = (scene.bounds(item, width), scene.bounds(other, width));
        [item.x1 <= other.x0, other.x1 <= item.x0, item.y1 <= other.y0 || other.y1 <= item.y0]
    });
    let [least, far] = pairs;
    least.into_iter().zip(far).any(|(least, far)| least && far)
}

/// The share of the width that a shape of fixed size is anchored at; a text takes a share for itself.
pub(super) fn anchored_at(shape: &Shape) -> Option<f64> {
    match shape {
        Shape::Span { .. } | Shape::Text { .. } => None,
        Shape::Block { x, .. } | Shape::Polygon { x, .. } | Shape::Sector { x, .. } => {
            Some(x.share)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::runs;
    use crate::scene::{Form, Item, Role, Scene, Shape, X};

    fn scene(items: Vec<Item>) -> Scene {
        let (left, right, height) = (0.0, 0.0, 100.0);
        Scene { form: Form::Wide, left, right, height, width: None, items, bands: Vec::new() }
    }

    fn span(role: Role, y: f64) -> Item {
        Item { role, datum: None, shape: Shape::Span { from: 0.0, to: 1.0, y, height: 10.0 } }
    }

    fn block(role: Role, share: f64, y: f64) -> Item {
        let x = X { share, px: 0.0 };
        Item { role, datum: None, shape: Shape::Block { x, y, width: 2.0, height: 10.0 } }
    }

    /// The runs by the places of their items in the scene.
    fn order(items: Vec<Item>) -> Vec<Vec<usize>> {
        let scene = scene(items);
        let place = |item: &&Item| scene.items.iter().position(|other| other == *item);
        runs(&scene).iter().map(|run| run.iter().filter_map(place).collect()).collect()
    }

    #[test]
    fn what_is_alike_in_rows_is_painted_together() {
        let rows = [0.0, 20.0, 40.0].into_iter();
        let row = |y| [span(Role::Track, y), span(Role::Bar, y), block(Role::Mark, 0.5, y)];
        assert_eq!(order(rows.flat_map(row).collect()), [[0, 3, 6], [1, 4, 7], [2, 5, 8]]);
    }

    #[test]
    fn nothing_slips_below_what_it_was_painted_on() {
        let pile = [span(Role::Track, 0.0), span(Role::Bar, 0.0), span(Role::Track, 5.0)];
        assert_eq!(order(pile.to_vec()), [[0], [1], [2]]);
        let beside =
            [block(Role::Mark, 0.2, 0.0), block(Role::Mark, 0.8, 0.0), block(Role::Mark, 0.2, 5.0)];
        assert_eq!(order(beside.to_vec()), [vec![0, 2], vec![1]]);
        let touching = [span(Role::Track, 0.0), span(Role::Bar, 0.0), span(Role::Track, 10.0)];
        assert_eq!(order(touching.to_vec()), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn other_places_are_other_elements() {
        let marks = [block(Role::Mark, 0.5, 0.0), block(Role::Mark, 1.0, 20.0)];
        assert_eq!(order(marks.to_vec()), [[0], [1]]);
    }
}
