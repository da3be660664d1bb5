//! wasm-opt: from what the compiler writes to what old browsers read, and small.
//!
//! Every feature is named. With `--all-features` wasm-opt may write encodings that no browser has yet.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::npm::Npm;

/// The first WebAssembly and exported mutable globals, which wasm-bindgen's stack pointer needs.
const MVP: [&str; 2] = ["--mvp-features", "--enable-mutable-globals"];

/// Takes instructions newer than [`MVP`] out of the compiler's module, of which the standard library has some,
/// and notes the features left in the file, so that wasm-bindgen does not build on others.
pub(super) fn lower(npm: &Npm, raw: &Path, folder: &Path) -> Result<PathBuf> {
    let plain = folder.join("plain.wasm");
    npm.wasm_opt(
        raw,
        &plain,
        &[
            "--signext-lowering",
            "--llvm-nontrapping-fptoint-lowering",
            "--llvm-memory-copy-fill-lowering",
            "--strip-target-features",
            "--debuginfo",
        ],
    )?;
    let noted = folder.join("noted.wasm");
    npm.wasm_opt(&plain, &noted, &[&MVP[..], &["--emit-target-features", "--debuginfo"]].concat())?;
    Ok(noted)
}

/// Makes the final module small. The same with the names of its functions stays as `named.wasm` in `folder`, for the
/// table of what weighs how much.
pub(super) fn shrink(npm: &Npm, bound: &Path, folder: &Path) -> Result<PathBuf> {
    let (named, small) = (folder.join("named.wasm"), folder.join("small.wasm"));
    let size = ["-Oz", "--converge", "--debuginfo", "--strip-target-features"];
    npm.wasm_opt(bound, &named, &[&size[..], &MVP].concat())?;
    npm.wasm_opt(&named, &small, &[&["--strip-debug"], &MVP[..]].concat())?;
    Ok(small)
}
