// @ts-check
// <plan-chart>: one chart in somebody else's page. What stands between its tags stays until the canvas is ready,
// and comes back where that fails. The chart's served figure comes from its own page and lives in a shadow root,
// so that neither page's styles reach the other's.
/* global BUILT, HERE, SHEET, OPTIONS, optionsOf, idOf, loaded, watch, Figure, coloursOf */

/** What has been said on the console: one line for each cause, however many charts it hinders. */
const said = [];

function say(text) {
  if (said.includes(text)) return;
  said.push(text);
  console.error(`plan-chart: ${text}`);
}

// eslint-disable-next-line no-unused-vars -- called by Figure
function report(error) {
  say(`the served content stays, because ${error.message || error}`);
}

/** @type {Promise<object> | undefined} */
let reading;

/** The record, from the one instance of the module that all charts share; asked for again after a failure. */
function record() {
  if (!reading) {
    reading = loaded(new URL(BUILT.wasm.name, HERE).href, BUILT.wasm.integrity).then(({ Record }) => Record.embedded());
    reading.catch(() => { reading = undefined; });
  }
  return reading;
}

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/** The page of the chart, once. As a document, because a policy may forbid scripts to make one of a text. */
function pageOf(address) {
  const page = pages.get(address) || new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error(`${address} could not be loaded`));
    request.open('GET', address);
    request.responseType = 'document';
    request.onerror = fail;
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : fail());
    request.send();
  });
  pages.set(address, page);
  page.catch(() => pages.delete(address));
  return page;
}

/** The sheet that all shadow roots share, where the browser knows such ones. */
let sheet;
try {
  sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  if (!('adoptedStyleSheets' in ShadowRoot.prototype)) sheet = null;
} catch (error) {
  sheet = null;
}

/** Gives a shadow root its styles; done when they hold. */
function styled(shadow) {
  if (sheet) {
    shadow.adoptedStyleSheets = [sheet];
    return Promise.resolve();
  }
  const link = document.createElement('link');
  const done = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${BUILT.style.name} could not be loaded`));
  });
  link.rel = 'stylesheet';
  link.crossOrigin = 'anonymous';
  link.integrity = BUILT.style.integrity;
  link.href = new URL(BUILT.style.name, HERE).href;
  shadow.append(link);
  return done;
}

function element(name, className = '') {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** The figure of a page, made ready for another one: `level` is that of its heading. */
function figureOf(page, address, level) {
  const section = document.importNode(page.querySelector('section'), true);
  const [heading, status] = ['h1', '.status'].map((selector) => section.querySelector(selector));
  const own = element(`h${level}`, 'pc-heading');
  own.textContent = heading.textContent;
  heading.replaceWith(own);
  status.remove();
  for (const link of section.querySelectorAll('a')) link.href = new URL(link.getAttribute('href'), address).href;
  return section;
}

/** A chart whose canvas, where it fails, makes room for what was between the tags. */
class Guest extends Figure {
  constructor(figure, live, failed) {
    super(figure, live);
    this.fallBack = failed;
  }

  giveBack(error) {
    super.giveBack(error);
    this.fallBack();
  }
}

class PlanChart extends HTMLElement {
  static get observedAttributes() {
    // The last two may bring other colours.
    return [...Object.keys(OPTIONS), 'v', 'class', 'style'];
  }

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    this.styled = styled(shadow);
    this.styled.catch(() => {});
    this.around = element('div', 'pc-root');
    this.given = element('div', 'pc-given');
    this.view = element('div', 'embed');
    const link = element('slot');
    link.name = 'link';
    this.given.append(element('slot'));
    this.around.append(this.given, this.view, link);
    shadow.append(this.around);
    this.turn = 0;
    this.shown = '';
  }

  connectedCallback() {
    charts.add(this);
    if (sizes) sizes.observe(this.around);
    this.change();
  }

  disconnectedCallback() {
    charts.delete(this);
    if (sizes) sizes.unobserve(this.around);
    // Moved elements are put in again at once.
    Promise.resolve().then(() => this.isConnected || this.let());
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after && this.isConnected) this.change();
  }

  /** Lets go of the canvas and of what the module holds for it. */
  let() {
    this.turn++;
    this.shown = '';
    if (!this.figure) return;
    this.figure.uncover();
    this.figure.live.free();
    this.figure = null;
    this.still();
  }

  /** Changes that come together make one. */
  change() {
    const turn = ++this.turn;
    Promise.resolve().then(() => turn === this.turn && this.update(turn));
  }

  async update(turn) {
    const { options, faults } = optionsOf((name) => this.getAttribute(name));
    try {
      if (options.v !== BUILT.version) faults.push(`v: this script shows the data of ${BUILT.version}, not of ${options.v}`);
      if (faults.length) throw new Error(faults.join('; '));
      this.around.lang = options.lang === 'en' ? 'en' : 'zh-CN';
      this.around.dataset.theme = options.theme;
      const wanted = [idOf(options), options.lang, options.level].join();
      if (this.figure && wanted === this.shown) this.draw();
      else await this.show(options, turn);
      if (turn === this.turn) this.shown = wanted;
    } catch (error) {
      if (turn !== this.turn) return;
      this.shown = '';
      if (!this.view.firstChild && !faults.length) this.link(options);
      this.still();
      report(error);
    }
  }

  /** Puts another chart in. Until all of it is there, what is shown stays. */
  async show(options, turn) {
    const address = new URL(`embed/${BUILT.version}/${idOf(options)}.${options.lang}.html`, HERE).href;
    const coming = record();
    // It is waited for below.
    coming.catch(() => {});
    const [page] = await Promise.all([pageOf(address), this.styled]);
    if (turn !== this.turn) return;
    const section = figureOf(page, address, options.level);
    if (!this.hasContent()) this.put(section);
    const read = await coming;
    if (turn !== this.turn) return;
    const tag = options.lang === 'en' ? 'en' : 'zh-CN';
    const live = read.chart(options.chart, options.indicator || undefined, tag);
    if (this.figure) this.figure.live.free();
    if (section.parentNode !== this.view) this.put(section);
    this.figure = new Guest(section.querySelector('.pc'), live, () => this.still());
    this.draw();
    if (!this.figure.failed) this.dataset.planChart = 'live';
  }

  /** Whether there is something between the tags that can stand for the chart. */
  hasContent() {
    return [...this.childNodes].some((node) => (node.nodeType === 1 ? !node.slot : node.nodeType === 3 && node.data.trim()));
  }

  /** The way to the chart, for want of the chart. */
  link({ chart, indicator, lang }) {
    const link = element('a');
    const query = new URLSearchParams([['chart', chart], ['indicator', indicator], ['lang', lang]].filter(([, value]) => value));
    link.href = new URL(`embed.html?${query}`, HERE).href;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = lang === 'en' ? 'Open the chart' : '打开图表';
    this.view.replaceChildren(link);
    this.around.classList.add('pc-own');
  }

  /** Shows the chart's own figure. What is between the tags can still be searched and read aloud, but not seen. */
  put(section) {
    this.view.replaceChildren(section);
    const source = section.querySelector('.source');
    source.hidden = Boolean(this.querySelector('[slot=link]'));
    this.around.classList.add('pc-own');
    this.given.setAttribute('aria-hidden', 'true');
    this.given.inert = true;
  }

  /** Shows what is between the tags again, if there is anything. */
  still() {
    this.dataset.planChart = 'static';
    if (!this.hasContent()) return;
    this.around.classList.remove('pc-own');
    this.given.removeAttribute('aria-hidden');
    this.given.inert = false;
  }

  draw() {
    if (!this.figure || this.figure.failed) return;
    const style = this.around.style;
    // Lengths of the sheet are counted from the reader's own size of text, not from that of the page around.
    style.setProperty('--pc-rem', getComputedStyle(this.around).fontSize);
    colour(this, this.around, this.figure.place);
    this.figure.draw();
  }
}
