//! Where names and values are in charts with bars.

use super::{Form, X};

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

/// The most that a value beside a name takes of the room for both.
pub(super) const VALUE: f64 = 0.6;
