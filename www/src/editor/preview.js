// @ts-check
// The page as it will be, in a frame whose own policy lets it run and load nothing.

import morphdom from 'morphdom';
import * as words from 'plan-chart-words';
import { element, query, queryAll } from '../dom.js';
import { phrase } from '../phrase.js';
import { trusted } from './files.js';

/** @typedef {import('./page.js').Page} Page */

/** The width of the frame in CSS px; the place is scrolled where it is narrower. */
const WIDTHS = { phone: 360, desktop: 1120 };

/** Least scale of the frame. */
const LEAST = 0.75;

/** What the page has for readers and the preview has no use for, and what only the preview has. */
const STYLE = `.skip, .pc-tools, .find { display: none }
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

export class Preview {
  constructor(/** @type {Page} */ page) {
    this.page = page;
    this.root = query(document, '#ed-seen');
    this.lang = '';
    this.width = /** @type {keyof typeof WIDTHS} */ (innerWidth < 700 ? 'phone' : 'desktop');
    this.scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    /** @type {HTMLIFrameElement | undefined} */
    this.frame = undefined;
    /** Whether it shows a page. */
    this.ready = false;
    /** The languages that the choices were made for. */
    this.languages = '';
    this.style = '';
    this.state = element('p', 'hint', phrase(words.editorSeenNone));
    this.root.append(this.state);
  }

  /** Another report will be shown, or none. */
  clear() {
    this.frame = undefined;
    this.root.textContent = '';
    this.root.append(this.state);
  }

  build() {
    const { answer } = this.page;
    if (!answer || answer.languages.length === 0) return;
    const languages = JSON.stringify(answer.languages);
    if (this.languages === languages && this.frame) return;
    this.languages = languages;
    if (!answer.languages.some(([code]) => code === this.lang)) [[this.lang]] = answer.languages;
    const show = () => this.update().catch((error) => this.page.fail(error));
    const choices = element('div', 'ed-row');
    if (answer.languages.length > 1) {
      choices.append(choice(phrase(words.editorLanguage), 'ed-language', answer.languages, this.lang, (code) => {
        this.lang = code;
        show();
      }));
    }
    choices.append(
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
    this.ready = false;
    this.root.textContent = '';
    this.root.append(this.state, choices, place);
  }

  /** Shows the page of what was read last; while something is wrong with it, the one before stays and says so. */
  async update() {
    const { answer } = this.page;
    if (answer && answer.complete) {
      this.build();
      const html = await this.page.call('preview', this.lang);
      if (html && this.frame) await this.show(this.frame, trusted().createHTML(html));
      this.state.textContent = '';
    } else this.state.textContent = phrase(this.frame ? words.editorSeenOld : words.editorSeenNone);
    this.state.hidden = this.state.textContent === '';
  }

  /** The first page is loaded; of the next ones only what differs takes the place of what was there. */
  async show(/** @type {HTMLIFrameElement} */ frame, /** @type {string} */ html) {
    const inside = frame.contentDocument;
    if (!inside || !this.ready) {
      this.style = await this.page.call('style');
      frame.srcdoc = html;
      return;
    }
    const page = new DOMParser().parseFromString(html, 'text/html');
    inside.documentElement.lang = page.documentElement.lang;
    this.prepare(page);
    morphdom(inside.body, page.body, { onBeforeElUpdated: (before, after) => !before.isEqualNode(after) });
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
    this.ready = true;
  }

  /** Nothing is beside it that links could lead to; each indicator has a link to the first cell about it. */
  prepare(/** @type {Document} */ inside) {
    for (const link of queryAll(inside, 'a[href]:not([href^="#"]), link')) link.removeAttribute('href');
    for (const about of queryAll(inside, 'figure[data-indicator], tr[data-id]')) {
      const cell = this.page.grid.cellOf(about.dataset.indicator || about.dataset.id || '');
      if (!cell) continue;
      const link = inside.createElement('a');
      link.className = 'from';
      link.href = '#';
      link.dataset.cell = cell;
      link.textContent = phrase(words.editorCell, { place: cell });
      (about.localName === 'tr' ? query(about, 'th') : about).append(link);
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
