//! The record, checked before anything is built from it.

use std::path::Path;

use anyhow::{Result, anyhow};
use plan_chart::Report;

use super::source;

const RECORD: &str = "src/report/hanyang-2023-h1.json";

/// The report in the record file, or every fault in it.
pub(super) fn validated(root: &Path) -> Result<Report> {
    let text = source(root, RECORD)?;
    Report::from_json(&text)
        .map_err(|faults| anyhow!("{RECORD} has faults, correct these:\n{faults}"))
}
