//! The built files that all reports of a site share: modules, scripts and style sheets.

use std::collections::BTreeMap;
use std::fmt;

#[cfg(all(feature = "publish", not(target_arch = "wasm32")))]
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
#[cfg(all(feature = "publish", not(target_arch = "wasm32")))]
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

#[cfg(all(feature = "publish", not(target_arch = "wasm32")))]
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

/// The parts of the editor's page, which are in no site of a report.
pub const EDITOR_NAMES: [&str; 3] = ["editor.css", "editor.js", "plan-chart-editor.wasm"];

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
    /// All of them, by their names without hashes, with those of the editor's page or without.
    ///
    /// # Errors
    /// Names one that is missing or not known.
    pub fn new(parts: BTreeMap<String, Part>) -> Result<Self, WrongParts> {
        let editor = EDITOR_NAMES.iter().any(|name| parts.contains_key(*name));
        let editor = if editor { &EDITOR_NAMES[..] } else { &[] };
        let due = PART_NAMES.iter().chain(editor);
        let missing = due.clone().find(|name| !parts.contains_key(**name));
        let known = |name: &&String| due.clone().any(|due| due == name);
        let unknown = parts.keys().find(|name| !known(name));
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
        let elsewhere = |name: &str| name == STANDALONE || EDITOR_NAMES.contains(&name);
        self.0.iter().filter(move |(name, _)| !elsewhere(name)).map(|(_, part)| part)
    }

    /// What the editor's page makes sites of, as one file: without the parts of that page, and without compressed forms.
    #[must_use]
    pub fn for_editor(&self) -> Vec<u8> {
        let parts = self.0.iter().filter(|(name, _)| PART_NAMES.contains(&name.as_str()));
        let bare =
            |(name, part): (&String, &Part)| (name.clone(), Part { packed: None, ..part.clone() });
        Self(parts.map(bare).collect()).to_bytes()
    }

    /// Whether those of the editor's page are among them.
    #[must_use]
    pub fn have_editor(&self) -> bool {
        EDITOR_NAMES.iter().all(|name| self.0.contains_key(*name))
    }

    pub(crate) fn get(&self, name: &str) -> &Part {
        self.0.get(name).expect("`new` makes sure that all are there")
    }

    pub(crate) fn text(&self, name: &str) -> &str {
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
        assert_eq!(Parts::from_bytes(&parts.to_bytes()), Ok(parts.clone()));
        let editor = EDITOR_NAMES.into_iter().map(part);
        let with_editor =
            Parts::new(all.clone().into_iter().chain(editor).collect()).expect("all are there");
        assert!(with_editor.have_editor() && !parts.have_editor());
        assert_eq!(with_editor.files().count(), parts.files().count());
        assert_eq!(with_editor.for_editor(), parts.for_editor());
        let one = all.clone().into_iter().chain([part("editor.js")]).collect();
        assert_eq!(Parts::new(one), Err(WrongParts("editor.css".to_owned())));
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
