//! What the reading of spreadsheets says, and what templates have in them.

use std::fmt::Debug;

use crate::import::{Matter, Reading};

/// Texts given one by one where nobody has to check each; more are counted.
pub(super) const LISTED: usize = 10;

/// Readings of spreadsheets and templates, in words.
pub trait ImportWords: Debug + Sync {
    /// A reading in one line: where, which indicator, what, and what to do.
    fn reading(&self, reading: &Reading) -> String;

    /// What was understood, is in doubt or is wrong.
    fn matter(&self, matter: &Matter) -> String;

    /// What a column with a code of [`field_codes`](crate::import::field_codes) holds; its heading names the setter.
    fn column(&self, code: &str, heading: &str) -> String;

    /// What people call a field of a record: 单位 for `unit`. What is none is returned as it is.
    fn field<'f>(&self, field: &'f str) -> &'f str;

    /// What to know of a column of a template.
    fn column_note(&self, path: &str) -> Option<&'static str>;

    /// The texts of a template.
    fn template(&self) -> &'static TemplateLabels;

    /// Headings of lists: faults, warnings, questions, automatic readings.
    fn levels(&self) -> [&'static str; 4];

    /// The texts of a list of readings.
    fn list(&self) -> &'static ListLabels;

    /// What the program says when it imports.
    fn program(&self) -> &'static ImportLabels;
}

/// The texts of a workbook that lists readings.
#[derive(Debug)]
pub struct ListLabels {
    /// The name of its sheet.
    pub sheet: &'static str,
    /// Level, place, indicator, what and what to do, what may be written.
    pub headings: [&'static str; 5],
}

/// What the program says when it imports. Each stands behind the name of a file.
#[derive(Debug)]
#[allow(missing_docs)] // fields are named after what they say
pub struct ImportLabels {
    pub nothing_read: &'static str,
    pub exists: &'static str,
    pub unfinished: &'static str,
    pub complete: &'static str,
}

/// The texts of a template.
#[derive(Debug)]
pub struct TemplateLabels {
    /// The names of its sheets: indicators, report, notes.
    pub sheets: [&'static str; 3],
    /// Total, level, growth.
    pub measures: [&'static str; 3],
    /// More, less, neither.
    pub better: [&'static str; 3],
    /// Units to choose from.
    pub units: &'static [&'static str],
    /// The columns of the sheet of the report.
    pub report_headings: [&'static str; 3],
    /// How to fill it in, one a line.
    pub notes: &'static [&'static str],
}

#[cfg(test)]
mod tests;
