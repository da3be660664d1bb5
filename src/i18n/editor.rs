//! What the editor's page says. Its scripts get the same texts as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Lang;

/// The words of the editor's page in one language. A name in braces is replaced by the script: `{name}`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the texts themselves say what they are
pub struct EditorWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub private: &'static str,
    pub waiting: &'static str,
    pub single: &'static str,
    /// `{error}`: the browser's own words.
    pub stopped: &'static str,
    pub in_heading: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub paste_read: &'static str,
    pub example: &'static str,
    /// Cells with bars between them.
    pub example_head: &'static str,
    /// As above.
    pub example_row: &'static str,
    pub embedded: &'static str,
    pub template: &'static str,
    pub like: &'static str,
    pub like_hint: &'static str,
    /// `{name}`: of the file.
    pub like_kept: &'static str,
    /// `{name}`: of the file.
    pub like_none: &'static str,
    pub like_fill: &'static str,
    pub like_template: &'static str,
    pub like_drop: &'static str,
    pub keep: &'static str,
    pub keep_hint: &'static str,
    pub kept: &'static str,
    pub busy: &'static str,
    pub cancel: &'static str,
    pub cancelled: &'static str,
    pub replace: &'static str,
    pub crashed: &'static str,
    /// `{error}`: the browser's own words.
    pub failed: &'static str,
    /// `{name}` of the file, and its `{size}`.
    pub too_large: &'static str,
    pub understood_heading: &'static str,
    pub sheet: &'static str,
    pub heading: &'static str,
    pub best: &'static str,
    pub encoding: &'static str,
    pub separator: &'static str,
    pub tab: &'static str,
    pub columns: &'static str,
    pub about: &'static str,
    pub found_heading: &'static str,
    pub all_good: &'static str,
    /// `{count}`.
    pub asked: &'static str,
    /// `{count}`.
    pub faults: &'static str,
    /// `{count}`.
    pub questions: &'static str,
    /// `{count}`.
    pub warnings: &'static str,
    /// `{count}`.
    pub automatic: &'static str,
    /// `{count}`.
    pub edited: &'static str,
    /// `{value}`.
    pub take: &'static str,
    /// `{value}`.
    pub take_words: &'static str,
    /// `{count}`.
    pub take_all: &'static str,
    pub undo: &'static str,
    pub record_heading: &'static str,
    pub record_hint: &'static str,
    pub record_check: &'static str,
    pub cells_heading: &'static str,
    pub cells_hint: &'static str,
    /// `{place}`: `C7`.
    pub cell: &'static str,
    /// `{first}` and `{last}`.
    pub rows: &'static str,
    pub no_cells: &'static str,
    pub find: &'static str,
    pub seen_heading: &'static str,
    pub seen_none: &'static str,
    pub seen_old: &'static str,
    pub language: &'static str,
    pub width: &'static str,
    pub phone: &'static str,
    pub desktop: &'static str,
    pub scheme: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub frame: &'static str,
    pub out_heading: &'static str,
    pub wait_nothing: &'static str,
    /// `{count}`.
    pub wait_faults: &'static str,
    /// `{name}`.
    pub wait_file: &'static str,
    pub record: &'static str,
    pub record_about: &'static str,
    pub workbook: &'static str,
    pub list: &'static str,
    /// `{language}`.
    pub page: &'static str,
    pub site: &'static str,
    pub site_about: &'static str,
    pub address: &'static str,
    pub address_hint: &'static str,
    pub address_wrong: &'static str,
    pub charts: &'static str,
    pub png: &'static str,
    pub code: &'static str,
    /// `{file}`: its name.
    pub saved: &'static str,
}

/// The words of the editor's page in every language, by the language's code.
pub fn editor_words() -> impl Serialize {
    let words = |lang: Lang| (lang.code(), BTreeMap::from([("editor", lang.editor_words())]));
    Lang::ALL.into_iter().map(words).collect::<BTreeMap<_, _>>()
}
