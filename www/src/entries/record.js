// @ts-check
// The script of the module that reads records, fetched on demand.

import init, { embeddedJson, Record } from 'plan-chart-record-glue';
import { loadModule } from '../module.js';
import { offerRecord } from '../record.js';
import { shared } from '../shared.js';

const { wasm = '', integrity } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;

offerRecord(shared(async () => {
  await loadModule(init, wasm, integrity);
  return { Record, embeddedJson };
}));
