// @ts-check
// Images, loaded.

import * as words from 'plan-chart-words';
import { phrase } from '../phrase.js';

/** Waits until the image is there. @returns {Promise<HTMLImageElement>} */
export function loadImage(/** @type {HTMLImageElement} */ image, /** @type {string} */ address) {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(phrase(words.consolePictureNotShown)));
    image.src = address;
  });
}

/** Has an image show a blob, also where a policy forbids addresses of blobs. */
export function loadBlob(/** @type {HTMLImageElement} */ image, /** @type {Blob} */ blob) {
  return loadImage(image, URL.createObjectURL(blob)).catch(async () => loadImage(image, await dataAddress(blob)));
}

/** An address that contains the blob. @returns {Promise<string>} */
function dataAddress(/** @type {Blob} */ blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
