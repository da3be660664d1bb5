// @ts-check
// Finds figures. All of them are in the page, in the report's order; this hides what does not match, and offers the
// link to a figure for copying. What is searched for is kept in the address, as `find` and `area`. Without it the page
// lacks nothing else.

import { onReturn, save, scrollToElement, target } from './address.js';
import { copyText } from './clipboard.js';
import { element, query, queryAll } from './dom.js';
import { reportData } from './report-data.js';

/**
 * @typedef {{ element: HTMLElement, text: string }} Item
 * @typedef {Item & { area: string, figures: Item[], lists: HTMLElement[] }} Topic
 */

const [traditional, simplified] = reportData().characters || ['', ''];
/** The simplified character for each traditional one, of those that the page's texts have. */
const characters = new Map(Array.from(traditional, (one, index) => [one, simplified[index]]));

/** Texts as they are compared: of one case, width, script and minus sign, numbers without commas and plus signs. */
function plain(/** @type {string | null | undefined} */ text) {
  const folded = (text || '').normalize('NFKC').toLowerCase().replace(/[\u2010-\u2015\u2212]/g, '-');
  const figures = folded.replace(/(\d),(?=\d)/g, '$1').replace(/(^|[^\w])\+(?=\d)/g, '$1').replace(/[“”‘’"]/g, '');
  return [...figures].map((one) => characters.get(one) || one).join('');
}

/** The words of an element that its own search goes through: its figures, their names, what else finds them. */
function words(/** @type {HTMLElement} */ place, /** @type {string} */ selector) {
  return plain([place.dataset.q, ...queryAll(place, selector).map((part) => part.textContent)].join(' '));
}

/** The notes on a figure, which stand after the last figure that they are about. */
function notes(/** @type {HTMLElement} */ figure) {
  const links = /** @type {HTMLAnchorElement[]} */ (queryAll(figure, '.why[href^="#n-"]'));
  return links.map(({ hash }) => plain(query(document, hash).textContent)).join(' ');
}

function topic(/** @type {HTMLElement} */ place) {
  const section = /** @type {HTMLElement} */ (place.closest('.area'));
  const named = `${words(section, 'h2')} ${words(place, 'h3')}`;
  const figures = queryAll(place, '.fig').map((figure) => (
    { element: figure, text: `${words(figure, '.num,.what,p.with')} ${notes(figure)} ${named}` }
  ));
  return {
    element: place, area: section.id.slice(2), text: `${named} ${words(place, '.text')}`, figures, lists: queryAll(place, 'ul'),
  };
}

/** Whether every word is in the text; a number must begin there: neither 1.2 nor -1.2 is in 21.2 or 20-1.2. */
function holds(/** @type {string} */ text, /** @type {string[]} */ wanted) {
  return wanted.every((word) => {
    const number = /^-?\d/.test(word);
    let at = text.indexOf(word);
    while (number && at > 0 && /[\d.]/.test(text[at - 1])) at = text.indexOf(word, at + 1);
    return at >= 0;
  });
}

function show(/** @type {HTMLElement} */ place, /** @type {boolean} */ shown) {
  if (place.hidden === shown) place.hidden = !shown;
}

function isShown(/** @type {Element} */ item) {
  return !(/** @type {HTMLElement} */ (item).hidden);
}

/** The fields of the search and the lists that it goes through. */
class Search {
  /**
   * @param {HTMLElement} tools
   * @param {HTMLInputElement} input
   * @param {HTMLSelectElement} choice
   */
  constructor(tools, input, choice) {
    this.tools = tools;
    this.input = input;
    this.choice = choice;
    this.result = query(document, '#find-said');
    this.ways = query(document, '.ways');
    /** The indicators that the report's text has no figure of: what is found of them is in the charts. */
    this.charts = query(document, '#find-charts');
    /** @type {Item[]} */
    this.links = [];
    /** @type {Topic[]} */
    this.topics = [];
    // One button, placed at the figure that was gone to last. A button for each would double the stops of the
    // keyboard on the way through the report.
    this.copier = element('button', 'copy');
    this.copier.setAttribute('aria-live', 'polite');
    this.copier.addEventListener('click', () => this.copy());
  }

  /** Reads the page once, when someone turns to the search. */
  read() {
    if (this.topics.length) return;
    this.topics = queryAll(document, '.topic').map(topic);
    this.links = queryAll(document, '#find-charts a').map((link) => ({ element: link, text: plain(link.dataset.q) }));
  }

  /** Finds what the address asks for. */
  restore() {
    const parameters = new URLSearchParams(location.search);
    this.input.value = (parameters.get('find') || '').slice(0, this.input.maxLength);
    this.choice.value = parameters.get('area') || '';
    // A section that the page does not have.
    if (this.choice.selectedIndex < 0) this.choice.value = '';
    this.find();
  }

  /** Finds what is in the fields and keeps it in the address. */
  search() {
    this.find();
    save({ find: this.input.value.trim(), area: this.choice.value });
  }

  /** Hides what does not match and says how much does. */
  find() {
    this.read();
    const wanted = plain(this.input.value).split(/\s+/).filter((word) => word !== '');
    const area = this.choice.value;
    let count = 0;
    let terms = 0;
    /** @type {Map<HTMLElement, boolean>} */
    const shown = new Map();
    this.topics.forEach((one) => {
      const inside = area === '' || area === one.area;
      const whole = inside && holds(one.text, wanted);
      const found = one.figures.map(({ text }) => whole || (inside && holds(text, wanted)));
      const figures = found.filter(Boolean).length;
      const any = whole || figures > 0;
      count += figures;
      if (whole && one.figures.length === 0) terms += 1;
      show(one.element, any);
      const section = /** @type {HTMLElement} */ (one.element.parentElement);
      shown.set(section, Boolean(shown.get(section)) || any);
      // What is in a hidden topic is hidden with it, so the page is touched as little as possible.
      if (!any) return;
      one.figures.forEach((figure, index) => show(figure.element, found[index]));
      one.lists.forEach((list) => show(list, [...list.children].some(isShown)));
    });
    shown.forEach((visible, box) => show(box, visible));
    const all = wanted.length === 0 && area === '';
    let charts = 0;
    this.links.forEach((link) => {
      const found = wanted.length > 0 && area === '' && holds(link.text, wanted);
      show(link.element, found);
      if (found) charts += 1;
    });
    if (this.charts) show(this.charts, charts > 0);
    if (this.ways) show(this.ways, all);
    const { none, one, many, charted } = this.tools.dataset;
    const counted = count === 1 ? one : (many || '').replace('#', String(count));
    const nothing = charts ? charted : none;
    this.result.textContent = all ? '' : (count === 0 && terms === 0 ? nothing : counted) || '';
  }

  /** A figure that is gone to is shown, whatever the search hides, and offers its link. */
  arrive() {
    const place = target();
    if (!place) return;
    if (place.matches('.fig, .with')) this.offer(query(place, '.num'));
    if (!place.closest('[hidden]:not(.pc-folded)')) return;
    this.input.value = '';
    this.choice.value = '';
    this.search();
    scrollToElement(place);
  }

  offer(/** @type {HTMLElement | null} */ link) {
    if (!(link instanceof HTMLAnchorElement) || !link.parentNode) return;
    this.copier.textContent = this.tools.dataset.copy || '';
    this.copier.value = link.href;
    link.parentNode.appendChild(this.copier);
  }

  async copy() {
    try {
      await copyText(this.copier.value, this.copier);
      this.copier.textContent = this.tools.dataset.copied || '';
    } catch (error) {
      console.error('plan-chart:', error);
    }
  }
}

export function addSearch() {
  const tools = document.getElementById('find');
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById('find-text'));
  const choice = /** @type {HTMLSelectElement | null} */ (document.getElementById('find-area'));
  if (!tools || !input || !choice) return;
  const search = new Search(tools, input, choice);
  tools.hidden = false;
  tools.addEventListener('focusin', () => search.read());
  input.addEventListener('input', (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) search.search();
  });
  input.addEventListener('compositionend', () => search.search());
  // Also when the field is left: browsers refuse to change the address as often as some people type.
  input.addEventListener('change', () => search.search());
  choice.addEventListener('change', () => search.search());
  onReturn(() => search.restore());
  window.addEventListener('hashchange', () => search.arrive());
  const asked = new URLSearchParams(location.search);
  if (asked.has('find') || asked.has('area')) search.restore();
  // A page that comes back from the browser's memory has kept the fields' texts.
  else if (input.value !== '' || choice.value !== '') search.search();
  search.arrive();
}
