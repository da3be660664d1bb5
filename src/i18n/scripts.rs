//! What the scripts of pages, frames and of `<plan-chart>` say. The build hands it to them as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Punctuation;
use crate::Lang;

/// The words of the scripts in one language. A name in braces is replaced by the script: `{file}`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScriptWords {
    /// Between label and value, and between the parts of what a screen reader says.
    pub punctuation: Punctuation,
    /// The panel to save and share a chart.
    pub panel: PanelWords,
    /// The part of the panel with code to embed a chart.
    pub embed: EmbedWords,
    /// `<plan-chart>`.
    pub element: ElementWords,
    /// Lines in the console, each after `plan-chart: `.
    pub console: ConsoleMessages,
}

/// The panel to save and share a chart.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the texts themselves say what they are
pub struct PanelWords {
    pub title: &'static str,
    pub close: &'static str,
    pub picture: &'static str,
    pub picture_hint: &'static str,
    /// `{ratio}`: pixels per CSS px.
    pub png: &'static str,
    pub svg: &'static str,
    pub show: &'static str,
    pub press: &'static str,
    pub copy_picture: &'static str,
    pub data: &'static str,
    pub data_hint: &'static str,
    pub csv: &'static str,
    pub text: &'static str,
    pub copy_sentence: &'static str,
    pub copy_link: &'static str,
    pub link_hint: &'static str,
    pub paper: &'static str,
    pub print: &'static str,
    /// `{file}`: the name that it is saved under.
    pub saved: &'static str,
    pub copied: &'static str,
    pub failed: &'static str,
}

/// The part of the panel with code to embed a chart.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // as above
pub struct EmbedWords {
    pub heading: &'static str,
    /// `{version}`: the day of the data's last revision.
    pub hint: &'static str,
    pub code: &'static str,
    pub copy: &'static str,
    pub done: &'static str,
    pub select: &'static str,
    /// The choices.
    pub kinds: SnippetText,
    /// What each of them is good for.
    pub about: SnippetText,
}

/// A text for each way to embed a chart.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // as above
pub struct SnippetText {
    pub element: &'static str,
    pub fitted: &'static str,
    pub fixed: &'static str,
    pub picture: &'static str,
}

/// `<plan-chart>`.
#[derive(Debug, Serialize)]
pub struct ElementWords {
    /// The link to a chart that cannot be shown.
    pub open: &'static str,
}

/// Lines in the console: for whoever looks after a page, in the page's language.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsoleMessages {
    /// A page or frame keeps its pictures; `{reason}` is another message.
    pub pictures_stay: &'static str,
    /// `<plan-chart>` keeps what is between its tags; `{reason}`.
    pub content_stays: &'static str,
    /// The tag of `<plan-chart>` has no end, and the rest of the page is between its tags.
    pub unclosed: &'static str,
    /// `embed.html` keeps its list of charts; `{reason}`.
    pub list_stays: &'static str,
    /// A frame ignores the look that its query asks for; `{reason}`.
    pub options_ignored: &'static str,
    /// An option of `<plan-chart>` or of a query: `{name}`, `{value}`, the `{values}` it may have.
    pub unknown_value: &'static str,
    /// `<plan-chart v>` asks for the version `{asked}`, the latest one is `{own}`.
    pub other_version: &'static str,
    /// A second script for `<plan-chart>`, with the module `{own}`; the page has the one with `{first}` already.
    pub second_version: &'static str,
    /// A `{file}` that did not arrive.
    pub not_loaded: &'static str,
    /// A module `{file}`, and the browser's own words for the `{error}`.
    pub module_not_loaded: &'static str,
    /// The same where the page's policy may be why.
    pub module_refused: &'static str,
    /// The browser cannot run the module.
    pub no_web_assembly: &'static str,
    /// The browser does not show a chart's SVG file.
    pub picture_not_shown: &'static str,
    /// The browser does not make a PNG file.
    pub picture_not_made: &'static str,
    /// The browser does not print.
    pub no_printing: &'static str,
    /// The canvas has no 2D context.
    pub no_context: &'static str,
    /// Nothing can be seen on the canvas.
    pub blank_canvas: &'static str,
    /// The page has lost its stylesheet, which holds the colours.
    pub no_stylesheet: &'static str,
    /// A custom `{property}` of the page around whose `{value}` is no colour that could be used.
    pub not_opaque: &'static str,
    /// Colours of the page around that could not be told apart: the roles `{above}` and `{below}`, their `{contrast}`,
    /// the `{least}` that is needed, and the `{properties}` that are ignored.
    pub low_contrast: &'static str,
}

/// The words of the scripts in every language, by the language's code: `{ "zh": { "tag": "zh-CN", ... }, ... }`.
pub fn script_words() -> impl Serialize {
    #[derive(Serialize)]
    struct Tagged {
        tag: &'static str,
        #[serde(flatten)]
        words: &'static ScriptWords,
    }
    let tagged = |lang: Lang| {
        (lang.code(), Tagged { tag: lang.tag(), words: &lang.words().labels().scripts })
    };
    Lang::ALL.into_iter().map(tagged).collect::<BTreeMap<_, _>>()
}
