// @ts-check
// The script of pages that embed charts in frames: gives each frame marked with data-plan-chart the height that it
// sends. Nothing else in a message is read, and no other frame is touched. It may come late: it asks the frames that are
// there.

/** Beyond these, in CSS px, a height is a mistake. */
const LEAST = 1;
const MOST = 20000;

/** The origin of a frame's messages: `null` where it is sandboxed. */
function originOf(/** @type {HTMLIFrameElement} */ frame) {
  const opaque = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
  return opaque ? 'null' : new URL(frame.src, document.baseURI).origin;
}

/** The height in a message, or null. */
function heightOf(/** @type {any} */ data) {
  const sent = data !== null && typeof data === 'object' && data.type === 'plan-chart:height' && data.v === 1;
  return sent && Number.isInteger(data.height) && data.height >= LEAST && data.height <= MOST ? data.height : null;
}

/** The frames below a root, also those in shadow trees. @returns {HTMLIFrameElement[]} */
function framesIn(/** @type {Document | ShadowRoot} */ root) {
  /** @type {NodeListOf<HTMLIFrameElement>} */
  const frames = root.querySelectorAll('iframe[data-plan-chart]');
  const hosts = [...root.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot);
  return [...frames, ...hosts.flatMap(({ shadowRoot }) => framesIn(/** @type {ShadowRoot} */ (shadowRoot)))];
}

addEventListener('message', (event) => {
  const height = heightOf(event.data);
  if (height === null) return;
  const frame = framesIn(document).find((one) => one.contentWindow === event.source);
  if (frame && event.origin === originOf(frame)) frame.style.height = `${height}px`;
});

for (const { contentWindow } of framesIn(document)) {
  if (contentWindow) contentWindow.postMessage({ type: 'plan-chart:ask' }, '*');
}
