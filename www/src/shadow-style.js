// @ts-check
// The style sheet of the shadow roots.

import { sheet, style } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { phrase } from './phrase.js';

/** The sheet that all shadow roots of a document share. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** Null where the browser knows no shared sheets. */
function sharedSheet(/** @type {Document} */ page) {
  try {
    // A sheet belongs to the window that made it.
    const view = /** @type {typeof globalThis} */ (/** @type {unknown} */ (page.defaultView));
    if (!('adoptedStyleSheets' in view.ShadowRoot.prototype)) return null;
    let shared = sheets.get(page);
    if (!shared) {
      shared = new view.CSSStyleSheet();
      shared.replaceSync(sheet);
      sheets.set(page, shared);
    }
    return shared;
  } catch (error) {
    return null;
  }
}

/**
 * Gives a shadow root its styles in the document that it is in now, and waits until they apply.
 * @param {ShadowRoot} shadow
 * @param {string} place an address in the folder of the files
 */
export async function styleShadow(shadow, place) {
  const shared = sharedSheet(shadow.ownerDocument);
  if (shared) {
    shadow.adoptedStyleSheets = [shared];
    return;
  }
  // One from before a move loads again in its new document.
  const before = shadow.querySelector('link');
  if (before) before.remove();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.crossOrigin = 'anonymous';
  link.integrity = style.integrity;
  link.href = new URL(style.name, place).href;
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(phrase(words.consoleNotLoaded, { file: style.name })));
  });
  shadow.append(link);
  await loaded;
}
