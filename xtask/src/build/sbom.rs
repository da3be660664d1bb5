//! The bill of materials of the modules and scripts, in `CycloneDX`'s format.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use cyclonedx_bom::external_models::spdx::SpdxExpression;
use cyclonedx_bom::models::component::{Classification, Components};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::prelude::*;

use serde_json::Value;

use super::module::{Module, TARGET};
use super::source;
use crate::process;
use crate::workspace::{self, Workspace};

/// Lists every crate that is linked into a module and every package that is bundled into a script, by name and version.
pub(super) fn list(workspace: &Workspace) -> Result<Vec<u8>> {
    let lock = source(workspace.root(), "xtask/npm/package-lock.json")?;
    // The editor's module has all that the others have.
    written(&tree(workspace, Module::Editor)?, &lock)
}

/// The crates that are linked into `module`, one a line.
fn tree(workspace: &Workspace, module: Module) -> Result<String> {
    let mut command = workspace::cargo();
    command
        .args(["tree", "--locked", "--package", "plan-chart", "--target", TARGET])
        .arg("--no-default-features")
        .args(module.features())
        // Macros run in the compiler: nothing of them is linked.
        .args(["--edges", "normal,no-proc-macro", "--no-dedupe"])
        .args(["--prefix", "none", "--format", "{p}|{l}"]);
    process::capture(command.current_dir(workspace.root()), "cargo tree")
}

/// The list of the crates in lines such as `serde v1.0.229|MIT OR Apache-2.0`, of which the first is the product, and of
/// the packages in npm's lock file that do not serve the build alone.
///
/// Without serial number and time, which would differ from build to build.
fn written(tree: &str, lock: &str) -> Result<Vec<u8>> {
    let mut lines = tree.lines();
    let (product, main) = of_crate(lines.next().context("cargo tree lists nothing")?)?;
    let lock: Value = serde_json::from_str(lock).context("the lock file of npm is no JSON")?;
    let packages = lock["packages"].as_object().context("the lock file of npm has packages")?;
    let bundled = packages.iter().filter(|(path, package)| {
        !path.is_empty() && !["dev", "devOptional"].iter().any(|kind| package[*kind] == true)
    });
    let bundled = bundled.map(|(path, package)| of_package(path, package));
    let parts = lines.map(of_crate).chain(bundled).collect::<Result<BTreeMap<_, _>>>()?;
    if parts.contains_key(&product) {
        bail!("{product} depends on itself");
    }
    let bom = Bom {
        serial_number: None,
        metadata: Some(Metadata { component: Some(main), ..Metadata::default() }),
        components: Some(Components(parts.into_values().collect())),
        ..Bom::default()
    };
    let result = bom.validate_version(SpecVersion::V1_5);
    if !result.passed() {
        bail!("the bill of materials is invalid: {result:?}");
    }
    let mut bytes = Vec::new();
    bom.output_as_json_v1_5(&mut bytes).context("the bill of materials cannot be written")?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A crate, by its address among packages.
fn of_crate(line: &str) -> Result<(String, Component)> {
    let unread = || format!("cargo tree lists `{line}`");
    let (package, license) = line.split_once('|').with_context(unread)?;
    let mut words = package.split(' ');
    let (name, version) = words.next().zip(words.next()).with_context(unread)?;
    let version = version.strip_prefix('v').with_context(unread)?;
    component("cargo", name, version, license).with_context(unread)
}

/// A package of npm, likewise.
fn of_package(path: &str, package: &Value) -> Result<(String, Component)> {
    let unread = || format!("the lock file of npm lists `{path}`");
    let name = path.strip_prefix("node_modules/").with_context(unread)?;
    let text = |field: &str| package[field].as_str().with_context(unread);
    component("npm", name, text("version")?, text("license")?).with_context(unread)
}

fn component(kind: &str, name: &str, version: &str, license: &str) -> Result<(String, Component)> {
    let purl = Purl::new(kind, name, version)?;
    let address = purl.to_string();
    let license = SpdxExpression::parse_lax(license.to_owned())?;
    let mut component =
        Component::new(Classification::Library, name, version, Some(address.clone()));
    component.purl = Some(purl);
    component.licenses = Some(Licenses(vec![LicenseChoice::Expression(license)]));
    Ok((address, component))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn crates_are_listed_once_in_order() {
        let tree = "a v0.1.0 (/home/someone/a)|MIT OR Apache-2.0\n\
            c v2.0.0|MIT/Apache-2.0\nb v1.0.0|MIT\nc v2.0.0|MIT/Apache-2.0\n";
        let lock = r#"{"packages": {"": {}, "node_modules/d": {"version": "3.0.0", "license": "MIT"},
            "node_modules/e": {"version": "4.0.0", "license": "MIT", "dev": true}}}"#;
        let bytes = written(tree, lock).expect("is valid");
        assert_eq!(bytes, written(tree, lock).expect("is valid"), "the same every time");
        let list: Value = serde_json::from_slice(&bytes).expect("is JSON");
        assert_eq!(list["specVersion"], "1.5");
        assert_eq!(list["metadata"]["component"]["purl"], "pkg:cargo/a@0.1.0");
        let parts = list["components"].as_array().expect("a list");
        let purls: Vec<_> = parts.iter().map(|part| &part["purl"]).collect();
        assert_eq!(purls, ["pkg:cargo/b@1.0.0", "pkg:cargo/c@2.0.0", "pkg:npm/d@3.0.0"]);
        assert_eq!(parts[1]["licenses"], json!([{ "expression": "MIT OR Apache-2.0" }]));
        for key in ["serialNumber", "timestamp", "someone"] {
            assert!(!String::from_utf8_lossy(&bytes).contains(key), "{key}");
        }
    }

    #[test]
    fn the_crates_of_every_module_and_the_packages_of_scripts_are_listed() {
        let workspace = Workspace::find().expect("this is the checkout");
        let list = String::from_utf8(list(&workspace).expect("is listed")).expect("is JSON");
        for (module, own) in [
            (Module::Drawing, "plotters-canvas"),
            (Module::Record, "serde-wasm-bindgen"),
            (Module::Editor, "calamine"),
        ] {
            let tree = tree(&workspace, module).expect("is listed");
            assert!(tree.contains(&format!("\n{own} v")), "{module:?} has {own}");
            for line in tree.lines() {
                let (purl, _) = of_crate(line).expect("is read");
                assert!(list.contains(&format!("\"{purl}\"")), "{module:?}: {purl}");
            }
        }
        assert!(!list.contains("pkg:cargo/clap@"), "the program is no module");
        assert!(list.contains("pkg:npm/morphdom@"), "the editor's script has it");
        assert!(!list.contains("pkg:npm/esbuild@"), "it serves the build alone");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for line in ["", "a", "a v1|no license at all", "a 1|MIT"] {
            let error = written(line, r#"{"packages": {}}"#).expect_err(line);
            assert!(error.to_string().contains("cargo tree lists"), "{error}");
        }
    }
}
