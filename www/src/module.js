// @ts-check
// Brings a module in. Stands in one function with what follows it in the script.
/* global bindings */

/** Loads a module and gives its interface; each has bindings of its own. */
async function loaded(file, integrity) {
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))
    throw new Error('this browser has no WebAssembly');
  const bound = bindings();
  try {
    const answer = fetch(new URL(file, document.baseURI), { credentials: 'same-origin', integrity });
    await bound({ module_or_path: answer });
  } catch (error) {
    const refused = error instanceof WebAssembly.CompileError;
    const hint = refused ? ": does the policy hold script-src 'wasm-unsafe-eval'?" : '';
    throw new Error(`${file} could not be loaded${hint} (${error.message || error})`);
  }
  return bound;
}
