//! Readings of spreadsheets and templates, in Chinese.

use super::{
    super::{
        ImportLabels, ImportWords, ListLabels, TemplateLabels, Words as _, faults::FaultWords as _,
        import::LISTED,
    },
    Zh,
};
use crate::{
    Lang, Problem, UnitDue,
    error::excerpt,
    import::{self, Matter, Reading},
    report::{MAX_INDICATORS, Unit},
};

fn quote(text: &str) -> String {
    format!("“{}”", excerpt(text))
}

/// A unit of a record, as people call it.
fn unit(code: &str) -> String {
    Unit::parse(code).map_or_else(|| excerpt(code), |unit| Zh.unit(&unit))
}

/// A figure with such a unit behind it.
fn amount(text: &str) -> String {
    text.split_once(' ')
        .map_or_else(|| text.to_owned(), |(digits, code)| format!("{digits} {}", unit(code)))
}

fn list(texts: &[String]) -> String {
    list_up_to(LISTED, texts)
}

/// The first texts, and where there are more, how many.
fn list_up_to(most: usize, texts: &[String]) -> String {
    let all =
        |texts: &[String]| texts.iter().map(|text| quote(text)).collect::<Vec<_>>().join("、");
    match texts.split_at_checked(most) {
        Some((first, rest)) if !rest.is_empty() => {
            format!("{}等 {} 项", all(first), texts.len())
        }
        _ => all(texts),
    }
}

/// A unit as templates offer it.
fn offered(code: &str) -> String {
    Unit::parse(code).map_or_else(|| excerpt(code), |unit| Zh.unit_word(&unit))
}

fn unknown_unit(found: &str, nearest: Option<&str>) -> String {
    let likely = import::likely_unit(found).or_else(|| nearest.and_then(Unit::parse));
    let likely = likely.map(|unit| format!("是否应为{}？", quote(&Zh.unit_word(&unit))));
    format!(
        "不认识单位{}：{}可从模板的列表中选择，如 亿元、万元、元、万人、%；自定的单位写入记录的 units",
        quote(found),
        likely.unwrap_or_default()
    )
}

/// A word of a list, the one that was probably meant, and all of them.
fn not_offered(what: &str, found: &str, likely: Option<&str>, words: [&str; 3]) -> String {
    let [first, second, third] = words;
    if found.is_empty() {
        return format!("{what}没有填写：请写 {first}、{second}或{third}");
    }
    let likely = likely.map(|word| format!("是否应为{}？", quote(word)));
    format!(
        "不认识{what}{}：{}请写 {first}、{second}或{third}",
        quote(found),
        likely.unwrap_or_default()
    )
}

fn better(found: &str) -> String {
    let likely = import::likely_better(found);
    not_offered("方向", found, likely.map(|at| TEMPLATE.better[at]), TEMPLATE.better)
}

/// What is wrong with a draft, for people who have cells and no record before them.
fn draft(problem: &Problem, path: &str, setter: Option<&str>) -> String {
    let name = Zh.part(path, setter);
    let is_better = path.ends_with(".better");
    match (problem, name) {
        (Problem::BadId { .. }, _) => Zh.problem(problem),
        (Problem::UnknownUnit { found, nearest }, _) => unknown_unit(found, nearest.as_deref()),
        (Problem::UnknownWord { found, .. }, _) if is_better => better(found),
        (Problem::MissingWord { .. }, _) if is_better => better(""),
        (Problem::OtherScale { found, due }, _) => {
            format!("目标的单位是{}，结果的单位是{}：请核对", offered(found), offered(due))
        }
        (Problem::UnitMismatch { found, due: UnitDue::Unit(due) }, _) => {
            format!("单位{}不适用：应为{}", quote(&offered(found)), offered(due))
        }
        (Problem::UnitMismatch { found, due: UnitDue::Comparable(due) }, _) => format!(
            "单位{}不适用：结果的单位是{}，请用同一单位，或可以与之换算的单位",
            quote(&offered(found)),
            offered(due)
        ),
        (Problem::UnitMismatch { found, due: UnitDue::Amount }, _) => format!(
            "单位{}不适用：总量应是金额、人数、件数等数量；比率的“方面”请写水平或增速",
            quote(&offered(found))
        ),
        (problem, None) => Zh.problem(problem),
        (
            Problem::Missing
            | Problem::MissingWord { .. }
            | Problem::Empty
            | Problem::EmptyList
            | Problem::Untranslated { .. },
            Some(name),
        ) => format!("{name}没有填写：请填写"),
        (Problem::TooManyCharacters { .. }, Some(name)) => {
            format!("{name}{}", Zh.problem(problem))
        }
        (problem, Some(name)) => format!("{name}：{}", Zh.problem(problem)),
    }
}

fn what(code: &str) -> &'static str {
    match code {
        "name" => "指标名称",
        "unit" => "单位",
        "measure" => "总量、水平或增速",
        "section" => "类别",
        "better" => "方向",
        "date" => "日期",
        "definition" => "定义",
        "result" => "结果",
        "result.total" => "结果：总量",
        "result.level" => "结果：水平",
        "result.growth" => "结果：增速",
        "target" => "目标",
        "target.total" => "目标：总量",
        "target.level" => "目标：水平",
        "target.growth" => "目标：增速",
        "rate" => "完成率",
        _ => "不读取",
    }
}

fn column(code: &str, heading: &str) -> String {
    if code.starts_with("target") {
        format!("{}（{}）", what(code), excerpt(heading))
    } else {
        what(code).to_owned()
    }
}

static TEMPLATE: TemplateLabels = TemplateLabels {
    sheets: ["指标", "报告", "说明"],
    measures: ["总量", "水平", "增速"],
    better: ["越多越好", "越少越好", "只作参照"],
    units: &[
        "亿元",
        "万元",
        "元",
        "万亿元",
        "亿美元",
        "万人",
        "人",
        "万人次",
        "户",
        "万户",
        "个",
        "项",
        "套",
        "公里",
        "公顷",
        "万平方米",
        "万吨",
        "亿千瓦时",
        "%",
    ],
    report_headings: ["内容", "代码", "填写"],
    notes: &[
        "怎样填写",
        "一、“指标”表每行是一项指标的一个方面：总量（随时间累加）、水平（比率、指数、存量）或增速。同一指标占几行时，标识相同。",
        "二、第二行的灰色代码说明该列在记录中的位置，请勿改动；可以增加语言，如 name/en。",
        "三、数据照报告的写法填写：407.9、5.0、-3.2、约1.2、6~6.5、不低于90、7左右。增速写 7.5，不写 0.075。",
        "四、报告明确未设定的写“/”；有位置而未刊载的写“空”；没有这一项的不填。",
        "五、报告用文字表述的照抄，如“与经济增长同步”。",
        "六、“报告”表填写报告本身：时段、来源、目标由谁制定。不需要的行可以清空。",
        "七、示例请替换为自己的数据；仍与示例相同的内容会逐格提醒。",
    ],
};

impl ImportWords for Zh {
    fn reading(&self, reading: &Reading) -> String {
        let place = reading.place.to_string();
        let subject = reading
            .subject
            .as_ref()
            .filter(|subject| !subject.is_empty())
            .map(|subject| format!("（{}）", excerpt(subject)))
            .unwrap_or_default();
        let matter = self.matter(&reading.matter);
        if place.is_empty() && subject.is_empty() {
            matter
        } else {
            format!("{place}{subject}：{matter}")
        }
    }

    fn matter(&self, matter: &Matter) -> String {
        let megabytes = |bytes: &u64| format!("{} MB", bytes.div_ceil(1 << 20));
        match matter {
            Matter::NothingThere => "文件是空的：请选择有内容的文件".to_owned(),
            Matter::FileTooLarge { found, most } => {
                format!(
                    "文件有 {}，最多 {}：请只保留需要的工作表",
                    megabytes(found),
                    megabytes(most)
                )
            }
            Matter::UnpackedTooLarge { most, .. } => {
                format!("文件展开后超过 {}：请只保留需要的工作表，另存后再试", megabytes(most))
            }
            Matter::TooManyCells { most } => {
                format!("有内容的单元格超过 {most} 个：请只保留需要的表格")
            }
            Matter::TooManyPlaces { rows, columns, most } => {
                format!(
                    "有内容的行有 {rows} 行，列有 {columns} 列，行数乘列数最多 {most}：请只保留需要的表格"
                )
            }
            Matter::CellTooLong { found, most } => {
                format!("单元格有 {found} 个字符，最多 {most} 个：请缩短")
            }
            Matter::TooManyMerged { most } => {
                format!("合并的单元格超过 {most} 处，其余的按未合并读取：请只保留需要的表格")
            }
            Matter::TooManyLines { most } => {
                format!("表格前后的文字超过 {most} 行，其余的没有读取：请把标题和注放在表格旁边")
            }
            Matter::TooManyAbove { found, most } => {
                format!(
                    "从这里起有 {found} 处文字没有作为标题或单位读取，只读取表格上方最近的 {most} 处：请把标题和单位移到表格旁边"
                )
            }
            Matter::ByItself { name } => {
                format!("{}是记录或填好的模板：请单独读取，不与其他文件一起", quote(name))
            }
            Matter::Password => "文件有密码保护：请在表格软件中取消密码，另存后再试".to_owned(),
            Matter::Damaged { reason } => {
                format!("文件不完整或已损坏（{}）：请用表格软件打开，另存后再试", excerpt(reason))
            }
            Matter::OtherKind => {
                "不是表格、文本或记录：可以读取 .xlsx、.xls、.ods、.csv、.tsv 和 .json".to_owned()
            }
            Matter::UnknownEncoding => "无法辨认文字编码：请另存为 UTF-8，或选择编码".to_owned(),
            Matter::NotThisEncoding { name } => {
                format!("文件不是 {} 编码：请选择其他编码", excerpt(name))
            }
            Matter::Macros => "文件含有宏，不会运行".to_owned(),
            Matter::ExternalLinks => {
                "文件引用了其他文件，引用的数可能不是最新的：请核对".to_owned()
            }
            Matter::HiddenSheets { names } => {
                format!("没有读取隐藏的工作表：{}；需要时请先取消隐藏", list(names))
            }
            Matter::Encoding { name } => format!("按 {} 编码读取", excerpt(name)),
            Matter::Separator { found: '\t' } => "单元格之间是制表符".to_owned(),
            Matter::Separator { found } => format!("单元格之间是 {found}"),
            Matter::NoTable { found } if found.is_empty() => {
                "文件中没有表格，也没有文字：请选择有内容的文件".to_owned()
            }
            Matter::NoTable { found } => format!(
                "没有找到表头：需要一行有“指标名称”，以及“年度计划”“完成情况”“总量”“增速”之类的栏目；文件开头是{}",
                list(found)
            ),
            Matter::SheetChosen { name, others } => {
                format!("读取工作表{}，没有读取{}", quote(name), list(others))
            }
            Matter::Headings { row, transposed: false } => format!("表头从第{}行开始", row + 1),
            Matter::Headings { transposed: true, .. } => "指标横向排列：按列读取".to_owned(),
            Matter::Column { heading, field } => {
                format!("{}读作{}", quote(heading), column(field, heading))
            }
            Matter::UnknownColumn { heading, guess } => {
                format!("不认识栏目{}，暂读作{}：请确认", quote(heading), column(guess, heading))
            }
            Matter::SameColumn { heading, first } => {
                format!(
                    "栏目{}与 {first} 的内容相同：请删除一列，或改变其中一列的含义",
                    quote(heading)
                )
            }
            Matter::NewSetter { heading } => {
                format!("上一份记录没有目标{}：作为新的目标读取，请核对", quote(heading))
            }
            Matter::RowSkipped { text } => format!("{}不是指标，没有读取", quote(text)),
            Matter::UnitCaption { found } => format!("表上注明单位：{}", excerpt(found)),
            Matter::NoColumn { field } if field == "result" => {
                "没有数据的栏目：需要“完成情况”“年度计划”之类的一栏".to_owned()
            }
            Matter::NoColumn { field } if field == "unit" => {
                "没有单位：请加“单位”一栏，或把单位写在表头，如 完成情况（亿元）".to_owned()
            }
            Matter::NoColumn { field } => {
                let name = self.part(&format!("indicators.{field}"), None).unwrap_or_default();
                format!("没有“{name}”一栏：请补上，代码为 {}", field.replace('.', "/"))
            }
            Matter::NoReportSheet => {
                "没有“报告”工作表：请从模板复制该表，填写时段、地方和来源".to_owned()
            }
            Matter::UnknownUnit { found } => unknown_unit(found, None),
            Matter::UnknownMeasure { found } => {
                let likely = import::likely_measure(found);
                let likely = likely.map(|aspect| TEMPLATE.measures[aspect as usize]);
                not_offered("方面", found, likely, TEMPLATE.measures)
            }
            Matter::OtherInRow { field, first, due } => {
                let name = self.part(&format!("indicators.{field}"), None).unwrap_or_default();
                format!("{name}与 {first} 的{}不同：同一指标的各行应当一致", quote(due))
            }
            Matter::SameIndicator { first } => format!("这项数据在 {first} 已有：请删除一处"),
            Matter::NoPeriod { earlier } => {
                let earlier = earlier.as_ref().map(|earlier| format!("（上一份是 {earlier}）"));
                format!(
                    "不知道是哪个时段的数据{}：请填写第一天和最后一天",
                    earlier.unwrap_or_default()
                )
            }
            Matter::SamePeriod { period } => {
                format!("上一份记录也是这个时段（{period}）：请核对是否选错了报告")
            }
            Matter::Title { found, period } => format!("由标题{}得知时段：{period}", quote(found)),
            Matter::Edited { found, read } => format!("{}已改为{}", quote(found), quote(read)),
            Matter::ReadAs { found, read } => format!("{}读作{}", quote(found), quote(read)),
            Matter::FloatNoise { found, read } => {
                format!("{} 的末尾是计算误差，读作 {read}", excerpt(found))
            }
            Matter::Dash { found } => {
                format!("{}读作未刊载；如是明确未设定，请写“/”", quote(found))
            }
            Matter::CommaDoubt { found } => {
                let sign = if found.contains([',', '，']) { "逗号" } else { "点" };
                format!("{}中的{sign}可能是千位分隔符，也可能是小数点：请选择", quote(found))
            }
            Matter::RangeDoubt { found } => {
                format!("{}可能是区间，也可能是别的：请选择", quote(found))
            }
            Matter::FiguresApart { found } => {
                format!("{}可能是一个数，也可能是几个数：请选择", quote(found))
            }
            Matter::TwoSigns { found } => {
                format!("{}既有“下降”之类的词，又有负号：请选择", quote(found))
            }
            Matter::FootnoteMark { mark } => {
                format!("数后的{}看作注码，没有读取", quote(mark))
            }
            Matter::PercentDoubt { found } => {
                format!("此处以 % 计，表中是 {}：可能是 100 倍，请选择", excerpt(found))
            }
            Matter::ShownDoubt { shown, held } => {
                format!(
                    "显示的是{}，单元格中是 {}：请选择报告印出的数",
                    quote(shown),
                    excerpt(held)
                )
            }
            Matter::DateInFigure { found } => {
                let typed = import::typed_as(found);
                let typed = typed.map(|typed| format!("原来是否写作 {typed}？请选择或"));
                format!(
                    "此处应是数据，表中是日期 {found}：{}重新填写",
                    typed.unwrap_or_else(|| "请".to_owned())
                )
            }
            Matter::NotShown { found } => {
                format!("{}表示列宽不够，数没有显示：请加宽该列，重新复制", quote(found))
            }
            Matter::TwoTexts { plain, html } => {
                format!(
                    "复制的文本中是{}，表格中是{}：请选择报告印出的数",
                    quote(plain),
                    quote(html)
                )
            }
            Matter::OnlyInText { found } => {
                format!("复制的文本中有表格以外的行，没有读取：{}；请改为只粘贴文本", list(found))
            }
            Matter::ErrorCell { found } => {
                format!("公式出错 {}：请改正公式，或填写报告印出的数", excerpt(found))
            }
            Matter::NoStoredValue { formula } => {
                format!("公式没有存下结果（={}）：请用表格软件打开，保存后再试", excerpt(formula))
            }
            Matter::WordsDoubt { found } => format!(
                "{}中有数字，读作文字：如是数据，请只写数字、单位和“约”“左右”之类",
                quote(found)
            ),
            Matter::TooManyDigits { found } => {
                format!("{}位数太多：最多 12 位，小数最多 6 位", quote(found))
            }
            Matter::MovedToGrowth { found } => format!("{}在总量栏，读作增速", quote(found)),
            Matter::NoHeading { found, count } => format!(
                "这一列有 {count} 格在各表头之外，没有读（如{}）：请补上表头；如果前面某个数带有千位逗号，请去掉逗号",
                quote(&found.join("、"))
            ),
            Matter::OtherPeriod { found } => {
                format!("标题是{}的表属于另一时段，没有读：如果应当读，请改标题", quote(found))
            }
            Matter::TwoUnits { of_name, of_column } => {
                format!("单位栏是{}，名称里是{}：请改成一致", quote(of_column), quote(of_name))
            }
            Matter::PercentAsGrowth { found } => {
                format!("{}以 % 计，名称没有说明是增速还是比率，读作增速", quote(found))
            }
            Matter::NoUnit { found } => {
                format!("{}没有单位：请写在数后，或写在表头、单位栏", quote(found))
            }
            Matter::OtherMeasure { found } => {
                format!("{}在总量栏，以 % 计，暂读作增速：请确认", quote(found))
            }
            Matter::Record(problem, path) => {
                let text = self.problem(problem);
                match self.part(path, None).filter(|name| !name.is_ascii()) {
                    _ if path.is_empty() => text,
                    Some(name) if !matches!(problem, Problem::BadId { .. }) => {
                        format!("{name}：{text}［{path}］")
                    }
                    _ => format!("{text}［{path}］"),
                }
            }
            Matter::Draft { problem, path, setter } => draft(problem, path, setter.as_deref()),
            Matter::NotARecord => {
                "上一份记录不是本程序的记录：请选择以前取走的记录（.json）或填好的模板".to_owned()
            }
            Matter::OfExample { path, setter, found } => {
                let name = self.part(path, setter.as_deref()).unwrap_or_default();
                if path.starts_with("indicators") {
                    format!("{name}仍是示例的{}：请填写报告印出的数，或删除这一行", quote(found))
                } else if path == "revision" || path.starts_with("period") {
                    format!("{name}仍是示例的{}：请改为本报告的", quote(found))
                } else if path == "id" {
                    format!("标识仍是示例的{}：请改为本报告的，如 hanyang-2024-h1", quote(found))
                } else if path.ends_with(".zh") {
                    format!("{name}仍是示例的{}：请改为本报告的", quote(found))
                } else {
                    format!("{name}仍是示例的{}：请改为本报告的，没有就清空", quote(found))
                }
            }
            Matter::NoTranslation { path, lang } => {
                let name = self.part(path, None).unwrap_or_default();
                let page = self.field(lang.code());
                format!("{name}没有填写，{page}页面将显示其他语言：请填写")
            }
            Matter::BetterAssumed { less, more } => {
                let said = |names: &[String], most, way| {
                    (!names.is_empty())
                        .then(|| format!("{}的目标读作{way}", list_up_to(most, names)))
                };
                let both = [said(less, MAX_INDICATORS, "越少越好"), said(more, LISTED, "越多越好")];
                let both: Vec<_> = both.into_iter().flatten().collect();
                format!("{}：如不对，请加“方向”一栏", both.join("，"))
            }
            Matter::LeftOut { what } => {
                format!("上一份记录的 {} 与旧数据有关，没有保留", what.join("、"))
            }
            Matter::NotThere { name } => format!("上一份记录有{}，表中没有", quote(name)),
            Matter::MeasureNotThere { aspect } => {
                format!("上一份记录有它的{}，表中没有", self.template().measures[*aspect as usize])
            }
            Matter::TargetNotThere { setter, aspect } => {
                format!(
                    "上一份记录有{}的目标（{}），表中没有",
                    quote(setter),
                    self.template().measures[*aspect as usize]
                )
            }
            Matter::New { name } => {
                format!("{}是上一份记录没有的指标：名称是否有变化？", quote(name))
            }
            Matter::OtherMagnitude { found, earlier } => {
                format!(
                    "{}，上一份是 {}，相差约十倍或更多：请核对单位和小数点",
                    amount(found),
                    amount(earlier)
                )
            }
            Matter::OtherUnit { found, earlier } => {
                format!("单位是{}，上一份是{}：请核对", unit(found), unit(earlier))
            }
        }
    }

    fn column(&self, code: &str, heading: &str) -> String {
        column(code, heading)
    }

    fn field<'f>(&self, field: &'f str) -> &'f str {
        match field {
            "id" => "标识",
            "revision" => "修订日期",
            "languages" => "语言",
            "place" => "地方",
            "period" => "时段",
            "plan" => "计划时段",
            "start" => "第一天",
            "end" => "最后一天",
            "setters" => "目标制定者",
            "sources" => "来源",
            "units" => "自定单位",
            "sections" => "部分",
            "indicators" => "指标",
            "measures" => "方面",
            "name" => "名称",
            "short" => "短名",
            "explained" => "说明",
            "mark" => "记号",
            "span" => "目标时段",
            "title" => "标题",
            "publisher" => "发布者",
            "office" => "负责单位",
            "url" => "网址",
            "delivered" => "报告日期",
            "published" => "发布日期",
            "status" => "状态",
            "measure" => "方面",
            "unit" => "单位",
            "result" => "结果",
            "better" => "方向",
            "date" => "时点",
            "targets" => "目标",
            "rate" => "完成率（%）",
            "distance" => "与目标的距离",
            "lead" => "快于时序（个百分点）",
            "in" => "计量",
            "baseline" => "基期",
            "rank" => "位次",
            "section" => "所属部分",
            "aliases" => "其他叫法",
            "definition" => "定义",
            "source" => "出处",
            "share" => "占比",
            "parts" => "组成",
            "notes" => "注意",
            "remarks" => "备注",
            "corrections" => "更正",
            "revised" => "修订",
            "text" => "文字",
            "value" => "数值",
            "derived" => "由此得出",
            "zh" => "中文",
            "en" => "英文",
            other => other,
        }
    }

    fn in_language(&self, name: &str, lang: Lang) -> String {
        format!("{name}（{}）", self.field(lang.code()))
    }

    fn within(&self, outer: &str, inner: &str) -> String {
        format!("{outer}的{inner}")
    }

    fn of_setter(&self, target: &str, setter: &str) -> String {
        format!("{target}（{}）", excerpt(setter))
    }

    fn unit_word(&self, unit: &Unit) -> String {
        let offered = TEMPLATE.units.iter().copied();
        let printed = self.unit(unit);
        let printed = Some(printed).filter(|text| Unit::parse(text).as_ref() == Some(unit));
        let mut offered = offered.filter(|word| Unit::parse(word).as_ref() == Some(unit));
        offered.next().map(ToOwned::to_owned).or(printed).unwrap_or_else(|| unit.code())
    }

    fn column_note(&self, path: &str) -> Option<&'static str> {
        Some(match path.split('/').next()? {
            "id" => "小写字母、数字和连字符。同一指标的各行相同。",
            "measure" => "总量随时间累加；水平是比率、指数、平均数或存量；增速与上年同期相比。",
            "unit" => "从列表中选择，或写自定单位的标识。增速不写就是 %。",
            "result" => "照报告印出的填写：407.9、5.0、约1.2、6~6.5。未设定写“/”，未刊载写“空”。",
            "targets" => {
                "照报告印出的填写：880、7左右、不低于90、6~6.5。未设定写“/”，没有这一项的不填。"
            }
            "better" => "目标应怎样达到。有目标时必须填写。",
            "name" => "报告所用的名称，每种语言一列；首要语言必须填写。",
            "short" => "图上地方小时用的名称。",
            "aliases" => "读者搜索时可能用的其他叫法，不显示。",
            "definition" => "一两句话说明指标是什么。",
            "section" => "“报告”表 sections 中一个部分的标识。",
            "source" => "“报告”表 sources 中一个来源的标识；只有一个来源时不填。",
            "date" => "水平是哪一天或哪个月的：2023-06-30、2023-06、2023。",
            "baseline" => "用来比较的以前的数，以及它的时点。",
            "rank" => "报告所述的位次：第几、在哪些地方之中、共几个。",
            "share" => "占另一项指标的百分之几：value 是百分数，of 是那项指标的标识。",
            "parts" => "总量由哪些部分组成：各部分的名称和数。",
            "notes" => "读者应当知道的疑点，显示在图下；on 说明针对总量、水平还是增速。",
            _ => return None,
        })
    }

    fn template(&self) -> &'static TemplateLabels {
        &TEMPLATE
    }

    fn levels(&self) -> [&'static str; 4] {
        ["需要改正", "请核对", "请确认", "自动读取"]
    }

    fn list(&self) -> &'static ListLabels {
        &ListLabels {
            sheet: "读取情况", headings: ["处理", "单元格", "指标", "情况", "可以填写"]
        }
    }

    fn program(&self) -> &'static ImportLabels {
        &ImportLabels {
            nothing_read: "没有读到内容，没有写出文件",
            exists: "已有这个文件，没有改动；请换一个名字，或加 --overwrite",
            unfinished: "是草稿，还有需要改正的地方：请改正表格后重新读取，或用 --cell、--column、--report 回答",
            complete: "是完整的记录",
            is_input: "是要读取的文件：请换一个名字",
            no_encoding: "不是已知的编码，已知的如 utf-8、gb18030、big5、utf-16le、windows-1252",
            no_sheets: "只用于有工作表的文件：请去掉这一项",
            no_headings: "只用于有表头的表格：请去掉这一项",
            there_are: "这里没有，有的是",
            cells_are: "这里没有，表格的范围是",
        }
    }
}
