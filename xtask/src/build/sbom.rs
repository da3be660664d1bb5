//! The bill of materials of the modules, in `CycloneDX`'s format.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use cyclonedx_bom::external_models::spdx::SpdxExpression;
use cyclonedx_bom::models::component::{Classification, Components};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::prelude::*;

use super::module::{Module, TARGET};
use crate::process;
use crate::workspace::{self, Workspace};

/// Lists every crate that is linked into a module, by name and version.
pub(super) fn list(workspace: &Workspace) -> Result<Vec<u8>> {
    // The editor's module has all that the others have.
    written(&tree(workspace, Module::Editor)?)
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

/// The list of the crates in lines such as `serde v1.0.229|MIT OR Apache-2.0`; the first is the product.
///
/// Without serial number and time, which would differ from build to build.
fn written(tree: &str) -> Result<Vec<u8>> {
    let mut lines = tree.lines();
    let (product, main) = component(lines.next().context("cargo tree lists nothing")?)?;
    let parts = lines.map(component).collect::<Result<BTreeMap<_, _>>>()?;
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

/// One crate, by its address among packages.
fn component(line: &str) -> Result<(String, Component)> {
    let unread = || format!("cargo tree lists `{line}`");
    let (package, license) = line.split_once('|').with_context(unread)?;
    let mut words = package.split(' ');
    let (name, version) = words.next().zip(words.next()).with_context(unread)?;
    let version = version.strip_prefix('v').with_context(unread)?;
    let purl = Purl::new("cargo", name, version).with_context(unread)?;
    let address = purl.to_string();
    let license = SpdxExpression::parse_lax(license.to_owned()).with_context(unread)?;
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
        let bytes = written(tree).expect("is valid");
        assert_eq!(bytes, written(tree).expect("is valid"), "the same every time");
        let list: Value = serde_json::from_slice(&bytes).expect("is JSON");
        assert_eq!(list["specVersion"], "1.5");
        assert_eq!(list["metadata"]["component"]["purl"], "pkg:cargo/a@0.1.0");
        let parts = list["components"].as_array().expect("a list");
        let purls: Vec<_> = parts.iter().map(|part| &part["purl"]).collect();
        assert_eq!(purls, ["pkg:cargo/b@1.0.0", "pkg:cargo/c@2.0.0"]);
        assert_eq!(parts[1]["licenses"], json!([{ "expression": "MIT OR Apache-2.0" }]));
        for key in ["serialNumber", "timestamp", "someone"] {
            assert!(!String::from_utf8_lossy(&bytes).contains(key), "{key}");
        }
    }

    #[test]
    fn the_crates_of_every_module_are_listed() {
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
                let (purl, _) = component(line).expect("is read");
                assert!(list.contains(&format!("\"{purl}\"")), "{module:?}: {purl}");
            }
        }
        assert!(!list.contains("pkg:cargo/clap@"), "the program is no module");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for line in ["", "a", "a v1|no license at all", "a 1|MIT"] {
            let error = written(line).expect_err(line);
            assert!(error.to_string().contains("cargo tree lists"), "{error}");
        }
    }
}
