//! Mistakes of syntax: where each is found, what is said of it, and what is read in spite of it.

use super::*;
use crate::{Fault, Lang};

/// Faults as `line:column kind`, and the tree in JSON; `!` where something is broken.
fn read(text: &str) -> (Vec<Fault>, String) {
    let notes = Notes::default();
    let tree = parse(text, &notes);
    (notes.finish().faults, tree.map_or_else(String::new, |tree| shown(&tree)))
}

fn shown(node: &Node) -> String {
    let list = |items: Vec<String>| items.join(",");
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Boolean => "bool".to_owned(),
        Value::Number(number) => number.clone(),
        Value::Text(text) => format!("{text:?}"),
        Value::List(nodes) => format!("[{}]", list(nodes.iter().map(shown).collect())),
        Value::Object(fields) => {
            let field = |(name, node): &(Node, Node)| format!("{}:{}", name.text(), shown(node));
            format!("{{{}}}", list(fields.iter().map(field).collect()))
        }
        Value::Broken => "!".to_owned(),
    }
}

/// The faults in English, without "line" and "record", and what is read in spite of them.
#[track_caller]
fn check(text: &str, faults: &[(u32, u32, &str)], tree: &str) {
    let (found, read) = read(text);
    let found: Vec<_> = found
        .iter()
        .map(|fault| {
            let Position { line, column } = fault.position.expect("has a place");
            (line, column, fault.message(Lang::EN))
        })
        .collect();
    let same = found.len() == faults.len()
        && found.iter().zip(faults).all(|((line, column, message), due)| {
            (*line, *column) == (due.0, due.1) && message.contains(due.2)
        });
    assert!(same, "{text}\n{found:#?}\nmust be {faults:#?}");
    assert_eq!(read, tree, "{text}");
}

#[test]
fn json_is_read_as_it_is() {
    check("{}", &[], "{}");
    check("\u{FEFF} [ ] ", &[], "[]");
    check(
        r#"{"a": ["x", {"b": "\u4e2d\n\"“”"}], "c": null, "d": true, "e": -1.50e3}"#,
        &[],
        r#"{a:["x",{b:"中\n\"“”"}],c:null,d:bool,e:-1.50e3}"#,
    );
    check("{\"a\": \"他说“好”，\"}", &[], "{a:\"他说“好”，\"}");
    check("{\n\"a\": {\n}}", &[], "{a:{}}");
    check("\"x\"", &[], "\"x\"");
    check("{\"a\": \"//\", \"b\": \"#\"}", &[], "{a:\"//\",b:\"#\"}");
}

#[test]
fn places_are_lines_and_characters() {
    let notes = Notes::default();
    let tree = parse("{\n  \"地区\": \"中国\", \"b\":\r\n\t[ \"x\",\n\"y\" ]\n}", &notes).unwrap();
    let Value::Object(fields) = &tree.value else { panic!() };
    let place = |node: &Node| node.position.map(|Position { line, column }| (line, column));
    assert_eq!(place(&tree), Some((1, 1)));
    assert_eq!(place(&fields[0].0), Some((2, 3)));
    assert_eq!(place(&fields[0].1), Some((2, 9)));
    assert_eq!(place(&fields[1].0), Some((2, 15)));
    assert_eq!(place(&fields[1].1), Some((3, 2)));
    let Value::List(items) = &fields[1].1.value else { panic!() };
    assert_eq!((place(&items[0]), place(&items[1])), (Some((3, 4)), Some((4, 1))));
}

#[test]
fn each_mistake_is_found_and_hides_nothing() {
    // Comments.
    check("{ // note\n\"a\": \"1\" }", &[(1, 3, "comment")], "{a:\"1\"}");
    check("{ /* a\n note */ \"a\": \"1\" }", &[(1, 3, "comment")], "{a:\"1\"}");
    check("# note\n{\"a\": \"1\"}", &[(1, 1, "comment")], "{a:\"1\"}");
    check("{ /* a\n\"a\": \"1\" }", &[(1, 3, "without an end")], "{a:\"1\"}");
    // Commas and colons.
    check("{\"a\": \"1\",\n}", &[(1, 10, "behind the last")], "{a:\"1\"}");
    check("[\"a\", \"b\" , ]", &[(1, 11, "behind the last")], "[\"a\",\"b\"]");
    check("{\"a\": \"1\",, \"b\": \"2\"}", &[(1, 11, "too many")], "{a:\"1\",b:\"2\"}");
    check("[, \"a\"]", &[(1, 2, "too many")], "[\"a\"]");
    check("{\"a\": \"1\"\n \"b\": \"2\"}", &[(1, 10, "comma is missing")], "{a:\"1\",b:\"2\"}");
    check("[\"a\" \"b\"]", &[(1, 5, "comma is missing")], "[\"a\",\"b\"]");
    check("[{}{}]", &[(1, 4, "comma is missing")], "[{},{}]");
    check("{\"a\" \"1\", \"b\": \"2\"}", &[(1, 5, "colon is missing")], "{a:\"1\",b:\"2\"}");
    check("{\"a\": , \"b\": \"2\"}", &[(1, 7, "value is missing")], "{a:!,b:\"2\"}");
    check("{\"a\",\n \"b\": \"2\"}", &[(1, 5, "colon is missing")], "{a:!,b:\"2\"}");
    check("{: \"1\", \"b\": \"2\"}", &[(1, 2, "name is missing")], "{b:\"2\"}");
    // Full-width punctuation.
    check("{\"a\"：\"1\"，\"b\": \"2\"}", &[(1, 5, "："), (1, 9, "，")], "{a:\"1\",b:\"2\"}");
    check("｛\"a\": \"1\"｝", &[(1, 1, "write {"), (1, 10, "write }")], "{a:\"1\"}");
    check("{\"a\": \"1\"; \"b\": \"2\"}", &[(1, 10, "write ,")], "{a:\"1\",b:\"2\"}");
    // Quotes.
    check("{“a”: “1”}", &[(1, 2, "“"), (1, 7, "“")], "{a:\"1\"}");
    check("{'a': ‘1’}", &[(1, 2, "'"), (1, 7, "‘")], "{a:\"1\"}");
    check("{＂a＂: \"1\"}", &[(1, 2, "＂")], "{a:\"1\"}");
    check("{\"a\": \"1”, \"b\": \"2\"}", &[(1, 9, "”")], "{a:\"1\",b:\"2\"}");
    check("{\"a\": \"1”,\n\"b\": \"2\"}", &[(1, 9, "”")], "{a:\"1\",b:\"2\"}");
    check("{\"a\": “1\", \"b\": \"2\"}", &[(1, 7, "“")], "{a:\"1\",b:\"2\"}");
    check(
        "{\"a\": \"关于\"十四五\"规划\", \"b\": \"2\"}",
        &[(1, 7, "do not match")],
        "{a:\"关于\\\"十四五\\\"规划\",b:\"2\"}",
    );
    check("{\"a\": \"1,\n\"b\": \"2\"}", &[(1, 7, "no closing quote")], "{a:\"1\",b:\"2\"}");
    check(
        "{\"c\": {\"a\": \"1},\n\"b\": \"2\"}",
        &[(1, 13, "no closing quote")],
        "{c:{a:\"1\"},b:\"2\"}",
    );
    // Values.
    check("{\"a\": NaN, \"b\": \"2\"}", &[(1, 7, "“NaN” is no value")], "{a:!,b:\"2\"}");
    check("{\"a\": undefined}", &[(1, 7, "no value of JSON")], "{a:!}");
    check("{\"a\": True}", &[(1, 7, "no value of JSON")], "{a:!}");
    check("{\"a\": /, \"b\": \"2\"}", &[(1, 7, "write \"/\"")], "{a:!,b:\"2\"}");
    check("{\"a\": 12.5%, \"b\": \"2\"}", &[(1, 7, "write \"12.5%\"")], "{a:!,b:\"2\"}");
    check("{\"a\": 约1.2, \"b\": \"2\"}", &[(1, 7, "约1.2")], "{a:!,b:\"2\"}");
    check("{\"a\": 1,234.5, \"b\": \"2\"}", &[(1, 7, "1,234.5")], "{a:!,b:\"2\"}");
    check("{\"a\": 2023-06-30, \"b\": \"2\"}", &[(1, 7, "2023-06-30")], "{a:!,b:\"2\"}");
    check("{\"a\": １２, \"b\": 012}", &[(1, 7, "１２"), (1, 16, "012")], "{a:!,b:!}");
    check(
        "{a: \"1\", $b-c: \"2\"}",
        &[(1, 2, "write \"a\""), (1, 10, "write \"$b-c\"")],
        "{a:\"1\",$b-c:\"2\"}",
    );
    check("{\"a\": \"\\d\", \"b\": \"2\"}", &[(1, 8, "means nothing")], "{a:\"\\\\d\",b:\"2\"}");
    // Brackets.
    check("{\"a\": [\"1\", \"b\": \"2\"}", &[(1, 7, "[ is not closed")], "{a:[\"1\"],b:\"2\"}");
    check("[\"a\": \"1\"]", &[(1, 5, "colon")], "[\"a\",\"1\"]");
    check("{\"a\": \"1\"", &[(1, 1, "before line 1, column 10")], "{a:\"1\"}");
    check("{\"a\": \"1\"]}", &[(1, 10, "closes nothing")], "{a:\"1\"}");
    check("{\"a\": \"1\"}}", &[(1, 11, "ends before this")], "{a:\"1\"}");
    check("{} {}", &[(1, 4, "ends before this")], "{}");
    check("[{\"a\": \"1\", {\"a\": \"2\"}]", &[(1, 2, "{ is not closed")], "[{a:\"1\"},{a:\"2\"}]");
    // Characters.
    check("{\"a\":\u{A0}\"1\"}", &[(1, 6, "U+00A0")], "{a:\"1\"}");
    check("{\u{3000}\"a\": \"1\"}", &[(1, 2, "U+3000")], "{a:\"1\"}");
    check("{\"a\": \"1\t2\"}", &[(1, 9, "U+0009")], "{a:\"12\"}");
    check("\u{200E}{\"a\": \"1\"}", &[(1, 1, "U+200E")], "{a:\"1\"}");
    // Nothing.
    check("", &[(1, 1, "empty")], "");
    check(" \n ", &[(2, 2, "empty")], "");
}

#[test]
fn indentation_shows_where_a_bracket_is_missing() {
    let due = "{list:[{id:\"a\",name:{zh:\"一\",en:\"One\"},unit:\"x\"},{id:\"b\"}],last:\"z\"}";
    let text = r#"{
  "list": [
    {
      "id": "a",
      "name": {
        "zh": "一",
        "en": "One"
      },
      "unit": "x"
    },
    {
      "id": "b"
    }
  ],
  "last": "z"
}"#;
    check(text, &[], due);
    let without = |line: usize| {
        let lines = text.lines().enumerate().filter(|(index, _)| index + 1 != line);
        lines.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
    };
    check(&without(8), &[(5, 15, "{ is not closed"), (7, 20, "comma is missing")], due);
    check(&without(10), &[(3, 5, "{ is not closed"), (9, 18, "comma is missing")], due);
    check(&without(14), &[(2, 11, "[ is not closed"), (13, 6, "comma is missing")], due);
    check(&without(16), &[(1, 1, "{ is not closed")], due);
    let extra = text.replace("\"en\": \"One\"", "\"en\": \"One\" }");
    check(&extra, &[(7, 21, "} closes nothing")], due);
}

#[test]
fn hostile_texts_end() {
    use std::time::{Duration, Instant};
    let most = super::super::MAX_BYTES / 4;
    for part in [
        "[",
        "{",
        "\"",
        "{\"a\":",
        "[\"",
        "'",
        "“",
        "/*",
        "//\n",
        ",",
        ":",
        "\\",
        "\"\\d",
        "a ",
        "1,",
        "1,000",
        "\u{3000}",
        "}",
        "]",
        "#",
        "{}",
        "[{",
        "\"a\" \"",
        "\"a\"b",
        "{\"a\":[",
        "\u{A0} ",
        "“a",
        "\t\"\t",
        "\"\u{1}\",",
        "{\"a\":1,234,567",
        "\"\n",
    ] {
        let text = part.repeat(most / part.len());
        let start = Instant::now();
        let (faults, _) = read(&text);
        assert!(!faults.is_empty(), "{part}");
        assert!(faults.len() <= MAX_SYNTAX_FAULTS + 1, "{part}");
        assert!(start.elapsed() < Duration::from_secs(5), "{part} took {:?}", start.elapsed());
    }
    let valid = format!("[{}\"\"]", "\"\",".repeat(most / 3 - 3));
    assert!(read(&valid).0.is_empty());
    let (faults, tree) = read(&"[".repeat(most));
    assert_eq!((faults.len(), faults[0].kind, tree.as_str()), (1, crate::FaultKind::TooLarge, ""));
}

mod any {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Faults are found in what is not JSON, and in nothing else.
        #[test]
        fn what_serde_json_refuses_has_a_fault(
            at in any::<prop::sample::Index>(),
            cut in 0_usize..3,
            put in "[\\PC\"{}:,\\[\\]\n\t \\\\a1/*#'“”，：-]{0,4}",
        ) {
            let text = r#"{"a": ["x", {"b": "中\u4e2d\n“”"}],
  "c": null, "d": {"e": true, "f": [-1.5e3, ""]},
  "g": "2023"}"#;
            let at = at.index(text.len());
            let at = (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or_default();
            let end = (at + cut..).find(|i| text.is_char_boundary(*i) || *i > text.len()).unwrap_or(at).min(text.len());
            let changed = format!("{}{put}{}", &text[..at], &text[end..]);
            let valid = serde_json::from_str::<serde::de::IgnoredAny>(&changed).is_ok();
            let (faults, _) = read(&changed);
            prop_assert_eq!(faults.is_empty(), valid, "{}\n{:?}", changed, faults);
        }
    }
}
