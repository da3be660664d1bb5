//! What a heading means: exactly a known name, then a known alias, else a guess that is asked. Similar spellings never
//! count: every other two-character heading is similar.

use super::{
    known::{bracketed_unit, key},
    period::months,
};
use crate::report::{Aspect, Unit};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Unit,
    Measure,
    Section,
    Better,
    Date,
    Definition,
    Result(Option<Aspect>),
    /// The target of the setter with this heading.
    Target(String, Option<Aspect>),
    /// The share of a target that is done, in per cent: of the setter with this heading, or of the one before it.
    Rate,
    Ignored,
}

/// The codes of what a column may hold.
pub(super) const CODES: &[&str] = &[
    "name",
    "unit",
    "measure",
    "section",
    "better",
    "date",
    "definition",
    "result",
    "result.total",
    "result.level",
    "result.growth",
    "target",
    "target.total",
    "target.level",
    "target.growth",
    "rate",
    "ignore",
];

impl Field {
    /// Its code.
    pub(super) fn code(&self) -> String {
        let with = |what: &str, aspect: &Option<Aspect>| {
            aspect.map_or_else(|| what.to_owned(), |aspect| format!("{what}.{}", aspect.code()))
        };
        match self {
            Self::Name => "name".to_owned(),
            Self::Unit => "unit".to_owned(),
            Self::Measure => "measure".to_owned(),
            Self::Section => "section".to_owned(),
            Self::Better => "better".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Definition => "definition".to_owned(),
            Self::Result(aspect) => with("result", aspect),
            Self::Target(_, aspect) => with("target", aspect),
            Self::Rate => "rate".to_owned(),
            Self::Ignored => "ignore".to_owned(),
        }
    }

    /// The field of a code; `heading` names the setter.
    pub(super) fn parse(code: &str, heading: &str) -> Option<Self> {
        let (what, aspect) =
            code.split_once('.').map_or((code, None), |(what, aspect)| (what, Some(aspect)));
        let aspect = match aspect {
            None => None,
            Some(code) => Some(Aspect::ALL.into_iter().find(|aspect| aspect.code() == code)?),
        };
        Some(match what {
            "name" => Self::Name,
            "unit" => Self::Unit,
            "measure" => Self::Measure,
            "section" => Self::Section,
            "better" => Self::Better,
            "date" => Self::Date,
            "definition" => Self::Definition,
            "result" => Self::Result(aspect),
            "target" => Self::Target(heading.to_owned(), aspect),
            "rate" => Self::Rate,
            "ignore" => Self::Ignored,
            _ => return None,
        })
    }
}

const NAMES: &[&str] = &[
    "指标名称",
    "指标",
    "名称",
    "项目",
    "指标项目",
    "主要指标",
    "主要指标名称",
    "项目名称",
    "经济指标",
    "indicator",
    "indicators",
    "name",
    "indicatorname",
    "item",
    "指标内容",
];
const PLAIN: &[(&[&str], Field)] = &[
    (&["单位", "计量单位", "unit", "units", "unitofmeasure"], Field::Unit),
    (&["指标类型", "口径", "度量", "measure"], Field::Measure),
    (&["类别", "分类", "部分", "领域", "section", "category", "group"], Field::Section),
    (&["方向", "better", "direction"], Field::Better),
    (&["日期", "时点", "数据日期", "date", "asof"], Field::Date),
    (&["定义", "解释", "指标解释", "指标说明", "definition"], Field::Definition),
    (
        &[
            "完成率",
            "完成比例",
            "完成进度",
            "目标完成率",
            "计划完成率",
            "完成百分比",
            "占年度计划",
            "占全年目标",
            "rate",
            "completion",
            "completionrate",
        ],
        Field::Rate,
    ),
    (
        &[
            "序号",
            "编号",
            "备注",
            "说明",
            "责任单位",
            "牵头单位",
            "no",
            "no.",
            "notes",
            "note",
            "remarks",
            "排名",
            "位次",
        ],
        Field::Ignored,
    ),
];
const TOTAL: &[&str] = &[
    "总量",
    "绝对值",
    "绝对量",
    "绝对数",
    "总额",
    "数量",
    "总值",
    "total",
    "amount",
    "absolute",
    "totalamount",
];
const LEVEL: &[&str] = &["水平", "比率", "level"];
const GROWTH: &[&str] = &[
    "增幅",
    "增速",
    "增长",
    "增长率",
    "同比",
    "同比增长",
    "同比增速",
    "同比增幅",
    "比上年增长",
    "比上年同期增长",
    "较上年同期增长",
    "同比±",
    "增减±",
    "增减",
    "同比增减",
    "比上年增减",
    "较上年增减",
    "比上年同期增减",
    "较上年同期增减",
    "增减幅度",
    "growth",
    "growthrate",
    "yoy",
    "change",
    "year-on-year",
    "yearonyear",
];
const RESULTS: &[&str] = &[
    "完成",
    "完成情况",
    "完成数",
    "完成值",
    "完成额",
    "实绩",
    "累计",
    "累计完成",
    "实际",
    "实际完成",
    "实际值",
    "实际数",
    "执行情况",
    "执行数",
    "结果",
    "数值",
    "值",
    "本期",
    "本期完成",
    "目前完成",
    "已完成",
    "情况",
    "result",
    "results",
    "actual",
    "achieved",
    "outcome",
    "value",
];
const TARGETS: &[&str] = &[
    "计划",
    "年度计划",
    "年初计划",
    "全年计划",
    "年计划",
    "计划数",
    "计划值",
    "区年度计划",
    "区计划",
    "年度目标",
    "全年目标",
    "年初目标",
    "目标",
    "目标值",
    "目标数",
    "目标任务",
    "年度任务",
    "年度目标任务",
    "预期目标",
    "年度预期目标",
    "全年预期目标",
    "绩效目标",
    "年度绩效目标",
    "市级年度绩效目标",
    "市级绩效目标",
    "市级年度目标",
    "市级目标",
    "市目标",
    "区级目标",
    "区级年度目标",
    "区目标",
    "省级目标",
    "省级年度目标",
    "国家目标",
    "奋斗目标",
    "预算",
    "预算数",
    "年初预算",
    "年度预算",
    "调整预算",
    "target",
    "targets",
    "plan",
    "annualplan",
    "annualtarget",
    "goal",
    "budget",
    "municipaltarget",
    "districttarget",
    "nationaltarget",
];

/// Of [`GROWTH`], those that may as well be of amounts.
const CHANGES: &[&str] =
    &["增减", "同比增减", "比上年增减", "较上年增减", "比上年同期增减", "较上年同期增减", "change"];

/// Words of targets at the end of a heading: enough for a guess.
const TARGET_ENDS: &[&str] = &["计划", "目标", "任务", "预算", "target", "plan", "goal", "budget"];

/// What one line of a heading says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Plain(Field),
    Aspect(Aspect),
    Who(Field),
    Guess(Field),
    Unknown,
}

/// Removes a year and a period from the beginning: 2023年上半年完成 is 完成. The period alone is a result.
fn without_period(text: &str) -> (String, bool) {
    let mut rest = text;
    if let Some((year, behind)) = rest.split_once('年')
        && year.len() == 4
        && year.bytes().all(|byte| byte.is_ascii_digit())
    {
        rest = behind;
    } else if matches!(rest.get(..4), Some(year) if year.bytes().all(|byte| byte.is_ascii_digit()))
    {
        rest = &rest[4..];
    }
    for name in [
        "上半年",
        "下半年",
        "一季度",
        "第一季度",
        "1季度",
        "前三季度",
        "前3季度",
        "全年",
        "firsthalf",
        "h1",
    ] {
        // 全年计划 is a target of its own.
        if let Some(behind) = rest.strip_prefix(name)
            && !(name == "全年" && TARGETS.contains(&rest))
        {
            return (behind.to_owned(), true);
        }
    }
    if months(rest).is_some()
        && let Some((_, behind)) = rest.split_once('月')
    {
        let behind = behind.strip_prefix('份').unwrap_or(behind);
        return (behind.to_owned(), true);
    }
    (rest.to_owned(), false)
}

/// Whether a heading says how much of a target is done: 完成年度计划, 占预算比重, % of target.
fn is_completion(key: &str) -> bool {
    let english = ["%of", "percentof", "percentageof", "shareof"];
    if let Some(rest) = english.iter().find_map(|word| key.strip_prefix(word)) {
        return TARGETS.contains(&rest);
    }
    let Some(rest) =
        ["完成占", "完成", "占", "达", "为"].iter().find_map(|word| key.strip_prefix(word))
    else {
        return false;
    };
    let ends = ["百分比", "比重", "比例", "进度"];
    let rest = ends.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    TARGETS.contains(&rest.trim_end_matches('的'))
}

fn is_percent(unit: &str) -> bool {
    Unit::parse(unit).is_some_and(|unit| unit.is_percentage())
}

pub(super) fn is_name(text: &str) -> bool {
    NAMES.contains(&key(text).as_str())
}

/// Most bytes of a line of a heading.
const MAX_HEADING: usize = 1_000;

/// What one line of a heading says. `setters` are the keys of the names of those of the earlier record.
pub(super) fn part(text: &str, setters: &[String]) -> Part {
    // A heading is not that long, and a long text would be gone through once for every word that is known.
    if text.len() > MAX_HEADING {
        return Part::Unknown;
    }
    let (text, unit) = bracketed_unit(text);
    let whole = key(&text);
    if whole.is_empty() {
        return Part::Unknown;
    }
    let of = |key: &str| -> Option<Part> {
        if NAMES.contains(&key) {
            return Some(Part::Plain(Field::Name));
        }
        if setters.iter().any(|name| name == key) {
            return Some(Part::Who(Field::Target(text.clone(), None)));
        }
        if let Some((_, field)) = PLAIN.iter().find(|(names, _)| names.contains(&key)) {
            return Some(Part::Plain(field.clone()));
        }
        for (words, aspect) in
            [(TOTAL, Aspect::Total), (LEVEL, Aspect::Level), (GROWTH, Aspect::Growth)]
        {
            if words.contains(&key) {
                return Some(Part::Aspect(aspect));
            }
        }
        if TARGETS.contains(&key) {
            return Some(Part::Who(Field::Target(text.clone(), None)));
        }
        RESULTS.contains(&key).then_some(Part::Who(Field::Result(None)))
    };
    if let Some(part) = of(&whole) {
        return part;
    }
    let (rest, period) = without_period(&whole);
    if rest.is_empty() {
        return if period { Part::Who(Field::Result(None)) } else { Part::Unknown };
    }
    match of(&rest) {
        // 上半年计划 is what was planned until then, not the plan for the year.
        Some(Part::Who(Field::Target(..))) if period => return Part::Guess(Field::Ignored),
        Some(Part::Aspect(aspect)) if period => return Part::Plain(Field::Result(Some(aspect))),
        Some(part) => return part,
        None => {}
    }
    // 完成总量, 市级目标增速: a known word with a known measure behind it.
    for (words, aspect) in
        [(TOTAL, Aspect::Total), (LEVEL, Aspect::Level), (GROWTH, Aspect::Growth)]
    {
        let longest =
            words.iter().filter(|word| rest.ends_with(**word)).max_by_key(|word| word.len());
        if let Some(word) = longest {
            match of(rest[..rest.len() - word.len()].trim_end_matches('的')) {
                Some(Part::Who(Field::Result(_))) => {
                    return Part::Plain(Field::Result(Some(aspect)));
                }
                Some(Part::Who(Field::Target(..))) => {
                    let name = text
                        .get(..text.len().saturating_sub(word.len()))
                        .unwrap_or(&text)
                        .trim()
                        .to_owned();
                    return Part::Plain(Field::Target(name, Some(aspect)));
                }
                _ => {}
            }
        }
    }
    if is_completion(&rest) {
        let percent = unit.as_deref().is_some_and(is_percent) || rest.is_ascii();
        return if percent { Part::Plain(Field::Rate) } else { Part::Guess(Field::Rate) };
    }
    if TARGET_ENDS.iter().any(|end| rest.ends_with(end)) {
        return Part::Guess(Field::Target(text, None));
    }
    if rest.contains("完成") && !rest.contains('率') {
        return Part::Guess(Field::Result(None));
    }
    Part::Unknown
}

/// What a column holds, by all lines of its heading, and whether that is only a guess.
pub(super) fn field(lines: &[String], setters: &[String]) -> (Field, bool) {
    let (mut who, mut aspect, mut guess) = (None, None, false);
    for line in lines {
        match part(line, setters) {
            Part::Plain(Field::Result(found)) => (who, aspect) = (Some(Field::Result(None)), found),
            Part::Plain(Field::Target(name, found)) => {
                (who, aspect) = (Some(Field::Target(name, None)), found);
            }
            Part::Plain(field) => return (field, false),
            Part::Aspect(found) => aspect = Some(found),
            Part::Who(field) => who = Some(field),
            Part::Guess(field) => {
                guess = true;
                who.get_or_insert(field);
            }
            Part::Unknown => {}
        }
    }
    if aspect == Some(Aspect::Growth) {
        match change(lines, setters) {
            Change::Growth => {}
            Change::Doubtful => guess = true,
            Change::Amount => return (Field::Ignored, true),
        }
    }
    match (who, aspect) {
        (Some(Field::Target(name, _)), aspect) => (Field::Target(name, aspect), guess),
        (Some(Field::Result(_)), aspect) => (Field::Result(aspect), guess),
        (Some(field), _) => (field, guess),
        (None, Some(aspect)) => (Field::Result(Some(aspect)), guess),
        (None, None) => (Field::Ignored, true),
    }
}

/// What a heading that speaks of growth may be of.
enum Change {
    Growth,
    Doubtful,
    /// A difference in money, people or percentage points.
    Amount,
}

/// Growth is in per cent; the unit of a line above, which is over other columns, too, does not count.
fn change(lines: &[String], setters: &[String]) -> Change {
    let is_growth = |line: &String| match part(line, setters) {
        Part::Aspect(aspect)
        | Part::Plain(Field::Result(Some(aspect)) | Field::Target(_, Some(aspect))) => {
            aspect == Aspect::Growth
        }
        _ => false,
    };
    let Some(at) = lines.iter().rposition(is_growth) else { return Change::Growth };
    let units = unit(&lines[at..]);
    match units.as_deref() {
        Some(unit) if is_percent(unit) => Change::Growth,
        Some(unit) if Unit::parse(unit).is_some() => Change::Amount,
        _ => {
            let (text, _) = bracketed_unit(&lines[at]);
            let (rest, _) = without_period(&key(&text));
            if CHANGES.contains(&rest.as_str()) { Change::Doubtful } else { Change::Growth }
        }
    }
}

/// The unit in a heading, of its last line that has one.
pub(super) fn unit(lines: &[String]) -> Option<String> {
    lines.iter().rev().find_map(|line| bracketed_unit(line).1)
}
