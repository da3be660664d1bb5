//! The next report of the same office: what is kept of its last record, and what never is.

use plan_chart::{
    Lang, Review,
    import::{self, Choice, Import, Level, Matter, Options},
};
use serde_json::{Value as Json, json};

use crate::{RECORD, entry, like, listed};

const TITLED: &str = "关于汉阳区2024年上半年计划执行情况的报告\n";
const TABLE: &str = "指标名称\t市级目标\t上半年完成\nGDP\t900\t430\n固投\t260\t230\n";

fn has(import: &Import, level: Level, due: fn(&Matter) -> bool) -> bool {
    import.of_level(level).any(|reading| due(&reading.matter))
}

#[test]
fn names_units_setters_and_sections_stay() {
    let earlier: Json = serde_json::from_str(RECORD).unwrap();
    let import = import::read_pasted(None, &format!("{TITLED}{TABLE}"), &like(RECORD));
    let gdp = &import.record["indicators"][0];
    for field in ["id", "name", "short", "aliases", "definition", "section"] {
        assert_eq!(gdp.get(field), earlier["indicators"][0].get(field), "{field}");
    }
    for field in ["languages", "place", "setters", "sections", "units"] {
        assert_eq!(import.record.get(field), earlier.get(field), "{field}");
    }
    assert_eq!(entry(&import, "gdp.total.unit"), "100m-yuan");
    assert_eq!(entry(&import, "gdp.total.result"), "430");
    // What belongs to the old figures does not.
    assert!(gdp.get("notes").is_none() && import.record.get("statements").is_none());
    assert_eq!(import.record["sources"].as_array().unwrap().len(), 1);
    assert_eq!(import.record["sources"][0]["title"], json!({ "zh": TITLED.trim() }));
}

/// The old period and id are never kept: they are asked, with that of a year later offered.
#[test]
fn the_period_is_asked_for() {
    let import = import::read_pasted(None, TABLE, &like(RECORD));
    for field in ["id", "period", "plan"] {
        assert!(import.record.get(field).is_none(), "{field}");
    }
    let faults: Vec<_> = import.of_level(Level::Fault).collect();
    let asked = faults.iter().find(|fault| {
        matches!(&fault.matter, Matter::NoPeriod { earlier } if earlier.as_deref() == Some("2023-01-01/2023-06-30"))
    });
    let Choice::Report(path, text) = asked.unwrap().choices[0].clone() else { panic!() };
    assert_eq!((path.as_str(), text.as_str()), ("period", "2024-01-01/2024-06-30"));
    // The answer, and the title, which the table does not say either.
    let mut options = like(RECORD);
    options.report.insert(path, text);
    options.report.insert("sources/#1/title/zh".to_owned(), "报告".to_owned());
    let import = import::read_pasted(None, TABLE, &options);
    assert_eq!(import.record["id"], "hanyang-2024-h1");
    assert!(import.report.is_some(), "{}", listed(&import));
    // Without an earlier record it is asked, too.
    let import = import::read_pasted(None, TABLE, &Options::default());
    assert!(has(&import, Level::Fault, |matter| *matter == Matter::NoPeriod { earlier: None }));
}

#[test]
fn the_same_period_again() {
    let titled = TITLED.replace("2024", "2023");
    let import = import::read_pasted(None, &format!("{titled}{TABLE}"), &like(RECORD));
    assert!(has(&import, Level::Warning, |matter| matches!(matter, Matter::SamePeriod { .. })));
}

/// Plans and spans that the new period is not in move along.
#[test]
fn plans_move_along() {
    for (plan, due) in [
        (["2023-01-01", "2023-12-31"], ["2024-01-01", "2024-12-31"]),
        (["2021-01-01", "2025-12-31"], ["2021-01-01", "2025-12-31"]),
        (["2022-07-01", "2023-06-30"], ["2023-07-01", "2024-06-30"]),
    ] {
        let span = |days: [&str; 2]| json!({ "start": days[0], "end": days[1] });
        let mut earlier: Json = serde_json::from_str(RECORD).unwrap();
        earlier["plan"] = span(plan);
        earlier["setters"][0]["span"] = span(plan);
        let import =
            import::read_pasted(None, &format!("{TITLED}{TABLE}"), &like(&earlier.to_string()));
        assert_eq!(import.record["plan"], span(due));
        assert_eq!(import.record["setters"][0]["span"], span(due));
    }
}

#[test]
fn differences_are_warnings() {
    let table = "指标名称\t市级目标\t上半年完成\t增速\nGDP\t900\t4079\t5.0\n固投\t2600000万元\t230\t10\n社零\t\t250\t\n夜间经济（亿元）\t\t3\t\n";
    let import = import::read_pasted(None, &format!("{TITLED}{table}"), &like(RECORD));
    let warned = |due: &dyn Fn(&Matter) -> bool| {
        import.of_level(Level::Warning).any(|reading| due(&reading.matter))
    };
    assert!(
        warned(
            &|matter| matches!(matter, Matter::OtherMagnitude { found, .. } if found.starts_with("4079"))
        ),
        "{}",
        listed(&import)
    );
    assert!(warned(&|matter| matches!(matter, Matter::New { name } if name == "夜间经济")));
    assert!(warned(
        &|matter| matches!(matter, Matter::NotThere { name } if name == "新增就业人数")
    ));
    assert!(
        warned(&|matter| matches!(matter, Matter::TargetNotThere { .. })),
        "{}",
        listed(&import)
    );
    // 2,600,000 of ten thousand are 260 of a hundred million: another unit, and no other magnitude.
    assert!(!warned(
        &|matter| matches!(matter, Matter::OtherMagnitude { found, .. } if found.contains("260"))
    ));
}

#[test]
fn other_units_are_warned_of() {
    let table = "指标名称\t市级目标（万元）\t上半年完成（万元）\nGDP\t9000000\t4300000\n";
    let import = import::read_pasted(None, &format!("{TITLED}{table}"), &like(RECORD));
    assert!(has(&import, Level::Warning, |matter| matches!(matter, Matter::OtherUnit { .. })));
    assert!(!has(&import, Level::Warning, |matter| matches!(
        matter,
        Matter::OtherMagnitude { .. }
    )));
    assert!(has(&import, Level::Warning, |matter| matches!(
        matter,
        Matter::MeasureNotThere { .. }
    )));
}

/// A template of the next report: everything but figures and dates is in it.
#[test]
fn emptied_records_are_templates() {
    let earlier: Json = serde_json::from_str(RECORD).unwrap();
    let xlsx = import::to_xlsx(&import::emptied(&earlier), Lang::ZH).unwrap();
    let mut options = like(RECORD);
    for (path, text) in [
        ("id", "hanyang-2024-h1"),
        ("revision", "2024-08-01"),
        ("period", "2024-01-01/2024-06-30"),
        ("sources/#1/title/zh", "报告"),
    ] {
        options.report.insert(path.to_owned(), text.to_owned());
    }
    let import = import::read(&xlsx, &options);
    assert_eq!(
        import.record["indicators"].as_array().unwrap().len(),
        earlier["indicators"].as_array().unwrap().len()
    );
    for (new, old) in import.record["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .zip(earlier["indicators"].as_array().unwrap())
    {
        assert_eq!(
            (&new["id"], &new["name"], &new["definition"]),
            (&old["id"], &old["name"], &old["definition"])
        );
        for (aspect, measure) in old["measures"].as_object().unwrap() {
            assert_eq!(new["measures"][aspect].get("unit"), measure.get("unit"));
            assert!(new["measures"][aspect].get("result").is_none());
        }
    }
    assert_eq!(import.record["setters"], earlier["setters"]);
    let review = Review::of_json(&import.record.to_string());
    // Results are all that is missing.
    assert!(
        review.faults.iter().all(|fault| fault.path.starts_with("indicators")),
        "{:?}",
        review.faults
    );
}
