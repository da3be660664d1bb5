//! What charts draw in Chinese.

use std::cmp::Ordering;

use super::Zh;
use crate::{
    Decimal, Ratio,
    i18n::ChartWords,
    progress::{Authority, Gap},
    report::{Figure, Qualifier, Unit},
};

/// Where there is no annual target for a total.
pub(super) const NO_TARGET: &str = "未设年度总量目标";

/// The unit in two parts, so that a range can repeat the first: 852亿～862亿元.
pub(super) fn unit(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Percent => ("%", ""),
        Unit::Points => ("", "个百分点"),
        Unit::Yuan100m => ("亿", "元"),
        Unit::Yuan10k => ("万", "元"),
        Unit::People10k => ("万", "人"),
        Unit::PersonTimes10k => ("万", "人次"),
        Unit::Homes => ("", "套"),
    }
}

pub(super) fn qualifier(qualifier: Option<Qualifier>) -> &'static str {
    match qualifier {
        None => "",
        Some(Qualifier::About) => "约",
        Some(Qualifier::Over) => "超",
        Some(Qualifier::Nearly) => "近",
        Some(Qualifier::AtLeast) => "不少于",
        Some(Qualifier::Below) => "不足",
    }
}

pub(super) fn direction(side: Ordering) -> &'static str {
    match side {
        Ordering::Greater => "高于",
        Ordering::Equal => "持平于",
        Ordering::Less => "低于",
    }
}

pub(super) fn short(authority: Authority) -> &'static str {
    match authority {
        Authority::Plan => "区计划",
        Authority::Municipal => "市级目标",
        Authority::Both => "区、市目标",
    }
}

impl Zh {
    pub(super) fn gap(&self, reference: &str, gap: Gap) -> String {
        if gap.side() == Ordering::Equal {
            return format!("与{reference}持平");
        }
        let about = if gap.about { "约" } else { "" };
        let points = self.points(gap.points.abs());
        format!("{}{reference}{about}{points}", direction(gap.side()))
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
        let (scale, counted) = unit(figure.unit);
        let number = self.number(figure.value);
        format!("{}{number}{scale}{counted}", qualifier(figure.qualifier))
    }

    fn estimate(&self, amount: Decimal, of: Unit) -> String {
        let (scale, counted) = unit(of);
        format!("约{}{scale}{counted}", self.number(amount))
    }

    fn percent(&self, percent: Decimal) -> String {
        format!("{}%", self.number(percent))
    }

    fn points(&self, points: Decimal) -> String {
        format!("{}个百分点", self.number(points))
    }

    fn schedule(&self, elapsed: Ratio) -> String {
        format!("时序进度{}", self.elapsed(elapsed))
    }

    fn gap_to_schedule(&self, gap: Gap) -> String {
        self.gap("时序进度", gap)
    }

    fn gap_to_target(&self, authority: Authority, gap: Gap) -> String {
        self.gap(short(authority), gap)
    }

    fn target_label(&self, target: &str) -> String {
        format!("目标{target}")
    }

    fn derived_label(&self, target: &str) -> [String; 2] {
        ["推算目标".to_owned(), target.to_owned()]
    }

    fn growth_target_label(&self, authority: Authority, percent: &str) -> String {
        format!("{}{percent}", short(authority))
    }

    fn about(&self) -> &'static str {
        "约"
    }

    fn no_target(&self) -> &'static str {
        NO_TARGET
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
        format!("indicator：“{id}”未设年度总量目标，没有仪表图")
    }
}
