//! What accessibility checkers find on the page: nothing.
//!
//! Two checkers, because each knows rules that the other does not. What neither can see (canvas pixels,
//! wrong numbers, wording) is held by native tests of contrast, agreement and words.

use std::fs;

use anyhow::{Context as _, Result};
use browser_tests::Stage;
use plan_chart::{chart, site};
use serde_json::Value;
use xtask::{npm, workspace::Workspace};

/// The page as people set their browsers: narrow and wide, light and dark.
const SETTINGS: [(u32, &str); 4] = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")];

/// Rules that axe cannot decide alone here, each with the reason why the page is right.
const UNDECIDED: [(&str, &str); 1] =
    [("color-contrast", "text over a canvas; a test of the theme computes these contrasts")];

/// The pages that are checked, each as people set their browsers: each kind in each language in every way, and every
/// chart in a frame in two.
fn pages(stage: &Stage) -> Result<Vec<(String, u32, &'static str)>> {
    let mut pages = Vec::new();
    for (page, _) in &stage.all_pages() {
        pages.extend(SETTINGS.map(|(width, scheme)| (page.to_owned(), width, scheme)));
    }
    let report = stage.report();
    for lang in &report.languages {
        for spec in chart::specs(report, *lang) {
            let page = site::frame_address(report, &chart::build(report, &spec)?);
            pages.extend([(page.clone(), 320, "light"), (page, 1280, "dark")]);
        }
    }
    Ok(pages)
}

async fn set(stage: &Stage, width: u32, scheme: &str) -> Result<()> {
    stage.session().metrics(width, 900, 1.0).await?;
    stage.session().media(&[("prefers-color-scheme", scheme)]).await
}

async fn load(stage: &Stage, file: &str) -> Result<()> {
    let path = npm::checkers(&Workspace::find()?)?.join(file);
    let script = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    stage.session().run(&script, Vec::new()).await.map(drop)
}

/// What axe-core finds against WCAG 2.0 to 2.2, levels A and AA, and its best practices for tables and names.
async fn axe(stage: &Stage) -> Result<(Vec<Value>, Vec<Value>)> {
    load(stage, "axe-core/axe.min.js").await?;
    let script = "const done = arguments[0];
        const tell = (list) => list.map((rule) => ({
            id: rule.id, nodes: rule.nodes.map((node) => node.html.slice(0, 160)).slice(0, 5),
        }));
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
            .then((found) => done([tell(found.violations), tell(found.incomplete)]), (error) => done(String(error)));";
    let found = stage.session().run_async(script, Vec::new()).await?;
    let list = |index: usize| found[index].as_array().cloned();
    list(0).zip(list(1)).with_context(|| format!("axe did not run: {found}"))
}

pub(crate) async fn axe_finds_nothing(stage: &Stage) -> Result<()> {
    for (page, width, scheme) in &pages(stage)? {
        set(stage, *width, scheme).await?;
        stage.open_live(page).await?;
        let (violations, incomplete) = axe(stage).await?;
        assert!(violations.is_empty(), "{page} at {width} px, {scheme}: {violations:#?}");
        for rule in incomplete {
            let known = UNDECIDED.iter().any(|(id, _)| rule["id"] == *id);
            assert!(known, "{page} at {width} px, {scheme}, undecided: {rule:#}");
        }
    }
    Ok(())
}

/// The checker would tell: a page broken on purpose does not pass.
pub(crate) async fn axe_sees_what_is_broken(stage: &Stage) -> Result<()> {
    for (broken, rule) in [
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('canvas').removeAttribute('aria-label')", "role-img-alt"),
        ("document.querySelector('h1').style.color = '#c8d0d8'", "color-contrast"),
        ("document.querySelector('.pc-fold-label').remove()", "label"),
        ("document.querySelector('.pc-scrolled').tabIndex = -1", "scrollable-region-focusable"),
    ] {
        set(stage, 320, "light").await?;
        stage.open_live("").await?;
        stage.session().run(broken, Vec::new()).await?;
        let (violations, _) = axe(stage).await?;
        let told = violations.iter().any(|violation| violation["id"] == rule);
        assert!(told, "{broken} goes unnoticed; {violations:#?}");
    }
    Ok(())
}

/// What IBM's checker does not pass.
async fn ibm(stage: &Stage) -> Result<Vec<Value>> {
    load(stage, "accessibility-checker-engine/ace-window.js").await?;
    let script = "const done = arguments[0];
        new window.ace_ibma.Checker().check(document, ['WCAG_2_2']).then((report) => done(
            report.results.filter((one) => one.value[0] === 'VIOLATION' && one.value[1] !== 'PASS')
                .map((one) => ({ rule: one.ruleId, kind: one.value[1], message: one.message, snippet: one.snippet.slice(0, 160) })),
        ), (error) => done(String(error)));";
    let found = stage.session().run_async(script, Vec::new()).await?;
    found.as_array().cloned().with_context(|| found.to_string())
}

/// Neither checker finds anything on the page that is open now.
pub(crate) async fn nothing_is_found(stage: &Stage, what: &str) -> Result<()> {
    let (violations, incomplete) = axe(stage).await?;
    assert!(violations.is_empty(), "{what}: {violations:#?}");
    for rule in incomplete {
        // A frame is tested as the page that it is.
        let known =
            UNDECIDED.iter().any(|(id, _)| rule["id"] == *id) || rule["id"] == "frame-tested";
        assert!(known, "{what}, undecided: {rule:#}");
    }
    for one in ibm(stage).await? {
        let known = one["kind"] != "FAIL" && IBM_UNDECIDED.iter().any(|(id, _)| one["rule"] == *id);
        assert!(known, "{what}: {one:#}");
    }
    Ok(())
}

/// What IBM's checker calls a violation.
pub(crate) async fn ibm_checker_finds_nothing(stage: &Stage) -> Result<()> {
    for (page, width, scheme) in &pages(stage)? {
        set(stage, *width, scheme).await?;
        stage.open_live(page).await?;
        let found = ibm(stage).await?;
        let failed: Vec<_> = found.iter().filter(|one| one["kind"] == "FAIL").collect();
        assert!(failed.is_empty(), "{page} at {width} px, {scheme}: {failed:#?}");
        for one in &found {
            let known = IBM_UNDECIDED.iter().any(|(id, _)| one["rule"] == *id);
            assert!(known, "{page} at {width} px, {scheme}, undecided: {one:#}");
        }
    }
    Ok(())
}

/// Rules of IBM's checker that ask a person, each with the answer.
const IBM_UNDECIDED: [(&str, &str); 11] = [
    ("frame_src_valid", "the preview in the editor's page is a page that is checked by itself"),
    ("style_color_misuse", "meaning is in shape and words; one hue and neutral marks"),
    ("style_viewport_resizable", "the heading's size is rem and vw together and grows with either"),
    ("element_tabbable_visible", "the skip link appears when it has the focus"),
    ("style_focus_visible", "the outline of 3 px is drawn by :focus-visible"),
    ("text_sensory_misuse", "“above” and “below” tell more and less, not places on the screen"),
    ("text_block_heading", "the sentences under the heading are paragraphs"),
    ("input_label_visible", "a button over a mark: the mark and its texts are its visible label"),
    (
        "widget_tabbable_exists",
        "one button of a chart takes the Tab key, the arrows reach the others",
    ),
    ("element_tabbable_unobscured", "what lies below an open panel takes no focus meanwhile"),
    ("input_checkboxes_grouped", "each checkbox shows one table, and they do not belong together"),
];
