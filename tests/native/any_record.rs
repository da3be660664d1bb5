//! Records made up: a small valid one to change by hand, and any valid one for property tests.

use std::collections::BTreeSet;

use plan_chart::{Lang, Report, chart::Chart};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Map, Value, json};

use crate::charts;

/// A valid record with so many indicators with totals and growth, and so many of which a rate is stated in place of a
/// target.
pub(crate) fn record(indicators: usize, derived: usize) -> Value {
    let text = |zh: &str| json!({ "zh": zh, "en": "Text" });
    let subject = |id: String, measures: Value| {
        json!({
            "id": id, "name": text("名称"), "short": text("简称"), "definition": text("定义"),
            "section": "table", "measures": measures
        })
    };
    let measured = (0..indicators).map(|i| {
        let measures = json!({
            "total": {
                "unit": "100m-yuan", "result": "407.9", "better": "more", "targets": { "city": "880" }
            },
            "growth": {
                "result": "5.0", "better": "more", "targets": { "plan": "6.5", "city": "7.5" }
            }
        });
        subject(format!("i{i}"), measures)
    });
    let derived = (0..derived).map(|i| {
        let measures = json!({
            "total": {
                "unit": "100m-yuan", "result": "780", "better": "more",
                "targets": { "plan": { "rate": "91" } }
            }
        });
        subject(format!("s{i}"), measures)
    });
    json!({
        "id": "made-up",
        "revision": "2026-01-01",
        "languages": ["zh", "en"],
        "place": text("某地"),
        "period": { "start": "2023-01-01", "end": "2023-06-30" },
        "setters": [
            { "id": "plan", "name": text("年度计划"), "short": text("计划") },
            { "id": "city", "name": text("上级目标"), "short": text("上级") }
        ],
        "sources": [{ "title": text("报告"), "publisher": text("某地") }],
        "sections": [{ "id": "table", "name": text("表") }],
        "indicators": measured.chain(derived).collect::<Vec<_>>(),
    })
}

/// Holds every chart of a valid record, in every language, to `check`.
pub(crate) fn every_chart(
    text: &str,
    check: fn(&Chart) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let report = Report::from_json(text).map_err(|f| TestCaseError::fail(f.to_string()))?;
    Lang::ALL.into_iter().flat_map(|lang| charts(&report, lang)).try_for_each(|one| check(&one))
}

/// Any valid record of a few indicators, as JSON text.
pub(crate) fn any_record() -> impl Strategy<Value = String> {
    any_record_of(1..7)
}

/// Any valid record of so many indicators, as JSON text.
pub(crate) fn any_record_of(
    indicators: impl Into<prop::collection::SizeRange>,
) -> impl Strategy<Value = String> {
    let indicators = indicators.into();
    any_head().prop_flat_map(move |head| record_under(head, indicators.clone()))
}

/// Any valid record of so many indicators under `head`. Whatever else is random, their forms are dealt in turn from a
/// random one on: a record of [`DEAL`] indicators has all of them.
fn record_under(
    head: Head,
    indicators: prop::collection::SizeRange,
) -> impl Strategy<Value = String> {
    let list = prop::collection::vec(indicator(&head), indicators);
    (0..DEAL * MEASURES.len(), list).prop_map(move |(first, list)| {
        let list = list.into_iter().enumerate().map(|(index, made)| {
            let mut one = made.indicator(&head, first + index);
            one["id"] = json!(format!("i{index}"));
            one
        });
        let mut record = head.record.clone();
        record["indicators"] = list.collect();
        record.to_string()
    })
}

/// What the indicators of a record refer to.
#[derive(Clone, Debug)]
struct Head {
    record: Value,
    languages: Vec<&'static str>,
    /// Whether texts may be missing in all languages but the first.
    partial: bool,
    /// The ids of setters, and whether their targets have a schedule that the period is on.
    setters: Vec<(&'static str, bool)>,
}

const MONTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const LANGUAGES: [&[&str]; 4] = [&["zh", "en"], &["zh"], &["en"], &["en", "zh"]];

/// Before the plan, within it, to its end, after it, and of a plan of several years.
const TIMES: usize = 5;

/// The span of a setter: that of the plan, open, or one of its own, which every period is in.
const SPANS: usize = 3;

fn any_head() -> impl Strategy<Value = Head> {
    let languages = prop::sample::select(LANGUAGES.to_vec());
    let spans = prop::collection::vec(0..SPANS, 0..=3);
    (languages, 0..TIMES, spans)
        .prop_flat_map(|(languages, time, spans)| head(languages, time, spans))
}

/// The head of a record in these languages, whose period lies in the plan as `time` says, with setters of these spans.
fn head(
    languages: &'static [&'static str],
    time: usize,
    spans: Vec<usize>,
) -> impl Strategy<Value = Head> {
    (any::<bool>(), 1_usize..=12).prop_map(move |(partial, month)| {
        let languages = languages.to_vec();
        let end = |year: u32, month: usize| format!("{year}-{month:02}-{}", MONTHS[month - 1]);
        let (period, plan) = match time {
            0 => (("2022-01-01", end(2022, month)), Some(("2023-01-01", "2023-12-31"))),
            1 => (("2023-01-01", end(2023, month)), None),
            2 => (("2023-04-01", "2024-03-31".to_owned()), Some(("2023-04-01", "2024-03-31"))),
            3 => (("2024-01-01", end(2024, month)), Some(("2023-01-01", "2023-12-31"))),
            _ => (("2021-01-01", end(2023, month)), Some(("2021-01-01", "2025-12-31"))),
        };
        let in_plan = !matches!(time, 0 | 3);
        let text = |zh: &str| texts(&languages, [zh, "Text"]);
        let ids = ["plan", "city", "state"];
        let setters = spans.iter().zip(ids).map(|(kind, id)| {
            let mut setter = json!({ "id": id, "name": text(id_name(id)) });
            let on = match kind {
                0 => in_plan,
                1 => {
                    setter["span"] = json!("open");
                    false
                }
                _ => {
                    setter["span"] = json!({ "start": "2020-01-01", "end": "2029-12-31" });
                    true
                }
            };
            (setter, (id, on))
        });
        let (written, setters): (Vec<_>, Vec<_>) = setters.unzip();
        let mut record = json!({
            "id": "made-up", "revision": "2026-01-01", "languages": languages,
            "place": text("某地"),
            "period": { "start": period.0, "end": period.1 },
            "setters": written,
            "sources": [{ "title": text("报告") }, { "id": "other", "title": text("另一份报告") }],
            "units": [{ "id": "cars", "name": text("辆"), "scale": "10k" }],
            "sections": [{ "id": "table", "name": text("表") }],
        });
        if let Some((start, end)) = plan {
            record["plan"] = json!({ "start": start, "end": end });
        }
        Head { record, languages, partial, setters }
    })
}

fn id_name(id: &str) -> &'static str {
    match id {
        "plan" => "年度计划",
        "city" => "上级目标",
        _ => "国家目标",
    }
}

fn texts(languages: &[&str], [zh, en]: [&str; 2]) -> Value {
    let text = |lang: &&str| ((*lang).to_owned(), json!(if *lang == "zh" { zh } else { en }));
    Value::Object(languages.iter().map(text).collect())
}

/// Decimals of every size that a record may hold.
fn decimal(most: i64) -> impl Strategy<Value = String> {
    let small = (0..most.min(100_000), 0_u32..=3);
    let any = (0..most, 0_u32..=6);
    prop_oneof![3 => small, 1 => any].prop_map(|(digits, scale)| {
        let power = 10_i64.pow(scale);
        match scale {
            0 => digits.to_string(),
            _ => format!("{}.{:0width$}", digits / power, digits % power, width = scale as usize),
        }
    })
}

fn signed() -> impl Strategy<Value = String> {
    (any::<bool>(), decimal(99_999_999))
        .prop_map(|(minus, text)| if minus { format!("-{text}") } else { text })
}

fn above_zero() -> impl Strategy<Value = String> {
    decimal(99_999_999)
        .prop_filter("above zero", |text| text.bytes().any(|b| (b'1'..=b'9').contains(&b)))
}

fn qualifier() -> impl Strategy<Value = Option<&'static str>> {
    let words = vec![
        "about",
        "around",
        "nearly",
        "over",
        "below",
        "more-than",
        "less-than",
        "at-least",
        "not-below",
        "or-more",
        "at-most",
        "or-less",
        "aim",
    ];
    prop::option::of(prop::sample::select(words))
}

fn figure(value: &str, qualifier: Option<&str>) -> Value {
    match qualifier {
        Some(word) => json!({ "value": value, "qualifier": word }),
        None => json!(value),
    }
}

fn name(head: &Head) -> BoxedStrategy<Value> {
    let Head { languages, partial, .. } = head.clone();
    let zh = prop_oneof![3 => "[一二三四五六七八九十]{1,12}", 1 => "[一-龥<>&\"'A-Za-z ]{1,150}甲"];
    let en = prop_oneof![3 => "[A-Z][a-z]{1,9} [a-z]{1,9}", 1 => "[A-Za-zWMil<>&\"' ]{1,150}x"];
    (zh, en, any::<bool>())
        .prop_map(move |(zh, en, whole)| {
            let all = if partial && !whole { &languages[..1] } else { &languages[..] };
            texts(all, [&zh, &en])
        })
        .boxed()
}

/// The forms of a target, by the name that [`forms`] gives them: what is printed, and what is stated beside it or in its
/// place.
const FORMS: [&str; 11] = [
    "figure",
    "range",
    "words",
    "rate",
    "distance",
    "lead",
    "not-set",
    "empty",
    "figure and rate",
    "figure and distance",
    "figure and lead",
];

/// What a report may state about a result and a target of this aspect: `None` for what it cannot.
fn claim(what: &str, aspect: &str, on_schedule: bool, (size, other): (i64, bool)) -> Option<Value> {
    Some(match what {
        "rate" if aspect != "growth" => json!({ "rate": size.to_string() }),
        "lead" if aspect != "growth" && on_schedule => {
            json!({ "lead": format!("{}.{}", size % 60 + 1, size % 10) })
        }
        "distance" if other => {
            json!({ "distance": { "value": size.to_string(), "in": "percent" } })
        }
        "distance" if aspect == "total" => {
            json!({ "distance": { "value": (-size).to_string(), "in": "unit" } })
        }
        "distance" => json!({ "distance": { "value": format!("-{size}.5"), "in": "points" } }),
        _ => return None,
    })
}

/// What a target may be made of.
#[derive(Clone, Debug)]
struct Ingredients {
    number: String,
    qualifier: Option<&'static str>,
    range: (u32, u32),
    stated: (i64, bool),
}

fn ingredients(aspect: &'static str) -> impl Strategy<Value = Ingredients> {
    let number = if aspect == "total" { above_zero().boxed() } else { signed().boxed() };
    let range = (0_u32..1000, 1_u32..1000);
    let stated = (1_i64..10_000, any::<bool>());
    (number, qualifier(), range, stated).prop_map(|(number, qualifier, range, stated)| {
        Ingredients { number, qualifier, range, stated }
    })
}

/// A target for a result above zero, in the form with this index; none beyond the last.
fn target(
    head: &Head,
    (aspect, on_schedule): (&'static str, bool),
    made: &Ingredients,
    form: usize,
) -> Option<Value> {
    let Ingredients { number, qualifier, range: (from, length), stated } = made;
    let form = *FORMS.get(form)?;
    let (printed, what) = form.split_once(" and ").unwrap_or(("", form));
    if let Some(mut claim) = claim(what, aspect, on_schedule, *stated) {
        if !printed.is_empty() {
            claim["value"] = json!(number);
            if let Some(word) = qualifier {
                claim["qualifier"] = json!(word);
            }
        }
        return Some(claim);
    }
    Some(match form {
        "range" => {
            json!({ "from": (from + 1).to_string(), "to": (from + 1 + length).to_string() })
        }
        "words" => json!({ "text": texts(&head.languages, ["与经济增长同步", "in step"]) }),
        "not-set" => json!("/"),
        "empty" => json!(""),
        _ => figure(number, *qualifier),
    })
}

/// Whether a report states something about a target that means nothing without a result in figures.
fn needs_result(target: &Value) -> bool {
    target.get("value").is_none()
        && ["distance", "lead"].iter().any(|one| target.get(one).is_some())
}

/// What is stated of a target, beside it or in its place.
fn claimed(target: &Value) -> Option<&'static str> {
    ["rate", "distance", "lead"].into_iter().find(|claim| target.get(claim).is_some())
}

/// Which way is better.
const BETTER: [&str; 3] = ["more", "less", "neither"];

/// In how many ways a target may be: each form and none, whichever way is better.
const DEAL: usize = (FORMS.len() + 1) * BETTER.len();

/// Which measures an indicator has, as bits. Any five that follow each other have each measure.
const MEASURES: [u8; 7] = [7, 1, 2, 4, 3, 5, 6];

/// What a measure may be made of.
#[derive(Clone, Debug)]
struct MadeMeasure {
    unit: &'static str,
    targets: Vec<Ingredients>,
    above_zero: String,
    any: String,
    qualifier: Option<&'static str>,
    /// The form of the result.
    form: usize,
}

fn measure(aspect: &'static str, setters: usize) -> impl Strategy<Value = MadeMeasure> {
    let units = match aspect {
        "total" => vec!["100m-yuan", "元", "10k-people", "homes", "cars", "million-dollars"],
        _ => vec!["percent"],
    };
    let unit = prop::sample::select(units);
    let targets = prop::collection::vec(ingredients(aspect), setters);
    let result = (above_zero(), signed(), qualifier(), 0_usize..8);
    (unit, targets, result).prop_map(|(unit, targets, (above_zero, any, qualifier, form))| {
        MadeMeasure { unit, targets, above_zero, any, qualifier, form }
    })
}

impl MadeMeasure {
    /// The measure whose first target is the way that `dealt` says. Those of other setters are in other forms.
    fn measure(&self, head: &Head, aspect: &'static str, dealt: usize) -> Value {
        let (round, dealt) = (dealt / DEAL, dealt % DEAL);
        let (form, better) = (dealt / BETTER.len(), BETTER[dealt % BETTER.len()]);
        let mut targets = Map::new();
        for (index, (made, (id, on))) in self.targets.iter().zip(&head.setters).enumerate() {
            let form = (form + index * (round + 1)) % (FORMS.len() + 1);
            if let Some(target) = target(head, (aspect, *on), made, form) {
                targets.insert((*id).to_owned(), target);
            }
        }
        let needed = targets.values().any(needs_result);
        let claimed = targets.values().any(|target| claimed(target).is_some());
        let result = match self.form {
            0 if !needed => {
                json!({ "text": texts(&head.languages, ["与经济增长同步", "in step"]) })
            }
            1 if !needed => json!("/"),
            2 if !needed => json!(""),
            3 if !needed => json!({ "from": "10", "to": "20.5" }),
            _ if claimed || aspect == "total" => figure(&self.above_zero, self.qualifier),
            _ => figure(&self.any, self.qualifier),
        };
        json!({ "unit": self.unit, "result": result, "better": better, "targets": targets })
    }
}

/// What an indicator may be made of.
#[derive(Clone, Debug)]
struct Made {
    name: Value,
    measures: [MadeMeasure; 3],
    more: bool,
}

fn indicator(head: &Head) -> impl Strategy<Value = Made> + use<> {
    let measures = ["total", "level", "growth"].map(|aspect| measure(aspect, head.setters.len()));
    (name(head), measures, any::<bool>()).prop_map(|(name, measures, more)| Made {
        name,
        measures,
        more,
    })
}

impl Made {
    /// The indicator whose forms are those with this number.
    fn indicator(self, head: &Head, dealt: usize) -> Value {
        let which = MEASURES[(dealt / DEAL + dealt % DEAL) % MEASURES.len()];
        let mut measures = Map::new();
        for (index, aspect) in ["total", "level", "growth"].into_iter().enumerate() {
            if which & (1 << index) != 0 {
                // Measures of one indicator have targets in other forms.
                let turned = dealt / DEAL * DEAL + (dealt + 13 * index) % DEAL;
                let measure = self.measures[index].measure(head, aspect, turned);
                measures.insert(aspect.to_owned(), measure);
            }
        }
        let mut one = json!({ "id": "", "name": self.name, "measures": measures });
        if self.more {
            let text = texts(&head.languages, ["提示", "Note"]);
            one["aliases"] = json!(["甲乙", "AB"]);
            one["definition"] = text.clone();
            one["section"] = json!("table");
            one["source"] = json!("other");
            one["notes"] = json!([{ "text": text }]);
        }
        one
    }
}

/// What a record is made of: its languages, how many setters it has and where its period lies.
fn frame(record: &Value) -> String {
    let languages = record["languages"].as_array().unwrap();
    let languages = languages.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("+");
    let setters = record["setters"].as_array().unwrap().len();
    let end = record["period"]["end"].as_str().unwrap();
    let plan =
        |end: &str, default: String| record["plan"][end].as_str().map_or(default, str::to_owned);
    let (from, to) = (
        plan("start", format!("{}-01-01", &end[..4])),
        plan("end", format!("{}-12-31", &end[..4])),
    );
    let time = match end {
        end if end < from.as_str() => "before",
        end if end < to.as_str() => "within",
        end if end == to => "at the end",
        _ => "after",
    };
    format!("{languages}, {setters} setters, {time}")
}

/// What its indicators have, each as one text.
fn forms(record: &Value) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    for indicator in record["indicators"].as_array().unwrap() {
        let measures = indicator["measures"].as_object().unwrap();
        seen.insert(measures.keys().cloned().collect::<Vec<_>>().join("+"));
        for (aspect, measure) in measures {
            let targets = measure["targets"].as_object().unwrap();
            if targets.is_empty() {
                seen.insert(format!("{aspect} none"));
            }
            let missing = matches!(measure["result"].as_str(), Some("" | "/"));
            let better = measure["better"].as_str().unwrap();
            for target in targets.values() {
                let form = match (target, claimed(target)) {
                    (Value::String(text), _) if text == "/" => "not-set".to_owned(),
                    (Value::String(text), _) if text.is_empty() => "empty".to_owned(),
                    (target, _) if target.get("from").is_some() => "range".to_owned(),
                    (target, _) if target.get("text").is_some() => "words".to_owned(),
                    (target, Some(claim)) if target.get("value").is_some() => {
                        format!("figure and {claim}")
                    }
                    (_, claim) => claim.unwrap_or("figure").to_owned(),
                };
                if missing && claimed(target).is_some() {
                    seen.insert(format!("{aspect} {form} {better} without a result"));
                }
                seen.insert(format!("{aspect} {form} {better}"));
            }
        }
    }
    seen
}

/// Each head that a record may be under, but for the spans of its setters: languages, time, setters.
fn heads() -> impl Iterator<Item = (&'static [&'static str], usize, usize)> {
    let each =
        |languages| (0..TIMES).flat_map(move |time| (0..=3).map(move |n| (languages, time, n)));
    LANGUAGES.into_iter().flat_map(each)
}

/// Whatever a target is, whichever way is better, whoever set it and whenever: in records of every length.
#[test]
fn the_generator_makes_every_form() {
    let mut frames = BTreeSet::new();
    for languages in ["zh+en", "zh", "en", "en+zh"] {
        for setters in 0..=3 {
            for time in ["before", "within", "at the end", "after"] {
                frames.insert(format!("{languages}, {setters} setters, {time}"));
            }
        }
    }
    // In each kind of record, and what is rare in some record.
    let (mut due, mut rare) = (BTreeSet::new(), BTreeSet::new());
    for aspect in ["total", "level", "growth"] {
        rare.insert(format!("{aspect} none"));
        let has = |form: &str, claim: &str| form.split(" and ").any(|part| part == claim);
        let forms = FORMS
            .iter()
            .filter(|form| aspect != "growth" || !(has(form, "rate") || has(form, "lead")));
        for form in forms {
            let claimed = ["rate", "distance", "lead"].into_iter().any(|claim| has(form, claim));
            for better in ["more", "less", "neither"] {
                due.insert(format!("{aspect} {form} {better}"));
                if claimed && !["distance", "lead"].contains(form) {
                    rare.insert(format!("{aspect} {form} {better} without a result"));
                }
            }
        }
    }
    let mut measures: BTreeSet<_> =
        ["total", "level", "growth", "growth+total", "level+total", "growth+level"]
            .map(str::to_owned)
            .into();
    measures.insert("growth+level+total".to_owned());
    let mut runner = TestRunner::deterministic();
    let (mut seen, mut seen_anywhere) = (BTreeSet::new(), BTreeSet::new());
    for count in [1_usize, 2, 12, 200] {
        let mut framed = BTreeSet::new();
        for (languages, time, setters) in heads() {
            // What leads need, a time schedule, is there whenever the period is.
            let head = head(languages, time, [2, 0, 1][..setters].to_vec());
            let strategy = head.prop_flat_map(move |head| record_under(head, count.into()));
            let text = strategy.new_tree(&mut runner).unwrap().current();
            let record: Value = serde_json::from_str(&text).unwrap();
            let frame = frame(&record);
            for form in forms(&record) {
                seen.insert(format!("{frame}: {form}"));
                seen_anywhere.insert(form);
            }
            framed.insert(frame);
        }
        let missing: Vec<_> = frames.difference(&framed).collect();
        assert!(missing.is_empty(), "{count} indicators: {missing:?}");
    }
    let everywhere = due.union(&measures);
    let mut missing: Vec<_> = rare.difference(&seen_anywhere).cloned().collect();
    for form in everywhere {
        for frame in &frames {
            // Without setters there is nothing but results.
            let possible = measures.contains(form) || !frame.contains(" 0 setters");
            let whole = format!("{frame}: {form}");
            if possible && !seen.contains(&whole) {
                missing.push(whole);
            }
        }
    }
    assert!(missing.is_empty(), "{} of {}: {missing:#?}", missing.len(), seen.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_record_that_is_generated_is_valid(text in any_record()) {
        if let Err(faults) = Report::from_json(&text) {
            prop_assert!(false, "{faults}\n{text}");
        }
    }
}

#[test]
fn the_generator_makes_as_many_indicators_as_are_allowed() {
    let mut runner = TestRunner::deterministic();
    for count in [1, 2, 12, 200] {
        let text = any_record_of(count).new_tree(&mut runner).unwrap().current();
        let report = Report::from_json(&text).unwrap_or_else(|faults| panic!("{count}: {faults}"));
        assert_eq!(report.indicators.len(), count);
    }
}
