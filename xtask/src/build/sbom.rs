//! The list of what the module is made of, as `CycloneDX` has it: for those who must know what they serve.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::asset::Asset;
use super::module::TARGET;
use crate::process;
use crate::workspace::{self, Workspace};

/// The list of every crate that is linked into the module. No time and no number in it, so that it is the same
/// every time.
pub(super) fn list(workspace: &Workspace) -> Result<Asset> {
    let mut command = workspace::cargo();
    command.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET]);
    let text = process::capture(command.current_dir(workspace.root()), "cargo metadata")?;
    let metadata: Value = serde_json::from_str(&text).context("cargo metadata is no JSON")?;
    let nodes = array(&metadata["resolve"]["nodes"]);
    let packages = array(&metadata["packages"]);
    let package = |id: &str| packages.iter().find(|one| one["id"] == id);
    let product = packages.iter().find(|one| one["name"] == "plan-chart");
    let product = product.context("the workspace has no plan-chart")?;
    let linked = linked(nodes, product["id"].as_str().unwrap_or_default());
    let part = |one: &Value| {
        let (name, version) = (&one["name"], &one["version"]);
        let address = format!("pkg:cargo/{}@{}", text_of(name), text_of(version));
        json!({
            "type": "library", "bom-ref": address, "name": name, "version": version, "purl": address,
            "licenses": [{ "expression": text_of(&one["license"]).replace('/', " OR ") }],
        })
    };
    let mut parts: Vec<_> = linked.iter().filter_map(|id| package(id)).map(part).collect();
    parts.sort_by_key(|one| one["purl"].to_string());
    let list = json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": part(product) },
        "components": parts,
    });
    Ok(Asset::named("sbom.cdx.json", format!("{list:#}\n").into_bytes()))
}

/// What a package is linked with: its normal dependencies and theirs, itself left out.
fn linked(nodes: &[Value], product: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![product.to_owned()];
    while let Some(id) = open.pop() {
        let node = nodes.iter().find(|node| node["id"] == id.as_str());
        for dependency in node.map_or(&[][..], |node| array(&node["deps"])) {
            let normal = array(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = text_of(&dependency["pkg"]);
            if normal && found.insert(id.to_owned()) {
                open.push(id.to_owned());
            }
        }
    }
    found
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_linked_is_listed() {
        let to = |id: &str, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let nodes = [
            json!({ "id": "a", "deps": [to("b", Value::Null), to("c", json!("dev"))] }),
            json!({ "id": "b", "deps": [to("d", Value::Null), to("e", json!("build"))] }),
        ];
        let found: Vec<_> = linked(&nodes, "a").into_iter().collect();
        assert_eq!(found, ["b", "d"]);
    }
}
