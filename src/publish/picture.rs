//! The picture that is shown where a page is shared: of the gauges, or one that is given.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use skrifa::{FontRef, MetadataProvider as _};

use crate::site::{Part, SiteFile, languages, sharing_picture};
use crate::{Lang, Report};

/// The size of the picture in pixels, for which those who show it ask.
const SIZE: (u32, u32) = (1200, 630);

/// The picture in `file`, which must be of the size that pages say.
pub(super) fn given(file: &Path) -> Result<SiteFile<'static>> {
    let bytes = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    let picture =
        Pixmap::decode_png(&bytes).with_context(|| format!("{} is no PNG", file.display()))?;
    if (picture.width(), picture.height()) != SIZE {
        let (width, height) = SIZE;
        bail!("{} is not {width} x {height} pixels", file.display());
    }
    Ok(hashed("share", bytes))
}

fn hashed(stem: &str, bytes: Vec<u8>) -> SiteFile<'static> {
    let Part { name, bytes, .. } = Part::hashed(stem, "png", bytes);
    SiteFile::new(name, bytes)
}

/// Makes pictures, with the fonts of the system.
pub(super) struct Painter(Options<'static>);

impl Painter {
    pub(super) fn new() -> Self {
        let mut options = Options::default();
        options.fontdb_mut().load_system_fonts();
        Self(options)
    }

    /// A picture of the gauges in each language whose letters a font here has.
    pub(super) fn pictures(&self, report: &Report) -> Result<Vec<(Lang, SiteFile<'static>)>> {
        let mut pictures = Vec::new();
        for lang in languages(report) {
            let Some(svg) = sharing_picture(report, lang) else { continue };
            let Some(family) = family(&self.0.fontdb, &svg, lang) else { continue };
            // Fonts of the page that are not here are left out, so that the one with the letters is taken.
            let fonts = format!("font-family=\"{}\"", lang.chart_words().fonts());
            let svg = svg.replacen(&fonts, &format!("font-family=\"{family}\""), 1);
            pictures.push((lang, hashed(&format!("share-{}", lang.code()), self.png(&svg)?)));
        }
        Ok(pictures)
    }

    fn png(&self, svg: &str) -> Result<Vec<u8>> {
        let tree = Tree::from_str(svg, &self.0).context("the picture to share is no SVG")?;
        let mut pixels = Pixmap::new(SIZE.0, SIZE.1).context("no room for a picture")?;
        #[allow(clippy::cast_precision_loss)] // pixels of a picture
        let scale = SIZE.0 as f32 / tree.size().width();
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.encode_png().context("the picture to share could not be written")
    }
}

/// The name of a font with every letter of `svg`: one of the page's own, else one without serifs, else any.
fn family(fonts: &fontdb::Database, svg: &str, lang: Lang) -> Option<String> {
    let own: Vec<_> =
        lang.chart_words().fonts().split(',').map(|name| name.trim_matches('\'')).collect();
    let letters: Vec<char> = svg.chars().filter(|c| !c.is_ascii()).collect();
    let has = |id| {
        let all = fonts.with_face_data(id, |data, index| {
            let letter_map = FontRef::from_index(data, index).ok()?.charmap();
            Some(letters.iter().all(|letter| letter_map.map(*letter).is_some()))
        });
        all.flatten().unwrap_or(false)
    };
    let name = |face: &fontdb::FaceInfo| face.families.first().map(|(name, _)| name.clone());
    let mut faces: Vec<_> = fonts.faces().filter(|face| !face.monospaced).collect();
    faces.sort_by_key(|face| {
        let name = name(face).unwrap_or_default();
        let place = own.iter().position(|own| *own == name).unwrap_or(own.len());
        (place, !name.contains("Sans"), name)
    });
    faces.into_iter().find(|face| has(face.id)).and_then(name)
}
