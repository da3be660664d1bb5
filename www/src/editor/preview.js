// @ts-check
// The page as it will be, in a frame whose own policy lets it run and load nothing.

import * as words from 'plan-chart-words';
import { element, query, queryAll } from '../dom.js';
import { phrase } from '../phrase.js';
import { trusted } from './files.js';

/** @typedef {import('./page.js').Page} Page */

/**
 * What differs at the node that a path from the body leads to: its attributes, or some of its children.
 * @typedef {{ path: number[], tag: string } | { path: number[], from: number, to: number, html: string }} Change
 */

/**
 * The page as it will be: all of it, or what differs from the one that is shown.
 * @typedef {{ number: number, lang: string, tag: string, html: string | null, changes: Change[] }} Seen
 */

/** The width of the frame in CSS px; the place is scrolled where it is narrower. */
const WIDTHS = { phone: 360, desktop: 1120 };

/** Least scale of the frame. */
const LEAST = 0.75;

/**
 * What the page has for readers and the preview has no use for, and what only the preview has. Folded tables are not laid
 * out before they are opened: that took most of the time of a change.
 */
const STYLE = `.skip, .pc-tools, .find, .pc-fold:not(:checked) ~ .pc-folded { display: none }
  .from {
    display: inline-block; min-height: 24px; margin-inline-start: .5em; padding: 0 .5em; border: 1px solid var(--pc-pace); border-radius: 6px;
    background: var(--pc-card); color: var(--pc-soft); font-size: .75rem; font-weight: 400; line-height: 24px; text-decoration: none; white-space: nowrap;
  }
  figure > .from { margin-inline-start: 0 }`;

/**
 * A choice of one of several.
 * @param {string} label
 * @param {string} name
 * @param {[value: string, label: string][]} options
 * @param {string} chosen
 * @param {(value: string) => void} change
 */
function choice(label, name, options, chosen, change) {
  const group = element('fieldset', 'ed-choice');
  group.append(element('legend', '', label), ...options.map(([value, text]) => {
    const [around, input] = [element('label'), element('input')];
    Object.assign(input, { type: 'radio', name, value, checked: value === chosen });
    input.addEventListener('change', () => change(value));
    around.append(input, ` ${text}`);
    return around;
  }));
  return group;
}

/** Makes the changes in the page that is shown. */
function apply(/** @type {Change[]} */ changes, /** @type {Document} */ inside) {
  for (const change of changes) {
    const node = change.path.reduce((/** @type {Node} */ at, index) => at.childNodes[index], inside.body);
    const range = inside.createRange();
    const written = (/** @type {string} */ html) => range.createContextualFragment(trusted().createHTML(html));
    if ('tag' in change) {
      range.selectNode(node);
      const changed = /** @type {Element} */ (node);
      const { attributes } = /** @type {Element} */ (written(change.tag).firstElementChild);
      [...changed.attributes].forEach(({ name }) => { if (!attributes.getNamedItem(name)) changed.removeAttribute(name); });
      [...attributes].forEach(({ name, value }) => changed.setAttribute(name, value));
    } else {
      range.setStart(node, change.from);
      range.setEnd(node, change.to);
      range.deleteContents();
      range.insertNode(written(change.html));
    }
  }
}

export class Preview {
  constructor(/** @type {Page} */ page) {
    this.page = page;
    this.root = query(document, '#ed-seen');
    this.lang = '';
    this.width = /** @type {keyof typeof WIDTHS} */ (innerWidth < 700 ? 'phone' : 'desktop');
    this.scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    this.choices = element('div', 'ed-row');
    /** The languages that they were made for. */
    this.languages = '';
    /** @type {HTMLIFrameElement | undefined} */
    this.frame = undefined;
    /** Which page is being loaded. @type {number | undefined} */
    this.loading = undefined;
    /** Which page is shown. @type {number | undefined} */
    this.shown = undefined;
    this.style = '';
    this.state = element('p', 'hint', phrase(words.editorSeenNone));
    this.root.append(this.state);
  }

  /** Another report will be shown, or none. */
  clear() {
    this.frame = undefined;
    this.shown = undefined;
    this.root.textContent = '';
    this.root.append(this.state);
  }

  /** The module's page as it will be. Only in turn. @returns {Promise<Seen | null>} */
  ask() {
    return this.page.engine.call('preview', this.lang, this.shown);
  }

  /** Shows the page; while something is wrong there is none, and the one before stays and says so. */
  async update(/** @type {Seen | null} */ seen) {
    if (seen) {
      this.lang = seen.lang;
      this.offer();
      await this.show(seen, this.frame || this.build());
    }
    this.state.textContent = seen ? '' : phrase(this.frame ? words.editorSeenOld : words.editorSeenNone);
    this.state.hidden = Boolean(seen);
  }

  /** Offers languages, widths and schemes. */
  offer() {
    const { answer } = this.page;
    const languages = answer ? answer.languages : [];
    if (this.languages === JSON.stringify(languages)) return;
    this.languages = JSON.stringify(languages);
    this.choices.textContent = '';
    if (languages.length > 1) {
      this.choices.append(choice(phrase(words.editorLanguage), 'ed-language', languages, this.lang, (code) => {
        this.lang = code;
        this.page.see();
      }));
    }
    this.choices.append(
      choice(phrase(words.editorWidth), 'ed-width', [
        ['phone', phrase(words.editorPhone)], ['desktop', phrase(words.editorDesktop)],
      ], this.width, (width) => {
        this.width = /** @type {keyof typeof WIDTHS} */ (width);
        this.look();
      }),
      choice(phrase(words.editorScheme), 'ed-scheme', [
        ['light', phrase(words.editorLight)], ['dark', phrase(words.editorDark)],
      ], this.scheme, (scheme) => {
        this.scheme = scheme;
        this.look();
      }),
    );
  }

  build() {
    const frame = element('iframe', 'ed-frame');
    frame.title = phrase(words.editorFrame);
    frame.addEventListener('load', () => this.loaded());
    const place = element('div', 'ed-place');
    // Keys scroll it where it is narrower than the frame.
    place.tabIndex = 0;
    place.setAttribute('role', 'region');
    place.setAttribute('aria-label', phrase(words.editorSeenHeading));
    place.append(frame);
    this.frame = frame;
    this.root.append(this.choices, place);
    return frame;
  }

  /** Of a page that follows the one that is shown, only what differs takes the place of what was there. */
  async show(/** @type {Seen} */ { number, tag, html, changes }, /** @type {HTMLIFrameElement} */ frame) {
    const inside = frame.contentDocument;
    if (html === null && inside) {
      inside.documentElement.lang = tag;
      apply(changes, inside);
      this.prepare(inside);
      this.shown = number;
    } else {
      this.shown = undefined;
      if (!this.style) this.style = await this.page.call('style');
      this.loading = number;
      frame.srcdoc = trusted().createHTML(html || '');
    }
  }

  loaded() {
    const { frame } = this;
    const inside = frame && frame.contentDocument;
    if (!frame || !inside || !inside.body || !frame.srcdoc) return;
    // A sheet that a script makes needs no address and no permission; it belongs to the frame's own window.
    const { CSSStyleSheet: Sheet } = /** @type {any} */ (frame.contentWindow);
    const sheet = new Sheet();
    sheet.replaceSync(`${this.style}\n${STYLE}`);
    /** @type {any} */ (inside).adoptedStyleSheets = [sheet];
    inside.addEventListener('click', (event) => this.follow(event));
    this.prepare(inside);
    this.look();
    this.shown = this.loading;
  }

  /** Nothing is beside it that links could lead to; each indicator has a link to the first cell about it. */
  prepare(/** @type {Document} */ inside) {
    for (const link of queryAll(inside, 'a[href]:not([href^="#"]), link')) link.removeAttribute('href');
    const cells = this.page.grid.firstCells();
    for (const about of queryAll(inside, 'figure[data-indicator], tr[data-id]')) {
      const cell = cells.get(about.dataset.indicator || about.dataset.id || '') || '';
      const place = about.localName === 'tr' ? query(about, 'th') : about;
      let link = /** @type {HTMLElement | null} */ (place.querySelector(':scope > .from'));
      if (link && link.dataset.cell === cell) continue;
      if (link) link.remove();
      if (!cell) continue;
      link = inside.createElement('a');
      link.className = 'from';
      link.setAttribute('href', '#');
      link.dataset.cell = cell;
      link.textContent = phrase(words.editorCell, { place: cell });
      place.append(link);
    }
  }

  /** A link within the page, or to a cell. */
  follow(/** @type {MouseEvent} */ event) {
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('a[href]'));
    if (!link) return;
    event.preventDefault();
    if (link.dataset.cell) {
      this.page.grid.go(link.dataset.cell);
      return;
    }
    const place = link.ownerDocument.getElementById((link.getAttribute('href') || '').slice(1));
    if (place) place.scrollIntoView();
  }

  look() {
    const { frame } = this;
    if (!frame) return;
    const width = WIDTHS[this.width];
    const { clientWidth, clientHeight } = /** @type {HTMLElement} */ (frame.parentElement);
    const fitting = Math.min(1, clientWidth / width);
    const scale = fitting < LEAST ? 1 : fitting;
    Object.assign(frame.style, { width: `${width}px`, height: `${clientHeight / scale}px`, transform: `scale(${scale})` });
    const inside = frame.contentDocument;
    if (inside && inside.documentElement) inside.documentElement.dataset.theme = this.scheme;
  }

  /** Where the page shows an indicator: its gauge, or the first row about it. */
  placeOf(/** @type {string} */ id) {
    const inside = this.frame && this.frame.contentDocument;
    if (!inside) return undefined;
    const gauge = queryAll(inside, 'figure[data-indicator]').find((one) => one.dataset.indicator === id);
    return gauge || queryAll(inside, 'tr[data-id]').find((one) => one.dataset.id === id && one.getClientRects().length > 0);
  }

  go(/** @type {HTMLElement} */ place) {
    /** @type {HTMLIFrameElement} */ (this.frame).scrollIntoView({ block: 'nearest' });
    place.scrollIntoView({ block: 'center' });
  }
}
