// The module's interface for scripts. Its bindings stand above this.
/* global bindings */

/** @type {Promise<object> | undefined} */
let loading;

/** Loads the module, once, and again after a failure. */
export function load(source) {
  if (!loading) {
    loading = loaded(source);
    loading.catch(() => { loading = undefined; });
  }
  return loading;
}

async function loaded(source) {
  const bound = bindings();
  await bound({ module_or_path: source === undefined ? new URL('./plan-chart.wasm', import.meta.url) : source });
  return { Record: bound.Record, embedded: bound.embedded };
}
