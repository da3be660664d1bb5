//! From tables to a draft record, and the readings that go with it.

mod cell;
mod record;
mod rows;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value as Json};

pub(super) use cell::{better_word, measure_word, read_cell};

use super::{
    Choice, Grid, Held, Import, Kind, Level, Matter, Options, Place, Reading,
    columns::Field,
    figure::{self, Entry},
    grid::MAX_MERGED,
    head,
    html::MAX_LINES,
    known, period,
    tables::{self, Column, MAX_ABOVE, Table},
    template,
};
use crate::{Lang, report::Aspect};
use cell::is_percent;

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
    let most = super::MAX_PLACES;
    let grids = sets.iter().flat_map(|(_, grids)| grids);
    let mut sizes = grids.map(|grid| (grid.rows().len(), grid.used_columns().len()));
    if let Some((rows, columns)) = sizes.find(|(rows, columns)| rows * columns > most) {
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

/// The units of a caption, and its cell; a line of a page has none.
#[derive(Default)]
struct Captions {
    units: Vec<String>,
    place: Option<Place>,
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
            earlier: options.like.as_ref().map(indicator_keys).unwrap_or_default(),
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
                    .is_some_and(|period| period::is_another(&column.heading, period))
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

    fn table(&mut self, table: &Table) {
        let columns = self.columns(table);
        let name = &table.grid.name;
        if let Some((first, found)) = table.left_out {
            let matter = Matter::TooManyAbove { found, most: MAX_ABOVE };
            self.note(Level::Warning, &Place::new(name, first), matter);
        }
        for places in &table.without_heading {
            self.without_heading(table, places);
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
    fn without_heading(&mut self, table: &Table, places: &[(u32, u32)]) {
        let mut cells = places.iter().filter_map(|(row, column)| table.grid.cell(*row, *column));
        let Some(first) = cells.clone().next() else { return };
        let found = cells.by_ref().take(3).map(super::Cell::text).collect();
        let level = if self.kind == Kind::Text { Level::Fault } else { Level::Warning };
        let place = Place::new(&table.grid.name, first.address);
        self.note(level, &place, Matter::NoHeading { found, count: places.len() });
    }

    fn note(&mut self, level: Level, place: &Place, matter: Matter) -> &mut Reading {
        self.readings.push(Reading::new(level, place.clone(), matter));
        self.readings.last_mut().expect("it was just added")
    }
}

/// The place of each setter of a record in its list, by the keys of its id and its names.
fn setter_keys(record: &Json) -> HashMap<String, usize> {
    keys_of(&record["setters"], |setter| vec![&setter["id"]])
}

/// The place of each indicator of a record in its list, by the keys of its names.
fn indicator_keys(record: &Json) -> HashMap<String, usize> {
    keys_of(&record["indicators"], |indicator| {
        indicator["aliases"].as_array().into_iter().flatten().collect()
    })
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

/// The place of each entry of a list, by the keys of its names and of what else it is called. The first one counts.
fn keys_of(list: &Json, more: impl Fn(&Json) -> Vec<&Json>) -> HashMap<String, usize> {
    let mut keys = HashMap::new();
    for (at, entry) in list.as_array().into_iter().flatten().enumerate() {
        let names = ["name", "short"].map(|field| entry[field].as_object());
        let names = names.into_iter().flatten().flat_map(Map::values);
        for text in names.chain(more(entry)).filter_map(Json::as_str) {
            keys.entry(known::key(text)).or_insert(at);
        }
    }
    keys
}

/// The texts above a table that name a period, each with its first and last day.
fn titled(table: &Table) -> impl Iterator<Item = (Option<super::Address>, &str, (String, String))> {
    table.above.iter().filter_map(|(address, text)| {
        Some((*address, text.as_str(), period::in_title(text)?.0.days()))
    })
}

/// The place of a text above a table; a line of a page has no cell.
fn place_of(table: &Table, address: Option<super::Address>) -> Place {
    address.map_or_else(Place::default, |address| Place::new(&table.grid.name, address))
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
