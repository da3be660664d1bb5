//! What can be wrong with a record, listed all at once, each fault with the path to its field.

use std::fmt;

use serde::Serialize;

/// One thing wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "record"), derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Fault {
    /// Where: `indicators[2].municipal.total.value`; empty for the record as a whole.
    pub path: String,
    /// What kind of fault.
    pub kind: FaultKind,
    /// What was found and what is allowed, in one line.
    pub message: String,
}

/// Kinds of [`Fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "record"), derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FaultKind {
    /// The text is not JSON, or a value is not one that JSON has.
    Syntax,
    /// The record, one of its lists or one of its texts is larger than its limit.
    TooLarge,
    /// A field that must be there is not, or is empty.
    Missing,
    /// A field that no record has.
    UnknownField,
    /// A field occurs twice in one object.
    DuplicateField,
    /// A value of the wrong type: a number where text is due, for example.
    WrongType,
    /// A text that is not one of the words allowed in its place.
    UnknownWord,
    /// A figure that is not a decimal.
    NotDecimal,
    /// A figure outside what its place allows: a target of zero or below, for example.
    OutOfRange,
    /// A unit that does not fit its place, or differs between target and result.
    UnitMismatch,
    /// An id that occurs twice.
    DuplicateId,
    /// An id that names nothing in the record.
    UnknownId,
    /// A date that is not in the calendar or not in order.
    BadDate,
}

impl FaultKind {
    /// The kind in lower-case words with hyphens, stable for scripts.
    pub fn code(self) -> &'static str {
        crate::report::code(self)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "record" } else { &self.path };
        write!(f, "{path}: {}", self.message)
    }
}

/// Every fault found in one record. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// `Err` with all faults, or `Ok` when there are none.
    pub(crate) fn check(faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self(faults)) }
    }

    pub(crate) fn single(kind: FaultKind, message: impl Into<String>) -> Self {
        Self(vec![Fault { path: String::new(), kind, message: message.into() }])
    }

    /// The faults in the order of the record.
    pub fn list(&self) -> &[Fault] {
        &self.0
    }
}

impl fmt::Display for Faults {
    /// One fault a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
