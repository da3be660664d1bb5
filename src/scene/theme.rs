//! Colours, by what a mark means. One blue hue; targets and the time schedule are neutral, so that no
//! colour says good or bad.

/// What a mark or a text means, and so which colour it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

    /// The colour of `role`.
    pub fn colour(&self, role: Role) -> Colour {
        self.0[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Role, Theme};

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
            let ratio = |a, b| contrast(theme.colour(a), theme.colour(b));
            for (text, ground) in [
                (Role::Ink, Role::Card),
                (Role::Soft, Role::Card),
                (Role::Ink, Role::Track),
                (Role::OnBar, Role::Bar),
            ] {
                assert!(ratio(text, ground) >= 4.5, "{text:?} on {ground:?}");
            }
            // A mark that crosses a bar is cased in the ground's colour, so these are its neighbours.
            for (mark, ground) in [
                (Role::Bar, Role::Card),
                (Role::Bar, Role::Track),
                (Role::Mark, Role::Card),
                (Role::Mark, Role::Track),
                (Role::Pace, Role::Card),
                (Role::Pace, Role::Track),
            ] {
                assert!(
                    ratio(mark, ground) >= 3.0,
                    "{mark:?} on {ground:?}: {}",
                    ratio(mark, ground)
                );
            }
        }
    }
}
