// @ts-check
// A chart's picture as PNG.

import { buf as crc32 } from 'crc-32';
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
  return pngOf(await answer.text(), ratio);
}

/**
 * The same of the text of such a file.
 * @param {string} text
 * @param {number} ratio
 * @returns {Promise<Blob>}
 */
export async function pngOf(text, ratio) {
  // Enlarged in the file: some browsers draw it at its own size first, then scale the pixels.
  const enlarged = (/** @type {string} */ _, /** @type {string} */ width, /** @type {string} */ height) =>
    `width="${Math.round(Number(width) * ratio)}" height="${Math.round(Number(height) * ratio)}"`;
  const svg = text.replace(/width="([\d.]+)" height="([\d.]+)"/, enlarged);
  const image = await loadBlob(new Image(), new Blob([svg], { type: 'image/svg+xml' }));
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  if (!context) throw new Error(phrase(words.consoleNoContext));
  context.drawImage(image, 0, 0);
  return withResolution(await encoded(canvas), ratio);
}

/** @returns {Promise<Blob>} */
function encoded(/** @type {HTMLCanvasElement} */ canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(phrase(words.consolePictureNotMade)))), 'image/png');
  });
}

/** Signature and header of a PNG file, in bytes: what gives the resolution may follow them. */
const HEADER = 33;
const PIXELS_PER_METRE = 96 / 0.0254;

/** A PNG file that says how large its pixels are (pHYs), so that text programs place it at its size on the page. */
function withResolution(/** @type {Blob} */ file, /** @type {number} */ ratio) {
  const chunk = new DataView(new ArrayBuffer(21));
  const density = Math.round(PIXELS_PER_METRE * ratio);
  chunk.setUint32(0, 9);
  [...'pHYs'].forEach((letter, index) => chunk.setUint8(4 + index, letter.charCodeAt(0)));
  chunk.setUint32(8, density);
  chunk.setUint32(12, density);
  chunk.setUint8(16, 1);
  chunk.setInt32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)));
  return new Blob([file.slice(0, HEADER), chunk, file.slice(HEADER)], { type: file.type });
}
