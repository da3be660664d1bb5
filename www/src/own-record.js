// @ts-check
// A record that the page around brings along, for <plan-chart>: read by the module that reads records, which is a
// script of its own, fetched when it is first needed.

import { reader } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { idOf } from './options.js';
import { phrase } from './phrase.js';
import { offered } from './record.js';
import { shared, sharedByKey } from './shared.js';

/** @typedef {import('./report-data.js').Choice} Choice */
/** @typedef {import('plan-chart-record-glue')} Module */

/**
 * What takes texts for HTML or for the address of a script, where a content policy demands that such texts are trusted. It
 * must allow this name then. The texts are the module's own and the address of its script, which is held to its hash.
 */
const trusted = shared(async () => {
  const { trustedTypes } = /** @type {any} */ (window);
  const asIs = (/** @type {string} */ text) => text;
  const rules = { createHTML: asIs, createScriptURL: asIs };
  return trustedTypes ? trustedTypes.createPolicy('plan-chart', rules) : rules;
});

const loaded = shared(async (/** @type {string} */ place) => {
  const script = document.createElement('script');
  const at = (/** @type {import('plan-chart-facts').File} */ { name }) => new URL(name, place).href;
  const src = (await trusted()).createScriptURL(at(reader.script));
  Object.assign(script, { src, integrity: reader.script.integrity, crossOrigin: 'anonymous' });
  Object.assign(script.dataset, { wasm: at(reader.wasm), integrity: reader.wasm.integrity });
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(phrase(words.consoleNotLoaded, { file: script.src })));
    document.head.append(script);
  });
  return /** @type {Promise<Module>} */ (offered());
});

/** A record that passed every check. */
export class OwnRecord {
  /**
   * @param {import('plan-chart-record-glue').Record} record
   * @param {string} address what links in its figures are relative to
   */
  constructor(record, address) {
    this.record = record;
    this.address = address;
    this.choice = /** @type {Choice} */ (record.reportData());
    /** @type {Map<string, Document>} */
    this.pages = new Map();
  }

  /** What takes the place of the page with one chart. */
  async chartPage(/** @type {import('./options.js').Options} */ options) {
    const { record } = this;
    const policy = await trusted();
    const id = `${idOf(options)}.${options.lang}`;
    const { chart, indicator, tag } = options;
    const html = () => policy.createHTML(record.section(chart, indicator || undefined, tag));
    const page = this.pages.get(id) || new DOMParser().parseFromString(html(), 'text/html');
    this.pages.set(id, page);
    // The report has no page to lead to.
    page.querySelectorAll('.source a').forEach((link) => link.remove());
    return page;
  }
}

async function read(/** @type {object} */ object, /** @type {string} */ address, /** @type {string} */ place) {
  const { Record } = await loaded(place);
  return new OwnRecord(Record.read(object), address);
}

const fetched = sharedByKey(async (/** @type {string} */ addresses) => {
  const [address, place] = addresses.split(' ');
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(phrase(words.consoleNotLoaded, { file: address }));
  return read(await answer.json(), address, place);
});

/** @type {WeakMap<object, Promise<OwnRecord>>} */
const handed = new WeakMap();

/**
 * The record that an element is given by its property or its attribute; null where it shows that of its folder.
 * @param {{ record: object | null, getAttribute(name: string): string | null }} host
 * @param {string} place an address in the folder of the files
 */
export async function ownRecord(host, place) {
  const { record } = host;
  if (record) {
    const known = handed.get(record) || read(record, document.baseURI, place);
    handed.set(record, known);
    return known;
  }
  const address = host.getAttribute('record');
  return address ? fetched([new URL(address, document.baseURI).href, place].join(' ')) : null;
}
