//! The encoding of a file: UTF-8, or what it is instead.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::part::Notes;
use crate::{Encoding, Problem};

/// The text of a file. Where it is not UTF-8, that is noted, and it is read all the same if its encoding is known.
pub(super) fn decode<'b>(bytes: &'b [u8], notes: &Notes) -> Option<Cow<'b, str>> {
    // The empty half of a character of UTF-16 is a character of UTF-8.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.iter().take(2).any(|byte| *byte == 0)
    {
        return Some(Cow::Borrowed(text));
    }
    let found = |encoding| notes.add(&notes.end(), Problem::Encoding(encoding));
    // A record begins with a character of ASCII, of which UTF-16 has one byte empty.
    let utf16 = match bytes {
        [0xFF, 0xFE, ..] | [1..=255, 0, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, 1..=255, ..] => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        found(Encoding::Utf16);
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return Some(text);
    }
    // UTF-8 with some wrong bytes is no other encoding, though others may take it for theirs.
    let lossy = String::from_utf8_lossy(bytes);
    let (wrong, right) =
        lossy.chars().filter(|c| !c.is_ascii()).fold((0, 0), |(wrong, right), c| {
            if c == char::REPLACEMENT_CHARACTER { (wrong + 1, right) } else { (wrong, right + 1) }
        });
    match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if wrong >= right => {
            found(Encoding::Gb18030);
            Some(text)
        }
        _ => {
            found(Encoding::Unknown);
            (right > wrong).then_some(lossy)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
