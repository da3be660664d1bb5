//! What charts draw of a report, as compact bytes: what a module carries that only draws. It is calculated once, with the
//! pages, so that a canvas shows what its picture shows.

use serde::{Deserialize, Serialize};

use super::{Body, Spec};
use crate::{Lang, Report};

/// Changes whenever the bytes of the same report do.
const VERSION: u8 = 3;

/// What the charts of the embedded report draw. A test holds it to be current.
pub const EMBEDDED_DRAWINGS: &[u8] = include_bytes!("../report/hanyang-2023-h1.postcard");

/// What the charts of a report draw, in each of its languages.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Drawings(Vec<Drawn>);

/// The charts in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Drawn {
    /// The code of the language.
    lang: String,
    /// The fonts of its texts, as CSS has them.
    fonts: String,
    /// The id of each chart, and what it draws.
    charts: Vec<(String, Body)>,
}

impl Drawn {
    fn new(report: &Report, lang: Lang, specs: &[Spec]) -> Self {
        let body = |spec: &Spec| Some((spec.chart_id(), super::body(report, spec).ok()?));
        Self {
            lang: lang.code().to_owned(),
            fonts: lang.chart_words().fonts().to_owned(),
            charts: specs.iter().filter_map(body).collect(),
        }
    }
}

impl Drawings {
    /// Of every chart of `report`.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let drawn = |lang: &Lang| Drawn::new(report, *lang, &super::specs(report, *lang));
        Self(report.languages.iter().map(drawn).collect())
    }

    /// Of one chart, in its language alone.
    #[must_use]
    pub fn of_chart(report: &Report, spec: &Spec) -> Self {
        Self(vec![Drawn::new(report, spec.lang, std::slice::from_ref(spec))])
    }

    /// What is in them of one chart, in its language alone.
    #[must_use]
    pub fn only(mut self, spec: &Spec) -> Self {
        let id = spec.chart_id();
        self.0.retain(|drawn| drawn.lang == spec.lang.code());
        for drawn in &mut self.0 {
            drawn.charts.retain(|(own, _)| *own == id);
        }
        self
    }

    /// As bytes, the version of the format first.
    ///
    /// # Panics
    /// Never: drawings have a compact form.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(&(VERSION, self)).expect("plain values have a compact form")
    }

    /// What [`Drawings::to_bytes`] wrote; `None` for other bytes and other versions.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&version, drawings) = bytes.split_first()?;
        let (drawings, rest) = postcard::take_from_bytes(drawings).ok()?;
        (version == VERSION && rest.is_empty()).then_some(drawings)
    }

    /// What the chart `id` draws in the language of a tag, or in the first one, and the fonts of its texts.
    #[must_use]
    pub fn find(&self, id: &str, tag: &str) -> Option<(&Body, &str)> {
        let code = tag.split(['-', '_']).next()?;
        let own = self.0.iter().find(|drawn| drawn.lang.eq_ignore_ascii_case(code));
        let drawn = own.or(self.0.first())?;
        let (_, body) = drawn.charts.iter().find(|(own, _)| own == id)?;
        Some((body, &drawn.fonts))
    }

    /// Every chart, to be changed: for the benchmark.
    #[cfg(all(feature = "bench", target_arch = "wasm32"))]
    pub(crate) fn bodies(&mut self) -> impl Iterator<Item = &mut Body> {
        self.0.iter_mut().flat_map(|drawn| &mut drawn.charts).map(|(_, body)| body)
    }
}
