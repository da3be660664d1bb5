//! What assistive technology is told of every chart, against a file for each engine.
//!
//! A tree that changed is written beside its file as `*.new.txt`. To take it over, read it, then run the case with
//! `UPDATE_GOLDEN=1`, which rewrites the file and fails once more, so that a renewed run cannot look green.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use browser_tests::{Session, Stage};
use serde_json::{Value, json};

fn check(name: &str, tree: &str) -> Result<()> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden");
    let golden = folder.join(name).with_extension("txt");
    let due = fs::read_to_string(&golden).unwrap_or_default();
    if due == tree {
        return Ok(());
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(&folder)?;
        fs::write(&golden, tree)?;
        bail!("{name}: rewritten; read it and run again without UPDATE_GOLDEN");
    }
    let new = golden.with_extension("new.txt");
    fs::create_dir_all(&folder)?;
    fs::write(&new, tree)?;
    bail!("{name}: the tree is another, or the file is missing; compare {}", new.display())
}

/// Role and name of a node and of all below it, a line each; what is ignored has no line.
fn write_node(nodes: &[Value], id: &Value, depth: usize, tree: &mut String) {
    let Some(node) = nodes.iter().find(|node| node["nodeId"] == *id) else { return };
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let hidden = node["ignored"] == true || matches!(role, "none" | "generic" | "InlineTextBox");
    if !hidden {
        let _ = writeln!(tree, "{:width$}{role} {name}", "", width = 2 * depth);
    }
    let below = depth + usize::from(!hidden);
    for child in node["childIds"].as_array().into_iter().flatten() {
        write_node(nodes, child, below, tree);
    }
}

/// The tree that Chromium hands to assistive technology.
async fn whole(session: &Session) -> Result<String> {
    let answer = session.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = answer["nodes"].as_array().context("a list of nodes")?;
    let mut tree = String::new();
    for node in nodes.iter().filter(|node| node["role"]["value"] == "figure") {
        write_node(nodes, &node["nodeId"], 0, &mut tree);
    }
    Ok(tree)
}

/// Role and name that an engine computes for each element of each chart that assistive technology meets.
async fn walked(session: &Session) -> Result<String> {
    let script = "return [...document.querySelectorAll('figure.pc, figure.pc *')].filter((one) =>
        one.getClientRects().length && !one.closest('[aria-hidden=true]') && !one.parentElement.closest('svg')
        && getComputedStyle(one).visibility === 'visible');";
    let elements = session.run(script, Vec::new()).await?;
    let mut tree = String::new();
    for element in elements.as_array().context("a list of elements")? {
        let [role, name] = session.computed(element).await?;
        if !role.is_empty() && !matches!(role.as_str(), "generic" | "none" | "presentation") {
            let _ = writeln!(tree, "{role} {name}");
        }
    }
    Ok(tree)
}

/// Every chart in both languages, with its canvas, its marks and its table.
pub(crate) async fn charts_are_described_as_before(stage: &Stage) -> Result<()> {
    let session = stage.session();
    let browser = session.browser();
    let mut faults = Vec::new();
    for (page, lang) in [("index.html", "zh"), ("en.html", "en")] {
        stage.open_live(page).await?;
        let tree =
            if Session::has_cdp(browser) { whole(session).await? } else { walked(session).await? };
        assert!(tree.lines().count() > 100, "{browser} tells little: {tree}");
        faults.extend(check(&format!("tree-{browser}-{lang}"), &tree).err());
    }
    faults.into_iter().next().map_or(Ok(()), Err)
}

/// A chart has one image at a time, and every engine has its name.
pub(crate) async fn images_have_one_name_each(stage: &Stage) -> Result<()> {
    stage.open_live("").await?;
    let script = "return [...document.querySelectorAll('figure.pc')].map((figure) =>
        [figure.querySelector('canvas'), ...figure.querySelectorAll('svg.pc-plot')]);";
    let figures = stage.session().run(script, Vec::new()).await?;
    for figure in figures.as_array().context("figures")? {
        let images = figure.as_array().context("images")?;
        let [role, name] = stage.session().computed(&images[0]).await?;
        assert!(matches!(role.as_str(), "img" | "image"), "{role}");
        assert!(name.chars().count() > 20, "{name}");
        for picture in &images[1..] {
            let script = "return getComputedStyle(arguments[0]).visibility === 'hidden'
                || !arguments[0].getClientRects().length;";
            let hidden = stage.session().run(script, vec![picture.clone()]).await?;
            assert_eq!(hidden, json!(true), "one image of a chart is there at a time");
        }
    }
    Ok(())
}
