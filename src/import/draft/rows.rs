//! Rows of a table to the measures of indicators.

use std::collections::BTreeMap;

use super::{
    Captions, Draft, Found, Row, Who,
    cell::{better_word, date, is_percent, measure_word, read_cell},
};
use crate::{
    import::{
        Address, Choice, Level, Matter, Place, Reading,
        columns::Field,
        figure::{self, Entry, Written},
        known,
        review::unknown_measure,
        tables::{Column, Table},
    },
    report::{Aspect, Unit},
};

/// Where the units of a row's figures may be, besides their cells.
struct Units<'a> {
    sheet: &'a str,
    row: Option<&'a Found>,
    captions: &'a Captions,
}

impl Draft<'_> {
    #[allow(clippy::too_many_arguments)] // what a row needs to know of its table
    pub(super) fn row(
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
                let first = at.address.unwrap_or_else(|| Address::new(0, 0));
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
}

/// The address of a place of a table that may be transposed.
fn address_at(table: &Table, row: u32, column: &Column) -> Address {
    if table.transposed {
        Address::new(column.column, row)
    } else {
        Address::new(row, column.column)
    }
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
