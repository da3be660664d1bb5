// @ts-check
// The part of the panel with the chart's numbers.

import * as words from 'plan-chart-words';
import { phrase } from '../phrase.js';
import { downloadLink } from './download.js';

export function addDataSection(/** @type {import('./panel.js').Panel} */ panel) {
  const { data, name } = panel.files;
  panel.section(phrase(words.panelData), phrase(words.panelDataHint)).append(downloadLink(phrase(words.panelCsv), data, `${name}.csv`));
}
