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
    // A browser that takes a picture away, to save memory say, may say so: the one below shows meanwhile.
    this.canvas.addEventListener('contextlost', () => this.uncover());
    this.canvas.addEventListener('contextrestored', () => this.redraw());
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
      if (!this.place.classList.contains('pc-live')) this.takeOver();
      this.shown = state;
    } catch (error) {
      this.giveBack(error);
    }
  }

  redraw() {
    this.shown = '';
    this.draw();
  }

  takeOver() {
    if (getComputedStyle(this.place).position !== 'relative') throw new Error('the stylesheet is missing');
    if (isBlank(this.canvas)) throw new Error('the canvas stayed blank');
    this.place.appendChild(this.canvas);
    this.place.classList.add('pc-live');
  }

  uncover() {
    this.canvas.remove();
    this.place.classList.remove('pc-live');
  }

  giveBack(error) {
    this.failed = true;
    this.uncover();
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

/** Whether all of it is one colour: to guard privacy, some browsers hand out canvases that stay so. */
function isBlank(canvas) {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint32Array(data.buffer);
  return pixels.every((pixel) => pixel === pixels[0]);
}

/** What has been said on the console: what hinders every chart is said once. */
const said = [];

function report(error) {
  const faults = Array.isArray(error) ? error.map((f) => `${f.path}: ${f.message}`).join('\n') : String(error);
  if (said.includes(faults)) return;
  said.push(faults);
  console.error('plan-chart: the served pictures stay, because', faults);
  const status = document.querySelector('.status');
  if (status) status.textContent = status.dataset.still;
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
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))
    throw new Error('this browser has no WebAssembly');
  const { wasm, integrity } = script.dataset;
  try {
    const answer = fetch(new URL(wasm, document.baseURI), { credentials: 'same-origin', integrity });
    await wasm_bindgen({ module_or_path: answer });
  } catch (error) {
    const refused = error instanceof WebAssembly.CompileError;
    const hint = refused ? ": does the policy hold script-src 'wasm-unsafe-eval'?" : '';
    throw new Error(`${wasm} could not be loaded${hint} (${error.message || error})`);
  }
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
  // A page that comes back may have lost its canvases on the way.
  addEventListener('pageshow', (event) => event.persisted && figures.forEach((figure) => figure.redraw()));
  document.addEventListener('visibilitychange', () => document.hidden || figures.forEach((figure) => figure.redraw()));
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
