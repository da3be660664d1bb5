// @ts-check
// Lets canvases replace the pictures of a page. The page is complete without this: whatever goes wrong here, the
// pictures stay, and one line on the console says why.

import * as words from 'plan-chart-words';
import { query, queryAll } from './dom.js';
import { Figure } from './figure.js';
import { logOnce, reason } from './log.js';
import { phrase } from './phrase.js';
import { watch } from './watch.js';

function report(/** @type {unknown} */ error) {
  if (!logOnce(phrase(words.consolePicturesStay, { reason: reason(error) }))) return;
  const status = query(document, '.status');
  if (status) status.textContent = status.dataset.still || '';
}

/** First measures all of them, then draws: measuring after a change makes the browser lay the page out again. */
function drawThese(/** @type {Figure[]} */ figures) {
  const looks = figures.map((figure) => figure.look());
  figures.forEach((figure, index) => figure.draw(looks[index]));
}

function drawWhenResized(/** @type {Figure[]} */ figures) {
  if (typeof ResizeObserver !== 'function') {
    addEventListener('resize', () => drawThese(figures));
    return;
  }
  const observer = new ResizeObserver((entries) => {
    const places = entries.map((entry) => entry.target);
    drawThese(figures.filter((figure) => places.includes(figure.place)));
  });
  figures.forEach((figure) => observer.observe(figure.place));
}

/** @param {() => Promise<import('plan-chart-glue').Record>} open */
async function replacePictures(open) {
  const { documentElement: root } = document;
  const record = await open();
  /** @type {Figure[]} */
  const figures = [];
  for (const element of queryAll(document, '[data-chart]')) {
    try {
      const { chart = '', indicator } = element.dataset;
      figures.push(new Figure(element, record.chart(chart, indicator, root.lang), report));
    } catch (error) {
      report(error);
    }
  }
  const draw = () => drawThese(figures);
  draw();
  watch(draw, () => {
    figures.forEach((figure) => figure.forget());
    draw();
  });
  drawWhenResized(figures);
  const live = figures.some((figure) => !figure.failed);
  root.dataset.planChart = live ? 'live' : 'static';
  return live;
}

/**
 * Gives the page its one global name: whether canvases have replaced pictures, as a promise, and the module's
 * interface for those who bring a record of their own.
 * @param {() => Promise<import('plan-chart-glue').Record>} open gives the record that the charts show
 * @param {() => Promise<object>} load gives the interface
 */
export function showCharts(open, load) {
  const ready = replacePictures(open).catch((error) => {
    document.documentElement.dataset.planChart = 'static';
    report(error);
    return false;
  });
  Object.assign(window, { PlanChart: { ready, load } });
}
