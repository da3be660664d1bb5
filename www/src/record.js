// @ts-check
// The module that reads records, for the page: a script of its own, which a template of the page names.

import { insertTemplate } from './template.js';

const EVENT = 'plan-chart-record';

/** Offers the module to the page; `load` loads it. @param {() => Promise<object>} load */
export function offerRecord(load) {
  document.addEventListener(EVENT, (event) => {
    /** @type {CustomEvent} */ (event).detail.module = load();
  });
}

/** What the record script offers; undefined while it is not in the page. @returns {Promise<object> | undefined} */
export function offered() {
  const detail = { module: undefined };
  document.dispatchEvent(new CustomEvent(EVENT, { detail }));
  return detail.module;
}

/** The interface of the module, fetched when it is first asked for, and again after a failure. */
export async function loadRecord() {
  const there = offered();
  if (there) return there;
  await insertTemplate('pc-record');
  return /** @type {Promise<object>} */ (offered());
}
