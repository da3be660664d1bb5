//! What the record of Hanyang says: its cells, its pictures, its wording. These tests, and no others, change with it.
//!
//! Pictures and wording are held to golden files. What differs is written beside its file as `*.new.*`: look at it,
//! then run `UPDATE_GOLDEN=1 cargo test --test native hanyang`, which rewrites the file and fails once more, so that
//! such a run cannot pass.

mod calculation;
mod figure_list;
mod files;
mod pictures;
mod record;
pub(crate) mod statements;
mod wording;

use std::{fs, path::PathBuf};

/// Holds what was made to the file of that name.
#[track_caller]
fn check(name: &str, actual: &str) {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    if expected.trim_end() == actual {
        return;
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, format!("{actual}\n")).unwrap();
        panic!("{name}: rewritten; look at it and run again without UPDATE_GOLDEN");
    }
    let kind = golden.extension().unwrap_or_default().display();
    let new = golden.with_extension(format!("new.{kind}"));
    fs::write(&new, actual).unwrap();
    panic!(
        "{name}: it is {}; compare {} and, if it is right, run \
         `UPDATE_GOLDEN=1 cargo test --test native hanyang`",
        if expected.is_empty() { "missing" } else { "another" },
        new.display()
    );
}
