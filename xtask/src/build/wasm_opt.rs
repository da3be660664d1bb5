//! wasm-opt: from what the compiler writes to what old browsers read, and small.
//!
//! Every feature is named. With `--all-features` wasm-opt may write encodings that no browser has yet.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::module::Module;
use crate::npm::Npm;

/// The first WebAssembly and exported mutable globals, which wasm-bindgen's stack pointer needs.
const MVP: [&str; 2] = ["--mvp-features", "--enable-mutable-globals"];

/// What the editor's module has besides.
const NEWER: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
];

/// Takes instructions newer than [`MVP`] out of a module, of which the standard library has some.
const LOWER: [&str; 3] = [
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
];

/// The features that a module may use.
fn features(module: Module) -> Vec<&'static str> {
    match module {
        Module::Editor => [&MVP[..], &NEWER].concat(),
        _ => MVP.to_vec(),
    }
}

/// Takes instructions out of the compiler's module that it may not use, and notes the features left in the file, so
/// that wasm-bindgen does not build on others.
pub(super) fn lower(npm: &Npm, module: Module, raw: &Path, folder: &Path) -> Result<PathBuf> {
    let plain = folder.join("plain.wasm");
    let lowered: &[&str] = if module == Module::Editor { &[] } else { &LOWER };
    npm.wasm_opt(raw, &plain, &[lowered, &["--strip-target-features", "--debuginfo"]].concat())?;
    let noted = folder.join("noted.wasm");
    let features = features(module);
    npm.wasm_opt(
        &plain,
        &noted,
        &[&features, &["--emit-target-features", "--debuginfo"][..]].concat(),
    )?;
    Ok(noted)
}

/// Makes the final module small, or that of the editor fast. The same with the names of its functions stays as
/// `named.wasm` in `folder`, for the table of what weighs how much.
pub(super) fn shrink(npm: &Npm, module: Module, bound: &Path, folder: &Path) -> Result<PathBuf> {
    let (named, small) = (folder.join("named.wasm"), folder.join("small.wasm"));
    let aim: &[&str] = if module == Module::Editor { &["-O3"] } else { &["-Oz", "--converge"] };
    let features = features(module);
    let kept = ["--debuginfo", "--strip-target-features"];
    npm.wasm_opt(bound, &named, &[aim, &kept, &features].concat())?;
    npm.wasm_opt(&named, &small, &[&["--strip-debug"], &features[..]].concat())?;
    Ok(small)
}
