//! A draft against an earlier record of the same office: what is missing, new, of another magnitude or unit. Warnings.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Matter, Place, Reading};
use crate::report::Unit;

/// Adds what differs.
pub(super) fn with(
    earlier: &Json,
    draft: &Json,
    cells: &BTreeMap<String, Place>,
    readings: &mut Vec<Reading>,
) {
    let list = |record: &Json| record["indicators"].as_array().cloned().unwrap_or_default();
    let (old, new) = (list(earlier), list(draft));
    let own = draft["languages"][0].as_str().unwrap_or_default();
    let name = |indicator: &Json| indicator["name"][own].as_str().unwrap_or_default().to_owned();
    for indicator in &old {
        if !new.iter().any(|other| other["id"] == indicator["id"]) {
            let reading =
                Reading::warning(Place::default(), Matter::NotThere { name: name(indicator) });
            readings.push(Reading { subject: Some(name(indicator)), ..reading });
        }
    }
    for (index, indicator) in new.iter().enumerate() {
        let path = format!("indicators[{index}]");
        let place = |path: &str| cells.get(path).cloned().unwrap_or_default();
        let mut warn = |path: &str, matter| {
            let reading = Reading::warning(place(path), matter);
            readings.push(Reading { subject: Some(name(indicator)), ..reading });
        };
        let Some(before) = old.iter().find(|other| other["id"] == indicator["id"]) else {
            warn(&path, Matter::New { name: name(indicator) });
            continue;
        };
        for (aspect, measure) in indicator["measures"].as_object().into_iter().flatten() {
            let was = &before["measures"][aspect];
            let path = format!("{path}.measures.{aspect}");
            if let (Some(found), Some(earlier)) = (measure["unit"].as_str(), was["unit"].as_str())
                && Unit::parse(found) != Unit::parse(earlier)
            {
                warn(
                    &format!("{path}.result"),
                    Matter::OtherUnit { found: found.to_owned(), earlier: earlier.to_owned() },
                );
            }
            if aspect != "growth" {
                magnitude(&measure["result"], &was["result"], &format!("{path}.result"), &mut warn);
                for (setter, target) in measure["targets"].as_object().into_iter().flatten() {
                    magnitude(
                        target,
                        &was["targets"][setter],
                        &format!("{path}.targets.{setter}"),
                        &mut warn,
                    );
                }
            }
        }
    }
}

fn magnitude(found: &Json, earlier: &Json, path: &str, warn: &mut impl FnMut(&str, Matter)) {
    let text = |entry: &Json| {
        entry.as_str().or_else(|| entry["value"].as_str()).unwrap_or_default().to_owned()
    };
    let (found, earlier) = (text(found), text(earlier));
    // Only to warn: nothing that is shown comes from it.
    let (Ok(new), Ok(old)) = (found.parse::<f64>(), earlier.parse::<f64>()) else { return };
    if new > 0.0 && old > 0.0 && !(0.125..8.0).contains(&(new / old)) {
        warn(path, Matter::OtherMagnitude { found, earlier });
    }
}
