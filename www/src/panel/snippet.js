// @ts-check
// The code with which others put a chart into their pages.

import { element as script, frame as frameScript } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { query } from '../dom.js';
import { codeOf } from '../language.js';
import { phrase } from '../phrase.js';
import { reportData } from '../report-data.js';
import { loadImage } from './image.js';

/** The folder of the scripts: that of this one. */
const FILES = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/** A value between quotation marks. */
function quoted(/** @type {string} */ text) {
  return `"${escaped(text).replace(/"/g, '&quot;')}"`;
}

function escaped(/** @type {string} */ text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** A start tag; an attribute that is `true` has no value, one that is undefined is left out. */
function tag(/** @type {string} */ name, /** @type {Record<string, unknown>} */ attributes) {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const list = given.map(([key, value]) => (value === true ? key : `${key}=${quoted(String(value))}`));
  return `<${[name, ...list].join(' ')}>`;
}

/** The code of one chart, in four kinds: `element`, `fitted`, `fixed` and `picture`. */
export class Snippet {
  constructor(/** @type {HTMLElement} */ figure) {
    this.lang = codeOf(document.documentElement.lang);
    this.id = figure.id;
    this.chart = figure.dataset.chart;
    this.indicator = figure.dataset.indicator;
    const heading = query(figure, 'h2, h3').textContent;
    this.alternative = [heading, query(figure, '.pc-say').textContent].join(phrase(words.punctuationColon));
    // What distinguishes the frame from others on a page.
    this.title = `${heading} · ${query(document, '.top p').textContent}`;
    this.data = reportData();
    this.files = `embed/${this.data.version}/${this.id}.${this.lang}`;
  }

  /** A path in the folder of this page as a whole address. */
  address(/** @type {string} */ path) {
    return new URL(path, location.href).href;
  }

  /** A link to the chart on this page, around what is given. */
  link(inside = escaped(this.title), attributes = {}) {
    const href = this.address(`${this.data.page}#${this.id}`);
    return `${tag('p', attributes)}${tag('a', { href })}${inside}</a></p>`;
  }

  script(/** @type {object} */ kind, /** @type {import('plan-chart-facts').File} */ { name, integrity }) {
    return `${tag('script', { ...kind, src: new URL(name, FILES).href, integrity, crossorigin: 'anonymous' })}</script>`;
  }

  /** The frame; `more` are further attributes. */
  frame(/** @type {object} */ more) {
    return `${tag('iframe', {
      src: this.address(`${this.files}.html`),
      title: this.title,
      loading: 'lazy',
      width: '100%',
      height: this.data.heights[this.id],
      frameborder: 0,
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
      ...more,
    })}</iframe>`;
  }

  async element() {
    const answer = await fetch(`${this.files}.txt`, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(phrase(words.consoleNotLoaded, { file: answer.url }));
    const { chart, indicator, lang, data: { version: v } } = this;
    // The folder of this report below that of the scripts, where it has one of its own.
    const here = this.address('.');
    const report = here.startsWith(FILES) ? here.slice(FILES.length, -1) : '';
    const open = tag('plan-chart', { report: report || undefined, chart, indicator, lang, v });
    const content = `${await answer.text()}${this.link(undefined, { slot: 'link' })}`;
    // Editors put code into paragraphs. This tag ends one; a heading in the content would end it in the middle.
    return `<div>\n${this.script({ type: 'module' }, script)}\n${open}\n${content}\n</plan-chart>\n</div>`;
  }

  async fitted() {
    return [this.frame({ 'data-plan-chart': true }), this.script({ defer: true }, frameScript), this.link()].join('\n');
  }

  async fixed() {
    return [this.frame({}), this.link()].join('\n');
  }

  async picture() {
    const src = this.address(`${this.files}.svg`);
    const { naturalWidth: width, naturalHeight: height } = await loadImage(new Image(), src);
    return this.link(tag('img', { src, alt: this.alternative, width, height, loading: 'lazy' }));
  }
}
