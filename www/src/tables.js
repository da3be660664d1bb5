// @ts-check
// Tables behind checkboxes, which the browser's own search opens where it finds something in them.

import { query, queryAll } from './dom.js';

/** The checkboxes that open tables. */
export function checkboxesIn(/** @type {ParentNode} */ root) {
  return /** @type {HTMLInputElement[]} */ (queryAll(root, '.pc-fold'));
}

/** The table that a checkbox opens. */
export function tableOf(/** @type {HTMLInputElement} */ checkbox) {
  return query(/** @type {Element} */ (checkbox.parentElement), '.pc-folded');
}

export function setOpen(/** @type {HTMLInputElement} */ checkbox, /** @type {boolean} */ open) {
  checkbox.checked = open;
  if (!('onbeforematch' in document)) return;
  // `beforematch` comes for what is marked so.
  if (open) tableOf(checkbox).removeAttribute('hidden');
  else tableOf(checkbox).setAttribute('hidden', 'until-found');
}

/** Opens the closed table that a node is in; whether there is one. */
export function openAround(/** @type {Node} */ node, /** @type {ParentNode} */ root) {
  const checkbox = checkboxesIn(root).find((one) => !one.checked && tableOf(one).contains(node));
  if (checkbox) setOpen(checkbox, true);
  return checkbox !== undefined;
}

/**
 * Lets the browser's search open the tables below `root`, where it announces what it finds.
 * @param {Document | HTMLElement} root
 * @param {() => void} changed called when a table has been opened or closed
 */
export function watchTables(root, changed) {
  for (const checkbox of checkboxesIn(root)) {
    setOpen(checkbox, checkbox.checked);
    checkbox.addEventListener('change', () => {
      setOpen(checkbox, checkbox.checked);
      changed();
    });
  }
  root.addEventListener('beforematch', (event) => {
    if (openAround(/** @type {Node} */ (event.target), root)) changed();
  });
}
