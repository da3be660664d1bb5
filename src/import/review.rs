//! A draft record, what is said of it, and the cells that it comes from.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::{Choice, Kind, Level, Matter, Place, Reading, flat, known, template};
use crate::{Lang, Problem, Report, Review, i18n::ImportWords};

/// What a file gave.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Import {
    /// What kind of file it is; `None` where that is not known.
    pub kind: Option<Kind>,
    /// The draft in the form of `report/README.md`; it may have faults. `Null` where nothing was read.
    pub record: Json,
    /// The report, where nothing is wrong.
    pub report: Option<Report>,
    /// What was understood, what is in doubt and what is wrong: of the file first, then of headings, then of cells.
    pub readings: Vec<Reading>,
    /// Which cell each part of the draft comes from: `indicators[2].measures.total.result`.
    pub cells: BTreeMap<String, Place>,
    /// The other cells of those that are in several: the id of an indicator is in each of its rows.
    pub repeated: BTreeMap<String, Vec<Place>>,
}

impl Import {
    pub(super) fn failed(readings: Vec<Reading>) -> Self {
        Self {
            kind: None,
            record: Json::Null,
            report: None,
            readings,
            cells: BTreeMap::new(),
            repeated: BTreeMap::new(),
        }
    }

    /// The draft as JSON text, its fields in the usual order.
    #[must_use]
    pub fn record_text(&self) -> String {
        flat::to_text(&self.record)
    }

    /// The readings of this level.
    pub fn of_level(&self, level: Level) -> impl Iterator<Item = &Reading> {
        self.readings.iter().filter(move |reading| reading.level == level)
    }

    /// Reviews the draft; faults go to the cells that they come from.
    pub(super) fn reviewed(mut self) -> Self {
        let review = Review::of_json(&self.record.to_string());
        let asked =
            self.readings.iter().any(|reading| matches!(reading.matter, Matter::NoPeriod { .. }));
        for (level, faults) in [(Level::Fault, review.faults), (Level::Warning, review.warnings)] {
            for fault in faults {
                // The period is asked already, and the id follows from it.
                if asked && ["period", "id"].contains(&fault.path.as_str()) {
                    continue;
                }
                // So is the unit of a figure that has none.
                let subject =
                    fault.subject.as_ref().map(|text| text.get(text.lang(Lang::default())));
                let said = |reading: &Reading| {
                    matches!(reading.matter, Matter::NoUnit { .. })
                        && reading.subject.as_deref() == subject
                };
                if fault.path.ends_with(".unit") && self.readings.iter().any(said) {
                    continue;
                }
                let subject = subject.map(ToOwned::to_owned);
                for place in self.cells_of(&fault.path) {
                    let is_said = |reading: &Reading| {
                        matches!(reading.matter, Matter::UnknownUnit { .. })
                            && reading.place == place
                    };
                    if matches!(fault.problem, Problem::UnknownUnit { .. })
                        && self.readings.iter().any(is_said)
                    {
                        continue;
                    }
                    let problem = fault.problem.clone();
                    let path = match problem {
                        Problem::Untranslated { lang } => format!("{}.{}", fault.path, lang.code()),
                        _ => fault.path.clone(),
                    };
                    let setter = setter_on(&self.record, &path);
                    let choices = choices(&problem, &path);
                    let matter = Matter::Draft { problem: Box::new(problem), path, setter };
                    let reading = Reading::new(level, place, matter).with(choices, None);
                    self.readings.push(Reading { subject: subject.clone(), ..reading });
                }
            }
        }
        self.readings.extend(untranslated(&self));
        without_what_follows(&mut self.readings);
        // What is wrong with the file and its headings comes first: it may be why cells are wrong.
        self.readings.sort_by_key(|reading| (reading.group(), reading.place.clone()));
        // A draft with an unread cell is no report, even if the rest is one.
        let complete = !self.readings.iter().any(|reading| reading.level == Level::Fault);
        self.report = review.report.filter(|_| complete);
        self
    }

    /// The cells that a part of the record comes from: its own, the first one within it, or the nearest around it.
    fn cells_of(&self, path: &str) -> Vec<Place> {
        let own = self.record["languages"][0].as_str().unwrap_or(Lang::default().code());
        let mut around = path;
        loop {
            let in_own = || self.cells.get(&format!("{around}.{own}"));
            if let Some(place) = self.cells.get(around).or_else(in_own) {
                let others = self.repeated.get(around).into_iter().flatten();
                return std::iter::once(place).chain(others).cloned().collect();
            }
            let within = |(of, place): (&String, &Place)| {
                let rest = of.strip_prefix(around)?;
                rest.starts_with(['.', '[']).then(|| vec![place.clone()])
            };
            let behind = self.cells.range(around.to_owned()..);
            let mut behind = behind.take_while(|(of, _)| of.starts_with(around));
            // The first indicator says nothing of all of them.
            if around != "indicators"
                && let Some(places) = behind.find_map(within)
            {
                return places;
            }
            match around.rfind(['.', '[']) {
                Some(at) => around = &around[..at],
                None => return vec![Place::default()],
            }
        }
    }

    /// The cell that a part of the record comes from.
    pub(super) fn cell_of(&self, path: &str) -> Place {
        self.cells_of(path).into_iter().next().unwrap_or_default()
    }
}

/// The name of the setter that a path leads to: `indicators[0].measures.growth.targets.plan`.
pub(super) fn setter_on(record: &Json, path: &str) -> Option<String> {
    let (_, rest) = path.split_once(".targets.")?;
    let id = rest.split('.').next()?;
    let setter = record["setters"].as_array()?.iter().find(|setter| setter["id"] == id)?;
    let own = record["languages"][0].as_str().unwrap_or_default();
    let name = setter["name"][own].as_str().filter(|name| !name.is_empty());
    name.map(ToOwned::to_owned)
}

/// What may be written in the place of what a cell has.
fn choices(problem: &Problem, path: &str) -> Vec<Choice> {
    let likely = match problem {
        Problem::BadId { found } => crate::error::likely_id(found),
        // The unit of a single figure is in the cell of the figure.
        Problem::UnknownUnit { found, .. } if path.split('.').count() == 4 => likely_unit(found),
        Problem::UnknownWord { found, .. } if path.ends_with(".better") => {
            known::likely_better(found).map(|at| words_of(found).template().better[at].to_owned())
        }
        _ => None,
    };
    likely.into_iter().map(Choice::Cell).collect()
}

/// The words of templates in the language of a word that was found.
fn words_of(found: &str) -> &'static dyn ImportWords {
    if found.is_ascii() { Lang::EN.import_words() } else { Lang::ZH.import_words() }
}

/// The unit that was probably meant, as templates offer it.
fn likely_unit(found: &str) -> Option<String> {
    known::likely_unit(found).map(|unit| words_of(found).unit_word(&unit))
}

/// A word in the column of measures that is none of them.
pub(super) fn unknown_measure(place: Place, found: String) -> Reading {
    let likely = known::likely_measure(&found);
    let likely =
        likely.map(|aspect| words_of(&found).template().measures[aspect as usize].to_owned());
    Reading::fault(place, Matter::UnknownMeasure { found })
        .with(likely.into_iter().map(Choice::Cell).collect(), None)
}

/// Warns of names and titles without a text in a language of the record: its page would show them in another one.
fn untranslated(import: &Import) -> Vec<Reading> {
    let record = &import.record;
    let languages = record["languages"].as_array().into_iter().flatten();
    let languages: Vec<_> = languages.filter_map(|code| Lang::parse(code.as_str()?)).collect();
    let Some((own, others)) = languages.split_first() else { return Vec::new() };
    let mut texts = vec![("place".to_owned(), &record["place"])];
    for (list, field) in [
        ("sources", "title"),
        ("sources", "publisher"),
        ("setters", "name"),
        ("sections", "name"),
        ("indicators", "name"),
    ] {
        let items = record[list].as_array().into_iter().flatten().enumerate();
        texts.extend(items.map(|(at, item)| (format!("{list}[{at}].{field}"), &item[field])));
    }
    let mut readings = Vec::new();
    for (path, text) in texts {
        // What has no text in its own language is a fault already, where it may not be left out.
        let Some(name) = text[own.code()].as_str() else { continue };
        let subject = path.ends_with(".name").then(|| name.to_owned());
        for lang in others.iter().filter(|lang| !text[lang.code()].is_string()) {
            let path = format!("{path}.{}", lang.code());
            let place = import.cell_of(&path);
            let matter = Matter::NoTranslation { path, lang: *lang };
            let reading = Reading { subject: subject.clone(), ..Reading::warning(place, matter) };
            readings.push(reading);
        }
    }
    readings
}

/// Leaves out what is wrong only because a column or a sheet is not there, or a measure is not known.
fn without_what_follows(readings: &mut Vec<Reading>) {
    let lacking = |reading: &Reading| match &reading.matter {
        Matter::NoColumn { field } => Some(field.clone()),
        _ => None,
    };
    let columns: Vec<String> = readings.iter().filter_map(lacking).collect();
    let has = |of: fn(&Matter) -> bool| readings.iter().any(|reading| of(&reading.matter));
    let no_report = has(|matter| matches!(matter, Matter::NoReportSheet));
    let no_measure = has(|matter| matches!(matter, Matter::UnknownMeasure { .. }));
    let mut missed: BTreeSet<String> = BTreeSet::new();
    // The column that is the reason of a fault.
    let reason = |reading: &Reading| {
        let of = |field: &str| columns.iter().find(|column| *column == field);
        match &reading.matter {
            Matter::NoUnit { .. } => of("unit"),
            Matter::Draft { problem, path, .. } => match **problem {
                Problem::NothingToCompare | Problem::EmptyList => of("result"),
                Problem::Missing if path == "indicators" => of("result"),
                Problem::Missing | Problem::MissingWord { .. } | Problem::Untranslated { .. } => {
                    columns.iter().find(|column| path.ends_with(&format!(".{column}")))
                }
                _ => None,
            },
            _ => None,
        }
    };
    readings.retain(|reading| {
        if let Some(column) = reason(reading) {
            missed.insert(column.clone());
            return false;
        }
        !matches!(&reading.matter, Matter::Draft { problem, path, .. } if match **problem {
            Problem::UnknownField { .. } => no_measure && path.contains(".measures"),
            Problem::Missing => no_report && !path.contains('.') && path != "indicators",
            // Setters, sections and sources are on that sheet.
            Problem::UnknownId { .. } => no_report,
            _ => false,
        })
    });
    // A column that nothing lacks may be left out.
    readings.retain(|reading| lacking(reading).is_none_or(|column| missed.contains(&column)));
}

/// A file that is a record already.
pub(super) fn of_record(text: &str, mut readings: Vec<Reading>) -> Import {
    let review = Review::of_json(text);
    // What is too large for a record is not one, and would take many times its size.
    let fits = text.len() <= crate::report::MAX_BYTES;
    let record = fits.then(|| serde_json::from_str(text).ok()).flatten().unwrap_or(Json::Null);
    let matter = |fault: crate::Fault| Matter::Record(fault.problem, fault.path);
    readings.extend(
        review.faults.into_iter().map(|fault| Reading::fault(Place::default(), matter(fault))),
    );
    readings.extend(
        review.warnings.into_iter().map(|fault| Reading::warning(Place::default(), matter(fault))),
    );
    let mut import = Import {
        kind: Some(Kind::Json),
        record,
        report: review.report,
        readings,
        cells: BTreeMap::new(),
        repeated: BTreeMap::new(),
    };
    let left = template::of_example(&import);
    if left.iter().any(|reading| reading.level == Level::Fault) {
        import.report = None;
    }
    import.readings.extend(left);
    import
}
