// @ts-check
// Files that are fetched on demand. A template in the page names them, because a policy may forbid scripts to do so.

import * as words from 'plan-chart-words';
import { phrase } from './phrase.js';

/** Puts the links and scripts of the template `id` into the page, and waits until they are loaded. */
export async function insertTemplate(/** @type {string} */ id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  const files = [...document.importNode(template.content, true).children];
  const loads = files.map((file) => new Promise((resolve, reject) => {
    const address = file.getAttribute('src') || file.getAttribute('href');
    file.addEventListener('load', resolve);
    file.addEventListener('error', () => reject(new Error(phrase(words.consoleNotLoaded, { file: address }))));
    document.head.append(file);
  }));
  try {
    await Promise.all(loads);
  } catch (error) {
    files.forEach((file) => file.remove());
    throw error;
  }
}
