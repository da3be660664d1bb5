// @ts-check
// Where the files of <plan-chart> are: beside its script, and those of its report in the same folder or one below.

import * as words from 'plan-chart-words';
import { phrase } from './phrase.js';

/** The address of the script, empty where it was put into the page as text. */
const SCRIPT = (() => {
  try {
    // In the classic script the build puts `document.currentScript.src` in place of this.
    return import.meta.url;
  } catch (inline) {
    return '';
  }
})();

/** Whether that is the script's own, beside the other files. */
const OWN = /\/element\.[^/]*js$/.test(SCRIPT.replace(/[?#].*/, ''));

/** A name of a folder, which leads to no other place. */
const FOLDER = /^(?!\.*$)[a-z0-9.-]+$/;

/**
 * Content systems copy scripts into others or into the page. The link in the code to copy leads to the report then.
 * @returns {HTMLAnchorElement | null}
 */
function linkOf(/** @type {HTMLElement} */ host) {
  return OWN ? null : host.querySelector('[slot=link] a');
}

/** An address in the folder of the files that all reports share. */
export function filesOf(/** @type {HTMLElement} */ host) {
  const link = linkOf(host);
  if (!link) return SCRIPT;
  return host.hasAttribute('report') ? new URL('..', link.href).href : link.href;
}

/** An address in the folder of the report: the same, or the one below that the attribute `report` names. */
export function reportOf(/** @type {HTMLElement} */ host) {
  const folder = host.getAttribute('report');
  if (folder && !FOLDER.test(folder)) {
    throw new Error(phrase(words.consoleUnknownValue, { name: 'report', value: folder.slice(0, 40), values: FOLDER }));
  }
  const link = linkOf(host);
  if (link) return link.href;
  return folder ? new URL(`${folder}/`, SCRIPT).href : SCRIPT;
}
