// @ts-check
// Texts in the language of the page. All texts of the scripts are in `plan-chart-words`.

import { codeOf } from './language.js';

/** A text in each language, by the language's code. @typedef {Record<string, string>} Text */

/**
 * The text in the language `lang`, a tag, or in the first one where it has none; `{name}` becomes `values.name`.
 * @param {Text} text
 * @param {Record<string, unknown>} values
 */
export function phrase(text, values = {}, lang = document.documentElement.lang) {
  const own = text[codeOf(lang)] || Object.values(text)[0];
  return own.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
