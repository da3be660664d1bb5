//! What is said of a fault: what is there, what is allowed, and what to write instead, in each language.

use crate::{
    DateDue, Due, Encoding, Fault, FaultKind, Found, Lang, NotHere, Origin, Position, Problem,
    Referent, Syntax, Text, UnitDue, decimal::MAX_DIGITS,
};

#[track_caller]
fn check(problem: Problem, zh: &str, en: &str) {
    let fault = Fault::new("x", None, problem);
    assert_eq!(fault.message(Lang::ZH), zh);
    assert_eq!(fault.message(Lang::EN), en);
}

fn decimal(found: &str) -> Problem {
    Problem::NotDecimal { found: found.to_owned() }
}

#[test]
fn a_fault_is_one_line_with_its_place() {
    let mut fault = Fault::new(
        "indicators[2].measures.total.result.value",
        Some(Position { line: 12, column: 7 }),
        decimal("12,3"),
    );
    fault.subject = Some(Text::new([
        (Lang::ZH, "固定资产投资".to_owned()),
        (Lang::EN, "Fixed investment".to_owned()),
    ]));
    assert_eq!(
        fault.text(Lang::ZH),
        "第12行第7列 indicators[2].measures.total.result.value（固定资产投资）：“12,3”不是小数：应写作 \"12.3\""
    );
    assert_eq!(
        fault.to_string(),
        "line 12, column 7: indicators[2].measures.total.result.value (Fixed investment): “12,3” is not a decimal: write \"12.3\""
    );
    let whole = Fault::new("", None, Problem::Encoding(Encoding::Gb18030));
    assert_eq!(whole.text(Lang::ZH), "记录：文件编码是 GBK / GB 18030：请另存为 UTF-8");
}

#[test]
fn figures_are_corrected() {
    for (found, zh, en) in [
        ("１２.５", "应写作 \"12.5\"", "write \"12.5\""),
        ("１２．５", "应写作 \"12.5\"", "write \"12.5\""),
        ("1,234", "应写作 \"1234\"", "write \"1234\""),
        ("1，234.5", "应写作 \"1234.5\"", "write \"1234.5\""),
        ("-1,234", "应写作 \"-1234\"", "write \"-1234\""),
        ("12,3", "应写作 \"12.3\"", "write \"12.3\""),
        ("+3.2", "应写作 \"3.2\"", "write \"3.2\""),
        ("−3.2", "应写作 \"-3.2\"", "write \"-3.2\""),
        (" 3.2 ", "应写作 \"3.2\"", "write \"3.2\""),
        (".5", "应写作 \"0.5\"", "write \"0.5\""),
        ("5.", "应写作 \"5\"", "write \"5\""),
        (
            "12.5%",
            "应写作 \"12.5\"，“%”属于单位：\"unit\": \"percent\"",
            "write \"12.5\"; “%” belongs in the unit: \"unit\": \"percent\"",
        ),
        (
            "407.9亿元",
            "应写作 \"407.9\"，“亿元”属于单位：\"unit\": \"100m-yuan\"",
            "write \"407.9\"; “亿元” belongs in the unit: \"unit\": \"100m-yuan\"",
        ),
        ("3只", "应写作 \"3\"，“只”属于单位", "write \"3\"; “只” belongs in the unit"),
        (
            "约1.2",
            "应写作 { \"value\": \"1.2\", \"qualifier\": \"about\" }",
            "write { \"value\": \"1.2\", \"qualifier\": \"about\" }",
        ),
        (
            "约1.2万人",
            "应写作 { \"value\": \"1.2\", \"qualifier\": \"about\" }，“万人”属于单位",
            "write { \"value\": \"1.2\", \"qualifier\": \"about\" }; “万人” belongs in the unit",
        ),
        (
            "5%左右",
            "应写作 { \"value\": \"5\", \"qualifier\": \"around\" }，“%”属于单位",
            "write { \"value\": \"5\", \"qualifier\": \"around\" }; “%” belongs in the unit",
        ),
        (
            "不低于90%",
            "应写作 { \"value\": \"90\", \"qualifier\": \"not-below\" }，“%”属于单位",
            "write { \"value\": \"90\", \"qualifier\": \"not-below\" }; “%” belongs in the unit",
        ),
        (
            "1-2",
            "区间应写作 { \"from\": \"1\", \"to\": \"2\" }",
            "write the range { \"from\": \"1\", \"to\": \"2\" }",
        ),
        (
            "5.5～6",
            "区间应写作 { \"from\": \"5.5\", \"to\": \"6\" }",
            "write the range { \"from\": \"5.5\", \"to\": \"6\" }",
        ),
        (
            "—",
            "如报告明确未设定，应写作 \"/\"",
            "if the report expressly sets nothing, write \"/\"",
        ),
        (
            "",
            "如报告未刊载，整项数据应写作 \"\"，不留空格",
            "if nothing is printed, write \"\" for the whole figure, without blanks",
        ),
        (
            "与经济增长同步",
            "如报告用文字表述，应写作 { \"text\": { \"zh\": \"…\" } }",
            "if the report prints words, write { \"text\": { \"en\": \"…\" } }",
        ),
        (
            "1e3",
            "只写数字，最多一个小数点，负数前加减号，如 \"12.3\"",
            "write digits, with one point at most and a minus sign if it is below zero: \"12.3\"",
        ),
    ] {
        check(
            decimal(found),
            &format!("“{found}”不是小数：{zh}"),
            &format!("“{found}” is not a decimal: {en}"),
        );
    }
}

#[test]
fn figures_have_so_many_digits() {
    let fault = Fault::new("x", None, decimal(&"1".repeat(MAX_DIGITS + 1)));
    let digits = [format!("最多 {MAX_DIGITS} 位数字"), format!("at most {MAX_DIGITS} digits")];
    assert!(fault.message(Lang::ZH).contains(&digits[0]), "{}", fault.message(Lang::ZH));
    assert!(fault.message(Lang::EN).contains(&digits[1]), "{}", fault.message(Lang::EN));
}

#[test]
fn dates_are_corrected() {
    for (found, due, date) in [
        ("2023/6/30", DateDue::Day, Some("2023-06-30")),
        ("2023.6.30", DateDue::Day, Some("2023-06-30")),
        ("2023年6月30日", DateDue::Day, Some("2023-06-30")),
        ("20230630", DateDue::Day, Some("2023-06-30")),
        ("２０２３-06-30", DateDue::Day, Some("2023-06-30")),
        ("30.6.2023", DateDue::Day, Some("2023-06-30")),
        ("5.6.2023", DateDue::Day, None),
        ("2023年6月", DateDue::Partial, Some("2023-06")),
        ("2023年", DateDue::Partial, Some("2023")),
        ("2023年", DateDue::Year, Some("2023")),
        ("2023-06-31", DateDue::Day, None),
        ("2023-06", DateDue::Day, None),
        ("soon", DateDue::Day, None),
        ("", DateDue::Day, None),
    ] {
        let fault = Fault::new("x", None, Problem::BadDate { found: found.to_owned(), due });
        let (zh, en) = (fault.message(Lang::ZH), fault.message(Lang::EN));
        match date {
            Some(date) => {
                assert_eq!(zh, format!("日期“{found}”的写法不对：应写作 \"{date}\""));
                assert_eq!(en, format!("“{found}” is not a date of a record: write \"{date}\""));
            }
            None => assert!(zh.contains("1900") && en.contains("1900"), "{zh} {en}"),
        }
    }
}

#[test]
fn misspelt_words_are_recognised() {
    check(
        Problem::UnknownField { field: "reslut".to_owned(), allowed: &["unit", "result"] },
        "没有这个字段：是否应为 result？可用：unit、result",
        "no such field: write result? Allowed are unit, result",
    );
    check(
        Problem::UnknownField { field: "colour".to_owned(), allowed: &["unit", "result"] },
        "没有这个字段：可用：unit、result",
        "no such field: allowed are unit, result",
    );
    check(
        Problem::UnknownWord { found: "At_Least".to_owned(), allowed: &["about", "at-least"] },
        "“At_Least”不是可用的词：是否应为 at-least？可用：about、at-least",
        "“At_Least” is not a word allowed here: write at-least? Allowed are about, at-least",
    );
    check(
        Problem::unknown_id(Referent::Setter, "plann", ["plan", "city"]),
        "没有名为“plann”的目标制定者（setters）：是否应为 plan？",
        "no setter is called “plann”: write plan?",
    );
    check(
        Problem::unknown_id(Referent::Section, "9.9", ["plan", "city"]),
        "没有名为“9.9”的部分（sections）；已有：plan、city",
        "no section is called “9.9”; there are plan, city",
    );
}

#[test]
fn numbers_belong_in_quotes() {
    check(
        Problem::NumberWithoutQuotes { found: "5.0".to_owned() },
        "数字 5.0 没有引号，会丢失末尾的零：应写作 \"5.0\"",
        "the number 5.0 is without quotes, and would lose digits: write \"5.0\"",
    );
    check(
        Problem::MustBe { due: Due::Entry, found: Found::Text("12.5".to_owned()) },
        "应为数据 \"12.3\" 或 { \"value\": \"12.3\" }、文字、“/”（明确未设定）或空文字 \"\"（未刊载），不是文字“12.5”：应写作 \"12.5\"",
        "must be a figure \"12.3\" or { \"value\": \"12.3\" }, words, \"/\" for what is expressly not set, or \"\" for what is not printed, not the text “12.5”: write \"12.5\"",
    );
}

/// Each variant, so that none is without words.
fn every() -> Vec<Problem> {
    let text = || "甲".to_owned();
    let here = Position { line: 3, column: 4 };
    let fields: &[&str] = &["rate", "lead"];
    let mut all = vec![
        Problem::Unreadable { reason: text() },
        Problem::TooManyBytes { found: None, most: 9 },
        Problem::TooManyBytes { found: Some(10), most: 9 },
        Problem::TooDeep { most: 12 },
        Problem::Missing,
        Problem::Empty,
        Problem::EmptyList,
        Problem::FieldNotHere,
        Problem::DuplicateField { first: None },
        Problem::DuplicateField { first: Some(here) },
        Problem::Exclusive { fields },
        Problem::OneOf { fields },
        Problem::Together { fields },
        Problem::TooMany { found: 7, most: 6 },
        Problem::TooFew { least: 2 },
        Problem::TooManyCharacters { found: 201, most: 200 },
        Problem::ControlCharacter { code: 0x202E },
        Problem::NotWhole { found: text(), least: 1 },
        Problem::NotAboveZero { found: text() },
        Problem::BelowZero { found: text() },
        Problem::RangeReversed { from: text(), to: text() },
        Problem::RankBeyond { place: text(), of: text() },
        Problem::UnknownUnit { found: text(), nearest: None },
        Problem::UnknownUnit { found: text(), nearest: Some("yuan".to_owned()) },
        Problem::UnitTaken { id: text() },
        Problem::BadId { found: text() },
        Problem::DuplicateId { id: text() },
        Problem::OtherReport { found: text(), due: text() },
        Problem::UnknownLanguage { found: text(), allowed: vec!["zh", "en"] },
        Problem::UnlistedLanguage { found: text() },
        Problem::Untranslated { lang: Lang::EN },
        Problem::BadUrl { found: text() },
        Problem::EndBeforeStart { start: text(), end: text() },
        Problem::Outside { found: text(), start: text(), end: text() },
        Problem::HeadlineDiffers { due: text() },
        Problem::OutOfOrder { what: Referent::Topic },
        Problem::NotACommitment,
        Problem::CountsSomethingElse,
        Problem::NothingToCompare,
        Problem::Incomplete,
    ];
    let bound = || [None, Some("1".to_owned())];
    for (least, most) in
        bound().into_iter().flat_map(|least| bound().map(|most| (least.clone(), most)))
    {
        all.push(Problem::OutOfRange { found: text(), least, most });
    }
    for due in [UnitDue::Unit(text()), UnitDue::Comparable(text()), UnitDue::Amount, UnitDue::Share]
    {
        all.push(Problem::UnitMismatch { found: text(), due });
    }
    use NotHere::{BelowZero, Drawn, Itself, NoNumber, NoTerm, Twice, Unlike};
    for why in [Twice, NoTerm, NoNumber, BelowZero, Unlike, Drawn, Itself] {
        all.push(Problem::NotHere { id: text(), why });
    }
    for from in [Origin::PartAndWhole, Origin::ResultAndTarget, Origin::Schedule, Origin::Sum] {
        all.push(Problem::DoesNotFollow { printed: text(), due: text(), from });
    }
    all.extend([Encoding::Utf16, Encoding::Gb18030, Encoding::Unknown].map(Problem::Encoding));
    let found = [Found::Nothing, Found::Boolean, Found::Number(text()), Found::List, Found::Object];
    let dues = [Due::Text, Due::List, Due::Object, Due::TextOrObject, Due::Texts, Due::Entry];
    for due in dues.into_iter().chain([Due::SpanOrOpen, Due::IdOrTexts, Due::Value]) {
        all.extend(found.clone().map(|found| Problem::MustBe { due, found }));
        all.push(Problem::MustBe { due, found: Found::Text(text()) });
    }
    let syntax = [
        Syntax::NoText,
        Syntax::Comment,
        Syntax::UnclosedComment,
        Syntax::TrailingComma,
        Syntax::ExtraComma,
        Syntax::ExtraColon,
        Syntax::MissingComma,
        Syntax::MissingColon,
        Syntax::MissingValue,
        Syntax::MissingName,
        Syntax::NameWithoutQuotes { found: text() },
        Syntax::BareWord { found: text() },
        Syntax::BareWord { found: "/".to_owned() },
        Syntax::BareWord { found: "True".to_owned() },
        Syntax::BareWord { found: "NaN".to_owned() },
        Syntax::WrongQuotes { found: '“' },
        Syntax::QuoteInside,
        Syntax::UnclosedText,
        Syntax::WrongPunctuation { found: '，', due: ',' },
        Syntax::UnclosedBracket { open: '{', close: '}', missed: here },
        Syntax::UnexpectedClose { found: '}' },
        Syntax::Character { found: '\u{3000}' },
        Syntax::BadEscape { found: "\\d".to_owned() },
        Syntax::AfterEnd,
        Syntax::GivenUp,
    ];
    all.extend(syntax.map(Problem::Syntax));
    all
}

#[test]
fn every_problem_has_words_of_each_language() {
    let is_chinese =
        |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) && c != '甲');
    for problem in every() {
        let fault = Fault::new("x", None, problem);
        let [zh, en] = [Lang::ZH, Lang::EN].map(|lang| fault.message(lang));
        assert!(is_chinese(&zh), "{zh}");
        assert!(!is_chinese(&en) && en.is_char_boundary(0) && en.contains(' '), "{en}");
        for text in [zh, en] {
            assert!(!text.contains('\n') && !text.ends_with(['.', '。', ' ']), "{text}");
        }
    }
}

#[test]
fn hostile_texts_are_shown_in_part() {
    let long = "\u{1b}[31m\u{202E}".repeat(10_000);
    let found = || long.clone();
    for problem in [
        decimal(&long),
        Problem::BadId { found: found() },
        Problem::DuplicateId { id: found() },
        Problem::UnknownField { field: found(), allowed: &["a"] },
        Problem::UnknownWord { found: found(), allowed: &["a"] },
        Problem::unknown_id(Referent::Setter, &long, [long.as_str()]),
        Problem::BadDate { found: found(), due: DateDue::Day },
        Problem::MustBe { due: Due::Entry, found: Found::Text(found()) },
        Problem::MustBe { due: Due::List, found: Found::Number(found()) },
        Problem::NumberWithoutQuotes { found: found() },
        Problem::Syntax(Syntax::BareWord { found: found() }),
        Problem::Syntax(Syntax::NameWithoutQuotes { found: found() }),
        Problem::Unreadable { reason: found() },
        Problem::UnknownUnit { found: found(), nearest: None },
        Problem::UnlistedLanguage { found: found() },
        Problem::OtherReport { found: found(), due: found() },
    ] {
        let fault = Fault::new("x", None, problem);
        for lang in Lang::ALL {
            let text = fault.text(lang);
            assert!(!text.contains(['\u{1b}', '\u{202E}']), "{text}");
            assert!(text.chars().count() < 700, "{text}");
        }
    }
}

#[test]
fn kinds_are_stable_codes() {
    assert_eq!(decimal("x").kind(), FaultKind::NotDecimal);
    assert_eq!(Problem::Syntax(Syntax::Comment).kind(), FaultKind::Syntax);
    assert_eq!(Problem::Encoding(Encoding::Utf16).kind(), FaultKind::Encoding);
}

#[test]
fn scripts_get_every_language() {
    let position = Some(Position { line: 1, column: 2 });
    let json = serde_json::to_value(Fault::new("a.b", position, decimal("x"))).unwrap();
    assert_eq!((&json["path"], &json["kind"]), (&"a.b".into(), &"not-decimal".into()));
    assert_eq!((&json["line"], &json["column"]), (&1.into(), &2.into()));
    assert!(json["texts"]["zh"].as_str().unwrap().starts_with("第1行第2列 a.b："));
    assert!(json["texts"]["en"].as_str().unwrap().starts_with("line 1, column 2: a.b: "));
    assert!(json["message"].as_str().unwrap().starts_with("“x” is not a decimal"));
}
