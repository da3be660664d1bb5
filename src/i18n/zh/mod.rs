//! Chinese.

mod accessibility;
mod chart;
mod faults;
mod labels;
mod scripts;

use std::cmp::Ordering;

use self::chart::{NO_TARGET, direction, qualifier, short, unit};
use super::{
    Attained, ChartWords as _, Completion, Extremes, Grown, Implied, Labels, Planned, Reached,
    StatedAs, Words,
};
use crate::{
    Decimal, Lang, Ratio,
    progress::{Authority, Gap},
    report::{
        Date, Figure, Period, Qualifier, Unit,
        statements::{Counter, Kind, Measured, Number, Part, Statements},
    },
};

impl Lang {
    /// Chinese, as written in mainland China.
    pub const ZH: Self = Self::new("zh-CN");
}

#[derive(Debug)]
pub(super) struct Zh;

impl Zh {
    fn gap_sentence(&self, elapsed: Ratio, gap: Gap) -> String {
        self.gap(&format!("时序进度（{}）", self.elapsed(elapsed)), gap)
    }
}

impl Words for Zh {
    fn labels(&self) -> &'static Labels {
        &labels::LABELS
    }

    fn gap_alone(&self, gap: Gap) -> String {
        let about = if gap.about { "约" } else { "" };
        match gap.side() {
            Ordering::Equal => "持平".to_owned(),
            side => format!("{}{about}{}", direction(side), self.number(gap.points.abs())),
        }
    }

    fn span(&self, low: Decimal, high: Decimal, of: Unit) -> String {
        let (scale, counted) = unit(of);
        format!("{}{scale}～{}{scale}{counted}", self.number(low), self.number(high))
    }

    fn period(&self, period: &Period) -> String {
        format!("{}年{}", period.year, self.within_sentence(period))
    }

    fn within_sentence(&self, period: &Period) -> String {
        let whole_months = period.start.day == 1 && period.end.ends_month();
        match (period.start.month, period.end.month) {
            _ if !whole_months => format!(
                "{}月{}日至{}月{}日",
                period.start.month, period.start.day, period.end.month, period.end.day
            ),
            (1, 3) => "一季度".to_owned(),
            (1, 6) => "上半年".to_owned(),
            (1, 9) => "前三季度".to_owned(),
            (1, 12) => "全年".to_owned(),
            (7, 12) => "下半年".to_owned(),
            (start, end) if start == end => format!("{start}月"),
            (start, end) => format!("{start}—{end}月"),
        }
    }

    fn authority(&self, authority: Authority) -> &'static str {
        match authority {
            Authority::Plan => "区年度计划",
            Authority::Municipal => "市级年度目标",
            Authority::Both => "区、市两级年度目标",
        }
    }

    fn attained(&self, what: &Attained<'_>) -> String {
        let mut text = format!("{}{}完成{}", what.name, what.period, what.result);
        for (authority, target, rate, gap) in &what.against {
            text += &format!(
                "，为{}{target}的{}，{}",
                self.authority(*authority),
                self.rate(rate),
                self.gap_sentence(what.elapsed, *gap)
            );
        }
        text + "。"
    }

    fn derived(&self, what: &Implied<'_>) -> String {
        let stated = match what.stated {
            StatedAs::OfAnnualTarget(rate) => format!(
                "报告称已完成年度目标的{}，{}",
                self.percent(rate),
                self.gap_sentence(what.elapsed, what.gap)
            ),
            StatedAs::OfTarget(rate) => format!(
                "报告称已完成目标的{}（未写明是否为年度目标），{}",
                self.percent(rate),
                self.gap_sentence(what.elapsed, what.gap)
            ),
            StatedAs::Ahead(_) => format!(
                "报告称{}，合完成率{}",
                self.gap_sentence(what.elapsed, what.gap),
                self.rate(&what.rate)
            ),
        };
        format!(
            "{}{}完成{}。{stated}；由此推算年度目标{}（在{}之间）。",
            what.name, what.period, what.result, what.target, what.span,
        )
    }

    fn working(&self, what: &Implied<'_>) -> String {
        let lead = match what.stated {
            StatedAs::Ahead(points) => format!(
                "{} + {} = {}；",
                self.elapsed(what.elapsed),
                self.points(points),
                self.rate(&what.rate)
            ),
            _ => String::new(),
        };
        let [less, more, least, most] = what.rounding;
        format!(
            "{lead}{} ÷ {} ≈ {}。印出的数经过四舍五入：结果在{}之间，完成率在{}～{}之间，所以目标在{}之间。",
            what.result,
            self.rate(&what.rate),
            what.target.strip_prefix('约').unwrap_or(&what.target),
            self.span(less, more, what.unit),
            self.percent(least),
            self.percent(most),
            what.span,
        )
    }

    fn completion(&self, what: &Completion<'_>) -> String {
        let count = what.above.len() + what.on.len() + what.below.len();
        let elapsed = what.elapsed.map_or(String::new(), |e| format!("（{}）", self.elapsed(e)));
        let mut parts = Vec::new();
        for (names, verb) in [(&what.above, "高于"), (&what.on, "持平于"), (&what.below, "低于")]
        {
            if !names.is_empty() {
                let elapsed = if parts.is_empty() { elapsed.as_str() } else { "" };
                parts.push(format!("{}{verb}时序进度{elapsed}", names.join("、")));
            }
        }
        let mut text = match count {
            0 => "没有指标设有年度总量目标".to_owned(),
            _ => format!("{count}项设有年度总量目标的指标中，{}", parts.join("，")),
        };
        if !what.untargeted.is_empty() {
            text += &format!("；{}未设年度总量目标", what.untargeted.join("、"));
        }
        text + "。"
    }

    fn standing(&self, side: Option<Ordering>, elapsed: Ratio) -> String {
        let schedule = format!("时序进度（{}）", self.elapsed(elapsed));
        match side {
            None => NO_TARGET.to_owned(),
            Some(Ordering::Equal) => format!("与{schedule}持平"),
            Some(side) => format!("{}{schedule}", direction(side)),
        }
    }

    fn growth_reached(&self, planned: &[Planned]) -> String {
        let one = |planned: &Planned| {
            let Planned { authority, count, reached } = *planned;
            format!("不低于{}的有{reached}项（共{count}项）", short(authority))
        };
        format!("增速{}。", planned.iter().map(one).collect::<Vec<_>>().join("，"))
    }

    fn rates(&self, what: &Extremes<'_, Reached>) -> String {
        let one = |(name, (rate, gap)): &(&str, Reached)| {
            format!("{name}，{}，{}", self.rate(rate), self.gap_to_schedule(*gap))
        };
        let mut text = match (&what.highest, &what.lowest) {
            (Some(highest), Some(lowest)) if highest.0 != lowest.0 => {
                format!("完成率最高的是{}；最低的是{}", one(highest), one(lowest))
            }
            (Some(only), _) => one(only),
            _ => return format!("{}。", NO_TARGET),
        };
        if !what.without.is_empty() {
            text += &format!("；{}未设年度总量目标，只列完成量", what.without.join("、"));
        }
        text + "。"
    }

    fn growth(&self, what: &Extremes<'_, Grown>) -> String {
        let one = |(name, (percent, gaps)): &(&str, Grown)| {
            gaps.iter().fold(
                format!(
                    "{name}，{}",
                    self.change(&Figure { value: *percent, unit: Unit::Percent, qualifier: None })
                ),
                |text, gap| format!("{text}，{}", self.gap_to_target(gap.0, gap.1)),
            )
        };
        let mut text = match (&what.highest, &what.lowest) {
            (Some(highest), Some(lowest)) if highest.0 != lowest.0 => {
                format!("增速最高的是{}；最低的是{}", one(highest), one(lowest))
            }
            (Some(only), _) => one(only),
            _ => return "报告没有印出增速。".to_owned(),
        };
        if !what.without.is_empty() {
            text += &format!("；{}只有文字表述", what.without.join("、"));
        }
        text + "。"
    }

    fn counted(&self, number: &Number, counter: &Counter) -> String {
        let to = number.to.map_or(String::new(), |to| format!("～{}", self.number(to)));
        let value = self.number(number.value);
        format!("{}{value}{to}{}", qualifier(number.qualifier), counter.zh)
    }

    fn ranked(&self, place: Decimal, among: &str) -> String {
        const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        let digits = place.to_string();
        let index = digits.parse::<usize>().unwrap_or_default();
        let said = DIGITS.get(index.wrapping_sub(1)).copied().unwrap_or(&digits);
        format!("{among}第{said}")
    }

    fn grown(&self, size: &str, side: Ordering) -> String {
        match side {
            Ordering::Greater => format!("增长{size}"),
            Ordering::Equal => "与上年同期持平".to_owned(),
            Ordering::Less => format!("下降{size}"),
        }
    }

    fn of_goal(&self, rate: &str) -> String {
        format!("完成目标的{rate}")
    }

    fn lead(&self, points: &str) -> String {
        format!("高于时序进度{points}")
    }

    fn qualifying(&self, parent: &str, kind: Kind) -> String {
        let what = match kind {
            Kind::Growth => "同比增速",
            Kind::Rate => "完成目标的比例",
            Kind::Ahead => "与时序进度相比",
            _ => "说明",
        };
        format!("{parent}：{what}")
    }

    fn place(&self, area: &str, part: Part, number: usize) -> String {
        match (number, part) {
            (0, _) => area.to_owned(),
            (_, Part::Done | Part::Planned) => format!("{area}第{number}段"),
            (_, Part::Problems) => format!("{area}，问题{number}"),
            (_, Part::Terms) => format!("{area}第{number}条"),
        }
    }

    fn unit_of(&self, all: &Statements, number: &Number) -> String {
        match number.unit {
            Measured::In(unit) => self.unit(unit),
            Measured::Counted(counter) => all.counters[counter].zh.clone(),
        }
    }

    fn note(&self, number: usize) -> String {
        format!("注{number}")
    }

    fn count(&self, figures: usize) -> String {
        format!("{figures}个数")
    }

    fn unit(&self, of: Unit) -> String {
        let (scale, counted) = unit(of);
        format!("{scale}{counted}")
    }

    fn qualifier(&self, of: Option<Qualifier>) -> &'static str {
        qualifier(of)
    }

    fn aside(&self, heading: &str, part: &str) -> String {
        format!("{heading}（{part}）")
    }

    fn origin(&self, title: &str, publisher: &str, published: Option<Date>) -> String {
        let published = published.map_or(String::new(), |date| format!("，{date}发布"));
        format!("《{title}》，{publisher}{published}")
    }

    fn dated(&self, until: Date, revision: Date) -> String {
        format!("数据截至{until}；数据修订{revision}")
    }
}
