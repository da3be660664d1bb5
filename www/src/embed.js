// @ts-check
// A page with one chart, in a frame: takes its look from the query and tells the page around how high it is, in
// the words that portals' listeners know. It hears nothing from there, and asks for nothing.
/* global optionsOf */

const root = document.documentElement;
const query = new URLSearchParams(location.search);

/** Beyond these, in CSS px, a height is a mistake. */
const LEAST = 1;
const MOST = 20000;

const { options, faults } = optionsOf((name) => query.get(name));
if (faults.length) console.error('plan-chart: as usual, because', faults.join('; '));
else root.dataset.theme = options.theme;

const status = document.querySelector('.status');
if (!faults.length && options.v !== root.dataset.version) {
  status.textContent = `${status.dataset.otherVersion} ${root.dataset.version} / ${options.v}`;
}

/** How the page around knows this frame: as it was told to, else by the chart's name. */
const id = query.get('id') || document.querySelector('[data-chart]').id;
/** The frame's address as the page around wrote it: embed.html leads here, and leaves a trace. */
const address = location.hash === '#embed' ? new URL(`../../embed.html${location.search}`, location.href).href : location.href;

/** The words for a height, each as one protocol has it. */
function words(height) {
  const child = query.get('childId');
  return [
    { type: 'plan-chart:height', v: 1, id, height },
    { 'datawrapper-height': { [id]: height } },
    { sentinel: 'amp', type: 'embed-size', height },
    JSON.stringify({ src: address, context: 'iframe.resize', height }),
    ...(child ? [['pym', child, 'height', height].join('xPYMx')] : []),
  ];
}

let told = 0;

function tell() {
  // Its own, not the document's, which is never lower than the frame.
  const own = Math.ceil(document.body.getBoundingClientRect().height);
  const height = Math.min(Math.max(own, LEAST), MOST);
  // A frame that is not shown has no width, and so no height worth telling.
  if (height === told || root.clientWidth === 0) return;
  told = height;
  // To whoever is around: a number that tells nothing about the reader.
  words(height).forEach((message) => parent.postMessage(message, '*'));
}

if (parent !== window) {
  if (typeof ResizeObserver === 'function') new ResizeObserver(tell).observe(document.body);
  else ['load', 'resize', 'change'].forEach((event) => addEventListener(event, tell));
}
