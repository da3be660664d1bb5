// @ts-check
// The script of a page with one chart, in a frame: takes its look from the query and sends its height to the page
// around, in the messages that portals' listeners know. It listens to nothing and requests nothing.

import * as words from 'plan-chart-words';
import { query } from '../dom.js';
import { logOnce } from '../log.js';
import { optionsOf } from '../options.js';
import { phrase } from '../phrase.js';

const root = document.documentElement;
const parameters = new URLSearchParams(location.search);

/** Beyond these, in CSS px, a height is a mistake. */
const LEAST = 1;
const MOST = 20000;

const { options, faults } = optionsOf((name) => parameters.get(name));
if (faults.length) logOnce(phrase(words.consoleOptionsIgnored, { reason: faults.join(phrase(words.punctuationSemicolon)) }));
else root.dataset.theme = options.theme;

const status = query(document, '.status');
if (!faults.length && options.v !== root.dataset.version) {
  status.textContent = `${status.dataset.otherVersion} ${root.dataset.version} / ${options.v}`;
}

/** How the page around knows this frame: by the name that it gave, else by the chart's. */
const id = parameters.get('id') || query(document, '[data-chart]').id;
/** The frame's address as the page around wrote it: embed.html leads here, and leaves a trace. */
const address = location.hash === '#embed' ? new URL(`../../embed.html${location.search}`, location.href).href : location.href;

/** The messages for a height, one for each protocol. */
function messages(/** @type {number} */ height) {
  const child = parameters.get('childId');
  return [
    { type: 'plan-chart:height', v: 1, id, height },
    { 'datawrapper-height': { [id]: height } },
    { sentinel: 'amp', type: 'embed-size', height },
    JSON.stringify({ src: address, context: 'iframe.resize', height }),
    ...(child ? [['pym', child, 'height', height].join('xPYMx')] : []),
  ];
}

let sent = 0;

function sendHeight() {
  // Its own, not the document's, which is never lower than the frame.
  const own = Math.ceil(document.body.getBoundingClientRect().height);
  const height = Math.min(Math.max(own, LEAST), MOST);
  // A frame that is not shown has no width, and so no height worth sending.
  if (height === sent || root.clientWidth === 0) return;
  sent = height;
  // To whoever is around: a number that reveals nothing about the reader.
  messages(height).forEach((message) => parent.postMessage(message, '*'));
}

if (parent !== window) {
  if (typeof ResizeObserver === 'function') new ResizeObserver(sendHeight).observe(document.body);
  else ['load', 'resize', 'change'].forEach((event) => addEventListener(event, sendHeight));
}
