//! Everything that a person reads or hears, in each language: numbers, units, sentences, labels, and the
//! messages of the scripts.
//!
//! A language is a file or folder here that implements [`Words`], and a line of the registry in `lang.rs`. Everything
//! here turns values into text; nothing here decides what is shown.

mod chart_words;
#[cfg(feature = "editor")]
mod editor;
mod en;
mod faults;
#[cfg(feature = "import")]
mod import;
mod labels;
mod scripts;
mod sentences;
mod words;
mod zh;

#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock;

pub use chart_words::ChartWords;
#[cfg(feature = "editor")]
pub use editor::{EditorWords, editor_words};
pub use faults::FaultWords;
#[cfg(feature = "import")]
pub use import::{ImportLabels, ImportWords, ListLabels, TemplateLabels};
pub use labels::{
    AccessibilityStatement, Aim, Annual, ByAim, ChartLabels, FigureListLabels, FileLabels, Hint,
    Labels, LargePrintLabels, PageLabels, ProgramLabels, Punctuation, StatementSection,
    TableLabels, Term, Terms,
};
pub use scripts::{
    ConsoleMessages, ElementWords, EmbedWords, PanelWords, ScriptWords, SnippetText, script_words,
};
pub use sentences::{
    Attained, AttainedTarget, Extremes, Grown, Implied, Planned, Position, Reached, TargetName,
    Working,
};
pub use words::Words;

use crate::{Lang, lang::languages};

/// Names given one by one; more are counted.
pub(crate) const NAMED: usize = 6;

/// A module that only draws asks for [`ChartWords`] alone, so that the linker leaves the rest out: hence two functions
/// that name every language.
macro_rules! words {
    ($($lang:ident: $tag:literal, $module:ident::$Words:ident;)+) => {
        impl Lang {
            /// The words that charts draw in this language.
            pub fn chart_words(self) -> &'static dyn ChartWords {
                match self {
                    $(Self::$lang => &$module::$Words,)+
                    #[cfg(not(target_arch = "wasm32"))]
                    other => added(other).words,
                    #[cfg(target_arch = "wasm32")]
                    _ => Self::default().chart_words(),
                }
            }

            /// Every word of this language.
            pub fn words(self) -> &'static dyn Words {
                match self {
                    $(Self::$lang => &$module::$Words,)+
                    #[cfg(not(target_arch = "wasm32"))]
                    other => added(other).words,
                    #[cfg(target_arch = "wasm32")]
                    _ => Self::default().words(),
                }
            }

            /// What the reading of spreadsheets says in this language.
            #[cfg(feature = "import")]
            pub fn import_words(self) -> &'static dyn ImportWords {
                match self {
                    $(Self::$lang => &$module::$Words,)+
                    #[cfg(not(target_arch = "wasm32"))]
                    other => added(other).import,
                    #[cfg(target_arch = "wasm32")]
                    _ => Self::default().import_words(),
                }
            }

            /// What the editor's page says in this language.
            #[cfg(feature = "editor")]
            pub fn editor_words(self) -> &'static EditorWords {
                match self {
                    $(Self::$lang => &$module::editor::WORDS,)+
                    #[cfg(not(target_arch = "wasm32"))]
                    other => added(other).editor,
                    #[cfg(target_arch = "wasm32")]
                    _ => Self::default().editor_words(),
                }
            }
        }
    };
}
languages!(words);

/// All words of a language besides the registry's.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Added {
    pub words: &'static dyn Words,
    #[cfg(feature = "import")]
    pub import: &'static dyn ImportWords,
    #[cfg(feature = "editor")]
    pub editor: &'static EditorWords,
}

#[cfg(not(target_arch = "wasm32"))]
static ADDED: OnceLock<(Lang, Added)> = OnceLock::new();

/// Adds a language to this process, for tests of the crate: it shows which text comes from no language.
/// [`Lang::ALL`] stays as it is. Only the first one counts.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub fn add(lang: Lang, words: Added) {
    ADDED.get_or_init(|| (lang, words));
}

/// The words of the added language, or the default ones for a tag that nobody knows.
#[cfg(not(target_arch = "wasm32"))]
fn added(lang: Lang) -> Added {
    let default = Lang::default();
    match ADDED.get() {
        Some((tag, words)) if *tag == lang => *words,
        _ => Added {
            words: default.words(),
            #[cfg(feature = "import")]
            import: default.import_words(),
            #[cfg(feature = "editor")]
            editor: default.editor_words(),
        },
    }
}
