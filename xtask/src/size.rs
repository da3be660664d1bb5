//! What the page weighs, file by file and, for the module, crate by crate, against a budget.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::table::table;
use crate::workspace::Workspace;

/// The most bytes that each file may have after brotli: a name and a number in a line.
const BUDGET: &str = "tests/size-budget.txt";

/// What a reader loads who opens the page: its own language, and nothing that is only fetched on demand.
const OPENED: &str = "opened";
/// The same for a reader who goes on to the page in the other language.
const BOTH: &str = "opened-in-both";
const OPENED_PAGE: &str = "index.html";
const ENGLISH: &str = "en.html";
const NOT_OPENED: [&str; 18] = [
    "editor.css",
    "editor.js",
    "editor-parts.bin",
    "plan-chart-editor.wasm",
    "elder.css",
    "figures.csv",
    "plan-chart-record.wasm",
    "record.js",
    "sbom.cdx.json",
    "tools.css",
    "tools.js",
    "embed.css",
    "embed.js",
    "signpost.js",
    "frame.js",
    "element.js",
    "element.classic.js",
    "element.css",
];

/// Prints the weights of the built page, and refuses what is above its budget.
///
/// # Errors
/// Names the files above their budgets.
pub fn run(workspace: &Workspace) -> Result<()> {
    let path = workspace.root().join(BUDGET);
    let text = fs::read_to_string(&path).with_context(|| format!("could not read {BUDGET}"))?;
    let budget = budget(&text)?;
    for module in ["drawing", "editor"] {
        println!("{module}");
        let named = workspace.target().join("modules").join(module).join("named.wasm");
        print!("{}", table(&crates(&named)?));
        println!();
    }
    let mut sizes = sizes(&workspace.site())?;
    let opened = opened(&sizes);
    let english = sizes.get(ENGLISH).copied().unwrap_or_default();
    sizes.extend([(OPENED.to_owned(), opened), (BOTH.to_owned(), opened + english)]);
    let (rows, faults) = held(&sizes, &budget);
    print!("{}", table(&rows));
    if !faults.is_empty() {
        bail!("{}: make it lighter, or say in {BUDGET} why not", faults.join("; "));
    }
    Ok(())
}

/// Reads lines of a name and a number; `#` begins a comment.
fn budget(text: &str) -> Result<BTreeMap<String, u64>> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    let lines = lines.filter(|line| !line.is_empty());
    let entry = |line: &str| {
        let (name, bytes) =
            line.split_once(' ').with_context(|| format!("`{line}` is no entry"))?;
        let bytes = bytes.trim().parse().with_context(|| format!("`{line}` has no number"))?;
        Ok((name.to_owned(), bytes))
    };
    lines.map(entry).collect()
}

/// The size after brotli of each file, by its name without the hash, and of the heaviest one of each folder.
fn sizes(site: &Path) -> Result<BTreeMap<String, u64>> {
    let files = files(site)?;
    let mut sizes = BTreeMap::new();
    for (name, length) in &files {
        // A file that is too small to be packed weighs what it is.
        let packed = files.get(&format!("{name}.br")).unwrap_or(length);
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            let heaviest = sizes.entry(kind(name)).or_insert(0);
            *heaviest = (*packed).max(*heaviest);
        }
    }
    Ok(sizes)
}

/// The length of every file by its path in the folder, with slashes.
pub(crate) fn files(folder: &Path) -> Result<BTreeMap<String, u64>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} is not built", folder.display()))?;
    let mut found = BTreeMap::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            let inner = files(&entry.path())?;
            found
                .extend(inner.into_iter().map(|(path, length)| (format!("{name}/{path}"), length)));
        } else {
            found.insert(name, entry.metadata()?.len());
        }
    }
    Ok(found)
}

/// Files of a kind share a budget: those in one folder, and those whose names differ in a hash.
fn kind(name: &str) -> String {
    match name.split_once('/') {
        Some((folder, name)) => {
            format!("{folder}/*.{}", name.rsplit_once('.').map_or("", |(_, extension)| extension))
        }
        None => unhashed(name),
    }
}

fn opened(sizes: &BTreeMap<String, u64>) -> u64 {
    // Folders hold what is downloaded or embedded.
    let is_other_page = |name: &str| name.ends_with(".html") && name != OPENED_PAGE;
    let is_opened =
        |name: &str| !name.contains('/') && !is_other_page(name) && !NOT_OPENED.contains(&name);
    let loaded = sizes.iter().filter(|(name, _)| is_opened(name));
    loaded.map(|(_, size)| size).sum()
}

/// `style.0123456789.css` is `style.css`.
fn unhashed(name: &str) -> String {
    let is_hash = |part: &&str| part.len() == 10 && part.bytes().all(|b| b.is_ascii_hexdigit());
    name.split('.').filter(|part| !is_hash(part)).collect::<Vec<_>>().join(".")
}

/// The table of files, and what is wrong with it.
fn held(
    sizes: &BTreeMap<String, u64>,
    budget: &BTreeMap<String, u64>,
) -> (Vec<Vec<String>>, Vec<String>) {
    let mut rows = vec![["file", "brotli", "budget"].map(str::to_owned).to_vec()];
    let mut faults = Vec::new();
    for (name, size) in sizes {
        let most = budget.get(name);
        rows.push(vec![name.clone(), size.to_string(), most.map_or("none".into(), u64::to_string)]);
        match most {
            None => faults.push(format!("{name} has no budget")),
            Some(most) if size > most => faults.push(format!("{name} has {size} bytes of {most}")),
            Some(_) => {}
        }
    }
    for name in budget.keys().filter(|name| !sizes.contains_key(*name)) {
        faults.push(format!("{name} has a budget but is not there"));
    }
    (rows, faults)
}

/// Bytes of code by crate, the largest first.
fn crates(named: &Path) -> Result<Vec<Vec<String>>> {
    let bytes = fs::read(named).with_context(|| format!("could not read {}", named.display()))?;
    let (mut imported, mut lengths, mut names, mut data) = (0, Vec::new(), BTreeMap::new(), 0);
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload? {
            Payload::ImportSection(section) => imported = section.into_imports().count(),
            Payload::CodeSectionEntry(body) => lengths.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    if let Name::Function(map) = subsection? {
                        for naming in map {
                            let naming = naming?;
                            names.insert(naming.index as usize, naming.name.to_owned());
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut weights: BTreeMap<String, usize> = BTreeMap::new();
    weights.insert("(texts and tables)".to_owned(), data);
    for (index, length) in lengths.iter().enumerate() {
        let name = names.get(&(imported + index)).map_or("", String::as_str);
        *weights.entry(owner(name)).or_default() += length;
    }
    let mut weights: Vec<_> = weights.into_iter().collect();
    weights.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    let head = ["module by crate, before packing", "bytes"].map(str::to_owned).to_vec();
    let rows = weights.into_iter().map(|(name, weight)| vec![name, weight.to_string()]);
    Ok(std::iter::once(head).chain(rows).collect())
}

/// The crate that a function is in: the first path in its name.
fn owner(name: &str) -> String {
    let Some((before, _)) = name.split_once("::") else {
        return "(exports and intrinsics)".to_owned();
    };
    let before = before.split('[').next().unwrap_or(before);
    let from = before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    before.get(from..).filter(|part| !part.is_empty()).unwrap_or("(others)").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_its_crate() {
        for (name, due) in [
            ("plan_chart::chart::build::h00", "plan_chart"),
            ("<core[c5930c85a12de822]::fmt::Formatter>::pad", "core"),
            ("<T as alloc::slice::ConvertVec>::to_vec", "alloc"),
            ("live_draw", "(exports and intrinsics)"),
        ] {
            assert_eq!(owner(name), due);
        }
    }

    #[test]
    fn what_is_too_heavy_is_named() {
        let sizes = BTreeMap::from([("a.js".to_owned(), 11), ("b.css".to_owned(), 5)]);
        let budget = budget("a.js 10 # why\nc.wasm 3\n").expect("is read");
        let (_, faults) = held(&sizes, &budget);
        let due = [
            "a.js has 11 bytes of 10",
            "b.css has no budget",
            "c.wasm has a budget but is not there",
        ];
        assert_eq!(faults, due);
        assert_eq!(kind("plan-chart.0123456789.js"), "plan-chart.js");
        assert_eq!(kind("embed/2026-11-23/bars.zh.html"), "embed/*.html");
    }
}
