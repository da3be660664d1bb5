// @ts-check
// The editor's page: what was handed in, what was decided about it, and what the module makes of both. The original is
// kept and read again after every decision.

import * as words from 'plan-chart-words';
import { element, query } from '../dom.js';
import { codeOf } from '../language.js';
import { reason } from '../log.js';
import { phrase } from '../phrase.js';
import { Cancelled, Crash, Engine } from './engine.js';
import { loadFiles, makeWorker } from './files.js';
import { Grid } from './grid.js';
import { addWaysIn } from './in.js';
import { Keeping } from './keeping.js';
import { Out } from './out.js';
import { Preview } from './preview.js';
import { showReadings } from './readings.js';
import { showUnderstood } from './understood.js';

/**
 * A choice: an entry of what was decided.
 * @typedef {{ field: 'edits' | 'columns' | 'report', key: string, value: string, label: string }} Offer
 */

/**
 * @typedef {{
 *   place: string, level: 'automatic' | 'question' | 'warning' | 'fault', text: string, column: boolean, about: string | null, alike: number,
 *   choices: Offer[], chosen: number | null,
 * }} Line
 */

/**
 * @typedef {{
 *   record: string, complete: boolean, id: string, languages: [code: string, name: string][],
 *   heading: [sheet: string, row: number] | null, about: [path: string, name: string, value: string][], readings: Line[], indicators: Record<string, string>,
 *   lacking: string | null,
 * }} Answer
 */

/** @typedef {{ name: string, cells: [row: number, column: number, text: string][] }} Sheet */

/**
 * @typedef {{
 *   like?: string, sheet?: string, heading?: number, encoding?: string, separator?: string, columns: Record<string, string>,
 *   edits: Record<string, string>, report: Record<string, string>, today: string,
 * }} Decided
 */

/** Nothing decided yet. @returns {Decided} */
function undecided(/** @type {string | undefined} */ like) {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return { like, columns: {}, edits: {}, report: {}, today };
}

export class Page {
  constructor(/** @type {import('./work.js').Files} */ files) {
    this.lang = codeOf(document.documentElement.lang);
    this.engine = new Engine(files, makeWorker, (busy) => { query(document, '#ed-busy').hidden = !busy; });
    /** What was handed in. @type {unknown} */
    this.given = undefined;
    /** The last record of the same office. @type {{ name: string, text: string } | undefined} */
    this.like = undefined;
    this.decided = undecided(undefined);
    /** @type {Sheet[]} */
    this.sheets = [];
    /** @type {Answer | undefined} */
    this.answer = undefined;
    /** Which start of the module has what was handed in. */
    this.openedAt = 0;
    this.asked = 0;
    /** Settles when nothing uses the module. @type {Promise<unknown>} */
    this.free = Promise.resolve();
    this.grid = new Grid(this);
    this.preview = new Preview(this);
    this.out = new Out(this);
    this.keeping = new Keeping(this);
  }

  start() {
    addWaysIn(this);
    query(document, '#ed-cancel').addEventListener('click', () => {
      this.engine.stop(new Cancelled());
      // The button goes away.
      query(document, this.given === undefined ? '#ed-choose' : '#ed-found').focus();
    });
    addEventListener('beforeunload', (event) => { if (this.changed && !this.keeping.on) event.preventDefault(); });
    query(document, '#ed-waiting').hidden = true;
    query(document, '#ed').hidden = false;
    // Loaded while the reader chooses a file.
    this.engine.start().catch((error) => this.fail(error));
  }

  /** Whether something was decided, which is nowhere else. */
  get changed() {
    const { edits, columns, report } = this.decided;
    return [edits, columns, report].some((decisions) => Object.keys(decisions).length > 0);
  }

  /** Asks before work is lost. */
  mayReplace() {
    return !(this.changed || this.keeping.hasAnother) || confirm(phrase(words.editorReplace));
  }

  /** Says something to everybody, also to who does not see it. */
  say(/** @type {string} */ text) {
    query(document, '#ed-said').textContent = text;
  }

  fail(/** @type {unknown} */ error) {
    if (error instanceof Cancelled) this.say(phrase(words.editorCancelled));
    else if (error instanceof Crash) this.say(phrase(words.editorCrashed));
    else {
      this.say(phrase(words.editorFailed, { error: reason(error) }));
      console.error('plan-chart:', error);
    }
  }

  /**
   * Uses the module once nothing else does: it has one table open, and would answer for another.
   * @template T
   * @param {() => Promise<T>} use
   */
  inTurn(use) {
    const used = this.free.then(use);
    this.free = used.catch(() => undefined);
    return used;
  }

  /** Has the module open what was handed in, unless it has. Only in turn. */
  async ensureOpen() {
    await this.engine.start();
    if (this.openedAt === this.engine.starts || this.given === undefined) return;
    const at = this.engine.starts;
    await this.engine.call('open', this.given, this.decided, this.lang);
    await this.engine.call('read', this.decided, this.lang);
    this.openedAt = at;
  }

  /** Calls the module after what was handed in is open there. @returns {Promise<any>} */
  call(/** @type {string} */ method, /** @type {unknown[]} */ ...given) {
    return this.inTurn(async () => {
      await this.ensureOpen();
      return this.engine.call(method, ...given);
    });
  }

  /** Opens what is handed in and reads it; whether it takes the place of what was there. Only in turn. */
  async take(/** @type {unknown} */ given, /** @type {Decided} */ decided) {
    await this.engine.start();
    const at = this.engine.starts;
    // What was there before has to be opened again.
    this.openedAt = 0;
    const sheets = await this.engine.call('open', given, decided, this.lang);
    const answer = /** @type {Answer} */ (await this.engine.call('read', decided, this.lang));
    if (this.given !== undefined && !answer.record && sheets.length === 0) {
      this.say(answer.readings.map(({ text }) => text).join(' '));
      return false;
    }
    Object.assign(this, { given, decided, sheets, answer, openedAt: at });
    this.preview.clear();
    return true;
  }

  /** Takes what is handed in; what was there before stays if it cannot be read. */
  async hand(/** @type {unknown} */ given, decided = undecided(this.like && this.like.text)) {
    if (!this.mayReplace()) {
      this.update();
      return;
    }
    this.say('');
    try {
      if (!await this.inTurn(() => this.take(given, decided))) return;
    } catch (error) {
      this.fail(error);
      return;
    }
    query(document, '#ed-work').hidden = false;
    this.grid.show(this.sheets);
    this.update();
    this.say(this.state());
    query(document, '#ed-found').focus();
    await this.see();
  }

  /** Reads what was handed in again, opened anew. */
  reopen(/** @type {Pick<Decided, 'encoding' | 'separator'>} */ choice) {
    const { like, sheet, encoding, separator } = this.decided;
    return this.hand(this.given, { ...undecided(like), sheet, encoding, separator, ...choice });
  }

  /** Notes decisions and reads again. */
  async decide(/** @type {Pick<Offer, 'field' | 'key' | 'value'>[]} */ offers) {
    offers.forEach(({ field, key, value }) => { this.decided[field][key] = value; });
    await this.reread();
  }

  async reread() {
    this.asked += 1;
    const { asked } = this;
    try {
      const [answer, seen] = await this.inTurn(async () => {
        await this.ensureOpen();
        // Both at once, so that what was found and the page are painted together.
        return Promise.all([this.engine.call('read', this.decided, this.lang), this.preview.ask()]);
      });
      if (asked === this.asked) {
        this.answer = answer;
        this.say(this.state());
        this.update();
      }
      // Each goes on from the one before, so none is left out.
      await this.preview.update(seen);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Shows the page as it will be. */
  async see() {
    try {
      const seen = await this.inTurn(async () => {
        await this.ensureOpen();
        return this.preview.ask();
      });
      await this.preview.update(seen);
    } catch (error) {
      this.fail(error);
    }
  }

  /** How much is left. */
  state() {
    const [left, asked] = [this.count('fault'), this.count('question')];
    if (left) return phrase(words.editorFaults, { count: left });
    return asked ? phrase(words.editorAsked, { count: asked }) : phrase(words.editorAllGood);
  }

  count(/** @type {Line['level']} */ level) {
    return this.answer ? this.answer.readings.filter((line) => line.level === level).length : 0;
  }

  /** Shows what was found and what was decided. */
  update() {
    showUnderstood(this, query(document, '#ed-understood'));
    showReadings(this, query(document, '#ed-readings'));
    this.grid.mark();
    this.out.update();
    this.keeping.update();
  }
}

export function startEditor() {
  loadFiles().then((files) => new Page(files).start()).catch((error) => {
    const waiting = query(document, '#ed-waiting');
    console.error('plan-chart:', error);
    waiting.prepend(element('strong', '', phrase(words.editorStopped, { error: reason(error) })), ' ');
  });
}
