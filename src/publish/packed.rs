//! The compressed forms of a file, for servers that send them as they are.

use std::io::Write as _;

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::site::{CHARTS_FOLDER, EMBED_FOLDER, Packed};

/// Below this a compressed form saves nothing: the answer fits one packet anyway.
const WORTH_IT: usize = 512;

/// From this on Brotli at its best takes seconds. Only the modules that read records and tables are as large, which few
/// load, and the pages that are one file, which are put into content systems rather than sent.
const LARGE: usize = 512 * 1024;

/// Brotli's quality for what every reader loads.
const BEST: i32 = 11;

/// That for the files of single charts: a third of the time for 2% more bytes. A site has hundreds of them, and most are
/// never asked for.
const OF_CHARTS: i32 = 10;

/// The compressed forms of a file; `None` where they are not worth it, as of a PNG, which is compressed already.
///
/// # Errors
/// When there is no memory for them.
pub fn packed(bytes: &[u8]) -> Result<Option<Packed>> {
    packed_at(bytes, BEST)
}

/// The same for the file of a site at `name`.
pub(super) fn packed_file(name: &str, bytes: &[u8]) -> Result<Option<Packed>> {
    let of_chart = name.split('/').any(|folder| [CHARTS_FOLDER, EMBED_FOLDER].contains(&folder));
    packed_at(bytes, if of_chart { OF_CHARTS } else { BEST })
}

fn packed_at(bytes: &[u8], quality: i32) -> Result<Option<Packed>> {
    if bytes.len() < WORTH_IT || bytes.starts_with(b"\x89PNG") {
        return Ok(None);
    }
    Ok(Some(Packed { gzip: gzip(bytes)?, brotli: brotli(bytes, quality)? }))
}

/// No name and no time in it, so that it is the same every time.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).context("gzip failed")
}

fn brotli(mut bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: if bytes.len() < LARGE { quality } else { 9 },
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &parameters).context("brotli failed")?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compression_is_the_same_every_time() {
        let text = b"plan and result ".repeat(100);
        let forms = packed(&text).expect("packs").expect("is worth it");
        assert_eq!(packed(&text).expect("packs"), Some(forms.clone()));
        assert_eq!(forms.gzip[4..8], [0; 4], "no time");
        assert!(forms.brotli.len() < 100);
    }

    #[test]
    fn what_gains_nothing_is_left_as_it_is() {
        assert_eq!(packed(b"short").expect("packs"), None);
        let picture = [b"\x89PNG".as_slice(), &[0; 1000]].concat();
        assert_eq!(packed(&picture).expect("packs"), None);
    }
}
