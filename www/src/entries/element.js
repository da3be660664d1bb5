// @ts-check
// The script of <plan-chart>, which defines the element: whichever copy of it comes first on a page.

import * as words from 'plan-chart-words';
import { charts, PlanChart, sizes } from '../element.js';
import { logOnce } from '../log.js';
import { phrase } from '../phrase.js';
import { watch } from '../watch.js';

const NAME = 'plan-chart';

const first = /** @type {typeof PlanChart | undefined} */ (window.customElements && customElements.get(NAME));
if (!first && window.customElements && window.ShadowRoot) {
  const draw = () => charts.forEach((chart) => chart.draw());
  watch(draw, () => charts.forEach((chart) => chart.redraw()));
  if (!sizes) addEventListener('resize', draw);
  customElements.define(NAME, PlanChart);
} else if (first && first.build !== PlanChart.build) {
  logOnce(phrase(words.consoleSecondVersion, { first: first.build, own: PlanChart.build }));
}
