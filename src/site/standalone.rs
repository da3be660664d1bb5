//! The standard page as one file with everything in it: for a content system that takes a single file, or to open by
//! a double click. One for each language; it asks for no other file, so it links to none.

use std::fmt;

use askama::{Template, filters::Safe};

use super::{
    Mode,
    content::{Content, Figures},
    data_url::data_url,
    download::Location,
    head::{Head, Header},
    html,
};
use crate::{Lang, Report, report::statements::Statements};

/// The file of the page on `report` with everything in it, in `lang`.
pub fn standalone_page(report: &Report, lang: Lang) -> String {
    match lang == report.lang() {
        true => "standalone.html".to_owned(),
        false => format!("standalone-{}.html", lang.code()),
    }
}

/// What is put into the page besides the report.
#[derive(Clone, Copy, Debug)]
pub struct StandaloneAssets<'a> {
    /// Stylesheets, in their order.
    pub styles: &'a [&'a str],
    /// Classic scripts, in the order in which they run.
    pub scripts: &'a [InlineScript<'a>],
}

/// A script in a page.
#[derive(Clone, Copy, Debug)]
pub struct InlineScript<'a> {
    /// Its text.
    pub code: &'a str,
    /// The WebAssembly module that it loads, if any.
    pub module: Option<&'a [u8]>,
}

/// A text would end the element that it is put into, or hide the end of it: this holds what it must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreaksOut(pub &'static str);

impl fmt::Display for BreaksOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a script or stylesheet with “{}” in it cannot be put into a page", self.0)
    }
}

impl std::error::Error for BreaksOut {}

#[derive(Template)]
#[template(path = "standalone.html")]
struct StandalonePage<'a> {
    head: Head,
    header: Header,
    content: Content<'a>,
    styles: Vec<Safe<&'a str>>,
    scripts: Vec<Script<'a>>,
}

struct Script<'a> {
    code: Safe<&'a str>,
    /// The address of its module.
    module: Option<String>,
}

/// The standard page on `report` in `lang` with everything in it; without `statements` it has no list of all figures.
///
/// # Errors
/// Says what a script or a stylesheet holds that would end its element.
pub fn standalone(
    report: &Report,
    statements: Option<&Statements>,
    lang: Lang,
    assets: &StandaloneAssets<'_>,
) -> Result<String, BreaksOut> {
    let figures = statements.map(|all| Figures::new(report, all, lang));
    let styles = assets.styles.iter().map(|style| within(style, &["</style"]));
    let scripts = assets.scripts.iter().map(|script| {
        let code = within(script.code, &["</script", "<!--"])?;
        let module = script.module.map(|bytes| data_url("application/wasm", bytes));
        Ok(Script { code, module })
    });
    Ok(html(&StandalonePage {
        head: Head::of_page(report, lang, Mode::Standard),
        header: Header::new(report, lang, Vec::new()),
        content: Content::new(report, figures.as_ref(), (lang, Mode::Standard), Location::Inside),
        styles: styles.collect::<Result<_, _>>()?,
        scripts: scripts.collect::<Result<_, _>>()?,
    }))
}

/// `text` as the content of an element in which only these end it or hide its end, in any case of letters.
pub(super) fn within<'a>(
    text: &'a str,
    banned: &[&'static str],
) -> Result<Safe<&'a str>, BreaksOut> {
    let small = text.to_ascii_lowercase();
    match banned.iter().find(|part| small.contains(**part)) {
        Some(part) => Err(BreaksOut(part)),
        None => Ok(Safe(text)),
    }
}
