//! The part of the stylesheet that must agree with the scene: colours and the margins of plots.

use std::fmt::Write as _;

use crate::scene::{Form, Role, Theme};

/// Colour tokens for every look that a reader may ask for (paper is always light), the classes of SVG shapes, the
/// list that canvases take their colours from, and the margins of stretching plots.
pub fn stylesheet_tokens() -> String {
    let mut css = format!(":root{{{}}}\n", tokens(Theme::LIGHT));
    for (look, tokens) in [
        ("(prefers-color-scheme:dark)", tokens(Theme::DARK)),
        ("(prefers-contrast:more)", tokens(Theme::LIGHT_CONTRAST)),
        ("(prefers-contrast:more) and (prefers-color-scheme:dark)", tokens(Theme::DARK_CONTRAST)),
        ("(forced-colors:active)", system_tokens()),
    ] {
        let _ = writeln!(css, "@media screen and {look}{{:root{{{tokens}}}}}");
    }
    for role in Role::ALL {
        let name = role.name();
        let _ = writeln!(css, ".pc-plot .pc-{name},.pc-mini .pc-{name}{{fill:var(--pc-{name})}}");
    }
    // Shadows of no size show nothing, but a browser tells them as colours that it has worked out.
    let list = Role::ALL.map(|role| format!("0 0 var(--pc-{})", role.name())).join(",");
    let _ = writeln!(css, ".pc-place{{forced-color-adjust:none;box-shadow:{list}}}");
    for form in Form::PAIR {
        let (name, left, right) = (form.name(), form.left() / 16.0, form.right() / 16.0);
        let _ = writeln!(
            css,
            ".pc-{name}:not(.pc-fixed){{margin:0 {right}em 0 {left}em;width:calc(100% - {}em)}}",
            left + right
        );
    }
    css
}

/// Colour tokens for pages that are told which theme to have, whatever their reader's system says, unless the
/// reader has set colours for everything.
pub fn chosen_tokens() -> String {
    format!(
        ":root[data-theme=light]{{{}}}\n@media screen{{:root[data-theme=dark]{{{}}}}}\n\
         @media screen and (forced-colors:active){{:root[data-theme]{{{}}}}}\n",
        tokens(Theme::LIGHT),
        tokens(Theme::DARK),
        system_tokens(),
    )
}

fn system_tokens() -> String {
    Role::ALL.iter().fold(String::new(), |mut all, role| {
        let _ = write!(all, "--pc-{}:{};", role.name(), role.system());
        all
    })
}

fn tokens(theme: Theme) -> String {
    Role::ALL.iter().fold(String::new(), |mut all, role| {
        let [r, g, b] = theme.colour(*role);
        let _ = write!(all, "--pc-{}:#{r:02x}{g:02x}{b:02x};", role.name());
        all
    })
}
