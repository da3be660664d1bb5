// @ts-check
// All scripts of the page that is one file. Its module is the one that reads records, which draws as well.

import init, { Drawings, embeddedJson, Record } from 'plan-chart-record-glue';
import { addSearch } from '../find.js';
import { loadModule } from '../module.js';
import { attempt, script, startPage } from '../page.js';
import { painted } from '../painted.js';
import { answerToolbars } from '../panel/open.js';
import { drawingsOf, reportData } from '../report-data.js';
import { shared } from '../shared.js';

const load = shared(async () => {
  await loadModule(init, script.dataset.wasm || '');
  return { Record, embeddedJson };
});

async function open() {
  await load();
  await painted();
  return Drawings.read(drawingsOf(reportData()));
}

startPage(open, load);
attempt(addSearch);
// No file is beside the page that others could put into theirs.
attempt(() => answerToolbars([]));
