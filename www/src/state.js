// @ts-check
// Keeps in the address what a reader has opened and selected, and restores it from there: the language is the
// page's name, the chart its anchor, `table` names the open tables, `indicator` the mark that is selected.

import { onReturn, save, scrollToElement, target, updateLinks } from './address.js';
import { query, queryAll } from './dom.js';
import { checkboxesIn, openAround, setOpen, watchTables } from './tables.js';

const nameOf = (/** @type {HTMLInputElement} */ checkbox) => checkbox.id.replace('fold-', '');

function saveTables() {
  save({ table: checkboxesIn(document).filter((one) => one.checked).map(nameOf).join('.') });
}

/** Where `beforematch` does not come, the search selects what it finds, and has scrolled to where that was folded. */
function openSelected() {
  const selection = getSelection();
  const place = selection && selection.anchorNode;
  if (!place || !place.parentElement || !openAround(place, document)) return;
  saveTables();
  scrollToElement(place.parentElement);
}

/** Opens the tables that the address names; whether there are any. */
function openTables() {
  const open = (new URLSearchParams(location.search).get('table') || '').split('.');
  const tables = checkboxesIn(document);
  tables.forEach((checkbox) => setOpen(checkbox, open.includes(nameOf(checkbox))));
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
  watchTables(document, saveTables);
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
