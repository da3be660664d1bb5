// @ts-check
// Finds figures. All of them are in the page, in the report's order; this hides what does not match, and offers the
// link to a figure for copying. Without it the page lacks nothing else.

import { copyText } from './clipboard.js';
import { element, query, queryAll } from './dom.js';

/**
 * @typedef {{ element: HTMLElement, text: string }} Item
 * @typedef {Item & { area: string, named: string, figures: Item[], lists: HTMLElement[] }} Topic
 */

/** Letters and digits as they are compared: of one case and width, numbers without commas. */
function plain(/** @type {string | null | undefined} */ text) {
  return (text || '').normalize('NFKC').toLowerCase().replace(/(\d),(?=\d)/g, '$1').replace(/[“”‘’"]/g, '');
}

/** The words of an element that its own search goes through: its figures, their names, the other language. */
function words(/** @type {HTMLElement} */ place, /** @type {string} */ selector) {
  return plain([place.dataset.q, ...queryAll(place, selector).map((part) => part.textContent)].join(' '));
}

function topic(/** @type {HTMLElement} */ place) {
  const area = /** @type {HTMLElement} */ (place.closest('.area')).id.slice(2);
  const figures = queryAll(place, '.fig').map((figure) => ({ element: figure, text: words(figure, '.num,.what') }));
  const named = words(place, 'h3');
  return { element: place, area, named, text: `${named} ${words(place, '.text')}`, figures, lists: queryAll(place, 'ul') };
}

/** Whether every word is in the text; a number must begin there: 1.2 is not in 21.2. */
function holds(/** @type {string} */ text, /** @type {string[]} */ wanted) {
  return wanted.every((word) => {
    const number = /^\d/.test(word);
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
    if (this.topics.length === 0) this.topics = queryAll(document, '.topic').map(topic);
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
      const found = one.figures.map(({ text }) => whole || (inside && holds(`${text} ${one.named}`, wanted)));
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
    if (this.ways) show(this.ways, all);
    const { none, one, many } = this.tools.dataset;
    const counted = count === 1 ? one : (many || '').replace('#', String(count));
    this.result.textContent = all ? '' : (count === 0 && terms === 0 ? none : counted) || '';
  }

  /** A figure that is gone to is shown, whatever the search hides, and offers its link. */
  arrive() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches('.fig, .with')) this.offer(query(target, '.num'));
    if (!target.closest('[hidden]')) return;
    this.input.value = '';
    this.choice.value = '';
    this.find();
    target.scrollIntoView();
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
    if (!(/** @type {InputEvent} */ (event).isComposing)) search.find();
  });
  input.addEventListener('compositionend', () => search.find());
  choice.addEventListener('change', () => search.find());
  window.addEventListener('hashchange', () => search.arrive());
  // A page that comes back from the browser's memory has kept the fields' texts.
  if (input.value !== '' || choice.value !== '') search.find();
  search.arrive();
}
