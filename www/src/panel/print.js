// @ts-check
// The part of the panel that prints one chart alone.

import * as words from 'plan-chart-words';
import { element, queryAll } from '../dom.js';
import { phrase } from '../phrase.js';
import { loadImage } from './image.js';

export function addPrintSection(/** @type {import('./panel.js').Panel} */ panel) {
  panel.button(panel.section(phrase(words.panelPaper)), phrase(words.panelPrint), async () => {
    if (typeof print !== 'function') throw new Error(phrase(words.consoleNoPrinting));
    const root = document.documentElement;
    const sheet = element('div', 'pc-sheet');
    const image = await loadImage(new Image(), panel.files.picture);
    image.alt = panel.alternative;
    sheet.append(image, ...tableOf(panel.figure));
    document.body.append(sheet);
    root.classList.add('pc-one-sheet');
    const done = () => {
      removeEventListener('afterprint', done);
      root.classList.remove('pc-one-sheet');
      sheet.remove();
    };
    addEventListener('afterprint', done);
    print();
    return '';
  });
}

/** The table of a chart with the rows about it; none where it has no table. */
function tableOf(/** @type {HTMLElement} */ figure) {
  const table = /** @type {Element} */ (figure.closest('section')).querySelector('.pc-folded table');
  if (!table) return [];
  const own = /** @type {HTMLElement} */ (table.cloneNode(true));
  const { datum } = figure.dataset;
  if (datum !== undefined) {
    queryAll(own, 'tbody tr').forEach((row) => {
      if (row.dataset.datum !== datum) row.remove();
    });
  }
  return [own];
}
