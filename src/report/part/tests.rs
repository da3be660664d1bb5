//! Each part of a record is read by itself, and each fault has its place.

use super::*;
use crate::{FaultKind, Lang, report::tree::Node};

#[derive(Debug, Deserialize)]
struct Record {
    #[allow(dead_code)]
    id: Part<String>,
    name: Part<Map<String, 2>>,
    #[allow(dead_code)]
    items: Option<Part<List<Part<Item>, 3>>>,
    #[allow(dead_code)]
    targets: Option<Part<Map<Cell, 3>>>,
}

#[derive(Debug, Deserialize)]
struct Item {
    #[allow(dead_code)]
    id: Part<String>,
    #[allow(dead_code)]
    way: Option<Part<Way>>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Way {
    More,
    Less,
}

/// A text or an object.
#[derive(Debug)]
enum Cell {
    NotSet,
    #[allow(dead_code)]
    Figure(Box<Figure>),
}

#[derive(Debug, Deserialize)]
struct Figure {
    #[allow(dead_code)]
    value: Part<String>,
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Cell;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&Due::Entry, f)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Cell, E> {
                match text {
                    "/" => Ok(Cell::NotSet),
                    _ => Err(E::invalid_type(Unexpected::Str(text), &self)),
                }
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Cell, D::Error> {
                Figure::deserialize(from).map(|figure| Cell::Figure(Box::new(figure)))
            }
        }

        deserializer.deserialize_newtype_struct("Cell", Either)
    }
}

/// Faults as `line:column path kind`.
fn faults(text: &str) -> Vec<String> {
    let notes = Notes::default();
    let tree = Node::from_json(text, &notes).expect("is read");
    let _: Part<Record> = read(&tree, &notes);
    let faults = notes.finish().faults;
    let line = |fault: &Fault| {
        let Position { line, column } = fault.position.expect("has a place");
        format!("{line}:{column} {} {}", fault.path, fault.kind.code())
    };
    faults.iter().map(line).collect()
}

#[test]
fn a_record_without_faults_has_none() {
    let text =
        r#"{"id": "a", "name": {"zh": "名"}, "targets": {"plan": "/", "city": {"value": "1"}}}"#;
    assert_eq!(faults(text), Vec::<String>::new());
}

#[test]
fn each_fault_has_its_place() {
    let text = r#"{
  "id": 7,
  "name": {"zh": "名", "en": ["x"], "zh": "又"},
  "items": [
    {"id": "a", "way": "mroe"},
    {"wya": "less"},
    "b"
  ],
  "targets": {"plan": "-", "city": {"value": NaN}, "plan": "/", "other": 12},
  "colour": "red", "id": "b"
}"#;
    assert_eq!(
        faults(text),
        [
            "2:9 id wrong-type",
            "3:29 name.en wrong-type",
            "3:36 name.zh duplicate-field",
            "5:24 items[0].way unknown-word",
            "6:5 items[1].id missing",
            "6:6 items[1].wya unknown-field",
            "7:5 items[2] wrong-type",
            "9:23 targets.plan wrong-type",
            "9:46 targets.city.value syntax",
            "9:52 targets.plan duplicate-field",
            "9:74 targets.other wrong-type",
            "10:3 colour unknown-field",
            "10:20 id duplicate-field",
        ]
    );
}

#[test]
fn limits_are_kept() {
    let text = r#"{"id": "a", "name": {"zh": "", "en": "", "de": ""}, "items": ["", "", "", ""]}"#;
    assert_eq!(faults(text), ["1:21 name too-large", "1:62 items too-large"]);
}

#[test]
fn names_of_a_map_have_places() {
    let notes = Notes::default();
    let tree = Node::from_json("{\"id\": \"a\",\n \"name\": {\"zh\": \"名\"}}", &notes).unwrap();
    let record: Part<Record> = read(&tree, &notes);
    let Map(names) = record.value.unwrap().name.value.unwrap();
    let (lang, text) = &names[0];
    assert_eq!((lang.value.as_deref(), text.value.as_deref()), (Some("zh"), Some("名")));
    assert_eq!((lang.place.path(), text.place.path()), ("name.zh", "name.zh"));
    assert_eq!(lang.place.position, Some(Position { line: 2, column: 11 }));
    assert_eq!(text.place.position, Some(Position { line: 2, column: 17 }));
}

#[test]
fn faults_bear_the_name_of_what_they_are_in() {
    let notes = Notes::default();
    let names = |text: &str| Text::new([(Lang::ZH, text.to_owned())]);
    let at = |path: &str| Place { path: path.to_owned(), ..notes.end() };
    notes.subject(&at("indicators[1]"), &names("一"));
    notes.subject(&at("indicators[12]"), &names("十二"));
    notes.add(&at("indicators[1].measures.total"), Problem::Missing);
    notes.add(&at("indicators[12].name"), Problem::Missing);
    notes.add(&at("indicators[2]"), Problem::Missing);
    notes.warn(&at("indicators[1]"), Problem::NothingToCompare);
    let found = notes.finish();
    let subjects: Vec<_> = found
        .faults
        .iter()
        .map(|fault| fault.subject.as_ref().map_or("", |subject| subject.get(Lang::ZH)))
        .collect();
    assert_eq!(subjects, ["一", "十二", ""]);
    assert_eq!(found.warnings[0].kind, FaultKind::Missing);
    let text = found.faults[0].text(Lang::ZH);
    assert_eq!(text, "indicators[1].measures.total（一）：缺少该项：请补上");
}

#[test]
fn objects_give_the_same_faults_without_places() {
    let text =
        r#"{"id": 7, "name": {"zh": 1.50, "en": true}, "targets": {"plan": "-"}, "colour": null}"#;
    let notes = Notes::default();
    let tree = Node::from_deserializer(&mut serde_json::Deserializer::from_str(text), &notes);
    let tree = tree.unwrap();
    let _: Part<Record> = read(&tree, &notes);
    let found = notes.finish().faults;
    assert!(found.iter().all(|fault| fault.position.is_none()));
    let mut found: Vec<_> =
        found.iter().map(|fault| format!("{} {}", fault.path, fault.kind.code())).collect();
    let faults = faults(text);
    let mut due: Vec<_> =
        faults.iter().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect();
    found.sort_unstable();
    due.sort_unstable();
    assert_eq!(found, due);
}
