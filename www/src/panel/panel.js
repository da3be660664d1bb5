// @ts-check
// The panel with everything that can be downloaded of one chart.

import * as words from 'plan-chart-words';
import { element, query } from '../dom.js';
import { phrase } from '../phrase.js';

export class Panel {
  /**
   * @param {HTMLElement} figure the chart
   * @param {{ picture: string, data: string, name: string }} files the addresses of its files, and their name without
   * an ending
   */
  constructor(figure, files) {
    this.figure = figure;
    this.files = files;
    this.heading = query(figure, 'h2, h3').textContent || '';
    this.sentence = query(figure, '.pc-say').textContent || '';
    this.dialog = element('dialog', 'pc-panel');
    const title = element('h2', '', phrase(words.panelTitle));
    title.id = 'pc-panel-title';
    this.dialog.setAttribute('aria-labelledby', title.id);
    const close = element('button', 'pc-close', phrase(words.panelClose));
    close.addEventListener('click', () => this.close());
    this.result = element('p', 'pc-panel-said');
    this.result.setAttribute('role', 'status');
    this.dialog.append(title, close, element('p', 'pc-panel-of', this.heading), this.result);
  }

  /** What a picture of the chart says to those who do not see it. */
  get alternative() {
    return [this.heading, this.sentence].join(phrase(words.punctuationStop));
  }

  /** A part of the panel under a heading of its own. */
  section(/** @type {string} */ heading, hint = '') {
    const part = element('section');
    part.append(element('h3', '', heading));
    if (hint) part.append(element('p', 'pc-panel-of', hint));
    this.dialog.insertBefore(part, this.result);
    return part;
  }

  /**
   * A button that does something and shows the result, a text.
   * @param {HTMLElement} part
   * @param {string} label
   * @param {(button: HTMLElement) => Promise<string>} run
   */
  button(part, label, run) {
    const button = element('button', '', label);
    button.addEventListener('click', async () => {
      button.setAttribute('aria-busy', 'true');
      this.result.textContent = '';
      try {
        this.result.textContent = await run(button);
      } catch (error) {
        this.result.textContent = phrase(words.panelFailed);
        console.error('plan-chart:', error);
      }
      button.removeAttribute('aria-busy');
    });
    part.append(button);
  }

  open() {
    document.body.append(this.dialog);
    if (this.hasDialogs()) {
      this.dialog.addEventListener('close', () => this.remove());
      this.dialog.addEventListener('click', (event) => {
        if (event.target === this.dialog) this.close();
      });
      this.dialog.showModal();
    } else {
      this.dialog.setAttribute('open', '');
      this.dialog.setAttribute('role', 'dialog');
      this.dialog.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this.close();
      });
      query(this.dialog, 'button').focus();
    }
  }

  close() {
    if (this.hasDialogs()) this.dialog.close();
    else this.remove();
  }

  /** Browsers before 2022 have none: the panel lies over the page all the same. */
  hasDialogs() {
    return typeof this.dialog.showModal === 'function';
  }

  remove() {
    this.dialog.remove();
    query(this.figure, '.pc-tools button').focus();
  }
}
