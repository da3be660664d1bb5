// @ts-check
// Files that the browser saves.

import { element } from '../dom.js';

/** A link that saves the file at `address` as `name`. */
export function downloadLink(/** @type {string} */ label, /** @type {string} */ address, /** @type {string} */ name) {
  const link = element('a', 'pc-button', label);
  link.href = address;
  link.download = name;
  return link;
}

/** Saves a blob as a file. */
export function save(/** @type {Blob} */ blob, /** @type {string} */ name) {
  const address = URL.createObjectURL(blob);
  downloadLink('', address, name).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
