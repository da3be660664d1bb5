// @ts-check
// What may be asked of an embedded chart: by attributes of <plan-chart> and by the query of embed.html alike.

import { charts } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { codeOf } from './language.js';
import { phrase } from './phrase.js';

/** @typedef {import('./report-data.js').Choice} Choice */

/**
 * Each option with the values that it may have, the default first.
 * @param {Pick<Choice, 'indicators' | 'languages'>} choice
 * @returns {Record<string, string[]>}
 */
function valuesOf({ indicators, languages }) {
  return {
    chart: charts.map(([kind]) => kind),
    indicator: ['', ...indicators],
    lang: languages.map(([code]) => code),
    theme: ['auto', 'light', 'dark'],
    // Of the heading; a frame is a page of its own and begins with the first.
    level: ['3', '2', '4', '5', '6'],
  };
}

/** The names of the options. */
export const OPTIONS = Object.keys(valuesOf({ indicators: [], languages: [] }));

/** A version of the data: the day of its last revision. */
export const VERSION = /^\d{4}-\d{2}-\d{2}$/;

/**
 * `lang` is the code of a language, `tag` its tag.
 * @typedef {{ v: string, chart: string, indicator: string, lang: string, tag: string, theme: string, level: string }} Options
 */

/**
 * Reads the options with `read`, which gives the text of one or null. What is left out has its default; a value that
 * is not allowed is a fault, in words.
 * @param {(name: string) => string | null} read
 * @param {Choice} choice
 */
export function optionsOf(read, choice) {
  const { version, languages } = choice;
  const allowed = valuesOf(choice);
  const faults = [];
  const options = { v: read('v') || version, chart: '', indicator: '', lang: '', tag: '', theme: '', level: '' };
  for (const [name, values] of Object.entries(allowed)) {
    const asked = read(name) || values[0];
    const value = name === 'lang' ? codeOf(asked) : asked;
    Object.assign(options, { [name]: value });
    if (!values.includes(value)) faults.push(fault(name, asked, values));
  }
  if (!VERSION.test(options.v)) faults.push(fault('v', options.v, [version]));
  if (needsIndicator(options.chart) && !options.indicator) faults.push(fault('indicator', '', allowed.indicator));
  const language = languages.find(([code]) => code === options.lang);
  if (language) [, options.tag] = language;
  return { options, faults };
}

/** The name of the chart that the options ask for, in files and as an anchor. */
export function idOf(/** @type {Options} */ { chart, indicator }) {
  return needsIndicator(chart) ? `${chart}-${indicator}` : chart;
}

function needsIndicator(/** @type {string} */ chart) {
  return charts.some(([kind, needed]) => kind === chart && needed);
}

function fault(/** @type {string} */ name, /** @type {string} */ value, /** @type {string[]} */ values) {
  const list = values.filter(Boolean).join(', ');
  return phrase(words.consoleUnknownValue, { name, value: value.slice(0, 40), values: list });
}
