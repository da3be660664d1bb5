//! What is in a zipped workbook, before anything of it is unpacked: which kind it is and how much it would take.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{Kind, MAX_UNPACKED, Matter, parts};

/// Most files of a workbook.
const MAX_FILES: usize = 2_000;

pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, Matter> {
    ZipArchive::new(Cursor::new(bytes)).map_err(Matter::damaged)
}

/// The kind of a zipped workbook.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Matter> {
    let mut archive = open(bytes)?;
    check_sizes(&mut archive)?;
    let has =
        |name: &str| archive.file_names().flatten().any(|file| file.eq_ignore_ascii_case(name));
    if has("xl/workbook.xml") || has("xl/_rels/workbook.xml.rels") {
        parts::check(&mut archive)?;
        return Ok(Kind::Xlsx);
    }
    if has("content.xml") {
        return Ok(Kind::Ods);
    }
    Err(Matter::OtherKind)
}

/// Refuses what would unpack to more than there is room for. Sizes are as declared, so each is also held to while it is
/// unpacked: once here, without keeping any of it.
fn check_sizes(archive: &mut Archive<'_>) -> Result<(), Matter> {
    let too_large = |found| Matter::UnpackedTooLarge { found, most: MAX_UNPACKED };
    if archive.len() > MAX_FILES {
        return Err(Matter::OtherKind);
    }
    // Programs that write as they go declare none.
    let declared = archive.decompressed_size().unwrap_or(0);
    if declared > u128::from(MAX_UNPACKED) {
        return Err(too_large(u64::try_from(declared).unwrap_or(u64::MAX)));
    }
    if archive.has_overlapping_files().unwrap_or(true) {
        return Err(Matter::damaged("overlapping parts"));
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let file = match archive.by_index(index) {
            Err(zip::result::ZipError::UnsupportedArchive(reason))
                if reason.contains("assword") =>
            {
                return Err(Matter::Password);
            }
            other => other.map_err(Matter::damaged)?,
        };
        let mut file = file.take(left + 1);
        let read = std::io::copy(&mut file, &mut std::io::sink()).map_err(Matter::damaged)?;
        left = left.checked_sub(read).ok_or_else(|| too_large(MAX_UNPACKED + 1))?;
    }
    Ok(())
}

/// Whether a workbook has macros, and whether it refers to others.
pub(super) fn extras(bytes: &[u8]) -> (bool, bool) {
    let Ok(archive) = open(bytes) else { return (false, false) };
    let any = |part: &str| archive.file_names().flatten().any(|name| name.contains(part));
    (any("vbaProject.bin") || any("Basic/"), any("xl/externalLinks/"))
}
