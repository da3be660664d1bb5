//! From tables to a draft record, and the readings that go with it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::{Map, Value as Json, json};

use super::{
    Choice, Grid, Held, Kind, Level, Matter, Options, Place, Reading,
    columns::Field,
    compare,
    figure::{self, Entry, Written},
    flat,
    grid::MAX_MERGED,
    head,
    html::MAX_LINES,
    known, shown,
    tables::{self, Column, MAX_ABOVE, Table},
    template,
};
use crate::{
    Lang, Problem, Report, Review,
    i18n::ImportWords,
    report::{Aspect, PartialDate, Unit},
};

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

/// Most rows of all tables together.
const MAX_ROWS: usize = super::MAX_PLACES;

/// Sheets and tables, of one file or several.
pub(super) fn of_grids(
    mut sets: Vec<(Kind, Vec<Grid>)>,
    options: &Options,
    mut readings: Vec<Reading>,
) -> Import {
    let without_like;
    let mut options = options;
    if options.like.as_ref().is_some_and(|like| !template::is_record(like)) {
        readings.push(Reading::fault(Place::default(), Matter::NotARecord));
        without_like = Options { like: None, ..options.clone() };
        options = &without_like;
    }
    for grid in sets.iter_mut().flat_map(|(_, grids)| grids) {
        for (address, found) in std::mem::take(&mut grid.long) {
            let matter = Matter::CellTooLong { found, most: super::MAX_CELL };
            readings.push(Reading::fault(Place::new(&grid.name, address), matter));
        }
        left_out(grid, &mut readings);
        edit(grid, options, &mut readings);
    }
    let sizes = sets.iter().flat_map(|(_, grids)| grids);
    let sizes = sizes.map(|grid| (grid.rows().len(), grid.used_columns().len()));
    let most = super::MAX_PLACES;
    for (rows, columns) in sizes.filter(|(rows, columns)| rows * columns > most) {
        let matter = Matter::TooManyPlaces { rows, columns, most };
        readings.push(Reading::fault(Place::default(), matter));
        return Import { kind: sets.first().map(|(kind, _)| *kind), ..Import::failed(readings) };
    }
    if let [(kind, grids)] = &sets[..]
        && let Some(import) = template::read(grids, *kind, options, readings.clone())
    {
        return import.reviewed();
    }
    let kind = sets[0].0;
    let setters = options.like.iter().flat_map(setter_keys).map(|(key, _)| key);
    let setters: Vec<String> = setters.collect();
    let mut tables = Vec::new();
    for (kind, grids) in &sets {
        tables.extend(chosen(*kind, grids, options, &setters, &mut readings));
    }
    if tables.is_empty() {
        let texts = sets.iter().flat_map(|(_, grids)| grids).flat_map(Grid::cells);
        let texts = texts.map(super::Cell::text).take(5).collect();
        readings.push(Reading::fault(Place::default(), Matter::NoTable { found: texts }));
        return Import { kind: Some(kind), ..Import::failed(readings) };
    }
    // Of tables side by side, each has all rows.
    if tables.iter().map(|table| table.rows.len()).sum::<usize>() > MAX_ROWS {
        let matter = Matter::TooManyCells { most: super::MAX_CELLS };
        readings.push(Reading::fault(Place::default(), matter));
        return Import { kind: Some(kind), ..Import::failed(readings) };
    }
    for line in sets.iter().flat_map(|(_, grids)| grids).flat_map(|grid| &grid.behind) {
        let matter = Matter::RowSkipped { text: line.clone() };
        readings.push(Reading::automatic(Place::default(), matter));
    }
    Draft::new(kind, options, readings, &tables).read(&tables)
}

/// Says that there is more on a sheet or page than is read.
fn left_out(grid: &Grid, readings: &mut Vec<Reading>) {
    let place = Place { sheet: grid.name.clone(), address: None };
    if grid.more_merged {
        let matter = Matter::TooManyMerged { most: MAX_MERGED };
        readings.push(Reading::warning(place.clone(), matter));
    }
    if grid.more_lines {
        let matter = Matter::TooManyLines { most: MAX_LINES };
        readings.push(Reading::warning(place, matter));
    }
}

/// The tables of a file: of the sheet that was chosen, or that has the most known headings.
fn chosen(
    kind: Kind,
    grids: &[Grid],
    options: &Options,
    setters: &[String],
    readings: &mut Vec<Reading>,
) -> Vec<Table> {
    let found: Vec<Vec<Table>> =
        grids.iter().map(|grid| tables::find(grid, setters, options.heading)).collect();
    // Pasted tables have no names: all of them are read. Of sheets, one is.
    if kind == Kind::Html {
        return found.into_iter().flatten().collect();
    }
    let score = |index: &usize| {
        let known = |table: &Table| {
            table.columns.iter().filter(|column| !column.guess).count() * table.rows.len().min(50)
        };
        found[*index].iter().map(known).sum::<usize>()
    };
    let named =
        options.sheet.as_ref().and_then(|name| grids.iter().position(|grid| grid.name == *name));
    let best =
        named.or_else(|| (0..grids.len()).rev().max_by_key(score).filter(|best| score(best) > 0));
    let Some(best) = best.filter(|best| !found[*best].is_empty()) else { return Vec::new() };
    let others = (0..grids.len()).filter(|index| *index != best && !grids[*index].cells.is_empty());
    let others: Vec<_> = others.map(|index| grids[index].name.clone()).collect();
    if !others.is_empty() {
        let matter = Matter::SheetChosen { name: grids[best].name.clone(), others };
        readings.push(Reading::automatic(Place::default(), matter));
    }
    found.into_iter().nth(best).unwrap_or_default()
}

/// Puts what the editor wrote into the cells.
fn edit(grid: &mut Grid, options: &Options, readings: &mut Vec<Reading>) {
    let places: Vec<_> = grid.cells.iter().map(|(place, cell)| (*place, cell.address)).collect();
    for (key, address) in places {
        let place = Place::new(&grid.name, address);
        if let Some(read) = options.edits.get(&place.to_string()) {
            let found = grid.cells.get(&key).map(super::Cell::text).unwrap_or_default();
            readings.push(Reading::automatic(place, Matter::Edited { found, read: read.clone() }));
            grid.put(key.0, key.1, Held::Text(read.clone()), false);
            grid.edited.insert(key);
        }
    }
    // Cells that were empty.
    for (place, read) in &options.edits {
        let cell = match place.rsplit_once('!') {
            Some((sheet, cell)) if sheet == grid.name => cell,
            None if grid.name.is_empty() => place,
            _ => continue,
        };
        if let Some(super::Address { row, column }) = super::Address::parse(cell)
            && grid.cell(row, column).is_none()
        {
            grid.put(row, column, Held::Text(read.clone()), false);
            grid.edited.insert((row, column));
        }
    }
}

/// The place of each setter of a record in its list, by the keys of its id and its names.
fn setter_keys(record: &Json) -> HashMap<String, usize> {
    let mut keys = HashMap::new();
    for (at, setter) in record["setters"].as_array().into_iter().flatten().enumerate() {
        let names = ["name", "short"].map(|field| setter[field].as_object());
        let names = names.into_iter().flatten().flat_map(Map::values);
        for name in names.chain([&setter["id"]]).filter_map(Json::as_str) {
            keys.entry(known::key(name)).or_insert(at);
        }
    }
    keys
}

/// The id that a heading of targets stands for.
fn setter_id(heading: &str) -> Option<&'static str> {
    let key = known::key(&known::bracketed_unit(heading).0);
    let any = |words: &[&str]| words.iter().any(|word| key.contains(word));
    Some(if any(&["市级", "市目标", "municipal"]) {
        "municipal"
    } else if any(&["省级", "provincial"]) {
        "provincial"
    } else if any(&["国家", "national"]) {
        "national"
    } else if any(&["预算", "budget"]) {
        "budget"
    } else if any(&["计划", "plan"]) {
        "plan"
    } else if any(&["目标", "target", "goal"]) {
        "target"
    } else {
        return None;
    })
}

/// Who a column of values is about: the result, or a setter by its place in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Result,
    Target(usize),
    Rate(usize),
}

/// A text with the cell that it is in.
type Found = (String, Place);

/// One measure of an indicator while it is read.
#[derive(Default)]
struct Measure {
    unit: Option<(String, Option<Place>)>,
    better: Option<Found>,
    date: Option<Found>,
    entries: BTreeMap<Who, (Entry, Place)>,
}

struct Row {
    id: String,
    name: String,
    place: Place,
    /// What an earlier record has of it.
    earlier: Option<Json>,
    section: Option<Found>,
    definition: Option<Found>,
    measures: BTreeMap<Aspect, Measure>,
}

struct Draft<'o> {
    kind: Kind,
    options: &'o Options,
    readings: Vec<Reading>,
    lang: &'static str,
    /// Id and heading.
    setters: Vec<(String, String)>,
    /// The first and the last day of the report's period, where that is known.
    period: Option<(String, String)>,
    /// The place of each setter in `setters` by the keys of its names.
    setter_keys: HashMap<String, usize>,
    /// The headings of the setters that are new, by their place in `setters`.
    setter_places: BTreeMap<usize, Place>,
    rows: Vec<Row>,
    /// The place of each row in `rows` by its key.
    keys: HashMap<String, usize>,
    ids: HashSet<String>,
    /// The place of each indicator of the earlier record in it, by the keys of its names.
    earlier: HashMap<String, usize>,
    sections: Vec<Found>,
    cells: BTreeMap<String, Place>,
    less: Vec<String>,
    more: Vec<String>,
}

impl<'o> Draft<'o> {
    fn new(kind: Kind, options: &'o Options, readings: Vec<Reading>, tables: &[Table]) -> Self {
        let mut texts = tables
            .iter()
            .flat_map(|table| table.columns.iter().map(|column| column.heading.as_str()));
        let chinese =
            texts.any(|text| text.contains(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c)));
        let own = options
            .like
            .as_ref()
            .and_then(|like| like["languages"][0].as_str())
            .and_then(Lang::parse);
        let lang = own.unwrap_or(if chinese { Lang::ZH } else { Lang::EN }).code();
        let setters =
            options.like.iter().flat_map(|like| like["setters"].as_array().into_iter().flatten());
        let setters = setters
            .map(|setter| (setter["id"].as_str().unwrap_or_default().to_owned(), String::new()))
            .collect();
        Self {
            kind,
            options,
            readings,
            lang,
            setters,
            period: head::written(&options.report)
                .or_else(|| tables.iter().flat_map(titled).next().map(|(.., period)| period)),
            setter_keys: options.like.as_ref().map(setter_keys).unwrap_or_default(),
            setter_places: BTreeMap::new(),
            rows: Vec::new(),
            keys: HashMap::new(),
            ids: HashSet::new(),
            earlier: options.like.as_ref().map(keys_of).unwrap_or_default(),
            sections: Vec::new(),
            cells: BTreeMap::new(),
            less: Vec::new(),
            more: Vec::new(),
        }
    }

    fn read(mut self, tables: &[Table]) -> Import {
        let mut titles = Vec::new();
        let is_of_report = |table: &&Table| titled(table).any(|(.., of)| Some(of) == self.period);
        let has_own = tables.iter().any(|table| is_of_report(&table));
        let others =
            |table: &&Table| has_own && titled(table).next().is_some() && !is_of_report(table);
        let (others, tables): (Vec<&Table>, Vec<&Table>) = tables.iter().partition(others);
        for table in others {
            for (address, title, _) in titled(table).take(1) {
                let matter = Matter::OtherPeriod { found: title.to_owned() };
                self.note(Level::Warning, &place_of(table, address), matter);
            }
        }
        for table in tables {
            titles.extend(
                table.above.iter().map(|(address, text)| (place_of(table, *address), text.clone())),
            );
            self.table(table);
        }
        self.finish(&titles)
    }

    fn note(&mut self, level: Level, place: &Place, matter: Matter) -> &mut Reading {
        self.readings.push(Reading::new(level, place.clone(), matter));
        self.readings.last_mut().expect("it was just added")
    }

    /// The setter of a heading, which may be one of the earlier record.
    fn setter(&mut self, heading: &str, place: &Place) -> usize {
        let key = known::key(heading);
        let id = setter_id(heading);
        let unnamed = |id: &str| {
            self.setters.iter().position(|(known, heading)| heading.is_empty() && known == id)
        };
        let known = self.setter_keys.get(&key).copied().or_else(|| id.and_then(unnamed));
        if let Some(at) = known {
            if self.setters[at].1.is_empty() {
                heading.clone_into(&mut self.setters[at].1);
                self.setter_keys.entry(key).or_insert(at);
            }
            return at;
        }
        let like = self.options.like.as_ref().and_then(|like| like["setters"].as_array());
        if like.is_some_and(|setters| !setters.is_empty()) {
            self.note(Level::Warning, place, Matter::NewSetter { heading: heading.to_owned() });
        }
        let at = self.setters.len();
        let taken = |id: &str| self.setters.iter().any(|(known, _)| known == id);
        let id = id
            .filter(|id| !taken(id))
            .map_or_else(|| format!("setter-{}", at + 1), ToOwned::to_owned);
        self.setter_places.insert(at, place.clone());
        self.setter_keys.insert(key, at);
        self.setters.push((id, heading.to_owned()));
        at
    }

    /// The columns of a table as they are understood, with what the editor chose.
    fn columns(&mut self, table: &Table) -> Vec<Column> {
        let mut columns = table.columns.clone();
        let at = Place::new(
            &table.grid.name,
            columns.first().map_or_else(|| super::Address::new(0, 0), |column| column.address),
        );
        self.note(
            Level::Automatic,
            &at,
            Matter::Headings { row: table.heading, transposed: table.transposed },
        );
        let mut seen: HashMap<String, super::Address> = HashMap::new();
        for column in &mut columns {
            let place = Place::new(&table.grid.name, column.address);
            let chosen = self
                .options
                .columns
                .get(&place.to_string())
                .and_then(|code| Field::parse(code, &column.heading));
            if let Some(field) = chosen {
                (column.field, column.guess) = (field, false);
            } else if let Field::Result(aspect) = column.field
                && aspect != Some(Aspect::Growth)
                && self
                    .period
                    .as_ref()
                    .is_some_and(|period| known::is_of_another_period(&column.heading, period))
            {
                (column.field, column.guess) = (Field::Ignored, true);
            }
            let code = column.field.code();
            let choices: Vec<_> = super::field_codes()
                .iter()
                .map(|code| Choice::Column((*code).to_owned()))
                .collect();
            let index = super::field_codes().iter().position(|known| *known == code);
            let heading = column.heading.clone();
            let (level, matter) = if column.guess {
                (Level::Question, Matter::UnknownColumn { heading, guess: code.clone() })
            } else {
                (Level::Automatic, Matter::Column { heading, field: code.clone() })
            };
            let reading = Reading::new(level, place.clone(), matter).with(choices, index);
            self.readings.push(reading);
            let key = match &column.field {
                Field::Target(name, _) => format!("{code} {}", known::key(name)),
                Field::Rate | Field::Ignored => continue,
                _ => code,
            };
            if let Some(first) = seen.get(&key).copied() {
                let heading = column.heading.clone();
                self.note(Level::Fault, &place, Matter::SameColumn { heading, first });
                column.field = Field::Ignored;
            } else {
                seen.insert(key, column.address);
            }
        }
        columns
    }

    fn table(&mut self, table: &Table) {
        let columns = self.columns(table);
        let name = &table.grid.name;
        if let Some((first, found)) = table.left_out {
            let matter = Matter::TooManyAbove { found, most: MAX_ABOVE };
            self.note(Level::Warning, &Place::new(name, first), matter);
        }
        for cells in &table.without_heading {
            self.without_heading(table, cells);
        }
        let mut captions = Captions::default();
        for (address, text) in &table.above {
            if let Some(units) = known::caption(text) {
                let matter = Matter::UnitCaption { found: units.join("、") };
                let place = place_of(table, *address);
                self.note(Level::Automatic, &place, matter);
                captions = Captions { units, place: address.map(|_| place) };
            }
        }
        let mut whos: Vec<Option<Who>> = Vec::new();
        let mut last_target = None;
        for column in &columns {
            let place = Place::new(name, column.address);
            whos.push(match &column.field {
                Field::Result(_) => Some(Who::Result),
                Field::Target(heading, _) => {
                    let setter = self.setter(heading, &place);
                    last_target = Some(setter);
                    Some(Who::Target(setter))
                }
                Field::Rate => last_target.map(Who::Rate),
                _ => None,
            });
        }
        // A rate before the first target is that of the first one.
        let first_target = whos
            .iter()
            .flatten()
            .find_map(|who| if let Who::Target(setter) = who { Some(*setter) } else { None });
        for (who, column) in whos.iter_mut().zip(&columns) {
            if who.is_none() && column.field == Field::Rate {
                *who = first_target.map(Who::Rate);
            }
        }
        let points = table.rows.iter().any(|row| {
            let cells = table.grid.cells.range((*row, 0)..=(*row, u32::MAX));
            cells.into_iter().any(|(_, cell)| match &cell.held {
                Held::Text(text) => figure::shows_points_between_thousands(text),
                _ => false,
            })
        });
        let settled: Vec<figure::Column> =
            columns.iter().map(|column| settle(table, column, points)).collect();
        let at =
            columns.first().map_or_else(Place::default, |column| Place::new(name, column.address));
        let lacks = |field: &str| Matter::NoColumn { field: field.to_owned() };
        if whos.iter().all(Option::is_none) {
            self.note(Level::Fault, &at, lacks("result"));
        }
        let from = self.readings.len();
        let mut section = None;
        for row in table.rows.iter() {
            self.row(table, *row, &columns, &whos, &settled, &captions, &mut section);
        }
        // Figures without units in several rows, and no place for units: that is said once, of the headings.
        let without = self.readings[from..].iter();
        let without = without.filter(|reading| matches!(reading.matter, Matter::NoUnit { .. }));
        let has_units = columns.iter().any(|column| {
            column.field == Field::Unit
                || column.unit.as_deref().is_some_and(|unit| !is_percent(unit))
        });
        if without.count() > 1 && !has_units && captions.units.is_empty() {
            self.note(Level::Fault, &at, lacks("unit"));
        }
    }

    /// In a text, a figure with commas may have moved those behind it.
    fn without_heading(&mut self, table: &Table, cells: &[super::Address]) {
        let text = |address: &super::Address| {
            let (row, column) = (address.row, address.column);
            let place = if table.transposed { (column, row) } else { (row, column) };
            table.grid.cell(place.0, place.1).map(super::Cell::text)
        };
        let found = cells.iter().filter_map(text).take(3).collect();
        let level = if self.kind == Kind::Text { Level::Fault } else { Level::Warning };
        let place = Place::new(&table.grid.name, cells[0]);
        self.note(level, &place, Matter::NoHeading { found, count: cells.len() });
    }

    #[allow(clippy::too_many_arguments)] // what a row needs to know of its table
    fn row(
        &mut self,
        table: &Table,
        row: u32,
        columns: &[Column],
        whos: &[Option<Who>],
        settled: &[figure::Column],
        captions: &Captions,
        section: &mut Option<Found>,
    ) {
        let grid = &table.grid;
        let field = |field: &Field| columns.iter().find(|column| column.field == *field);
        let Some(name_column) = field(&Field::Name) else { return };
        let text = |of: &Field| {
            let column = field(of)?;
            let cell = grid.shown(row, column.column)?;
            Some((cell.text(), Place::new(&grid.name, cell.address)))
        };
        let Some(name_cell) = grid.shown(row, name_column.column) else {
            // Something without a name: nobody knows what it is.
            let cell = columns.iter().find_map(|column| grid.cell(row, column.column));
            if let Some(cell) = cell {
                let place = Place::new(&grid.name, cell.address);
                self.note(Level::Warning, &place, Matter::RowSkipped { text: cell.text() });
            }
            return;
        };
        let place = Place::new(&grid.name, name_cell.address);
        let raw = name_cell.text();
        let values = columns.iter().zip(whos).filter(|(_, who)| who.is_some());
        let has_values = values.clone().any(|(column, _)| grid.cell(row, column.column).is_some());
        if is_sum(&raw) || is_note(&raw) || !has_values {
            if !has_values && !is_note(&raw) && is_section(&raw) {
                *section = Some((section_name(&raw), place.clone()));
            }
            self.note(Level::Automatic, &place, Matter::RowSkipped { text: raw });
            return;
        }
        let (name, name_unit) = known::bracketed_unit(numbered(&raw));
        let index = self.indicator(&name, &place);
        if self.rows[index].section.is_none() {
            self.rows[index].section = text(&Field::Section).or_else(|| section.clone());
        }
        if let Some(definition) = text(&Field::Definition) {
            self.rows[index].definition = Some(definition);
        }
        let stated = text(&Field::Measure).and_then(|(found, at)| {
            let stated = measure_word(&found);
            if stated.is_none() {
                let reading = unknown_measure(at, found);
                self.readings.push(Reading { subject: Some(name.clone()), ..reading });
            }
            stated
        });
        let of_column = text(&Field::Unit);
        if let (Some((unit, at)), Some(of_name)) = (&of_column, &name_unit)
            && self.unit_code(unit, None) != self.unit_code(of_name, None)
        {
            let matter = Matter::TwoUnits { of_name: of_name.clone(), of_column: unit.clone() };
            let reading =
                Reading::fault(at.clone(), matter).with(vec![Choice::Cell(of_name.clone())], None);
            self.readings.push(Reading { subject: Some(name.clone()), ..reading });
        }
        let row_unit = of_column.or_else(|| Some((name_unit?, place.clone())));
        let mut read: Vec<(Who, Option<Aspect>, &Column, Written, Place)> = Vec::new();
        for ((column, who), settled) in columns.iter().zip(whos).zip(settled) {
            let Some(who) = *who else { continue };
            let aspect = match &column.field {
                Field::Result(aspect) | Field::Target(_, aspect) => *aspect,
                _ => None,
            };
            let Some(cell) = grid.cell(row, column.column) else {
                // A place of the table with nothing in it is not printed; of a column for anything, it may be anything.
                if let Some(aspect) = aspect.filter(|_| !matches!(who, Who::Rate(_))) {
                    let at = Place::new(&grid.name, address_at(table, row, column));
                    let empty = Written {
                        entry: Some(Entry::Empty),
                        growth: false,
                        notes: Vec::new(),
                        doubt: None,
                    };
                    read.push((who, Some(aspect), column, empty, at));
                }
                continue;
            };
            let at = Place::new(&grid.name, cell.address);
            let of_row = row_unit.as_ref().map(|(unit, _)| unit.as_str());
            let unit = column.unit.as_deref().or(of_row);
            let percent = aspect == Some(Aspect::Growth)
                || unit.is_some_and(is_percent)
                || matches!(who, Who::Rate(_));
            let meant = grid.edited.contains(&(row, column.column));
            let points_between_thousands = settled.points_between_thousands && !meant;
            let settled = figure::Column { percent, points_between_thousands, ..*settled };
            let written = read_cell(&cell.held, settled, grid.has_formats);
            read.push((who, aspect.or(stated), column, written, at));
        }
        let places = Units { sheet: &grid.name, row: row_unit.as_ref(), captions };
        self.entries(index, read, &places);
        // A word that is not known is a fault of the draft.
        let better = text(&Field::Better)
            .map(|(text, at)| (better_word(&text).map_or(text, ToOwned::to_owned), at));
        let date = field(&Field::Date).and_then(|column| {
            let cell = grid.cell(row, column.column)?;
            Some((date(&cell.held), Place::new(&grid.name, cell.address)))
        });
        for measure in self.rows[index].measures.values_mut() {
            if better.is_some() {
                measure.better.clone_from(&better);
            }
            measure.date = measure.date.take().or_else(|| date.clone());
        }
    }

    /// The indicator of this name, which may have a row already.
    fn indicator(&mut self, name: &str, place: &Place) -> usize {
        let key = known::key(name);
        if let Some(index) = self.keys.get(&key) {
            return *index;
        }
        let like = self.options.like.as_ref();
        let earlier =
            self.earlier.get(&key).zip(like).map(|(at, like)| like["indicators"][*at].clone());
        let own = earlier.as_ref().and_then(|earlier| earlier["id"].as_str());
        let id = own.or_else(|| known::id(name)).map(ToOwned::to_owned);
        let taken = |id: &str| self.ids.contains(id);
        let id = id.filter(|id| !taken(id)).unwrap_or_else(|| {
            let slug: String = name
                .to_lowercase()
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
                .collect();
            let slug =
                slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
            let numbered = format!("indicator-{}", self.rows.len() + 1);
            let plain = name.is_ascii() && (1..=64).contains(&slug.len()) && !taken(&slug);
            if plain { slug } else { numbered }
        });
        self.keys.insert(key, self.rows.len());
        self.ids.insert(id.clone());
        self.rows.push(Row {
            id,
            name: name.to_owned(),
            place: place.clone(),
            earlier,
            section: None,
            definition: None,
            measures: BTreeMap::new(),
        });
        self.rows.len() - 1
    }

    /// Puts what a row's cells hold into the measures of its indicator.
    fn entries(
        &mut self,
        index: usize,
        read: Vec<(Who, Option<Aspect>, &Column, Written, Place)>,
        units: &Units<'_>,
    ) {
        let name = self.rows[index].name.clone();
        let row_unit = units.row.map(|(unit, _)| unit.as_str());
        let mut taken: Vec<(Who, Aspect, Entry, Place, Option<Found>)> = Vec::new();
        for (who, aspect, column, written, place) in read {
            let Some(mut entry) = self.cell(&name, &written, &place) else { continue };
            if let Who::Rate(_) = who {
                if entry.unit().is_some_and(is_percent) {
                    entry.set_unit(None);
                }
                if entry.is_number() {
                    taken.push((who, Aspect::Total, entry, place, None));
                }
                continue;
            }
            let percent = entry.unit().is_some_and(is_percent);
            let is_words = matches!(entry, Entry::Words(_));
            let of_growth = written.growth
                || matches!(&entry, Entry::Words(words) if words.contains("增长") || words.contains("增速") || words.contains("growth"));
            let unit = entry.unit().or(column.unit.as_deref()).or(row_unit);
            let earlier = self.measures_of(index);
            let is_new = earlier.is_none();
            let rate = earlier.map_or_else(
                || known::is_level(&name, unit),
                |known| known.contains(&Aspect::Level),
            );
            let amount = if rate { Aspect::Level } else { Aspect::Total };
            let unit_percent = row_unit.is_some_and(is_percent);
            let stated = aspect;
            let aspect = match aspect {
                Some(Aspect::Total) if rate && (percent || unit_percent) => Aspect::Level,
                Some(Aspect::Total) if percent || of_growth => {
                    let matter = if is_words {
                        Matter::MovedToGrowth { found: figure::plain(&entry) }
                    } else {
                        Matter::OtherMeasure { found: figure::plain(&entry) }
                    };
                    let level = if is_words { Level::Automatic } else { Level::Question };
                    let found = figure::plain(&entry);
                    let reading = Reading::new(level, place.clone(), matter)
                        .with(vec![Choice::Cell(found)], Some(0));
                    self.readings.push(Reading { subject: Some(name.clone()), ..reading });
                    // The place for the amount is there, with nothing in it.
                    taken.push((who, Aspect::Total, Entry::Empty, place.clone(), None));
                    Aspect::Growth
                }
                Some(aspect) => aspect,
                None if of_growth => Aspect::Growth,
                None if percent
                    || entry.is_number()
                        && entry.unit().is_none()
                        && (column.unit.as_deref().or(row_unit)).is_some_and(is_percent) =>
                {
                    if rate { Aspect::Level } else { Aspect::Growth }
                }
                None if is_words => {
                    let known = self.measures_of(index).unwrap_or_default();
                    let in_percent = column.unit.as_deref().or(row_unit).is_some_and(is_percent);
                    let likely = if in_percent && !rate { Aspect::Growth } else { amount };
                    known.first().copied().unwrap_or(likely)
                }
                None => amount,
            };
            // A rate where the heading or the row has the unit of an amount.
            let amounts = |unit: Option<&str>| unit.is_some_and(|unit| !is_percent(unit));
            let of_column = amounts(column.unit.as_deref());
            if stated.is_none() && aspect == Aspect::Growth && (of_column || amounts(row_unit)) {
                let found = figure::plain(&entry);
                let (level, matter) = if of_column && !of_growth {
                    (Level::Question, Matter::OtherMeasure { found: found.clone() })
                } else {
                    (Level::Automatic, Matter::MovedToGrowth { found: found.clone() })
                };
                let reading = Reading::new(level, place.clone(), matter)
                    .with(vec![Choice::Cell(found)], Some(0));
                self.readings.push(Reading { subject: Some(name.clone()), ..reading });
            }
            let says = stated.is_some() || of_growth || known::says_change(&name);
            if is_new && aspect == Aspect::Growth && !says && !of_column {
                let matter = Matter::PercentAsGrowth { found: figure::plain(&entry) };
                self.note(Level::Automatic, &place, matter).subject = Some(name.clone());
            }
            let unit = match aspect {
                Aspect::Growth => None,
                _ => {
                    let heading = || Place::new(units.sheet, column.address);
                    let of_column =
                        column.unit.clone().filter(|unit| !is_of_another_unit(&name, unit));
                    let of_column = of_column.map(|unit| (unit, heading()));
                    of_column.or_else(|| units.row.cloned())
                }
            };
            taken.push((who, aspect, entry, place, unit));
        }
        // A cell across both columns, read in the first one: the second place is empty.
        for (who, aspect, entry, place, unit) in taken {
            self.put(index, (who, aspect), entry, &place, unit, units.captions);
        }
    }

    /// Which measures the earlier record has of an indicator.
    fn measures_of(&self, index: usize) -> Option<Vec<Aspect>> {
        let earlier = self.rows[index].earlier.as_ref()?;
        let has = |aspect: &Aspect| earlier["measures"].get(aspect.code()).is_some();
        Some(Aspect::ALL.into_iter().filter(has).collect())
    }

    /// What was read in a cell, with its readings.
    fn cell(&mut self, name: &str, written: &Written, place: &Place) -> Option<Entry> {
        for note in &written.notes {
            let found = match note {
                Matter::ReadAs { found, .. } | Matter::Dash { found } => {
                    vec![Choice::Cell(format!("'{found}"))]
                }
                _ => Vec::new(),
            };
            let reading = Reading::automatic(place.clone(), note.clone()).with(found, None);
            self.readings.push(Reading { subject: Some(name.to_owned()), ..reading });
        }
        if let Some((matter, meant)) = &written.doubt {
            let level = if written.entry.is_some() { Level::Question } else { Level::Fault };
            let chosen = written.entry.as_ref().map(|_| 0);
            let choices = meant.iter().cloned().map(Choice::Cell).collect();
            let reading = Reading::new(level, place.clone(), matter.clone()).with(choices, chosen);
            self.readings.push(Reading { subject: Some(name.to_owned()), ..reading });
        }
        written.entry.clone()
    }

    fn put(
        &mut self,
        index: usize,
        (who, aspect): (Who, Aspect),
        mut entry: Entry,
        place: &Place,
        unit: Option<Found>,
        captions: &Captions,
    ) {
        let name = self.rows[index].name.clone();
        // The measure's unit: of the cell, of the heading or row, of the earlier record, of the caption.
        let earlier = self.rows[index]
            .earlier
            .as_ref()
            .map(|earlier| earlier["measures"][aspect.code()]["unit"].clone());
        let earlier = earlier.and_then(|unit| unit.as_str().map(ToOwned::to_owned));
        let caption = captions.units.iter().find(|unit| {
            is_percent(unit) == (aspect == Aspect::Growth) && !is_of_another_unit(&name, unit)
        });
        let caption = caption.map(|unit| (unit.clone(), captions.place.clone()));
        let around = unit
            .map(|(unit, place)| (unit, Some(place)))
            .or_else(|| Some((earlier?, None)))
            .or(caption)
            .map(|(unit, place)| (self.unit_code(&unit, None).unwrap_or(unit), place));
        let mut found = None;
        if let Some(written) = entry.unit().map(ToOwned::to_owned) {
            match self.unit_code(&written, around.as_ref().map(|(unit, _)| unit.as_str())) {
                Some(code) => found = Some((code, Some(place.clone()))),
                None => {
                    let reading = Reading::fault(
                        place.clone(),
                        Matter::UnknownUnit { found: written.clone() },
                    );
                    let choices = vec![Choice::Cell(figure::plain(&Entry::Words(format!(
                        "'{}",
                        figure::plain(&entry)
                    ))))];
                    self.readings.push(Reading {
                        subject: Some(name.clone()),
                        ..reading.with(choices, None)
                    });
                    found = Some((written, Some(place.clone())));
                }
            }
        }
        if matches!(who, Who::Rate(_)) && !entry.is_number() {
            return;
        }
        let is_rate = matches!(who, Who::Rate(_));
        let mut no_unit = false;
        let measure = self.rows[index].measures.entry(aspect).or_default();
        if entry.is_number() && !is_rate {
            let unit = found
                .or(around)
                .or_else(|| (aspect == Aspect::Growth).then(|| ("percent".to_owned(), None)));
            match (&measure.unit, unit) {
                (None, Some(unit)) => {
                    measure.unit = Some(unit);
                    entry.set_unit(None);
                }
                (Some((known, _)), Some((unit, _))) => {
                    let same = *known == unit;
                    entry.set_unit((!same).then_some(unit));
                }
                (None, None) => no_unit = true,
                (Some(_), None) => {}
            }
        }
        let first = measure.entries.get(&who).map(|(entry, place)| (entry.clone(), place.clone()));
        match first {
            // The same place from two rows or cells: one of them is empty, or they say the same.
            Some((old, at)) if old != Entry::Empty && entry != Entry::Empty => {
                let first = at.address.unwrap_or_else(|| super::Address::new(0, 0));
                if old != entry || at != *place {
                    self.note(Level::Fault, place, Matter::SameIndicator { first }).subject =
                        Some(name.clone());
                }
            }
            Some((old, _)) if old != Entry::Empty => {}
            _ => drop(measure.entries.insert(who, (entry.clone(), place.clone()))),
        }
        if no_unit {
            self.note(Level::Fault, place, Matter::NoUnit { found: figure::plain(&entry) })
                .subject = Some(name);
        }
    }

    /// What a record calls a unit: built in, the record's own, or a scale alone before what is around it.
    fn unit_code(&self, text: &str, around: Option<&str>) -> Option<String> {
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

    /// Everything but the indicators.
    fn head(&mut self, titles: &[(Place, String)]) -> Json {
        let head = head::of(self.options, self.lang, titles);
        self.readings.extend(head.readings);
        self.cells.extend(head.cells);
        head.record
    }

    fn finish(mut self, titles: &[(Place, String)]) -> Import {
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

    /// The setters that have targets, by their places in `setters`.
    fn used(&self, indicators: &[Json]) -> BTreeSet<usize> {
        let measures =
            indicators.iter().filter_map(|one| one["measures"].as_object()).flat_map(Map::values);
        let targets = measures.filter_map(|measure| measure["targets"].as_object());
        let ids: BTreeSet<&String> = targets.flat_map(Map::keys).collect();
        let setters = self.setters.iter().enumerate();
        setters.filter(|(_, (id, _))| ids.contains(id)).map(|(index, _)| index).collect()
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
}

/// The units of a caption, and its cell; a line of a page has none.
#[derive(Default)]
struct Captions {
    units: Vec<String>,
    place: Option<Place>,
}

/// Where the units of a row's figures may be, besides their cells.
struct Units<'a> {
    sheet: &'a str,
    row: Option<&'a Found>,
    captions: &'a Captions,
}

/// The place of each indicator of a record in it, by the keys of its names.
fn keys_of(record: &Json) -> HashMap<String, usize> {
    let mut keys = HashMap::new();
    for (at, indicator) in record["indicators"].as_array().into_iter().flatten().enumerate() {
        let texts = ["name", "short"].map(|field| indicator[field].as_object());
        let texts = texts.into_iter().flatten().flat_map(Map::values);
        let aliases = indicator["aliases"].as_array().into_iter().flatten();
        for text in texts.chain(aliases).filter_map(Json::as_str) {
            keys.entry(known::key(text)).or_insert(at);
        }
    }
    keys
}

/// The place of a text above a table; a line of a page has no cell.
fn place_of(table: &Table, address: Option<super::Address>) -> Place {
    address.map_or_else(Place::default, |address| Place::new(&table.grid.name, address))
}

/// The texts above a table that name a period, each with its first and last day.
fn titled(table: &Table) -> impl Iterator<Item = (Option<super::Address>, &str, (String, String))> {
    table.above.iter().filter_map(|(address, text)| {
        Some((*address, text.as_str(), known::period(text)?.0.days()))
    })
}

/// The address of a place of a table that may be transposed.
fn address_at(table: &Table, row: u32, column: &Column) -> super::Address {
    if table.transposed {
        super::Address::new(column.column, row)
    } else {
        super::Address::new(row, column.column)
    }
}

/// What the cells of a column settle for each of them.
fn settle(table: &Table, column: &Column, points: bool) -> figure::Column {
    let texts = || {
        table
            .rows
            .iter()
            .filter_map(|row| table.grid.cell(*row, column.column))
            .map(super::Cell::text)
    };
    figure::Column {
        percent: false,
        grouped: texts().any(|text| figure::shows_grouping(&text)),
        points_between_thousands: points,
        ranges: texts().any(|text| {
            let read = figure::read(&text, figure::Column::default());
            matches!(read.entry, Some(Entry::Range { .. }))
        }),
    }
}

/// Reads what a cell holds as a figure.
pub(super) fn read_cell(held: &Held, column: figure::Column, has_formats: bool) -> Written {
    let doubt = |matter: Matter, meant: Vec<String>| Written {
        entry: None,
        growth: false,
        notes: Vec::new(),
        doubt: Some((matter, meant)),
    };
    match held {
        Held::Text(text) => figure::read(text, column),
        Held::Error(error) => {
            doubt(Matter::ErrorCell { found: error.clone() }, vec!["空".to_owned(), "/".to_owned()])
        }
        Held::NoValue { formula } => {
            doubt(Matter::NoStoredValue { formula: formula.clone() }, Vec::new())
        }
        Held::Date { date: (year, month, day), .. } => {
            let found = format!("{year}-{month:02}-{day:02}");
            let meant = figure::typed(*year, *month, *day);
            doubt(Matter::DateInFigure { found }, meant)
        }
        Held::Number { value, format } => {
            let number = shown::number(*value, format.as_deref());
            let held =
                if number.percent { format!("{}%", number.exact) } else { number.exact.clone() };
            if number.scaled {
                let format = format.as_deref().unwrap_or_default();
                let shown = shown::literal(format).unwrap_or(format).to_owned();
                let found = Matter::ShownDoubt { shown, held: held.clone() };
                return Written {
                    doubt: Some((found, vec![held.clone()])),
                    ..figure::read(&held, column)
                };
            }
            // 407.951 shown as 408.0: the report prints one of the two.
            let places = |text: &str| text.split_once('.').map_or(0, |(_, behind)| behind.len());
            let fewer = places(&number.digits) < places(&number.exact);
            let mut read = figure::read(&number.shown, column);
            read.notes.retain(|note| !matches!(note, Matter::ReadAs { .. }));
            if fewer {
                let matter = Matter::ShownDoubt { shown: number.shown.clone(), held: held.clone() };
                read.doubt = Some((matter, vec![number.shown, held]));
                return read;
            }
            if number.noise {
                read.notes.push(Matter::FloatNoise {
                    found: format!("{value}"),
                    read: number.shown.clone(),
                });
            }
            if number.percent || number.worded {
                read.notes.push(Matter::ReadAs { found: format!("{value}"), read: number.shown });
            } else if column.percent
                && *value != 0.0
                && value.abs() < 1.0
                && !(has_formats && is_plain_decimal(format.as_deref()))
            {
                let hundred = shown::number(*value, Some("0.##########%")).exact;
                let meant = vec![format!("{hundred}%"), format!("{}%", number.exact)];
                return Written {
                    entry: Some(Entry::Figure {
                        value: hundred,
                        unit: Some("%".to_owned()),
                        qualifier: None,
                    }),
                    doubt: Some((Matter::PercentDoubt { found: number.exact }, meant)),
                    ..read
                };
            }
            read
        }
    }
}

/// A format of its own that shows the number as it is, so that 0.5 in a column of per cent is 0.5%.
fn is_plain_decimal(format: Option<&str>) -> bool {
    format.is_some_and(|format| format.starts_with("0.0") && !format.contains('%'))
}

/// Whether a unit above the table, or over a whole column, cannot be that of an indicator of this name: a rate in money,
/// people in money.
fn is_of_another_unit(name: &str, unit: &str) -> bool {
    const RATES: [&str; 8] = ["率", "比重", "占比", "比例", "增速", "增幅", "指数", "系数"];
    const PEOPLE: [&str; 4] = ["就业", "人口", "人数", "户数"];
    const MONEY: [&str; 6] = ["资金", "收入", "支出", "投资", "基金", "额"];
    let Some(unit) = Unit::parse(unit.trim()) else { return false };
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let is_rate = RATES.iter().any(|word| name.ends_with(word));
    let is_money = ["yuan", "dollars", "euros"].contains(&unit.family());
    is_money && (is_rate || has(&PEOPLE) && !has(&MONEY))
}

fn is_percent(unit: &str) -> bool {
    Unit::parse(unit.trim()).is_some_and(|unit| unit == Unit::PERCENT)
}

fn is_sum(name: &str) -> bool {
    ["合计", "总计", "小计", "共计", "total", "sum", "subtotal", "平均", "average"]
        .contains(&known::key(name).as_str())
}

fn is_note(name: &str) -> bool {
    let name = figure::fold(name).to_lowercase();
    [
        "注:",
        "注1",
        "注2",
        "注.",
        "备注",
        "说明",
        "资料来源",
        "数据来源",
        "来源:",
        "note",
        "source:",
        "填报",
        "制表",
        "审核",
    ]
    .iter()
    .any(|word| name.starts_with(word))
}

/// 一、经济 or （一）经济: the heading of a part.
fn is_section(name: &str) -> bool {
    let first = name.trim().trim_start_matches(['（', '(']).chars().next();
    first.is_some_and(|c| "一二三四五六七八九十".contains(c)) || name.chars().count() <= 20
}

fn section_name(name: &str) -> String {
    let name = name.trim();
    name.split_once(['、', '）', ')'])
        .filter(|(before, _)| before.chars().count() <= 3)
        .map_or(name, |(_, behind)| behind)
        .trim()
        .to_owned()
}

/// A name without its number: 1.地区生产总值, 其中：工业.
fn numbered(name: &str) -> &str {
    let name = name.trim();
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match name[digits..].strip_prefix(['.', '、', '．']) {
        Some(rest) if digits > 0 && !rest.starts_with(|c: char| c.is_ascii_digit()) => rest.trim(),
        _ => name,
    }
}

pub(super) fn measure_word(text: &str) -> Option<Aspect> {
    let key = known::key(text);
    let words: [(&[&str], Aspect); 3] = [
        (&["total", "总量", "绝对值", "amount"], Aspect::Total),
        (&["level", "水平", "比率"], Aspect::Level),
        (&["growth", "增速", "增幅", "增长"], Aspect::Growth),
    ];
    words.iter().find(|(words, _)| words.contains(&key.as_str())).map(|(_, aspect)| *aspect)
}

pub(super) fn better_word(text: &str) -> Option<&'static str> {
    let key = known::key(text);
    let words: [(&[&str], &str); 3] = [
        (&["more", "越多越好", "多", "越高越好", "高", "正向", "≥"], "more"),
        (&["less", "越少越好", "少", "越低越好", "低", "负向", "逆向", "≤"], "less"),
        (&["neither", "参照", "只作参照"], "neither"),
    ];
    words.iter().find(|(words, _)| words.contains(&key.as_str())).map(|(_, code)| *code)
}

/// A date of a table in the form of a record. A year that was formatted as a date is the number that the file holds.
fn date(held: &Held) -> String {
    match held {
        Held::Date { date: (year, month, day), serial } => {
            if (1949.0..=2199.0).contains(serial) {
                format!("{serial:.0}")
            } else {
                format!("{year}-{month:02}-{day:02}")
            }
        }
        Held::Number { value, .. } => shown::number(*value, None).exact,
        Held::Text(text) => {
            let folded = figure::fold(text).replace(['年', '月', '/', '.'], "-").replace('日', "");
            let parts: Vec<_> =
                folded.trim_end_matches('-').split('-').map(|part| format!("{part:0>2}")).collect();
            let read = parts.join("-");
            if PartialDate::parse(&read).is_some() { read } else { text.clone() }
        }
        Held::Error(found) => found.clone(),
        Held::NoValue { .. } => String::new(),
    }
}
