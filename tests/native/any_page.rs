//! Whatever a record holds, all that is made of it is whole: well-formed, without words for what the record lacks, without
//! gaps between words, and with no number but those that are printed or follow from printed ones.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};
use plan_chart::{
    Lang, Report,
    chart::{self, Body, Chart, Key, Table},
    i18n::Aim,
    report::{Qualifier, TargetMark, Unit},
    site::{self, Asset, FrameAssets, Mode},
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value, json};

use crate::{
    any_record::{any_record, any_record_of},
    charts,
    page::{ASSETS, numbers, text},
    rows,
};

/// What rates are in, and no total.
const THINGS_OF_RATES: [&str; 3] = ["percent", "tenths", "points"];

/// A record whose texts have no word that a page could have of its own: setters, place, words and units have names that
/// are nowhere else.
fn neutral(text: &str) -> Value {
    let mut record: Value = serde_json::from_str(text).unwrap();
    let languages = record["languages"].clone();
    let texts = |zh: &str, en: &str| {
        let all = languages.as_array().unwrap().iter().map(|lang| {
            let lang = lang.as_str().unwrap();
            (lang.to_owned(), json!(if lang == "zh" { zh } else { en }))
        });
        Value::Object(all.collect())
    };
    for (setter, (zh, en)) in record["setters"].as_array_mut().unwrap().iter_mut().zip([
        ("甲标", "alpha mark"),
        ("乙标", "beta mark"),
        ("丙标", "gamma mark"),
    ]) {
        setter["name"] = texts(zh, en);
    }
    record["place"] = texts("某处", "Somewhere");
    for (index, one) in record["indicators"].as_array_mut().unwrap().iter_mut().enumerate() {
        one["name"] = texts(&format!("丁{}", "戊".repeat(index % 4)), "Item");
        if index % 3 == 2 {
            // In the record's own language alone.
            let own = languages[0].as_str().unwrap();
            one["name"].as_object_mut().unwrap().retain(|lang, _| lang == own);
        }
        let things: Vec<_> =
            Unit::things().filter(|thing| !THINGS_OF_RATES.contains(thing)).collect();
        for (aspect, measure) in one["measures"].as_object_mut().unwrap() {
            let seed = text.len() + 7 * index;
            let plain = measure["targets"]
                .as_object()
                .unwrap()
                .values()
                .all(|target| target.get("distance").is_none() || aspect == "total");
            if aspect != "growth" && plain {
                let scales = ["", "thousand-", "10k-", "million-"];
                let (thing, scale) = (things[seed % things.len()], scales[seed / 3 % 4]);
                measure["unit"] = match seed % 5 {
                    0 => json!("cars"),
                    1 if aspect == "level" => json!(THINGS_OF_RATES[seed % 2]),
                    _ => json!(format!("{scale}{thing}")),
                };
            }
            let targets = measure["targets"].as_object_mut().unwrap().values_mut();
            for entry in targets {
                if entry.get("text").is_some() {
                    entry["text"] = texts("与经济同步", "in step");
                }
            }
        }
    }
    record
}

// Exact numbers of these tests' own.

#[derive(Clone, Copy, Debug, PartialEq)]
struct Exact(i128, i128);

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs().max(1) } else { gcd(b, a % b) }
}

impl Exact {
    fn new(part: i128, whole: i128) -> Self {
        let by = gcd(part, whole) * whole.signum();
        Self(part / by, whole / by)
    }

    fn parse(text: &str) -> Self {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits: i128 = format!("{whole}{decimals}").parse().unwrap();
        Self::new(digits, 10_i128.pow(u32::try_from(decimals.len()).unwrap()))
    }

    fn minus(self, other: Self) -> Self {
        Self::new(self.0 * other.1 - other.0 * self.1, self.1 * other.1)
    }

    fn plus(self, other: Self) -> Self {
        self.minus(Self(-other.0, other.1))
    }

    fn times(self, other: Self) -> Self {
        Self::new(self.0 * other.0, self.1 * other.1)
    }

    fn over(self, other: Self) -> Option<Self> {
        (other.0 != 0).then(|| Self::new(self.0 * other.1, self.1 * other.0))
    }

    /// Whether it is no further from `other` than `most`.
    fn is_near(self, other: Self, most: Self) -> bool {
        let away = self.minus(other);
        most.minus(Self(away.0.abs(), away.1)).0 >= 0
    }
}

fn decimals(text: &str) -> u32 {
    u32::try_from(text.split_once('.').map_or(0, |(_, decimals)| decimals.len())).unwrap()
}

/// Half a unit of the last of so many digits.
fn half(scale: u32) -> Exact {
    Exact::new(1, 2 * 10_i128.pow(scale))
}

/// Days since a day long ago, counted by the calendar.
fn day(date: &str) -> i128 {
    let part = |range: std::ops::Range<usize>| date[range].parse::<i128>().unwrap();
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    // Years that begin in March have the leap day at their end.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
}

/// The months of a span from the first of one to the last of another.
fn months(start: &str, end: &str) -> Option<i128> {
    let next = format!("{}", day(end) + 1);
    let number =
        |date: &str| date[..4].parse::<i128>().unwrap() * 12 + date[5..7].parse::<i128>().unwrap();
    let (year, month) = (end[..4].parse::<i128>().unwrap(), end[5..7].parse::<i128>().unwrap());
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let first = day(&format!("{year:04}-{month:02}-01")).to_string();
    (&start[8..] == "01" && next == first).then(|| number(end) - number(start) + 1)
}

/// The span of the targets of a setter; `None` for an open one.
fn span(record: &Value, setter: &Value) -> Option<(String, String)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let end = record["period"]["end"].as_str().unwrap();
    match setter.get("span").or(record.get("plan")) {
        Some(Value::String(_)) => None,
        Some(span) => Some((text(&span["start"])?, text(&span["end"])?)),
        None => Some((format!("{}-01-01", &end[..4]), format!("{}-12-31", &end[..4]))),
    }
}

/// The share of a setter's time that has gone, in per cent, where there is a schedule.
fn elapsed(record: &Value, setter: &Value) -> Option<Exact> {
    let (from, to) = span(record, setter)?;
    let [start, end] = ["start", "end"].map(|edge| record["period"][edge].as_str().unwrap());
    if day(end) >= day(&to) || day(end) < day(&from) || day(start) < day(&from) {
        return None;
    }
    let share = match (months(start, end), months(&from, &to)) {
        (Some(part), Some(whole)) => Exact::new(part, whole),
        _ => Exact::new(day(end) - day(start) + 1, day(&to) - day(&from) + 1),
    };
    Some(share.times(Exact(100, 1)))
}

/// A result that is printed, or that follows from a target.
struct Found {
    value: Exact,
    /// How far off a shown one may be.
    off: Exact,
    /// Its digits after the point.
    digits: u32,
}

/// The result that follows from a printed target and what is stated beside it.
fn result_of(text: &str, target: &Value, gone: Option<Exact>) -> Option<Found> {
    let hundred = Exact(100, 1);
    let value = Exact::parse(text);
    let claim = |field: &str| target[field].as_str().map(Exact::parse);
    let rate = claim("rate").or(claim("lead").zip(gone).map(|(lead, gone)| lead.plus(gone)));
    let distance = target["distance"]["value"].as_str();
    let rate = match (rate, distance) {
        (None, Some(distance)) if target["distance"]["in"] == "percent" => {
            hundred.plus(Exact::parse(distance))
        }
        (None, Some(distance)) => {
            let digits = decimals(text).max(decimals(distance));
            return Some(Found {
                value: value.plus(Exact::parse(distance)),
                off: Exact(0, 1),
                digits,
            });
        }
        (rate, _) => rate?,
    };
    let digits = decimals(text);
    Some(Found { value: value.times(rate).over(hundred)?, off: half(digits), digits })
}

/// Every number that the tables may have of an indicator, with how far off the shown one may be besides its own rounding.
fn allowed(record: &Value, indicator: &Value) -> Vec<(Exact, Exact)> {
    let hundred = Exact(100, 1);
    let exactly = Exact(0, 1);
    let mut all = Vec::new();
    for measure in indicator["measures"].as_object().unwrap().values() {
        let printed = |entry: &Value| {
            let text = entry.as_str().or(entry["value"].as_str())?;
            text.bytes().any(|b| b.is_ascii_digit()).then(|| text.to_owned())
        };
        let result = printed(&measure["result"]);
        let targets = measure["targets"].as_object().unwrap();
        let gone = |id: &str| {
            let setters = record["setters"].as_array().unwrap();
            elapsed(record, setters.iter().find(|setter| setter["id"] == *id).unwrap())
        };
        // The printed result, or those that follow from targets.
        let results: Vec<Found> = match &result {
            Some(text) => {
                vec![Found { value: Exact::parse(text), off: exactly, digits: decimals(text) }]
            }
            None => targets
                .iter()
                .filter_map(|(id, target)| {
                    let text = printed(target)?;
                    result_of(&text, target, gone(id))
                })
                .collect(),
        };
        all.extend(results.iter().map(|one| (one.value, one.off)));
        for (id, target) in targets {
            let gone = gone(id);
            let claim = |field: &str| target[field].as_str().map(Exact::parse);
            // The target, how much of it is done in per cent, and how far off they may be.
            let ends = [
                printed(target),
                target["from"].as_str().map(str::to_owned),
                target["to"].as_str().map(str::to_owned),
            ];
            let mut targets: Vec<(Exact, Exact)> =
                ends.into_iter().flatten().map(|text| (Exact::parse(&text), exactly)).collect();
            let mut rates = Vec::new();
            // A target of which a share is stated follows from a result, whether that is printed or follows itself.
            let derived = |share: Exact| {
                results.iter().filter_map(move |one| {
                    let [target, Exact(above, below)] = [
                        one.value.times(hundred).over(share)?,
                        one.off.times(hundred).over(share)?,
                    ];
                    Some((target, half(one.digits).plus(Exact(above.abs(), below))))
                })
            };
            let beside = printed(target).is_some();
            // As printed, where it does not follow, or where there is nothing for it to follow from.
            let distance = target["distance"]["value"].as_str();
            all.extend(distance.map(|distance| (Exact::parse(distance), exactly)));
            let stated =
                claim("rate").or(claim("lead").zip(gone).map(|(lead, gone)| lead.plus(gone)));
            if let Some(stated) = stated {
                rates.push((stated, exactly));
                // As printed, where it does not follow.
                all.extend(claim("lead").map(|lead| (lead, exactly)));
                targets.extend(derived(stated));
            } else {
                match (distance.map(Exact::parse), target["distance"]["in"].as_str()) {
                    (Some(percent), Some("percent")) => {
                        rates.push((hundred.plus(percent), exactly));
                        targets.extend(derived(hundred.plus(percent)));
                    }
                    (Some(distance), _) => {
                        targets
                            .extend(results.iter().map(|one| (one.value.minus(distance), one.off)));
                    }
                    _ => {}
                }
            }
            for Found { value, off: own, .. } in &results {
                for (target, off) in &targets {
                    all.push((value.minus(*target), off.plus(*own)));
                    if (beside || stated.is_none()) && off.0 == 0 {
                        let share = |of: Exact| of.times(hundred).over(*target);
                        let off = share(*own).map(|off| Exact(off.0.abs(), off.1));
                        rates.extend(share(*value).zip(off));
                    }
                }
            }
            all.extend(targets);
            for (rate, off) in rates {
                all.push((rate, off));
                all.extend(gone.map(|gone| (rate.minus(gone), off)));
            }
        }
    }
    all
}

/// The numbers of a table are printed in the record or follow from it.
fn follows(record: &Value, table: &Table) -> Result<(), TestCaseError> {
    for row in &table.rows {
        let indicators = record["indicators"].as_array().unwrap();
        let indicator = indicators.iter().find(|one| one["id"] == row.id.as_str()).unwrap();
        let allowed = allowed(record, indicator);
        for cell in &row.cells {
            let Some(number) = &cell.number else { continue };
            let shown = number.value.to_string();
            let (value, own) = (Exact::parse(&shown), half(decimals(&shown)));
            let right = allowed.iter().any(|(exact, off)| value.is_near(*exact, own.plus(*off)));
            prop_assert!(right, "{} of {} does not follow: {}", cell.text, row.header, indicator);
        }
    }
    Ok(())
}

/// Nothing of a table is empty.
fn is_full(table: &Table, lang: Lang) -> Result<(), TestCaseError> {
    prop_assert!(!table.rows.is_empty(), "{}", table.caption);
    let none = lang.words().labels().table.none;
    for (index, column) in table.columns.iter().enumerate() {
        prop_assert!(!column.trim().is_empty(), "{:?}", table.columns);
        let mut cells = table.rows.iter().filter_map(|row| row.cells.get(index.checked_sub(1)?));
        let held = index == 0 || cells.any(|cell| !["", none].contains(&cell.text.as_str()));
        prop_assert!(held, "{column} of {} has nothing but blanks", table.caption);
    }
    let distinct: BTreeSet<_> = table.columns.iter().collect();
    prop_assert_eq!(distinct.len(), table.columns.len(), "{:?}", table.columns);
    Ok(())
}

/// Words as they are put together have no holes.
fn is_whole(what: &str, text: &str) -> Result<(), TestCaseError> {
    const HOLES: [&str; 30] = [
        "：。", "：，", "：；", "，，", "，。", "；。", "；；", "。。", "、、", "、。", "（）",
        "，；", "的的", "在在", "为为", ". .", ", ,", ",.", ";.", ": .", ": ,", "()", "the the",
        " of of ", " of .", "  ", "NaN", "inf%", "%%", "  .",
    ];
    for hole in HOLES {
        prop_assert!(!text.contains(hole), "“{hole}” in {what}: {text}");
    }
    let edges = ['，', '；', '：', '、', ',', ';', ':'];
    prop_assert!(!text.is_empty() && text.trim() == text, "{what}: “{text}”");
    prop_assert!(!text.starts_with(edges) && !text.ends_with(edges), "{what}: “{text}”");
    Ok(())
}

/// The marks that a key explains are drawn.
fn key_is_drawn(chart: &Chart) -> Result<(), TestCaseError> {
    let mut marks: Vec<TargetMark> = Vec::new();
    let (mut targets, mut ceilings, mut baselines, mut schedule) = (0, 0, 0, false);
    match &chart.body {
        Body::Growth(chart::Growth { rows, .. }) | Body::Levels(chart::Levels { rows }) => {
            for row in rows {
                marks.extend(row.targets.iter().map(|target| target.mark));
                ceilings += row.targets.iter().filter(|target| target.ceiling).count();
                baselines += usize::from(row.baseline.is_some());
            }
            prop_assert!(!rows.is_empty());
        }
        Body::Bars(bars) => {
            for against in bars.rows.iter().filter_map(|row| row.against.as_ref()) {
                *(if against.ceiling { &mut ceilings } else { &mut targets }) += 1;
                schedule |= against.elapsed.is_some();
            }
            prop_assert!(!bars.rows.is_empty());
        }
        Body::Gauge(gauge) => {
            *(if gauge.aim == Aim::Ceilings { &mut ceilings } else { &mut targets }) += 1;
            schedule = gauge.schedule.is_some();
        }
    }
    for (key, label) in &chart.key {
        is_whole("a key", label)?;
        let drawn = match key {
            Key::Setter(mark) => marks.contains(mark),
            Key::Ceiling => ceilings > 0,
            Key::Target => targets > 0,
            Key::Schedule => schedule,
            Key::Baseline => baselines > 0,
            Key::Result | Key::Derived => true,
        };
        prop_assert!(drawn, "{label} is explained in {} but not drawn", chart.id);
    }
    Ok(())
}

/// Words that say what the record has not.
fn says_only_what_there_is(record: &Value, lang: Lang, text: &str) -> Result<(), TestCaseError> {
    // Fixed: it names whatever a report may state in the place of a target.
    let text = &text.replace(lang.words().labels().page.derived_hint, "");
    let [start, end] = ["start", "end"].map(|edge| record["period"][edge].as_str().unwrap());
    let of_year = |first: &str, last: &str| {
        start[4..] == *first && end[4..] == *last && start[..4] == end[..4]
    };
    let setters = record["setters"].as_array().unwrap();
    let year = |setter: &Value| {
        span(record, setter).is_some_and(|(from, to)| months(&from, &to) == Some(12))
    };
    let annual = setters.iter().any(year)
        || (setters.is_empty() && {
            let end = record["period"]["end"].as_str().unwrap();
            record.get("plan").is_none_or(|plan| {
                months(plan["start"].as_str().unwrap(), plan["end"].as_str().unwrap()) == Some(12)
                    || end.is_empty()
            })
        });
    let half = of_year("-01-01", "-06-30");
    let scheduled = setters.iter().any(|setter| elapsed(record, setter).is_some());
    let cases: &[(&str, bool)] = if lang == Lang::ZH {
        &[
            ("上半年", half),
            ("下半年", of_year("-07-01", "-12-31")),
            ("一季度", of_year("-01-01", "-03-31")),
            ("前三季度", of_year("-01-01", "-09-30")),
            ("年度", annual),
            ("汉阳", false),
            ("武汉", false),
            ("区", false),
            ("全市", false),
            ("市级", false),
            ("时序进度", scheduled),
            ("过半", half),
        ]
    } else {
        &[
            ("first half", half),
            ("first three quarters", of_year("-01-01", "-09-30")),
            ("annual", annual),
            ("district", false),
            ("municipal", false),
            ("Hanyang", false),
            ("time schedule", scheduled),
            ("Half the year", half),
        ]
    };
    for (word, due) in cases {
        prop_assert!(*due || !text.contains(word), "“{word}” in {}", around(text, word));
    }
    Ok(())
}

fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or(0);
    let chars: Vec<_> = text.char_indices().map(|(index, _)| index).collect();
    let middle = chars.iter().position(|index| *index >= at).unwrap_or(0);
    let from = chars[middle.saturating_sub(40)];
    let to = chars.get(middle + 60).copied().unwrap_or(text.len());
    text[from..to].to_owned()
}

/// What charts say of targets where there are none, and of floors where there are none.
fn speaks_of_its_targets(record: &Value, chart: &Chart) -> Result<(), TestCaseError> {
    let measures = || {
        let indicators = record["indicators"].as_array().unwrap().iter();
        indicators.flat_map(|one| one["measures"].as_object().unwrap().values())
    };
    let mut said = vec![chart.heading.clone(), chart.sentence.clone()];
    said.extend(chart.key.iter().map(|(_, label)| label.clone()));
    said.extend(chart.table.columns.clone());
    let said = said.join(" | ");
    let target = |measure: &Value| !measure["targets"].as_object().unwrap().is_empty();
    if !measures().any(target) {
        prop_assert!(!said.contains("目标") && !said.to_lowercase().contains("target"), "{said}");
    }
    let ceilings = measures().all(|measure| measure["better"] == "less");
    if ceilings {
        for word in ["完成", "ompletion", " done", "达到目标", "target reached"] {
            prop_assert!(!said.contains(word), "“{word}” of ceilings: {said}");
        }
    }
    Ok(())
}

/// Holds markup to what a parser of HTML and the balance of its tags say.
fn is_well_formed(what: &str, html: &str) -> Result<(), TestCaseError> {
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "path",
    ];
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = String::from_utf8(tag.name.to_vec()).unwrap();
                if !tag.self_closing && !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8(tag.name.to_vec()).unwrap();
                while open.last().is_some_and(|last| {
                    *last != name
                        && ["p", "li", "dt", "dd", "td", "th", "tr", "option", "thead", "tbody"]
                            .contains(&last.as_str())
                }) {
                    open.pop();
                }
                prop_assert_eq!(open.pop(), Some(name), "{}", what);
            }
            Token::Error(error) => prop_assert!(false, "{what}: {error:?}"),
            _ => {}
        }
    }
    Ok(())
}

/// `html` without its pictures, in which others may be.
fn without_pictures(html: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0_usize);
    for part in html.split_inclusive('>') {
        let tag = part.find('<').map_or("", |at| &part[at..]);
        if tag.starts_with("<svg") {
            if depth == 0 {
                out += &part[..part.len() - tag.len()];
            }
            depth += 1;
        } else if tag.starts_with("</svg") {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            out += part;
        }
    }
    out
}

/// The numbers that a page in `lang` may have: those of the record, of tables and sentences that are held to it, of shown
/// workings, and of explaining words.
fn known(record: &Value, report: &Report, lang: Lang) -> BTreeSet<String> {
    let mut known = numbers(&record.to_string());
    known.extend(numbers(&format!("{:?}", lang.words().labels())));
    let mut tables = vec![chart::headline_table(report, lang)];
    for chart in charts(report, lang) {
        let said = chart.workings.iter().chain(&chart.notes).chain([&chart.sentence]);
        said.for_each(|said| known.extend(numbers(said)));
        tables.push(chart.table);
    }
    for cell in tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        known.extend(numbers(&cell.text));
    }
    // How many indicators stand where, and the schedule that they stand to; dates.
    known.extend((0..=report.indicators.len()).map(|count| count.to_string()));
    let overview = chart::overview(report, lang);
    known.extend(overview.groups.iter().flat_map(|group| numbers(&group.label)));
    known.extend(dates(record));
    known
}

/// Years, months and days of the record's dates, as they are said.
fn dates(record: &Value) -> BTreeSet<String> {
    let text = record.to_string();
    let quoted = text.split('"').filter(|part| part.len() == 10 && part.as_bytes()[4] == b'-');
    let parts = quoted.flat_map(|date| {
        [date.to_owned(), date[..4].to_owned()]
            .into_iter()
            .chain(date.split('-').map(|part| part.trim_start_matches('0').to_owned()))
    });
    parts.collect()
}

/// A sentence has the numbers of its table, of the schedule, of its workings and of dates.
fn sentence_has_its_numbers(record: &Value, chart: &Chart) -> Result<(), TestCaseError> {
    let mut known = numbers(&record.to_string());
    known.extend(dates(record));
    for cell in chart.table.rows.iter().flat_map(|row| &row.cells) {
        known.extend(numbers(&cell.text));
        known.extend(numbers(&cell.spoken));
    }
    for setter in record["setters"].as_array().unwrap() {
        if let Some(gone) = elapsed(record, setter) {
            // To one digit behind the point, none where that is zero.
            let tenths = (2 * 10 * gone.0 + gone.1).div_euclid(2 * gone.1);
            let shown = format!("{}.{}", tenths / 10, tenths % 10);
            known.insert(shown.trim_end_matches(".0").to_owned());
        }
    }
    chart.workings.iter().for_each(|working| known.extend(numbers(working)));
    // A scale moves the point: 323 thousand is 32.3 times ten thousand.
    let digits = |number: &String| number.replace('.', "").trim_matches('0').to_owned();
    let known: BTreeSet<_> = known.iter().map(digits).collect();
    let said =
        numbers(&chart.sentence).into_iter().filter(|number| !known.contains(&digits(number)));
    let said: Vec<_> = said.collect();
    let counts = |number: &String| number.parse::<usize>().is_ok_and(|count| count <= 200);
    prop_assert!(said.iter().all(counts), "{said:?} in “{}” but not in its table", chart.sentence);
    Ok(())
}

fn holds(record: &Value) -> Result<(), TestCaseError> {
    let report = Report::from_json(&record.to_string())
        .map_err(|faults| TestCaseError::fail(format!("{faults}\n{record}")))?;
    const FILE: Asset<'_> = Asset { address: "e.js", integrity: "sha384-e" };
    let frame = FrameAssets { page: ASSETS, style: FILE, frame: FILE };
    for lang in report.languages.iter().copied() {
        let known = known(record, &report, lang);
        for mode in Mode::ALL {
            let html = site::page(&report, None, (lang, mode), &ASSETS);
            is_well_formed("a page", &html)?;
            says_only_what_there_is(record, lang, &text(&without_pictures(&html)))?;
            let unknown: Vec<_> =
                numbers(&text(&without_pictures(&html))).difference(&known).cloned().collect();
            prop_assert!(unknown.is_empty(), "{unknown:?} on a page in {lang:?}");
        }
        let overview = chart::overview(&report, lang);
        if !overview.sentence.is_empty() {
            is_whole("the overview", &overview.sentence)?;
        }
        for sentence in
            overview.growth.iter().chain(overview.groups.iter().map(|group| &group.label))
        {
            is_whole("the overview", sentence)?;
        }
        for group in &overview.groups {
            prop_assert!(!group.members.is_empty());
        }
        let headline = chart::headline_table(&report, lang);
        is_full(&headline, lang)?;
        follows(record, &headline)?;
        for spec in chart::specs(&report, lang) {
            let chart = chart::build(&report, &spec).unwrap();
            is_whole(&chart.id, &chart.sentence)?;
            is_whole(&chart.id, &chart.heading)?;
            for said in chart.workings.iter().chain(&chart.notes) {
                is_whole(&chart.id, said)?;
            }
            for cell in chart
                .table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .filter(|cell| !cell.text.is_empty())
            {
                is_whole(&chart.id, &cell.text)?;
                is_whole(&chart.id, &cell.spoken)?;
            }
            is_full(&chart.table, lang)?;
            follows(record, &chart.table)?;
            sentence_has_its_numbers(record, &chart)?;
            key_is_drawn(&chart)?;
            speaks_of_its_targets(record, &chart)?;
            for (what, html) in [
                ("a frame", site::frame(&report, &chart, &spec, &frame)),
                ("an element", site::inside(&report, &chart)),
                ("a figure", site::figure(&report, &chart)),
            ] {
                is_well_formed(what, &html)?;
                says_only_what_there_is(record, lang, &text(&without_pictures(&html)))?;
            }
            let file = rows(&site::table(&report, &spec).unwrap());
            prop_assert_eq!(file.len(), chart.table.rows.len() + 1);
            prop_assert!(file.iter().all(|row| row.len() == file[0].len()));
            for (row, line) in chart.table.rows.iter().zip(&file[1..]) {
                for number in row.cells.iter().filter_map(|cell| cell.number.as_ref()) {
                    prop_assert!(line.contains(&number.value.to_string()), "{:?}", line);
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 400, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn of_any_record(text in any_record()) {
        holds(&neutral(&text))?;
    }
}

/// One indicator, two, a page full and as many as are allowed.
#[test]
fn of_any_length() {
    let mut runner = TestRunner::deterministic();
    for (count, times) in [(1, 12), (2, 8), (12, 2), (200, 1)] {
        for _ in 0..times {
            let record = any_record_of(count).new_tree(&mut runner).unwrap().current();
            holds(&neutral(&record)).unwrap();
        }
    }
}

/// The records of other reports hold as well, but for words of their own.
#[test]
fn of_other_records() {
    let mut seen = BTreeMap::new();
    for (name, text) in crate::records::records() {
        let report = Report::from_json(&text).unwrap();
        for lang in report.languages.iter().copied() {
            for chart in charts(&report, lang) {
                is_full(&chart.table, lang).unwrap_or_else(|error| panic!("{name}: {error}"));
                key_is_drawn(&chart).unwrap_or_else(|error| panic!("{name}: {error}"));
                is_whole(&name, &chart.sentence).unwrap();
                *seen.entry(chart.kind.id()).or_insert(0) += 1;
            }
            is_full(&chart::headline_table(&report, lang), lang)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    assert_eq!(seen.len(), 4, "charts of every kind: {seen:?}");
}

/// Records of these tests have units of every family, every qualifier, and texts in some of their languages.
#[test]
fn every_unit_and_qualifier_is_tried() {
    let mut runner = TestRunner::deterministic();
    let mut text = String::new();
    let mut partial = false;
    for _ in 0..300 {
        let record = neutral(&any_record().new_tree(&mut runner).unwrap().current());
        Report::from_json(&record.to_string()).unwrap_or_else(|faults| panic!("{faults}"));
        let languages = record["languages"].as_array().unwrap().len();
        partial |= record["indicators"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["name"].as_object().unwrap().len() < languages);
        text += &record.to_string();
    }
    assert!(partial);
    for thing in Unit::things().filter(|thing| *thing != "points").chain(["cars"]) {
        let units = ["", "thousand-", "10k-", "million-"];
        let mut units = units.iter().map(|scale| format!("\"unit\":\"{scale}{thing}\""));
        assert!(units.any(|unit| text.contains(&unit)), "{thing}");
    }
    for qualifier in Qualifier::ALL {
        assert!(text.contains(&format!("\"qualifier\":\"{}\"", qualifier.code())), "{qualifier:?}");
    }
}

/// What these tests count with.
#[test]
fn their_own_arithmetic() {
    assert_eq!(Exact::parse("-12.50"), Exact(-25, 2));
    assert_eq!(day("2024-03-01") - day("2024-02-28"), 2);
    assert_eq!(day("2023-12-31") - day("2023-01-01") + 1, 365);
    assert_eq!(months("2023-01-01", "2023-06-30"), Some(6));
    assert_eq!(months("2023-01-01", "2023-06-29"), None);
    assert_eq!(months("2023-04-01", "2024-03-31"), Some(12));
    assert!(Exact(1, 3).is_near(Exact::parse("0.3"), half(1)));
    assert!(!Exact(1, 3).is_near(Exact::parse("0.4"), half(1)));
}
