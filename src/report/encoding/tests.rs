//! Files that are not UTF-8 are named, and read as far as they can be.

use super::*;
use crate::{
    Position,
    report::tree::{Node, Value},
};

fn read(bytes: &[u8]) -> (Vec<Problem>, Option<Node>) {
    let notes = Notes::default();
    let node = Node::from_bytes(bytes, &notes);
    (notes.finish().faults.into_iter().map(|fault| fault.problem).collect(), node)
}

const TEXT: &str = "{\"name\": \"地区生产总值\"}";

#[test]
fn utf_8_is_read_with_and_without_a_mark() {
    let marked = format!("\u{FEFF}{TEXT}");
    for bytes in [TEXT.as_bytes(), marked.as_bytes()] {
        let (faults, node) = read(bytes);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(node.unwrap().position, Some(Position { line: 1, column: 1 }));
    }
    assert_eq!(read(b"").0, [Problem::Syntax(crate::Syntax::NoText)]);
}

#[test]
fn other_encodings_are_named_and_read() {
    let utf16 = |mark: &str, bytes: fn(u16) -> [u8; 2]| {
        format!("{mark}{TEXT}").encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    let (gbk, _, _) = encoding_rs::GBK.encode(TEXT);
    let (gb18030, _, _) = GB18030.encode(TEXT);
    for (bytes, encoding) in [
        (utf16("", u16::to_le_bytes), Encoding::Utf16),
        (utf16("", u16::to_be_bytes), Encoding::Utf16),
        (utf16("\u{FEFF}", u16::to_le_bytes), Encoding::Utf16),
        (utf16("\u{FEFF}", u16::to_be_bytes), Encoding::Utf16),
        (gbk.into_owned(), Encoding::Gb18030),
        (gb18030.into_owned(), Encoding::Gb18030),
    ] {
        let (faults, node) = read(&bytes);
        assert_eq!(faults, [Problem::Encoding(encoding)]);
        let Value::Object(fields) = node.unwrap().value else { panic!() };
        assert_eq!(fields[0].1.text(), "地区生产总值");
    }
}

#[test]
fn damaged_utf_8_is_read_with_replacements() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes[12] = b'?';
    let (faults, node) = read(&bytes);
    assert_eq!(faults, [Problem::Encoding(Encoding::Unknown)]);
    assert!(node.is_some());
    assert_eq!(read(&[b'{', 0xFF, 0xFF]).0, [Problem::Encoding(Encoding::Unknown)]);
}

#[test]
fn large_files_are_refused() {
    let most = crate::report::MAX_BYTES;
    let text = format!("{{\"a\": \"{}\"}}", "长".repeat(most / 3));
    assert!(matches!(read(text.as_bytes()).0[..], [Problem::TooManyBytes { .. }]));
    assert!(matches!(read(&vec![b' '; 2 * most + 1]).0[..], [Problem::TooManyBytes { .. }]));
}
