// @ts-check
// The code with which others put a chart into their pages.

import { element as script, frame as frameScript } from 'plan-chart-facts';

/**
 * A chart, and the site that it is in.
 * @typedef {{
 *   id: string, lang: string, chart: string | undefined, indicator: string | undefined, title: string, alternative: string,
 *   version: string, page: string, height: number, site: string, scripts: string,
 *   content: () => Promise<string>, picture: () => Promise<HTMLImageElement>,
 * }} Embedded
 * `title` distinguishes its frame from others on a page; `alternative` says what its picture shows; `page` is the file
 * with all charts, `site` the address of its folder, `scripts` that of the folder of the scripts; `content` is what is
 * between the tags of the element.
 */

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

/** The address of the files of a chart, without their endings. */
export function filesOf(/** @type {Pick<Embedded, 'site' | 'version' | 'id' | 'lang'>} */ { site, version, id, lang }) {
  return `${site}embed/${version}/${id}.${lang}`;
}

/** The code of one chart, in four kinds: `element`, `fitted`, `fixed` and `picture`. */
export class Snippet {
  constructor(/** @type {Embedded} */ embedded) {
    this.of = embedded;
    this.files = filesOf(embedded);
  }

  /** A link to the chart on its page, around what is given. */
  link(inside = escaped(this.of.title), attributes = {}) {
    const href = `${this.of.site}${this.of.page}#${this.of.id}`;
    return `${tag('p', attributes)}${tag('a', { href })}${inside}</a></p>`;
  }

  script(/** @type {object} */ kind, /** @type {import('plan-chart-facts').File} */ { name, integrity }) {
    return `${tag('script', { ...kind, src: `${this.of.scripts}${name}`, integrity, crossorigin: 'anonymous' })}</script>`;
  }

  /** The frame; `more` are further attributes. */
  frame(/** @type {object} */ more) {
    return `${tag('iframe', {
      src: `${this.files}.html`,
      title: this.of.title,
      loading: 'lazy',
      width: '100%',
      height: this.of.height,
      frameborder: 0,
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
      ...more,
    })}</iframe>`;
  }

  async element() {
    const { chart, indicator, lang, version: v, site, scripts } = this.of;
    // The folder of this report below that of the scripts, where it has one of its own.
    const report = site.startsWith(scripts) ? site.slice(scripts.length, -1) : '';
    const open = tag('plan-chart', { report: report || undefined, chart, indicator, lang, v });
    const content = `${await this.of.content()}${this.link(undefined, { slot: 'link' })}`;
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
    const { naturalWidth: width, naturalHeight: height } = await this.of.picture();
    return this.link(tag('img', { src: `${this.files}.svg`, alt: this.of.alternative, width, height, loading: 'lazy' }));
  }
}
