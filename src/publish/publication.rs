//! What a build adds to the pages where it is known where they will be.

use std::path::PathBuf;
use std::str::FromStr;

use anyhow::Result;
use clap::Args;

use super::picture::{Painter, given};
use crate::Lang;
use crate::site::Entry;

/// Where the pages will be, and the picture that is shown where they are shared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct Publication {
    /// The address of the folder that the pages will be in: adds what search engines ask for, and those who show a link.
    #[arg(long, value_name = "URL")]
    site: Option<Address>,
    /// A picture of 1200 x 630 pixels in PNG for those who show a link, in place of one made of the gauges.
    #[arg(long, value_name = "FILE", requires = "site")]
    picture: Option<PathBuf>,
    /// Write the editor's page as well, editor.html; without records, by itself.
    #[arg(long)]
    editor: bool,
}

/// The address of a folder, with a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Address(String);

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let odd = |c: char| c.is_whitespace() || c.is_control() || "?#\"'<>\\".contains(c);
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

impl Publication {
    /// The same with the editor's page.
    #[must_use]
    pub fn with_editor(self) -> Self {
        Self { editor: true, ..self }
    }

    /// Whether the editor's page is written.
    pub(super) fn has_editor(&self) -> bool {
        self.editor
    }

    /// The address of the folder, with a slash at its end, where it is known.
    pub(super) fn address(&self) -> Option<&str> {
        self.site.as_ref().map(|Address(address)| address.as_str())
    }

    /// The reports with pictures for those who show a link.
    pub(super) fn illustrated(&self, entries: &[Entry]) -> Result<Vec<Entry>> {
        let mut entries = entries.to_vec();
        if let Some(file) = &self.picture {
            let picture = given(file)?;
            for entry in &mut entries {
                entry.pictures = vec![(Lang::default(), picture.clone())];
            }
            return Ok(entries);
        }
        let painter = Painter::new();
        for entry in &mut entries {
            entry.pictures = painter.pictures(&entry.report)?;
        }
        if entries.iter().any(|entry| entry.pictures.is_empty()) {
            println!(
                "no picture for those who show a link (og:image): no font here has the letters"
            );
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

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
            let got = text.parse::<Address>().ok().map(|Address(address)| address);
            assert_eq!(got.as_deref(), due, "{text}");
        }
    }
}
