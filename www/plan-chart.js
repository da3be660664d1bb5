// @ts-check
// Lets canvases take the served pictures over. The page is complete without this: whatever goes wrong
// here, the pictures stay, and one line in the console says why.
/* global wasm_bindgen */

const root = document.documentElement;
const script = document.currentScript || document.querySelector('script[data-wasm]');

/** One figure whose picture a canvas takes over, in the same place and of the same size. */
class Figure {
  constructor(element, live) {
    this.place = element.querySelector('.pc-place');
    this.wideSvg = this.place.querySelector('.pc-wide');
    this.live = live;
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', live.name());
    this.failed = false;
    this.shown = '';
  }

  /** Draws at the size that the place has now; the picture below gives it that size. */
  draw() {
    const wide = this.wideSvg.getClientRects().length > 0;
    const width = this.place.getBoundingClientRect().width;
    if (width === 0 || this.failed) return;
    const height = this.live.height(wide);
    const ratio = sharpness(width, height);
    const state = [wide, width, ratio, dark.matches].join();
    if (state === this.shown) return;
    try {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.height = `${height}px`;
      const context = this.canvas.getContext('2d');
      if (!context) throw new Error('the canvas gives no 2D context');
      this.live.draw(context, wide, width, ratio, dark.matches);
      if (!this.canvas.parentNode) this.takeOver();
      this.shown = state;
    } catch (error) {
      this.giveBack(error);
    }
  }

  takeOver() {
    if (isBlank(this.canvas)) throw new Error('the canvas stayed blank');
    this.place.appendChild(this.canvas);
    this.place.classList.add('pc-live');
  }

  giveBack(error) {
    this.failed = true;
    this.canvas.remove();
    this.place.classList.remove('pc-live');
    report(error);
  }
}

const dark = matchMedia('(prefers-color-scheme: dark)');
/** @type {Figure[]} */
const figures = [];

/** Device px per CSS px, lowered where the canvas would be larger than browsers can hold. */
function sharpness(width, height) {
  const most = Math.min(8192 / width, 8192 / height, Math.sqrt(16e6 / (width * height)));
  return Math.min(window.devicePixelRatio || 1, most);
}

/** Whether nothing at all was drawn: some browsers hand out canvases that stay empty. */
function isBlank(canvas) {
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  return !pixels.some((value) => value !== 0);
}

function report(error) {
  const faults = Array.isArray(error) ? error.map((f) => `${f.path}: ${f.message}`).join('\n') : error;
  console.error('plan-chart: the served pictures stay, because', faults);
}

function drawAll() {
  figures.forEach((figure) => figure.draw());
}

/** Draws again whenever the pixels of the screen change their size: zoom, another screen. */
function watchSharpness() {
  const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const changed = () => {
    unlisten(query, changed);
    drawAll();
    watchSharpness();
  };
  listen(query, changed);
}

// Safari before 14 knows only the older pair.
function listen(query, heard) {
  if (query.addEventListener) query.addEventListener('change', heard);
  else query.addListener(heard);
}

function unlisten(query, heard) {
  if (query.removeEventListener) query.removeEventListener('change', heard);
  else query.removeListener(heard);
}

async function start() {
  if (typeof WebAssembly !== 'object') throw new Error('this browser has no WebAssembly');
  const wasm = new URL(script.dataset.wasm, document.baseURI);
  await wasm_bindgen({ module_or_path: fetch(wasm, { credentials: 'same-origin' }) });
  const { Record, embedded } = wasm_bindgen;
  const record = Record.read(JSON.parse(embedded()));
  for (const element of document.querySelectorAll('[data-chart]')) {
    try {
      const { chart, indicator } = element.dataset;
      figures.push(new Figure(element, record.chart(chart, indicator, root.lang)));
    } catch (error) {
      report(error);
    }
  }
  drawAll();
  listen(dark, drawAll);
  watchSharpness();
  if (typeof ResizeObserver === 'function') {
    const observer = new ResizeObserver((entries) => {
      for (const entry of entries) {
        const figure = figures.find((one) => one.place === entry.target);
        if (figure) figure.draw();
      }
    });
    figures.forEach((figure) => observer.observe(figure.place));
  } else {
    addEventListener('resize', drawAll);
  }
  root.dataset.planChart = figures.some((figure) => !figure.failed) ? 'live' : 'static';
  return { Record, embedded };
}

// The one name that this file adds to the page. `ready` is null where the pictures stay.
window.PlanChart = {
  ready: start().catch((error) => {
    root.dataset.planChart = 'static';
    report(error);
    return null;
  }),
};
