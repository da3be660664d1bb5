//! A record as it is written: derived types that mirror its JSON, with figures, dates and ids still as text.
//! `validation.rs` turns them into a [`Report`](super::Report), `schema.rs` into a JSON Schema. The comments of what is
//! published in that schema are in Chinese, then in English.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

use super::{
    Better, DistanceUnit, Qualifier, Status, TargetMark,
    limits::{
        MAX_ALIASES, MAX_FORMER, MAX_INDICATORS, MAX_LANGUAGES, MAX_NOTES, MAX_PARTS, MAX_SECTIONS,
        MAX_SETTERS, MAX_SOURCES, MAX_UNITS,
    },
    part::{List, Map, Part},
};
use crate::Due;

/// Derives what every type here has: reading, and in native builds the schema.
macro_rules! written {
    ($($(#[$meta:meta])* pub(super) struct $Name:ident {
        $($(#[$field_meta:meta])* pub(super) $field:ident: $Type:ty,)*
    })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Deserialize)]
            #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
            #[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
            pub(super) struct $Name {
                $($(#[$field_meta])* pub(super) $field: $Type,)*
            }
        )*
    };
}

/// The same with the fields of a [`Printed`], which [`Deserialize`] cannot flatten.
macro_rules! with_figure {
    ($($(#[$meta:meta])* pub(super) struct $Name:ident {
        $($(#[$field_meta:meta])* pub(super) $field:ident: $Type:ty,)*
    })*) => {
        written! {
            $(
                $(#[$meta])*
                pub(super) struct $Name {
                    /// 印出的数字，照原样写成文本：`"407.9"`、`"5.0"`、`"-3.2"`。
                    ///
                    /// The number with its printed digits, as a text: `"407.9"`, `"5.0"`, `"-3.2"`.
                    pub(super) value: Option<Part<String>>,
                    /// 单位，与指标的单位不同时才写。
                    ///
                    /// Its unit, where it is not the measure's.
                    pub(super) unit: Option<Part<String>>,
                    /// 数字前后的限定词。
                    ///
                    /// A word with the number that makes it approximate, or a bound.
                    pub(super) qualifier: Option<Part<Qualifier>>,
                    /// 报告没有直接印出这个数时，由哪些印出的数相加减得到：`"100 - 21.7"`；结果必须等于 value。
                    ///
                    /// Where the number is not printed itself, the printed ones that it is the sum of: `"100 - 21.7"`;
                    /// they must come to `value`.
                    pub(super) derived: Option<Part<String>>,
                    /// 区间的下限；与 to 一起代替 value。
                    ///
                    /// The lower end of a range; with `to` in place of `value`.
                    pub(super) from: Option<Part<String>>,
                    /// 区间的上限。
                    ///
                    /// The upper end of a range.
                    pub(super) to: Option<Part<String>>,
                    /// 用文字代替数字：与经济增长同步。
                    ///
                    /// Words in place of a number: in step with economic growth.
                    pub(super) text: Option<Part<Text>>,
                    $($(#[$field_meta])* pub(super) $field: $Type,)*
                }
            )*
        }
    };
}

written! {
    /// 一份报告的记录：结果与目标，都照报告印出的写。数字写成带引号的文本，不改动印出的位数。
    ///
    /// The record of a report: results and targets as it prints them. Numbers are texts in quotes, with the digits that
    /// are printed.
    pub(super) struct Report {
        /// 本文件的 JSON Schema 的地址，供编辑器使用。
        ///
        /// Where the JSON Schema of this file is, for editors.
        #[serde(rename = "$schema")]
        #[allow(dead_code)] // for editors, not for readers
        pub(super) schema: Option<Part<String>>,
        /// 记录的标识，用于地址和文件名：小写字母、数字、连字符和点。
        ///
        /// Names the record in addresses and files: lower-case letters, digits, hyphens and points.
        pub(super) id: Part<String>,
        /// 记录最后修改的日期：`"2026-11-23"`。
        ///
        /// Day of the last change to the record: `"2026-11-23"`.
        pub(super) revision: Part<String>,
        /// 文字的语言，第一种是页面的语言，每段文字都必须有它；其余的可以缺。
        ///
        /// The languages of its texts. The first is the page's own, and every text must be there in it; others may be
        /// missing.
        pub(super) languages: Part<List<Part<String>, MAX_LANGUAGES>>,
        /// 报告讲的是哪个地方。
        ///
        /// Which place the report is about.
        pub(super) place: Part<Text>,
        /// 结果是哪一段时间的。
        ///
        /// What time results are about.
        pub(super) period: Part<Period>,
        /// 目标是为哪一段时间定的；不写就是报告期末所在的公历年。
        ///
        /// What time targets are set for; the calendar year that the period ends in, if left out.
        pub(super) plan: Option<Part<Span>>,
        /// 谁定的目标；没有目标的报告不写。
        ///
        /// Who sets targets; left out where nobody does.
        pub(super) setters: Option<Part<List<Part<Setter>, MAX_SETTERS>>>,
        /// 数字印在哪里，至少一处；指标没有另外注明的，来自第一处。
        ///
        /// Where the figures were printed, one or more; indicators that name none are from the first.
        pub(super) sources: Part<List<Part<Source>, MAX_SOURCES>>,
        /// 内置单位之外的单位。
        ///
        /// Units besides those that are built in.
        pub(super) units: Option<Part<List<Part<OwnUnit>, MAX_UNITS>>>,
        /// 报告的各部分，指标可以归入。
        ///
        /// Parts of the report that indicators can belong to.
        pub(super) sections: Option<Part<List<Part<Section>, MAX_SECTIONS>>>,
        /// 记录发表之后改正过什么。
        ///
        /// What was corrected after the record was published.
        pub(super) corrections: Option<Part<List<Part<Correction>, MAX_NOTES>>>,
        /// 指标，按报告的顺序。
        ///
        /// The indicators, in the report's order.
        pub(super) indicators: Part<List<Part<Indicator>, MAX_INDICATORS>>,
        /// 整份报告里没有的和有疑问的。
        ///
        /// What is missing or in doubt in the report as a whole.
        pub(super) remarks: Option<Part<List<Part<Text>, MAX_NOTES>>>,
        /// 同一文件夹里的另一个文件，记有报告正文里的每一个数。
        ///
        /// A file beside this one that holds every figure of the report's text.
        pub(super) statements: Option<Part<String>>,
    }

    /// 结果是哪一段时间的。
    ///
    /// What time results are about.
    pub(super) struct Period {
        /// 第一天：`"2023-01-01"`。
        ///
        /// The first day: `"2023-01-01"`.
        pub(super) start: Part<String>,
        /// 最后一天：`"2023-06-30"`。
        ///
        /// The last day: `"2023-06-30"`.
        pub(super) end: Part<String>,
        /// 报告怎么称呼它；上半年、前三季度等不必写。
        ///
        /// What the report calls it, where its length does not say that.
        pub(super) name: Option<Part<Text>>,
    }

    /// 从哪天到哪天，两头都算。
    ///
    /// From one day to another, both included.
    pub(super) struct Span {
        /// 第一天。
        ///
        /// The first day.
        pub(super) start: Part<String>,
        /// 最后一天。
        ///
        /// The last day.
        pub(super) end: Part<String>,
    }

    /// 谁定的目标。
    ///
    /// Who sets targets.
    pub(super) struct Setter {
        /// 指标的 targets 里用的标识。
        ///
        /// What the targets of indicators call it.
        pub(super) id: Part<String>,
        /// 它的目标叫什么：市级年度目标。
        ///
        /// What its targets are called: municipal annual target.
        pub(super) name: Part<Text>,
        /// 地方不够时的叫法：市级目标。
        ///
        /// The same where space is short: municipal target.
        pub(super) short: Option<Part<Text>>,
        /// 读者应当知道的。
        ///
        /// What readers should know of it.
        pub(super) explained: Option<Part<Text>>,
        /// 图上的记号；不写就依次取。
        ///
        /// Its mark in charts; the next one that is free, if left out.
        pub(super) mark: Option<Part<TargetMark>>,
        /// 目标应在哪段时间里完成；不写就是 plan，报告没有说的写 `"open"`。
        ///
        /// From when to when its targets are to be reached; that of `plan` if left out, `"open"` where the report does
        /// not say.
        pub(super) span: Option<Part<SpanOrOpen>>,
    }

    /// 数字印在哪里。不知道的不写。
    ///
    /// Where figures were printed. What is not known is left out.
    pub(super) struct Source {
        /// 指标的 source 里用的标识。
        ///
        /// What indicators call it.
        pub(super) id: Option<Part<String>>,
        /// 标题。
        ///
        /// Title of the report.
        pub(super) title: Part<Text>,
        /// 谁发布的。
        ///
        /// Who issued it.
        pub(super) publisher: Option<Part<Text>>,
        /// 负责的单位。
        ///
        /// The office that answers for it.
        pub(super) office: Option<Part<Text>>,
        /// 网址，http 或 https。
        ///
        /// Its address, http or https.
        pub(super) url: Option<Part<String>>,
        /// 作报告的日期：年、年月或年月日。
        ///
        /// When it was delivered: a year, a month or a day.
        pub(super) delivered: Option<Part<String>>,
        /// 发布的日期：年、年月或年月日。
        ///
        /// When it was published: a year, a month or a day.
        pub(super) published: Option<Part<String>>,
        /// 初步数还是最终数。
        ///
        /// Whether its figures may still change.
        pub(super) status: Option<Part<Status>>,
    }

    /// 内置单位之外的单位。
    ///
    /// A unit that is not built in.
    pub(super) struct OwnUnit {
        /// 指标的 unit 里用的标识。
        ///
        /// What measures call it.
        pub(super) id: Part<String>,
        /// 数的是什么，不带万、亿：辆。
        ///
        /// What is counted, without thousands or millions: cars.
        pub(super) name: Part<Text>,
        /// 数目是一时的写法（英语）：car。
        ///
        /// The same behind a one, where that is something else: car.
        pub(super) one: Option<Part<Text>>,
        /// 数量级：`"10k"` 是万，`"100m"` 是亿。
        ///
        /// Its scale: `"10k"`, `"million"`.
        pub(super) scale: Option<Part<String>>,
        /// 与哪个单位可以比较：另一个单位的标识或内置单位。
        ///
        /// A unit that it can be compared with: the id of another one, or a built-in one.
        pub(super) family: Option<Part<String>>,
    }

    /// 报告的一部分。
    ///
    /// A part of the report.
    pub(super) struct Section {
        /// 指标的 section 里用的标识。
        ///
        /// What indicators call it.
        pub(super) id: Part<String>,
        /// 名称。
        ///
        /// Its name.
        pub(super) name: Part<Text>,
    }

    /// 改正了什么。
    ///
    /// What was corrected.
    pub(super) struct Correction {
        /// 日期。
        ///
        /// When.
        pub(super) date: Part<String>,
        /// 改正的内容。
        ///
        /// What.
        pub(super) text: Part<Text>,
    }

    /// 一项指标。
    ///
    /// An indicator.
    pub(super) struct Indicator {
        /// 标识，用于地址。
        ///
        /// Names it in addresses.
        pub(super) id: Part<String>,
        /// 名称。
        ///
        /// Its name.
        pub(super) name: Part<Text>,
        /// 图上用的短名；不写就用名称。
        ///
        /// Its name in charts; the full one if left out.
        pub(super) short: Option<Part<Text>>,
        /// 读者可能用来查找的其他叫法。
        ///
        /// What readers may search for it by besides.
        pub(super) aliases: Option<Part<List<Part<String>, MAX_ALIASES>>>,
        /// 它数的是什么。
        ///
        /// What it counts.
        pub(super) definition: Option<Part<Text>>,
        /// 印在报告的哪一部分：sections 里的标识。
        ///
        /// Where it is printed: an id of `sections`.
        pub(super) section: Option<Part<String>>,
        /// 来自哪里：sources 里的标识；不写就是第一处。
        ///
        /// Where its figures were printed: an id of `sources`; the first one if left out.
        pub(super) source: Option<Part<String>>,
        /// 用它的数字之前应当知道的。
        ///
        /// What a reader should know before using its figures.
        pub(super) notes: Option<Part<List<Part<Note>, MAX_NOTES>>>,
        /// 报告给出了它的哪些方面，至少一个。
        ///
        /// What was measured of it, at least one.
        pub(super) measures: Part<Measures>,
        /// 印出的占比。
        ///
        /// Its share of something, as printed.
        pub(super) share: Option<Part<Share>>,
        /// 总量由哪些部分组成。
        ///
        /// What its total consists of.
        pub(super) parts: Option<Part<List<Part<Component>, MAX_PARTS>>>,
    }

    /// 一条说明。
    ///
    /// A note.
    pub(super) struct Note {
        /// 只关于哪个方面；不写就是整个指标。
        ///
        /// Which measure it is about; all of the indicator if left out.
        pub(super) on: Option<Part<super::Aspect>>,
        /// 说明的内容。
        ///
        /// The note.
        pub(super) text: Part<Text>,
    }

    /// 指标的各个方面。
    ///
    /// What was measured of an indicator.
    pub(super) struct Measures {
        /// 总量：随时间累加，所以有时序进度。
        ///
        /// An amount that grows with the length of the period, so that it has a time schedule.
        pub(super) total: Option<Part<Measure>>,
        /// 水平：比率、指数、平均数或存量，没有时序进度。
        ///
        /// A rate, index, average or stock: no schedule.
        pub(super) level: Option<Part<Measure>>,
        /// 增速：与上年同期相比。
        ///
        /// Growth on the same period of the year before.
        pub(super) growth: Option<Part<Measure>>,
    }

    /// 指标的一个方面：结果与目标。
    ///
    /// One measure of an indicator: its result and its targets.
    pub(super) struct Measure {
        /// 单位：`"亿元"`、`"100m-yuan"`、`"%"` 或 units 里的标识；增速不写就是 %。
        ///
        /// Its unit: `"100m-yuan"`, `"亿元"`, `"%"` or an id of `units`; per cent for growth if left out.
        pub(super) unit: Option<Part<String>>,
        /// 结果。
        ///
        /// The result.
        pub(super) result: Option<Part<FigureOrText>>,
        /// 目标应怎样达到：多为好、少为好，还是只作参照；有目标时必须写。
        ///
        /// Which way its targets are to be reached; must be there where there is a target.
        pub(super) better: Option<Part<Better>>,
        /// 结果是什么时候的，与报告期末不同时才写：年、年月或年月日。
        ///
        /// When the result was measured, if not at the end of the period: a year, a month or a day.
        pub(super) date: Option<Part<String>>,
        /// 计划开始时是多少。
        ///
        /// What it was when the plan began.
        pub(super) baseline: Option<Part<Baseline>>,
        /// 目标：每个 setters 的标识最多一个。
        ///
        /// The targets: an id of `setters`, and its target.
        pub(super) targets: Option<Part<Map<TargetOrText, MAX_SETTERS>>>,
        /// 在各地中排第几。
        ///
        /// Its place among others.
        pub(super) rank: Option<Part<Rank>>,
    }

    /// 排第几。
    ///
    /// A place among others.
    pub(super) struct Rank {
        /// 第几：`"1"`。
        ///
        /// Which: `"1"` for the first.
        pub(super) place: Part<String>,
        /// 在谁当中：全市。
        ///
        /// Among whom: the city.
        pub(super) among: Part<Text>,
        /// 一共几个。
        ///
        /// How many they are.
        pub(super) of: Option<Part<String>>,
    }

    /// 印出的占比。
    ///
    /// A printed share.
    pub(super) struct Share {
        /// 百分之几。
        ///
        /// In per cent.
        pub(super) value: Part<String>,
        /// 占什么：另一项指标的标识，或文字。
        ///
        /// Of what: the id of another indicator, or words.
        pub(super) of: Part<TextOr<Text>>,
    }

    /// 总量的一部分。
    ///
    /// A part of a total.
    pub(super) struct Component {
        /// 名称。
        ///
        /// Its name.
        pub(super) name: Part<Text>,
        /// 多少。
        ///
        /// How much it is.
        pub(super) value: Part<FigureOrText>,
    }

    /// 印出的结果与目标的距离。
    ///
    /// How far a result is from a target, as printed.
    pub(super) struct Distance {
        /// 高于目标多少；低于目标写负数。
        ///
        /// How far the result is above the target; below it, with a minus sign.
        pub(super) value: Part<String>,
        /// 以什么计。
        ///
        /// What it is in.
        #[serde(rename = "in")]
        pub(super) measured_in: Part<DistanceUnit>,
    }
}

with_figure! {
    /// 印出的一个数、一个区间，或代替数字的文字。
    ///
    /// A printed figure, a range, or words in its place.
    pub(super) struct Printed {}

    /// 计划开始时是多少。
    ///
    /// What it was when the plan began.
    pub(super) struct Baseline {
        /// 什么时候：年、年月或年月日。
        ///
        /// When: a year, a month or a day.
        pub(super) date: Part<String>,
    }

    /// 修订后的目标。
    ///
    /// A target after it was revised.
    pub(super) struct Revised {
        /// 什么时候修订的：年、年月或年月日。
        ///
        /// When it was revised: a year, a month or a day.
        pub(super) date: Option<Part<String>>,
    }

    /// 目标，以及报告就结果和这个目标印出的话。有数字时用来核对，没有数字时由它推算目标。
    ///
    /// A target, and what the report prints about the result and this target. Beside a figure it is checked; in its
    /// place the target is derived.
    pub(super) struct Target {
        /// 后来修订过的目标，先后为序；最后一个算数。
        ///
        /// What it was revised to, the oldest first; the last one counts.
        pub(super) revised: Option<Part<List<Part<TextOr<Revised>>, MAX_FORMER>>>,
        /// 结果是目标的百分之几：完成年度目标的91%。
        ///
        /// The result is this many per cent of the target.
        pub(super) rate: Option<Part<String>>,
        /// 结果离目标多远：低于目标1.8个百分点。
        ///
        /// How far the result is from the target.
        pub(super) distance: Option<Part<Distance>>,
        /// 完成率比时序进度快几个百分点；慢的写负数。
        ///
        /// How many percentage points the completion rate is ahead of the time schedule; behind it, with a minus sign.
        pub(super) lead: Option<Part<String>>,
    }
}

impl Printed {
    /// Whether it has any field.
    pub(super) fn is_there(&self) -> bool {
        let Self { value, unit, qualifier, derived, from, to, text } = self;
        [value, unit, derived, from, to].into_iter().any(Option::is_some)
            || qualifier.is_some()
            || text.is_some()
    }
}

/// What a report prints in the place of a figure.
pub(super) type FigureOrText = TextOr<Printed>;
/// What it prints in the place of a target.
pub(super) type TargetOrText = TextOr<Target>;
/// A span, or `"open"`.
pub(super) type SpanOrOpen = TextOr<Span>;

/// 同一段文字，按语言分别写：`{"zh": "汉阳区", "en": "Hanyang District"}`。
///
/// The same text in several languages: `{"zh": "…", "en": "…"}`.
#[derive(Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(super) struct Text(pub(super) Map<String, MAX_LANGUAGES>);

/// A plain text, or an object.
#[derive(Debug)]
pub(super) enum TextOr<T> {
    /// A text.
    Text(String),
    /// An object.
    Object(Box<T>),
}

/// What has a plain text as its short form.
pub(super) trait ShortForm {
    /// What must be in its place, for a message.
    const DUE: Due;
}

impl ShortForm for Printed {
    const DUE: Due = Due::Entry;
}

impl ShortForm for Target {
    const DUE: Due = Due::Entry;
}

impl ShortForm for Revised {
    const DUE: Due = Due::Entry;
}

impl ShortForm for Span {
    const DUE: Due = Due::SpanOrOpen;
}

impl ShortForm for Text {
    const DUE: Due = Due::IdOrTexts;
}

impl<'de, T: Deserialize<'de> + ShortForm> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de> + ShortForm> Visitor<'de> for Either<T> {
            type Value = TextOr<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", T::DUE)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(TextOr::Text(text.to_owned()))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                object: D,
            ) -> Result<Self::Value, D::Error> {
                T::deserialize(object).map(|object| TextOr::Object(Box::new(object)))
            }
        }

        deserializer.deserialize_newtype_struct("TextOr", Either(PhantomData))
    }
}
