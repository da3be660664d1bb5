//! From a table to a whole site, as the editor's page does it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{Cursor, Read as _},
    path::Path,
};

use plan_chart::{
    EMBEDDED, Lang, Report,
    editor::{Answer, Editor, Given, GivenFile},
    import::Options,
    publish::{self, Publication},
    report::statements::Statements,
    site::{self, EDITOR_NAMES, Entry, PART_NAMES, Parts},
};
use serde_json::{Value, json};
use zip::ZipArchive;

use crate::folder::{part, parts};

fn editor() -> Editor {
    Editor::new(&parts().for_editor()).unwrap()
}

fn file(name: &str, text: &str) -> GivenFile {
    GivenFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn read(editor: &mut Editor, given: Given, decided: &Options) -> (Value, Value) {
    let sheets = editor.open(given, decided, Lang::ZH);
    let answer: Answer = editor.read(decided, Lang::ZH);
    (serde_json::to_value(sheets).unwrap(), serde_json::to_value(answer).unwrap())
}

/// The page's scripts leave out what was not decided, and keep an earlier record as text.
#[test]
fn options_are_read_as_scripts_write_them() {
    let options = |value: Value| serde_json::from_value::<Options>(value).unwrap();
    let some = options(json!({
        "like": EMBEDDED,
        "sheet": null,
        "separator": ";",
        "columns": { "C5": "unit" },
        "today": "2026-11-23",
    }));
    assert_eq!(some.like.unwrap()["id"], json!(Report::from_json(EMBEDDED).unwrap().id));
    assert_eq!((some.sheet, some.separator), (None, Some(';')));
    assert_eq!(some.columns["C5"], "unit");
    assert_eq!(some.today.as_deref(), Some("2026-11-23"));
    assert!(some.edits.is_empty() && some.report.is_empty());
    assert_eq!(options(json!({ "like": "no JSON" })).like, None);
}

fn unpacked(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn folder(root: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            folder(&path, &format!("{name}/"), found);
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// What the program builds of a record, without compressed forms.
fn built(record: &str, statements: Option<&(String, String)>) -> BTreeMap<String, Vec<u8>> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("record.json");
    fs::write(&path, record).unwrap();
    if let Some((name, text)) = statements {
        fs::write(place.path().join(name), text).unwrap();
    }
    let out = place.path().join("site");
    let entries = publish::read(&[path], Some(Lang::EN)).unwrap();
    publish::build(&entries, &parts(), &out, &Publication::default()).unwrap();
    let mut found = BTreeMap::new();
    folder(&out, "", &mut found);
    found
}

/// The file with the figures of the embedded report's text, and what is in it; `None` where the report has none.
fn statements() -> Option<(String, String)> {
    let name = Report::from_json(EMBEDDED).unwrap().statements?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report").join(&name);
    Some((name, fs::read_to_string(file).unwrap()))
}

#[test]
fn the_archive_is_what_the_program_builds() {
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let mut editor = editor();
    for name in ["europe-2020", "five-years-2021", "three-quarters-2024"] {
        let text = fs::read_to_string(records.join(name).with_extension("json")).unwrap();
        let given = Given::Files(vec![file("record.json", &text)]);
        let (_, answer) = read(&mut editor, given, &Options::default());
        assert_eq!(answer["complete"], json!(true), "{name}: {answer}");
        let archive = editor.site(None).unwrap();
        assert_eq!(archive, editor.site(None).unwrap(), "{name}: the same every time");
        let record = answer["record"].as_str().unwrap();
        assert!(unpacked(&archive) == built(record, None), "{name}: other files");
        for lang in editor.languages() {
            let [name, html] = editor.standalone(lang).unwrap();
            let own = name.split_once("standalone").map(|(_, rest)| format!("standalone{rest}"));
            assert_eq!(unpacked(&archive)[&own.unwrap()], html.as_bytes());
        }
    }
}

#[test]
fn the_embedded_report_has_the_figures_of_its_text() {
    let mut editor = editor();
    let (sheets, answer) = read(&mut editor, Given::Embedded, &Options::default());
    assert_eq!(answer["complete"], json!(true), "{answer}");
    assert_eq!(answer["lacking"], Value::Null);
    assert!(sheets.as_array().unwrap().len() > 1, "its figures are cells");
    let record = answer["record"].as_str().unwrap();
    assert_eq!(Report::from_json(record), Report::from_json(EMBEDDED));
    let statements = statements();
    assert!(unpacked(&editor.site(None).unwrap()) == built(record, statements.as_ref()));

    // Handed in as two files it is the same, and without the second one it says which is lacking.
    let Some((name, text)) = statements else { return };
    let two = vec![file(&name, &text), file("a.json", record)];
    let (_, again) = read(&mut editor, Given::Files(two), &Options::default());
    assert_eq!((&again["lacking"], &again["record"]), (&Value::Null, &answer["record"]));
    let one = Given::Files(vec![file("a.json", record)]);
    assert_eq!(read(&mut editor, one, &Options::default()).1["lacking"], json!(name));
}

/// Where it is known where the site will be, it has what search engines ask for, but no pictures of pixels.
#[test]
fn an_address_is_in_the_pages() {
    let mut editor = editor();
    let (_, answer) = read(&mut editor, Given::Embedded, &Options::default());
    let report = Report::from_json(EMBEDDED).unwrap();
    let statements = statements().map(|(_, text)| Statements::from_json(&text, &report).unwrap());
    let record = answer["record"].as_str().unwrap().to_owned();
    let entry = Entry { report, statements, record, pictures: Vec::new() };
    let (entries, parts) = ([entry], parts());
    let files = site::site(&entries, &parts, Some("https://example.org/plan/"));
    let due: BTreeMap<_, _> =
        files.flat_map(Result::unwrap).map(|file| (file.name, file.bytes.into_owned())).collect();
    assert!(unpacked(&editor.site(Some("https://example.org/plan")).unwrap()) == due);
    let charts = serde_json::to_value(editor.charts(Lang::ZH)).unwrap();
    for chart in charts.as_array().unwrap() {
        let (id, embedded) = (chart["id"].as_str().unwrap(), &chart["embedded"]);
        let text = |field: &str| embedded[field].as_str().unwrap();
        let file =
            |extension: &str| &due[&format!("embed/{}/{id}.zh.{extension}", text("version"))];
        assert_eq!(text("content").as_bytes(), file("txt"), "{id}");
        assert_eq!(text("picture").as_bytes(), file("svg"), "{id}");
        let frame = String::from_utf8_lossy(file("html")).into_owned();
        assert!(frame.contains(&format!("<title>{}</title>", text("title"))), "{id}");
        let page = String::from_utf8_lossy(&due[text("page")]).into_owned();
        assert!(page.contains(&format!("\"{id}\":{}", embedded["height"])), "{id}");
        for file in chart["files"].as_array().unwrap() {
            let name = format!("charts/{}", file[0].as_str().unwrap());
            assert_eq!(due[&name], file[1].as_str().unwrap().as_bytes(), "{name}");
        }
    }
}

/// A draft that was taken away with faults in it comes back as cells.
#[test]
fn a_draft_is_a_table_again() {
    let mut record = plan_chart::import::example();
    record.as_object_mut().unwrap().remove("place");
    record["indicators"][0]["measures"]["total"]["better"] = json!("越大越好");
    let mut editor = editor();
    let given = Given::Record(record.to_string());
    let (sheets, answer) = read(&mut editor, given, &Options::default());
    assert_eq!(answer["complete"], json!(false));
    assert!(sheets.as_array().unwrap().len() > 1, "{answer}");
    let lines = answer["readings"].as_array().unwrap();
    let lines: Vec<_> = lines.iter().filter(|line| line["level"] == "fault").collect();
    for (place, due) in [("报告!C6", "地方没有填写"), ("指标!J3", "越多越好")] {
        let found = lines.iter().find(|line| line["place"] == place);
        let text = found.map(|line| line["text"].as_str().unwrap());
        assert!(text.is_some_and(|text| text.contains(due)), "{place}: {lines:#?}");
    }
}

/// The report's own table, pasted: what is wrong is found in its cell, and gone when the cell is changed.
/// What a table does not say of its report.
fn some_report() -> Options {
    Options {
        report: BTreeMap::from([
            ("period".to_owned(), "2024-01-01/2024-06-30".to_owned()),
            ("place/zh".to_owned(), "某区".to_owned()),
            ("sources/#1/title/zh".to_owned(), "报告".to_owned()),
        ]),
        today: Some("2024-07-31".to_owned()),
        ..Options::default()
    }
}

#[test]
fn cells_are_repaired() {
    let mut editor = editor();
    let table = "指标\t单位\t年度计划\t完成情况\n地区生产总值\t亿元\t880\t#DIV/0!\n";
    let given = Given::Pasted { html: None, plain: table.to_owned() };
    let mut decided = some_report();
    let (sheets, answer) = read(&mut editor, given, &decided);
    assert_eq!(sheets[0]["cells"][7], json!([1, 3, "#DIV/0!"]));
    let places = |answer: &Value| -> BTreeSet<String> {
        let lines = answer["readings"].as_array().unwrap().iter();
        let faults = lines.filter(|line| line["level"] == "fault");
        faults.map(|line| line["place"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(places(&answer), BTreeSet::from(["D2".to_owned()]), "{answer}");
    assert_eq!(answer["complete"], json!(false));
    assert!(editor.site(None).is_none() && editor.preview(Lang::ZH, None).is_none());
    decided.edits.insert("D2".to_owned(), "407.9".to_owned());
    let answer = serde_json::to_value(editor.read(&decided, Lang::ZH)).unwrap();
    assert_eq!(answer["complete"], json!(true), "{answer}");
    assert_eq!(answer["indicators"]["D2"], answer["indicators"]["A2"]);
    let preview = editor.preview(Lang::ZH, None).unwrap().html.unwrap();
    assert!(preview.contains("407.9"));
    // Its policy comes before anything that it could hold.
    let policy = preview.find("content=\"default-src 'none'; img-src data:; ").unwrap();
    assert!(policy < preview.find("<title>").unwrap());
    assert!(editor.list(Lang::ZH).is_some() && editor.workbook(Lang::ZH).is_some());
}

/// Whoever shows a preview is told what differs in the next one; whoever shows another is told all of it.
#[test]
fn of_the_next_preview_only_what_differs_is_told() {
    let mut editor = editor();
    let mut decided = some_report();
    let rows: String = (0..30).map(|row| format!("指标{row}\t亿元\t880\t407.9\n")).collect();
    let table = format!("指标\t单位\t年度计划\t完成情况\n{rows}");
    read(&mut editor, Given::Pasted { html: None, plain: table }, &decided);
    let first = editor.preview(Lang::ZH, None).unwrap();
    let whole = first.html.unwrap().len();
    assert!(first.changes.is_empty());
    decided.edits.insert("D4".to_owned(), "408".to_owned());
    editor.read(&decided, Lang::ZH);
    let second = editor.preview(Lang::ZH, Some(first.number)).unwrap();
    assert_eq!((second.number, &second.html), (first.number + 1, &None));
    let told = serde_json::to_string(&second.changes).unwrap();
    assert!(told.contains("408亿元") && told.len() * 10 < whole, "{} of {whole}", told.len());
    // It has no other language; and this one shows the preview before.
    let again = editor.preview(Lang::EN, Some(first.number)).unwrap();
    assert!(again.html.unwrap().contains("408亿元") && again.changes.is_empty());
    assert_eq!(again.lang, "zh");
    let none = editor.preview(Lang::ZH, Some(again.number)).unwrap();
    assert!(none.html.is_none() && none.changes.is_empty());
}

/// Neither a site nor the editor's own parts hold the editor's page; it is written when it is asked for.
#[test]
fn the_page_of_the_editor_is_by_itself() {
    let all = PART_NAMES.into_iter().chain(EDITOR_NAMES).map(part).collect();
    let with_editor = Parts::new(all).unwrap();
    assert_eq!(site::editor_files(&parts()).unwrap(), Vec::new());
    let place = tempfile::tempdir().unwrap();
    let publication = Publication::default().with_editor();
    publish::build(&[], &with_editor, place.path(), &publication).unwrap();
    let mut found = BTreeMap::new();
    folder(place.path(), "", &mut found);
    let pages = [
        "editor.html",
        "en-editor.html",
        "editor-standalone.html",
        "editor-standalone-en.html",
        "sbom.cdx.json",
    ];
    for page in pages {
        assert!(found.contains_key(page), "{page}");
    }
    assert_eq!(found.len(), pages.len() + EDITOR_NAMES.len() + 1);
    let single = String::from_utf8(found["editor-standalone.html"].clone()).unwrap();
    for due in ["connect-src 'none'", "form-action 'none'", "worker-src blob:", "'sha256-"] {
        assert!(single.contains(due) || single.contains(&due.replace('\'', "&#39;")), "{due}");
    }
    assert!(single.contains("<script>/* editor.js */</script>"));
    assert!(!single.contains(" src=\"") && !single.contains("<link rel=\"stylesheet\""));
    let beside = String::from_utf8(found["editor.html"].clone()).unwrap();
    assert!(!beside.contains("<style") && !beside.contains("Content-Security-Policy"));
}
