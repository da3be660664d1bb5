// Opens a CSV file as a spreadsheet does, and prints its cells: `node spreadsheet.js MODULES FILE`. Each is its type
// (`n` a number, `s` a text), its value, and its formula if it became one; null where there is none.
'use strict';

const fs = require('fs');
const path = require('path');

const [modules, file] = process.argv.slice(2);
const xlsx = require(path.join(modules, 'xlsx'));
const book = xlsx.read(fs.readFileSync(file), { type: 'buffer', cellFormula: true });
const sheet = book.Sheets[book.SheetNames[0]];
const { e: end } = xlsx.utils.decode_range(sheet['!ref']);
const rows = Array.from({ length: end.r + 1 }, (_, r) => Array.from({ length: end.c + 1 }, (_, c) => {
  const cell = sheet[xlsx.utils.encode_cell({ r, c })];
  return cell ? [cell.t, cell.v, cell.f || null] : null;
}));
process.stdout.write(JSON.stringify(rows));
