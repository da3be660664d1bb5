// @ts-check
// Pages with one chart, from which <plan-chart> takes the figure.

import * as words from 'plan-chart-words';
import { element, query, queryAll } from './dom.js';
import { phrase } from './phrase.js';
import { sharedByKey } from './shared.js';

/** The page at an address, fetched once. */
export const chartPage = sharedByKey(fetchDocument);

/** Parsed by the request itself, because a policy may forbid scripts to make a document of a text. */
function fetchDocument(/** @type {string} */ address) {
  return new Promise((/** @type {(page: Document) => void} */ resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error(phrase(words.consoleNotLoaded, { file: address })));
    request.open('GET', address);
    request.responseType = 'document';
    request.onerror = fail;
    request.onload = () => {
      if (request.status === 200 && request.responseXML) resolve(request.responseXML);
      else fail();
    };
    request.send();
  });
}

/**
 * The figure of a page, made ready for another page: `level` is that of its heading.
 * @param {Document} page
 * @param {string} address
 * @param {string} level
 */
export function figureOf(page, address, level) {
  const section = document.importNode(query(page, 'section'), true);
  const title = query(section, 'h1').textContent || '';
  const heading = element(/** @type {'h1'} */ (`h${level}`), 'pc-heading', title);
  query(section, 'h1').replaceWith(heading);
  query(section, '.status').remove();
  for (const link of /** @type {HTMLAnchorElement[]} */ (queryAll(section, 'a'))) {
    link.href = new URL(link.getAttribute('href') || '', address).href;
  }
  return section;
}
