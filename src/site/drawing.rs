//! Drawings in SVG as parts of a page: the one place where markup is put into a template as it is.

use askama::filters::Safe;

use crate::{
    Lang,
    chart::{Chart, Mark},
    render,
    scene::{self, Band, Form, Scene, Theme},
};

/// Markup of [`render`], which escapes all text in it.
pub(super) type Drawing = Safe<String>;

/// The picture of a chart in a small and a wide form, or in the only one that it has.
pub(super) struct Pictures {
    /// Which form the small one has.
    pub(super) small_form: &'static str,
    /// The width in CSS px from which on the wide form fits.
    pub(super) least: f64,
    pub(super) small: Drawing,
    pub(super) wide: Option<Drawing>,
    pub(super) small_bands: String,
    pub(super) wide_bands: String,
}

impl Pictures {
    pub(super) fn new(chart: &Chart, [small_form, wide_form]: [Form; 2]) -> Self {
        let name = chart.name();
        let drawing = |scene| Safe(render::stretching(scene, &Theme::LIGHT, &name));
        let (small, wide) = (scene::layout(chart, small_form), scene::layout(chart, wide_form));
        Self {
            small_form: small_form.code(),
            least: wide.width.unwrap_or(wide_form.least()),
            small: drawing(&small),
            wide: wide.width.is_none().then(|| unasked(drawing(&wide))),
            small_bands: bands(&small.bands),
            wide_bands: bands(&wide.bands),
        }
    }
}

/// A picture that a style sheet must show. Where that is lost, one form is enough: archives of a page leave out the sheet
/// that shadow roots share.
fn unasked(Safe(picture): Drawing) -> Drawing {
    Safe(picture.replacen(" width=", " display=\"none\" width=", 1))
}

/// Top and height of each band in CSS px, for the script that marks rows.
fn bands(bands: &[Band]) -> String {
    let numbers = bands.iter().flat_map(|band| [band.y, band.height]);
    numbers.map(|number| number.round().to_string()).collect::<Vec<_>>().join(" ")
}

/// The small drawing beside a figure.
pub(super) fn mark(mark: Mark) -> Drawing {
    Safe(render::mini(&scene::mini(&mark), &Theme::LIGHT))
}

/// `scene` as a picture as wide as its place, but no wider than `width` CSS px.
pub(super) fn fluid(scene: &Scene, width: f64, lang: Lang, name: &str) -> Drawing {
    let picture = render::picture(scene, width, &Theme::LIGHT, lang, name);
    // As large as it is, smaller where its place is narrow, never larger.
    let (own, fluid) =
        (format!("width=\"{width}\""), "width=\"100%\" preserveAspectRatio=\"xMinYMin\"");
    Safe(picture.replacen(&own, fluid, 1))
}
