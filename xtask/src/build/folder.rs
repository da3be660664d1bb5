//! The output folder: written beside the old one, then put in its place in one step.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::asset::Asset;
use crate::table::table;

/// Replaces the folder by one that holds the assets and their compressed forms, and prints their sizes.
pub(super) fn replace(folder: &Path, assets: &[Asset]) -> Result<()> {
    let new = sibling(folder, ".new");
    let old = sibling(folder, ".old");
    remove(&new)?;
    remove(&old)?;
    fs::create_dir_all(&new).with_context(|| format!("could not create {}", new.display()))?;
    let sizes = write(&new, assets)?;
    if folder.exists() {
        rename(folder, &old)?;
    }
    rename(&new, folder)?;
    remove(&old)?;
    print!("{}\n{}", folder.display(), sizes);
    Ok(())
}

/// Writes every file, and returns the table of sizes.
fn write(folder: &Path, assets: &[Asset]) -> Result<String> {
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("could not write {}", path.display()))
    };
    let mut rows = vec![["file", "raw", "gzip", "brotli"].map(str::to_owned).to_vec()];
    let mut totals = [0; 3];
    for asset in assets {
        let (name, raw) = (asset.name(), asset.bytes());
        put(name, raw)?;
        let mut sizes = [raw.len(); 3];
        if asset.compressible() {
            let (gzip, brotli) = (asset.gzip()?, asset.brotli()?);
            put(&format!("{name}.gz"), &gzip)?;
            put(&format!("{name}.br"), &brotli)?;
            sizes = [raw.len(), gzip.len(), brotli.len()];
        }
        rows.push(row(name, sizes));
        totals = [0, 1, 2].map(|form| totals[form] + sizes[form]);
    }
    rows.push(row("total", totals));
    Ok(table(&rows))
}

fn row(name: &str, sizes: [usize; 3]) -> Vec<String> {
    let mut cells = vec![name.to_owned()];
    cells.extend(sizes.map(|size| size.to_string()));
    cells
}

/// In the same parent folder, so that a rename never has to copy.
fn sibling(folder: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(ending);
    folder.with_file_name(name)
}

fn remove(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)
        .with_context(|| format!("could not rename {} to {}", from.display(), to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_replaced_as_a_whole() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = parent.path().join("site");
        fs::create_dir(&folder).expect("creates");
        fs::write(folder.join("stale.txt"), "old").expect("writes");
        let assets = [
            Asset::named("small.txt", b"small".to_vec()),
            Asset::named("large.txt", b"large ".repeat(200)),
        ];
        replace(&folder, &assets).expect("replaces");
        let entries = fs::read_dir(&folder).expect("reads").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
        names.sort();
        assert_eq!(names, ["large.txt", "large.txt.br", "large.txt.gz", "small.txt"]);
        assert_eq!(fs::read_dir(parent.path()).expect("reads").count(), 1, "nothing is left over");
    }
}
