//! The declarations in TypeScript that are written by hand name what the registries hold.

use std::collections::BTreeSet;

use plan_chart::{Lang, chart::Kind};

const TYPES: &str = include_str!("../../src/web/record.rs");

/// The texts that a type allows.
fn union(name: &str) -> BTreeSet<&'static str> {
    let start = format!("export type {name} = ");
    let (_, rest) = TYPES.split_once(&start).unwrap_or_else(|| panic!("{name} is not declared"));
    let (union, _) = rest.split_once(';').unwrap();
    union.split('|').map(|text| text.trim().trim_matches('"')).collect()
}

#[test]
fn they_name_every_kind_of_chart() {
    assert_eq!(union("Kind"), Kind::all().map(Kind::id).collect());
}

#[test]
fn they_name_every_language() {
    assert_eq!(
        union("Lang"),
        Lang::ALL.iter().flat_map(|lang| [lang.tag(), lang.code()]).collect()
    );
}
