//! The built files that all reports of a site share: modules, scripts and style sheets.

use std::collections::BTreeMap;
use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256, Sha384};

use super::Asset;

/// A built file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name in a site.
    pub name: String,
    /// `sha384-` and the digest of its bytes in base64: what browsers hold the file to.
    pub integrity: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its compressed forms, if it has any.
    pub packed: Option<Packed>,
}

/// The compressed forms of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// By gzip.
    pub gzip: Vec<u8>,
    /// By Brotli.
    pub brotli: Vec<u8>,
}

impl Part {
    /// A file whose name does not change with its content.
    #[must_use]
    pub fn named(name: &str, bytes: Vec<u8>) -> Self {
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
        Self { name: name.to_owned(), integrity, bytes, packed: None }
    }

    /// A file named after its content, `stem.<hash>.extension`: it may be cached for ever.
    #[must_use]
    pub fn hashed(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        let digest = Sha256::digest(&bytes);
        let hash: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        Self::named(&format!("{stem}.{hash}.{extension}"), bytes)
    }
}

/// The names of all parts, without hashes.
pub const PART_NAMES: [&str; 18] = [
    "style.css",
    "elder.css",
    "plan-chart.js",
    "plan-chart.wasm",
    "find.js",
    "tools.js",
    "tools.css",
    "record.js",
    "plan-chart-record.wasm",
    "embed.css",
    "embed.js",
    "signpost.js",
    "frame.js",
    "element.js",
    "element.classic.js",
    "element.css",
    "sbom.cdx.json",
    STANDALONE,
];

/// The scripts of the page that is one file, which are a file in no site.
pub(super) const STANDALONE: &str = "standalone.js";

/// Every part by its name without a hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts(BTreeMap<String, Part>);

/// A part is missing, or it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongParts(String);

impl fmt::Display for WrongParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the built parts are not those of this version: {}", self.0)
    }
}

impl std::error::Error for WrongParts {}

impl Parts {
    /// All of them, by their names without hashes.
    ///
    /// # Errors
    /// Names one that is missing or not known.
    pub fn new(parts: BTreeMap<String, Part>) -> Result<Self, WrongParts> {
        let missing = PART_NAMES.iter().find(|name| !parts.contains_key(**name));
        let unknown = parts.keys().find(|name| !PART_NAMES.contains(&name.as_str()));
        match missing.copied().or(unknown.map(String::as_str)) {
            Some(name) => Err(WrongParts(name.to_owned())),
            None => Ok(Self(parts)),
        }
    }

    /// What [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// When the bytes are others.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WrongParts> {
        let parts = postcard::from_bytes::<Self>(bytes);
        parts
            .map_err(|error| WrongParts(error.to_string()))
            .and_then(|Self(parts)| Self::new(parts))
    }

    /// As one file, for programs to hold.
    ///
    /// # Panics
    /// Never: names and bytes have a compact form.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("names and bytes have a compact form")
    }

    /// The files of a site among them.
    pub fn files(&self) -> impl Iterator<Item = &Part> {
        self.0.iter().filter(|(name, _)| *name != STANDALONE).map(|(_, part)| part)
    }

    pub(super) fn get(&self, name: &str) -> &Part {
        self.0.get(name).expect("`new` makes sure that all are there")
    }

    pub(super) fn text(&self, name: &str) -> &str {
        std::str::from_utf8(&self.get(name).bytes).unwrap_or_default()
    }

    /// As seen from a folder: `up` leads from there to theirs.
    pub(super) fn seen_from<'p>(&'p self, up: &str) -> Addresses<'p> {
        let address = |(name, part): (&'p String, &'p Part)| {
            (name.as_str(), (format!("{up}{}", part.name), part.integrity.as_str()))
        };
        Addresses(self.0.iter().map(address).collect())
    }
}

/// The addresses of parts.
pub(super) struct Addresses<'p>(BTreeMap<&'p str, (String, &'p str)>);

impl Addresses<'_> {
    pub(super) fn asset(&self, name: &str) -> Asset<'_> {
        let (address, integrity) = &self.0[name];
        Asset { address, integrity }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_from_the_content() {
        let part = |bytes: &[u8]| Part::hashed("style", "css", bytes.to_vec()).name;
        assert_eq!(part(b"a{}"), part(b"a{}"));
        assert_ne!(part(b"a{}"), part(b"b{}"));
        let name = part(b"a{}");
        let hash = name.strip_prefix("style.").and_then(|rest| rest.strip_suffix(".css"));
        assert!(hash.is_some_and(|hash| hash.len() == 10), "{name}");
    }

    #[test]
    fn integrity_is_the_digest_in_base64() {
        // echo -n abc | openssl dgst -sha384 -binary | base64
        let due = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(Part::named("a.txt", b"abc".to_vec()).integrity, due);
    }

    #[test]
    fn all_parts_are_needed_and_no_others() {
        let part = |name: &str| (name.to_owned(), Part::named(name, b"x".to_vec()));
        let all: BTreeMap<_, _> = PART_NAMES.into_iter().map(part).collect();
        let parts = Parts::new(all.clone()).expect("all are there");
        assert_eq!(Parts::from_bytes(&parts.to_bytes()), Ok(parts));
        for name in PART_NAMES {
            let mut fewer = all.clone();
            fewer.remove(name);
            assert_eq!(Parts::new(fewer), Err(WrongParts(name.to_owned())));
        }
        let more = all.into_iter().chain([part("other.js")]).collect();
        assert_eq!(Parts::new(more), Err(WrongParts("other.js".to_owned())));
        assert!(Parts::from_bytes(b"").is_err());
    }
}
