//! What kind of file it is, by its bytes: names lie.

use super::{Matter, archive};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook of Excel or WPS since 2007.
    Xlsx,
    /// One of before.
    Xls,
    /// One of LibreOffice.
    Ods,
    /// Cells between separators, or a pasted table.
    Text,
    /// A record.
    Json,
    /// Tables of a page, of Word or of a clipboard.
    Html,
}

/// The kind of a file, or why it cannot be read.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, Matter> {
    if bytes.is_empty() {
        return Err(Matter::NothingThere);
    }
    if bytes.starts_with(b"PK") {
        return archive::kind(bytes);
    }
    // The container of old Office files, and of new ones that are encrypted.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return if holds_utf16(bytes, "EncryptedPackage") {
            Err(Matter::Password)
        } else {
            Ok(Kind::Xls)
        };
    }
    // A bare workbook stream of Excel 2 to 5, or anything else that is not text.
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xBC\xAF")
    {
        return Err(Matter::OtherKind);
    }
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let start = &bytes[..bytes.len().min(4096)];
    let controls = start.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    let zeros = start.iter().filter(|byte| **byte == 0).count();
    if !utf16 && controls > 0 && ((controls - zeros) * 10 > start.len() || !looks_like_utf16(start))
    {
        return Err(Matter::OtherKind);
    }
    let text: String = start
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(*byte))
        .collect();
    let text = text.trim_start().to_ascii_lowercase();
    Ok(if text.starts_with('{') {
        Kind::Json
    } else if text.starts_with('<')
        && ["<table", "<html", "<!doctype html", "<meta"].iter().any(|tag| text.contains(tag))
    {
        Kind::Html
    } else {
        Kind::Text
    })
}

/// Text of UTF-16 without a mark: every second byte of what is mostly ASCII is empty.
pub(super) fn looks_like_utf16(bytes: &[u8]) -> bool {
    let pairs = bytes.len() / 2;
    let zeros =
        |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    pairs > 1 && (zeros(0) * 5 > pairs || zeros(1) * 5 > pairs)
}

fn holds_utf16(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
