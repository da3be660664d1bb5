// @ts-check
// The cells as they were handed in, each in a field, with what was found in it beside it.

import * as words from 'plan-chart-words';
import { element, query, queryAll } from '../dom.js';
import { phrase } from '../phrase.js';
import { button } from './in.js';
import { notes } from './notes.js';

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

/** How wide a text is in em, roughly: Chinese characters are twice as wide as Latin ones. */
function room(/** @type {string} */ text) {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.6), 1.5);
}

/** Least and most width of a column in em. */
const [NARROW, WIDE] = [6, 18];

/** What indicators are called in a record, by their ids. */
function namesOf(/** @type {string} */ record, /** @type {string} */ lang) {
  const { indicators } = JSON.parse(record || '{}');
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const { id, name } of indicators || []) names.set(id, String((name && (name[lang] || Object.values(name)[0])) || id));
  return names;
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
    /** The row that Tab walks; arrows lead to the others. @type {HTMLTableRowElement | undefined} */
    this.current = undefined;
    /** What was last said of each field. @type {WeakMap<HTMLElement, string>} */
    this.said = new WeakMap();
    /** The indicator of the cell that was focused last. */
    this.about = element('p', 'ed-about');
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
    const { heading } = /** @type {import('./page.js').Answer} */ (this.page.answer);
    this.turnTo(heading ? heading[0] : '');
  }

  /** Shows the sheet of this name, or the first one. */
  turnTo(/** @type {string} */ sheet) {
    this.sheet = Math.max(this.sheets.findIndex(({ name }) => name === sheet), 0);
    this.from = 0;
    this.build();
  }

  /** The row of the shown sheet that has the headings. A template has them in the first one. */
  headingRow() {
    const { heading } = /** @type {import('./page.js').Answer} */ (this.page.answer);
    if (!heading) return 0;
    return heading[0] === this.sheets[this.sheet].name ? heading[1] : -1;
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
    const [choices, scrolled] = [element('div', 'ed-choices'), element('div', 'pc-scrolled ed-scrolled')];
    choices.append(...this.choices());
    const [table, head, body] = [element('table', 'ed-table'), element('thead'), element('tbody')];
    const columns = this.columns();
    const rows = this.rows().slice(this.from, this.from + ROWS);
    const { name } = sheets[this.sheet];
    const top = element('tr');
    top.append(element('td'), ...columns.map((column) => {
      const cell = element('th', '', letters(column));
      cell.scope = 'col';
      const widest = Math.max(...rows.map((row) => room(this.value(placeOf(name, row, column)))));
      cell.style.minWidth = `${Math.min(Math.max(widest, NARROW), WIDE)}em`;
      return cell;
    }));
    head.append(top);
    body.append(...rows.map((row) => this.row(row, columns)));
    table.append(head, body);
    scrolled.append(table);
    this.about.textContent = '';
    root.append(choices, this.about, scrolled);
    table.addEventListener('change', (event) => this.change(/** @type {HTMLInputElement} */ (event.target)));
    table.addEventListener('keydown', (event) => this.key(event));
    table.addEventListener('focusin', (event) => this.describe(/** @type {HTMLElement} */ (event.target)));
    this.walk(body.rows[0]);
    this.mark();
  }

  /** From now on Tab walks the cells of this row and then leaves the table. */
  walk(/** @type {HTMLTableRowElement} */ row) {
    if (row === this.current) return;
    const turn = (/** @type {HTMLTableRowElement} */ one, /** @type {number} */ index) => {
      queryAll(one, 'input').forEach((field) => { field.tabIndex = index; });
    };
    if (this.current) turn(this.current, -1);
    turn(row, 0);
    this.current = row;
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
      field.tabIndex = -1;
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

  /** Enter and the arrows go from row to row, Escape takes back what was not taken yet. */
  key(/** @type {KeyboardEvent} */ event) {
    if (event.isComposing) return;
    const field = /** @type {HTMLInputElement} */ (event.target);
    const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
    if (event.key === 'Escape') field.value = this.value(field.dataset.place || '');
    if (!up && event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    const cell = /** @type {HTMLTableCellElement} */ (field.closest('td'));
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    const next = /** @type {HTMLTableRowElement | null} */ (up ? row.previousElementSibling : row.nextElementSibling);
    // Leaving the field takes its change.
    if (next) /** @type {HTMLElement} */ (next.cells[cell.cellIndex].firstElementChild).focus();
    else this.change(field);
  }

  /** Says what a cell is about, and leads to it in the preview. */
  describe(/** @type {HTMLElement} */ field) {
    const { answer, preview } = this.page;
    this.walk(/** @type {HTMLTableRowElement} */ (field.closest('tr')));
    this.about.textContent = field.getAttribute('aria-label');
    const id = answer && answer.indicators[field.dataset.place || ''];
    const place = id && preview.placeOf(id);
    if (place) this.about.append(button(this.page, phrase(words.editorFind), () => preview.go(place)));
  }

  /** What a cell is called: its place, its heading and its indicator. */
  nameOf(/** @type {string} */ place, /** @type {number} */ heading, /** @type {Map<string, string>} */ names) {
    const { name } = this.sheets[this.sheet];
    const { indicators } = /** @type {import('./page.js').Answer} */ (this.page.answer);
    const cell = place.slice(place.lastIndexOf('!') + 1);
    const column = heading < 0 ? '' : this.value(`${name ? `${name}!` : ''}${cell.replace(/\d+$/, String(heading + 1))}`);
    return [phrase(words.editorCell, { place: cell }), column, names.get(indicators[place])].filter(Boolean).join(' · ');
  }

  /** Puts what was found beside the cells that it is about. */
  mark() {
    const { answer } = this.page;
    if (!answer || this.sheets.length === 0) return;
    /** @type {Map<string, Line[]>} */
    const found = new Map();
    for (const line of answer.readings) {
      if (line.level !== 'automatic' && line.place) found.set(line.place, [...(found.get(line.place) || []), line]);
    }
    const [heading, names] = [this.headingRow(), namesOf(answer.record, this.page.lang)];
    for (const field of this.fields()) {
      const { place = '' } = field.dataset;
      const value = this.value(place);
      if (document.activeElement !== field && field.value !== value) field.value = value;
      const [name, lines] = [this.nameOf(place, heading, names), found.get(place) || []];
      // Most cells are as they were.
      const said = [name, ...lines.map(({ level, text }) => level + text)].join('\n');
      if (this.said.get(field) === said) continue;
      this.said.set(field, said);
      field.setAttribute('aria-label', name);
      const cell = /** @type {HTMLElement} */ (field.parentElement);
      queryAll(cell, 'p').forEach((one) => one.remove());
      cell.className = lines.length ? `ed-has-${lines.some(({ level }) => level === 'fault') ? 'fault' : 'doubt'}` : '';
      cell.append(...notes(field, lines));
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
    field.select();
    field.scrollIntoView({ block: 'center', inline: 'center' });
  }

  /** The first cell that is about each indicator. */
  firstCells() {
    const { answer } = this.page;
    const pairs = answer ? Object.entries(answer.indicators) : [];
    return new Map(pairs.reverse().map(([place, id]) => [id, place]));
  }
}
