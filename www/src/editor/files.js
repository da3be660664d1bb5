// @ts-check
// What the page is made of: in the page itself, or beside it.

/** The script that is running; a worker is made of it. */
const script = /** @type {HTMLScriptElement | undefined} */ (
  typeof document === 'undefined' ? undefined : document.currentScript
);

/** The one Trusted Types policy of the page: for the address of its worker, and for the preview, which the module wrote. */
const rules = { createHTML: (/** @type {string} */ text) => text, createScriptURL: (/** @type {string} */ text) => text };
/** @type {typeof rules | undefined} */
let policy;

export function trusted() {
  if (!policy) {
    const { trustedTypes } = /** @type {any} */ (window);
    policy = trustedTypes ? trustedTypes.createPolicy('plan-chart-editor', rules) : rules;
  }
  return /** @type {typeof rules} */ (policy);
}

function within(/** @type {string} */ id) {
  const block = document.getElementById(id);
  return block && Uint8Array.from(atob(block.textContent || ''), (byte) => byte.charCodeAt(0));
}

async function fetched(/** @type {string} */ file, /** @type {string | undefined} */ integrity) {
  const answer = await fetch(new URL(file, document.baseURI).href, { credentials: 'same-origin', integrity });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** @returns {Promise<import('./work.js').Files>} */
export async function loadFiles() {
  const { wasm = '', wasmIntegrity, parts = '', partsIntegrity } = script ? script.dataset : {};
  const [module, site] = await Promise.all([
    within('ed-wasm') || fetched(wasm, wasmIntegrity),
    within('ed-parts') || fetched(parts, partsIntegrity),
  ]);
  return { wasm: module, parts: site };
}

/** A worker that runs this script. */
export function makeWorker() {
  if (!script) throw new Error('no script');
  const address = script.src || URL.createObjectURL(new Blob([script.textContent || ''], { type: 'text/javascript' }));
  return new Worker(trusted().createScriptURL(address));
}
