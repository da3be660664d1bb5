// @ts-check
// <plan-chart>: one chart in somebody else's page. The content between its tags stays until the canvas is ready, and
// is shown again where that fails. The chart's figure comes from its own page and lives in a shadow root, so that
// neither page's styles reach the other's.

import init, { Drawings } from 'plan-chart-glue';
import { wasm } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { chartPage, figureOf } from './chart-page.js';
import { element, query } from './dom.js';
import { Figure } from './figure.js';
import { logOnce, reason } from './log.js';
import { loadModule } from './module.js';
import { idOf, optionsOf, OPTIONS } from './options.js';
import { ownRecord } from './own-record.js';
import { OwnColours } from './own-colours.js';
import { phrase } from './phrase.js';
import { filesOf, reportOf } from './place.js';
import { drawingsOf } from './report-data.js';
import { reportFile } from './report-file.js';
import { styleShadow } from './shadow-style.js';
import { shared } from './shared.js';
import { watchTables } from './tables.js';

/** The charts that are in the page now. @type {Set<PlanChart>} */
export const charts = new Set();

/** Sizes come from the place, not from the window. */
export const sizes = typeof ResizeObserver === 'function'
  ? new ResizeObserver((entries) => entries.forEach(({ target }) => {
    const chart = /** @type {PlanChart} */ (/** @type {ShadowRoot} */ (target.getRootNode()).host);
    // What shows something else has another size, and observers may not change sizes.
    if (chart.figure && chart.figure.covered) chart.draw();
    else requestAnimationFrame(() => chart.draw());
  }))
  : null;

/** @typedef {import('./report-data.js').Choice} Choice */

/** The one instance of the module that all charts share. */
const loaded = shared((/** @type {string} */ place) => loadModule(init, new URL(wasm.name, place).href, wasm.integrity));

/** The records of the reports. @type {WeakMap<Choice, Drawings>} */
const records = new WeakMap();

async function recordOf(/** @type {Choice} */ choice, /** @type {string} */ place) {
  await loaded(place);
  const record = records.get(choice) || Drawings.read(drawingsOf(choice));
  records.set(choice, record);
  return record;
}

/** Waits until all of the document is there, and with it everything between the tags. */
function wholeDocument(/** @type {Document} */ page) {
  if (page.readyState !== 'loading') return undefined;
  return new Promise((resolve) => { page.addEventListener('DOMContentLoaded', resolve, { once: true }); });
}

function report(/** @type {unknown} */ error) {
  logOnce(phrase(words.consoleContentStays, { reason: reason(error) }));
}

export class PlanChart extends HTMLElement {
  /** Names the build. A later script on the same page compares it with its own. */
  static get build() {
    return wasm.name;
  }

  static get observedAttributes() {
    // The last two may change the colours.
    return [...OPTIONS, 'v', 'report', 'record', 'class', 'style'];
  }

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    this.around = element('div', 'pc-root');
    this.given = element('div', 'pc-given');
    this.view = element('div', 'embed');
    this.content = element('slot');
    const link = element('slot');
    link.name = 'link';
    this.given.append(this.content);
    this.around.append(this.given, this.view, link);
    shadow.append(this.around);
    this.colours = new OwnColours(this, shadow, this.around, () => this.draw());
    /** @type {Promise<void>} */
    this.styled = Promise.resolve();
    /** The document whose styles the shadow root has. @type {Document | null} */
    this.styledIn = null;
    // Scripts make elements without content first: this one comes from a parser.
    const parsed = this.hasChildNodes() || document.readyState === 'loading';
    /** Resolves when the content between the tags is there. */
    this.whole = parsed ? this.releaseSwallowed() : Promise.resolve();
    /** @type {object | null} */
    this.handed = null;
    this.turn = 0;
    /** What is shown, and of which record. @type {unknown[]} */
    this.shown = [];
    this.theme = '';
    /** @type {Figure | null} */
    this.figure = null;
  }

  /** A record that a script gives, in place of the report in the folder. */
  get record() {
    return this.handed;
  }

  set record(object) {
    this.handed = object;
    if (this.isConnected) this.change();
  }

  connectedCallback() {
    charts.add(this);
    if (sizes) sizes.observe(this.around);
    if (this.styledIn !== this.ownerDocument) {
      this.styledIn = this.ownerDocument;
      this.styled = styleShadow(/** @type {ShadowRoot} */ (this.shadowRoot), filesOf(this));
      this.styled.catch(() => {});
    }
    this.change();
  }

  disconnectedCallback() {
    charts.delete(this);
    if (sizes) sizes.unobserve(this.around);
    // Moved elements are connected again at once.
    Promise.resolve().then(() => { if (!this.isConnected) this.release(); });
  }

  attributeChangedCallback(
    /** @type {string} */ _name, /** @type {string | null} */ before, /** @type {string | null} */ after,
  ) {
    if (before !== after && this.isConnected) this.change();
  }

  /** Removes the canvas and frees what the module holds for it. */
  release() {
    this.turn++;
    this.shown = [];
    if (!this.figure) return;
    this.figure.uncover();
    this.figure.live.free();
    this.figure = null;
    this.showContent();
  }

  /** Changes that come together make one update. */
  change() {
    const turn = ++this.turn;
    Promise.resolve().then(() => { if (turn === this.turn) this.update(turn); });
  }

  async update(/** @type {number} */ turn) {
    let refused = true;
    try {
      await this.whole;
      if (turn !== this.turn) return;
      const place = reportOf(this);
      refused = false;
      const own = await ownRecord(this, filesOf(this));
      const choice = own ? own.choice : await reportFile(place, this.getAttribute('v') || '');
      if (turn !== this.turn) return;
      const { options, faults } = optionsOf((name) => this.getAttribute(name), choice);
      const { version } = choice;
      if (options.v !== version) faults.push(phrase(words.consoleOtherVersion, { own: version, asked: options.v }));
      refused = faults.length > 0;
      if (refused) throw new Error(faults.join(phrase(words.punctuationSemicolon)));
      this.around.lang = options.tag;
      this.theme = options.theme;
      const wanted = [choice, idOf(options), options.lang, options.level];
      if (this.figure && wanted.every((one, index) => one === this.shown[index])) await this.styled;
      else await this.show(choice, own, place, options, turn);
      if (turn !== this.turn) return;
      this.shown = wanted;
      this.draw();
    } catch (error) {
      if (turn !== this.turn) return;
      this.shown = [];
      if (!this.view.firstChild && !refused) this.showLink();
      this.showContent();
      report(error);
    }
  }

  /**
   * Gets another chart. Until all of it is there, what is shown stays.
   * @param {Choice} choice
   * @param {import('./own-record.js').OwnRecord | null} own
   * @param {string} place an address in the folder of the report
   * @param {import('./options.js').Options} options
   * @param {number} turn
   */
  async show(choice, own, place, options, turn) {
    const address = own ? own.address : new URL(`embed/${choice.version}/${idOf(options)}.${options.lang}.html`, place).href;
    const coming = recordOf(choice, filesOf(this));
    // It is awaited below.
    coming.catch(() => {});
    const [page] = await Promise.all([own ? own.chartPage(options) : chartPage(address), this.styled]);
    if (turn !== this.turn) return;
    const section = figureOf(page, address, options.level);
    if (!this.hasContent()) this.setFigure(section);
    const record = await coming;
    if (turn !== this.turn) return;
    const live = record.chart(options.chart, options.indicator || undefined, options.tag);
    if (this.figure) this.figure.live.free();
    if (section.parentNode !== this.view) this.setFigure(section);
    this.figure = new Figure(query(section, '.pc'), live, (error) => {
      report(error);
      this.showContent();
    });
  }

  /** What is between the tags and can stand for the chart. */
  givenNodes() {
    return [...this.childNodes].filter((node) => {
      if (node instanceof Text) return node.data.trim() !== '';
      return node.nodeType === Node.ELEMENT_NODE && !(/** @type {Element} */ (node).slot);
    });
  }

  hasContent() {
    return this.content.parentNode === this.given && this.givenNodes().length > 0;
  }

  /**
   * HTML knows no <plan-chart …/>: the rest of the page is taken for content then. It is shown below the chart. Content
   * that was meant has the chart's picture in it, or is followed by something.
   */
  async releaseSwallowed() {
    await wholeDocument(this.ownerDocument);
    const meant = this.nextSibling || this.querySelector(':scope > svg, :scope > * > svg, :scope > img');
    if (meant || this.givenNodes().length === 0) return;
    /** @type {ShadowRoot} */ (this.shadowRoot).append(this.content);
    logOnce(phrase(words.consoleUnclosed));
  }

  /** Shows a link to the chart, where neither the chart nor any content can be shown. */
  showLink() {
    const place = reportOf(this);
    if (!place) return;
    const link = element('a', '', phrase(words.elementOpen, {}, this.lang || undefined));
    const asked = ['chart', 'indicator', 'lang'].map((name) => [name, this.getAttribute(name) || '']);
    link.href = new URL(`embed.html?${new URLSearchParams(asked.filter(([, value]) => value))}`, place).href;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    this.view.replaceChildren(link);
    this.showOwn();
  }

  /** Takes the chart's own figure. */
  setFigure(/** @type {HTMLElement} */ section) {
    this.view.replaceChildren(section);
    query(section, '.source').hidden = Boolean(this.querySelector('[slot=link]'));
    watchTables(section, () => {});
    this.showOwn();
  }

  /** Shows the chart's own figure. The content between the tags can still be searched and read aloud, but not seen. */
  showOwn() {
    this.around.classList.add('pc-own');
    // The style sheet shows it all the same. Where that is lost, as in an archive of the page, the content is enough.
    this.view.hidden = this.hasContent();
    this.given.setAttribute('aria-hidden', 'true');
    this.given.inert = true;
  }

  /** Shows the content between the tags again, if there is any. */
  showContent() {
    this.dataset.planChart = 'static';
    if (!this.hasContent()) return;
    this.around.classList.remove('pc-own');
    this.given.removeAttribute('aria-hidden');
    this.given.inert = false;
  }

  /** What was painted may be gone. */
  redraw() {
    if (this.figure) this.figure.forget();
    this.draw();
  }

  /** Draws the chart as its place is now. Where it has no room, the content between the tags is shown. */
  draw() {
    const { figure } = this;
    if (!figure || figure.failed) return;
    this.showOwn();
    this.around.dataset.theme = this.theme === 'auto' ? this.colours.scheme() : this.theme;
    figure.ownColours = this.colours.apply(figure.place);
    figure.draw();
    if (figure.covered) this.dataset.planChart = 'live';
    else this.showContent();
  }
}
