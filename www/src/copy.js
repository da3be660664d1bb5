// @ts-check
// What is copied from the page into a text program: pictures of the charts in place of canvases and SVG, which text
// programs leave out, and the tables.

import { element, queryAll, removeAll } from './dom.js';

/** As wide as the text on a sheet of A4, in CSS px. */
const LARGEST = 600;

/** What only serves on the page. */
const CONTROLS = '.pc-tools, .pc-fold, .pc-acts';

/** Has copied charts be pictures. @param {import('./figure.js').Figure[]} figures */
export function copyPictures(figures) {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0 || !event.clipboardData) return;
    const copy = element('div');
    copy.append(selection.getRangeAt(0).cloneContents());
    const places = queryAll(copy, '.pc[id] .pc-place');
    if (places.length === 0) return;
    for (const place of places) {
      const { id } = /** @type {HTMLElement} */ (place.closest('.pc'));
      const figure = figures.find((one) => one.id === id);
      if (figure) figure.draw();
      if (figure && figure.covered) place.replaceWith(pictureOf(figure));
    }
    removeAll(copy, CONTROLS);
    event.clipboardData.setData('text/html', copy.innerHTML);
    event.clipboardData.setData('text/plain', String(selection));
    event.preventDefault();
  });
}

function pictureOf(/** @type {import('./figure.js').Figure} */ { canvas, place }) {
  const image = element('img');
  image.src = canvas.toDataURL();
  image.alt = canvas.getAttribute('aria-label') || '';
  const scale = Math.min(1, LARGEST / place.clientWidth);
  image.width = Math.round(place.clientWidth * scale);
  image.height = Math.round(place.clientHeight * scale);
  return image;
}
