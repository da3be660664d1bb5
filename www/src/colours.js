// @ts-check
// Colours that the page around sets for a chart, by custom properties: --plan-chart-bar for the crate's role `bar`,
// and so on. Those that could not be read on their ground are refused, and the default colours stay.

import { pairs, roles } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { coloursOf, opaque } from './colour.js';
import { logOnce } from './log.js';
import { phrase } from './phrase.js';

/** Contrast as defined by WCAG 2.2, 1 to 21. */
function contrast(/** @type {number} */ a, /** @type {number} */ b) {
  const [light, dark] = [a, b].map(luminance).sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(/** @type {number} */ colour) {
  const [red, green, blue] = [16, 8, 0].map((bits) => {
    const share = ((colour >> bits) & 255) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colours that the page around sets for `host`, by role. */
function requested(/** @type {HTMLElement} */ host) {
  const style = getComputedStyle(host);
  /** @type {Map<string, number>} */
  const wanted = new Map();
  for (const role of roles) {
    const text = style.getPropertyValue(`--plan-chart-${role}`).trim();
    if (!text) continue;
    const value = opaque(text);
    if (value === null) logOnce(phrase(words.consoleNotOpaque, { property: `--plan-chart-${role}`, value: text.slice(0, 40) }));
    else wanted.set(role, value);
  }
  return wanted;
}

/**
 * Applies the colours that the page around sets for `host`, as far as they can be read, and returns them by role.
 * @param {HTMLElement} host
 * @param {HTMLElement} around the element in the shadow root that gets the colours
 * @param {HTMLElement} place whose colours are the default ones
 * @returns {Map<string, number>}
 */
export function applyColours(host, around, place) {
  roles.forEach((role) => around.style.removeProperty(`--pc-${role}`));
  // Readers who ask for the system's colours, or for more contrast, get those.
  if (['(forced-colors: active)', '(prefers-contrast: more)'].some((look) => matchMedia(look).matches)) return new Map();
  const defaults = coloursOf(place);
  const wanted = requested(host);
  const colourOf = (/** @type {string} */ role) => wanted.get(role) ?? defaults[roles.indexOf(role)];
  for (let refused = true; refused; ) {
    refused = false;
    for (const [above, below, least] of pairs) {
      const reached = contrast(colourOf(above), colourOf(below));
      const own = [above, below].filter((role) => wanted.has(role));
      if (reached >= least || own.length === 0) continue;
      const properties = own.map((role) => `--plan-chart-${role}`).join(', ');
      logOnce(phrase(words.consoleLowContrast, { above, below, contrast: reached.toFixed(2), least, properties }));
      own.forEach((role) => wanted.delete(role));
      refused = true;
    }
  }
  wanted.forEach((value, role) => {
    around.style.setProperty(`--pc-${role}`, `#${(value + 0x1000000).toString(16).slice(1)}`);
  });
  return wanted;
}
