// @ts-check
// The work on this computer, where the editor asks for it: the record, and what it is compared with. Otherwise the page
// stores nothing.

import * as words from 'plan-chart-words';
import { query } from '../dom.js';
import { phrase } from '../phrase.js';
import { button, setLike } from './in.js';

/** @typedef {import('./page.js').Page} Page */

/** @typedef {{ id: string, record: string, like: Page['like'] }} Kept */

/** Its name in the browser's storage. */
const NAME = 'plan-chart-editor';

/** What was kept; undefined where nothing was, or the browser stores nothing. @returns {Kept | undefined} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(NAME) || 'null') || undefined;
  } catch (none) {
    return undefined;
  }
}

export class Keeping {
  constructor(/** @type {Page} */ page) {
    this.page = page;
    this.box = /** @type {HTMLInputElement} */ (query(document, '#ed-keep'));
    /** Goes on with what was kept before. @type {HTMLElement | undefined} */
    this.resume = undefined;
    const before = kept();
    this.box.checked = Boolean(before);
    this.box.addEventListener('change', () => this.update());
    if (before) {
      this.resume = button(page, phrase(words.editorKept, { id: before.id }), async () => {
        this.forget();
        await setLike(page, before.like);
        await page.hand({ record: before.record });
      });
      query(document, '#ed-kept').append(this.resume);
    }
  }

  get on() {
    return this.box.checked;
  }

  /** Whether other work is kept than what the page shows. */
  get hasAnother() {
    return this.resume !== undefined;
  }

  /** From now on it is the work that the page shows, or none. */
  forget() {
    if (this.resume) this.resume.remove();
    this.resume = undefined;
  }

  /** Keeps what there is, or nothing. */
  update() {
    const { answer, like } = this.page;
    try {
      if (!this.on) localStorage.removeItem(NAME);
      else if (answer && answer.record) localStorage.setItem(NAME, JSON.stringify({ id: answer.id, record: answer.record, like }));
      else return;
      this.forget();
    } catch (error) {
      // It is full, or the browser is told to store nothing.
      this.box.checked = false;
      this.page.fail(error);
    }
  }
}
