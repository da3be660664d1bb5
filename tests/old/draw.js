// Runs the shipped script and module in an engine without a browser: `node draw.js SITE` draws every chart of
// the page on canvases that write down what is asked of them, and prints a line for each chart.
// Every engine must print the same. ECMAScript 2018, so that the old ones read it.
'use strict';

const fs = require('fs');
const path = require('path');
const { createHash } = require('crypto');

const site = process.argv[2];
const read = (name) => fs.readFileSync(path.join(site, name));

/** What was asked of a context; a number that is none is refused, as no browser would tell. */
class CanvasRenderingContext2D {
  constructor(canvas) {
    this.canvas = canvas;
    this.calls = [];
  }

  getImageData(x, y, width, height) {
    if (![x, y, width, height].every(Number.isInteger)) throw new Error(`getImageData is given ${[x, y, width, height]}`);
    const data = new Uint8ClampedArray(width * height * 4);
    data[3] = this.calls.length;
    return { data };
  }
}

for (const name of ['arc', 'beginPath', 'clearRect', 'closePath', 'fill', 'fillRect', 'fillText', 'lineTo', 'measureText',
  'moveTo', 'restore', 'rotate', 'save', 'setTransform', 'stroke', 'strokeRect', 'translate', 'scale', 'clip', 'rect']) {
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    for (const one of given) {
      if (typeof one === 'number' && !Number.isFinite(one)) throw new Error(`${name} is given ${one}`);
    }
    this.calls.push([name, ...given].join(' '));
    return { width: 0 };
  };
}

for (const name of ['fillStyle', 'strokeStyle', 'font', 'textAlign', 'textBaseline', 'lineWidth']) {
  Object.defineProperty(CanvasRenderingContext2D.prototype, name, {
    get() { return ''; },
    set(value) { this.calls.push(`${name} ${value}`); },
  });
}

class Element {
  constructor() {
    this.children = [];
    this.style = {};
    this.dataset = {};
    this.attributes = {};
    this.found = {};
    this.parentNode = null;
    this.listeners = {};
    const classes = new Set();
    this.classList = {
      add: (name) => classes.add(name),
      remove: (name) => classes.delete(name),
      toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)),
      contains: (name) => classes.has(name),
    };
  }
  setAttribute(name, value) { this.attributes[name] = value; }
  getAttribute(name) { return this.attributes[name]; }
  addEventListener(type, listener) { (this.listeners[type] = this.listeners[type] || []).push(listener); }
  removeEventListener() {}
  dispatchEvent(event) { (this.listeners[event.type] || []).forEach((listener) => listener(event)); }
  appendChild(child) { this.children.push(child); child.parentNode = this; return child; }
  append(child) { this.appendChild(child); }
  remove() { this.parentNode = null; }
  getClientRects() { return [this.getBoundingClientRect()]; }
  getBoundingClientRect() { return { x: 0, y: 0, left: 0, top: 0, width: 640, height: 320 }; }
  querySelector(selector) {
    this.found[selector] = this.found[selector] || new Element();
    return this.found[selector];
  }
  querySelectorAll(selector) { return selector === '.pc-plot' ? [this.querySelector('.pc-wide')] : []; }
  animate() { return { cancel() {} }; }
}

class HTMLCanvasElement extends Element {
  getContext() {
    this.context = this.context || new CanvasRenderingContext2D(this);
    return this.context;
  }
}

/** The answer to a request, without the newer ways to compile it as it arrives. */
class Response {
  constructor(bytes) {
    this.ok = true;
    this.status = 200;
    this.type = 'basic';
    this.bytes = bytes;
    this.headers = { get: () => 'application/wasm' };
  }
  arrayBuffer() {
    return Promise.resolve(this.bytes.buffer.slice(this.bytes.byteOffset, this.bytes.byteOffset + this.bytes.length));
  }
}

const page = read('index.html').toString();
const attribute = (tag, name) => (tag.match(new RegExp(` ${name}="([^"]*)"`)) || [])[1];
const tag = page.match(/<script[^>]*data-wasm[^>]*>/)[0];

const root = new Element();
root.lang = attribute(page.match(/<html[^>]*>/)[0], 'lang');

/** A script as the page names it. */
function scriptOf(text) {
  const made = new Element();
  made.attributes.src = attribute(text, 'src');
  for (const name of ['wasm', 'integrity']) made.dataset[name] = attribute(text, `data-${name}`);
  return made;
}

const script = scriptOf(tag);
/** What the page brings in on demand. */
const template = new Element();
template.content = new Element();
template.content.append(scriptOf(page.match(/<template id="pc-record">(<script[^>]*>)/)[1]));
/** What the page says of its report. */
const block = new Element();
[, block.textContent] = page.match(/<script[^>]* id="pc-report"[^>]*>([^<]*)</);
const places = page.match(/<div class="pc-place"[^>]*>/g) || [];
const figures = (page.match(/<figure[^>]*data-chart[^>]*>/g) || []).map((text, index) => {
  const figure = new Element();
  const [chart, indicator] = [attribute(text, 'data-chart'), attribute(text, 'data-indicator')];
  Object.assign(figure.dataset, indicator === undefined ? { chart } : { chart, indicator });
  figure.id = attribute(text, 'id');
  const [small, wide, compact] = ['small', 'wide', 'compact'].map((name) => attribute(places[index], `data-${name}`));
  Object.assign(figure.querySelector('.pc-place').dataset, { small, wide, compact });
  return figure;
});

const document = new Element();
Object.assign(document, {
  documentElement: root,
  currentScript: script,
  baseURI: 'http://localhost/',
  hidden: false,
  readyState: 'interactive',
  createElement: (name) => (name === 'canvas' ? new HTMLCanvasElement() : new Element()),
  querySelectorAll: (selector) => (selector === '[data-chart]' ? figures : []),
  getElementById: (id) => ({ 'pc-record': template, 'pc-report': block }[id] || figures.find((one) => one.id === id) || null),
  importNode: (node) => node,
  head: { append: run },
});

/** Runs a script that is put into the page. */
function run(file) {
  document.currentScript = file;
  (0, eval)(read(file.getAttribute('src')).toString());
  document.currentScript = null;
  file.dispatchEvent({ type: 'load' });
}

const window = {
  document, Response, HTMLCanvasElement, CanvasRenderingContext2D,
  devicePixelRatio: 2,
  WebAssembly,
  CustomEvent: class { constructor(type, options) { Object.assign(this, { type }, options); } },
  addEventListener() {},
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
  getComputedStyle: () => ({ width: '640px', height: '320px', getPropertyValue: (name) => (name === '--pc-theme' ? 'light' : '') }),
  requestAnimationFrame: (run) => setTimeout(run, 0),
  fetch: (address) => Promise.resolve(new Response(read(String(address).split('/').pop()))),
  location: { search: '', hash: '', href: 'http://localhost/' },
};
window.window = window.self = window.globalThis = window;
Object.assign(global, window, { window, self: window });
// Only where the engine itself would compile from an answer; this one is none of its own.
delete WebAssembly.instantiateStreaming;
console.error = (...said) => { throw new Error(said.join(' ')); };

async function main() {
  run(script);
  await window.PlanChart.ready;
  await new Promise((done) => setTimeout(done, 0));
  if (root.dataset.planChart !== 'live') throw new Error(`the page is ${root.dataset.planChart}`);
  for (const figure of figures) {
    const place = figure.querySelector('.pc-place');
    const canvas = place.children.find((child) => child instanceof HTMLCanvasElement);
    if (!canvas || canvas.context.calls.length < 10) throw new Error(`${figure.id} is not drawn`);
    const { calls } = canvas.context;
    const digest = createHash('sha256').update(calls.join('\n')).digest('hex').slice(0, 16);
    process.stdout.write(`${figure.id} ${calls.length} ${digest}\n`);
  }
  const { Record, embeddedJson } = await window.PlanChart.load();
  const picture = Record.read(JSON.parse(embeddedJson())).svg(figures[0].dataset.chart, figures[0].dataset.indicator, root.lang, 'wide', 960, false);
  process.stdout.write(`the record module ${createHash('sha256').update(picture).digest('hex').slice(0, 16)}\n`);
}

main().catch((error) => {
  process.stderr.write(`V8 ${process.versions.v8}: ${error.stack}\n`);
  process.exitCode = 1;
});
