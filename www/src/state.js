// @ts-check
// Keeps in the address what a reader has opened and picked out, and brings it back from there: the language is the
// page's name, the chart its anchor, `table` names the open tables, `indicator` the mark that is picked out.

/** @type {HTMLInputElement[]} */
const folds = [...document.querySelectorAll('.pc-fold')];
/** @type {HTMLAnchorElement[]} */
const others = [...document.querySelectorAll('a.switch')];

const tableOf = (/** @type {HTMLInputElement} */ fold) => fold.id.replace('fold-', '');

/** The pages in other languages and for other readers show the same. */
function follow() {
  const words = new URLSearchParams(location.search);
  // Which readers a page is for is its name.
  words.delete('mode');
  for (const other of others) {
    other.search = words.toString();
    other.hash = location.hash;
  }
}

function note(/** @type {Record<string, string>} */ words, anchor = '') {
  const url = new URL(location.href);
  for (const name of Object.keys(words)) {
    if (words[name]) url.searchParams.set(name, words[name]);
    else url.searchParams.delete(name);
  }
  if (anchor) url.hash = anchor;
  try {
    history.replaceState(history.state, '', url.href);
  } catch (refused) {
    // A page from a file, or one in a frame that is closed off: the address stays as it was.
  }
  follow();
}

/** Opens and picks out what the address says. */
function restore() {
  const words = new URLSearchParams(location.search);
  const open = (words.get('table') || '').split('.');
  folds.forEach((fold) => { fold.checked = open.includes(tableOf(fold)); });
  const chart = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!chart || !chart.matches('.pc')) return;
  // The tables above it may have moved it.
  if (folds.some((fold) => fold.checked)) chart.scrollIntoView();
  const table = /** @type {Element} */ (chart.closest('section')).querySelector('.pc-folded');
  const rows = table ? [...table.querySelectorAll('tr')] : [];
  const row = rows.find((one) => one.dataset.id !== undefined && one.dataset.id === words.get('indicator'));
  if (!row) return;
  const picks = /** @type {NodeListOf<HTMLElement>} */ (chart.querySelectorAll('.pc-pick'));
  const pick = picks[Number(row.dataset.datum) - Number(chart.dataset.datum || 0)];
  if (pick) pick.click();
}

folds.forEach((fold) => fold.addEventListener('change', () => {
  note({ table: folds.filter((one) => one.checked).map(tableOf).join('.') });
}));
document.addEventListener('plan-chart-select', (event) => {
  const { by, indicator } = /** @type {CustomEvent} */ (event).detail;
  const { id } = /** @type {HTMLElement} */ (event.target);
  if (by === 'click') note({ indicator }, id);
  if (by === 'Escape') note({ indicator: '' });
});
document.addEventListener('plan-chart-tools', (event) => {
  note({}, /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest('.pc')).id);
});
addEventListener('hashchange', follow);
restore();
follow();
