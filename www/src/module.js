// @ts-check
// Loads a WebAssembly module.

import * as words from 'plan-chart-words';
import { reason } from './log.js';
import { phrase } from './phrase.js';

/** The shortest module that there is. */
const EMPTY = [0, 97, 115, 109, 1, 0, 0, 0];

/**
 * Fetches the module `file` and hands it to `init` of its bindings.
 * @param {(options: { module_or_path: Promise<Response> }) => Promise<unknown>} init
 * @param {string} file
 * @param {string} [integrity]
 */
export async function loadModule(init, file, integrity) {
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(Uint8Array.from(EMPTY))) {
    throw new Error(phrase(words.consoleNoWebAssembly));
  }
  try {
    const answer = fetch(new URL(file, document.baseURI).href, { credentials: 'same-origin', integrity });
    await init({ module_or_path: answer });
  } catch (error) {
    const text = error instanceof WebAssembly.CompileError ? words.consoleModuleRefused : words.consoleModuleNotLoaded;
    throw new Error(phrase(text, { file, error: reason(error) }));
  }
}
