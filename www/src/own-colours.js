// @ts-check
// Colours that the page around sets for a chart, by custom properties: --plan-chart-bar for the crate's role `bar`,
// and so on. Those that could not be read on their ground are refused, and the default colours stay.

import { pairs, roles } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { element } from './dom.js';
import { logOnce } from './log.js';
import { phrase } from './phrase.js';
import { coloursOf, paintedColour } from './theme.js';

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

/** A colour as the browser computes it as 0xRRGGBB, or null where it lets through what is behind it. */
function opaque(/** @type {string} */ computed) {
  const plain = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(computed);
  // Any other notation is read from a painted pixel.
  const [red, green, blue, alpha] = plain ? [...plain.slice(1).map(Number), 255] : paintedColour(computed);
  return alpha === 255 ? red * 65536 + green * 256 + blue : null;
}

/** The colours that the page around sets for one chart. */
export class OwnColours {
  /**
   * @param {HTMLElement} host
   * @param {ShadowRoot} shadow
   * @param {HTMLElement} around the element in the shadow root that gets the colours
   * @param {() => void} changed called when the colours of the page around have changed
   */
  constructor(host, shadow, around, changed) {
    this.host = host;
    this.around = around;
    const probes = element('span');
    probes.style.display = 'block';
    probes.style.position = 'absolute';
    probes.style.visibility = 'hidden';
    this.probes = roles.map((role) => probe(`var(--plan-chart-${role})`));
    probes.append(...this.probes, probe('CanvasText'));
    let waiting = false;
    // A transition begins whatever has changed a colour: a class further up, a style sheet, the colour scheme.
    probes.addEventListener('transitionrun', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        changed();
      });
    });
    shadow.append(probes);
  }

  /** The theme that the page around declares for itself by `color-scheme`, or `auto`. */
  scheme() {
    const scheme = (getComputedStyle(this.host).colorScheme || '').replace('only', '').trim();
    return ['light', 'dark'].includes(scheme) ? scheme : 'auto';
  }

  /**
   * Applies the colours as far as they can be read, and returns them by role.
   * @param {HTMLElement} place whose colours are the default ones
   * @returns {Map<string, number>}
   */
  apply(place) {
    roles.forEach((role) => this.around.style.removeProperty(`--pc-${role}`));
    // Readers who ask for the system's colours, or for more contrast, get those.
    if (['(forced-colors: active)', '(prefers-contrast: more)'].some((look) => matchMedia(look).matches)) return new Map();
    const wanted = this.requested();
    refuseUnreadable(wanted, coloursOf(place));
    wanted.forEach((value, role) => {
      this.around.style.setProperty(`--pc-${role}`, `#${(value + 0x1000000).toString(16).slice(1)}`);
    });
    return wanted;
  }

  /** The colours that are set, by role. */
  requested() {
    const style = getComputedStyle(this.host);
    /** @type {Map<string, number>} */
    const wanted = new Map();
    roles.forEach((role, index) => {
      const text = style.getPropertyValue(`--plan-chart-${role}`).trim();
      if (!text) return;
      const value = opaque(getComputedStyle(this.probes[index]).backgroundColor);
      if (value === null) logOnce(phrase(words.consoleNotOpaque, { property: `--plan-chart-${role}`, value: text.slice(0, 40) }));
      else wanted.set(role, value);
    });
    return wanted;
  }
}

/** An element whose background shows a colour, and whose text begins a transition when that changes. */
function probe(/** @type {string} */ colour) {
  const made = element('span');
  made.style.backgroundColor = colour;
  made.style.color = colour;
  made.style.transition = 'color 1ms';
  return made;
}

/** Removes from the colours that are wanted those that could not be read on their ground. */
function refuseUnreadable(/** @type {Map<string, number>} */ wanted, /** @type {number[]} */ defaults) {
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
}
