// @ts-check
// The script of embed.html: goes on to the page of the chart that the query asks for. Where it asks for none that
// exists, the list of all of them stays.

import * as words from 'plan-chart-words';
import { logOnce, reason } from '../log.js';
import { idOf, optionsOf } from '../options.js';
import { phrase } from '../phrase.js';
import { reportData } from '../report-data.js';

/**
 * The page of the chart, in a version of the data, with the same query.
 * @param {import('../options.js').Options} options
 * @param {string} of
 */
function pageOf(options, of) {
  return new URL(`embed/${of}/${idOf(options)}.${options.lang}.html${location.search}#embed`, document.baseURI).href;
}

async function target() {
  const parameters = new URLSearchParams(location.search);
  const choice = reportData();
  const { version } = choice;
  const { options, faults } = optionsOf((name) => parameters.get(name), choice);
  if (faults.length) throw new Error(faults.join(phrase(words.punctuationSemicolon)));
  const wanted = pageOf(options, options.v);
  if (options.v === version) return wanted;
  // Another version stays where it was put, unless somebody has removed it; the page says so then.
  const kept = await fetch(wanted, { method: 'HEAD', credentials: 'same-origin' }).then((answer) => answer.ok, () => false);
  return kept ? wanted : pageOf(options, version);
}

target().then(
  (address) => location.replace(address),
  (error) => logOnce(phrase(words.consoleListStays, { reason: reason(error) })),
);
