//! What was read of all rows, as a record.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::{Draft, Row, Who};
use crate::{
    import::{Import, Matter, Place, Reading, compare, figure::Entry, flat, head, known},
    report::{Aspect, Unit},
};

impl Draft<'_> {
    pub(super) fn finish(mut self, titles: &[(Place, String)]) -> Import {
        let mut record = self.head(titles);
        let mut indicators = Vec::new();
        let rows = std::mem::take(&mut self.rows);
        for row in rows {
            let json = self.indicator_json(row, indicators.len());
            indicators.push(json);
        }
        let used: BTreeSet<usize> = self.used(&indicators);
        record["indicators"] = Json::Array(indicators);
        let setters: Vec<Json> = self
            .setters
            .iter()
            .enumerate()
            .map(|(index, (id, heading))| {
                let kept = record["setters"].as_array().and_then(|list| list.get(index).cloned());
                kept.unwrap_or_else(|| json!({ "id": id, "name": { self.lang: heading } }))
            })
            .collect();
        let known = self
            .options
            .like
            .as_ref()
            .and_then(|like| Some(like["setters"].as_array()?.len()))
            .unwrap_or(0);
        let setters = setters
            .into_iter()
            .enumerate()
            .filter(|(index, _)| *index < known || used.contains(index))
            .collect::<Vec<_>>();
        for (at, (index, _)) in setters.iter().enumerate() {
            if let Some(place) = self.setter_places.get(index) {
                self.cells.insert(format!("setters[{at}]"), place.clone());
            }
        }
        let setters: Vec<Json> = setters.into_iter().map(|(_, setter)| setter).collect();
        if setters.is_empty() {
            record.as_object_mut().map(|record| record.remove("setters"));
        } else {
            record["setters"] = Json::Array(setters);
        }
        let mut sections = record["sections"].as_array().cloned().unwrap_or_default();
        for (number, (name, place)) in (1..).zip(&self.sections) {
            self.cells.insert(format!("sections[{}]", sections.len()), place.clone());
            sections
                .push(json!({ "id": format!("section-{number}"), "name": { self.lang: name } }));
        }
        if !sections.is_empty() {
            record["sections"] = Json::Array(sections);
        }
        // An indicator may have several measures.
        let [less, more] = [&mut self.less, &mut self.more].map(|names| {
            names.dedup();
            std::mem::take(names)
        });
        if !more.is_empty() || !less.is_empty() {
            let matter = Matter::BetterAssumed { less, more };
            self.readings.push(Reading::automatic(Place::default(), matter));
        }
        if let Some(like) = &self.options.like {
            compare::with(like, &record, &self.cells, &mut self.readings);
        }
        head::put(&mut record, &self.options.report);
        let import = Import {
            kind: Some(self.kind),
            record,
            report: None,
            readings: self.readings,
            cells: self.cells,
            repeated: BTreeMap::new(),
        };
        import.reviewed()
    }

    /// Everything but the indicators.
    fn head(&mut self, titles: &[(Place, String)]) -> Json {
        let head = head::of(self.options, self.lang, titles);
        self.readings.extend(head.readings);
        self.cells.extend(head.cells);
        head.record
    }

    fn indicator_json(&mut self, row: Row, index: usize) -> Json {
        let lang = self.lang;
        let path = format!("indicators[{index}]");
        self.cells.insert(path.clone(), row.place.clone());
        let better_before = |aspect: &Aspect| {
            let better = &row.earlier.as_ref()?["measures"][aspect.code()]["better"];
            better.as_str().map(ToOwned::to_owned)
        };
        let better_before: Vec<_> = row.measures.keys().map(better_before).collect();
        let mut indicator =
            row.earlier.unwrap_or_else(|| json!({ "id": row.id, "name": { lang: row.name } }));
        if let Some(fields) = indicator.as_object_mut() {
            for field in ["notes", "share", "parts", "measures", "source"] {
                fields.remove(field);
            }
        }
        if let Some((definition, place)) = &row.definition {
            flat::insert(&mut indicator, &format!("definition/{lang}"), json!(definition));
            self.cells.insert(format!("{path}.definition"), place.clone());
        }
        if let Some((name, place)) =
            row.section.as_ref().filter(|_| indicator.get("section").is_none())
        {
            let known = self.sections.iter().position(|(known, _)| known == name);
            let at = known.unwrap_or_else(|| {
                self.sections.push((name.clone(), place.clone()));
                self.sections.len() - 1
            });
            self.cells.insert(format!("{path}.section"), place.clone());
            indicator["section"] = json!(format!("section-{}", at + 1));
        }
        for ((aspect, measure), earlier) in row.measures.iter().zip(better_before) {
            let at = format!("{path}.measures.{}", aspect.code());
            let mut json = json!({});
            let figures = measure
                .entries
                .iter()
                .any(|(who, (entry, _))| entry.is_number() && !matches!(who, Who::Rate(_)));
            if let Some((unit, place)) = measure
                .unit
                .as_ref()
                .filter(|(unit, _)| figures && !(*aspect == Aspect::Growth && unit == "percent"))
            {
                json["unit"] = json!(unit);
                self.cells.extend(place.clone().map(|place| (format!("{at}.unit"), place)));
            }
            if let Some((date, place)) = measure.date.as_ref().filter(|(date, _)| !date.is_empty())
            {
                json["date"] = json!(date);
                self.cells.insert(format!("{at}.date"), place.clone());
            }
            let mut targets = false;
            for (who, (entry, place)) in &measure.entries {
                let (json_path, cell_path) = match who {
                    Who::Result => ("result".to_owned(), "result".to_owned()),
                    Who::Target(setter) => {
                        targets |= entry.is_number();
                        let id = &self.setters[*setter].0;
                        (format!("targets/{id}"), format!("targets.{id}"))
                    }
                    Who::Rate(setter) => {
                        targets = true;
                        let id = &self.setters[*setter].0;
                        (format!("targets/{id}/rate"), format!("targets.{id}.rate"))
                    }
                };
                let value = match (who, entry) {
                    (Who::Rate(_), Entry::Figure { value, .. }) => json!(value),
                    _ => entry.to_json(lang),
                };
                flat::insert(&mut json, &json_path, value);
                self.cells.insert(format!("{at}.{cell_path}"), place.clone());
            }
            if targets {
                if let Some((_, place)) = &measure.better {
                    self.cells.insert(format!("{at}.better"), place.clone());
                }
                let better = measure.better.as_ref().map(|(better, _)| better.clone());
                json["better"] = json!(better.or(earlier).unwrap_or_else(|| {
                    let set = measure.entries.iter();
                    let set = set.filter(|(who, _)| matches!(who, Who::Target(_)));
                    if known::less_is_better(&row.name, set.map(|(_, (entry, _))| entry)) {
                        self.less.push(row.name.clone());
                        "less".to_owned()
                    } else {
                        self.more.push(row.name.clone());
                        "more".to_owned()
                    }
                }));
            }
            self.cells.insert(at, row.place.clone());
            indicator["measures"][aspect.code()] = json;
        }
        indicator
    }

    /// The setters that have targets, by their places in `setters`.
    fn used(&self, indicators: &[Json]) -> BTreeSet<usize> {
        let measures =
            indicators.iter().filter_map(|one| one["measures"].as_object()).flat_map(Map::values);
        let targets = measures.filter_map(|measure| measure["targets"].as_object());
        let ids: BTreeSet<&String> = targets.flat_map(Map::keys).collect();
        let setters = self.setters.iter().enumerate();
        setters.filter(|(_, (id, _))| ids.contains(id)).map(|(index, _)| index).collect()
    }

    /// What a record calls a unit: built in, the record's own, or a scale alone before what is around it.
    pub(super) fn unit_code(&self, text: &str, around: Option<&str>) -> Option<String> {
        let text = text.trim();
        if let Some(unit) = Unit::parse(text) {
            return Some(unit.code());
        }
        let own = self.options.like.as_ref().and_then(|like| like["units"].as_array());
        for unit in own.into_iter().flatten() {
            let id = unit["id"].as_str().unwrap_or_default();
            let scale = unit["scale"].as_str().and_then(Unit::printed_scale).unwrap_or_default();
            let mut names =
                unit["name"].as_object().into_iter().flat_map(Map::values).filter_map(Json::as_str);
            if id == text || names.any(|name| text == format!("{scale}{name}")) {
                return Some(id.to_owned());
            }
        }
        let around = around.and_then(Unit::parse).filter(|unit| !unit.is_percentage())?;
        let zeros = Unit::parse(&format!("{text}人"))?.zeros;
        Some(Unit { thing: around.thing, zeros }.code())
    }
}
