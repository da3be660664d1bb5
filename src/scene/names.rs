//! Where names and values are in charts with bars.

use super::{Form, NAME, X, extent, leading, lines};

/// Where names and values are in charts with bars: left of the plot, or above it.
pub(super) struct Names {
    /// Where names begin.
    pub(super) from: X,
    /// Where values end.
    pub(super) to: X,
    /// CSS px for a name with its value, in a plot of the least width.
    pub(super) column: f64,
}

impl Names {
    pub(super) fn of(form: Form, plot: f64) -> Self {
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

/// Lines that a text takes at the most where it may take several.
pub(super) const LINES: usize = 3;

/// Room for a name beside `value`, in CSS px of a column; all of it where there is no value.
pub(super) fn beside(value: &str, column: f64, pad: f64) -> f64 {
    if value.is_empty() { column } else { column - extent(value, NAME).min(column * VALUE) - pad }
}

/// How much higher rows are in which the longest name needs several lines: CSS px. `names` with the room for each.
pub(super) fn extra<'a>(names: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let lines = names.map(|(name, room)| lines(&mut std::iter::once(name), NAME, room, LINES));
    (lines.fold(1.0, f64::max) - 1.0) * leading(NAME)
}

/// The most that a value beside a name takes of the room for both.
pub(super) const VALUE: f64 = 0.72;
