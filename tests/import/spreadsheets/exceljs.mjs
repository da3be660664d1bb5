// Spreadsheets by exceljs: `node exceljs.mjs FOLDER`, where FOLDER has template.xlsx, guandu.xlsx and europe.xlsx.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

import { COMMENT, DRAFTS, FIRST, HIDDEN_COLUMN, HIDDEN_ROW, MERGED, TABLE, TYPED } from './content.mjs';

const folder = process.argv[2];
const ExcelJS = createRequire(path.resolve(folder, 'any.js'))('exceljs');

// The same bytes each time.
const DAY = new Date('2024-01-01T00:00:00Z');

/** Puts a cell of `content.mjs` into one of exceljs. */
function put(cell, content) {
  if (content === null) return;
  if (typeof content !== 'object') cell.value = content;
  else if (content.runs) cell.value = { richText: content.runs.map((text, index) => ({ text, font: { bold: index === 0 } })) };
  // Without `value` exceljs stores no result.
  else if (content.formula) cell.value = { formula: content.formula, result: content.value };
  else if (content.date) cell.value = new Date(`${content.date}T00:00:00Z`);
  else if (content.error) cell.value = { error: content.error };
  else cell.value = content.value;
  const numFmt = content.format ?? (content.date ? 'yyyy-mm-dd' : undefined);
  // Cells of a file that was read share their styles.
  if (numFmt) cell.style = { ...cell.style, numFmt };
}

function fill(sheet, rows, { row, column }) {
  rows.forEach((cells, down) => cells.forEach((content, right) => put(sheet.getCell(row + down, column + right), content)));
}

function dated(book) {
  book.creator = 'exceljs';
  book.created = DAY;
  book.modified = DAY;
  return book;
}

async function table() {
  const book = dated(new ExcelJS.Workbook());
  const sheet = book.addWorksheet('附表');
  fill(sheet, TABLE, FIRST);
  MERGED.forEach((range) => sheet.mergeCells(range));
  sheet.getRow(HIDDEN_ROW).hidden = true;
  sheet.getColumn(HIDDEN_COLUMN).hidden = true;
  sheet.getCell(COMMENT.cell).note = COMMENT.text;
  const drafts = book.addWorksheet(DRAFTS.name, { state: 'hidden' });
  fill(drafts, DRAFTS.rows, { row: 1, column: 1 });
  await book.xlsx.writeFile(path.join(folder, 'exceljs-table.xlsx'));
}

async function typed() {
  const book = dated(new ExcelJS.Workbook());
  fill(book.addWorksheet('录入'), TYPED, { row: 1, column: 1 });
  await book.xlsx.writeFile(path.join(folder, 'exceljs-typed.xlsx'));
}

/** The writer of large files, which keeps texts in their cells. */
async function inline() {
  const stream = fs.createWriteStream(path.join(folder, 'exceljs-inline.xlsx'));
  const book = dated(new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: true }));
  const sheet = book.addWorksheet('附表');
  fill(sheet, TABLE, FIRST);
  MERGED.forEach((range) => sheet.mergeCells(range));
  sheet.commit();
  await book.commit();
}

/** A template opened and saved again. */
async function again(name) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path.join(folder, `${name}.xlsx`));
  dated(book);
  await book.xlsx.writeFile(path.join(folder, `exceljs-${name}.xlsx`));
}

/** The template with numbers, a formula, a format of per cent and a text of several looks typed into it. */
async function filled() {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path.join(folder, 'template.xlsx'));
  dated(book);
  const sheet = book.worksheets[0];
  const column = (code) => sheet.getRow(2).values.indexOf(code);
  const cell = (row, code) => sheet.getCell(row, column(code));
  put(cell(3, 'result'), { formula: '400+7.9', value: 407.9 });
  put(cell(3, 'targets/municipal'), { value: 880, format: '#,##0' });
  put(cell(4, 'result'), { value: 0.05, format: '0.0%' });
  put(cell(4, 'targets/municipal'), { runs: ['7.5', '左右'] });
  put(cell(5, 'targets/plan'), { value: 1.9, format: '0.0' });
  put(cell(6, 'result'), { value: 0.031, format: '0.0%' });
  await book.xlsx.writeFile(path.join(folder, 'exceljs-filled.xlsx'));
}

await table();
await typed();
await inline();
await again('guandu');
await again('europe');
await filled();
