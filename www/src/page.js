// @ts-check
// What runs in every page with charts.

import { showCharts } from './charts.js';
import { addMarks } from './marks.js';
import { followMode } from './mode.js';
import { keepState } from './state.js';
import { addToolbars } from './toolbar.js';

/** The script that is running, which says where the module is. */
export const script = /** @type {HTMLScriptElement} */ (
  document.currentScript || document.querySelector('script[data-wasm]')
);

/** Runs one part of the page; where it fails the others run all the same. */
export function attempt(/** @type {() => void} */ part) {
  try {
    part();
  } catch (error) {
    console.error('plan-chart:', error);
  }
}

/**
 * @param {() => Promise<import('plan-chart-glue').Drawings>} open gives the record that the charts show
 * @param {() => Promise<object>} load gives the interface for records of others
 */
export function startPage(open, load) {
  [addMarks, addToolbars, keepState, followMode, () => showCharts(open, load)].forEach(attempt);
}
