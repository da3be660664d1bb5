//! The output folder: written beside the old one, then put in its place in one step.

use std::ffi::OsString;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fmt, fs, path, thread};

use anyhow::{Context as _, Result, bail};

use super::packed::packed_file;
use crate::site::SiteFile;

/// The bill of materials, by which a folder is known to be a site of ours, and what is in it.
const MANIFEST: (&str, &str) = ("sbom.cdx.json", "\"pkg:cargo/plan-chart@");

/// How much was written, without compressed forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files.
    pub files: usize,
    /// Their bytes.
    pub bytes: usize,
}

impl AddAssign for Written {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.bytes += other.bytes;
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} files, {} bytes", self.files, self.bytes)
    }
}

/// Whether the folder may be replaced: it is not there, empty, or a site of ours.
pub(super) fn ensure_own(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let entries = fs::read_dir(folder);
    let mut entries = entries.with_context(|| format!("{} is not a folder", folder.display()))?;
    let (name, content) = MANIFEST;
    let manifest = fs::read_to_string(folder.join(name)).unwrap_or_default();
    if entries.next().is_some() && !manifest.contains(content) {
        bail!(
            "{} holds something else than a site of plan-chart and is left as it is: name a new folder, or empty it",
            folder.display()
        );
    }
    Ok(())
}

/// Fills a new folder and puts it in the place of the old one. A failure leaves the old one as it was.
///
/// # Errors
/// When `fill` fails, or a folder cannot be written.
pub fn replace(folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let folder = &path::absolute(folder).context("the folder has no path")?;
    let [new, old] = [sibling(folder, ".new")?, sibling(folder, ".old")?];
    remove(&new)?;
    remove(&old)?;
    fs::create_dir_all(&new).with_context(|| format!("could not create {}", new.display()))?;
    if let Err(error) = fill(&new) {
        remove(&new)?;
        return Err(error);
    }
    if folder.exists() {
        rename(folder, &old)?;
    }
    if let Err(error) = rename(&new, folder) {
        if old.exists() {
            rename(&old, folder)?;
        }
        return Err(error);
    }
    remove(&old)
}

/// Writes files and their compressed forms into the folder.
///
/// # Errors
/// Names the file that cannot be written.
pub fn write(folder: &Path, files: &[SiteFile<'_>]) -> Result<Written> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<Written> {
        let mut written = Written::default();
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            write_one(folder, file)?;
            written += Written { files: 1, bytes: file.bytes.len() };
        }
        Ok(written)
    };
    let mut written = Written::default();
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            written += worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        }
        Ok(written)
    })
}

fn write_one(folder: &Path, file: &SiteFile<'_>) -> Result<()> {
    let SiteFile { name, bytes, packed: known } = file;
    put(folder, name, bytes)?;
    let made = if known.is_some() { None } else { packed_file(name, bytes)? };
    if let Some(forms) = known.or(made.as_ref()) {
        put(folder, &format!("{name}.gz"), &forms.gzip)?;
        put(folder, &format!("{name}.br"), &forms.brotli)?;
    }
    Ok(())
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("could not create {}", parent.display()))?;
    }
    fs::write(&path, bytes).with_context(|| format!("could not write {}", path.display()))
}

/// In the same parent folder, so that a rename never has to copy.
fn sibling(folder: &Path, ending: &str) -> Result<PathBuf> {
    let name =
        folder.file_name().with_context(|| format!("{} names no folder", folder.display()))?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(ending);
    Ok(folder.with_file_name(hidden))
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

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("reads").flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_folder_is_replaced_as_a_whole() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = parent.path().join("site");
        fs::create_dir(&folder).expect("creates");
        fs::write(folder.join("stale.txt"), "old").expect("writes");
        let files = [
            SiteFile::new("small.txt", "small"),
            SiteFile::new("large.txt", "large ".repeat(200)),
            SiteFile::new("below/small.txt", "small"),
        ];
        let mut written = Written::default();
        let fill = |new: &Path| {
            written = write(new, &files)?;
            Ok(())
        };
        replace(&folder, fill).expect("replaces");
        assert_eq!(written, Written { files: 3, bytes: 1210 });
        let due = ["below", "large.txt", "large.txt.br", "large.txt.gz", "small.txt"];
        assert_eq!(names(&folder), due);
        assert!(folder.join("below/small.txt").is_file());
        assert_eq!(names(parent.path()), ["site"], "nothing is left over");
    }

    #[test]
    fn a_failure_leaves_the_folder_as_it_was() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = parent.path().join("site");
        fs::create_dir(&folder).expect("creates");
        fs::write(folder.join("old.txt"), "old").expect("writes");
        replace(&folder, |_| bail!("no")).expect_err("fails");
        assert_eq!(names(&folder), ["old.txt"]);
        assert_eq!(names(parent.path()), ["site"], "nothing is left over");
    }

    #[test]
    fn only_a_site_of_ours_is_replaced() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = parent.path().join("site");
        ensure_own(&folder).expect("one that is not there");
        fs::create_dir(&folder).expect("creates");
        ensure_own(&folder).expect("an empty one");
        fs::write(folder.join("thesis.txt"), "mine").expect("writes");
        let error = ensure_own(&folder).expect_err("one of somebody else");
        assert!(error.to_string().contains("is left as it is"), "{error}");
        ensure_own(&folder.join("thesis.txt")).expect_err("a file");
        fs::write(folder.join(MANIFEST.0), "{\"purl\":\"pkg:cargo/other@1.0.0\"}").expect("writes");
        ensure_own(&folder).expect_err("one of another program");
        fs::write(folder.join(MANIFEST.0), "{\"purl\":\"pkg:cargo/plan-chart@0.1.0\"}")
            .expect("writes");
        ensure_own(&folder).expect("a site of ours");
    }
}
