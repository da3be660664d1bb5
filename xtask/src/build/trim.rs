//! Our own passes over the compiler's module, before wasm-opt's.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use walrus::ModuleConfig;

use super::{copies, mute, sweep};

/// Reads the module at `from`, whose relocations the linker has left in, and writes it without what a browser has no
/// use for to `to`.
pub(super) fn trimmed(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from).with_context(|| format!("could not read {}", from.display()))?;
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false);
    let mut module = config.parse(&bytes).context("the compiler's module cannot be read")?;
    let stopped = mute::muted(&mut module)?;
    sweep::swept(&mut module, &bytes, &stopped)?;
    copies::called(&mut module);
    module.emit_wasm_file(to).with_context(|| format!("could not write {}", to.display()))
}
