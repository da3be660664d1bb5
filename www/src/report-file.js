// @ts-check
// What a folder says of its report: the file beside the pages with one chart.

import * as words from 'plan-chart-words';
import { VERSION } from './options.js';
import { phrase } from './phrase.js';
import { sharedByKey } from './shared.js';

const fetchFile = sharedByKey(async (/** @type {string} */ address) => {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(phrase(words.consoleNotLoaded, { file: address }));
  return /** @type {Promise<import('./report-data.js').Choice>} */ (answer.json());
});

/** The file in a version of the data, or the latest where there is none of that version. */
export async function reportFile(/** @type {string} */ folder, /** @type {string} */ version) {
  const latest = () => fetchFile(new URL('embed/report.json', folder).href);
  return VERSION.test(version) ? fetchFile(new URL(`embed/${version}/report.json`, folder).href).catch(latest) : latest();
}
