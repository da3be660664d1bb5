//! A record as a workbook that people fill in, and back. What is written out is read back.
//!
//! A sheet of indicators has a row for each measure, headings that people read and below them what the column is in the
//! record: `targets/plan`, `notes/#1/text/zh`. A sheet of the report has one line for each text besides. Cells of
//! figures are formatted as text, so that no spreadsheet makes a date of 1-2 or drops the zero of 5.0.

use std::collections::{BTreeMap, HashMap};

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatBorder, IgnoreError, Note,
    Workbook, Worksheet, XlsxError,
};
use serde_json::{Value as Json, json};

use super::{
    Address, Choice, Grid, Import, Kind, Level, Matter, Options, Place, Reading, compare, draft,
    figure::{self, Entry},
    flat, head, review,
};
use crate::{
    Lang,
    report::{Aspect, Unit},
};

/// Columns that every template has, in this order; those of targets come behind `result`.
const FIRST: [&str; 3] = ["id", "name", "measure"];
/// The fields of a measure; all others are of the indicator.
const OF_MEASURE: [&str; 7] = ["unit", "result", "better", "date", "baseline", "targets", "rank"];
/// Rows for indicators that are prepared.
const PREPARED: u32 = 200;

/// An example record for an empty template.
#[must_use]
pub fn example() -> Json {
    serde_json::from_str(include_str!("example.json")).unwrap_or(Json::Null)
}

/// Whether it can be an earlier record: one with indicators that are named, though it may be a draft with faults.
#[must_use]
pub fn is_record(json: &Json) -> bool {
    let is_named = |indicator: &Json| indicator["id"].is_string() || indicator["name"].is_object();
    let indicators = json["indicators"].as_array();
    let about = ["languages", "period", "place"];
    indicators.is_some_and(|list| !list.is_empty() && list.iter().all(is_named))
        && about.iter().any(|field| json[field].is_array() || json[field].is_object())
}

/// Whether two drafts are the same; units may be in words or in codes.
#[must_use]
pub fn is_same_draft(one: &Json, other: &Json) -> bool {
    let coded = |record: &Json| {
        let mut record = record.clone();
        let indicators = record.get_mut("indicators").and_then(Json::as_array_mut);
        for indicator in indicators.into_iter().flatten() {
            let measures = indicator.get_mut("measures").and_then(Json::as_object_mut);
            for unit in measures.into_iter().flat_map(|measures| measures.values_mut()) {
                if let Some(Json::String(unit)) = unit.get_mut("unit") {
                    *unit = as_code("unit", std::mem::take(unit));
                }
            }
        }
        record
    };
    coded(one) == coded(other)
}

/// What is still the example's. Texts that no report can have are faults, and what it may have by chance are warnings.
pub(super) fn of_example(import: &Import) -> Vec<Reading> {
    let example = example();
    let mut readings = Vec::new();
    let (mut texts, mut found) = (Vec::new(), Vec::new());
    for field in ["id", "place", "revision", "period", "sources"] {
        flat::flatten(&example[field], field, &mut texts);
        flat::flatten(&import.record[field], field, &mut found);
    }
    let mut add = |level: Level, path: &str, text: &str, subject: Option<&str>| {
        let setter = review::setter_on(&import.record, path);
        let found = text.to_owned();
        let matter = Matter::OfExample { path: path.to_owned(), setter, found };
        let reading = Reading::new(level, import.cell_of(path), matter);
        readings.push(Reading { subject: subject.map(ToOwned::to_owned), ..reading });
    };
    for (path, text) in texts.iter().filter(|text| found.contains(text)) {
        let chance = ["revision", "period"].iter().any(|field| path.starts_with(field))
            || path.contains("/title/");
        let level = if chance { Level::Warning } else { Level::Fault };
        add(level, &dotted(path), text, None);
    }
    let own = import.record["languages"][0].as_str().unwrap_or_default();
    let list = |record: &'_ Json| record["indicators"].as_array().cloned().unwrap_or_default();
    let of_example = list(&example);
    let indicators = import.record["indicators"].as_array();
    for (at, indicator) in indicators.into_iter().flatten().enumerate() {
        let due = of_example.iter().find(|due| due["id"] == indicator["id"]);
        let Some(due) = due else { continue };
        for aspect in Aspect::ALL.map(Aspect::code) {
            let figures = |of: &Json| {
                let measure = &of["measures"][aspect];
                [measure["result"].clone(), measure["targets"].clone()]
            };
            // One figure may be the same by chance; all of a row hardly are.
            let [result, targets] = figures(indicator);
            if result.is_null() || [&result, &targets] != figures(due).each_ref() {
                continue;
            }
            let path = format!("indicators[{at}].measures.{aspect}");
            let setters = targets.as_object().into_iter().flatten();
            let targets = setters.map(|(id, target)| (format!("{path}.targets.{id}"), target));
            let of_row = [(format!("{path}.result"), &result)].into_iter().chain(targets);
            for (path, figure) in of_row {
                // What is not set is so in many reports.
                let text = folded(figure, Lang::parse(own).unwrap_or_default());
                let name = indicator["name"][own].as_str();
                if let Some(text) = text.filter(|text| text != "/") {
                    add(Level::Warning, &path, &text, name);
                }
            }
        }
    }
    readings
}

/// A record as the next report of the same office begins: names, units, definitions, setters and sections are kept,
/// figures and dates are to be filled in.
#[must_use]
pub fn emptied(record: &Json) -> Json {
    let mut record = record.clone();
    let Some(fields) = record.as_object_mut() else { return record };
    for field in ["$schema", "remarks", "corrections", "statements", "plan"] {
        fields.remove(field);
    }
    for field in ["id", "revision"] {
        fields.insert(field.to_owned(), json!(""));
    }
    fields.insert("period".to_owned(), json!({ "start": "", "end": "" }));
    if let Some(sources) = fields.get_mut("sources").and_then(Json::as_array_mut) {
        sources.truncate(1);
        for source in sources.iter_mut().filter_map(Json::as_object_mut) {
            for field in ["delivered", "published", "url", "status"] {
                source.remove(field);
            }
            for title in source.get_mut("title").and_then(Json::as_object_mut).into_iter().flatten()
            {
                *title.1 = json!("");
            }
        }
    }
    for indicator in fields.get_mut("indicators").and_then(Json::as_array_mut).into_iter().flatten()
    {
        let Some(indicator) = indicator.as_object_mut() else { continue };
        for field in ["notes", "share", "parts", "source"] {
            indicator.remove(field);
        }
        let measures = indicator.get_mut("measures").and_then(Json::as_object_mut);
        for measure in measures.into_iter().flat_map(|measures| measures.values_mut()) {
            if let Some(measure) = measure.as_object_mut() {
                measure.retain(|field, _| ["unit", "better"].contains(&field.as_str()));
            }
        }
    }
    record
}

/// Whether a path of an indicator holds a figure.
fn is_figure(path: &str) -> bool {
    let parts: Vec<_> = path.split('/').collect();
    matches!(
        parts[..],
        ["result" | "baseline"]
            | ["targets", _]
            | ["targets", _, "revised", _]
            | ["parts", _, "value"]
    )
}

/// How a figure is written in a cell, if it is read back as the same.
fn folded(value: &Json, lang: Lang) -> Option<String> {
    let text = |field: &str| value[field].as_str().map(ToOwned::to_owned);
    let qualifier = || {
        crate::report::Qualifier::ALL
            .into_iter()
            .find(|known| Some(known.code()) == value["qualifier"].as_str())
    };
    let entry = match value {
        Json::String(text) if text.is_empty() => Entry::Empty,
        Json::String(text) if text == "/" => Entry::NotSet,
        Json::String(text) => Entry::Figure { value: text.clone(), unit: None, qualifier: None },
        Json::Object(_) if value["text"].is_object() => {
            Entry::Words(value["text"][lang.code()].as_str()?.to_owned())
        }
        Json::Object(_) if value["from"].is_string() => Entry::Range {
            from: text("from")?,
            to: text("to")?,
            unit: text("unit"),
            qualifier: qualifier(),
        },
        Json::Object(_) => {
            Entry::Figure { value: text("value")?, unit: text("unit"), qualifier: qualifier() }
        }
        _ => return None,
    };
    let (plain, english) = (figure::plain(&entry), figure::plain_english(&entry));
    let plain = if lang == Lang::ZH { plain } else { english };
    let marked = if matches!(entry, Entry::Words(_)) { format!("'{plain}") } else { plain.clone() };
    [plain, marked].into_iter().find(|text| {
        let read =
            figure::read(text, figure::Column { percent: true, ..figure::Column::default() });
        read.doubt.is_none()
            && read.entry.is_some_and(|read| {
                read.to_json(lang.code()) == *value
                    || read == entry && value.is_object() && same(&read.to_json(lang.code()), value)
            })
    })
}

/// `"5"` is the short form of `{ "value": "5" }`.
fn same(one: &Json, other: &Json) -> bool {
    let long =
        |value: &Json| if value.is_string() { json!({ "value": value }) } else { value.clone() };
    long(one) == long(other)
}

/// The texts of a value with its figures folded into one text each.
fn cells(value: &Json, path: &str, lang: Lang, to: &mut Vec<(String, String)>) {
    if is_figure(path) {
        if let Some(text) = folded(value, lang) {
            to.push((path.to_owned(), text));
            return;
        }
        // A figure with more in it: what belongs to the figure first, then the rest.
        if let Json::Object(fields) = value {
            let own = ["value", "unit", "qualifier", "from", "to", "text"];
            let (figure, rest): (serde_json::Map<_, _>, serde_json::Map<_, _>) =
                fields.clone().into_iter().partition(|(name, _)| own.contains(&name.as_str()));
            if !figure.is_empty()
                && let Some(text) = folded(&Json::Object(figure), lang)
            {
                to.push((path.to_owned(), text));
                rest.iter()
                    .for_each(|(name, value)| cells(value, &format!("{path}/{name}"), lang, to));
                return;
            }
        }
    }
    match value {
        Json::Object(fields) => fields.iter().for_each(|(name, value)| {
            cells(
                value,
                &if path.is_empty() { name.clone() } else { format!("{path}/{name}") },
                lang,
                to,
            );
        }),
        Json::Array(list) => list
            .iter()
            .zip(1..)
            .for_each(|(value, index)| cells(value, &format!("{path}/#{index}"), lang, to)),
        _ => flat::flatten(value, path, to),
    }
}

/// Writes a record as a workbook: the filled template. The same record gives the same bytes.
///
/// # Errors
/// When the workbook cannot be written, which no valid record is a reason for.
pub fn to_xlsx(record: &Json, lang: Lang) -> Result<Vec<u8>, String> {
    write(record, lang).map_err(|error| error.to_string())
}

fn write(record: &Json, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let words = lang.import_words().template();
    let own = record["languages"][0].as_str().and_then(Lang::parse).unwrap_or(lang);
    let languages: Vec<&str> =
        record["languages"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(0x00E8_EEF4);
    let code = Format::new().set_font_color(0x0080_8080).set_italic().set_font_size(8);
    let text = Format::new().set_num_format("@").set_text_wrap();

    // One row for each measure.
    let mut rows: Vec<BTreeMap<String, String>> = Vec::new();
    for indicator in record["indicators"].as_array().into_iter().flatten() {
        let mut own_fields = indicator.clone();
        let measures = own_fields
            .as_object_mut()
            .and_then(|fields| fields.remove("measures"))
            .unwrap_or(Json::Null);
        let mut of_indicator = Vec::new();
        cells(&own_fields, "", own, &mut of_indicator);
        let mut first = true;
        let known = Aspect::ALL.into_iter().zip(words.measures);
        let mut of_record: Vec<_> =
            known.filter_map(|(aspect, word)| Some((word, measures.get(aspect.code())?))).collect();
        // A word that was not known stays in its cell.
        let is_known = |word: &str| Aspect::ALL.iter().any(|aspect| aspect.code() == word);
        let others = measures.as_object().into_iter().flatten();
        let others = others.filter(|(word, _)| !is_known(word));
        of_record.extend(others.map(|(word, measure)| (word.as_str(), measure)));
        for (word, measure) in of_record {
            let mut row: BTreeMap<String, String> = of_indicator
                .iter()
                .filter(|(path, _)| first || path == "id" || path.starts_with("name/"))
                .cloned()
                .collect();
            row.insert("measure".to_owned(), word.to_owned());
            let mut of_measure = Vec::new();
            cells(measure, "", own, &mut of_measure);
            row.extend(of_measure);
            if let Some(better) = row.get_mut("better")
                && let Some(at) = BETTER.iter().position(|known| known == better)
            {
                words.better[at].clone_into(better);
            }
            if let Some(unit) = row.get_mut("unit")
                && let Some(known) = Unit::parse(unit)
            {
                *unit = lang.import_words().unit_word(&known);
            }
            rows.push(row);
            first = false;
        }
        if first {
            rows.push(of_indicator.into_iter().collect());
        }
    }
    let columns = columns(&rows, &languages, record);
    let sheet = book.add_worksheet().set_name(words.sheets[0])?;
    for (column, path) in (0..).zip(&columns) {
        sheet.write_string_with_format(0, column, label(path, record, lang), &head)?;
        sheet.write_string_with_format(1, column, path, &code)?;
        sheet.set_column_format(column, &text)?;
        sheet.set_column_width(column, width(path))?;
        if let Some(note) = lang.import_words().column_note(path) {
            sheet.insert_note(0, column, &Note::new(note).add_author_prefix(false))?;
        }
        for (row, cells) in (2..).zip(&rows) {
            if let Some(cell) = cells.get(path) {
                sheet.write_string_with_format(row, column, cell, &text)?;
            }
        }
    }
    sheet.set_freeze_panes(2, 2)?;
    sheet.ignore_error_range(
        0,
        0,
        PREPARED,
        u16::try_from(columns.len()).unwrap_or(u16::MAX),
        IgnoreError::NumberStoredAsText,
    )?;
    let units: Vec<&str> = words.units.to_vec();
    let lists: [(&str, &[&str]); 3] =
        [("measure", &words.measures), ("better", &words.better), ("unit", &units)];
    for (list, (path, entries)) in (0..).zip(lists) {
        if let Some(column) = columns
            .iter()
            .position(|column| column == path)
            .and_then(|column| u16::try_from(column).ok())
        {
            drop_down(sheet, column, words.sheets[2], list, entries.len(), path == "unit")?;
        }
    }

    // Everything else, one text a line.
    let mut rest = record.clone();
    rest.as_object_mut().map(|fields| fields.remove("indicators"));
    let mut lines = Vec::new();
    flat::flatten(&rest, "", &mut lines);
    add_missing(&mut lines, own, &languages);
    lines.sort_by_key(|(path, _)| order(path, &REPORT_ORDER));
    let sheet = book.add_worksheet().set_name(words.sheets[1])?;
    for (column, heading) in (0..).zip(words.report_headings) {
        sheet.write_string_with_format(0, column, heading, &head)?;
    }
    for (column, width) in [(0, 34.0), (1, 26.0), (2, 70.0)] {
        sheet.set_column_width(column, width)?;
        sheet.set_column_format(column, &text)?;
    }
    for (row, (path, value)) in (1..).zip(&lines) {
        sheet.write_string_with_format(row, 0, label(path, record, lang), &text)?;
        sheet.write_string_with_format(row, 1, path, &code)?;
        sheet.write_string_with_format(row, 2, value, &text)?;
    }
    sheet.set_freeze_panes(1, 0)?;

    // How to fill it in, and the lists.
    let sheet = book.add_worksheet().set_name(words.sheets[2])?;
    sheet.set_column_width(0, 90)?;
    for (row, line) in (0..).zip(words.notes) {
        sheet.write_string_with_format(row, 0, *line, &Format::new().set_text_wrap())?;
    }
    for (column, (_, entries)) in (2..).zip(lists) {
        for (row, entry) in (0..).zip(entries) {
            sheet.write_string(row, column, *entry)?;
        }
    }
    book.save_to_buffer()
}

/// A list to choose from, which is on the sheet of notes: a list within the cell may not have commas.
fn drop_down(
    sheet: &mut Worksheet,
    column: u16,
    notes: &str,
    list: u16,
    length: usize,
    open: bool,
) -> Result<(), XlsxError> {
    let letter = char::from(b'C' + u8::try_from(list).unwrap_or(0));
    let formula = format!("='{notes}'!${letter}$1:${letter}${length}");
    let rule = DataValidation::new().allow_list_formula(formula.as_str().into());
    // Units may be others, too.
    let rule = if open { rule.show_error_message(false) } else { rule };
    sheet.add_data_validation(2, column, PREPARED, column, &rule)?;
    Ok(())
}

/// The codes of which way is better, in the order of their words.
const BETTER: [&str; 3] = ["more", "less", "neither"];

/// Adds an empty line for each text that every record has, and for each that other languages lack.
fn add_missing(lines: &mut Vec<(String, String)>, own: Lang, languages: &[&str]) {
    let mut due: Vec<String> =
        ["id", "revision", "period/start", "period/end"].map(String::from).into();
    if languages.is_empty() {
        due.push("languages/#1".to_owned());
    }
    for field in ["place", "sources/#1/title", "sources/#1/publisher"] {
        due.push(format!("{field}/{}", own.code()));
    }
    let known: Vec<String> = lines.iter().map(|(path, _)| path.clone()).collect();
    for path in known.iter().chain(&due.clone()) {
        let text = path.strip_suffix(own.code()).filter(|text| text.ends_with('/'));
        for lang in languages.iter().filter(|_| text.is_some()) {
            due.push(format!("{}{lang}", text.unwrap_or_default()));
        }
    }
    for path in due {
        if lines.iter().any(|(known, _)| *known == path) {
            continue;
        }
        // Behind the other texts of the same thing.
        let of = path.rsplit_once('/').map_or("", |(of, _)| of);
        let last = lines.iter().rposition(|(known, _)| !of.is_empty() && known.starts_with(of));
        lines.insert(last.map_or(lines.len(), |last| last + 1), (path, String::new()));
    }
}

const REPORT_ORDER: [&str; 12] = [
    "id",
    "revision",
    "languages",
    "place",
    "period",
    "plan",
    "setters",
    "sources",
    "units",
    "sections",
    "corrections",
    "remarks",
];
const ROW_ORDER: [&str; 18] = [
    "id",
    "name",
    "measure",
    "unit",
    "result",
    "targets",
    "better",
    "date",
    "baseline",
    "rank",
    "section",
    "short",
    "aliases",
    "definition",
    "source",
    "share",
    "parts",
    "notes",
];

fn order(path: &str, of: &[&str]) -> usize {
    let first = path.split('/').next().unwrap_or_default();
    of.iter().position(|known| *known == first).unwrap_or(of.len())
}

/// The columns of the sheet of indicators: those of every template and those that the record needs.
fn columns(rows: &[BTreeMap<String, String>], languages: &[&str], record: &Json) -> Vec<String> {
    let mut columns: Vec<String> = vec!["id".to_owned()];
    columns.extend(languages.iter().map(|lang| format!("name/{lang}")));
    columns.extend(["measure", "unit", "result", "better"].map(ToOwned::to_owned));
    let setters = record["setters"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|setter| setter["id"].as_str());
    columns.extend(setters.map(|id| format!("targets/{id}")));
    for path in rows.iter().flat_map(BTreeMap::keys) {
        if !columns.contains(path) {
            columns.push(path.clone());
        }
    }
    columns.sort_by_key(|path| order(path, &ROW_ORDER));
    columns
}

fn width(path: &str) -> f64 {
    match path.split('/').next().unwrap_or_default() {
        "name" => 28.0,
        "definition" | "notes" => 40.0,
        _ => 14.0,
    }
}

/// What people call a path, with the names of setters.
fn label(path: &str, record: &Json, lang: Lang) -> String {
    let setters = record["setters"].as_array();
    let named = |part: &str| {
        let setter = setters?.iter().find(|setter| setter["id"] == part)?;
        let names = &setter["name"];
        let name = names[lang.code()]
            .as_str()
            .or_else(|| names.as_object()?.values().find_map(Json::as_str));
        name.map(ToOwned::to_owned)
    };
    let parts = path.split('/').enumerate().map(|(at, part)| {
        // A setter may have the id of a field: `plan`.
        if at == 1 && path.starts_with("targets/") {
            return named(part).unwrap_or_else(|| part.to_owned());
        }
        match part.strip_prefix('#') {
            Some(number) => number.to_owned(),
            None => lang.import_words().field(part).to_owned(),
        }
    });
    parts.collect::<Vec<_>>().join(" · ")
}

/// The row of codes and the columns of a filled template's sheet of indicators.
fn code_row(grid: &Grid) -> Option<(u32, Vec<(u32, String)>)> {
    grid.rows().into_iter().take(10).find_map(|row| {
        let codes: Vec<_> =
            grid.columns(row).map(|column| (column, grid.text(row, column))).collect();
        let has = |what: &str| {
            codes.iter().any(|(_, code)| code == what || code.starts_with(&format!("{what}/")))
        };
        FIRST.iter().all(|code| has(code)).then_some((row, codes))
    })
}

/// The column of codes of the sheet of the report; what they stand for is in the next one.
fn report_column(grid: &Grid) -> Option<u32> {
    let column = grid.cells().find(|cell| cell.text() == "period/start")?.address.column;
    grid.cells().any(|cell| cell.address.column == column && cell.text() == "id").then_some(column)
}

/// Whether the sheets are those of a template.
pub(super) fn is_one(grids: &[Grid]) -> bool {
    grids.iter().any(|grid| code_row(grid).is_some())
}

/// Reads a filled template; `None` where the sheets are none.
pub(super) fn read(
    grids: &[Grid],
    kind: Kind,
    options: &Options,
    mut readings: Vec<Reading>,
) -> Option<Import> {
    let (indicators, (codes_row, codes)) =
        grids.iter().find_map(|grid| Some((grid, code_row(grid)?)))?;
    let mut cells_of = BTreeMap::new();
    let mut record = json!({});
    let mut has_report = false;
    for grid in grids {
        let Some(column) = report_column(grid) else { continue };
        has_report = true;
        for row in grid.rows() {
            let code = grid.text(row, column);
            // The heading of the column.
            if code.is_empty()
                || row == 0 && !REPORT_ORDER.contains(&code.split('/').next().unwrap_or_default())
            {
                continue;
            }
            let cell = grid.cell(row, column + 1);
            let address = cell.map_or_else(|| Address::new(row, column + 1), |cell| cell.address);
            cells_of.insert(dotted(&code), Place::new(&grid.name, address));
            if let Some(cell) = cell {
                flat::insert(&mut record, &code, Json::String(grid.whole(cell)));
            }
        }
    }
    flat::gather_lists(&mut record);
    if !has_report {
        readings.push(Reading::fault(Place::default(), Matter::NoReportSheet));
    }
    let lang = record["languages"][0_usize].as_str().and_then(Lang::parse).unwrap_or_default();
    lacking_columns(
        &codes,
        lang,
        &Place::new(&indicators.name, Address::new(codes_row, 0)),
        &mut readings,
    );
    let mut list: Vec<Json> = Vec::new();
    let mut repeated: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let mut filled: HashMap<String, (Json, Address)> = HashMap::new();
    let mut indices: HashMap<String, usize> = HashMap::new();
    for row in indicators.rows().into_iter().filter(|row| *row > codes_row) {
        let cell = |path: &str| {
            let (column, _) = codes.iter().find(|(_, code)| code == path)?;
            indicators.cell(row, *column)
        };
        let id = cell("id").map(super::Cell::text).unwrap_or_default();
        let name = codes
            .iter()
            .filter(|(_, code)| code.starts_with("name/"))
            .find_map(|(column, _)| indicators.cell(row, *column));
        let key = if id.is_empty() { name.map(super::Cell::text).unwrap_or_default() } else { id };
        let index = indices.get(&key).copied().unwrap_or_else(|| {
            // Rows without id and name are indicators of their own.
            if !key.is_empty() {
                indices.insert(key.clone(), list.len());
            }
            list.push(json!({}));
            list.len() - 1
        });
        let measure = cell("measure").map(|cell| (cell.text(), cell.address));
        let is_of_measure =
            |path: &str| OF_MEASURE.contains(&path.split('/').next().unwrap_or_default());
        let has_figures = codes
            .iter()
            .any(|(column, path)| is_of_measure(path) && indicators.cell(row, *column).is_some());
        let known = measure.as_ref().and_then(|(text, _)| draft::measure_word(text));
        if known.is_none() && (measure.is_some() || has_figures) {
            let column =
                codes.iter().find(|(_, code)| code == "measure").map_or(0, |(column, _)| *column);
            let (found, address) =
                measure.clone().unwrap_or_else(|| (String::new(), Address::new(row, column)));
            let reading = review::unknown_measure(Place::new(&indicators.name, address), found);
            readings.push(Reading { subject: Some(key.clone()), ..reading });
        }
        // A word that is not known stays what it is, so that nothing is lost.
        let aspect = match (known, measure) {
            (Some(aspect), _) => Some(aspect.code().to_owned()),
            (None, Some((word, _))) => Some(word.replace('/', "-")),
            (None, None) => has_figures.then(String::new),
        };
        let unit = cell("unit").map(super::Cell::text);
        for (column, field) in codes.iter().filter(|(_, field)| field != "measure") {
            let of_measure = is_of_measure(field);
            let (at, path) = match (&aspect, of_measure) {
                (Some(aspect), true) => (
                    format!("indicators[{index}].measures.{aspect}"),
                    format!("measures/{aspect}/{field}"),
                ),
                _ => (format!("indicators[{index}]"), field.clone()),
            };
            let dotted = format!("indicators[{index}].{}", dotted(&path));
            let Some(cell) = indicators.cell(row, *column) else {
                // What should be there is said at the place where it should be.
                if aspect.is_some() || !of_measure {
                    let place = Place::new(&indicators.name, Address::new(row, *column));
                    cells_of.entry(dotted).or_insert(place);
                }
                continue;
            };
            let place = Place::new(&indicators.name, cell.address);
            let value = if is_figure(field) {
                let context = Context {
                    name: key.clone(),
                    growth: aspect.as_deref() == Some("growth"),
                    unit: unit.clone(),
                    lang,
                };
                figure_json(cell, &context, &place, &mut readings)
            } else {
                Some(Json::String(as_code(field, indicators.whole(cell))))
            };
            let Some(value) = value else { continue };
            cells_of.entry(at).or_insert_with(|| place.clone());
            match filled.get(&dotted) {
                // Of two rows that say something else, none may win silently.
                Some((before, first)) if *before != value => {
                    let first = *first;
                    let matter = if of_measure {
                        Matter::SameIndicator { first }
                    } else {
                        let due = before.as_str().unwrap_or_default().to_owned();
                        Matter::OtherInRow { field: field.replace('/', "."), first, due }
                    };
                    let reading = Reading::fault(place, matter);
                    readings.push(Reading { subject: Some(key.clone()), ..reading });
                }
                Some(_) => repeated.entry(dotted).or_default().push(place),
                None => {
                    filled.insert(dotted.clone(), (value.clone(), cell.address));
                    cells_of.insert(dotted, place);
                    flat::insert(&mut list[index], &path, value);
                }
            }
        }
        if let Some(aspect) =
            aspect.filter(|aspect| list[index]["measures"].get(aspect.as_str()).is_none())
        {
            flat::insert(&mut list[index], &format!("measures/{aspect}"), json!({}));
        }
    }
    list.iter_mut().for_each(flat::gather_lists);
    head::put(&mut record, &options.report);
    record["indicators"] = Json::Array(list);
    if let Some(like) = &options.like {
        compare::with(like, &record, &cells_of, &mut readings);
    }
    let mut import =
        Import { kind: Some(kind), record, report: None, readings, cells: cells_of, repeated };
    let left = of_example(&import);
    import.readings.extend(left);
    Some(import)
}

/// What a record calls what a column of a template has in words.
fn as_code(field: &str, text: String) -> String {
    match field {
        "better" => draft::better_word(&text).map_or(text, ToOwned::to_owned),
        "unit" => Unit::parse(&text).map_or(text, |unit| unit.code()),
        _ => text,
    }
}

/// Names the columns that were deleted. Where nothing is wrong without them, that is left out again.
fn lacking_columns(
    codes: &[(u32, String)],
    lang: Lang,
    place: &Place,
    readings: &mut Vec<Reading>,
) {
    let has = |what: &str| {
        codes.iter().any(|(_, code)| code == what || code.starts_with(&format!("{what}/")))
    };
    let name = format!("name/{}", lang.code());
    let mut lacking = Vec::new();
    lacking.extend((!has(&name)).then(|| format!("name.{}", lang.code())));
    lacking.extend((!has("unit")).then(|| "unit".to_owned()));
    lacking.extend((!has("result") && !has("targets")).then(|| "result".to_owned()));
    lacking.extend((!has("better")).then(|| "better".to_owned()));
    for field in lacking {
        readings.push(Reading::fault(place.clone(), Matter::NoColumn { field }));
    }
}

/// What a figure of a template needs to know of its row.
struct Context {
    name: String,
    growth: bool,
    unit: Option<String>,
    lang: Lang,
}

fn figure_json(
    cell: &super::Cell,
    row: &Context,
    place: &Place,
    readings: &mut Vec<Reading>,
) -> Option<Json> {
    let parsed = row.unit.as_deref().and_then(Unit::parse);
    let percent = row.growth || parsed.as_ref().is_some_and(|unit| *unit == Unit::PERCENT);
    let written =
        draft::read_cell(&cell.held, figure::Column { percent, ..figure::Column::default() }, true);
    let subject = Some(row.name.clone());
    for note in written.notes {
        readings
            .push(Reading { subject: subject.clone(), ..Reading::automatic(place.clone(), note) });
    }
    if let Some((matter, meant)) = written.doubt {
        let level = if written.entry.is_some() { Level::Question } else { Level::Fault };
        let chosen = written.entry.as_ref().map(|_| 0);
        let reading = Reading::new(level, place.clone(), matter)
            .with(meant.into_iter().map(Choice::Cell).collect(), chosen);
        readings.push(Reading { subject, ..reading });
    }
    let mut entry = written.entry?;
    let same = |unit: &str| {
        let due = parsed.clone().or_else(|| row.growth.then_some(Unit::PERCENT));
        Some(unit) == row.unit.as_deref() || Unit::parse(unit).is_some_and(|unit| Some(unit) == due)
    };
    if entry.unit().is_some_and(same) {
        entry.set_unit(None);
    }
    Some(entry.to_json(row.lang.code()))
}

/// A path as faults write it: `notes[0].text.zh`.
fn dotted(path: &str) -> String {
    let mut dotted = String::new();
    for part in path.split('/') {
        match part.strip_prefix('#').and_then(|number| number.parse::<usize>().ok()) {
            Some(number) => dotted.push_str(&format!("[{}]", number.saturating_sub(1))),
            None if dotted.is_empty() => dotted.push_str(part),
            None => dotted.push_str(&format!(".{part}")),
        }
    }
    dotted
}
