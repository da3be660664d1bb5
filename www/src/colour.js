// @ts-check
// Colours as numbers, and those of a chart's place.

import { roles, themes } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { phrase } from './phrase.js';

/** A colour as 0xRRGGBB, or null where it is none or lets through what is behind it. */
export function opaque(/** @type {string} */ text) {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return null;
  const read = ['#000', '#fff'].map((before) => {
    context.fillStyle = before;
    context.fillStyle = text;
    return String(context.fillStyle);
  });
  const hex = /^#[0-9a-f]{6}$/.test(read[0]) && read[0] === read[1];
  return hex ? parseInt(read[0].slice(1), 16) : null;
}

/**
 * The system's colours, as the stylesheet assigns them to the roles, where a reader has set colours for everything.
 * One that lets through what is behind it is taken as it looks on the card.
 */
function systemColours(/** @type {HTMLElement} */ place) {
  const probe = document.createElement('span');
  place.append(probe);
  const painted = (/** @type {string[]} */ ...layers) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error(phrase(words.consoleNoContext));
    for (const role of layers) {
      probe.style.color = `var(--pc-${role})`;
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return red * 65536 + green * 256 + blue;
  };
  const colours = roles.map((role) => painted('card', role));
  probe.remove();
  return colours;
}

/** The colours of a place, 0xRRGGBB in the order of the roles: those of the theme that the stylesheet names there. */
export function coloursOf(/** @type {HTMLElement} */ place) {
  const theme = getComputedStyle(place).getPropertyValue('--pc-theme').trim();
  if (!theme) throw new Error(phrase(words.consoleNoStylesheet));
  return themes[theme] || systemColours(place);
}
