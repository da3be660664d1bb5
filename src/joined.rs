//! Texts with something between them.

/// The parts with `between` between them.
///
/// The standard library's `join` is a kilobyte of code for each type of part.
pub(crate) fn joined<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}
