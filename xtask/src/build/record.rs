//! The records, checked before anything is built from it.

use std::path::Path;

use anyhow::{Result, anyhow};
use plan_chart::{Report, report::statements::Statements};

use super::source;

pub(super) const RECORD: &str = "src/report/hanyang-2023-h1.json";
const STATEMENTS: &str = "src/report/hanyang-2023-h1-statements.json";

/// The report in the record file, or every fault in it.
pub(super) fn validated(root: &Path) -> Result<Report> {
    let text = source(root, RECORD)?;
    Report::from_json(&text)
        .map_err(|faults| anyhow!("{RECORD} has faults, correct these:\n{faults}"))
}

/// The figures of the report's text, or every fault in them.
pub(super) fn statements(root: &Path, report: &Report) -> Result<Statements> {
    let text = source(root, STATEMENTS)?;
    Statements::from_json(&text, report)
        .map_err(|faults| anyhow!("{STATEMENTS} has faults, correct these:\n{faults}"))
}
