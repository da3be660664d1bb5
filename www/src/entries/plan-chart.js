// @ts-check
// The script of the pages with charts: its module only draws.

import init, { Drawings } from 'plan-chart-glue';
import { loadModule } from '../module.js';
import { script, startPage } from '../page.js';
import { painted } from '../painted.js';
import { loadRecord } from '../record.js';
import { drawingsOf, reportData } from '../report-data.js';

async function open() {
  const { wasm = '', integrity } = script.dataset;
  await loadModule(init, wasm, integrity);
  await painted();
  return Drawings.read(drawingsOf(reportData()));
}

startPage(open, loadRecord);
