//! Checks of the built WebAssembly files: `cargo xtask test --only build,wasm`.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use plan_chart::{
    EMBEDDED, Report, chart, render,
    scene::{self, Form, Theme},
};
use serde_json::json;
use wasmparser::{Parser, Payload, TypeRef, Validator, WasmFeatures};

/// What the browser must provide: a module and a name in each line, without the hashes of wasm-bindgen.
const IMPORTS: &str = "tests/wasm-imports.txt";

/// 32 MiB in pages of 64 KiB, and 256 MiB for spreadsheets.
const MOST_PAGES: u64 = 512;
const MOST_PAGES_OF_EDITOR: u64 = 4096;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root").to_owned()
}

/// The modules of the page by their names.
fn modules() -> Vec<(String, Vec<u8>)> {
    let site = env::var_os("PLAN_CHART_SITE")
        .expect("PLAN_CHART_SITE is set: run `cargo xtask test --only build,wasm`");
    let files =
        fs::read_dir(&site).expect("the page is built: run `cargo xtask test --only build,wasm`");
    let paths = files.flatten().map(|file| file.path());
    let is_module = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "wasm");
    let modules: Vec<_> = paths
        .filter(is_module)
        .map(|path| (path.display().to_string(), fs::read(&path).expect("it can be read")))
        .collect();
    assert_eq!(
        modules.len(),
        3,
        "one that draws, one that reads records, one of the editor's page"
    );
    modules
}

/// `__wbg_fillRect_0123456789abcdef` is `fillRect`.
fn without_hash(name: &str) -> &str {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    match name.rsplit_once('_') {
        Some((stem, hash))
            if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
        {
            stem
        }
        _ => name,
    }
}

fn imports(module: &[u8]) -> BTreeSet<String> {
    named_imports(module).iter().map(|name| without_hash(name).to_owned()).collect()
}

/// What the module imports, as the bindings call it.
fn named_imports(module: &[u8]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::ImportSection(section) = payload.expect("the module can be parsed") else {
            continue;
        };
        for import in section.into_imports() {
            let import = import.expect("the import can be parsed");
            assert!(matches!(import.ty, TypeRef::Func(_)), "{} is no function", import.name);
            names.insert(import.name.to_owned());
        }
    }
    names
}

/// The oldest browsers that have WebAssembly refuse a file with one newer instruction.
#[test]
fn it_is_the_first_webassembly() {
    let features = WasmFeatures::WASM1;
    assert!(features.contains(WasmFeatures::MUTABLE_GLOBAL), "the one addition");
    assert!(!features.contains(WasmFeatures::SIGN_EXTENSION), "no other addition");
    // What each browser has that can show the editor's page.
    let newer = WasmFeatures::SIGN_EXTENSION
        | WasmFeatures::BULK_MEMORY
        | WasmFeatures::SATURATING_FLOAT_TO_INT;
    for (name, module) in modules() {
        let allowed = if name.contains("plan-chart-editor") { features | newer } else { features };
        let result = Validator::new_with_features(allowed).validate_all(&module);
        result.unwrap_or_else(|error| panic!("{name} needs something newer: {error}"));
    }
}

/// A runaway report may not take a phone's memory.
#[test]
fn its_memory_has_a_maximum() {
    for (name, module) in modules() {
        let sections = Parser::new(0).parse_all(&module).filter_map(|payload| {
            match payload.expect("the module can be parsed") {
                Payload::MemorySection(section) => Some(section),
                _ => None,
            }
        });
        let memories: Vec<_> = sections.flatten().collect();
        let [Ok(memory)] = memories.as_slice() else {
            panic!("{name} has not one memory of its own: {memories:?}")
        };
        let editor = name.contains("plan-chart-editor");
        let most = if editor { MOST_PAGES_OF_EDITOR } else { MOST_PAGES };
        assert!(memory.maximum.is_some_and(|maximum| maximum <= most), "{name}: {memory:?}");
    }
}

/// Whatever is new here is new in what the product asks of a browser: look at it before it is allowed.
#[test]
fn its_imports_are_allowed() {
    let lines = |(path, module): &(String, Vec<u8>)| {
        let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
        let stem = name.split('.').next().unwrap_or_default().to_owned();
        imports(module).into_iter().map(move |import| format!("{stem} {import}"))
    };
    let found: BTreeSet<_> = modules().iter().flat_map(lines).collect();
    let path = root().join(IMPORTS);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        let lines: String = found.iter().map(|name| format!("{name}\n")).collect();
        fs::write(&path, lines).expect("the list can be written");
        panic!(
            "{IMPORTS} is written anew: look at the change, then run again without UPDATE_GOLDEN"
        );
    }
    let renew = "run `UPDATE_GOLDEN=1 cargo xtask test --only build,wasm` and look at the change";
    let text = fs::read_to_string(&path);
    let text = text.unwrap_or_else(|_| panic!("{IMPORTS} is missing: {renew}"));
    let allowed: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    let new: Vec<_> = found.difference(&allowed).collect();
    assert!(new.is_empty(), "not allowed by {IMPORTS}: {new:?}; {renew}");
    // Of one module, the optimiser may leave out a call that the others have.
    let call = |line: &String| line.split_once(' ').map(|(_, call)| call.to_owned());
    let calls: BTreeSet<_> = found.iter().filter_map(call).collect();
    let is_asked_for = |line: &&String| call(line).is_some_and(|call| calls.contains(&call));
    let unused: Vec<_> = allowed.difference(&found).filter(|line| !is_asked_for(line)).collect();
    assert!(unused.is_empty(), "no longer asked for, but in {IMPORTS}: {unused:?}; {renew}");
}

/// Where it was built is nobody's business, and would make the file differ from place to place.
#[test]
fn it_names_no_place_of_the_machine() {
    let root = root().canonicalize().expect("the root is there").display().to_string();
    let home = env::home_dir().map(|home| home.display().to_string()).unwrap_or_default();
    let places = ["/home/", "/root/", "/Users/", ".cargo", ".rustup", "registry/src", &root, &home];
    for (name, module) in modules() {
        for place in places.into_iter().filter(|place| place.len() > 1) {
            let at = module.windows(place.len()).position(|window| window == place.as_bytes());
            let around = |at: usize| {
                let end = module.len().min(at + 80);
                String::from_utf8_lossy(&module[at..end]).into_owned()
            };
            assert_eq!(at.map(around), None, "{name} names {place}");
        }
    }
}

/// One script calls both: whatever the page's module asks for, the bindings of the other have.
#[test]
fn the_smaller_asks_for_nothing_else() {
    let mut modules = modules();
    modules.sort_by_key(|(_, module)| module.len());
    let [small, large] = [0, 1].map(|index| named_imports(&modules[index].1));
    let other: Vec<_> = small.difference(&large).collect();
    assert!(other.is_empty(), "the bindings of the record module lack {other:?}");
}

/// The hashes change with every version of the bindings; the names are what is asked for.
#[test]
fn hashes_are_taken_off_names() {
    assert_eq!(without_hash("__wbg_fillRect_0123456789abcdef"), "fillRect");
    assert_eq!(without_hash("__wbindgen_cast_0000000000000001"), "__wbindgen_cast");
    assert_eq!(without_hash("__wbg_set_font_0123456789abcdef"), "set_font");
    assert_eq!(without_hash("__wbindgen_throw"), "__wbindgen_throw");
}

/// In Node.js, where there is neither document nor canvas, the package makes charts as SVG.
#[test]
fn the_package_makes_pictures_in_node() {
    let package = env::var_os("PLAN_CHART_SITE").map(PathBuf::from).expect("it is set");
    let package = package.with_file_name("package");
    let script = "import { readFile } from 'node:fs/promises';
        Object.defineProperty(globalThis, 'document', { get() { throw new Error('asked for a document'); } });
        const [folder, which] = process.argv.slice(1);
        const { load, LIGHT } = await import(`${folder}/plan-chart.js`);
        const { Record } = await load(await readFile(`${folder}/plan-chart-record.wasm`));
        const record = Record.embedded();
        const chart = JSON.parse(which);
        console.log(record.svg(...chart, 'wide', 640, false));
        try { record.chart(...chart).draw({}, 'wide', 200, 1, LIGHT); } catch (error) { console.log(String(error)); }";
    let report = Report::from_json(EMBEDDED).expect("it is valid");
    let specs = chart::specs(&report, report.lang());
    let spec = specs.first().expect("it has a chart");
    let chart = chart::build(&report, spec).expect("it is drawn");
    let scene = scene::layout(&chart, Form::Wide);
    let due = render::picture(&scene, 640.0, &Theme::LIGHT, chart.lang, &chart.name());
    let which = json!([spec.kind.id(), spec.indicator, spec.lang.tag()]).to_string();
    let output = std::process::Command::new("node")
        .args(["--input-type=module", "--eval", script, "--"])
        .arg(&package)
        .arg(&which)
        .output()
        .expect("node runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let hint = "run `cargo xtask test --only build,package,wasm`";
    assert!(output.status.success(), "{hint}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(text.starts_with(&due), "{text}");
    assert!(text.lines().last().is_some_and(|line| line.contains("SVG")), "{text}");
}
