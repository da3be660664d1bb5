//! What the targets share: where inputs become records, and what must hold of every record.

mod edits;
mod tree;

pub use edits::{Bytes, edited, record};
pub use tree::Tree;

use plan_chart::chart::{self, Spec};
use plan_chart::site::{self, Asset, Assets, Mode};
use plan_chart::report::statements::Statements;
use plan_chart::scene::{self, Form, Theme};
use plan_chart::{Faults, Lang, Report, render};

/// A record that is refused is refused with reasons, each of bounded length.
pub fn check_faults(faults: &Faults) {
    assert!(!faults.list().is_empty(), "refused without a reason");
    assert!(faults.list().len() <= 1_000, "more reasons than anybody reads");
    for fault in faults.list() {
        for lang in Lang::ALL {
            let text = fault.text(lang);
            assert!(!text.is_empty(), "no message at {}", fault.path);
            assert!(text.chars().count() < 4_000, "a message of {}", text.len());
        }
        assert!(fault.path.chars().count() < 1_000, "a path of {}", fault.path.len());
    }
}

/// Whatever passes the checks can be shown: every chart of it, at any width.
pub fn check_charts(report: &Report, width: f64) {
    for lang in Lang::ALL {
        for spec in chart::specs(report, lang) {
            check_chart(report, &spec, width);
        }
    }
}

/// A chart, if there is one, is drawn with numbers only and its sentence is no longer than one may be.
pub fn check_chart(report: &Report, spec: &Spec, width: f64) {
    let Ok(chart) = chart::build(report, spec) else {
        return;
    };
    for form in Form::ALL {
        let width = width.max(form.least());
        let picture = render::picture(&scene::layout(&chart, form), width, &Theme::LIGHT, spec.lang, "");
        // Outside texts, where a record may well speak of NaN.
        for tag in picture.split('<').filter_map(|rest| rest.split('>').next()) {
            let unfit = ["NaN", "inf", "e+", "e-"].iter().find(|unfit| tag.contains(**unfit));
            assert!(unfit.is_none() || tag.contains("aria-label"), "{tag}");
        }
    }
}

/// All figures can be shown too, on the page and as a file.
pub fn check_sheet(report: &Report, statements: &Statements, lang: Lang) {
    assert!(!site::figures(report, statements).contains('\0'), "a NUL in the file of figures");
    check_page(report, Some(statements), lang);
}

/// The page has the tags that it has for any record, and none that came with a text.
pub fn check_page(report: &Report, statements: Option<&Statements>, lang: Lang) {
    let file = Asset { address: "file", integrity: "hash" };
    let assets = Assets {
        style: file,
        large_print_style: file,
        script: file,
        find: file,
        tools: file,
        tools_style: file,
        wasm: file,
        record: file,
        record_wasm: file,
    };
    let page = site::page(report, statements, (lang, Mode::Standard), &assets);
    // The charts, what scripts know of the report, and what comes on demand: the panel and the reader of records; and the
    // search, where there are figures to be searched.
    let search = usize::from(page.contains("id=\"find\""));
    assert_eq!(page.matches("<script").count(), 4 + search, "scripts");
    for tag in ["<img", "<iframe", "<base", "<form", "<object", "<style"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(!page.contains('\0'), "a NUL in the page");
}
