//! What calamine does not tell of .xls: the number formats of its cells.

use std::collections::BTreeMap;

use super::compound::{BEGIN, CELLS, END, SEVERAL, SHEET, records, start, u16_at};

/// The formats of the numbers of a sheet, by their places.
pub(super) type Formats = BTreeMap<(u32, u32), String>;

/// The version of records since Excel 97, and that of Excel 5 and 95. Older ones have other records.
const EXCEL_97: u16 = 0x0600;
const EXCEL_95: u16 = 0x0500;
/// A number format with its number.
const FORMAT: u16 = 0x041E;
/// The look of cells, with the number of its format.
const LOOK: u16 = 0x00E0;

/// The formats of each sheet, in the order of the sheets.
pub(super) fn of_sheets(part: &[u8]) -> Vec<Formats> {
    let version = records(part).find(|(id, _)| *id == BEGIN).map(|(_, content)| u16_at(content, 0));
    let Some(version @ (EXCEL_97 | EXCEL_95)) = version else { return Vec::new() };
    let globals = || records(part).take_while(|(id, _)| *id != END);
    let own: BTreeMap<u16, String> = globals()
        .filter(|(id, _)| *id == FORMAT)
        .map(|(_, content)| (u16_at(content, 0), code(content, version)))
        .collect();
    let looks: Vec<Option<&str>> = globals()
        .filter(|(id, _)| *id == LOOK)
        .map(|(_, content)| {
            let number = u16_at(content, 2);
            own.get(&number).map(String::as_str).or_else(|| built_in(number))
        })
        .collect();
    let sheets = globals().filter(|(id, _)| *id == SHEET).map(|(_, content)| content);
    sheets.map(|sheet| of_sheet(part.get(start(sheet)..).unwrap_or_default(), &looks)).collect()
}

/// Most characters of a format, as in Excel: each of a hundred thousand cells has its text.
const LONGEST: usize = 255;

/// The text of a format; those of other alphabets before Excel 97 are not decoded, digits are.
fn code(content: &[u8], version: u16) -> String {
    let bytes = |text: &[u8]| text.iter().take(LONGEST).map(|byte| char::from(*byte)).collect();
    if version == EXCEL_95 {
        return bytes(content.get(3..).unwrap_or_default());
    }
    let text = content.get(5..).unwrap_or_default();
    let wide = content.get(4).is_some_and(|flags| flags & 1 == 1);
    if !wide {
        return bytes(text);
    }
    let units = text.chunks_exact(2).take(LONGEST).map(|unit| u16_at(unit, 0));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Formats that every program knows (ECMA-376 18.8.30), as far as they are for numbers and say more than none.
fn built_in(number: u16) -> Option<&'static str> {
    Some(match number {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        49 => "@",
        _ => return None,
    })
}

fn of_sheet(part: &[u8], looks: &[Option<&str>]) -> Formats {
    let mut formats = Formats::new();
    // Charts within the sheet have cells, too.
    let mut depth = 0_u32;
    for (id, content) in records(part) {
        match id {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            id if depth == 1 && CELLS.contains(&id) => {
                // Several cells have six bytes each between the first column and the last.
                let count = if id == SEVERAL { content.len().saturating_sub(6) / 6 } else { 1 };
                for at in 0..count {
                    let look = usize::from(u16_at(content, 4 + 6 * at));
                    let column = u32::from(u16_at(content, 2)) + u32::try_from(at).unwrap_or(0);
                    if let Some(Some(format)) = looks.get(look) {
                        formats
                            .insert((u32::from(u16_at(content, 0)), column), (*format).to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    formats
}

#[cfg(test)]
mod tests {
    use super::{code, of_sheets};

    fn record(id: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).expect("it is short");
        [&id.to_le_bytes(), &length.to_le_bytes(), content].concat()
    }

    #[test]
    fn texts_of_formats() {
        assert_eq!(code(&[164, 0, 4, 0, 0, b'0', b'.', b'0', b'%'], 0x0600), "0.0%");
        assert_eq!(code(&[164, 0, 2, 0, 1, b'0', 0, 0x07, 0x4E], 0x0600), "0万");
        assert_eq!(code(&[164, 0, 2, b'0', b'%'], 0x0500), "0%");
    }

    /// One number, then two in one record, of a sheet behind the records of the workbook.
    #[test]
    fn formats_of_cells() {
        let globals = [
            record(0x0809, &[0, 6, 5, 0]),
            record(0x041E, &[164, 0, 4, 0, 0, b'0', b'.', b'0', b'%']),
            record(0x00E0, &[0, 0, 0, 0]),
            record(0x00E0, &[0, 0, 164, 0]),
        ]
        .concat();
        let place = u8::try_from(globals.len() + 12 + 4).expect("it is short");
        let sheet = [
            record(0x0809, &[0, 6, 16, 0]),
            record(0x0203, &[[2, 0, 1, 0, 1, 0], [0; 6]].concat()),
            record(0x00BD, &[3, 0, 4, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0]),
            record(0x000A, &[]),
        ]
        .concat();
        let bound = record(0x0085, &[place, 0, 0, 0, 0, 0, 0, 0]);
        let part = [globals, bound, record(0x000A, &[]), sheet].concat();
        let found = &of_sheets(&part)[0];
        let format = |row, column| found.get(&(row, column)).map(String::as_str);
        assert_eq!(
            [format(2, 1), format(3, 4), format(3, 5), format(3, 6)],
            [Some("0.0%"), Some("0.0%"), None, None]
        );
    }

    #[test]
    fn other_bytes_have_none() {
        for part in [&b""[..], b"\x09\x08", b"\x09\x08\x04\x00\x00\x06", &[0x85, 0, 8, 0, 255]] {
            assert!(of_sheets(part).is_empty());
        }
    }
}
