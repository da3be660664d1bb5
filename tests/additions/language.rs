//! Nothing that a person reads or hears comes from outside of a language: with the pseudo-language, every text is in
//! its letters or in those of the record.

use plan_chart::{
    Lang, Report,
    chart::{self, Kind, Spec},
    editor::{Editor, Given},
    import::{self, Cell, Import, Options, Source},
    scene::Form,
    site::{self, EDITOR_NAMES, InlineScript, Mode, PART_NAMES, Part, Parts, StandaloneAssets},
};
use serde_json::Value as Json;

use crate::{
    ASSETS, FILE, FRAME_ASSETS, marked, marked_record,
    markup::texts,
    pseudo::{self, PSEUDO, is_foreign, record_text},
    sample,
};

/// Each text of `markup` that is from outside of the pseudo-language.
fn foreign(what: &str, markup: &str) -> Vec<String> {
    let texts = texts(markup, PSEUDO.tag());
    assert!(texts.len() > 3, "{what} has texts");
    texts
        .into_iter()
        .filter(|(_, text)| is_foreign(text))
        .map(|(place, text)| format!("{what}, {place}: “{text}”"))
        .collect()
}

#[track_caller]
fn none(foreign: &[String]) {
    assert!(foreign.is_empty(), "{}", foreign.join("\n"));
}

fn every_chart(report: &Report) -> Vec<(Spec, chart::Chart)> {
    let chart = |spec: Spec| (spec.clone(), chart::build(report, &spec).unwrap());
    chart::specs(report, PSEUDO).into_iter().map(chart).collect()
}

#[test]
fn of_pages() {
    pseudo::add();
    let (report, statements) = marked_record();
    let mut all = Vec::new();
    for mode in Mode::ALL {
        let html = site::page(&report, Some(&statements), (PSEUDO, mode), &ASSETS);
        all.extend(foreign(&format!("{mode:?}"), &html));
    }
    let statement = site::accessibility(&report, PSEUDO, FILE);
    all.extend(foreign("the statement on accessibility", &statement));
    let scripts = [InlineScript { code: "", module: None }];
    let standalone = StandaloneAssets { styles: &[], scripts: &scripts };
    let html = site::standalone(&report, Some(&statements), PSEUDO, &standalone).unwrap();
    all.extend(foreign("the page in one file", &html));
    none(&all);
}

#[test]
fn of_frames_and_elements() {
    pseudo::add();
    let (report, _) = marked_record();
    let mut all = Vec::new();
    for (spec, chart) in every_chart(&report) {
        for (what, html) in [
            ("frame", site::frame(&report, &chart, &spec, &FRAME_ASSETS)),
            ("element", site::inside(&report, &chart)),
            ("figure", site::figure(&report, &chart)),
        ] {
            all.extend(foreign(&format!("{what} of {}", chart.id), &html));
        }
    }
    none(&all);
}

#[test]
fn of_pictures() {
    pseudo::add();
    let (report, _) = marked_record();
    let mut all = Vec::new();
    for (_, chart) in every_chart(&report) {
        all.extend(foreign(&chart.id, &site::still(&chart)));
        for form in Form::ALL {
            let picture = site::picture(&report, &chart, form);
            all.extend(foreign(&format!("{} {form:?}", chart.id), &picture));
        }
    }
    none(&all);
}

/// Numbers in a table to download are for programs, as are the ids; everything else is in the language.
#[test]
fn of_tables() {
    pseudo::add();
    let (report, _) = marked_record();
    for (spec, chart) in every_chart(&report) {
        let file = site::table(&report, &spec).unwrap();
        let file = file.strip_prefix('\u{FEFF}').unwrap();
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
        for (index, row) in rows.records().enumerate() {
            let row = row.unwrap();
            let mut cells = row.iter();
            let id = cells.next().unwrap();
            assert!(index > 0 || id == "id", "{id}");
            for cell in cells {
                let number = index > 0 && cell.parse::<f64>().is_ok();
                assert!(number || !is_foreign(cell), "{}, row {index}: “{cell}”", chart.id);
            }
        }
    }
}

/// Why there is no chart is explained in the language of whoever asked for it.
#[test]
fn of_refusals() {
    pseudo::add();
    let (report, _) = marked_record();
    let unknown = Kind::parse("pie", PSEUDO).unwrap_err();
    let unnamed = chart::build(&report, &Spec::new(Kind::GAUGE, PSEUDO)).unwrap_err();
    let missing = chart::build(&report, &Spec::gauge("nothing", PSEUDO)).unwrap_err();
    let untargeted = report.indicators.iter().map(|one| Spec::gauge(&one.subject.id, PSEUDO));
    let untargeted = untargeted.filter_map(|spec| chart::build(&report, &spec).err());
    let all: Vec<_> = [unknown, unnamed, missing].into_iter().chain(untargeted).collect();
    assert!(all.len() > 3, "one indicator has no target for its total");
    for error in all {
        let message = error.to_string();
        assert!(!message.is_empty() && !is_foreign(&message), "{message}");
    }
}

/// A table with a period that is not said, a heading that is not known, a row that is none, a doubt and an error.
fn table() -> String {
    let [product, jobs, wild] = ["product", "jobs", "wild"].map(record_text);
    format!(
        "Indicator\tUnit\tAnnual plan\tResult\t{wild}\n\
         {product}\tmillion-dollars\t880\t1,23\t5\n\
         {jobs}\tpeople\t1200\t#DIV/0!\t6\n"
    )
}

/// What is read of it, next to an earlier record.
fn import() -> Import {
    let options = Options { like: Some(marked(sample::json())), ..Options::default() };
    import::read_pasted(None, &table(), &options)
}

/// The names of the sheets of a workbook, and what is in their cells. Left out is what is not in its language: codes, and
/// texts and figures of the record.
fn written(workbook: &[u8], record: &Json) -> Vec<String> {
    let source = Source::of_files(&[("", workbook)], &Options::default());
    let cells = source.grids().flat_map(|grid| grid.cells().map(Cell::text));
    let names = source.grids().map(|grid| grid.name.clone());
    let parts = names
        .chain(cells)
        .flat_map(|text| text.split(" · ").map(ToOwned::to_owned).collect::<Vec<_>>());
    let record = record.to_string();
    let code = |text: &str| text.is_ascii() && !text.contains(' ');
    let figure = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    parts
        .filter(|text| {
            !code(text) && !figure(text) && !record.contains(&Json::from(text.as_str()).to_string())
        })
        .collect()
}

#[test]
fn of_readings() {
    pseudo::add();
    let import = import();
    let texts: Vec<_> = import.readings.iter().map(|reading| reading.text(PSEUDO)).collect();
    assert!(texts.len() > 8, "{texts:?}");
    let foreign: Vec<_> = texts.into_iter().filter(|text| is_foreign(text)).collect();
    none(&foreign);
}

#[test]
fn of_workbooks() {
    pseudo::add();
    let record = marked(sample::json());
    let import = import();
    for (what, workbook) in [
        ("the template", import::to_xlsx(&record, PSEUDO).unwrap()),
        ("the list of readings", import::readings_to_xlsx(&import, PSEUDO).unwrap()),
    ] {
        let texts = written(&workbook, &record);
        assert!(texts.len() > 8, "{what}: {texts:?}");
        // What may be written into a cell is in the words of tables.
        let foreign = texts.into_iter().filter(|text| is_foreign(text) && !text.contains(" | "));
        assert_eq!(foreign.collect::<Vec<_>>(), Vec::<String>::new(), "{what}");
    }
}

#[test]
fn of_the_editor() {
    pseudo::add();
    let part = |name: &str| (name.to_owned(), Part::named(name, Vec::new()));
    let parts = Parts::new(PART_NAMES.into_iter().chain(EDITOR_NAMES).map(part).collect()).unwrap();
    let site = Part::named("editor-parts.bin", parts.for_editor());
    let mut all = Vec::new();
    for html in site::editor_pages(PSEUDO, &parts, &site).unwrap() {
        all.extend(foreign("the page of the editor", &html));
    }
    // The ending of a file is the same everywhere.
    all.retain(|text| !text.ends_with("“ .xlsx”"));

    let mut editor = Editor::new(&site.bytes).unwrap();
    editor.open(Given::Pasted { html: None, plain: table() }, &Options::default(), PSEUDO);
    let answer = serde_json::to_value(editor.read(&Options::default(), PSEUDO)).unwrap();
    let list = |value: &Json| value.as_array().cloned().unwrap_or_default();
    let mut texts: Vec<Json> = Vec::new();
    for line in list(&answer["readings"]) {
        let columns =
            list(&line["choices"]).into_iter().filter(|choice| choice["field"] == "columns");
        texts.extend(columns.map(|choice| choice["label"].clone()));
        texts.push(line["text"].clone());
    }
    texts.extend(list(&answer["about"]).into_iter().map(|about| {
        // Behind it is the own name of a language of the table.
        about[1].as_str().and_then(|name| name.split(" (").next()).into()
    }));
    assert!(texts.len() > 20, "{texts:?}");
    let texts = texts.iter().map(|text| text.as_str().unwrap().to_owned());
    all.extend(texts.filter(|text| is_foreign(text)));
    none(&all);
}

/// What these tests judge by finds a text of each language and a bare number.
#[test]
fn foreign_is_what_is_in_neither_alphabet() {
    pseudo::add();
    for text in ["Chart", "图", "5", "a: b", "：", "。"] {
        assert!(is_foreign(text), "{text}");
        assert!(!is_foreign(&record_text(text)), "{text}");
    }
    for lang in Lang::ALL {
        let (report, _) = marked_record();
        let html = site::page(&report, None, (lang, Mode::Standard), &ASSETS);
        let texts = texts(&html, lang.tag());
        let foreign = texts.iter().filter(|(_, text)| is_foreign(text)).count();
        assert!(foreign > 100, "a page in {lang:?} has {foreign} texts of its language");
    }
}
