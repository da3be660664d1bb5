//! A record as paths and texts, and back: `measures/growth/targets/plan`, `notes/#1/text/zh`.

use serde_json::{Map, Value as Json, json};

use crate::report::MAX_DEPTH;

/// Every text of a value with its path. An empty text is there, too.
pub(super) fn flatten(value: &Json, path: &str, to: &mut Vec<(String, String)>) {
    let inner =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
    match value {
        Json::Object(fields) => {
            fields.iter().for_each(|(name, value)| flatten(value, &inner(name), to));
        }
        Json::Array(list) => {
            list.iter()
                .zip(1..)
                .for_each(|(value, index)| flatten(value, &inner(&format!("#{index}")), to));
        }
        Json::String(text) => to.push((path.to_owned(), text.clone())),
        Json::Null => {}
        other => to.push((path.to_owned(), other.to_string())),
    }
}

/// Puts a value at a path. What is there already as a text becomes the `value` of an object. Lists become objects with the
/// fields `#1`, `#2` and so on until [`gather_lists`]: a path may have any number, and come in any order.
pub(super) fn insert(root: &mut Json, path: &str, value: Json) {
    let mut at = root;
    // No part of a record lies deeper.
    for part in path.splitn(MAX_DEPTH, '/') {
        match at {
            Json::Object(_) => {}
            Json::Array(list) => *at = Json::Object(numbered(std::mem::take(list))),
            Json::String(text) => *at = json!({ "value": std::mem::take(text) }),
            _ => *at = json!({}),
        }
        let Json::Object(fields) = at else { return };
        at = fields.entry(part).or_insert(Json::Null);
    }
    match (&mut *at, value) {
        (Json::Object(old), Json::Object(new)) => old.extend(new),
        (Json::Object(old), Json::String(text)) => {
            drop(old.insert("value".to_owned(), Json::String(text)));
        }
        (at, value) => *at = value,
    }
}

/// What is in a list, as fields.
fn numbered(list: Vec<Json>) -> Map<String, Json> {
    (1..).zip(list).map(|(number, value): (usize, _)| (format!("#{number}"), value)).collect()
}

/// Makes lists of the objects within a record that have the fields `#1`, `#2` and so on. Numbers that were left out leave
/// no gap.
pub(super) fn gather_lists(value: &mut Json) {
    let gather = |value: &mut Json| {
        gather_lists(value);
        if let Some(list) = value.as_object_mut().and_then(as_list) {
            *value = Json::Array(list);
        }
    };
    match value {
        Json::Object(fields) => fields.values_mut().for_each(gather),
        Json::Array(list) => list.iter_mut().for_each(gather),
        _ => {}
    }
}

/// The values of fields that are numbers of a list, and nothing else.
fn as_list(fields: &mut Map<String, Json>) -> Option<Vec<Json>> {
    let number = |name: &String| name.strip_prefix('#')?.parse::<usize>().ok();
    if fields.is_empty() || !fields.keys().all(|name| number(name).is_some()) {
        return None;
    }
    let mut list: Vec<_> = std::mem::take(fields).into_iter().collect();
    list.sort_by_key(|(name, _)| number(name));
    Some(list.into_iter().map(|(_, value)| value).collect())
}

/// The fields of records in the order of `report/README.md`, for files that people read.
const ORDER: [&str; 57] = [
    "$schema",
    "id",
    "revision",
    "languages",
    "place",
    "period",
    "plan",
    "start",
    "end",
    "setters",
    "sources",
    "units",
    "sections",
    "corrections",
    "indicators",
    "zh",
    "en",
    "name",
    "short",
    "one",
    "scale",
    "family",
    "aliases",
    "explained",
    "mark",
    "span",
    "title",
    "publisher",
    "office",
    "url",
    "delivered",
    "published",
    "status",
    "definition",
    "section",
    "source",
    "notes",
    "on",
    "text",
    "measures",
    "total",
    "level",
    "growth",
    "value",
    "from",
    "to",
    "unit",
    "qualifier",
    "derived",
    "result",
    "better",
    "date",
    "baseline",
    "targets",
    "rank",
    "share",
    "parts",
];

/// A record as JSON text with its fields in the usual order.
#[must_use]
pub(super) fn to_text(record: &Json) -> String {
    let mut text = String::new();
    write(record, 0, &mut text);
    text.push('\n');
    text
}

fn write(value: &Json, depth: usize, to: &mut String) {
    let indent = |depth: usize| "  ".repeat(depth);
    match value {
        Json::Object(fields) if !fields.is_empty() => {
            let one_line = fields.values().all(|value| matches!(value, Json::String(_)))
                && value.to_string().len() < 100;
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| {
                ORDER.iter().position(|known| known == name).unwrap_or(ORDER.len())
            });
            to.push('{');
            for (index, (name, value)) in fields.iter().enumerate() {
                to.push_str(if index > 0 { "," } else { "" });
                to.push_str(&if one_line {
                    " ".to_owned()
                } else {
                    format!("\n{}", indent(depth + 1))
                });
                to.push_str(&format!("{}: ", Json::String((*name).clone())));
                write(value, depth + 1, to);
            }
            to.push_str(&if one_line { " }".to_owned() } else { format!("\n{}}}", indent(depth)) });
        }
        Json::Array(list) if !list.is_empty() => {
            let one_line = list.iter().all(|value| matches!(value, Json::String(_)));
            to.push('[');
            for (index, value) in list.iter().enumerate() {
                to.push_str(match (index, one_line) {
                    (0, true) => "",
                    (_, true) => ", ",
                    (0, false) => "\n",
                    (_, false) => ",\n",
                });
                if !one_line {
                    to.push_str(&indent(depth + 1));
                }
                write(value, depth + 1, to);
            }
            to.push_str(&if one_line { "]".to_owned() } else { format!("\n{}]", indent(depth)) });
        }
        other => to.push_str(&other.to_string()),
    }
}
