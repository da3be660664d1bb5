//! The page's style sheet for a shadow root in somebody else's page: counted from the place that the element has
//! there instead of the window, and from the reader's size of text instead of the other page's root.

/// What stands for the page in a shadow root.
const ROOT: &str = ".pc-root";

/// Turns a sheet for a page into one for a shadow root, where nothing of the page around is left.
pub(super) fn sheet(page: &str) -> String {
    format!("{ROOT}{{all:initial}}\n{}", turned(page))
}

fn turned(page: &str) -> String {
    let css = page.replace(":root", ROOT);
    let css = replaced(&replaced(&css, "html", ROOT), "body", ROOT);
    let css = css.replace("@media (min-width:", "@container (min-width:");
    let css = css.replace("@media (max-width:", "@container (max-width:");
    rems(&css.replace("100vw", "100cqw"))
}

/// Replaces a word where it stands alone.
fn replaced(css: &str, word: &str, by: &str) -> String {
    let part = |c: char| c.is_alphanumeric() || "-_.#".contains(c);
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let alone = !before.ends_with(part) && !after.starts_with(|c| part(c) && c != '.');
        text += before;
        text += if alone { by } else { word };
        rest = after;
    }
    text + rest
}

/// `1.5rem` is one and a half times the property that the element sets, or 16 px.
fn rems(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("rem") {
        let before = &rest[..at];
        let number = before.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |at| at + 1);
        let after = &rest[at + 3..];
        if number < at && !after.starts_with(|c: char| c.is_alphanumeric()) {
            text += &before[..number];
            text += &format!("calc({}*var(--pc-rem,16px))", &before[number..]);
        } else {
            text += &rest[..at + 3];
        }
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_becomes_the_shadow_root() {
        for (page, due) in [
            (":root{--a:b}", ".pc-root{--a:b}"),
            (
                "html[data-theme=dark],body.embed tbody",
                ".pc-root[data-theme=dark],.pc-root.embed tbody",
            ),
            ("@media (min-width: 680px)", "@container (min-width: 680px)"),
            ("@media print { body { margin: 0 } }", "@media print { .pc-root { margin: 0 } }"),
            ("a{gap:.5rem 1rem}", "a{gap:calc(.5*var(--pc-rem,16px)) calc(1*var(--pc-rem,16px))}"),
            (".theorem{width:100vw}", ".theorem{width:100cqw}"),
        ] {
            assert_eq!(turned(page), due);
        }
    }
}
