//! Chinese.

mod accessibility;
mod chart;
#[cfg(feature = "editor")]
pub(super) mod editor;
mod faults;
#[cfg(feature = "import")]
mod import;
mod labels;
mod scripts;

use std::cmp::Ordering;

use self::chart::{direction, no_target, qualifier, scale, target, thing};
use super::{
    Attained, ChartWords as _, Extremes, Grown, Implied, Labels, NAMED, Planned, Position, Reached,
    Words, Working,
};
use crate::{
    Decimal, Lang, Ratio,
    progress::{Claim, Derived, Gap, Verdict},
    report::{
        Better, Date, Figure, PartialDate, Period, Qualifier, Rank, Span, Unit, statements::Kind,
    },
};

#[derive(Debug)]
pub(super) struct Zh;

impl Zh {
    /// What a report states about a result and a target, without the target.
    fn claimed(&self, what: &Implied<'_>) -> String {
        let schedule = what.schedule.map(|(elapsed, gap)| self.gap_to_schedule(gap, Some(elapsed)));
        let name = target(&what.target_name);
        match what.derived.claim {
            Claim::Rate(rate) => {
                let done =
                    if what.target_name.better == Better::Less { "用去" } else { "完成" };
                let schedule = schedule.map_or(String::new(), |schedule| format!("，{schedule}"));
                format!("报告称已{done}{name}的{}{schedule}", self.percent(rate))
            }
            Claim::Lead(..) => {
                format!("报告称{}，合完成率{}", schedule.unwrap_or_default(), self.rate(&what.rate))
            }
            Claim::Above(distance) => {
                let size = Figure::new(distance.abs(), what.derived.from.unit.clone());
                format!("报告称{}{name}{}", direction(distance.sign()), self.figure(&size))
            }
            Claim::AbovePercent(percent) => {
                format!("报告称{}{name}{}", direction(percent.sign()), self.percent(percent.abs()))
            }
        }
    }

    /// The rate that follows from a distance to the target.
    fn implied_rate(&self, what: &Implied<'_>) -> String {
        if what.derived.percent().is_some() {
            return String::new();
        }
        let schedule = what.schedule.map(|(elapsed, gap)| self.gap_to_schedule(gap, Some(elapsed)));
        let schedule = schedule.map_or(String::new(), |schedule| format!("，{schedule}"));
        format!("，结果是它的{}{schedule}", self.rate(&what.rate))
    }

    /// A figure without its 约.
    fn exact(&self, derived: &Derived) -> String {
        self.figure(&Figure { qualifier: None, ..derived.figure() })
    }
}

/// Whether a target is reached.
fn judged(better: Better, verdict: Verdict) -> &'static str {
    match (better, verdict) {
        (Better::Neither, _) => "与目标对照",
        (_, Verdict::Open) => "与目标大致相当",
        (Better::More, Verdict::Met) => "达到目标",
        (Better::More, Verdict::Missed) => "未达到目标",
        (Better::Less, Verdict::Met) => "未超过上限",
        (Better::Less, Verdict::Missed) => "超过上限",
    }
}

/// Text without the year that begins it, if it is the year of `span`.
fn without_year(text: &str, span: Span) -> String {
    text.strip_prefix(&format!("{}年", span.start.year)).unwrap_or(text).to_owned()
}

impl Words for Zh {
    fn labels(&self) -> &'static Labels {
        &labels::LABELS
    }

    fn gap_alone(&self, gap: Gap) -> String {
        let about = if gap.about { "约" } else { "" };
        match gap.side() {
            Ordering::Equal => "持平".to_owned(),
            side => format!("{}{about}{}", direction(side), self.number(gap.value.abs())),
        }
    }

    fn span(&self, low: Decimal, high: Decimal, unit: &Unit) -> String {
        let (power, scale) = scale(low, unit);
        let [low, high] = [low, high].map(|end| self.number(end.shift(power)));
        let thing = thing(unit);
        let first = if thing == "%" { thing } else { scale };
        format!("{low}{first}～{high}{scale}{thing}")
    }

    fn span_of_time(&self, span: Span) -> String {
        let Span { start, end } = span;
        let day = |date: Date| format!("{}月{}日", date.month, date.day);
        let year = start.year;
        match (span.months(), start.year == end.year) {
            (Some(_), true) => match (start.month, end.month) {
                (1, 3) => format!("{year}年一季度"),
                (1, 6) => format!("{year}年上半年"),
                (1, 9) => format!("{year}年前三季度"),
                (1, 12) => format!("{year}年全年"),
                (7, 12) => format!("{year}年下半年"),
                (start, end) if start == end => format!("{year}年{start}月"),
                (start, end) => format!("{year}年{start}—{end}月"),
            },
            (Some(_), false) if start.month == 1 && end.month == 12 => {
                format!("{year}—{}年", end.year)
            }
            (Some(_), false) => {
                format!("{year}年{}月至{}年{}月", start.month, end.year, end.month)
            }
            (None, true) => format!("{year}年{}至{}", day(start), day(end)),
            (None, false) => format!("{year}年{}至{}年{}", day(start), end.year, day(end)),
        }
    }

    fn within_sentence(&self, period: &Period, lang: Lang) -> String {
        match &period.name {
            Some(name) => name.get(lang).to_owned(),
            None if period.span.start.year != period.span.end.year => {
                self.span_of_time(period.span)
            }
            None => without_year(&self.span_of_time(period.span), period.span),
        }
    }

    fn measured_at(&self, date: PartialDate) -> String {
        self.date(date)
    }

    fn rank(&self, rank: &Rank, lang: Lang) -> String {
        let place = self.ranked(Decimal::new(rank.place.into(), 0), rank.among.get(lang));
        rank.of.map_or_else(|| place.clone(), |of| format!("{place}（共{of}）"))
    }

    fn growth_heading(&self, setters: usize) -> &'static str {
        match setters {
            0 => "增速",
            1 => "增速：与目标相比",
            2 => "增速：与两个目标相比",
            _ => "增速：与各个目标相比",
        }
    }

    fn target_column(&self, name: &str, heading: &str) -> String {
        format!("{name}：{heading}")
    }

    fn gap_column(&self, name: &str) -> String {
        format!("与{name}相比")
    }

    fn attained(&self, what: &Attained<'_>) -> String {
        let ceiling = what.against.iter().all(|one| one.name.better == Better::Less);
        let verb = if ceiling && !what.against.is_empty() { "为" } else { "完成" };
        let result = what.result.as_ref().map_or(String::new(), |result| format!("{verb}{result}"));
        let mut text = format!("{}{}{result}", what.name, what.period);
        for one in &what.against {
            let (name, rate) = (target(&one.name), self.rate(&one.rate));
            text += &match (&what.result, &one.target) {
                (Some(_), Some(amount)) => format!("，为{name}{amount}的{rate}"),
                _ if ceiling => format!("用去{name}的{rate}"),
                _ => format!("完成{name}的{rate}"),
            };
            text += &one.comparison.as_ref().map_or(String::new(), |text| format!("，{text}"));
        }
        text + "。"
    }

    fn derived(&self, what: &Implied<'_>) -> String {
        format!(
            "{}{}{}{}。{}；由此推算{}{}（在{}之间）{}。",
            what.name,
            what.period,
            if what.target_name.better == Better::Less { "为" } else { "完成" },
            what.result,
            self.claimed(what),
            target(&what.target_name),
            self.figure(&what.derived.figure()),
            self.span(what.derived.low, what.derived.high, &what.derived.from.unit),
            self.implied_rate(what),
        )
    }

    fn working(&self, what: Working<'_>) -> String {
        let (derived, times, of, is) = match what {
            Working::Target(derived) => (derived, "÷", "结果", "目标"),
            Working::Result(derived) => (derived, "×", "目标", "结果"),
            Working::Sum(figure) => {
                let terms = figure.derived.as_ref().map_or(&[][..], |sum| sum.0.as_slice());
                return format!("{} = {}", self.sum(terms), self.figure(figure));
            }
        };
        let unit = &derived.from.unit;
        let from = self.figure(&derived.from);
        let [less, more] = derived.from_interval();
        let [least, most] = derived.claim_interval().map(|end| self.percent(end));
        let (from_span, span) =
            (self.span(less, more, unit), self.span(derived.low, derived.high, unit));
        let value = self.exact(derived);
        let rate = |percent: Ratio, digits: u8| self.percent(percent.round(digits));
        let sign = |added: Decimal| if added.sign() == Ordering::Less { "−" } else { "+" };
        let calculation = match (derived.claim, derived.percent()) {
            (Claim::Lead(lead, elapsed), Some((percent, digits))) => {
                let (elapsed, rate) = (self.elapsed(elapsed), rate(percent, digits));
                let lead = format!("{elapsed} {} {} = {rate}", sign(lead), self.points(lead.abs()));
                format!("{lead}；{from} {times} {rate} ≈ {value}")
            }
            (Claim::Above(distance), _) => {
                // From a result to its target the way is the other one.
                let sign = sign(if times == "×" { distance } else { distance.negated() });
                let size = self.figure(&Figure::new(distance.abs(), unit.of_difference()));
                return format!(
                    "{from} {sign} {size} = {value}。印出的数经过四舍五入，所以{is}在{span}之间。"
                );
            }
            (Claim::AbovePercent(percent), _) => {
                let whole = format!("100% {} {}", sign(percent), self.percent(percent.abs()));
                format!("{from} {times}（{whole}）≈ {value}")
            }
            (Claim::Rate(percent), _) => {
                format!("{from} {times} {} ≈ {value}", self.percent(percent))
            }
            (Claim::Lead(..), None) => String::new(),
        };
        format!(
            "{calculation}。印出的数经过四舍五入：{of}在{from_span}之间，完成率在{least}～{most}之间，所以{is}在{span}之间。"
        )
    }

    fn contradiction(&self, name: &str, printed: &str, calculated: &str) -> String {
        format!("{name}：报告印出的是{printed}，按印出的数计算是{calculated}。")
    }

    fn sentence(&self, parts: &[String]) -> String {
        format!("{}。", parts.join("；"))
    }

    fn parts(&self, parts: &[String]) -> String {
        parts.join("、")
    }

    fn revised(&self, name: &str, former: &str, until: Option<PartialDate>) -> String {
        let when = until.map_or_else(|| "后来".to_owned(), |date| self.date(date));
        format!("{name}：目标原为{former}，{when}调整。")
    }

    fn names(&self, names: &[&str]) -> String {
        if names.len() > NAMED { format!("{}项", names.len()) } else { names.join("、") }
    }

    fn positions(&self, positions: &[(Position, Vec<&str>)], annual: bool) -> String {
        let mut sentences = Vec::new();
        let scheduled = positions.iter().filter_map(|(position, names)| match position {
            Position::Schedule(side, elapsed) => Some((*side, *elapsed, names)),
            _ => None,
        });
        let mut parts = Vec::new();
        let mut count = 0;
        for (side, elapsed, names) in scheduled {
            count += names.len();
            let elapsed = elapsed.filter(|_| parts.is_empty());
            let elapsed = elapsed.map_or(String::new(), |e| format!("（{}）", self.elapsed(e)));
            parts.push(format!("{}{}时序进度{elapsed}", self.names(names), direction(side)));
        }
        if count > 0 {
            let year = if annual { "年度" } else { "" };
            sentences.push(format!("{count}项设有{year}总量目标的指标中，{}", parts.join("，")));
        }
        for (position, names) in positions {
            let names = self.names(names);
            match position {
                Position::Schedule(..) => {}
                Position::Target(..) | Position::Growth(..) => {
                    let heading = self.position(*position, annual);
                    sentences.push(format!("{heading}的有{names}"));
                }
                Position::Untargeted => sentences.push(format!("{names}{}", no_target(annual))),
            }
        }
        sentences.join("；") + "。"
    }

    fn position(&self, position: Position, annual: bool) -> String {
        match position {
            Position::Untargeted => no_target(annual).to_owned(),
            Position::Schedule(side, elapsed) => {
                let elapsed = elapsed.map_or(String::new(), |e| format!("（{}）", self.elapsed(e)));
                match side {
                    Ordering::Equal => format!("与时序进度{elapsed}持平"),
                    side => format!("{}时序进度{elapsed}", direction(side)),
                }
            }
            Position::Target(better, verdict) => judged(better, verdict).to_owned(),
            Position::Growth(better, verdict) => format!("增速{}", judged(better, verdict)),
        }
    }

    fn growth_reached(&self, planned: &[Planned<'_>]) -> String {
        let one = |planned: &Planned<'_>| {
            let Planned { name, count, reached } = planned;
            let reach = if name.better == Better::Less { "不高于" } else { "不低于" };
            format!("{reach}{}的有{reached}项（共{count}项）", target(name))
        };
        format!("增速{}。", planned.iter().map(one).collect::<Vec<_>>().join("，"))
    }

    fn rates(&self, what: &Extremes<'_, Reached>, better: Better) -> String {
        let one = |(name, (rate, comparison)): &(&str, Reached)| {
            let comparison =
                if comparison.is_empty() { String::new() } else { format!("，{comparison}") };
            format!("{name}，{}{comparison}", self.rate(rate))
        };
        let rate = match better {
            Better::More => "完成率",
            Better::Less => "上限用去比例",
            Better::Neither => "占目标比例",
        };
        match (&what.highest, &what.lowest) {
            (Some(highest), Some(lowest)) if highest.0 != lowest.0 => {
                format!("{rate}最高的是{}；最低的是{}", one(highest), one(lowest))
            }
            (Some(only), _) => one(only),
            _ => String::new(),
        }
    }

    fn untargeted(&self, names: &[&str], annual: bool) -> String {
        format!("{}{}，只列完成量", self.names(names), no_target(annual))
    }

    fn growth(&self, what: &Extremes<'_, Grown>) -> String {
        let one = |(name, (percent, gaps)): &(&str, Grown)| {
            let change = self.change(&Figure::new(*percent, Unit::PERCENT));
            gaps.iter().fold(format!("{name}，{change}"), |text, gap| format!("{text}，{gap}"))
        };
        let mut text = match (&what.highest, &what.lowest) {
            (Some(highest), Some(lowest)) if highest.0 != lowest.0 => {
                format!("增速最高的是{}；最低的是{}", one(highest), one(lowest))
            }
            (Some(only), _) => one(only),
            _ => return "报告没有印出增速。".to_owned(),
        };
        if !what.without.is_empty() {
            text += &format!("；{}只有文字表述", self.names(&what.without));
        }
        text + "。"
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

    fn note(&self, number: usize) -> String {
        format!("注{number}")
    }

    fn count(&self, figures: usize) -> String {
        format!("{figures}个数")
    }

    fn unit(&self, unit: &Unit) -> String {
        let scale = match unit.zeros {
            0 => "",
            3 => "千",
            4 => "万",
            6 => "百万",
            8 => "亿",
            9 => "十亿",
            12 => "万亿",
            _ => "十万亿",
        };
        format!("{scale}{}", thing(unit))
    }

    fn qualifier(&self, of: Option<Qualifier>) -> &'static str {
        let (before, behind) = qualifier(of);
        if before.is_empty() { behind } else { before }
    }

    fn origin(
        &self,
        title: &str,
        publisher: Option<&str>,
        published: Option<PartialDate>,
    ) -> String {
        let publisher = publisher.map_or(String::new(), |publisher| format!("，{publisher}"));
        let published = published.map_or(String::new(), |date| format!("，{date}发布"));
        format!("《{title}》{publisher}{published}")
    }

    fn data_kind(&self, totals_from: Option<Date>, growth: bool) -> String {
        let totals = totals_from.map(|date| match date.day {
            1 => format!("{}月起累计", date.month),
            day => format!("{}月{day}日起累计", date.month),
        });
        let growth = growth.then(|| "增速为同比".to_owned());
        totals.into_iter().chain(growth).collect::<Vec<_>>().join("；")
    }

    fn dated(&self, until: Date, revision: Date) -> String {
        format!("数据截至{until}；数据修订{revision}")
    }
}

impl Zh {
    /// 100 − 21.7.
    fn sum(&self, terms: &[Decimal]) -> String {
        let mut text = String::new();
        for term in terms {
            match (text.is_empty(), term.sign()) {
                (true, _) => text = self.number(*term),
                (false, Ordering::Less) => text += &format!(" − {}", self.number(term.abs())),
                (false, _) => text += &format!(" + {}", self.number(*term)),
            }
        }
        text
    }
}
