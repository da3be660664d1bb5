//! What something was built from, so that it is not built again from the same.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::process;
use crate::workspace::{Workspace, rustc};

/// Everything that modules, scripts and style sheets are made of.
const SOURCES: [&str; 9] = [
    "src",
    "www",
    "package",
    "xtask/src",
    "xtask/npm",
    "xtask/Cargo.toml",
    "Cargo.toml",
    "Cargo.lock",
    "askama.toml",
];

/// The digest of the sources, beside what was built from them.
pub(super) struct Stamp {
    file: PathBuf,
    digest: String,
}

impl Stamp {
    /// Where the stamps are.
    pub(super) fn folder(workspace: &Workspace) -> PathBuf {
        workspace.target().join("parts")
    }

    /// That of what is built as `name`.
    pub(super) fn new(workspace: &Workspace, name: &str) -> Result<Self> {
        let folder = Self::folder(workspace);
        fs::create_dir_all(&folder)
            .with_context(|| format!("could not create {}", folder.display()))?;
        let mut hasher = Sha256::new();
        hasher.update(process::capture(rustc().arg("-vV"), "rustc")?);
        for source in SOURCES {
            add(&mut hasher, workspace.root(), Path::new(source))?;
        }
        let digest = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { file: folder.join(name).with_extension("stamp"), digest })
    }

    /// Whether it was built from these sources.
    pub(super) fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|digest| digest == self.digest)
    }

    /// Notes that it was. Called last, so that a broken-off build is done again.
    pub(super) fn set(&self) -> Result<()> {
        fs::write(&self.file, &self.digest)
            .with_context(|| format!("could not write {}", self.file.display()))
    }
}

/// Adds the names and contents of the files at `path`, in the order of their names.
fn add(hasher: &mut Sha256, root: &Path, path: &Path) -> Result<()> {
    let full = root.join(path);
    let unread = || format!("could not read {}", full.display());
    if full.is_dir() {
        let entries = fs::read_dir(&full).with_context(unread)?;
        let mut names = entries
            .map(|entry| Ok(entry.with_context(unread)?.file_name()))
            .collect::<Result<Vec<_>>>()?;
        names.sort();
        return names.iter().try_for_each(|name| add(hasher, root, &path.join(name)));
    }
    let bytes = fs::read(&full).with_context(unread)?;
    hasher.update(format!("{}\n{}\n", path.display(), bytes.len()));
    hasher.update(bytes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_contents_count() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let digest = || {
            let mut hasher = Sha256::new();
            add(&mut hasher, folder.path(), Path::new("")).expect("reads");
            hasher.finalize()
        };
        fs::write(folder.path().join("a"), "1").expect("writes");
        let first = digest();
        assert_eq!(digest(), first);
        fs::write(folder.path().join("a"), "2").expect("writes");
        let second = digest();
        assert_ne!(second, first);
        fs::rename(folder.path().join("a"), folder.path().join("b")).expect("renames");
        assert_ne!(digest(), second);
    }
}
