//! The output folder: written beside the old one, then put in its place in one step.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::asset::Asset;
use crate::table::table;

/// Replaces the folder by one that holds the assets and their compressed forms, and prints their sizes.
pub(super) fn replace(folder: &Path, assets: &[Asset]) -> Result<()> {
    let mut sizes = String::new();
    swap(folder, |new| {
        sizes = write(new, assets)?;
        Ok(())
    })?;
    print!("{}\n{}", folder.display(), sizes);
    Ok(())
}

/// Replaces the folder by one that holds the assets alone.
pub(super) fn plain(folder: &Path, assets: &[Asset]) -> Result<()> {
    swap(folder, |new| {
        let put = |asset: &Asset| put(new, asset.name(), asset.bytes());
        assets.iter().try_for_each(put)
    })?;
    println!("{}", folder.display());
    Ok(())
}

/// Fills a new folder and puts it in the place of the old one.
fn swap(folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let new = sibling(folder, ".new");
    let old = sibling(folder, ".old");
    remove(&new)?;
    remove(&old)?;
    fs::create_dir_all(&new).with_context(|| format!("could not create {}", new.display()))?;
    fill(&new)?;
    if folder.exists() {
        rename(folder, &old)?;
    }
    rename(&new, folder)?;
    remove(&old)
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("could not create {}", parent.display()))?;
    }
    fs::write(&path, bytes).with_context(|| format!("could not write {}", path.display()))
}

/// Writes every file, and returns the table of sizes.
fn write(folder: &Path, assets: &[Asset]) -> Result<String> {
    let put = |name: &str, bytes: &[u8]| put(folder, name, bytes);
    let mut rows = vec![["file", "raw", "gzip", "brotli"].map(str::to_owned).to_vec()];
    let mut totals = [0; 3];
    // The files of a folder share a row.
    let mut folders: BTreeMap<String, [usize; 3]> = BTreeMap::new();
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
        match name.split_once('/') {
            Some((parent, _)) => {
                let sum = folders.entry(format!("{parent}/")).or_default();
                *sum = [0, 1, 2].map(|form| sum[form] + sizes[form]);
            }
            None => rows.push(row(name, sizes)),
        }
        totals = [0, 1, 2].map(|form| totals[form] + sizes[form]);
    }
    rows.extend(folders.iter().map(|(name, sizes)| row(name, *sizes)));
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
            Asset::named("below/small.txt", b"small".to_vec()),
        ];
        replace(&folder, &assets).expect("replaces");
        let entries = fs::read_dir(&folder).expect("reads").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
        names.sort();
        assert_eq!(names, ["below", "large.txt", "large.txt.br", "large.txt.gz", "small.txt"]);
        assert!(folder.join("below/small.txt").is_file());
        assert_eq!(fs::read_dir(parent.path()).expect("reads").count(), 1, "nothing is left over");
    }
}
