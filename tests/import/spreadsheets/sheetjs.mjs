// Spreadsheets by SheetJS: `TZ=UTC node sheetjs.mjs FOLDER`, where FOLDER has guandu.xlsx and europe.xlsx.

import path from 'node:path';
import { createRequire } from 'node:module';

import { COMMENT, DRAFTS, ENGLISH, FIRST, HIDDEN_COLUMN, HIDDEN_ROW, MERGED, TABLE, TYPED } from './content.mjs';

const folder = process.argv[2];
const XLSX = createRequire(path.resolve(folder, 'any.js'))('xlsx');

const KINDS = [['xlsx', 'xlsx'], ['xls', 'biff8'], ['ods', 'ods']];
const ERRORS = { '#DIV/0!': 0x07 };

/** A cell of `content.mjs` as one of SheetJS. */
function cell(content) {
  if (typeof content === 'string') return { t: 's', v: content };
  if (typeof content === 'number') return { t: 'n', v: content };
  // It writes no texts of several looks.
  if (content.runs) return { t: 's', v: content.runs.join('') };
  if (content.formula) return { t: 'n', f: content.formula, ...(content.value !== undefined && { v: content.value }) };
  if (content.date) return { t: 'd', v: new Date(`${content.date}T00:00:00Z`), z: content.format ?? 'yyyy-mm-dd' };
  if (content.error) return { t: 'e', v: ERRORS[content.error], w: content.error };
  // `w` is what is shown: all that .ods gets of a format.
  return { t: 'n', v: content.value, z: content.format, w: XLSX.SSF.format(content.format, content.value) };
}

function sheetOf(rows, { row, column }) {
  const sheet = {};
  rows.forEach((cells, down) => cells.forEach((content, right) => {
    if (content === null) return;
    sheet[XLSX.utils.encode_cell({ r: row - 1 + down, c: column - 1 + right })] = cell(content);
  }));
  const end = { r: row - 2 + rows.length, c: column - 2 + rows[0].length };
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: row - 1, c: column - 1 }, e: end });
  return sheet;
}

/** Writes a book in every kind; each time a new one, because writing changes dates. */
function write(make, name) {
  for (const [kind, bookType] of KINDS) {
    XLSX.writeFile(make(), path.join(folder, `${name}.${kind}`), { bookType, bookSST: true, compression: true });
  }
}

function table() {
  const book = XLSX.utils.book_new();
  const sheet = sheetOf(TABLE, FIRST);
  sheet['!merges'] = MERGED.map((range) => XLSX.utils.decode_range(range));
  sheet['!rows'] = [];
  sheet['!rows'][HIDDEN_ROW - 1] = { hidden: true };
  sheet['!cols'] = [];
  sheet['!cols'][HIDDEN_COLUMN - 1] = { hidden: true };
  XLSX.utils.cell_add_comment(sheet[COMMENT.cell], COMMENT.text, '统计局');
  XLSX.utils.book_append_sheet(book, sheet, '附表');
  XLSX.utils.book_append_sheet(book, sheetOf(DRAFTS.rows, { row: 1, column: 1 }), DRAFTS.name);
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return book;
}

function typed() {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheetOf(TYPED, { row: 1, column: 1 }), '录入');
  return book;
}

/** A template opened, to be saved again. */
function again(name) {
  return XLSX.readFile(path.join(folder, `${name}.xlsx`), { cellNF: true, cellStyles: true });
}

/** A file of Excel 95, in which it has no Chinese. */
function old() {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheetOf(ENGLISH, { row: 1, column: 1 }), 'Table');
  XLSX.writeFile(book, path.join(folder, 'sheetjs-excel-95.xls'), { bookType: 'biff5' });
}

old();
write(table, 'sheetjs-table');
write(typed, 'sheetjs-typed');
for (const name of ['guandu', 'europe']) write(() => again(name), `sheetjs-${name}`);
