// @ts-check
// What can be taken away. Buttons that wait say why.

import * as words from 'plan-chart-words';
import { element, query } from '../dom.js';
import { codes } from '../panel/codes.js';
import { loadBlob } from '../panel/image.js';
import { pngOf } from '../panel/png.js';
import { phrase } from '../phrase.js';
import { button, give, giveWorkbook } from './in.js';

/** @typedef {import('./page.js').Page} Page */

/** @typedef {import('../panel/snippet.js').Embedded} Embedded */

/**
 * @typedef {{
 *   id: string, heading: string, files: [name: string, text: string][],
 *   embedded: Omit<Embedded, 'id' | 'lang' | 'site' | 'scripts' | 'content' | 'picture'> & { content: string, picture: string },
 * }} Chart
 */

/** Device px per CSS px of the pictures. */
const RATIO = 2;

const TYPES = { json: 'application/json', html: 'text/html', zip: 'application/zip', svg: 'image/svg+xml', csv: 'text/csv' };

/** The id of the sentence that says why buttons wait. */
const WHY = 'ed-why';

export class Out {
  constructor(/** @type {Page} */ page) {
    this.page = page;
    this.root = query(document, '#ed-out');
    this.why = element('p', 'ed-left');
    this.why.id = WHY;
    const field = element('input');
    Object.assign(field, { className: 'ed-input', type: 'url', id: 'ed-address', autocomplete: 'off', placeholder: 'https://' });
    field.setAttribute('aria-describedby', 'ed-address-hint');
    field.addEventListener('change', () => this.update());
    this.field = field;
    /** Buttons of what needs a record without faults. @type {HTMLElement[]} */
    this.waiting = [];
    this.pages = element('div', 'ed-row');
    this.charts = element('div', 'ed-charts');
    this.build();
  }

  /** A button that says why it waits when it is pressed. */
  later(/** @type {string} */ label, /** @type {() => Promise<unknown>} */ run) {
    const made = button(this.page, label, () => (made.getAttribute('aria-disabled') === 'true' ? this.page.say(this.reason()) : run()));
    made.setAttribute('aria-describedby', WHY);
    this.waiting.push(made);
    return made;
  }

  get id() {
    return (this.page.answer && this.page.answer.id) || 'record';
  }

  build() {
    const { page } = this;
    const draft = element('div', 'ed-row');
    draft.append(
      button(page, phrase(words.editorRecord), () => {
        if (page.answer) give(page, page.answer.record, TYPES.json, `${this.id}.json`);
      }),
      button(page, phrase(words.editorWorkbook), async () => giveWorkbook(page, await page.call('workbook', page.lang), `${this.id}.xlsx`)),
      button(page, phrase(words.editorList), async () => giveWorkbook(page, await page.call('list', page.lang), `${this.id}-list.xlsx`)),
    );
    const [label, hint] = [element('label', 'ed-label', phrase(words.editorAddress)), element('p', 'hint', phrase(words.editorAddressHint))];
    label.htmlFor = this.field.id;
    hint.id = 'ed-address-hint';
    const site = element('div', 'ed-row');
    site.append(this.later(phrase(words.editorSite), async () => {
      const bytes = await page.call('site', this.address());
      if (bytes) give(page, bytes, TYPES.zip, `${this.id}.zip`);
    }), element('span', 'hint', phrase(words.editorSiteAbout)));
    this.root.append(
      draft, element('p', 'hint', phrase(words.editorRecordAbout)), this.why, this.pages, label, this.field, hint, site, this.charts,
    );
  }

  /** The address of the folder of the site; undefined where it is not known, or is none. */
  address() {
    const { value } = this.field;
    try {
      const url = new URL(value.trim());
      return /^https?:$/.test(url.protocol) && !url.search && !url.hash ? url.href : undefined;
    } catch (none) {
      return undefined;
    }
  }

  /** Why pages cannot be taken away yet; empty where they can. */
  reason() {
    const { page } = this;
    const { answer } = page;
    if (!answer || !answer.record) return phrase(words.editorWaitNothing);
    const count = page.count('fault');
    if (count || !answer.complete) return phrase(words.editorWaitFaults, { count });
    if (answer.lacking) return phrase(words.editorWaitFile, { name: answer.lacking });
    if (this.field.value.trim() && !this.address()) return phrase(words.editorAddressWrong);
    return '';
  }

  update() {
    const { page } = this;
    const { answer } = page;
    if (!answer) return;
    const why = this.reason();
    this.why.textContent = why || (page.count('question') ? page.state() : '');
    this.why.hidden = !this.why.textContent;
    if (this.field.value.trim() && !this.address()) this.field.setAttribute('aria-invalid', 'true');
    else this.field.removeAttribute('aria-invalid');
    const languages = JSON.stringify(answer.languages);
    if (this.pages.dataset.languages !== languages) {
      this.pages.dataset.languages = languages;
      this.pages.textContent = '';
      this.pages.append(...answer.languages.map(([code, language]) => this.later(phrase(words.editorPage, { language }), async () => {
        const made = await page.call('standalone', code);
        if (made) give(page, made[1], TYPES.html, made[0]);
      })));
    }
    this.waiting = this.waiting.filter((one) => one.isConnected);
    this.waiting.forEach((one) => one.setAttribute('aria-disabled', String(Boolean(why))));
    this.listCharts(Boolean(why), answer.languages);
  }

  /** Each chart in each language; made when somebody opens the list. */
  listCharts(/** @type {boolean} */ waits, /** @type {[code: string, name: string][]} */ languages) {
    const open = Boolean(this.charts.querySelector('details[open]'));
    this.charts.textContent = '';
    if (waits) return;
    const details = element('details');
    details.append(element('summary', '', phrase(words.editorCharts)));
    const fill = async () => {
      if (!details.open || details.querySelector('section')) return;
      try {
        for (const [code, name] of languages) {
          const charts = /** @type {Chart[]} */ (await this.page.call('charts', code));
          const section = element('section');
          section.lang = code;
          section.append(element('h3', '', name), ...charts.map((chart) => this.chart(chart, code)));
          details.append(section);
        }
      } catch (error) {
        this.page.fail(error);
      }
    };
    details.addEventListener('toggle', fill);
    details.open = open;
    this.charts.append(details);
  }

  chart(/** @type {Chart} */ { id, heading, files, embedded }, /** @type {string} */ lang) {
    const { page } = this;
    const made = element('div', 'ed-chart');
    const row = element('div', 'ed-row');
    const named = (/** @type {HTMLElement} */ one) => {
      one.setAttribute('aria-label', `${one.textContent} · ${heading}`);
      return one;
    };
    const [picture] = files;
    const file = picture[0].replace(/\.svg$/, '.png');
    row.append(named(button(page, phrase(words.editorPng), async () => give(page, await pngOf(picture[1], RATIO), 'image/png', file))));
    for (const [name, text] of files.filter(([one]) => !one.includes('-narrow.'))) {
      const extension = /** @type {'svg' | 'csv'} */ (name.replace(/^.*\./, ''));
      row.append(named(button(page, extension.toUpperCase(), () => give(page, text, TYPES[extension], name))));
    }
    made.append(element('h4', '', heading), row);
    const address = this.address();
    if (address) {
      const site = address.replace(/\/*$/, '/');
      const { content, picture } = embedded;
      const of = {
        ...embedded, id, lang, site, scripts: site,
        content: async () => content,
        picture: () => loadBlob(new Image(), new Blob([picture], { type: TYPES.svg })),
      };
      const details = element('details');
      details.append(element('summary', '', `${phrase(words.editorCode)} · ${heading}`));
      // Each has several parts, and most are never opened.
      details.addEventListener('toggle', () => {
        if (details.open && !details.querySelector('textarea')) details.append(...codes(of, heading, `ed-kind-${lang}-${id}`));
      });
      made.append(details);
    }
    return made;
  }
}
