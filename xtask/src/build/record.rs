//! The embedded record, checked before modules are built with it.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use plan_chart::Report;
use plan_chart::chart::{Drawings, EMBEDDED_DRAWINGS};

use super::source;

pub(super) const RECORD: &str = "src/report/hanyang-2023-h1.json";

/// The report in the record file, or every fault in it. The modules carry it in its compact form, which must be current.
pub(super) fn validated(root: &Path) -> Result<Report> {
    let text = source(root, RECORD)?;
    let report = Report::from_json(&text)
        .map_err(|faults| anyhow!("{RECORD} has faults, correct these:\n{faults}"))?;
    if Drawings::of(&report).to_bytes() != EMBEDDED_DRAWINGS {
        bail!(
            "the compact record is not that of {RECORD}: run `UPDATE_GOLDEN=1 cargo test --test native compact::` first"
        );
    }
    Ok(report)
}
