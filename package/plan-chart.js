// The interface of the npm package.

import { roles, themes } from 'plan-chart-facts';
import init, { Drawings, embeddedJson, Record } from 'plan-chart-glue';
import { shared } from '../www/src/shared.js';

export const ROLES = /* @__PURE__ */ Object.freeze(roles);
export const LIGHT = /* @__PURE__ */ Uint32Array.from(themes.light);
export const DARK = /* @__PURE__ */ Uint32Array.from(themes.dark);

/** Where the module comes from, as the first call of `load` says. */
let source;

const once = shared(async () => {
  await init({ module_or_path: source === undefined ? new URL('./plan-chart-record.wasm', import.meta.url) : source });
  return { Drawings, Record, embeddedJson };
});

/** Loads the module, once, and again after a failure. */
export function load(from) {
  source = from;
  return once();
}
