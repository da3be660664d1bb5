// @ts-check
// Brings <plan-chart> into being, once: whichever script of ours comes first on a page has it.
/* global BUILT, PlanChart, say, watch */

/** The charts that are in the page now. */
const charts = new Set();

/** Sizes come from the place, not from the window. */
const sizes = typeof ResizeObserver === 'function'
  ? new ResizeObserver((entries) => entries.forEach(({ target }) => target.getRootNode().host.draw()))
  : null;

const first = window.customElements && customElements.get('plan-chart');
if (!first && window.customElements && window.ShadowRoot) {
  const draw = () => charts.forEach((chart) => chart.draw());
  watch(draw, () => charts.forEach((chart) => chart.figure && chart.figure.redraw()));
  if (!sizes) addEventListener('resize', draw);
  PlanChart.version = BUILT.version;
  customElements.define('plan-chart', PlanChart);
} else if (first && first.version !== BUILT.version) {
  say(`this page has the data of ${first.version} already, so those of ${BUILT.version} are left out`);
}
