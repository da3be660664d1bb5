// @ts-check
// The stylesheet of the shadow roots.

import { sheet, style } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { phrase } from './phrase.js';
import { PLACE } from './place.js';

/** The sheet that all shadow roots share; null where the browser knows no shared sheets. */
const shared = (() => {
  try {
    const made = new CSSStyleSheet();
    made.replaceSync(sheet);
    return 'adoptedStyleSheets' in ShadowRoot.prototype ? made : null;
  } catch (error) {
    return null;
  }
})();

/** Gives a shadow root its styles, and waits until they apply. */
export async function styleShadow(/** @type {ShadowRoot} */ shadow) {
  if (shared) {
    shadow.adoptedStyleSheets = [shared];
    return;
  }
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.crossOrigin = 'anonymous';
  link.integrity = style.integrity;
  link.href = new URL(style.name, PLACE).href;
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(phrase(words.consoleNotLoaded, { file: style.name })));
  });
  shadow.append(link);
  await loaded;
}
