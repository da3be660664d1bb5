// @ts-check
// The page's address: the element that it leads to, and what is kept in it for the next reader.

import { queryAll } from './dom.js';

/** The element that the anchor names. An anchor that is no percent-encoded UTF-8 names none. */
export function target() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch (malformed) {
    return null;
  }
}

/** Scrolls to an element in this document alone: `scrollIntoView` in a frame scrolls the page around it as well. */
export function scrollToElement(/** @type {Element} */ place) {
  const margin = parseFloat(getComputedStyle(place).scrollMarginTop) || 0;
  scrollBy(0, place.getBoundingClientRect().top - margin);
}

/** The pages in other languages and for other readers show the same. */
export function updateLinks() {
  const parameters = new URLSearchParams(location.search);
  // The readers whom a page is for are in its name.
  parameters.delete('mode');
  for (const link of /** @type {HTMLAnchorElement[]} */ (queryAll(document, 'a.switch'))) {
    link.search = parameters.toString();
    link.hash = location.hash;
  }
}

/** Whether the browser refuses to change the address: that of a page from a file, or in a sandboxed frame. */
let fixed = false;

/** Sets parameters of the address, or removes them where the value is empty. */
export function save(/** @type {Record<string, string>} */ parameters, anchor = '') {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (anchor) url.hash = anchor;
  try {
    // In place of the entry before: each letter typed would be one more on the way back.
    history.replaceState(history.state, '', url.href);
  } catch (refused) {
    fixed = true;
  }
  updateLinks();
}

/** Calls `restore` when the way through the history leads to an address with other parameters. */
export function onReturn(/** @type {() => void} */ restore) {
  addEventListener('popstate', () => {
    // An address that could not be changed does not say what is on the page.
    if (!fixed) restore();
    updateLinks();
  });
}
