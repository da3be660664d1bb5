// @ts-check
// One chart whose canvas replaces the pre-rendered picture.

import { roles } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { coloursOf } from './colour.js';
import { query } from './dom.js';
import { phrase } from './phrase.js';

/** @typedef {import('plan-chart-glue').Form} Form */

/**
 * How a picture looks: its form, the size of type as a multiple of 16 px, its size in CSS px, device px per CSS px,
 * and its colours.
 * @typedef {{ form: Form, type: number, width: number, height: number, ratio: number, colours: Uint32Array }} Look
 */

/** One figure whose canvas replaces its picture, in the same place and of the same size. */
export class Figure {
  /**
   * @param {HTMLElement} element
   * @param {import('plan-chart-glue').ChartHandle} live
   * @param {(error: unknown) => void} onFailure called once the picture is back because the canvas has failed
   */
  constructor(element, live, onFailure) {
    this.place = query(element, '.pc-place');
    this.wideSvg = query(this.place, '.pc-wide');
    this.small = /** @type {Form} */ (this.place.dataset.small);
    this.live = live;
    this.onFailure = onFailure;
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', this.wideSvg.getAttribute('aria-label') || '');
    this.failed = false;
    this.shown = '';
    /** Colours by role that replace those of the theme. @type {Map<string, number>} */
    this.ownColours = new Map();
    // A browser may take the contents of a canvas away, for instance to save memory: the picture shows meanwhile.
    this.canvas.addEventListener('contextlost', () => this.uncover());
    this.canvas.addEventListener('contextrestored', () => this.redraw());
  }

  /** How the picture looks now; null where it has no room. @returns {Look | null} */
  look() {
    const width = this.place.getBoundingClientRect().width;
    if (width === 0 || this.failed) return null;
    try {
      const type = parseFloat(getComputedStyle(this.wideSvg).fontSize) / 16;
      this.place.classList.toggle('pc-small', width < Number(this.place.dataset.least) * type);
      /** @type {Form} */
      const form = this.wideSvg.getClientRects().length > 0 ? 'wide' : this.small;
      const height = this.live.height(form) * type;
      return { form, type, width, height, ratio: sharpness(width, height), colours: this.colours() };
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  colours() {
    const theme = coloursOf(this.place);
    return Uint32Array.from(roles, (role, index) => this.ownColours.get(role) ?? theme[index]);
  }

  /** Draws in the place of the picture, as the picture looks. */
  draw(look = this.look()) {
    if (!look) return;
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
      if (!this.place.classList.contains('pc-live')) this.cover();
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
  cover() {
    if (isBlank(this.canvas)) throw new Error(phrase(words.consoleBlankCanvas));
    this.place.appendChild(this.canvas);
    this.place.classList.add('pc-live');
  }

  /** Shows the picture again. */
  uncover() {
    this.canvas.remove();
    this.place.classList.remove('pc-live');
  }

  fail(/** @type {unknown} */ error) {
    this.failed = true;
    this.uncover();
    this.onFailure(error);
  }
}

/** Device px per CSS px, lowered where the canvas would be larger than browsers can hold. */
function sharpness(/** @type {number} */ width, /** @type {number} */ height) {
  const most = Math.min(8192 / width, 8192 / height, Math.sqrt(16e6 / (width * height)));
  return Math.min(window.devicePixelRatio || 1, most);
}

/** Whether all of it is one colour: to guard privacy, some browsers hand out canvases that stay so. */
function isBlank(/** @type {HTMLCanvasElement} */ canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  /** @type {number | undefined} */
  let first;
  // In strips: a chart shows something in the first.
  for (let y = 0; y < canvas.height; y += 64) {
    const { data } = context.getImageData(0, y, canvas.width, Math.min(64, canvas.height - y));
    const pixels = new Uint32Array(data.buffer);
    if (first === undefined) [first] = pixels;
    if (!pixels.every((pixel) => pixel === first)) return false;
  }
  return true;
}
