// @ts-check
// The page as it will be, in a frame that runs no script and leads nowhere.

import morphdom from 'morphdom';
import * as words from 'plan-chart-words';
import { element, query, queryAll } from '../dom.js';
import { phrase } from '../phrase.js';
import { trusted } from './files.js';

/** @typedef {import('./page.js').Page} Page */

/** The width of the frame in CSS px; the place is scrolled where it is narrower. */
const WIDTHS = { phone: 360, desktop: 1120 };

/** What the page has for readers and the preview has no use for. */
const HIDDEN = '.skip, .pc-tools, .find { display: none }';

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
    // No script: what the frame shows cannot do anything.
    frame.setAttribute('sandbox', 'allow-same-origin');
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
    this.disarm(page);
    morphdom(inside.body, page.body, { onBeforeElUpdated: (before, after) => !before.isEqualNode(after) });
  }

  loaded() {
    const { frame } = this;
    const inside = frame && frame.contentDocument;
    if (!frame || !inside || !inside.body || !frame.srcdoc) return;
    // A sheet that a script makes needs no address and no permission; it belongs to the frame's own window.
    const { CSSStyleSheet: Sheet } = /** @type {any} */ (frame.contentWindow);
    const sheet = new Sheet();
    sheet.replaceSync(`${this.style}\n${HIDDEN}`);
    /** @type {any} */ (inside).adoptedStyleSheets = [sheet];
    inside.addEventListener('click', (event) => this.follow(event));
    this.disarm(inside);
    this.look();
    this.ready = true;
  }

  /** Nothing is beside it that links could lead to. */
  disarm(/** @type {Document} */ inside) {
    for (const link of queryAll(inside, 'a[href]:not([href^="#"]), link')) link.removeAttribute('href');
  }

  /** A link within the page, or from an indicator to its cells. */
  follow(/** @type {MouseEvent} */ event) {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLElement | null} */ (target.closest('a[href]'));
    if (link && this.frame && this.frame.contentDocument) {
      event.preventDefault();
      const place = this.frame.contentDocument.getElementById((link.getAttribute('href') || '').slice(1));
      if (place) place.scrollIntoView();
      return;
    }
    const about = /** @type {HTMLElement | null} */ (target.closest('[data-indicator], tr[data-id]'));
    if (about) this.page.grid.goTo(about.dataset.indicator || about.dataset.id || '');
  }

  look() {
    const { frame } = this;
    if (!frame) return;
    frame.style.width = `${WIDTHS[this.width]}px`;
    const inside = frame.contentDocument;
    if (inside && inside.documentElement) inside.documentElement.dataset.theme = this.scheme;
  }

  /** What the page calls an indicator. */
  nameOf(/** @type {string} */ id) {
    const inside = this.frame && this.frame.contentDocument;
    const row = inside && queryAll(inside, 'tr[data-id]').find((one) => one.dataset.id === id);
    return row ? query(row, 'th').textContent : '';
  }

  /** Shows an indicator: its gauge, or the first row about it. */
  go(/** @type {string} */ id) {
    const inside = this.frame && this.frame.contentDocument;
    if (!inside) return;
    const gauge = queryAll(inside, 'figure[data-indicator]').find((one) => one.dataset.indicator === id);
    const row = queryAll(inside, 'tr[data-id]').find((one) => one.dataset.id === id && one.getClientRects().length > 0);
    /** @type {HTMLIFrameElement} */ (this.frame).scrollIntoView({ block: 'nearest' });
    const place = gauge || row;
    if (place) place.scrollIntoView({ block: 'center' });
  }
}
