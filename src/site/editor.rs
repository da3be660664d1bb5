//! The editor's page: as files of a folder, and as one file that is opened by a double click.

use askama::{Template, filters::Safe};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::{
    Asset, BreaksOut, EDITOR_NAMES, Part, Parts, SiteFile,
    head::{Head, Switch},
    html,
    standalone::within,
};
use crate::{EMBEDDED, Lang, Report, i18n::EditorWords};

/// The page in `lang`, as the file beside its scripts, or as the one that has everything in it.
#[must_use]
pub fn editor_page(lang: Lang, single: bool) -> String {
    let own = lang == Lang::default();
    match (single, own) {
        (false, true) => "editor.html".to_owned(),
        (false, false) => format!("{}-editor.html", lang.code()),
        (true, true) => "editor-standalone.html".to_owned(),
        (true, false) => format!("editor-standalone-{}.html", lang.code()),
    }
}

#[derive(Template)]
#[template(path = "editor.html")]
struct EditorPage<'a> {
    head: Head,
    skip: &'static str,
    switches: Vec<Switch>,
    words: &'static EditorWords,
    /// The page that is one file, for who opens the other from a disk.
    single: String,
    /// Code, tag and own name of each language.
    languages: Vec<[&'static str; 3]>,
    files: Files<'a>,
}

/// Where the page has its scripts from.
enum Files<'a> {
    Beside {
        style: Asset<'a>,
        script: Asset<'a>,
        wasm: Asset<'a>,
        parts: Asset<'a>,
    },
    Within {
        policy: Safe<String>,
        style: Safe<&'a str>,
        script: Safe<&'a str>,
        wasm: String,
        parts: String,
    },
}

/// Every file of the editor's page; none where the parts have none for it.
///
/// # Errors
/// Says what a script or a style sheet holds that would end its element.
///
/// # Panics
/// Never: the embedded record is valid.
pub fn editor_files(parts: &Parts) -> Result<Vec<SiteFile<'_>>, BreaksOut> {
    if !parts.have_editor() {
        return Ok(Vec::new());
    }
    let site = Part::hashed("editor-parts", "bin", parts.for_editor());
    let mut files: Vec<_> = EDITOR_NAMES
        .map(|name| parts.get(name))
        .map(|part| SiteFile {
            name: part.name.clone(),
            bytes: part.bytes.as_slice().into(),
            packed: part.packed.as_ref(),
        })
        .into();
    for lang in Lang::ALL {
        let [beside, single] = editor_pages(lang, parts, &site)?;
        files.push(SiteFile::new(editor_page(lang, false), beside));
        files.push(SiteFile::new(editor_page(lang, true), single));
    }
    files.push(SiteFile::new(site.name, site.bytes));
    Ok(files)
}

/// The page in `lang`: beside its scripts, and as one file. `site` is what it makes sites of.
///
/// # Errors
/// As [`editor_files`].
pub fn editor_pages(lang: Lang, parts: &Parts, site: &Part) -> Result<[String; 2], BreaksOut> {
    let [style, script, wasm] = EDITOR_NAMES.map(|name| parts.get(name));
    let beside = Files::Beside {
        style: asset(style),
        script: asset(script),
        wasm: asset(wasm),
        parts: asset(site),
    };
    let [css, code] = ["editor.css", "editor.js"].map(|name| parts.text(name));
    let within = Files::Within {
        policy: Safe(policy(css, code)),
        style: within(css, &["</style"])?,
        script: within(code, &["</script", "<!--"])?,
        wasm: STANDARD.encode(&wasm.bytes),
        parts: STANDARD.encode(&site.bytes),
    };
    Ok([page(lang, false, beside), page(lang, true, within)])
}

fn asset(Part { name, integrity, .. }: &Part) -> Asset<'_> {
    Asset { address: name, integrity }
}

/// The content policy of the page that is one file, which the browser holds it to: it runs this script and shows this
/// style sheet, reads and sends nothing. A worker is made of the script's own text.
fn policy(style: &str, script: &str) -> String {
    let digest = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; \
         require-trusted-types-for 'script'; trusted-types plan-chart-editor",
        digest(script),
        digest(style)
    )
}

fn page(lang: Lang, single: bool, files: Files<'_>) -> String {
    let words = lang.editor_words();
    // Of the report that the page carries.
    let version = Report::from_json(EMBEDDED).expect("the embedded record is valid").revision;
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    html(&EditorPage {
        head: Head {
            lang,
            mode: Some(super::Mode::Standard),
            version,
            title: words.title.to_owned(),
            description: Some(words.lead.to_owned()),
            sharing: None,
        },
        skip: lang.words().labels().page.skip,
        // The page that is one file leads to none.
        switches: others
            .filter(|_| !single)
            .map(|other| Switch::to(other, editor_page(other, false)))
            .collect(),
        words,
        single: editor_page(lang, true),
        languages: Lang::ALL
            .map(|lang| [lang.code(), lang.tag(), lang.words().labels().own_name])
            .into(),
        files,
    })
}
