//! What tables of such reports call things: indicators, periods and units in brackets.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::figure::fold;
use crate::report::{Aspect, Unit};

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

/// Whether a name is that of a rate, index, average or stock, which has no time schedule.
pub(super) fn is_level(name: &str) -> bool {
    const ENDS: [&str; 20] = [
        "率",
        "比重",
        "占比",
        "比例",
        "系数",
        "指数",
        "浓度",
        "密度",
        "余额",
        "存量",
        "寿命",
        "覆盖面",
        "强度",
        "满意度",
        "rate",
        "share",
        "ratio",
        "index",
        "intensity",
        "coverage",
    ];
    let name = key(name);
    ENDS.iter().any(|end| name.ends_with(end)) && !name.ends_with("增长率")
}

/// Whether less of it is better, as its name says.
pub(super) fn is_ceiling(name: &str) -> bool {
    const WORDS: [&str; 17] = [
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
        "unemployment",
        "emission",
        "accident",
        "poverty",
        "debt",
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

/// From when to when, in months of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Months {
    pub(super) year: u16,
    pub(super) first: u8,
    pub(super) last: u8,
}

impl Months {
    /// The first and the last day.
    pub(super) fn days(self) -> (String, String) {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let last = match self.last {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (
            format!("{}-{:02}-01", self.year, self.first),
            format!("{}-{:02}-{last}", self.year, self.last),
        )
    }

    /// What ids of records have for it: `2023-h1`.
    pub(super) fn code(self) -> String {
        let Self { year, first, last } = self;
        match (first, last) {
            (1, 12) => format!("{year}"),
            (1, 6) => format!("{year}-h1"),
            (7, 12) => format!("{year}-h2"),
            (1, 3) => format!("{year}-q1"),
            (1, 9) => format!("{year}-q3"),
            (first, last) => format!("{year}-m{first}-{last}"),
        }
    }
}

/// The period that a title names, with the text before and behind it: 汉阳区2023年上半年….
pub(super) fn period(text: &str) -> Option<(Months, String)> {
    let folded = fold(text);
    let chars: Vec<char> = folded.chars().collect();
    for at in 0..chars.len().saturating_sub(4) {
        let four: String = chars[at..at + 4].iter().collect();
        let Ok(year @ 1949..=2199) = four.parse::<u16>() else { continue };
        if chars.get(at + 4) != Some(&'年') {
            continue;
        }
        let rest: String = chars[at + 5..].iter().collect();
        if let Some((first, last)) = months(rest.trim_start()) {
            let before: String = chars[..at].iter().collect();
            return Some((Months { year, first, last }, before));
        }
    }
    let lower = folded.to_lowercase();
    let first_half = ["first half of ", "h1 "].iter().find_map(|word| lower.split_once(word));
    let (before, rest) = first_half?;
    let year = rest
        .split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
        .filter(|year| (1949..=2199).contains(year))?;
    Some((Months { year, first: 1, last: 6 }, before.to_owned()))
}

/// The months that a text begins with: 上半年, 前三季度, 1-9月.
pub(super) fn months(text: &str) -> Option<(u8, u8)> {
    const NAMES: [(&str, u8, u8); 10] = [
        ("上半年", 1, 6),
        ("下半年", 7, 12),
        ("一季度", 1, 3),
        ("第一季度", 1, 3),
        ("1季度", 1, 3),
        ("前三季度", 1, 9),
        ("前3季度", 1, 9),
        ("全年", 1, 12),
        ("h1", 1, 6),
        ("first half", 1, 6),
    ];
    let text = text.to_lowercase();
    if let Some((_, first, last)) = NAMES.iter().find(|(name, ..)| text.starts_with(name)) {
        return Some((*first, *last));
    }
    let (numbers, _) = text.split_once('月')?;
    let mut numbers = numbers.split(['-', '—', '~', '至']);
    let month =
        |text: &str| text.trim().parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    let first = month(numbers.next()?)?;
    let last = numbers.next().map_or(Some(first), month)?;
    (numbers.next().is_none() && first <= last).then_some((first, last))
}
