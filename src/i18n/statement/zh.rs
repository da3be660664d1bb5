//! Chinese.

use std::cmp::Ordering;

use super::{SheetLabels, StatementWords};
use crate::{
    Decimal,
    i18n::{
        Words as _,
        file::FileWords as _,
        zh::{Zh, qualifier},
    },
    report::statements::{Counter, Kind, Measured, Number, Part, Statements},
};

impl StatementWords for Zh {
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

    fn count(&self, figures: usize) -> String {
        format!("{figures}个数")
    }

    fn sheet_labels(&self) -> &'static SheetLabels {
        &LABELS
    }
}

static LABELS: SheetLabels = SheetLabels {
    heading: "报告正文里的每一个数",
    hint: "按报告的顺序分领域列出，用语是本页自己的。只有数的是同一样东西，才画在同一把尺上；条形从零画起；“完成目标”的条形里，实线是目标，虚线是时序进度。点数字可得到它的链接。",
    planned_hint: "报告对下半年的承诺。上半年有同一样东西的数，就并排列出；除就业外，报告没有说下半年的数是另加还是合计，所以不计算。",
    terms_hint: "报告附有这些用语的解释，这里用本页自己的话说明。",
    parts: ["上半年", "问题", "下半年", "用语"],
    search: "查找",
    area: "领域",
    every_area: "全部",
    none_found: "没有找到",
    csv: "下载全部数字（CSV）",
    from_table: "报告正文里还有许多数：逐条列出，可以查找",
    copy: "复制链接",
    copied: "已复制",
    related: "相关",
    chart: "看图",
    done_already: "上半年",
    to_come: "下半年",
    words: "用语",
    note: "注",
    jump: "跳到",
    colon: "：",
    semicolon: "；",
};
