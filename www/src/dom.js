// @ts-check
// Elements: how scripts make and find them.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 */
export function element(name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (name === 'button') made.setAttribute('type', 'button');
  made.textContent = text;
  return made;
}

/**
 * The first match of `selector` in `parent`, for elements that every page has.
 * @param {ParentNode} parent
 * @param {string} selector
 */
export function query(parent, selector) {
  return /** @type {HTMLElement} */ (parent.querySelector(selector));
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function queryAll(parent, selector) {
  return [...parent.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 */
export function removeAll(parent, selector) {
  queryAll(parent, selector).forEach((found) => found.remove());
}

/**
 * A length of an element's box in CSS px, as laid out: whatever transforms, zoom and animations make of it on the
 * screen. NaN where it has no box.
 * @param {Element} box
 * @param {'width' | 'height'} side
 */
export function layoutLength(box, side) {
  return parseFloat(getComputedStyle(box)[side]);
}
