// @ts-check
// The colours of a chart's place: those of the theme that the style sheet names there.

import { roles, themes } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { phrase } from './phrase.js';

/** How colours over each other look, from a painted pixel: red, green, blue and opacity, 0 to 255. */
export function paintedColour(/** @type {string[]} */ ...layers) {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error(phrase(words.consoleNoContext));
  for (const colour of layers) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data];
}

/**
 * The system's colours, as the style sheet assigns them to the roles, where a reader has set colours for everything.
 * One that lets through what is behind it is taken as it looks on the card.
 */
function systemColours(/** @type {HTMLElement} */ place) {
  const probe = document.createElement('span');
  place.append(probe);
  const computed = (/** @type {string} */ role) => {
    probe.style.color = `var(--pc-${role})`;
    return getComputedStyle(probe).color;
  };
  const card = computed('card');
  const colours = roles.map((role) => {
    const [red, green, blue] = paintedColour(card, computed(role));
    return red * 65536 + green * 256 + blue;
  });
  probe.remove();
  return colours;
}

/** The colours of a place, 0xRRGGBB in the order of the roles. */
export function coloursOf(/** @type {HTMLElement} */ place) {
  const theme = getComputedStyle(place).getPropertyValue('--pc-theme').trim();
  if (!theme) throw new Error(phrase(words.consoleNoStylesheet));
  return themes[theme] || systemColours(place);
}
