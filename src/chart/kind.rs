//! Kinds of charts, and the registry of them.

#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{Chart, Spec, SpecError, bars, gauge, growth, levels};
use crate::{Lang, Report, i18n::Labels, report::Aspect};

/// The registry of kinds of charts, the default first: the constant of [`Kind`], and what a chart of that kind
/// draws. The module of that type has a `Builder` as well; `scene` lays the type out.
macro_rules! kinds {
    ($then:ident) => {
        $then! {
            BARS: bars::Bars,
            LEVELS: levels::Levels,
            GROWTH: growth::Growth,
            GAUGE: gauge::Gauge,
        }
    };
}
pub(crate) use kinds;

/// A kind of chart, known by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind(&'static str);

impl Kind {
    /// The kind with this id.
    pub const fn new(id: &'static str) -> Self {
        Self(id)
    }

    /// Its name in attributes, addresses and files: `bars`.
    pub const fn id(self) -> &'static str {
        self.0
    }

    /// Every kind, the default first.
    pub fn all() -> impl Iterator<Item = Self> {
        let all = Self::ALL.into_iter();
        #[cfg(not(target_arch = "wasm32"))]
        let all = all.chain(ADDED.get().map(|(kind, _)| *kind));
        all
    }

    /// The kind with this id.
    ///
    /// # Errors
    /// Says in `lang` that there is none.
    pub fn parse(id: &str, lang: Lang) -> Result<Self, SpecError> {
        let kind = Self::all().find(|kind| kind.id() == id);
        kind.ok_or_else(|| SpecError(lang.chart_words().unknown_kind(id)))
    }

    /// Which aspect of indicators its charts show.
    pub fn aspect(self) -> Aspect {
        self.chart_builder().aspect()
    }

    /// Whether a chart of this kind is about one indicator, which must be named.
    pub fn needs_indicator(self) -> bool {
        self.chart_builder().needs_indicator()
    }

    /// The id of its section on a page; `None` for a kind that needs an indicator.
    pub fn section(self) -> Option<&'static str> {
        self.chart_builder().section()
    }

    /// How to read its charts; empty where they need no explanation. `annual`: targets are those of a year;
    /// `scheduled`: they have a time schedule.
    pub fn hint(self, labels: &Labels, annual: bool, scheduled: bool) -> &'static str {
        self.chart_builder().hint(labels, annual, scheduled)
    }

    /// The same in large print; `None` for a kind that pages in large print leave out.
    pub fn plain_hint(self, labels: &Labels) -> Option<&'static str> {
        self.chart_builder().plain_hint(labels)
    }
}

impl Default for Kind {
    /// The first of [`Kind::all`].
    fn default() -> Self {
        Self::ALL[0]
    }
}

/// Finds out what a chart draws. Apart from [`ChartBuilder`], so that a module that only draws holds nothing else.
pub trait BodyBuilder: Sync {
    /// What the chart that `spec` asks for draws.
    ///
    /// # Errors
    /// Says why `report` has no such chart.
    fn body(&self, report: &Report, spec: &Spec) -> Result<Body, SpecError>;
}

/// Builds charts of one kind.
pub trait ChartBuilder: BodyBuilder {
    /// The chart that `spec` asks for.
    ///
    /// # Errors
    /// Says why `report` has no such chart.
    fn chart(&self, report: &Report, spec: &Spec) -> Result<Chart, SpecError>;

    /// Whether `report` has something to show in a chart of all indicators.
    fn shows(&self, _: &Report) -> bool {
        true
    }

    /// Whether a chart is about one indicator, which must be named.
    fn needs_indicator(&self) -> bool {
        false
    }

    /// For such a kind: the ids of the indicators that have a chart, in the report's order.
    fn indicators<'r>(&self, _: &'r Report) -> Vec<&'r str> {
        Vec::new()
    }

    /// The id of the section on pages for a chart of all indicators; `None` for a kind that needs one.
    fn section(&self) -> Option<&'static str> {
        None
    }

    /// Which notes on an indicator concern its charts.
    fn aspect(&self) -> Aspect {
        Aspect::Total
    }

    /// How to read its charts; empty where they need no explanation.
    fn hint(&self, _: &Labels, _annual: bool, _scheduled: bool) -> &'static str {
        ""
    }

    /// The same in plainer words; `None` for a kind that pages in large print leave out.
    fn plain_hint(&self, _: &Labels) -> Option<&'static str> {
        None
    }
}

macro_rules! registry {
    ($($kind:ident: $module:ident::$Body:ident),+ $(,)?) => {
        /// What a chart draws, by its kind.
        #[allow(clippy::large_enum_variant)] // a page has a dozen
        #[allow(missing_docs)] // the types say what they are
        #[derive(Clone, Debug, Serialize, Deserialize)]
        pub enum Body {
            $($Body($module::$Body)),+
        }

        impl Kind {
            const ALL: [Self; [$(Self::$kind),+].len()] = [$(Self::$kind),+];

            /// What finds out what a chart of this kind draws.
            pub(super) fn body_builder(self) -> &'static dyn BodyBuilder {
                match self {
                    $(Self::$kind => &$module::Builder,)+
                    #[cfg(not(target_arch = "wasm32"))]
                    other => added(other),
                    #[cfg(target_arch = "wasm32")]
                    _ => Self::default().body_builder(),
                }
            }

            /// What builds a chart of this kind.
            pub(super) fn chart_builder(self) -> &'static dyn ChartBuilder {
                match self {
                    $(Self::$kind => &$module::Builder,)+
                    #[cfg(not(target_arch = "wasm32"))]
                    other => added(other),
                    #[cfg(target_arch = "wasm32")]
                    _ => Self::default().chart_builder(),
                }
            }
        }
    };
}
kinds!(registry);

impl AsRef<Self> for Body {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// A kind besides the registry's.
#[cfg(not(target_arch = "wasm32"))]
static ADDED: OnceLock<(Kind, &'static dyn ChartBuilder)> = OnceLock::new();

/// Adds a kind of chart to this process, for tests of the crate: it shows what follows from the registry. Only the
/// first one counts.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub fn add(kind: Kind, builder: &'static dyn ChartBuilder) {
    ADDED.get_or_init(|| (kind, builder));
}

/// The builder of the added kind, or the default one for an id that nobody knows.
#[cfg(not(target_arch = "wasm32"))]
fn added(kind: Kind) -> &'static dyn ChartBuilder {
    match ADDED.get() {
        Some((id, builder)) if *id == kind => *builder,
        _ => Kind::default().chart_builder(),
    }
}
