//! Real records with edits: inputs that stay near what a person may hand in.

use std::sync::LazyLock;

use plan_chart::EMBEDDED;

use crate::Tree;

/// The embedded record, and others that have what it does not.
static RECORDS: LazyLock<Vec<Tree>> = LazyLock::new(|| {
    let others = [
        include_str!("../../tests/records/europe-2020.json"),
        include_str!("../../tests/records/five-years-2021.json"),
        include_str!("../../tests/records/three-quarters-2024.json"),
    ];
    std::iter::once(EMBEDDED).chain(others).map(Tree::parse).collect()
});

/// The record that the next byte stands for.
pub fn record(bytes: &mut Bytes<'_>) -> &'static Tree {
    &RECORDS[usize::from(bytes.byte()) % RECORDS.len()]
}

/// Texts that have done harm somewhere, and those that mean something in a record.
const TEXTS: [&str; 40] = [
    "",
    "/",
    "0",
    "-0",
    "-1",
    "5.0",
    "407.9",
    "1e9",
    "NaN",
    "Infinity",
    "999999999999999999",
    "0.000001",
    "<script>alert(1)</script>",
    "\"><svg onload=alert(1)>",
    "javascript:alert(1)",
    "\u{202e}gnp.exe",
    "\u{0}",
    "${x}",
    "{{lead}}",
    "__proto__",
    "2023-02-29",
    "2024-02-29",
    "9999-12-31",
    "gdp",
    "percent",
    "yuan",
    "约",
    "growth",
    "a&amp;b",
    "长长长长长长长长长长长长长长长长",
    "level",
    "less",
    "at-most",
    "points",
    "100 - 21.7",
    "10k-people",
    "2020-12",
    "open",
    "\u{fffd}",
    "\u{1f9d1}\u{200d}\u{1f33e}",
];

/// The bytes of an input, taken one after the other; zeros behind their end.
#[derive(Debug)]
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    /// Takes from the front.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (usize::from(self.byte()) << 8 | usize::from(self.byte())) % end.max(1)
    }

    /// A float of any bits.
    pub fn float(&mut self) -> f64 {
        f64::from_le_bytes(std::array::from_fn(|_| self.byte()))
    }

    /// A text: one that is known to do harm, or the next bytes.
    pub fn text(&mut self) -> String {
        let kind = usize::from(self.byte());
        if let Some(text) = TEXTS.get(kind) {
            return (*text).to_owned();
        }
        let taken = self.0.len().min(kind - TEXTS.len());
        let (text, rest) = self.0.split_at(taken);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}

/// The record after the edits that the bytes stand for.
pub fn edited(record: &Tree, bytes: &mut Bytes<'_>) -> Tree {
    let mut record = record.clone();
    for _ in 0..6 {
        if bytes.is_empty() {
            break;
        }
        let places = record.count();
        let place = bytes.below(places);
        if let Some(node) = record.at(place) {
            edit(node, bytes);
        }
    }
    record
}

fn edit(node: &mut Tree, bytes: &mut Bytes<'_>) {
    match (bytes.byte() % 6, &mut *node) {
        (0, Tree::Map(fields)) if !fields.is_empty() => {
            let at = bytes.below(fields.len());
            fields.remove(at);
        }
        (1, Tree::Map(fields)) => fields.push((Tree::Text(bytes.text()), Tree::any(bytes, 2))),
        (2, Tree::List(list)) if !list.is_empty() => {
            let at = bytes.below(list.len());
            list.extend_from_within(at..=at);
        }
        (3, Tree::List(list)) if !list.is_empty() => {
            let at = bytes.below(list.len());
            list.remove(at);
        }
        // Digits stay digits, more often than chance would have it.
        (4, Tree::Text(text)) if text.bytes().any(|byte| byte.is_ascii_digit()) => {
            let digit = char::from(b'0' + bytes.byte() % 10);
            let at = bytes.below(text.chars().count());
            *text =
                text.chars().enumerate().map(|(i, c)| if i == at { digit } else { c }).collect();
        }
        (5, node) => *node = Tree::any(bytes, 3),
        (_, node) => *node = Tree::Text(bytes.text()),
    }
}
