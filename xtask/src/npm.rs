//! What comes from npm: the build tools wasm-opt (binaryen), esbuild, acorn and tsc; what scripts are bundled with;
//! and the accessibility checkers of the browser tests.
//!
//! Versions and hashes are in `package-lock.json` beside each `package.json`; each set is installed once, into the
//! target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};

use crate::process;
use crate::workspace::Workspace;

/// The installed tools.
#[derive(Debug)]
pub(crate) struct Npm {
    modules: PathBuf,
}

impl Npm {
    /// Finds the tools, installing them when they are missing or not those of the lock file.
    pub(crate) fn ready(workspace: &Workspace) -> Result<Self> {
        Ok(Self { modules: install(workspace, "xtask/npm", "npm")? })
    }

    /// The packages of the pages that the benchmark compares with.
    pub(crate) fn peers(workspace: &Workspace) -> Result<Self> {
        Ok(Self { modules: install(workspace, "xtask/bench/npm", "bench")? })
    }

    /// The folder of an installed package.
    pub(crate) fn package(&self, name: &str) -> PathBuf {
        self.modules.join(name)
    }

    /// Runs wasm-opt from file to file.
    pub(crate) fn wasm_opt(&self, from: &Path, to: &Path, options: &[&str]) -> Result<()> {
        let mut command = self.node("binaryen/bin/wasm-opt");
        command.arg(from).args(options).arg("-o").arg(to);
        process::capture(&mut command, "wasm-opt")?;
        Ok(())
    }

    /// Runs esbuild from text to text.
    pub(crate) fn esbuild(&self, input: &str, options: &[&str]) -> Result<String> {
        let mut command = self.node("esbuild/bin/esbuild");
        command.args(options).args(["--minify", "--charset=utf8", "--log-level=warning"]);
        let output = process::filter(&mut command, "esbuild", input.as_bytes())?;
        String::from_utf8(output).context("esbuild did not print UTF-8")
    }

    /// Bundles an ES module below `root` with everything that it imports, as small as it goes. Packages are found among
    /// `packages`.
    pub(crate) fn bundle(
        &self,
        root: &Path,
        entry: &str,
        options: &[String],
        packages: &Self,
    ) -> Result<String> {
        let mut command = self.node("esbuild/bin/esbuild");
        command.arg(entry).args(["--bundle", "--minify", "--charset=utf8", "--log-level=warning"]);
        // A name that the imported module does not have is a fault, not a hint.
        command.arg("--log-override:import-is-undefined=error").args(options).current_dir(root);
        command.env("NODE_PATH", &packages.modules);
        process::capture(&mut command, &format!("bundling {entry}"))
    }

    /// Checks that a script is no newer than ECMAScript 2018.
    pub(crate) fn is_es2018(&self, script: &str) -> Result<()> {
        self.parse(script, &["--ecma2018"])
    }

    /// Checks that a module is no newer than ECMAScript 2020, the first with `import.meta`.
    pub(crate) fn is_es2020_module(&self, script: &str) -> Result<()> {
        self.parse(script, &["--ecma2020", "--module"])
    }

    fn parse(&self, script: &str, options: &[&str]) -> Result<()> {
        let mut command = self.node("acorn/bin/acorn");
        command.args(options).arg("--silent");
        process::filter(&mut command, "acorn, which reads the script,", script.as_bytes())?;
        Ok(())
    }

    /// Checks the types of a project by the TypeScript compiler.
    pub(crate) fn check_types(&self, project: &Path) -> Result<()> {
        let mut command = self.node("typescript/bin/tsc");
        process::run(command.arg("--project").arg(project), "the TypeScript compiler")
    }

    fn node(&self, program: &str) -> Command {
        let mut command = Command::new("node");
        command.arg(self.modules.join(program));
        command
    }
}

/// The accessibility checkers that the browser tests run in the page: the folder of their packages.
///
/// # Errors
/// When they cannot be installed.
pub fn checkers(workspace: &Workspace) -> Result<PathBuf> {
    install(workspace, "tests/browser/npm", "checkers")
}

/// Old versions of Node.js, whose engines are those of old browsers: the folder of their packages.
pub(crate) fn old_engines(workspace: &Workspace) -> Result<PathBuf> {
    install(workspace, "tests/old", "old")
}

/// The oldest Node.js that runs the tools.
const OLDEST_NODE: u32 = 18;

/// Makes sure that Node.js is there, and new enough.
pub(crate) fn ensure_node() -> Result<()> {
    let version = process::capture(Command::new("node").arg("--version"), "node --version");
    let version = version.unwrap_or_default();
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        Some(_) => bail!(
            "Node.js {OLDEST_NODE} or newer is needed, for wasm-opt and esbuild, and this is {}",
            version.trim()
        ),
        None => bail!(
            "Node.js {OLDEST_NODE} or newer is needed, for wasm-opt and esbuild, and none was found"
        ),
    }
}

/// `v20.1.0` is 20.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs the packages that `source` names into a folder of the target folder, when they are missing or not
/// those of its lock file.
fn install(workspace: &Workspace, source: &str, name: &str) -> Result<PathBuf> {
    // Tests ask for the same folder at the same time.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _held = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    ensure_node()?;
    let source = workspace.root().join(source);
    let folder = workspace.tools().join(name);
    let modules = folder.join("node_modules");
    let lock = read(&source.join("package-lock.json"))?;
    // Written last, so that a broken-off installation is done again.
    let stamp = modules.join("installed-package-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    if !process::exists("npm") {
        bail!("npm was not found: install it, it comes with Node.js");
    }
    fs::create_dir_all(&folder)
        .with_context(|| format!("could not create {}", folder.display()))?;
    for name in ["package.json", "package-lock.json"] {
        fs::write(folder.join(name), read(&source.join(name))?)
            .with_context(|| format!("could not write {name} to {}", folder.display()))?;
    }
    // No package's own scripts: all run as they are unpacked.
    let mut command = Command::new("npm");
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    process::capture(command.current_dir(&folder), "npm ci")?;
    fs::write(&stamp, lock).with_context(|| format!("could not write {}", stamp.display()))?;
    Ok(modules)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn versions_of_node_are_compared_as_numbers() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major(""), None);
    }
}
