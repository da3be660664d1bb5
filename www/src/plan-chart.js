// @ts-check
// Lets canvases take the served pictures over. The page is complete without this: whatever goes wrong
// here, the pictures stay, and one line in the console says why.
/* global Figure, loaded, watch */

const root = document.documentElement;
const script = document.currentScript || document.querySelector('script[data-wasm]');

/** The page for other readers; `?mode=` asks for it. */
const other = document.querySelector('.switch[data-mode]');
if (other && new URLSearchParams(location.search).get('mode') === other.dataset.mode) {
  const there = new URL(other.href);
  there.hash = location.hash;
  location.replace(there.href);
}

/** @type {Figure[]} */
const figures = [];

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

/** First looks at all of these, then draws: who looks after a change has the browser lay the page out anew. */
function drawThese(some) {
  const looks = some.map((figure) => figure.look());
  some.forEach((figure, index) => figure.draw(looks[index]));
}

const drawAll = () => drawThese(figures);

function redrawAll() {
  figures.forEach((figure) => figure.forget());
  drawAll();
}

/** @type {Promise<object> | undefined} */
let gate;

/** The module that reads records, fetched when it is first asked for, and again after a failure. */
function load() {
  // A page with one module in it has that one for both.
  const { wasm, gate: file = wasm, gateIntegrity } = script.dataset;
  if (!gate) {
    gate = loaded(file, gateIntegrity);
    gate.catch(() => { gate = undefined; });
  }
  return gate.then(({ Record, embedded }) => ({ Record, embedded }));
}

/**
 * Waits until the page is painted as served: what takes it over must not keep it back. A page that nobody sees yet is
 * not painted, so that one waits for being seen.
 */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function start() {
  const { Record } = await loaded(script.dataset.wasm, script.dataset.integrity);
  await painted();
  const record = Record.embedded();
  for (const element of document.querySelectorAll('[data-chart]')) {
    try {
      const { chart, indicator } = element.dataset;
      figures.push(new Figure(element, record.chart(chart, indicator, root.lang)));
    } catch (error) {
      report(error);
    }
  }
  drawAll();
  watch(drawAll, redrawAll);
  if (typeof ResizeObserver === 'function') {
    const observer = new ResizeObserver((entries) => {
      const places = entries.map((entry) => entry.target);
      drawThese(figures.filter((figure) => places.includes(figure.place)));
    });
    figures.forEach((figure) => observer.observe(figure.place));
  } else {
    addEventListener('resize', drawAll);
  }
  const live = figures.some((figure) => !figure.failed);
  root.dataset.planChart = live ? 'live' : 'static';
  return live;
}

// The one name that this file adds to the page: whether canvases took over, as a promise, and the module's
// interface for those who bring a record of their own.
window.PlanChart = {
  ready: start().catch((error) => {
    root.dataset.planChart = 'static';
    report(error);
    return false;
  }),
  load,
};
