//! Languages, and the same text in several of them.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The registry of languages, the default first: the constant, the tag (BCP 47), and what `i18n` implements its words
/// with.
macro_rules! languages {
    ($then:ident) => {
        $then! {
            ZH: "zh-CN", zh::Zh;
            EN: "en", en::En;
        }
    };
}
pub(crate) use languages;

/// A language that the product has words for, known by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lang(&'static str);

macro_rules! registry {
    ($($lang:ident: $tag:literal, $module:ident::$Words:ident;)+) => {
        impl Lang {
            $(
                #[allow(missing_docs)] // the tag says which
                pub const $lang: Self = Self::new($tag);
            )+

            /// Every language, the default first.
            pub const ALL: [Self; [$(Self::$lang),+].len()] = [$(Self::$lang),+];
        }
    };
}
languages!(registry);

impl Lang {
    /// The language with this tag (BCP 47): `zh-CN`.
    pub const fn new(tag: &'static str) -> Self {
        Self(tag)
    }

    /// The language of a tag (BCP 47), whatever its script, region and case: `zh`, `en-GB`, `zh_Hans_CN`.
    pub fn parse(tag: &str) -> Option<Self> {
        let code = tag.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// The tag for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        self.0
    }

    /// Its name in records, addresses and options: the tag without a region.
    pub fn code(self) -> &'static str {
        self.0.split_once('-').map_or(self.0, |(code, _)| code)
    }
}

impl Default for Lang {
    /// The first of [`Lang::ALL`].
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.code().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <&str>::deserialize(deserializer)?;
        Self::parse(code).ok_or_else(|| D::Error::custom("an unknown language"))
    }
}

/// The same text in the languages that a record gives it in, the record's first language first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text(Vec<(Lang, String)>);

impl Text {
    /// A text of these languages, that of the record's first language first.
    pub fn new(texts: impl IntoIterator<Item = (Lang, String)>) -> Self {
        Self(texts.into_iter().collect())
    }

    /// The text in `lang`, or in the record's first language where it has none. Empty only for a text of no language.
    pub fn get(&self, lang: Lang) -> &str {
        self.find(lang)
            .or_else(|| self.0.first().map(|(_, text)| text.as_str()))
            .unwrap_or_default()
    }

    /// The text in `lang`, if it has one.
    pub fn find(&self, lang: Lang) -> Option<&str> {
        self.0.iter().find(|(of, _)| *of == lang).map(|(_, text)| text.as_str())
    }

    /// The language of what [`Text::get`] gives.
    pub fn lang(&self, lang: Lang) -> Lang {
        if self.find(lang).is_some() { lang } else { self.0.first().map_or(lang, |(of, _)| *of) }
    }

    /// Each language with its text.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }

    /// Whether it has no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
