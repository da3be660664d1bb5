//! What is wrong with a record, in Chinese.

use super::{
    super::faults::{FaultWords, character, listed, quoted},
    Zh,
};
use crate::{
    DateDue, Due, Encoding, Fault, Found, Lang, NotHere, Origin, Position, Problem, Referent,
    Syntax, UnitDue,
    decimal::{MAX_DIGITS, MAX_SCALE},
    error::{excerpt, nearest},
    report::{Remedy, Unit, of_date, of_decimal},
};

fn quote(text: &str) -> String {
    quoted(['“', '”'], text)
}

fn list<T: AsRef<str>>(words: &[T]) -> String {
    listed(words, "、")
}

/// The nearest word allowed, and all of them.
fn instead(found: &str, allowed: &[&'static str]) -> String {
    match nearest(found, allowed.iter().copied()) {
        Some(word) => format!("是否应为 {word}？可用：{}", list(allowed)),
        None => format!("可用：{}", list(allowed)),
    }
}

fn due(due: Due) -> &'static str {
    match due {
        Due::Text => "带引号的文字",
        Due::List => "列表 [ ]",
        Due::Object => "对象 { }",
        Due::TextOrObject => "带引号的文字，或对象 { }",
        Due::Texts => "各语言文字的对象：{ \"zh\": \"…\", \"en\": \"…\" }",
        Due::Entry => {
            "数据 \"12.3\" 或 { \"value\": \"12.3\" }、文字、“/”（明确未设定）或空文字 \"\"（未刊载）"
        }
        Due::SpanOrOpen => {
            "时段 { \"start\": \"2023-01-01\", \"end\": \"2023-12-31\" }，或 \"open\""
        }
        Due::IdOrTexts => "带引号的标识，或各语言文字的对象",
        Due::Value => "其他类型",
    }
}

fn found(found: &Found) -> String {
    match found {
        Found::Nothing => "null".to_owned(),
        Found::Boolean => "true 或 false".to_owned(),
        Found::Number(number) => format!("数字 {}", excerpt(number)),
        Found::Text(text) => format!("文字{}", quote(text)),
        Found::List => "列表".to_owned(),
        Found::Object => "对象".to_owned(),
    }
}

fn referent(what: Referent) -> &'static str {
    match what {
        Referent::Indicator => "指标",
        Referent::Section => "部分（sections）",
        Referent::Source => "来源（sources）",
        Referent::Setter => "目标制定者（setters）",
        Referent::Unit => "单位",
        Referent::Area => "领域",
        Referent::Topic => "主题",
        Referent::Term => "名词",
        Referent::Part => "部分（parts）",
        Referent::Figure => "数据",
        Referent::Headline => "主要指标数据",
    }
}

fn remedy(found: &str) -> String {
    match of_decimal(found) {
        Some(Remedy::Write(value)) => format!("应写作 \"{value}\""),
        Some(Remedy::Unit { value, unit, code: Some(code) }) => {
            format!("应写作 \"{value}\"，{}属于单位：\"unit\": \"{code}\"", quote(&unit))
        }
        Some(Remedy::Unit { value, unit, code: None }) => {
            format!("应写作 \"{value}\"，{}属于单位", quote(&unit))
        }
        Some(Remedy::Qualifier { value, qualifier, unit }) => {
            let unit = unit.map(|unit| format!("，{}属于单位", quote(&unit)));
            format!(
                "应写作 {{ \"value\": \"{value}\", \"qualifier\": \"{}\" }}{}",
                qualifier.code(),
                unit.unwrap_or_default()
            )
        }
        Some(Remedy::Range { from, to }) => {
            format!("区间应写作 {{ \"from\": \"{from}\", \"to\": \"{to}\" }}")
        }
        Some(Remedy::NotSet) => "如报告明确未设定，应写作 \"/\"".to_owned(),
        Some(Remedy::NotPrinted) => "如报告未刊载，整项数据应写作 \"\"，不留空格".to_owned(),
        Some(Remedy::Words) => {
            "如报告用文字表述，应写作 { \"text\": { \"zh\": \"…\" } }".to_owned()
        }
        Some(Remedy::FewerDigits) => {
            format!("最多 {MAX_DIGITS} 位数字，小数最多 {MAX_SCALE} 位；位数更多时请改用较大的单位")
        }
        None => "只写数字，最多一个小数点，负数前加减号，如 \"12.3\"".to_owned(),
    }
}

fn syntax(syntax: &Syntax) -> String {
    match syntax {
        Syntax::NoText => "文件是空的；应有一条记录 { }".to_owned(),
        Syntax::Comment => "JSON 不能有注释：请删除，或写入 remarks、notes".to_owned(),
        Syntax::UnclosedComment => "注释没有结束，JSON 也不能有注释：请删除".to_owned(),
        Syntax::TrailingComma => "最后一项之后多了逗号：请删除".to_owned(),
        Syntax::ExtraComma => "多了一个逗号：请删除".to_owned(),
        Syntax::ExtraColon => "冒号之前没有字段名：请删除，或把字段放入对象 { }".to_owned(),
        Syntax::MissingComma => "两项之间缺少逗号：请在此处加 ,".to_owned(),
        Syntax::MissingColon => "字段名之后缺少冒号：请在此处加 :".to_owned(),
        Syntax::MissingValue => "缺少值：请补上，或删除该字段".to_owned(),
        Syntax::MissingName => "缺少字段名：请在值之前写 \"字段名\":".to_owned(),
        Syntax::NameWithoutQuotes { found } => {
            format!("字段名没有引号：应写作 \"{}\"", excerpt(found))
        }
        Syntax::BareWord { found } => match found.as_str() {
            "NaN" | "undefined" | "None" | "nil" | "NULL" | "Null" | "N/A" | "-" | "—" => {
                format!("{}不是 JSON 的值：未刊载写作 \"\"，明确未设定写作 \"/\"", quote(found))
            }
            "/" => "斜线没有引号：应写作 \"/\"".to_owned(),
            "True" | "TRUE" | "False" | "FALSE" => {
                format!("{}不是 JSON 的值，记录中也没有真假值：请写带引号的文字", quote(found))
            }
            _ => format!("{}没有引号：应写作 \"{}\"", quote(found), excerpt(found)),
        },
        Syntax::WrongQuotes { found } => {
            format!("{} 不是半角直引号：应写作 \"", character(*found))
        }
        Syntax::QuoteInside => {
            "引号没有配对：文字中的引号应写作 “ ” 或 \\\"，每段文字以 \" 结束".to_owned()
        }
        Syntax::UnclosedText => "文字没有结束引号：请在末尾加 \"".to_owned(),
        Syntax::WrongPunctuation { found, due } => {
            format!("{} 不是半角标点：应写作 {due}", character(*found))
        }
        Syntax::UnclosedBracket { open, close, missed } => format!(
            "{open} 没有配对：请在其内容结束处、第{}行第{}列之前加 {close}",
            missed.line, missed.column
        ),
        Syntax::UnexpectedClose { found } => {
            format!("{found} 没有配对：请删除，或在前面补上开括号")
        }
        Syntax::Character { found } => {
            format!("此处不能有字符 {}：请删除，或改为半角空格", character(*found))
        }
        Syntax::BadEscape { found } => format!(
            "{}在 JSON 中没有意义：反斜线写作 \\\\，引号写作 \\\"，换行写作 \\n",
            quote(found)
        ),
        Syntax::AfterEnd => {
            "记录在此之前已经结束：请删除后面的内容，或删除前面多余的闭括号".to_owned()
        }
        Syntax::GivenUp => "错误太多，其余部分没有读取：请先改正已列出的错误".to_owned(),
    }
}

fn unit_due(due: &UnitDue) -> String {
    match due {
        UnitDue::Unit(unit) => format!("应写作 {unit}"),
        UnitDue::Comparable(unit) => {
            format!("结果的单位是 {unit}：请用同一单位，或可以与之换算的单位")
        }
        UnitDue::Amount => {
            "总量应是金额、人数、件数等数量；比率请写在 level 或 growth 下".to_owned()
        }
        UnitDue::Share => "比重应以百分比或“成”计，其他数据不可".to_owned(),
    }
}

fn not_here(why: NotHere) -> &'static str {
    match why {
        NotHere::Twice => "列了两次：请删除一处",
        NotHere::NoTerm => "不是名词解释：请改为解释名词的主题",
        NotHere::NoNumber => "没有数值",
        NotHere::BelowZero => "小于零，无法绘制",
        NotHere::Unlike => "与前面的数据主题、单位或类别不同：请分开绘制",
        NotHere::Drawn => "已经绘制：请删除一处",
        NotHere::Itself => "指向自身",
    }
}

fn origin(from: Origin) -> &'static str {
    match from {
        Origin::PartAndWhole => "部分与总体",
        Origin::ResultAndTarget => "结果与目标",
        Origin::Schedule => "结果、目标与已过天数",
        Origin::Sum => "各项之和",
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Syntax(what) => syntax(what),
        Problem::Encoding(Encoding::Unknown) => "文件编码不是 UTF-8：请另存为 UTF-8".to_owned(),
        Problem::Encoding(encoding) => {
            format!("文件编码是 {}：请另存为 UTF-8", encoding.name())
        }
        Problem::Unreadable { reason } => format!("无法作为 JSON 读取：{}", excerpt(reason)),
        Problem::TooManyBytes { found, most } => {
            let found =
                found.map_or_else(|| "超过限度".to_owned(), |found| format!("共 {found} 字节"));
            format!("{found}，最多 {most} 字节：请精简记录")
        }
        Problem::TooDeep { most } => {
            format!("列表和对象嵌套超过 {most} 层，任何记录都不需要这么多层")
        }
        Problem::Missing => "缺少该项：请补上".to_owned(),
        Problem::Empty => "内容为空：请填写；可省略的字段也可删除".to_owned(),
        Problem::EmptyList => "列表为空：至少应有一项".to_owned(),
        Problem::UnknownField { field, allowed } => {
            format!("没有这个字段：{}", instead(field, allowed))
        }
        Problem::FieldNotHere => "此处不应有该字段：请删除".to_owned(),
        Problem::DuplicateField { first: Some(Position { line, column }) } => {
            format!("字段重复，第一次在第{line}行第{column}列：请删除一处")
        }
        Problem::DuplicateField { first: None } => "字段重复：请删除一处".to_owned(),
        Problem::Exclusive { fields } => format!("{} 只能保留一项", list(fields)),
        Problem::OneOf { fields } => format!("{} 应有且只有一项", list(fields)),
        Problem::AnyOf { fields } => format!("{} 至少应有一项", list(fields)),
        Problem::MissingWord { allowed } => format!("缺少该项：请写 {} 之一", list(allowed)),
        Problem::Needs { fields } => format!("须与 {} 一起写：请补上", list(fields)),
        Problem::Together { fields } => format!("{} 应同时写，或都不写", list(fields)),
        Problem::MustBe { due: what, found: Found::Text(text) } if *what == Due::Entry => {
            let hint = match of_decimal(text) {
                Some(Remedy::NotSet) => "明确未设定应写作 \"/\"".to_owned(),
                Some(Remedy::NotPrinted) => "未刊载应写作 \"\"，不留空格".to_owned(),
                Some(Remedy::Words) | None => {
                    format!("文字应写作 {{ \"text\": {{ \"zh\": \"{}\" }} }}", excerpt(text))
                }
                Some(Remedy::Write(value)) => format!("应写作 \"{value}\""),
                Some(_) => remedy(text),
            };
            format!("应为{}，不是文字{}：{hint}", due(*what), quote(text))
        }
        Problem::MustBe { due: what, found: is } => {
            format!("应为{}，不是{}", due(*what), found(is))
        }
        Problem::NumberWithoutQuotes { found } => {
            let value = match of_decimal(found) {
                Some(Remedy::Write(value)) => value,
                _ => excerpt(found),
            };
            format!("数字 {} 没有引号，会丢失末尾的零：应写作 \"{value}\"", excerpt(found))
        }
        Problem::TooMany { found, most } => format!("共 {found} 项，最多 {most} 项"),
        Problem::TooFew { least } => format!("至少应有 {least} 项"),
        Problem::TooManyCharacters { found, most } => {
            format!("共 {found} 个字，最多 {most} 个字：请缩短")
        }
        Problem::ControlCharacter { code } => format!("含有控制字符 U+{code:04X}：请删除"),
        Problem::UnknownWord { found, allowed } => {
            format!("{}不是可用的词：{}", quote(found), instead(found, allowed))
        }
        Problem::NotDecimal { found } => format!("{}不是小数：{}", quote(found), remedy(found)),
        Problem::NotASum { found } => {
            format!("{}不是算式：请写两个以上的数，中间用 + 或 -，如 \"100 - 21.7\"", quote(found))
        }
        Problem::NotWhole { found, least } => {
            format!("{}不是不小于 {least} 的整数：应写作如 \"{least}\"", quote(found))
        }
        Problem::OutOfRange { found, least, most } => {
            let found = excerpt(found);
            match (least, most) {
                (Some(least), Some(most)) => format!("{found} 不在 {least} 至 {most} 之间：请核对"),
                (Some(least), None) => format!("{found} 小于 {least}：请核对"),
                (None, Some(most)) => format!("{found} 大于 {most}：请核对"),
                (None, None) => format!("此处不能是 {found}：请核对"),
            }
        }
        Problem::NotAboveZero { found } => {
            format!("目标应大于零，不能是 {}：未设定目标应写作 \"/\"", excerpt(found))
        }
        Problem::BelowZero { found } => {
            format!("{} 小于零，只有增速和差值可以：请删除减号，或改变类别", excerpt(found))
        }
        Problem::RangeReversed { from, to } => {
            format!("区间从 {from} 到 {to}：请把较小的数写在前面")
        }
        Problem::RankBeyond { place, of } => format!("第 {place} 位，而总数只有 {of}：请核对"),
        Problem::NoTargetFollows { result } => {
            format!("结果为 {}，无法推算目标：请写目标的数值", excerpt(result))
        }
        Problem::NoSchedule => {
            "没有可比的时序进度：请为该目标制定者写 span，并包含报告期".to_owned()
        }
        Problem::RateTooHigh { found, most } => {
            format!("完成率为 {}%，超过 {most}%：请核对两个数及其单位", excerpt(found))
        }
        Problem::FarFromTarget { found, most } => {
            format!("与目标相差 {} 个百分点，超过 {most} 个：请核对两个数", excerpt(found))
        }
        Problem::OtherScale { found, due } => {
            format!("目标的单位是 {}，结果的单位是 {}：请核对", excerpt(found), excerpt(due))
        }
        Problem::UnknownUnit { found, nearest } => {
            let nearest = nearest.as_ref().map(|unit| format!("是否应为 {unit}？"));
            let things: Vec<_> = Unit::things().collect();
            let scales: Vec<_> = Unit::scales().collect();
            format!(
                "{}不是单位：{}可用：{}，前面可加 {}，以及 units 中自定的单位",
                quote(found),
                nearest.unwrap_or_default(),
                list(&things),
                list(&scales)
            )
        }
        Problem::UnitMismatch { found, due } => {
            format!("单位{}不适用：{}", quote(found), unit_due(due))
        }
        Problem::UnitTaken { id } => {
            format!("{}已是内置单位：请另取标识，或直接使用该单位", quote(id))
        }
        Problem::BadId { found } => match crate::error::likely_id(found) {
            Some(id) => format!(
                "标识只能用小写字母、数字、连字符或点：请把{}改为{}",
                quote(found),
                quote(&id)
            ),
            None => {
                format!("标识只能用小写字母、数字、连字符或点，1 至 64 个：请改写{}", quote(found))
            }
        },
        Problem::DuplicateId { id } => format!("标识{}重复：请改其中一处", quote(id)),
        Problem::UnknownId { what, found, nearest, known } => {
            let head = format!("没有名为{}的{}", quote(found), referent(*what));
            match (nearest, known.as_slice()) {
                (Some(nearest), _) => format!("{head}：是否应为 {}？", excerpt(nearest)),
                (None, []) => format!("{head}：请改为记录中已有的"),
                (None, known) => format!("{head}；已有：{}", excerpt(&list(known))),
            }
        }
        Problem::NotHere { id, why } => format!("{}{}", quote(id), not_here(*why)),
        Problem::OtherReport { found, due } => {
            format!("属于{}，而报告是{}：请改正，或选用另一文件", quote(found), quote(due))
        }
        Problem::UnknownLanguage { found, allowed } => {
            format!("没有{}语言的文字；可用：{}", quote(found), list(allowed))
        }
        Problem::UnlistedLanguage { found } => {
            format!("{}不在 languages 中：请加入，或删除这段文字", quote(found))
        }
        Problem::Untranslated { lang } => format!("缺少 {} 文字：请写 \"{0}\": \"…\"", lang.code()),
        Problem::OtherLanguage { lang, found } if *lang == Lang::EN => {
            format!("英文文字中有中文{}：请核对语言", quote(found))
        }
        Problem::OtherLanguage { lang, found } => {
            format!("{}似乎不是 {} 文字：请核对语言", quote(found), lang.code())
        }
        Problem::BadFile { found } => {
            format!("{}不是同一文件夹中 .json 文件的名称：请只写文件名", quote(found))
        }
        Problem::BadUrl { found } => format!("{}不是网址：请从 https:// 写起", quote(found)),
        Problem::BadDate { found, due } => {
            let example = match due {
                DateDue::Day => "日期，如 2023-06-30",
                DateDue::Partial => "年、年月或日期，如 2023、2023-06、2023-06-30",
                DateDue::Year => "年份，如 2023",
            };
            match of_date(found, *due) {
                Some(date) => format!("日期{}的写法不对：应写作 \"{date}\"", quote(found)),
                None => format!("{}不是 1900 至 2199 年间的日期：应写作{example}", quote(found)),
            }
        }
        Problem::EndBeforeStart { start, end } => {
            format!("结束日 {end} 早于开始日 {start}：请对调")
        }
        Problem::Outside { found, start, end } => {
            format!("{found} 不在 {start} 至 {end} 之内：请改正其一")
        }
        Problem::TooEarly { found, least } => format!("{found} 早于 {least}：请改正其一"),
        Problem::TooLate { found, most } => format!("{found} 晚于报告期末 {most}：请改正其一"),
        Problem::OldRevision { found, latest } => {
            format!("{found} 早于记录中的日期 {latest}：请写最后修改的日期")
        }
        Problem::DoesNotFollow { printed, due, from } => {
            format!("刊载的是 {printed}，而由{}得出 {due}：请核对，或以 notes 说明", origin(*from))
        }
        Problem::HeadlineDiffers { due } => {
            format!("主要指标中是 {due}：请改为一致，或以 notes 说明")
        }
        Problem::OutOfOrder { what } => format!("应排在上一项的{}之前：请上移", referent(*what)),
        Problem::NotACommitment => "只有计划事项可以与已完成的事项并列".to_owned(),
        Problem::CountsSomethingElse => "计量的内容不同：请改为单位相同的数据".to_owned(),
        Problem::NothingToCompare => "既没有结果也没有目标：无法展示".to_owned(),
        Problem::Incomplete => "记录不完整".to_owned(),
    }
}

impl FaultWords for Zh {
    fn place(&self, position: Option<Position>, path: &str, subject: Option<&str>) -> String {
        let position = position.map(|Position { line, column }| format!("第{line}行第{column}列 "));
        let subject = subject.map(|subject| format!("（{}）", excerpt(subject)));
        let path = if path.is_empty() { "记录" } else { path };
        format!("{}{path}{}", position.unwrap_or_default(), subject.unwrap_or_default())
    }

    fn problem(&self, of: &Problem) -> String {
        problem(of)
    }

    fn fault(&self, fault: &Fault) -> String {
        let subject = fault.subject.as_ref().map(|subject| subject.get(Lang::ZH));
        let place = self.place(fault.position, &fault.path, subject);
        format!("{place}：{}", problem(&fault.problem))
    }
}
