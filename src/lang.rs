//! Languages, and the same text in several of them.

use serde::{Deserialize, Serialize};

/// A language, known by its tag. Which ones there are is in `i18n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lang(&'static str);

impl Lang {
    /// The language with this tag (BCP 47): `zh-CN`.
    pub const fn new(tag: &'static str) -> Self {
        Self(tag)
    }

    /// The tag for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        self.0
    }

    /// Its name in addresses and options: the tag without a region.
    pub fn code(self) -> &'static str {
        self.0.split_once('-').map_or(self.0, |(code, _)| code)
    }
}

/// The same text in each language of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Chinese, which stands for every language that a record does not have.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        if lang.tag() == "en" { &self.en } else { &self.zh }
    }
}
