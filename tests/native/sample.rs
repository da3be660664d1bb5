//! A record made up that has what most records have: what tests of any record look at closely.

use plan_chart::{Report, report::statements::Statements};
use serde_json::{Value, json};

/// The record: totals below and above the schedule, without a target and with one that is derived, a ceiling, a level,
/// growth up, down and in words; and what stands around figures.
pub(crate) fn json() -> Value {
    let text = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    let one = |id: &str, names: [&str; 3], measures: Value| {
        let [zh, en, short] = names;
        json!({
            "id": id, "name": text(zh, en), "short": text(zh, short), "section": "table",
            "definition": text(&format!("“{zh}”数的是什么。"), &format!("What “{short}” counts.")),
            "measures": measures,
        })
    };
    let growth = |result: &str, plan: &str, upper: &str| json!({ "result": result, "better": "more", "targets": { "plan": plan, "upper": upper } });
    let mut gdp = one(
        "gdp",
        ["生产总值", "Gross product", "Product"],
        json!({
            "total": { "unit": "100m-yuan", "result": "407.9", "better": "more", "targets": { "upper": "880" } },
            "growth": growth("5.0", "6.5", "7.5"),
        }),
    );
    gdp["aliases"] = json!(["GDP", "总产出"]);
    let mut investment = one(
        "investment",
        ["固定资产投资", "Fixed-asset investment", "Investment"],
        json!({
            "total": { "unit": "100m-yuan", "result": "226.4", "better": "more", "targets": { "upper": "259" } },
            "growth": growth("19.4", "10", "15.1"),
        }),
    );
    investment["notes"] =
        json!([{ "on": "total", "text": text("口径可能不同。", "They may not cover the same.") }]);
    let words = text("与经济增长同步", "in step with economic growth");
    json!({
        "id": "sample",
        "revision": "2026-02-03",
        "languages": ["zh", "en"],
        "place": text("甲地", "Place A"),
        "period": { "start": "2023-01-01", "end": "2023-06-30" },
        "setters": [
            {
                "id": "plan", "name": text("本级年度计划", "own annual plan"), "short": text("本级计划", "own plan"),
                "explained": text("本级自己批准的全年计划。", "The plan for the year that was set at home.")
            },
            { "id": "upper", "name": text("上级年度目标", "upper annual target"), "short": text("上级目标", "upper target") },
        ],
        "sources": [{
            "title": text("甲地计划执行情况的报告", "Report on how Place A carried out its plan"),
            "publisher": text("甲地统计部门", "Office A")
        }],
        "sections": [
            { "id": "table", "name": text("指标表", "the table") },
            { "id": "text", "name": text("表后文字", "the text after it") },
        ],
        "remarks": [text("报告没有发布日期。", "The report has no date of issue.")],
        "indicators": [
            gdp,
            one("industry", ["工业增加值", "Value added of industry", "Industry"], json!({
                "total": { "unit": "100m-yuan", "result": "/", "better": "more", "targets": { "upper": "/" } },
                "growth": growth("-3.2", "6", "8.5"),
            })),
            investment,
            one("revenue", ["财政收入", "Public revenue", "Revenue"], json!({
                "total": { "unit": "100m-yuan", "result": "53.6", "targets": { "upper": "/" } },
                "growth": { "result": "1.7", "better": "more", "targets": { "plan": "5" } },
            })),
            one("income", ["居民收入", "Household income", "Income"], json!({
                "growth": {
                    "result": { "text": words }, "better": "more", "targets": { "plan": { "text": words } }
                },
            })),
            one("jobs", ["新增就业", "New jobs", "New jobs"], json!({
                "total": {
                    "unit": "10k-people", "result": { "value": "1.2", "qualifier": "about" }, "better": "more",
                    "targets": { "plan": "1.9", "upper": "1.9" }
                },
            })),
            one("energy", ["能源消费", "Energy use", "Energy"], json!({
                "total": {
                    "unit": "10k-tonnes", "result": "30.5", "better": "less", "targets": { "plan": "60" }
                },
            })),
            one("rate", ["失业率", "Rate of unemployment", "Unemployment"], json!({
                "level": {
                    "unit": "%", "result": "4.9", "better": "less",
                    "targets": { "plan": { "value": "5.5", "qualifier": "or-less" } }
                },
            })),
            one("contracts", ["签约金额", "Value of contracts", "Contracts"], json!({
                "total": { "unit": "100m-yuan", "result": "780", "better": "more", "targets": { "plan": { "rate": "91" } } },
            })),
            one("projects", ["项目投资", "Project investment", "Projects"], json!({
                "total": { "unit": "100m-yuan", "result": "98.2", "better": "more", "targets": { "plan": { "lead": "39.3" } } },
            })),
        ],
    })
}

pub(crate) fn report() -> Report {
    Report::from_json(&json().to_string()).unwrap()
}

/// A record of its text with whatever one may have.
pub(crate) fn statements_json() -> Value {
    let text = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    json!({
        "report": "sample",
        "units": [
            { "id": "firms", "name": text("家", "firms"), "one": text("家", "firm") },
            { "id": "enterprises", "name": text("户", "enterprises"), "family": "firms" },
            { "id": "10k-trees", "name": text("棵", "trees"), "scale": "10k" },
        ],
        "parts": [
            {
                "id": "done", "name": text("已做", "Done"), "role": "done",
                "numbered": text("{place}第{n}段", "{place}, paragraph {n}")
            },
            { "id": "next", "name": text("将做", "To do"), "role": "planned", "hint": text("这是承诺。", "These are promises.") },
            { "id": "end", "name": text("用语", "Words"), "role": "terms" },
        ],
        "areas": [
            { "id": "1", "part": "done", "name": text("经济", "Economy"), "place": text("第一部分", "Part 1") },
            { "id": "2", "part": "next", "name": text("计划", "Plans"), "place": text("第二部分", "Part 2") },
            { "id": "3", "part": "end", "name": text("名词", "Terms"), "place": text("附录", "Annex") },
        ],
        "topics": [
            { "id": "growth", "area": "1", "name": text("增长", "Growing"), "terms": ["term"] },
            { "id": "land", "area": "1", "name": text("土地", "Land") },
            { "id": "coming", "area": "2", "name": text("安排", "Coming") },
            { "id": "term", "area": "3", "name": text("名词一", "Term one"), "text": text("名词的解释", "What it means") },
        ],
        "figures": [
            {
                "id": "total", "topic": "growth", "value": "407.9", "unit": "100m-yuan", "name": text("产出", "Output"),
                "restates": "gdp.total",
                "with": [
                    { "id": "up", "kind": "growth", "value": "5.0", "unit": "percent", "restates": "gdp.growth" },
                    { "id": "rank", "kind": "rank", "value": "2", "among": text("各地", "of all places"), "name": text("位次", "Rank") },
                ]
            },
            {
                "id": "signed", "topic": "growth", "value": "780", "unit": "100m-yuan", "name": text("签约", "Signed"),
                "restates": "contracts.total",
                "with": [{ "id": "done-rate", "kind": "rate", "value": "91", "unit": "percent", "restates": "contracts.total.plan.rate" }]
            },
            {
                "id": "people", "topic": "growth", "value": "1.2", "unit": "10k-people", "qualifier": "about",
                "name": text("新岗位", "Jobs"), "restates": "jobs.total"
            },
            {
                "id": "less", "kind": "growth", "topic": "land", "value": "-56.4", "unit": "percent",
                "name": text("新开工", "Started")
            },
            { "id": "green", "topic": "land", "value": "15", "unit": "hectares", "name": text("绿地", "Green") },
            { "id": "fields", "topic": "land", "value": "10", "unit": "10k-square-metres", "name": text("花田", "Fields") },
            { "id": "all", "topic": "land", "value": "28", "unit": "firms", "name": text("企业", "Firms") },
            { "id": "some", "topic": "land", "value": "26", "unit": "enterprises", "name": text("其中", "Of these") },
            {
                "id": "share", "kind": "share", "topic": "land", "value": "92.9", "unit": "percent", "name": text("比例", "Share"),
                "part": "some", "whole": "all"
            },
            { "id": "tenths", "kind": "share", "topic": "land", "value": "7", "unit": "成", "name": text("占比", "Part of it") },
            { "id": "words", "topic": "land", "text": text("多处", "several"), "name": text("试点", "Trials") },
            {
                "id": "promise", "topic": "coming", "from": "1", "to": "2", "unit": "firms", "name": text("新企业", "New firms"),
                "beside": "all"
            },
            {
                "id": "jobs-target", "topic": "coming", "value": "1.9", "unit": "10k-people", "name": text("就业目标", "Jobs to come"),
                "restates": "jobs.total.plan", "beside": "people"
            },
            {
                "id": "trees", "topic": "coming", "value": "0.3", "unit": "10k-trees", "qualifier": "at-least",
                "name": text("植树", "Trees")
            },
        ],
        "drawings": [{ "id": "land", "figures": ["green", "fields"] }],
        "related": [["green", "trees"]],
        "notes": [{ "on": ["words"], "text": text("报告没有数。", "The report has no number.") }]
    })
}

pub(crate) fn statements() -> Statements {
    Statements::from_json(&statements_json().to_string(), &report())
        .unwrap_or_else(|faults| panic!("{faults}"))
}
