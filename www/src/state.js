// @ts-check
// Keeps in the address what a reader has opened and selected, and restores it from there: the language is the
// page's name, the chart its anchor, `table` names the open tables, `indicator` the mark that is selected.

import { query, queryAll } from './dom.js';

/** The checkboxes that open tables. */
function checkboxes() {
  return /** @type {HTMLInputElement[]} */ (queryAll(document, '.pc-fold'));
}

const tableOf = (/** @type {HTMLInputElement} */ checkbox) => checkbox.id.replace('fold-', '');

/** The pages in other languages and for other readers show the same. */
function updateLinks() {
  const parameters = new URLSearchParams(location.search);
  // The readers whom a page is for are in its name.
  parameters.delete('mode');
  for (const link of /** @type {HTMLAnchorElement[]} */ (queryAll(document, 'a.switch'))) {
    link.search = parameters.toString();
    link.hash = location.hash;
  }
}

/** Sets parameters of the address, or removes them where the value is empty. */
function save(/** @type {Record<string, string>} */ parameters, anchor = '') {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (anchor) url.hash = anchor;
  try {
    history.replaceState(history.state, '', url.href);
  } catch (refused) {
    // A page from a file, or one in a sandboxed frame: the address stays as it was.
  }
  updateLinks();
}

/** Opens and selects what the address says. */
function restore() {
  const parameters = new URLSearchParams(location.search);
  const open = (parameters.get('table') || '').split('.');
  const tables = checkboxes();
  tables.forEach((checkbox) => { checkbox.checked = open.includes(tableOf(checkbox)); });
  const chart = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!chart || !chart.matches('.pc')) return;
  // The tables above it may have moved it.
  if (tables.some((checkbox) => checkbox.checked)) chart.scrollIntoView();
  const table = query(/** @type {Element} */ (chart.closest('section')), '.pc-folded');
  const rows = table ? queryAll(table, 'tr') : [];
  const wanted = parameters.get('indicator');
  const row = rows.find(({ dataset }) => dataset.id !== undefined && dataset.id === wanted);
  if (!row) return;
  const pick = queryAll(chart, '.pc-pick')[Number(row.dataset.datum) - Number(chart.dataset.datum || 0)];
  if (pick) pick.click();
}

export function keepState() {
  checkboxes().forEach((checkbox) => checkbox.addEventListener('change', () => {
    save({ table: checkboxes().filter((one) => one.checked).map(tableOf).join('.') });
  }));
  document.addEventListener('plan-chart-select', (event) => {
    const { by, indicator } = /** @type {CustomEvent} */ (event).detail;
    if (by === 'click') save({ indicator }, /** @type {HTMLElement} */ (event.target).id);
    if (by === 'Escape') save({ indicator: '' });
  });
  document.addEventListener('plan-chart-tools', (event) => {
    save({}, /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest('.pc')).id);
  });
  addEventListener('hashchange', updateLinks);
  restore();
  updateLinks();
}
