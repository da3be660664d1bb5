//! What is wrong with a record, in words.

use crate::{Fault, Position, Problem, error::excerpt};

/// Faults of records, in words: what is there, what is allowed, and what to write instead.
pub trait FaultWords {
    /// Where a fault is: line and column if there are any, the path, and the name of what it is in.
    fn place(&self, position: Option<Position>, path: &str, subject: Option<&str>) -> String;

    /// What is wrong, in one line without an end.
    fn problem(&self, problem: &Problem) -> String;

    /// The fault in one line.
    fn fault(&self, fault: &Fault) -> String;
}

/// A text of the record within quotes of the language.
pub(super) fn quoted([open, close]: [char; 2], text: &str) -> String {
    format!("{open}{}{close}", excerpt(text))
}

/// Which character it is: itself if it can be seen, and its number.
pub(super) fn character(c: char) -> String {
    let code = format!("U+{:04X}", c as u32);
    if c.is_whitespace() || crate::error::is_control(c) || c == '\u{FEFF}' {
        code
    } else {
        format!("{c} ({code})")
    }
}

/// The words allowed, as many as anyone reads.
pub(super) fn listed<T: AsRef<str>>(words: &[T], separator: &str) -> String {
    const LISTED: usize = 40;
    let shown: Vec<_> = words.iter().take(LISTED).map(AsRef::as_ref).collect();
    let more = if words.len() > LISTED { "…" } else { "" };
    format!("{}{more}", shown.join(separator))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
