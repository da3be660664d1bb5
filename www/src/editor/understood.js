// @ts-check
// What was understood of the table: its sheet, its encoding, what its columns hold, and the report itself. Each can be
// changed, and the original is read again.

import morphdom from 'morphdom';
import * as words from 'plan-chart-words';
import { element } from '../dom.js';
import { phrase } from '../phrase.js';
import { notes } from './notes.js';

/** @typedef {import('./page.js').Page} Page */

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'];
/** How a period is written. */
const PERIOD = '2024-01-01/2024-06-30';

/** Rows in which headings may begin, and characters of each that are shown. */
const [MOST_ROWS, MOST_SHOWN] = [40, 40];

const SEPARATORS = [',', ';', '\t', '|'];

/** The id of the select of a column. */
export function idOfColumn(/** @type {string} */ place) {
  return `ed-column-${place.replace(/\s/g, '_')}`;
}

/** The id of the field of a text of the report itself. */
export function idOfAbout(/** @type {string} */ path) {
  return `ed-about-${path}`;
}

/**
 * A field with its label.
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @param {(value: string) => void} change
 */
function labelled(label, field, change) {
  const row = element('p', 'ed-field');
  const name = element('label', '', label);
  field.id = field.id || `ed-field-${label.replace(/\s/g, '_')}`;
  name.htmlFor = field.id;
  field.addEventListener('change', () => change(field.value));
  row.append(name, field);
  return row;
}

function select(/** @type {[value: string, label: string][]} */ options, /** @type {string} */ chosen) {
  const made = element('select');
  made.append(...options.map(([value, label]) => {
    const option = element('option', '', label);
    option.value = value;
    option.selected = value === chosen;
    return option;
  }));
  return made;
}

// What listeners decide goes to `page.decided`, looked up when they are called: another table brings another one, and
// morphdom keeps a field with the listener that it had.

/** The row in which headings begin, with what is in it. @returns {HTMLElement[]} */
function ofHeading(/** @type {Page} */ page) {
  const { answer, sheets } = page;
  const [name, row] = (answer && answer.heading) || ['', -1];
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet || row < 0) return [];
  /** @type {Map<number, string[]>} */
  const texts = new Map();
  sheet.cells.forEach(([at, , text]) => texts.set(at, [...(texts.get(at) || []), text]));
  const rows = [...texts].filter(([at]) => at < MOST_ROWS || at === row);
  const options = rows.map(([at, shown]) => /** @type {[string, string]} */ (
    [String(at), `${at + 1}: ${shown.join(' · ').slice(0, MOST_SHOWN)}`]));
  return [labelled(phrase(words.editorHeading), select(options, String(row)), (chosen) => {
    page.decided.heading = Number(chosen);
    page.reread();
  })];
}

/** Fields about how the file is read: those that it has. */
function ofFile(/** @type {Page} */ page) {
  const { decided, sheets, given } = page;
  const fields = [];
  const names = sheets.map(({ name }) => name).filter(Boolean);
  /** @type {[string, string]} */
  const best = ['', phrase(words.editorBest)];
  const file = Boolean(given && typeof given === 'object' && 'files' in given);
  // A template has its sheets by their codes.
  if (names.length > 1 && page.answer && page.answer.about.length) {
    const options = names.map((name) => /** @type {[string, string]} */ ([name, name]));
    fields.push(labelled(phrase(words.editorSheet), select([best, ...options], decided.sheet || ''), (name) => {
      Object.assign(page.decided, { sheet: name || undefined, heading: undefined });
      page.reread().then(() => page.grid.turnTo(name));
    }));
  }
  fields.push(...ofHeading(page));
  // A text file has one sheet without a name.
  if (file && names.length === 0) {
    const encodings = ENCODINGS.map((name) => /** @type {[string, string]} */ ([name, name.toUpperCase()]));
    fields.push(labelled(phrase(words.editorEncoding), select([best, ...encodings], decided.encoding || ''), (name) => {
      page.reopen({ encoding: name || undefined });
    }));
    const separators = SEPARATORS.map((one) => /** @type {[string, string]} */ ([one, one === '\t' ? phrase(words.editorTab) : one]));
    fields.push(labelled(phrase(words.editorSeparator), select([best, ...separators], decided.separator || ''), (one) => {
      page.reopen({ separator: one || undefined });
    }));
  }
  return fields;
}

function group(/** @type {string} */ heading, /** @type {HTMLElement[]} */ fields) {
  if (fields.length === 0) return [];
  const made = element('fieldset', 'ed-fields');
  made.append(element('legend', '', heading), ...fields);
  return [made];
}

/** From what the fields in a place were made. @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

export function showUnderstood(/** @type {Page} */ page, /** @type {HTMLElement} */ place) {
  const { answer, decided } = page;
  if (!answer) return;
  const lines = answer.readings.filter(({ column, about }) => column || about);
  const { like, edits, ...fields } = decided;
  const from = JSON.stringify([page.sheets.map(({ name }) => name), answer.heading, answer.about, lines, fields]);
  if (shown.get(place) === from) return;
  shown.set(place, from);
  const columns = answer.readings.filter(({ column }) => column).map(({ place: at, text, choices, chosen }) => {
    const options = choices.map(({ value, label }) => /** @type {[string, string]} */ ([value, label]));
    const field = select(options, chosen === null ? '' : choices[chosen].value);
    field.id = idOfColumn(at);
    return labelled(text, field, (value) => page.decide([{ field: 'columns', key: at, value }]));
  });
  const about = answer.about.map(([path, name, value]) => {
    const field = element('input', 'ed-input');
    field.id = idOfAbout(path);
    field.value = decided.report[path] === undefined ? value : decided.report[path];
    if (path === 'period') field.placeholder = PERIOD;
    const row = labelled(name, field, (text) => page.decide([{ field: 'report', key: path, value: text }]));
    row.append(...notes(field, answer.readings.filter((line) => line.about === path)));
    return row;
  });
  const made = element('div');
  made.append(
    ...ofFile(page),
    ...group(phrase(words.editorColumns), columns),
    ...group(phrase(words.editorAbout), about),
  );
  // Somebody may be writing into a field meanwhile.
  const stays = (/** @type {Element} */ field) => field.matches('input') && field === document.activeElement;
  morphdom(place, made, { childrenOnly: true, onBeforeElUpdated: (field) => !stays(field) });
  /** @type {HTMLElement} */ (place.closest('section')).hidden = !place.firstChild;
}
