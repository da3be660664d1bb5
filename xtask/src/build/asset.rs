//! One file of the page, with its compressed forms.

use std::io::Write as _;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256, Sha384};

/// Below this a compressed form saves nothing: the answer fits one packet anyway.
const WORTH_COMPRESSING: usize = 512;

/// A file by its name in the output folder.
#[derive(Debug)]
pub(super) struct Asset {
    name: String,
    bytes: Vec<u8>,
}

impl Asset {
    /// A file whose address must stay: it may not be cached.
    pub(super) fn named(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), bytes }
    }

    /// A file named after its content, `stem.<hash>.extension`: it may be cached for ever.
    pub(super) fn hashed(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        let digest = Sha256::digest(&bytes);
        let hash: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        Self { name: format!("{stem}.{hash}.{extension}"), bytes }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What a browser holds the file to before it uses it.
    pub(super) fn integrity(&self) -> String {
        format!("sha384-{}", STANDARD.encode(Sha384::digest(&self.bytes)))
    }

    /// As a page names it.
    pub(super) fn named_with<'a>(&'a self, integrity: &'a str) -> plan_chart::site::Asset<'a> {
        plan_chart::site::Asset { address: &self.name, integrity }
    }

    /// Whether compressed forms are put beside it: a PNG is compressed already.
    pub(super) fn compressible(&self) -> bool {
        self.bytes.len() >= WORTH_COMPRESSING && !self.bytes.starts_with(b"\x89PNG")
    }

    /// gzip at its best; no name and no time in it, so that it is the same every time.
    pub(super) fn gzip(&self) -> Result<Vec<u8>> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&self.bytes).and_then(|()| encoder.finish()).context("gzip failed")
    }

    /// Brotli at its best.
    pub(super) fn brotli(&self) -> Result<Vec<u8>> {
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            size_hint: self.bytes.len(),
            ..Default::default()
        };
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut self.bytes.as_slice(), &mut packed, &parameters)
            .context("brotli failed")?;
        Ok(packed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_from_the_content() {
        let asset = Asset::hashed("style", "css", b"a{}".to_vec());
        assert_eq!(asset.name(), Asset::hashed("style", "css", b"a{}".to_vec()).name());
        assert_ne!(asset.name(), Asset::hashed("style", "css", b"b{}".to_vec()).name());
        let hash = asset.name().strip_prefix("style.").and_then(|rest| rest.strip_suffix(".css"));
        assert!(hash.is_some_and(|hash| hash.len() == 10), "{}", asset.name());
    }

    #[test]
    fn integrity_is_the_digest_in_base64() {
        // echo -n abc | openssl dgst -sha384 -binary | base64
        let due = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(Asset::named("a.txt", b"abc".to_vec()).integrity(), due);
    }

    #[test]
    fn gzip_holds_no_time() {
        let asset = Asset::named("a.txt", b"aaaa".to_vec());
        assert_eq!(asset.gzip().expect("packs")[4..8], [0; 4]);
    }

    #[test]
    fn compression_is_the_same_every_time() {
        let asset = Asset::named("a.txt", b"plan and result ".repeat(100));
        assert_eq!(asset.gzip().expect("packs"), asset.gzip().expect("packs"));
        assert_eq!(asset.brotli().expect("packs"), asset.brotli().expect("packs"));
        assert!(asset.brotli().expect("packs").len() < 100);
    }
}
