// @ts-check
// Keeps in the address what a reader has opened and selected, and restores it from there: the language is the
// page's name, the chart its anchor, `table` names the open tables, `indicator` the mark that is selected.

import { onReturn, save, scrollToElement, target, updateLinks } from './address.js';
import { query, queryAll } from './dom.js';

/** The checkboxes that open tables. */
function checkboxes() {
  return /** @type {HTMLInputElement[]} */ (queryAll(document, '.pc-fold'));
}

const tableOf = (/** @type {HTMLInputElement} */ checkbox) => checkbox.id.replace('fold-', '');

const tableIn = (/** @type {HTMLInputElement} */ checkbox) => query(/** @type {Element} */ (checkbox.parentElement), '.pc-folded');

function saveTables() {
  save({ table: checkboxes().filter((one) => one.checked).map(tableOf).join('.') });
}

/** Lets the browser's own search open a closed table, where it can: `beforematch` comes for what is marked so. */
function mark(/** @type {HTMLInputElement} */ checkbox) {
  if (!('onbeforematch' in document)) return;
  if (checkbox.checked) tableIn(checkbox).removeAttribute('hidden');
  else tableIn(checkbox).setAttribute('hidden', 'until-found');
}

/** Opens the closed table that the browser's search has found something in; whether there is one. */
function openFound(/** @type {Node | null} */ place) {
  const checkbox = checkboxes().find((one) => !one.checked && tableIn(one).contains(place));
  if (!checkbox) return false;
  checkbox.checked = true;
  mark(checkbox);
  saveTables();
  return true;
}

/** Where `beforematch` does not come, the search selects what it finds, and has scrolled to where that was folded. */
function openSelected() {
  const selection = getSelection();
  const place = selection && selection.anchorNode;
  if (place && place.parentElement && openFound(place)) scrollToElement(place.parentElement);
}

/** Opens the tables that the address names; whether there are any. */
function openTables() {
  const open = (new URLSearchParams(location.search).get('table') || '').split('.');
  const tables = checkboxes();
  tables.forEach((checkbox) => {
    checkbox.checked = open.includes(tableOf(checkbox));
    mark(checkbox);
  });
  return tables.some((checkbox) => checkbox.checked);
}

/** Opens and selects what the address says. */
function restore() {
  const someOpen = openTables();
  const chart = target();
  if (!chart || !chart.matches('.pc')) return;
  // The tables above it may have moved it.
  if (someOpen) scrollToElement(chart);
  const table = query(/** @type {Element} */ (chart.closest('section')), '.pc-folded');
  const rows = table ? queryAll(table, 'tr') : [];
  const wanted = new URLSearchParams(location.search).get('indicator');
  const row = rows.find(({ dataset }) => dataset.id !== undefined && dataset.id === wanted);
  if (!row) return;
  const pick = queryAll(chart, '.pc-pick')[Number(row.dataset.datum) - Number(chart.dataset.datum || 0)];
  if (pick) pick.click();
}

export function keepState() {
  checkboxes().forEach((checkbox) => checkbox.addEventListener('change', () => {
    mark(checkbox);
    saveTables();
  }));
  document.addEventListener('beforematch', (event) => openFound(/** @type {Node} */ (event.target)));
  document.addEventListener('selectionchange', openSelected);
  document.addEventListener('plan-chart-select', (event) => {
    const { by, indicator } = /** @type {CustomEvent} */ (event).detail;
    if (by === 'click') save({ indicator }, /** @type {HTMLElement} */ (event.target).id);
    if (by === 'Escape') save({ indicator: '' });
  });
  document.addEventListener('plan-chart-tools', (event) => {
    save({}, /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest('.pc')).id);
  });
  onReturn(openTables);
  restore();
  updateLinks();
}
