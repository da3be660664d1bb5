//! Takes the making of panic messages out of the module: in a browser nobody would ever see one. What
//! would have panicked still stops, at once.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use walrus::{Function, FunctionBuilder, FunctionKind, Module};

/// Parts of the names of functions that only a panic calls, as the compiler writes them. `Debug` is
/// there for panics alone: the crate's lints keep it out of everything else.
const ONLY_IN_PANICS: [&str; 13] = [
    "4core9panicking",
    "3std9panicking",
    "rust_begin_unwind",
    "rust_panic",
    "rust_start_panic",
    "handle_alloc_error",
    "slice_error_fail",
    "slice_index_fail",
    "unwrap_failed",
    "expect_failed",
    "panic_already",
    "5Debug3fmt",
    "fmt..Debug",
];

/// Has each of those functions stop where it begins, and tells their indices.
pub(super) fn muted(module: &mut Module) -> Result<BTreeSet<u32>> {
    let local = module.funcs.iter().filter(|one| matches!(one.kind, FunctionKind::Local(_)));
    let named = |one: &Function| one.name.as_deref().is_some_and(is_only_in_panics);
    let found: Vec<_> = local.filter(|one| named(one)).map(Function::id).collect();
    for id in &found {
        let kind = module.types.get(module.funcs.get(*id).ty());
        let (parameters, results) = (kind.params().to_vec(), kind.results().to_vec());
        let locals = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut stop = FunctionBuilder::new(&mut module.types, &parameters, &results);
        stop.func_body().unreachable();
        module.funcs.get_mut(*id).kind = FunctionKind::Local(stop.local_func(locals));
    }
    found.iter().map(|id| id.index().try_into().context("too many functions")).collect()
}

fn is_only_in_panics(name: &str) -> bool {
    ONLY_IN_PANICS.iter().any(|part| name.contains(part))
}
