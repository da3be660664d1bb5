//! What tables of such reports call things: indicators, periods and units in brackets.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::figure::{Entry, fold};
use crate::report::{Aspect, Qualifier, Unit};

/// Names of indicators with the ids that records give them.
const INDICATORS: [(&str, &str); 30] = [
    ("地区生产总值", "gdp"),
    ("生产总值", "gdp"),
    ("gdp", "gdp"),
    ("gross domestic product", "gdp"),
    ("规模以上工业增加值", "industry"),
    ("规上工业增加值", "industry"),
    ("规模以上工业总产值", "industrial-output"),
    ("固定资产投资", "investment"),
    ("固定资产投资额", "investment"),
    ("fixed-asset investment", "investment"),
    ("工业投资", "industrial-investment"),
    ("社会消费品零售总额", "retail"),
    ("retail sales", "retail"),
    ("地方一般公共预算收入", "revenue"),
    ("一般公共预算收入", "revenue"),
    ("budget revenue", "revenue"),
    ("居民可支配收入", "income"),
    ("居民人均可支配收入", "income"),
    ("全体居民人均可支配收入", "income"),
    ("disposable income", "income"),
    ("城镇常住居民人均可支配收入", "urban-income"),
    ("城镇居民人均可支配收入", "urban-income"),
    ("农村常住居民人均可支配收入", "rural-income"),
    ("农村居民人均可支配收入", "rural-income"),
    ("新增就业人数", "jobs"),
    ("城镇新增就业", "jobs"),
    ("城镇新增就业人数", "jobs"),
    ("new jobs", "jobs"),
    ("城镇登记失业率", "unemployment"),
    ("进出口总额", "trade"),
];

/// The id that records give an indicator of this name.
pub(super) fn id(name: &str) -> Option<&'static str> {
    static IDS: LazyLock<BTreeMap<String, &str>> =
        LazyLock::new(|| INDICATORS.iter().map(|(name, id)| (key(name), *id)).collect());
    IDS.get(&key(name)).copied()
}

/// A name for comparison: the same with other widths, blanks and case. Never a similar one.
pub(super) fn key(name: &str) -> String {
    fold(name)
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace() && !"_·、：:*#".contains(*c))
        .collect()
}

/// Whether a figure with this name and unit is a rate, index, average or stock, which has no time schedule. A stock in per
/// cent is its growth.
pub(super) fn is_level(name: &str, unit: Option<&str>) -> bool {
    let unit = unit.and_then(|unit| Unit::parse(unit.trim()));
    is_rate(name) || is_stock(name) && !unit.is_some_and(|unit| unit.is_percentage())
}

/// Whether a name says that it is of a change.
pub(super) fn says_change(name: &str) -> bool {
    const WORDS: [&str; 9] = ["增", "涨", "同比", "下降", "降低", "降幅", "减", "growth", "change"];
    let name = fold(name).to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

/// A name without what is in brackets at its end, for comparison.
fn bare_key(name: &str) -> String {
    let folded = fold(name);
    let before = folded.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    key(before.map_or(folded.as_str(), |(before, _)| before))
}

/// The words of a name in lower case.
fn has_word(name: &str, words: &[&str]) -> bool {
    let name = fold(name).to_lowercase();
    name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| words.contains(&word))
}

fn is_rate(name: &str) -> bool {
    const ENDS: [&str; 15] = [
        "率",
        "比重",
        "占比",
        "比例",
        "系数",
        "指数",
        "浓度",
        "密度",
        "寿命",
        "覆盖面",
        "强度",
        "满意度",
        "收入比",
        "之比",
        "占gdp",
    ];
    const WORDS: [&str; 10] =
        ["rate", "rates", "share", "ratio", "index", "intensity", "coverage", "cpi", "ppi", "pmi"];
    const CHANGES: [&str; 6] = ["增长率", "增长", "增速", "增幅", "涨幅", "同比"];
    let (key, lower) = (bare_key(name), fold(name).to_lowercase());
    let is_change = CHANGES.iter().any(|end| key.ends_with(end)) || lower.contains("growth");
    let parts = ["% of ", "per cent of ", "percent of "];
    let is_rate = ENDS.iter().any(|end| key.ends_with(end))
        || has_word(name, &WORDS)
        || parts.iter().any(|words| lower.contains(words))
        || self::key(name).contains("=100");
    is_rate && !is_change
}

fn is_stock(name: &str) -> bool {
    const WITHIN: [&str; 10] = [
        "年末",
        "期末",
        "季末",
        "月末",
        "常住人口",
        "户籍人口",
        "总人口",
        "保有量",
        "在校",
        "在册",
    ];
    const ENDS: [&str; 3] = ["余额", "存量", "总数"];
    const WORDS: [&str; 4] = ["population", "stock", "stocks", "outstanding"];
    // What is added over time.
    const FLOWS: [&str; 4] = ["新增", "净增", "增加", "累计"];
    let key = bare_key(name);
    let is_flow = FLOWS.iter().any(|word| key.contains(word));
    let is_stock = WITHIN.iter().any(|word| key.contains(word))
        || ENDS.iter().any(|end| key.ends_with(end))
        || has_word(name, &WORDS);
    is_stock && !is_flow
}

/// Whether less is better, as the name and the targets say.
pub(super) fn less_is_better<'e>(name: &str, targets: impl Iterator<Item = &'e Entry>) -> bool {
    let (mut any, mut negative) = (false, true);
    for target in targets {
        let (lowest, qualifier) = match target {
            Entry::Figure { value, qualifier, .. } => (value, qualifier),
            Entry::Range { from, qualifier, .. } => (from, qualifier),
            _ => continue,
        };
        // Such a target is a ceiling, whatever it is of.
        if matches!(
            qualifier,
            Some(Qualifier::AtMost | Qualifier::OrLess | Qualifier::LessThan | Qualifier::Below)
        ) {
            return true;
        }
        any = true;
        negative &= lowest.starts_with('-');
    }
    // 单位GDP能耗下降 3%: the figure is the reduction, unless it has a sign of its own.
    is_ceiling(name) && (any && negative || !is_turned_round(name))
}

/// Whether a name that has a word for what should be less is of how much less, or of what is well: 能耗下降, 排放达标率.
fn is_turned_round(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "达标",
        "处置率",
        "处理率",
        "可再生",
        "非化石",
        "renewable",
        "下降",
        "降低",
        "降幅",
        "削减",
        "减排",
        "减少",
        "压减",
        "压降",
        "脱贫",
        "化解",
        "reduction",
        "reduced",
        "decrease",
        "decline",
        "out of poverty",
        "saved",
    ];
    let name = fold(name).to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

fn is_ceiling(name: &str) -> bool {
    const WORDS: [&str; 28] = [
        "失业率",
        "能耗",
        "排放",
        "浓度",
        "死亡",
        "事故",
        "债务",
        "消费价格",
        "价格指数",
        "负债",
        "不良",
        "贫困发生率",
        "贫困率",
        "贫困人口",
        "赤字",
        "信访",
        "通货膨胀",
        "unemployment",
        "emission",
        "accident",
        "poverty",
        "debt",
        "deficit",
        "inflation",
        "early leavers",
        "early leaving",
        "early school leav",
        "energy consumption",
    ];
    let name = fold(name).to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

/// What is in brackets at the end of a heading or name, if it is a unit, and what is before it: 总量（亿元）, 增幅%.
pub(super) fn bracketed_unit(text: &str) -> (String, Option<String>) {
    let folded = fold(text);
    if let Some(inner) = folded.strip_suffix([')', ']', '】', '〕'])
        && let Some(at) = inner.rfind(['(', '[', '【', '〔'])
    {
        let (before, found) = inner.split_at(at);
        let found = found.trim_start_matches(['(', '[', '【', '〔']).trim();
        let found = found.strip_prefix("单位:").unwrap_or(found).trim();
        if units(found).is_some() {
            return (before.trim().to_owned(), Some(found.to_owned()));
        }
    }
    if let Some(before) = folded.strip_suffix('%') {
        return (before.trim().to_owned(), Some("%".to_owned()));
    }
    // total, 100m yuan
    if let Some((before, found)) = folded.rsplit_once([',', '，'])
        && Unit::parse(found.trim()).is_some()
    {
        return (before.trim().to_owned(), Some(found.trim().to_owned()));
    }
    (folded, None)
}

/// The unit that was probably meant by a word that is none: 亿元 for 亿. `None` where it may be several.
pub(crate) fn likely_unit(found: &str) -> Option<Unit> {
    const PERCENT: [&str; 8] =
        ["百分比", "百分数", "百分率", "百分之", "per cent", "percents", "percentage", "pct"];
    let folded = fold(found).to_lowercase();
    if PERCENT.contains(&folded.as_str()) {
        return Some(Unit::PERCENT);
    }
    let plain = folded.replace(['圆', '塊'], "元").replace('億', "亿").replace('萬', "万");
    let plain: String = plain.replace("人民币", "").split_whitespace().collect();
    let plain = plain.split(['(', '[', '/']).next().unwrap_or_default();
    // Nothing but money is counted in 亿 so often that the word is left out; 万 may be people.
    let plain = if ["亿", "十亿", "万亿"].contains(&plain) {
        format!("{plain}元")
    } else {
        plain.to_owned()
    };
    Unit::parse(&plain)
        .or_else(|| Unit::parse(&folded.replace(' ', "-")))
        .or_else(|| Unit::parse(&format!("{plain}s")))
}

/// Which way was probably meant by a word that is none of the template, as a place in its list of them: more, less,
/// neither.
pub(crate) fn likely_better(found: &str) -> Option<usize> {
    const MORE: [&str; 9] = ["大", "多", "高", "升", "增", "快", "high", "large", "up"];
    const LESS: [&str; 9] = ["小", "少", "低", "降", "减", "慢", "low", "small", "down"];
    let key = key(found);
    let any = |words: &[&str]| words.iter().any(|word| key.contains(word));
    match (any(&MORE), any(&LESS)) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    }
}

/// Which measure was probably meant by a word that is none of the template.
pub(crate) fn likely_measure(found: &str) -> Option<Aspect> {
    const WORDS: [(&[&str], Aspect); 3] = [
        (&["增", "growth", "同比"], Aspect::Growth),
        (&["率", "比重", "水平", "指数", "存量", "rate", "ratio", "share"], Aspect::Level),
        (&["量", "额", "值", "数", "total", "sum"], Aspect::Total),
    ];
    let key = key(found);
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    WORDS.iter().find(|(words, _)| has(words)).map(|(_, aspect)| *aspect)
}

/// The units of a caption: 亿元、%.
pub(super) fn units(text: &str) -> Option<Vec<String>> {
    let parts = text
        .split(['、', '/', ',', '，', ';', '；', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let parts: Vec<_> = parts.map(ToOwned::to_owned).collect();
    let whole = Unit::parse(text.trim()).map(|_| vec![text.trim().to_owned()]);
    whole.or_else(|| {
        (!parts.is_empty() && parts.iter().all(|part| Unit::parse(part).is_some())).then_some(parts)
    })
}

/// The units of a line such as 单位：亿元、%.
pub(super) fn caption(text: &str) -> Option<Vec<String>> {
    let folded = fold(text);
    let lower = folded.to_lowercase();
    let at = ["计量单位:", "单位:", "unit:", "units:"]
        .iter()
        .find_map(|word| lower.find(word).map(|at| at + word.len()))?;
    let rest = folded.get(at..)?.trim_end_matches([')', ']', '】']).trim();
    units(rest)
}
