// @ts-check
// The cells as they were handed in, each in a field, with what was found in it beside it.

import * as words from 'plan-chart-words';
import { element, query, queryAll } from '../dom.js';
import { phrase } from '../phrase.js';
import { button } from './in.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./page.js').Sheet} Sheet */
/** @typedef {import('./page.js').Line} Line */

/** Rows that are shown at once. */
const ROWS = 100;

/** Columns between which empty ones are shown, too. */
const COLUMNS = 40;

/** `C`, as spreadsheets name the column 2. */
function letters(/** @type {number} */ column) {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** `Sheet1!C7`, as the module names cells. */
function placeOf(/** @type {string} */ sheet, /** @type {number} */ row, /** @type {number} */ column) {
  return `${sheet ? `${sheet}!` : ''}${letters(column)}${row + 1}`;
}

export class Grid {
  constructor(/** @type {Page} */ page) {
    this.page = page;
    this.root = query(document, '#ed-grid');
    /** @type {Sheet[]} */
    this.sheets = [];
    this.sheet = 0;
    this.from = 0;
    /** Text, sheet and row of each cell that holds something. @type {Map<string, [text: string, sheet: number, row: number]>} */
    this.texts = new Map();
  }

  has(/** @type {string} */ place) {
    return this.texts.has(place) || this.page.decided.edits[place] !== undefined;
  }

  /** What a field shows. */
  value(/** @type {string} */ place) {
    const { edits } = this.page.decided;
    return edits[place] === undefined ? this.original(place) : edits[place];
  }

  original(/** @type {string} */ place) {
    const [text] = this.texts.get(place) || [''];
    return text;
  }

  show(/** @type {Sheet[]} */ sheets) {
    this.sheets = sheets;
    this.texts.clear();
    sheets.forEach(({ name, cells }, index) => cells.forEach(([row, column, text]) => {
      this.texts.set(placeOf(name, row, column), [text, index, row]);
    }));
    this.sheet = 0;
    this.from = 0;
    this.build();
  }

  /** The rows of the sheet that hold something, and one more. */
  rows() {
    const rows = [...new Set(this.sheets[this.sheet].cells.map(([row]) => row))];
    return [...rows, (rows.length ? rows[rows.length - 1] : -1) + 1];
  }

  columns() {
    const columns = [...new Set(this.sheets[this.sheet].cells.map(([, column]) => column))].sort((a, b) => a - b);
    if (columns.length === 0) return [0];
    const [first, last] = [columns[0], columns[columns.length - 1]];
    return last - first < COLUMNS ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : columns;
  }

  build() {
    const { root, sheets } = this;
    root.textContent = '';
    if (sheets.length === 0) {
      root.append(element('p', 'hint', phrase(words.editorNoCells)));
      return;
    }
    root.append(...this.choices());
    const scrolled = element('div', 'pc-scrolled ed-scrolled');
    const [table, head, body] = [element('table', 'ed-table'), element('thead'), element('tbody')];
    const columns = this.columns();
    const top = element('tr');
    top.append(element('td'), ...columns.map((column) => {
      const cell = element('th', '', letters(column));
      cell.scope = 'col';
      return cell;
    }));
    head.append(top);
    body.append(...this.rows().slice(this.from, this.from + ROWS).map((row) => this.row(row, columns)));
    table.append(head, body);
    scrolled.append(table);
    this.caption = element('p', 'ed-of');
    root.append(scrolled, this.caption);
    table.addEventListener('change', (event) => this.change(/** @type {HTMLInputElement} */ (event.target)));
    table.addEventListener('keydown', (event) => this.key(event));
    table.addEventListener('focusin', (event) => this.describe(/** @type {HTMLElement} */ (event.target)));
    this.mark();
  }

  /** Which sheet, and which of its rows, where there are several. */
  choices() {
    /** @type {HTMLElement[]} */
    const made = [];
    /** @param {string} label @param {string[]} options @param {number} chosen @param {(index: number) => void} change */
    const choice = (label, options, chosen, change) => {
      const [field, name] = [element('select'), element('label', '', label)];
      options.forEach((text) => field.append(element('option', '', text)));
      field.selectedIndex = chosen;
      field.id = `ed-choice-${made.length}`;
      name.htmlFor = field.id;
      field.addEventListener('change', () => {
        change(field.selectedIndex);
        this.build();
        query(document, `#${field.id}`).focus();
      });
      const row = element('p', 'ed-field');
      row.append(name, field);
      made.push(row);
    };
    if (this.sheets.length > 1) {
      choice(phrase(words.editorSheet), this.sheets.map(({ name }, index) => name || String(index + 1)), this.sheet, (index) => {
        this.sheet = index;
        this.from = 0;
      });
    }
    const rows = this.rows();
    if (rows.length > ROWS) {
      const parts = Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, index) => index * ROWS);
      const label = (/** @type {number} */ from) => phrase(words.editorRows, {
        first: rows[from] + 1, last: rows[Math.min(from + ROWS, rows.length) - 1] + 1,
      });
      choice(phrase(words.editorCellsHeading), parts.map(label), this.from / ROWS, (index) => { this.from = index * ROWS; });
    }
    return made;
  }

  row(/** @type {number} */ row, /** @type {number[]} */ columns) {
    const { name } = this.sheets[this.sheet];
    const made = element('tr');
    const head = element('th', '', String(row + 1));
    head.scope = 'row';
    made.append(head, ...columns.map((column) => {
      const [cell, field] = [element('td'), element('input')];
      const place = placeOf(name, row, column);
      field.dataset.place = place;
      field.value = this.value(place);
      field.size = Math.min(Math.max([...field.value].length * 2, 6), 24);
      field.setAttribute('aria-label', phrase(words.editorCell, { place: `${letters(column)}${row + 1}` }));
      field.autocomplete = 'off';
      field.spellcheck = false;
      cell.append(field);
      return cell;
    }));
    return made;
  }

  fields() {
    return /** @type {HTMLInputElement[]} */ (queryAll(this.root, 'input'));
  }

  change(/** @type {HTMLInputElement} */ field) {
    const { place = '' } = field.dataset;
    if (field.value === this.value(place)) return;
    const { edits } = this.page.decided;
    if (field.value === this.original(place)) delete edits[place];
    else edits[place] = field.value;
    this.page.reread();
  }

  /** Enter goes down, with Shift up. */
  key(/** @type {KeyboardEvent} */ event) {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const cell = /** @type {HTMLTableCellElement} */ (/** @type {Element} */ (event.target).closest('td'));
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    const next = /** @type {HTMLTableRowElement | null} */ (event.shiftKey ? row.previousElementSibling : row.nextElementSibling);
    // Leaving the field takes its change.
    if (next) /** @type {HTMLElement} */ (next.cells[cell.cellIndex].firstElementChild).focus();
    else this.change(/** @type {HTMLInputElement} */ (event.target));
  }

  /** Says which indicator a cell is about, and leads to it in the preview. */
  describe(/** @type {HTMLElement} */ field) {
    const { answer, preview } = this.page;
    const { place = '' } = field.dataset;
    const id = answer && answer.indicators[place];
    if (!this.caption) return;
    this.caption.textContent = '';
    if (!id) return;
    const name = preview.nameOf(id) || id;
    this.caption.append(element('span', '', phrase(words.editorOf, { place, name })));
    if (preview.nameOf(id)) this.caption.append(' ', button(this.page, phrase(words.editorFind), () => preview.go(id)));
  }

  /** Puts what was found beside the cells that it is about. */
  mark() {
    const { answer } = this.page;
    if (!answer) return;
    /** @type {Map<string, Line[]>} */
    const found = new Map();
    for (const line of answer.readings) {
      if (line.level !== 'automatic' && line.place) found.set(line.place, [...(found.get(line.place) || []), line]);
    }
    for (const field of this.fields()) {
      const { place = '' } = field.dataset;
      const value = this.value(place);
      if (document.activeElement !== field && field.value !== value) field.value = value;
      const lines = found.get(place) || [];
      const cell = /** @type {HTMLElement} */ (field.parentElement);
      queryAll(cell, 'p').forEach((one) => one.remove());
      cell.className = lines.length ? `ed-has-${lines.some(({ level }) => level === 'fault') ? 'fault' : 'doubt'}` : '';
      if (lines.some(({ level }) => level === 'fault')) field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
      const notes = lines.map(({ text }, index) => {
        const note = element('p', 'ed-note', text);
        note.id = `ed-note-${place}-${index}`.replace(/\s/g, '_');
        return note;
      });
      cell.append(...notes);
      if (notes.length) field.setAttribute('aria-describedby', notes.map(({ id }) => id).join(' '));
      else field.removeAttribute('aria-describedby');
    }
  }

  /** Goes to a cell. */
  go(/** @type {string} */ place) {
    const [, sheet, row] = this.texts.get(place) || ['', this.sheet, 0];
    const part = () => Math.floor(this.rows().indexOf(row) / ROWS) * ROWS;
    const find = () => this.fields().find((field) => field.dataset.place === place);
    if (!find()) {
      this.sheet = sheet;
      this.from = Math.max(part(), 0);
      this.build();
    }
    const field = find();
    if (!field) return;
    field.focus();
    field.scrollIntoView({ block: 'center', inline: 'center' });
  }

  /** Goes to the first cell that is about an indicator. */
  goTo(/** @type {string} */ id) {
    const { answer } = this.page;
    const place = answer && Object.keys(answer.indicators).find((one) => answer.indicators[one] === id);
    if (place) this.go(place);
  }
}
