//! A draft against an earlier record of the same office: what is missing, new, of another magnitude or unit. Warnings.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Matter, Place, Reading};
use crate::report::{Aspect, Unit};

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
    for indicator in &old {
        if !new.iter().any(|other| other["id"] == indicator["id"]) {
            let matter = Matter::NotThere { name: name(indicator, own) };
            readings.push(Reading::warning(Place::default(), matter));
        }
    }
    for (index, indicator) in new.iter().enumerate() {
        let path = format!("indicators[{index}]");
        let name = name(indicator, own);
        let mut warn = |path: &str, matter| {
            let place = cells.get(path).cloned().unwrap_or_default();
            let reading = Reading::warning(place, matter);
            readings.push(Reading { subject: Some(name.clone()), ..reading });
        };
        let Some(before) = old.iter().find(|other| other["id"] == indicator["id"]) else {
            warn(&path, Matter::New { name: name.clone() });
            continue;
        };
        for aspect in Aspect::ALL {
            let (measure, was) =
                (&indicator["measures"][aspect.code()], &before["measures"][aspect.code()]);
            if was.is_null() {
                continue;
            }
            if measure.is_null() {
                warn(&path, Matter::MeasureNotThere { aspect });
                continue;
            }
            let path = format!("{path}.measures.{}", aspect.code());
            for setter in was["targets"].as_object().into_iter().flatten().map(|(id, _)| id) {
                if measure["targets"].get(setter).is_none() {
                    let setter = setter_name(earlier, setter, own);
                    warn(&path, Matter::TargetNotThere { setter, aspect });
                }
            }
            figures((measure, was), aspect, &path, &mut warn);
        }
    }
}

/// Compares the units and the magnitudes of a measure's figures.
fn figures(
    (measure, was): (&Json, &Json),
    aspect: Aspect,
    path: &str,
    warn: &mut impl FnMut(&str, Matter),
) {
    let (found, earlier) = (measure["unit"].as_str(), was["unit"].as_str());
    if let (Some(found), Some(earlier)) = (found, earlier)
        && Unit::parse(found) != Unit::parse(earlier)
    {
        let matter = Matter::OtherUnit { found: found.to_owned(), earlier: earlier.to_owned() };
        warn(&format!("{path}.result"), matter);
    }
    // Growth may well be ten times as much.
    if aspect == Aspect::Growth {
        return;
    }
    let mut magnitude = |new: &Json, old: &Json, path: &str| {
        let (Some(one), Some(other)) = (Amount::of(new, found), Amount::of(old, earlier)) else {
            return;
        };
        if one.is_far_from(&other) {
            warn(path, Matter::OtherMagnitude { found: one.text, earlier: other.text });
        }
    };
    magnitude(&measure["result"], &was["result"], &format!("{path}.result"));
    for (setter, target) in measure["targets"].as_object().into_iter().flatten() {
        magnitude(target, &was["targets"][setter], &format!("{path}.targets.{setter}"));
    }
}

/// A figure with what its unit counts. Only to warn: nothing that is shown comes from it.
struct Amount {
    text: String,
    value: f64,
    unit: Option<Unit>,
}

impl Amount {
    fn of(entry: &Json, unit: Option<&str>) -> Option<Self> {
        let digits = entry.as_str().or_else(|| entry["value"].as_str())?;
        let unit = entry["unit"].as_str().or(unit);
        let text = unit.map_or_else(|| digits.to_owned(), |unit| format!("{digits} {unit}"));
        let value = digits.parse::<f64>().ok().filter(|value| *value > 0.0)?;
        Some(Self { text, value, unit: unit.and_then(Unit::parse) })
    }

    fn is_far_from(&self, other: &Self) -> bool {
        let scale = match (&self.unit, &other.unit) {
            (Some(one), Some(other)) if one.thing == other.thing => {
                i32::from(one.zeros) - i32::from(other.zeros)
            }
            (None, None) => 0,
            // Of another thing: that is said already.
            (Some(_), Some(_)) => return false,
            _ => 0,
        };
        let ratio = self.value / other.value * 10_f64.powi(scale);
        !(0.125..8.0).contains(&ratio)
    }
}

fn name(of: &Json, lang: &str) -> String {
    of["name"][lang].as_str().unwrap_or_default().to_owned()
}

fn setter_name(record: &Json, id: &str, lang: &str) -> String {
    let setter =
        record["setters"].as_array().into_iter().flatten().find(|setter| setter["id"] == id);
    setter
        .map(|setter| name(setter, lang))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| id.to_owned())
}
