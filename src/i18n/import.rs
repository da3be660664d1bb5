//! What the reading of spreadsheets says, and what templates have in them.

use crate::import::{Matter, Reading};

/// Readings of spreadsheets and templates, in words.
pub trait ImportWords {
    /// A reading in one line: where, which indicator, what, and what to do.
    fn reading(&self, reading: &Reading) -> String;

    /// What was understood, is in doubt or is wrong.
    fn matter(&self, matter: &Matter) -> String;

    /// What people call a field of a record: 单位 for `unit`. What is none is returned as it is.
    fn field<'f>(&self, field: &'f str) -> &'f str;

    /// What to know of a column of a template.
    fn column_note(&self, path: &str) -> Option<&'static str>;

    /// The texts of a template.
    fn template(&self) -> &'static TemplateLabels;

    /// Headings of lists: faults, warnings, questions, automatic readings.
    fn levels(&self) -> [&'static str; 4];
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
