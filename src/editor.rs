//! What the editor's page does, without a browser: from a table to a record, its page as it will be, and everything
//! that can be taken away. Nothing here fetches, stores or shows anything.

mod changes;

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::mem::Discriminant;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub use changes::Change;
use changes::Page;

use crate::{
    EMBEDDED, Lang, Report, chart,
    import::{self, Choice, Grid, Import, Kind, Level, Matter, Options, Reading, Source},
    report::statements::{STATEMENTS, Statements},
    site::{self, Entry, InlineScript, Parts, SiteFile, StandaloneAssets, WrongParts},
};

/// What is handed in.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Given {
    /// Files.
    Files(Vec<GivenFile>),
    /// What was pasted.
    Pasted {
        /// HTML of the clipboard, if there is any.
        html: Option<String>,
        /// Its plain text.
        plain: String,
    },
    /// The embedded report, to be changed.
    Embedded,
    /// The form of the earlier record, to be filled in.
    Emptied,
    /// A record as text.
    Record(String),
}

/// A file by its name.
#[derive(Clone, Debug, Deserialize)]
pub struct GivenFile {
    /// What it is called.
    pub name: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// A sheet as it was handed in.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// Its name.
    name: String,
    /// Row and column of each cell that holds something, both from 0, and what a person sees in it.
    cells: Vec<(u32, u32, String)>,
}

/// What was understood of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The record as JSON text, also with faults left in it; empty where nothing was read.
    record: String,
    /// Whether nothing is wrong with it.
    complete: bool,
    /// The id of the record, for the names of files.
    id: String,
    /// Code and own name of each language of the record.
    languages: Vec<[&'static str; 2]>,
    /// The sheet and the row, from 0, in which headings begin; `None` where indicators are side by side, or nothing was
    /// read.
    heading: Option<(String, u32)>,
    /// What may be said of the report itself, where the table does not: path, name, and what the record has.
    about: Vec<[String; 3]>,
    /// Everything that was found.
    readings: Vec<Line>,
    /// The id of the indicator that each cell is about.
    indicators: BTreeMap<String, String>,
    /// The file with the figures of the report's text that the record names and nobody handed in.
    lacking: Option<String>,
}

/// A reading in words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// `Sheet1!C7`.
    place: String,
    level: Level,
    /// Place, indicator, what is there and what to do.
    text: String,
    /// Whether it says what a column holds.
    column: bool,
    /// The path of what is to be said of the report itself.
    about: Option<String>,
    /// Those with the same number are about the same, and may be answered at once.
    alike: usize,
    choices: Vec<Offer>,
    chosen: Option<usize>,
}

/// A choice as an entry of [`Options`].
#[derive(Clone, Debug, Serialize)]
pub struct Offer {
    /// The field of [`Options`].
    field: &'static str,
    key: String,
    value: String,
    label: String,
}

/// The page as it will be: all of it, or what differs from the one that was shown.
#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    /// Which page it is.
    pub number: u32,
    /// The code of its language.
    pub lang: &'static str,
    /// The tag of it, for HTML.
    pub tag: &'static str,
    /// All of it, where there is nothing to go on from.
    pub html: Option<String>,
    /// What has changed in its body.
    pub changes: Vec<Change>,
}

/// What can be taken away of a chart.
#[derive(Clone, Debug, Serialize)]
pub struct ChartFiles {
    /// `gauge-gdp`.
    id: String,
    heading: String,
    /// Name and text of each file.
    files: Vec<[String; 2]>,
    /// What the code that puts it into other pages says of it.
    embedded: Embedded,
}

/// A chart in the site that it will be in, as `www/src/panel/snippet.js` has it.
#[derive(Clone, Debug, Serialize)]
pub struct Embedded {
    /// Its kind.
    chart: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<String>,
    title: String,
    alternative: String,
    version: String,
    /// The page with all charts.
    page: String,
    /// Of its frame, in CSS px.
    height: u32,
    /// What is between the tags of the element.
    content: String,
    /// The picture, an SVG file.
    picture: String,
}

/// Turns a table into a site, step by step.
#[derive(Debug)]
pub struct Editor {
    parts: Parts,
    source: Source,
    import: Option<Import>,
    /// Files with figures of a report's text, by their names.
    texts: BTreeMap<String, String>,
    statements: Option<Statements>,
    /// The last preview, and which it was.
    seen: Option<(u32, Page)>,
}

impl Editor {
    /// Creates an editor from the parts that every site has, as [`Parts::for_editor`] writes them.
    ///
    /// # Errors
    /// When they are others.
    pub fn new(parts: &[u8]) -> Result<Self, WrongParts> {
        let parts = Parts::from_bytes(parts)?;
        let (source, texts) = (Source::default(), BTreeMap::new());
        Ok(Self { parts, source, import: None, texts, statements: None, seen: None })
    }

    /// Opens what is handed in and returns its sheets; a record becomes a filled template where that loses nothing.
    pub fn open(&mut self, given: Given, options: &Options, lang: Lang) -> Vec<Sheet> {
        self.import = None;
        self.texts.clear();
        self.source = match given {
            Given::Files(files) => self.files(&files, options, lang),
            Given::Pasted { html, plain } => Source::pasted(html.as_deref(), &plain),
            Given::Embedded => {
                let embedded = Report::from_json(EMBEDDED).ok();
                let name = embedded.and_then(|report| report.statements);
                self.texts.extend(name.map(|name| (name, STATEMENTS.to_owned())));
                of_record(EMBEDDED, lang)
            }
            Given::Emptied => options
                .like
                .as_ref()
                .filter(|like| import::is_record(like))
                .and_then(|like| import::to_xlsx(&import::emptied(like), lang).ok())
                .map_or_else(Source::default, |xlsx| of_bytes(&xlsx)),
            Given::Record(text) => of_record(&text, lang),
        };
        self.source.grids().map(sheet).collect()
    }

    /// A record may come with the figures of the report's text.
    fn files(&mut self, files: &[GivenFile], options: &Options, lang: Lang) -> Source {
        if let [first, second] = files {
            for (record, text) in [(first, second), (second, first)] {
                // What is larger than any record would take many times its size.
                let fits = record.bytes.len() <= crate::report::MAX_BYTES;
                let json: Option<Json> =
                    fits.then(|| serde_json::from_slice(&record.bytes).ok()).flatten();
                let named = json.as_ref().and_then(|json| json["statements"].as_str());
                if named == Some(text.name.as_str()) {
                    let content = String::from_utf8_lossy(&text.bytes).into_owned();
                    self.texts.insert(text.name.clone(), content);
                    return of_record(&String::from_utf8_lossy(&record.bytes), lang);
                }
            }
        }
        let named: Vec<_> =
            files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
        let source = Source::of_files(&named, options);
        match source.record() {
            Some(text) => of_record(text, lang),
            None => source,
        }
    }

    /// Reads what was opened.
    pub fn read(&mut self, options: &Options, lang: Lang) -> Answer {
        let import = self.source.import(options);
        let about = self.about(&import, lang);
        let mut readings: Vec<_> = lines(&import, &about, lang);
        let mut lacking = None;
        self.statements = None;
        let mut complete = import.report.is_some();
        if let Some((report, name)) =
            import.report.as_ref().and_then(|report| Some((report, report.statements.as_ref()?)))
        {
            match self.texts.get(name).map(|text| Statements::from_bytes(text.as_bytes(), report)) {
                Some(Ok(statements)) => self.statements = Some(statements),
                Some(Err(faults)) => {
                    complete = false;
                    let line = |fault: &crate::Fault| Line {
                        place: name.clone(),
                        level: Level::Fault,
                        text: fault.text(lang),
                        column: false,
                        about: None,
                        alike: usize::MAX,
                        choices: Vec::new(),
                        chosen: None,
                    };
                    readings.extend(faults.list().iter().map(line));
                }
                None => lacking = Some(name.clone()),
            }
        }
        let answer = Answer {
            record: if import.record.is_null() { String::new() } else { import.record_text() },
            complete,
            id: import.record["id"].as_str().unwrap_or_default().to_owned(),
            languages: languages(&import)
                .into_iter()
                .map(|lang| [lang.code(), lang.words().labels().own_name])
                .collect(),
            heading: heading(&import),
            about,
            readings,
            indicators: indicators(&import),
            lacking,
        };
        self.import = Some(import);
        answer
    }

    /// What tables do not say of their report.
    fn about(&self, import: &Import, lang: Lang) -> Vec<[String; 3]> {
        let table = self.source.kind().is_some_and(|kind| kind != Kind::Json);
        if !table || self.source.is_template() {
            return Vec::new();
        }
        let words = lang.import_words();
        let record = &import.record;
        let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
        let period = [&record["period"]["start"], &record["period"]["end"]].map(text).join("/");
        let period = if period == "/" { String::new() } else { period };
        let mut about = vec![
            ["period".to_owned(), words.field("period").to_owned(), period],
            ["id".to_owned(), words.field("id").to_owned(), text(&record["id"])],
        ];
        for of in languages(import) {
            let (code, own) = (of.code(), of.words().labels().own_name);
            let source = &record["sources"][0];
            for (path, name, value) in [
                (format!("place/{code}"), words.field("place"), &record["place"][code]),
                (format!("sources/#1/title/{code}"), words.field("title"), &source["title"][code]),
                (
                    format!("sources/#1/publisher/{code}"),
                    words.field("publisher"),
                    &source["publisher"][code],
                ),
            ] {
                about.push([path, lang.words().aside(name, own), text(value)]);
            }
        }
        about
    }

    fn report(&self) -> Option<&Report> {
        self.import.as_ref().and_then(|import| import.report.as_ref())
    }

    /// The languages of what was read, its own first.
    #[must_use]
    pub fn languages(&self) -> Vec<Lang> {
        self.import.as_ref().map(languages).unwrap_or_default()
    }

    /// The page as it will be, for somebody who shows the preview of this number; `None` where something is wrong. In
    /// the record's own language where it has no other.
    pub fn preview(&mut self, lang: Lang, shown: Option<u32>) -> Option<Preview> {
        let report = self.report()?;
        let lang = if report.languages.contains(&lang) { lang } else { report.lang() };
        let html = site::preview(report, self.statements.as_ref(), lang);
        let before = self.seen.take();
        let number = before.as_ref().map_or(0, |(number, _)| number + 1);
        let (html, changes) = match (Page::new(html), before) {
            (Err(html), _) => (Some(html), Vec::new()),
            (Ok(page), before) => {
                let (_, page) = self.seen.insert((number, page));
                match before {
                    Some((at, before)) if Some(at) == shown => (None, before.changes(page)),
                    _ => (Some(page.html().to_owned()), Vec::new()),
                }
            }
        };
        Some(Preview { number, lang: lang.code(), tag: lang.tag(), html, changes })
    }

    /// The style sheet of that page, with the colours of either scheme for a page that is given one.
    #[must_use]
    pub fn style(&self) -> String {
        [self.parts.text("style.css"), &site::theme_tokens()].concat()
    }

    /// The page as one file: its name, and its text.
    #[must_use]
    pub fn standalone(&self, lang: Lang) -> Option<[String; 2]> {
        let report = self.report()?;
        let assets = StandaloneAssets {
            styles: &["style.css", "tools.css"].map(|name| self.parts.text(name)),
            scripts: &[InlineScript {
                code: self.parts.text("standalone.js"),
                module: Some(self.parts.get("plan-chart-record.wasm").bytes.as_slice()),
            }],
        };
        let html = site::standalone(report, self.statements.as_ref(), lang, &assets).ok()?;
        Some([format!("{}-{}", report.id, site::standalone_page(report, lang)), html])
    }

    /// Every file of the site in an archive, byte for byte what the program writes, without compressed forms and
    /// pictures of pixels. `address` is that of the folder where the site will be.
    #[must_use]
    pub fn site(&self, address: Option<&str>) -> Option<Vec<u8>> {
        let entry = Entry {
            report: self.report()?.clone(),
            statements: self.statements.clone(),
            record: self.import.as_ref()?.record_text(),
            pictures: Vec::new(),
        };
        let address = address.map(|address| format!("{}/", address.trim_end_matches('/')));
        let entries = [entry];
        let files = site::site(&entries, &self.parts, address.as_deref());
        let files: Vec<_> =
            files.collect::<Result<Vec<_>, _>>().ok()?.into_iter().flatten().collect();
        archive(&files).ok()
    }

    /// What can be taken away of each chart in `lang`.
    #[must_use]
    pub fn charts(&self, lang: Lang) -> Vec<ChartFiles> {
        let Some(report) = self.report() else { return Vec::new() };
        let specs = chart::specs(report, lang);
        let of_spec = |spec: &chart::Spec| {
            let chart = chart::build(report, spec).ok()?;
            let files = site::files_of(report, spec).ok()?;
            Some(ChartFiles {
                embedded: embedded(report, &chart, spec),
                id: chart.id,
                heading: chart.heading,
                files: files.into_iter().map(|file| [file.name, file.text]).collect(),
            })
        };
        specs.iter().filter_map(of_spec).collect()
    }

    /// The record as a filled template.
    #[must_use]
    pub fn workbook(&self, lang: Lang) -> Option<Vec<u8>> {
        import::to_xlsx(&self.import.as_ref()?.record, lang).ok()
    }

    /// Everything that was found as a workbook.
    #[must_use]
    pub fn list(&self, lang: Lang) -> Option<Vec<u8>> {
        import::readings_to_xlsx(self.import.as_ref()?, lang).ok()
    }
}

/// The record in a file, or in a filled template, as JSON text.
#[must_use]
pub fn record_of(file: &GivenFile) -> Option<String> {
    let source = of_bytes(&file.bytes);
    let import = source.import(&Options::default());
    let is_record = source.record().is_some() || source.is_template();
    (is_record && import::is_record(&import.record)).then(|| import.record_text())
}

/// A template to fill in: with an example, or of an earlier record, a JSON text.
#[must_use]
pub fn template(lang: Lang, like: Option<&str>) -> Option<Vec<u8>> {
    let record = match like {
        Some(text) => import::emptied(&serde_json::from_str(text).ok().filter(import::is_record)?),
        None => import::example(),
    };
    import::to_xlsx(&record, lang).ok()
}

fn of_bytes(bytes: &[u8]) -> Source {
    Source::of_files(&[("", bytes)], &Options::default())
}

/// A record as a filled template, so that its figures are cells; as it is where a template would lose something of it.
fn of_record(text: &str, lang: Lang) -> Source {
    let whole = of_bytes(text.as_bytes());
    let before = whole.import(&Options::default());
    let Ok(xlsx) = import::to_xlsx(&before.record, lang) else { return whole };
    let filled = of_bytes(&xlsx);
    let after = filled.import(&Options::default());
    // Drafts have no report, but are the same as they are.
    let same = match (&before.report, &after.report) {
        (Some(before), Some(after)) => before == after,
        (None, None) => import::is_same_draft(&before.record, &after.record),
        _ => false,
    };
    if same { filled } else { whole }
}

fn embedded(report: &Report, chart: &chart::Chart, spec: &chart::Spec) -> Embedded {
    let colon = chart.lang.words().labels().punctuation.colon;
    Embedded {
        chart: chart.kind.id(),
        indicator: spec.indicator.clone(),
        title: site::frame_title(report, chart),
        alternative: [chart.heading.as_str(), chart.sentence.as_str()].join(colon),
        version: report.revision.to_string(),
        page: site::Mode::Standard.page(report, chart.lang),
        height: site::frame_height(report, chart),
        content: site::inside(report, chart),
        picture: site::still(chart),
    }
}

fn sheet(grid: &Grid) -> Sheet {
    let cells = grid.cells().map(|cell| (cell.address.row, cell.address.column, cell.text()));
    Sheet { name: grid.name.clone(), cells: cells.collect() }
}

/// The languages of the draft, its own first.
fn languages(import: &Import) -> Vec<Lang> {
    let list = import.record["languages"].as_array().into_iter().flatten();
    list.filter_map(|code| Lang::parse(code.as_str()?)).collect()
}

/// Where the headings of the first table begin.
fn heading(import: &Import) -> Option<(String, u32)> {
    import.readings.iter().find_map(|reading| match reading.matter {
        Matter::Headings { row, transposed: false } => Some((reading.place.sheet.clone(), row)),
        _ => None,
    })
}

/// The id of the indicator that each cell is about.
fn indicators(import: &Import) -> BTreeMap<String, String> {
    let of_path = |path: &str| {
        let index = path.strip_prefix("indicators[")?.split(']').next()?.parse::<usize>().ok()?;
        import.record["indicators"][index]["id"].as_str().map(ToOwned::to_owned)
    };
    import
        .cells
        .iter()
        .filter_map(|(path, place)| Some((place.to_string(), of_path(path)?)))
        .collect()
}

fn lines(import: &Import, about: &[[String; 3]], lang: Lang) -> Vec<Line> {
    let words = lang.import_words();
    let mut kinds: Vec<Discriminant<Matter>> = Vec::new();
    let mut line = |reading: &Reading| {
        let kind = std::mem::discriminant(&reading.matter);
        let alike = kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        });
        let heading = match &reading.matter {
            Matter::Column { heading, .. } | Matter::UnknownColumn { heading, .. } => heading,
            _ => "",
        };
        let place = reading.place.to_string();
        let offer = |choice: &Choice| match choice {
            Choice::Cell(text) => Offer {
                field: "edits",
                key: place.clone(),
                value: text.clone(),
                label: text.clone(),
            },
            Choice::Column(code) => Offer {
                field: "columns",
                key: place.clone(),
                value: code.clone(),
                label: words.column(code, heading),
            },
            Choice::Report(path, text) => Offer {
                field: "report",
                key: path.clone(),
                value: text.clone(),
                label: text.clone(),
            },
        };
        // `sources[0].title` is `sources/#1/title/zh`.
        let path = match &reading.matter {
            Matter::NoPeriod { .. } => "period".to_owned(),
            Matter::Record(_, path)
            | Matter::Draft { path, .. }
            | Matter::NoTranslation { path, .. } => path.replace("[0]", "/#1").replace('.', "/"),
            _ => String::new(),
        };
        let of = about.iter().find(|[of, ..]| !path.is_empty() && of.starts_with(&path));
        Line {
            about: of.map(|[path, ..]| path.clone()),
            level: reading.level,
            text: reading.text(lang),
            column: matches!(reading.matter, Matter::Column { .. } | Matter::UnknownColumn { .. }),
            alike,
            choices: reading.choices.iter().map(offer).collect(),
            chosen: reading.chosen,
            place,
        }
    };
    import.readings.iter().map(&mut line).collect()
}

/// A .zip of files, the same for the same files.
fn archive(files: &[SiteFile<'_>]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Its time is the first that an archive can have, on every machine.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for file in files {
        archive.start_file(file.name.as_str(), options)?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
