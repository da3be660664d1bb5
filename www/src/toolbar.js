// @ts-check
// Puts a button in place of the files under each chart, which opens the panel with everything that can be downloaded.
// The panel is a script and a stylesheet of their own, fetched on the first click.

import { element, query, queryAll, removeAll } from './dom.js';
import { shared } from './shared.js';
import { insertTemplate } from './template.js';

const fetchPanel = shared(() => insertTemplate('pc-more'));

/** Asks the panel to open; false where its script is not there yet. */
function opened(/** @type {HTMLElement} */ button, /** @type {HTMLElement[]} */ files) {
  const asked = new CustomEvent('plan-chart-tools', { bubbles: true, cancelable: true, detail: files });
  return !button.dispatchEvent(asked);
}

function show(/** @type {HTMLElement[]} */ files, /** @type {boolean} */ shown) {
  files.forEach((file) => { file.hidden = !shown; });
}

async function open(/** @type {HTMLElement} */ button, /** @type {HTMLElement[]} */ files) {
  if (opened(button, files)) return;
  button.setAttribute('aria-busy', 'true');
  try {
    await fetchPanel();
    opened(button, files);
  } catch (error) {
    console.error('plan-chart:', error);
    // The files need no script.
    show(files, true);
  }
  button.removeAttribute('aria-busy');
}

export function addToolbars() {
  const { tools: label = '' } = query(document, 'main').dataset;
  for (const row of queryAll(document, '.pc-tools')) {
    const figure = /** @type {HTMLElement} */ (row.closest('.pc'));
    // The button of a saved copy of the page does nothing.
    removeAll(row, 'button');
    const files = queryAll(row, 'a');
    const button = element('button', '', label);
    button.setAttribute('aria-label', `${label} · ${query(figure, 'h2, h3').textContent}`);
    button.setAttribute('aria-haspopup', 'dialog');
    button.addEventListener('click', () => open(button, files));
    show(files, false);
    row.append(button);
  }
}
