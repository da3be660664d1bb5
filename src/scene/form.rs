//! The shapes that a layout can take.

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
