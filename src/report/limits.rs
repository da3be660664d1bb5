//! What a record may hold at the most: every limit, in one place.

/// Largest record: bytes of JSON text, or of all texts and field names of an object with eight more for each value.
pub const MAX_BYTES: usize = 1 << 20;
/// Levels of lists and objects within each other.
pub const MAX_DEPTH: usize = 12;
/// Most indicators of a report.
pub const MAX_INDICATORS: usize = 200;
/// Most sections of a report.
pub const MAX_SECTIONS: usize = 200;
/// Most setters of targets: there are no more marks for them.
pub const MAX_SETTERS: usize = 6;
/// Most sources of a report.
pub const MAX_SOURCES: usize = 20;
/// Most languages of a record.
pub const MAX_LANGUAGES: usize = 20;
/// Most units of a record's own.
pub const MAX_UNITS: usize = 100;
/// Most characters of a name.
pub const MAX_NAME: usize = 200;
/// Most characters of a definition, note or remark.
pub const MAX_TEXT: usize = 1_000;
/// Most characters of an id.
pub const MAX_ID: usize = 64;
/// Most characters of an address.
pub const MAX_URL: usize = 2_000;
/// Most other names of one indicator.
pub const MAX_ALIASES: usize = 20;
/// Most notes on one indicator, and most remarks and corrections of a report.
pub const MAX_NOTES: usize = 20;
/// Most parts of one total.
pub const MAX_PARTS: usize = 50;
/// Most earlier versions of one target, and most figures that one is calculated from.
pub const MAX_FORMER: usize = 20;
/// Most figures of a report's text, and most entries of any other list of them.
pub const MAX_STATEMENTS: usize = 5_000;
/// Most faults that are listed, and as many warnings: nobody reads more.
pub const MAX_FAULTS: usize = 1_000;
/// Most faults of syntax: behind so many, what follows is not this text any more.
pub const MAX_SYNTAX_FAULTS: usize = 100;
