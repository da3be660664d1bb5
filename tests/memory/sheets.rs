//! Workbooks of Excel 97 whose cells are far away, or whose texts are in many cells.

use std::io::{Cursor, Write as _};

use cfb::CompoundFile;

use crate::{Given, Input};

/// A record: its kind, its length, its content (MS-XLS 2.1.4).
fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
}

fn begin(kind: u8) -> Vec<u8> {
    record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0])
}

/// A number in a cell.
fn number(row: u16, column: u16) -> Vec<u8> {
    let place = [row, column, 0].map(u16::to_le_bytes).concat();
    record(0x0203, &[place, 1_f64.to_le_bytes().to_vec()].concat())
}

/// A cell with the first of the shared texts.
fn label(row: u16, column: u16) -> Vec<u8> {
    let place = [row, column, 0].map(u16::to_le_bytes).concat();
    record(0x00FD, &[place, vec![0; 4]].concat())
}

/// A workbook with these sheets, and these records before them.
fn book(globals: &[u8], sheets: &[Vec<u8>]) -> Given {
    let name = |index: usize| {
        let name = format!("{index}");
        [&[0, 0, u8::try_from(name.len()).unwrap(), 0][..], name.as_bytes()].concat()
    };
    let heads: usize = (0..sheets.len()).map(|index| 8 + name(index).len()).sum();
    let mut at = begin(5).len() + globals.len() + heads + 4;
    let mut part = [begin(5), globals.to_vec()].concat();
    for (index, sheet) in sheets.iter().enumerate() {
        let place = u32::try_from(at).unwrap().to_le_bytes();
        part.extend(record(0x0085, &[&place[..], &name(index)].concat()));
        at += begin(16).len() + sheet.len() + 4;
    }
    part.extend(record(0x000A, &[]));
    for sheet in sheets {
        part.extend([begin(16), sheet.clone(), record(0x000A, &[])].concat());
    }
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    // calamine takes no container without a short part.
    file.create_stream("/Short").unwrap().write_all(&[0; 64]).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&part).unwrap();
    file.flush().unwrap();
    Given::File(file.into_inner().into_inner())
}

/// The shared texts of a workbook: `count` of `length` letters each.
fn texts(count: u32, length: u16) -> Vec<u8> {
    let text = [&length.to_le_bytes()[..], &[0], &b"x".repeat(length.into())].concat();
    let mut left = text.repeat(count as usize);
    let mut first = [count.to_le_bytes(), count.to_le_bytes()].concat();
    let mut made = Vec::new();
    let mut kind = 0x00FC;
    while !left.is_empty() || kind == 0x00FC {
        // Whole texts, so that none goes on in the next record.
        let most = 8_000 / text.len() * text.len();
        let rest = left.split_off(most.min(left.len()));
        first.extend(&left);
        made.extend(record(kind, &first));
        (left, first, kind) = (rest, Vec::new(), 0x003C);
    }
    made
}

pub(crate) const INPUTS: &[Input] = &[
    ("xls: one cell far away", || book(&[], &[[number(0, 0), number(65_535, 255)].concat()])),
    ("xls: two cells far apart", || book(&[], &[[number(0, 0), number(65_000, 29)].concat()])),
    ("xls: sheets of cells far apart", || {
        book(&[], &vec![[number(0, 0), number(65_000, 29)].concat(); 60])
    }),
    ("xls: cells", || {
        let cells = (0..=u16::MAX)
            .step_by(2)
            .flat_map(|row| (0..14).flat_map(move |column| number(row, column)));
        book(&[], &[cells.collect()])
    }),
    ("xls: several cells in a record", || {
        // Each record has 250 cells of six bytes.
        let row = |row: u16| {
            let cells = [0_u8; 6].repeat(250);
            record(
                0x00BD,
                &[&row.to_le_bytes()[..], &[0, 0], &cells, &249_u16.to_le_bytes()].concat(),
            )
        };
        book(&[], &[(0..6_500).flat_map(row).collect()])
    }),
    ("xls: empty shared texts", || book(&texts(3_000_000, 0), &[label(0, 0)])),
    ("xls: one long text in many cells", || {
        let cells = (0..60_000).flat_map(|row| label(row, 0));
        book(&texts(1, 7_900), &[cells.collect()])
    }),
    ("xls: merged cells", || {
        let merged = [0, 0, 1, 0, 0, 0, 1, 0_u8].repeat(1_000);
        let merged = record(0x00E5, &[&1_000_u16.to_le_bytes()[..], &merged].concat());
        book(&[], &[[number(0, 0), merged.repeat(1_200)].concat()])
    }),
    ("xls: one long format in many cells", || {
        let text = [&[164, 0, 0x60, 0x1F, 0][..], &[b'0'; 8_000]].concat();
        let looks = [record(0x00E0, &[0, 0, 164, 0]), record(0x041E, &text)].concat();
        let cells = (0..60_000).flat_map(|row| number(row, 0));
        book(&looks, &[cells.collect()])
    }),
    ("xls: sheets", || book(&[], &vec![number(0, 0); 100_000])),
];
