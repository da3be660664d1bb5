//! Which chart is asked for.

use std::fmt;

use super::Kind;
use crate::Lang;

/// Which chart to build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spec {
    /// Kind of chart. Default: bars.
    pub kind: Kind,
    /// For a kind that needs one: the id of an indicator. Default: none.
    pub indicator: Option<String>,
    /// Language. Default: the first of [`Lang::ALL`].
    pub lang: Lang,
}

impl Spec {
    /// A chart of `kind` in `lang`.
    pub fn new(kind: Kind, lang: Lang) -> Self {
        Self { kind, lang, ..Self::default() }
    }

    /// The gauge of the indicator `id` in `lang`.
    pub fn gauge(id: &str, lang: Lang) -> Self {
        Self { kind: Kind::GAUGE, indicator: Some(id.to_owned()), lang }
    }

    /// Names the chart in addresses and files.
    pub(super) fn chart_id(&self) -> String {
        let id = self.kind.id();
        self.indicator.as_ref().map_or_else(|| id.to_owned(), |of| format!("{id}-{of}"))
    }

    /// The indicator that must be named.
    ///
    /// # Errors
    /// Says that it is not.
    pub(super) fn named_indicator(&self) -> Result<&str, SpecError> {
        let named = self.indicator.as_deref();
        named.ok_or_else(|| SpecError(self.lang.chart_words().needs_indicator()))
    }
}

/// Why a record has no such chart: which part of the request is wrong, and why, in one line and in its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecError(pub(super) String);

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SpecError {}
