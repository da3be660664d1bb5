//! Colours, by what a mark means. One blue hue; targets and the time schedule are neutral, so that no
//! colour says good or bad.

/// What a mark or a text means, and so which colour it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "record"), derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Text.
    Ink,
    /// Text of less weight.
    Soft,
    /// Axes and frames.
    Rule,
    /// A result.
    Bar,
    /// Text on a result.
    OnBar,
    /// The way to a target.
    Track,
    /// A target.
    Mark,
    /// The time schedule.
    Pace,
    /// The ground behind everything.
    Card,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Ink,
        Self::Soft,
        Self::Rule,
        Self::Bar,
        Self::OnBar,
        Self::Track,
        Self::Mark,
        Self::Pace,
        Self::Card,
    ];

    /// The system colour that stands for it where a reader has set colours for everything. The way to a target is
    /// not drawn there: texts stand on it, and no further colour is sure to carry them.
    pub fn system(self) -> &'static str {
        match self {
            Self::Ink | Self::Soft | Self::Mark | Self::Pace => "CanvasText",
            Self::Rule => "GrayText",
            Self::Bar => "Highlight",
            Self::OnBar => "HighlightText",
            Self::Track | Self::Card => "Canvas",
        }
    }

    /// Its name in class attributes and custom properties.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Soft => "soft",
            Self::Rule => "rule",
            Self::Bar => "bar",
            Self::OnBar => "on-bar",
            Self::Track => "track",
            Self::Mark => "mark",
            Self::Pace => "pace",
            Self::Card => "card",
        }
    }
}

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// A colour for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme([Colour; 9]);

impl Theme {
    /// Dark on white.
    pub const LIGHT: Self = Self([
        [0x14, 0x20, 0x2b],
        [0x4d, 0x5b, 0x68],
        [0xdb, 0xe2, 0xe9],
        [0x0b, 0x62, 0xb8],
        [0xff, 0xff, 0xff],
        [0xdc, 0xe8, 0xf4],
        [0x14, 0x20, 0x2b],
        [0x5f, 0x6f, 0x7e],
        [0xff, 0xff, 0xff],
    ]);

    /// Light on dark.
    pub const DARK: Self = Self([
        [0xe8, 0xee, 0xf4],
        [0xa9, 0xb7, 0xc4],
        [0x2a, 0x39, 0x47],
        [0x5a, 0xa9, 0xf0],
        [0x0c, 0x17, 0x22],
        [0x24, 0x38, 0x4b],
        [0xf3, 0xf7, 0xfb],
        [0x8f, 0xa1, 0xb1],
        [0x15, 0x20, 0x2b],
    ]);

    /// Black on white, for readers who ask for more contrast.
    pub const LIGHT_CONTRAST: Self = Self([
        [0x00, 0x00, 0x00],
        [0x1f, 0x2a, 0x33],
        [0x5f, 0x6f, 0x7e],
        [0x00, 0x3f, 0x80],
        [0xff, 0xff, 0xff],
        [0xee, 0xf4, 0xfa],
        [0x00, 0x00, 0x00],
        [0x2e, 0x3a, 0x45],
        [0xff, 0xff, 0xff],
    ]);

    /// White on black, for readers who ask for more contrast.
    pub const DARK_CONTRAST: Self = Self([
        [0xff, 0xff, 0xff],
        [0xe3, 0xea, 0xf0],
        [0x8f, 0xa1, 0xb1],
        [0x8c, 0xc8, 0xff],
        [0x00, 0x00, 0x00],
        [0x12, 0x1d, 0x28],
        [0xff, 0xff, 0xff],
        [0xcf, 0xda, 0xe4],
        [0x00, 0x00, 0x00],
    ]);

    /// The themes by their names in style sheets and scripts.
    pub const NAMED: [(&str, Self); 4] = [
        ("light", Self::LIGHT),
        ("dark", Self::DARK),
        ("light-contrast", Self::LIGHT_CONTRAST),
        ("dark-contrast", Self::DARK_CONTRAST),
    ];

    /// Colours of the page's own, each 0xRRGGBB, in the order of [`Role::ALL`]; black where the list ends.
    #[must_use]
    pub fn of(colours: &[u32]) -> Self {
        Self(Role::ALL.map(|role| {
            let [_, r, g, b] = colours.get(role as usize).copied().unwrap_or(0).to_be_bytes();
            [r, g, b]
        }))
    }

    /// What stands on or beside what, and the least contrast that it may have there. A mark that crosses a bar is
    /// cased in the ground's colour, so bars are not among the neighbours of marks.
    pub const PAIRS: [(Role, Role, f64); 10] = [
        (Role::Ink, Role::Card, 4.5),
        (Role::Soft, Role::Card, 4.5),
        (Role::Ink, Role::Track, 4.5),
        (Role::OnBar, Role::Bar, 4.5),
        (Role::Bar, Role::Card, 3.0),
        (Role::Bar, Role::Track, 3.0),
        (Role::Mark, Role::Card, 3.0),
        (Role::Mark, Role::Track, 3.0),
        (Role::Pace, Role::Card, 3.0),
        (Role::Pace, Role::Track, 3.0),
    ];

    /// Every colour as 0xRRGGBB, in the order of [`Role::ALL`].
    pub fn numbers(&self) -> [u32; 9] {
        self.0.map(|[r, g, b]| u32::from_be_bytes([0, r, g, b]))
    }

    /// The colour of `role`.
    pub fn colour(&self, role: Role) -> Colour {
        self.0[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Theme};

    /// Contrast ratio as WCAG 2.2 defines it, 1 to 21.
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

    #[test]
    fn text_and_marks_stand_out() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for (above, below, least) in Theme::PAIRS {
                let ratio = contrast(theme.colour(above), theme.colour(below));
                assert!(ratio >= least, "{above:?} on {below:?}: {ratio}");
            }
        }
    }
}
