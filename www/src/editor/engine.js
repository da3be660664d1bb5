// @ts-check
// Calls of the module, in a worker that may die without harm: what it was doing is lost, and the next call starts
// another one. Where no worker starts, the module runs on the page.

import { painted } from '../painted.js';
import { isCrash, startModule } from './work.js';

/** @typedef {import('./work.js').Files} Files */

/** The module failed. */
export class Crash extends Error {}

/** The reader did not want to wait. */
export class Cancelled extends Error {}

/** Milliseconds until a call is said to take long. */
const LONG = 300;

export class Engine {
  /**
   * @param {Files} files
   * @param {() => Worker} makeWorker throws where a policy forbids it
   * @param {(busy: boolean) => void} showBusy
   */
  constructor(files, makeWorker, showBusy) {
    this.files = files;
    this.makeWorker = makeWorker;
    this.showBusy = showBusy;
    /** @type {Promise<(method: string, given: unknown[]) => unknown> | undefined} */
    this.started = undefined;
    /** @type {Worker | undefined} */
    this.worker = undefined;
    /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
    this.waiting = new Map();
    this.last = 0;
    /** How often it was started: whoever opened something before has to open it again. */
    this.starts = 0;
    /** How often it was stopped, and why last. */
    this.stops = 0;
    this.reason = new Error();
  }

  /** Calls a method of the module's `Editor`. @returns {Promise<any>} */
  async call(/** @type {string} */ method, /** @type {unknown[]} */ ...given) {
    const timer = setTimeout(() => this.showBusy(true), LONG);
    try {
      return await (await this.start())(method, given);
    } finally {
      clearTimeout(timer);
      if (this.waiting.size === 0) this.showBusy(false);
    }
  }

  start() {
    if (!this.started) {
      this.starts += 1;
      this.started = this.startWorker().catch(() => this.startHere());
      this.started.catch(() => { this.started = undefined; });
    }
    return this.started;
  }

  /** @returns {Promise<(method: string, given: unknown[]) => unknown>} */
  startWorker() {
    return new Promise((resolve, reject) => {
      const worker = this.makeWorker();
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error('no worker'));
        if (this.worker === worker) this.stop(new Crash());
      };
      worker.onmessage = ({ data }) => {
        if (data.ready === false) reject(new Error('no module in a worker'));
        else if (data.ready) {
          this.worker = worker;
          resolve((method, given) => this.ask(worker, method, given));
        } else this.answer(data);
      };
      worker.postMessage(this.files);
    });
  }

  async startHere() {
    const call = await startModule(this.files);
    return async (/** @type {string} */ method, /** @type {unknown[]} */ given) => {
      const { stops } = this;
      // While it runs the page cannot say that it is busy; between two calls it is painted and answers.
      if (method === 'open') this.showBusy(true);
      await painted();
      if (stops !== this.stops) throw this.reason;
      try {
        return call(method, given);
      } catch (error) {
        throw isCrash(error) ? new Crash() : error;
      }
    };
  }

  /** @returns {Promise<unknown>} */
  ask(/** @type {Worker} */ worker, /** @type {string} */ method, /** @type {unknown[]} */ given) {
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, given });
    });
  }

  answer(/** @type {{ id: number, value?: unknown, error?: string, crash?: boolean }} */ { id, value, error, crash }) {
    const asked = this.waiting.get(id);
    if (!asked) return;
    this.waiting.delete(id);
    if (error === undefined) asked.resolve(value);
    else asked.reject(crash ? new Crash() : new Error(error));
    if (crash) this.stop(new Crash());
  }

  /** Ends the worker and everything that waits for it; on the page, what has not begun. */
  stop(/** @type {Error} */ reason) {
    this.stops += 1;
    this.reason = reason;
    if (!this.worker) return;
    this.worker.terminate();
    this.worker = undefined;
    this.started = undefined;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    waiting.forEach(({ reject }) => reject(reason));
    this.showBusy(false);
  }
}
