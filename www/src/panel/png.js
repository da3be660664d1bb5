// @ts-check
// A chart's picture as PNG.

import * as words from 'plan-chart-words';
import { phrase } from '../phrase.js';
import { loadBlob } from './image.js';

/**
 * The SVG file at `address`, with title, source and date in it, as PNG, `ratio` times as large.
 * @param {string} address
 * @param {number} ratio
 * @returns {Promise<Blob>}
 */
export async function png(address, ratio) {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(phrase(words.consoleNotLoaded, { file: address }));
  // Enlarged in the file: some browsers draw it at its own size first, then scale the pixels.
  const enlarged = (/** @type {string} */ _, /** @type {string} */ width, /** @type {string} */ height) =>
    `width="${Math.round(Number(width) * ratio)}" height="${Math.round(Number(height) * ratio)}"`;
  const svg = (await answer.text()).replace(/width="([\d.]+)" height="([\d.]+)"/, enlarged);
  const image = await loadBlob(new Image(), new Blob([svg], { type: 'image/svg+xml' }));
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  if (!context) throw new Error(phrase(words.consoleNoContext));
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(phrase(words.consolePictureNotMade)))), 'image/png');
  });
}
