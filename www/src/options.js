// @ts-check
// What may be asked of an embedded chart: by attributes of <plan-chart> and by the query of embed.html alike.
// Stands in one function with what follows it in the script; the build puts BUILT before it.
/* global BUILT */

/** Each option with the values that it may have, the usual one first. */
const OPTIONS = {
  chart: ['bars', 'growth', 'gauge'],
  indicator: ['', ...BUILT.indicators],
  lang: ['zh', 'zh-CN', 'en'],
  theme: ['auto', 'light', 'dark'],
  /** Of the heading; a frame is a page of its own and begins with the first. */
  level: ['3', '2', '4', '5', '6'],
};

/** A version of the data: the day of its last revision. */
const VERSION = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the options with `read`, which gives the text of one or null. What is not said is as usual; what may
 * not be said is a fault, in words.
 * @param {(name: string) => string | null} read
 */
// eslint-disable-next-line no-unused-vars -- called by what follows
function optionsOf(read) {
  const options = { v: read('v') || BUILT.version };
  const faults = [];
  for (const [name, values] of Object.entries(OPTIONS)) {
    const value = read(name);
    options[name] = value || values[0];
    if (!values.includes(options[name])) faults.push(fault(name, value, values));
  }
  if (!VERSION.test(options.v)) faults.push(fault('v', options.v, [BUILT.version]));
  if (options.chart === 'gauge' && !options.indicator) faults.push(fault('indicator', '', OPTIONS.indicator));
  if (options.lang === 'zh-CN') options.lang = 'zh';
  return { options, faults };
}

/** The name of the chart that the options ask for, as files and places on the page have it. */
// eslint-disable-next-line no-unused-vars -- called by what follows
function idOf({ chart, indicator }) {
  return chart === 'gauge' ? `gauge-${indicator}` : chart;
}

function fault(name, value, values) {
  return `${name}: “${value.slice(0, 40)}” is not one of ${values.filter(Boolean).join(', ')}`;
}
