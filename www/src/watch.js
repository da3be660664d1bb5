// @ts-check
// Notices when canvases must be drawn again.

/** What changes the colours of the page. */
const LOOKS = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];

/**
 * Calls `draw` when colours or sharpness may have changed, `redraw` when what was painted may be gone.
 * @param {() => void} draw
 * @param {() => void} redraw
 */
export function watch(draw, redraw) {
  LOOKS.forEach((look) => listen(matchMedia(look), draw));
  // A page that comes back may have lost its canvases on the way.
  addEventListener('pageshow', (event) => { if (event.persisted) redraw(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) redraw(); });
  watchSharpness(draw);
}

/** The pixels of the screen change their size: zoom, another screen. */
function watchSharpness(/** @type {() => void} */ draw) {
  const media = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const changed = () => {
    unlisten(media, changed);
    draw();
    watchSharpness(draw);
  };
  listen(media, changed);
}

// Safari before 14 knows only the older pair.
function listen(/** @type {MediaQueryList} */ media, /** @type {() => void} */ changed) {
  if (media.addEventListener) media.addEventListener('change', changed);
  else media.addListener(changed);
}

function unlisten(/** @type {MediaQueryList} */ media, /** @type {() => void} */ changed) {
  if (media.removeEventListener) media.removeEventListener('change', changed);
  else media.removeListener(changed);
}
