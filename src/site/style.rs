//! The part of the style sheets that is generated, so that it agrees with the crate: colours, fonts, and the margins
//! of plots.

use std::fmt::Write as _;

use crate::{
    Lang,
    scene::{Form, Role, Theme},
};

/// What custom properties are set on: the page, or the root of `<plan-chart>` in its shadow tree.
const ROOTS: [&str; 2] = [":root", ".pc-root"];

/// The ground of a page, around its cards, which no chart is drawn on.
const LIGHT_GROUND: &str = "#f4f6f9";
const DARK_GROUND: &str = "#0d151d";

/// What every sheet begins with: custom properties for colours, in every look that a reader may ask for (paper is
/// always light), and for fonts; the classes of SVG shapes; the margins of plots that stretch.
pub fn stylesheet_tokens() -> String {
    let [light, dark, light_contrast, dark_contrast] = Theme::NAMED;
    let mut css = rule("", &colours(light, LIGHT_GROUND));
    for (look, colours) in [
        ("(prefers-color-scheme:dark)", colours(dark, DARK_GROUND)),
        ("(prefers-contrast:more)", colours(light_contrast, "var(--pc-card)")),
        (
            "(prefers-contrast:more) and (prefers-color-scheme:dark)",
            colours(dark_contrast, "var(--pc-card)"),
        ),
        ("(forced-colors:active)", system_colours()),
    ] {
        let _ = writeln!(css, "@media screen and {look}{{{}}}", rule("", &colours));
    }
    let _ = writeln!(css, "@media print{{{}}}", rule("", "--pc-page:#fff"));
    for lang in Lang::ALL {
        let other =
            if lang == Lang::default() { String::new() } else { format!(":lang({})", lang.code()) };
        css += &rule(&other, &format!("--pc-font:{}", lang.chart_words().fonts()));
    }
    for role in Role::ALL {
        let name = role.name();
        let _ = writeln!(css, ".pc-plot .pc-{name},.pc-mini .pc-{name}{{fill:var(--pc-{name})}}");
    }
    // Canvases have the system's colours too, where a reader has set those.
    css += ".pc-place{forced-color-adjust:none}\n";
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

/// The colours of pages that are given a theme, whatever their reader's system asks for, unless the reader has set
/// colours for everything.
pub fn theme_tokens() -> String {
    let [light, dark, ..] = Theme::NAMED;
    let light = rule("[data-theme=light]", &colours(light, LIGHT_GROUND));
    let dark = rule("[data-theme=dark]", &colours(dark, DARK_GROUND));
    let system = rule("[data-theme]", &system_colours());
    format!(
        "@media screen{{{light}{dark}}}\n@media screen and (forced-colors:active){{{system}}}\n"
    )
}

/// A rule for the roots that also match `condition`.
fn rule(condition: &str, declarations: &str) -> String {
    let selectors = ROOTS.map(|root| format!("{root}{condition}")).join(",");
    format!("{selectors}{{{declarations}}}\n")
}

fn system_colours() -> String {
    let start = "--pc-theme:system;--pc-page:Canvas;".to_owned();
    Role::ALL.iter().fold(start, |mut all, role| {
        let _ = write!(all, "--pc-{}:{};", role.name(), role.system());
        all
    })
}

/// The colours of a theme, with its name, by which scripts know the colours of canvases.
fn colours((name, theme): (&str, Theme), ground: &str) -> String {
    let start = format!("--pc-theme:{name};--pc-page:{ground};");
    Role::ALL.iter().fold(start, |mut all, role| {
        let [r, g, b] = theme.colour(*role);
        let _ = write!(all, "--pc-{}:#{r:02x}{g:02x}{b:02x};", role.name());
        all
    })
}
