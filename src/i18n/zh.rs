//! Chinese.

use std::cmp::Ordering;

use super::{
    Attained, Completion, Extremes, Grown, Implied, Labels, LargePrint, PageWords, Reached,
    Sentences, Standing, StatedAs, Words,
};
use crate::{
    Decimal, Ratio,
    joined::{joined, strung},
    progress::{Authority, Gap},
    report::{Figure, Period, Qualifier, Unit},
};

#[derive(Debug)]
pub(super) struct Zh;

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

fn direction(side: Ordering) -> &'static str {
    match side {
        Ordering::Greater => "高于",
        Ordering::Equal => "持平于",
        Ordering::Less => "低于",
    }
}

fn short(authority: Authority) -> &'static str {
    match authority {
        Authority::Plan => "区计划",
        Authority::Municipal => "市级目标",
        Authority::Both => "区、市目标",
    }
}

impl Zh {
    fn gap(&self, reference: &str, gap: Gap) -> String {
        if gap.side() == Ordering::Equal {
            return strung(&["与", reference, "持平"]);
        }
        let about = if gap.about { "约" } else { "" };
        let points = self.points(gap.points.abs());
        strung(&[direction(gap.side()), reference, about, &points])
    }

    fn elapsed(&self, elapsed: Ratio) -> String {
        self.percent(elapsed.percent().round(1).trim())
    }

    fn gap_sentence(&self, elapsed: Ratio, gap: Gap) -> String {
        self.gap(&format!("时序进度（{}）", self.elapsed(elapsed)), gap)
    }
}

impl Words for Zh {
    fn number(&self, number: Decimal) -> String {
        let minus = if number.sign() == Ordering::Less { "−" } else { "" };
        strung(&[minus, &number.abs().text()])
    }

    fn figure(&self, figure: &Figure) -> String {
        let (scale, counted) = unit(figure.unit);
        let number = self.number(figure.value);
        strung(&[qualifier(figure.qualifier), &number, scale, counted])
    }

    fn estimate(&self, amount: Decimal, of: Unit) -> String {
        let (scale, counted) = unit(of);
        strung(&["约", &self.number(amount), scale, counted])
    }

    fn percent(&self, percent: Decimal) -> String {
        strung(&[&self.number(percent), "%"])
    }

    fn points(&self, points: Decimal) -> String {
        strung(&[&self.number(points), "个百分点"])
    }

    fn schedule(&self, elapsed: Ratio) -> String {
        strung(&["时序进度", &self.elapsed(elapsed)])
    }

    fn gap_to_schedule(&self, gap: Gap) -> String {
        self.gap("时序进度", gap)
    }

    fn gap_to_target(&self, authority: Authority, gap: Gap) -> String {
        self.gap(short(authority), gap)
    }

    fn target_label(&self, target: &str) -> String {
        strung(&["目标", target])
    }

    fn derived_label(&self, target: &str) -> [String; 2] {
        ["推算目标".to_owned(), target.to_owned()]
    }

    fn growth_target_label(&self, authority: Authority, percent: &str) -> String {
        strung(&[short(authority), percent])
    }

    fn about(&self) -> &'static str {
        "约"
    }

    fn no_target(&self) -> &'static str {
        NO_TARGET
    }
}

impl Sentences for Zh {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn change(&self, growth: &Figure) -> String {
        let size = self.figure(&Figure { value: growth.value.abs(), ..*growth });
        match growth.value.sign() {
            Ordering::Greater => format!("增长{size}"),
            Ordering::Equal => "与上年同期持平".to_owned(),
            Ordering::Less => format!("下降{size}"),
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
                parts.push(format!("{}{verb}时序进度{elapsed}", joined(names, "、")));
            }
        }
        let mut text = match count {
            0 => "没有指标设有年度总量目标".to_owned(),
            _ => format!("{count}项设有年度总量目标的指标中，{}", joined(&parts, "，")),
        };
        if !what.untargeted.is_empty() {
            text += &format!("；{}未设年度总量目标", joined(&what.untargeted, "、"));
        }
        text + "。"
    }

    fn standing(&self, groups: &[Standing<'_>]) -> String {
        let planned = groups.iter().filter(|group| !group.sides.is_empty());
        let count: usize = planned.clone().map(|group| group.names.len()).sum();
        let parts: Vec<_> = planned
            .map(|group| {
                let sides = match group.sides[..] {
                    [(a, first), (b, second)] if first == second => {
                        format!("{}{}和{}", direction(first), short(a), short(b))
                    }
                    ref sides => {
                        let one = |(a, side): &(Authority, Ordering)| {
                            format!("{}{}", direction(*side), short(*a))
                        };
                        joined(&sides.iter().map(one).collect::<Vec<_>>(), "、")
                    }
                };
                format!("{}{sides}", joined(&group.names, "、"))
            })
            .collect();
        match count {
            0 => "没有指标定有计划增速。".to_owned(),
            _ => format!("{count}项定有计划增速的指标中，{}。", joined(&parts, "；")),
        }
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
            text += &format!("；{}未设年度总量目标，只列完成量", joined(&what.without, "、"));
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
            text += &format!("；{}只有文字表述", joined(&what.without, "、"));
        }
        text + "。"
    }
}

/// Said where there is no annual target for a total.
const NO_TARGET: &str = "未设年度总量目标";

static LABELS: Labels = Labels {
    minus: "负",
    indicator: "指标",
    result: "完成量",
    annual_target: "年度目标",
    completion_rate: "完成率",
    against_schedule: "与时序进度相比",
    growth: "同比增速",
    plan: "区年度计划",
    plan_gap: "与区计划相比",
    municipal: "市级年度目标",
    municipal_gap: "与市级目标相比",
    derived_target: "推算的年度目标",
    derived_span: "目标可能的范围",
    municipal_total: "市级目标：总量",
    municipal_growth: "市级目标：增速",
    result_total: "完成情况：总量",
    result_growth: "完成情况：增速",
    section: "报告中的位置",
    none: "—",
    bars_heading: "完成量与年度目标",
    growth_heading: "增速：与两个目标相比",
    gauges_heading: "完成年度目标的比例",
    derived_heading: "报告另外提到的目标",
    headline_heading: "主要指标总表",
    key_result: "完成量",
    key_target: "年度目标",
    key_schedule: "时序进度",
    key_growth: "同比增速",
    key_derived: "目标由报告所述比例推算",
};

pub(super) static PAGE: PageWords = PageWords {
    title: "计划完成情况",
    half_year_question: "一年过半，计划完成了多少？",
    question: "到目前为止，计划完成了多少？",
    description: "逐项对照年度目标与时序进度的图表、数据表和说明。",
    skip: "跳到正文",
    walk: "逐项查看，用方向键移动",
    tools: "保存与分享",
    picture_file: "SVG图",
    data_file: "CSV表",
    own_name: "中文",
    large_print: LargePrint {
        label: "大字版",
        lead: "这一页字大、内容少，先看最要紧的。",
        gauges_hint: "弧线越长，完成得越多。弧线走到头，就是全年的目标完成了。虚线是一年已经过去了多少。",
        growth_hint: "比去年同一时期多了或少了百分之几。菱形是区里定的计划，三角形是市里定的目标。",
        table_hint: "报告里的主要指标都在这张表里。“/”表示报告写明不设目标，空着表示报告没有写。",
        more_heading: "想看更多",
        more: "标准版里有全部图表和报告里的每一个数字。",
    },
    to_standard: "标准版",
    accessibility: "无障碍说明",
    back: "回到图表",
    still_pictures: "此页有图表以静态图显示，数字与表格齐全。",
    show_table: "显示数据表",
    gauges_hint: "弧线走满就是完成全年目标；虚线是时序进度，即一年中已经过去的部分。",
    bars_hint: "每一项各用自己的尺度：竖线是全年目标，虚线是时序进度。",
    growth_hint: "与上年同期相比的增长率。增速不按月份折算，直接与计划增速比较。",
    derived_hint: "报告没有印出这些目标，只说了完成的比例或领先时序进度多少。目标由此反推，弧线画成分段，范围来自四舍五入。",
    table_hint: "七项指标，两级目标，与报告的表格一致；“/”表示报告写明不设，空格表示报告没有填写。",
    every_chart: "全部图表",
    whole_page: "打开完整页面",
    other_version: "此处显示的数据版本与嵌入代码所指的不同：",
    source_line: "来源",
    terms_heading: "这些词是什么意思",
    terms: &[
        (
            "时序进度",
            "一年中已经过去的部分。这里按月份平均计，半年就是50%。它只是参照线，不是好坏的判断：许多工作全年并不均匀。",
        ),
        ("完成率", "完成量除以年度目标。"),
        ("个百分点", "两个百分数之差。46.4%比50%低3.6个百分点。"),
        ("区年度计划", "本区自己批准的全年计划。"),
        ("市级年度目标", "市里给本区定的年度绩效目标。"),
        ("同比", "与上年同一时期相比。"),
        ("推算", "报告没有直接印出的数，由报告印出的数算得，过程列在旁边。"),
    ],
    definitions: "各项指标",
    caveats_heading: "没有的和有疑问的",
    source_heading: "来源与日期",
    source_title: "报告",
    publisher: "发布",
    published: "发布日期",
    published_unknown: "所据文本未注明",
    data_until: "数据截至",
    data_kind: "数据口径",
    data_kind_text: "1月起累计；增速为同比",
    revision: "本页数据修订",
    responsible: "责任单位",
    responsible_text: "所据文本未注明",
};
