// @ts-check
// The part of the panel with the code with which others put the chart into their pages.

import * as words from 'plan-chart-words';
import { query } from '../dom.js';
import { codeOf } from '../language.js';
import { phrase } from '../phrase.js';
import { reportData } from '../report-data.js';
import { codes } from './codes.js';
import { loadImage } from './image.js';
import { filesOf } from './snippet.js';

/** @typedef {import('./snippet.js').Embedded} Embedded */

/** The folder of the scripts: that of this one. */
const SCRIPTS = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

async function text(/** @type {string} */ address) {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(phrase(words.consoleNotLoaded, { file: answer.url }));
  return answer.text();
}

/** A chart of this page. @returns {Embedded} */
function embedded(/** @type {HTMLElement} */ figure) {
  const { version, page, heights } = reportData();
  const { id, dataset: { chart, indicator } } = figure;
  const heading = query(figure, 'h2, h3').textContent || '';
  const of = {
    id, chart, indicator, version, page,
    lang: codeOf(document.documentElement.lang),
    title: `${heading} · ${query(document, '.top p').textContent}`,
    alternative: [heading, query(figure, '.pc-say').textContent].join(phrase(words.punctuationColon)),
    height: heights[id],
    site: new URL('.', location.href).href,
    scripts: SCRIPTS,
  };
  const files = filesOf(of);
  return {
    ...of,
    content: () => text(`${files}.txt`),
    picture: () => loadImage(new Image(), `${files}.svg`),
  };
}

export function addEmbedSection(/** @type {import('./panel.js').Panel} */ panel) {
  const heading = phrase(words.embedHeading);
  const part = panel.section(heading, phrase(words.embedHint, { version: reportData().version }));
  part.append(...codes(embedded(panel.figure), heading, 'pc-kind'));
}
