// @ts-check
// One chart whose canvas replaces the pre-rendered picture.

import { roles } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { layoutLength, query, queryAll, removeAll } from './dom.js';
import { phrase } from './phrase.js';
import { coloursOf } from './theme.js';

/** @typedef {import('plan-chart-glue').Form} Form */

/**
 * How a picture looks: its form, the size of type as a multiple of 16 px, its size in CSS px, device px per CSS px,
 * and its colours.
 * @typedef {{ form: Form, type: number, width: number, height: number, ratio: number, colours: Uint32Array }} Look
 */

/** A size of type in CSS px below which nobody can read a picture, and its table serves better. */
const LEAST_TYPE = 6;

/** One figure whose canvas replaces its picture, in the same place and of the same size. */
export class Figure {
  /**
   * @param {HTMLElement} element
   * @param {import('plan-chart-glue').ChartHandle} live
   * @param {(error: unknown) => void} onFailure called once the picture is back because the canvas has failed
   */
  constructor(element, live, onFailure) {
    this.id = element.id;
    this.place = query(element, '.pc-place');
    this.pictures = queryAll(this.place, '.pc-plot');
    this.wide = query(this.place, '.pc-wide');
    this.small = /** @type {Form} */ (this.place.dataset.small);
    this.live = live;
    this.onFailure = onFailure;
    // One that was saved with the page is empty.
    removeAll(this.place, 'canvas');
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', this.wide.getAttribute('aria-label') || '');
    this.failed = false;
    this.shown = '';
    /** Keep the pictures hidden while the canvas is over them. @type {Animation[]} */
    this.hiding = [];
    /** Colours by role that replace those of the theme. @type {Map<string, number>} */
    this.ownColours = new Map();
    /** A browser may take the contents of a canvas away, for instance to save memory: the picture shows meanwhile. */
    this.lost = false;
    this.canvas.addEventListener('contextlost', () => {
      this.lost = true;
      this.uncover();
    });
    this.canvas.addEventListener('contextrestored', () => {
      this.lost = false;
      this.redraw();
    });
  }

  /** Whether the canvas is over the picture. */
  get covered() {
    return this.hiding.length > 0;
  }

  /** Whether it is laid out with a width. */
  hasRoom() {
    return this.place.getClientRects().length > 0 && layoutLength(this.place, 'width') > 0;
  }

  /** How the picture looks now; null where it has no room. @returns {Look | null} */
  look() {
    if (this.failed || this.lost) return null;
    try {
      const width = layoutLength(this.place, 'width');
      const type = this.type();
      if (!(width > 0 && type * 16 >= LEAST_TYPE)) return null;
      this.place.classList.toggle('pc-small', width < Number(this.place.dataset.least) * type);
      const form = this.form();
      const height = this.live.height(form) * type;
      return { form, type, width, height, ratio: this.sharpness(width, height), colours: this.colours() };
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  /** The form that the style sheet shows. @returns {Form} */
  form() {
    return this.wide.getClientRects().length > 0 ? 'wide' : this.small;
  }

  /**
   * The size of type as a multiple of 16 px, from the picture's height: browsers may enlarge letters, and lengths that
   * count in them, by rules of their own.
   */
  type() {
    const shown = this.pictures.find((picture) => picture.getClientRects().length > 0);
    return shown ? layoutLength(shown, 'height') / this.live.height(this.form()) : NaN;
  }

  /** Device px per CSS px, also in what is enlarged; lower where the canvas would be larger than browsers can hold. */
  sharpness(/** @type {number} */ width, /** @type {number} */ height) {
    const most = Math.min(8192 / width, 8192 / height, Math.sqrt(16e6 / (width * height)));
    const scale = Math.max(1, this.place.getBoundingClientRect().width / width);
    return Math.min((window.devicePixelRatio || 1) * scale, most);
  }

  colours() {
    const theme = coloursOf(this.place);
    return Uint32Array.from(roles, (role, index) => this.ownColours.get(role) ?? theme[index]);
  }

  /** Draws in the place of the picture, as the picture looks; where it has no room, the picture stays. */
  draw(look = this.look()) {
    if (!look) {
      this.uncover();
      return;
    }
    const { form, type, width, height, ratio, colours } = look;
    const state = [form, type, width, ratio, colours].join();
    if (state === this.shown) return;
    try {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.height = `${height}px`;
      const context = this.canvas.getContext('2d');
      if (!context) throw new Error(phrase(words.consoleNoContext));
      this.live.draw(context, form, width / type, ratio * type, colours);
      if (!this.covered) this.cover(form);
      this.shown = state;
    } catch (error) {
      this.fail(error);
    }
  }

  /** What was painted may be gone: the next `draw` paints again, however the picture looks. */
  forget() {
    this.shown = '';
  }

  redraw() {
    this.forget();
    this.draw();
  }

  /** Puts the canvas over the picture. */
  cover(/** @type {Form} */ form) {
    const [first, height] = (this.place.dataset[form === 'wide' ? 'wide' : 'compact'] || '').split(' ').map(Number);
    const row = (/** @type {number} */ y) => Math.floor(this.canvas.height * y / this.live.height(form));
    // The middle half of a band has a bar in it, or part of one, and often a text.
    if (isBlank(this.canvas, row(first + height / 4), row(height / 2))) throw new Error(phrase(words.consoleBlankCanvas));
    this.place.appendChild(this.canvas);
    // Not by a class: a saved copy of the page would keep it, over an empty canvas.
    const hidden = { visibility: ['hidden', 'hidden'] };
    this.hiding = this.pictures.map((picture) => picture.animate(hidden, { fill: 'forwards' }));
  }

  /** Shows the picture again. */
  uncover() {
    this.forget();
    this.canvas.remove();
    this.hiding.forEach((animation) => animation.cancel());
    this.hiding = [];
  }

  fail(/** @type {unknown} */ error) {
    this.failed = true;
    this.uncover();
    this.onFailure(error);
  }
}

/**
 * Whether a strip across the canvas is of one colour: to guard privacy, some browsers hand out canvases that stay so.
 * @param {HTMLCanvasElement} canvas
 * @param {number} top
 * @param {number} height
 */
function isBlank(canvas, top, height) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const { data } = context.getImageData(0, top, canvas.width, height);
  const pixels = new Uint32Array(data.buffer);
  return pixels.every((pixel) => pixel === pixels[0]);
}
