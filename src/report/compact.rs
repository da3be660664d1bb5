//! A record as compact bytes: what the drawing module carries. Texts that no chart draws are left out (`serde(skip)`):
//! they are in the pages. Only records that passed validation are written, so reading needs none.

use super::Report;

/// Changes whenever the bytes of the same record do.
const VERSION: u8 = 2;

impl Report {
    /// What charts draw of the record, as compact bytes, the version of the format first.
    ///
    /// # Panics
    /// Never: every record has a compact form.
    #[must_use]
    pub fn to_compact(&self) -> Vec<u8> {
        postcard::to_allocvec(&(VERSION, self)).expect("plain values have a compact form")
    }

    /// The record that [`Report::to_compact`] wrote; `None` for other bytes and other versions. Its texts are empty but
    /// for those that charts draw: it is for [`chart::body`](crate::chart::body), not for tables and sentences.
    #[must_use]
    pub fn from_compact(bytes: &[u8]) -> Option<Self> {
        let (&version, record) = bytes.split_first()?;
        let (report, rest) = postcard::take_from_bytes(record).ok()?;
        (version == VERSION && rest.is_empty()).then_some(report)
    }
}
