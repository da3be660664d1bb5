// @ts-check
// Lets canvases replace the pictures of a page. The page is complete without this: whatever goes wrong here, the
// pictures stay, and one line on the console says why.

import * as words from 'plan-chart-words';
import { copyPictures } from './copy.js';
import { query, queryAll } from './dom.js';
import { Figure } from './figure.js';
import { logOnce, reason } from './log.js';
import { phrase } from './phrase.js';
import { watch } from './watch.js';

/** Charts that are drawn in one task: the page answers in between. */
const AT_ONCE = 3;

/** Charts nearer to the window than this share of its height are drawn. */
const NEIGHBOURHOOD = '100%';

function report(/** @type {unknown} */ error) {
  if (!logOnce(phrase(words.consolePicturesStay, { reason: reason(error) }))) return;
  const status = query(document, '.status');
  if (status) status.textContent = status.dataset.still || '';
}

/** The figures of a page, drawn a few at a time once they come near the window. */
class Charts {
  /**
   * @param {Figure[]} figures
   * @param {() => void} idle called whenever none is left to be drawn
   */
  constructor(figures, idle) {
    this.figures = figures;
    this.idle = idle;
    /** @type {Set<Figure>} */
    this.near = new Set();
    /** @type {Set<Figure>} */
    this.due = new Set();
    this.drawing = false;
  }

  start() {
    if (typeof IntersectionObserver === 'function') {
      const observer = new IntersectionObserver((entries) => this.arrive(entries), { rootMargin: `${NEIGHBOURHOOD} 0px` });
      this.figures.forEach(({ place }) => observer.observe(place));
    } else {
      this.near = new Set(this.figures);
      this.draw();
    }
    if (typeof ResizeObserver === 'function') {
      const observer = new ResizeObserver((entries) => this.draw(this.at(entries)));
      this.figures.forEach(({ place }) => observer.observe(place));
    } else {
      addEventListener('resize', () => this.draw());
    }
  }

  arrive(/** @type {IntersectionObserverEntry[]} */ entries) {
    this.at(entries.filter((entry) => !entry.isIntersecting)).forEach((figure) => this.near.delete(figure));
    const arrived = this.at(entries.filter((entry) => entry.isIntersecting));
    arrived.forEach((figure) => this.near.add(figure));
    this.draw(arrived);
    if (!this.drawing) this.idle();
  }

  at(/** @type {{ target: Element }[]} */ entries) {
    const places = entries.map(({ target }) => target);
    return this.figures.filter(({ place }) => places.includes(place));
  }

  /** Draws these figures as far as they are near; the others show their pictures until they are. */
  draw(figures = this.figures) {
    for (const figure of figures) {
      if (this.near.has(figure)) this.due.add(figure);
      else figure.uncover();
    }
    if (!this.drawing && this.due.size > 0) this.drawSome();
  }

  /** First measures, then draws: measuring after a change makes the browser lay the page out again. */
  drawSome() {
    const figures = [...this.due].slice(0, AT_ONCE);
    figures.forEach((figure) => this.due.delete(figure));
    const looks = figures.map((figure) => figure.look());
    figures.forEach((figure, index) => figure.draw(looks[index]));
    this.drawing = this.due.size > 0;
    if (this.drawing) setTimeout(() => this.drawSome());
    else this.idle();
  }

  redraw() {
    this.figures.forEach((figure) => figure.forget());
    this.draw();
  }

  /** Whether a canvas has replaced a picture, or will once one comes near. */
  isLive() {
    if (this.figures.some(({ covered }) => covered)) return true;
    const far = this.figures.filter((figure) => !this.near.has(figure));
    return !this.figures.some(({ failed }) => failed) && far.some((figure) => figure.hasRoom());
  }
}

/** The figures of the page that the record has charts for. */
function figuresOf(/** @type {import('plan-chart-glue').Drawings} */ record) {
  /** @type {Figure[]} */
  const figures = [];
  for (const element of queryAll(document, '[data-chart]')) {
    try {
      const { chart = '', indicator } = element.dataset;
      figures.push(new Figure(element, record.chart(chart, indicator, document.documentElement.lang), report));
    } catch (error) {
      report(error);
    }
  }
  return figures;
}

/** @param {() => Promise<import('plan-chart-glue').Drawings>} open */
async function replacePictures(open) {
  const { documentElement: root } = document;
  const figures = figuresOf(await open());
  return new Promise((/** @type {(live: boolean) => void} */ done) => {
    const charts = new Charts(figures, () => {
      const live = charts.isLive();
      root.dataset.planChart = live ? 'live' : 'static';
      done(live);
    });
    watch(() => charts.draw(), () => charts.redraw());
    copyPictures(figures);
    charts.start();
    if (figures.length === 0) charts.idle();
  });
}

/**
 * Gives the page its one global name: whether canvases have replaced pictures, as a promise, and the module's
 * interface for those who bring a record of their own.
 * @param {() => Promise<import('plan-chart-glue').Drawings>} open gives the record that the charts show
 * @param {() => Promise<object>} load gives the interface
 */
export function showCharts(open, load) {
  // A saved copy of the page still says what it was.
  delete document.documentElement.dataset.planChart;
  const ready = replacePictures(open).catch((error) => {
    document.documentElement.dataset.planChart = 'static';
    report(error);
    return false;
  });
  Object.assign(window, { PlanChart: { ready, load } });
}
