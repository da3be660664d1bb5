//! What a build adds to the pages where it is known where they will be.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use plan_chart::{EMBEDDED, Lang, Report, site};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use skrifa::{FontRef, MetadataProvider as _};

use super::asset::Asset;

/// Where the pages will be, and the picture that is shown where they are shared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct Publication {
    /// The address of the folder that the pages will be in: adds what search engines ask for, and those who show a link.
    #[arg(long, value_name = "URL")]
    site: Option<Site>,
    /// A picture of 1200 x 630 pixels in PNG for those who show a link, in place of one made of the gauges.
    #[arg(long, value_name = "FILE", requires = "site")]
    picture: Option<PathBuf>,
}

/// The address of a folder, with a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Site(String);

impl FromStr for Site {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let odd = |c: char| c.is_whitespace() || c.is_control() || "?#\"'<>\\\\".contains(c);
        match rest {
            Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !text.contains(odd) => {
                Ok(Self(format!("{}/", text.trim_end_matches('/'))))
            }
            _ => {
                Err("must be the address of a folder, such as https://example.org/plan/".to_owned())
            }
        }
    }
}

/// The files of a publication, and where they are.
pub(super) struct Published {
    site: String,
    pictures: Vec<(Lang, Asset)>,
    record: Asset,
}

/// The size of the picture in pixels, for which those who show it ask.
const SIZE: (u32, u32) = (1200, 630);

impl Publication {
    /// What it adds; nothing where no address is given.
    pub(super) fn prepared(&self, report: &Report) -> Result<Option<Published>> {
        let Some(Site(site)) = &self.site else { return Ok(None) };
        let pictures = match &self.picture {
            Some(file) => vec![(Lang::default(), given(file)?)],
            None => drawn(report)?,
        };
        if pictures.is_empty() {
            println!(
                "no picture for those who show a link (og:image): no font here has the letters"
            );
        }
        let record = Asset::named(&format!("{}.json", report.id), EMBEDDED.as_bytes().to_vec());
        Ok(Some(Published { site: site.clone(), pictures, record }))
    }
}

impl Published {
    /// Hands `write` what the page in `lang` says of it.
    pub(super) fn with<T>(&self, lang: Lang, write: impl FnOnce(&site::Published<'_>) -> T) -> T {
        let own = self.pictures.iter().find(|(of, _)| *of == lang).or(self.pictures.first());
        let data = [("text/csv", site::FIGURES_FILE), ("application/json", self.record.name())];
        let picture = own.map(|(_, picture)| picture.name());
        write(&site::Published { site: &self.site, picture, data: &data })
    }

    pub(super) fn files(self) -> impl Iterator<Item = Asset> {
        self.pictures.into_iter().map(|(_, picture)| picture).chain([self.record])
    }
}

/// The picture in `file`, which must be of the size that pages say.
fn given(file: &Path) -> Result<Asset> {
    let bytes = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    let picture =
        Pixmap::decode_png(&bytes).with_context(|| format!("{} is no PNG", file.display()))?;
    if (picture.width(), picture.height()) != SIZE {
        let (width, height) = SIZE;
        bail!("{} is not {width} x {height} pixels", file.display());
    }
    Ok(Asset::hashed("share", "png", bytes))
}

/// A picture of the gauges in each language whose letters a font here has.
fn drawn(report: &Report) -> Result<Vec<(Lang, Asset)>> {
    let mut options = Options::default();
    options.fontdb_mut().load_system_fonts();
    let mut pictures = Vec::new();
    for lang in Lang::ALL {
        let Some(svg) = site::sharing_picture(report, lang) else { continue };
        let Some(family) = family(&options.fontdb, &svg, lang) else { continue };
        options.font_family.clone_from(&family);
        // Fonts of the page that are not here are left out, so that the one with the letters is taken.
        let fonts = format!("font-family=\"{}\"", lang.chart_words().fonts());
        let svg = svg.replacen(&fonts, &format!("font-family=\"{family}\""), 1);
        let bytes = png(&svg, &options)?;
        pictures.push((lang, Asset::hashed(&format!("share-{}", lang.code()), "png", bytes)));
    }
    Ok(pictures)
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

fn png(svg: &str, options: &Options<'_>) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, options).context("the picture to share is no SVG")?;
    let mut pixels = Pixmap::new(SIZE.0, SIZE.1).context("no room for a picture")?;
    #[allow(clippy::cast_precision_loss)] // pixels of a picture
    let scale = SIZE.0 as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().context("the picture to share could not be written")
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn an_address_is_that_of_a_folder() {
        for (text, due) in [
            ("https://example.org", Some("https://example.org/")),
            ("http://example.org:8080/plan//", Some("http://example.org:8080/plan/")),
            ("https://例子.cn/plan", Some("https://例子.cn/plan/")),
            ("example.org", None),
            ("https://", None),
            ("https:///plan", None),
            ("https://example.org/?a", None),
            ("https://example.org/\"><script>", None),
            ("file:///etc", None),
        ] {
            let got = text.parse::<Site>().ok().map(|Site(address)| address);
            assert_eq!(got.as_deref(), due, "{text}");
        }
    }
}
