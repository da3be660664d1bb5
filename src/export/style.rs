//! The part of the stylesheet that must agree with the scene: colours and the margins of plots.

use std::fmt::Write as _;

use crate::scene::{Form, Role, Theme};

/// Colour tokens for both themes (paper is always light), the classes of SVG shapes, and the margins of stretching plots.
pub fn stylesheet_tokens() -> String {
    let tokens = |theme: Theme| {
        Role::ALL.iter().fold(String::new(), |mut all, role| {
            let [r, g, b] = theme.colour(*role);
            let _ = write!(all, "--pc-{}:#{r:02x}{g:02x}{b:02x};", role.name());
            all
        })
    };
    let mut css = format!(
        ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        tokens(Theme::LIGHT),
        tokens(Theme::DARK)
    );
    for role in Role::ALL {
        let name = role.name();
        let _ = writeln!(css, ".pc-plot .pc-{name},.pc-mini .pc-{name}{{fill:var(--pc-{name})}}");
    }
    for form in Form::ALL {
        let (name, left, right) = (form.name(), form.left(), form.right());
        let _ = writeln!(
            css,
            ".pc-{name}:not(.pc-fixed){{margin:0 {right}px 0 {left}px;width:calc(100% - {}px)}}",
            left + right
        );
    }
    css
}
