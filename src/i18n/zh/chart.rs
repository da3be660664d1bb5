//! What charts draw in Chinese.

use std::cmp::Ordering;

use super::Zh;
use crate::{
    Decimal, Lang, Ratio,
    i18n::{ChartWords, TargetName},
    progress::{Gap, Verdict},
    report::{Better, Figure, PartialDate, Qualifier, Thing, Unit},
};

/// Where there is no target for a total: one of the year, or any.
pub(super) fn no_target(annual: bool) -> &'static str {
    if annual { "未设年度总量目标" } else { "未设总量目标" }
}

/// What is counted, as it is written behind the scale.
pub(super) fn thing(unit: &Unit) -> &str {
    match &unit.thing {
        Thing::Percent => "%",
        Thing::Tenths => "成",
        Thing::Number => "",
        Thing::Points => "个百分点",
        Thing::IndexPoints => "点",
        Thing::Yuan => "元",
        Thing::Dollars => "美元",
        Thing::Euros => "欧元",
        Thing::People => "人",
        Thing::PersonTimes => "人次",
        Thing::Households => "户",
        Thing::Items => "个",
        Thing::Projects => "项",
        Thing::Homes => "套",
        Thing::Hectares => "公顷",
        Thing::SquareMetres => "平方米",
        Thing::Kilometres => "公里",
        Thing::Tonnes => "吨",
        Thing::Jin => "斤",
        Thing::KilowattHours => "千瓦时",
        Thing::CarbonTonnes => "吨二氧化碳当量",
        Thing::OilTonnes => "吨油当量",
        Thing::Named(named) => named.name.get(Lang::ZH),
    }
}

/// How many places the point of an amount in `unit` moves, and the word of its scale: Chinese counts in ten thousands,
/// so that only the scales of other languages move it.
pub(super) fn scale(sample: Decimal, unit: &Unit) -> (i32, &'static str) {
    let zeros = i32::from(unit.zeros);
    match unit.zeros {
        0 => (0, ""),
        4 => (0, "万"),
        8 => (0, "亿"),
        12 => (0, "万亿"),
        _ => {
            let amount = Ratio::from(sample.abs()).times(Ratio::power_of_ten(zeros));
            if amount >= Ratio::power_of_ten(12) {
                (zeros - 12, "万亿")
            } else if amount >= Ratio::power_of_ten(8) {
                (zeros - 8, "亿")
            } else if amount >= Ratio::power_of_ten(4) {
                (zeros - 4, "万")
            } else {
                (zeros, "")
            }
        }
    }
}

/// What is before a number and behind it.
pub(super) fn qualifier(qualifier: Option<Qualifier>) -> (&'static str, &'static str) {
    match qualifier {
        None => ("", ""),
        Some(Qualifier::About) => ("约", ""),
        Some(Qualifier::Around) => ("", "左右"),
        Some(Qualifier::Nearly) => ("近", ""),
        Some(Qualifier::Over) => ("超", ""),
        Some(Qualifier::Below) => ("不足", ""),
        Some(Qualifier::MoreThan) => ("高于", ""),
        Some(Qualifier::LessThan) => ("低于", ""),
        Some(Qualifier::AtLeast) => ("不少于", ""),
        Some(Qualifier::NotBelow) => ("不低于", ""),
        Some(Qualifier::OrMore) => ("", "以上"),
        Some(Qualifier::AtMost) => ("不超过", ""),
        Some(Qualifier::OrLess) => ("", "以下"),
        Some(Qualifier::Aim) => ("力争", ""),
    }
}

pub(super) fn direction(side: Ordering) -> &'static str {
    match side {
        Ordering::Greater => "高于",
        Ordering::Equal => "持平于",
        Ordering::Less => "低于",
    }
}

/// What a target is called: 区计划, 区计划上限, 上限.
pub(super) fn target(name: &TargetName<'_>) -> String {
    let ceiling = name.better == Better::Less;
    let own = if ceiling && name.only { String::new() } else { name.setters.join("、") };
    if ceiling { own + "上限" } else { own }
}

impl Zh {
    /// An amount, its point moved by `scale`: trailing zeros that the move alone leaves are not printed ones.
    pub(super) fn moved(&self, value: Decimal, power: i32) -> String {
        let whole = value.scale() == 0;
        let value = value.shift(power);
        self.number(if whole && power < 0 { value.trim() } else { value })
    }

    /// A distance with its direction to a reference: 高于时序进度3.6个百分点.
    pub(super) fn gap(reference: &str, gap: Gap, size: &str) -> String {
        if gap.side() == Ordering::Equal {
            return format!("与{reference}持平");
        }
        let about = if gap.about { "约" } else { "" };
        format!("{}{reference}{about}{size}", direction(gap.side()))
    }

    pub(super) fn elapsed(&self, elapsed: Ratio) -> String {
        self.percent(elapsed.percent().round(1).trim())
    }
}

impl ChartWords for Zh {
    fn fonts(&self) -> &'static str {
        "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',system-ui,sans-serif"
    }

    fn number(&self, number: Decimal) -> String {
        let minus = if number.sign() == Ordering::Less { "−" } else { "" };
        format!("{minus}{}", number.abs().text())
    }

    fn figure(&self, figure: &Figure) -> String {
        let (power, scale) = scale(figure.value, &figure.unit);
        let (before, behind) = qualifier(figure.qualifier);
        format!("{before}{}{scale}{}{behind}", self.moved(figure.value, power), thing(&figure.unit))
    }

    fn range(&self, low: &Figure, high: &Figure) -> String {
        let (before, behind) = qualifier(low.qualifier);
        let (power, scale) = scale(low.value, &low.unit);
        let [low_value, high_value] = [low, high].map(|end| self.moved(end.value, power));
        let thing = thing(&low.unit);
        // A percentage has its sign at both ends: 6%～6.5%.
        let first = if thing == "%" { thing } else { scale };
        format!("{before}{low_value}{first}～{high_value}{scale}{thing}{behind}")
    }

    fn percent(&self, percent: Decimal) -> String {
        format!("{}%", self.number(percent))
    }

    fn points(&self, points: Decimal) -> String {
        format!("{}个百分点", self.number(points))
    }

    fn date(&self, date: PartialDate) -> String {
        let PartialDate { year, month, day } = date;
        let month = month.map_or(String::new(), |month| format!("{month}月"));
        let day = day.map_or(String::new(), |day| format!("{day}日"));
        format!("{year}年{month}{day}")
    }

    fn schedule(&self, elapsed: Ratio) -> String {
        format!("时序进度{}", self.elapsed(elapsed))
    }

    fn gap_to_schedule(&self, gap: Gap, elapsed: Option<Ratio>) -> String {
        let elapsed = elapsed.map_or(String::new(), |e| format!("（{}）", self.elapsed(e)));
        Self::gap(&format!("时序进度{elapsed}"), gap, &self.points(gap.value.abs()))
    }

    fn gap_to_target(
        &self,
        name: &TargetName<'_>,
        gap: Gap,
        unit: &Unit,
        verdict: Verdict,
    ) -> String {
        let reference = target(name);
        if verdict == Verdict::Open && name.better != Better::Neither {
            return format!("与{reference}大致相当");
        }
        let size = Figure::new(gap.value.abs(), unit.of_difference());
        Self::gap(&reference, gap, &self.figure(&size))
    }

    fn gap_in_percent(&self, name: &TargetName<'_>, gap: Gap) -> String {
        Self::gap(&target(name), gap, &self.percent(gap.value.abs()))
    }

    fn within_target(&self, name: &TargetName<'_>) -> String {
        format!("在{}的范围内", target(name))
    }

    fn target_label(&self, name: Option<&TargetName<'_>>, amount: &str) -> String {
        let label = name.map_or_else(|| "目标".to_owned(), target);
        format!("{label}{amount}")
    }

    fn derived_label(&self, target: &str) -> [String; 2] {
        ["推算目标".to_owned(), target.to_owned()]
    }

    fn mark_label(&self, name: &TargetName<'_>, amount: &str, derived: bool) -> String {
        let derived = if derived { "（推算）" } else { "" };
        format!("{}{amount}{derived}", target(name))
    }

    fn baseline(&self, figure: &str, date: PartialDate) -> String {
        format!("{}{figure}", self.date(date))
    }

    fn aside(&self, heading: &str, part: &str) -> String {
        format!("{heading}（{part}）")
    }

    fn about(&self) -> &'static str {
        "约"
    }

    fn no_target(&self, annual: bool) -> &'static str {
        no_target(annual)
    }

    fn unknown_kind(&self, kind: &str) -> String {
        format!("chart：没有名为“{kind}”的图表")
    }

    fn needs_indicator(&self) -> String {
        "indicator：这种图表须指明一项指标".to_owned()
    }

    fn unknown_indicator(&self, id: &str) -> String {
        format!("indicator：数据里没有标识为“{id}”的指标")
    }

    fn untargeted_indicator(&self, id: &str) -> String {
        format!("indicator：“{id}”未设总量目标，没有仪表图")
    }

    fn empty_chart(&self, kind: &str) -> String {
        format!("chart：数据里没有可画成“{kind}”的内容")
    }
}
