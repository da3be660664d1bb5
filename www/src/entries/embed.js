// @ts-check
// The script of a page with one chart, in a frame: takes its look from the query and sends its height to the page
// around, in the messages that portals' listeners know. It requests nothing, and listens only to the question what its
// height is.

import * as words from 'plan-chart-words';
import { query } from '../dom.js';
import { logOnce } from '../log.js';
import { optionsOf } from '../options.js';
import { phrase } from '../phrase.js';
import { reportData } from '../report-data.js';

const root = document.documentElement;
const parameters = new URLSearchParams(location.search);

/** Beyond these, in CSS px, a height is a mistake. */
const LEAST = 1;
const MOST = 20000;

const { options, faults } = optionsOf((name) => parameters.get(name), reportData());
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

/** What a frame that becomes this much narrower in CSS px has lost to a scroll bar. */
const SCROLL_BAR = 24;

/** The height that the page around knows, and the width that it belongs to. */
const sent = { height: 0, width: 0 };

/** To whoever is around: a number that reveals nothing about the reader. */
function announce() {
  messages(sent.height).forEach((message) => parent.postMessage(message, '*'));
}

function measure() {
  // Its own, not the document's, which is never lower than the frame.
  const own = Math.ceil(document.body.getBoundingClientRect().height);
  const height = Math.min(Math.max(own, LEAST), MOST);
  // A frame that is not shown has no width, and so no height worth sending.
  const width = root.clientWidth;
  if (height === sent.height || width === 0) return;
  // A height that brings the page around a scroll bar takes width away. A lower one then would remove the bar, and all
  // would begin again.
  const narrower = sent.width - width;
  if (height < sent.height && narrower > 0 && narrower <= SCROLL_BAR) return;
  Object.assign(sent, { height, width });
  announce();
}

/** Whether a message asks for the height: a script that was late, or pym's for the page around. */
function asks(/** @type {any} */ data) {
  const own = data !== null && typeof data === 'object' && data.type === 'plan-chart:ask';
  return own || (typeof data === 'string' && /^pymxPYMx.*xPYMxwidthxPYMx/.test(data));
}

if (parent !== window) {
  if (typeof ResizeObserver === 'function') new ResizeObserver(measure).observe(document.body);
  else ['load', 'resize', 'change'].forEach((event) => addEventListener(event, measure));
  addEventListener('message', ({ source, data }) => {
    if (source === parent && sent.height > 0 && asks(data)) announce();
  });
}
