//! What a draft has besides its indicators: from the titles around the tables, from an earlier record of the same
//! office, and from what the editor wrote.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{
    Choice, Matter, Options, Place, Reading, flat, known,
    period::{self, Months, Period},
};
use crate::report::Date;

/// A record without its indicators.
pub(super) struct Head {
    pub(super) record: Json,
    pub(super) readings: Vec<Reading>,
    pub(super) cells: BTreeMap<String, Place>,
}

/// What belongs to the figures of an earlier record, and not to the next one.
const OF_FIGURES: [&str; 3] = ["remarks", "corrections", "statements"];

/// Keeps what stays from an earlier record, and reads the rest.
pub(super) fn of(options: &Options, lang: &str, titles: &[(Place, String)]) -> Head {
    let like = options.like.as_ref();
    let mut head = Head {
        record: like.map_or_else(|| json!({ "languages": [lang] }), kept),
        readings: Vec::new(),
        cells: BTreeMap::new(),
    };
    let left_out: Vec<String> = OF_FIGURES
        .iter()
        .filter(|field| like.is_some_and(|like| like.get(**field).is_some()))
        .map(|field| (*field).to_owned())
        .collect();
    if !left_out.is_empty() {
        head.note(&Place::default(), Matter::LeftOut { what: left_out });
    }
    if let Some(today) = &options.today {
        head.record["revision"] = json!(today);
    }
    let title = titles.iter().filter(|(_, text)| known::caption(text).is_none()).find_map(
        |(place, text)| period::in_title(text).map(|found| (place.clone(), text.clone(), found)),
    );
    let said = title.as_ref().map(|(.., (months, _))| months.days());
    if let Some((start, end)) = written(&options.report).or(said) {
        head.period(like, &start, &end);
    } else {
        head.ask_period(like);
    }
    if let Some((place, text, (months, before))) = title {
        head.title(like.is_some(), lang, (&place, &text), (months, &before));
    }
    head
}

/// An earlier record without what is of its own time.
fn kept(like: &Json) -> Json {
    let mut record = like.clone();
    if let Some(fields) = record.as_object_mut() {
        let own = ["$schema", "id", "revision", "period", "plan", "indicators"];
        own.iter().chain(&OF_FIGURES).for_each(|field| drop(fields.remove(*field)));
        if let Some(sources) = fields.get_mut("sources").and_then(Json::as_array_mut) {
            sources.truncate(1);
            for source in sources.iter_mut().filter_map(Json::as_object_mut) {
                for field in ["title", "delivered", "published", "url", "status"] {
                    source.remove(field);
                }
            }
        }
    }
    record
}

/// The period that the editor wrote.
pub(super) fn written(report: &BTreeMap<String, String>) -> Option<(String, String)> {
    let both = report.get("period").and_then(|both| both.split_once('/'));
    let both = both.map(|(start, end)| (start.trim().to_owned(), end.trim().to_owned()));
    both.or_else(|| Some((report.get("period/start")?.clone(), report.get("period/end")?.clone())))
}

/// Puts what the editor wrote into the record.
pub(super) fn put(record: &mut Json, report: &BTreeMap<String, String>) {
    if let Some((start, end)) = written(report) {
        record["period"] = json!({ "start": start, "end": end });
    }
    for (path, text) in report.iter().filter(|(path, _)| *path != "period") {
        flat::insert(record, path, json!(text));
    }
    flat::gather_lists(record);
}

impl Head {
    fn note(&mut self, place: &Place, matter: Matter) {
        self.readings.push(Reading::automatic(place.clone(), matter));
    }

    /// Nobody knows the period: the one of a year later is offered.
    fn ask_period(&mut self, like: Option<&Json>) {
        let earlier = like.and_then(|like| Some((day(like, "start")?, day(like, "end")?)));
        let next = earlier.and_then(|(start, end)| Some((later(start, 1)?, later(end, 1)?)));
        let choices =
            next.map(|(start, end)| Choice::Report("period".to_owned(), format!("{start}/{end}")));
        let matter =
            Matter::NoPeriod { earlier: earlier.map(|(start, end)| format!("{start}/{end}")) };
        let reading = Reading::fault(Place::default(), matter);
        self.readings.push(reading.with(choices.into_iter().collect(), None));
    }

    fn period(&mut self, like: Option<&Json>, start: &str, end: &str) {
        self.record["period"] = json!({ "start": start, "end": end });
        let code = Date::parse(start).zip(Date::parse(end)).map_or_else(
            || end.to_owned(),
            |(start, end)| {
                let whole = start.day == 1 && end.ends_month() && start.year == end.year;
                let months = Months { year: start.year, first: start.month, last: end.month };
                if whole { months.code() } else { end.to_string() }
            },
        );
        let Some(like) = like else {
            self.record["id"] = json!(format!("report-{code}"));
            return;
        };
        let old = like["id"].as_str().unwrap_or_default();
        let stem = old.find(|c: char| c.is_ascii_digit()).map_or(old, |at| &old[..at]);
        let stem = Some(stem.trim_end_matches('-')).filter(|stem| !stem.is_empty());
        self.record["id"] = json!(format!("{}-{code}", stem.unwrap_or("report")));
        if like["period"]["start"] == start && like["period"]["end"] == end {
            let matter = Matter::SamePeriod { period: format!("{start}/{end}") };
            self.readings.push(Reading::warning(Place::default(), matter));
        }
        self.spans(like, end);
    }

    /// The plan and the spans of setters: the same if the new period is within them, else as many years later.
    fn spans(&mut self, like: &Json, end: &str) {
        let Some((old, new)) = day(like, "end").zip(Date::parse(end)) else { return };
        let moved = |span: &Json| {
            let days = ["start", "end"].map(|field| span[field].as_str().and_then(Date::parse));
            let [Some(first), Some(last)] = days else { return span.clone() };
            let years = i32::from(new.year) - i32::from(old.year);
            if (first..=last).contains(&new) {
                return span.clone();
            }
            match (later(first, years), later(last, years)) {
                (Some(first), Some(last)) => {
                    json!({ "start": first.to_string(), "end": last.to_string() })
                }
                _ => span.clone(),
            }
        };
        if let Some(plan) = like.get("plan") {
            self.record["plan"] = moved(plan);
        }
        for setter in self.record["setters"].as_array_mut().into_iter().flatten() {
            if let Some(span) = setter.get("span").map(moved) {
                setter["span"] = span;
            }
        }
    }

    /// What a title such as 关于汉阳区2023年上半年…的报告 says: the place and the source, too.
    fn title(
        &mut self,
        like: bool,
        lang: &str,
        (place, text): (&Place, &str),
        (period, before): (Period, &str),
    ) {
        let (start, end) = period.days();
        let period = format!("{start} – {end}");
        self.note(place, Matter::Title { found: text.to_owned(), period });
        let name = before
            .trim_start_matches(['《', '关'])
            .trim_start_matches('于')
            .trim()
            .trim_end_matches(['，', ',', ':']);
        if !like && !name.is_empty() {
            self.record["place"] = json!({ lang: name });
            self.cells.insert("place".to_owned(), place.clone());
        }
        if !self.record["sources"][0].is_object() {
            self.record["sources"] = json!([{}]);
        }
        self.record["sources"][0]["title"] = json!({ lang: text.trim() });
        for path in ["period", "id", "sources"] {
            self.cells.insert(path.to_owned(), place.clone());
        }
    }
}

fn day(record: &Json, field: &str) -> Option<Date> {
    record["period"][field].as_str().and_then(Date::parse)
}

/// The same day so many years later; of February, its last day.
fn later(day: Date, years: i32) -> Option<Date> {
    let year = u16::try_from(i32::from(day.year) + years).ok()?;
    let day_of = if day.month == 2 && day.ends_month() {
        (28..=29).rev().find(|day| Date::parse(&format!("{year}-02-{day}")).is_some())?
    } else {
        day.day
    };
    Date::parse(&format!("{year}-{:02}-{day_of:02}", day.month))
}
