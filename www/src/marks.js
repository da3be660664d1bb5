// @ts-check
// Selects marks of a chart, by pointer, touch and keys, and shows what the table says of them. It needs neither
// the canvas nor the module: the picture's place has the positions of the marks, the table their values.

import * as words from 'plan-chart-words';
import { element, layoutLength, query, queryAll, removeAll } from './dom.js';
import { phrase } from './phrase.js';

/** A label and its value. @typedef {[label: string, value: string]} Line */

/** One chart: a stop for the Tab key, and a button over each mark. */
class Marks {
  constructor(/** @type {HTMLElement} */ figure) {
    this.figure = figure;
    this.place = query(figure, '.pc-place');
    this.first = Number(figure.dataset.datum || 0);
    this.section = /** @type {Element} */ (figure.closest('section'));
    /** Labels for assistive technology, in the page's language. */
    this.labels = query(document, 'main').dataset;
    // Those of a saved copy of the page do nothing.
    removeAll(this.place, '.pc-picks');
    this.group = element('div', 'pc-picks');
    this.group.setAttribute('role', 'group');
    this.group.setAttribute('aria-label', `${query(figure, 'h1, h2, h3').textContent} · ${this.labels.walk}`);
    this.detail = element('div', 'pc-detail');
    this.detail.hidden = true;
    // The name of the button says the same already.
    this.detail.setAttribute('aria-hidden', 'true');
    this.buttons = this.bands('wide').map((_, index) => this.button(index));
    this.group.append(...this.buttons, this.detail);
    this.shown = -1;
    this.group.addEventListener('keydown', (event) => this.key(event));
    this.place.addEventListener('pointerleave', () => this.hide('pointer'));
    this.group.addEventListener('focusout', (event) => {
      if (!this.group.contains(/** @type {Node | null} */ (event.relatedTarget))) this.hide('focus');
    });
    this.place.append(this.group);
    this.settle();
  }

  /** Top and height of each mark in sixteenths of the picture's size of type. */
  bands(/** @type {'wide' | 'compact'} */ form) {
    const numbers = (this.place.dataset[form] || '').split(' ').map(Number);
    return numbers.filter((_, index) => index % 2 === 0).map((y, index) => ({ y, height: numbers[2 * index + 1] }));
  }

  /** The rows of the tables about the mark: two where two targets differ. */
  rows(/** @type {number} */ index) {
    return queryAll(this.section, `.pc-folded tr[data-datum="${this.first + index}"]`);
  }

  button(/** @type {number} */ index) {
    const button = element('button', 'pc-pick');
    button.tabIndex = index === 0 ? 0 : -1;
    const { name, lines } = this.about(index);
    const values = lines.map((line) => line.join(phrase(words.punctuationColon)));
    button.setAttribute('aria-label', [name, ...values].join(phrase(words.punctuationSemicolon)));
    button.addEventListener('pointerenter', () => this.show(index, 'pointer'));
    button.addEventListener('focus', () => this.show(index, 'focus'));
    button.addEventListener('click', () => this.show(index, 'click'));
    return button;
  }

  /** The name of the mark, then label and value of each cell, and last the place in the report. */
  about(/** @type {number} */ index) {
    const rows = this.rows(index);
    const cells = rows.flatMap((row) => queryAll(row, 'td'));
    const lines = cells.map(({ dataset, textContent }) => /** @type {Line} */ (
      [dataset.label || '', dataset.said || textContent || '']
    ));
    const [row] = rows;
    if (row.dataset.place) lines.push([this.labels.placeLabel || '', row.dataset.place]);
    return { name: query(row, 'th').textContent || '', lines };
  }

  key(/** @type {KeyboardEvent} */ event) {
    const last = this.buttons.length - 1;
    const current = this.buttons.findIndex((button) => button === document.activeElement);
    /** @type {Record<string, number>} */
    const targets = {
      ArrowDown: Math.min(current + 1, last),
      ArrowRight: Math.min(current + 1, last),
      ArrowUp: Math.max(current - 1, 0),
      ArrowLeft: Math.max(current - 1, 0),
      Home: 0,
      End: last,
    };
    const next = targets[event.key];
    if (event.key === 'Escape') this.hide('Escape');
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.buttons.forEach((button, index) => { button.tabIndex = index === next ? 0 : -1; });
    this.buttons[next].focus();
  }

  /** Puts the buttons over the marks of the form that the page shows now. */
  settle() {
    const wide = query(this.place, '.pc-wide').getClientRects().length > 0;
    this.bands(wide ? 'wide' : 'compact').forEach(({ y, height }, index) => {
      this.buttons[index].style.top = `${y / 16}em`;
      this.buttons[index].style.height = `${height / 16}em`;
    });
  }

  /** `by` says what selected it: a pointer over it, the focus, a click. */
  show(/** @type {number} */ index, /** @type {string} */ by) {
    if (this.shown === index) {
      if (by === 'click') this.announce(index, by);
      return;
    }
    this.unmark();
    this.shown = index;
    this.settle();
    const { name, lines } = this.about(index);
    const list = element('dl');
    for (const [label, value] of lines) {
      if (value) list.append(element('dt', '', label), element('dd', '', value));
    }
    this.detail.replaceChildren(element('p', '', name), list);
    this.detail.hidden = false;
    this.position(index);
    this.mark(index, true);
    this.announce(index, by);
  }

  /** Dispatches an event that says what is selected, or that nothing is any more (-1). */
  announce(/** @type {number} */ index, /** @type {string} */ by) {
    const { chart } = this.figure.dataset;
    const detail = { chart, indicator: null, name: '', values: [], by };
    if (index >= 0) {
      const { name, lines } = this.about(index);
      const values = lines.filter(([, value]) => value).map(([label, value]) => ({ label, value }));
      Object.assign(detail, { indicator: this.rows(index)[0].dataset.id, name, values });
    }
    this.figure.dispatchEvent(new CustomEvent('plan-chart-select', { bubbles: true, detail }));
  }

  /** Puts the detail below the mark, or above it where the window ends; never over it or beyond the window's sides. */
  position(/** @type {number} */ index) {
    const [place, box, mark] = [this.place, this.detail, this.buttons[index]].map((one) => one.getBoundingClientRect());
    const below = mark.bottom + box.height <= window.innerHeight;
    const above = mark.top - box.height >= 0;
    const top = (below || !above ? mark.bottom : mark.top - box.height) - place.top;
    const most = document.documentElement.clientWidth - 8 - box.width - place.left;
    const middle = (place.width - box.width) / 2;
    const left = Math.max(8 - place.left, Math.min(middle, most));
    // What zoom and transforms make of a CSS px.
    const scale = place.width / layoutLength(this.place, 'width');
    this.detail.style.top = `${top / scale}px`;
    this.detail.style.left = `${left / scale}px`;
  }

  hide(/** @type {string} */ by) {
    if (this.shown < 0) return;
    this.unmark();
    this.announce(-1, by);
  }

  unmark() {
    if (this.shown >= 0) this.mark(this.shown, false);
    this.shown = -1;
    this.detail.hidden = true;
  }

  /** Mark and rows of the table are highlighted together. */
  mark(/** @type {number} */ index, /** @type {boolean} */ on) {
    this.buttons[index].classList.toggle('pc-on', on);
    this.rows(index).forEach((row) => row.classList.toggle('pc-on', on));
  }

  /** A row of the table under the pointer highlights its mark. */
  followTable() {
    this.buttons.forEach((_, index) => {
      this.rows(index).forEach((row) => {
        row.addEventListener('pointerenter', () => this.mark(index, true));
        row.addEventListener('pointerleave', () => this.mark(index, this.shown === index));
      });
    });
  }
}

export function addMarks() {
  const marks = queryAll(document, '.pc[data-chart]').map((figure) => new Marks(figure));
  marks.forEach((chart) => chart.followTable());
  addEventListener('resize', () => marks.forEach((chart) => {
    chart.hide('resize');
    chart.settle();
  }));
}
