// @ts-check
// One chart whose canvas takes the served picture over. Stands in one function with what follows it in the script.
/* global report */

/** One figure whose picture a canvas takes over, in the same place and of the same size. */
class Figure {
  constructor(element, live) {
    this.place = element.querySelector('.pc-place');
    this.wideSvg = this.place.querySelector('.pc-wide');
    this.small = Number(this.place.dataset.small);
    this.live = live;
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', this.wideSvg.getAttribute('aria-label'));
    this.failed = false;
    this.shown = '';
    // A browser that takes a picture away, to save memory say, may say so: the one below shows meanwhile.
    this.canvas.addEventListener('contextlost', () => this.uncover());
    this.canvas.addEventListener('contextrestored', () => this.redraw());
  }

  /** How the picture below is now: its form, how large it is, its colours; null where it has no room. */
  look() {
    const width = this.place.getBoundingClientRect().width;
    if (width === 0 || this.failed) return null;
    try {
      const type = parseFloat(getComputedStyle(this.wideSvg).fontSize) / 16;
      this.place.classList.toggle('pc-small', width < this.place.dataset.least * type);
      const form = this.wideSvg.getClientRects().length > 0 ? 1 : this.small;
      const height = this.live.height(form) * type;
      return { form, type, width, height, ratio: sharpness(width, height), colours: coloursOf(this.place) };
    } catch (error) {
      this.giveBack(error);
      return null;
    }
  }

  /** Draws in the place of the picture below and as it looks. */
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
      if (!context) throw new Error('the canvas gives no 2D context');
      this.live.draw(context, form, width / type, ratio * type, colours);
      if (!this.place.classList.contains('pc-live')) this.takeOver();
      this.shown = state;
    } catch (error) {
      this.giveBack(error);
    }
  }

  /** What was painted may be gone: it is to be painted again, however it looks. */
  forget() {
    this.shown = '';
  }

  redraw() {
    this.forget();
    this.draw();
  }

  takeOver() {
    if (isBlank(this.canvas)) throw new Error('the canvas stayed blank');
    this.place.appendChild(this.canvas);
    this.place.classList.add('pc-live');
  }

  uncover() {
    this.canvas.remove();
    this.place.classList.remove('pc-live');
  }

  giveBack(error) {
    this.failed = true;
    this.uncover();
    report(error);
  }
}

/**
 * The colours of a place, 0xRRGGBB in the order of the crate's roles, as the stylesheet sets them for the look
 * that the reader asks for. It lists them as shadows of no size: one value that a browser has worked out.
 */
function coloursOf(place) {
  const shadows = getComputedStyle(place).boxShadow.match(/rgb[^)]*/g);
  if (!shadows) throw new Error('the stylesheet is missing');
  return shadows.map((one) => one.match(/[\d.]+/g).slice(0, 3).reduce((all, part) => all * 256 + Number(part), 0));
}

/** Device px per CSS px, lowered where the canvas would be larger than browsers can hold. */
function sharpness(width, height) {
  const most = Math.min(8192 / width, 8192 / height, Math.sqrt(16e6 / (width * height)));
  return Math.min(window.devicePixelRatio || 1, most);
}

/** Whether all of it is one colour: to guard privacy, some browsers hand out canvases that stay so. */
function isBlank(canvas) {
  const context = canvas.getContext('2d');
  let first;
  // In strips: a chart shows something in the first.
  for (let y = 0; y < canvas.height; y += 64) {
    const { data } = context.getImageData(0, y, canvas.width, Math.min(64, canvas.height - y));
    const pixels = new Uint32Array(data.buffer);
    if (first === undefined) first = pixels[0];
    if (!pixels.every((pixel) => pixel === first)) return false;
  }
  return true;
}
