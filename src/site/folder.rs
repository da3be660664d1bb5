//! All files of a site: of one report, or of several with a page that leads to each.

use std::borrow::Cow;

use super::parts::{Addresses, Packed, Parts, STANDALONE};
use super::{
    Assets, BreaksOut, CHARTS_FOLDER, FIGURES_FILE, FrameAssets, InlineScript, Mode, Published,
    SignpostAssets, StandaloneAssets, accessibility, accessibility_page,
    data::EMBED_FOLDER,
    figures, files, frame, frame_file, inside, languages, page, published_page, report_file,
    reports::{self, Link},
    signpost, standalone, standalone_page, still,
};
use crate::{Lang, Report, chart, report::statements::Statements};

/// A report as it comes into a site.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The report.
    pub report: Report,
    /// The figures of its text, if there are any: without them its page has no list of all figures.
    pub statements: Option<Statements>,
    /// The record as a file.
    pub record: String,
    /// Pictures for those who show a link, by language. Where a language has none the first one serves.
    pub pictures: Vec<(Lang, SiteFile<'static>)>,
}

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile<'p> {
    /// Its place in the folder, with slashes.
    pub name: String,
    /// Its content.
    pub bytes: Cow<'p, [u8]>,
    /// Its compressed forms, where they are known.
    pub packed: Option<&'p Packed>,
}

impl SiteFile<'_> {
    /// A file with a content of its own.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: Cow::Owned(bytes.into()), packed: None }
    }
}

/// Every file of a site, some at a time: first those that reports share, then those of each report. `address` is that
/// of the folder, with a slash at its end, where it is known: it adds what search engines ask for, and those who show a
/// link.
///
/// The files of one report are beside the shared ones. Several reports have a folder each, named after the report's id,
/// and a page that leads to all of them.
pub fn site<'p>(
    entries: &'p [Entry],
    parts: &'p Parts,
    address: Option<&'p str>,
) -> impl Iterator<Item = Result<Vec<SiteFile<'p>>, BreaksOut>> {
    let shared = parts.files().map(|part| SiteFile {
        name: part.name.clone(),
        bytes: Cow::Borrowed(part.bytes.as_slice()),
        packed: part.packed.as_ref(),
    });
    let alone = entries.len() == 1;
    let shared = shared.chain(if alone { Vec::new() } else { index(entries, parts) });
    let shared: Vec<_> = shared.collect();
    let of_entry = move |entry: &'p Entry| {
        let folder = if alone { String::new() } else { format!("{}/", entry.report.id) };
        let up = if alone { "" } else { "../" };
        let address = address.map(|address| format!("{address}{folder}"));
        let mut files =
            Writer { entry, parts, addresses: parts.seen_from(up) }.files(address.as_deref())?;
        for file in &mut files {
            file.name.insert_str(0, &folder);
        }
        Ok(files)
    };
    std::iter::once(Ok(shared)).chain(entries.iter().map(of_entry))
}

/// The page that leads to each report, in every language that one of them has.
fn index(entries: &[Entry], parts: &Parts) -> Vec<SiteFile<'static>> {
    let addresses = parts.seen_from("");
    let style = addresses.asset("style.css");
    let Some(own) = entries.first().map(|entry| entry.report.lang()) else { return Vec::new() };
    let known = |lang: &Lang| entries.iter().any(|one| one.report.languages.contains(lang));
    let others = Lang::ALL.into_iter().filter(|lang| *lang != own && known(lang));
    let langs: Vec<_> = std::iter::once(own).chain(others).collect();
    let page = |lang: &Lang| {
        let link = |entry: &Entry| {
            let lang = languages(&entry.report).find(|own| own == lang);
            Link::new(&entry.report, lang.unwrap_or(entry.report.lang()))
        };
        let html = reports::page(entries.iter().map(link).collect(), *lang, &langs, style)?;
        Some(SiteFile::new(Mode::Standard.page_beside(own, *lang), html))
    };
    langs.iter().filter_map(page).collect()
}

/// A report whose files are written.
struct Writer<'p> {
    entry: &'p Entry,
    parts: &'p Parts,
    addresses: Addresses<'p>,
}

impl<'p> Writer<'p> {
    /// All files, by their names in the folder of the report, of which this is the address.
    fn files(&self, address: Option<&str>) -> Result<Vec<SiteFile<'p>>, BreaksOut> {
        let Entry { report, statements, record, pictures } = self.entry;
        let mut all = self.pages(address);
        if let Some(statements) = statements {
            all.push(SiteFile::new(FIGURES_FILE, figures(report, statements)));
        }
        for file in languages(report).flat_map(|lang| files(report, lang)) {
            all.push(SiteFile::new(format!("{CHARTS_FOLDER}/{}", file.name), file.text));
        }
        all.extend(self.frames());
        all.extend(self.standalone()?);
        if address.is_some() {
            all.push(SiteFile::new(record_file(report), record.as_str()));
            all.extend(pictures.iter().map(|(_, picture)| picture.clone()));
        }
        Ok(all)
    }

    /// Every page on the whole report, and the statements on accessibility.
    fn pages(&self, address: Option<&str>) -> Vec<SiteFile<'p>> {
        let Entry { report, statements, pictures, .. } = self.entry;
        let assets = self.assets();
        let record = record_file(report);
        let data = [("text/csv", FIGURES_FILE), ("application/json", record.as_str())];
        let data = if statements.is_some() { &data[..] } else { &data[1..] };
        let mut pages = Vec::new();
        for (mode, lang) in
            Mode::ALL.into_iter().flat_map(|mode| languages(report).map(move |lang| (mode, lang)))
        {
            let (all, view) = (statements.as_ref(), (lang, mode));
            let html = match address {
                Some(site) => {
                    let own = pictures.iter().find(|(of, _)| *of == lang).or(pictures.first());
                    let picture = own.map(|(_, picture)| picture.name.as_str());
                    published_page(report, all, view, &assets, &Published { site, picture, data })
                }
                None => page(report, all, view, &assets),
            };
            pages.push(SiteFile::new(mode.page(report, lang), html));
        }
        for lang in languages(report) {
            let html = accessibility(report, lang, assets.style);
            pages.push(SiteFile::new(accessibility_page(report, lang), html));
        }
        pages
    }

    /// A page for each chart and language, what is between the tags of a `<plan-chart>`, a picture; and the page that
    /// leads there.
    fn frames(&self) -> Vec<SiteFile<'p>> {
        let report = &self.entry.report;
        let asset = |name| self.addresses.asset(name);
        let style = asset("embed.css");
        let assets = FrameAssets { page: self.assets(), style, frame: asset("embed.js") };
        let post = signpost(report, &SignpostAssets { style, signpost: asset("signpost.js") });
        let known = report_file(report);
        let mut all = vec![
            SiteFile::new("embed.html", post),
            SiteFile::new(format!("{EMBED_FOLDER}/report.json"), known.as_str()),
            SiteFile::new(format!("{EMBED_FOLDER}/{}/report.json", report.revision), known),
        ];
        for spec in languages(report).flat_map(|lang| chart::specs(report, lang)) {
            let Ok(chart) = chart::build(report, &spec) else { continue };
            for (extension, text) in [
                ("html", frame(report, &chart, &spec, &assets)),
                ("txt", inside(report, &chart)),
                ("svg", still(&chart)),
            ] {
                all.push(SiteFile::new(frame_file(report, &chart, extension), text));
            }
        }
        all
    }

    /// The pages that are one file.
    fn standalone(&self) -> Result<Vec<SiteFile<'p>>, BreaksOut> {
        let Entry { report, statements, .. } = self.entry;
        let parts = self.parts;
        let module = Some(parts.get("plan-chart-record.wasm").bytes.as_slice());
        let assets = StandaloneAssets {
            styles: &["style.css", "tools.css"].map(|name| parts.text(name)),
            scripts: &[InlineScript { code: parts.text(STANDALONE), module }],
        };
        let page = |lang| {
            let html = standalone(report, statements.as_ref(), lang, &assets)?;
            Ok(SiteFile::new(standalone_page(report, lang), html))
        };
        languages(report).map(page).collect()
    }

    fn assets(&self) -> Assets<'_> {
        let asset = |name| self.addresses.asset(name);
        Assets {
            style: asset("style.css"),
            large_print_style: asset("elder.css"),
            script: asset("plan-chart.js"),
            find: asset("find.js"),
            tools: asset("tools.js"),
            tools_style: asset("tools.css"),
            wasm: asset("plan-chart.wasm"),
            record: asset("record.js"),
            record_wasm: asset("plan-chart-record.wasm"),
        }
    }
}

/// The record beside the pages.
fn record_file(report: &Report) -> String {
    format!("{}.json", report.id)
}
