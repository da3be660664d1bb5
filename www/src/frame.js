// @ts-check
// For pages that embed charts in frames: gives each frame marked with data-plan-chart the height that it tells.
// Nothing else that a frame says is heard, and no other frame is touched.

/** Beyond these, in CSS px, a height is a mistake. */
const LEAST = 1;
const MOST = 20000;

/** Where messages of a frame come from: nowhere that has a name, where it is sandboxed. */
function originOf(frame) {
  const { sandbox } = frame;
  const opaque = frame.hasAttribute('sandbox') && !sandbox.contains('allow-same-origin');
  return opaque ? 'null' : new URL(frame.src, document.baseURI).origin;
}

/** The height that a message tells, or nothing. */
function heightOf(data) {
  const told = data !== null && typeof data === 'object' && data.type === 'plan-chart:height' && data.v === 1;
  return told && Number.isInteger(data.height) && data.height >= LEAST && data.height <= MOST ? data.height : null;
}

addEventListener('message', (event) => {
  const height = heightOf(event.data);
  if (height === null) return;
  const frames = [...document.querySelectorAll('iframe[data-plan-chart]')];
  const frame = frames.find((one) => one.contentWindow === event.source);
  if (frame && event.origin === originOf(frame)) frame.style.height = `${height}px`;
});
