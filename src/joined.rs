//! Texts put together.
//!
//! The standard library's `format!` is ten kilobytes of code in a module that has no other use for it, and its `join`
//! is one for each type of part: what charts draw is put together here.

/// The parts, one behind the other.
pub(crate) fn strung(parts: &[&str]) -> String {
    joined(parts, "")
}

/// The parts with `between` between them.
pub(crate) fn joined<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    let whole = parts.iter().map(|part| part.as_ref().len() + between.len()).sum();
    let mut text = String::with_capacity(whole);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}
