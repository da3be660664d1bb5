//! The page as one file: everything is in it, and it leads to no other file.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use plan_chart::{
    Lang, chart,
    site::{self, BreaksOut, InlineScript, StandaloneAssets},
};

use crate::{page::text, sample::report, sample::statements};

const SCRIPTS: [InlineScript<'_>; 2] = [
    InlineScript { code: "first('<\\/script>' && 1)", module: Some(b"module") },
    InlineScript { code: "second()", module: None },
];

fn page(lang: Lang) -> String {
    let assets = StandaloneAssets { styles: &["a>b{}", "c{}"], scripts: &SCRIPTS };
    site::standalone(&report(), Some(&statements()), lang, &assets).unwrap()
}

/// The values of an attribute.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let start = format!(" {attribute}=\"");
    let parts = html.split(&start).skip(1);
    parts.map(|rest| rest.split('"').next().unwrap()).collect::<Vec<_>>()
}

#[test]
fn nothing_is_left_outside() {
    for lang in Lang::ALL {
        let html = page(lang);
        assert_eq!(values(&html, "src"), Vec::<&str>::new());
        for address in values(&html, "href") {
            assert!(address.starts_with('#') || address.starts_with("data:"), "{address}");
        }
        assert_eq!(html.matches("<link").count(), 1, "the icon, which is in its address");
        for banned in ["<template", "<nav></nav>", "class=\"switch\"", "hreflang", "integrity"] {
            assert!(!html.contains(banned), "{banned}");
        }
        let module = format!(
            "<script data-wasm=\"data:application/wasm;base64,{}\">",
            STANDARD.encode(b"module")
        );
        let scripts =
            [&module, SCRIPTS[0].code, "</script>", "<script>", SCRIPTS[1].code, "</script>"];
        let mut rest = html.as_str();
        for due in
            ["<style>a>b{}</style>", "<style>c{}</style>", "</main>"].into_iter().chain(scripts)
        {
            rest = rest.split_once(due).unwrap_or_else(|| panic!("{due} is not in its place")).1;
        }
        assert_eq!(rest.trim(), "</body>\n\n</html>");
    }
}

/// The files of every chart and the list of all figures are in it, under their own names.
#[test]
fn files_are_in_it() {
    for lang in Lang::ALL {
        let html = page(lang);
        let names = values(&html, "download");
        let files = site::files(&report(), lang);
        let linked: Vec<_> = files.iter().filter(|file| !file.name.contains("-narrow.")).collect();
        assert_eq!(names.len(), linked.len() + 1);
        assert!(linked.len() >= 2 * chart::specs(&report(), lang).len());
        let link = |name: &str| {
            let before = html.split_once(&format!("\" download=\"{name}\"")).unwrap().0;
            let address = before.rsplit_once("href=\"").unwrap().1;
            let (kind, bytes) = address.split_once(";base64,").unwrap();
            (kind, String::from_utf8(STANDARD.decode(bytes).unwrap()).unwrap())
        };
        for file in linked {
            let kind = match file.name.rsplit_once('.') {
                Some((_, "svg")) => "data:image/svg+xml",
                Some((_, "csv")) => "data:text/csv;charset=utf-8",
                _ => link(&file.name).0,
            };
            assert_eq!(link(&file.name), (kind, file.text.clone()), "{}", file.name);
        }
        assert_eq!(link(site::FIGURES_FILE).1, site::figures(&report(), &statements()));
    }
}

#[test]
fn it_says_what_the_page_says() {
    for lang in Lang::ALL {
        let whole = site::page(
            &report(),
            Some(&statements()),
            (lang, site::Mode::Standard),
            &crate::page::ASSETS,
        );
        let main = |html: &str| {
            let main = html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
            text(main).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let elsewhere = lang.words().labels().page.accessibility;
        assert_eq!(main(&page(lang)), main(&whole).replacen(&format!(" {elsewhere}"), "", 1));
    }
}

/// A text that would end its element is refused, not changed.
#[test]
fn what_would_end_its_element_is_refused() {
    let made = |style: &str, code: &str| {
        let scripts = [InlineScript { code, module: None }];
        let assets = StandaloneAssets { styles: &[style], scripts: &scripts };
        site::standalone(&report(), Some(&statements()), Lang::ZH, &assets).map(drop)
    };
    assert_eq!(made("a{}", "1 < 2 && '<script>'"), Ok(()));
    assert_eq!(made("a{}", "'</SCRIPT>'"), Err(BreaksOut("</script")));
    assert_eq!(made("a{}", "'<!--'"), Err(BreaksOut("<!--")));
    assert_eq!(made("a{content:'</style>'}", "1"), Err(BreaksOut("</style")));
}
